//! Which lanes are drawn, and in which order: all as they were created, or under their creators, the finished ones
//! folded into one row.

use std::collections::BTreeSet;

use coroscope_session::{MAIN, TaskId};

use super::{Lanes, Place};

/// How the reader wants the lanes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Lanes that have ended are one row.
    pub fold_finished: bool,
    /// Tasks stand under whoever created them.
    pub by_parent: bool,
    /// Lanes whose descendants are hidden.
    pub closed: BTreeSet<TaskId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// An index into the lanes.
    pub lane: u32,
    /// How many creators are drawn above it.
    pub depth: u8,
    /// How many lanes it created, where lanes stand under their creators.
    pub children: u32,
    /// Its children are not drawn.
    pub closed: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    rows: Vec<Row>,
    row_of: Vec<u32>,
    /// How many lanes are folded into the last row, which is drawn only if there are any.
    pub folded: usize,
}

const HIDDEN: u32 = u32::MAX;
/// Deeper descendants are drawn no further to the right.
const DEEPEST: u8 = 6;

impl Rows {
    /// Arranges the lanes; finished is what has ended at `now`.
    pub fn new(lanes: &Lanes, how: &Arrangement, now: Place) -> Rows {
        let shown = |lane: usize| {
            let ended = lanes.get(lane).filter(|lane| lane.task != MAIN).and_then(|lane| lane.ended);
            !(how.fold_finished && ended.is_some_and(|ended| ended <= now))
        };
        let mut rows = Rows { rows: Vec::new(), row_of: vec![HIDDEN; lanes.len()], folded: 0 };
        if how.by_parent {
            rows.under_parents(lanes, how, &shown);
        } else {
            for lane in (0..lanes.len()).filter(|&lane| shown(lane)) {
                rows.push(Row { lane: lane as u32, depth: 0, children: 0, closed: false });
            }
        }
        rows.folded = (0..lanes.len()).filter(|&lane| !shown(lane)).count();
        rows
    }

    fn under_parents(&mut self, lanes: &Lanes, how: &Arrangement, shown: &dyn Fn(usize) -> bool) {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); lanes.len()];
        let mut tops = Vec::new();
        for (number, lane) in lanes.iter().enumerate() {
            // A lane is created after its creator: whatever says otherwise has no place below another.
            match lanes.lane_of(lane.by).filter(|&parent| parent < number) {
                Some(parent) => children[parent].push(number),
                None => tops.push(number),
            }
        }
        let mut stack: Vec<(usize, u8)> = tops.into_iter().rev().map(|lane| (lane, 0)).collect();
        while let Some((lane, depth)) = stack.pop() {
            let closed = lanes.get(lane).is_some_and(|lane| how.closed.contains(&lane.task));
            if shown(lane) {
                self.push(Row { lane: lane as u32, depth, children: children[lane].len() as u32, closed });
            }
            if !closed {
                let deeper = (depth + u8::from(shown(lane))).min(DEEPEST);
                stack.extend(children[lane].iter().rev().map(|&child| (child, deeper)));
            }
        }
    }

    fn push(&mut self, row: Row) {
        if let Some(at) = self.row_of.get_mut(row.lane as usize) {
            *at = self.rows.len() as u32;
        }
        self.rows.push(row);
    }

    /// How many rows there are, the one of folded lanes included.
    pub fn len(&self) -> usize {
        self.rows.len() + usize::from(self.folded > 0)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    pub fn of(&self, lane: usize) -> Option<usize> {
        self.row_of.get(lane).filter(|&&row| row != HIDDEN).map(|&row| row as usize)
    }

    /// The row of what was folded.
    pub fn fold_row(&self) -> Option<usize> {
        (self.folded > 0).then_some(self.rows.len())
    }
}

#[cfg(test)]
mod tests {
    use coroscope_session::{Event, EventKind, LaneKind};

    use super::*;

    /// main creates 1, which creates 2 and 3; main creates 4; 2 and 4 have ended.
    fn lanes() -> Lanes {
        let mut lanes = Lanes::default();
        let created =
            |by| EventKind::LaneCreated { kind: LaneKind::Task, name: "t".into(), coro: "".into(), by, line: 1 };
        let main = EventKind::LaneCreated { kind: LaneKind::Main, name: "m".into(), coro: "".into(), by: 0, line: 0 };
        let done = || EventKind::Done { result: "".into() };
        let all =
            [(0, main), (1, created(0)), (2, created(1)), (4, created(0)), (3, created(1)), (2, done()), (4, done())];
        for (i, (task, kind)) in all.into_iter().enumerate() {
            lanes.absorb(i as u32, &Event { at: i as u64, tick: 0, step: 0, task, kind });
        }
        lanes
    }

    fn tasks(how: &Arrangement) -> Vec<(TaskId, u8)> {
        let lanes = lanes();
        let rows = Rows::new(&lanes, how, lanes.end(99));
        let rows = (0..rows.len()).filter_map(|row| rows.get(row).copied());
        rows.filter_map(|row| Some((lanes.get(row.lane as usize)?.task, row.depth))).collect()
    }

    #[test]
    fn lanes_stand_in_order_or_under_their_creators() {
        let mut how = Arrangement::default();
        assert_eq!(tasks(&how), [(0, 0), (1, 0), (2, 0), (4, 0), (3, 0)]);
        how.by_parent = true;
        assert_eq!(tasks(&how), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 1)]);
        how.closed.insert(1);
        assert_eq!(tasks(&how), [(0, 0), (1, 1), (4, 1)]);
    }

    #[test]
    fn finished_lanes_fold_into_one_row() {
        let how = Arrangement { fold_finished: true, ..Arrangement::default() };
        assert_eq!(tasks(&how), [(0, 0), (1, 0), (3, 0)]);
        let lanes = lanes();
        let rows = Rows::new(&lanes, &how, lanes.end(99));
        assert_eq!((rows.folded, rows.len(), rows.fold_row(), rows.of(2)), (2, 4, Some(3), None));
        assert_eq!(Rows::new(&lanes, &how, Place::default()).folded, 0, "nothing has ended yet");
    }
}
