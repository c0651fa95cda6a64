//! `format % values`, for `str` and (through Latin-1) for bytes.

use super::buffer::bytes_like;
use crate::num::int::Int;
use crate::string::PyStr;
use crate::text::MAX_LEN;
use crate::text::percent::{Count, Field, Layout, Piece, Pieces, unsupported};
use crate::{Args, Exc, Flow, Res, Value, Vm};
use num_bigint::BigInt;
use std::rc::Rc;

/// `str.__mod__`
pub fn modulo(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_str(vm, "__mod__") {
        Err(e) => Flow::Err(e),
        Ok((this, rest)) => match rest.operand(vm) {
            Err(e) => Flow::Err(e),
            Ok(values) => text_modulo(vm, this.clone(), values.clone()),
        },
    }
}

/// `str.__rmod__`
pub fn reflected(vm: &Vm, args: Args<'_>) -> Flow {
    let checked = args.this_str(vm, "__rmod__").and_then(|(_, rest)| rest.operand(vm));
    match checked {
        Err(e) => Flow::Err(e),
        Ok(left) => match left.as_str() {
            Some(format) => text_modulo(vm, format.clone(), args.pos[0].clone()),
            None => Flow::Value(Value::NotImplemented),
        },
    }
}

/// `format % values`
pub fn text_modulo(vm: &Vm, format: Rc<PyStr>, values: Value) -> Flow {
    let vm = vm.clone();
    Flow::run(async move { Formatter::new(vm, values, Target::Text).run(&format).await.map(Value::str) })
}

/// `format % values` of bytes and bytearrays; gives the bytes.
pub async fn bytes_modulo(vm: Vm, format: Vec<u8>, values: Value) -> Res<Vec<u8>> {
    let format: String = format.iter().map(|b| char::from(*b)).collect();
    let out = Formatter::new(vm, values, Target::Bytes).run(&format).await?;
    Ok(out.chars().map(|c| c as u8).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    /// The format and all that goes in is Latin-1.
    Bytes,
}

/// One formatting in progress: where the next value comes from.
struct Formatter {
    vm: Vm,
    values: Value,
    /// Values taken so far.
    taken: usize,
    /// The field has a key: it takes no other value than `found`, and that once.
    keyed: bool,
    /// What `%(key)s` looked up.
    found: Option<Value>,
    target: Target,
}

impl Formatter {
    fn new(vm: Vm, values: Value, target: Target) -> Formatter {
        Formatter { vm, values, taken: 0, keyed: false, found: None, target }
    }

    /// Whether the values can be looked up by key.
    fn is_mapping(&self) -> bool {
        let v = &self.values;
        let text = v.as_str().is_some() || (self.target == Target::Bytes && v.as_bytes().is_some());
        v.as_tuple().is_none() && !text && self.vm.lookup(&self.vm.type_of(v), &self.vm.names.getitem).is_some()
            || v.as_dict().is_some()
    }

    fn next(&mut self) -> Res {
        let next = match self.values.as_tuple() {
            _ if self.keyed => self.found.take(),
            Some(items) => items.get(self.taken).cloned(),
            None => (self.taken == 0).then(|| self.values.clone()),
        };
        self.taken += 1;
        next.ok_or_else(|| self.vm.type_error("not enough arguments for format string"))
    }

    async fn run(&mut self, format: &str) -> Res<String> {
        let mut out = String::with_capacity(format.len() + 16);
        let mut position = 0;
        loop {
            let mut pieces = Pieces::resume(format, position);
            let Some(piece) = pieces.next() else { break };
            // A key without a mapping is found out before the key is read.
            if format[position..].starts_with("%(") && !self.is_mapping() {
                return Err(self.vm.type_error("format requires a mapping"));
            }
            position = pieces.position();
            match self.vm.outcome(piece)? {
                Piece::Literal(text) => out.push_str(text),
                Piece::Field(field) => {
                    let text = self.field(&field).await?;
                    if out.len() + text.len() > MAX_LEN {
                        return Err(self.vm.memory_error());
                    }
                    out.push_str(&text);
                }
            }
        }
        let left = match self.values.as_tuple() {
            Some(items) => self.taken < items.len(),
            None => self.taken == 0 && !self.is_mapping(),
        };
        if left {
            let what = if self.target == Target::Text { "string" } else { "bytes" };
            return Err(self.vm.type_error(format!("not all arguments converted during {what} formatting")));
        }
        Ok(out)
    }

    async fn field(&mut self, field: &Field<'_>) -> Res<String> {
        self.keyed = field.key.is_some();
        if let Some(key) = field.key {
            let key = match self.target {
                Target::Text => Value::str(key),
                Target::Bytes => Value::bytes(key.chars().map(|c| c as u8).collect::<Vec<u8>>()),
            };
            let found = self.vm.getitem(&self.values.clone(), &key).await?;
            self.found = Some(found);
        }
        let width = self.star(field.width)?;
        let precision = self.star(field.precision)?;
        if i32::try_from(precision).is_err() {
            return Err(self.vm.overflow_error("Python int too large to convert to C int"));
        }
        let value = self.next()?;
        let layout = self.vm.outcome(Layout::new(field, width, precision))?;
        self.convert(&layout, &value).await
    }

    fn star(&mut self, count: Option<Count>) -> Res<i64> {
        if count != Some(Count::Star) {
            return Ok(0);
        }
        let v = self.next()?;
        if !v.is_int() {
            return Err(self.vm.type_error("* wants int"));
        }
        v.as_i64().ok_or_else(|| self.vm.overflow_error("Python int too large to convert to C ssize_t"))
    }

    async fn convert(&self, layout: &Layout<'_, '_>, v: &Value) -> Res<String> {
        let vm = &self.vm;
        let text = match layout.field.conversion {
            's' if self.target == Target::Bytes => self.raw(v).await?,
            'b' if self.target == Target::Bytes => self.raw(v).await?,
            's' => vm.str_of(v).await?.to_string(),
            'r' if self.target == Target::Text => vm.repr_of(v).await?.to_string(),
            'a' | 'r' => vm.ascii_of(v).await?.to_string(),
            'c' => return vm.outcome(layout.char(&self.char(v).await?)),
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
                let n = self.integer(layout.field.conversion, v).await?;
                return vm.outcome(layout.int(&n, vm.max_digits()));
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let x = self.float(v).await?;
                return vm.outcome(layout.float(x));
            }
            _ => return Err(self.vm.fault(unsupported(layout.field))),
        };
        vm.outcome(layout.text(&text))
    }

    /// `%b` of bytes: anything that has bytes in it.
    async fn raw(&self, v: &Value) -> Res<String> {
        let vm = &self.vm;
        let bytes = match bytes_like(v) {
            Some(bytes) => bytes,
            None => match vm.call_special(v, &vm.intern("__bytes__"), Vec::new()).await? {
                Some(r) if r.as_bytes().is_some() => bytes_like(&r).unwrap_or_default().into_owned().into(),
                Some(r) => {
                    let name = vm.type_name(&r);
                    return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")));
                }
                None => {
                    let name = vm.type_name(v);
                    return Err(vm.type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
                    )));
                }
            },
        };
        Ok(bytes.iter().map(|b| char::from(*b)).collect())
    }

    async fn char(&self, v: &Value) -> Res<String> {
        let vm = &self.vm;
        if self.target == Target::Bytes {
            return self.byte(v);
        }
        if let Some(text) = v.as_str() {
            if text.len() == 1 {
                return Ok(text.to_string());
            }
            let n = text.len();
            let words = "%c requires an int or a unicode character, not a string of length";
            return Err(vm.type_error(format!("{words} {n}")));
        }
        let code = match v.as_bigint() {
            Some(n) => n,
            None if vm.lookup(&vm.type_of(v), &vm.names.index).is_some() => vm.index_of(v).await?,
            None => {
                let name = vm.type_name(v);
                return Err(vm.type_error(format!("%c requires an int or a unicode character, not {name}")));
            }
        };
        match u32::try_from(&code).ok().and_then(coroscope_bytecode::surrogate::char_of) {
            Some(c) => Ok(c.to_string()),
            None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
        }
    }

    fn byte(&self, v: &Value) -> Res<String> {
        let vm = &self.vm;
        if let Some(bytes) = bytes_like(v) {
            if let [b] = bytes[..] {
                return Ok(char::from(b).to_string());
            }
        } else if v.is_int() {
            return match v.as_i64().and_then(|n| u8::try_from(n).ok()) {
                Some(b) => Ok(char::from(b).to_string()),
                None => Err(vm.overflow_error("%c arg not in range(256)")),
            };
        }
        let name = vm.type_name(v);
        Err(vm.type_error(format!("%c requires an integer in range(256) or a single byte, not {name}")))
    }

    async fn integer(&self, conversion: char, v: &Value) -> Res<BigInt> {
        let vm = &self.vm;
        if let Some(n) = v.as_bigint() {
            return Ok(n);
        }
        let names = &vm.names;
        if let 'x' | 'X' | 'o' = conversion {
            return match vm.lookup(&vm.type_of(v), &names.index) {
                Some(_) => vm.index_of(v).await,
                None => Err(self.not_a_number(conversion, "an integer", v)),
            };
        }
        if let Value::Float(x) = v.underlying() {
            return vm.outcome(crate::num::int::from_f64(*x)).map(Int::into_big);
        }
        for name in [&names.index, &names.int_] {
            if vm.lookup(&vm.type_of(v), name).is_some()
                && let Some(r) = vm.call_special(v, name, Vec::new()).await?
                && let Some(n) = r.as_bigint()
            {
                crate::builtins::warn::if_subclass(vm, &r, &vm.types.int, name).await?;
                return Ok(n);
            }
        }
        Err(self.not_a_number(conversion, "a real number", v))
    }

    fn not_a_number(&self, conversion: char, wanted: &str, v: &Value) -> Exc {
        let name = self.vm.type_name(v);
        self.vm.type_error(format!("%{conversion} format: {wanted} is required, not {name}"))
    }

    async fn float(&self, v: &Value) -> Res<f64> {
        match super::float::as_float(&self.vm, v).await? {
            Some(x) => Ok(x),
            None if self.target == Target::Bytes => {
                let name = self.vm.type_name(v);
                Err(self.vm.type_error(format!("float argument required, not {name}")))
            }
            None => Err(self.vm.type_error(format!("must be real number, not {}", self.vm.type_name(v)))),
        }
    }
}
