//! A scripted run, to look at the panels while the engine is being built.

use std::rc::Rc;

use coroscope_session::{Event, EventKind, LaneKind, Step, Stream, TaskId, WaitOn, WakeCause};

use crate::driver::Engine;

pub struct Demo {
    script: Vec<Event>,
    shown: usize,
    now: u64,
}

const MS: u64 = 1_000_000;

impl Demo {
    pub fn new(source: &str) -> Demo {
        if source.contains("while True") {
            return Demo { script: Vec::new(), shown: usize::MAX, now: 0 };
        }
        Demo { script: script(), shown: 0, now: 0 }
    }
}

impl Engine for Demo {
    fn step(&mut self, fuel: u64) -> Step {
        if self.shown == usize::MAX {
            let mut x = fuel;
            for _ in 0..fuel * 10 {
                x = std::hint::black_box(x.wrapping_mul(3));
            }
            return Step::OutOfFuel;
        }
        while self.shown < self.script.len() {
            let at = self.script[self.shown].at;
            if at > self.now {
                return Step::Waiting { until: at };
            }
            self.shown += 1;
        }
        Step::Finished { exit: 0 }
    }
    fn advance_to(&mut self, now: u64) {
        self.now = now;
    }
    fn now(&self) -> u64 {
        self.now
    }
    fn events(&self) -> &[Event] {
        &self.script[..self.shown.min(self.script.len())]
    }
}

fn script() -> Vec<Event> {
    let mut s = Vec::new();
    let mut push = |at: u64, task: TaskId, kind: EventKind| {
        let step = s.len() as u64;
        s.push(Event { at: at * MS, tick: 0, step, task, kind });
    };
    let t = |x: &str| -> Rc<str> { x.into() };
    let out = |x: &str| EventKind::Output { stream: Stream::Stdout, text: format!("{x}\n").into(), line: 3 };
    let sleep = |until: u64| EventKind::Waiting { on: WaitOn::Sleep { until: until * MS }, line: 7 };
    let new =
        |name: &str, coro: &str, by, kind| EventKind::LaneCreated { kind, name: t(name), coro: t(coro), by, line: 18 };
    let ready = |cause| EventKind::Ready { cause };
    push(0, 0, new("main", "", 0, LaneKind::Main));
    push(0, 0, EventKind::Running);
    push(0, 1, new("Task-1", "main()", 0, LaneKind::Task));
    push(0, 1, ready(WakeCause::Created));
    push(0, 0, EventKind::Tick { ready: 1, timers: 0 });
    push(0, 1, EventKind::Running);
    for (i, n) in ["clock()", "reader()", "worker()"].into_iter().enumerate() {
        push(0, i as u32 + 2, new(&format!("Task-{}", i + 2), n, 1, LaneKind::Task));
        push(0, i as u32 + 2, ready(WakeCause::Created));
    }
    push(0, 1, EventKind::Waiting { on: WaitOn::Many { label: t("gather"), tasks: vec![2, 3, 4] }, line: 21 });
    push(0, 2, EventKind::Running);
    push(0, 2, out("tick 0"));
    push(0, 2, sleep(400));
    push(0, 3, EventKind::Running);
    push(0, 3, out("reading..."));
    push(0, 3, sleep(200));
    push(0, 4, EventKind::Running);
    push(0, 4, EventKind::Waiting { on: WaitOn::Thing { what: t("Queue.get"), label: t("") }, line: 12 });
    push(0, 0, EventKind::LoopIdle { until: 200 * MS });
    push(200, 3, ready(WakeCause::Timer));
    push(200, 3, EventKind::Running);
    push(200, 3, EventKind::Blocking { until: 1200 * MS, what: t("read"), line: 13 });
    push(1200, 3, EventKind::BlockingEnd);
    push(1200, 3, out("got 42 characters"));
    push(1200, 4, ready(WakeCause::By { task: 3, line: 15 }));
    push(1200, 3, EventKind::Done { result: t("None") });
    push(1200, 2, ready(WakeCause::Timer));
    push(1200, 4, EventKind::Running);
    push(1200, 4, EventKind::Failed { error: t("ValueError: no such thing") });
    push(1200, 2, EventKind::Running);
    for n in 1..4u64 {
        push(800 + n * 400, 2, out(&format!("tick {n}")));
        push(800 + n * 400, 2, sleep(1200 + n * 400));
        push(1200 + n * 400, 2, ready(WakeCause::Timer));
        push(1200 + n * 400, 2, EventKind::Running);
    }
    push(2400, 2, EventKind::Done { result: t("None") });
    push(2400, 1, ready(WakeCause::By { task: 2, line: 0 }));
    push(2400, 1, EventKind::Running);
    push(2400, 1, out("all done"));
    push(2400, 1, EventKind::Done { result: t("None") });
    push(2400, 0, EventKind::Running);
    s
}
