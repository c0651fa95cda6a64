//! Runs of real programs for tests.

use coroscope_session::{Config, Events, Library, Session, Step};

use super::{Place, Trace};

pub struct Ran {
    pub trace: Trace,
    pub session: Session,
    pub end: Place,
}

impl Ran {
    pub fn events(&self) -> &Events {
        self.session.events()
    }

    /// The event of the first line of output with this text.
    pub fn printed(&self, text: &str) -> u32 {
        let line = self.trace.output.lines().iter().find(|line| line.text == text);
        line.map(|line| line.event).unwrap_or_else(|| panic!("{text:?} was not printed: {}", self.trace.output.text()))
    }

    /// The row of a task.
    pub fn lane(&self, name: &str) -> usize {
        let found = self.trace.lanes.iter().position(|lane| &*lane.name == name);
        found.unwrap_or_else(|| panic!("no lane {name}"))
    }
}

/// Runs a program to its end, or for so many instructions, as the page does at instant speed.
pub fn run(source: &str) -> Ran {
    let library = Some(Library::new(coroscope_library::FILES.iter().copied()));
    let mut session = Session::new(source, Config { library, ..Config::default() });
    let mut trace = Trace::new(source);
    for _ in 0..2_000 {
        let step = session.step(1_000);
        trace.absorb(session.events());
        match step {
            Step::Waiting { until } => session.advance_to(until),
            Step::Finished { exit } => {
                trace.finish(session.events(), session.now(), exit);
                break;
            }
            _ => {}
        }
    }
    let end = trace.end(session.now());
    Ran { trace, session, end }
}
