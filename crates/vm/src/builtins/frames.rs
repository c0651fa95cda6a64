//! Frames and tracebacks as Python objects.
//!
//! A frame that runs, or a generator's that waits, keeps its locals to itself; what a program asks about it is looked
//! up in the running thread's frames by the natives here. A frame that has ended left its locals in [`FrameObject`].

use super::define::{Attr, Method, attrs, methods};
use crate::code::CodeObject;
use crate::exception::{Location, Traceback};
use crate::frame::{Frame, FrameObject, Frames, PyFrame};
use crate::function::Args;
use crate::generator::Generator;
use crate::object::{Native, Object};
use crate::{Exc, Flow, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// The state of a `frame` object.
pub struct FrameValue {
    pub frame: Rc<FrameObject>,
    /// Whose frame it is, if a generator's.
    owner: RefCell<Weak<Generator>>,
}

impl Native for FrameValue {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The state of a `traceback` object.
pub struct TracebackValue {
    pub traceback: Rc<Traceback>,
}

impl Native for TracebackValue {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Python objects made for frames and tracebacks, so that the same one is given again. Keyed by address: while the
/// object lives so does what it stands for.
#[derive(Default)]
struct Wrappers {
    known: RefCell<BTreeMap<usize, Weak<Object>>>,
    sweep_at: Cell<usize>,
}

impl Wrappers {
    fn get(&self, at: usize) -> Option<Value> {
        self.known.borrow().get(&at)?.upgrade().map(Value::Object)
    }

    fn put(&self, at: usize, v: &Value) {
        let Value::Object(o) = v else { return };
        let mut known = self.known.borrow_mut();
        known.insert(at, Rc::downgrade(o));
        if known.len() >= self.sweep_at.get().max(256) {
            known.retain(|_, w| w.strong_count() > 0);
            self.sweep_at.set(known.len() * 2);
        }
    }
}

/// The Python object for a frame.
pub fn frame_value(vm: &Vm, frame: &Rc<FrameObject>) -> Value {
    let wrappers = vm.extension::<Wrappers>();
    let at = Rc::as_ptr(frame) as usize;
    if let Some(v) = wrappers.get(at) {
        return v;
    }
    let native = FrameValue { frame: frame.clone(), owner: RefCell::new(Weak::new()) };
    let v = vm.new_native(&vm.types.frame, native);
    wrappers.put(at, &v);
    v
}

/// The Python object for a frame in progress.
pub fn running_frame_value(vm: &Vm, f: &mut PyFrame) -> Value {
    let v = frame_value(vm, &f.object());
    if let (Some(native), Some(g)) = (native(&v), &f.owner) {
        *native.owner.borrow_mut() = Rc::downgrade(g);
    }
    v
}

/// The frame of a generator that does not run now: `gi_frame` and its kin. None once it has ended.
pub fn generator_frame(vm: &Vm, g: &Rc<Generator>) -> Value {
    let object = match &mut *g.frame.borrow_mut() {
        Some(Frame::Py(f)) => f.object(),
        Some(Frame::Native(_) | Frame::Routine(_)) => return native_frame(vm, g),
        None => return Value::None,
    };
    let v = frame_value(vm, &object);
    if let Some(native) = native(&v) {
        *native.owner.borrow_mut() = Rc::downgrade(g);
    }
    v
}

/// A frame that stands for a coroutine whose body is Rust.
fn native_frame(vm: &Vm, g: &Generator) -> Value {
    let Some((code, line)) = vm.native_code.get().and_then(|known| known(vm, g)) else { return Value::None };
    let frame = FrameObject {
        code,
        globals: vm.builtins.clone(),
        line: Cell::new(line),
        locals: RefCell::default(),
        mapping: Value::Null,
        back: RefCell::default(),
        identity: Default::default(),
        running: Cell::new(false),
    };
    frame_value(vm, &Rc::new(frame))
}

/// The Python object for a traceback.
pub fn traceback_object(vm: &Vm, tb: &Rc<Traceback>) -> Value {
    let wrappers = vm.extension::<Wrappers>();
    let at = Rc::as_ptr(tb) as usize;
    if let Some(v) = wrappers.get(at) {
        return v;
    }
    let v = vm.new_native(&vm.types.traceback, TracebackValue { traceback: tb.clone() });
    wrappers.put(at, &v);
    v
}

/// `exc.__traceback__`
pub fn traceback_value(vm: &Vm, e: &Exc) -> Value {
    e.traceback().map_or(Value::None, |tb| traceback_object(vm, &tb))
}

/// The traceback behind a Python object, if it is one.
pub fn traceback_of(v: &Value) -> Option<Rc<Traceback>> {
    v.as_object()?.native::<TracebackValue>().map(|t| t.traceback.clone())
}

/// The frame behind a Python object, if it is one.
pub fn frame_of(v: &Value) -> Option<Rc<FrameObject>> {
    native(v).map(|f| f.frame.clone())
}

/// A line of the stack as `traceback.extract_stack` gives it.
pub struct StackLine {
    pub file: Rc<crate::PyStr>,
    pub line: u32,
    pub name: Rc<crate::PyStr>,
    /// The source, without white space around it; empty if unknown.
    pub text: String,
}

/// The lines of a stack, outermost first, with those of the standard library that natives stand for.
pub fn stack_lines<'a>(vm: &Vm, frames: impl Iterator<Item = &'a Frame>, top: Option<&PyFrame>) -> Vec<StackLine> {
    let mut lines = Vec::new();
    let py = |f: &PyFrame| StackLine {
        file: f.code.filename.clone(),
        line: f.line(),
        name: f.code.name.clone(),
        text: f.code.source.line(f.line()).map_or_else(String::new, |t| t.trim().to_owned()),
    };
    let hidden = |f: &PyFrame| f.code.filename.starts_with("/usr/lib/native/");
    for f in frames {
        match f {
            Frame::Py(f) if !hidden(f) => lines.push(py(f)),
            Frame::Py(_) | Frame::Routine(_) => {}
            Frame::Native(n) => lines.extend(n.stands.iter().map(|p| StackLine {
                file: vm.intern(p.file),
                line: p.line,
                name: vm.intern(p.function),
                text: p.text.lines().next().unwrap_or("").trim().to_owned(),
            })),
        }
    }
    lines.extend(top.filter(|f| !hidden(f)).map(py));
    lines
}

/// `sys._getframe(depth)`: the caller's frame at 0. `None` if the stack is not that deep.
pub fn current_frame(vm: &Vm, frames: &mut Frames<'_>, depth: usize) -> Option<Value> {
    frames.py(depth).map(|f| running_frame_value(vm, f))
}

fn native(v: &Value) -> Option<&FrameValue> {
    v.as_object()?.native::<FrameValue>()
}

fn this<'a>(vm: &Vm, v: &'a Value) -> Res<&'a FrameValue> {
    native(v).ok_or_else(|| vm.type_error(format!("expected a frame, not '{}'", vm.type_name(v))))
}

/// Where a frame is.
enum Found<'a> {
    /// On the stack, so many Python frames from the top.
    Running(&'a mut PyFrame, usize),
    Waiting(&'a mut PyFrame),
    Ended,
}

/// Looks for the frame on the stack, then in its generator, and hands it to `use_it`.
fn with_frame<T>(frames: &mut Frames<'_>, wanted: &FrameValue, use_it: impl FnOnce(Found<'_>) -> T) -> T {
    let is = |f: &PyFrame| f.object.as_ref().is_some_and(|o| Rc::ptr_eq(o, &wanted.frame));
    if is(frames.top) {
        return use_it(Found::Running(frames.top, 0));
    }
    let mut depth = 0;
    for f in frames.below.iter_mut().rev() {
        if let Frame::Py(f) = f {
            depth += 1;
            if is(f) {
                return use_it(Found::Running(f, depth));
            }
        }
    }
    if let Some(g) = wanted.owner.borrow().upgrade()
        && let Ok(mut frame) = g.frame.try_borrow_mut()
        && let Some(Frame::Py(f)) = &mut *frame
    {
        return use_it(Found::Waiting(f));
    }
    use_it(Found::Ended)
}

/// The names of a function's variables with their values, as `locals()` shows them: those that are set, in the order
/// of the slots, without those of inlined comprehensions.
fn variables(vm: &Vm, code: &CodeObject, slots: &[Value]) -> Vec<(Rc<crate::PyStr>, Value)> {
    let c = &code.code;
    let open = |v: &Value| match v {
        Value::Cell(cell) => cell.value.borrow().clone(),
        other => other.clone(),
    };
    let at = |i: usize| slots.get(i).map(open).unwrap_or_default();
    let first_cell = code.locals.len();
    let mut all = Vec::new();
    for (i, name) in code.locals.iter().enumerate() {
        if c.hidden_locals.contains(&(i as u32)) {
            continue;
        }
        let cell = c.cell_params.iter().position(|p| *p == Some(i as u32));
        all.push((name.clone(), at(cell.map_or(i, |cell| first_cell + cell))));
    }
    let own_cells = c.cells.iter().enumerate().filter(|(i, _)| c.cell_params.get(*i).copied().flatten().is_none());
    all.extend(own_cells.map(|(i, name)| (vm.intern(name), at(first_cell + i))));
    let first_free = first_cell + c.cells.len();
    all.extend(c.frees.iter().enumerate().map(|(i, name)| (vm.intern(name), at(first_free + i))));
    all.retain(|(_, v)| !v.is_null());
    all
}

fn as_dict(vm: &Vm, code: &CodeObject, slots: &[Value]) -> Value {
    let dict = vm.new_dict();
    for (name, value) in variables(vm, code, slots) {
        dict.set_str(&name, value);
    }
    Value::Dict(dict)
}

/// The locals that an ended frame left behind; `None` while it runs or waits.
pub fn ended_locals(vm: &Vm, f: &FrameObject) -> Option<Value> {
    if !f.mapping.is_null() {
        return Some(f.mapping.clone());
    }
    (!f.running.get()).then(|| as_dict(vm, &f.code, &f.locals.borrow()))
}

fn f_locals(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(f) = args.pos.first().and_then(native) else { return Flow::Value(Value::None) };
    if !f.frame.mapping.is_null() {
        return Flow::Value(f.frame.mapping.clone());
    }
    let locals = with_frame(frames, f, |found| match found {
        Found::Running(p, _) | Found::Waiting(p) => as_dict(vm, &p.code, &p.slots),
        Found::Ended => as_dict(vm, &f.frame.code, &f.frame.locals.borrow()),
    });
    Flow::Value(locals)
}

/// The line that runs now or ran last, and the instruction.
fn position(frames: &mut Frames<'_>, f: &FrameValue) -> (u32, usize) {
    with_frame(frames, f, |found| match found {
        Found::Running(p, _) => (p.line(), p.last),
        Found::Waiting(p) if p.ip == 0 => (p.code.code.first_line, 0),
        Found::Waiting(p) => (p.line(), p.last),
        Found::Ended => (f.frame.line.get(), 0),
    })
}

fn f_lineno(_: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(f) = args.pos.first().and_then(native) else { return Flow::Value(Value::None) };
    let line = position(frames, f).0;
    Flow::Value(if line == 0 { Value::None } else { Value::Int(i64::from(line)) })
}

fn f_lasti(_: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(f) = args.pos.first().and_then(native) else { return Flow::Value(Value::None) };
    Flow::Value(Value::Int(position(frames, f).1 as i64 * 2))
}

fn f_back(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(f) = args.pos.first().and_then(native) else { return Flow::Value(Value::None) };
    let depth = with_frame(frames, f, |found| match found {
        Found::Running(_, depth) => Some(depth),
        _ => None,
    });
    let back = match depth {
        Some(depth) => frames.py(depth + 1).map(|p| running_frame_value(vm, p)),
        None => f.frame.back.borrow().as_ref().map(|b| frame_value(vm, b)),
    };
    Flow::Value(back.unwrap_or(Value::None))
}

/// `frame.clear()`
fn clear(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(f) = args.pos.first().and_then(native) else {
        return Flow::Err(vm.type_error("descriptor 'clear' requires a 'frame' object"));
    };
    let in_use = with_frame(frames, f, |found| match found {
        Found::Running(..) => Some("an executing"),
        Found::Waiting(_) => Some("a suspended"),
        Found::Ended => None,
    });
    match in_use {
        Some(how) => Flow::Err(vm.runtime_error(format!("cannot clear {how} frame"))),
        None => {
            f.frame.clear();
            Flow::Value(Value::None)
        }
    }
}

fn f_repr(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(v) = args.pos.first() else { return Flow::Value(Value::None) };
    let Some(f) = native(v) else { return Flow::Err(vm.type_error("descriptor '__repr__' requires a 'frame' object")) };
    let line = position(frames, f).0;
    let file = crate::text::repr::repr_str(&f.frame.code.filename);
    let (at, name) = (crate::equal::identity(v), &f.frame.code.name);
    Flow::Value(Value::str(format!("<frame at {at:#x}, file {file}, line {line}, code {name}>")))
}

const FRAME_ATTRS: &[Attr] = &[
    Attr::frames("f_locals", f_locals),
    Attr::frames("f_lineno", f_lineno),
    Attr::frames("f_lasti", f_lasti),
    Attr::frames("f_back", f_back),
    Attr::read("f_code", |vm, v| Ok(Value::Code(this(vm, v)?.frame.code.clone()))),
    Attr::read("f_globals", |vm, v| Ok(Value::Dict(this(vm, v)?.frame.globals.clone()))),
    Attr::read("f_builtins", |vm, _| Ok(Value::Dict(vm.builtins.clone()))),
    Attr::read("f_trace", |_, _| Ok(Value::None)).write(|_, _, _| Ok(())),
    Attr::read("f_trace_lines", |_, _| Ok(Value::Bool(true))).write(|_, _, _| Ok(())),
    Attr::read("f_trace_opcodes", |_, _| Ok(Value::Bool(false))).write(|_, _, _| Ok(())),
    Attr::read("f_generator", |vm, v| Ok(this(vm, v)?.owner.borrow().upgrade().map_or(Value::None, Value::Generator))),
];

// ---- tracebacks ------------------------------------------------------------------------------------------------------

fn this_traceback(vm: &Vm, v: &Value) -> Res<Rc<Traceback>> {
    traceback_of(v).ok_or_else(|| vm.type_error(format!("expected traceback object, got '{}'", vm.type_name(v))))
}

fn set_next(vm: &Vm, v: &Value, new: Option<Value>) -> Res<()> {
    let tb = this_traceback(vm, v)?;
    let next = match new {
        None => return Err(vm.type_error("can't delete tb_next attribute")),
        Some(Value::None) => None,
        Some(other) => Some(this_traceback(vm, &other)?),
    };
    let mut at = next.clone();
    while let Some(t) = at {
        if Rc::ptr_eq(&t, &tb) {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = t.next.borrow().clone();
    }
    let old = tb.next.replace(next);
    drop(old);
    Ok(())
}

/// A frame for an entry that has none: a native that stands for a function of the standard library.
fn bare_frame(vm: &Vm, t: &Traceback) -> Rc<FrameObject> {
    Rc::new(FrameObject {
        code: t.at.code.clone(),
        globals: vm.builtins.clone(),
        line: Cell::new(t.line()),
        locals: RefCell::default(),
        mapping: Value::Null,
        back: RefCell::default(),
        identity: Default::default(),
        running: Cell::new(false),
    })
}

const TRACEBACK_ATTRS: &[Attr] = &[
    Attr::read("tb_next", |vm, v| {
        let next = this_traceback(vm, v)?.next.borrow().clone();
        Ok(next.map_or(Value::None, |t| traceback_object(vm, &t)))
    })
    .write(set_next),
    Attr::read("tb_frame", |vm, v| {
        let t = this_traceback(vm, v)?;
        Ok(match &t.at.frame {
            Some(f) => frame_value(vm, f),
            None => frame_value(vm, &bare_frame(vm, &t)),
        })
    }),
    Attr::read("tb_lineno", |vm, v| Ok(Value::Int(i64::from(this_traceback(vm, v)?.line())))),
    Attr::read("tb_lasti", |vm, v| Ok(Value::Int(this_traceback(vm, v)?.at.ip as i64 * 2))),
];

const NEW_TRACEBACK: super::args::Params<4> = super::args::Params {
    shown: "traceback",
    names: ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"],
    required: 4,
    positional: 4,
};

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`: the instruction is found by its line.
fn new_traceback(vm: &Vm, args: Args<'_>) -> Res {
    let [next, frame, lasti, line] = NEW_TRACEBACK.bind(vm, args.rest())?;
    let next = match next.unwrap_or(Value::None) {
        Value::None => None,
        other => Some(this_traceback(vm, &other)?),
    };
    let given = frame.unwrap_or(Value::None);
    let Some(frame) = frame_of(&given) else {
        let t = vm.type_name(&given);
        return Err(vm.type_error(format!("traceback() argument 'tb_frame' must be frame, not {t}")));
    };
    let line = line.and_then(|l| l.as_i64()).and_then(|l| u32::try_from(l).ok()).unwrap_or(0);
    let ip = lasti.and_then(|i| i.as_i64()).and_then(|i| usize::try_from(i / 2).ok()).unwrap_or(0);
    let code = frame.code.clone();
    let fits = ip < code.instrs.len() && code.line_at(ip) == line;
    let ip = if fits { ip } else { (0..code.instrs.len()).find(|i| code.line_at(*i) == line).unwrap_or(0) };
    let at = Location { code, ip, frame: Some(frame), place: None };
    Ok(traceback_object(vm, &Rc::new(Traceback { at, next: RefCell::new(next) })))
}

pub fn install(vm: &Vm) {
    let t = &vm.types;
    attrs(vm, &t.frame, FRAME_ATTRS);
    methods(vm, &t.frame, &[Method::frames("clear", clear), Method::frames("__repr__", f_repr)]);
    methods(vm, &t.traceback, &[Method::sync("__new__", new_traceback).unbound()]);
    attrs(vm, &t.traceback, TRACEBACK_ATTRS);
    crate::traceback::install(vm);
}
