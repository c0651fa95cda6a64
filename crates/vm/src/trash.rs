//! Dropping deep data without deep recursion, as CPython's trashcan does.
//!
//! The first drops nest on Rust's stack as usual; past a small depth, contents are laid aside and the outermost drop
//! frees them in a loop. The store is per operating-system thread and always empty between drops.

use crate::Value;
use std::cell::{Cell, RefCell};

const DEPTH: u32 = 40;

thread_local! {
    static NESTED: Cell<u32> = const { Cell::new(0) };
    static LATER: RefCell<Vec<Vec<Value>>> = const { RefCell::new(Vec::new()) };
}

/// Frees values in order, nested at most some levels deep on Rust's stack.
pub fn free(values: impl Iterator<Item = Value>) {
    let depth = NESTED.try_with(Cell::get).unwrap_or(0);
    if depth >= DEPTH {
        let batch: Vec<Value> = values.filter(|v| v.address().is_some()).collect();
        if !batch.is_empty() {
            let _ = LATER.try_with(|later| later.borrow_mut().push(batch));
        }
        return;
    }
    let _ = NESTED.try_with(|n| n.set(depth + 1));
    values.for_each(drop);
    if depth == 0 {
        while let Some(batch) = LATER.try_with(|later| later.borrow_mut().pop()).ok().flatten() {
            batch.into_iter().for_each(drop);
        }
    }
    let _ = NESTED.try_with(|n| n.set(depth));
}
