//! The one position in a run that every panel shows and may move.

use coroscope_session::{Event, EventKind, Events, Position, Stride};

/// Where in the run the panels look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    /// At the newest event, moving with the run.
    #[default]
    Live,
    /// After this instruction, right before the next one.
    At { step: u64 },
    /// After this instruction at this virtual time (ns), while nothing runs.
    Within { step: u64, at: u64 },
}

impl Cursor {
    /// Whether something that happened at this instruction lies behind the cursor.
    pub fn has_passed(self, step: u64) -> bool {
        match self {
            Cursor::Live => true,
            Cursor::At { step: here } | Cursor::Within { step: here, .. } => step <= here,
        }
    }

    /// The same, where many things happen at one instruction: while the program sleeps, time goes on without any.
    pub fn is_past(self, step: u64, at: u64) -> bool {
        match self {
            Cursor::Within { step: here, at: now } if step == here => at <= now,
            _ => self.has_passed(step),
        }
    }

    /// For the engine; nothing for the moving one.
    pub fn position(self) -> Option<Position> {
        match self {
            Cursor::Live => None,
            Cursor::At { step } => Some(Position::after(step)),
            Cursor::Within { step, at } => Some(Position { step, at }),
        }
    }

    /// Right after an event.
    pub fn of(event: &Event) -> Cursor {
        match event.kind {
            EventKind::Waiting { .. } | EventKind::LoopIdle { .. } | EventKind::Blocking { .. } => {
                Cursor::Within { step: event.step, at: event.at }
            }
            _ => Cursor::At { step: event.step },
        }
    }

    /// How many of the run's events lie behind it.
    pub fn count(self, events: &Events) -> usize {
        if self == Cursor::Live {
            return events.len();
        }
        let (mut low, mut high) = (0, events.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match events.get(middle).is_some_and(|event| self.is_past(event.step, event.at)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }

    /// With so many events behind it; with all of them it moves with the run.
    pub fn after_events(events: &Events, count: usize) -> Cursor {
        match count {
            0 => Cursor::At { step: 0 },
            _ if count >= events.len() => Cursor::Live,
            _ => events.get(count - 1).map_or(Cursor::Live, |event| Cursor::of(&event)),
        }
    }

    /// Where a stride to events leads; nothing if the record has no such event any more.
    pub fn next(self, events: &Events, stride: &Stride) -> Option<Cursor> {
        let from = self.count(events);
        events.iter_from(from).find(|event| stride.ends_at(&event.kind)).map(|event| Cursor::of(&event))
    }

    /// The last event of this stride that lies before the cursor's own place.
    pub fn previous(self, events: &Events, stride: &Stride) -> Option<Cursor> {
        let mut to = self.count(events);
        while to > 0 {
            let from = to.saturating_sub(BLOCK);
            let block = events.iter_from(from).take(to - from);
            let found = block.filter(|event| stride.ends_at(&event.kind)).map(|event| Cursor::of(&event));
            if let Some(cursor) = found.filter(|&cursor| cursor != self).last() {
                return Some(cursor);
            }
            to = from;
        }
        None
    }
}

/// Events are read forwards; going back takes them in blocks.
const BLOCK: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;
    use coroscope_session::{Stream, WaitOn};

    fn events() -> Events {
        let printed = || EventKind::Output { stream: Stream::Stdout, text: "x\n".into(), line: 1 };
        let slept = EventKind::Waiting { on: WaitOn::Sleep { until: 9 }, line: 2, chain: Default::default() };
        let kinds = [
            (1, 0, EventKind::Running),
            (5, 0, printed()),
            (8, 0, slept),
            (8, 9, EventKind::Tick { ready: 1, timers: 0 }),
            (8, 9, EventKind::Running),
            (12, 9, printed()),
        ];
        kinds.into_iter().map(|(step, at, kind)| Event { at, tick: 0, step, task: 1, kind }).collect()
    }

    #[test]
    fn strides_go_from_event_to_event_and_back() {
        let events = events();
        let at = |step| Cursor::At { step };
        let asleep = Cursor::Within { step: 8, at: 0 };
        assert_eq!(at(0).next(&events, &Stride::Output), Some(at(5)));
        assert_eq!(at(5).next(&events, &Stride::Await), Some(asleep));
        assert_eq!(asleep.next(&events, &Stride::Switch), Some(at(8)));
        assert_eq!(at(8).next(&events, &Stride::Tick), None, "the tick is at the same instruction");
        assert_eq!(at(12).next(&events, &Stride::Output), None);
        assert_eq!(Cursor::Live.previous(&events, &Stride::Output), Some(at(12)));
        assert_eq!(at(12).previous(&events, &Stride::Output), Some(at(5)));
        assert_eq!(at(8).previous(&events, &Stride::Await), Some(asleep));
        assert_eq!(asleep.previous(&events, &Stride::Await), None);
    }

    #[test]
    fn a_cursor_in_a_wait_has_what_came_before_the_wait_ended_behind_it() {
        let events = events();
        let asleep = Cursor::Within { step: 8, at: 5 };
        assert_eq!((asleep.count(&events), Cursor::At { step: 8 }.count(&events)), (3, 5));
        assert!(asleep.is_past(8, 0) && !asleep.is_past(8, 9));
        for count in 0..=events.len() {
            let cursor = Cursor::after_events(&events, count);
            assert!(cursor.count(&events) >= count, "{count} events behind {cursor:?}");
        }
    }
}
