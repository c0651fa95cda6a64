//! Comparison, hashing and truth.

use crate::equal::{self, Hashed, Verdict};
use crate::flow::Flow;
use crate::string::PyStr;
use crate::{Exc, Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use std::cmp::Ordering;
use std::rc::Rc;

/// The operator with its sides exchanged.
fn swapped(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
        same => same,
    }
}

pub fn symbol(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}

pub fn holds(op: CmpOp, order: Ordering) -> bool {
    match op {
        CmpOp::Lt => order.is_lt(),
        CmpOp::Le => order.is_le(),
        CmpOp::Eq => order.is_eq(),
        CmpOp::Ne => order.is_ne(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Ge => order.is_ge(),
    }
}

impl Vm {
    fn compare_name(&self, op: CmpOp) -> &Rc<PyStr> {
        match op {
            CmpOp::Lt => &self.names.lt,
            CmpOp::Le => &self.names.le,
            CmpOp::Eq => &self.names.eq,
            CmpOp::Ne => &self.names.ne,
            CmpOp::Gt => &self.names.gt,
            CmpOp::Ge => &self.names.ge,
        }
    }

    /// A comparison of built-in values that needs no Python code.
    pub fn try_compare(&self, op: CmpOp, a: &Value, b: &Value) -> Option<Res> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => return Some(Ok(Value::Bool(holds(op, x.cmp(y))))),
            (Value::Float(x), Value::Float(y)) => return Some(Ok(Value::Bool(float_holds(op, *x, *y)))),
            (Value::Str(x), Value::Str(y)) => return Some(Ok(Value::Bool(holds(op, x.as_str().cmp(y.as_str()))))),
            (Value::Object(_), _) | (_, Value::Object(_)) => return None,
            _ => {}
        }
        if let Some(order) = super::number::order(a, b) {
            return Some(Ok(Value::Bool(match order {
                Some(order) => holds(op, order),
                None => op == CmpOp::Ne,
            })));
        }
        match op {
            CmpOp::Eq | CmpOp::Ne => match equal::values(a, b) {
                Verdict::Same => Some(Ok(Value::Bool(op == CmpOp::Eq))),
                Verdict::Different => Some(Ok(Value::Bool(op == CmpOp::Ne))),
                Verdict::Ask => None,
            },
            _ => match (a, b) {
                (Value::Bytes(x), Value::Bytes(y)) => Some(Ok(Value::Bool(holds(op, x.cmp(y))))),
                (Value::Tuple(x), Value::Tuple(y)) => self.try_order_items(op, x, y),
                (Value::List(x), Value::List(y)) => self.try_order_items(op, &x.to_vec(), &y.to_vec()),
                _ => None,
            },
        }
    }

    /// Lexicographic order: the first items that differ decide, if they are plain.
    fn try_order_items(&self, op: CmpOp, x: &[Value], y: &[Value]) -> Option<Res> {
        for (a, b) in x.iter().zip(y) {
            match equal::keys(a, b) {
                Verdict::Same => {}
                Verdict::Ask => return None,
                Verdict::Different => match (a, b) {
                    (Value::Tuple(_) | Value::List(_), _) => return None,
                    _ => return self.try_compare(op, a, b),
                },
            }
        }
        Some(Ok(Value::Bool(holds(op, x.len().cmp(&y.len())))))
    }

    /// `a op b`
    pub fn compare_flow(&self, op: CmpOp, a: &Value, b: &Value) -> Flow {
        if let Some(res) = self.try_compare(op, a, b) {
            return res.into();
        }
        let (vm, a, b) = (self.clone(), a.clone(), b.clone());
        Flow::run(async move { vm.compare_slow(op, &a, &b).await })
    }

    pub async fn compare(&self, op: CmpOp, a: &Value, b: &Value) -> Res {
        if let Some(res) = self.try_compare(op, a, b) {
            return res;
        }
        let (vm, a, b) = (self.clone(), a.clone(), b.clone());
        self.run(Box::pin(async move { vm.compare_slow(op, &a, &b).await })).await
    }

    /// CPython `do_richcompare`.
    async fn compare_slow(&self, op: CmpOp, a: &Value, b: &Value) -> Res {
        let (ca, cb) = (self.type_of(a), self.type_of(b));
        let mut tried_right = false;
        if !Rc::ptr_eq(&ca, &cb)
            && cb.is_subclass_of(&ca)
            && let Some(r) = self.call_special(b, self.compare_name(swapped(op)), vec![a.clone()]).await?
        {
            tried_right = true;
            if !matches!(r, Value::NotImplemented) {
                return Ok(r);
            }
        }
        if let Some(r) = self.call_special(a, self.compare_name(op), vec![b.clone()]).await?
            && !matches!(r, Value::NotImplemented)
        {
            return Ok(r);
        }
        if !tried_right
            && let Some(r) = self.call_special(b, self.compare_name(swapped(op)), vec![a.clone()]).await?
            && !matches!(r, Value::NotImplemented)
        {
            return Ok(r);
        }
        match op {
            CmpOp::Eq => Ok(Value::Bool(a.is(b))),
            CmpOp::Ne => Ok(Value::Bool(!a.is(b))),
            _ => Err(self.type_error(format!(
                "'{}' not supported between instances of '{}' and '{}'",
                symbol(op),
                self.shown_name(&ca),
                self.shown_name(&cb)
            ))),
        }
    }

    /// `a is b or a == b`, as containers compare.
    pub async fn eq(&self, a: &Value, b: &Value) -> Res<bool> {
        match equal::keys(a, b) {
            Verdict::Same => Ok(true),
            Verdict::Different => Ok(false),
            Verdict::Ask => {
                let r = self.compare(CmpOp::Eq, a, b).await?;
                self.truth(&r).await
            }
        }
    }

    pub async fn less(&self, a: &Value, b: &Value) -> Res<bool> {
        let r = self.compare(CmpOp::Lt, a, b).await?;
        self.truth(&r).await
    }

    /// Comparison of two sequences item by item, for natives (`list.__lt__` and so on).
    pub async fn compare_items(&self, op: CmpOp, x: &[Value], y: &[Value]) -> Res {
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && x.len() != y.len() {
            return Ok(Value::Bool(op == CmpOp::Ne));
        }
        for (a, b) in x.iter().zip(y) {
            if !self.eq(a, b).await? {
                return match op {
                    CmpOp::Eq => Ok(Value::Bool(false)),
                    CmpOp::Ne => Ok(Value::Bool(true)),
                    _ => self.compare(op, a, b).await,
                };
            }
        }
        Ok(Value::Bool(holds(op, x.len().cmp(&y.len()))))
    }

    /// The truth of a value, where no Python code is needed.
    pub fn try_truth(&self, v: &Value) -> Option<bool> {
        Some(match v {
            Value::Bool(b) => *b,
            Value::None => false,
            Value::Int(n) => *n != 0,
            Value::Str(s) => !s.is_empty(),
            Value::List(l) => !l.is_empty(),
            Value::Tuple(t) => !t.is_empty(),
            Value::Dict(d) => !d.is_empty(),
            Value::Set(s) | Value::FrozenSet(s) => !s.is_empty(),
            Value::Float(x) => *x != 0.0,
            Value::BigInt(_) => true,
            Value::Complex(c) => c.0 != 0.0 || c.1 != 0.0,
            Value::Bytes(b) => !b.is_empty(),
            Value::Range(r) => r.small.map_or_else(|| crate::builtins::range::is_truthy(r), |s| s.len > 0),
            Value::NotImplemented => return None,
            Value::Object(o) => {
                let class = o.class_ref();
                let bool_method = self.lookup(&class, &self.names.bool_);
                let len_method = if bool_method.is_none() { self.lookup(&class, &self.names.len) } else { None };
                match (bool_method, len_method) {
                    (None, None) => true,
                    _ => return None,
                }
            }
            Value::Class(c) if c.metaclass.borrow().is_some() => return None,
            _ => true,
        })
    }

    pub async fn truth(&self, v: &Value) -> Res<bool> {
        if let Some(b) = self.try_truth(v) {
            return Ok(b);
        }
        if matches!(v, Value::NotImplemented) {
            return Err(self.type_error("NotImplemented should not be used in a boolean context"));
        }
        if let Some(r) = self.call_special(v, &self.names.bool_, Vec::new()).await? {
            return match r {
                Value::Bool(b) => Ok(b),
                other => {
                    Err(self.type_error(format!("__bool__ should return bool, returned {}", self.type_name(&other))))
                }
            };
        }
        if let Some(r) = self.call_special(v, &self.names.len, Vec::new()).await? {
            return Ok(self.check_len(r)? != 0);
        }
        Ok(true)
    }

    /// A `__len__` result as a number.
    pub fn check_len(&self, r: Value) -> Res<usize> {
        match r.as_i64() {
            Some(n) => usize::try_from(n).map_err(|_| self.value_error("__len__() should return >= 0")),
            None if r.is_int() => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
            None => {
                let words = format!("'{}' object cannot be interpreted as an integer", self.type_name(&r));
                Err(self.type_error(words))
            }
        }
    }

    fn unhashable(&self, v: &Value) -> Exc {
        // A tuple is unhashable for what is in it.
        let mut v = v;
        while let Value::Tuple(items) = v
            && let Some(inner) = items.iter().find(|i| matches!(equal::hash(i), Hashed::Unhashable))
        {
            v = inner;
        }
        self.type_error(format!("unhashable type: '{}'", self.type_name(v)))
    }

    /// The hash, where no Python code is needed.
    pub fn try_hash(&self, v: &Value) -> Option<Res<u64>> {
        match equal::hash(v) {
            Hashed::Hash(h) => Some(Ok(h)),
            Hashed::Unhashable => Some(Err(self.unhashable(v))),
            Hashed::Ask => None,
        }
    }

    pub async fn hash_of(&self, v: &Value) -> Res<u64> {
        if let Some(res) = self.try_hash(v) {
            return res;
        }
        if let Value::Tuple(items) = v {
            let (vm, items) = (self.clone(), items.clone());
            let h = self
                .run(Box::pin(async move {
                    let mut hash = crate::num::hash::TupleHash::new();
                    for item in items.iter() {
                        hash.add(vm.hash_of(item).await? as i64);
                    }
                    Ok(Value::Int(hash.finish()))
                }))
                .await?;
            return Ok(h.as_i64().unwrap_or(0) as u64);
        }
        match self.call_special(v, &self.names.hash, Vec::new()).await? {
            Some(r) if r.as_i64().is_some() => Ok(r.as_i64().map_or(0, |n| if n == -1 { -2 } else { n }) as u64),
            Some(r) => match r.as_bigint() {
                Some(n) => Ok(crate::num::hash::of_int(&n) as u64),
                None => Err(self.type_error("__hash__ method should return an integer")),
            },
            None => Err(self.unhashable(v)),
        }
    }
}

pub fn float_holds(op: CmpOp, x: f64, y: f64) -> bool {
    match op {
        CmpOp::Lt => x < y,
        CmpOp::Le => x <= y,
        CmpOp::Eq => x == y,
        CmpOp::Ne => x != y,
        CmpOp::Gt => x > y,
        CmpOp::Ge => x >= y,
    }
}
