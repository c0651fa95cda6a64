//! `BaseExceptionGroup` and `ExceptionGroup`, and what `except*` does with them (`Objects/exceptions.c`).
//!
//! Groups nest as deep as a program likes, so every walk here keeps its own stack.

use super::args::{class_arg, wrong_receiver};
use super::define::{Attr, Method, attrs, methods};
use super::exceptions::{as_exc, blank};
use crate::class::Class;
use crate::function::{Args, OwnedArgs};
use crate::{Exc, Flow, Res, Value, Vm};
use std::rc::Rc;

/// Whether a value is an exception group.
pub fn is_group(vm: &Vm, v: &Value) -> bool {
    as_exc(v).is_some_and(|e| e.is_a(&vm.exc.base_exception_group))
}

/// The exceptions directly in a group.
pub fn members(e: &Exc) -> Vec<Value> {
    e.field("exceptions").and_then(|t| t.as_tuple().map(|t| t.to_vec())).unwrap_or_default()
}

async fn new(vm: Vm, args: OwnedArgs) -> Res {
    let class = class_arg(&vm, args.as_args(), &vm.exc.base_exception_group)?;
    let given = &args.pos[1..];
    let [message, list] = given else {
        let n = given.len();
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({n} given)")));
    };
    if message.as_str().is_none() {
        let t = vm.type_name(message);
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {t}")));
    }
    let not_sequence = list.as_dict().is_some() || list.as_set().is_some();
    if not_sequence || (list.as_list().is_none() && vm.lookup_special(list, &vm.names.getitem).is_none()) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.collect(list).await?;
    let class = checked_class(&vm, class, &items)?;
    let e = blank(&vm, &class, given.to_vec());
    e.set_field(&vm.names.message, message.clone());
    e.set_field(&vm.names.exceptions, Value::tuple(items));
    Ok(e.value())
}

/// The class of a new group with these members: `ExceptionGroup` where all are `Exception`s.
fn checked_class(vm: &Vm, class: Rc<Class>, items: &[Value]) -> Res<Rc<Class>> {
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(at) = items.iter().position(|v| as_exc(v).is_none()) {
        return Err(vm.value_error(format!("Item {at} of second argument (exceptions) is not an exception")));
    }
    let x = &vm.exc;
    let base_inside = items.iter().any(|v| !vm.is_instance(v, &x.exception));
    if Rc::ptr_eq(&class, &x.base_exception_group) {
        return Ok(if base_inside { class } else { x.exception_group.clone() });
    }
    if base_inside && Rc::ptr_eq(&class, &x.exception_group) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    if base_inside && class.is_subclass_of(&x.exception) {
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{}'", class.name())));
    }
    Ok(class)
}

/// A new group made from Rust: `BaseExceptionGroup(message, list)`.
pub fn create(vm: &Vm, message: &str, items: Vec<Value>) -> Res<Exc> {
    let list = vm.new_list(items.clone());
    create_with(vm, message, items, list)
}

/// The same with the second argument as it is to be seen in `args`.
fn create_with(vm: &Vm, message: &str, items: Vec<Value>, given: Value) -> Res<Exc> {
    let class = checked_class(vm, vm.exc.base_exception_group.clone(), &items)?;
    let message = Value::str(message);
    let e = blank(vm, &class, vec![message.clone(), given]);
    e.set_field(&vm.names.message, message);
    e.set_field(&vm.names.exceptions, Value::tuple(items));
    Ok(e)
}

/// The group that `except*` makes of a naked exception: its argument is a tuple.
fn wrap(vm: &Vm, e: &Value) -> Res<Exc> {
    let group = create(vm, "", vec![e.clone()])?;
    if let Some(data) = group.data() {
        let args = vec![Value::Str(vm.names.empty.clone()), Value::tuple(vec![e.clone()])];
        drop(data.args.replace(Value::tuple(args)));
    }
    Ok(group)
}

fn this(vm: &Vm, args: Args<'_>, method: &str) -> Res<Exc> {
    let (v, _) = args.receiver(vm, &vm.exc.base_exception_group, method)?;
    as_exc(v).ok_or_else(|| wrong_receiver(vm, &vm.exc.base_exception_group, method, v))
}

fn str(vm: &Vm, args: Args<'_>) -> Flow {
    let e = match this(vm, args, "__str__") {
        Ok(e) => e,
        Err(e) => return Flow::Err(e),
    };
    let n = members(&e).len();
    let s = if n == 1 { "" } else { "s" };
    let message = e.field("message").and_then(|m| m.as_str().cloned());
    let message = message.as_ref().map_or("", |m| m.as_str());
    Flow::Value(Value::str(format!("{message} ({n} sub-exception{s})")))
}

async fn derive(vm: Vm, args: OwnedArgs) -> Res {
    let e = this(&vm, args.as_args(), "derive")?;
    let list = args.as_args().rest().one(&vm, "BaseExceptionGroup.derive")?;
    let message = e.field("message").unwrap_or(Value::None);
    vm.call(&Value::Class(vm.exc.base_exception_group.clone()), vec![message, list.clone()]).await
}

// ---- splitting -------------------------------------------------------------------------------------------------------

/// How the leaves of a group are told apart.
enum Matcher {
    /// An exception class, or a tuple of them.
    Types(Vec<Rc<Class>>),
    Predicate(Value),
    /// These very objects, by address, sorted.
    Instances(Vec<usize>),
}

impl Matcher {
    /// What a program gave to `split` or `subgroup`.
    fn of(vm: &Vm, v: &Value) -> Res<Matcher> {
        let words = "expected an exception type, a tuple of exception types, or a callable (other than a class)";
        if let Some(classes) = exception_classes(vm, v) {
            return Ok(Matcher::Types(classes));
        }
        if !matches!(v, Value::Class(_)) && vm.is_callable(v) {
            return Ok(Matcher::Predicate(v.clone()));
        }
        Err(vm.type_error(words))
    }

    async fn takes(&self, vm: &Vm, e: &Value) -> Res<bool> {
        match self {
            Matcher::Types(classes) => Ok(matches(vm, e, classes)),
            Matcher::Predicate(f) => {
                let answer = vm.call(f, vec![e.clone()]).await?;
                vm.truth(&answer).await
            }
            Matcher::Instances(all) => {
                Ok(!is_group(vm, e) && e.address().is_some_and(|at| all.binary_search(&at).is_ok()))
            }
        }
    }
}

fn matches(vm: &Vm, e: &Value, classes: &[Rc<Class>]) -> bool {
    let class = vm.type_of(e);
    classes.iter().any(|c| class.is_subclass_of(c))
}

/// An exception class or a tuple of them as a list.
fn exception_classes(vm: &Vm, v: &Value) -> Option<Vec<Rc<Class>>> {
    let one = |v: &Value| v.as_class().filter(|c| c.is_subclass_of(&vm.exc.base_exception)).cloned();
    match v {
        Value::Tuple(t) => t.iter().map(one).collect(),
        other => one(other).map(|c| vec![c]),
    }
}

/// A group whose members are being looked at.
struct Level {
    group: Value,
    left: std::vec::IntoIter<Value>,
    matched: Vec<Value>,
    rest: Vec<Value>,
}

impl Level {
    fn new(group: Value) -> Level {
        let items = as_exc(&group).map(|e| members(&e)).unwrap_or_default();
        Level { group, left: items.into_iter(), matched: Vec::new(), rest: Vec::new() }
    }
}

/// The matching part of an exception and the rest, `Null` where there is none (`exceptiongroup_split_recursive`).
async fn split_by(vm: &Vm, e: &Value, matcher: &Matcher, with_rest: bool) -> Res<(Value, Value)> {
    let mut levels: Vec<Level> = Vec::new();
    let mut next = Some(e.clone());
    loop {
        let done = match next.take() {
            Some(v) if matcher.takes(vm, &v).await? => (v, Value::Null),
            Some(v) if is_group(vm, &v) => {
                levels.push(Level::new(v));
                (Value::Null, Value::Null)
            }
            Some(v) => (Value::Null, if with_rest { v } else { Value::Null }),
            None => {
                let Some(level) = levels.pop() else { return Ok((Value::Null, Value::Null)) };
                let matched = subset(vm, &level.group, level.matched).await?;
                let rest = if with_rest { subset(vm, &level.group, level.rest).await? } else { Value::Null };
                if levels.is_empty() {
                    return Ok((matched, rest));
                }
                (matched, rest)
            }
        };
        let Some(top) = levels.last_mut() else { return Ok(done) };
        if !done.0.is_null() {
            top.matched.push(done.0);
        }
        if !done.1.is_null() {
            top.rest.push(done.1);
        }
        next = top.left.next();
    }
}

/// A group like this one with other members; `Null` for no members (`exceptiongroup_subset`).
async fn subset(vm: &Vm, group: &Value, items: Vec<Value>) -> Res {
    if items.is_empty() {
        return Ok(Value::Null);
    }
    let list = vm.new_list(items);
    let made = vm.call_method(group, &vm.intern("derive"), vec![list]).await?;
    let (Some(new), Some(old)) = (as_exc(&made).filter(|_| is_group(vm, &made)), as_exc(group)) else {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    if let (Some(to), Some(from)) = (new.data(), old.data()) {
        if let Some(tb) = old.traceback() {
            *to.traceback.borrow_mut() = Some(tb);
        }
        *to.context.borrow_mut() = from.context.borrow().clone();
        *to.cause.borrow_mut() = from.cause.borrow().clone();
        to.suppress_context.set(true);
    }
    if let Some(notes) = vm.getattr_opt(group, &vm.names.notes).await?
        && let Some(notes) = vm.try_collect(&notes)
    {
        let copy = vm.new_list(notes);
        vm.setattr(&made, &vm.names.notes, copy).await?;
    }
    Ok(made)
}

async fn split(vm: Vm, args: OwnedArgs) -> Res {
    let e = this(&vm, args.as_args(), "split")?;
    let matcher = Matcher::of(&vm, args.as_args().rest().one(&vm, "BaseExceptionGroup.split")?)?;
    let (matched, rest) = split_by(&vm, &e.value(), &matcher, true).await?;
    Ok(Value::tuple(vec![matched.or_none(), rest.or_none()]))
}

async fn subgroup(vm: Vm, args: OwnedArgs) -> Res {
    let e = this(&vm, args.as_args(), "subgroup")?;
    let matcher = Matcher::of(&vm, args.as_args().rest().one(&vm, "BaseExceptionGroup.subgroup")?)?;
    Ok(split_by(&vm, &e.value(), &matcher, false).await?.0.or_none())
}

// ---- except* ---------------------------------------------------------------------------------------------------------

/// One `except*` clause: the pair of what is left and what it takes, None for nothing
/// (`_PyEval_ExceptionGroupMatch`).
pub async fn split_for_except(vm: &Vm, e: &Value, wanted: &Value) -> Res {
    let pair = |rest: Value, matched: Value| Ok(Value::tuple(vec![rest.or_none(), matched.or_none()]));
    let Some(classes) = exception_classes(vm, wanted) else {
        return Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed"));
    };
    if classes.iter().any(|c| c.is_subclass_of(&vm.exc.base_exception_group)) {
        return Err(vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    if e.is_none() {
        return pair(Value::Null, Value::Null);
    }
    let group = is_group(vm, e);
    if matches(vm, e, &classes) {
        let matched = if group { e.clone() } else { wrap(vm, e)?.value() };
        return pair(Value::Null, matched);
    }
    if !group {
        return pair(e.clone(), Value::Null);
    }
    let split = vm.call_method(e, &vm.intern("split"), vec![wanted.clone()]).await?;
    let name = vm.type_name(e);
    match &split {
        Value::Tuple(t) if t.len() >= 2 => pair(t[1].clone(), t[0].clone()),
        Value::Tuple(t) => {
            let n = t.len();
            Err(vm.type_error(format!("{name}.split must return a 2-tuple, got tuple of size {n}")))
        }
        other => {
            let t = vm.type_name(other);
            Err(vm.type_error(format!("{name}.split must return a tuple, not {t}")))
        }
    }
}

/// What is to be raised after all `except*` clauses ran: `list` holds what they raised and what they left
/// (`_PyExc_PrepReraiseStar`).
pub async fn prep_reraise_star(vm: &Vm, orig: Value, list: Value) -> Res {
    let items: Vec<Value> = vm.try_collect(&list).unwrap_or_default();
    let Some(original) = as_exc(&orig).filter(|_| is_group(vm, &orig)) else {
        return Ok(items.into_iter().next().unwrap_or(Value::None));
    };
    let (mut raised, mut left) = (Vec::new(), Vec::new());
    for v in items {
        match as_exc(&v) {
            Some(e) if same_origin(vm, &e, &original) => left.push(v),
            Some(_) => raised.push(v),
            None => {}
        }
    }
    let left = if left.is_empty() { Value::Null } else { projection(vm, &orig, left).await? };
    if raised.is_empty() {
        return Ok(left.or_none());
    }
    if !left.is_null() {
        raised.push(left);
    }
    match raised.len() {
        1 => Ok(raised.remove(0)),
        _ => Ok(create(vm, "", raised)?.value()),
    }
}

/// Whether one group is a part of the other that was raised again (`is_same_exception_metadata`).
fn same_origin(vm: &Vm, a: &Exc, b: &Exc) -> bool {
    fn same<T>(a: &Option<T>, b: &Option<T>, eq: impl Fn(&T, &T) -> bool) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }
    let notes = |e: &Exc| e.0.existing_dict().and_then(|d| d.get_str(&vm.names.notes));
    let same_notes = match (notes(a), notes(b)) {
        (None, None) => true,
        (Some(x), Some(y)) => x.is(&y),
        _ => false,
    };
    a.is_a(&vm.exc.base_exception_group)
        && same_notes
        && same(&a.traceback(), &b.traceback(), Rc::ptr_eq)
        && same(&a.cause(), &b.cause(), Exc::same)
        && same(&a.context(), &b.context(), Exc::same)
}

/// The part of a group that holds the leaves of these exceptions (`exception_group_projection`).
async fn projection(vm: &Vm, orig: &Value, keep: Vec<Value>) -> Res {
    let mut leaves = Vec::new();
    let mut todo = keep;
    while let Some(v) = todo.pop() {
        match as_exc(&v) {
            Some(e) if is_group(vm, &v) => todo.extend(members(&e)),
            _ => leaves.extend(v.address()),
        }
    }
    leaves.sort_unstable();
    Ok(split_by(vm, orig, &Matcher::Instances(leaves), false).await?.0)
}

/// A field that cannot be set.
macro_rules! readonly {
    ($name:literal) => {
        Attr::read($name, |_, v| Ok(as_exc(v).and_then(|e| e.field($name)).unwrap_or(Value::None)))
            .write(|vm, _, _| Err(vm.error(&vm.exc.attribute_error, "readonly attribute")))
    };
}

pub fn install(vm: &Vm) {
    let class = &vm.exc.base_exception_group;
    methods(
        vm,
        class,
        &[
            Method::task("__new__", crate::task!(new)).unbound(),
            Method::flow("__str__", str),
            Method::task("derive", crate::task!(derive)),
            Method::task("split", crate::task!(split)),
            Method::task("subgroup", crate::task!(subgroup)),
            Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class(),
        ],
    );
    attrs(vm, class, &[readonly!("message"), readonly!("exceptions")]);
}
