//! Python's `set`, with CPython's table layout so that iteration order is CPython's (`Objects/setobject.c`).

use crate::Value;
use crate::dict::Probe;
use crate::equal::{self, Verdict};
use crate::heap::Identity;
use crate::trash;
use std::cell::{Cell, RefCell};

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;

#[derive(Clone)]
enum Slot {
    Unused,
    Deleted,
    Used { hash: u64, key: Value },
}

#[derive(Clone, Default)]
pub struct SetTable {
    slots: Vec<Slot>,
    used: usize,
    /// Used and deleted slots.
    fill: usize,
    finger: usize,
}

impl SetTable {
    pub fn len(&self) -> usize {
        self.used
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    fn mask(&self) -> usize {
        self.slots.len().max(MIN_SIZE) - 1
    }

    /// Slots to look at for a hash, in CPython's order.
    fn probe(&self, hash: u64, mut visit: impl FnMut(usize, &Slot) -> bool) {
        if self.slots.is_empty() {
            return;
        }
        let mask = self.mask();
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let last = if i + LINEAR_PROBES <= mask { i + LINEAR_PROBES } else { i };
            for at in i..=last {
                if visit(at, &self.slots[at]) {
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    pub fn find(&self, key: &Value, hash: u64) -> Probe {
        let mut found = None;
        let mut ask = Vec::new();
        self.probe(hash, |at, slot| match slot {
            Slot::Unused => true,
            Slot::Used { hash: h, key: k } if *h == hash => match equal::keys(k, key) {
                Verdict::Same => {
                    found = Some(at);
                    true
                }
                Verdict::Different => false,
                Verdict::Ask => {
                    ask.push(at);
                    false
                }
            },
            _ => false,
        });
        match found {
            Some(at) => Probe::Found(at),
            None if ask.is_empty() => Probe::Missing,
            None => Probe::Ask(ask),
        }
    }

    /// Adds a key known to be missing (`set_add_entry`).
    pub fn add_new(&mut self, key: Value, hash: u64) {
        if self.slots.is_empty() {
            self.slots.resize(MIN_SIZE, Slot::Unused);
        }
        self.place(key, hash);
        self.fill += 1;
        self.used += 1;
        if self.fill * 5 >= self.mask() * 3 {
            let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            self.resize(wanted);
        }
    }

    fn place(&mut self, key: Value, hash: u64) {
        let mut free = None;
        self.probe(hash, |at, slot| {
            let unused = matches!(slot, Slot::Unused);
            if unused {
                free = Some(at);
            }
            unused
        });
        if let Some(at) = free {
            self.slots[at] = Slot::Used { hash, key };
        }
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = MIN_SIZE;
        while size <= wanted {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Unused; size]);
        for slot in old {
            if let Slot::Used { hash, key } = slot {
                self.place(key, hash);
            }
        }
        self.fill = self.used;
    }

    /// Makes room before many additions from another set (`set_merge`).
    pub fn reserve_for(&mut self, other: usize) {
        if (self.fill + other) * 5 >= self.mask() * 3 {
            self.resize((self.used + other) * 2);
        }
    }

    pub fn remove(&mut self, at: usize) -> Option<Value> {
        match self.slots.get_mut(at) {
            Some(slot @ Slot::Used { .. }) => {
                let old = std::mem::replace(slot, Slot::Deleted);
                self.used -= 1;
                match old {
                    Slot::Used { key, .. } => Some(key),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Takes an arbitrary element, as `set.pop` does: from where the last pop left off.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.mask();
        let mut at = self.finger & mask;
        while !matches!(self.slots[at], Slot::Used { .. }) {
            at = (at + 1) & mask;
        }
        self.finger = at + 1;
        self.remove(at)
    }

    pub fn get(&self, at: usize) -> Option<(&Value, u64)> {
        match self.slots.get(at) {
            Some(Slot::Used { hash, key }) => Some((key, *hash)),
            _ => None,
        }
    }

    /// The first element at or after a position, with its position.
    pub fn next_from(&self, mut at: usize) -> Option<(usize, Value)> {
        while at < self.slots.len() {
            if let Slot::Used { key, .. } = &self.slots[at] {
                return Some((at, key.clone()));
            }
            at += 1;
        }
        None
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Value, u64)> {
        self.slots.iter().filter_map(|s| match s {
            Slot::Used { hash, key } => Some((key, *hash)),
            _ => None,
        })
    }

    /// Adds all of another set; for keys whose equality is native.
    pub fn merge(&mut self, other: &SetTable) -> Result<(), Vec<(Value, u64)>> {
        if self.fill == 0 && !other.slots.is_empty() && self.mask() == other.mask() && other.fill == other.used {
            self.slots = other.slots.clone();
            self.fill = other.fill;
            self.used = other.used;
            return Ok(());
        }
        self.reserve_for(other.used);
        let fresh = self.fill == 0;
        let mut left = Vec::new();
        for (key, hash) in other.iter() {
            if fresh {
                if self.slots.is_empty() {
                    self.slots.resize(MIN_SIZE, Slot::Unused);
                }
                self.place(key.clone(), hash);
                self.used += 1;
                self.fill += 1;
                continue;
            }
            match self.find(key, hash) {
                Probe::Found(_) => {}
                Probe::Missing => self.add_new(key.clone(), hash),
                Probe::Ask(_) => left.push((key.clone(), hash)),
            }
        }
        if left.is_empty() { Ok(()) } else { Err(left) }
    }
}

/// A set or frozenset object.
#[derive(Default)]
pub struct Set {
    pub table: RefCell<SetTable>,
    frozen_hash: Cell<Option<u64>>,
    pub identity: Identity,
}

impl Set {
    pub fn new() -> Set {
        Set::default()
    }

    pub fn from_table(table: SetTable) -> Set {
        Set { table: RefCell::new(table), frozen_hash: Cell::new(None), identity: Identity::default() }
    }

    pub fn len(&self) -> usize {
        self.table.borrow().used
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn to_vec(&self) -> Vec<Value> {
        self.table.borrow().iter().map(|(k, _)| k.clone()).collect()
    }

    pub fn clear(&self) {
        let old = std::mem::take(&mut *self.table.borrow_mut());
        free_table(old);
    }

    /// CPython `frozenset_hash_impl`.
    pub fn frozen_hash(&self) -> u64 {
        if let Some(h) = self.frozen_hash.get() {
            return h;
        }
        let t = self.table.borrow();
        let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
        let mut hash = t.iter().fold(0, |acc, (_, h)| acc ^ shuffle(h));
        let slots = t.mask() + 1;
        if (slots - t.fill) & 1 == 1 {
            hash ^= shuffle(0);
        }
        if (t.fill - t.used) & 1 == 1 {
            hash ^= shuffle(u64::MAX);
        }
        hash ^= (t.used as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX {
            hash = 590_923_713;
        }
        self.frozen_hash.set(Some(hash));
        hash
    }
}

fn free_table(table: SetTable) {
    trash::free(table.slots.into_iter().filter_map(|s| match s {
        Slot::Used { key, .. } => Some(key),
        _ => None,
    }));
}

impl Drop for Set {
    fn drop(&mut self) {
        let table = self.table.get_mut();
        if table.used > 0 {
            free_table(std::mem::take(table));
        }
    }
}
