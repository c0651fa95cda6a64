//! Methods that `bytes` and `bytearray` share and that ask: searching, counting, comparing, items.

use super::buffer::{as_bytearray, bytes_arg, bytes_like};
use super::bytes_make::Kind;
use super::{bound_arg, limit_arg};
use crate::builtins::args::{Params, wrong_receiver};
use crate::builtins::define::{Method, methods};
use crate::indexed;
use crate::iter::{Iter, IterKind};
use crate::protocol::compare::holds;
use crate::text::bytes;
use crate::text::split::{Ends, Side};
use crate::{Args, Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use std::borrow::Cow;

pub fn install(vm: &Vm) {
    for class in [&vm.types.bytes, &vm.types.bytearray] {
        methods(vm, class, TABLE);
    }
    methods(vm, &vm.types.bytes, BYTES);
}

macro_rules! compare {
    ($name:literal, $op:ident) => {
        Method::sync($name, |vm, args| compare(vm, args, CmpOp::$op, $name))
    };
}

const TABLE: &[Method] = &[
    indexed!("find", |vm, args| find(vm, args, "find")),
    indexed!("rfind", |vm, args| find(vm, args, "rfind")),
    indexed!("index", |vm, args| find(vm, args, "index")),
    indexed!("rindex", |vm, args| find(vm, args, "rindex")),
    indexed!("count", count),
    indexed!("startswith", |vm, args| affix(vm, args, "startswith")),
    indexed!("endswith", |vm, args| affix(vm, args, "endswith")),
    Method::sync("isalnum", |vm, args| ask(vm, args, "isalnum", |d| all(d, u8::is_ascii_alphanumeric))),
    Method::sync("isalpha", |vm, args| ask(vm, args, "isalpha", |d| all(d, u8::is_ascii_alphabetic))),
    Method::sync("isascii", |vm, args| ask(vm, args, "isascii", |d| d.is_ascii())),
    Method::sync("isdigit", |vm, args| ask(vm, args, "isdigit", |d| all(d, u8::is_ascii_digit))),
    Method::sync("isspace", |vm, args| ask(vm, args, "isspace", |d| all(d, |b| bytes::is_space(*b)))),
    Method::sync("islower", |vm, args| ask(vm, args, "islower", bytes::islower)),
    Method::sync("isupper", |vm, args| ask(vm, args, "isupper", bytes::isupper)),
    Method::sync("istitle", |vm, args| ask(vm, args, "istitle", bytes::istitle)),
    Method::sync("partition", |vm, args| partition(vm, args, "partition")),
    Method::sync("rpartition", |vm, args| partition(vm, args, "rpartition")),
    indexed!("split", |vm, args| split(vm, args, "split")),
    indexed!("rsplit", |vm, args| split(vm, args, "rsplit")),
    Method::sync("splitlines", splitlines),
    Method::sync("strip", |vm, args| strip(vm, args, "strip", Side::Both)),
    Method::sync("lstrip", |vm, args| strip(vm, args, "lstrip", Side::Left)),
    Method::sync("rstrip", |vm, args| strip(vm, args, "rstrip", Side::Right)),
    Method::sync("removeprefix", |vm, args| remove(vm, args, "removeprefix")),
    Method::sync("removesuffix", |vm, args| remove(vm, args, "removesuffix")),
    indexed!("__contains__", contains),
    Method::sync("__len__", |vm, args| Ok(Value::from(this(vm, args, "__len__")?.0.len()))),
    indexed!("__getitem__", getitem),
    compare!("__eq__", Eq),
    compare!("__ne__", Ne),
    compare!("__lt__", Lt),
    compare!("__le__", Le),
    compare!("__gt__", Gt),
    compare!("__ge__", Ge),
];

const BYTES: &[Method] = &[
    Method::sync("__iter__", |vm, args| {
        let (bytes, rest) = args.this_bytes(vm, "__iter__")?;
        rest.between(vm, "", 0, 0)?;
        Ok(Iter::new(IterKind::Bytes { bytes: bytes.clone(), at: 0 }))
    }),
    Method::sync("__hash__", |vm, args| {
        let (bytes, _) = args.this_bytes(vm, "__hash__")?;
        Ok(Value::Int(crate::num::hash::of_bytes(bytes)))
    }),
];

/// `self`'s bytes, what it is, and the other arguments.
pub fn this<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(Cow<'a, [u8]>, Kind, Args<'a>)> {
    let Some(first) = args.pos.first() else {
        return Err(vm.type_error(format!("unbound method bytes.{name}() needs an argument")));
    };
    if let Some(bytes) = first.as_bytes() {
        return Ok((Cow::Borrowed(&bytes[..]), Kind::Bytes, args.rest()));
    }
    match as_bytearray(first) {
        Some(array) => Ok((Cow::Owned(array.data.borrow().clone()), Kind::ByteArray, args.rest())),
        None => Err(wrong_receiver(vm, &vm.types.bytes, name, first)),
    }
}

/// What to look for: bytes, or one byte as a number.
fn needle<'a>(vm: &Vm, v: &'a Value) -> Res<Cow<'a, [u8]>> {
    if let Some(bytes) = bytes_like(v) {
        return Ok(bytes);
    }
    if !v.is_int() {
        let given = vm.type_name(v);
        return Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{given}'")));
    }
    super::buffer::byte_arg(vm, v, "byte").map(|b| Cow::Owned(vec![b]))
}

fn find(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, _, rest) = this(vm, args, name)?;
    let pos = rest.between(vm, name, 1, 3)?;
    let (start, end) = (bound_arg(vm, pos.get(1))?, bound_arg(vm, pos.get(2))?);
    let part = needle(vm, &pos[0])?;
    let found = match name {
        "find" | "index" => bytes::find(&data, &part, start, end),
        _ => bytes::rfind(&data, &part, start, end),
    };
    match found {
        Some(at) => Ok(Value::from(at)),
        None if name.ends_with("index") => Err(vm.value_error("subsection not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(vm: &Vm, args: Args<'_>) -> Res {
    let (data, _, rest) = this(vm, args, "count")?;
    let pos = rest.between(vm, "count", 1, 3)?;
    let (start, end) = (bound_arg(vm, pos.get(1))?, bound_arg(vm, pos.get(2))?);
    Ok(Value::from(bytes::count(&data, &needle(vm, &pos[0])?, start, end)))
}

fn affix(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, _, rest) = this(vm, args, name)?;
    let pos = rest.between(vm, name, 1, 3)?;
    let (start, end) = (bound_arg(vm, pos.get(1))?, bound_arg(vm, pos.get(2))?);
    let test = |part: &[u8]| match name {
        "startswith" => bytes::starts_with(&data, part, start, end),
        _ => bytes::ends_with(&data, part, start, end),
    };
    if let Some(parts) = pos[0].as_tuple() {
        for part in parts.iter() {
            if test(&bytes_arg(vm, part)?) {
                return Ok(Value::Bool(true));
            }
        }
        return Ok(Value::Bool(false));
    }
    match bytes_like(&pos[0]) {
        Some(part) => Ok(Value::Bool(test(&part))),
        None => {
            let given = vm.type_name(&pos[0]);
            Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {given}")))
        }
    }
}

fn all(data: &[u8], property: impl Fn(&u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(property)
}

fn ask(vm: &Vm, args: Args<'_>, name: &str, property: fn(&[u8]) -> bool) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    rest.none(vm, &format!("{}.{name}", kind.name()))?;
    Ok(Value::Bool(property(&data)))
}

fn partition(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    let given = rest.one(vm, &format!("{}.{name}", kind.name()))?;
    let sep = bytes_arg(vm, given)?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let forward = name == "partition";
    let found = if forward { bytes::partition(&data, &sep) } else { bytes::rpartition(&data, &sep) };
    let make = |part: &[u8]| kind.make(vm, part.to_vec());
    Ok(Value::tuple(match found {
        Some((before, after)) => vec![make(before), make(&sep), make(after)],
        None if forward => vec![make(&data), make(b""), make(b"")],
        None => vec![make(b""), make(b""), make(&data)],
    }))
}

fn split(vm: &Vm, args: Args<'_>, name: &'static str) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    let params = Params { shown: name, names: ["sep", "maxsplit"], required: 0, positional: 2 };
    let [sep, limit] = params.bind(vm, rest)?;
    let limit = limit_arg(vm, limit.as_ref())?;
    let forward = name == "split";
    let parts = match sep.filter(|s| !s.is_none()) {
        None if forward => bytes::split_space(&data, limit),
        None => bytes::rsplit_space(&data, limit),
        Some(given) => {
            let sep = bytes_arg(vm, &given)?;
            if sep.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            if forward { bytes::split(&data, &sep, limit) } else { bytes::rsplit(&data, &sep, limit) }
        }
    };
    Ok(vm.new_list(parts.into_iter().map(|part| kind.make(vm, part.to_vec())).collect()))
}

fn splitlines(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "splitlines")?;
    let params = Params { shown: "splitlines", names: ["keepends"], required: 0, positional: 1 };
    let [keep] = params.bind(vm, rest)?;
    let keep = keep.is_some_and(|k| vm.try_truth(&k).unwrap_or(true));
    let parts = bytes::lines(&data, if keep { Ends::Kept } else { Ends::Dropped });
    Ok(vm.new_list(parts.into_iter().map(|part| kind.make(vm, part.to_vec())).collect()))
}

fn strip(vm: &Vm, args: Args<'_>, name: &str, side: Side) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    let pos = rest.between(vm, name, 0, 1)?;
    let unwanted = match pos.first() {
        None | Some(Value::None) => None,
        Some(v) => Some(bytes_arg(vm, v)?),
    };
    Ok(kind.make(vm, bytes::strip(&data, unwanted.as_deref(), side).to_vec()))
}

fn remove(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    let affix = bytes_arg(vm, rest.one(vm, &format!("{}.{name}", kind.name()))?)?;
    let kept = match name {
        "removeprefix" => data.strip_prefix(&affix[..]),
        _ => data.strip_suffix(&affix[..]),
    };
    Ok(kind.make(vm, kept.unwrap_or(&data).to_vec()))
}

fn contains(vm: &Vm, args: Args<'_>) -> Res {
    let (data, _, rest) = this(vm, args, "__contains__")?;
    let item = rest.operand(vm)?;
    if item.is_int() {
        let byte = super::buffer::byte_arg(vm, item, "byte")?;
        return Ok(Value::Bool(data.contains(&byte)));
    }
    let part = bytes_arg(vm, item)?;
    Ok(Value::Bool(bytes::find(&data, &part, None, None).is_some()))
}

fn getitem(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "__getitem__")?;
    let key = rest.operand(vm)?;
    if let Value::Slice(slice) = key {
        let indices = vm.slice_indices(slice, data.len())?;
        let picked = indices.positions().filter_map(|i| data.get(i).copied()).collect();
        return Ok(kind.make(vm, picked));
    }
    let at = position(vm, key, data.len(), kind.name())?;
    at.and_then(|at| data.get(at)).map(|b| Value::Int(i64::from(*b))).ok_or_else(|| {
        vm.index_error(if kind == Kind::Bytes { "index out of range" } else { "bytearray index out of range" })
    })
}

/// A key as a position in a sequence of so many items; `None` outside of it.
pub fn position(vm: &Vm, key: &Value, len: usize, what: &str) -> Res<Option<usize>> {
    let Some(i) = key.as_i64() else {
        if key.is_int() {
            return Err(vm.index_error("cannot fit 'int' into an index-sized integer"));
        }
        let kind = if what == "bytes" { "byte" } else { what };
        return Err(vm.type_error(format!("{kind} indices must be integers or slices, not {}", vm.type_name(key))));
    };
    let at = if i < 0 { i.saturating_add(i64::try_from(len).unwrap_or(i64::MAX)) } else { i };
    Ok(usize::try_from(at).ok().filter(|at| *at < len))
}

fn compare(vm: &Vm, args: Args<'_>, op: CmpOp, name: &str) -> Res {
    let (data, _, rest) = this(vm, args, name)?;
    match bytes_like(rest.operand(vm)?) {
        Some(other) => Ok(Value::Bool(holds(op, data[..].cmp(&other[..])))),
        None => Ok(Value::NotImplemented),
    }
}
