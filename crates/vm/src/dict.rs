//! Python's `dict`: insertion-ordered, open to keys whose `__eq__` is Python code.
//!
//! Lookups decide equality natively where they can. Where only the program can (a key with its own `__eq__`), they
//! answer [`Probe::Ask`] and the caller goes through `protocol::mapping`, which suspends.

use crate::Value;
use crate::equal::{self, Verdict};
use crate::heap::Identity;
use crate::num::hash::of_i64;
use crate::string::PyStr;
use crate::trash;
use hashbrown::HashTable;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Whether a key is this very name. The names of code are interned, and so are nearly all keys that are names.
#[inline(always)]
fn is_name(key: &Value, name: &Rc<PyStr>) -> bool {
    matches!(key, Value::Str(s) if Rc::ptr_eq(s, name))
}

/// Up to this many entries are searched one by one, without an index.
const SMALL: usize = 8;

#[derive(Clone)]
pub struct Entry {
    pub hash: u64,
    /// `Null` where the entry was deleted.
    pub key: Value,
    pub value: Value,
}

#[derive(Default)]
pub struct Table {
    entries: Vec<Entry>,
    index: Option<HashTable<u32>>,
    live: usize,
    /// Names the present set of keys, once somebody has asked; see [`Table::keys_version`].
    version: Cell<u32>,
}

thread_local! {
    static VERSIONS: Cell<u32> = const { Cell::new(1) };
}

/// What a lookup found.
pub enum Probe {
    Found(usize),
    Missing,
    /// Entries (by position) with the same hash whose equality only Python code can tell.
    Ask(Vec<usize>),
}

impl Table {
    pub fn len(&self) -> usize {
        self.live
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// A number that no other set of keys of any table has; it changes with the next key that comes or goes. 0 if there
    /// are no more numbers.
    pub fn keys_version(&self) -> u32 {
        if self.version.get() == 0 {
            let next = VERSIONS.with(|v| v.replace(v.get().saturating_add(1)));
            self.version.set(if next == u32::MAX { 0 } else { next });
        }
        self.version.get()
    }

    /// Whether the keys are those that had this number.
    #[inline(always)]
    pub fn has_keys(&self, version: u32) -> bool {
        version != 0 && self.version.get() == version
    }

    /// The value at a position, if the key there is this very string.
    #[inline(always)]
    pub fn value_named(&self, at: u32, name: &Rc<PyStr>) -> Option<&Value> {
        self.entries.get(at as usize).filter(|e| is_name(&e.key, name)).map(|e| &e.value)
    }

    /// The value at a position.
    #[inline(always)]
    pub fn value_at(&self, at: u32) -> Option<&Value> {
        self.entries.get(at as usize).map(|e| &e.value)
    }

    /// Puts a value under a name: where the name stands, if that is the position, or at the end, if that is. Swaps it
    /// with the old value. `false`, with nothing changed, where neither is so.
    #[inline]
    pub fn store_named(&mut self, at: u32, name: &Rc<PyStr>, value: &mut Value) -> bool {
        if let Some(e) = self.entries.get_mut(at as usize) {
            if !is_name(&e.key, name) {
                return false;
            }
            std::mem::swap(&mut e.value, value);
            return true;
        }
        if at as usize != self.entries.len() || self.find_str(name).is_some() {
            return false;
        }
        self.append(Value::Str(name.clone()), name.hash(), std::mem::take(value));
        true
    }

    pub fn find(&self, key: &Value, hash: u64) -> Probe {
        let mut ask = Vec::new();
        let mut verdict = |i: usize| {
            let entry = &self.entries[i];
            if entry.hash != hash || entry.key.is_null() {
                return false;
            }
            match equal::keys(&entry.key, key) {
                Verdict::Same => true,
                Verdict::Different => false,
                Verdict::Ask => {
                    ask.push(i);
                    false
                }
            }
        };
        let found = match &self.index {
            None => (0..self.entries.len()).find(|i| verdict(*i)),
            Some(index) => index.find(hash, |i| verdict(*i as usize)).map(|i| *i as usize),
        };
        match found {
            Some(i) => Probe::Found(i),
            None if ask.is_empty() => Probe::Missing,
            None => Probe::Ask(ask),
        }
    }

    /// Lookup by name: no other key type equals a plain string but a string.
    pub fn find_str(&self, name: &Rc<PyStr>) -> Option<usize> {
        let hash = name.hash();
        let same = |e: &Entry| {
            e.hash == hash
                && match &e.key {
                    Value::Str(s) => Rc::ptr_eq(s, name) || s.as_str() == name.as_str(),
                    Value::Object(_) => e.key.as_str().is_some_and(|s| s == name),
                    _ => false,
                }
        };
        match &self.index {
            None => self.entries.iter().position(same),
            Some(index) => index.find(hash, |i| same(&self.entries[*i as usize])).map(|i| *i as usize),
        }
    }

    /// Lookup by an integer. `None` as well where a key of another type may have to be asked.
    fn find_int(&self, n: i64) -> Option<usize> {
        let hash = of_i64(n) as u64;
        let same = |e: &Entry| e.hash == hash && matches!(&e.key, Value::Int(k) if *k == n);
        match &self.index {
            None => self.entries.iter().position(same),
            Some(index) => index.find(hash, |i| same(&self.entries[*i as usize])).map(|i| *i as usize),
        }
    }

    /// Lookup by a string or an integer that finds such a key and no other.
    fn find_plain(&self, key: &Value) -> Option<usize> {
        match key {
            Value::Str(s) => self.find_str(s),
            Value::Int(n) => self.find_int(*n),
            _ => None,
        }
    }

    pub fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at).filter(|e| !e.key.is_null())
    }

    /// Replaces the value of an entry, giving the old one.
    pub fn replace(&mut self, at: usize, value: Value) -> Value {
        match self.entries.get_mut(at) {
            Some(e) => std::mem::replace(&mut e.value, value),
            None => Value::Null,
        }
    }

    /// Appends an entry whose key is known to be missing.
    pub fn append(&mut self, key: Value, hash: u64, value: Value) {
        if self.entries.len() > SMALL && self.live * 2 < self.entries.len() {
            self.compact();
        }
        self.version.set(0);
        let at = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        match &mut self.index {
            Some(index) => {
                let entries = &self.entries;
                index.insert_unique(hash, at as u32, |i| entries[*i as usize].hash);
            }
            None if self.entries.len() > SMALL => self.reindex(),
            None => {}
        }
    }

    pub fn remove(&mut self, at: usize) -> Option<Entry> {
        let hash = self.entry(at)?.hash;
        if let Some(index) = &mut self.index
            && let Ok(found) = index.find_entry(hash, |i| *i as usize == at)
        {
            found.remove();
        }
        self.version.set(0);
        let entry = std::mem::replace(&mut self.entries[at], Entry { hash: 0, key: Value::Null, value: Value::Null });
        self.live -= 1;
        while self.entries.last().is_some_and(|e| e.key.is_null()) {
            self.entries.pop();
        }
        Some(entry)
    }

    fn compact(&mut self) {
        self.entries.retain(|e| !e.key.is_null());
        self.index = None;
        if self.entries.len() > SMALL {
            self.reindex();
        }
    }

    fn reindex(&mut self) {
        let mut index = HashTable::with_capacity(self.entries.len() * 2);
        let entries = &self.entries;
        for (i, e) in entries.iter().enumerate() {
            if !e.key.is_null() {
                index.insert_unique(e.hash, i as u32, |i| entries[*i as usize].hash);
            }
        }
        self.index = Some(index);
    }

    /// The first live entry at or after a position.
    pub fn next_from(&self, mut at: usize) -> Option<(usize, &Entry)> {
        loop {
            let e = self.entries.get(at)?;
            if !e.key.is_null() {
                return Some((at, e));
            }
            at += 1;
        }
    }

    /// The last live entry before a position.
    pub fn next_back(&self, mut end: usize) -> Option<(usize, &Entry)> {
        end = end.min(self.entries.len());
        while end > 0 {
            end -= 1;
            if !self.entries[end].key.is_null() {
                return Some((end, &self.entries[end]));
            }
        }
        None
    }

    /// Positions in use, deleted ones included.
    pub fn extent(&self) -> usize {
        self.entries.len()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| !e.key.is_null())
    }
}

/// A dict object.
#[derive(Default)]
pub struct Dict {
    pub table: RefCell<Table>,
    pub identity: Identity,
}

impl Dict {
    pub fn new() -> Dict {
        Dict::default()
    }

    pub fn len(&self) -> usize {
        self.table.borrow().live
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get_str(&self, name: &Rc<PyStr>) -> Option<Value> {
        let t = self.table.borrow();
        t.find_str(name).map(|i| t.entries[i].value.clone())
    }

    /// The value under a string or an integer, if it is found without asking anybody.
    pub(crate) fn get_plain(&self, key: &Value) -> Option<Value> {
        let t = self.table.borrow();
        t.find_plain(key).map(|i| t.entries[i].value.dup())
    }

    /// Swaps in the value under a string or an integer that is there already.
    pub(crate) fn swap_plain(&self, key: &Value, value: &mut Value) -> bool {
        let mut t = self.table.borrow_mut();
        match t.find_plain(key) {
            Some(i) => std::mem::swap(&mut t.entries[i].value, value),
            None => return false,
        }
        true
    }

    pub fn contains_str(&self, name: &Rc<PyStr>) -> bool {
        self.table.borrow().find_str(name).is_some()
    }

    /// Stores under a name; the old value is dropped after the dict is released.
    pub fn set_str(&self, name: &Rc<PyStr>, value: Value) {
        let mut t = self.table.borrow_mut();
        let old = match t.find_str(name) {
            Some(i) => t.replace(i, value),
            None => {
                t.append(Value::Str(name.clone()), name.hash(), value);
                Value::Null
            }
        };
        drop(t);
        drop(old);
    }

    pub fn remove_str(&self, name: &Rc<PyStr>) -> Option<Value> {
        let mut t = self.table.borrow_mut();
        let at = t.find_str(name)?;
        let entry = t.remove(at);
        drop(t);
        entry.map(|e| e.value)
    }

    /// A copy of all pairs, in order.
    pub fn pairs(&self) -> Vec<(Value, Value)> {
        self.table.borrow().iter().map(|e| (e.key.clone(), e.value.clone())).collect()
    }

    pub fn keys(&self) -> Vec<Value> {
        self.table.borrow().iter().map(|e| e.key.clone()).collect()
    }

    pub fn values(&self) -> Vec<Value> {
        self.table.borrow().iter().map(|e| e.value.clone()).collect()
    }

    /// Empties the dict; its contents are dropped after it is released.
    pub fn clear(&self) {
        let old = std::mem::take(&mut *self.table.borrow_mut());
        free_table(old);
    }

    /// A shallow copy with the same order and hashes.
    pub fn copy(&self) -> Dict {
        let t = self.table.borrow();
        let mut new = Table::default();
        new.entries = t.iter().cloned().collect();
        new.live = new.entries.len();
        if new.live > SMALL {
            new.reindex();
        }
        Dict { table: RefCell::new(new), identity: Identity::default() }
    }
}

fn free_table(mut table: Table) {
    let entries = std::mem::take(&mut table.entries);
    trash::free(entries.into_iter().flat_map(|e| [e.key, e.value]));
}

impl Drop for Dict {
    fn drop(&mut self) {
        let table = self.table.get_mut();
        if !table.entries.is_empty() {
            free_table(std::mem::take(table));
        }
    }
}
