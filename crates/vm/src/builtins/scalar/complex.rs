//! `complex`: constructor and methods. Arithmetic is in [`super::operators`].

use super::float::as_float;
use super::int::instance;
use crate::builtins::args::{Params, class_arg};
use crate::builtins::define::{Attr, Method, attrs, methods};
use crate::builtins::warn;
use crate::num::complex::{Complex, parse};
use crate::{Args, OwnedArgs, Res, Value, Vm, task};
use std::rc::Rc;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.complex, TABLE);
    attrs(vm, &vm.types.complex, ATTRS);
}

const TABLE: &[Method] = &[
    Method::task("__new__", task!(new)).unbound(),
    Method::task("from_number", task!(from_number)).of_class(),
    Method::sync("conjugate", |vm, args| plain(vm, args, "conjugate", |_, c| Ok(value(Complex::new(c.re, -c.im))))),
    Method::sync("__complex__", |vm, args| plain(vm, args, "__complex__", |_, c| Ok(value(c)))),
    Method::sync("__abs__", |vm, args| plain(vm, args, "__abs__", |vm, c| vm.outcome(c.abs()).map(Value::Float))),
    Method::sync("__getnewargs__", |vm, args| {
        plain(vm, args, "__getnewargs__", |_, c| Ok(Value::tuple(vec![Value::Float(c.re), Value::Float(c.im)])))
    }),
];

const ATTRS: &[Attr] =
    &[Attr::read("real", |_, v| Ok(Value::Float(of(v).re))), Attr::read("imag", |_, v| Ok(Value::Float(of(v).im)))];

/// The value of a complex number.
pub fn value(c: Complex) -> Value {
    Value::Complex(Rc::new((c.re, c.im)))
}

fn of(v: &Value) -> Complex {
    match v.underlying() {
        Value::Complex(c) => Complex::new(c.0, c.1),
        _ => Complex::new(0.0, 0.0),
    }
}

fn plain(vm: &Vm, args: Args<'_>, name: &str, f: fn(&Vm, Complex) -> Res) -> Res {
    let (this, rest) = args.receiver(vm, &vm.types.complex, name)?;
    rest.none(vm, &format!("complex.{name}"))?;
    f(vm, of(this))
}

/// The complex number that a value is by itself, by `__complex__`, or as a real number; `None` for what is no number.
pub async fn as_complex(vm: &Vm, v: &Value) -> Res<Option<Complex>> {
    if let Value::Complex(c) = v {
        return Ok(Some(Complex::new(c.0, c.1)));
    }
    if matches!(v, Value::Object(_))
        && let Some(r) = vm.call_special(v, &vm.names.complex_, Vec::new()).await?
    {
        warn::if_subclass(vm, &r, &vm.types.complex, "__complex__").await?;
        return match r.underlying() {
            Value::Complex(c) => Ok(Some(Complex::new(c.0, c.1))),
            _ => {
                let given = vm.type_name(&r);
                Err(vm.type_error(format!("__complex__ returned non-complex (type {given})")))
            }
        };
    }
    Ok(as_float(vm, v).await?.map(|x| Complex::new(x, 0.0)))
}

/// `complex(real=0, imag=0)`
async fn new(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.complex)?;
    let params = Params { shown: "complex", names: ["real", "imag"], required: 0, positional: 2 };
    let [re, im] = params.bind(&vm, args.rest())?;
    let c = match (re, im) {
        (Some(re), None) => one(&vm, &re).await?,
        (re, im) => two(&vm, re, im).await?,
    };
    Ok(instance(&vm, &class, &vm.types.complex, value(c)))
}

async fn from_number(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.complex)?;
    let given = args.rest().one(&vm, "complex.from_number")?;
    match as_complex(&vm, given).await? {
        Some(c) if Rc::ptr_eq(&class, &vm.types.complex) => Ok(value(c)),
        Some(c) => vm.call(&Value::Class(class), vec![value(c)]).await,
        None => Err(vm.type_error(format!("must be real number, not {}", vm.type_name(given)))),
    }
}

async fn one(vm: &Vm, re: &Value) -> Res<Complex> {
    if let Some(text) = re.as_str() {
        return vm.outcome(parse(text));
    }
    match as_complex(vm, re).await? {
        Some(c) => Ok(c),
        None => {
            let given = vm.type_name(re);
            Err(vm.type_error(format!("complex() argument must be a string or a number, not {given}")))
        }
    }
}

async fn two(vm: &Vm, re: Option<Value>, im: Option<Value>) -> Res<Complex> {
    let real = part(vm, re.as_ref(), "real").await?;
    let imag = part(vm, im.as_ref(), "imag").await?;
    // Parts that are real numbers do not touch the other one, not even the sign of its zero.
    let is_complex = |v: &Option<Value>| {
        v.as_ref().is_some_and(|v| {
            matches!(v.underlying(), Value::Complex(_)) || vm.lookup_special(v, &vm.names.complex_).is_some()
        })
    };
    Ok(Complex {
        re: if is_complex(&im) { real.re - imag.im } else { real.re },
        im: if is_complex(&re) { imag.re + real.im } else { imag.re },
    })
}

async fn part(vm: &Vm, v: Option<&Value>, name: &str) -> Res<Complex> {
    let Some(v) = v else { return Ok(Complex::new(0.0, 0.0)) };
    let wrong = || {
        let given = vm.type_name(v);
        vm.type_error(format!("complex() argument '{name}' must be a real number, not {given}"))
    };
    if v.as_str().is_some() {
        return Err(wrong());
    }
    if let Value::Complex(_) = v.underlying() {
        let given = vm.type_name(v);
        let words = format!("complex() argument '{name}' must be a real number, not {given}");
        vm.flow(warn::warn_here(vm, &vm.exc.deprecation_warning, words)).await?;
    }
    as_complex(vm, v).await?.ok_or_else(wrong)
}
