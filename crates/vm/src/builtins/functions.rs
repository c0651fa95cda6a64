//! Built-in functions about objects and iterables (`Python/bltinmodule.c`).

use super::args::Params;
use super::define::{Method, functions};
use crate::function::{Args, OwnedArgs};
use crate::iter::Next;
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm, equal};
use coroscope_bytecode::{BinOp, CmpOp};
use std::rc::Rc;

fn len(vm: &Vm, args: Args<'_>) -> Flow {
    let v = match args.one(vm, "len") {
        Ok(v) => v,
        Err(e) => return Flow::Err(e),
    };
    if let Some(n) = vm.try_len(v) {
        return Flow::Value(Value::from(n));
    }
    let (vm, v) = (vm.clone(), v.clone());
    Flow::run(async move { vm.len_of(&v).await.map(Value::from) })
}

fn repr(vm: &Vm, args: Args<'_>) -> Flow {
    match args.one(vm, "repr") {
        Ok(v) => vm.repr_flow(v),
        Err(e) => Flow::Err(e),
    }
}

fn id(vm: &Vm, args: Args<'_>) -> Res {
    Ok(Value::from(equal::identity(args.one(vm, "id")?)))
}

fn callable(vm: &Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(vm.is_callable(args.one(vm, "callable")?)))
}

fn isinstance(vm: &Vm, args: Args<'_>) -> Flow {
    match args.between(vm, "isinstance", 2, 2) {
        Ok(given) => super::instance::isinstance_flow(vm, &given[0], &given[1]),
        Err(e) => Flow::Err(e),
    }
}

async fn issubclass(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "issubclass", 2, 2)?;
    Ok(Value::Bool(super::instance::issubclass(&vm, &given[0], &given[1]).await?))
}

fn attr_name(vm: &Vm, v: &Value) -> Res<Rc<PyStr>> {
    match v.as_str() {
        Some(s) => Ok(vm.intern_str(s)),
        None => Err(vm.type_error(format!("attribute name must be string, not '{}'", vm.type_name(v)))),
    }
}

fn getattr(vm: &Vm, args: Args<'_>) -> Flow {
    let checked = args.between(vm, "getattr", 2, 3).and_then(|given| Ok((given, attr_name(vm, &given[1])?)));
    let (given, name) = match checked {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    match (vm.attr_flow(&given[0], &name), given.get(2)) {
        (Flow::Value(v), _) => Flow::Value(v),
        (flow, None) => flow,
        (Flow::Err(e), Some(default)) if e.is_a(&vm.exc.attribute_error) => Flow::Value(default.clone()),
        (flow, Some(default)) => {
            let (vm, default) = (vm.clone(), default.clone());
            Flow::run(async move {
                match vm.flow(flow).await {
                    Err(e) if e.is_a(&vm.exc.attribute_error) => Ok(default),
                    other => other,
                }
            })
        }
    }
}

async fn hasattr(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "hasattr", 2, 2)?;
    let name = attr_name(&vm, &given[1])?;
    Ok(Value::Bool(vm.getattr_opt(&given[0], &name).await?.is_some()))
}

fn setattr(vm: &Vm, args: Args<'_>) -> Flow {
    match args.between(vm, "setattr", 3, 3).and_then(|given| Ok((given, attr_name(vm, &given[1])?))) {
        Ok((given, name)) => none_after(vm, vm.set_attr_flow(&given[0], &name, Some(given[2].clone()))),
        Err(e) => Flow::Err(e),
    }
}

fn delattr(vm: &Vm, args: Args<'_>) -> Flow {
    match args.between(vm, "delattr", 2, 2).and_then(|given| Ok((given, attr_name(vm, &given[1])?))) {
        Ok((given, name)) => none_after(vm, vm.set_attr_flow(&given[0], &name, None)),
        Err(e) => Flow::Err(e),
    }
}

/// The flow with None as its value.
fn none_after(vm: &Vm, flow: Flow) -> Flow {
    match flow {
        Flow::Value(_) => Flow::Value(Value::None),
        Flow::Err(e) => Flow::Err(e),
        other => {
            let vm = vm.clone();
            Flow::run(async move { vm.flow(other).await.map(|_| Value::None) })
        }
    }
}

fn aiter(vm: &Vm, args: Args<'_>) -> Flow {
    let v = match args.one(vm, "aiter") {
        Ok(v) => v,
        Err(e) => return Flow::Err(e),
    };
    if vm.lookup_special(v, &vm.names.aiter).is_none() {
        let given = vm.type_name(v);
        return Flow::Err(vm.type_error(format!("'{given}' object is not an async iterable")));
    }
    let flow = vm.special_flow(v, &vm.names.aiter, Vec::new()).unwrap_or(Flow::Value(Value::None));
    let vm = vm.clone();
    Flow::run(async move {
        let it = vm.flow(flow).await?;
        if vm.lookup_special(&it, &vm.names.anext).is_none() {
            let given = vm.type_name(&it);
            return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{given}'")));
        }
        Ok(it)
    })
}

fn anext(vm: &Vm, args: Args<'_>) -> Flow {
    let given = match args.between(vm, "anext", 1, 2) {
        Ok(given) => given,
        Err(e) => return Flow::Err(e),
    };
    if vm.lookup_special(&given[0], &vm.names.anext).is_none() {
        let name = vm.type_name(&given[0]);
        return Flow::Err(vm.type_error(format!("'{name}' object is not an async iterator")));
    }
    let flow = vm.special_flow(&given[0], &vm.names.anext, Vec::new()).unwrap_or(Flow::Value(Value::None));
    let Some(default) = given.get(1).cloned() else { return flow };
    let vm2 = vm.clone();
    // The default stands in for StopAsyncIteration when the result is awaited.
    let future = Box::pin(async move {
        let awaitable = vm2.flow(flow).await?;
        match vm2.await_(&awaitable).await {
            Err(e) if e.is_a(&vm2.exc.stop_async_iteration) => Ok(default),
            other => other,
        }
    });
    Flow::Value(vm.new_coroutine(crate::generator::Kind::Anext, "anext_awaitable", future))
}

// ---- folding iterables -------------------------------------------------------------------------------------------

async fn all_any(vm: Vm, args: OwnedArgs, name: &'static str, stop: bool) -> Res {
    let it = vm.iter(args.as_args().one(&vm, name)?).await?;
    let mut n = 0u64;
    while let Some(v) = vm.next(&it).await? {
        let truth = match vm.try_truth(&v) {
            Some(b) => b,
            None => vm.truth(&v).await?,
        };
        if truth == stop {
            return Ok(Value::Bool(stop));
        }
        n += 1;
        if n.is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    Ok(Value::Bool(!stop))
}

async fn min_max(vm: Vm, args: OwnedArgs, name: &'static str, op: CmpOp) -> Res {
    const KEYWORDS: [&str; 2] = ["key", "default"];
    let args = args.as_args();
    if args.pos.is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    for (k, _) in args.kw {
        if !KEYWORDS.contains(&k.as_str()) {
            return Err(vm.type_error(format!("{name}() got an unexpected keyword argument '{k}'")));
        }
    }
    let (key, default) = (args.kw("key").filter(|k| !k.is_none()), args.kw("default"));
    let it = match args.pos {
        [one] => vm.iter(one).await?,
        several => {
            if default.is_some() {
                return Err(
                    vm.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments"))
                );
            }
            vm.iter(&Value::tuple(several.to_vec())).await?
        }
    };
    let mut best: Option<(Value, Value)> = None;
    let mut n = 0u64;
    while let Some(item) = vm.next(&it).await? {
        let by = match key {
            Some(f) => vm.call(f, vec![item.clone()]).await?,
            None => item.clone(),
        };
        let wins = match &best {
            None => true,
            Some((known, _)) => {
                let r = vm.compare(op, &by, known).await?;
                vm.truth(&r).await?
            }
        };
        if wins {
            best = Some((by, item));
        }
        n += 1;
        if n.is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    match (best, default) {
        (Some((_, item)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// Neumaier's compensated sum, which `sum` uses for floats since 3.12.
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn add(&mut self, x: f64) {
        let t = self.high + x;
        self.low += if self.high.abs() >= x.abs() { (self.high - t) + x } else { (x - t) + self.high };
        self.high = t;
    }

    fn total(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// A running total in its cheapest form.
enum Total {
    Int(i64),
    Float(Compensated),
    Any(Value),
}

impl Total {
    fn start(v: Value) -> Total {
        match v {
            Value::Int(n) => Total::Int(n),
            Value::Float(x) => Total::Float(Compensated { high: x, low: 0.0 }),
            other => Total::Any(other),
        }
    }

    fn value(self) -> Value {
        match self {
            Total::Int(n) => Value::Int(n),
            Total::Float(c) => Value::Float(c.total()),
            Total::Any(v) => v,
        }
    }

    /// Adds without asking anybody, if it can.
    fn quick(&mut self, v: &Value) -> bool {
        match (&mut *self, v) {
            (Total::Int(n), Value::Int(m)) => match n.checked_add(*m) {
                Some(sum) => *n = sum,
                None => return false,
            },
            (Total::Int(n), Value::Bool(b)) => match n.checked_add(i64::from(*b)) {
                Some(sum) => *n = sum,
                None => return false,
            },
            (Total::Int(n), Value::Float(x)) => {
                let mut c = Compensated { high: *n as f64, low: 0.0 };
                c.add(*x);
                *self = Total::Float(c);
            }
            (Total::Float(c), Value::Float(x)) => c.add(*x),
            (Total::Float(c), Value::Int(n)) => c.add(*n as f64),
            (Total::Float(c), Value::Bool(b)) => c.add(f64::from(u8::from(*b))),
            _ => return false,
        }
        true
    }
}

fn sum(vm: &Vm, args: Args<'_>) -> Flow {
    const PARAMS: Params<2> = Params { shown: "sum", names: ["", "start"], required: 1, positional: 2 };
    let (iterable, start) = match PARAMS.bind(vm, args) {
        Ok([iterable, start]) => (iterable.unwrap_or_default(), start.unwrap_or(Value::Int(0))),
        Err(e) => return Flow::Err(e),
    };
    let refused = match &start {
        Value::Str(_) => Some("strings [use ''.join(seq) instead]"),
        Value::Bytes(_) => Some("bytes [use b''.join(seq) instead]"),
        other if vm.is_instance(other, &vm.types.bytearray) => Some("bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(what) = refused {
        return Flow::Err(vm.type_error(format!("sum() can't sum {what}")));
    }
    let vm = vm.clone();
    Flow::run(async move {
        let it = vm.iter(&iterable).await?;
        let mut total = Total::start(start);
        let mut n = 0u64;
        loop {
            let v = match vm.try_next(&it) {
                Next::Item(v) => v,
                Next::End => break,
                Next::Err(e) => return Err(e),
                Next::Ask => match vm.next(&it).await? {
                    Some(v) => v,
                    None => break,
                },
            };
            if !total.quick(&v) {
                let so_far = std::mem::replace(&mut total, Total::Any(Value::None)).value();
                let sum = vm.binary(BinOp::Add, &so_far, &v).await?;
                // Once it is neither int nor float, CPython stays with plain addition.
                total = if matches!(so_far, Value::Int(_) | Value::BigInt(_) | Value::Float(_)) {
                    Total::start(sum)
                } else {
                    Total::Any(sum)
                };
            }
            n += 1;
            if n.is_multiple_of(4096) {
                vm.breathe(4096).await?;
            }
        }
        Ok(total.value())
    })
}

fn exit(vm: &Vm, args: Args<'_>) -> Flow {
    let code = args.get(0).cloned().into_iter().collect();
    Flow::Err(vm.exception(&vm.exc.system_exit, code))
}

async fn dir(vm: Vm, args: OwnedArgs) -> Res {
    let v = args.at(0);
    let Some(names) = vm.call_special(&v, &vm.names.dir, Vec::new()).await? else {
        return Err(vm.type_error("object does not provide __dir__"));
    };
    vm.call(&vm.get_builtin("sorted").unwrap_or_default(), vec![names]).await
}

/// `dir(object)`; without an object it is in `super::exec`.
pub fn dir_of(vm: &Vm, v: &Value) -> Flow {
    let (vm, v) = (vm.clone(), v.clone());
    Flow::run(async move { dir(vm, vec![v].into()).await })
}

fn help(vm: &Vm, args: Args<'_>) -> Res {
    let what = match args.get(0) {
        Some(v) => super::function::name_of(v).map_or_else(|| vm.type_name(v).to_string(), |n| n.to_string()),
        None => "Python".to_owned(),
    };
    let text = format!("Help on {what}: see https://docs.python.org/3.14/\n");
    vm.write(crate::events::Stream::Stdout, &text)?;
    Ok(Value::None)
}

const TABLE: &[Method] = &[
    Method::flow("len", len),
    Method::flow("repr", repr),
    Method::sync("id", id),
    Method::sync("callable", callable),
    Method::flow("isinstance", isinstance),
    Method::task("issubclass", crate::task!(issubclass)),
    Method::flow("getattr", getattr),
    Method::task("hasattr", crate::task!(hasattr)),
    Method::flow("setattr", setattr),
    Method::flow("delattr", delattr),
    Method::flow("iter", super::iterators::iter_function),
    Method::flow("next", super::iterators::next_function),
    Method::flow("aiter", aiter),
    Method::flow("anext", anext),
    Method::flow("sorted", super::sort::sorted),
    Method::task("all", |vm, args| Box::pin(all_any(vm, args, "all", false))),
    Method::task("any", |vm, args| Box::pin(all_any(vm, args, "any", true))),
    Method::task("min", |vm, args| Box::pin(min_max(vm, args, "min", CmpOp::Lt))),
    Method::task("max", |vm, args| Box::pin(min_max(vm, args, "max", CmpOp::Gt))),
    Method::flow("sum", sum),
    Method::task("__build_class__", crate::task!(super::build_class::build_class)),
    Method::flow("exit", exit),
    Method::flow("quit", exit),
    Method::sync("help", help),
    Method::sync("breakpoint", |_, _| Ok(Value::None)),
];

pub fn install(vm: &Vm) {
    functions(vm, &vm.builtins, "builtins", TABLE);
    let t = &vm.types;
    let classes = [
        &t.object,
        &t.type_,
        &t.int,
        &t.bool_,
        &t.float,
        &t.complex,
        &t.str_,
        &t.bytes,
        &t.bytearray,
        &t.memoryview,
        &t.tuple,
        &t.list,
        &t.dict,
        &t.set,
        &t.frozenset,
        &t.range,
        &t.slice,
        &t.property,
        &t.classmethod,
        &t.staticmethod,
        &t.super_,
        &t.enumerate,
        &t.zip,
        &t.map,
        &t.filter,
        &t.reversed,
    ];
    for class in classes {
        vm.builtins.set_str(&vm.intern_str(&class.name()), Value::Class(class.clone()));
    }
    for class in vm.exc.all() {
        vm.builtins.set_str(&vm.intern_str(&class.name()), Value::Class(class));
    }
    for (name, value) in [
        ("EnvironmentError", Value::Class(vm.exc.os_error.clone())),
        ("IOError", Value::Class(vm.exc.os_error.clone())),
        ("None", Value::None),
        ("True", Value::Bool(true)),
        ("False", Value::Bool(false)),
        ("__loader__", Value::None),
        ("__spec__", Value::None),
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
        ("__debug__", Value::Bool(true)),
        ("__name__", Value::str("builtins")),
        ("__doc__", Value::str("Functions and classes that need no import.")),
        ("__package__", Value::str("")),
    ] {
        vm.builtins.set_str(&vm.intern(name), value);
    }
    let module = crate::module::Module { dict: vm.builtins.clone(), identity: Default::default() };
    vm.modules.set_str(&vm.intern("builtins"), Value::Module(Rc::new(module)));
}
