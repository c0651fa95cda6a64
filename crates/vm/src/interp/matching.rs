//! Instructions of the `match` statement.

use super::Thread;
use super::arms::Ctl;
use crate::class::ClassFlags;
use crate::flow::Flow;
use crate::frame::{Mode, PyFrame};
use crate::{Res, Value, Vm};
use std::rc::Rc;

impl Thread {
    pub(crate) fn get_len(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.peek(1).clone();
        match vm.try_len(&v) {
            Some(n) => f.push(Value::from(n)),
            None => {
                let vm = vm.clone();
                Ctl::begin(Flow::run(async move { vm.len_of(&v).await.map(Value::from) }), Mode::Push)
            }
        }
    }

    pub(crate) fn match_kind(&mut self, vm: &Vm, f: &mut PyFrame, flag: ClassFlags) -> Ctl {
        let class = vm.type_of(f.peek(1));
        let yes = class.full_mro().iter().any(|c| c.has(flag));
        f.push(Value::Bool(yes))
    }

    pub(crate) fn match_keys(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let keys = f.peek(1).clone();
        let subject = f.peek(2).clone();
        let vm = vm.clone();
        Ctl::begin(Flow::run(async move { match_keys(&vm, &subject, &keys).await }), Mode::Push)
    }

    pub(crate) fn match_class(&mut self, vm: &Vm, f: &mut PyFrame, positional: u32) -> Ctl {
        let names = f.pop();
        let class = f.pop();
        let subject = f.pop();
        let vm = vm.clone();
        let matching = async move { match_class(&vm, &subject, &class, positional as usize, &names).await };
        Ctl::begin(Flow::run(matching), Mode::Push)
    }
}

async fn match_keys(vm: &Vm, subject: &Value, keys: &Value) -> Res {
    let Value::Tuple(keys) = keys else { return Ok(Value::None) };
    let mut values = Vec::with_capacity(keys.len());
    let mut seen: Vec<Value> = Vec::new();
    for k in keys.iter() {
        for s in &seen {
            if vm.eq(s, k).await? {
                let shown = vm.repr_of(k).await?;
                return Err(vm.value_error(format!("mapping pattern checks duplicate key ({shown})")));
            }
        }
        seen.push(k.clone());
        let found = if let Value::Dict(d) = subject {
            vm.dict_get(d, k).await?
        } else {
            let get = vm.getattr(subject, &vm.intern("get")).await?;
            let dummy = Value::Object(vm.new_object(&vm.types.object, crate::Payload::None));
            let v = vm.call(&get, vec![k.clone(), dummy.clone()]).await?;
            if v.is(&dummy) { None } else { Some(v) }
        };
        match found {
            Some(v) => values.push(v),
            None => return Ok(Value::None),
        }
    }
    Ok(Value::tuple(values))
}

/// Classes whose one positional pattern takes the whole subject.
fn matches_itself(vm: &Vm, class: &Rc<crate::class::Class>) -> bool {
    let t = &vm.types;
    [&t.bool_, &t.bytearray, &t.bytes, &t.dict, &t.float, &t.frozenset, &t.int, &t.list, &t.set, &t.str_, &t.tuple]
        .iter()
        .any(|c| class.is_subclass_of(c))
}

async fn match_class(vm: &Vm, subject: &Value, class: &Value, positional: usize, names: &Value) -> Res {
    let Value::Class(c) = class else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    let isinstance = vm.get_builtin("isinstance").unwrap_or_default();
    let yes = vm.call(&isinstance, vec![subject.clone(), class.clone()]).await?;
    if !vm.truth(&yes).await? {
        return Ok(Value::None);
    }
    let mut attributes = Vec::new();
    let mut seen: Vec<Rc<crate::PyStr>> = Vec::new();
    if positional > 0 {
        let args = vm.getattr_opt(class, &vm.names.match_args).await?;
        let allowed: Vec<Value> = match &args {
            Some(Value::Tuple(t)) => t.to_vec(),
            Some(other) => {
                let words = format!("{}.__match_args__ must be a tuple (got {})", c.name(), vm.type_name(other));
                return Err(vm.type_error(words));
            }
            None if matches_itself(vm, c) => {
                if positional > 1 {
                    let words = format!("{}() accepts 1 positional sub-pattern ({positional} given)", c.name());
                    return Err(vm.type_error(words));
                }
                attributes.push(subject.clone());
                Vec::new()
            }
            None => Vec::new(),
        };
        if attributes.is_empty() {
            if positional > allowed.len() {
                let s = if allowed.len() == 1 { "" } else { "s" };
                let words =
                    format!("{}() accepts {} positional sub-pattern{s} ({positional} given)", c.name(), allowed.len());
                return Err(vm.type_error(words));
            }
            for name in allowed.iter().take(positional) {
                let Some(name) = name.as_str().cloned() else {
                    let words = format!("__match_args__ elements must be strings (got {})", vm.type_name(name));
                    return Err(vm.type_error(words));
                };
                match attribute(vm, subject, c, &name, &mut seen).await? {
                    Some(v) => attributes.push(v),
                    None => return Ok(Value::None),
                }
            }
        }
    }
    if let Value::Tuple(names) = names {
        for name in names.iter().filter_map(|n| n.as_str().cloned()) {
            match attribute(vm, subject, c, &name, &mut seen).await? {
                Some(v) => attributes.push(v),
                None => return Ok(Value::None),
            }
        }
    }
    Ok(Value::tuple(attributes))
}

async fn attribute(
    vm: &Vm,
    subject: &Value,
    class: &Rc<crate::class::Class>,
    name: &Rc<crate::PyStr>,
    seen: &mut Vec<Rc<crate::PyStr>>,
) -> Res<Option<Value>> {
    if seen.contains(name) {
        let words = format!("{}() got multiple sub-patterns for attribute '{name}'", class.name());
        return Err(vm.type_error(words));
    }
    seen.push(name.clone());
    vm.getattr_opt(subject, name).await
}
