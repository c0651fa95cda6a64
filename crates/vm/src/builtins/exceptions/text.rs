//! `str()` and `repr()` of exceptions.

use super::{fail, this};
use crate::function::Args;
use crate::{Exc, Flow, Res, Value, Vm};

fn receiver(vm: &Vm, args: Args<'_>, method: &str) -> Res<Exc> {
    let (v, _) = args.receiver(vm, &vm.exc.base_exception, method)?;
    this(vm, v, method)
}

/// `BaseException.__str__`: the one argument, or the tuple of them.
fn base_str(vm: &Vm, e: &Exc) -> Flow {
    let args = e.args();
    match args.as_tuple().map_or(&[][..], |t| t) {
        [] => Flow::Value(Value::Str(vm.names.empty.clone())),
        [one] => vm.str_flow(one),
        _ => vm.str_flow(&args),
    }
}

pub(super) fn str(vm: &Vm, args: Args<'_>) -> Flow {
    match receiver(vm, args, "__str__") {
        Ok(e) => base_str(vm, &e),
        Err(e) => fail(e),
    }
}

pub(super) fn repr(vm: &Vm, args: Args<'_>) -> Flow {
    let e = match receiver(vm, args, "__repr__") {
        Ok(e) => e,
        Err(e) => return fail(e),
    };
    let vm = vm.clone();
    Flow::run(async move {
        let name = e.class().name();
        let args = e.args();
        match args.as_tuple().map_or(&[][..], |t| t) {
            [one] => Ok(Value::str(format!("{name}({})", vm.repr_of(one).await?))),
            _ => Ok(Value::str(format!("{name}{}", vm.repr_of(&args).await?))),
        }
    })
}

/// A missing key is shown as it would be written, so that `''` can be seen.
pub(super) fn key_str(vm: &Vm, args: Args<'_>) -> Flow {
    match receiver(vm, args, "__str__") {
        Err(e) => fail(e),
        Ok(e) => match e.args().as_tuple().map_or(&[][..], |t| t) {
            [one] => vm.repr_flow(one),
            _ => base_str(vm, &e),
        },
    }
}

pub(super) fn import_str(vm: &Vm, args: Args<'_>) -> Flow {
    match receiver(vm, args, "__str__") {
        Err(e) => fail(e),
        Ok(e) => match e.field("msg") {
            Some(msg @ Value::Str(_)) => Flow::Value(msg),
            _ => base_str(vm, &e),
        },
    }
}

pub(super) fn os_str(vm: &Vm, args: Args<'_>) -> Flow {
    let e = match receiver(vm, args, "__str__") {
        Ok(e) => e,
        Err(e) => return fail(e),
    };
    let part = |name: &str| e.field(name).unwrap_or(Value::None);
    let (errno, strerror, filename) = (e.field("errno"), e.field("strerror"), e.field("filename"));
    if filename.is_none() && (errno.is_none() || strerror.is_none()) {
        return base_str(vm, &e);
    }
    let (errno, strerror) = (part("errno"), part("strerror"));
    let second = e.field("filename2");
    let vm = vm.clone();
    Flow::run(async move {
        let mut text = format!("[Errno {}] {}", vm.str_of(&errno).await?, vm.str_of(&strerror).await?);
        if let Some(filename) = filename {
            text.push_str(&format!(": {}", vm.repr_of(&filename).await?));
            if let Some(second) = second {
                text.push_str(&format!(" -> {}", vm.repr_of(&second).await?));
            }
        }
        Ok(Value::str(text))
    })
}

pub(super) fn syntax_str(vm: &Vm, args: Args<'_>) -> Flow {
    let e = match receiver(vm, args, "__str__") {
        Ok(e) => e,
        Err(e) => return fail(e),
    };
    let vm = vm.clone();
    Flow::run(async move {
        let msg = vm.str_of(&e.field("msg").unwrap_or(Value::None)).await?;
        let file = e.field("filename").and_then(|f| f.as_str().map(|f| f.rsplit('/').next().unwrap_or("").to_owned()));
        let line = e.field("lineno").and_then(|n| n.as_bigint());
        Ok(match (file, line) {
            (Some(f), Some(n)) => Value::str(format!("{msg} ({f}, line {n})")),
            (Some(f), None) => Value::str(format!("{msg} ({f})")),
            (None, Some(n)) => Value::str(format!("{msg} (line {n})")),
            (None, None) => Value::Str(msg),
        })
    })
}

/// `UnicodeDecodeError` and its kin.
pub(super) fn unicode_str(vm: &Vm, args: Args<'_>) -> Res {
    let e = receiver(vm, args, "__str__")?;
    let Some(object) = e.field("object") else { return Ok(Value::Str(vm.names.empty.clone())) };
    let number = |name: &str| e.field(name).and_then(|v| v.as_i64()).unwrap_or(0);
    let text = |name: &str| e.field(name).and_then(|v| v.as_str().map(|s| s.to_string())).unwrap_or_default();
    let (start, end, reason) = (number("start"), number("end"), text("reason"));
    let at = usize::try_from(start).unwrap_or(usize::MAX);
    let single = end == start.saturating_add(1);
    let last = end.saturating_sub(1);
    if let Some(bytes) = object.as_bytes() {
        let encoding = text("encoding");
        return Ok(Value::str(match bytes.get(at) {
            Some(b) if single => {
                format!("'{encoding}' codec can't decode byte 0x{b:02x} in position {start}: {reason}")
            }
            _ => format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"),
        }));
    }
    let does = match e.field("encoding") {
        Some(_) => format!("'{}' codec can't encode", text("encoding")),
        None => "can't translate".to_owned(),
    };
    Ok(Value::str(match object.as_str().and_then(|s| s.char_at(at)) {
        Some(c) if single => {
            let mut shown = String::new();
            crate::text::repr::push_escape(&mut shown, c);
            format!("{does} character '{shown}' in position {start}: {reason}")
        }
        _ => format!("{does} characters in position {start}-{last}: {reason}"),
    }))
}
