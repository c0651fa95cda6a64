//! Items: `obj[key]`, slices, membership, length, and dicts and sets with keys of any kind.

use crate::dict::{Dict, Probe};
use crate::flow::Flow;
use crate::seq::SliceData;
use crate::set::Set;
use crate::{Exc, Res, Value, Vm};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use std::rc::Rc;

/// A slice made concrete: `start`, `start + step` ... `len` items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub len: usize,
}

impl Indices {
    /// The positions, all inside of the sequence.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..self.len as i64).map(move |i| (self.start + i * self.step) as usize)
    }
}

impl Vm {
    /// `slice.indices`, as CPython `PySlice_AdjustIndices`. Bounds must be ints or None (see [`Vm::slice_bounds`]).
    pub fn slice_indices(&self, s: &SliceData, len: usize) -> Res<Indices> {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        let clamp = |v: &Value| -> Res<Option<i64>> {
            match v {
                Value::None => Ok(None),
                v => match v.as_bigint() {
                    Some(n) => Ok(Some(n.to_i64().unwrap_or(if n.is_negative() { i64::MIN + 1 } else { i64::MAX }))),
                    None => Err(self.bad_slice_bound()),
                },
            }
        };
        let step = clamp(&s.step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let step = step.max(-i64::MAX);
        let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let bound = |v: Option<i64>, default: i64| match v {
            None => default,
            Some(n) if n < 0 => n.saturating_add(len).max(low),
            Some(n) => n.min(high),
        };
        let start = bound(clamp(&s.start)?, if step < 0 { high } else { low });
        let stop = bound(clamp(&s.stop)?, if step < 0 { low } else { high });
        let count = if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        Ok(Indices { start, stop, step, len: count as usize })
    }

    fn bad_slice_bound(&self) -> Exc {
        self.type_error("slice indices must be integers or None or have an __index__ method")
    }

    /// A slice whose bounds are ints or None, calling `__index__` where needed.
    pub async fn slice_bounds(&self, s: &SliceData) -> Res<SliceData> {
        let mut out = Vec::with_capacity(3);
        for v in [&s.start, &s.stop, &s.step] {
            out.push(match v {
                Value::None => Value::None,
                v if v.is_int() => v.clone(),
                v => match self.call_special(v, &self.names.index, Vec::new()).await? {
                    Some(r) if r.is_int() => r,
                    _ => return Err(self.bad_slice_bound()),
                },
            });
        }
        let step = out.pop().unwrap_or(Value::None);
        let stop = out.pop().unwrap_or(Value::None);
        let start = out.pop().unwrap_or(Value::None);
        Ok(SliceData { start, stop, step })
    }

    /// `obj[key]` of the built-in containers with plain keys.
    pub fn try_getitem(&self, obj: &Value, key: &Value) -> Option<Res> {
        match (obj, key) {
            (Value::List(l), Value::Int(i)) => {
                let items = l.items.borrow();
                let at = if *i < 0 { i.checked_add(items.len() as i64)? } else { *i };
                let found = usize::try_from(at).ok().and_then(|at| items.get(at).cloned());
                Some(found.ok_or_else(|| self.index_error("list index out of range")))
            }
            (Value::Tuple(t), Value::Int(i)) => {
                let at = if *i < 0 { i.checked_add(t.len() as i64)? } else { *i };
                let found = usize::try_from(at).ok().and_then(|at| t.get(at).cloned());
                Some(found.ok_or_else(|| self.index_error("tuple index out of range")))
            }
            (Value::Str(s), Value::Int(i)) => {
                let at = if *i < 0 { i.checked_add(s.len() as i64)? } else { *i };
                let found = usize::try_from(at).ok().and_then(|at| s.char_at(at));
                Some(found.map(|c| self.char_str(c)).ok_or_else(|| self.index_error("string index out of range")))
            }
            (Value::Dict(d), _) => match self.try_dict_get(d, key)? {
                Ok(Some(v)) => Some(Ok(v)),
                Ok(None) => Some(Err(self.key_error(key.clone()))),
                Err(e) => Some(Err(self.unhashable_key(e, key))),
            },
            (Value::List(l), Value::Slice(s)) if plain_bounds(s) => Some(self.slice_indices(s, l.len()).map(|ix| {
                let items = l.items.borrow();
                self.new_list(ix.positions().filter_map(|p| items.get(p).cloned()).collect())
            })),
            (Value::Tuple(t), Value::Slice(s)) if plain_bounds(s) => Some(
                self.slice_indices(s, t.len())
                    .map(|ix| Value::tuple(ix.positions().filter_map(|p| t.get(p).cloned()).collect())),
            ),
            (Value::Str(t), Value::Slice(s)) if plain_bounds(s) => Some(self.slice_indices(s, t.len()).map(|ix| {
                if ix.step == 1 {
                    return Value::str(t.slice(ix.start as usize, ix.start as usize + ix.len));
                }
                if t.is_ascii() {
                    let b = t.as_bytes();
                    return Value::str(ix.positions().map(|p| b[p] as char).collect::<String>());
                }
                let chars: Vec<char> = t.chars().collect();
                Value::str(ix.positions().filter_map(|p| chars.get(p)).collect::<String>())
            })),
            _ => None,
        }
    }

    /// CPython 3.14 words an unhashable key by what was done with it.
    fn unhashable_key(&self, e: Exc, key: &Value) -> Exc {
        self.unusable(e, key, "a dict key")
    }

    /// `obj[key]`
    pub fn getitem_flow(&self, obj: &Value, key: &Value) -> Flow {
        if let Some(res) = self.try_getitem(obj, key) {
            return res.into();
        }
        if let Some(flow) = self.special_flow(obj, &self.names.getitem, vec![key.clone()]) {
            return flow;
        }
        if let Value::Class(c) = obj {
            if Rc::ptr_eq(c, &self.types.type_) {
                return Flow::Value(crate::builtins::generic_alias::new(self, obj, key));
            }
            let flow = self.type_getattr(c, &self.names.class_getitem);
            let (vm, key, name) = (self.clone(), key.clone(), c.name());
            return Flow::run(async move {
                match vm.flow(flow).await {
                    Ok(f) => vm.call(&f, vec![key]).await,
                    Err(e) if e.is_a(&vm.exc.attribute_error) => {
                        Err(vm.type_error(format!("type '{name}' is not subscriptable")))
                    }
                    Err(e) => Err(e),
                }
            });
        }
        Flow::Err(self.type_error(format!("'{}' object is not subscriptable", self.type_name(obj))))
    }

    /// `obj[key] = value` of the built-in containers with plain keys.
    pub fn try_setitem(&self, obj: &Value, key: &Value, value: &Value) -> Option<Res<()>> {
        match (obj, key) {
            (Value::List(l), Value::Int(i)) => {
                let mut items = l.items.borrow_mut();
                let at = if *i < 0 { i.checked_add(items.len() as i64)? } else { *i };
                let Some(slot) = usize::try_from(at).ok().and_then(|at| items.get_mut(at)) else {
                    return Some(Err(self.index_error("list assignment index out of range")));
                };
                let old = std::mem::replace(slot, value.clone());
                drop(items);
                drop(old);
                Some(Ok(()))
            }
            (Value::Dict(d), _) => {
                Some(self.try_dict_set(d, key.clone(), value.clone())?.map_err(|e| self.unhashable_key(e, key)))
            }
            _ => None,
        }
    }

    pub fn setitem_flow(&self, obj: &Value, key: &Value, value: Value) -> Flow {
        if let Some(res) = self.try_setitem(obj, key, &value) {
            return match res {
                Ok(()) => Flow::Value(Value::None),
                Err(e) => Flow::Err(e),
            };
        }
        self.special_flow(obj, &self.names.setitem, vec![key.clone(), value]).unwrap_or_else(|| {
            let words = format!("'{}' object does not support item assignment", self.type_name(obj));
            Flow::Err(self.type_error(words))
        })
    }

    pub fn delitem_flow(&self, obj: &Value, key: &Value) -> Flow {
        self.special_flow(obj, &self.names.delitem, vec![key.clone()]).unwrap_or_else(|| {
            let doesnt = if matches!(obj, Value::Tuple(_) | Value::Str(_) | Value::Range(_) | Value::Bytes(_)) {
                "doesn't"
            } else {
                "does not"
            };
            let words = format!("'{}' object {doesnt} support item deletion", self.type_name(obj));
            Flow::Err(self.type_error(words))
        })
    }

    pub async fn getitem(&self, obj: &Value, key: &Value) -> Res {
        self.flow(self.getitem_flow(obj, key)).await
    }

    pub async fn setitem(&self, obj: &Value, key: Value, value: Value) -> Res<()> {
        self.flow(self.setitem_flow(obj, &key, value)).await.map(drop)
    }

    pub async fn delitem(&self, obj: &Value, key: &Value) -> Res<()> {
        self.flow(self.delitem_flow(obj, key)).await.map(drop)
    }

    /// `item in container`, where no Python code is needed.
    pub fn try_contains(&self, container: &Value, item: &Value) -> Option<Res<bool>> {
        use crate::equal::{self, Verdict};
        let among = |items: &[Value]| {
            for v in items {
                match equal::keys(v, item) {
                    Verdict::Same => return Some(Ok(true)),
                    Verdict::Different => {}
                    Verdict::Ask => return None,
                }
            }
            Some(Ok(false))
        };
        match container {
            Value::List(l) => among(&l.items.borrow()),
            Value::Tuple(t) => among(t),
            Value::Dict(d) => {
                Some(self.try_dict_get(d, item)?.map(|v| v.is_some()).map_err(|e| self.unhashable_key(e, item)))
            }
            Value::Set(s) | Value::FrozenSet(s) => self.try_set_contains(s, item),
            Value::Str(s) => match item.as_str() {
                Some(part) => Some(Ok(s.contains(part.as_str()))),
                None => Some(Err(self.type_error(format!(
                    "'in <string>' requires string as left operand, not {}",
                    self.type_name(item)
                )))),
            },
            _ => None,
        }
    }

    pub async fn contains(&self, container: &Value, item: &Value) -> Res<bool> {
        if let Some(res) = self.try_contains(container, item) {
            return res;
        }
        let class = self.type_of(container);
        match self.lookup(&class, &self.names.contains) {
            Some(Value::None) => {
                return Err(self.type_error(format!("'{}' object is not a container", self.shown_name(&class))));
            }
            Some(_) => {
                let r = self.call_special(container, &self.names.contains, vec![item.clone()]).await?;
                return self.truth(&r.unwrap_or(Value::None)).await;
            }
            None => {}
        }
        if self.lookup(&class, &self.names.iter).is_none() && self.lookup(&class, &self.names.getitem).is_none() {
            let words = format!("argument of type '{}' is not a container or iterable", self.shown_name(&class));
            return Err(self.type_error(words));
        }
        let it = self.iter(container).await?;
        while let Some(v) = self.next(&it).await? {
            if self.eq(&v, item).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `len`, where no Python code is needed.
    pub fn try_len(&self, v: &Value) -> Option<usize> {
        Some(match v {
            Value::Str(s) => s.len(),
            Value::Bytes(b) => b.len(),
            Value::List(l) => l.len(),
            Value::Tuple(t) => t.len(),
            Value::Dict(d) => d.len(),
            Value::Set(s) | Value::FrozenSet(s) => s.len(),
            Value::Range(r) => usize::try_from(r.small?.len).ok()?,
            _ => return None,
        })
    }

    pub async fn len_of(&self, v: &Value) -> Res<usize> {
        if let Some(n) = self.try_len(v) {
            return Ok(n);
        }
        match self.call_special(v, &self.names.len, Vec::new()).await? {
            Some(r) => self.check_len(r),
            None => Err(self.type_error(format!("object of type '{}' has no len()", self.type_name(v)))),
        }
    }

    // ---- dicts and sets ----------------------------------------------------------------------------------------

    /// A lookup, or `None` where a key's own `__eq__` or `__hash__` must be asked.
    pub fn try_dict_get(&self, dict: &Dict, key: &Value) -> Option<Res<Option<Value>>> {
        let hash = match self.try_hash(key)? {
            Ok(h) => h,
            Err(e) => return Some(Err(e)),
        };
        let t = dict.table.borrow();
        match t.find(key, hash) {
            Probe::Found(i) => Some(Ok(t.entry(i).map(|e| e.value.clone()))),
            Probe::Missing => Some(Ok(None)),
            Probe::Ask(_) => None,
        }
    }

    pub fn try_dict_set(&self, dict: &Dict, key: Value, value: Value) -> Option<Res<()>> {
        let hash = match self.try_hash(&key)? {
            Ok(h) => h,
            Err(e) => return Some(Err(e)),
        };
        let mut t = dict.table.borrow_mut();
        let old = match t.find(&key, hash) {
            Probe::Found(i) => t.replace(i, value),
            Probe::Missing => {
                t.append(key, hash, value);
                Value::Null
            }
            Probe::Ask(_) => return None,
        };
        drop(t);
        drop(old);
        Some(Ok(()))
    }

    /// Finds a key in a dict whatever its class, asking `__hash__` and `__eq__`. Gives its hash and position.
    async fn dict_find(&self, dict: &Rc<Dict>, key: &Value) -> Res<(u64, Option<usize>)> {
        let hash = match self.hash_of(key).await {
            Ok(h) => h,
            Err(e) => return Err(self.unhashable_key(e, key)),
        };
        loop {
            let probe = dict.table.borrow().find(key, hash);
            let candidates = match probe {
                Probe::Found(i) => return Ok((hash, Some(i))),
                Probe::Missing => return Ok((hash, None)),
                Probe::Ask(list) => list,
            };
            let mut changed = false;
            for i in candidates {
                let Some(theirs) = dict.table.borrow().entry(i).map(|e| e.key.clone()) else { continue };
                let same = self.eq(&theirs, key).await?;
                let still = dict.table.borrow().entry(i).is_some_and(|e| e.key.is(&theirs));
                if !still {
                    changed = true;
                    break;
                }
                if same {
                    return Ok((hash, Some(i)));
                }
            }
            if !changed {
                return Ok((hash, None));
            }
        }
    }

    pub async fn dict_get(&self, dict: &Rc<Dict>, key: &Value) -> Res<Option<Value>> {
        if let Some(res) = self.try_dict_get(dict, key) {
            return res.map_err(|e| self.unhashable_key(e, key));
        }
        let (_, at) = self.dict_find(dict, key).await?;
        Ok(at.and_then(|i| dict.table.borrow().entry(i).map(|e| e.value.clone())))
    }

    pub async fn dict_set(&self, dict: &Rc<Dict>, key: Value, value: Value) -> Res<()> {
        if let Some(res) = self.try_dict_set(dict, key.clone(), value.clone()) {
            return res.map_err(|e| self.unhashable_key(e, &key));
        }
        let (hash, at) = self.dict_find(dict, &key).await?;
        let mut t = dict.table.borrow_mut();
        let old = match at {
            Some(i) => t.replace(i, value),
            None => {
                t.append(key, hash, value);
                Value::Null
            }
        };
        drop(t);
        drop(old);
        Ok(())
    }

    /// Takes a key out; gives key and value as they were in the dict.
    pub async fn dict_remove(&self, dict: &Rc<Dict>, key: &Value) -> Res<Option<(Value, Value)>> {
        let (_, at) = self.dict_find(dict, key).await?;
        let entry = at.and_then(|i| dict.table.borrow_mut().remove(i));
        Ok(entry.map(|e| (e.key, e.value)))
    }

    /// A TypeError of hashing, in the words of what the value was to be.
    fn unusable(&self, e: Exc, v: &Value, what: &str) -> Exc {
        if !Rc::ptr_eq(&e.class(), &self.exc.type_error) {
            return e;
        }
        let name = self.type_name(v);
        let words = e.args().as_tuple().and_then(|t| t.first().and_then(|m| m.as_str().cloned()));
        let inner = words.map_or_else(|| format!("unhashable type: '{name}'"), |w| w.to_string());
        self.type_error(format!("cannot use '{name}' as {what} ({inner})"))
    }

    fn unhashable_element(&self, e: Exc, v: &Value) -> Exc {
        self.unusable(e, v, "a set element")
    }

    pub fn try_set_contains(&self, set: &Set, v: &Value) -> Option<Res<bool>> {
        let hash = match self.try_hash(v)? {
            Ok(h) => h,
            Err(_) if matches!(v, Value::Set(_)) => return None,
            Err(e) => return Some(Err(self.unhashable_element(e, v))),
        };
        match set.table.borrow().find(v, hash) {
            Probe::Found(_) => Some(Ok(true)),
            Probe::Missing => Some(Ok(false)),
            Probe::Ask(_) => None,
        }
    }

    /// Adds; says whether it was new.
    pub fn try_set_add(&self, set: &Set, v: Value) -> Option<Res<bool>> {
        let hash = match self.try_hash(&v)? {
            Ok(h) => h,
            Err(e) => return Some(Err(self.unhashable_element(e, &v))),
        };
        let mut t = set.table.borrow_mut();
        match t.find(&v, hash) {
            Probe::Found(_) => Some(Ok(false)),
            Probe::Missing => {
                t.add_new(v, hash);
                Some(Ok(true))
            }
            Probe::Ask(_) => None,
        }
    }

    async fn set_find(&self, set: &Rc<Set>, v: &Value) -> Res<(u64, Option<usize>)> {
        // A set may be looked up in a set of frozensets: it is hashed as one.
        let hash = match v {
            Value::Set(s) => s.frozen_hash(),
            _ => self.hash_of(v).await.map_err(|e| self.unhashable_element(e, v))?,
        };
        loop {
            let probe = set.table.borrow().find(v, hash);
            let candidates = match probe {
                Probe::Found(i) => return Ok((hash, Some(i))),
                Probe::Missing => return Ok((hash, None)),
                Probe::Ask(list) => list,
            };
            let mut changed = false;
            for i in candidates {
                let Some(theirs) = set.table.borrow().get(i).map(|(k, _)| k.clone()) else { continue };
                let same = self.eq(&theirs, v).await?;
                if !set.table.borrow().get(i).is_some_and(|(k, _)| k.is(&theirs)) {
                    changed = true;
                    break;
                }
                if same {
                    return Ok((hash, Some(i)));
                }
            }
            if !changed {
                return Ok((hash, None));
            }
        }
    }

    pub async fn set_add(&self, set: &Rc<Set>, v: Value) -> Res<bool> {
        if let Some(res) = self.try_set_add(set, v.clone()) {
            return res;
        }
        let (hash, at) = self.set_find(set, &v).await?;
        if at.is_none() {
            set.table.borrow_mut().add_new(v, hash);
        }
        Ok(at.is_none())
    }

    pub async fn set_contains(&self, set: &Rc<Set>, v: &Value) -> Res<bool> {
        match self.try_set_contains(set, v) {
            Some(res) => res,
            None => Ok(self.set_find(set, v).await?.1.is_some()),
        }
    }

    pub async fn set_remove(&self, set: &Rc<Set>, v: &Value) -> Res<bool> {
        let (_, at) = self.set_find(set, v).await?;
        let old = at.and_then(|i| set.table.borrow_mut().remove(i));
        Ok(old.is_some())
    }

    /// A frozenset of constants, which are always plain.
    pub fn frozenset_of_constants(&self, items: Vec<Value>) -> Value {
        let set = Set::new();
        for v in items {
            let _ = self.try_set_add(&set, v);
        }
        Value::FrozenSet(Rc::new(set))
    }
}

fn plain_bounds(s: &SliceData) -> bool {
    [&s.start, &s.stop, &s.step]
        .iter()
        .all(|v| matches!(v, Value::None | Value::Int(_) | Value::BigInt(_) | Value::Bool(_)))
}

/// The number of items of a range of any size.
pub fn range_len(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    if step.is_zero() {
        return BigInt::zero();
    }
    let (low, high, step) = if step.is_positive() { (start, stop, step.clone()) } else { (stop, start, -step) };
    if low >= high { BigInt::zero() } else { (high - low - 1) / step + 1 }
}
