//! The native half of `functools`: `partial`, `reduce`, `cmp_to_key`, the cache (`Modules/_functoolsmodule.c`).

use crate::support::{self, native, new_class, this};
use coroscope_bytecode::CmpOp;
use coroscope_vm::builtins::define::{self, Attr, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, Flow, OwnedArgs, PyStr, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// `functools.partial`
struct Partial {
    function: Value,
    args: Vec<Value>,
    kw: Vec<(Rc<PyStr>, Value)>,
}

impl Native for Partial {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        self.args.iter().for_each(&mut *visit);
        self.kw.iter().for_each(|(_, v)| visit(v));
    }
}

/// The module's own objects.
#[derive(Default)]
struct Own {
    placeholder: RefCell<Value>,
}

fn is_placeholder(vm: &Vm, v: &Value) -> bool {
    matches!(v, Value::Object(_)) && vm.extension::<Own>().placeholder.borrow().is(v)
}

/// Keywords of a call over those given before.
fn merged(old: &[(Rc<PyStr>, Value)], new: &[(Rc<PyStr>, Value)]) -> Vec<(Rc<PyStr>, Value)> {
    let mut kw = old.to_vec();
    for (name, value) in new {
        match kw.iter_mut().find(|(n, _)| n.as_str() == name.as_str()) {
            Some(slot) => slot.1 = value.clone(),
            None => kw.push((name.clone(), value.clone())),
        }
    }
    kw
}

/// The positional arguments with placeholders filled in order.
fn filled(vm: &Vm, held: &[Value], given: &[Value]) -> Res<Vec<Value>> {
    let mut rest = given.iter();
    let mut out = Vec::with_capacity(held.len() + given.len());
    let wanted = held.iter().filter(|v| is_placeholder(vm, v)).count();
    for v in held {
        if !is_placeholder(vm, v) {
            out.push(v.clone());
        } else if let Some(next) = rest.next() {
            out.push(next.clone());
        } else {
            let got = given.len();
            return Err(vm.type_error(format!(
                "missing positional arguments in 'partial' call; expected at least {wanted}, got {got}"
            )));
        }
    }
    out.extend(rest.cloned());
    Ok(out)
}

fn partial_new(vm: &Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, args)?;
    let rest = args.rest();
    let Some((function, given)) = rest.pos.split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    if given.last().is_some_and(|v| is_placeholder(vm, v)) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let made = match native::<Partial>(function) {
        Some(p) => {
            let mut held = Vec::new();
            let mut next = given.iter();
            for v in &p.args {
                held.push(match is_placeholder(vm, v) {
                    true => next.next().cloned().unwrap_or_else(|| v.clone()),
                    false => v.clone(),
                });
            }
            held.extend(next.cloned());
            Partial { function: p.function.clone(), args: held, kw: merged(&p.kw, rest.kw) }
        }
        None => Partial { function: function.clone(), args: given.to_vec(), kw: rest.kw.to_vec() },
    };
    Ok(vm.new_native(&class, made))
}

fn partial_call(vm: &Vm, args: Args<'_>) -> Flow {
    let p = match this::<Partial>(vm, args, "__call__") {
        Ok(p) => p,
        Err(e) => return Flow::Err(e),
    };
    match filled(vm, &p.args, &args.pos[1..]) {
        Ok(pos) => Flow::Call(p.function.clone(), OwnedArgs { pos, kw: merged(&p.kw, args.kw) }),
        Err(e) => Flow::Err(e),
    }
}

async fn partial_repr(vm: Vm, args: OwnedArgs) -> Res {
    let object = args.at(0);
    let p = this::<Partial>(&vm, args.as_args(), "__repr__")?;
    let class = vm.type_of(&object);
    let name = if class.is_heap() { class.qualname().to_string() } else { "functools.partial".to_owned() };
    let mut text = format!("{name}({}", vm.repr_of(&p.function).await?);
    for v in &p.args {
        text.push_str(", ");
        text.push_str(&vm.repr_of(v).await?);
    }
    for (k, v) in &p.kw {
        text.push_str(&format!(", {k}={}", vm.repr_of(v).await?));
    }
    text.push(')');
    Ok(Value::str(text))
}

fn keywords(vm: &Vm, v: &Value) -> Res {
    let dict = vm.new_dict();
    if let Some(p) = native::<Partial>(v) {
        for (k, v) in &p.kw {
            dict.set_str(k, v.clone());
        }
    }
    Ok(Value::Dict(dict))
}

async fn reduce(vm: Vm, args: OwnedArgs) -> Res {
    let mut given = args.as_args().count(&vm, "reduce", 2, 3).map(|()| args.pos.clone())?;
    if let Some((_, initial)) = args.kw.iter().find(|(n, _)| n.as_str() == "initial") {
        given.push(initial.clone());
    }
    let it = match vm.iter(&given[1]).await {
        Ok(it) => it,
        Err(e) if e.is_a(&vm.exc.type_error) => {
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        Err(e) => return Err(e),
    };
    let mut result = match given.get(2) {
        Some(v) => v.clone(),
        None => match vm.next(&it).await? {
            Some(v) => v,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(v) = vm.next(&it).await? {
        result = vm.call(&given[0], vec![result, v]).await?;
    }
    Ok(result)
}

/// What `cmp_to_key` makes: the comparison, and a value once it is a key.
struct Key {
    compare: Value,
    object: Value,
}

impl Native for Key {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.compare);
        visit(&self.object);
    }
}

fn cmp_to_key(vm: &Vm, args: Args<'_>) -> Res {
    let compare = match args.pos.first().or_else(|| args.kw("mycmp")) {
        Some(v) => v.clone(),
        None => return Err(vm.type_error("cmp_to_key() missing required argument 'mycmp' (pos 1)")),
    };
    let table = [
        Method::sync("__call__", |vm, args| {
            let key = this::<Key>(vm, args, "__call__")?;
            let object = args.rest().one(vm, "K").cloned().or_else(|e| args.kw("obj").cloned().ok_or(e))?;
            let class = vm.type_of(&args.pos[0]);
            Ok(vm.new_native(&class, Key { compare: key.compare.clone(), object }))
        }),
        Method::task("__lt__", task!(|vm, args| key_compare(vm, args, CmpOp::Lt))),
        Method::task("__le__", task!(|vm, args| key_compare(vm, args, CmpOp::Le))),
        Method::task("__gt__", task!(|vm, args| key_compare(vm, args, CmpOp::Gt))),
        Method::task("__ge__", task!(|vm, args| key_compare(vm, args, CmpOp::Ge))),
        Method::task("__eq__", task!(|vm, args| key_compare(vm, args, CmpOp::Eq))),
    ];
    let attrs = [Attr::read("obj", |_, v| Ok(native::<Key>(v).map_or(Value::None, |k| k.object.clone())))];
    let class = define::class(vm, "functools", "KeyWrapper", &[], &table, &attrs);
    Ok(vm.new_native(&class, Key { compare, object: Value::None }))
}

async fn key_compare(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    let (Some(x), Some(y)) = (native::<Key>(&a), native::<Key>(&b)) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let order = vm.call(&x.compare, vec![x.object.clone(), y.object.clone()]).await?;
    vm.compare(op, &order, &Value::Int(0)).await
}

/// A function with its results: a dict from key to `(result, ...)` in order of use.
struct Cache {
    function: Value,
    max: Option<usize>,
    typed: bool,
    info: Value,
    /// Insertion order is order of use: the first key is the least recent.
    results: Rc<Dict>,
    hits: Cell<u64>,
    misses: Cell<u64>,
    mark: Value,
}

impl Native for Cache {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.info);
        visit(&Value::Dict(self.results.clone()));
    }
    fn clear(&self) {
        self.results.clear();
    }
}

fn cache_new(vm: &Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, args)?;
    let given = args.rest().between(vm, "lru_cache", 4, 4)?;
    if !vm.is_callable(&given[0]) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let max = match &given[1] {
        Value::None => None,
        v => Some(v.as_i64().unwrap_or(128).max(0) as usize),
    };
    let typed = vm.try_truth(&given[2]).unwrap_or(false);
    let mark = vm.new_list(Vec::new());
    let cache = Cache {
        function: given[0].clone(),
        max,
        typed,
        info: given[3].clone(),
        results: vm.new_dict(),
        hits: Cell::new(0),
        misses: Cell::new(0),
        mark: Value::Object(vm.new_object(&vm.types.object, Default::default())),
    };
    drop(mark);
    Ok(vm.new_native(&class, cache))
}

/// The key of a call: one int or str stands for itself, everything else goes into a tuple with its keywords.
fn call_key(vm: &Vm, cache: &Cache, args: Args<'_>) -> Value {
    if args.kw.is_empty() && !cache.typed && args.pos.len() == 1 && matches!(args.pos[0], Value::Int(_) | Value::Str(_))
    {
        return args.pos[0].clone();
    }
    let mut parts = args.pos.to_vec();
    if !args.kw.is_empty() {
        parts.push(cache.mark.clone());
        for (name, value) in args.kw {
            parts.push(Value::Str(name.clone()));
            parts.push(value.clone());
        }
    }
    if cache.typed {
        parts.extend(args.pos.iter().map(|v| Value::Class(vm.type_of(v))));
        parts.extend(args.kw.iter().map(|(_, v)| Value::Class(vm.type_of(v))));
    }
    Value::tuple(parts)
}

async fn cache_call(vm: Vm, args: OwnedArgs) -> Res {
    let holder = args.at(0);
    let rest = OwnedArgs { pos: args.pos.get(1..).unwrap_or(&[]).to_vec(), kw: args.kw };
    let Some(cache) = native::<Cache>(&holder) else { return Err(vm.type_error("not a cache")) };
    if cache.max == Some(0) {
        cache.misses.set(cache.misses.get() + 1);
        return vm.call_kw(&cache.function, rest).await;
    }
    let key = call_key(&vm, cache, rest.as_args());
    // An unhashable argument is reported as such, not as a key of a dict.
    vm.hash_of(&key).await?;
    if let Some(found) = vm.dict_get(&cache.results, &key).await? {
        cache.hits.set(cache.hits.get() + 1);
        if cache.max.is_some() {
            // Most recently used goes last.
            vm.dict_remove(&cache.results, &key).await?;
            vm.dict_set(&cache.results, key, found.clone()).await?;
        }
        return Ok(found);
    }
    cache.misses.set(cache.misses.get() + 1);
    let result = vm.call_kw(&cache.function, rest).await?;
    if let Some(max) = cache.max {
        if vm.dict_get(&cache.results, &key).await?.is_some() {
            return Ok(result);
        }
        if cache.results.len() >= max
            && let Some(oldest) = cache.results.keys().into_iter().next()
        {
            vm.dict_remove(&cache.results, &oldest).await?;
        }
    }
    vm.dict_set(&cache.results, key, result.clone()).await?;
    Ok(result)
}

fn cache_info(vm: &Vm, args: Args<'_>) -> Flow {
    match this::<Cache>(vm, args, "cache_info") {
        Ok(c) => {
            let max = c.max.map_or(Value::None, Value::from);
            let (hits, misses) = (Value::int(c.hits.get()), Value::int(c.misses.get()));
            Flow::call(c.info.clone(), vec![hits, misses, max, Value::from(c.results.len())])
        }
        Err(e) => Flow::Err(e),
    }
}

fn cache_clear(vm: &Vm, args: Args<'_>) -> Res {
    let c = this::<Cache>(vm, args, "cache_clear")?;
    c.hits.set(0);
    c.misses.set(0);
    c.results.clear();
    Ok(Value::None)
}

/// As an attribute of a class it binds like a function.
fn cache_get(vm: &Vm, args: Args<'_>) -> Res {
    let holder = args.get(0).cloned().unwrap_or_default();
    Ok(match args.get(1) {
        None | Some(Value::None) => holder,
        Some(receiver) => {
            let method = coroscope_vm::function::Method { function: holder, receiver: receiver.clone() };
            let _ = vm;
            Value::Method(Rc::new(method))
        }
    })
}

/// Fills `_functools`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let table = [
        Method::sync("__new__", partial_new).unbound(),
        Method::flow("__call__", partial_call),
        Method::task("__repr__", task!(partial_repr)),
        Method::sync("__get__", cache_get),
        Method::sync("__class_getitem__", coroscope_vm::builtins::generic_alias::class_getitem).of_class(),
    ];
    let attrs = [
        Attr::read("func", |_, v| Ok(native::<Partial>(v).map_or(Value::None, |p| p.function.clone()))),
        Attr::read("args", |_, v| Ok(native::<Partial>(v).map_or(Value::None, |p| Value::tuple(p.args.clone())))),
        Attr::read("keywords", keywords),
    ];
    let partial = define::class(vm, "functools", "partial", &[], &table, &attrs);
    support::with_dict(vm, &partial);
    support::set(vm, dict, "partial", Value::Class(partial));
    let table = [
        Method::sync("__new__", cache_new).unbound(),
        Method::task("__call__", task!(cache_call)),
        Method::flow("cache_info", cache_info),
        Method::sync("cache_clear", cache_clear),
        Method::sync("__get__", cache_get),
        Method::sync("__copy__", support::itself),
        Method::sync("__deepcopy__", support::itself),
    ];
    let cache = define::class(vm, "functools", "_lru_cache_wrapper", &[], &table, &[]);
    support::with_dict(vm, &cache);
    support::set(vm, dict, "_lru_cache_wrapper", Value::Class(cache));
    let placeholder = define::class(
        vm,
        "functools",
        "_PlaceholderType",
        &[],
        &[Method::sync("__repr__", |vm, _| Ok(Value::Str(vm.intern("Placeholder"))))],
        &[],
    );
    let placeholder = Value::Object(vm.new_object(&placeholder, Default::default()));
    *vm.extension::<Own>().placeholder.borrow_mut() = placeholder.clone();
    support::set(vm, dict, "Placeholder", placeholder);
    let functions = [Method::task("reduce", task!(reduce)), Method::sync("cmp_to_key", cmp_to_key)];
    define::functions(vm, dict, "_functools", &functions);
    Ok(())
}
