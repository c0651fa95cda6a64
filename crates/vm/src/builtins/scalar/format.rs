//! `__format__` of the built-in types of text and numbers, and the methods of `str` that format: `format`,
//! `format_map`, `%`.

use super::{percent, template};
use crate::builtins::define::{Method, methods};
use crate::num::complex::Complex;
use crate::num::int_text::DEFAULT_MAX_DIGITS;
use crate::string::PyStr;
use crate::text::{format_float, format_int, pad};
use crate::{Args, Flow, OwnedArgs, Res, Value, Vm, task};
use std::cell::Cell;
use std::rc::Rc;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.str_, STR);
    methods(vm, &vm.types.int, &[Method::flow("__format__", |vm, args| format(vm, args, Kind::Int))]);
    methods(vm, &vm.types.float, &[Method::flow("__format__", |vm, args| format(vm, args, Kind::Float))]);
    methods(vm, &vm.types.complex, &[Method::flow("__format__", |vm, args| format(vm, args, Kind::Complex))]);
}

const STR: &[Method] = &[
    Method::flow("__format__", |vm, args| format(vm, args, Kind::Str)),
    Method::task("format", task!(template::format)),
    Method::task("format_map", task!(template::format_map)),
    Method::flow("__mod__", percent::modulo),
    Method::flow("__rmod__", percent::reflected),
];

/// Decimal digits that conversions between `int` and `str` take (`sys.set_int_max_str_digits`).
pub struct DigitLimit(pub Cell<usize>);

impl Default for DigitLimit {
    fn default() -> DigitLimit {
        DigitLimit(Cell::new(DEFAULT_MAX_DIGITS))
    }
}

impl Vm {
    /// The limit of decimal digits; 0 means none.
    pub fn max_digits(&self) -> usize {
        self.extension::<DigitLimit>().0.get()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Str,
    Int,
    Float,
    Complex,
}

fn format(vm: &Vm, args: Args<'_>, kind: Kind) -> Flow {
    let class = match kind {
        Kind::Str => &vm.types.str_,
        Kind::Int => &vm.types.int,
        Kind::Float => &vm.types.float,
        Kind::Complex => &vm.types.complex,
    };
    let checked = args.receiver(vm, class, "__format__").and_then(|(this, rest)| {
        let spec = rest.one(vm, &format!("{}.__format__", class.name()))?;
        match spec.as_str() {
            Some(spec) => Ok((this, spec)),
            None => Err(vm.bad_argument("__format__", "argument", "str", spec)),
        }
    });
    match checked {
        Err(e) => Flow::Err(e),
        // Without a spec a subclass's own `__str__` has its say.
        Ok((this @ (Value::Object(_) | Value::Bool(_)), spec)) if spec.is_empty() => vm.str_flow(this),
        Ok((this, spec)) => format_builtin(vm, this, spec).into(),
    }
}

/// `format(v, spec)` of text and numbers, and of instances of their subclasses.
pub fn format_builtin(vm: &Vm, this: &Value, spec: &Rc<PyStr>) -> Res {
    let name = vm.type_name(this);
    let outcome = match this.underlying() {
        v @ Value::Str(_) if spec.is_empty() => return Ok(v.clone()),
        Value::Str(text) => pad::format_str(text, spec),
        Value::Float(x) => format_float::format_float(*x, spec, &name),
        Value::Complex(c) => format_float::format_complex(Complex::new(c.0, c.1), spec, &name),
        v => match v.as_bigint() {
            Some(n) => format_int::format_int(&n, spec, &name, vm.max_digits()),
            None => return Err(vm.type_error(format!("unsupported format string passed to {name}.__format__"))),
        },
    };
    vm.outcome(outcome).map(Value::str)
}

/// `format(value, spec='')`
pub async fn format_function(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let pos = args.between(&vm, "format", 1, 2)?;
    let spec = match pos.get(1) {
        None => vm.names.empty.clone(),
        Some(v) => match v.as_str() {
            Some(spec) => spec.clone(),
            None => return Err(vm.bad_argument("format", "argument 2", "str", v)),
        },
    };
    vm.format_value(&pos[0], &spec).await.map(Value::Str)
}
