//! `memoryview` over bytes and bytearrays: one dimension of unsigned bytes, with steps.

use super::buffer::{as_bytearray, byte_arg, bytes_like};
use super::bytes_query::position;
use crate::builtins::args::{Params, class_arg};
use crate::builtins::define::{Attr, Method, attrs, methods};
use crate::iter::{Iter, IterKind};
use crate::object::{Native, Payload};
use crate::{Args, Res, Value, Vm, indexed};
use std::any::Any;
use std::cell::Cell;

/// A window on the bytes of an object.
pub struct View {
    /// A `bytes` or a `bytearray`.
    object: Value,
    start: i64,
    step: i64,
    len: usize,
    released: Cell<bool>,
}

impl View {
    fn new(object: Value, start: i64, step: i64, len: usize) -> View {
        if let Some(array) = as_bytearray(&object) {
            array.exports.set(array.exports.get() + 1);
        }
        View { object, start, step, len, released: Cell::new(false) }
    }

    fn at(&self, index: usize) -> usize {
        usize::try_from(self.start + self.step * index as i64).unwrap_or(0)
    }

    /// The bytes that it shows.
    pub fn bytes(&self) -> Vec<u8> {
        let all = bytes_like(&self.object).unwrap_or_default();
        (0..self.len).filter_map(|i| all.get(self.at(i)).copied()).collect()
    }

    fn release(&self) {
        if !self.released.replace(true)
            && let Some(array) = as_bytearray(&self.object)
        {
            array.exports.set(array.exports.get().saturating_sub(1));
        }
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.release();
    }
}

impl Native for View {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
}

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.memoryview, TABLE);
    attrs(vm, &vm.types.memoryview, ATTRS);
}

const TABLE: &[Method] = &[
    Method::sync("__new__", new).unbound(),
    Method::sync("__len__", |vm, args| Ok(Value::from(this(vm, args, "__len__")?.0.len))),
    indexed!("__getitem__", getitem),
    indexed!("__setitem__", setitem),
    Method::sync("__iter__", |vm, args| {
        this(vm, args, "__iter__")?;
        Ok(Iter::new(IterKind::Sequence { object: args.pos[0].clone(), at: 0, step: 1 }))
    }),
    Method::sync("__eq__", |vm, args| {
        let (view, rest) = this(vm, args, "__eq__")?;
        let other = bytes_like(rest.operand(vm)?);
        Ok(other.map_or(Value::NotImplemented, |other| Value::Bool(view.bytes() == other[..])))
    }),
    Method::sync("__hash__", |vm, args| {
        let (view, _) = this(vm, args, "__hash__")?;
        if view.object.as_bytes().is_none() {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        Ok(Value::Int(crate::num::hash::of_bytes(&view.bytes())))
    }),
    Method::sync("__repr__", |vm, args| {
        args.receiver(vm, &vm.types.memoryview, "__repr__")?;
        Ok(Value::str(format!("<memory at {:#x}>", crate::equal::identity(&args.pos[0]))))
    }),
    Method::sync("tobytes", |vm, args| Ok(Value::bytes(this(vm, args, "tobytes")?.0.bytes()))),
    Method::sync("tolist", |vm, args| {
        let bytes = this(vm, args, "tolist")?.0.bytes();
        Ok(vm.new_list(bytes.into_iter().map(|b| Value::Int(i64::from(b))).collect()))
    }),
    Method::sync("count", |vm, args| {
        let (view, rest) = this(vm, args, "count")?;
        let byte = rest.one(vm, "memoryview.count")?.as_i64();
        Ok(Value::from(view.bytes().iter().filter(|b| Some(i64::from(**b)) == byte).count()))
    }),
    Method::sync("index", |vm, args| {
        let (view, rest) = this(vm, args, "index")?;
        let byte = rest.one(vm, "memoryview.index")?.as_i64();
        let found = view.bytes().iter().position(|b| Some(i64::from(*b)) == byte);
        found.map(Value::from).ok_or_else(|| vm.value_error("memoryview.index(x): x not found"))
    }),
    indexed!("hex", |vm, args| {
        let (view, rest) = this(vm, args, "hex")?;
        super::bytes_make::hex_of(vm, &view.bytes(), rest)
    }),
    Method::sync("toreadonly", |vm, args| {
        let (view, _) = this(vm, args, "toreadonly")?;
        let bytes = Value::bytes(view.bytes());
        Ok(vm.new_native(&vm.types.memoryview, View::new(bytes, 0, 1, view.len)))
    }),
    Method::sync("release", |vm, args| {
        if let Some(view) = args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<View>()) {
            view.release();
            return Ok(Value::None);
        }
        this(vm, args, "release").map(|_| Value::None)
    }),
    Method::sync("__enter__", |vm, args| this(vm, args, "__enter__").map(|_| args.pos[0].clone())),
    Method::sync("__exit__", |vm, args| {
        this(vm, args, "__exit__")?.0.release();
        Ok(Value::None)
    }),
];

const ATTRS: &[Attr] = &[
    Attr::read("nbytes", |vm, v| Ok(Value::from(shown(vm, v)?.len))),
    Attr::read("obj", |vm, v| Ok(shown(vm, v)?.object.clone())),
    Attr::read("readonly", |vm, v| Ok(Value::Bool(shown(vm, v)?.object.as_bytes().is_some()))),
    Attr::read("itemsize", |vm, v| shown(vm, v).map(|_| Value::Int(1))),
    Attr::read("format", |vm, v| shown(vm, v).map(|_| Value::str("B"))),
    Attr::read("ndim", |vm, v| shown(vm, v).map(|_| Value::Int(1))),
    Attr::read("shape", |vm, v| Ok(Value::tuple(vec![Value::from(shown(vm, v)?.len)]))),
    Attr::read("strides", |vm, v| Ok(Value::tuple(vec![Value::Int(shown(vm, v)?.step)]))),
    Attr::read("suboffsets", |vm, v| shown(vm, v).map(|_| Value::tuple(Vec::new()))),
    Attr::read("contiguous", |vm, v| Ok(Value::Bool(shown(vm, v)?.step == 1))),
    Attr::read("c_contiguous", |vm, v| Ok(Value::Bool(shown(vm, v)?.step == 1))),
    Attr::read("f_contiguous", |vm, v| Ok(Value::Bool(shown(vm, v)?.step == 1))),
];

/// The view, not yet released.
fn shown<'a>(vm: &Vm, v: &'a Value) -> Res<&'a View> {
    match v.as_object().and_then(|o| o.native::<View>()) {
        Some(view) if !view.released.get() => Ok(view),
        Some(_) => Err(vm.value_error("operation forbidden on released memoryview object")),
        None => Err(vm.type_error(format!("expected a memoryview, not '{}'", vm.type_name(v)))),
    }
}

fn this<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(&'a View, Args<'a>)> {
    let (this, rest) = args.receiver(vm, &vm.types.memoryview, name)?;
    Ok((shown(vm, this)?, rest))
}

fn new(vm: &Vm, args: Args<'_>) -> Res {
    let class = class_arg(vm, args, &vm.types.memoryview)?;
    let params = Params { shown: "memoryview", names: ["object"], required: 1, positional: 1 };
    let [object] = params.bind(vm, args.rest())?;
    let object = &object.unwrap_or_default();
    let view = if let Some(view) = object.as_object().and_then(|o| o.native::<View>()) {
        shown(vm, object)?;
        View::new(view.object.clone(), view.start, view.step, view.len)
    } else {
        let Some(len) = bytes_like(object).map(|b| b.len()) else {
            let given = vm.type_name(object);
            return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
        };
        View::new(object.clone(), 0, 1, len)
    };
    Ok(Value::Object(vm.new_object(&class, Payload::Native(Box::new(view)))))
}

fn getitem(vm: &Vm, args: Args<'_>) -> Res {
    let (view, rest) = this(vm, args, "__getitem__")?;
    let key = rest.operand(vm)?;
    if let Value::Slice(slice) = key {
        let span = vm.slice_indices(slice, view.len)?;
        let part = View::new(view.object.clone(), view.start + view.step * span.start, view.step * span.step, span.len);
        return Ok(vm.new_native(&vm.types.memoryview, part));
    }
    let at = item(vm, view, key)?;
    let all = bytes_like(&view.object).unwrap_or_default();
    Ok(all.get(view.at(at)).map_or(Value::None, |b| Value::Int(i64::from(*b))))
}

fn item(vm: &Vm, view: &View, key: &Value) -> Res<usize> {
    if !key.is_int() {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    position(vm, key, view.len, "memoryview")?.ok_or_else(|| vm.index_error("index out of bounds on dimension 1"))
}

fn setitem(vm: &Vm, args: Args<'_>) -> Res {
    let (view, rest) = this(vm, args, "__setitem__")?;
    let pos = rest.between(vm, "", 2, 2)?;
    if view.object.as_bytes().is_some() {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    if let Value::Slice(slice) = &pos[0] {
        let span = vm.slice_indices(slice, view.len)?;
        let Some(new) = bytes_like(&pos[1]) else {
            let given = vm.type_name(&pos[1]);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
        };
        if new.len() != span.len {
            let words = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(vm.value_error(words));
        }
        for (i, byte) in span.positions().zip(new.iter()) {
            super::bytearray::write(vm, &view.object, view.at(i), &[*byte])?;
        }
        return Ok(Value::None);
    }
    let at = item(vm, view, &pos[0])?;
    if !pos[1].is_int() {
        return Err(vm.type_error("memoryview: invalid type for format 'B'"));
    }
    let byte = byte_arg(vm, &pos[1], "byte").map_err(|_| vm.value_error("memoryview: invalid value for format 'B'"))?;
    super::bytearray::write(vm, &view.object, view.at(at), &[byte])?;
    Ok(Value::None)
}
