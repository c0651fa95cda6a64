//! Annotations as text, for `from __future__ import annotations` (CPython `Python/ast_unparse.c`).

use crate::codegen::const_value;
use crate::repr::repr;
use crate::source::Source;
use ruff_python_ast::{Expr, Operator, UnaryOp};
use ruff_text_size::Ranged;

/// The text of an annotation in CPython's spelling. Forms that annotations hardly use keep that of the source.
pub(crate) fn unparse(source: &Source, e: &Expr) -> String {
    match e {
        Expr::Name(e) => e.id.to_string(),
        Expr::Attribute(e) => format!("{}.{}", unparse(source, &e.value), e.attr),
        Expr::Subscript(e) => {
            let slice = match &*e.slice {
                Expr::Tuple(t) if !t.elts.is_empty() => items(source, &t.elts, t.elts.len() == 1),
                slice => unparse(source, slice),
            };
            format!("{}[{slice}]", unparse(source, &e.value))
        }
        Expr::BinOp(b) if b.op == Operator::BitOr => {
            let right = unparse(source, &b.right);
            let right = if b.right.is_bin_op_expr() { format!("({right})") } else { right };
            format!("{} | {right}", unparse(source, &b.left))
        }
        Expr::UnaryOp(u) if u.op == UnaryOp::USub => format!("-{}", unparse(source, &u.operand)),
        Expr::List(l) => format!("[{}]", items(source, &l.elts, false)),
        Expr::Tuple(t) => format!("({})", items(source, &t.elts, t.elts.len() == 1)),
        Expr::Starred(s) => format!("*{}", unparse(source, &s.value)),
        Expr::Call(c) => {
            let mut parts: Vec<String> = c.arguments.args.iter().map(|e| unparse(source, e)).collect();
            parts.extend(c.arguments.keywords.iter().map(|k| match &k.arg {
                Some(name) => format!("{name}={}", unparse(source, &k.value)),
                None => format!("**{}", unparse(source, &k.value)),
            }));
            format!("{}({})", unparse(source, &c.func), parts.join(", "))
        }
        Expr::EllipsisLiteral(_) => "...".to_owned(),
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => match const_value(e) {
            Some(value) => repr(&value),
            None => source.slice(e.range()).to_owned(),
        },
        other => source.slice(other.range()).to_owned(),
    }
}

fn items(source: &Source, elts: &[Expr], comma: bool) -> String {
    let mut text = elts.iter().map(|e| unparse(source, e)).collect::<Vec<_>>().join(", ");
    if comma {
        text.push(',');
    }
    text
}
