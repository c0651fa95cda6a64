//! Constants: telling equal ones, and folding the expressions that are constant by themselves.

use coroscope_bytecode::Const;
use num_bigint::BigInt;
use ruff_python_ast::{self as ast, Expr, Number, Operator, UnaryOp};

/// Longest string or tuple that folding makes.
const MAX_FOLDED: usize = 4096;

/// A constant as a map key: equal only if type and every bit are equal.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum ConstKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(String),
    Float(u64),
    Imaginary(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<ConstKey>),
    FrozenSet(Vec<ConstKey>),
}

impl ConstKey {
    /// None for code objects, which are never shared.
    pub(crate) fn of(value: &Const) -> Option<ConstKey> {
        let all = |items: &[Const]| items.iter().map(ConstKey::of).collect::<Option<Vec<_>>>();
        Some(match value {
            Const::None => ConstKey::None,
            Const::Ellipsis => ConstKey::Ellipsis,
            Const::Bool(b) => ConstKey::Bool(*b),
            Const::Int(i) => ConstKey::Int(*i),
            Const::BigInt(s) => ConstKey::BigInt(s.clone()),
            Const::Float(f) => ConstKey::Float(f.to_bits()),
            Const::Imaginary(f) => ConstKey::Imaginary(f.to_bits()),
            Const::Str(s) => ConstKey::Str(s.clone()),
            Const::Bytes(b) => ConstKey::Bytes(b.clone()),
            Const::Tuple(items) => ConstKey::Tuple(all(items)?),
            Const::FrozenSet(items) => ConstKey::FrozenSet(all(items)?),
            Const::Code(_) => return None,
        })
    }
}

/// The value of an integer literal, whose big values ruff keeps as source text.
pub(crate) fn int_const(value: &ast::Int) -> Const {
    if let Some(small) = value.as_i64() {
        return Const::Int(small);
    }
    let text = value.to_string().replace('_', "");
    let lower = text.to_ascii_lowercase();
    let (digits, radix) = match lower.get(..2) {
        Some("0x") => (&lower[2..], 16),
        Some("0o") => (&lower[2..], 8),
        Some("0b") => (&lower[2..], 2),
        _ => (lower.as_str(), 10),
    };
    if radix == 10 {
        return Const::BigInt(digits.trim_start_matches('0').to_owned());
    }
    let value = BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default();
    Const::BigInt(value.to_string())
}

/// The constant that an expression is, or None. Never an expression that could raise.
pub(crate) fn const_value(e: &Expr) -> Option<Const> {
    match e {
        Expr::NoneLiteral(_) => Some(Const::None),
        Expr::EllipsisLiteral(_) => Some(Const::Ellipsis),
        Expr::BooleanLiteral(e) => Some(Const::Bool(e.value)),
        Expr::NumberLiteral(e) => Some(match &e.value {
            Number::Int(i) => int_const(i),
            Number::Float(f) => Const::Float(*f),
            Number::Complex { imag, .. } => Const::Imaginary(*imag),
        }),
        Expr::StringLiteral(e) => Some(Const::Str(e.value.to_str().to_owned())),
        Expr::BytesLiteral(e) => Some(Const::Bytes(e.value.bytes().collect())),
        Expr::Tuple(e) => e.elts.iter().map(const_value).collect::<Option<Vec<_>>>().map(Const::Tuple),
        Expr::UnaryOp(e) => fold_unary(e.op, const_value(&e.operand)?),
        Expr::BinOp(e) => {
            // A long chain is not a constant worth folding, and would recurse deeply.
            if matches!(&*e.left, Expr::BinOp(l) if matches!(&*l.left, Expr::BinOp(_))) {
                return None;
            }
            fold_binary(e.op, const_value(&e.left)?, const_value(&e.right)?)
        }
        Expr::Name(e) if e.id == "__debug__" => Some(Const::Bool(true)),
        _ => None,
    }
}

fn fold_unary(op: UnaryOp, value: Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::USub, Const::Int(i)) => match i.checked_neg() {
            Some(i) => Const::Int(i),
            None => return None,
        },
        (UnaryOp::USub, Const::BigInt(s)) => match s.strip_prefix('-') {
            Some(digits) => Const::BigInt(digits.to_owned()),
            None if s == "9223372036854775808" => Const::Int(i64::MIN),
            None => Const::BigInt(format!("-{s}")),
        },
        (UnaryOp::USub, Const::Float(f)) => Const::Float(-f),
        (UnaryOp::USub, Const::Bool(b)) => Const::Int(-i64::from(b)),
        (UnaryOp::UAdd, value @ (Const::Int(_) | Const::BigInt(_) | Const::Float(_))) => value,
        (UnaryOp::Invert, Const::Int(i)) => Const::Int(!i),
        (UnaryOp::Not, value) => Const::Bool(!truth(&value)?),
        _ => return None,
    })
}

/// Whether a constant counts as true.
pub(crate) fn truth(value: &Const) -> Option<bool> {
    Some(match value {
        Const::None => false,
        Const::Ellipsis | Const::BigInt(_) => true,
        Const::Bool(b) => *b,
        Const::Int(i) => *i != 0,
        Const::Float(f) | Const::Imaginary(f) => *f != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Code(_) => return None,
    })
}

fn fold_binary(op: Operator, a: Const, b: Const) -> Option<Const> {
    match (a, b) {
        (Const::Int(a), Const::Int(b)) => fold_ints(op, a, b),
        (Const::Float(a), Const::Float(b)) => fold_floats(op, a, b),
        (Const::Float(a), Const::Int(b)) if b.unsigned_abs() < 1 << 53 => fold_floats(op, a, b as f64),
        (Const::Int(a), Const::Float(b)) if a.unsigned_abs() < 1 << 53 => fold_floats(op, a as f64, b),
        (Const::Str(a), Const::Str(b)) if op == Operator::Add && a.len() + b.len() <= MAX_FOLDED => {
            Some(Const::Str(a + &b))
        }
        (Const::Str(s), Const::Int(n)) | (Const::Int(n), Const::Str(s)) if op == Operator::Mult => {
            let n = usize::try_from(n.max(0)).ok()?;
            (s.len().checked_mul(n)? <= MAX_FOLDED).then(|| Const::Str(s.repeat(n)))
        }
        (Const::Bytes(mut a), Const::Bytes(b)) if op == Operator::Add && a.len() + b.len() <= MAX_FOLDED => {
            a.extend(b);
            Some(Const::Bytes(a))
        }
        (Const::Tuple(mut a), Const::Tuple(b)) if op == Operator::Add && a.len() + b.len() <= MAX_FOLDED => {
            a.extend(b);
            Some(Const::Tuple(a))
        }
        _ => None,
    }
}

fn fold_ints(op: Operator, a: i64, b: i64) -> Option<Const> {
    let shift = || u32::try_from(b).ok().filter(|b| *b < 63);
    Some(Const::Int(match op {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mult => a.checked_mul(b)?,
        Operator::FloorDiv if b != 0 => {
            let q = a.checked_div(b)?;
            if a % b != 0 && (a < 0) != (b < 0) { q - 1 } else { q }
        }
        Operator::Mod if b != 0 => {
            let r = a.checked_rem(b)?;
            if r != 0 && (r < 0) != (b < 0) { r + b } else { r }
        }
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::LShift => {
            let shifted = a.checked_shl(shift()?)?;
            if shifted >> shift()? != a {
                return None;
            }
            shifted
        }
        Operator::RShift => a >> shift()?,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::Div if b != 0 && a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 => {
            return Some(Const::Float(a as f64 / b as f64));
        }
        _ => return None,
    }))
}

fn fold_floats(op: Operator, a: f64, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}
