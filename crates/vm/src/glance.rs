//! A value at a glance: a short text much like its `repr`, made without running Python code, without recursion and
//! without touching the value. For snapshots and the record, at any instruction.

use crate::generator::Kind;
use crate::object::{Object, Payload};
use crate::{Value, Vm, text};
use std::rc::Rc;

/// A part of a text that is still to be written.
pub enum Piece {
    Text(String),
    Value(Value),
}

/// Containers inside containers are shown this deep.
const DEPTH: u32 = 6;
/// Longer integers are described by their size: writing them out takes time that grows with its square.
const BITS: u64 = 256;

/// A text of at most `limit` characters; what was cut off ends in `...`.
pub fn glance(vm: &Vm, value: &Value, limit: usize) -> String {
    let mut out = String::new();
    let mut room = limit;
    let mut todo = vec![(Piece::Value(value.clone()), 0)];
    while let Some((piece, depth)) = todo.pop() {
        let text = match piece {
            Piece::Text(text) => text,
            Piece::Value(v) => match scalar(vm, &v, room) {
                Some(text) => text,
                None if depth >= DEPTH => "...".to_owned(),
                None => {
                    let parts = parts(vm, &v, room);
                    todo.extend(parts.into_iter().rev().map(|part| (part, depth + 1)));
                    continue;
                }
            },
        };
        let length = text.chars().count();
        if length > room {
            out.extend(text.chars().take(room));
            return cut(out, limit);
        }
        room -= length;
        out.push_str(&text);
    }
    out
}

/// The text with its end replaced by dots.
fn cut(text: String, limit: usize) -> String {
    text.chars().take(limit.saturating_sub(3)).chain("...".chars()).collect()
}

/// What is written in one go.
fn scalar(vm: &Vm, v: &Value, room: usize) -> Option<String> {
    Some(match v {
        Value::Str(s) => {
            let head: String = s.as_str().chars().take(room + 1).collect();
            text::repr::repr_str(&head)
        }
        Value::BigInt(n) if n.bits() > BITS => format!("<int of {} bits>", n.bits()),
        Value::BigInt(n) => n.to_string(),
        Value::Bytes(b) => text::byte_repr::repr_bytes(b.get(..room.min(b.len())).unwrap_or_default()),
        Value::Function(f) => format!("<function {}>", f.qualname.borrow().as_str()),
        Value::Builtin(b) => format!("<built-in function {}>", b.name.as_str()),
        Value::Class(c) => vm.class_repr(c),
        Value::Generator(g) => format!("<{} object {}>", kind_name(g.kind), g.qualname.borrow().as_str()),
        Value::Code(c) => format!("<code object {}>", c.name.as_str()),
        Value::Module(m) => match m.dict.get_str(&vm.names.name_) {
            Some(Value::Str(name)) => format!("<module '{}'>", name.as_str()),
            _ => "<module>".to_owned(),
        },
        Value::Iter(_) | Value::Cell(_) => format!("<{} object>", vm.type_of(v).name().as_str()),
        _ => return vm.try_repr(v),
    })
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Generator => "generator",
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async_generator",
        Kind::Asend => "async_generator_asend",
        Kind::Athrow => "async_generator_athrow",
        Kind::CoroutineWrapper => "coroutine_wrapper",
        Kind::FutureIter => "future iterator",
        Kind::Anext => "anext awaitable",
    }
}

fn word(text: impl Into<String>) -> Piece {
    Piece::Text(text.into())
}

/// The items between brackets, as many as could find room.
fn listed(open: &str, items: impl Iterator<Item = Value>, close: &str, room: usize) -> Vec<Piece> {
    let mut parts = vec![word(open)];
    for (i, item) in items.take(room + 1).enumerate() {
        if i > 0 {
            parts.push(word(", "));
        }
        parts.push(Piece::Value(item));
    }
    parts.push(word(close));
    parts
}

fn parts(vm: &Vm, v: &Value, room: usize) -> Vec<Piece> {
    // What a native works on right now cannot be looked at.
    let busy = || vec![word(format!("<{}>", vm.type_of(v).name().as_str()))];
    match v {
        Value::Tuple(t) => listed("(", t.iter().cloned(), if t.len() == 1 { ",)" } else { ")" }, room),
        Value::List(l) => match l.items.try_borrow() {
            Ok(items) => listed("[", items.iter().cloned(), "]", room),
            Err(_) => busy(),
        },
        Value::Dict(d) => match d.table.try_borrow() {
            Ok(table) => mapping(table.iter().map(|e| (e.key.clone(), e.value.clone())), room),
            Err(_) => busy(),
        },
        Value::Set(s) | Value::FrozenSet(s) => match s.table.try_borrow() {
            Ok(table) => {
                let frozen = matches!(v, Value::FrozenSet(_));
                let (open, close) = match (frozen, table.is_empty()) {
                    (false, true) => ("set(", ")"),
                    (false, false) => ("{", "}"),
                    (true, true) => ("frozenset(", ")"),
                    (true, false) => ("frozenset({", "})"),
                };
                listed(open, table.iter().map(|(item, _)| item.clone()), close, room)
            }
            Err(_) => busy(),
        },
        Value::Range(r) => {
            let step = !matches!(r.step, Value::Int(1));
            listed("range(", [&r.start, &r.stop, &r.step].into_iter().take(2 + usize::from(step)).cloned(), ")", room)
        }
        Value::Slice(s) => listed("slice(", [&s.start, &s.stop, &s.step].into_iter().cloned(), ")", room),
        Value::Method(m) => {
            let name = match &m.function {
                Value::Function(f) => f.qualname.borrow().as_str().to_owned(),
                Value::Builtin(b) => b.qualname.as_str().to_owned(),
                other => vm.type_of(other).name().as_str().to_owned(),
            };
            vec![word(format!("<bound method {name}>"))]
        }
        Value::Object(o) => object(vm, o, room),
        _ => busy(),
    }
}

fn mapping(pairs: impl Iterator<Item = (Value, Value)>, room: usize) -> Vec<Piece> {
    let mut parts = vec![word("{")];
    for (i, (key, value)) in pairs.take(room + 1).enumerate() {
        if i > 0 {
            parts.push(word(", "));
        }
        parts.extend([Piece::Value(key), word(": "), Piece::Value(value)]);
    }
    parts.push(word("}"));
    parts
}

/// `Class(attribute=value)` for the program's own classes, `Class(argument)` for exceptions; natives say it themselves.
fn object(vm: &Vm, o: &Rc<Object>, room: usize) -> Vec<Piece> {
    let class = o.class_ref().name().as_str().to_owned();
    match o.payload() {
        Payload::Native(n) => match n.glance(vm) {
            Some(parts) => parts,
            None => vec![word(format!("<{class} object>"))],
        },
        Payload::Exc(e) => match &*e.args.borrow() {
            Value::Tuple(args) => listed(&format!("{class}("), args.iter().cloned(), ")", room),
            other => listed(&format!("{class}("), std::iter::once(other.clone()), ")", room),
        },
        Payload::Value(v) => {
            vec![word(format!("{class}(")), Piece::Value(v.clone()), word(")")]
        }
        Payload::None => {
            let own = |name: &str| o.get_own(&vm.intern(name));
            if let (Some(Value::Str(name)), Some(value)) = (own("_name_"), own("_value_")) {
                return vec![word(format!("<{class}.{}: ", name.as_str())), Piece::Value(value), word(">")];
            }
            attributes(o, &class, room)
        }
    }
}

fn attributes(o: &Rc<Object>, class: &str, room: usize) -> Vec<Piece> {
    let Some(dict) = o.existing_dict() else { return vec![word(format!("<{class} object>"))] };
    let Ok(table) = dict.table.try_borrow() else { return vec![word(format!("<{class} object>"))] };
    let mut parts = vec![word(format!("{class}("))];
    for (i, entry) in table.iter().take(room + 1).enumerate() {
        let name = entry.key.as_str().map_or_else(String::new, |s| s.as_str().to_owned());
        parts.extend([word(format!("{}{name}=", if i > 0 { ", " } else { "" })), Piece::Value(entry.value.clone())]);
    }
    parts.push(word(")"));
    match table.is_empty() {
        true => vec![word(format!("<{class} object>"))],
        false => parts,
    }
}
