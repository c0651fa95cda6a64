//! The inner loop: fetches and carries out the instructions of one frame until control leaves it.
//!
//! Most instructions have a quick way for the usual operands, which says whether it did the whole instruction. If it did
//! not, it has changed nothing, and `execute` does the instruction from the start with all its rules. So the quick ways
//! here know nothing of exceptions, Python-level protocols or suspension.

use super::Thread;
use super::arms::Ctl;
use crate::code::{Cache, CodeObject};
use crate::frame::PyFrame;
use crate::iter::IterKind;
use crate::{Value, Vm};
use coroscope_bytecode::{BinOp, CmpOp, Instr};
use std::mem::forget;

impl Thread {
    /// Runs from `f.ip` on. `f.last` is right all the time; `f.ip` only when this is left or `execute` is called.
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
                    f.pop().release();
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
                Instr::LoadGlobal(i) => f.quick_global(code, at, i),
                Instr::LoadAttr(i) => f.quick_attr(vm, code, at, i),
                Instr::StoreAttr(i) => f.quick_store_attr(vm, code, at, i),
                Instr::Subscr => f.quick_subscr(),
                Instr::Binary(op) | Instr::Inplace(op) => f.quick_binary(op),
                Instr::Compare(op) => f.quick_compare(op),
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
                Instr::ForIter(_) => f.quick_next(),
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
            f.ip = ip;
            match self.execute(vm, f, instr) {
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
    fn quick_store(&mut self, i: u32) -> bool {
        let v = self.pop();
        if let Some(slot) = self.slots.get_mut(i as usize) {
            std::mem::replace(slot, v).release();
        }
        true
    }

    #[inline(always)]
    fn pop_bool(&mut self) -> Option<bool> {
        let Some(Value::Bool(b)) = self.slots.last() else { return None };
        let b = *b;
        forget(self.slots.pop());
        Some(b)
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

    /// `list[int]` and `tuple[int]`, within bounds.
    #[inline(always)]
    fn quick_subscr(&mut self) -> bool {
        let [.., obj, Value::Int(i)] = &self.slots[..] else { return false };
        let at = *i as usize;
        let found = match obj {
            Value::List(l) if *i >= 0 => l.items.borrow().get(at).map(Value::dup),
            Value::Tuple(t) if *i >= 0 => t.get(at).map(Value::dup),
            _ => None,
        };
        let Some(v) = found else { return false };
        forget(self.slots.pop());
        self.replace_top(v);
        true
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
            std::mem::replace(top, v).release();
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
        let Some(cache) = code.cache(at) else { return false };
        let found = match cache {
            Cache::Own { class, state, at } if vm.knows(o, class, state) => match code.names.get(name as usize) {
                Some(name) => o.own_at(at, name),
                None => None,
            },
            Cache::Slot { class, state, at } if vm.knows(o, class, state) => o.slot(at),
            _ => None,
        };
        match found {
            Some(v) => {
                self.replace_top(v);
                true
            }
            None => false,
        }
    }

    /// `[value, obj]`: the same for storing.
    #[inline(always)]
    fn quick_store_attr(&mut self, vm: &Vm, code: &CodeObject, at: usize, name: u32) -> bool {
        let Some(cache) = code.cache(at) else { return false };
        let Some(name) = code.names.get(name as usize) else { return false };
        let [.., value, Value::Object(o)] = &mut self.slots[..] else { return false };
        match cache {
            Cache::Own { class, state, at } if vm.knows(o, class, state) => {
                if !o.store_own_at(at, name, value) {
                    return false;
                }
            }
            Cache::Slot { class, state, at } if vm.knows(o, class, state) => {
                if !o.store_slot(at, value) {
                    return false;
                }
            }
            _ => return false,
        }
        // What is left on the stack is the instance, and the attribute's old value.
        self.pop().release();
        self.pop().release();
        true
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
