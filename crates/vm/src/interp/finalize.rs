//! Finalisers: `__del__`, closing of forgotten generators, warnings for coroutines that never ran.

use super::Thread;
use crate::exception::Location;
use crate::frame::{Frame, Mode};
use crate::generator::{Generator, Kind, State};
use crate::heap::Finalizer;
use crate::object::Payload;
use crate::{PyStr, Res, Value, Vm};
use std::rc::Rc;

/// Where the thread was when finalisers came up: for warnings and errors that have no place of their own.
struct Place {
    file: Rc<PyStr>,
    line: u32,
    at: Location,
}

impl Thread {
    /// Runs all finalisers that wait, one after the other, as one native on top of the stack. What dies in the meantime
    /// has its say before the next of them.
    pub(crate) fn run_finalizers(&mut self, vm: &Vm, first: Finalizer) {
        let mut batch = vec![first];
        while let Some(f) = vm.heap.next_finalizer() {
            batch.push(f);
        }
        let place = self.place_now(vm);
        let vm = vm.clone();
        let all = Box::pin(async move {
            for f in batch {
                finalize(&vm, f, place.as_ref()).await;
            }
            Ok(Value::None)
        });
        self.push_native(all, Mode::Finalizer(Rc::from("Exception ignored in a finalizer")), None);
    }

    /// The innermost line of Python, or of the standard library where a native stands for it.
    fn place_now(&self, vm: &Vm) -> Option<Place> {
        let inner = self.py_frames().last()?;
        let at = Location { code: inner.code.clone(), ip: inner.last, frame: None, place: None };
        for f in self.frames.iter().rev() {
            match f {
                Frame::Py(_) => break,
                Frame::Routine(_) => {}
                Frame::Native(n) => {
                    if let Some(p) = n.stands.last() {
                        let at = Location { place: Some(p), ..at };
                        return Some(Place { file: vm.intern(p.file), line: p.line, at });
                    }
                }
            }
        }
        Some(Place { file: inner.code.filename.clone(), line: inner.line(), at })
    }

    /// Prints what can only be reported, through `sys.unraisablehook`.
    pub(crate) fn report_unraisable(&mut self, vm: &Vm) {
        let waiting = std::mem::take(&mut *vm.heap.unraisable.borrow_mut());
        for (exc, words) in waiting {
            let flow = crate::builtins::warn::unraisable(vm, exc, words);
            let _ = self.begin(vm, flow, Mode::Finalizer(Rc::from("Exception ignored in sys.unraisablehook")));
        }
    }
}

/// Runs one finaliser; errors are reported and go no further.
async fn finalize(vm: &Vm, f: Finalizer, place: Option<&Place>) {
    let (res, words) = match f {
        Finalizer::Del(object) => {
            let Some(del) = vm.lookup(&object.class(), &vm.names.del) else { return };
            let this = Value::Object(object);
            let Some(flow) = vm.special_flow(&this, &vm.names.del, Vec::new()) else { return };
            drop(this);
            let res = vm.flow(flow).await;
            if res.is_ok() {
                return;
            }
            let words = match vm.repr_of(&del).await {
                Ok(del) => format!("Exception ignored while calling deallocator {del}"),
                Err(_) => "Exception ignored while calling deallocator".to_owned(),
            };
            (res, words)
        }
        Finalizer::Native(object) => {
            if let Payload::Native(n) = object.payload() {
                n.finalize(vm, &object);
            }
            return;
        }
        Finalizer::Weakref { callback, reference } => {
            let res = vm.call(&callback, vec![reference]).await;
            if res.is_ok() {
                return;
            }
            let words = match vm.repr_of(&callback).await {
                Ok(callback) => format!("Exception ignored while calling weakref callback {callback}"),
                Err(_) => "Exception ignored while calling weakref callback".to_owned(),
            };
            (res, words)
        }
        Finalizer::Generator(g) => finalize_generator(vm, g, place).await,
    };
    if let Err(e) = res {
        if let (None, Some(place)) = (e.traceback(), place) {
            e.add_traceback(place.at.clone());
        }
        let _ = vm.flow(crate::builtins::warn::unraisable(vm, e, words)).await;
    }
}

async fn finalize_generator(vm: &Vm, g: Rc<Generator>, place: Option<&Place>) -> (Res, String) {
    if g.kind == Kind::Coroutine && g.state.get() == State::Created {
        g.state.set(State::Closed);
        let words = format!("coroutine '{}' was never awaited", g.qualname.borrow());
        vm.record(crate::events::EventKind::NeverAwaited {
            coro: Rc::from(g.qualname.borrow().as_str()),
            line: g.origin.get(),
        });
        let at = place.map(|p| (p.file.clone(), p.line));
        let words = match g.origin_lines() {
            Some(lines) => format!("{words}{}", origin_words(&lines)),
            None => words,
        };
        let flow = crate::builtins::warn::never_awaited(vm, at, &words);
        let frame = g.frame.borrow_mut().take();
        let res = vm.flow(flow).await;
        drop(frame);
        return (res, format!("Exception ignored while finalizing coroutine {}", describe(&g)));
    }
    let hook = g.hooks.borrow().as_ref().map(|h| h.finalizer.clone());
    if g.kind == Kind::AsyncGenerator
        && !g.agen_closed.get()
        && let Some(hook) = hook
        && !hook.is_none()
        && !hook.is_null()
    {
        // It keeps that it was iterated before, so that no hook is called for a first time again.
        if let Some(hooks) = &mut *g.hooks.borrow_mut() {
            hooks.finalizer = Value::Null;
        }
        let words = format!("Exception ignored in: {}", describe(&g));
        return (vm.call(&hook, vec![Value::Generator(g)]).await, words);
    }
    if matches!(g.kind, Kind::Asend | Kind::Athrow) && g.state.get() == State::Created {
        g.state.set(State::Closed);
        let words = format!("coroutine method '{}' of '{}' was never awaited", g.name.borrow(), g.qualname.borrow());
        let at = place.map(|p| (p.file.clone(), p.line));
        let res = vm.flow(crate::builtins::warn::never_awaited(vm, at, &words)).await;
        return (res, "Exception ignored while finalizing an asynchronous generator".to_owned());
    }
    let words = format!("Exception ignored while closing generator {}", describe(&g));
    let res = vm.close_generator(&g).await;
    if Rc::strong_count(&g) == 1 && g.state.get() == State::Suspended {
        // It went on after GeneratorExit; it gets no second chance.
        g.state.set(State::Closed);
        let frame = g.frame.borrow_mut().take();
        drop(frame);
    }
    (res, words)
}

/// Where a coroutine was created, as the warning shows it (`_warn_unawaited_coroutine`).
fn origin_words(lines: &Value) -> String {
    let mut text = "\nCoroutine created at (most recent call last)\n".to_owned();
    for entry in lines.as_tuple().iter().flat_map(|t| t.iter().rev()) {
        let Some([Value::Str(file), Value::Int(line), Value::Str(name), source]) = entry.as_tuple().map(|t| &t[..])
        else {
            continue;
        };
        text.push_str(&format!("  File \"{file}\", line {line}, in {name}\n"));
        if let Some(source) = source.as_str().filter(|s| !s.is_empty() && !file.ends_with("/asyncio/events.py")) {
            text.push_str(&format!("    {source}\n"));
        }
    }
    text.pop();
    text
}

fn describe(g: &Generator) -> String {
    let what = match g.kind {
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async_generator",
        _ => "generator",
    };
    format!("<{what} object {} at 0x{:012x}>", g.qualname.borrow(), g.identity.get())
}
