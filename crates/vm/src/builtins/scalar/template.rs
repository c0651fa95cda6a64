//! `str.format` and `str.format_map`.

use crate::string::PyStr;
use crate::text::MAX_LEN;
use crate::text::template::{
    Access, Field, First, Numbering, Pieces, missing_index, next_access, split_name, unknown_conversion,
};
use crate::{OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// Specs may hold fields, whose specs may not.
const DEPTH: usize = 2;

/// Where the values of fields come from.
enum Source {
    Args(OwnedArgs),
    Mapping(Value),
}

pub async fn format(vm: Vm, mut args: OwnedArgs) -> Res {
    let this = args.as_args().this_str(&vm, "format")?.0.clone();
    args.pos.remove(0);
    render(&vm, &this, &Source::Args(args)).await
}

pub async fn format_map(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let (this, rest) = args.this_str(&vm, "format_map")?;
    let mapping = rest.one(&vm, "str.format_map")?;
    render(&vm, this, &Source::Mapping(mapping.clone())).await
}

/// The template with its fields filled in.
async fn render(vm: &Vm, template: &str, source: &Source) -> Res {
    let mut numbering = Numbering::default();
    let mut out = String::with_capacity(template.len() + 16);
    let mut position = 0;
    loop {
        let mut pieces = Pieces::resume(template, position);
        let Some(piece) = pieces.next() else { break };
        position = pieces.position();
        let piece = vm.outcome(piece)?;
        out.push_str(piece.literal);
        if let Some(field) = piece.field {
            let text = render_field(vm, &field, source, &mut numbering).await?;
            if out.len() + text.len_bytes() > MAX_LEN {
                return Err(vm.memory_error());
            }
            out.push_str(&text);
        }
    }
    Ok(Value::str(out))
}

async fn render_field(vm: &Vm, field: &Field<'_>, source: &Source, numbering: &mut Numbering) -> Res<Rc<PyStr>> {
    let value = find(vm, field.name, source, numbering).await?;
    let value = convert(vm, value, field.conversion).await?;
    let spec = if field.nested {
        Rc::new(PyStr::new(render_spec(vm, field.spec, source, numbering).await?))
    } else {
        Rc::new(PyStr::new(field.spec))
    };
    vm.format_value(&value, &spec).await
}

/// A spec that holds fields: the same once more, one level down.
async fn render_spec(vm: &Vm, spec: &str, source: &Source, numbering: &mut Numbering) -> Res<String> {
    let mut out = String::new();
    let mut position = 0;
    loop {
        let mut pieces = Pieces::resume(spec, position);
        let Some(piece) = pieces.next() else { break };
        position = pieces.position();
        let piece = vm.outcome(piece)?;
        out.push_str(piece.literal);
        let Some(field) = piece.field else { continue };
        let value = find(vm, field.name, source, numbering).await?;
        let value = convert(vm, value, field.conversion).await?;
        if field.nested {
            const { assert!(DEPTH == 2) };
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        out.push_str(&vm.format_value(&value, &Rc::new(PyStr::new(field.spec))).await?);
    }
    Ok(out)
}

/// The value that a field's name leads to.
async fn find(vm: &Vm, name: &str, source: &Source, numbering: &mut Numbering) -> Res {
    let (first, mut rest) = vm.outcome(split_name(name, numbering))?;
    let mut value = match (first, source) {
        (First::Index(index), Source::Args(args)) => {
            args.pos.get(index).cloned().ok_or_else(|| vm.fault(missing_index(index)))?
        }
        (First::Index(_), Source::Mapping(_)) => {
            return Err(vm.value_error("Format string contains positional fields"));
        }
        (First::Key(key), Source::Args(args)) => {
            args.as_args().kw(key).cloned().ok_or_else(|| vm.key_error(Value::str(key)))?
        }
        (First::Key(key), Source::Mapping(mapping)) => vm.getitem(mapping, &Value::str(key)).await?,
    };
    while let Some((access, next)) = vm.outcome(next_access(rest))? {
        rest = next;
        value = match access {
            Access::Attribute(name) => vm.getattr(&value, &vm.intern(name)).await?,
            Access::Index(index) => vm.getitem(&value, &Value::Int(index)).await?,
            Access::Key(key) => vm.getitem(&value, &Value::str(key)).await?,
        };
    }
    Ok(value)
}

/// `!r`, `!s`, `!a`.
async fn convert(vm: &Vm, value: Value, conversion: Option<char>) -> Res {
    Ok(Value::Str(match conversion {
        None => return Ok(value),
        Some('r') => vm.repr_of(&value).await?,
        Some('s') => vm.str_of(&value).await?,
        Some('a') => vm.ascii_of(&value).await?,
        Some(c) => return Err(vm.fault(unknown_conversion(c))),
    }))
}
