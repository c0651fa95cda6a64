//! The turns of a running loop (CPython `BaseEventLoop._run_once`), as one future written out by hand: a task's step is
//! one request to the machine and nothing else. What may take Python code of its own becomes a future of its own.

use crate::event_loop::{Entry, LoopState, run_entry, small, wait};
use crate::state::{Placed, State};
use crate::task::{self, Entered, Settled, TaskState};
use crate::{closure, context, future, places, report};
use coroscope_vm::events::{EventKind, WakeCause};
use coroscope_vm::flow::{Answer, Output, Request};
use coroscope_vm::object::Object;
use coroscope_vm::{Exc, Flow, Res, Value, Vm};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// Turn after turn until the loop is stopped.
pub struct Turns<'a> {
    pub vm: &'a Vm,
    pub state: &'a State,
    pub this: &'a Rc<Object>,
    pub l: &'a LoopState,
    phase: Phase,
    /// What was ready when the turn began and has not run yet.
    left: usize,
    doing: Doing<'a>,
}

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    /// Before a turn: it waits for a timer if nothing is ready.
    Before,
    /// The wait is over.
    Waited,
    Within,
}

#[derive(Default)]
enum Doing<'a> {
    #[default]
    Nothing,
    /// A task's coroutine runs.
    Step {
        task: Rc<Object>,
        before: Entered,
    },
    Other(Pin<Box<dyn Future<Output = Res<()>> + 'a>>),
    /// What a callback dropped has its last words before the next one runs.
    Breath,
}

/// What came of looking for something to do.
enum Next {
    /// It is done, or [`Turns::doing`] says what is to be polled.
    Go(Res<()>),
    /// The machine has a request.
    Asked,
    Stopped,
}

impl<'a> Turns<'a> {
    pub fn new(vm: &'a Vm, state: &'a State, this: &'a Rc<Object>, l: &'a LoopState) -> Turns<'a> {
        Turns { vm, state, this, l, phase: Phase::Before, left: 0, doing: Doing::Nothing }
    }

    fn next(&mut self) -> Next {
        if self.left == 0 {
            return self.turn();
        }
        self.left -= 1;
        let entry = self.l.ready.borrow_mut().pop_front();
        let Some(entry) = entry else {
            self.left = 0;
            return Next::Go(Ok(()));
        };
        if self.l.debug.get() {
            let (vm, state, this) = (self.vm, self.state, self.this);
            return self
                .other(async move { report::run_timed(vm, state, this, entry).await.at(vm, &places::RUN_ONCE) });
        }
        match entry {
            Entry::Step { task, error } => self.step(task, error),
            Entry::Wakeup { task, future } => match future::as_future(&future) {
                Some((_, f)) => {
                    let error = f.failed_with(self.vm);
                    drop(future);
                    self.step(task, error)
                }
                None => self.run(Entry::Wakeup { task, future }),
            },
            Entry::Release { waiter, result } => {
                self.state.cause.replace(Some(WakeCause::Timer));
                let res = future::release(self.vm, &waiter, result);
                self.state.cause.replace(None);
                Next::Go(res.at(self.vm, &places::RUN_ONCE))
            }
            Entry::Callback { call, future, ctx, id } if closure::inside(&call).is_some() => {
                self.callback(call, future, ctx, id)
            }
            entry => self.run(entry),
        }
    }

    /// The end of a turn, or the beginning of the next.
    fn turn(&mut self) -> Next {
        match self.phase {
            Phase::Within if self.l.stopping.get() => return Next::Stopped,
            Phase::Within => self.phase = Phase::Before,
            Phase::Before | Phase::Waited => {}
        }
        if self.phase == Phase::Before && self.l.ready.borrow().is_empty() && !self.l.stopping.get() {
            self.phase = Phase::Waited;
            let (vm, l) = (self.vm, self.l);
            return self.other(async move { wait(vm, l).await });
        }
        self.phase = Phase::Within;
        self.l.take_due(self.vm.seconds());
        self.left = self.l.ready.borrow().len();
        let record = &self.vm.record;
        record.tick.set(record.tick.get() + 1);
        let timers = self.l.timers.borrow().len();
        self.vm.record(EventKind::Tick { ready: small(self.left), timers: small(timers) });
        Next::Go(Ok(()))
    }

    fn other(&mut self, future: impl Future<Output = Res<()>> + 'a) -> Next {
        self.doing = Doing::Other(Box::pin(future));
        Next::Go(Ok(()))
    }

    fn run(&mut self, entry: Entry) -> Next {
        let (vm, state, this) = (self.vm, self.state, self.this);
        self.other(async move { run_entry(vm, state, this, entry).await.at(vm, &places::RUN_ONCE) })
    }

    fn step(&mut self, task: Rc<Object>, error: Option<Exc>) -> Next {
        let Some(t) = task.native::<TaskState>() else { return Next::Go(Ok(())) };
        let own = t.future.loop_.borrow().as_ref().is_some_and(|l| Rc::ptr_eq(l, self.this));
        let generator = if own && !t.future.is_done() { t.generator() } else { None };
        let Some(generator) = generator else { return self.run(Entry::Step { task, error }) };
        let (before, input) = task::begin_step(self.vm, self.state, self.l, &task, error);
        self.vm.requests.put(Request::Resume(generator, input));
        self.doing = Doing::Step { task, before };
        Next::Asked
    }

    /// The task's coroutine came to a wait or its end.
    fn stepped(&mut self, task: Rc<Object>, before: Entered, out: Result<Output, Exc>) -> Res<()> {
        let (vm, state, l) = (self.vm, self.state, self.l);
        match task::settle(vm, state, l, &task, out) {
            Settled::Done(res) => {
                before.leave(vm, state, l);
                res.at(vm, &places::HANDLE_RUN).at(vm, &places::RUN_ONCE)
            }
            Settled::Odd(v) => {
                self.other(async move {
                    let res = task::odd(vm, state, l, &task, v).await;
                    before.leave(vm, state, l);
                    res.at(vm, &places::HANDLE_RUN).at(vm, &places::RUN_ONCE)
                });
                Ok(())
            }
        }
    }

    /// A done callback in Rust.
    fn callback(&mut self, call: Value, future: Value, ctx: context::Ctx, id: u32) -> Next {
        let vm = self.vm;
        vm.record(EventKind::CallbackRun { handle: id, name: self.state.label(&call) });
        let lane = crate::event_loop::blame(vm, &call, &future);
        let before = self.state.switch_context(vm, ctx.clone());
        let flow = match closure::inside(&call) {
            Some(c) => (c.run)(vm, &[future]),
            None => Flow::Value(Value::None),
        };
        if let Flow::Value(_) = flow {
            self.state.switch_context(vm, before);
            vm.record.current.set(lane);
            return Next::Go(Ok(()));
        }
        let this = self.this;
        self.other(async move {
            let res = vm.flow(flow).await;
            context::switch(vm, before);
            vm.record.current.set(lane);
            crate::event_loop::after_callback(vm, this, call, ctx, res).await.at(vm, &places::RUN_ONCE)
        })
    }
}

impl Future for Turns<'_> {
    type Output = Res<()>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Res<()>> {
        let me = &mut *self;
        loop {
            let res = match std::mem::take(&mut me.doing) {
                Doing::Nothing => match me.next() {
                    Next::Go(res) => res,
                    Next::Asked => return Poll::Pending,
                    Next::Stopped => return Poll::Ready(Ok(())),
                },
                Doing::Step { task, before } => match me.vm.requests.take_answer() {
                    Some(Answer::Output(out)) => me.stepped(task, before, out),
                    Some(Answer::Value(res)) => me.stepped(task, before, res.map(Output::Yielded)),
                    None => {
                        me.doing = Doing::Step { task, before };
                        return Poll::Pending;
                    }
                },
                Doing::Breath => {
                    me.vm.requests.take_answer();
                    continue;
                }
                Doing::Other(mut future) => match future.as_mut().poll(cx) {
                    Poll::Ready(res) => res,
                    Poll::Pending => {
                        me.doing = Doing::Other(future);
                        return Poll::Pending;
                    }
                },
            };
            if let Err(e) = res {
                return Poll::Ready(Err(e));
            }
            if me.vm.heap.pause_at.get() == 0 && matches!(me.doing, Doing::Nothing) {
                me.vm.requests.put(Request::Breathe(0));
                me.doing = Doing::Breath;
                return Poll::Pending;
            }
        }
    }
}
