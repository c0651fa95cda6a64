//! Methods of `str` that ask: searching, counting, the `is...` family, splitting.

use super::{bound_arg, limit_arg, same_or_new, text_arg};
use crate::builtins::args::Params;
use crate::builtins::define::{Method, methods};
use crate::indexed;
use crate::string::PyStr;
use crate::text::split::{self, Ends, Side};
use crate::text::{case, search};
use crate::{Args, Res, Value, Vm};
use std::rc::Rc;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.str_, TABLE);
}

const TABLE: &[Method] = &[
    indexed!("find", |vm, args| find(vm, args, "find")),
    indexed!("rfind", |vm, args| find(vm, args, "rfind")),
    indexed!("index", |vm, args| find(vm, args, "index")),
    indexed!("rindex", |vm, args| find(vm, args, "rindex")),
    indexed!("count", count),
    indexed!("startswith", |vm, args| affix(vm, args, "startswith")),
    indexed!("endswith", |vm, args| affix(vm, args, "endswith")),
    Method::sync("isalnum", |vm, args| ask(vm, args, "isalnum", case::isalnum)),
    Method::sync("isalpha", |vm, args| ask(vm, args, "isalpha", case::isalpha)),
    Method::sync("isascii", |vm, args| ask(vm, args, "isascii", case::isascii)),
    Method::sync("isdecimal", |vm, args| ask(vm, args, "isdecimal", case::isdecimal)),
    Method::sync("isdigit", |vm, args| ask(vm, args, "isdigit", case::isdigit)),
    Method::sync("isidentifier", |vm, args| ask(vm, args, "isidentifier", case::isidentifier)),
    Method::sync("islower", |vm, args| ask(vm, args, "islower", case::islower)),
    Method::sync("isnumeric", |vm, args| ask(vm, args, "isnumeric", case::isnumeric)),
    Method::sync("isprintable", |vm, args| ask(vm, args, "isprintable", case::isprintable)),
    Method::sync("isspace", |vm, args| ask(vm, args, "isspace", case::isspace)),
    Method::sync("istitle", |vm, args| ask(vm, args, "istitle", case::istitle)),
    Method::sync("isupper", |vm, args| ask(vm, args, "isupper", case::isupper)),
    Method::sync("partition", |vm, args| partition(vm, args, "partition")),
    Method::sync("rpartition", |vm, args| partition(vm, args, "rpartition")),
    indexed!("split", |vm, args| split_at(vm, args, "split")),
    indexed!("rsplit", |vm, args| split_at(vm, args, "rsplit")),
    Method::sync("splitlines", splitlines),
    Method::sync("strip", |vm, args| strip(vm, args, "strip", Side::Both)),
    Method::sync("lstrip", |vm, args| strip(vm, args, "lstrip", Side::Left)),
    Method::sync("rstrip", |vm, args| strip(vm, args, "rstrip", Side::Right)),
    Method::sync("removeprefix", |vm, args| remove(vm, args, "removeprefix")),
    Method::sync("removesuffix", |vm, args| remove(vm, args, "removesuffix")),
];

/// `part`, `start`, `end` of a search.
fn needle<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(&'a Rc<PyStr>, Option<i64>, Option<i64>)> {
    let pos = args.between(vm, name, 1, 3)?;
    let part = text_arg(vm, name, "argument 1", &pos[0])?;
    Ok((part, bound_arg(vm, pos.get(1))?, bound_arg(vm, pos.get(2))?))
}

fn find(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let (part, start, end) = needle(vm, rest, name)?;
    let found = match name {
        "find" | "index" => search::find(this, part, start, end),
        _ => search::rfind(this, part, start, end),
    };
    match found {
        Some(at) => Ok(Value::from(at)),
        None if name.ends_with("index") => Err(vm.value_error("substring not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "count")?;
    let (part, start, end) = needle(vm, rest, "count")?;
    Ok(Value::from(search::count(this, part, start, end)))
}

fn affix(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let pos = rest.between(vm, name, 1, 3)?;
    let (start, end) = (bound_arg(vm, pos.get(1))?, bound_arg(vm, pos.get(2))?);
    let test = |part: &str| match name {
        "startswith" => search::starts_with(this, part, start, end),
        _ => search::ends_with(this, part, start, end),
    };
    if let Some(part) = pos[0].as_str() {
        return Ok(Value::Bool(test(part)));
    }
    let Some(parts) = pos[0].as_tuple() else {
        let given = vm.type_name(&pos[0]);
        return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {given}")));
    };
    for part in parts.iter() {
        let Some(text) = part.as_str() else {
            let given = vm.type_name(part);
            return Err(vm.type_error(format!("tuple for {name} must only contain str, not {given}")));
        };
        if test(text) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn ask(vm: &Vm, args: Args<'_>, name: &str, property: fn(&str) -> bool) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    rest.none(vm, &format!("str.{name}"))?;
    Ok(Value::Bool(property(this)))
}

fn partition(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let given = rest.one(vm, &format!("str.{name}"))?;
    let Some(sep) = given.as_str() else {
        return Err(vm.type_error(format!("must be str, not {}", vm.type_name(given))));
    };
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let forward = name == "partition";
    let found = if forward { split::partition(this, sep) } else { split::rpartition(this, sep) };
    let empty = || Value::Str(vm.names.empty.clone());
    Ok(Value::tuple(match found {
        Some((before, after)) => vec![Value::str(before), Value::Str(sep.clone()), Value::str(after)],
        None if forward => vec![Value::Str(this.clone()), empty(), empty()],
        None => vec![empty(), empty(), Value::Str(this.clone())],
    }))
}

fn split_at(vm: &Vm, args: Args<'_>, name: &'static str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let params = Params { shown: name, names: ["sep", "maxsplit"], required: 0, positional: 2 };
    let [sep, limit] = params.bind(vm, rest)?;
    let limit = limit_arg(vm, limit.as_ref())?;
    let forward = name == "split";
    let parts = match sep.filter(|s| !s.is_none()) {
        None if forward => split::split_space(this, limit),
        None => split::rsplit_space(this, limit),
        Some(given) => {
            let Some(sep) = given.as_str() else {
                return Err(vm.type_error(format!("must be str or None, not {}", vm.type_name(&given))));
            };
            if sep.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            if forward { split::split(this, sep, limit) } else { split::rsplit(this, sep, limit) }
        }
    };
    listed(vm, this, parts)
}

/// A list of parts; a text that was not cut is given back as it is.
fn listed(vm: &Vm, this: &Rc<PyStr>, parts: Vec<&str>) -> Res {
    vm.reserve(parts.len() as u64 * 64)?;
    Ok(vm.new_list(parts.into_iter().map(|part| same_or_new(this, part)).collect()))
}

fn splitlines(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "splitlines")?;
    let params = Params { shown: "splitlines", names: ["keepends"], required: 0, positional: 1 };
    let [keep] = params.bind(vm, rest)?;
    let keep = keep.is_some_and(|k| vm.try_truth(&k).unwrap_or(true));
    listed(vm, this, split::lines(this, if keep { Ends::Kept } else { Ends::Dropped }))
}

fn strip(vm: &Vm, args: Args<'_>, name: &str, side: Side) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let pos = rest.between(vm, name, 0, 1)?;
    let unwanted = match pos.first() {
        None | Some(Value::None) => None,
        Some(v) => match v.as_str() {
            Some(text) => Some(text.as_str()),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    Ok(same_or_new(this, split::strip(this, unwanted, side)))
}

fn remove(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let affix = text_arg(vm, name, "argument", rest.one(vm, &format!("str.{name}"))?)?;
    let kept = match name {
        "removeprefix" => this.strip_prefix(affix.as_str()),
        _ => this.strip_suffix(affix.as_str()),
    };
    Ok(kept.map_or_else(|| Value::Str(this.clone()), |part| same_or_new(this, part)))
}
