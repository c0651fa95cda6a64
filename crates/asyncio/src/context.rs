//! `contextvars`: contexts are immutable maps shared until somebody writes (CPython `Python/context.c`).

use coroscope_vm::builtins::args::class_arg;
use coroscope_vm::builtins::define::{Attr, Method, class, constant, flag, functions};
use coroscope_vm::builtins::generic_alias;
use coroscope_vm::class::{Class, ClassFlags};
use coroscope_vm::dict::Dict;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Flow, OwnedArgs, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

type Vars = Vec<(Rc<Object>, Value)>;

/// The values of context variables as one task or callback sees them.
#[derive(Default)]
pub struct ContextState {
    vars: RefCell<Rc<Vars>>,
    entered: Cell<bool>,
    /// The Python object for it, while somebody holds one.
    object: RefCell<Weak<Object>>,
}

/// A shared context.
pub type Ctx = Rc<ContextState>;

impl ContextState {
    /// A new context with the same values.
    pub fn copy(&self) -> Ctx {
        Rc::new(ContextState { vars: self.vars.clone(), ..ContextState::default() })
    }

    fn get(&self, var: &Rc<Object>) -> Option<Value> {
        self.vars.borrow().iter().find(|(v, _)| Rc::ptr_eq(v, var)).map(|(_, value)| value.clone())
    }

    fn set(&self, var: &Rc<Object>, value: Option<Value>) {
        let mut shared = self.vars.borrow_mut();
        let vars = Rc::make_mut(&mut shared);
        let at = vars.iter().position(|(v, _)| Rc::ptr_eq(v, var));
        let old = match (at, value) {
            (Some(at), Some(value)) => Some(std::mem::replace(&mut vars[at].1, value)),
            (Some(at), None) => Some(vars.remove(at).1),
            (None, Some(value)) => {
                vars.push((var.clone(), value));
                None
            }
            (None, None) => None,
        };
        drop(shared);
        drop(old);
    }
}

/// The current context of each thread, and the module's classes.
#[derive(Default)]
pub struct Contexts {
    current: RefCell<Vec<(u32, Ctx)>>,
    classes: OnceCell<Classes>,
}

struct Classes {
    var: Rc<Class>,
    context: Rc<Class>,
    token: Rc<Class>,
    missing: Value,
}

impl Contexts {
    /// The context that code of this thread sees now.
    pub fn current(&self, thread: u32) -> Ctx {
        let mut all = self.current.borrow_mut();
        if let Some((_, c)) = all.iter().find(|(t, _)| *t == thread) {
            return c.clone();
        }
        let new = Ctx::default();
        all.push((thread, new.clone()));
        new
    }

    /// Makes another context current; gives the one before.
    pub fn switch(&self, thread: u32, to: Ctx) -> Ctx {
        let mut all = self.current.borrow_mut();
        match all.iter_mut().find(|(t, _)| *t == thread) {
            Some((_, c)) => std::mem::replace(c, to),
            None => {
                all.push((thread, to));
                Ctx::default()
            }
        }
    }

    fn classes(&self, vm: &Vm) -> &Classes {
        self.classes.get_or_init(|| make_classes(vm))
    }
}

/// The context that runs now.
pub fn current(vm: &Vm) -> Ctx {
    vm.extension::<Contexts>().current(vm.current_thread.get())
}

/// Makes a context current for the running thread; gives the one before.
pub fn switch(vm: &Vm, to: Ctx) -> Ctx {
    vm.extension::<Contexts>().switch(vm.current_thread.get(), to)
}

/// The Python object of a context, the same one as long as somebody holds it.
pub fn object_of(vm: &Vm, ctx: &Ctx) -> Value {
    if let Some(o) = ctx.object.borrow().upgrade() {
        return Value::Object(o);
    }
    let contexts = vm.extension::<Contexts>();
    let value = vm.new_native(&contexts.classes(vm).context, ContextObject(ctx.clone()));
    if let Value::Object(o) = &value {
        *ctx.object.borrow_mut() = Rc::downgrade(o);
    }
    value
}

/// The context behind a Python object.
pub fn context_of(v: &Value) -> Option<Ctx> {
    v.as_object()?.native::<ContextObject>().map(|c| c.0.clone())
}

struct ContextObject(Ctx);

impl Native for ContextObject {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

struct ContextVar {
    name: Value,
    default: Option<Value>,
}

impl Native for ContextVar {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(d) = &self.default {
            visit(d);
        }
    }
}

struct Token {
    var: Rc<Object>,
    ctx: Ctx,
    old: Option<Value>,
    used: Cell<bool>,
}

impl Native for Token {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn new_var(vm: &Vm, args: Args<'_>) -> Res {
    let class = class_arg(vm, args, &vm.extension::<Contexts>().classes(vm).var)?;
    let rest = args.rest();
    let name = match rest.pos {
        [name] => name.clone(),
        [] => return Err(vm.type_error("ContextVar() missing required argument 'name' (pos 1)")),
        more => {
            let n = more.len();
            return Err(vm.type_error(format!("ContextVar() takes exactly 1 positional argument ({n} given)")));
        }
    };
    if let Some((key, _)) = rest.kw.iter().find(|(k, _)| k.as_str() != "default") {
        return Err(vm.type_error(format!("ContextVar() got an unexpected keyword argument '{key}'")));
    }
    if name.as_str().is_none() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    Ok(vm.new_native(&class, ContextVar { name, default: rest.kw("default").cloned() }))
}

fn this_var<'a>(vm: &Vm, args: &Args<'a>, method: &str) -> Res<(&'a Rc<Object>, &'a ContextVar)> {
    let contexts = vm.extension::<Contexts>();
    let (this, _) = args.receiver(vm, &contexts.classes(vm).var, method)?;
    match this.as_object().and_then(|o| o.native::<ContextVar>().map(|v| (o, v))) {
        Some(found) => Ok(found),
        None => Err(vm.type_error("expected an instance of ContextVar")),
    }
}

fn var_get(vm: &Vm, args: Args<'_>) -> Res {
    let (object, var) = this_var(vm, &args, "get")?;
    let given = args.rest().between(vm, "get", 0, 1)?;
    if let Some(v) = current(vm).get(object) {
        return Ok(v);
    }
    match given.first().or(var.default.as_ref()) {
        Some(v) => Ok(v.clone()),
        None => Err(vm.exception(&vm.exc.lookup_error, vec![args.pos[0].clone()])),
    }
}

fn var_set(vm: &Vm, args: Args<'_>) -> Res {
    let (object, _) = this_var(vm, &args, "set")?;
    let value = args.rest().one(vm, "_contextvars.ContextVar.set")?;
    let ctx = current(vm);
    let old = ctx.get(object);
    ctx.set(object, Some(value.clone()));
    let token = Token { var: object.clone(), ctx, old, used: Cell::new(false) };
    let contexts = vm.extension::<Contexts>();
    Ok(vm.new_native(&contexts.classes(vm).token, token))
}

fn var_reset(vm: &Vm, args: Args<'_>) -> Flow {
    let (object, _) = match this_var(vm, &args, "reset") {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    match args.rest().one(vm, "_contextvars.ContextVar.reset") {
        Ok(token) => reset(vm, object, token),
        Err(e) => Flow::Err(e),
    }
}

fn reset(vm: &Vm, object: &Rc<Object>, given: &Value) -> Flow {
    let Some(token) = given.as_object().and_then(|o| o.native::<Token>()) else {
        let (vm, given) = (vm.clone(), given.clone());
        return Flow::run(async move {
            let shown = vm.repr_of(&given).await?;
            Err(vm.type_error(format!("expected an instance of Token, got {shown}")))
        });
    };
    let words = if token.used.get() {
        "has already been used once"
    } else if !Rc::ptr_eq(&token.var, object) {
        "was created by a different ContextVar"
    } else if !Rc::ptr_eq(&token.ctx, &current(vm)) {
        "was created in a different Context"
    } else {
        token.used.set(true);
        token.ctx.set(object, token.old.clone());
        return Flow::Value(Value::None);
    };
    let (vm, given, used) = (vm.clone(), given.clone(), token.used.get());
    Flow::run(async move {
        let shown = vm.repr_of(&given).await?;
        let class = if used { &vm.exc.runtime_error } else { &vm.exc.value_error };
        Err(vm.error(class, format!("{shown} {words}")))
    })
}

fn var_repr(vm: &Vm, args: Args<'_>) -> Flow {
    let (object, var) = match this_var(vm, &args, "__repr__") {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let (name, default) = (var.name.clone(), var.default.clone());
    let (vm, at) = (vm.clone(), object.identity());
    Flow::run(async move {
        let mut s = format!("<ContextVar name={}", vm.repr_of(&name).await?);
        if let Some(d) = default {
            s.push_str(&format!(" default={}", vm.repr_of(&d).await?));
        }
        s.push_str(&format!(" at 0x{at:x}>"));
        Ok(Value::str(s))
    })
}

fn token_repr(vm: &Vm, args: Args<'_>) -> Flow {
    let Some((o, t)) = args.get(0).and_then(Value::as_object).and_then(|o| o.native::<Token>().map(|t| (o, t))) else {
        return Flow::Err(vm.type_error("expected a Token"));
    };
    let used = if t.used.get() { " used" } else { "" };
    let (vm, var, at) = (vm.clone(), Value::Object(t.var.clone()), o.identity());
    Flow::run(async move {
        let var = vm.repr_of(&var).await?;
        Ok(Value::str(format!("<Token{used} var={var} at 0x{at:x}>")))
    })
}

fn token_exit(vm: &Vm, args: Args<'_>) -> Flow {
    match args.get(0).and_then(Value::as_object).and_then(|o| o.native::<Token>()) {
        Some(t) => reset(vm, &t.var.clone(), &args.pos[0]),
        None => Flow::Err(vm.type_error("expected a Token")),
    }
}

fn new_context(vm: &Vm, args: Args<'_>) -> Res {
    let contexts = vm.extension::<Contexts>();
    let class = class_arg(vm, args, &contexts.classes(vm).context)?;
    if !args.rest().pos.is_empty() || !args.kw.is_empty() {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    let ctx = Ctx::default();
    let value = vm.new_native(&class, ContextObject(ctx.clone()));
    if let Value::Object(o) = &value {
        *ctx.object.borrow_mut() = Rc::downgrade(o);
    }
    Ok(value)
}

fn this_context(vm: &Vm, args: Args<'_>) -> Res<Ctx> {
    args.get(0).and_then(context_of).ok_or_else(|| vm.type_error("expected a Context"))
}

/// Runs a callable in a context (`context_run`).
pub async fn run_in(vm: &Vm, ctx: &Ctx, callable: &Value, args: OwnedArgs) -> Res {
    if ctx.entered.get() {
        let shown = vm.repr_of(&object_of(vm, ctx)).await?;
        return Err(vm.runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    ctx.entered.set(true);
    let before = switch(vm, ctx.clone());
    let res = vm.call_kw(callable, args).await;
    switch(vm, before);
    ctx.entered.set(false);
    res
}

async fn context_run(vm: Vm, mut args: OwnedArgs) -> Res {
    let ctx = this_context(&vm, args.as_args())?;
    if args.pos.len() < 2 {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    }
    args.pos.remove(0);
    let callable = args.pos.remove(0);
    run_in(&vm, &ctx, &callable, args).await
}

fn key<'a>(vm: &Vm, args: &Args<'a>) -> Res<&'a Rc<Object>> {
    let v = args.get(1).ok_or_else(|| vm.type_error("expected 1 argument, got 0"));
    match args.pos.get(1).and_then(|v| v.as_object()).filter(|o| o.native::<ContextVar>().is_some()) {
        Some(o) => Ok(o),
        None => {
            Err(vm.type_error(format!("a ContextVar key was expected, got {}", vm.try_repr(v?).unwrap_or_default())))
        }
    }
}

fn context_getitem(vm: &Vm, args: Args<'_>) -> Res {
    let var = key(vm, &args)?;
    this_context(vm, args)?.get(var).ok_or_else(|| vm.key_error(args.pos[1].clone()))
}

fn context_get(vm: &Vm, args: Args<'_>) -> Res {
    let var = key(vm, &args)?;
    Ok(this_context(vm, args)?.get(var).or_else(|| args.get(2).cloned()).unwrap_or(Value::None))
}

fn context_list(vm: &Vm, args: Args<'_>, part: fn(&(Rc<Object>, Value)) -> Value) -> Res {
    let vars = this_context(vm, args)?.vars.borrow().clone();
    Ok(vm.new_list(vars.iter().map(part).collect()))
}

fn key_part(entry: &(Rc<Object>, Value)) -> Value {
    Value::Object(entry.0.clone())
}

fn context_iter(vm: &Vm, args: Args<'_>) -> Flow {
    match context_list(vm, args, key_part) {
        Ok(list) => vm.iter_flow(&list),
        Err(e) => Flow::Err(e),
    }
}

const CONTEXT_METHODS: &[Method] = &[
    Method::sync("__new__", new_context).unbound(),
    Method::task("run", coroscope_vm::task!(context_run)),
    Method::sync("copy", |vm, args| Ok(object_of(vm, &this_context(vm, args)?.copy()))),
    Method::sync("__getitem__", context_getitem),
    Method::sync("__contains__", |vm, args| {
        let var = key(vm, &args)?;
        Ok(Value::Bool(this_context(vm, args)?.get(var).is_some()))
    }),
    Method::sync("get", context_get),
    Method::sync("__len__", |vm, args| Ok(Value::from(this_context(vm, args)?.vars.borrow().len()))),
    Method::flow("__iter__", context_iter),
    Method::sync("keys", |vm, args| context_list(vm, args, key_part)),
    Method::sync("values", |vm, args| context_list(vm, args, |e| e.1.clone())),
    Method::sync("items", |vm, args| {
        context_list(vm, args, |e| Value::tuple(vec![Value::Object(e.0.clone()), e.1.clone()]))
    }),
];

fn make_classes(vm: &Vm) -> Classes {
    let alias = Method::sync("__class_getitem__", generic_alias::class_getitem).of_class();
    let var = class(
        vm,
        "_contextvars",
        "ContextVar",
        &[],
        &[
            Method::sync("__new__", new_var).unbound(),
            Method::sync("get", var_get),
            Method::sync("set", var_set),
            Method::flow("reset", var_reset),
            Method::flow("__repr__", var_repr),
            alias,
        ],
        &[Attr::read("name", |_, v| {
            Ok(v.as_object().and_then(|o| o.native::<ContextVar>()).map_or(Value::None, |v| v.name.clone()))
        })],
    );
    let context = class(vm, "_contextvars", "Context", &[], CONTEXT_METHODS, &[]);
    let missing_class = class(
        vm,
        "_contextvars",
        "Token.MISSING",
        &[],
        &[Method::sync("__repr__", |_, _| Ok(Value::str("<Token.MISSING>")))],
        &[],
    );
    let missing = vm.new_native(&missing_class, Missing);
    let token = class(
        vm,
        "_contextvars",
        "Token",
        &[],
        &[
            Method::flow("__repr__", token_repr),
            Method::sync("__enter__", |_, args| Ok(args.get(0).cloned().unwrap_or(Value::None))),
            Method::flow("__exit__", token_exit),
            alias,
        ],
        &[
            Attr::read("var", |_, v| Ok(token_state(v).map_or(Value::None, |t| Value::Object(t.var.clone())))),
            Attr::read("old_value", |vm, v| {
                let contexts = vm.extension::<Contexts>();
                let missing = || contexts.classes(vm).missing.clone();
                Ok(token_state(v).and_then(|t| t.old.clone()).unwrap_or_else(missing))
            }),
        ],
    );
    constant(vm, &token, "MISSING", missing.clone());
    flag(&token, &[ClassFlags::NO_NEW, ClassFlags::FINAL]);
    flag(&var, &[ClassFlags::FINAL]);
    flag(&context, &[ClassFlags::FINAL]);
    Classes { var, context, token, missing }
}

fn token_state(v: &Value) -> Option<&Token> {
    v.as_object()?.native::<Token>()
}

struct Missing;

impl Native for Missing {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Fills the modules `contextvars` and `_contextvars`.
pub fn fill_module(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let contexts = vm.extension::<Contexts>();
    let c = contexts.classes(vm);
    let set = |name: &str, v: Value| dict.set_str(&vm.intern(name), v);
    set("ContextVar", Value::Class(c.var.clone()));
    set("Context", Value::Class(c.context.clone()));
    set("Token", Value::Class(c.token.clone()));
    functions(
        vm,
        dict,
        "_contextvars",
        &[Method::sync("copy_context", |vm, args| {
            args.none(vm, "_contextvars.copy_context")?;
            Ok(object_of(vm, &current(vm).copy()))
        })],
    );
    let all = ["Context", "ContextVar", "Token", "copy_context"];
    set("__all__", Value::tuple(all.iter().map(|s| Value::str(*s)).collect()));
    Ok(())
}
