//! Making classes: the `class` statement (`__build_class__`) and `type.__new__`.

use super::class_flags;
use super::define::Attr;
use super::descriptors::{ClassMethod, GetSet, Member, Read, StaticMethod};
use crate::class::{Class, ClassFlags};
use crate::dict::Dict;
use crate::function::{Args, OwnedArgs};
use crate::heap::Node;
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm};
use std::rc::Rc;

type Keywords = Vec<(Rc<PyStr>, Value)>;

/// `__build_class__(function, name, *bases, metaclass=..., **keywords)`
pub async fn build_class(vm: Vm, args: OwnedArgs) -> Res {
    let (Some(body), Some(name)) = (args.pos.first(), args.pos.get(1)) else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    let Value::Function(body) = body else { return Err(vm.type_error("__build_class__: func must be a function")) };
    let Some(name) = name.as_str() else { return Err(vm.type_error("__build_class__: name is not a string")) };
    let original = &args.pos[2..];
    let bases = resolve_bases(&vm, original).await?;
    let mut kw = args.kw.clone();
    let explicit = kw.iter().position(|(n, _)| n.as_str() == "metaclass").map(|at| kw.remove(at).1);
    let meta = match explicit {
        Some(meta) => meta,
        None => Value::Class(match bases.as_deref().unwrap_or(original).first() {
            Some(base) => vm.type_of(base),
            None => vm.types.type_.clone(),
        }),
    };
    let changed = bases.is_some();
    let bases = bases.unwrap_or_else(|| original.to_vec());
    let meta = match meta {
        Value::Class(m) if m.has(ClassFlags::META) => Value::Class(winner(&vm, m, &bases)?),
        other => other,
    };
    let namespace = prepare(&vm, &meta, name, &bases, &kw).await?;
    vm.exec_body(body, namespace.clone()).await?;
    if changed {
        let key = Value::Str(vm.names.orig_bases.clone());
        vm.setitem(&namespace, key, Value::tuple(original.to_vec())).await?;
    }
    if let (Value::Class(m), Value::Dict(d)) = (&meta, &namespace)
        && Rc::ptr_eq(m, &vm.types.type_)
    {
        let made = new_class(&vm, m.clone(), name.clone(), bases, d.clone(), kw, None).await?;
        if let Value::Class(c) = &made {
            let is_qualified = body.code.borrow().is_native() && !c.has(ClassFlags::EXCEPTION);
            c.set_flag(ClassFlags::QUALIFIED, is_qualified);
        }
        return Ok(made);
    }
    let pos = vec![Value::Str(name.clone()), Value::tuple(bases), namespace];
    vm.call_kw(&meta, OwnedArgs { pos, kw }).await
}

/// Replaces bases that are no classes by what their `__mro_entries__` gives; `None` if there are none.
pub async fn resolve_bases(vm: &Vm, bases: &[Value]) -> Res<Option<Vec<Value>>> {
    if bases.iter().all(|b| matches!(b, Value::Class(_))) {
        return Ok(None);
    }
    let mut resolved = Vec::new();
    let mut changed = false;
    for base in bases {
        let entries = match base {
            Value::Class(_) => None,
            other => vm.getattr_opt(other, &vm.names.mro_entries).await?,
        };
        let Some(entries) = entries else {
            resolved.push(base.clone());
            continue;
        };
        changed = true;
        let given = vm.call(&entries, vec![Value::tuple(bases.to_vec())]).await?;
        match given.as_tuple() {
            Some(t) => resolved.extend(t.iter().cloned()),
            None => return Err(vm.type_error("__mro_entries__ must return a tuple")),
        }
    }
    Ok(changed.then_some(resolved))
}

/// The most derived metaclass (`_PyType_CalculateMetaclass`).
fn winner(vm: &Vm, meta: Rc<Class>, bases: &[Value]) -> Res<Rc<Class>> {
    let mut best = meta;
    for base in bases {
        let of = vm.type_of(base);
        if best.is_subclass_of(&of) {
            continue;
        }
        if of.is_subclass_of(&best) {
            best = of;
            continue;
        }
        return Err(vm.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
             of all its bases",
        ));
    }
    Ok(best)
}

async fn prepare(vm: &Vm, meta: &Value, name: &Rc<PyStr>, bases: &[Value], kw: &Keywords) -> Res {
    if matches!(meta, Value::Class(m) if Rc::ptr_eq(m, &vm.types.type_)) {
        return Ok(Value::Dict(vm.new_dict()));
    }
    let Some(hook) = vm.getattr_opt(meta, &vm.names.prepare).await? else {
        return Ok(Value::Dict(vm.new_dict()));
    };
    let pos = vec![Value::Str(name.clone()), Value::tuple(bases.to_vec())];
    let namespace = vm.call_kw(&hook, OwnedArgs { pos, kw: kw.clone() }).await?;
    if namespace.as_dict().is_some() || vm.lookup_special(&namespace, &vm.names.getitem).is_some() {
        return Ok(namespace);
    }
    let of = match meta {
        Value::Class(m) => m.name().to_string(),
        _ => "<metaclass>".to_owned(),
    };
    let given = vm.type_name(&namespace);
    Err(vm.type_error(format!("{of}.__prepare__() must return a mapping, not {given}")))
}

/// `type.__new__(meta, name, bases, namespace, **keywords)`
pub fn type_new(vm: &Vm, frames: &mut crate::frame::Frames<'_>, args: Args<'_>) -> Flow {
    match type_new_checked(vm, frames, args) {
        Ok(flow) => flow,
        Err(e) => Flow::Err(e),
    }
}

fn type_new_checked(vm: &Vm, frames: &mut crate::frame::Frames<'_>, args: Args<'_>) -> Res<Flow> {
    let meta = super::args::class_arg(vm, args, &vm.types.type_)?;
    let rest = args.rest();
    if rest.pos.len() == 1 && rest.kw.is_empty() && Rc::ptr_eq(&meta, &vm.types.type_) {
        return Ok(Flow::Value(Value::Class(vm.type_of(&rest.pos[0]))));
    }
    if rest.pos.len() != 3 {
        if Rc::ptr_eq(&meta, &vm.types.type_) {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
        let n = rest.pos.len();
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({n} given)")));
    }
    let wrong = |at: usize, want: &str, v: &Value| {
        let given = vm.type_name(v);
        vm.type_error(format!("type.__new__() argument {at} must be {want}, not {given}"))
    };
    let name = rest.pos[0].as_str().ok_or_else(|| wrong(1, "str", &rest.pos[0]))?.clone();
    let bases = rest.pos[1].as_tuple().ok_or_else(|| wrong(2, "tuple", &rest.pos[1]))?.to_vec();
    let namespace = rest.pos[2].as_dict().ok_or_else(|| wrong(3, "dict", &rest.pos[2]))?.clone();
    let module = frames.top.globals.get_str(&vm.names.name_);
    let (vm, kw) = (vm.clone(), rest.kw.to_vec());
    Ok(Flow::run(async move { new_class(&vm, meta, name, bases, namespace, kw, module).await }))
}

/// A new class. `module` is the name for classes whose namespace has no `__module__`.
async fn new_class(
    vm: &Vm,
    meta: Rc<Class>,
    name: Rc<PyStr>,
    bases: Vec<Value>,
    namespace: Rc<Dict>,
    kw: Keywords,
    module: Option<Value>,
) -> Res {
    for base in &bases {
        if !matches!(base, Value::Class(_)) && vm.getattr_opt(base, &vm.names.mro_entries).await?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let best = winner(vm, meta.clone(), &bases)?;
    if !Rc::ptr_eq(&best, &meta)
        && let Some(new) = vm.lookup(&best, &vm.names.new)
        && !new.is(&vm.lookup(&vm.types.type_, &vm.names.new).unwrap_or_default())
    {
        let new = vm.flow(vm.bind(new, &Value::Null, &best)).await?;
        let pos = vec![Value::Class(best), Value::Str(name), Value::tuple(bases), Value::Dict(namespace)];
        return vm.call_kw(&new, OwnedArgs { pos, kw }).await;
    }
    let class = lay_out(vm, best, name, &bases, &namespace, module)?;
    custom_mro(vm, &class).await?;
    set_names(vm, &class).await?;
    init_subclass(vm, &class, kw).await?;
    Ok(Value::Class(class))
}

/// Everything about a new class that runs no Python code.
fn lay_out(
    vm: &Vm,
    meta: Rc<Class>,
    name: Rc<PyStr>,
    bases: &[Value],
    namespace: &Rc<Dict>,
    module: Option<Value>,
) -> Res<Rc<Class>> {
    let n = &vm.names;
    let bases = base_classes(vm, bases)?;
    let solid = solid_base(vm, &bases)?;
    let mro = super::mro::linearize(vm, &bases)?;
    let class = Rc::new(Class::new(name.clone(), &vm.heap, vm.new_class_serial()));
    for (key, value) in namespace.pairs() {
        match key.as_str() {
            Some(k) => class.dict.set_str(&vm.intern_str(k), value),
            None => return Err(vm.type_error("class namespace keys must be strings")),
        }
    }
    let dict = &class.dict;
    if let Some(q) = dict.remove_str(&n.qualname) {
        match q.as_str() {
            Some(q) => *class.qualname.borrow_mut() = q.clone(),
            None => {
                let given = vm.type_name(&q);
                return Err(vm.type_error(format!("type __qualname__ must be a str, not {given}")));
            }
        }
    }
    if !dict.contains_str(&n.module)
        && let Some(m) = module
    {
        dict.set_str(&n.module, m);
    }
    wrap_implicit(vm, dict);
    if dict.contains_str(&n.eq) && !dict.contains_str(&n.hash) {
        dict.set_str(&n.hash, Value::None);
    }
    let cells = take_cells(vm, dict)?;
    *class.bases.borrow_mut() = bases.clone();
    *class.mro.borrow_mut() = mro.into();
    let is_type = Rc::ptr_eq(&meta, &vm.types.type_);
    *class.metaclass.borrow_mut() = (!is_type).then_some(meta);
    class.set_flag(ClassFlags::HEAP, true);
    for flag in [ClassFlags::EXCEPTION, ClassFlags::META, ClassFlags::SEQUENCE, ClassFlags::MAPPING] {
        class.set_flag(flag, bases.iter().any(|b| b.has(flag)));
    }
    add_slots(vm, &class, &bases, &solid)?;
    if !dict.contains_str(&n.doc) {
        dict.set_str(&n.doc, Value::None);
    }
    class_flags::refresh(vm, &class);
    for base in &bases {
        let mut subclasses = base.subclasses.borrow_mut();
        subclasses.retain(|w| w.strong_count() > 0);
        subclasses.push(Rc::downgrade(&class));
    }
    vm.heap.register(Node::Class(Rc::downgrade(&class)));
    for cell in cells {
        drop(cell.value.replace(Value::Class(class.clone())));
    }
    Ok(class)
}

fn base_classes(vm: &Vm, bases: &[Value]) -> Res<Vec<Rc<Class>>> {
    if bases.is_empty() {
        return Ok(vec![vm.types.object.clone()]);
    }
    let mut classes = Vec::with_capacity(bases.len());
    for base in bases {
        let Value::Class(c) = base else { return Err(vm.type_error("bases must be types")) };
        if c.has(ClassFlags::FINAL) {
            return Err(vm.type_error(format!("type '{}' is not an acceptable base type", c.name())));
        }
        classes.push(c.clone());
    }
    Ok(classes)
}

/// The base that decides how instances are laid out: a built-in type, or one with slots (`best_base`).
fn solid_base(vm: &Vm, bases: &[Rc<Class>]) -> Res<Rc<Class>> {
    let solid_of = |c: &Rc<Class>| {
        let object = &vm.types.object;
        let is_solid = |k: &Rc<Class>| {
            !Rc::ptr_eq(k, object) && (!k.own_slots.borrow().is_empty() || (!k.is_heap() && !is_bare_exception(vm, k)))
        };
        c.full_mro().into_iter().find(is_solid).unwrap_or_else(|| object.clone())
    };
    let mut best: Option<Rc<Class>> = None;
    for base in bases {
        let candidate = solid_of(base);
        match &best {
            Some(b) if b.is_subclass_of(&candidate) => {}
            Some(b) if !candidate.is_subclass_of(b) => {
                return Err(vm.type_error("multiple bases have instance lay-out conflict"));
            }
            _ => best = Some(candidate),
        }
    }
    Ok(best.unwrap_or_else(|| vm.types.object.clone()))
}

/// Exceptions without fields of their own share their base's layout, so that they combine.
fn is_bare_exception(vm: &Vm, class: &Rc<Class>) -> bool {
    let e = &vm.exc;
    let with_fields = [
        &e.base_exception,
        &e.os_error,
        &e.stop_iteration,
        &e.system_exit,
        &e.import_error,
        &e.syntax_error,
        &e.name_error,
        &e.attribute_error,
        &e.unicode_decode_error,
        &e.unicode_encode_error,
        &e.unicode_translate_error,
        &e.base_exception_group,
    ];
    class.has(ClassFlags::EXCEPTION) && !with_fields.iter().any(|c| Rc::ptr_eq(c, class))
}

/// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods without being marked.
fn wrap_implicit(vm: &Vm, dict: &Rc<Dict>) {
    let n = &vm.names;
    if let Some(f @ Value::Function(_)) = dict.get_str(&n.new) {
        let native = StaticMethod { function: f.into() };
        dict.set_str(&n.new, vm.new_native(&vm.types.staticmethod, native));
    }
    for name in [&n.init_subclass, &n.class_getitem] {
        if let Some(f @ Value::Function(_)) = dict.get_str(name) {
            let native = ClassMethod { function: f.into() };
            dict.set_str(name, vm.new_native(&vm.types.classmethod, native));
        }
    }
}

/// Takes out the cells that wait for the class.
fn take_cells(vm: &Vm, dict: &Rc<Dict>) -> Res<Vec<Rc<crate::value::Cell>>> {
    let mut cells = Vec::new();
    match dict.remove_str(&vm.names.classcell) {
        None => {}
        Some(Value::Cell(c)) => cells.push(c),
        Some(other) => {
            let given = vm.class_repr(&vm.type_of(&other));
            return Err(vm.type_error(format!("__classcell__ must be a nonlocal cell, not {given}")));
        }
    }
    if let Some(Value::Cell(c)) = dict.remove_str(&vm.intern("__classdictcell__")) {
        drop(c.value.replace(Value::Dict(dict.clone())));
    }
    Ok(cells)
}

fn mangle(class: &str, name: &str) -> String {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.to_owned();
    }
    match class.trim_start_matches('_') {
        "" => name.to_owned(),
        bare => format!("_{bare}{name}"),
    }
}

/// The names in `__slots__`.
fn slot_names(vm: &Vm, class: &Rc<Class>) -> Res<Option<Vec<Rc<PyStr>>>> {
    let Some(slots) = class.dict.get_str(&vm.names.slots) else { return Ok(None) };
    let items = match &slots {
        Value::Str(_) => vec![slots.clone()],
        other => match vm.try_collect(other.underlying()) {
            Some(items) => items,
            None => return Err(vm.type_error(format!("'{}' object is not iterable", vm.type_name(other)))),
        },
    };
    let mut names = Vec::new();
    for item in items {
        let Some(name) = item.as_str() else {
            let given = vm.type_name(&item);
            return Err(vm.type_error(format!("__slots__ items must be strings, not '{given}'")));
        };
        let mut chars = name.chars();
        let identifier = chars.next().is_some_and(|c| c == '_' || c.is_alphabetic())
            && chars.all(|c| c == '_' || c.is_alphanumeric());
        if !identifier {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        names.push(vm.intern(&mangle(&class.name(), name)));
    }
    Ok(Some(names))
}

fn add_slots(vm: &Vm, class: &Rc<Class>, bases: &[Rc<Class>], solid: &Rc<Class>) -> Res<()> {
    let base_dict = bases.iter().any(|b| b.instances_have_dict());
    let base_count = bases.iter().map(|b| b.slot_count()).max().unwrap_or(0);
    let names = slot_names(vm, class)?;
    let mut wants_dict = names.is_none();
    let mut own = Vec::new();
    for name in names.iter().flatten() {
        match name.as_str() {
            "__dict__" if base_dict || wants_dict => {
                return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => wants_dict = true,
            "__weakref__" => {}
            _ => {
                if class.dict.contains_str(name) {
                    return Err(vm.value_error(format!("'{name}' in __slots__ conflicts with class variable")));
                }
                own.push(name.clone());
            }
        }
    }
    let t = &vm.types;
    if !own.is_empty()
        && let Some(sized) = [&t.int, &t.tuple, &t.bytes, &t.type_].iter().find(|c| solid.is_subclass_of(c))
    {
        return Err(vm.type_error(format!("nonempty __slots__ not supported for subtype of '{}'", sized.name())));
    }
    own.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    own.dedup();
    for (i, name) in own.iter().enumerate() {
        let member = Member { name: name.clone(), owner: Rc::downgrade(class), index: base_count + i };
        class.dict.set_str(name, vm.new_native(&t.member, member));
    }
    class.set_slot_count(base_count + own.len());
    class.set_flag(ClassFlags::SLOTTED, names.is_some());
    *class.own_slots.borrow_mut() = own;
    class.set_flag(ClassFlags::DICT, base_dict || wants_dict);
    if wants_dict && !base_dict && !class.has(ClassFlags::META) {
        add_computed(vm, class, &super::object::DICT_ATTR);
    }
    let wants_weak = names.as_ref().is_none_or(|n| n.iter().any(|n| n.as_str() == "__weakref__"));
    if wants_weak && !class.has(ClassFlags::META) && !bases.iter().any(|b| b.find(&vm.names.weakref).is_some()) {
        add_computed(vm, class, &super::object::WEAKREF_ATTR);
    }
    Ok(())
}

fn add_computed(vm: &Vm, class: &Rc<Class>, attr: &Attr) {
    let super::define::Getter::Plain(get) = attr.get else { return };
    let name = vm.intern(attr.name);
    let native = GetSet {
        name: name.clone(),
        owner: Rc::downgrade(class),
        get: Read::Plain(get),
        set: attr.set,
        is_member: false,
    };
    class.dict.set_str(&name, vm.new_native(&vm.types.getset, native));
}

/// A metaclass with an `mro` method decides the order itself.
async fn custom_mro(vm: &Vm, class: &Rc<Class>) -> Res<()> {
    let Some(meta) = class.metaclass.borrow().clone() else { return Ok(()) };
    let Some(hook @ Value::Function(_)) = vm.lookup(&meta, &vm.names.mro) else { return Ok(()) };
    let given = vm.call(&hook, vec![Value::Class(class.clone())]).await?;
    let mut order = Vec::new();
    for item in vm.collect(&given).await? {
        match item {
            Value::Class(c) if !Rc::ptr_eq(&c, class) => order.push(c),
            Value::Class(_) => {}
            other => {
                let given = vm.type_name(&other);
                return Err(vm.type_error(format!("mro() returned a non-class ('{given}')")));
            }
        }
    }
    *class.mro.borrow_mut() = order.into();
    vm.classes_changed();
    class_flags::refresh(vm, class);
    Ok(())
}

async fn set_names(vm: &Vm, class: &Rc<Class>) -> Res<()> {
    for (key, value) in class.dict.pairs() {
        if !matches!(value, Value::Object(_)) || vm.lookup_special(&value, &vm.names.set_name).is_none() {
            continue;
        }
        let args = vec![Value::Class(class.clone()), key.clone()];
        if let Err(e) = vm.call_special(&value, &vm.names.set_name, args).await {
            let (of, key, class) = (vm.type_name(&value), vm.repr_of(&key).await?, class.name());
            super::exceptions::add_note(
                vm,
                &e,
                format!("Error calling __set_name__ on '{of}' instance {key} in '{class}'"),
            );
            return Err(e);
        }
    }
    Ok(())
}

async fn init_subclass(vm: &Vm, class: &Rc<Class>, kw: Keywords) -> Res<()> {
    let name = &vm.names.init_subclass;
    let found = class.mro.borrow().iter().find_map(|c| c.dict.get_str(name));
    let Some(hook) = found else { return Ok(()) };
    if kw.is_empty() && matches!(&hook, Value::Builtin(_)) {
        return Ok(());
    }
    let hook = vm.flow(vm.bind(hook, &Value::Null, class)).await?;
    vm.call_kw(&hook, OwnedArgs { pos: Vec::new(), kw }).await.map(drop)
}
