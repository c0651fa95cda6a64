//! What lists, tuples and other sequences share: indices, repetition, comparison, reprs that may hold themselves.

use crate::function::{Args, OwnedArgs};
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Containers whose repr is in progress, by address: those inside themselves are written `[...]`.
#[derive(Default)]
pub struct ReprStack {
    active: RefCell<BTreeSet<usize>>,
}

/// Enters a container's repr; `false` if it is in progress already.
pub fn enter_repr(vm: &Vm, v: &Value) -> bool {
    let stack = vm.extension::<ReprStack>();
    let Some(at) = v.address() else { return true };
    stack.active.borrow_mut().insert(at)
}

/// Leaves what [`enter_repr`] entered.
pub fn leave_repr(vm: &Vm, v: &Value) {
    let stack = vm.extension::<ReprStack>();
    if let Some(at) = v.address() {
        stack.active.borrow_mut().remove(&at);
    }
}

/// Copying so many bytes costs an instruction.
const LONG: usize = 4096;

/// The reprs of items, joined by `, `.
pub async fn joined_reprs(vm: &Vm, items: &[Value]) -> Res<String> {
    let mut out = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        match vm.try_repr(item) {
            Some(text) => out.push_str(&text),
            None => {
                let text = vm.repr_of(item).await?;
                if text.len_bytes() > LONG {
                    // Deep data is written once more at each level.
                    vm.reserve((out.len() + text.len_bytes()) as u64)?;
                    vm.breathe((text.len_bytes() / LONG) as u64).await?;
                }
                out.push_str(&text);
            }
        }
        if i % 4096 == 4095 {
            vm.reserve(out.len() as u64)?;
            vm.breathe(4096).await?;
        }
    }
    Ok(out)
}

/// Goes on with an index at once if it is a plain integer, else after `__index__`.
pub fn with_index(vm: &Vm, index: &Value, then: impl FnOnce(&Vm, i64) -> Res + 'static) -> Flow {
    if let Some(i) = vm.try_index(index) {
        return then(vm, i).into();
    }
    let (vm, index) = (vm.clone(), index.clone());
    Flow::run(async move {
        let i = vm.index_i64(&index).await?;
        then(&vm, i)
    })
}

/// Python's index into a sequence of this length, negative ones from the end; `None` if outside.
pub fn position(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(i64::try_from(len).ok()?)? } else { index };
    usize::try_from(at).ok().filter(|at| *at < len)
}

/// A bound of a search (`start`, `stop` of `index`): negative ones from the end, clamped.
pub async fn bound(vm: &Vm, v: Option<&Value>, len: usize, default: usize) -> Res<usize> {
    let Some(v) = v else { return Ok(default) };
    let n = match vm.try_index(v) {
        Some(n) => n,
        None if v.is_none() || (!v.is_int() && vm.lookup_special(v, &vm.names.index).is_none()) => {
            return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
        }
        None => {
            let n = vm.index_of(v).await?;
            if n.sign() == num_bigint::Sign::Minus { i64::MIN / 2 } else { i64::MAX / 2 }
        }
    };
    let len = i64::try_from(len).unwrap_or(i64::MAX);
    Ok(if n < 0 { n.saturating_add(len).max(0) } else { n }.min(len) as usize)
}

/// TypeError for a key that is neither index nor slice.
pub fn bad_index(vm: &Vm, what: &str, key: &Value) -> crate::Exc {
    let given = vm.type_name(key);
    vm.type_error(format!("{what} indices must be integers or slices, not {given}"))
}

/// `seq * n` of a built-in sequence, NotImplemented unless `n` is an index.
pub fn repeat(vm: &Vm, seq: &Value, n: &Value) -> Flow {
    let base = seq.underlying().clone();
    let times = n.underlying();
    if times.is_int() {
        return match vm.try_binary(coroscope_bytecode::BinOp::Mul, &base, times) {
            Some(res) => res.into(),
            None => Flow::Value(Value::NotImplemented),
        };
    }
    if vm.lookup_special(n, &vm.names.index).is_none() {
        return Flow::Err(vm.not_an_integer(n));
    }
    let (vm, n) = (vm.clone(), n.clone());
    Flow::run(async move {
        let n = Value::from_bigint(vm.index_of(&n).await?);
        vm.binary(coroscope_bytecode::BinOp::Mul, &base, &n).await
    })
}

/// A comparison method of lists or tuples: `items` gives the contents of an operand, `None` for other types.
pub fn compare(vm: &Vm, op: CmpOp, args: Args<'_>, items: fn(&Value) -> Option<Vec<Value>>) -> Flow {
    let other = match args.rest().operand(vm) {
        Ok(other) => other,
        Err(e) => return Flow::Err(e),
    };
    let (Some(a), Some(b)) = (items(&args.pos[0]), items(other)) else {
        return Flow::Value(Value::NotImplemented);
    };
    let vm = vm.clone();
    Flow::run(async move { vm.compare_items(op, &a, &b).await })
}

/// Makes an iterable's items available to a function that runs no Python code.
pub fn with_items(vm: &Vm, iterable: &Value, then: impl FnOnce(&Vm, Vec<Value>) -> Res + 'static) -> Flow {
    if let Some(items) = vm.try_collect(iterable) {
        return then(vm, items).into();
    }
    let (vm, iterable) = (vm.clone(), iterable.clone());
    Flow::run(async move {
        let items = vm.collect(&iterable).await?;
        then(&vm, items)
    })
}

/// Counts or finds an item among others: `count`, `index`, `__contains__`. Stops at the first hit if `first`.
pub async fn search(vm: &Vm, items: impl Fn(usize) -> Option<Value>, from: usize, item: &Value) -> Res<Option<usize>> {
    let mut at = from;
    while let Some(v) = items(at) {
        if vm.eq(&v, item).await? {
            return Ok(Some(at));
        }
        at += 1;
        if at.is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    Ok(None)
}

/// `args` of an async native without `self`.
pub fn rest(args: &OwnedArgs) -> Args<'_> {
    args.as_args().rest()
}
