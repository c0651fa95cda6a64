//! Lists, tuples, ranges and slices.

use crate::Value;
use crate::heap::Identity;
use crate::trash;
use std::cell::{Cell, RefCell};

/// A tuple's items never change, so a tuple is only a slice with a drop that stays shallow.
pub struct Tuple {
    items: Box<[Value]>,
}

impl Tuple {
    pub fn new(items: Vec<Value>) -> Tuple {
        Tuple { items: items.into_boxed_slice() }
    }
}

impl std::ops::Deref for Tuple {
    type Target = [Value];
    fn deref(&self) -> &[Value] {
        &self.items
    }
}

impl Drop for Tuple {
    // Last item first, as CPython's `tuple_dealloc`.
    fn drop(&mut self) {
        if self.items.iter().any(|v| v.address().is_some()) {
            let items = std::mem::take(&mut self.items);
            trash::free(items.into_vec().into_iter().rev());
        }
    }
}

#[derive(Default)]
pub struct List {
    pub items: RefCell<Vec<Value>>,
    /// Set while `sort` works on the items, to find out changes ("list modified during sort").
    pub sorting: Cell<bool>,
    pub identity: Identity,
}

impl List {
    pub fn new(items: Vec<Value>) -> List {
        List { items: RefCell::new(items), sorting: Cell::new(false), identity: Identity::default() }
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    pub fn push(&self, value: Value) {
        self.items.borrow_mut().push(value);
    }

    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }
}

impl Drop for List {
    // Last item first, as CPython's `list_dealloc`.
    fn drop(&mut self) {
        let items = self.items.get_mut();
        if items.iter().any(|v| v.address().is_some()) {
            trash::free(std::mem::take(items).into_iter().rev());
        }
    }
}

/// `range(start, stop, step)`; bounds may be of any size. `len` is known where it fits.
pub struct RangeData {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub small: Option<SmallRange>,
}

/// A range whose numbers all fit: `start + i * step` for `i < len`.
#[derive(Clone, Copy)]
pub struct SmallRange {
    pub start: i64,
    pub step: i64,
    pub len: u64,
}

impl SmallRange {
    /// `None` where a bound overflows.
    pub fn new(start: i64, stop: i64, step: i64) -> Option<SmallRange> {
        let len = if step > 0 && start < stop {
            let span = i128::from(stop) - i128::from(start) - 1;
            span / i128::from(step) + 1
        } else if step < 0 && start > stop {
            let span = i128::from(start) - i128::from(stop) - 1;
            span / -i128::from(step) + 1
        } else {
            0
        };
        Some(SmallRange { start, step, len: u64::try_from(len).ok()? })
    }

    #[inline]
    pub fn get(&self, index: u64) -> Option<i64> {
        if index >= self.len {
            return None;
        }
        // Both products may wrap; their sum lies between the bounds, so what wraps comes back.
        Some(self.start.wrapping_add(self.step.wrapping_mul(index as i64)))
    }
}

pub struct SliceData {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}
