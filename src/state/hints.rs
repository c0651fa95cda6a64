//! Hints: what in a program is likely to be a mistake, where, and what to write instead. Few, and right.
//!
//! Each is one [`Hint`] in a file of its own, which watches the events of a run go by. Some know at once; others answer
//! when a task or the run has ended.

mod blocking;
mod deadlock;
mod loose;
mod never_awaited;
mod never_retrieved;
mod old_spelling;
mod sequential;
mod spinning;
mod swallowed;

use std::rc::Rc;

use coroscope_session::{Event, Events, TaskId};

use super::Lanes;
use super::source::Source;
use crate::words::Lang;

/// The kinds of hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HintKind {
    Deadlock,
    NeverAwaited,
    Blocking,
    NeverRetrieved,
    Loose,
    Swallowed,
    Spinning,
    Sequential,
    OldSpelling,
}

/// Something found, with what its sentence is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The line of the source, 0 if unknown.
    pub line: u32,
    pub task: TaskId,
    /// The event that showed it, to go to.
    pub event: u32,
    pub name: Rc<str>,
    /// Virtual ns: how long it held, or would save.
    pub ns: u64,
    /// How often it was seen.
    pub count: u32,
    pub tasks: Vec<TaskId>,
    pub lines: Vec<u32>,
}

/// What a hint may look at.
pub struct Run<'a> {
    pub lanes: &'a Lanes,
    pub events: &'a Events,
    pub source: &'a Source,
}

/// One kind of hint.
trait Hint {
    fn kind(&self) -> HintKind;

    /// Looks at an event that the lanes have just taken in.
    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>);

    /// The run has ended.
    fn settle(&mut self, _run: &Run<'_>) {}

    fn found(&self) -> &[Found];

    /// What is wrong, in a sentence.
    fn say(&self, found: &Found, lanes: &Lanes, lang: Lang) -> String;

    /// What to write instead.
    fn fix(&self, found: &Found, lang: Lang) -> String;
}

/// A hint as the panel shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub kind: HintKind,
    pub line: u32,
    pub event: u32,
    pub text: String,
    pub fix: String,
}

/// All hints of one run.
pub struct Hints {
    all: Vec<Box<dyn Hint>>,
    source: Source,
}

/// Of one kind no more than this many are kept.
const MOST: usize = 40;

impl Hints {
    /// For a run of this program.
    pub fn new(source: &str) -> Hints {
        let all: Vec<Box<dyn Hint>> = vec![
            Box::<deadlock::Deadlock>::default(),
            Box::<never_awaited::NeverAwaited>::default(),
            Box::<blocking::Blocking>::default(),
            Box::<never_retrieved::NeverRetrieved>::default(),
            Box::<loose::Loose>::default(),
            Box::<swallowed::Swallowed>::default(),
            Box::<spinning::Spinning>::default(),
            Box::<sequential::Sequential>::default(),
            Box::<old_spelling::OldSpelling>::default(),
        ];
        Hints { all, source: Source::new(source) }
    }

    pub fn watch(&mut self, index: u32, event: &Event, lanes: &Lanes, events: &Events) {
        let run = Run { lanes, events, source: &self.source };
        self.all.iter_mut().for_each(|hint| hint.watch(index, event, &run));
    }

    pub fn settle(&mut self, lanes: &Lanes, events: &Events) {
        let run = Run { lanes, events, source: &self.source };
        self.all.iter_mut().for_each(|hint| hint.settle(&run));
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.iter().map(|hint| hint.found().len()).sum()
    }

    /// The kinds found, each as often as it was.
    pub fn kinds(&self) -> Vec<HintKind> {
        self.all.iter().flat_map(|hint| hint.found().iter().map(|_| hint.kind())).collect()
    }

    /// All in words, the gravest kinds first.
    pub fn tell(&self, lanes: &Lanes, lang: Lang) -> Vec<Told> {
        let told = |hint: &dyn Hint, found: &Found| Told {
            kind: hint.kind(),
            line: found.line,
            event: found.event,
            text: hint.say(found, lanes, lang),
            fix: hint.fix(found, lang),
        };
        self.all
            .iter()
            .flat_map(|hint| hint.found().iter().map(|found| told(&**hint, found)).collect::<Vec<_>>())
            .collect()
    }
}

impl Default for Hints {
    fn default() -> Hints {
        Hints::new("")
    }
}

/// Adds to what was found at this line, or begins it there.
fn at_line(found: &mut Vec<Found>, new: Found) -> Option<&mut Found> {
    if let Some(known) = found.iter().position(|known| known.line == new.line && known.name == new.name) {
        found[known].count += 1;
        found[known].ns += new.ns;
        return found.get_mut(known);
    }
    if found.len() < MOST {
        found.push(Found { count: 1, ..new });
        return found.last_mut();
    }
    None
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub use tests::lessons;
