//! A Python value: sixteen bytes, small things inline, the rest behind a reference count.

use crate::class::Class;
use crate::code::CodeObject;
use crate::dict::Dict;
use crate::function::{Builtin, Function, Method};
use crate::generator::Generator;
use crate::iter::Iter;
use crate::module::Module;
use crate::object::Object;
use crate::seq::{List, RangeData, SliceData, Tuple};
use crate::set::Set;
use crate::string::PyStr;
use num_bigint::BigInt;
use std::cell::RefCell;
use std::rc::Rc;

/// Any Python value. `Clone` adds a reference, `Drop` takes one away, and the last one frees at once, as in CPython.
///
/// The tag takes a whole word, so that a copy is two words that were also written as two: a byte written and then read as
/// part of a word makes the processor wait, and the interpreter copies little else.
#[derive(Clone, Default)]
#[repr(u64)]
pub enum Value {
    /// No value: an empty slot, or no bound `self`. Never reaches a program.
    #[default]
    Null,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// Always outside of `i64`; see [`Value::from_bigint`].
    BigInt(Rc<BigInt>),
    Complex(Rc<(f64, f64)>),
    Str(Rc<PyStr>),
    Bytes(Rc<Vec<u8>>),
    Tuple(Rc<Tuple>),
    List(Rc<List>),
    Dict(Rc<Dict>),
    Set(Rc<Set>),
    FrozenSet(Rc<Set>),
    Range(Rc<RangeData>),
    Slice(Rc<SliceData>),
    Function(Rc<Function>),
    Builtin(Rc<Builtin>),
    Method(Rc<Method>),
    Class(Rc<Class>),
    /// Instances of classes, exceptions, and native objects of the modules (futures, deques, properties ...).
    Object(Rc<Object>),
    /// Generators, coroutines and asynchronous generators.
    Generator(Rc<Generator>),
    /// Iterators of the built-in types.
    Iter(Rc<Iter>),
    Cell(Rc<Cell>),
    Code(Rc<CodeObject>),
    Module(Rc<Module>),
}

/// A variable shared between a function and those inside it.
#[derive(Default)]
pub struct Cell {
    pub value: RefCell<Value>,
}

impl Value {
    /// A copy; quick for small integers. For the inner loop: elsewhere `clone` is as good and smaller.
    #[inline(always)]
    pub(crate) fn dup(&self) -> Value {
        match self {
            Value::Int(n) => Value::Int(*n),
            other => other.clone(),
        }
    }

    /// Whether it holds a reference count.
    #[inline(always)]
    pub(crate) fn is_counted(&self) -> bool {
        !matches!(
            self,
            Value::Null
                | Value::None
                | Value::NotImplemented
                | Value::Ellipsis
                | Value::Bool(_)
                | Value::Int(_)
                | Value::Float(_)
        )
    }

    /// Drops it; quick for what is not counted.
    #[inline(always)]
    pub(crate) fn release(mut self) {
        self.clear();
        std::mem::forget(self);
    }

    /// Drops what is counted, in place, and leaves no count behind.
    #[inline(always)]
    pub(crate) fn clear(&mut self) {
        #[inline(never)]
        fn free(v: &mut Value) {
            *v = Value::Null;
        }
        if self.is_counted() {
            free(self);
        }
    }

    /// Takes another's place.
    #[inline(always)]
    pub(crate) fn put_in(self, slot: &mut Value) {
        slot.clear();
        std::mem::forget(std::mem::replace(slot, self));
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// The value unless it is `Null`.
    pub fn or_none(self) -> Value {
        if self.is_null() { Value::None } else { self }
    }

    /// An integer of any size, inline where it fits.
    pub fn from_bigint(n: BigInt) -> Value {
        match i64::try_from(&n) {
            Ok(small) => Value::Int(small),
            Err(_) => Value::BigInt(Rc::new(n)),
        }
    }

    pub fn int(n: impl Into<BigInt>) -> Value {
        Value::from_bigint(n.into())
    }

    pub fn str(s: impl Into<PyStr>) -> Value {
        Value::Str(Rc::new(s.into()))
    }

    pub fn bytes(b: impl Into<Vec<u8>>) -> Value {
        Value::Bytes(Rc::new(b.into()))
    }

    pub fn tuple(items: Vec<Value>) -> Value {
        Value::Tuple(Rc::new(Tuple::new(items)))
    }

    /// `is`: the same object, or the same small constant.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Null, Value::Null)
            | (Value::None, Value::None)
            | (Value::NotImplemented, Value::NotImplemented)
            | (Value::Ellipsis, Value::Ellipsis) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Str(a), Value::Str(b)) => Rc::ptr_eq(a, b) || (a.len_bytes() <= 1 && a.as_str() == b.as_str()),
            (Value::Tuple(a), Value::Tuple(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
            (Value::Bytes(a), Value::Bytes(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
            _ => match (self.address(), other.address()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// Where a counted value lives. Differs between runs: never let it reach a program (see `Vm::id_of`).
    pub fn address(&self) -> Option<usize> {
        fn at<T: ?Sized>(rc: &Rc<T>) -> Option<usize> {
            Some(Rc::as_ptr(rc).cast::<u8>() as usize)
        }
        match self {
            Value::Null
            | Value::None
            | Value::NotImplemented
            | Value::Ellipsis
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_) => None,
            Value::BigInt(v) => at(v),
            Value::Complex(v) => at(v),
            Value::Str(v) => at(v),
            Value::Bytes(v) => at(v),
            Value::Tuple(v) => at(v),
            Value::List(v) => at(v),
            Value::Dict(v) => at(v),
            Value::Set(v) | Value::FrozenSet(v) => at(v),
            Value::Range(v) => at(v),
            Value::Slice(v) => at(v),
            Value::Function(v) => at(v),
            Value::Builtin(v) => at(v),
            Value::Method(v) => at(v),
            Value::Class(v) => at(v),
            Value::Object(v) => at(v),
            Value::Generator(v) => at(v),
            Value::Iter(v) => at(v),
            Value::Cell(v) => at(v),
            Value::Code(v) => at(v),
            Value::Module(v) => at(v),
        }
    }

    /// How many references there are to a counted value (`sys.getrefcount` less its own).
    pub fn ref_count(&self) -> Option<usize> {
        Some(match self {
            Value::List(v) => Rc::strong_count(v),
            Value::Dict(v) => Rc::strong_count(v),
            Value::Set(v) | Value::FrozenSet(v) => Rc::strong_count(v),
            Value::Tuple(v) => Rc::strong_count(v),
            Value::Object(v) => Rc::strong_count(v),
            Value::Function(v) => Rc::strong_count(v),
            Value::Method(v) => Rc::strong_count(v),
            Value::Class(v) => Rc::strong_count(v),
            Value::Generator(v) => Rc::strong_count(v),
            Value::Cell(v) => Rc::strong_count(v),
            Value::Iter(v) => Rc::strong_count(v),
            Value::Module(v) => Rc::strong_count(v),
            Value::Str(v) => Rc::strong_count(v),
            _ => return None,
        })
    }

    /// The built-in value under an instance of a subclass (`class Celsius(float)`), or the value itself.
    pub fn underlying(&self) -> &Value {
        match self {
            Value::Object(o) => o.base_value().unwrap_or(self),
            _ => self,
        }
    }

    pub fn as_str(&self) -> Option<&Rc<PyStr>> {
        match self.underlying() {
            Value::Str(s) => Some(s),
            _ => None,
        }
    }

    /// An `int` or `bool` (or an instance of a subclass) that fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self.underlying() {
            Value::Int(n) => Some(*n),
            Value::Bool(b) => Some(i64::from(*b)),
            _ => None,
        }
    }

    /// An `int` or `bool` of any size.
    pub fn as_bigint(&self) -> Option<BigInt> {
        match self.underlying() {
            Value::Int(n) => Some(BigInt::from(*n)),
            Value::Bool(b) => Some(BigInt::from(i64::from(*b))),
            Value::BigInt(n) => Some((**n).clone()),
            _ => None,
        }
    }

    pub fn is_int(&self) -> bool {
        matches!(self.underlying(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
    }

    pub fn as_list(&self) -> Option<&Rc<List>> {
        match self.underlying() {
            Value::List(v) => Some(v),
            _ => None,
        }
    }

    pub fn as_tuple(&self) -> Option<&Rc<Tuple>> {
        match self.underlying() {
            Value::Tuple(v) => Some(v),
            _ => None,
        }
    }

    pub fn as_dict(&self) -> Option<&Rc<Dict>> {
        match self.underlying() {
            Value::Dict(v) => Some(v),
            _ => None,
        }
    }

    /// A `set` or `frozenset`.
    pub fn as_set(&self) -> Option<&Rc<Set>> {
        match self.underlying() {
            Value::Set(v) | Value::FrozenSet(v) => Some(v),
            _ => None,
        }
    }

    pub fn as_bytes(&self) -> Option<&Rc<Vec<u8>>> {
        match self.underlying() {
            Value::Bytes(v) => Some(v),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<&Rc<Object>> {
        match self {
            Value::Object(v) => Some(v),
            _ => None,
        }
    }

    pub fn as_class(&self) -> Option<&Rc<Class>> {
        match self {
            Value::Class(v) => Some(v),
            _ => None,
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::Bool(b)
    }
}

impl From<i64> for Value {
    fn from(n: i64) -> Value {
        Value::Int(n)
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Value {
        i64::try_from(n).map_or_else(|_| Value::int(n), Value::Int)
    }
}

impl From<u64> for Value {
    fn from(n: u64) -> Value {
        i64::try_from(n).map_or_else(|_| Value::int(n), Value::Int)
    }
}

impl From<f64> for Value {
    fn from(x: f64) -> Value {
        Value::Float(x)
    }
}

impl From<Rc<PyStr>> for Value {
    fn from(s: Rc<PyStr>) -> Value {
        Value::Str(s)
    }
}

impl From<&str> for Value {
    fn from(s: &str) -> Value {
        Value::str(s)
    }
}

impl From<String> for Value {
    fn from(s: String) -> Value {
        Value::str(s)
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_value_is_sixteen_bytes() {
        assert!(size_of::<Value>() <= 16);
    }
}
