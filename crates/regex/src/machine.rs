//! The matcher: a backtracking machine with an explicit stack, which can stop after any step and go on.

use crate::charset::{Folding, fold, is_word};
use crate::node::Place;
use crate::program::{Inst, Pattern, may_repeat};

/// Entries of the backtracking stack (24 bytes each) after which a match gives up with `Status::TooMuchMemory`.
const MAX_STACK: usize = 4_000_000;
const NONE: usize = usize::MAX;

/// Text to match in: code points or bytes.
pub trait Text {
    fn length(&self) -> usize;
    /// The unit at `index`, which is below `length`.
    fn at(&self, index: usize) -> u32;
}

impl Text for [u8] {
    fn length(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> u32 {
        u32::from(self[index])
    }
}

impl Text for [u32] {
    fn length(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> u32 {
        self[index]
    }
}

/// Where a match may start and must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Search,
    Match,
    FullMatch,
}

/// How a call of `Machine::run` ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Matched,
    NoMatch,
    /// Call `run` again to go on.
    OutOfFuel,
    /// The stack limit was reached; the match cannot go on.
    TooMuchMemory,
}

#[derive(Clone, Copy)]
enum Undo {
    Branch {
        pc: u32,
        at: usize,
    },
    Group {
        group: u32,
        old: (usize, usize),
    },
    LastGroup(u32),
    GroupStart {
        group: u32,
        old: usize,
    },
    Counter {
        counter: u32,
        old: u32,
        old_at: usize,
    },
    /// A greedy run of single characters that can give back down to `low`.
    Run {
        pc: u32,
        low: usize,
        at: usize,
    },
    /// A lazy run that can take more, `left` at most.
    Lazy {
        pc: u32,
        at: usize,
        left: u32,
    },
    Barrier {
        at: usize,
        negative_exit: u32,
    },
}

/// One search. Groups are pairs of positions after `Status::Matched`.
pub struct Machine {
    mode: Mode,
    /// Where the current attempt started.
    start: usize,
    end: usize,
    /// A place at which an empty match does not count (the one after an empty match was reported there).
    no_empty_at: Option<usize>,
    at: usize,
    pc: u32,
    running: bool,
    stack: Vec<Undo>,
    barriers: Vec<usize>,
    counters: Vec<(u32, usize)>,
    open: Vec<usize>,
    groups: Vec<(usize, usize)>,
    last_group: u32,
}

impl Machine {
    /// A search in `start..end` (clamped by the caller to the text). `no_empty_at`: see CPython's `must_advance`.
    pub fn new(pattern: &Pattern, mode: Mode, start: usize, end: usize, no_empty_at: Option<usize>) -> Machine {
        Machine {
            mode,
            start,
            end,
            no_empty_at,
            at: start,
            pc: 0,
            running: false,
            stack: Vec::new(),
            barriers: Vec::new(),
            counters: vec![(0, NONE); pattern.counters],
            open: vec![NONE; pattern.groups + 1],
            groups: vec![(NONE, NONE); pattern.groups + 1],
            last_group: 0,
        }
    }

    /// Start and end of a group of the match; 0 is the whole.
    pub fn group(&self, index: usize) -> Option<(usize, usize)> {
        self.groups.get(index).copied().filter(|g| g.0 != NONE)
    }

    /// Number of the group that closed last (`Match.lastindex`).
    pub fn last_group(&self) -> Option<usize> {
        (self.last_group > 0).then_some(self.last_group as usize)
    }

    /// Goes on until a result or until `fuel` steps are spent.
    pub fn run<T: Text + ?Sized>(&mut self, pattern: &Pattern, text: &T, fuel: &mut u64) -> Status {
        loop {
            if !self.running {
                if !self.next_start(pattern, text, fuel) {
                    return if *fuel == 0 { Status::OutOfFuel } else { Status::NoMatch };
                }
                self.running = true;
                self.pc = 0;
                self.at = self.start;
                self.groups.fill((NONE, NONE));
                self.last_group = 0;
                self.stack.clear();
                self.barriers.clear();
            }
            match self.attempt(pattern, text, fuel) {
                Some(true) => {
                    self.groups[0] = (self.start, self.at);
                    self.running = false;
                    return Status::Matched;
                }
                Some(false) => {
                    self.running = false;
                    if self.mode != Mode::Search || self.start >= self.end {
                        self.start = NONE;
                        return Status::NoMatch;
                    }
                    self.start += 1;
                }
                None if *fuel == 0 => return Status::OutOfFuel,
                None => return Status::TooMuchMemory,
            }
        }
    }

    /// Moves `start` to where a match can begin; `false` when there is none, or fuel ran out (then it is 0).
    fn next_start<T: Text + ?Sized>(&mut self, pattern: &Pattern, text: &T, fuel: &mut u64) -> bool {
        if self.start > self.end {
            *fuel = (*fuel).max(1);
            return false;
        }
        let (Mode::Search, Some(first)) = (self.mode, pattern.first) else { return true };
        while self.start < self.end {
            if text.at(self.start) == first {
                return true;
            }
            if *fuel == 0 {
                return false;
            }
            *fuel -= u64::from(self.start & 15 == 0);
            self.start += 1;
        }
        self.start = NONE;
        *fuel = (*fuel).max(1);
        false
    }

    fn one<T: Text + ?Sized>(inst: &Inst, text: &T, at: usize) -> bool {
        let c = text.at(at);
        match inst {
            Inst::Char(want) => c == *want,
            Inst::CharFolded(want, folding) => fold(c, *folding) == *want,
            Inst::Any => true,
            Inst::AnyButNewline => c != 10,
            Inst::Set(set) => set.has(c),
            _ => false,
        }
    }

    /// One attempt at `start`: `Some(matched)`, or `None` when it has to stop.
    fn attempt<T: Text + ?Sized>(&mut self, pattern: &Pattern, text: &T, fuel: &mut u64) -> Option<bool> {
        loop {
            if *fuel == 0 {
                return None;
            }
            *fuel -= 1;
            if self.stack.len() > MAX_STACK {
                return None;
            }
            let went_on = match pattern.code.get(self.pc as usize) {
                Some(Inst::Match) => {
                    let refused = (self.mode == Mode::FullMatch && self.at != self.end)
                        || (self.no_empty_at == Some(self.at) && self.at == self.start);
                    if !refused {
                        return Some(true);
                    }
                    false
                }
                Some(inst) => self.step(inst, pattern, text, fuel),
                None => false,
            };
            if !went_on && !self.backtrack(pattern, text) {
                return Some(false);
            }
        }
    }

    fn step<T: Text + ?Sized>(&mut self, inst: &Inst, pattern: &Pattern, text: &T, fuel: &mut u64) -> bool {
        let mut next = self.pc + 1;
        match inst {
            Inst::Char(_) | Inst::CharFolded(..) | Inst::Any | Inst::AnyButNewline | Inst::Set(_) => {
                if self.at >= self.end || !Self::one(inst, text, self.at) {
                    return false;
                }
                self.at += 1;
            }
            Inst::Place(place) => {
                if !self.is_at(*place, text) {
                    return false;
                }
            }
            Inst::Try(other) => self.stack.push(Undo::Branch { pc: *other, at: self.at }),
            Inst::Jump(to) => next = *to,
            Inst::Open(group) => {
                let old = self.open[*group as usize];
                self.stack.push(Undo::GroupStart { group: *group, old });
                self.open[*group as usize] = self.at;
            }
            Inst::Close(group) => self.close(*group),
            Inst::Backref(group, folding) => return self.backref(*group, *folding, text, fuel),
            Inst::UnlessGroup(group, to) => {
                if self.groups.get(*group as usize).is_none_or(|g| g.0 == NONE) {
                    next = *to;
                }
            }
            Inst::RepeatOne { min, max, lazy } => return self.repeat_one(pattern, text, *min, *max, *lazy, fuel),
            Inst::LoopStart(counter) => self.set_counter(*counter, 0, NONE),
            Inst::Loop { counter, min, max, lazy, exit } => {
                next = self.loop_head(*counter, *min, *max, *lazy, *exit);
            }
            Inst::LoopMore => match pattern.code.get(self.pc as usize - 1) {
                Some(Inst::Loop { counter, max, .. }) => {
                    let (count, last) = self.counters[*counter as usize];
                    if !may_repeat(count, *max) || last == self.at {
                        return false;
                    }
                    self.set_counter(*counter, count.saturating_add(1), self.at);
                }
                _ => return false,
            },
            Inst::Look { back, negative, exit } => {
                if *back as usize > self.at {
                    if !*negative {
                        return false;
                    }
                    next = *exit;
                } else {
                    self.barrier(if *negative { *exit } else { 0 });
                    self.at -= *back as usize;
                }
            }
            Inst::LookEnd { negative } => return self.look_end(*negative),
            Inst::Atomic => self.barrier(0),
            Inst::AtomicEnd => {
                self.cut();
            }
            Inst::Fail | Inst::Match => return false,
        }
        self.pc = next;
        true
    }

    fn close(&mut self, group: u32) {
        let index = group as usize;
        self.stack.push(Undo::Group { group, old: self.groups[index] });
        self.groups[index] = (self.open[index], self.at);
        if self.last_group != group {
            self.stack.push(Undo::LastGroup(self.last_group));
            self.last_group = group;
        }
    }

    fn set_counter(&mut self, counter: u32, count: u32, at: usize) {
        let (old, old_at) = self.counters[counter as usize];
        self.stack.push(Undo::Counter { counter, old, old_at });
        self.counters[counter as usize] = (count, at);
    }

    /// Where a loop goes: to its body (two behind the head) or out.
    fn loop_head(&mut self, counter: u32, min: u32, max: u32, lazy: bool, exit: u32) -> u32 {
        let (count, last) = self.counters[counter as usize];
        let body = self.pc + 2;
        if count < min {
            self.set_counter(counter, count + 1, self.at);
            return body;
        }
        if lazy {
            self.stack.push(Undo::Branch { pc: self.pc + 1, at: self.at });
            return exit;
        }
        if may_repeat(count, max) && last != self.at {
            self.stack.push(Undo::Branch { pc: exit, at: self.at });
            self.set_counter(counter, count.saturating_add(1), self.at);
            return body;
        }
        exit
    }

    fn repeat_one<T: Text + ?Sized>(
        &mut self,
        pattern: &Pattern,
        text: &T,
        min: u32,
        max: u32,
        lazy: bool,
        fuel: &mut u64,
    ) -> bool {
        let Some(inst) = pattern.code.get(self.pc as usize + 1) else { return false };
        let room = (self.end - self.at).min(max as usize);
        if room < min as usize {
            return false;
        }
        let wanted = if lazy { min as usize } else { room };
        let low = self.at + min as usize;
        let top = self.at + wanted;
        let mut at = self.at;
        while at < top && Self::one(inst, text, at) {
            at += 1;
        }
        *fuel = fuel.saturating_sub((at - self.at) as u64 / 8);
        if at < low {
            return false;
        }
        if lazy {
            if max > min {
                self.stack.push(Undo::Lazy { pc: self.pc + 1, at, left: max - min });
            }
        } else if at > low {
            self.stack.push(Undo::Run { pc: self.pc + 2, low, at });
        }
        self.at = at;
        self.pc += 2;
        true
    }

    fn backref<T: Text + ?Sized>(&mut self, group: u32, folding: Folding, text: &T, fuel: &mut u64) -> bool {
        let Some(&(from, to)) = self.groups.get(group as usize).filter(|g| g.0 != NONE) else { return false };
        if self.end - self.at < to - from {
            return false;
        }
        *fuel = fuel.saturating_sub((to - from) as u64 / 8);
        for i in 0..to - from {
            let (a, b) = (text.at(from + i), text.at(self.at + i));
            if a != b && (folding == Folding::Exact || fold(a, folding) != fold(b, folding)) {
                return false;
            }
        }
        self.at += to - from;
        self.pc += 1;
        true
    }

    fn is_at<T: Text + ?Sized>(&self, place: Place, text: &T) -> bool {
        let word = |i: usize, ascii| i < self.end && is_word(text.at(i), ascii);
        let edge = |ascii| (self.at > 0 && word(self.at - 1, ascii)) != word(self.at, ascii);
        match place {
            Place::TextStart => self.at == 0,
            Place::TextEnd => self.at == self.end,
            Place::TextEndOrNewline => self.at == self.end || (self.at + 1 == self.end && text.at(self.at) == 10),
            Place::LineStart => self.at == 0 || text.at(self.at - 1) == 10,
            Place::LineEnd => self.at == self.end || text.at(self.at) == 10,
            Place::WordEdge { ascii } => edge(ascii),
            Place::NotWordEdge { ascii } => !edge(ascii),
        }
    }

    fn barrier(&mut self, negative_exit: u32) {
        self.barriers.push(self.stack.len());
        self.stack.push(Undo::Barrier { at: self.at, negative_exit });
    }

    /// Drops the choices since the innermost barrier but keeps what undoes groups. Gives the place of the barrier.
    fn cut(&mut self) -> usize {
        let Some(base) = self.barriers.pop() else { return self.at };
        let at = match self.stack.get(base) {
            Some(Undo::Barrier { at, .. }) => *at,
            _ => self.at,
        };
        let mut kept = base;
        for i in base + 1..self.stack.len() {
            if !matches!(self.stack[i], Undo::Branch { .. } | Undo::Run { .. } | Undo::Lazy { .. }) {
                self.stack[kept] = self.stack[i];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        at
    }

    fn look_end(&mut self, negative: bool) -> bool {
        if !negative {
            self.at = self.cut();
            self.pc += 1;
            return true;
        }
        // The body of a negative lookaround matched: undo it and fail.
        let base = self.barriers.pop().unwrap_or(0);
        while self.stack.len() > base {
            if let Some(entry) = self.stack.pop() {
                self.undo(entry);
            }
        }
        false
    }

    fn undo(&mut self, entry: Undo) {
        match entry {
            Undo::Group { group, old } => self.groups[group as usize] = old,
            Undo::LastGroup(old) => self.last_group = old,
            Undo::GroupStart { group, old } => self.open[group as usize] = old,
            Undo::Counter { counter, old, old_at } => self.counters[counter as usize] = (old, old_at),
            Undo::Branch { .. } | Undo::Run { .. } | Undo::Lazy { .. } | Undo::Barrier { .. } => {}
        }
    }

    /// Returns to the latest choice; `false` when there is none.
    fn backtrack<T: Text + ?Sized>(&mut self, pattern: &Pattern, text: &T) -> bool {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Undo::Branch { pc, at } => {
                    (self.pc, self.at) = (pc, at);
                    return true;
                }
                Undo::Run { pc, low, at } => {
                    if let Some(at) = self.give_back(pattern, text, pc, low, at) {
                        if at > low {
                            self.stack.push(Undo::Run { pc, low, at });
                        }
                        (self.pc, self.at) = (pc, at);
                        return true;
                    }
                }
                Undo::Lazy { pc, at, left } => {
                    let taken = match pattern.code.get(pc as usize) {
                        Some(inst) => at < self.end && Self::one(inst, text, at),
                        None => false,
                    };
                    if taken {
                        if left > 1 {
                            let left = if left == u32::MAX { left } else { left - 1 };
                            self.stack.push(Undo::Lazy { pc, at: at + 1, left });
                        }
                        (self.pc, self.at) = (pc + 1, at + 1);
                        return true;
                    }
                }
                Undo::Barrier { at, negative_exit } => {
                    self.barriers.pop();
                    if negative_exit != 0 {
                        (self.pc, self.at) = (negative_exit, at);
                        return true;
                    }
                }
                other => self.undo(other),
            }
        }
        false
    }

    /// The next shorter end of a greedy run after which the program can go on; a literal that follows is looked for.
    fn give_back<T: Text + ?Sized>(
        &self,
        pattern: &Pattern,
        text: &T,
        pc: u32,
        low: usize,
        at: usize,
    ) -> Option<usize> {
        let mut at = at.checked_sub(1)?;
        if let Some(Inst::Char(want)) = pattern.code.get(pc as usize) {
            while text.at(at) != *want {
                if at <= low {
                    return None;
                }
                at -= 1;
            }
        }
        Some(at)
    }
}
