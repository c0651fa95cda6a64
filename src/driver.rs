//! Drives a run on the browser's own event loop: a Rust future gives the engine a slice of at most 8 ms, then gives the
//! browser its turn, and sleeps on a timer while every task of the program sleeps.
//!
//! Invariants: one future per run; it looks at the orders (pause, stop, speed) between any two slices and while it
//! sleeps, so none waits longer than a slice. It knows no document: any number of players live on one page.

mod steps;

use std::cell::{Cell, Ref, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use coroscope_session::{Config, Events, Library, Position, Session, Snapshot, Step, Stride, Walk, Walked};
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageChannel, Performance};

use crate::library::{Librarian, MISSING};
use crate::state::{Clock, Phase, Place, Speed, Trace};

/// What can be driven: the Python engine, or anything else that sends its events.
pub trait Engine {
    /// Runs at most `fuel` instructions.
    fn step(&mut self, fuel: u64) -> Step;
    /// Sets the virtual clock (ns).
    fn advance_to(&mut self, now: u64);
    /// Virtual ns.
    fn now(&self) -> u64;
    /// All events so far.
    fn events(&self) -> &Events;
    fn position(&self) -> Position;
    /// Begins a stride; nothing from an engine without lines.
    fn begin_walk(&mut self, stride: Stride) -> Option<Walk>;
    /// Goes on with a stride with at most `fuel` instructions.
    fn walk(&mut self, walk: &mut Walk, fuel: u64) -> Walked;
    /// The state now, with at most `limit` of everything.
    fn glimpse(&self, limit: usize) -> Option<Snapshot>;
    /// The answer to [`Step::NeedsLibrary`]; `None` if the library cannot be had.
    fn supply(&mut self, library: Option<Library>);
}

impl Engine for Session {
    fn step(&mut self, fuel: u64) -> Step {
        Session::step(self, fuel)
    }

    fn advance_to(&mut self, now: u64) {
        Session::advance_to(self, now);
    }

    fn now(&self) -> u64 {
        Session::now(self)
    }

    fn events(&self) -> &Events {
        Session::events(self)
    }

    fn position(&self) -> Position {
        Session::position(self)
    }

    fn begin_walk(&mut self, stride: Stride) -> Option<Walk> {
        Some(steps::begin_walk(self, stride))
    }

    fn walk(&mut self, walk: &mut Walk, fuel: u64) -> Walked {
        walk.go(self, fuel)
    }

    fn glimpse(&self, limit: usize) -> Option<Snapshot> {
        Some(Session::glimpse(self, limit))
    }

    fn supply(&mut self, library: Option<Library>) {
        match library {
            Some(library) => self.set_library(library),
            None => self.halt(MISSING),
        }
    }
}

/// The engine's slice aims at this (ms), with room left below the promised 8 ms for an instruction that takes long.
const SLICE: f64 = 6.0;
/// The first guess of instructions per ms, and its bounds.
const FUEL_FIRST: f64 = 2_000.0;
const FUEL_BOUNDS: (f64, f64) = (50.0, 1_000_000.0);

/// One run at a time of one engine. Clones are handles to the same player.
#[derive(Clone)]
pub struct Player(Rc<Inner>);

struct Inner {
    run: RefCell<Run>,
    clock: RefCell<Clock>,
    phase: Cell<Phase>,
    /// Counts runs; the future of an earlier run sees that it is over.
    generation: Cell<u64>,
    /// Counts orders; a sleeping future wakes when it moves.
    orders: Cell<u64>,
    sleeper: RefCell<Option<Waker>>,
    performance: Option<Performance>,
    librarian: Librarian,
    errands: RefCell<steps::Errands>,
    /// Told after each change of phase.
    on_phase: Box<dyn Fn()>,
}

#[derive(Default)]
struct Run {
    engine: Option<Box<dyn Engine>>,
    /// The events of no engine.
    none: Events,
    trace: Trace,
    /// Where the present wait ends, virtual ns.
    horizon: u64,
}

impl PartialEq for Player {
    fn eq(&self, other: &Player) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Player {
    /// `on_phase` is called after each change of [`Player::phase`].
    pub fn new(
        speed: Speed,
        performance: Option<Performance>,
        librarian: Librarian,
        on_phase: impl Fn() + 'static,
    ) -> Player {
        Player(Rc::new(Inner {
            run: RefCell::default(),
            clock: RefCell::new(Clock::new(speed)),
            phase: Cell::default(),
            generation: Cell::new(0),
            orders: Cell::new(0),
            sleeper: RefCell::default(),
            performance,
            librarian,
            errands: RefCell::default(),
            on_phase: Box::new(on_phase),
        }))
    }

    /// Ends the run under way and starts this program.
    pub fn run(&self, source: &str, config: Config) {
        let config = Config { library: self.0.librarian.at_hand(), ..config };
        self.0.errands.borrow_mut().begin(Some((source.into(), config.clone())));
        self.drive(Box::new(Session::new(source, config)), Trace::new(source));
    }

    /// Ends the run under way and starts this engine.
    pub fn drive(&self, engine: Box<dyn Engine>, trace: Trace) {
        let inner = &self.0;
        inner.generation.set(inner.generation.get() + 1);
        *inner.run.borrow_mut() = Run { engine: Some(engine), trace, ..Run::default() };
        let speed = inner.clock.borrow().speed();
        *inner.clock.borrow_mut() = Clock::new(speed);
        inner.mind_breakpoints();
        inner.order(Phase::Running);
        spawn_local(drive(inner.clone(), inner.generation.get()));
    }

    pub fn pause(&self) {
        if self.phase() == Phase::Running {
            self.0.clock.borrow_mut().freeze(self.0.real());
            self.0.order(Phase::Paused);
        }
    }

    pub fn resume(&self) {
        if self.phase() == Phase::Paused {
            self.0.mind_breakpoints();
            self.0.clock.borrow_mut().thaw(self.0.real());
            self.0.order(Phase::Running);
        }
    }

    /// Ends the run where it is; what it has shown stays.
    pub fn stop(&self) {
        if self.phase().is_under_way() {
            self.0.clock.borrow_mut().freeze(self.0.real());
            self.0.generation.set(self.0.generation.get() + 1);
            self.0.order(Phase::Stopped);
        }
    }

    /// Ends the run and forgets it.
    pub fn clear(&self) {
        self.0.generation.set(self.0.generation.get() + 1);
        *self.0.run.borrow_mut() = Run::default();
        self.0.errands.borrow_mut().begin(None);
        let speed = self.0.clock.borrow().speed();
        *self.0.clock.borrow_mut() = Clock::new(speed);
        self.0.order(Phase::Idle);
    }

    pub fn set_speed(&self, speed: Speed) {
        self.0.clock.borrow_mut().set_speed(speed, self.0.real());
        self.0.wake();
    }

    pub fn phase(&self) -> Phase {
        self.0.phase.get()
    }

    /// What the virtual clock shows now, ns.
    pub fn now(&self) -> u64 {
        self.0.clock.borrow().now(self.0.real())
    }

    /// Where the run stands on the lanes' axis.
    pub fn end(&self) -> Place {
        self.trace().end(self.now())
    }

    /// The latest virtual time (ns) that is known to come.
    pub fn horizon(&self) -> u64 {
        self.0.run.borrow().horizon
    }

    pub fn trace(&self) -> Ref<'_, Trace> {
        Ref::map(self.0.run.borrow(), |run| &run.trace)
    }

    /// All events of the run.
    pub fn events(&self) -> Ref<'_, Events> {
        Ref::map(self.0.run.borrow(), |run| run.engine.as_ref().map_or(&run.none, |engine| engine.events()))
    }
}

impl Inner {
    fn real(&self) -> f64 {
        self.performance.as_ref().map_or_else(js_sys::Date::now, Performance::now)
    }

    fn order(&self, phase: Phase) {
        self.phase.set(phase);
        self.wake();
        (self.on_phase)();
    }

    fn wake(&self) {
        self.orders.set(self.orders.get() + 1);
        if let Some(sleeper) = self.sleeper.take() {
            sleeper.wake();
        }
    }

    /// Steps until the slice that began at real time `begun` is used up, or the program waits or ends.
    fn slice(&self, begun: f64, rate: &mut f64) -> Slice {
        let mut run = self.run.borrow_mut();
        let Run { engine: Some(engine), trace, horizon, .. } = &mut *run else { return Slice::Over };
        let mut clock = self.clock.borrow_mut();
        let mut errands = self.errands.borrow_mut();
        loop {
            let left = SLICE - (self.real() - begun);
            if left <= 0.0 {
                trace.absorb(engine.events());
                clock.compute(engine.now());
                return Slice::UsedUp;
            }
            let fuel = (*rate * left).max(FUEL_BOUNDS.0);
            let before = self.real();
            let step = match &mut errands.walk {
                None => engine.step(fuel as u64),
                Some(walk) => match engine.walk(walk, fuel as u64) {
                    Walked::OutOfFuel => Step::OutOfFuel,
                    Walked::NeedsLibrary => Step::NeedsLibrary,
                    Walked::Waiting { until } => Step::Waiting { until },
                    Walked::Finished { exit } => Step::Finished { exit },
                    Walked::Arrived => {
                        errands.arrive();
                        trace.absorb(engine.events());
                        clock.compute(engine.now());
                        return Slice::Arrived;
                    }
                },
            };
            let took = self.real() - before;
            match step {
                Step::OutOfFuel => {
                    *rate = (fuel / took.max(0.05)).clamp(*rate / 4.0, *rate * 2.0).clamp(FUEL_BOUNDS.0, FUEL_BOUNDS.1);
                    clock.compute(engine.now());
                }
                Step::Waiting { until } => {
                    *horizon = (*horizon).max(until);
                    if clock.speed() == Speed::Instant || errands.hurried {
                        engine.advance_to(until);
                        clock.compute(until);
                        continue;
                    }
                    trace.absorb(engine.events());
                    clock.compute(engine.now());
                    clock.wait(engine.now(), until, self.real());
                    return Slice::Waiting { until };
                }
                Step::NeedsLibrary => {
                    trace.absorb(engine.events());
                    return Slice::NeedsLibrary;
                }
                Step::Finished { exit } => {
                    trace.absorb(engine.events());
                    trace.finish(engine.events(), engine.now(), exit);
                    clock.compute(engine.now());
                    return Slice::Finished { exit };
                }
            }
        }
    }

    /// Sleeps until the present wait's end. Orders cut the sleep short. Says whether the browser had a turn.
    async fn sleep(&self, generation: u64, until: u64) -> bool {
        let mut slept = false;
        loop {
            let orders = self.orders.get();
            if self.phase.get() != Phase::Running || self.generation.get() != generation {
                return slept;
            }
            let hurried = self.errands.borrow().hurried;
            let deadline = self.clock.borrow().deadline().filter(|_| !hurried);
            let left = deadline.map_or(0.0, |deadline| deadline - self.real());
            if left <= 0.0 {
                if let Some(engine) = &mut self.run.borrow_mut().engine {
                    engine.advance_to(until);
                }
                self.clock.borrow_mut().compute(until);
                return slept;
            }
            slept = true;
            // Timers count whole milliseconds and may not take more than 31 bits of them.
            let mut timer = pin!(TimeoutFuture::new(left.ceil().min(86_400_000.0) as u32));
            poll_fn(|context| {
                if self.orders.get() != orders {
                    return Poll::Ready(());
                }
                self.sleeper.replace(Some(context.waker().clone()));
                timer.as_mut().poll(context)
            })
            .await;
        }
    }

    /// Gets the library for the run that asks for it.
    async fn fetch_library(&self, generation: u64) {
        let library = self.librarian.library().await;
        if self.generation.get() == generation
            && let Some(engine) = &mut self.run.borrow_mut().engine
        {
            engine.supply(library);
        }
    }

    /// Waits for the next order.
    async fn next_order(&self) {
        let orders = self.orders.get();
        poll_fn(|context| {
            if self.orders.get() != orders {
                return Poll::Ready(());
            }
            self.sleeper.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await;
    }
}

enum Slice {
    UsedUp,
    /// At the end of a step, or before a line with a breakpoint.
    Arrived,
    Waiting {
        until: u64,
    },
    NeedsLibrary,
    Finished {
        exit: i32,
    },
    /// There is nothing to run.
    Over,
}

async fn drive(inner: Rc<Inner>, generation: u64) {
    let turn = Turn::new();
    let mut rate = FUEL_FIRST;
    let mut pending = None;
    // The click that started the run is painted first.
    turn.give().await;
    let mut begun = inner.real();
    while inner.generation.get() == generation {
        if inner.phase.get() == Phase::Paused {
            inner.next_order().await;
            begun = inner.real();
            continue;
        }
        if let Some(until) = pending.take() {
            // Waits too short to sleep through are part of the slice, or many of them would starve the browser.
            if inner.sleep(generation, until).await {
                begun = inner.real();
            }
            // An order cut the sleep short: it goes on after the pause, if the run does.
            if inner.phase.get() == Phase::Paused {
                pending = Some(until);
            }
            continue;
        }
        match inner.slice(begun, &mut rate) {
            Slice::UsedUp => {
                turn.give().await;
                begun = inner.real();
            }
            Slice::Arrived => {
                inner.clock.borrow_mut().freeze(inner.real());
                inner.order(Phase::Paused);
            }
            Slice::Waiting { until } => pending = Some(until),
            Slice::NeedsLibrary => {
                inner.fetch_library(generation).await;
                begun = inner.real();
            }
            Slice::Finished { exit } => return inner.order(Phase::Finished { exit }),
            Slice::Over => return,
        }
    }
}

/// Gives the browser its turn. `setTimeout(0)` would wait 4 ms when nested; a message to oneself does not.
struct Turn(Option<MessageChannel>);

impl Turn {
    fn new() -> Turn {
        Turn(MessageChannel::new().ok())
    }

    async fn give(&self) {
        let Some(channel) = &self.0 else { return TimeoutFuture::new(0).await };
        let promise = Promise::new(&mut |resolve, _| {
            channel.port1().set_onmessage(Some(resolve.unchecked_ref()));
            if channel.port2().post_message(&JsValue::NULL).is_err() {
                // A closed port: go on without the turn rather than never.
                let _ = resolve.call0(&JsValue::NULL);
            }
        });
        // The promise is only ever resolved.
        let _ = JsFuture::from(promise).await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(channel) = &self.0 {
            channel.port1().close();
            channel.port2().close();
        }
    }
}
