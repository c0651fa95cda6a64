//! Which part of an expression the carets of a traceback stress: the operator, the subscript, or the parentheses of a
//! call (`Lib/traceback.py`, `_extract_caret_anchors_from_line_segment`).

use super::tokens::{Kind, Token, scan};

/// A stretch of a segment, lines and characters from 0; the end is exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Anchors {
    pub left_line: usize,
    pub left_col: usize,
    pub right_line: usize,
    pub right_col: usize,
}

/// The outermost form of an expression.
enum Form {
    /// By the index of its operator.
    Binary(usize),
    /// By the index of the opening bracket.
    Subscript(usize),
    Call(usize),
    Other,
}

/// How loosely a binary operator binds; smaller is looser.
fn looseness(operator: &str) -> Option<u8> {
    Some(match operator {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "*" | "/" | "//" | "%" | "@" => 6,
        "**" => 7,
        _ => return None,
    })
}

/// The tokens without parentheses around all of them.
fn unwrap(tokens: &[Token]) -> (usize, usize) {
    let (mut from, mut to) = (0, tokens.len());
    while to > from + 1 && tokens[from].is("(") && tokens[from].other == to - 1 {
        let inner = from + 1..to - 1;
        let depth = tokens[from].depth + 1;
        let is_display = inner.is_empty()
            || tokens[inner].iter().any(|t| t.depth == depth && (t.is(",") || t.is("for") || t.is("async")));
        if is_display {
            break;
        }
        from += 1;
        to -= 1;
    }
    (from, to)
}

/// What the tokens `from..to` are as an expression.
fn form(tokens: &[Token], from: usize, to: usize) -> Form {
    let Some(first) = tokens.get(from).filter(|_| from < to) else { return Form::Other };
    let depth = first.depth;
    let mut best: Option<(u8, usize)> = None;
    for i in from..to {
        let t = &tokens[i];
        if t.depth != depth {
            continue;
        }
        match t.kind {
            Kind::Keyword if t.text == "await" => {}
            Kind::Keyword => return Form::Other,
            Kind::Operator => {
                let binary = i > from && tokens[i - 1].ends_operand();
                match looseness(&t.text) {
                    Some(level) if binary => {
                        // The last of the loosest is outermost, but powers bind from the right.
                        let better = match best {
                            None => true,
                            Some((b, _)) => level < b || (level == b && level != 7),
                        };
                        if better {
                            best = Some((level, i));
                        }
                    }
                    Some(_) => {}
                    None if matches!(t.text.as_str(), "." | "~") => {}
                    None => return Form::Other,
                }
            }
            _ => {}
        }
    }
    let prefixed = first.kind == Kind::Operator && matches!(first.text.as_str(), "+" | "-" | "~" | "*" | "**");
    if let Some((level, at)) = best {
        return if level == 7 && prefixed { Form::Other } else { Form::Binary(at) };
    }
    if prefixed || first.kind == Kind::Keyword {
        return Form::Other;
    }
    let last = &tokens[to - 1];
    if last.kind != Kind::Close || last.other <= from || !tokens[last.other - 1].ends_operand() {
        return Form::Other;
    }
    match last.text.as_str() {
        "]" => Form::Subscript(last.other),
        ")" => Form::Call(last.other),
        _ => Form::Other,
    }
}

/// What to stress in a segment of source; `None` if it is no operation, subscript or call.
pub(super) fn anchors(segment: &str) -> Option<Anchors> {
    let tokens = scan(segment)?;
    let (from, to) = unwrap(&tokens);
    match form(&tokens, from, to) {
        Form::Binary(at) => Some(operator_anchors(segment, &tokens, at, to)),
        Form::Subscript(open) | Form::Call(open) => {
            let (open, last) = (&tokens[open], &tokens[to - 1]);
            Some(Anchors {
                left_line: open.line,
                left_col: open.col,
                right_line: last.end_line,
                right_col: last.end_col,
            })
        }
        Form::Other => None,
    }
}

/// One character, and a second one that is no space and comes before the right operand.
fn operator_anchors(segment: &str, tokens: &[Token], at: usize, to: usize) -> Anchors {
    let op = &tokens[at];
    let right_tokens = &tokens[at + 1..to];
    let mut right = 0;
    // Parentheses around all of the right operand do not count as part of it.
    let mut end = right_tokens.len();
    let base = at + 1;
    while end > right + 1 && right_tokens[right].is("(") && right_tokens[right].other == base + end - 1 {
        let inner = &right_tokens[right + 1..end - 1];
        let depth = right_tokens[right].depth + 1;
        if inner.is_empty() || inner.iter().any(|t| t.depth == depth && (t.is(",") || t.is("for"))) {
            break;
        }
        right += 1;
        end -= 1;
    }
    let line: Vec<char> = segment.lines().nth(op.line).unwrap_or("").chars().collect();
    let mut right_col = op.col + 1;
    let before_right =
        right_tokens.get(right).is_some_and(|t| t.line > op.line || (t.line == op.line && right_col < t.col));
    if before_right && line.get(right_col).is_some_and(|c| !c.is_whitespace() && *c != '\\' && *c != '#') {
        right_col += 1;
    }
    Anchors { left_line: op.line, left_col: op.col, right_line: op.line, right_col }
}

/// Whether the lines are `return name(...)` or `target = call(...)` and the stretch is all of that call: then carets
/// say nothing that the line does not (`_should_show_carets`).
pub(super) fn is_plain_call_statement(lines: &[&str], start: usize, end: usize) -> bool {
    let text = lines.join("\n");
    let Some(tokens) = scan(&text) else { return false };
    let Some(first) = tokens.first() else { return false };
    let stop = tokens.iter().position(|t| t.depth == 0 && t.is(";")).unwrap_or(tokens.len());
    let from = if first.is("return") {
        1
    } else {
        match assigned_value(&tokens[..stop]) {
            Some(from) => from,
            None => return false,
        }
    };
    let value = &tokens[from..stop];
    let relative: Vec<Token> = value.iter().map(|t| Token { other: t.other.wrapping_sub(from), ..t.clone() }).collect();
    let (a, b) = unwrap(&relative);
    let Form::Call(open) = form(&relative, a, b) else { return false };
    if first.is("return") && !(open == a + 1 && relative[a].is_name()) {
        return false;
    }
    let (head, tail) = (&relative[a], &relative[b - 1]);
    head.line == 0 && head.col == start && tail.end_line + 1 == lines.len() && tail.end_col == end
}

/// Where the value of an assignment begins; `None` for other statements.
fn assigned_value(tokens: &[Token]) -> Option<usize> {
    if tokens.first()?.kind == Kind::Keyword {
        return None;
    }
    let top = |text: &str| tokens.iter().rposition(|t| t.depth == 0 && t.is(text));
    let equals = top("=")?;
    if top(":").is_some_and(|colon| colon < equals) {
        return None;
    }
    Some(equals + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stressed(segment: &str) -> Option<String> {
        let a = anchors(segment)?;
        let line: Vec<char> = segment.lines().nth(a.left_line)?.chars().collect();
        Some(line[a.left_col..a.right_col.min(line.len())].iter().collect())
    }

    #[test]
    fn operators_subscripts_and_calls() {
        let cases = [
            ("a + b", Some("+")),
            ("a + b * c", Some("+")),
            ("a * b + c", Some("+")),
            ("a - b - c(d)", Some("-")),
            ("a // b", Some("//")),
            ("a ** -b", Some("**")),
            ("-a ** b", None),
            ("f(1)", Some("(1)")),
            ("x.f[1](2)", Some("(2)")),
            ("x[1][2]", Some("[2]")),
            ("(a + b)", Some("+")),
            ("(a, b)", None),
            ("[1, 2]", None),
            ("a < b", None),
            ("await f()", None),
            ("not a", None),
            ("'a' 'b' + c", Some("+")),
            ("f'{x[\"a\"]}' + 1", Some("+")),
        ];
        for (segment, expected) in cases {
            assert_eq!(stressed(segment).as_deref(), expected, "{segment}");
        }
    }
}
