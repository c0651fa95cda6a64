//! `_random.Random`: CPython's Mersenne Twister and its seeding (`Modules/_randommodule.c`).

use crate::support::{self, new_class, this};
use coroscope_vm::builtins::define::Method;
use coroscope_vm::dict::Dict;
use coroscope_vm::num::mt19937::Mt19937;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use num_bigint::BigInt;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Generator {
    twister: RefCell<Mt19937>,
}

impl Native for Generator {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// How many generators were seeded without a seed: each gets another one, the same in every run.
#[derive(Default)]
struct Unseeded(Cell<u64>);

fn fresh(vm: &Vm) -> Mt19937 {
    let count = vm.extension::<Unseeded>();
    let n = count.0.get();
    count.0.set(n + 1);
    let seed = vm.config.seed;
    Mt19937::from_key(&[seed as u32, (seed >> 32) as u32, n as u32, 0x5eed])
}

fn new(vm: &Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, args)?;
    Ok(vm.new_native(&class, Generator { twister: RefCell::new(Mt19937::from_key(&[0])) }))
}

async fn seed(vm: Vm, args: OwnedArgs) -> Res {
    let g = this::<Generator>(&vm, args.as_args(), "seed")?;
    let given = args.as_args().rest().between(&vm, "seed", 0, 1)?;
    let twister = match given.first() {
        None | Some(Value::None) => fresh(&vm),
        Some(v) => match v.as_bigint() {
            Some(n) => Mt19937::from_int(&n),
            None => Mt19937::from_hash(vm.hash_of(v).await? as i64),
        },
    };
    *g.twister.borrow_mut() = twister;
    Ok(Value::None)
}

fn random(vm: &Vm, args: Args<'_>) -> Res {
    Ok(Value::Float(this::<Generator>(vm, args, "random")?.twister.borrow_mut().random()))
}

fn getrandbits(vm: &Vm, args: Args<'_>) -> Res {
    let g = this::<Generator>(vm, args, "getrandbits")?;
    let v = args.rest().one(vm, "Random.getrandbits")?;
    let Some(k) = v.as_i64() else {
        let given = vm.type_name(v);
        return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
    };
    if k < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    g.twister.borrow_mut().getrandbits(k as u64).map(Value::from_bigint).map_err(|f| vm.fault(f))
}

fn getstate(vm: &Vm, args: Args<'_>) -> Res {
    let g = this::<Generator>(vm, args, "getstate")?;
    let words = g.twister.borrow().words().map(|w| Value::Int(i64::from(w))).collect();
    Ok(Value::tuple(words))
}

fn setstate(vm: &Vm, args: Args<'_>) -> Res {
    let g = this::<Generator>(vm, args, "setstate")?;
    let v = args.rest().one(vm, "setstate")?;
    let Some(t) = v.as_tuple() else { return Err(vm.type_error("state vector must be a tuple")) };
    let words: Option<Vec<u32>> = t.iter().map(|w| w.as_i64().and_then(|n| u32::try_from(n).ok())).collect();
    match words.and_then(|w| Mt19937::from_words(&w)) {
        Some(t) => {
            *g.twister.borrow_mut() = t;
            Ok(Value::None)
        }
        None => Err(vm.value_error("invalid state")),
    }
}

/// `_randbelow`: the same draws as the Python loop over `getrandbits`, in one step.
fn randbelow(vm: &Vm, args: Args<'_>) -> Res {
    let g = this::<Generator>(vm, args, "_randbelow")?;
    let v = args.rest().one(vm, "_randbelow")?;
    let Some(n) = v.as_bigint() else { return Err(vm.type_error("an integer is required")) };
    let mut twister = g.twister.borrow_mut();
    if let Ok(n) = u64::try_from(&n)
        && n > 0
    {
        let k = u64::from(64 - n.leading_zeros());
        loop {
            let r = if k <= 32 {
                twister.small_bits(k as u32)
            } else {
                u64::try_from(&twister.getrandbits(k).map_err(|f| vm.fault(f))?).unwrap_or(0)
            };
            if r < n {
                return Ok(Value::int(r));
            }
        }
    }
    let k = n.bits();
    loop {
        let r: BigInt = twister.getrandbits(k).map_err(|f| vm.fault(f))?;
        if r < n {
            return Ok(Value::from_bigint(r));
        }
    }
}

/// Fills `_random`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let table = [
        Method::sync("__new__", new).unbound(),
        Method::task("seed", task!(seed)),
        Method::sync("random", random),
        Method::sync("getrandbits", getrandbits),
        Method::sync("_randbelow", randbelow),
        Method::sync("getstate", getstate),
        Method::sync("setstate", setstate),
    ];
    let class = support::class(vm, dict, "_random", "Random", &table, &[]);
    support::with_dict(vm, &class);
    Ok(())
}
