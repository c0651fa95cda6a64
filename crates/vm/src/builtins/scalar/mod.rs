//! The built-in types of text and numbers: their methods, constructors and formatting, on top of [`crate::text`] and
//! [`crate::num`], which know no VM.

pub mod buffer;
pub mod bytearray;
pub mod bytes_make;
pub mod bytes_query;
pub mod complex;
pub mod float;
pub mod format;
pub mod functions;
pub mod int;
pub mod memoryview;
pub mod operators;
pub mod percent;
pub mod str_items;
pub mod str_make;
pub mod str_query;
pub mod template;

use crate::fault::Outcome;
use crate::string::PyStr;
use crate::text::codec::CodecFault;
use crate::{Args, Exc, Flow, Res, Value, Vm};
use num_traits::{Signed, ToPrimitive};
use std::rc::Rc;

/// Puts the methods into the built-in classes, and the functions among the built-ins.
pub fn install(vm: &Vm) {
    str_query::install(vm);
    str_items::install(vm);
    str_make::install(vm);
    format::install(vm);
    bytes_query::install(vm);
    bytes_make::install(vm);
    bytearray::install(vm);
    memoryview::install(vm);
    int::install(vm);
    float::install(vm);
    complex::install(vm);
    operators::install(vm);
    functions::install(vm);
}

impl Vm {
    /// The result, with a fault raised.
    pub fn outcome<T>(&self, outcome: Outcome<T>) -> Res<T> {
        outcome.map_err(|fault| self.fault(fault))
    }

    /// The exception for a codec's fault over this object.
    pub fn codec_fault(&self, fault: CodecFault, object: &Value) -> Exc {
        let (class, encoding, start, end, reason) = match fault {
            CodecFault::Plain(fault) => return self.fault(fault),
            CodecFault::Decode { encoding, start, end, reason } => {
                (&self.exc.unicode_decode_error, encoding, start, end, reason)
            }
            CodecFault::Encode { encoding, start, end, reason } => {
                (&self.exc.unicode_encode_error, encoding, start, end, reason)
            }
        };
        let args = vec![Value::str(encoding), object.clone(), Value::from(start), Value::from(end), Value::str(reason)];
        self.exception(class, args)
    }

    /// Argument Clinic's "must be" error; `what` is `argument 1`, `argument 'encoding'` or `argument`.
    pub fn bad_argument(&self, function: &str, what: &str, expected: &str, given: &Value) -> Exc {
        let given = if given.is_none() { "None".to_owned() } else { self.type_name(given).to_string() };
        self.type_error(format!("{function}() {what} must be {expected}, not {given}"))
    }

    /// "'x' object cannot be interpreted as an integer".
    pub fn not_an_integer(&self, given: &Value) -> Exc {
        self.type_error(format!("'{}' object cannot be interpreted as an integer", self.type_name(given)))
    }
}

/// An argument that must be a `str`.
pub fn text_arg<'a>(vm: &Vm, function: &str, what: &str, given: &'a Value) -> Res<&'a Rc<PyStr>> {
    given.as_str().ok_or_else(|| vm.bad_argument(function, what, "str", given))
}

/// An argument that must be an integer of the size of a pointer (`Py_ssize_t`).
pub fn size_arg(vm: &Vm, given: &Value) -> Res<i64> {
    match given.as_i64() {
        Some(n) => Ok(n),
        None if given.is_int() => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        None => Err(vm.not_an_integer(given)),
    }
}

/// A width or count: negative means none.
pub fn width_arg(vm: &Vm, given: &Value) -> Res<usize> {
    Ok(usize::try_from(size_arg(vm, given)?).unwrap_or(0))
}

/// A maximum where a negative number means no limit.
pub fn limit_arg(vm: &Vm, given: Option<&Value>) -> Res<Option<usize>> {
    given.map_or(Ok(None), |n| Ok(usize::try_from(size_arg(vm, n)?).ok()))
}

/// A bound of a slice: None, or an integer clamped to 64 bits.
pub fn bound_arg(vm: &Vm, given: Option<&Value>) -> Res<Option<i64>> {
    let Some(given) = given else { return Ok(None) };
    if given.is_none() {
        return Ok(None);
    }
    match given.as_i64() {
        Some(n) => Ok(Some(n)),
        None => match given.as_bigint() {
            Some(n) => Ok(Some(clamp(&n))),
            None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
        },
    }
}

/// An integer, or the nearest that 64 bits hold.
pub fn clamp(n: &num_bigint::BigInt) -> i64 {
    n.to_i64().unwrap_or(if n.is_negative() { i64::MIN } else { i64::MAX })
}

/// The same text object if nothing was taken away, as CPython gives it back.
pub fn same_or_new(this: &Rc<PyStr>, part: &str) -> Value {
    if part.len() == this.len_bytes() { Value::Str(this.clone()) } else { Value::str(part) }
}

/// Whether a value is turned into an integer only by Python code: it has `__index__` and is no integer.
/// Also slices with such bounds.
fn asks_for_index(vm: &Vm, v: &Value) -> bool {
    if let Value::Slice(s) = v {
        return [&s.start, &s.stop, &s.step].into_iter().any(|b| !b.is_none() && !b.is_int());
    }
    matches!(v, Value::Object(_)) && !v.is_int() && vm.lookup(&vm.type_of(v), &vm.names.index).is_some()
}

/// Calls a native after objects with `__index__` among its arguments (but `self`) were turned into integers.
pub fn with_indices(vm: &Vm, args: Args<'_>, f: fn(&Vm, Args<'_>) -> Res) -> Flow {
    if !args.pos.iter().skip(1).any(|v| asks_for_index(vm, v)) {
        return f(vm, args).into();
    }
    let (vm, mut args) = (vm.clone(), args.to_owned());
    Flow::run(async move {
        for v in args.pos.iter_mut().skip(1) {
            if let Value::Slice(s) = v {
                *v = Value::Slice(Rc::new(vm.slice_bounds(s).await?));
            } else if asks_for_index(&vm, v) {
                *v = Value::from_bigint(vm.index_of(v).await?);
            }
        }
        f(&vm, args.as_args())
    })
}

/// A method with integer arguments.
#[macro_export]
macro_rules! indexed {
    ($name:expr, $f:expr) => {
        $crate::builtins::define::Method::flow($name, |vm: &$crate::Vm, args: $crate::Args<'_>| {
            $crate::builtins::scalar::with_indices(vm, args, $f)
        })
    };
}

/// A native with a fast way, which gives `None` where Python code may be needed, and a slow one, which may run it.
#[macro_export]
macro_rules! quick {
    ($name:expr, $quick:expr, $slow:expr) => {
        $crate::builtins::define::Method::flow($name, |vm: &$crate::Vm, args: $crate::Args<'_>| {
            let quick: fn(&$crate::Vm, $crate::Args<'_>) -> Option<$crate::Res> = $quick;
            match quick(vm, args) {
                Some(res) => res.into(),
                None => $crate::Flow::run($slow(vm.clone(), args.to_owned())),
            }
        })
    };
}
