//! Methods that `bytes` and `bytearray` share and that make new ones, and the constructor of `bytes`.

use super::buffer::{byte_arg, bytes_arg, bytes_like};
use super::bytearray::ByteArray;
use super::bytes_query::this;
use super::int::instance;
use super::str_make::{codec_args, decode_bytes, encode_text};
use super::{limit_arg, size_arg, text_arg, width_arg};
use crate::builtins::args::{Params, class_arg};
use crate::builtins::define::{Method, methods};
use crate::text::{MAX_LEN, byte_repr, bytes};
use crate::{Args, Flow, OwnedArgs, Res, Value, Vm, indexed, task};
use std::rc::Rc;

pub fn install(vm: &Vm) {
    for class in [&vm.types.bytes, &vm.types.bytearray] {
        methods(vm, class, TABLE);
    }
    methods(vm, &vm.types.bytes, BYTES);
}

/// Which of the two types a result is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Bytes,
    ByteArray,
}

impl Kind {
    /// The type's name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Bytes => "bytes",
            Kind::ByteArray => "bytearray",
        }
    }

    /// A value of this type.
    pub fn make(self, vm: &Vm, data: Vec<u8>) -> Value {
        match self {
            Kind::Bytes => Value::bytes(data),
            Kind::ByteArray => vm.new_native(&vm.types.bytearray, ByteArray::new(data)),
        }
    }
}

const TABLE: &[Method] = &[
    Method::sync("lower", |vm, args| turn(vm, args, "lower", |d| d.to_ascii_lowercase())),
    Method::sync("upper", |vm, args| turn(vm, args, "upper", |d| d.to_ascii_uppercase())),
    Method::sync("title", |vm, args| turn(vm, args, "title", bytes::title)),
    Method::sync("capitalize", |vm, args| turn(vm, args, "capitalize", bytes::capitalize)),
    Method::sync("swapcase", |vm, args| turn(vm, args, "swapcase", bytes::swapcase)),
    indexed!("center", |vm, args| justify(vm, args, "center")),
    indexed!("ljust", |vm, args| justify(vm, args, "ljust")),
    indexed!("rjust", |vm, args| justify(vm, args, "rjust")),
    indexed!("zfill", zfill),
    indexed!("expandtabs", expandtabs),
    indexed!("replace", replace),
    Method::task("join", task!(join)),
    Method::sync("translate", translate),
    Method::sync("maketrans", maketrans).unbound(),
    Method::sync("decode", decode),
    indexed!("hex", hex),
    Method::task("fromhex", task!(fromhex)).of_class(),
    Method::sync("__add__", add),
    indexed!("__mul__", |vm, args| repeat(vm, args, "__mul__")),
    indexed!("__rmul__", |vm, args| repeat(vm, args, "__rmul__")),
    Method::flow("__mod__", modulo),
    Method::sync("__repr__", |vm, args| shown(vm, args, "__repr__")),
    Method::sync("__str__", |vm, args| shown(vm, args, "__str__")),
];

const BYTES: &[Method] = &[
    Method::task("__new__", task!(new)).unbound(),
    Method::sync("__bytes__", |vm, args| Ok(Value::bytes(this(vm, args, "__bytes__")?.0.into_owned()))),
    Method::sync("__getnewargs__", |vm, args| {
        let (data, ..) = this(vm, args, "__getnewargs__")?;
        Ok(Value::tuple(vec![Value::bytes(data.into_owned())]))
    }),
];

fn turn(vm: &Vm, args: Args<'_>, name: &str, f: fn(&[u8]) -> Vec<u8>) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    rest.none(vm, &format!("{}.{name}", kind.name()))?;
    vm.reserve(data.len() as u64)?;
    Ok(kind.make(vm, f(&data)))
}

fn shown(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, kind, _) = this(vm, args, name)?;
    vm.reserve(data.len() as u64 * 4)?;
    if kind == Kind::Bytes {
        return Ok(Value::str(byte_repr::repr_bytes(&data)));
    }
    let class = vm.type_name(&args.pos[0]);
    Ok(Value::str(format!("{class}({})", byte_repr::repr_bytes(&data))))
}

fn justify(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    let pos = rest.between(vm, name, 1, 2)?;
    let width = width_arg(vm, &pos[0])?;
    let fill = match pos.get(1) {
        None => b' ',
        Some(v) => match bytes_like(v) {
            Some(one) if one.len() == 1 => one[0],
            Some(other) => {
                let (class, n) = (vm.type_name(v), other.len());
                return Err(vm.type_error(format!(
                    "{name}(): argument 2 must be a byte string of length 1, not a {class} object of length {n}"
                )));
            }
            None => return Err(vm.bad_argument(name, "argument 2", "a byte string of length 1", v)),
        },
    };
    let total = width.saturating_sub(data.len());
    vm.reserve(width as u64)?;
    vm.outcome(match name {
        "center" => bytes::center(&data, width, fill),
        "ljust" => bytes::pad(&data, 0, total, fill),
        _ => bytes::pad(&data, total, 0, fill),
    })
    .map(|out| kind.make(vm, out))
}

fn zfill(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "zfill")?;
    let width = width_arg(vm, rest.one(vm, &format!("{}.zfill", kind.name()))?)?;
    vm.reserve(width as u64)?;
    vm.outcome(bytes::zfill(&data, width)).map(|out| kind.make(vm, out))
}

fn expandtabs(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "expandtabs")?;
    let params = Params { shown: "expandtabs", names: ["tabsize"], required: 0, positional: 1 };
    let [size] = params.bind(vm, rest)?;
    let size = size.map_or(Ok(8), |s| width_arg(vm, &s))?;
    vm.outcome(bytes::expandtabs(&data, size)).map(|out| kind.make(vm, out))
}

fn replace(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "replace")?;
    let pos = rest.between(vm, "replace", 2, 3)?;
    let (old, new) = (bytes_arg(vm, &pos[0])?, bytes_arg(vm, &pos[1])?);
    let limit = limit_arg(vm, pos.get(2))?;
    vm.outcome(bytes::replace(&data, &old, &new, limit)).map(|out| kind.make(vm, out))
}

async fn join(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let (sep, kind, rest) = this(&vm, args, "join")?;
    let iterable = rest.one(&vm, &format!("{}.join", kind.name()))?;
    let class = vm.type_of(iterable);
    if vm.try_iter(iterable).is_none()
        && vm.lookup(&class, &vm.names.iter).is_none()
        && vm.lookup(&class, &vm.names.getitem).is_none()
    {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.collect(iterable).await?;
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(part) = bytes_like(item) else {
            let found = vm.type_name(item);
            return Err(vm.type_error(format!("sequence item {at}: expected a bytes-like object, {found} found")));
        };
        if at > 0 {
            out.extend_from_slice(&sep);
        }
        out.extend_from_slice(&part);
        if out.len() > MAX_LEN {
            return Err(vm.memory_error());
        }
    }
    Ok(kind.make(&vm, out))
}

fn translate(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "translate")?;
    let params = Params { shown: "translate", names: ["", "delete"], required: 1, positional: 2 };
    let [table, delete] = params.bind(vm, rest)?;
    let table = table.filter(|t| !t.is_none());
    let table = match &table {
        None => None,
        Some(t) => Some(bytes_arg(vm, t)?),
    };
    if table.as_ref().is_some_and(|t| t.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = match &delete {
        None => Vec::new(),
        Some(d) => bytes_arg(vm, d)?.into_owned(),
    };
    Ok(kind.make(vm, bytes::translate(&data, table.as_deref(), &delete)))
}

fn maketrans(vm: &Vm, args: Args<'_>) -> Res {
    let pos = args.between(vm, "maketrans", 2, 2)?;
    let (from, to) = (bytes_arg(vm, &pos[0])?, bytes_arg(vm, &pos[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (a, b) in from.iter().zip(to.iter()) {
        table[usize::from(*a)] = *b;
    }
    Ok(Value::bytes(table))
}

fn decode(vm: &Vm, args: Args<'_>) -> Res {
    let (data, _, rest) = this(vm, args, "decode")?;
    let (encoding, errors) = codec_args(vm, rest, "decode")?;
    decode_bytes(vm, &data, &encoding, &errors)
}

fn hex(vm: &Vm, args: Args<'_>) -> Res {
    let (data, _, rest) = this(vm, args, "hex")?;
    hex_of(vm, &data, rest)
}

/// `hex(sep, bytes_per_sep=1)` of any bytes.
pub fn hex_of(vm: &Vm, data: &[u8], rest: Args<'_>) -> Res {
    let params = Params { shown: "hex", names: ["sep", "bytes_per_sep"], required: 0, positional: 2 };
    let [sep, group] = params.bind(vm, rest)?;
    let sep = match &sep {
        None => None,
        Some(v) => Some(separator(vm, v)?),
    };
    let group = group.map_or(Ok(1), |g| size_arg(vm, &g))?;
    vm.reserve(data.len() as u64 * 3)?;
    Ok(Value::str(byte_repr::to_hex(data, sep, group)))
}

fn separator(vm: &Vm, v: &Value) -> Res<char> {
    let (len, c) = match (v.as_str(), bytes_like(v)) {
        (Some(text), _) => (text.len(), text.chars().next()),
        (None, Some(bytes)) => (bytes.len(), bytes.first().map(|b| char::from(*b))),
        _ => {
            let given = vm.type_name(v);
            return Err(match vm.try_len(v) {
                None => vm.type_error(format!("object of type '{given}' has no len()")),
                Some(1) => vm.type_error("sep must be str or bytes."),
                Some(_) => vm.value_error("sep must be length 1."),
            });
        }
    };
    match c {
        Some(c) if len == 1 && c.is_ascii() => Ok(c),
        Some(_) if len == 1 => Err(vm.value_error("sep must be ASCII.")),
        _ => Err(vm.value_error("sep must be length 1.")),
    }
}

async fn fromhex(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = match args.pos.first() {
        Some(Value::Class(class)) => class.clone(),
        _ => vm.types.bytes.clone(),
    };
    let given = args.rest().one(&vm, &format!("{}.fromhex", class.name()))?;
    let data = match (given.as_str(), bytes_like(given)) {
        (Some(text), _) => vm.outcome(byte_repr::from_hex(text))?,
        (None, Some(bytes)) => {
            let text: String = bytes.iter().map(|b| char::from(*b)).collect();
            vm.outcome(byte_repr::from_hex(&text))?
        }
        _ => return Err(vm.bad_argument("fromhex", "argument", "str or bytes-like", given)),
    };
    if Rc::ptr_eq(&class, &vm.types.bytearray) {
        return Ok(Kind::ByteArray.make(&vm, data));
    }
    let bytes = Value::bytes(data);
    if Rc::ptr_eq(&class, &vm.types.bytes) { Ok(bytes) } else { vm.call(&Value::Class(class), vec![bytes]).await }
}

fn add(vm: &Vm, args: Args<'_>) -> Res {
    let (data, kind, rest) = this(vm, args, "__add__")?;
    let other = rest.operand(vm)?;
    let Some(more) = bytes_like(other) else {
        let (left, right) = (vm.type_name(&args.pos[0]), vm.type_name(other));
        return Err(vm.type_error(format!("can't concat {right} to {left}")));
    };
    vm.reserve((data.len() + more.len()) as u64)?;
    Ok(kind.make(vm, [&data[..], &more[..]].concat()))
}

fn repeat(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (data, kind, rest) = this(vm, args, name)?;
    let count = rest.operand(vm)?;
    if !count.is_int() {
        return Err(vm.not_an_integer(count));
    }
    Ok(kind.make(vm, repeated(vm, &data, count)?))
}

/// `data * count`
pub fn repeated(vm: &Vm, data: &[u8], count: &Value) -> Res<Vec<u8>> {
    let Some(n) = count.as_i64() else {
        return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let n = usize::try_from(n).unwrap_or(0);
    if data.len().saturating_mul(n) > MAX_LEN {
        return Err(vm.memory_error());
    }
    vm.reserve((data.len() * n) as u64)?;
    Ok(data.repeat(if data.is_empty() { 0 } else { n }))
}

fn modulo(vm: &Vm, args: Args<'_>) -> Flow {
    match this(vm, args, "__mod__").and_then(|(data, kind, rest)| Ok((data, kind, rest.operand(vm)?.clone()))) {
        Err(e) => Flow::Err(e),
        Ok((data, kind, values)) => {
            let (vm, data) = (vm.clone(), data.into_owned());
            Flow::run(async move {
                let out = super::percent::bytes_modulo(vm.clone(), data, values).await?;
                Ok(kind.make(&vm, out))
            })
        }
    }
}

/// The bytes of a bytes-like object, an iterable of numbers, or what `__bytes__` gives.
pub async fn from_object(vm: &Vm, kind: Kind, v: &Value) -> Res<Vec<u8>> {
    if kind == Kind::Bytes
        && let Some(r) = vm.call_special_unless_bytes(v).await?
    {
        return Ok(r);
    }
    if let Some(data) = bytes_like(v) {
        return Ok(data.into_owned());
    }
    let class = vm.type_of(v);
    let iterable = vm.try_iter(v).is_some()
        || vm.lookup(&class, &vm.names.iter).is_some()
        || vm.lookup(&class, &vm.names.getitem).is_some();
    if v.as_str().is_some() || !iterable {
        return Err(vm.type_error(format!("cannot convert '{}' object to {}", class.name(), kind.name())));
    }
    let items = vm.collect(v).await?;
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let n = Value::from_bigint(vm.index_of(&item).await?);
        out.push(byte_arg(vm, &n, if kind == Kind::Bytes { "bytes" } else { "byte" })?);
    }
    Ok(out)
}

impl Vm {
    /// What a `__bytes__` written in Python gives; `None` for objects that have none.
    async fn call_special_unless_bytes(&self, v: &Value) -> Res<Option<Vec<u8>>> {
        if !matches!(v, Value::Object(_)) || super::buffer::as_bytearray(v).is_some() {
            return Ok(None);
        }
        match self.call_special(v, &self.intern("__bytes__"), Vec::new()).await? {
            None => Ok(None),
            Some(r) => match r.as_bytes() {
                Some(bytes) => Ok(Some(bytes.to_vec())),
                None => {
                    let given = self.type_name(&r);
                    Err(self.type_error(format!("__bytes__ returned non-bytes (type {given})")))
                }
            },
        }
    }
}

/// The contents that the constructors of both types are asked for.
pub async fn contents(vm: &Vm, kind: Kind, args: Args<'_>) -> Res<Vec<u8>> {
    let params = Params { shown: kind.name(), names: ["source", "encoding", "errors"], required: 0, positional: 3 };
    let [source, encoding, errors] = params.bind(vm, args)?;
    for (given, what) in [(&encoding, "argument 'encoding'"), (&errors, "argument 'errors'")] {
        if let Some(given) = given {
            text_arg(vm, kind.name(), what, given)?;
        }
    }
    let coded = encoding.is_some() || errors.is_some();
    let Some(source) = source else {
        return match (encoding.is_some(), errors.is_some()) {
            (true, _) => Err(vm.type_error("encoding without a string argument")),
            (_, true) => Err(vm.type_error("errors without a string argument")),
            _ => Ok(Vec::new()),
        };
    };
    if let Some(text) = source.as_str() {
        let Some(encoding) = encoding else {
            return Err(vm.type_error("string argument without an encoding"));
        };
        let encoding = text_arg(vm, kind.name(), "argument 'encoding'", &encoding)?.clone();
        let errors = match errors {
            None => vm.intern("strict"),
            Some(e) => text_arg(vm, kind.name(), "argument 'errors'", &e)?.clone(),
        };
        return encode_text(vm, text, &encoding, &errors);
    }
    if coded {
        let what = if encoding.is_some() { "encoding" } else { "errors" };
        return Err(vm.type_error(format!("{what} without a string argument")));
    }
    if kind == Kind::Bytes
        && let Some(r) = vm.call_special_unless_bytes(&source).await?
    {
        return Ok(r);
    }
    let indexed = matches!(source, Value::Object(_)) && vm.lookup(&vm.type_of(&source), &vm.names.index).is_some();
    if source.is_int() || indexed {
        let n = Value::from_bigint(vm.index_of(&source).await?);
        let Some(count) = n.as_i64() else {
            return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
        };
        let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
        if count > MAX_LEN {
            return Err(vm.memory_error());
        }
        vm.reserve(count as u64)?;
        return Ok(vec![0; count]);
    }
    from_object(vm, kind, &source).await
}

/// `bytes(source=b'', encoding=..., errors=...)`
async fn new(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.bytes)?;
    if let ([_, only @ Value::Bytes(_)], true) = (args.pos, args.kw.is_empty())
        && Rc::ptr_eq(&class, &vm.types.bytes)
    {
        return Ok(only.clone());
    }
    let data = contents(&vm, Kind::Bytes, args.rest()).await?;
    Ok(instance(&vm, &class, &vm.types.bytes, Value::bytes(data)))
}
