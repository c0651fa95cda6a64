//! Fields of the exception classes as attributes, and how the constructors fill them.

use super::super::define::{Attr, attrs};
use super::this;
use crate::string::PyStr;
use crate::{Exc, Res, Value, Vm};
use std::rc::Rc;

/// Sets the fields that the constructor of the class would set from `args`. Arguments that do not fit are left alone.
pub fn fill_fields(vm: &Vm, e: &Exc) {
    let _ = fill(vm, e);
    if e.is_a(&vm.exc.os_error) {
        super::os_error::fill(vm, e);
    }
}

/// The same with errors, for `__init__`. `OSError` has its own, see `os_error`.
pub(super) fn fill(vm: &Vm, e: &Exc) -> Res<()> {
    let (n, x) = (&vm.names, &vm.exc);
    let args = e.args();
    let Some(args) = args.as_tuple() else { return Ok(()) };
    if e.is_a(&x.stop_iteration) {
        e.set_field(&n.value, args.first().cloned().unwrap_or(Value::None));
    } else if e.is_a(&x.system_exit) {
        let code = match &args[..] {
            [] => Value::None,
            [one] => one.clone(),
            _ => Value::Tuple(args.clone()),
        };
        e.set_field(&n.code, code);
    } else if e.is_a(&x.import_error) {
        match &args[..] {
            [one] => e.set_field(&n.msg, one.clone()),
            _ => unset(e, &n.msg),
        }
    } else if e.is_a(&x.syntax_error) {
        return fill_syntax_error(vm, e, args);
    } else if e.is_a(&x.unicode_error) {
        return fill_unicode_error(vm, e, args);
    }
    Ok(())
}

/// Takes a field away, so that it reads as None.
pub(super) fn unset(e: &Exc, name: &Rc<PyStr>) {
    if let Some(d) = e.data() {
        let mut fields = d.fields.borrow_mut();
        let old = fields.iter().position(|(n, _)| n == name).map(|at| fields.remove(at));
        drop(fields);
        drop(old);
    }
}

fn fill_syntax_error(vm: &Vm, e: &Exc, args: &[Value]) -> Res<()> {
    let n = &vm.names;
    let Some(msg) = args.first() else { return Ok(()) };
    e.set_field(&n.msg, msg.clone());
    let [_, info] = args else { return Ok(()) };
    let Some(info) = vm.try_collect(info) else {
        return Err(vm.type_error(format!("'{}' object is not iterable", vm.type_name(info))));
    };
    if info.len() < 4 {
        return Err(vm.type_error(format!("function takes at least 4 arguments ({} given)", info.len())));
    }
    if info.len() > 7 {
        return Err(vm.type_error(format!("function takes at most 7 arguments ({} given)", info.len())));
    }
    let names = [&n.filename, &n.lineno, &n.offset, &n.text, &n.end_lineno, &n.end_offset];
    for (name, value) in names.iter().zip(&info) {
        e.set_field(name, value.clone());
    }
    if info.len() == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

fn fill_unicode_error(vm: &Vm, e: &Exc, args: &[Value]) -> Res<()> {
    let translate = e.is_a(&vm.exc.unicode_translate_error);
    let decode = e.is_a(&vm.exc.unicode_decode_error);
    if !translate && !decode && !e.is_a(&vm.exc.unicode_encode_error) {
        return Ok(());
    }
    let names: &[&str] = if translate {
        &["object", "start", "end", "reason"]
    } else {
        &["encoding", "object", "start", "end", "reason"]
    };
    if args.len() != names.len() {
        let (want, n) = (names.len(), args.len());
        return Err(vm.type_error(format!("function takes exactly {want} arguments ({n} given)")));
    }
    for (i, (name, value)) in names.iter().zip(args).enumerate() {
        let wrong =
            |want: &str| Err(vm.type_error(format!("argument {} must be {want}, not {}", i + 1, vm.type_name(value))));
        match *name {
            "start" | "end" if value.as_i64().is_none() => {
                let t = vm.type_name(value);
                return Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")));
            }
            "start" | "end" => {}
            "object" if decode => {}
            _ if value.as_str().is_none() => return wrong("str"),
            _ => {}
        }
    }
    if decode && args[1].as_bytes().is_none() {
        return Err(vm.type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(&args[1]))));
    }
    for (name, value) in names.iter().zip(args) {
        e.set_field(&vm.intern(name), value.clone());
    }
    Ok(())
}

/// A field as a computed attribute; deleting it makes it None.
macro_rules! field {
    ($name:literal) => {
        Attr::read($name, |vm, v| Ok(this(vm, v, $name)?.field($name).unwrap_or(Value::None))).write(|vm, v, new| {
            let e = this(vm, v, $name)?;
            match new {
                Some(value) => e.set_field(&vm.intern($name), value),
                None => unset(&e, &vm.intern($name)),
            }
            Ok(())
        })
    };
}

pub(super) fn install(vm: &Vm) {
    let x = &vm.exc;
    attrs(vm, &x.stop_iteration, &[field!("value")]);
    attrs(vm, &x.system_exit, &[field!("code")]);
    attrs(vm, &x.import_error, &[field!("msg"), field!("name"), field!("path"), field!("name_from")]);
    attrs(vm, &x.attribute_error, &[field!("name"), field!("obj")]);
    attrs(vm, &x.name_error, &[field!("name")]);
    let characters = Attr::read("characters_written", |vm, v| {
        let name = vm.intern("characters_written");
        this(vm, v, "characters_written")?
            .field("characters_written")
            .ok_or_else(|| vm.attribute_error("characters_written", v, &name))
    })
    .write(|vm, v, new| {
        let name = vm.intern("characters_written");
        let e = this(vm, v, "characters_written")?;
        match new {
            Some(n) if n.is_int() => e.set_field(&name, n),
            Some(_) => return Err(vm.type_error("an integer is required")),
            None if e.field(&name).is_none() => return Err(vm.attribute_error("characters_written", v, &name)),
            None => unset(&e, &name),
        }
        Ok(())
    });
    attrs(vm, &x.os_error, &[field!("errno"), field!("strerror"), field!("filename"), field!("filename2"), characters]);
    attrs(
        vm,
        &x.syntax_error,
        &[
            field!("msg"),
            field!("filename"),
            field!("lineno"),
            field!("offset"),
            field!("text"),
            field!("end_lineno"),
            field!("end_offset"),
            field!("print_file_and_line"),
        ],
    );
    for class in [&x.unicode_decode_error, &x.unicode_encode_error] {
        attrs(vm, class, &[field!("encoding")]);
    }
    for class in [&x.unicode_decode_error, &x.unicode_encode_error, &x.unicode_translate_error] {
        attrs(vm, class, &[field!("object"), field!("start"), field!("end"), field!("reason")]);
    }
}
