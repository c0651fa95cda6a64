//! `bytearray`: what can change. The methods that it shares with `bytes` are in [`super::bytes_query`] and
//! [`super::bytes_make`].

use super::buffer::{as_bytearray, byte_arg, bytes_like};
use super::bytes_make::{contents, from_object, repeated};
use super::bytes_query::position;
use super::size_arg;
use crate::builtins::args::{class_arg, wrong_receiver};
use crate::builtins::define::{Method, constant, methods};
use crate::iter::{Iter, IterKind};
use crate::object::{Native, Payload};
use crate::protocol::items::Indices;
use crate::text::MAX_LEN;
use crate::{Args, OwnedArgs, Res, Value, Vm, indexed, task};
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The state of a `bytearray`.
#[derive(Default)]
pub struct ByteArray {
    pub data: RefCell<Vec<u8>>,
    /// Memory views on it, while which its size may not change.
    pub exports: Cell<usize>,
}

impl ByteArray {
    pub fn new(data: Vec<u8>) -> ByteArray {
        ByteArray { data: RefCell::new(data), exports: Cell::new(0) }
    }

    /// `BufferError` while a view stands on it.
    fn resizable(&self, vm: &Vm) -> Res<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(vm.error(&vm.exc.buffer_error, "Existing exports of data: object cannot be re-sized"))
    }
}

impl Native for ByteArray {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.bytearray, TABLE);
    constant(vm, &vm.types.bytearray, "__hash__", Value::None);
}

const TABLE: &[Method] = &[
    Method::task("__new__", task!(new)).unbound(),
    Method::task("__init__", task!(init)),
    indexed!("append", append),
    Method::task("extend", task!(extend)),
    indexed!("insert", insert),
    indexed!("pop", pop),
    indexed!("remove", remove),
    Method::sync("clear", |vm, args| {
        let (array, rest) = this(vm, args, "clear")?;
        rest.none(vm, "bytearray.clear")?;
        array.resizable(vm)?;
        array.data.borrow_mut().clear();
        Ok(Value::None)
    }),
    Method::sync("copy", |vm, args| {
        let (array, rest) = this(vm, args, "copy")?;
        rest.none(vm, "bytearray.copy")?;
        let data = array.data.borrow().clone();
        Ok(vm.new_native(&vm.types.bytearray, ByteArray::new(data)))
    }),
    Method::sync("reverse", |vm, args| {
        let (array, rest) = this(vm, args, "reverse")?;
        rest.none(vm, "bytearray.reverse")?;
        array.data.borrow_mut().reverse();
        Ok(Value::None)
    }),
    indexed!("resize", resize),
    Method::sync("__iter__", |vm, args| {
        this(vm, args, "__iter__")?;
        Ok(Iter::new(IterKind::Sequence { object: args.pos[0].clone(), at: 0, step: 1 }))
    }),
    Method::task("__setitem__", task!(setitem)),
    Method::task("__delitem__", task!(delitem)),
    Method::sync("__iadd__", |vm, args| {
        let (array, rest) = this(vm, args, "__iadd__")?;
        let other = rest.operand(vm)?;
        let Some(more) = bytes_like(other) else {
            let (left, right) = (vm.type_name(&args.pos[0]), vm.type_name(other));
            return Err(vm.type_error(format!("can't concat {right} to {left}")));
        };
        grow(vm, array, &more)?;
        Ok(args.pos[0].clone())
    }),
    indexed!("__imul__", |vm, args| {
        let (array, rest) = this(vm, args, "__imul__")?;
        let count = rest.operand(vm)?;
        if !count.is_int() {
            return Ok(Value::NotImplemented);
        }
        array.resizable(vm)?;
        let more = repeated(vm, &array.data.borrow(), count)?;
        array.data.replace(more);
        Ok(args.pos[0].clone())
    }),
];

fn this<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(&'a ByteArray, Args<'a>)> {
    match args.pos.first() {
        Some(v) => match as_bytearray(v) {
            Some(array) => Ok((array, args.rest())),
            None => Err(wrong_receiver(vm, &vm.types.bytearray, name, v)),
        },
        None => Err(vm.type_error(format!("unbound method bytearray.{name}() needs an argument"))),
    }
}

fn grow(vm: &Vm, array: &ByteArray, more: &[u8]) -> Res<()> {
    if more.is_empty() {
        return Ok(());
    }
    array.resizable(vm)?;
    if array.data.borrow().len() + more.len() > MAX_LEN {
        return Err(vm.memory_error());
    }
    vm.reserve(more.len() as u64)?;
    array.data.borrow_mut().extend_from_slice(more);
    Ok(())
}

async fn new(vm: Vm, args: OwnedArgs) -> Res {
    let class = class_arg(&vm, args.as_args(), &vm.types.bytearray)?;
    Ok(Value::Object(vm.new_object(&class, Payload::Native(Box::new(ByteArray::default())))))
}

/// `bytearray(source=b'', encoding=..., errors=...)`
async fn init(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let (array, rest) = this(&vm, args, "__init__")?;
    let data = contents(&vm, super::bytes_make::Kind::ByteArray, rest).await?;
    array.resizable(&vm)?;
    array.data.replace(data);
    Ok(Value::None)
}

fn append(vm: &Vm, args: Args<'_>) -> Res {
    let (array, rest) = this(vm, args, "append")?;
    let byte = byte_arg(vm, rest.one(vm, "bytearray.append")?, "byte")?;
    grow(vm, array, &[byte])?;
    Ok(Value::None)
}

async fn extend(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let (array, rest) = this(&vm, args, "extend")?;
    let source = rest.one(&vm, "bytearray.extend")?;
    let more = match bytes_like(source) {
        Some(more) => more.into_owned(),
        None if source.as_str().is_some() => {
            return Err(vm.type_error("expected iterable of integers; got: 'str'"));
        }
        None => {
            let items = match vm.collect(source).await {
                Ok(items) => items,
                Err(e) if e.is_a(&vm.exc.type_error) => {
                    let given = vm.type_name(source);
                    return Err(vm.type_error(format!("can't extend bytearray with {given}")));
                }
                Err(e) => return Err(e),
            };
            let mut out = Vec::with_capacity(items.len());
            for item in items {
                let n = Value::from_bigint(vm.index_of(&item).await?);
                out.push(byte_arg(&vm, &n, "byte")?);
            }
            out
        }
    };
    grow(&vm, array, &more)?;
    Ok(Value::None)
}

fn insert(vm: &Vm, args: Args<'_>) -> Res {
    let (array, rest) = this(vm, args, "insert")?;
    let pos = rest.between(vm, "bytearray.insert", 2, 2)?;
    let (at, byte) = (size_arg(vm, &pos[0])?, byte_arg(vm, &pos[1], "byte")?);
    array.resizable(vm)?;
    let mut data = array.data.borrow_mut();
    let len = data.len() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
    data.insert(at as usize, byte);
    Ok(Value::None)
}

fn pop(vm: &Vm, args: Args<'_>) -> Res {
    let (array, rest) = this(vm, args, "pop")?;
    let pos = rest.between(vm, "bytearray.pop", 0, 1)?;
    let at = pos.first().map_or(Ok(-1), |v| size_arg(vm, v))?;
    let mut data = array.data.borrow_mut();
    if data.is_empty() {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let wrapped = if at < 0 { at + data.len() as i64 } else { at };
    match usize::try_from(wrapped).ok().filter(|at| *at < data.len()) {
        Some(at) => {
            array.resizable(vm)?;
            Ok(Value::Int(i64::from(data.remove(at))))
        }
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &Vm, args: Args<'_>) -> Res {
    let (array, rest) = this(vm, args, "remove")?;
    let byte = byte_arg(vm, rest.one(vm, "bytearray.remove")?, "byte")?;
    let mut data = array.data.borrow_mut();
    match data.iter().position(|b| *b == byte) {
        Some(at) => {
            array.resizable(vm)?;
            data.remove(at);
            Ok(Value::None)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn resize(vm: &Vm, args: Args<'_>) -> Res {
    let (array, rest) = this(vm, args, "resize")?;
    let size = size_arg(vm, rest.one(vm, "bytearray.resize")?)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!("bytearray.resize(): new size must be >= 0, got {size}")));
    };
    if size > MAX_LEN {
        return Err(vm.memory_error());
    }
    array.resizable(vm)?;
    vm.reserve(size as u64)?;
    array.data.borrow_mut().resize(size, 0);
    Ok(Value::None)
}

/// The indices of a slice of the array.
async fn indices(vm: &Vm, array: &ByteArray, key: &Value) -> Res<Option<Indices>> {
    let Value::Slice(slice) = key else { return Ok(None) };
    let bounds = vm.slice_bounds(slice).await?;
    let len = array.data.borrow().len();
    vm.slice_indices(&bounds, len).map(Some)
}

async fn index(vm: &Vm, array: &ByteArray, key: &Value, doing: &str) -> Res<usize> {
    let class = vm.type_of(key);
    let key = if key.is_int() || vm.lookup(&class, &vm.names.index).is_none() {
        key.clone()
    } else {
        Value::from_bigint(vm.index_of(key).await?)
    };
    let len = array.data.borrow().len();
    let at = position(vm, &key, len, "bytearray")?;
    at.ok_or_else(|| vm.index_error(format!("bytearray {doing}index out of range")))
}

async fn setitem(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let (array, rest) = this(&vm, args, "__setitem__")?;
    let pos = rest.between(&vm, "", 2, 2)?;
    let Some(span) = indices(&vm, array, &pos[0]).await? else {
        let at = index(&vm, array, &pos[0], "").await?;
        let n = Value::from_bigint(vm.index_of(&pos[1]).await?);
        let byte = byte_arg(&vm, &n, "byte")?;
        if let Some(slot) = array.data.borrow_mut().get_mut(at) {
            *slot = byte;
        }
        return Ok(Value::None);
    };
    if pos[1].is_int() || pos[1].as_str().is_some() {
        let words = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return Err(vm.type_error(words));
    }
    let new = from_object(&vm, super::bytes_make::Kind::ByteArray, &pos[1]).await?;
    if span.step == 1 {
        if new.len() != span.len {
            array.resizable(&vm)?;
        }
        let mut data = array.data.borrow_mut();
        let start = (span.start as usize).min(data.len());
        let end = (start + span.len).min(data.len());
        data.splice(start..end, new);
        return Ok(Value::None);
    }
    if new.len() != span.len {
        let (n, m) = (new.len(), span.len);
        return Err(vm.value_error(format!("attempt to assign bytes of size {n} to extended slice of size {m}")));
    }
    let mut data = array.data.borrow_mut();
    for (at, byte) in span.positions().zip(new) {
        if let Some(slot) = data.get_mut(at) {
            *slot = byte;
        }
    }
    Ok(Value::None)
}

async fn delitem(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let (array, rest) = this(&vm, args, "__delitem__")?;
    let key = rest.operand(&vm)?;
    let gone: Vec<usize> = match indices(&vm, array, key).await? {
        Some(span) => span.positions().collect(),
        None => vec![index(&vm, array, key, "").await?],
    };
    array.resizable(&vm)?;
    let mut data = array.data.borrow_mut();
    let mut keep = vec![true; data.len()];
    for at in gone {
        if let Some(flag) = keep.get_mut(at) {
            *flag = false;
        }
    }
    let mut flags = keep.into_iter();
    data.retain(|_| flags.next().unwrap_or(true));
    Ok(Value::None)
}

/// Whether bytes may be written into an object at this place.
pub fn write(vm: &Vm, target: &Value, at: usize, bytes: &[u8]) -> Res<()> {
    let Some(array) = as_bytearray(target) else {
        return Err(vm.type_error("cannot modify read-only memory"));
    };
    if let Some(slots) = array.data.borrow_mut().get_mut(at..at + bytes.len()) {
        slots.copy_from_slice(bytes);
    }
    Ok(())
}
