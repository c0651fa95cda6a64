//! The inner loop: fetches and carries out the instructions of one frame until control leaves it.
//!
//! Most instructions have a quick way for the usual operands, which says whether it did the whole instruction. If it did
//! not, it has changed nothing, and `execute` does the instruction from the start with all its rules. So the quick ways
//! here know nothing of exceptions, Python-level protocols or suspension. The same holds for pairs (see `pairs`).

use super::Thread;
use super::arms::Ctl;
use crate::code::{Cache, CodeObject};
use crate::frame::PyFrame;
use crate::generator::{Kind, State};
use crate::iter::IterKind;
use crate::object::Object;
use crate::{Value, Vm};
use coroscope_bytecode::{BinOp, CmpOp, Instr};
use std::mem::forget;
use std::rc::Rc;

impl Thread {
    /// Runs from `f.ip` on. `f.last` is right all the time; `f.ip` only when this is left or `execute` is called.
    #[inline(never)]
    pub(super) fn run_frame(&mut self, vm: &Vm, f: &mut PyFrame, code: &CodeObject) -> Ctl {
        let (steps, pause_at) = (&vm.steps, &vm.heap.pause_at);
        let instrs = &*code.instrs;
        let mut ip = f.ip;
        loop {
            let now = steps.get();
            if now >= pause_at.get() {
                f.ip = ip;
                return Ctl::LookUp;
            }
            steps.set(now + 1);
            let at = ip;
            let Some(&instr) = instrs.get(at) else {
                return Ctl::Raise(vm.runtime_error("ran off the end of the code"));
            };
            f.last = at;
            ip = at + 1;
            let done = match instr {
                Instr::Nop => true,
                Instr::Pop => {
                    f.drop_top();
                    true
                }
                Instr::PushNull => f.put(Value::Null),
                Instr::LoadInt(n) => f.put(Value::Int(i64::from(n))),
                Instr::LoadConst(i) => match code.consts.get(i as usize) {
                    Some(v) => f.put(v.dup()),
                    None => false,
                },
                Instr::LoadFast(i) => f.quick_load(i),
                Instr::StoreFast(i) => f.quick_store(i),
                Instr::LoadFastFast(i, j) => {
                    ip = at + 2;
                    f.quick_load_two(i, j)
                }
                Instr::LoadFastInt(i, n) => {
                    ip = at + 2;
                    f.quick_load(u32::from(i)) && f.put(Value::Int(i64::from(n)))
                }
                Instr::LoadGlobal(i) => f.quick_global(code, at, i),
                Instr::LoadGlobalNull(i) => {
                    ip = at + 2;
                    f.quick_global(code, at, i) && f.put(Value::Null)
                }
                Instr::LoadAttr(i) => f.quick_attr(vm, code, at, i),
                Instr::LoadFastAttr(slot, i) => {
                    ip = at + 2;
                    f.quick_attr_of(vm, code, at + 1, slot, i)
                }
                Instr::StoreAttr(i) => f.quick_store_attr(vm, code, at, i),
                Instr::StoreFastAttr(slot, i) => {
                    ip = at + 2;
                    f.quick_store_attr_of(vm, code, at + 1, slot, i)
                }
                Instr::Copy(n) => f.quick_copy(n),
                Instr::Swap(n) => {
                    self.swap(f, n);
                    true
                }
                Instr::Subscr => f.quick_subscr(),
                Instr::StoreSubscr => f.quick_store_subscr(),
                Instr::Binary(op) | Instr::Inplace(op) => f.quick_binary(op),
                Instr::BinaryStore(op, i) => {
                    ip = at + 2;
                    (f.quick_binary(op) && f.quick_store(i)) || f.quick_append(vm, op, i)
                }
                Instr::Compare(op) => f.quick_compare(op),
                Instr::CompareJump(op, on, t) => {
                    let holds = f.quick_compare(op).then(|| f.pop_bool()).flatten();
                    ip = if holds == Some(on) { t as usize } else { at + 2 };
                    holds.is_some()
                }
                Instr::Is(invert) => f.quick_is_none(invert),
                Instr::Jump(t) => {
                    ip = t as usize;
                    true
                }
                Instr::PopJumpIfFalse(t) => match f.pop_bool() {
                    Some(b) => {
                        if !b {
                            ip = t as usize;
                        }
                        true
                    }
                    None => false,
                },
                Instr::PopJumpIfTrue(t) => match f.pop_bool() {
                    Some(b) => {
                        if b {
                            ip = t as usize;
                        }
                        true
                    }
                    None => false,
                },
                Instr::ForIter(_) => {
                    if let Some(Value::Generator(g)) = f.slots.last()
                        && g.kind == Kind::Generator
                    {
                        f.ip = ip;
                        return Ctl::NextOf(g.clone());
                    }
                    f.quick_next()
                }
                Instr::YieldFrom => {
                    if let [.., Value::Generator(g), _] = &f.slots[..] {
                        f.ip = at;
                        return Ctl::SendTo(g.clone());
                    }
                    false
                }
                Instr::GetAwaitable(_) => f.tops_fresh_coroutine(),
                Instr::Return => return Ctl::Return,
                Instr::Yield => {
                    f.ip = ip;
                    return Ctl::Yield;
                }
                Instr::Call(n) => {
                    f.ip = ip;
                    match self.call(vm, f, n) {
                        Ctl::Next => true,
                        other => return other,
                    }
                }
                _ => false,
            };
            if done {
                continue;
            }
            f.ip = at + 1;
            // For a pair, the first of the two.
            let plain = code.code.instrs.get(at).copied().unwrap_or(instr);
            match self.execute(vm, f, plain) {
                Ctl::Next => ip = f.ip,
                other => return other,
            }
        }
    }
}

/// The quick ways. Each leaves the frame as it was if it gives `false`.
impl PyFrame {
    #[inline(always)]
    fn put(&mut self, v: Value) -> bool {
        self.slots.push(v);
        true
    }

    #[inline(always)]
    fn quick_load(&mut self, i: u32) -> bool {
        match self.slots.get(i as usize) {
            None | Some(Value::Null) => false,
            Some(v) => {
                let v = v.dup();
                self.put(v)
            }
        }
    }

    #[inline(always)]
    fn quick_load_two(&mut self, i: u16, j: u16) -> bool {
        let (Some(a), Some(b)) = (self.slots.get(usize::from(i)), self.slots.get(usize::from(j))) else {
            return false;
        };
        if a.is_null() || b.is_null() {
            return false;
        }
        let (a, b) = (a.dup(), b.dup());
        self.slots.push(a);
        self.put(b)
    }

    #[inline(always)]
    fn quick_copy(&mut self, n: u32) -> bool {
        let v = self.peek(n as usize).dup();
        self.put(v)
    }

    #[inline(always)]
    fn quick_store(&mut self, i: u32) -> bool {
        let Some((top, below)) = self.slots.split_last_mut() else { return false };
        let Some(slot) = below.get_mut(i as usize) else { return false };
        match top {
            Value::Int(n) => Value::Int(*n).put_in(slot),
            _ => std::mem::swap(top, slot),
        }
        self.drop_top();
        true
    }

    #[inline(always)]
    fn pop_bool(&mut self) -> Option<bool> {
        let Some(Value::Bool(b)) = self.slots.last() else { return None };
        let b = *b;
        forget(self.slots.pop());
        Some(b)
    }

    /// `x is None`
    #[inline(always)]
    fn quick_is_none(&mut self, invert: bool) -> bool {
        let [.., a, Value::None] = &self.slots[..] else { return false };
        let same = a.is_none();
        forget(self.slots.pop());
        self.replace_top(Value::Bool(same != invert));
        true
    }

    /// A coroutine that has not started may be awaited as it is.
    #[inline(always)]
    fn tops_fresh_coroutine(&self) -> bool {
        matches!(self.slots.last(), Some(Value::Generator(g)) if g.is_coroutine() && g.state.get() == State::Created)
    }

    /// `text += more` for a text that only the variable and the stack hold: it grows in place.
    #[inline(never)]
    fn quick_append(&mut self, vm: &Vm, op: BinOp, i: u32) -> bool {
        let [.., Value::Str(a), Value::Str(b)] = &self.slots[..] else { return false };
        let own = matches!(self.slots.get(i as usize), Some(Value::Str(s)) if Rc::ptr_eq(s, a));
        let more = b.len_bytes() as u64;
        if op != BinOp::Add || !own || Rc::strong_count(a) != 2 || vm.reserve(more).is_err() {
            return false;
        }
        let Value::Str(more) = self.pop() else { return false };
        drop(self.slots.pop());
        match self.slots.get_mut(i as usize) {
            Some(Value::Str(text)) => Rc::make_mut(text).push_str(&more),
            _ => return false,
        }
        true
    }

    #[inline(always)]
    fn quick_binary(&mut self, op: BinOp) -> bool {
        let [.., a, b] = &mut self.slots[..] else { return false };
        let (Value::Int(x), Value::Int(y)) = (&mut *a, &*b) else {
            return self.quick_floats(op);
        };
        let result = match op {
            BinOp::Add => x.checked_add(*y),
            BinOp::Sub => x.checked_sub(*y),
            _ => integers(op, *x, *y),
        };
        match result {
            Some(n) => {
                *x = n;
                forget(self.slots.pop());
                true
            }
            None => false,
        }
    }

    #[inline(never)]
    fn quick_floats(&mut self, op: BinOp) -> bool {
        let [.., a, b] = &mut self.slots[..] else { return false };
        let (x, y) = match (&*a, &*b) {
            (Value::Float(x), Value::Float(y)) => (*x, *y),
            (Value::Float(x), Value::Int(y)) => (*x, *y as f64),
            (Value::Int(x), Value::Float(y)) => (*x as f64, *y),
            _ => return false,
        };
        let result = match op {
            BinOp::Add => x + y,
            BinOp::Sub => x - y,
            BinOp::Mul => x * y,
            BinOp::TrueDiv if y != 0.0 => x / y,
            _ => return false,
        };
        *a = Value::Float(result);
        forget(self.slots.pop());
        true
    }

    #[inline(always)]
    fn quick_compare(&mut self, op: CmpOp) -> bool {
        let [.., a, b] = &mut self.slots[..] else { return false };
        let (Value::Int(x), Value::Int(y)) = (&*a, &*b) else { return false };
        let holds = match op {
            CmpOp::Lt => x < y,
            CmpOp::Le => x <= y,
            CmpOp::Eq => x == y,
            CmpOp::Ne => x != y,
            CmpOp::Gt => x > y,
            CmpOp::Ge => x >= y,
        };
        forget(std::mem::replace(a, Value::Bool(holds)));
        forget(self.slots.pop());
        true
    }

    /// `list[int]` and `tuple[int]`, within bounds; dicts with plain keys that are there.
    #[inline(always)]
    fn quick_subscr(&mut self) -> bool {
        let [.., obj, key] = &self.slots[..] else { return false };
        let found = match (obj, key) {
            (Value::List(l), Value::Int(i)) => match usize::try_from(*i) {
                Ok(at) => l.items.borrow().get(at).map(Value::dup),
                Err(_) => None,
            },
            (Value::Tuple(t), Value::Int(i)) => match usize::try_from(*i) {
                Ok(at) => t.get(at).map(Value::dup),
                Err(_) => None,
            },
            (Value::Dict(d), Value::Int(_) | Value::Str(_)) => d.get_plain(key),
            _ => None,
        };
        let Some(v) = found else { return false };
        self.drop_top();
        self.replace_top(v);
        true
    }

    /// `[value, obj, key]`: where there is a value already that `key` picks as in `quick_subscr`.
    #[inline(always)]
    fn quick_store_subscr(&mut self) -> bool {
        let [.., value, obj, key] = &mut self.slots[..] else { return false };
        let done = match (&*obj, &*key) {
            (Value::List(l), Value::Int(i)) => match usize::try_from(*i) {
                Ok(at) => l.items.borrow_mut().get_mut(at).map(|item| std::mem::swap(item, value)).is_some(),
                Err(_) => false,
            },
            (Value::Dict(d), Value::Int(_) | Value::Str(_)) => d.swap_plain(key, value),
            _ => false,
        };
        if done {
            // The key, the container, and the value that was there.
            self.drop_top();
            self.drop_top();
            self.drop_top();
        }
        done
    }

    /// Ranges, and lists that are not at their end.
    #[inline(always)]
    fn quick_next(&mut self) -> bool {
        let Some(Value::Iter(it)) = self.slots.last() else { return false };
        let mut kind = it.kind.borrow_mut();
        let v = match &mut *kind {
            IterKind::Range { range, at } => match range.get(*at) {
                Some(n) => {
                    *at += 1;
                    Value::Int(n)
                }
                None => return false,
            },
            IterKind::List { list, at } => match list.items.borrow().get(*at) {
                Some(v) => {
                    *at += 1;
                    v.dup()
                }
                None => return false,
            },
            _ => return false,
        };
        drop(kind);
        self.put(v)
    }

    #[inline(always)]
    fn replace_top(&mut self, v: Value) {
        if let Some(top) = self.slots.last_mut() {
            v.put_in(top);
        }
    }

    /// A global or built-in name that is where it was the last time.
    #[inline(always)]
    fn quick_global(&mut self, code: &CodeObject, at: usize, name: u32) -> bool {
        let Some(cache) = code.cache(at) else { return false };
        let Some(name) = code.names.get(name as usize) else { return false };
        let table = self.globals.table.borrow();
        let found = match cache {
            Cache::Global { at } => table.value_named(at, name).map(Value::dup),
            Cache::Builtin { keys, builtins, at } if table.has_keys(keys) => {
                table.value_at(builtins).and_then(|builtins| match builtins {
                    Value::Module(m) => m.dict.table.borrow().value_named(at, name).map(Value::dup),
                    Value::Dict(d) => d.table.borrow().value_named(at, name).map(Value::dup),
                    _ => None,
                })
            }
            _ => None,
        };
        drop(table);
        match found {
            Some(v) => self.put(v),
            None => false,
        }
    }

    /// An attribute of an instance that is where it was the last time, in an instance of the same class.
    #[inline(always)]
    fn quick_attr(&mut self, vm: &Vm, code: &CodeObject, at: usize, name: u32) -> bool {
        let Some(Value::Object(o)) = self.slots.last() else { return false };
        match known_attr(vm, o, code, at, name) {
            Some(v) => {
                self.replace_top(v);
                true
            }
            None => false,
        }
    }

    /// The same of an instance in a local variable, which is not counted up and down for it.
    #[inline(always)]
    fn quick_attr_of(&mut self, vm: &Vm, code: &CodeObject, at: usize, slot: u16, name: u32) -> bool {
        let Some(Value::Object(o)) = self.slots.get(usize::from(slot)) else { return false };
        match known_attr(vm, o, code, at, name) {
            Some(v) => self.put(v),
            None => false,
        }
    }

    /// `[value, obj]`
    #[inline(always)]
    fn quick_store_attr(&mut self, vm: &Vm, code: &CodeObject, at: usize, name: u32) -> bool {
        let [.., value, Value::Object(o)] = &mut self.slots[..] else { return false };
        if !store_known_attr(vm, o, code, at, name, value) {
            return false;
        }
        // What is left on the stack is the instance, and the attribute's old value.
        self.drop_top();
        self.drop_top();
        true
    }

    /// `[value]`
    #[inline(always)]
    fn quick_store_attr_of(&mut self, vm: &Vm, code: &CodeObject, at: usize, slot: u16, name: u32) -> bool {
        let Some((value, below)) = self.slots.split_last_mut() else { return false };
        let Some(Value::Object(o)) = below.get(usize::from(slot)) else { return false };
        if !store_known_attr(vm, o, code, at, name, value) {
            return false;
        }
        self.drop_top();
        true
    }
}

#[inline]
fn known_attr(vm: &Vm, o: &Object, code: &CodeObject, at: usize, name: u32) -> Option<Value> {
    match code.cache(at)? {
        Cache::Own { class, state, at } if vm.knows(o, class, state) => o.own_at(at, code.names.get(name as usize)?),
        Cache::Slot { class, state, at } if vm.knows(o, class, state) => o.slot(at),
        Cache::Shared { class, state } if vm.knows(o, class, state) => {
            let name = code.names.get(name as usize)?;
            if o.has_own(name) { None } else { vm.lookup(&o.class_ref(), name) }
        }
        _ => None,
    }
}

/// Swaps `value` with the attribute's.
#[inline]
fn store_known_attr(vm: &Vm, o: &Object, code: &CodeObject, at: usize, name: u32, value: &mut Value) -> bool {
    match code.cache(at) {
        Some(Cache::Own { class, state, at }) if vm.knows(o, class, state) => match code.names.get(name as usize) {
            Some(name) => o.store_own_at(at, name, value),
            None => false,
        },
        Some(Cache::Slot { class, state, at }) if vm.knows(o, class, state) => o.store_slot(at, value),
        _ => false,
    }
}

/// Integer operators other than plus and minus, where the result is small.
#[inline(never)]
fn integers(op: BinOp, x: i64, y: i64) -> Option<i64> {
    match op {
        BinOp::Mul => match (i32::try_from(x), i32::try_from(y)) {
            (Ok(x), Ok(y)) => Some(i64::from(x) * i64::from(y)),
            _ => x.checked_mul(y),
        },
        BinOp::Mod if y > 0 => Some(x.rem_euclid(y)),
        BinOp::FloorDiv if y > 0 => Some(x.div_euclid(y)),
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        BinOp::RShift if y >= 0 => Some(x >> y.min(63)),
        _ => None,
    }
}
