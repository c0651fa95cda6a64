//! Names of expressions in messages, and which part of a target cannot be assigned (`_PyPegen_get_invalid_target`).

use ruff_python_ast::{CmpOp, Expr, Mod, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_parenthesized_expression_range, parse_unchecked};
use ruff_text_size::TextRange;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Assign,
    Delete,
    For,
}

/// The expression that a range of the text is, if it is one.
pub(super) fn parse(text: &str, range: TextRange) -> Option<Expr> {
    if range.is_empty() {
        return None;
    }
    if let Ok(parsed) = parse_parenthesized_expression_range(text, range) {
        return Some(parsed.into_expr());
    }
    // Starred expressions need parentheses, and by themselves a tuple: look at them there, in their own place.
    let (start, end) = (range.start().to_usize(), range.end().to_usize());
    let inner = text.get(start..end).filter(|s| s.contains('*'))?;
    let Some(before) = start.checked_sub(1) else { return first_statement(inner) };
    let blanks = " ".repeat(before);
    let value = |text: &str| {
        let parsed = parse_unchecked(text, ParseOptions::from(Mode::ParenthesizedExpression));
        match (parsed.has_valid_syntax(), parsed.into_syntax()) {
            (true, Mod::Expression(e)) => Some(*e.body),
            _ => None,
        }
    };
    if let Some(e) = value(&format!("{blanks}({inner})")) {
        return Some(e);
    }
    match value(&format!("{blanks}({inner},)"))? {
        Expr::Tuple(mut tuple) => tuple.elts.pop(),
        _ => None,
    }
}

/// The expression at the start of the text, where there is no room for a parenthesis before it.
fn first_statement(inner: &str) -> Option<Expr> {
    let value = |text: &str| {
        let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
        match (parsed.has_valid_syntax(), parsed.into_syntax()) {
            (true, Mod::Module(mut module)) => match module.body.pop()? {
                Stmt::Expr(s) => Some(*s.value),
                _ => None,
            },
            _ => None,
        }
    };
    if let Some(e) = value(inner) {
        return Some(e);
    }
    match value(&format!("{inner},"))? {
        Expr::Tuple(mut tuple) => tuple.elts.pop(),
        _ => None,
    }
}

/// The part of a target that is not one.
pub(super) fn invalid(e: &Expr, kind: Kind) -> Option<&Expr> {
    match e {
        Expr::List(list) => list.elts.iter().find_map(|e| invalid(e, kind)),
        Expr::Tuple(tuple) => tuple.elts.iter().find_map(|e| invalid(e, kind)),
        Expr::Starred(starred) => {
            if kind == Kind::Delete {
                return Some(e);
            }
            invalid(&starred.value, kind)
        }
        Expr::Compare(compare) if kind == Kind::For => {
            if compare.ops.first() == Some(&CmpOp::In) {
                invalid(&compare.left, kind)
            } else {
                None
            }
        }
        Expr::Name(_) | Expr::Subscript(_) | Expr::Attribute(_) => None,
        _ => Some(e),
    }
}

/// What messages call an expression. CPython `_PyPegen_get_expr_name`.
pub(super) fn name(e: &Expr) -> &'static str {
    match e {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(b) if b.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}
