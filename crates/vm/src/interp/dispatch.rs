//! The dispatch loop: one call per instruction, and what it leads to. The usual cases are done in `hot` and `switch`.

use super::arms::Ctl;
use super::{Outcome, Pause, Thread};
use crate::flow::Input;
use crate::frame::{Frame, Mode, PyFrame};
use crate::generator::{Kind, State};
use crate::record::Way;
use crate::{Exc, Value, Vm};
use coroscope_bytecode::{CodeFlags, Instr, UnaryOp};

impl Thread {
    /// Runs Python code until a native comes on top, the thread pauses, or it ends.
    #[inline(never)]
    pub(crate) fn run_py(&mut self, vm: &Vm, mut f: Box<PyFrame>) -> Option<Pause> {
        loop {
            let code = f.code.clone();
            let ctl = self.run_frame(vm, &mut f, &code);
            drop(code);
            let left = match ctl {
                Ctl::Enter(new) if !self.too_deep(vm) => {
                    self.depth += 1;
                    self.frames.push(Frame::Py(std::mem::replace(&mut f, new)));
                    continue;
                }
                Ctl::Return if self.return_quickly(&mut f) => continue,
                Ctl::Yield if self.yield_quickly(&mut f) => continue,
                Ctl::NextOf(g) => match self.resume_quickly(vm, &mut f, g, Mode::ForIter) {
                    Ok(()) => continue,
                    Err(g) => Ctl::NextOf(g),
                },
                Ctl::SendTo(g) => match self.resume_quickly(vm, &mut f, g, Mode::Send) {
                    Ok(()) => continue,
                    Err(g) => Ctl::SendTo(g),
                },
                other => other,
            };
            f = match self.turn(vm, f, left) {
                Ok(f) => f,
                Err(pause) => return pause,
            };
        }
    }

    /// What an instruction of `f` leads to, in general. Gives the Python frame that is then on top, taken off the stack;
    /// or why there is none to run.
    #[inline(never)]
    fn turn(&mut self, vm: &Vm, mut f: Box<PyFrame>, ctl: Ctl) -> Result<Box<PyFrame>, Option<Pause>> {
        let pause = match ctl {
            Ctl::Next => return Ok(f),
            Ctl::LookUp => {
                self.frames.push(Frame::Py(f));
                self.interrupt(vm)
            }
            Ctl::Raise(e) => match self.raise_in(vm, &mut f, e) {
                None => return Ok(f),
                Some(e) => self.leave_with(vm, f, e),
            },
            Ctl::Explicit(e) => match self.raise_explicit(vm, &mut f, e) {
                None => return Ok(f),
                Some(e) => self.leave_with(vm, f, e),
            },
            Ctl::Again(e) => match self.handle(vm, &mut f, e) {
                None => return Ok(f),
                Some(e) => self.leave_with(vm, f, e),
            },
            Ctl::Enter(new) => {
                // The stack is too deep.
                let e = self.recursion_error(vm);
                self.recycle(new);
                self.frames.push(Frame::Py(f));
                match self.unwind_top(vm, e) {
                    Some((mode, outcome)) => self.deliver(vm, mode, outcome),
                    None => None,
                }
            }
            Ctl::Return => {
                self.depth -= 1;
                let v = f.pop();
                self.leave_returning(vm, f, v)
            }
            Ctl::Begin(what) => {
                self.frames.push(Frame::Py(f));
                let (flow, mode) = *what;
                self.begin(vm, flow, mode)
            }
            Ctl::NextOf(g) => {
                self.frames.push(Frame::Py(f));
                self.resume(vm, g, Input::Send(Value::None), Mode::ForIter)
            }
            Ctl::SendTo(g) => {
                let sent = f.pop();
                self.frames.push(Frame::Py(f));
                self.resume(vm, g, Input::Send(sent), Mode::Send)
            }
            Ctl::Yield => self.leave_suspending(vm, f, false),
            Ctl::YieldOn => self.leave_suspending(vm, f, true),
        };
        match pause {
            Some(p) => Err(Some(p)),
            None => self.top_py().ok_or(None),
        }
    }

    /// Between two instructions: finalisers, the errors of limits, the end of the fuel.
    fn interrupt(&mut self, vm: &Vm) -> Option<Pause> {
        if let Some(p) = self.look_up(vm) {
            return Some(p);
        }
        let e = self.pending.take()?;
        let (mode, outcome) = self.unwind_top(vm, e)?;
        self.deliver(vm, mode, outcome)
    }

    /// Ends the frame with an exception that it does not handle.
    fn leave_with(&mut self, vm: &Vm, f: Box<PyFrame>, e: Exc) -> Option<Pause> {
        self.depth -= 1;
        let (mode, outcome) = self.leave_raising(vm, f, e);
        self.deliver(vm, mode, outcome)
    }

    fn top_py(&mut self) -> Option<Box<PyFrame>> {
        match self.frames.pop() {
            Some(Frame::Py(f)) => Some(f),
            Some(other) => {
                self.frames.push(other);
                None
            }
            None => None,
        }
    }

    fn leave_returning(&mut self, vm: &Vm, mut f: Box<PyFrame>, v: Value) -> Option<Pause> {
        let mode = std::mem::take(&mut f.mode);
        f.settle();
        let mut v = v;
        if let Some(g) = f.owner.take() {
            g.state.set(State::Closed);
            if vm.record.watches.get() {
                vm.note_traffic(&g, Way::Returned, &v);
            }
            if matches!(mode, Mode::ForIter) {
                v = Value::Null;
            }
        }
        self.recycle(f);
        self.deliver(vm, mode, Outcome::Returned(v))
    }

    fn leave_suspending(&mut self, vm: &Vm, mut f: Box<PyFrame>, awaits: bool) -> Option<Pause> {
        self.depth -= 1;
        let v = f.pop();
        let mode = std::mem::take(&mut f.mode);
        let Some(g) = f.owner.take() else {
            return self.deliver(vm, mode, Outcome::Raised(vm.runtime_error("yield outside of a generator")));
        };
        g.state.set(State::Suspended);
        if vm.record.watches.get() {
            vm.note_traffic(&g, Way::Yielded, &v);
        }
        let produced = !awaits && g.kind == Kind::AsyncGenerator;
        *g.frame.borrow_mut() = Some(Frame::Py(f));
        self.deliver(vm, mode, if produced { Outcome::Produced(v) } else { Outcome::Yielded(v) })
    }

    /// Carries out any instruction in full.
    #[inline(never)]
    pub(super) fn execute(&mut self, vm: &Vm, f: &mut PyFrame, instr: Instr) -> Ctl {
        match instr {
            Instr::Nop => Ctl::Next,
            Instr::Pop => {
                f.slots.pop();
                Ctl::Next
            }
            Instr::Copy(n) => self.copy(f, n),
            Instr::Swap(n) => self.swap(f, n),
            Instr::PushNull => f.push(Value::Null),
            Instr::LoadConst(i) => self.load_const(f, i),
            Instr::LoadInt(n) => f.push(Value::Int(i64::from(n))),
            Instr::LoadCommon(c) => self.load_common(vm, f, c),
            Instr::LoadFast(i) => self.load_fast(vm, f, i),
            Instr::StoreFast(i) => self.store_fast(f, i),
            Instr::DeleteFast(i) => self.delete_fast(vm, f, i),
            Instr::ClearFast(i) => self.clear_fast(f, i),
            Instr::MakeCell(i) => self.make_cell(f, i),
            Instr::LoadClosure(i) => self.load_closure(f, i),
            Instr::LoadDeref(i) => self.load_deref(vm, f, i),
            Instr::StoreDeref(i) => self.store_deref(f, i),
            Instr::DeleteDeref(i) => self.delete_deref(vm, f, i),
            Instr::LoadClassDeref(i) => self.load_class_deref(vm, f, i),
            Instr::LoadFromDictOrDeref(i) => self.load_dict_or_deref(vm, f, i),
            Instr::LoadFromDictOrGlobals(i) => self.load_dict_or_globals(vm, f, i),
            Instr::LoadName(i) => self.load_name(vm, f, i),
            Instr::StoreName(i) => self.store_name(vm, f, i),
            Instr::DeleteName(i) => self.delete_name(vm, f, i),
            Instr::LoadGlobal(i) => self.load_global(vm, f, i),
            Instr::StoreGlobal(i) => self.store_global(f, i),
            Instr::DeleteGlobal(i) => self.delete_global(vm, f, i),
            Instr::LoadLocals => self.load_locals(f),
            Instr::LoadBuildClass => self.load_build_class(vm, f),
            Instr::LoadAttr(i) => self.load_attr(vm, f, i),
            Instr::LoadMethod(i) => self.load_method(vm, f, i),
            Instr::LoadSuperAttr(i) => self.load_super_attr(vm, f, i),
            Instr::StoreAttr(i) => self.store_attr(vm, f, i),
            Instr::DeleteAttr(i) => self.delete_attr(vm, f, i),
            Instr::Subscr => self.subscr(vm, f),
            Instr::StoreSubscr => self.store_subscr(vm, f),
            Instr::DeleteSubscr => self.delete_subscr(vm, f),
            Instr::BuildSlice(n) => self.build_slice(f, n),
            Instr::Binary(op) => self.binary(vm, f, op),
            Instr::Inplace(op) => self.inplace(vm, f, op),
            Instr::Unary(UnaryOp::Not) => self.not(vm, f),
            Instr::Unary(op) => self.unary(vm, f, op),
            Instr::Compare(op) => self.compare(vm, f, op),
            Instr::Is(invert) => self.is(f, invert),
            Instr::Contains(invert) => self.contains(vm, f, invert),
            Instr::BuildTuple(n) => self.build_tuple(f, n),
            Instr::BuildList(n) => self.build_list(vm, f, n),
            Instr::BuildSet(n) => self.build_set(vm, f, n),
            Instr::BuildMap(n) => self.build_map(vm, f, n),
            Instr::BuildString(n) => self.build_string(vm, f, n),
            Instr::ListAppend(i) => self.list_append(vm, f, i),
            Instr::SetAdd(i) => self.set_add(vm, f, i),
            Instr::MapAdd(i) => self.map_add(vm, f, i),
            Instr::ListExtend(i) => self.list_extend(vm, f, i),
            Instr::SetUpdate(i) => self.set_update(vm, f, i),
            Instr::DictUpdate(i) => self.dict_update(vm, f, i),
            Instr::DictMerge(i) => self.dict_merge(vm, f, i),
            Instr::Convert(c) => self.convert(vm, f, c),
            Instr::FormatSimple => self.format_simple(vm, f),
            Instr::FormatWithSpec => self.format_with_spec(vm, f),
            Instr::BuildInterpolation(c, spec) => self.build_interpolation(vm, f, c, spec),
            Instr::BuildTemplate => self.build_template(vm, f),
            Instr::UnpackSequence(n) => self.unpack_sequence(vm, f, n),
            Instr::UnpackEx(before, after) => self.unpack_ex(vm, f, before, after),
            Instr::Intrinsic1(i) => self.intrinsic1(vm, f, i),
            Instr::Intrinsic2(i) => self.intrinsic2(vm, f, i),
            Instr::Jump(t) => {
                f.ip = t as usize;
                Ctl::Next
            }
            Instr::PopJumpIfTrue(t) => self.pop_jump(vm, f, t, true),
            Instr::PopJumpIfFalse(t) => self.pop_jump(vm, f, t, false),
            Instr::PopJumpIfNone(t) => self.pop_jump_none(f, t, true),
            Instr::PopJumpIfNotNone(t) => self.pop_jump_none(f, t, false),
            Instr::JumpIfFalseOrPop(t) => self.jump_or_pop(vm, f, t, false),
            Instr::JumpIfTrueOrPop(t) => self.jump_or_pop(vm, f, t, true),
            Instr::GetIter => self.get_iter(vm, f),
            Instr::ForIter(t) => self.for_iter(vm, f, t),
            Instr::Return => Ctl::Return,
            Instr::Call(n) => self.call(vm, f, n),
            Instr::CallKw(n, names) => self.call_kw(vm, f, n, names),
            Instr::CallEx => self.call_ex(vm, f),
            Instr::MakeFunction(code, flags) => self.make_function(vm, f, code, flags),
            Instr::Yield => Ctl::Yield,
            Instr::YieldFrom => self.yield_from(vm, f),
            Instr::GetAwaitable(kind) => self.get_awaitable(vm, f, kind),
            Instr::GetYieldFromIter => self.get_yield_from_iter(vm, f),
            Instr::GetAIter => self.get_aiter(vm, f),
            Instr::GetANext => self.get_anext(vm, f),
            Instr::EndAsyncFor => self.end_async_for(vm, f),
            Instr::Raise(n) => self.raise(vm, f, n),
            Instr::Reraise => self.reraise(vm, f),
            Instr::PushExcInfo => self.push_exc_info(f),
            Instr::PopExcept => self.pop_except(f),
            Instr::CheckExcMatch => self.check_exc_match(vm, f),
            Instr::CheckEgMatch => self.check_eg_match(vm, f),
            Instr::BeforeWith => self.before_with(vm, f, false),
            Instr::BeforeAsyncWith => self.before_with(vm, f, true),
            Instr::WithExit => self.with_exit(f),
            Instr::WithExceptStart => self.with_except_start(vm, f),
            Instr::GetLen => self.get_len(vm, f),
            Instr::MatchSequence => self.match_kind(vm, f, crate::class::ClassFlags::SEQUENCE),
            Instr::MatchMapping => self.match_kind(vm, f, crate::class::ClassFlags::MAPPING),
            Instr::MatchKeys => self.match_keys(vm, f),
            Instr::MatchClass(n) => self.match_class(vm, f, n),
            Instr::ImportName(i) => self.import_name(vm, f, i),
            Instr::ImportFrom(i) => self.import_from(vm, f, i),
            Instr::ImportStar => self.import_star(vm, f),
            // Pairs come here as what they stand for.
            Instr::LoadFastFast(..)
            | Instr::LoadFastInt(..)
            | Instr::LoadFastAttr(..)
            | Instr::StoreFastAttr(..)
            | Instr::LoadGlobalNull(_)
            | Instr::BinaryStore(..)
            | Instr::CompareJump(..) => Ctl::Raise(vm.runtime_error("half of a pair of instructions")),
        }
    }
}

/// Whether code keeps its names in slots.
pub(crate) fn is_function(f: &PyFrame) -> bool {
    f.code.flags.get().has(CodeFlags::OPTIMIZED)
}
