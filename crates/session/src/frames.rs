//! Frames of running and suspended code as plain data.

use coroscope_bytecode::CodeFlags;
use coroscope_vm::code::CodeObject;
use coroscope_vm::frame::{Frame, PyFrame};
use coroscope_vm::generator::{Generator, Kind, State};
use coroscope_vm::glance::glance;
use coroscope_vm::{Value, Vm};
use std::rc::Rc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// The program's own text, or a class body.
    Body,
    Function,
    Coroutine,
    Generator,
    AsyncGenerator,
    /// Code of a library: it has no line.
    Library,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FrameView {
    pub kind: FrameKind,
    pub name: String,
    /// The line that runs, or waits, or runs next; 0 for a library's.
    pub line: u32,
    /// The generator's number in [`crate::Traffic`]; 0 if nothing went through it.
    pub number: u32,
    pub locals: Vec<LocalView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LocalView {
    pub name: String,
    /// A short text much like the value's `repr`; no Python code ran for it.
    pub value: String,
    /// Where a generator or coroutine held by the variable stands, and what it delegates to by `yield from` or `await`.
    pub chain: Vec<Link>,
}

/// A suspended frame of a chain of delegation.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub name: String,
    /// Where it is suspended; 0 for a library's.
    pub line: u32,
    pub number: u32,
    pub state: LinkState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// Not started.
    Created,
    Suspended,
    Running,
    Closed,
}

/// The frames of one task, thread or program.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Stack {
    /// Outermost first.
    pub frames: Vec<FrameView>,
    /// So many frames are left out after the first [`Stack::HEAD`].
    pub omitted: usize,
}

impl Stack {
    /// Of a deep stack the first and the last frames are shown.
    pub const HEAD: usize = 8;
    const TAIL: usize = 32;

    pub(crate) fn of<T>(all: Vec<T>, view: impl Fn(&T) -> FrameView) -> Stack {
        let omitted = all.len().saturating_sub(Stack::HEAD + Stack::TAIL);
        let shown = all.iter().enumerate().filter(|(i, _)| *i < Stack::HEAD || *i >= Stack::HEAD + omitted);
        Stack { frames: shown.map(|(_, f)| view(f)).collect(), omitted }
    }

    /// The innermost line of the program.
    pub fn line(&self) -> u32 {
        self.frames.iter().rev().map(|f| f.line).find(|&line| line != 0).unwrap_or(0)
    }
}

/// Local variables shown of one frame.
const LOCALS: usize = 40;
/// Characters shown of a value.
const WIDTH: usize = 120;
/// Longer chains are not followed.
const CHAIN: usize = 2_000;

/// A frame on the stack; `next` if it goes on with its next instruction, and does not wait for a call of its own.
pub fn on_stack(vm: &Vm, f: &PyFrame, next: bool) -> FrameView {
    let line = if next { f.code.line_at(f.ip) } else { f.line() };
    let number = f.owner.as_ref().map_or(0, |g| g.frame_id.get());
    FrameView { kind: kind(&f.code), name: f.code.qualname.to_string(), line, number, locals: locals(vm, f) }
}

fn kind(code: &CodeObject) -> FrameKind {
    let flags = code.flags.get();
    match () {
        () if flags.has(CodeFlags::COROUTINE) => FrameKind::Coroutine,
        () if flags.has(CodeFlags::ASYNC_GENERATOR) => FrameKind::AsyncGenerator,
        () if flags.has(CodeFlags::GENERATOR) => FrameKind::Generator,
        () if flags.has(CodeFlags::OPTIMIZED) => FrameKind::Function,
        () => FrameKind::Body,
    }
}

/// The frames of a coroutine that does not run, and of what it awaits: its own and those of libraries that have names.
pub fn suspended(vm: &Vm, first: &Rc<Generator>) -> Stack {
    let mut chain = chain(first);
    chain.retain(|g| match &g.code {
        Some(code) => code.is_user,
        None => g.kind == Kind::Coroutine,
    });
    Stack::of(chain, |g| {
        let frame = g.frame.try_borrow().ok();
        let (kind, locals) = match frame.as_deref() {
            Some(Some(Frame::Py(f))) => (kind(&f.code), locals(vm, f)),
            _ => (FrameKind::Library, Vec::new()),
        };
        let name = g.qualname.borrow().to_string();
        FrameView { kind, name, line: g.line(), number: g.frame_id.get(), locals }
    })
}

/// A generator, what it delegates to, and so on.
fn chain(first: &Rc<Generator>) -> Vec<Rc<Generator>> {
    let mut chain = vec![first.clone()];
    while let Some(last) = chain.last()
        && chain.len() < CHAIN
        && last.state.get() == State::Suspended
    {
        match last.awaiting() {
            Value::Generator(next) => chain.push(next),
            _ => break,
        }
    }
    chain
}

/// The variables of a frame that have values, in the order of the code; of a module those that are data.
fn locals(vm: &Vm, f: &PyFrame) -> Vec<LocalView> {
    if let Value::Dict(mapping) = &f.locals {
        let Ok(table) = mapping.table.try_borrow() else { return Vec::new() };
        let entries = table.iter().filter_map(|e| Some((e.key.as_str()?.to_string(), e.value.clone())));
        return entries.filter(|(name, v)| !name.starts_with("__") && is_data(v)).take(LOCALS).map(view(vm)).collect();
    }
    let code = &f.code.code;
    let names = code.locals.iter().chain(&code.cells).chain(&code.frees);
    let hidden = |i: usize| code.hidden_locals.contains(&(i as u32));
    let mut seen: Vec<&str> = Vec::new();
    let valued = names.zip(&f.slots).enumerate().filter_map(|(i, (name, v))| {
        let v = match v {
            Value::Cell(c) => c.value.try_borrow().map(|v| v.clone()).unwrap_or_default(),
            other => other.clone(),
        };
        let shown = !v.is_null() && !name.starts_with('.') && !hidden(i) && !seen.contains(&name.as_str());
        shown.then(|| {
            seen.push(name);
            (name.clone(), v)
        })
    });
    valued.take(LOCALS).map(view(vm)).collect()
}

/// What a module defines rather than imports or declares.
fn is_data(v: &Value) -> bool {
    !matches!(v, Value::Function(_) | Value::Builtin(_) | Value::Class(_) | Value::Module(_))
}

fn view(vm: &Vm) -> impl Fn((String, Value)) -> LocalView {
    move |(name, v)| {
        let chain = match &v {
            Value::Generator(g) => chain(g).iter().map(link).collect(),
            _ => Vec::new(),
        };
        LocalView { name, value: glance(vm, &v, WIDTH), chain }
    }
}

fn link(g: &Rc<Generator>) -> Link {
    let state = match g.state.get() {
        State::Created => LinkState::Created,
        State::Suspended => LinkState::Suspended,
        State::Running => LinkState::Running,
        State::Closed => LinkState::Closed,
    };
    Link { name: g.qualname.borrow().to_string(), line: g.line(), number: g.frame_id.get(), state }
}
