//! `super`.

use super::define::{Attr, Method, attrs, methods};
use crate::class::Class;
use crate::frame::{Frames, PyFrame};
use crate::function::Args;
use crate::object::Native;
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A bound (or, with a `Null` object, unbound) `super`.
#[derive(Default)]
pub struct Super {
    state: RefCell<Option<State>>,
}

#[derive(Clone)]
struct State {
    class: Rc<Class>,
    object: Value,
    object_class: Option<Rc<Class>>,
}

impl Native for Super {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(s) = &*self.state.borrow() {
            visit(&s.object);
            visit(&Value::Class(s.class.clone()));
        }
    }

    fn clear(&self) {
        drop(self.state.take());
    }
}

/// The class whose MRO counts: that of the object, or the object itself if it is a subclass (`supercheck`).
fn start_of(vm: &Vm, class: &Rc<Class>, object: &Value) -> Res<Rc<Class>> {
    if let Value::Class(c) = object
        && c.is_subclass_of(class)
    {
        return Ok(c.clone());
    }
    let of = vm.type_of(object);
    if of.is_subclass_of(class) {
        return Ok(of);
    }
    let what = match object {
        Value::Class(c) => format!("type {}", c.name()),
        _ => format!("instance of {}", of.name()),
    };
    let class = class.name();
    Err(vm.type_error(format!("super(type, obj): obj ({what}) is not an instance or subtype of type ({class}).")))
}

/// `super().name` of an instruction: `global_super` is what the name `super` stands for; another callable is called.
pub fn attr(vm: &Vm, global_super: Value, class: Value, object: Value, name: Rc<PyStr>) -> Flow {
    if let (Value::Class(s), Value::Class(c)) = (&global_super, &class)
        && Rc::ptr_eq(s, &vm.types.super_)
    {
        return super_attr(vm, c, &object, &name);
    }
    let vm = vm.clone();
    Flow::run(async move {
        let made = vm.call(&global_super, vec![class, object]).await?;
        vm.getattr(&made, &name).await
    })
}

/// `super(class, object).name`
pub fn super_attr(vm: &Vm, class: &Rc<Class>, object: &Value, name: &Rc<PyStr>) -> Flow {
    match start_of(vm, class, object) {
        Ok(start) => match find(vm, class, object, &start, name) {
            Some(flow) => flow,
            None => {
                let state = State { class: class.clone(), object: object.clone(), object_class: Some(start) };
                let this = vm.new_native(&vm.types.super_, Super { state: RefCell::new(Some(state)) });
                vm.object_getattr(&this, name)
            }
        },
        Err(e) => Flow::Err(e),
    }
}

fn find(vm: &Vm, class: &Rc<Class>, object: &Value, start: &Rc<Class>, name: &Rc<PyStr>) -> Option<Flow> {
    if name.as_str() == "__class__" {
        return None;
    }
    let after = start.full_mro().into_iter().skip_while(|c| !Rc::ptr_eq(c, class)).skip(1);
    let found = after.into_iter().find_map(|c| c.dict.get_str(name))?;
    let through_class = matches!(object, Value::Class(c) if Rc::ptr_eq(c, start));
    let receiver = if through_class { &Value::Null } else { object };
    Some(vm.bind(found, receiver, start))
}

fn this(value: Option<&Value>) -> Option<&Super> {
    value.and_then(Value::as_object).and_then(|o| o.native::<Super>())
}

fn new_super(vm: &Vm, args: Args<'_>) -> Res {
    let class = super::args::class_arg(vm, args, &vm.types.super_)?;
    Ok(vm.new_native(&class, Super::default()))
}

fn init_super(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    match fill(vm, frames, args) {
        Ok(()) => Flow::Value(Value::None),
        Err(e) => Flow::Err(e),
    }
}

fn fill(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Res<()> {
    let rest = args.rest();
    rest.no_kw(vm, "super")?;
    rest.count(vm, "super()", 0, 2)?;
    let rest = rest.pos;
    let (class, object) = match rest {
        [] => from_frame(vm, frames.top)?,
        [Value::Class(c)] => (c.clone(), Value::Null),
        [Value::Class(c), Value::None] => (c.clone(), Value::Null),
        [Value::Class(c), object] => (c.clone(), object.clone()),
        [other, ..] => {
            let given = vm.type_name(other);
            return Err(vm.type_error(format!("super() argument 1 must be a type, not {given}")));
        }
    };
    let object_class = if object.is_null() { None } else { Some(start_of(vm, &class, &object)?) };
    if let Some(s) = this(args.get(0)) {
        *s.state.borrow_mut() = Some(State { class, object, object_class });
    }
    Ok(())
}

/// `super()` without arguments: the cell `__class__` and the first argument of the calling function.
fn from_frame(vm: &Vm, frame: &PyFrame) -> Res<(Rc<Class>, Value)> {
    let code = &frame.code.code;
    if code.arg_count == 0 && code.param_count() == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let mut object = frame.slots.first().cloned().unwrap_or_default();
    if object.is_null()
        && let Some(at) = code.cell_params.iter().position(|p| *p == Some(0))
        && let Some(Value::Cell(c)) = frame.slots.get(code.locals.len() + at)
    {
        object = c.value.borrow().clone();
    }
    if object.is_null() {
        return Err(vm.runtime_error("super(): arg[0] deleted"));
    }
    let free = code.frees.iter().position(|n| n == "__class__").map(|at| code.locals.len() + code.cells.len() + at);
    let Some(Value::Cell(cell)) = free.and_then(|at| frame.slots.get(at)) else {
        return Err(vm.runtime_error("super(): __class__ cell not found"));
    };
    match &*cell.value.borrow() {
        Value::Class(c) => Ok((c.clone(), object)),
        Value::Null => Err(vm.runtime_error("super(): empty __class__ cell")),
        other => {
            let given = vm.type_name(other);
            Err(vm.runtime_error(format!("super(): __class__ is not a type ({given})")))
        }
    }
}

fn getattribute(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(name) = args.get(1).and_then(Value::as_str) else {
        return Flow::Err(vm.type_error("attribute name must be string"));
    };
    let state = this(args.get(0)).and_then(|s| s.state.borrow().clone());
    if let Some(s) = &state
        && let Some(start) = &s.object_class
        && let Some(flow) = find(vm, &s.class, &s.object, start, name)
    {
        return flow;
    }
    vm.object_getattr(&args.pos[0], name)
}

fn repr(_: &Vm, args: Args<'_>) -> Res {
    let Some(s) = this(args.get(0)).and_then(|s| s.state.borrow().clone()) else {
        return Ok(Value::str("<super>"));
    };
    let class = s.class.name();
    Ok(Value::str(match &s.object_class {
        Some(of) => format!("<super: <class '{class}'>, <{} object>>", of.name()),
        None => format!("<super: <class '{class}'>, NULL>"),
    }))
}

fn dunder_get(vm: &Vm, args: Args<'_>) -> Res {
    let (this_value, object) = (args.get(0), args.get(1));
    let state = this(this_value).and_then(|s| s.state.borrow().clone());
    match (state, object) {
        (Some(s), Some(object)) if s.object.is_null() && !object.is_none() => {
            let object_class = Some(start_of(vm, &s.class, object)?);
            let state = State { class: s.class, object: object.clone(), object_class };
            Ok(vm.new_native(&vm.types.super_, Super { state: RefCell::new(Some(state)) }))
        }
        _ => Ok(this_value.cloned().unwrap_or(Value::None)),
    }
}

fn part(value: &Value, part: fn(&State) -> Value) -> Value {
    this(Some(value)).and_then(|s| s.state.borrow().as_ref().map(part)).unwrap_or_default().or_none()
}

pub fn install(vm: &Vm) {
    let class = &vm.types.super_;
    methods(
        vm,
        class,
        &[
            Method::sync("__new__", new_super).unbound(),
            Method::frames("__init__", init_super),
            Method::flow("__getattribute__", getattribute),
            Method::sync("__repr__", repr),
            Method::sync("__get__", dunder_get),
        ],
    );
    attrs(
        vm,
        class,
        &[
            Attr::read("__thisclass__", |_, v| Ok(part(v, |s| Value::Class(s.class.clone())))),
            Attr::read("__self__", |_, v| Ok(part(v, |s| s.object.clone()))),
            Attr::read("__self_class__", |_, v| {
                Ok(part(v, |s| s.object_class.clone().map_or(Value::None, Value::Class)))
            }),
        ],
    );
}
