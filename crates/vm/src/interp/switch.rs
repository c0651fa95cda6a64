//! Going from one Python frame straight to another: calls, returns, loops over generators, awaits of coroutines.
//!
//! Each of these says whether it could; if not, `turn` (in `dispatch`) does the whole thing the general way, through
//! `deliver`. Both ways must come to the same.

use super::Thread;
use crate::frame::{Frame, Mode, PyFrame};
use crate::generator::{Generator, State};
use crate::{Value, Vm};
use coroscope_bytecode::Instr;
use std::rc::Rc;

impl Thread {
    /// Returns the value on top of `f` to a Python frame below, which then is `f`.
    #[inline]
    pub(super) fn return_quickly(&mut self, f: &mut Box<PyFrame>) -> bool {
        let Some(Frame::Py(below)) = self.frames.last_mut() else { return false };
        let mut spent = Value::Null;
        match (&f.owner, &f.mode) {
            (None, Mode::Push) => {
                let v = f.pop();
                below.slots.push(v);
            }
            (None, Mode::Init(_)) if f.peek(1).is_none() => {
                if let Mode::Init(object) = std::mem::take(&mut f.mode) {
                    below.slots.push(object);
                }
            }
            (Some(g), Mode::ForIter) => {
                let Some(Instr::ForIter(target)) = below.code.instrs.get(below.last) else { return false };
                g.state.set(State::Closed);
                below.ip = *target as usize;
                spent = below.pop();
            }
            (Some(g), Mode::Send) => {
                g.state.set(State::Closed);
                let v = f.pop();
                spent = below.pop();
                below.slots.push(v);
                below.ip = below.last + 1;
            }
            _ => return false,
        }
        let Some(Frame::Py(below)) = self.frames.pop() else { return false };
        self.depth -= 1;
        let mut ended = std::mem::replace(f, below);
        if ended.object.is_some() {
            ended.settle();
        }
        self.recycle(ended);
        spent.release();
        true
    }

    /// Resumes the generator `g` at whose `ForIter` or `YieldFrom` (as `mode` says) `f` is; its frame then is `f`.
    /// Gives the generator back where that takes more than a switch.
    #[inline]
    pub(super) fn resume_quickly(
        &mut self,
        vm: &Vm,
        f: &mut Box<PyFrame>,
        g: Rc<Generator>,
        mode: Mode,
    ) -> Result<(), Rc<Generator>> {
        let sends = matches!(mode, Mode::Send);
        let first = match g.state.get() {
            State::Suspended => false,
            State::Created if !sends || f.peek(1).is_none() => true,
            _ => return Err(g),
        };
        if self.too_deep(vm) || vm.record.watches.get() || !matches!(&*g.frame.borrow(), Some(Frame::Py(_))) {
            return Err(g);
        }
        let Some(Frame::Py(mut new)) = g.frame.take() else { return Err(g) };
        let sent = if sends { f.pop() } else { Value::None };
        if !first {
            new.slots.push(sent);
        }
        if vm.thrown.borrow().is_some() {
            vm.thrown.take();
        }
        g.state.set(State::Running);
        new.mode = mode;
        new.owner = Some(g);
        self.depth += 1;
        self.frames.push(Frame::Py(std::mem::replace(f, new)));
        Ok(())
    }

    /// Suspends the generator whose frame `f` is with the value on top, for the loop in the frame below, which then is `f`.
    #[inline]
    pub(super) fn yield_quickly(&mut self, f: &mut Box<PyFrame>) -> bool {
        let Some(Frame::Py(below)) = self.frames.last_mut() else { return false };
        if !matches!(f.mode, Mode::ForIter) {
            return false;
        }
        let Some(g) = f.owner.take() else { return false };
        let v = f.pop();
        below.slots.push(v);
        let Some(Frame::Py(below)) = self.frames.pop() else { return false };
        self.depth -= 1;
        f.mode = Mode::Push;
        g.state.set(State::Suspended);
        let waiting = std::mem::replace(f, below);
        *g.frame.borrow_mut() = Some(Frame::Py(waiting));
        true
    }
}
