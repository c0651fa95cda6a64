//! Views of dicts: `keys()`, `values()`, `items()`, with the set operations of the first and last.

use super::define::{Attr, Method, attrs, constant, methods};
use super::sequence;
use crate::class::Class;
use crate::dict::Dict;
use crate::function::{Args, OwnedArgs};
use crate::iter::{DictPart, Iter, IterKind};
use crate::object::Native;
use crate::set::Set;
use crate::{Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use std::any::Any;
use std::rc::Rc;

pub struct DictView {
    dict: Rc<Dict>,
    part: DictPart,
}

impl Native for DictView {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Dict(self.dict.clone()));
    }
}

/// `dict.keys()` and its kin.
pub fn view(vm: &Vm, args: Args<'_>, part: DictPart) -> Res {
    let (method, class) = match part {
        DictPart::Keys => ("keys", &vm.types.dict_keys),
        DictPart::Values => ("values", &vm.types.dict_values),
        DictPart::Items => ("items", &vm.types.dict_items),
    };
    let (dict, rest) = args.this_dict(vm, method)?;
    rest.none(vm, &format!("dict.{method}"))?;
    Ok(vm.new_native(class, DictView { dict: dict.clone(), part }))
}

/// An iterator from the end.
pub fn reverse_iter(dict: &Rc<Dict>, part: DictPart) -> Value {
    let at = dict.table.borrow().extent();
    Iter::new(IterKind::Dict { len: dict.len(), left: dict.len(), dict: dict.clone(), part, at, reversed: true })
}

fn this(vm: &Vm, value: Option<&Value>) -> Res<(Rc<Dict>, DictPart)> {
    match value.and_then(Value::as_object).and_then(|o| o.native::<DictView>()) {
        Some(v) => Ok((v.dict.clone(), v.part)),
        None => Err(vm.type_error("descriptor requires a dict view")),
    }
}

/// The items that a view shows now.
pub fn items_of(value: &Value) -> Option<Vec<Value>> {
    let v = value.as_object()?.native::<DictView>()?;
    Some(match v.part {
        DictPart::Keys => v.dict.keys(),
        DictPart::Values => v.dict.values(),
        DictPart::Items => v.dict.pairs().into_iter().map(|(k, x)| Value::tuple(vec![k, x])).collect(),
    })
}

fn iter(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, part) = this(vm, args.get(0))?;
    Ok(Iter::new(IterKind::Dict { len: dict.len(), left: dict.len(), dict, part, at: 0, reversed: false }))
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let this_value = args.at(0);
    let name = vm.type_name(&this_value);
    if !sequence::enter_repr(&vm, &this_value) {
        return Ok(Value::str("..."));
    }
    let items = items_of(&this_value).unwrap_or_default();
    let inner = sequence::joined_reprs(&vm, &items).await;
    sequence::leave_repr(&vm, &this_value);
    Ok(Value::str(format!("{name}([{}])", inner?)))
}

async fn contains(vm: Vm, args: OwnedArgs) -> Res {
    let (dict, part) = this(&vm, args.pos.first())?;
    Ok(Value::Bool(holds(&vm, &dict, part, &args.at(1)).await?))
}

async fn holds(vm: &Vm, dict: &Rc<Dict>, part: DictPart, item: &Value) -> Res<bool> {
    match part {
        DictPart::Keys => Ok(vm.dict_get(dict, item).await?.is_some()),
        DictPart::Items => {
            let Some([k, v]) = item.as_tuple().and_then(|t| <&[Value; 2]>::try_from(&t[..]).ok()) else {
                return Ok(false);
            };
            match vm.dict_get(dict, k).await? {
                Some(found) => vm.eq(&found, v).await,
                None => Ok(false),
            }
        }
        DictPart::Values => Ok(sequence::search(vm, |i| dict.values().get(i).cloned(), 0, item).await?.is_some()),
    }
}

/// The items of a set-like operand.
fn set_items(v: &Value) -> Option<Vec<Value>> {
    items_of(v).or_else(|| v.as_set().map(|s| s.to_vec()))
}

async fn compare(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    let (dict, part) = this(&vm, args.pos.first())?;
    let other = args.at(1);
    let Some(theirs) = set_items(&other) else { return Ok(Value::NotImplemented) };
    let mine = dict.len();
    let fits = match op {
        CmpOp::Eq | CmpOp::Ne => mine == theirs.len(),
        CmpOp::Lt => mine < theirs.len(),
        CmpOp::Le => mine <= theirs.len(),
        CmpOp::Gt => mine > theirs.len(),
        CmpOp::Ge => mine >= theirs.len(),
    };
    let mut all = fits;
    if fits && matches!(op, CmpOp::Lt | CmpOp::Le) {
        for item in items_of(&args.pos[0]).unwrap_or_default() {
            all = all && vm.contains(&other, &item).await?;
        }
    } else if fits {
        for item in theirs {
            all = all && holds(&vm, &dict, part, &item).await?;
        }
    }
    Ok(Value::Bool(all != (op == CmpOp::Ne)))
}

/// `&`, `|`, `-`, `^` with any iterable; the result is a set.
async fn operate(vm: Vm, args: OwnedArgs, op: &'static str, swapped: bool) -> Res {
    let (mut a, mut b) = (args.at(0), args.at(1));
    if swapped {
        std::mem::swap(&mut a, &mut b);
    }
    let left = super::set::set_from(&vm, &a).await?;
    let right = super::set::set_from(&vm, &b).await?;
    let result = Rc::new(Set::new());
    let (l, r) = (left.to_vec(), right.to_vec());
    for item in &l {
        let keep = match op {
            "&" => vm.set_contains(&right, item).await?,
            "|" => true,
            _ => !vm.set_contains(&right, item).await?,
        };
        if keep {
            vm.set_add(&result, item.clone()).await?;
        }
    }
    for item in &r {
        if op == "|" || (op == "^" && !vm.set_contains(&left, item).await?) {
            vm.set_add(&result, item.clone()).await?;
        }
    }
    Ok(super::set::wrap(&vm, result))
}

async fn isdisjoint(vm: Vm, args: OwnedArgs) -> Res {
    let (dict, part) = this(&vm, args.pos.first())?;
    let it = vm.iter(&args.at(1)).await?;
    while let Some(item) = vm.next(&it).await? {
        if holds(&vm, &dict, part, &item).await? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn reversed(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, part) = this(vm, args.get(0))?;
    Ok(reverse_iter(&dict, part))
}

fn install_common(vm: &Vm, class: &Rc<Class>) {
    methods(
        vm,
        class,
        &[
            Method::sync("__iter__", iter),
            Method::sync("__len__", |vm, args| Ok(Value::from(this(vm, args.get(0))?.0.len()))),
            Method::task("__repr__", crate::task!(repr)),
            Method::sync("__reversed__", reversed),
        ],
    );
    let mapping = Attr::read("mapping", |vm, v| Ok(super::mappingproxy::new(vm, Value::Dict(this(vm, Some(v))?.0))));
    attrs(vm, class, &[mapping]);
}

macro_rules! operator {
    ($name:literal, $op:literal, $swapped:literal) => {
        Method::task($name, |vm, args| Box::pin(operate(vm, args, $op, $swapped)))
    };
}

macro_rules! comparison {
    ($name:literal, $op:expr) => {
        Method::task($name, |vm, args| Box::pin(compare(vm, args, $op)))
    };
}

pub fn install(vm: &Vm) {
    let t = &vm.types;
    for class in [&t.dict_keys, &t.dict_values, &t.dict_items] {
        install_common(vm, class);
    }
    for class in [&t.dict_keys, &t.dict_items] {
        methods(
            vm,
            class,
            &[
                Method::task("__contains__", crate::task!(contains)),
                Method::task("isdisjoint", crate::task!(isdisjoint)),
                comparison!("__lt__", CmpOp::Lt),
                comparison!("__le__", CmpOp::Le),
                comparison!("__eq__", CmpOp::Eq),
                comparison!("__ne__", CmpOp::Ne),
                comparison!("__gt__", CmpOp::Gt),
                comparison!("__ge__", CmpOp::Ge),
                operator!("__and__", "&", false),
                operator!("__rand__", "&", true),
                operator!("__or__", "|", false),
                operator!("__ror__", "|", true),
                operator!("__sub__", "-", false),
                operator!("__rsub__", "-", true),
                operator!("__xor__", "^", false),
                operator!("__rxor__", "^", true),
            ],
        );
        constant(vm, class, "__hash__", Value::None);
    }
}
