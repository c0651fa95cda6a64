//! Binding arguments as a Python function does: most of asyncio is Python in CPython, and its messages say so.

use coroscope_vm::{Args, Res, Value, Vm};

/// The parameters of a function that CPython writes in Python.
pub struct Signature {
    /// The qualified name that messages show, without parentheses.
    pub name: &'static str,
    /// Positional parameters, `self` included; then keyword-only ones.
    pub params: &'static [&'static str],
    /// How many of them may be given by position.
    pub positional: usize,
    /// How many of the positional ones are required.
    pub required: usize,
}

impl Signature {
    /// Sorts arguments into the parameters; `N` is their number.
    pub fn bind<const N: usize>(&self, vm: &Vm, args: Args<'_>) -> Res<[Option<Value>; N]> {
        let name = self.name;
        let mut bound: [Option<Value>; N] = std::array::from_fn(|_| None);
        for (slot, v) in bound.iter_mut().zip(args.pos.iter().take(self.positional)) {
            *slot = Some(v.clone());
        }
        for (key, v) in args.kw {
            let Some(at) = self.params.iter().position(|p| *p == key.as_str()) else {
                return Err(vm.type_error(format!("{name}() got an unexpected keyword argument '{key}'")));
            };
            match bound.get_mut(at) {
                Some(slot @ None) => *slot = Some(v.clone()),
                _ => return Err(vm.type_error(format!("{name}() got multiple values for argument '{key}'"))),
            }
        }
        if args.pos.len() > self.positional {
            return Err(self.too_many(vm, args.pos.len()));
        }
        let missing: Vec<&str> = (0..self.required)
            .filter(|i| bound.get(*i).is_none_or(Option::is_none))
            .filter_map(|i| self.params.get(i).copied())
            .collect();
        if missing.is_empty() { Ok(bound) } else { Err(self.missing(vm, &missing)) }
    }

    fn too_many(&self, vm: &Vm, given: usize) -> coroscope_vm::Exc {
        let (name, most, least) = (self.name, self.positional, self.required);
        let takes = if least == most { format!("{most}") } else { format!("from {least} to {most}") };
        let s = if most == 1 && least == most { "" } else { "s" };
        let were = if given == 1 { "was" } else { "were" };
        vm.type_error(format!("{name}() takes {takes} positional argument{s} but {given} {were} given"))
    }

    fn missing(&self, vm: &Vm, names: &[&str]) -> coroscope_vm::Exc {
        let quoted: Vec<String> = names.iter().map(|n| format!("'{n}'")).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [a, b] => format!("{a} and {b}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let s = if names.len() == 1 { "" } else { "s" };
        let n = names.len();
        vm.type_error(format!("{}() missing {n} required positional argument{s}: {list}", self.name))
    }
}
