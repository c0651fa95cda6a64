//! `itertools` (`Modules/itertoolsmodule.c`): each iterator is a little state; a step runs without Python code where
//! it can, and otherwise as a task.

use crate::support::{self, native, new_class};
use coroscope_bytecode::BinOp;
use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::iter::Next;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, Flow, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// The indices behind the combinatoric iterators, advanced in place.
#[derive(Clone)]
enum Pick {
    Product(Vec<Vec<Value>>),
    Permutations { cycles: Vec<usize> },
    Combinations,
    WithReplacement,
}

enum Kind {
    Count { at: Value, step: Value },
    Repeat { item: Value, left: Option<u64> },
    Cycle { inner: Value, saved: Vec<Value>, at: Option<usize> },
    Chain { sources: Value, current: Value },
    Islice { inner: Value, at: u64, next: u64, stop: Option<u64>, step: u64 },
    Accumulate { inner: Value, function: Value, total: Value },
    Compress { data: Value, selectors: Value },
    DropWhile { test: Value, inner: Value, started: bool },
    TakeWhile { test: Value, inner: Value, ended: bool },
    FilterFalse { test: Value, inner: Value },
    StarMap { function: Value, inner: Value },
    ZipLongest { inner: Vec<Value>, fill: Value },
    Pairwise { inner: Value, last: Value },
    Batched { inner: Value, size: usize, strict: bool },
    Tee { shared: Rc<TeeData>, at: usize },
    GroupBy { inner: Value, key: Value, group: u64, held: Value, held_key: Value, target: Value },
    Grouper { parent: Value, key: Value, group: u64 },
    Pick { pool: Vec<Value>, indices: Vec<usize>, pick: Pick, first: bool },
    Done,
}

/// What the copies of a `tee` share.
struct TeeData {
    inner: Value,
    /// Items from `base` on.
    items: RefCell<Vec<Value>>,
}

struct Tool {
    kind: RefCell<Kind>,
}

impl Native for Tool {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let Ok(kind) = self.kind.try_borrow() else { return };
        match &*kind {
            Kind::Count { at: a, step: b }
            | Kind::Chain { sources: a, current: b }
            | Kind::Compress { data: a, selectors: b }
            | Kind::DropWhile { test: a, inner: b, .. }
            | Kind::TakeWhile { test: a, inner: b, .. }
            | Kind::FilterFalse { test: a, inner: b }
            | Kind::StarMap { function: a, inner: b }
            | Kind::Pairwise { inner: a, last: b }
            | Kind::Grouper { parent: a, key: b, .. } => [a, b].into_iter().for_each(visit),
            Kind::Repeat { item, .. } => visit(item),
            Kind::Cycle { inner, saved, .. } => std::iter::once(inner).chain(saved).for_each(visit),
            Kind::Islice { inner, .. } | Kind::Batched { inner, .. } => visit(inner),
            Kind::Accumulate { inner, function, total } => [inner, function, total].into_iter().for_each(visit),
            Kind::ZipLongest { inner, fill } => inner.iter().chain([fill]).for_each(visit),
            Kind::Tee { shared, .. } => visit(&shared.inner),
            Kind::GroupBy { inner, key, held, held_key, target, .. } => {
                [inner, key, held, held_key, target].into_iter().for_each(visit);
            }
            Kind::Pick { pool, .. } => pool.iter().for_each(visit),
            Kind::Done => {}
        }
    }

    fn clear(&self) {
        let old = self.kind.replace(Kind::Done);
        drop(old);
    }
}

fn make(vm: &Vm, class: &Rc<coroscope_vm::class::Class>, kind: Kind) -> Value {
    vm.new_native(class, Tool { kind: RefCell::new(kind) })
}

fn end(vm: &Vm, tool: &Tool) -> Flow {
    tool.clear();
    Flow::Err(vm.stop_iteration(Value::None))
}

// ---- stepping ----------------------------------------------------------------------------------------------------

fn next(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(this) = args.get(0) else { return Flow::Err(vm.type_error("__next__() needs an argument")) };
    let Some(tool) = native::<Tool>(this) else { return Flow::Err(vm.type_error("not an iterator of itertools")) };
    match quick(vm, tool) {
        Some(flow) => flow,
        None => {
            let (vm, this) = (vm.clone(), this.clone());
            Flow::run(async move {
                match native::<Tool>(&this) {
                    Some(tool) => match slow(&vm, tool, &this).await? {
                        Some(v) => Ok(v),
                        None => {
                            if !matches!(
                                &*tool.kind.borrow(),
                                Kind::Tee { .. }
                                    | Kind::GroupBy { .. }
                                    | Kind::Grouper { .. }
                                    | Kind::Islice { .. }
                                    | Kind::Chain { .. }
                            ) {
                                tool.clear();
                            }
                            Err(vm.stop_iteration(Value::None))
                        }
                    },
                    None => Err(vm.stop_iteration(Value::None)),
                }
            })
        }
    }
}

/// A step that needs no Python code; `None` where it does.
fn quick(vm: &Vm, tool: &Tool) -> Option<Flow> {
    let mut kind = tool.kind.borrow_mut();
    let flow = match &mut *kind {
        Kind::Done => Flow::Err(vm.stop_iteration(Value::None)),
        Kind::Count { at, step } => {
            let next = match (&*at, &*step) {
                (Value::Int(a), Value::Int(b)) => a.checked_add(*b).map(Value::Int),
                _ => None,
            };
            match next {
                Some(next) => Flow::Value(std::mem::replace(at, next)),
                None => return None,
            }
        }
        Kind::Repeat { item, left } => match left {
            None => Flow::Value(item.clone()),
            Some(0) => Flow::Err(vm.stop_iteration(Value::None)),
            Some(n) => {
                *n -= 1;
                Flow::Value(item.clone())
            }
        },
        Kind::Cycle { saved, at: Some(at), .. } => {
            if saved.is_empty() {
                Flow::Err(vm.stop_iteration(Value::None))
            } else {
                let v = saved.get(*at).cloned().unwrap_or_default();
                *at = (*at + 1) % saved.len();
                Flow::Value(v)
            }
        }
        Kind::Chain { current, .. } if !current.is_null() => match vm.try_next(current) {
            Next::Item(v) => Flow::Value(v),
            Next::Err(e) => Flow::Err(e),
            _ => return None,
        },
        Kind::Pick { pool, indices, pick, first } => match picked(pool, indices, pick, first) {
            Some(v) => Flow::Value(v),
            None => {
                drop(kind);
                return Some(end(vm, tool));
            }
        },
        Kind::Tee { shared, at } => {
            let found = shared.items.borrow().get(*at).cloned();
            match found {
                Some(v) => {
                    *at += 1;
                    Flow::Value(v)
                }
                None => return None,
            }
        }
        _ => return None,
    };
    Some(flow)
}

fn picked(pool: &[Value], indices: &mut [usize], pick: &mut Pick, first: &mut bool) -> Option<Value> {
    let n = pool.len();
    let r = indices.len();
    if *first {
        *first = false;
    } else {
        match pick {
            Pick::Product(pools) => {
                let at = (0..r).rev().find(|&i| {
                    indices[i] += 1;
                    let fits = indices[i] < pools[i].len();
                    if !fits {
                        indices[i] = 0;
                    }
                    fits
                });
                at?;
            }
            Pick::Combinations => {
                let i = (0..r).rev().find(|&i| indices[i] != i + n - r)?;
                indices[i] += 1;
                for j in i + 1..r {
                    indices[j] = indices[j - 1] + 1;
                }
            }
            Pick::WithReplacement => {
                let i = (0..r).rev().find(|&i| indices[i] + 1 != n)?;
                let v = indices[i] + 1;
                indices[i..].fill(v);
            }
            Pick::Permutations { .. } => {}
        }
    }
    if let Pick::Product(pools) = pick {
        return Some(Value::tuple(indices.iter().zip(&*pools).filter_map(|(&i, p)| p.get(i).cloned()).collect()));
    }
    Some(Value::tuple(indices.iter().filter_map(|&i| pool.get(i).cloned()).collect()))
}

/// Advances a permutation: `indices` has all of the pool, the first `cycles.len()` of them are shown.
fn permute(indices: &mut [usize], cycles: &mut [usize]) -> bool {
    let n = indices.len();
    for i in (0..cycles.len()).rev() {
        cycles[i] -= 1;
        if cycles[i] == 0 {
            indices[i..].rotate_left(1);
            cycles[i] = n - i;
        } else {
            let j = n - cycles[i];
            indices.swap(i, j);
            return true;
        }
    }
    false
}

/// What a slow step needs, taken out of the state so that nothing is borrowed while Python runs.
async fn slow(vm: &Vm, tool: &Tool, this: &Value) -> Res<Option<Value>> {
    enum Work {
        Count(Value, Value),
        Cycle(Value),
        Chain(Value, Value),
        Islice(Value, u64, u64, Option<u64>, u64),
        Accumulate(Value, Value, Value),
        Compress(Value, Value),
        DropWhile(Value, Value, bool),
        TakeWhile(Value, Value, bool),
        FilterFalse(Value, Value),
        StarMap(Value, Value),
        ZipLongest(Vec<Value>, Value),
        Pairwise(Value, Value),
        Batched(Value, usize, bool),
        Tee(Rc<TeeData>, usize),
        GroupBy,
        Grouper(Value, Value, u64),
        None,
    }
    let work = match &*tool.kind.borrow() {
        Kind::Count { at, step } => Work::Count(at.clone(), step.clone()),
        Kind::Cycle { inner, .. } => Work::Cycle(inner.clone()),
        Kind::Chain { sources, current } => Work::Chain(sources.clone(), current.clone()),
        Kind::Islice { inner, at, next, stop, step } => Work::Islice(inner.clone(), *at, *next, *stop, *step),
        Kind::Accumulate { inner, function, total } => Work::Accumulate(inner.clone(), function.clone(), total.clone()),
        Kind::Compress { data, selectors } => Work::Compress(data.clone(), selectors.clone()),
        Kind::DropWhile { test, inner, started } => Work::DropWhile(test.clone(), inner.clone(), *started),
        Kind::TakeWhile { test, inner, ended } => Work::TakeWhile(test.clone(), inner.clone(), *ended),
        Kind::FilterFalse { test, inner } => Work::FilterFalse(test.clone(), inner.clone()),
        Kind::StarMap { function, inner } => Work::StarMap(function.clone(), inner.clone()),
        Kind::ZipLongest { inner, fill } => Work::ZipLongest(inner.clone(), fill.clone()),
        Kind::Pairwise { inner, last } => Work::Pairwise(inner.clone(), last.clone()),
        Kind::Batched { inner, size, strict } => Work::Batched(inner.clone(), *size, *strict),
        Kind::Tee { shared, at } => Work::Tee(shared.clone(), *at),
        Kind::GroupBy { .. } => Work::GroupBy,
        Kind::Grouper { parent, key, group } => Work::Grouper(parent.clone(), key.clone(), *group),
        _ => Work::None,
    };
    match work {
        Work::None => Ok(None),
        Work::Count(at, step) => {
            let next = vm.binary(BinOp::Add, &at, &step).await?;
            tool.kind.replace(Kind::Count { at: next, step });
            Ok(Some(at))
        }
        Work::Cycle(inner) => cycle(vm, tool, &inner).await,
        Work::Chain(sources, current) => chain(vm, tool, sources, current).await,
        Work::Islice(inner, at, next, stop, step) => islice(vm, tool, inner, at, next, stop, step).await,
        Work::Accumulate(inner, function, total) => {
            if function.is_null() && !total.is_null() {
                // An initial value is given out first; then the addition starts.
            }
            accumulate(vm, tool, inner, function, total).await
        }
        Work::Compress(data, selectors) => loop {
            let Some(v) = vm.next(&data).await? else { return Ok(None) };
            let Some(s) = vm.next(&selectors).await? else { return Ok(None) };
            if vm.truth(&s).await? {
                return Ok(Some(v));
            }
        },
        Work::DropWhile(test, inner, started) => loop {
            let Some(v) = vm.next(&inner).await? else { return Ok(None) };
            if started {
                return Ok(Some(v));
            }
            let held = vm.call(&test, vec![v.clone()]).await?;
            if !vm.truth(&held).await? {
                tool.kind.replace(Kind::DropWhile { test, inner, started: true });
                return Ok(Some(v));
            }
        },
        Work::TakeWhile(_, _, true) => Ok(None),
        Work::TakeWhile(test, inner, false) => {
            let Some(v) = vm.next(&inner).await? else { return Ok(None) };
            let held = vm.call(&test, vec![v.clone()]).await?;
            Ok(vm.truth(&held).await?.then_some(v))
        }
        Work::FilterFalse(test, inner) => loop {
            let Some(v) = vm.next(&inner).await? else { return Ok(None) };
            let held = if test.is_none() { v.clone() } else { vm.call(&test, vec![v.clone()]).await? };
            if !vm.truth(&held).await? {
                return Ok(Some(v));
            }
        },
        Work::StarMap(function, inner) => {
            let Some(v) = vm.next(&inner).await? else { return Ok(None) };
            let args = vm.collect(&v).await?;
            vm.call(&function, args).await.map(Some)
        }
        Work::ZipLongest(inner, fill) => zip_longest(vm, tool, inner, fill).await,
        Work::Pairwise(inner, last) => {
            let last = match last {
                Value::Null => match vm.next(&inner).await? {
                    Some(v) => v,
                    None => return Ok(None),
                },
                v => v,
            };
            let Some(v) = vm.next(&inner).await? else { return Ok(None) };
            tool.kind.replace(Kind::Pairwise { inner, last: v.clone() });
            Ok(Some(Value::tuple(vec![last, v])))
        }
        Work::Batched(inner, size, strict) => {
            let mut items = Vec::new();
            while items.len() < size {
                match vm.next(&inner).await? {
                    Some(v) => items.push(v),
                    None => break,
                }
            }
            if strict && !items.is_empty() && items.len() < size {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
            Ok((!items.is_empty()).then(|| Value::tuple(items)))
        }
        Work::Tee(shared, at) => {
            let Some(v) = vm.next(&shared.inner).await? else { return Ok(None) };
            shared.items.borrow_mut().push(v.clone());
            tool.kind.replace(Kind::Tee { shared, at: at + 1 });
            Ok(Some(v))
        }
        Work::GroupBy => group_by(vm, tool, this).await,
        Work::Grouper(parent, key, group) => grouper(vm, &parent, &key, group).await,
    }
}

async fn cycle(vm: &Vm, tool: &Tool, inner: &Value) -> Res<Option<Value>> {
    if let Some(v) = vm.next(inner).await? {
        if let Kind::Cycle { saved, .. } = &mut *tool.kind.borrow_mut() {
            saved.push(v.clone());
        }
        return Ok(Some(v));
    }
    let mut kind = tool.kind.borrow_mut();
    let Kind::Cycle { saved, at, .. } = &mut *kind else { return Ok(None) };
    *at = Some(1 % saved.len().max(1));
    Ok(saved.first().cloned())
}

async fn chain(vm: &Vm, tool: &Tool, sources: Value, mut current: Value) -> Res<Option<Value>> {
    loop {
        if current.is_null() {
            match vm.next(&sources).await? {
                Some(source) => current = vm.iter(&source).await?,
                None => {
                    tool.kind.replace(Kind::Done);
                    return Ok(None);
                }
            }
            tool.kind.replace(Kind::Chain { sources: sources.clone(), current: current.clone() });
        }
        if let Some(v) = vm.next(&current).await? {
            return Ok(Some(v));
        }
        current = Value::Null;
        tool.kind.replace(Kind::Chain { sources: sources.clone(), current: Value::Null });
    }
}

async fn islice(
    vm: &Vm,
    tool: &Tool,
    inner: Value,
    mut at: u64,
    next: u64,
    stop: Option<u64>,
    step: u64,
) -> Res<Option<Value>> {
    let wanted = stop.map_or(next, |s| next.min(s));
    loop {
        if at >= wanted && stop.is_some_and(|s| at >= s || next >= s) {
            tool.kind.replace(Kind::Done);
            return Ok(None);
        }
        let Some(v) = vm.next(&inner).await? else {
            tool.kind.replace(Kind::Done);
            return Ok(None);
        };
        at += 1;
        if at > next {
            let following = next.saturating_add(step);
            tool.kind.replace(Kind::Islice { inner, at, next: following, stop, step });
            return Ok(Some(v));
        }
    }
}

async fn accumulate(vm: &Vm, tool: &Tool, inner: Value, function: Value, total: Value) -> Res<Option<Value>> {
    // A tuple of one in `total` is an initial value that has not been given out yet.
    if let (Value::Cell(initial), false) = (&total, total.is_null()) {
        let v = initial.value.borrow().clone();
        tool.kind.replace(Kind::Accumulate { inner, function, total: v.clone() });
        return Ok(Some(v));
    }
    let Some(v) = vm.next(&inner).await? else { return Ok(None) };
    let sum = match &total {
        Value::Null => v,
        old if function.is_none() => vm.binary(BinOp::Add, old, &v).await?,
        old => vm.call(&function, vec![old.clone(), v]).await?,
    };
    tool.kind.replace(Kind::Accumulate { inner, function, total: sum.clone() });
    Ok(Some(sum))
}

async fn zip_longest(vm: &Vm, tool: &Tool, mut inner: Vec<Value>, fill: Value) -> Res<Option<Value>> {
    let mut row = Vec::with_capacity(inner.len());
    for slot in &mut inner {
        let v = if slot.is_null() { None } else { vm.next(slot).await? };
        row.push(match v {
            Some(v) => v,
            None => {
                *slot = Value::Null;
                fill.clone()
            }
        });
    }
    if inner.iter().all(Value::is_null) {
        return Ok(None);
    }
    tool.kind.replace(Kind::ZipLongest { inner, fill });
    Ok(Some(Value::tuple(row)))
}

/// Fetches the next item of a `groupby` and its key; `false` at the end.
async fn group_fetch(vm: &Vm, tool: &Tool) -> Res<bool> {
    let (inner, key) = match &*tool.kind.borrow() {
        Kind::GroupBy { inner, key, .. } => (inner.clone(), key.clone()),
        _ => return Ok(false),
    };
    let Some(v) = vm.next(&inner).await? else { return Ok(false) };
    let k = if key.is_none() { v.clone() } else { vm.call(&key, vec![v.clone()]).await? };
    if let Kind::GroupBy { held, held_key, .. } = &mut *tool.kind.borrow_mut() {
        let old = (std::mem::replace(held, v), std::mem::replace(held_key, k));
        drop(old);
    }
    Ok(true)
}

fn group_state(tool: &Tool) -> (Value, Value, Value, u64) {
    match &*tool.kind.borrow() {
        Kind::GroupBy { held, held_key, target, group, .. } => (held.clone(), held_key.clone(), target.clone(), *group),
        _ => (Value::Null, Value::Null, Value::Null, 0),
    }
}

async fn group_by(vm: &Vm, tool: &Tool, this: &Value) -> Res<Option<Value>> {
    loop {
        let (_, key, target, _) = group_state(tool);
        let fresh = match (&key, &target) {
            (Value::Null, _) => false,
            (_, Value::Null) => true,
            (a, b) => !vm.eq(b, a).await?,
        };
        if fresh {
            break;
        }
        if !group_fetch(vm, tool).await? {
            return Ok(None);
        }
    }
    let (_, key, _, group) = group_state(tool);
    if let Kind::GroupBy { target, group, .. } = &mut *tool.kind.borrow_mut() {
        *target = key.clone();
        *group += 1;
    }
    let class = vm.extension::<Classes>().grouper.borrow().clone();
    let Some(class) = class else { return Ok(None) };
    let part = make(vm, &class, Kind::Grouper { parent: this.clone(), key: key.clone(), group: group + 1 });
    Ok(Some(Value::tuple(vec![key, part])))
}

async fn grouper(vm: &Vm, parent: &Value, key: &Value, group: u64) -> Res<Option<Value>> {
    let Some(tool) = native::<Tool>(parent) else { return Ok(None) };
    let (held, _, _, current) = group_state(tool);
    if current != group {
        return Ok(None);
    }
    if held.is_null() && !group_fetch(vm, tool).await? {
        return Ok(None);
    }
    let (held, held_key, ..) = group_state(tool);
    if held.is_null() || !vm.eq(key, &held_key).await? {
        return Ok(None);
    }
    if let Kind::GroupBy { held, .. } = &mut *tool.kind.borrow_mut() {
        *held = Value::Null;
    }
    Ok(Some(held))
}

// ---- making ------------------------------------------------------------------------------------------------------

#[derive(Default)]
struct Classes {
    grouper: RefCell<Option<Rc<coroscope_vm::class::Class>>>,
    tee: RefCell<Option<Rc<coroscope_vm::class::Class>>>,
}

/// The positional arguments after the class.
fn rest(args: &OwnedArgs) -> &[Value] {
    args.pos.get(1..).unwrap_or(&[])
}

fn keyword(args: &OwnedArgs, name: &str) -> Option<Value> {
    args.as_args().kw(name).cloned()
}

fn expect(vm: &Vm, name: &str, given: &[Value], min: usize, max: usize) -> Res<()> {
    Args { pos: given, kw: &[] }.count(vm, name, min, max)
}

async fn new_count(vm: Vm, args: OwnedArgs) -> Res {
    let given = rest(&args);
    expect(&vm, "count", given, 0, 2)?;
    let at = given.first().cloned().or_else(|| keyword(&args, "start")).unwrap_or(Value::Int(0));
    let step = given.get(1).cloned().or_else(|| keyword(&args, "step")).unwrap_or(Value::Int(1));
    for v in [&at, &step] {
        if !matches!(
            v.underlying(),
            Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Bool(_) | Value::Complex(_)
        ) && ["__index__", "__float__", "__complex__"].iter().all(|n| vm.lookup_special(v, &vm.intern(n)).is_none())
        {
            return Err(vm.type_error("a number is required"));
        }
    }
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Count { at, step }))
}

async fn new_repeat(vm: Vm, args: OwnedArgs) -> Res {
    let given = rest(&args);
    let Some(item) = given.first().cloned().or_else(|| keyword(&args, "object")) else {
        return Err(vm.type_error("repeat() missing required argument 'object' (pos 1)"));
    };
    let left = match given.get(1).cloned().or_else(|| keyword(&args, "times")) {
        Some(v) => Some(vm.index_i64(&v).await?.max(0) as u64),
        None => None,
    };
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Repeat { item, left }))
}

async fn new_cycle(vm: Vm, args: OwnedArgs) -> Res {
    expect(&vm, "cycle", rest(&args), 1, 1)?;
    let inner = vm.iter(&args.at(1)).await?;
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Cycle { inner, saved: Vec::new(), at: None }))
}

async fn new_chain(vm: Vm, args: OwnedArgs) -> Res {
    let sources = vm.iter(&Value::tuple(rest(&args).to_vec())).await?;
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Chain { sources, current: Value::Null }))
}

async fn from_iterable(vm: Vm, args: OwnedArgs) -> Res {
    let sources = vm.iter(&args.at(1)).await?;
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Chain { sources, current: Value::Null }))
}

async fn new_islice(vm: Vm, args: OwnedArgs) -> Res {
    let given = rest(&args).to_vec();
    expect(&vm, "islice", &given, 2, 4)?;
    let number = |v: Option<&Value>| match v {
        None | Some(Value::None) => Ok(None),
        Some(v) => match v.as_i64() {
            Some(n) if n >= 0 => Ok(Some(n as u64)),
            _ => Err(()),
        },
    };
    let bad = |words: &'static str| vm.value_error(words);
    let (start, stop) = match given.len() {
        2 => {
            let words = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            (Some(0), number(given.get(1)).map_err(|()| bad(words))?)
        }
        _ => {
            let words = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            (number(given.get(1)).map_err(|()| bad(words))?, number(given.get(2)).map_err(|()| bad(words))?)
        }
    };
    let words = "Step for islice() must be a positive integer or None.";
    let step = number(given.get(3)).map_err(|()| bad(words))?.unwrap_or(1);
    if step == 0 {
        return Err(bad(words));
    }
    let inner = vm.iter(&given[0]).await?;
    let kind = Kind::Islice { inner, at: 0, next: start.unwrap_or(0), stop, step };
    Ok(make(&vm, &new_class(&vm, args.as_args())?, kind))
}

async fn new_accumulate(vm: Vm, args: OwnedArgs) -> Res {
    let given = rest(&args);
    let Some(iterable) = given.first().cloned().or_else(|| keyword(&args, "iterable")) else {
        return Err(vm.type_error("accumulate() missing required argument 'iterable' (pos 1)"));
    };
    let function = given.get(1).cloned().or_else(|| keyword(&args, "func")).unwrap_or(Value::None);
    let total = match keyword(&args, "initial") {
        None | Some(Value::None) => Value::Null,
        Some(v) => Value::Cell(Rc::new(coroscope_vm::value::Cell { value: RefCell::new(v) })),
    };
    let inner = vm.iter(&iterable).await?;
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Accumulate { inner, function, total }))
}

/// Classes made from two arguments, of which one or both are iterated.
async fn new_pair(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let given = rest(&args).to_vec();
    let given = match name {
        "compress" if given.len() < 2 => {
            let data = given.first().cloned().or_else(|| keyword(&args, "data"));
            data.into_iter().chain(keyword(&args, "selectors")).collect()
        }
        _ => given,
    };
    expect(&vm, name, &given, 2, 2)?;
    let first = given[0].clone();
    let second = vm.iter(&given[1]).await?;
    let kind = match name {
        "compress" => Kind::Compress { data: vm.iter(&first).await?, selectors: second },
        "dropwhile" => Kind::DropWhile { test: first, inner: second, started: false },
        "takewhile" => Kind::TakeWhile { test: first, inner: second, ended: false },
        "filterfalse" => Kind::FilterFalse { test: first, inner: second },
        _ => Kind::StarMap { function: first, inner: second },
    };
    Ok(make(&vm, &new_class(&vm, args.as_args())?, kind))
}

async fn new_zip_longest(vm: Vm, args: OwnedArgs) -> Res {
    for (name, _) in &args.kw {
        if name.as_str() != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
    }
    let fill = keyword(&args, "fillvalue").unwrap_or(Value::None);
    let mut inner = Vec::new();
    for v in rest(&args) {
        inner.push(vm.iter(v).await?);
    }
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::ZipLongest { inner, fill }))
}

async fn new_pairwise(vm: Vm, args: OwnedArgs) -> Res {
    expect(&vm, "pairwise", rest(&args), 1, 1)?;
    let inner = vm.iter(&args.at(1)).await?;
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Pairwise { inner, last: Value::Null }))
}

async fn new_batched(vm: Vm, args: OwnedArgs) -> Res {
    let given = rest(&args);
    let n = given.get(1).cloned().or_else(|| keyword(&args, "n"));
    let (Some(iterable), Some(n)) = (given.first().cloned().or_else(|| keyword(&args, "iterable")), n) else {
        let (name, at) = if given.is_empty() { ("iterable", 1) } else { ("n", 2) };
        return Err(vm.type_error(format!("batched() missing required argument '{name}' (pos {at})")));
    };
    let size = vm.index_i64(&n).await?;
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let strict = match keyword(&args, "strict") {
        Some(v) => vm.truth(&v).await?,
        None => false,
    };
    let inner = vm.iter(&iterable).await?;
    Ok(make(&vm, &new_class(&vm, args.as_args())?, Kind::Batched { inner, size: size as usize, strict }))
}

async fn new_groupby(vm: Vm, args: OwnedArgs) -> Res {
    let given = rest(&args);
    let Some(iterable) = given.first().cloned().or_else(|| keyword(&args, "iterable")) else {
        return Err(vm.type_error("groupby() missing required argument 'iterable' (pos 1)"));
    };
    let key = given.get(1).cloned().or_else(|| keyword(&args, "key")).unwrap_or(Value::None);
    let inner = vm.iter(&iterable).await?;
    let (held, held_key, target) = (Value::Null, Value::Null, Value::Null);
    let kind = Kind::GroupBy { inner, key, group: 0, held, held_key, target };
    Ok(make(&vm, &new_class(&vm, args.as_args())?, kind))
}

async fn new_product(vm: Vm, args: OwnedArgs) -> Res {
    let repeat = match keyword(&args, "repeat") {
        Some(v) => vm.index_i64(&v).await?,
        None => 1,
    };
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let mut pools = Vec::new();
    for v in rest(&args) {
        pools.push(vm.collect(v).await?);
    }
    let size: usize = pools.iter().map(Vec::len).sum::<usize>().saturating_mul(repeat as usize);
    vm.reserve(size as u64 * 16)?;
    let all: Vec<Vec<Value>> = (0..repeat).flat_map(|_| pools.iter().cloned()).collect();
    let class = new_class(&vm, args.as_args())?;
    if all.iter().any(Vec::is_empty) {
        return Ok(make(&vm, &class, Kind::Done));
    }
    let indices = vec![0; all.len()];
    Ok(make(&vm, &class, Kind::Pick { pool: Vec::new(), indices, pick: Pick::Product(all), first: true }))
}

async fn new_picker(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let given = rest(&args);
    let Some(iterable) = given.first().cloned().or_else(|| keyword(&args, "iterable")) else {
        return Err(vm.type_error(format!("{name}() missing required argument 'iterable' (pos 1)")));
    };
    let r = given.get(1).cloned().or_else(|| keyword(&args, "r"));
    let pool = vm.collect(&iterable).await?;
    let n = pool.len();
    let r = match r {
        None | Some(Value::None) if name == "permutations" => n as i64,
        None => return Err(vm.type_error(format!("{name}() missing required argument 'r' (pos 2)"))),
        Some(v) if name == "permutations" && !v.is_int() => return Err(vm.type_error("Expected int as r")),
        Some(v) => vm.index_i64(&v).await?,
    };
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let class = new_class(&vm, args.as_args())?;
    let r = r as usize;
    if (name != "combinations_with_replacement" && r > n) || (n == 0 && r > 0) {
        return Ok(make(&vm, &class, Kind::Done));
    }
    vm.reserve(r as u64 * 16)?;
    let (indices, pick) = match name {
        "combinations" => ((0..r).collect(), Pick::Combinations),
        "permutations" => ((0..n).collect(), Pick::Permutations { cycles: (n - r + 1..=n).rev().collect() }),
        _ => (vec![0; r], Pick::WithReplacement),
    };
    Ok(make(&vm, &class, Kind::Pick { pool, indices, pick, first: true }))
}

/// `permutations` shows only the first part of its indices.
fn next_permutation(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(tool) = args.get(0).and_then(native::<Tool>) else { return Flow::Err(vm.type_error("not a permutation")) };
    let mut kind = tool.kind.borrow_mut();
    if let Kind::Pick { pool, indices, pick: Pick::Permutations { cycles }, first } = &mut *kind
        && (*first || permute(indices, cycles))
    {
        *first = false;
        let shown = indices.iter().take(cycles.len()).filter_map(|&i| pool.get(i).cloned()).collect();
        return Flow::Value(Value::tuple(shown));
    }
    drop(kind);
    end(vm, tool)
}

async fn tee(vm: Vm, args: OwnedArgs) -> Res {
    args.as_args().count(&vm, "tee", 1, 2)?;
    let n = match args.pos.get(1).cloned().or_else(|| keyword(&args, "n")) {
        Some(v) => vm.index_i64(&v).await?,
        None => 2,
    };
    if n < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    vm.reserve(n as u64 * 64)?;
    let Some(class) = vm.extension::<Classes>().tee.borrow().clone() else { return Ok(Value::None) };
    let source = args.at(0);
    let (shared, at) = match native::<Tool>(&source).map(tee_state) {
        Some(Some(state)) => state,
        _ => (Rc::new(TeeData { inner: vm.iter(&source).await?, items: RefCell::new(Vec::new()) }), 0),
    };
    let copies = (0..n).map(|_| make(&vm, &class, Kind::Tee { shared: shared.clone(), at })).collect();
    Ok(Value::tuple(copies))
}

fn tee_state(tool: &Tool) -> Option<(Rc<TeeData>, usize)> {
    match &*tool.kind.borrow() {
        Kind::Tee { shared, at } => Some((shared.clone(), *at)),
        _ => None,
    }
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let this = args.at(0);
    let parts = match native::<Tool>(&this).map(|t| t.kind.borrow()) {
        Some(kind) => match &*kind {
            Kind::Count { at, step: Value::Int(1) } => vec![at.clone()],
            Kind::Count { at, step } => vec![at.clone(), step.clone()],
            Kind::Repeat { item, left: None } => vec![item.clone()],
            Kind::Repeat { item, left: Some(n) } => vec![item.clone(), Value::int(*n)],
            _ => Vec::new(),
        },
        None => Vec::new(),
    };
    let mut shown = Vec::new();
    for v in &parts {
        shown.push(vm.repr_of(v).await?.to_string());
    }
    Ok(Value::str(format!("{}({})", vm.type_of(&this).name(), shown.join(", "))))
}

fn length_hint(_: &Vm, args: Args<'_>) -> Res {
    Ok(match args.get(0).and_then(native::<Tool>).map(|t| t.kind.borrow()) {
        Some(kind) => match &*kind {
            Kind::Repeat { left: Some(n), .. } => Value::int(*n),
            _ => Value::NotImplemented,
        },
        None => Value::NotImplemented,
    })
}

/// Fills `itertools`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let step = [Method::sync("__iter__", support::itself), Method::flow("__next__", next)];
    let class = |name: &str, new: Method, more: &[Method]| {
        let table = [&step[..], &[new.unbound()], more].concat();
        support::class(vm, dict, "itertools", name, &table, &[])
    };
    let shown = [Method::task("__repr__", task!(repr)), Method::sync("__length_hint__", length_hint)];
    class("count", Method::task("__new__", task!(new_count)), &shown[..1]);
    class("repeat", Method::task("__new__", task!(new_repeat)), &shown);
    class("cycle", Method::task("__new__", task!(new_cycle)), &[]);
    let more = [
        Method::task("from_iterable", task!(from_iterable)).of_class(),
        Method::sync("__class_getitem__", coroscope_vm::builtins::generic_alias::class_getitem).of_class(),
    ];
    class("chain", Method::task("__new__", task!(new_chain)), &more);
    class("islice", Method::task("__new__", task!(new_islice)), &[]);
    class("accumulate", Method::task("__new__", task!(new_accumulate)), &[]);
    class("compress", Method::task("__new__", task!(|vm, args| new_pair(vm, args, "compress"))), &[]);
    class("dropwhile", Method::task("__new__", task!(|vm, args| new_pair(vm, args, "dropwhile"))), &[]);
    class("takewhile", Method::task("__new__", task!(|vm, args| new_pair(vm, args, "takewhile"))), &[]);
    class("filterfalse", Method::task("__new__", task!(|vm, args| new_pair(vm, args, "filterfalse"))), &[]);
    class("starmap", Method::task("__new__", task!(|vm, args| new_pair(vm, args, "starmap"))), &[]);
    class("zip_longest", Method::task("__new__", task!(new_zip_longest)), &[]);
    class("pairwise", Method::task("__new__", task!(new_pairwise)), &[]);
    class("batched", Method::task("__new__", task!(new_batched)), &[]);
    class("groupby", Method::task("__new__", task!(new_groupby)), &[]);
    class("product", Method::task("__new__", task!(new_product)), &[]);
    class("combinations", Method::task("__new__", task!(|vm, args| new_picker(vm, args, "combinations"))), &[]);
    class(
        "combinations_with_replacement",
        Method::task("__new__", task!(|vm, args| new_picker(vm, args, "combinations_with_replacement"))),
        &[],
    );
    let over = [Method::flow("__next__", next_permutation)];
    class("permutations", Method::task("__new__", task!(|vm, args| new_picker(vm, args, "permutations"))), &over);
    let classes = vm.extension::<Classes>();
    *classes.grouper.borrow_mut() = Some(define::class(vm, "itertools", "_grouper", &[], &step, &[]));
    *classes.tee.borrow_mut() = Some(define::class(vm, "itertools", "_tee", &[], &step, &[]));
    define::functions(vm, dict, "itertools", &[Method::task("tee", task!(tee))]);
    Ok(())
}
