//! Constants as Python shows them, for messages.

use coroscope_bytecode::Const;

/// `repr` of a constant, near enough for the few messages that show one.
pub(crate) fn repr(value: &Const) -> String {
    match value {
        Const::None => "None".to_owned(),
        Const::Ellipsis => "Ellipsis".to_owned(),
        Const::Bool(b) => if *b { "True" } else { "False" }.to_owned(),
        Const::Int(i) => i.to_string(),
        Const::BigInt(s) => s.clone(),
        Const::Float(f) if f.fract() == 0.0 && f.abs() < 1e16 => format!("{f:.1}"),
        Const::Float(f) => format!("{f}"),
        Const::Imaginary(f) => format!("{f}j"),
        Const::Str(s) => quoted(s),
        Const::Bytes(b) => format!("b{}", quoted(&String::from_utf8_lossy(b))),
        Const::Tuple(items) => match &items[..] {
            [one] => format!("({},)", repr(one)),
            items => format!("({})", items.iter().map(repr).collect::<Vec<_>>().join(", ")),
        },
        Const::FrozenSet(_) | Const::Code(_) => "...".to_owned(),
    }
}

fn quoted(s: &str) -> String {
    let quote = if s.contains('\'') && !s.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in s.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}
