//! Iterators of the built-in types.

use crate::dict::Dict;
use crate::seq::{List, SmallRange, Tuple};
use crate::set::Set;
use crate::string::PyStr;
use crate::{Exc, Value, Vm};
use num_bigint::BigInt;
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}

/// Where an iterator is.
pub enum IterKind {
    List {
        list: Rc<List>,
        at: usize,
    },
    ListReversed {
        list: Rc<List>,
        left: usize,
    },
    Tuple {
        tuple: Rc<Tuple>,
        at: usize,
    },
    /// `at` counts bytes of UTF-8.
    Str {
        text: Rc<PyStr>,
        at: usize,
    },
    Bytes {
        bytes: Rc<Vec<u8>>,
        at: usize,
    },
    Range {
        range: SmallRange,
        at: u64,
    },
    BigRange {
        next: BigInt,
        step: BigInt,
        left: BigInt,
    },
    /// `at` is a position in the table; `len` what the dict had at the start; `left` how many items are still to come.
    Dict {
        dict: Rc<Dict>,
        part: DictPart,
        at: usize,
        len: usize,
        left: usize,
        reversed: bool,
    },
    Set {
        set: Rc<Set>,
        at: usize,
        len: usize,
    },
    /// `__getitem__` with 0, 1, 2 ... until IndexError.
    Sequence {
        object: Value,
        at: i64,
        step: i64,
    },
    /// `iter(callable, sentinel)`
    Callable {
        callable: Value,
        sentinel: Value,
    },
    Enumerate {
        inner: Value,
        count: Value,
    },
    Zip {
        inner: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        inner: Vec<Value>,
        strict: bool,
    },
    Filter {
        function: Value,
        inner: Value,
    },
    /// Exhausted; keeps which type it was.
    Done(&'static str),
}

impl IterKind {
    /// The name of its type.
    pub fn type_name(&self) -> &'static str {
        match self {
            IterKind::List { .. } => "list_iterator",
            IterKind::ListReversed { .. } => "list_reverseiterator",
            IterKind::Tuple { .. } => "tuple_iterator",
            IterKind::Str { text, .. } => {
                if text.is_ascii() {
                    "str_ascii_iterator"
                } else {
                    "str_iterator"
                }
            }
            IterKind::Bytes { .. } => "bytes_iterator",
            IterKind::Range { .. } => "range_iterator",
            IterKind::BigRange { .. } => "longrange_iterator",
            IterKind::Dict { part, reversed, .. } => match (part, reversed) {
                (DictPart::Keys, false) => "dict_keyiterator",
                (DictPart::Values, false) => "dict_valueiterator",
                (DictPart::Items, false) => "dict_itemiterator",
                (DictPart::Keys, true) => "dict_reversekeyiterator",
                (DictPart::Values, true) => "dict_reversevalueiterator",
                (DictPart::Items, true) => "dict_reverseitemiterator",
            },
            IterKind::Set { .. } => "set_iterator",
            IterKind::Sequence { step, .. } => {
                if *step < 0 {
                    "reversed"
                } else {
                    "iterator"
                }
            }
            IterKind::Callable { .. } => "callable_iterator",
            IterKind::Enumerate { .. } => "enumerate",
            IterKind::Zip { .. } => "zip",
            IterKind::Map { .. } => "map",
            IterKind::Filter { .. } => "filter",
            IterKind::Done(name) => name,
        }
    }
}

pub struct Iter {
    pub kind: RefCell<IterKind>,
}

/// One step of an iterator.
pub enum Next {
    Item(Value),
    End,
    Err(Exc),
    /// Needs Python code: use [`Vm::next`].
    Ask,
}

impl Iter {
    #[expect(clippy::new_ret_no_self, reason = "an iterator is only ever wanted as a value")]
    pub fn new(kind: IterKind) -> Value {
        Value::Iter(Rc::new(Iter { kind: RefCell::new(kind) }))
    }

    /// Steps without running Python code, if it can.
    pub fn step(&self, vm: &Vm) -> Next {
        let mut kind = self.kind.borrow_mut();
        let step = step(vm, &mut kind);
        if matches!(step, Next::End) {
            let done = IterKind::Done(kind.type_name());
            let old = std::mem::replace(&mut *kind, done);
            drop(kind);
            drop(old);
        }
        step
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let Ok(kind) = self.kind.try_borrow() else { return };
        match &*kind {
            IterKind::List { list, .. } | IterKind::ListReversed { list, .. } => visit(&Value::List(list.clone())),
            IterKind::Tuple { tuple, .. } => visit(&Value::Tuple(tuple.clone())),
            IterKind::Dict { dict, .. } => visit(&Value::Dict(dict.clone())),
            IterKind::Set { set, .. } => visit(&Value::Set(set.clone())),
            IterKind::Sequence { object, .. } => visit(object),
            IterKind::Callable { callable, sentinel } => {
                visit(callable);
                visit(sentinel);
            }
            IterKind::Enumerate { inner, .. } => visit(inner),
            IterKind::Filter { function, inner } => {
                visit(function);
                visit(inner);
            }
            IterKind::Zip { inner, .. } => inner.iter().for_each(visit),
            IterKind::Map { function, inner, .. } => {
                visit(function);
                inner.iter().for_each(visit);
            }
            _ => {}
        }
    }
}

fn item(v: Option<Value>) -> Next {
    v.map_or(Next::End, Next::Item)
}

fn step(vm: &Vm, kind: &mut IterKind) -> Next {
    match kind {
        IterKind::List { list, at } => {
            *at += 1;
            item(list.get(*at - 1))
        }
        IterKind::ListReversed { list, left } => {
            if *left == 0 {
                return Next::End;
            }
            *left -= 1;
            item(list.get(*left))
        }
        IterKind::Tuple { tuple, at } => {
            *at += 1;
            item(tuple.get(*at - 1).cloned())
        }
        IterKind::Str { text, at } => match text.as_str().get(*at..).and_then(|t| t.chars().next()) {
            Some(c) => {
                *at += c.len_utf8();
                Next::Item(vm.char_str(c))
            }
            None => Next::End,
        },
        IterKind::Bytes { bytes, at } => {
            *at += 1;
            item(bytes.get(*at - 1).map(|b| Value::Int(i64::from(*b))))
        }
        IterKind::Range { range, at } => {
            *at += 1;
            item(range.get(*at - 1).map(Value::Int))
        }
        IterKind::BigRange { next, step, left } => {
            if *left <= BigInt::ZERO {
                return Next::End;
            }
            *left -= 1;
            let now = next.clone();
            *next += &*step;
            Next::Item(Value::from_bigint(now))
        }
        IterKind::Dict { dict, part, at, len, left, reversed } => {
            let next = step_dict(vm, dict, *part, at, *len, *reversed);
            if matches!(next, Next::Item(_)) {
                if *left == 0 {
                    return Next::Err(vm.runtime_error("dictionary keys changed during iteration"));
                }
                *left -= 1;
            }
            next
        }
        IterKind::Set { set, at, len } => {
            let t = set.table.borrow();
            if t.len() != *len {
                *len = usize::MAX;
                return Next::Err(vm.runtime_error("Set changed size during iteration"));
            }
            match t.next_from(*at) {
                Some((pos, key)) => {
                    *at = pos + 1;
                    Next::Item(key)
                }
                None => Next::End,
            }
        }
        IterKind::Enumerate { inner, count: Value::Int(n) } if *n < i64::MAX => match leaf(vm, inner) {
            Next::Item(v) => {
                let pair = Value::tuple(vec![Value::Int(*n), v]);
                *n += 1;
                Next::Item(pair)
            }
            other => other,
        },
        // With `strict`, what is left of the others would have to be looked at.
        IterKind::Zip { inner, strict: false } if !inner.is_empty() && inner.iter().all(is_leaf) => {
            let mut items = Vec::with_capacity(inner.len());
            for it in inner.iter() {
                match leaf(vm, it) {
                    Next::Item(v) => items.push(v),
                    other => return other,
                }
            }
            Next::Item(Value::tuple(items))
        }
        IterKind::Done(_) => Next::End,
        _ => Next::Ask,
    }
}

/// Whether an iterator stands on a container, not on other iterators: so that one step goes no deeper.
fn is_leaf(it: &Value) -> bool {
    let Value::Iter(it) = it else { return false };
    it.kind.try_borrow().is_ok_and(|kind| {
        !matches!(
            *kind,
            IterKind::Sequence { .. }
                | IterKind::Callable { .. }
                | IterKind::Enumerate { .. }
                | IterKind::Zip { .. }
                | IterKind::Map { .. }
                | IterKind::Filter { .. }
        )
    })
}

fn leaf(vm: &Vm, it: &Value) -> Next {
    match it {
        Value::Iter(inner) if is_leaf(it) => inner.step(vm),
        _ => Next::Ask,
    }
}

fn step_dict(vm: &Vm, dict: &Rc<Dict>, part: DictPart, at: &mut usize, len: usize, reversed: bool) -> Next {
    let t = dict.table.borrow();
    if t.len() != len {
        return Next::Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    let found = if reversed { t.next_back(*at) } else { t.next_from(*at) };
    let Some((pos, e)) = found else { return Next::End };
    *at = if reversed { pos } else { pos + 1 };
    Next::Item(match part {
        DictPart::Keys => e.key.clone(),
        DictPart::Values => e.value.clone(),
        DictPart::Items => Value::tuple(vec![e.key.clone(), e.value.clone()]),
    })
}
