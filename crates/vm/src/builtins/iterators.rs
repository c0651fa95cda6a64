//! Iterator types: `enumerate`, `zip`, `map`, `filter`, `reversed`, and those of the containers.

use super::args::Params;
use super::define::{Method, methods};
use crate::function::{Args, OwnedArgs};
use crate::iter::{Iter, IterKind};
use crate::{Flow, Res, Value, Vm};

fn next(vm: &Vm, args: Args<'_>) -> Flow {
    match args.get(0) {
        Some(it) => vm.next_flow(it),
        None => Flow::Err(vm.type_error("unbound method __next__() needs an argument")),
    }
}

fn itself(_: &Vm, args: Args<'_>) -> Res {
    Ok(args.get(0).cloned().unwrap_or(Value::None))
}

/// How many items are left, where that is known.
fn length_hint(_: &Vm, args: Args<'_>) -> Res {
    let Some(Value::Iter(it)) = args.get(0) else { return Ok(Value::NotImplemented) };
    Ok(match &*it.kind.borrow() {
        IterKind::List { list, at } => Value::from(list.len().saturating_sub(*at)),
        IterKind::ListReversed { left, .. } => Value::from(*left),
        IterKind::Tuple { tuple, at } => Value::from(tuple.len().saturating_sub(*at)),
        IterKind::Range { range, at } => Value::int(range.len.saturating_sub(*at)),
        IterKind::Dict { left, .. } => Value::from(*left),
        IterKind::Set { len, .. } if *len != usize::MAX => Value::from(*len),
        IterKind::Done(_) => Value::Int(0),
        _ => Value::NotImplemented,
    })
}

async fn new_enumerate(vm: Vm, args: OwnedArgs) -> Res {
    const PARAMS: Params<2> = Params { shown: "enumerate", names: ["iterable", "start"], required: 0, positional: 2 };
    let [iterable, start] = PARAMS.bind(&vm, super::sequence::rest(&args))?;
    let Some(iterable) = iterable else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    let count = match start {
        Some(v) => Value::from_bigint(vm.index_of(&v).await?),
        None => Value::Int(0),
    };
    let inner = vm.iter(&iterable).await?;
    Ok(Iter::new(IterKind::Enumerate { inner, count }))
}

/// The `strict` keyword of `zip` and `map`.
async fn strictness(vm: &Vm, shown: &str, args: Args<'_>) -> Res<bool> {
    match args.kw {
        [] => Ok(false),
        [(name, v)] if name.as_str() == "strict" => vm.truth(v).await,
        [(name, _)] | [_, (name, _), ..] => {
            Err(vm.type_error(format!("{shown}() got an unexpected keyword argument '{name}'")))
        }
    }
}

async fn new_zip(vm: Vm, args: OwnedArgs) -> Res {
    let strict = strictness(&vm, "zip", args.as_args()).await?;
    let mut inner = Vec::new();
    for iterable in super::sequence::rest(&args).pos {
        inner.push(vm.iter(iterable).await?);
    }
    Ok(Iter::new(IterKind::Zip { inner, strict }))
}

async fn new_map(vm: Vm, args: OwnedArgs) -> Res {
    let strict = strictness(&vm, "map", args.as_args()).await?;
    let rest = super::sequence::rest(&args).pos;
    if rest.len() < 2 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let mut inner = Vec::new();
    for iterable in &rest[1..] {
        inner.push(vm.iter(iterable).await?);
    }
    Ok(Iter::new(IterKind::Map { function: rest[0].clone(), inner, strict }))
}

async fn new_filter(vm: Vm, args: OwnedArgs) -> Res {
    let rest = super::sequence::rest(&args);
    rest.no_kw(&vm, "filter")?;
    let given = rest.between(&vm, "filter", 2, 2)?;
    let inner = vm.iter(&given[1]).await?;
    Ok(Iter::new(IterKind::Filter { function: given[0].clone(), inner }))
}

async fn new_reversed(vm: Vm, args: OwnedArgs) -> Res {
    let rest = super::sequence::rest(&args);
    rest.no_kw(&vm, "reversed")?;
    let v = rest.between(&vm, "reversed", 1, 1)?[0].clone();
    let class = vm.type_of(&v);
    match vm.lookup(&class, &vm.names.reversed) {
        Some(Value::None) => {}
        Some(_) => {
            let made = vm.call_special(&v, &vm.names.reversed, Vec::new()).await?;
            return Ok(made.unwrap_or(Value::None));
        }
        None => {
            let sequence = vm.lookup(&class, &vm.names.getitem).is_some() && !matches!(v.underlying(), Value::Dict(_));
            if sequence {
                let len = i64::try_from(vm.len_of(&v).await?).unwrap_or(i64::MAX);
                return Ok(Iter::new(IterKind::Sequence { object: v, at: len - 1, step: -1 }));
            }
        }
    }
    Err(vm.type_error(format!("'{}' object is not reversible", vm.shown_name(&class))))
}

/// `iter(iterable)` and `iter(callable, sentinel)`.
pub fn iter_function(vm: &Vm, args: Args<'_>) -> Flow {
    match args.between(vm, "iter", 1, 2) {
        Ok([iterable]) => vm.iter_flow(iterable),
        Ok([callable, sentinel]) => {
            if !vm.is_callable(callable) {
                return Flow::Err(vm.type_error("iter(v, w): v must be callable"));
            }
            let (callable, sentinel) = (callable.clone(), sentinel.clone());
            Flow::Value(Iter::new(IterKind::Callable { callable, sentinel }))
        }
        Ok(_) => Flow::Value(Value::None),
        Err(e) => Flow::Err(e),
    }
}

/// `next(iterator, default)`
pub fn next_function(vm: &Vm, args: Args<'_>) -> Flow {
    match args.between(vm, "next", 1, 2) {
        Ok([it]) => vm.next_flow(it),
        Ok([it, default]) => {
            let (vm, it, default) = (vm.clone(), it.clone(), default.clone());
            Flow::run(async move { Ok(vm.next(&it).await?.unwrap_or(default)) })
        }
        Ok(_) => Flow::Value(Value::None),
        Err(e) => Flow::Err(e),
    }
}

pub fn install(vm: &Vm) {
    let t = &vm.types;
    let all = [
        &t.list_iterator,
        &t.list_reverseiterator,
        &t.tuple_iterator,
        &t.str_iterator,
        &t.str_ascii_iterator,
        &t.bytes_iterator,
        &t.range_iterator,
        &t.longrange_iterator,
        &t.dict_keyiterator,
        &t.dict_valueiterator,
        &t.dict_itemiterator,
        &t.dict_reversekeyiterator,
        &t.dict_reversevalueiterator,
        &t.dict_reverseitemiterator,
        &t.set_iterator,
        &t.iterator,
        &t.callable_iterator,
        &t.enumerate,
        &t.zip,
        &t.map,
        &t.filter,
        &t.reversed,
    ];
    for class in all {
        methods(
            vm,
            class,
            &[
                Method::sync("__iter__", itself),
                Method::flow("__next__", next),
                Method::sync("__length_hint__", length_hint),
            ],
        );
    }
    methods(vm, &t.enumerate, &[Method::task("__new__", crate::task!(new_enumerate)).unbound()]);
    methods(vm, &t.zip, &[Method::task("__new__", crate::task!(new_zip)).unbound()]);
    methods(vm, &t.map, &[Method::task("__new__", crate::task!(new_map)).unbound()]);
    methods(vm, &t.filter, &[Method::task("__new__", crate::task!(new_filter)).unbound()]);
    methods(vm, &t.reversed, &[Method::task("__new__", crate::task!(new_reversed)).unbound()]);
    methods(vm, &t.enumerate, &[Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class()]);
}
