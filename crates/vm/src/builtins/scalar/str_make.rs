//! Methods of `str` that make new text, and `str()` itself.

use super::buffer::bytes_like;
use super::{limit_arg, size_arg, text_arg, width_arg};
use crate::builtins::args::{Params, class_arg};
use crate::builtins::define::{Method, methods};
use crate::dict::Dict;
use crate::object::Payload;
use crate::string::PyStr;
use crate::text::codec::{self, Encoding};
use crate::text::{MAX_LEN, case, index, pad, search};
use crate::{Args, Flow, OwnedArgs, Res, Value, Vm, indexed, task};
use coroscope_bytecode::surrogate::{char_of, code_of};
use std::rc::Rc;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.str_, TABLE);
}

const TABLE: &[Method] = &[
    Method::sync("lower", |vm, args| turn(vm, args, "lower", case::lower)),
    Method::sync("upper", |vm, args| turn(vm, args, "upper", case::upper)),
    Method::sync("title", |vm, args| turn(vm, args, "title", case::title)),
    Method::sync("capitalize", |vm, args| turn(vm, args, "capitalize", case::capitalize)),
    Method::sync("swapcase", |vm, args| turn(vm, args, "swapcase", case::swapcase)),
    Method::sync("casefold", |vm, args| turn(vm, args, "casefold", case::casefold)),
    indexed!("center", |vm, args| justify(vm, args, "center")),
    indexed!("ljust", |vm, args| justify(vm, args, "ljust")),
    indexed!("rjust", |vm, args| justify(vm, args, "rjust")),
    indexed!("zfill", zfill),
    indexed!("expandtabs", expandtabs),
    indexed!("replace", replace),
    Method::task("join", task!(join)),
    Method::task("translate", task!(translate)),
    Method::sync("maketrans", maketrans).unbound(),
    Method::sync("encode", encode),
    Method::flow("__new__", new).unbound(),
    Method::sync("__getnewargs__", |vm, args| {
        let (this, _) = args.this_str(vm, "__getnewargs__")?;
        Ok(Value::tuple(vec![Value::Str(this.clone())]))
    }),
];

fn turn(vm: &Vm, args: Args<'_>, name: &str, f: fn(&str) -> String) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    rest.none(vm, &format!("str.{name}"))?;
    vm.reserve(this.len_bytes() as u64 * 2)?;
    Ok(Value::str(f(this)))
}

fn justify(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let pos = rest.between(vm, name, 1, 2)?;
    let width = width_arg(vm, &pos[0])?;
    let fill = match pos.get(1) {
        None => ' ',
        Some(v) => fill_char(vm, v)?,
    };
    let total = width.saturating_sub(this.len());
    if total == 0 {
        return Ok(Value::Str(this.clone()));
    }
    vm.reserve(width as u64 * fill.len_utf8() as u64)?;
    Ok(Value::str(vm.outcome(match name {
        "center" => pad::center(this, width, fill),
        "ljust" => pad::pad(this, 0, total, fill),
        _ => pad::pad(this, total, 0, fill),
    })?))
}

fn fill_char(vm: &Vm, v: &Value) -> Res<char> {
    let Some(text) = v.as_str() else {
        return Err(vm.type_error(format!("The fill character must be a unicode character, not {}", vm.type_name(v))));
    };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

fn zfill(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "zfill")?;
    let width = width_arg(vm, rest.one(vm, "str.zfill")?)?;
    if width <= this.len() {
        return Ok(Value::Str(this.clone()));
    }
    vm.reserve(width as u64)?;
    Ok(Value::str(vm.outcome(pad::zfill(this, width))?))
}

fn expandtabs(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "expandtabs")?;
    let params = Params { shown: "expandtabs", names: ["tabsize"], required: 0, positional: 1 };
    let [size] = params.bind(vm, rest)?;
    let size = size.map_or(Ok(8), |s| width_arg(vm, &s))?;
    Ok(Value::str(vm.outcome(pad::expandtabs(this, size))?))
}

fn replace(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "replace")?;
    let params = Params { shown: "replace", names: ["", "", "count"], required: 2, positional: 3 };
    let [old, new, count] = params.bind(vm, rest)?;
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let old = text_arg(vm, "replace", "argument 1", &old)?;
    let new = text_arg(vm, "replace", "argument 2", &new)?;
    let count = limit_arg(vm, count.as_ref())?;
    if !old.is_empty() && !this.contains(old.as_str()) {
        return Ok(Value::Str(this.clone()));
    }
    Ok(Value::str(vm.outcome(search::replace(this, old, new, count))?))
}

async fn join(vm: Vm, args: OwnedArgs) -> Res {
    let args_ref = args.as_args();
    let (this, rest) = args_ref.this_str(&vm, "join")?;
    let iterable = rest.one(&vm, "str.join")?;
    let items = match vm.try_collect(iterable) {
        Some(items) => items,
        None => match vm.iter(iterable).await {
            Ok(it) => vm.collect(&it).await?,
            Err(e) if e.is_a(&vm.exc.type_error) => return Err(vm.type_error("can only join an iterable")),
            Err(e) => return Err(e),
        },
    };
    join_items(&vm, this, &items)
}

/// The items, which must be `str`, with `sep` between them.
pub fn join_items(vm: &Vm, sep: &Rc<PyStr>, items: &[Value]) -> Res {
    let mut len = sep.len_bytes().saturating_mul(items.len().saturating_sub(1));
    for (at, item) in items.iter().enumerate() {
        match item.as_str() {
            Some(text) => len = len.saturating_add(text.len_bytes()),
            None => {
                let found = vm.type_name(item);
                return Err(vm.type_error(format!("sequence item {at}: expected str instance, {found} found")));
            }
        }
    }
    if let [only @ Value::Str(_)] = items {
        return Ok(only.clone());
    }
    if len > MAX_LEN {
        return Err(vm.memory_error());
    }
    vm.reserve(len as u64)?;
    let mut out = String::with_capacity(len);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(sep);
        }
        out.push_str(item.as_str().map_or("", |text| text.as_str()));
    }
    Ok(Value::str(out))
}

/// `str.translate(table)`: the table is asked for each character that differs from those before.
async fn translate(vm: Vm, args: OwnedArgs) -> Res {
    let args_ref = args.as_args();
    let (this, rest) = args_ref.this_str(&vm, "translate")?;
    let table = rest.one(&vm, "str.translate")?;
    let mut known: Vec<(char, Option<Rc<str>>)> = Vec::new();
    let mut out = String::with_capacity(this.len_bytes());
    for c in this.chars() {
        let found = match known.iter().find(|(k, _)| *k == c) {
            Some((_, text)) => text.clone(),
            None => {
                let text = translation(&vm, table, c).await?;
                if known.len() < 64 {
                    known.push((c, text.clone()));
                }
                text
            }
        };
        if let Some(text) = found {
            out.push_str(&text);
        }
        if out.len() > MAX_LEN {
            return Err(vm.memory_error());
        }
    }
    Ok(Value::str(out))
}

/// What a table gives for a character; `None` deletes it.
async fn translation(vm: &Vm, table: &Value, c: char) -> Res<Option<Rc<str>>> {
    let plain = |c: char| Rc::from(c.encode_utf8(&mut [0; 4]) as &str);
    match vm.getitem(table, &Value::Int(i64::from(code_of(c)))).await {
        Ok(Value::None) => Ok(None),
        Ok(v) => match (v.as_str(), v.as_i64()) {
            (Some(text), _) => Ok(Some(Rc::from(text.as_str()))),
            (_, Some(code)) => match u32::try_from(code).ok().and_then(char_of) {
                Some(c) => Ok(Some(plain(c))),
                None => Err(vm.value_error("character mapping must be in range(0x110000)")),
            },
            _ => Err(vm.type_error("character mapping must return integer, None or str")),
        },
        Err(e) if e.is_a(&vm.exc.lookup_error) => Ok(Some(plain(c))),
        Err(e) => Err(e),
    }
}

fn maketrans(vm: &Vm, args: Args<'_>) -> Res {
    let pos = args.between(vm, "str.maketrans", 1, 3)?;
    let dict = Dict::new();
    let code = |c: char| Value::Int(i64::from(code_of(c)));
    if let [only] = pos {
        let Some(given) = only.as_dict() else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in given.pairs() {
            let key = match key.as_str() {
                None if key.is_int() => key,
                None => return Err(vm.type_error("keys in translate table must be strings or integers")),
                Some(text) => match (text.chars().next(), text.len()) {
                    (Some(c), 1) => code(c),
                    _ => return Err(vm.value_error("string keys in translate table must be of length 1")),
                },
            };
            store(vm, &dict, key, value)?;
        }
        return Ok(Value::Dict(vm.register_dict(dict)));
    }
    let to = text_arg(vm, "maketrans", "argument 2", &pos[1])?;
    let from = pos[0]
        .as_str()
        .ok_or_else(|| vm.type_error("first maketrans argument must be a string if there is a second argument"))?;
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (a, b) in from.chars().zip(to.chars()) {
        store(vm, &dict, code(a), code(b))?;
    }
    if let Some(gone) = pos.get(2) {
        for c in text_arg(vm, "maketrans", "argument 3", gone)?.chars() {
            store(vm, &dict, code(c), Value::None)?;
        }
    }
    Ok(Value::Dict(vm.register_dict(dict)))
}

/// Puts a plain key into a dict.
fn store(vm: &Vm, dict: &Dict, key: Value, value: Value) -> Res<()> {
    vm.try_dict_set(dict, key, value).unwrap_or(Ok(()))
}

/// The names of encoding and error handler among a function's arguments.
pub fn codec_args(vm: &Vm, args: Args<'_>, shown: &'static str) -> Res<(Rc<PyStr>, Rc<PyStr>)> {
    let params = Params { shown, names: ["encoding", "errors"], required: 0, positional: 2 };
    let [encoding, errors] = params.bind(vm, args)?;
    let name = |given: Option<Value>, what: &str, default: &str| match given {
        None => Ok(vm.intern(default)),
        Some(v) => text_arg(vm, shown, what, &v).cloned(),
    };
    Ok((name(encoding, "argument 'encoding'", "utf-8")?, name(errors, "argument 'errors'", "strict")?))
}

/// `text.encode(encoding, errors)`.
pub fn encode_text(vm: &Vm, text: &Rc<PyStr>, encoding: &str, errors: &str) -> Res<Vec<u8>> {
    vm.reserve(text.len_bytes() as u64 * 4)?;
    let done = Encoding::from_name(encoding).and_then(|e| codec::encode(text, e, errors));
    done.map_err(|fault| vm.codec_fault(fault, &Value::Str(text.clone())))
}

/// `bytes.decode(encoding, errors)`.
pub fn decode_bytes(vm: &Vm, bytes: &[u8], encoding: &str, errors: &str) -> Res {
    vm.reserve(bytes.len() as u64 * 4)?;
    let done = Encoding::from_name(encoding).and_then(|e| codec::decode(bytes, e, errors));
    done.map(Value::str).map_err(|fault| vm.codec_fault(fault, &Value::bytes(bytes)))
}

fn encode(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "encode")?;
    let (encoding, errors) = codec_args(vm, rest, "encode")?;
    Ok(Value::bytes(encode_text(vm, this, &encoding, &errors)?))
}

/// `str(object='', encoding='utf-8', errors='strict')`
fn new(vm: &Vm, args: Args<'_>) -> Flow {
    let class = match class_arg(vm, args, &vm.types.str_) {
        Ok(class) => class,
        Err(e) => return Flow::Err(e),
    };
    let params = Params { shown: "str", names: ["object", "encoding", "errors"], required: 0, positional: 3 };
    let bound = match counted(vm, args.rest(), "str", 3).and_then(|rest| params.bind(vm, rest)) {
        Ok(bound) => bound,
        Err(e) => return Flow::Err(e),
    };
    let (vm, plain) = (vm.clone(), Rc::ptr_eq(&class, &vm.types.str_));
    let [object, encoding, errors] = bound;
    if plain && encoding.is_none() && errors.is_none() {
        match object {
            None => return Flow::Value(Value::Str(vm.names.empty.clone())),
            Some(v @ Value::Str(_)) => return Flow::Value(v),
            Some(v) => return Flow::run(async move { vm.str_of(&v).await.map(Value::Str) }),
        }
    }
    Flow::run(async move {
        let text = match (object, encoding.is_some() || errors.is_some()) {
            (None, _) => Value::Str(vm.names.empty.clone()),
            (Some(v), false) => Value::Str(vm.str_of(&v).await?),
            (Some(v), true) => decoded(&vm, &v, encoding, errors)?,
        };
        Ok(if plain { text } else { Value::Object(vm.new_object(&class, Payload::Value(text))) })
    })
}

/// The arguments of a constructor, of which CPython counts those by position in words of their own.
pub fn counted<'a>(vm: &Vm, args: Args<'a>, name: &str, most: usize) -> Res<Args<'a>> {
    if args.kw.is_empty() {
        args.count(vm, name, 0, most)?;
    }
    Ok(args)
}

fn decoded(vm: &Vm, object: &Value, encoding: Option<Value>, errors: Option<Value>) -> Res {
    let name = |given: Option<Value>, what: &str, default: &str| match given {
        None => Ok(vm.intern(default)),
        Some(v) => text_arg(vm, "str", what, &v).cloned(),
    };
    let encoding = name(encoding, "argument 'encoding'", "utf-8")?;
    let errors = name(errors, "argument 'errors'", "strict")?;
    if object.as_str().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let Some(bytes) = bytes_like(object) else {
        let given = vm.type_name(object);
        return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {given} found")));
    };
    decode_bytes(vm, &bytes, &encoding, &errors)
}

/// `text * count`
pub fn repeat(vm: &Vm, text: &Rc<PyStr>, count: &Value) -> Res {
    let count = size_arg(vm, count)?;
    match usize::try_from(count) {
        Ok(1) => Ok(Value::Str(text.clone())),
        Ok(n) if n > 0 && !text.is_empty() => {
            vm.reserve((text.len_bytes() as u64).saturating_mul(n as u64))?;
            Ok(Value::str(vm.outcome(pad::repeat(text, n))?))
        }
        _ => Ok(Value::Str(vm.names.empty.clone())),
    }
}

/// The characters of a slice of a text.
pub fn slice(text: &Rc<PyStr>, span: index::Span) -> Value {
    if span.step == 1 && span.count == text.len() {
        return Value::Str(text.clone());
    }
    match index::slice(text, span) {
        std::borrow::Cow::Borrowed(part) => Value::str(part),
        std::borrow::Cow::Owned(part) => Value::str(part),
    }
}
