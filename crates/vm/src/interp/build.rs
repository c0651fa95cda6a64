//! Instructions: displays, strings, unpacking, intrinsics.

use super::Thread;
use super::arms::Ctl;
use crate::flow::Flow;
use crate::frame::{Mode, PyFrame};
use crate::seq::SliceData;
use crate::set::Set;
use crate::{Res, Value, Vm};
use coroscope_bytecode::{Conversion, Intrinsic1, Intrinsic2};
use std::rc::Rc;

fn run(future: impl Future<Output = Res> + 'static, mode: Mode) -> Ctl {
    Ctl::begin(Flow::run(future), mode)
}

impl Thread {
    pub(crate) fn build_slice(&mut self, f: &mut PyFrame, n: u32) -> Ctl {
        let step = if n == 3 { f.pop() } else { Value::None };
        let stop = f.pop();
        let start = f.pop();
        f.push(Value::Slice(Rc::new(SliceData { start, stop, step })))
    }

    pub(crate) fn build_tuple(&mut self, f: &mut PyFrame, n: u32) -> Ctl {
        let items = f.pop_n(n as usize);
        f.push(Value::tuple(items))
    }

    pub(crate) fn build_list(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let items = f.pop_n(n as usize);
        f.push(vm.new_list(items))
    }

    pub(crate) fn build_set(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let items = f.pop_n(n as usize);
        let set = Rc::new(Set::new());
        vm.heap.register(crate::heap::Node::Set(Rc::downgrade(&set)));
        for (i, v) in items.iter().enumerate() {
            match vm.try_set_add(&set, v.clone()) {
                Some(Ok(_)) => {}
                Some(Err(e)) => return Ctl::Raise(e),
                None => {
                    let (vm, rest) = (vm.clone(), items[i..].to_vec());
                    return run(
                        async move {
                            for v in rest {
                                vm.set_add(&set, v).await?;
                            }
                            Ok(Value::Set(set))
                        },
                        Mode::Push,
                    );
                }
            }
        }
        f.push(Value::Set(set))
    }

    pub(crate) fn build_map(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let items = f.pop_n(2 * n as usize);
        let dict = vm.new_dict();
        let mut pairs = items.into_iter();
        while let (Some(k), Some(v)) = (pairs.next(), pairs.next()) {
            match vm.try_setitem(&Value::Dict(dict.clone()), &k, &v) {
                Some(Ok(())) => {}
                Some(Err(e)) => return Ctl::Raise(e),
                None => {
                    let mut rest = vec![k, v];
                    rest.extend(pairs);
                    let vm = vm.clone();
                    return run(
                        async move {
                            for pair in rest.chunks(2) {
                                vm.dict_set(&dict, pair[0].clone(), pair[1].clone()).await?;
                            }
                            Ok(Value::Dict(dict))
                        },
                        Mode::Push,
                    );
                }
            }
        }
        f.push(Value::Dict(dict))
    }

    pub(crate) fn build_string(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let parts = f.pop_n(n as usize);
        let total: usize = parts.iter().filter_map(|p| p.as_str()).map(|s| s.len_bytes()).sum();
        if let Err(e) = vm.reserve(total as u64) {
            return Ctl::Raise(e);
        }
        let mut text = compact_str::CompactString::with_capacity(total);
        for s in parts.iter().filter_map(|p| p.as_str()) {
            text.push_str(s);
        }
        f.push(Value::str(text))
    }

    pub(crate) fn list_append(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        match f.peek(i as usize) {
            Value::List(l) => match vm.push_item(l, v) {
                Ok(()) => Ctl::Next,
                Err(e) => Ctl::Raise(e),
            },
            _ => Ctl::Raise(vm.runtime_error("no list to append to")),
        }
    }

    pub(crate) fn set_add(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        let Value::Set(s) = f.peek(i as usize).clone() else {
            return Ctl::Raise(vm.runtime_error("no set to add to"));
        };
        match vm.try_set_add(&s, v.clone()) {
            Some(Ok(_)) => Ctl::Next,
            Some(Err(e)) => Ctl::Raise(e),
            None => {
                let vm = vm.clone();
                run(async move { vm.set_add(&s, v).await.map(Value::Bool) }, Mode::Discard)
            }
        }
    }

    pub(crate) fn map_add(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        let k = f.pop();
        let dict = f.peek(i as usize).clone();
        match vm.setitem_flow(&dict, &k, v) {
            Flow::Value(_) => Ctl::Next,
            Flow::Err(e) => Ctl::Raise(e),
            flow => Ctl::begin(flow, Mode::Discard),
        }
    }

    pub(crate) fn list_extend(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let iterable = f.pop();
        let Value::List(l) = f.peek(i as usize).clone() else {
            return Ctl::Raise(vm.runtime_error("no list to extend"));
        };
        if let Some(items) = vm.try_collect(&iterable) {
            l.items.borrow_mut().extend(items);
            return Ctl::Next;
        }
        let vm = vm.clone();
        run(
            async move {
                if vm.lookup_special(&iterable, &vm.names.iter).is_none()
                    && vm.lookup_special(&iterable, &vm.names.getitem).is_none()
                    && vm.try_iter(&iterable).is_none()
                {
                    let words = format!("Value after * must be an iterable, not {}", vm.type_name(&iterable));
                    return Err(vm.type_error(words));
                }
                let it = vm.iter(&iterable).await?;
                while let Some(v) = vm.next(&it).await? {
                    vm.push_item(&l, v)?;
                }
                Ok(Value::None)
            },
            Mode::Discard,
        )
    }

    pub(crate) fn set_update(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let iterable = f.pop();
        let Value::Set(s) = f.peek(i as usize).clone() else {
            return Ctl::Raise(vm.runtime_error("no set to update"));
        };
        if let Value::Set(other) | Value::FrozenSet(other) = &iterable
            && !Rc::ptr_eq(&s, other)
        {
            let left = s.table.borrow_mut().merge(&other.table.borrow());
            match left {
                Ok(()) => return Ctl::Next,
                Err(left) => {
                    let vm = vm.clone();
                    return run(
                        async move {
                            for (v, _) in left {
                                vm.set_add(&s, v).await?;
                            }
                            Ok(Value::None)
                        },
                        Mode::Discard,
                    );
                }
            }
        }
        let vm = vm.clone();
        run(
            async move {
                let it = vm.iter(&iterable).await?;
                while let Some(v) = vm.next(&it).await? {
                    vm.set_add(&s, v).await?;
                }
                Ok(Value::None)
            },
            Mode::Discard,
        )
    }

    pub(crate) fn dict_update(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let mapping = f.pop();
        let Value::Dict(d) = f.peek(i as usize).clone() else {
            return Ctl::Raise(vm.runtime_error("no dict to update"));
        };
        let vm = vm.clone();
        run(
            async move {
                let Some(pairs) = vm.mapping_pairs(&mapping).await? else {
                    let words = format!("'{}' object is not a mapping", vm.type_name(&mapping));
                    return Err(vm.type_error(words));
                };
                for (k, v) in pairs {
                    vm.dict_set(&d, k, v).await?;
                }
                Ok(Value::None)
            },
            Mode::Discard,
        )
    }

    pub(crate) fn dict_merge(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let mapping = f.pop();
        let Value::Dict(d) = f.peek(i as usize).clone() else {
            return Ctl::Raise(vm.runtime_error("no dict to merge into"));
        };
        let callee = f.peek(i as usize + 3).clone();
        let vm = vm.clone();
        run(
            async move {
                let name = crate::protocol::construct::callable_name(&vm, &callee);
                let Some(pairs) = vm.mapping_pairs(&mapping).await? else {
                    let words = format!("{name} argument after ** must be a mapping, not {}", vm.type_name(&mapping));
                    return Err(vm.type_error(words));
                };
                for (k, v) in pairs {
                    let Some(key) = k.as_str().cloned() else {
                        return Err(vm.type_error("keywords must be strings"));
                    };
                    if d.contains_str(&key) {
                        let words = format!("{name} got multiple values for keyword argument '{key}'");
                        return Err(vm.type_error(words));
                    }
                    d.set_str(&key, v);
                }
                Ok(Value::None)
            },
            Mode::Discard,
        )
    }

    // ---- strings -----------------------------------------------------------------------------------------------

    fn push_flow(&mut self, f: &mut PyFrame, flow: Flow) -> Ctl {
        match flow {
            Flow::Value(v) => f.push(v),
            Flow::Err(e) => Ctl::Raise(e),
            other => Ctl::begin(other, Mode::Push),
        }
    }

    pub(crate) fn convert(&mut self, vm: &Vm, f: &mut PyFrame, c: Conversion) -> Ctl {
        let v = f.pop();
        let flow = match c {
            Conversion::None => Flow::Value(v),
            Conversion::Str => vm.str_flow(&v),
            Conversion::Repr => vm.repr_flow(&v),
            Conversion::Ascii => {
                let vm = vm.clone();
                Flow::run(async move { vm.ascii_of(&v).await.map(Value::Str) })
            }
        };
        self.push_flow(f, flow)
    }

    pub(crate) fn format_simple(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.pop();
        let flow = vm.format_flow(&v, &vm.names.empty);
        self.push_flow(f, flow)
    }

    pub(crate) fn format_with_spec(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let spec = f.pop();
        let v = f.pop();
        let flow = match spec.as_str() {
            Some(spec) => vm.format_flow(&v, spec),
            None => Flow::Err(vm.type_error("format spec must be a string")),
        };
        self.push_flow(f, flow)
    }

    pub(crate) fn build_interpolation(&mut self, vm: &Vm, f: &mut PyFrame, c: Conversion, spec: bool) -> Ctl {
        let spec = if spec { f.pop() } else { Value::Str(vm.names.empty.clone()) };
        let text = f.pop();
        let value = f.pop();
        let conversion = match c {
            Conversion::None => Value::None,
            Conversion::Str => Value::str("s"),
            Conversion::Repr => Value::str("r"),
            Conversion::Ascii => Value::str("a"),
        };
        self.call_template(vm, "Interpolation", vec![value, text, conversion, spec])
    }

    pub(crate) fn build_template(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let interpolations = f.pop();
        let strings = f.pop();
        self.call_template(vm, "_build_template", vec![strings, interpolations])
    }

    fn call_template(&mut self, vm: &Vm, name: &'static str, args: Vec<Value>) -> Ctl {
        let vm = vm.clone();
        run(
            async move {
                let module = vm.import_module("string.templatelib").await?;
                let make = vm.getattr(&module, &vm.intern(name)).await?;
                vm.call(&make, args).await
            },
            Mode::Push,
        )
    }

    // ---- unpacking ---------------------------------------------------------------------------------------------

    pub(crate) fn unpack_sequence(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let n = n as usize;
        let v = f.pop();
        let items = match &v {
            Value::Tuple(t) if t.len() == n => {
                f.slots.extend(t.iter().rev().cloned());
                return Ctl::Next;
            }
            Value::List(l) if l.len() == n => {
                f.slots.extend(l.items.borrow().iter().rev().cloned());
                return Ctl::Next;
            }
            Value::Tuple(t) => t.to_vec(),
            Value::List(l) => l.to_vec(),
            _ => {
                let vm = vm.clone();
                return run(
                    async move {
                        let it = unpack_iter(&vm, &v).await?;
                        let mut items = Vec::with_capacity(n);
                        while items.len() < n {
                            match vm.next(&it).await? {
                                Some(v) => items.push(v),
                                None => return Err(not_enough(&vm, n, items.len(), false)),
                            }
                        }
                        if vm.next(&it).await?.is_some() {
                            let known = vm.try_len(&v).filter(|_| !matches!(v, Value::Iter(_)));
                            return Err(too_many(&vm, n, known.filter(|k| *k > n)));
                        }
                        items.reverse();
                        Ok(Value::tuple(items))
                    },
                    Mode::Pair,
                );
            }
        };
        if items.len() < n {
            return Ctl::Raise(not_enough(vm, n, items.len(), false));
        }
        Ctl::Raise(too_many(vm, n, Some(items.len())))
    }

    pub(crate) fn unpack_ex(&mut self, vm: &Vm, f: &mut PyFrame, before: u16, after: u16) -> Ctl {
        let v = f.pop();
        let (before, after) = (before as usize, after as usize);
        let vm = vm.clone();
        run(
            async move {
                let it = unpack_iter(&vm, &v).await?;
                let mut items = Vec::new();
                while let Some(v) = vm.next(&it).await? {
                    items.push(v);
                }
                if items.len() < before + after {
                    return Err(not_enough(&vm, before + after, items.len(), true));
                }
                let tail = items.split_off(items.len() - after);
                let middle = items.split_off(before);
                let mut out = items;
                out.push(vm.new_list(middle));
                out.extend(tail);
                out.reverse();
                Ok(Value::tuple(out))
            },
            Mode::Pair,
        )
    }

    // ---- intrinsics --------------------------------------------------------------------------------------------

    pub(crate) fn intrinsic1(&mut self, vm: &Vm, f: &mut PyFrame, which: Intrinsic1) -> Ctl {
        let v = f.pop();
        match which {
            Intrinsic1::ListToTuple => match &v {
                Value::List(l) => {
                    let items = l.to_vec();
                    f.push(Value::tuple(items))
                }
                _ => f.push(v),
            },
            Intrinsic1::TypeVar => self.typing(vm, "_typevar", vec![v]),
            Intrinsic1::ParamSpec => self.typing(vm, "_paramspec", vec![v]),
            Intrinsic1::TypeVarTuple => self.typing(vm, "_typevartuple", vec![v]),
            Intrinsic1::SubscriptGeneric => self.typing(vm, "_generic", vec![v]),
            Intrinsic1::TypeAlias => self.typing(vm, "_typealias", v.as_tuple().map_or(Vec::new(), |t| t.to_vec())),
            Intrinsic1::Print => {
                let vm = vm.clone();
                run(
                    async move {
                        let sys = vm.import_module("sys").await?;
                        let hook = vm.getattr(&sys, &vm.intern("displayhook")).await?;
                        vm.call(&hook, vec![v]).await
                    },
                    Mode::Push,
                )
            }
        }
    }

    /// The typing module's own constructors for the syntax of PEP 695.
    fn typing(&mut self, vm: &Vm, name: &'static str, args: Vec<Value>) -> Ctl {
        let vm = vm.clone();
        run(
            async move {
                let module = vm.import_module("_typing").await?;
                let make = vm.getattr(&module, &vm.intern(name)).await?;
                vm.call(&make, args).await
            },
            Mode::Push,
        )
    }

    pub(crate) fn intrinsic2(&mut self, vm: &Vm, f: &mut PyFrame, which: Intrinsic2) -> Ctl {
        let b = f.pop();
        let a = f.pop();
        match which {
            Intrinsic2::PrepReraiseStar => {
                let vm = vm.clone();
                run(async move { crate::builtins::exception_group::prep_reraise_star(&vm, a, b).await }, Mode::Push)
            }
            Intrinsic2::TypeVarWithBound => self.typing(vm, "_typevar_bound", vec![a, b]),
            Intrinsic2::TypeVarWithConstraints => self.typing(vm, "_typevar_constraints", vec![a, b]),
            Intrinsic2::SetFunctionTypeParams => {
                if let Value::Function(func) = &a {
                    *func.type_params.borrow_mut() = b;
                }
                f.push(a)
            }
            Intrinsic2::SetTypeParamDefault => self.typing(vm, "_set_default", vec![a, b]),
        }
    }
}

async fn unpack_iter(vm: &Vm, v: &Value) -> Res {
    match vm.iter(v).await {
        Ok(it) => Ok(it),
        Err(e) if e.is_a(&vm.exc.type_error) && vm.lookup_special(v, &vm.names.iter).is_none() => {
            Err(vm.type_error(format!("cannot unpack non-iterable {} object", vm.type_name(v))))
        }
        Err(e) => Err(e),
    }
}

fn not_enough(vm: &Vm, wanted: usize, got: usize, at_least: bool) -> crate::Exc {
    let least = if at_least { "at least " } else { "" };
    vm.value_error(format!("not enough values to unpack (expected {least}{wanted}, got {got})"))
}

fn too_many(vm: &Vm, wanted: usize, got: Option<usize>) -> crate::Exc {
    vm.value_error(match got {
        Some(n) => format!("too many values to unpack (expected {wanted}, got {n})"),
        None => format!("too many values to unpack (expected {wanted})"),
    })
}

impl Vm {
    /// Keys and values of a mapping: a dict's own, else by `keys()` and items. `None` if it has no `keys`.
    pub async fn mapping_pairs(&self, mapping: &Value) -> Res<Option<Vec<(Value, Value)>>> {
        if let Value::Dict(d) = mapping {
            return Ok(Some(d.pairs()));
        }
        let Some(keys) = self.getattr_opt(mapping, &self.names.keys).await? else { return Ok(None) };
        let keys = self.call(&keys, Vec::new()).await?;
        let mut pairs = Vec::new();
        for k in self.collect(&keys).await? {
            let v = self.getitem(mapping, &k).await?;
            pairs.push((k, v));
        }
        Ok(Some(pairs))
    }
}
