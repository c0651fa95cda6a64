//! Checking the arguments of natives, in CPython's words (`Python/getargs.c`, `Objects/methodobject.c`).
//!
//! Natives of classes get their `self` as the first positional argument. `shown` is the name in messages: with the
//! class (`list.append`) where CPython builds it from the method object, bare (`insert`) where Argument Clinic does.

use crate::class::Class;
use crate::function::Args;
use crate::string::PyStr;
use crate::{Exc, OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// The parameters of a function that takes keywords. An empty name stands for a positional-only parameter.
pub struct Params<const N: usize> {
    /// Function name without parentheses.
    pub shown: &'static str,
    pub names: [&'static str; N],
    /// How many are required.
    pub required: usize,
    /// How many may be given by position.
    pub positional: usize,
}

impl<const N: usize> Params<N> {
    /// Sorts arguments into the parameters (`_PyArg_UnpackKeywords`).
    pub fn bind(&self, vm: &Vm, args: Args<'_>) -> Res<[Option<Value>; N]> {
        let f = self.shown;
        let given = args.pos.len() + args.kw.len();
        if given > N {
            let quantity = if self.required < N { "at most" } else { "exactly" };
            let keyword = if args.pos.is_empty() { "keyword " } else { "" };
            let s = plural(N);
            return Err(vm.type_error(format!("{f}() takes {quantity} {N} {keyword}argument{s} ({given} given)")));
        }
        if args.pos.len() > self.positional {
            let max = self.positional;
            return Err(vm.type_error(if max == 0 {
                format!("{f}() takes no positional arguments")
            } else {
                let quantity = if self.required < max { "at most" } else { "exactly" };
                let s = plural(max);
                format!("{f}() takes {quantity} {max} positional argument{s} ({} given)", args.pos.len())
            }));
        }
        let pos_only = self.names.iter().take_while(|n| n.is_empty()).count();
        let needed = pos_only.min(self.required);
        if args.pos.len() < needed {
            let quantity = if needed < self.positional { "at least" } else { "exactly" };
            let s = plural(needed);
            let n = args.pos.len();
            return Err(vm.type_error(format!("{f}() takes {quantity} {needed} positional argument{s} ({n} given)")));
        }
        let mut bound: [Option<Value>; N] = std::array::from_fn(|i| args.pos.get(i).cloned());
        for (name, value) in args.kw {
            let Some(at) = self.names.iter().position(|n| !n.is_empty() && *n == name.as_str()) else {
                return Err(vm.type_error(format!("{f}() got an unexpected keyword argument '{name}'")));
            };
            if bound[at].is_some() {
                let pos = at + 1;
                return Err(vm.type_error(format!("argument for {f}() given by name ('{name}') and position ({pos})")));
            }
            bound[at] = Some(value.clone());
        }
        for (i, name) in self.names.iter().enumerate().take(self.required) {
            if bound[i].is_none() {
                let pos = i + 1;
                return Err(vm.type_error(format!("{f}() missing required argument '{name}' (pos {pos})")));
            }
        }
        Ok(bound)
    }
}

impl<'a> Args<'a> {
    /// The arguments after `self`.
    pub fn rest(self) -> Args<'a> {
        Args { pos: self.pos.get(1..).unwrap_or(&[]), kw: self.kw }
    }

    /// TypeError if there are keyword arguments.
    pub fn no_kw(self, vm: &Vm, shown: &str) -> Res<()> {
        if self.kw.is_empty() {
            return Ok(());
        }
        Err(vm.type_error(format!("{shown}() takes no keyword arguments")))
    }

    /// No arguments at all.
    pub fn none(self, vm: &Vm, shown: &str) -> Res<()> {
        self.no_kw(vm, shown)?;
        match self.pos.len() {
            0 => Ok(()),
            n => Err(vm.type_error(format!("{shown}() takes no arguments ({n} given)"))),
        }
    }

    /// Exactly one positional argument.
    pub fn one(self, vm: &Vm, shown: &str) -> Res<&'a Value> {
        self.no_kw(vm, shown)?;
        match self.pos {
            [v] => Ok(v),
            other => Err(vm.type_error(format!("{shown}() takes exactly one argument ({} given)", other.len()))),
        }
    }

    /// Between so many positional arguments (`_PyArg_CheckPositional`). A method is shown with its class, which only the
    /// error about keyword arguments names.
    pub fn between(self, vm: &Vm, shown: &str, min: usize, max: usize) -> Res<&'a [Value]> {
        self.no_kw(vm, shown)?;
        self.count(vm, shown, min, max)?;
        Ok(self.pos)
    }

    /// Checks the number of positional arguments only.
    pub fn count(self, vm: &Vm, shown: &str, min: usize, max: usize) -> Res<()> {
        let n = self.pos.len();
        let (bound, limit) = if n < min {
            ("at least ", min)
        } else if n > max {
            ("at most ", max)
        } else {
            return Ok(());
        };
        let bound = if min == max { "" } else { bound };
        let shown = shown.rsplit('.').next().unwrap_or(shown);
        let s = plural(limit);
        let got = format!("expected {bound}{limit} argument{s}, got {n}");
        Err(vm.type_error(if shown.is_empty() { got } else { format!("{shown} {got}") }))
    }

    /// The one operand of a special method such as `__add__` (`check_num_args`).
    pub fn operand(self, vm: &Vm) -> Res<&'a Value> {
        Ok(&self.between(vm, "", 1, 1)?[0])
    }

    /// `self`, checked to be an instance of the class, and the other arguments.
    pub fn receiver(self, vm: &Vm, class: &Rc<Class>, method: &str) -> Res<(&'a Value, Args<'a>)> {
        match self.pos.split_first() {
            Some((this, pos)) if vm.is_instance(this, class) => Ok((this, Args { pos, kw: self.kw })),
            Some((this, _)) => Err(wrong_receiver(vm, class, method, this)),
            None => Err(no_receiver(vm, class, method)),
        }
    }
}

/// Special methods of the built-in types that are methods in CPython, not wrappers of slots.
const PLAIN: &[&str] = &[
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__fspath__",
    "__getnewargs__",
    "__getnewargs_ex__",
    "__getstate__",
    "__init_subclass__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__new__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__subclasshook__",
    "__trunc__",
];

/// Whether a method of a built-in class wraps a slot of the type (`wrapper_descriptor`).
pub fn is_slot(class: &str, method: &str) -> bool {
    let coexisting = match method {
        "__getitem__" => matches!(class, "list" | "dict"),
        "__contains__" => matches!(class, "dict" | "set" | "frozenset"),
        _ => false,
    };
    method.starts_with("__") && method.ends_with("__") && !coexisting && !PLAIN.contains(&method)
}

/// What calling a method through its class on nothing raises.
fn no_receiver(vm: &Vm, class: &Rc<Class>, method: &str) -> Exc {
    let owner = class.name();
    if is_slot(&owner, method) {
        return vm.type_error(format!("descriptor '{method}' of '{owner}' object needs an argument"));
    }
    vm.type_error(format!("unbound method {owner}.{method}() needs an argument"))
}

/// What calling a method through its class on something else raises.
pub fn wrong_receiver(vm: &Vm, class: &Rc<Class>, method: &str, this: &Value) -> Exc {
    let (owner, given) = (class.name(), vm.type_name(this));
    if is_slot(&owner, method) {
        return vm.type_error(format!("descriptor '{method}' requires a '{owner}' object but received a '{given}'"));
    }
    vm.type_error(format!("descriptor '{method}' for '{owner}' objects doesn't apply to a '{given}' object"))
}

/// Extracts `self` as one of the built-in representations.
macro_rules! receivers {
    ($($name:ident: $as:ident, $class:ident, $type:ty;)*) => {
        impl<'a> Args<'a> {
            $(
                #[doc = concat!("`self` of a method of `", stringify!($class), "`, and the other arguments.")]
                #[inline]
                pub fn $name(self, vm: &Vm, method: &str) -> Res<(&'a Rc<$type>, Args<'a>)> {
                    match self.pos.first().and_then(Value::$as) {
                        Some(v) => Ok((v, self.rest())),
                        None => Err(match self.receiver(vm, &vm.types.$class, method) {
                            Err(e) => e,
                            Ok((this, _)) => wrong_receiver(vm, &vm.types.$class, method, this),
                        }),
                    }
                }
            )*
        }
    };
}

receivers! {
    this_list: as_list, list, crate::seq::List;
    this_tuple: as_tuple, tuple, crate::seq::Tuple;
    this_dict: as_dict, dict, crate::dict::Dict;
    this_str: as_str, str_, PyStr;
    this_bytes: as_bytes, bytes, Vec<u8>;
    this_set: as_set, set, crate::set::Set;
}

impl OwnedArgs {
    /// The n-th positional argument, or None (the Python one).
    pub fn at(&self, index: usize) -> Value {
        self.pos.get(index).cloned().unwrap_or(Value::None)
    }
}

/// An argument that must be a class: the first of `__new__`.
pub fn class_arg(vm: &Vm, args: Args<'_>, owner: &Rc<Class>) -> Res<Rc<Class>> {
    let name = owner.name();
    match args.pos.first() {
        None => Err(vm.type_error(format!("{name}.__new__(): not enough arguments"))),
        Some(Value::Class(c)) if c.is_subclass_of(owner) => Ok(c.clone()),
        Some(Value::Class(c)) => {
            let given = c.name();
            Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")))
        }
        Some(other) => {
            let given = vm.type_name(other);
            Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")))
        }
    }
}

/// What a callable is called in messages about its arguments: `module.qualname()`, or its repr's words.
pub fn callable_name(vm: &Vm, callable: &Value) -> String {
    let (module, qualname) = match callable {
        Value::Function(f) => (f.module.borrow().clone(), f.qualname.borrow().clone()),
        Value::Builtin(b) => (b.module.clone().map_or(Value::None, Value::Str), b.qualname.clone()),
        Value::Method(m) => return callable_name_inner(vm, &m.function),
        Value::Class(c) => (c.dict.get_str(&vm.names.module).unwrap_or_default(), c.qualname()),
        other => return format!("{} object", vm.type_name(other)),
    };
    match module.as_str() {
        Some(m) if m.as_str() != "builtins" => format!("{m}.{qualname}()"),
        _ => format!("{qualname}()"),
    }
}

fn callable_name_inner(vm: &Vm, function: &Value) -> String {
    match function {
        Value::Function(_) | Value::Builtin(_) => callable_name(vm, function),
        other => format!("{} object", vm.type_name(other)),
    }
}
