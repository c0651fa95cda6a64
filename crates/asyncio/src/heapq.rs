//! A binary heap by Python's `<`, with the comparisons that CPython's `heapq` makes, in its order.

use coroscope_vm::{Res, Value, Vm};
use std::cell::RefCell;
use std::collections::VecDeque;

type Heap = RefCell<VecDeque<Value>>;

fn at(heap: &Heap, index: usize) -> Value {
    heap.borrow().get(index).cloned().unwrap_or_default()
}

fn put(heap: &Heap, index: usize, value: Value) {
    let old = heap.borrow_mut().get_mut(index).map(|slot| std::mem::replace(slot, value));
    drop(old);
}

/// Moves the item at `pos` up to where its parent is not greater (`_siftdown`).
pub async fn sift_down(vm: &Vm, heap: &Heap, start: usize, mut pos: usize) -> Res<()> {
    let item = at(heap, pos);
    while pos > start {
        let parent_at = (pos - 1) >> 1;
        let parent = at(heap, parent_at);
        if !vm.less(&item, &parent).await? {
            break;
        }
        put(heap, pos, parent);
        put(heap, parent_at, item.clone());
        pos = parent_at;
    }
    Ok(())
}

/// The least item, taken out; `None` if there is none.
pub async fn pop(vm: &Vm, heap: &Heap) -> Res<Option<Value>> {
    let last = heap.borrow_mut().pop_back();
    let Some(last) = last else { return Ok(None) };
    if heap.borrow().is_empty() {
        return Ok(Some(last));
    }
    let least = at(heap, 0);
    put(heap, 0, last.clone());
    let end = heap.borrow().len();
    let mut pos = 0;
    loop {
        let left = 2 * pos + 1;
        if left >= end {
            break;
        }
        let right = left + 1;
        let child = if right < end && !vm.less(&at(heap, left), &at(heap, right)).await? { right } else { left };
        put(heap, pos, at(heap, child));
        pos = child;
    }
    put(heap, pos, last);
    sift_down(vm, heap, 0, pos).await?;
    Ok(Some(least))
}
