//! Iteration: `iter`, `next`, and taking all items.

use crate::flow::{Flow, Input, Output};
use crate::function::NativeFn;
use crate::generator::Kind;
use crate::iter::{DictPart, Iter, IterKind, Next};
use crate::{Args, Res, Value, Vm};

impl Vm {
    /// An iterator, where no Python code is needed to make it.
    pub fn try_iter(&self, v: &Value) -> Option<Value> {
        Some(Iter::new(match v {
            Value::List(list) => IterKind::List { list: list.clone(), at: 0 },
            Value::Tuple(tuple) => IterKind::Tuple { tuple: tuple.clone(), at: 0 },
            Value::Str(text) => IterKind::Str { text: text.clone(), at: 0 },
            Value::Bytes(bytes) => IterKind::Bytes { bytes: bytes.clone(), at: 0 },
            Value::Range(r) => match r.small {
                Some(range) => IterKind::Range { range, at: 0 },
                None => return crate::builtins::range::big_iter(r),
            },
            Value::Dict(dict) => IterKind::Dict {
                dict: dict.clone(),
                part: DictPart::Keys,
                at: 0,
                len: dict.len(),
                left: dict.len(),
                reversed: false,
            },
            Value::Set(set) | Value::FrozenSet(set) => IterKind::Set { set: set.clone(), at: 0, len: set.len() },
            Value::Iter(_) => return Some(v.clone()),
            Value::Generator(g)
                if matches!(g.kind, Kind::Generator | Kind::CoroutineWrapper | Kind::FutureIter | Kind::Anext) =>
            {
                return Some(v.clone());
            }
            _ => return None,
        }))
    }

    /// `iter(v)`
    pub fn iter_flow(&self, v: &Value) -> Flow {
        if let Some(it) = self.try_iter(v) {
            return Flow::Value(it);
        }
        let class = self.type_of(v);
        match self.lookup(&class, &self.names.iter) {
            Some(Value::None) => {}
            Some(_) => {
                let Some(flow) = self.special_flow(v, &self.names.iter, Vec::new()) else {
                    return Flow::Err(self.not_iterable(v));
                };
                let vm = self.clone();
                return Flow::run(async move {
                    let it = vm.flow(flow).await?;
                    if vm.is_iterator(&it) {
                        return Ok(it);
                    }
                    Err(vm.type_error(format!("iter() returned non-iterator of type '{}'", vm.type_name(&it))))
                });
            }
            None if self.lookup(&class, &self.names.getitem).is_some() && !matches!(v, Value::Class(_)) => {
                return Flow::Value(Iter::new(IterKind::Sequence { object: v.clone(), at: 0, step: 1 }));
            }
            None => {}
        }
        Flow::Err(self.not_iterable(v))
    }

    fn not_iterable(&self, v: &Value) -> crate::Exc {
        self.type_error(format!("'{}' object is not iterable", self.type_name(v)))
    }

    pub fn is_iterator(&self, v: &Value) -> bool {
        match v {
            Value::Iter(_) => true,
            Value::Generator(g) => !matches!(g.kind, Kind::Coroutine | Kind::AsyncGenerator),
            _ => self.lookup_special(v, &self.names.next).is_some(),
        }
    }

    /// One step, where no Python code is needed.
    pub fn try_next(&self, it: &Value) -> Next {
        match it {
            Value::Iter(it) => it.step(self),
            Value::Object(o) => match self.lookup(&o.class_ref(), &self.names.next) {
                Some(Value::Builtin(b)) => match b.func {
                    NativeFn::Sync(f) => match f(self, Args { pos: std::slice::from_ref(it), kw: &[] }) {
                        Ok(v) => Next::Item(v),
                        Err(e) if e.is_a(&self.exc.stop_iteration) => Next::End,
                        Err(e) => Next::Err(e),
                    },
                    _ => Next::Ask,
                },
                Some(_) => Next::Ask,
                None => Next::Err(self.type_error(format!("'{}' object is not an iterator", self.type_name(it)))),
            },
            Value::Generator(g) if !matches!(g.kind, Kind::Coroutine | Kind::AsyncGenerator) => Next::Ask,
            _ => Next::Err(self.type_error(format!("'{}' object is not an iterator", self.type_name(it)))),
        }
    }

    pub async fn iter(&self, v: &Value) -> Res {
        match self.try_iter(v) {
            Some(it) => Ok(it),
            None => self.flow(self.iter_flow(v)).await,
        }
    }

    /// The next item, or `None` at the end.
    pub async fn next(&self, it: &Value) -> Res<Option<Value>> {
        match self.try_next(it) {
            Next::Item(v) => return Ok(Some(v)),
            Next::End => return Ok(None),
            Next::Err(e) => return Err(e),
            Next::Ask => {}
        }
        let outcome = match it {
            Value::Generator(g) => match self.resume(g, Input::Send(Value::None)).await {
                Ok(Output::Yielded(v) | Output::Produced(v)) => return Ok(Some(v)),
                Ok(Output::Returned(_)) => return Ok(None),
                Err(e) => Err(e),
            },
            Value::Iter(inner) => return self.next_slow(inner).await,
            _ => match self.call_special(it, &self.names.next, Vec::new()).await {
                Ok(Some(v)) => Ok(v),
                Ok(None) => Err(self.type_error(format!("'{}' object is not an iterator", self.type_name(it)))),
                Err(e) => Err(e),
            },
        };
        match outcome {
            Ok(v) => Ok(Some(v)),
            Err(e) if e.is_a(&self.exc.stop_iteration) => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Iterators whose step may run Python code: each as a frame of its own, since they may wrap one another.
    async fn next_slow(&self, it: &std::rc::Rc<Iter>) -> Res<Option<Value>> {
        let vm = self.clone();
        let it = it.clone();
        let v = self.run(Box::pin(async move { step_slow(&vm, &it).await.map(Option::unwrap_or_default) })).await?;
        Ok(if v.is_null() { None } else { Some(v) })
    }

    /// Flow of `next(it)` for the interpreter: StopIteration at the end.
    pub fn next_flow(&self, it: &Value) -> Flow {
        match self.try_next(it) {
            Next::Item(v) => Flow::Value(v),
            Next::End => Flow::Err(self.stop_iteration(Value::None)),
            Next::Err(e) => Flow::Err(e),
            Next::Ask => match it {
                Value::Generator(g) => Flow::Resume(g.clone(), Input::Send(Value::None)),
                Value::Iter(inner) => {
                    let (vm, inner) = (self.clone(), inner.clone());
                    Flow::run(async move {
                        match step_slow(&vm, &inner).await? {
                            Some(v) => Ok(v),
                            None => Err(vm.stop_iteration(Value::None)),
                        }
                    })
                }
                _ => self.special_flow(it, &self.names.next, Vec::new()).unwrap_or_else(|| {
                    Flow::Err(self.type_error(format!("'{}' object is not an iterator", self.type_name(it))))
                }),
            },
        }
    }

    /// All items of an iterable.
    pub async fn collect(&self, iterable: &Value) -> Res<Vec<Value>> {
        if let Some(items) = self.try_collect(iterable) {
            return Ok(items);
        }
        let it = self.iter(iterable).await?;
        let mut items = Vec::new();
        while let Some(v) = self.next(&it).await? {
            items.push(v);
            if items.len() % 4096 == 0 {
                self.reserve(items.len() as u64 * 16)?;
                self.breathe(4096).await?;
            }
        }
        Ok(items)
    }

    /// All items, where a built-in container holds them.
    pub fn try_collect(&self, iterable: &Value) -> Option<Vec<Value>> {
        match iterable {
            Value::List(l) => Some(l.to_vec()),
            Value::Tuple(t) => Some(t.to_vec()),
            Value::Set(s) | Value::FrozenSet(s) => Some(s.to_vec()),
            Value::Dict(d) => Some(d.keys()),
            Value::Str(s) => Some(s.chars().map(|c| self.char_str(c)).collect()),
            Value::Range(r) => {
                let small = r.small.filter(|s| s.len < 100_000)?;
                Some((0..small.len).filter_map(|i| small.get(i).map(Value::Int)).collect())
            }
            _ => None,
        }
    }
}

/// One step of an iterator that calls back.
async fn step_slow(vm: &Vm, it: &Iter) -> Res<Option<Value>> {
    enum Job {
        Sequence(Value, i64),
        Callable(Value, Value),
        Enumerate(Value, Value),
        Zip(Vec<Value>, bool),
        Map(Value, Vec<Value>, bool),
        Filter(Value, Value),
        Plain,
    }
    let job = match &mut *it.kind.borrow_mut() {
        IterKind::Sequence { object, at, step } => {
            let now = *at;
            *at = at.saturating_add(*step);
            Job::Sequence(object.clone(), now)
        }
        IterKind::Callable { callable, sentinel } => Job::Callable(callable.clone(), sentinel.clone()),
        IterKind::Enumerate { inner, count } => Job::Enumerate(inner.clone(), count.clone()),
        IterKind::Zip { inner, strict } => Job::Zip(inner.clone(), *strict),
        IterKind::Map { function, inner, strict } => Job::Map(function.clone(), inner.clone(), *strict),
        IterKind::Filter { function, inner } => Job::Filter(function.clone(), inner.clone()),
        _ => Job::Plain,
    };
    let found = match job {
        Job::Sequence(_, at) if at < 0 => None,
        Job::Sequence(object, at) => match vm.getitem(&object, &Value::Int(at)).await {
            Ok(v) => Some(v),
            Err(e) if e.is_a(&vm.exc.index_error) || e.is_a(&vm.exc.stop_iteration) => None,
            Err(e) => return Err(e),
        },
        Job::Callable(callable, sentinel) => match vm.call(&callable, Vec::new()).await {
            Ok(v) => (!vm.eq(&v, &sentinel).await?).then_some(v),
            Err(e) if e.is_a(&vm.exc.stop_iteration) => None,
            Err(e) => return Err(e),
        },
        Job::Enumerate(inner, count) => match vm.next(&inner).await? {
            Some(v) => {
                let next = vm.binary(coroscope_bytecode::BinOp::Add, &count, &Value::Int(1)).await?;
                if let IterKind::Enumerate { count, .. } = &mut *it.kind.borrow_mut() {
                    *count = next;
                }
                Some(Value::tuple(vec![count, v]))
            }
            None => None,
        },
        Job::Zip(inner, strict) => next_of_all(vm, &inner, strict, "zip").await?.map(Value::tuple),
        Job::Map(function, inner, strict) => match next_of_all(vm, &inner, strict, "map").await? {
            Some(args) => Some(vm.call(&function, args).await?),
            None => None,
        },
        Job::Filter(function, inner) => loop {
            let Some(v) = vm.next(&inner).await? else { break None };
            let keep = match &function {
                Value::None => vm.truth(&v).await?,
                f => {
                    let verdict = vm.call(f, vec![v.clone()]).await?;
                    vm.truth(&verdict).await?
                }
            };
            if keep {
                break Some(v);
            }
        },
        Job::Plain => match it.step(vm) {
            Next::Item(v) => Some(v),
            Next::Err(e) => return Err(e),
            Next::End | Next::Ask => None,
        },
    };
    if found.is_none() {
        let name = it.kind.borrow().type_name();
        let old = it.kind.replace(IterKind::Done(name));
        drop(old);
    }
    Ok(found)
}

/// One item of each, or `None` as soon as one is at its end; with `strict` all must end together.
async fn next_of_all(vm: &Vm, inner: &[Value], strict: bool, what: &str) -> Res<Option<Vec<Value>>> {
    let mut items = Vec::with_capacity(inner.len());
    if inner.is_empty() {
        return Ok(None);
    }
    for (i, it) in inner.iter().enumerate() {
        match vm.next(it).await? {
            Some(v) => items.push(v),
            None if !strict => return Ok(None),
            None if i > 0 => return Err(uneven(vm, what, i, "shorter")),
            None => {
                for (j, other) in inner.iter().enumerate().skip(1) {
                    if vm.next(other).await?.is_some() {
                        return Err(uneven(vm, what, j, "longer"));
                    }
                }
                return Ok(None);
            }
        }
    }
    Ok(Some(items))
}

fn uneven(vm: &Vm, what: &str, index: usize, how: &str) -> crate::Exc {
    let others = if index == 1 { "argument 1".to_owned() } else { format!("arguments 1-{index}") };
    vm.value_error(format!("{what}() argument {} is {how} than {others}", index + 1))
}
