//! The native half of `collections`: `deque` (`Modules/_collectionsmodule.c`). `defaultdict` and `OrderedDict` are
//! written in Python on top of `dict`, in `_collections_dicts`.

use crate::support::{native, new_class, this};
use coroscope_bytecode::{BinOp, CmpOp};
use coroscope_vm::builtins::define::{self, Attr, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::glance::Piece;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// `collections.deque`
pub struct Deque {
    pub items: RefCell<VecDeque<Value>>,
    max: Cell<Option<usize>>,
    /// Moves with every change of length, so that iterators notice.
    state: Cell<u64>,
}

impl Native for Deque {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn glance(&self, _vm: &Vm) -> Option<Vec<Piece>> {
        let items = self.items.try_borrow().ok()?;
        let mut parts = vec![Piece::Text("deque([".to_owned())];
        for (i, item) in items.iter().take(100).enumerate() {
            parts.extend((i > 0).then(|| Piece::Text(", ".to_owned())));
            parts.push(Piece::Value(item.clone()));
        }
        parts.push(Piece::Text("])".to_owned()));
        Some(parts)
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(items) = self.items.try_borrow() {
            items.iter().for_each(visit);
        }
    }
    fn clear(&self) {
        let old = std::mem::take(&mut *self.items.borrow_mut());
        drop(old);
    }
}

impl Deque {
    fn len(&self) -> usize {
        self.items.borrow().len()
    }

    fn changed(&self) {
        self.state.set(self.state.get() + 1);
    }

    fn push_back(&self, v: Value) {
        self.items.borrow_mut().push_back(v);
        self.changed();
        if self.max.get().is_some_and(|m| self.len() > m) {
            let old = self.items.borrow_mut().pop_front();
            drop(old);
        }
    }

    fn push_front(&self, v: Value) {
        self.items.borrow_mut().push_front(v);
        self.changed();
        if self.max.get().is_some_and(|m| self.len() > m) {
            let old = self.items.borrow_mut().pop_back();
            drop(old);
        }
    }

    fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }
}

/// Walks a deque, forwards or back.
struct DequeIter {
    deque: Value,
    at: Cell<usize>,
    state: Cell<u64>,
    reversed: bool,
}

impl Native for DequeIter {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque);
    }
}

#[derive(Default)]
struct Classes {
    deque: RefCell<Option<Rc<coroscope_vm::class::Class>>>,
    iter: RefCell<Option<Rc<coroscope_vm::class::Class>>>,
    reverse_iter: RefCell<Option<Rc<coroscope_vm::class::Class>>>,
}

fn deque_new(vm: &Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, args)?;
    let deque = Deque { items: RefCell::new(VecDeque::new()), max: Cell::new(None), state: Cell::new(0) };
    Ok(vm.new_native(&class, deque))
}

async fn deque_init(vm: Vm, args: OwnedArgs) -> Res {
    const PARAMS: coroscope_vm::builtins::args::Params<2> = coroscope_vm::builtins::args::Params {
        shown: "deque",
        names: ["iterable", "maxlen"],
        required: 0,
        positional: 2,
    };
    let [iterable, max] = PARAMS.bind(&vm, args.as_args().rest())?;
    let d = this::<Deque>(&vm, args.as_args(), "__init__")?;
    d.max.set(match max {
        None | Some(Value::None) => None,
        Some(v) => match v.as_i64() {
            Some(n) if n >= 0 => Some(n as usize),
            Some(_) => return Err(vm.value_error("maxlen must be non-negative")),
            None => return Err(vm.type_error("an integer is required")),
        },
    });
    d.clear();
    match iterable {
        Some(v) => extend_from(&vm, d, &v).await.map(|()| Value::None),
        None => Ok(Value::None),
    }
}

async fn extend_from(vm: &Vm, d: &Deque, iterable: &Value) -> Res<()> {
    if let Some(items) = native::<Deque>(iterable).map(Deque::to_vec).or_else(|| vm.try_collect(iterable)) {
        items.into_iter().for_each(|v| d.push_back(v));
        return Ok(());
    }
    let it = vm.iter(iterable).await?;
    let mut n = 0u64;
    while let Some(v) = vm.next(&it).await? {
        d.push_back(v);
        n += 1;
        if n.is_multiple_of(4096) {
            vm.reserve(n * 16)?;
            vm.breathe(4096).await?;
        }
    }
    Ok(())
}

async fn extend(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "extend")?;
    extend_from(&vm, d, args.as_args().rest().one(&vm, "deque.extend")?).await?;
    Ok(Value::None)
}

async fn iadd(vm: Vm, args: OwnedArgs) -> Res {
    extend(vm, args.clone()).await?;
    Ok(args.at(0))
}

async fn extendleft(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "extendleft")?;
    let v = args.as_args().rest().one(&vm, "deque.extendleft")?;
    for v in vm.collect(v).await? {
        d.push_front(v);
    }
    Ok(Value::None)
}

fn append(vm: &Vm, args: Args<'_>) -> Res {
    this::<Deque>(vm, args, "append")?.push_back(args.rest().one(vm, "deque.append")?.clone());
    Ok(Value::None)
}

fn appendleft(vm: &Vm, args: Args<'_>) -> Res {
    this::<Deque>(vm, args, "appendleft")?.push_front(args.rest().one(vm, "deque.appendleft")?.clone());
    Ok(Value::None)
}

fn pop(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "pop")?;
    d.changed();
    let v = d.items.borrow_mut().pop_back();
    v.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn popleft(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "popleft")?;
    d.changed();
    let v = d.items.borrow_mut().pop_front();
    v.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn clear(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "clear")?;
    d.changed();
    Native::clear(d);
    Ok(Value::None)
}

fn reverse(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "reverse")?;
    d.items.borrow_mut().make_contiguous().reverse();
    Ok(Value::None)
}

fn rotate(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "rotate")?;
    let n = match args.rest().between(vm, "rotate", 0, 1)?.first() {
        None => 1,
        Some(v) => match v.as_i64() {
            Some(n) => n,
            None => {
                let given = vm.type_name(v);
                return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
            }
        },
    };
    let len = d.len() as i64;
    if len > 1 {
        d.items.borrow_mut().rotate_right(n.rem_euclid(len) as usize);
    }
    Ok(Value::None)
}

fn like(vm: &Vm, args: Args<'_>, items: VecDeque<Value>) -> Value {
    let (class, max) = match args.get(0) {
        Some(v) => (vm.type_of(v), native::<Deque>(v).and_then(|d| d.max.get())),
        None => return Value::None,
    };
    let items = match max {
        Some(m) if items.len() > m => items.iter().skip(items.len() - m).cloned().collect(),
        _ => items,
    };
    vm.new_native(&class, Deque { items: RefCell::new(items), max: Cell::new(max), state: Cell::new(0) })
}

fn copy(vm: &Vm, args: Args<'_>) -> Res {
    let items = this::<Deque>(vm, args, "copy")?.items.borrow().clone();
    Ok(like(vm, args, items))
}

/// A position given by the program, counted from the end if negative.
fn position(vm: &Vm, d: &Deque, v: &Value, words: &'static str) -> Res<usize> {
    let Some(i) = v.as_i64() else {
        let given = vm.type_name(v);
        return Err(vm.type_error(format!("sequence index must be integer, not '{given}'")));
    };
    let len = d.len() as i64;
    let at = if i < 0 { i + len } else { i };
    if (0..len).contains(&at) { Ok(at as usize) } else { Err(vm.index_error(words)) }
}

fn getitem(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "__getitem__")?;
    let at = position(vm, d, args.rest().operand(vm)?, "deque index out of range")?;
    Ok(d.items.borrow().get(at).cloned().unwrap_or(Value::None))
}

fn setitem(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "__setitem__")?;
    let given = args.rest().between(vm, "", 2, 2)?;
    let at = position(vm, d, &given[0], "deque index out of range")?;
    let old = d.items.borrow_mut().get_mut(at).map(|slot| std::mem::replace(slot, given[1].clone()));
    drop(old);
    Ok(Value::None)
}

fn delitem(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "__delitem__")?;
    let at = position(vm, d, args.rest().operand(vm)?, "deque index out of range")?;
    d.changed();
    let old = d.items.borrow_mut().remove(at);
    drop(old);
    Ok(Value::None)
}

fn insert(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "insert")?;
    let given = args.rest().between(vm, "insert", 2, 2)?;
    if d.max.get().is_some_and(|m| d.len() >= m) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let len = d.len() as i64;
    let i = given[0].as_i64().unwrap_or(0);
    let at = if i < 0 { (i + len).max(0) } else { i.min(len) };
    d.changed();
    d.items.borrow_mut().insert(at as usize, given[1].clone());
    Ok(Value::None)
}

/// The place of an equal item; an error if the deque changes meanwhile.
async fn find(vm: &Vm, d: &Deque, wanted: &Value) -> Res<Option<usize>> {
    let state = d.state.get();
    for (i, v) in d.to_vec().iter().enumerate() {
        if v.is(wanted) || vm.eq(v, wanted).await? {
            return Ok(Some(i));
        }
        if d.state.get() != state {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
    }
    Ok(None)
}

async fn contains(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "__contains__")?;
    Ok(Value::Bool(find(&vm, d, &args.at(1)).await?.is_some()))
}

async fn count(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "count")?;
    let wanted = args.as_args().rest().one(&vm, "deque.count")?;
    let mut n = 0;
    for v in d.to_vec() {
        n += i64::from(v.is(wanted) || vm.eq(&v, wanted).await?);
    }
    Ok(Value::Int(n))
}

async fn index(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "index")?;
    let given = args.as_args().rest().between(&vm, "index", 1, 3)?;
    let len = d.len() as i64;
    let clamp = |v: Option<&Value>, default: i64| {
        let n = v.and_then(Value::as_i64).unwrap_or(default);
        (if n < 0 { n + len } else { n }).clamp(0, len) as usize
    };
    let (from, to) = (clamp(given.get(1), 0), clamp(given.get(2), len));
    for (i, v) in d.to_vec().iter().enumerate().take(to).skip(from) {
        if v.is(&given[0]) || vm.eq(v, &given[0]).await? {
            return Ok(Value::from(i));
        }
    }
    Err(vm.value_error("deque.index(x): x not in deque"))
}

async fn remove(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "remove")?;
    let wanted = args.as_args().rest().one(&vm, "deque.remove")?;
    match find(&vm, d, wanted).await? {
        Some(at) => {
            d.changed();
            let old = d.items.borrow_mut().remove(at);
            drop(old);
            Ok(Value::None)
        }
        None => Err(vm.value_error("deque.remove(x): x not in deque")),
    }
}

/// Deques whose `repr` is on its way.
#[derive(Default)]
struct Showing(RefCell<Vec<Value>>);

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let object = args.at(0);
    let d = this::<Deque>(&vm, args.as_args(), "__repr__")?;
    let showing = vm.extension::<Showing>();
    if showing.0.borrow().iter().any(|v| v.is(&object)) {
        return Ok(Value::str("[...]"));
    }
    showing.0.borrow_mut().push(object.clone());
    let mut text = format!("{}([", vm.type_of(&object).name());
    let mut failed = None;
    for (i, v) in d.to_vec().iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        match vm.repr_of(v).await {
            Ok(s) => text.push_str(&s),
            Err(e) => {
                failed = Some(e);
                break;
            }
        }
    }
    showing.0.borrow_mut().retain(|v| !v.is(&object));
    if let Some(e) = failed {
        return Err(e);
    }
    match d.max.get() {
        Some(m) => text.push_str(&format!("], maxlen={m})")),
        None => text.push_str("])"),
    }
    Ok(Value::str(text))
}

async fn compare(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    match (native::<Deque>(&a), native::<Deque>(&b)) {
        (Some(x), Some(y)) => vm.compare_items(op, &x.to_vec(), &y.to_vec()).await,
        _ => Ok(Value::NotImplemented),
    }
}

async fn add(vm: Vm, args: OwnedArgs) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    let (Some(x), Some(y)) = (native::<Deque>(&a), native::<Deque>(&b)) else {
        let given = vm.type_name(&b);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{given}\") to deque")));
    };
    let items = x.to_vec().into_iter().chain(y.to_vec()).collect();
    Ok(like(&vm, args.as_args(), items))
}

fn repeat(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "__mul__")?;
    let Some(n) = args.get(1).and_then(Value::as_i64) else { return Ok(Value::NotImplemented) };
    let n = n.max(0) as usize;
    let total = d.len().saturating_mul(n);
    vm.reserve(total as u64 * 16)?;
    let items = d.to_vec();
    let all = (0..n).flat_map(|_| items.iter().cloned()).collect();
    Ok(like(vm, args, all))
}

fn iter(vm: &Vm, args: Args<'_>, reversed: bool) -> Res {
    let d = this::<Deque>(vm, args, "__iter__")?;
    let classes = vm.extension::<Classes>();
    let class = if reversed { &classes.reverse_iter } else { &classes.iter };
    let Some(class) = class.borrow().clone() else { return Ok(Value::None) };
    let deque = args.pos[0].clone();
    Ok(vm.new_native(&class, DequeIter { deque, at: Cell::new(0), state: Cell::new(d.state.get()), reversed }))
}

fn iter_next(vm: &Vm, args: Args<'_>) -> Res {
    let it = this::<DequeIter>(vm, args, "__next__")?;
    let stop = || vm.stop_iteration(Value::None);
    let Some(d) = native::<Deque>(&it.deque) else { return Err(stop()) };
    if it.at.get() == usize::MAX {
        return Err(stop());
    }
    if d.state.get() != it.state.get() {
        it.at.set(usize::MAX);
        return Err(vm.runtime_error("deque mutated during iteration"));
    }
    let (at, len) = (it.at.get(), d.len());
    if at >= len {
        it.at.set(usize::MAX);
        return Err(stop());
    }
    it.at.set(at + 1);
    let found = d.items.borrow().get(if it.reversed { len - 1 - at } else { at }).cloned();
    found.ok_or_else(stop)
}

fn reduce(vm: &Vm, args: Args<'_>) -> Res {
    let d = this::<Deque>(vm, args, "__reduce__")?;
    let class = Value::Class(vm.type_of(&args.pos[0]));
    let items = vm.new_list(d.to_vec());
    let max = d.max.get().map_or(Value::None, Value::from);
    let dict = args.pos[0].as_object().and_then(|o| o.existing_dict()).filter(|d| !d.is_empty());
    Ok(Value::tuple(vec![class, Value::tuple(vec![items, max]), dict.map_or(Value::None, Value::Dict)]))
}

async fn deepcopy(vm: Vm, args: OwnedArgs) -> Res {
    let d = this::<Deque>(&vm, args.as_args(), "__deepcopy__")?;
    let copy = vm.import_module("copy").await?;
    let mut items = VecDeque::new();
    for v in d.to_vec() {
        items.push_back(vm.call_method(&copy, &vm.intern("deepcopy"), vec![v, args.at(1)]).await?);
    }
    Ok(like(&vm, args.as_args(), items))
}

/// Fills `_collections`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let _ = BinOp::Add;
    let table = [
        Method::sync("__new__", deque_new).unbound(),
        Method::task("__init__", task!(deque_init)),
        Method::sync("append", append),
        Method::sync("appendleft", appendleft),
        Method::sync("pop", pop),
        Method::sync("popleft", popleft),
        Method::sync("clear", clear),
        Method::sync("copy", copy),
        Method::sync("__copy__", copy),
        Method::task("__deepcopy__", task!(deepcopy)),
        Method::sync("__reduce__", reduce),
        Method::task("count", task!(count)),
        Method::task("extend", task!(extend)),
        Method::task("extendleft", task!(extendleft)),
        Method::task("index", task!(index)),
        Method::sync("insert", insert),
        Method::task("remove", task!(remove)),
        Method::sync("reverse", reverse),
        Method::sync("rotate", rotate),
        Method::sync("__len__", |vm, args| Ok(Value::from(this::<Deque>(vm, args, "__len__")?.len()))),
        Method::sync("__bool__", |vm, args| Ok(Value::Bool(this::<Deque>(vm, args, "__bool__")?.len() > 0))),
        Method::sync("__getitem__", getitem),
        Method::sync("__setitem__", setitem),
        Method::sync("__delitem__", delitem),
        Method::task("__contains__", task!(contains)),
        Method::sync("__iter__", |vm, args| iter(vm, args, false)),
        Method::sync("__reversed__", |vm, args| iter(vm, args, true)),
        Method::task("__repr__", task!(repr)),
        Method::task("__add__", task!(add)),
        Method::task("__iadd__", task!(iadd)),
        Method::sync("__mul__", repeat),
        Method::sync("__rmul__", repeat),
        Method::task("__eq__", task!(|vm, args| compare(vm, args, CmpOp::Eq))),
        Method::task("__ne__", task!(|vm, args| compare(vm, args, CmpOp::Ne))),
        Method::task("__lt__", task!(|vm, args| compare(vm, args, CmpOp::Lt))),
        Method::task("__le__", task!(|vm, args| compare(vm, args, CmpOp::Le))),
        Method::task("__gt__", task!(|vm, args| compare(vm, args, CmpOp::Gt))),
        Method::task("__ge__", task!(|vm, args| compare(vm, args, CmpOp::Ge))),
        Method::sync("__class_getitem__", coroscope_vm::builtins::generic_alias::class_getitem).of_class(),
    ];
    let attrs = [Attr::read("maxlen", |_, v| {
        Ok(native::<Deque>(v).and_then(|d| d.max.get()).map_or(Value::None, Value::from))
    })];
    let deque = define::class(vm, "collections", "deque", &[], &table, &attrs);
    define::constant(vm, &deque, "__hash__", Value::None);
    let walk = [Method::sync("__iter__", crate::support::itself), Method::sync("__next__", iter_next)];
    let classes = vm.extension::<Classes>();
    *classes.iter.borrow_mut() = Some(define::class(vm, "_collections", "_deque_iterator", &[], &walk, &[]));
    *classes.reverse_iter.borrow_mut() =
        Some(define::class(vm, "_collections", "_deque_reverse_iterator", &[], &walk, &[]));
    coroscope_vm::builtins::class_flags::refresh(vm, &deque);
    *classes.deque.borrow_mut() = Some(deque.clone());
    crate::support::set(vm, dict, "deque", Value::Class(deque));
    crate::namedtuple::init(vm, dict);
    Ok(())
}
