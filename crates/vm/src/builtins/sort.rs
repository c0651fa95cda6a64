//! Sorting: `list.sort` and `sorted`. Runs and binary insertion as CPython's (`Objects/listobject.c`), so that short
//! lists are compared pair for pair in its order; long ones are merged without galloping.

use super::args::Params;
use crate::function::Args;
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::CmpOp;

/// Lists shorter than this are one run, grown by binary insertion.
const MIN_MERGE: usize = 64;

struct Order {
    key: Value,
    reverse: bool,
}

fn order(vm: &Vm, args: Args<'_>) -> Res<(Value, Value)> {
    const PARAMS: Params<2> = Params { shown: "sort", names: ["key", "reverse"], required: 0, positional: 0 };
    let [key, reverse] = PARAMS.bind(vm, args)?;
    Ok((key.unwrap_or(Value::None), reverse.unwrap_or(Value::Bool(false))))
}

async fn settle(vm: &Vm, (key, reverse): (Value, Value)) -> Res<Order> {
    let reverse = vm.truth(&reverse).await?;
    Ok(Order { key, reverse })
}

/// `list.sort(*, key=None, reverse=False)`
pub fn list_sort(vm: &Vm, args: Args<'_>) -> Flow {
    let (list, given) = match args.this_list(vm, "sort").and_then(|(l, rest)| Ok((l.clone(), order(vm, rest)?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    if given.0.is_none() && matches!(given.1, Value::Bool(_)) {
        let reverse = matches!(given.1, Value::Bool(true));
        if sort_natively(&mut list.items.borrow_mut(), reverse) {
            return Flow::Value(Value::None);
        }
    }
    let vm = vm.clone();
    Flow::run(async move {
        let order = settle(&vm, given).await?;
        let mut items = std::mem::take(&mut *list.items.borrow_mut());
        let outcome = sort_values(&vm, &mut items, &order).await;
        let meddled = std::mem::replace(&mut *list.items.borrow_mut(), items);
        let changed = !meddled.is_empty();
        drop(meddled);
        outcome?;
        if changed {
            return Err(vm.value_error("list modified during sort"));
        }
        Ok(Value::None)
    })
}

/// `sorted(iterable, /, *, key=None, reverse=False)`
pub fn sorted(vm: &Vm, args: Args<'_>) -> Flow {
    let pos = match args.count(vm, "sorted", 1, 1) {
        Ok(()) => args.pos,
        Err(e) => return Flow::Err(e),
    };
    let given = match order(vm, Args { pos: &[], kw: args.kw }) {
        Ok(given) => given,
        Err(e) => return Flow::Err(e),
    };
    if given.0.is_none()
        && let Value::Bool(reverse) = given.1
        && let Some(mut items) = vm.try_collect(&pos[0])
        && sort_natively(&mut items, reverse)
    {
        return Flow::Value(vm.new_list(items));
    }
    let (vm, iterable) = (vm.clone(), pos[0].clone());
    Flow::run(async move {
        let mut items = vm.collect(&iterable).await?;
        let order = settle(&vm, given).await?;
        sort_values(&vm, &mut items, &order).await?;
        Ok(vm.new_list(items))
    })
}

/// Lists longer than this are sorted step by step, so that the host gets its turn.
const NATIVE_MAX: usize = 100_000;

/// Sorts values that are plain and alike without asking anybody: nobody can see in which order they are compared.
fn sort_natively(items: &mut [Value], reverse: bool) -> bool {
    if !all_alike(items) {
        return false;
    }
    if reverse {
        items.sort_by(|a, b| plain_order(b, a));
    } else {
        items.sort_by(plain_order);
    }
    true
}

/// Whether any two of these have an order that is total and native.
fn all_alike(items: &[Value]) -> bool {
    let Some((first, rest)) = items.split_first() else { return true };
    items.len() <= NATIVE_MAX && alike(first, first) && rest.iter().all(|v| alike(first, v))
}

fn alike(a: &Value, b: &Value) -> bool {
    let number = |v: &Value| match v {
        Value::Int(_) => true,
        Value::Float(x) => !x.is_nan(),
        _ => false,
    };
    match (a, b) {
        (Value::Str(_), Value::Str(_)) => true,
        (Value::Tuple(x), Value::Tuple(y)) => {
            // One level: what is nested deeper goes the long way.
            x.len() == y.len() && x.iter().zip(y.iter()).all(|(p, q)| !matches!(p, Value::Tuple(_)) && alike(p, q))
        }
        _ => number(a) && number(b),
    }
}

fn plain_order(a: &Value, b: &Value) -> std::cmp::Ordering {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => x.cmp(y),
        (Value::Str(x), Value::Str(y)) => x.as_str().cmp(y.as_str()),
        (Value::Tuple(x), Value::Tuple(y)) => {
            let differ = x.iter().zip(y.iter()).map(|(p, q)| plain_order(p, q)).find(|o| o.is_ne());
            differ.unwrap_or(std::cmp::Ordering::Equal)
        }
        _ => crate::protocol::number::order(a, b).flatten().unwrap_or(std::cmp::Ordering::Equal),
    }
}

/// Sorts in place. On an error the items are all still there, in some order.
async fn sort_values(vm: &Vm, items: &mut Vec<Value>, order: &Order) -> Res<()> {
    let mut keys = Vec::new();
    if !order.key.is_none() {
        keys.reserve(items.len());
        for item in items.iter() {
            keys.push(vm.call(&order.key, vec![item.clone()]).await?);
        }
    } else {
        keys = items.clone();
    }
    let mut at: Vec<usize> = (0..items.len()).collect();
    if order.reverse {
        at.reverse();
    }
    let outcome = if all_alike(&keys) {
        at.sort_by(|a, b| plain_order(&keys[*a], &keys[*b]));
        Ok(())
    } else {
        Sorter { vm, keys: &keys, compared: 0 }.sort(&mut at).await
    };
    if order.reverse {
        at.reverse();
    }
    *items = at.into_iter().filter_map(|i| items.get(i).cloned()).collect();
    outcome
}

/// Sorts positions by their keys.
struct Sorter<'a> {
    vm: &'a Vm,
    keys: &'a [Value],
    compared: u32,
}

impl Sorter<'_> {
    async fn less(&mut self, a: usize, b: usize) -> Res<bool> {
        self.compared += 1;
        if self.compared.is_multiple_of(8192) {
            self.vm.breathe(8192).await?;
        }
        let (a, b) = (&self.keys[a], &self.keys[b]);
        match self.vm.try_compare(CmpOp::Lt, a, b) {
            Some(Ok(Value::Bool(less))) => Ok(less),
            Some(Err(e)) => Err(e),
            _ => self.vm.less(a, b).await,
        }
    }

    async fn sort(&mut self, at: &mut [usize]) -> Res<()> {
        let len = at.len();
        let mut shortest = len;
        while shortest >= MIN_MERGE {
            shortest = shortest / 2 + (shortest & 1);
        }
        let mut runs = Vec::new();
        let mut start = 0;
        while start < len {
            let rest = &mut at[start..];
            let mut run = self.run(rest).await?;
            if run < shortest {
                let want = shortest.min(rest.len());
                self.insert(&mut rest[..want], run).await?;
                run = want;
            }
            runs.push((start, start + run));
            start += run;
        }
        while runs.len() > 1 {
            let mut merged = Vec::with_capacity(runs.len() / 2 + 1);
            for pair in runs.chunks(2) {
                if let [(from, middle), (_, to)] = *pair {
                    self.merge(&mut at[from..to], middle - from).await?;
                    merged.push((from, to));
                } else {
                    merged.extend_from_slice(pair);
                }
            }
            runs = merged;
        }
        Ok(())
    }

    /// The length of the run at the start, made ascending (`count_run`).
    async fn run(&mut self, at: &mut [usize]) -> Res<usize> {
        let len = at.len();
        if len < 2 {
            return Ok(len);
        }
        let mut n = 1;
        while n < len && !self.less(at[n], at[n - 1]).await? {
            n += 1;
        }
        if n == len {
            return Ok(n);
        }
        if n > 1 {
            if self.less(at[0], at[n - 1]).await? {
                return Ok(n);
            }
            // All equal so far: they go on as the start of a descending run.
            at[..n].reverse();
        }
        n += 1;
        let mut equal = 0;
        while n < len {
            if self.less(at[n], at[n - 1]).await? {
                if equal > 0 {
                    at[n - equal - 1..n].reverse();
                    equal = 0;
                }
            } else if self.less(at[n - 1], at[n]).await? {
                break;
            } else {
                equal += 1;
            }
            n += 1;
        }
        if equal > 0 {
            at[n - equal - 1..n].reverse();
        }
        at[..n].reverse();
        while n < len && !self.less(at[n], at[n - 1]).await? {
            n += 1;
        }
        Ok(n)
    }

    /// Binary insertion of what follows a sorted beginning (`binarysort`).
    async fn insert(&mut self, at: &mut [usize], sorted: usize) -> Res<()> {
        for i in sorted.max(1)..at.len() {
            let pivot = at[i];
            let (mut low, mut high) = (0, i);
            while low < high {
                let middle = (low + high) / 2;
                if self.less(pivot, at[middle]).await? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            at[low..=i].rotate_right(1);
        }
        Ok(())
    }

    async fn merge(&mut self, at: &mut [usize], middle: usize) -> Res<()> {
        let left = at[..middle].to_vec();
        let right = at[middle..].to_vec();
        let (mut l, mut r) = (0, 0);
        while l < left.len() && r < right.len() {
            let take_right = match self.less(right[r], left[l]).await {
                Ok(less) => less,
                Err(e) => {
                    let rest = left[l..].iter().chain(&right[r..]);
                    at[l + r..].iter_mut().zip(rest).for_each(|(slot, v)| *slot = *v);
                    return Err(e);
                }
            };
            at[l + r] = if take_right { right[r] } else { left[l] };
            if take_right {
                r += 1;
            } else {
                l += 1;
            }
        }
        let rest = left[l..].iter().chain(&right[r..]);
        at[l + r..].iter_mut().zip(rest).for_each(|(slot, v)| *slot = *v);
        Ok(())
    }
}
