//! Escapes for lone surrogates in string literals, which ruff's parser takes for U+FFFD.

use crate::source::Source;
use coroscope_bytecode::surrogate;
use ruff_python_ast::visitor::transformer::{Transformer, walk_interpolated_string_element};
use ruff_python_ast::{InterpolatedStringElement, Mod, StringLiteral};
use ruff_text_size::TextRange;

/// Puts the surrogates back into the literals of a program that writes any.
pub(crate) fn restore(source: &Source, tree: &mut Mod) {
    let bytes = source.text.as_bytes();
    // "\ud8..", "\U0000dc.."
    let written = |w: &[u8]| w[0] == b'\\' && w[1].eq_ignore_ascii_case(&b'u');
    if !bytes.windows(2).any(written) || !source.text.contains(['d', 'D']) {
        return;
    }
    let restorer = Restorer { source };
    match tree {
        Mod::Module(module) => restorer.visit_body(&mut module.body),
        Mod::Expression(e) => restorer.visit_expr(&mut e.body),
    }
}

struct Restorer<'a> {
    source: &'a Source<'a>,
}

impl Restorer<'_> {
    fn restore(&self, value: &mut Box<str>, range: TextRange) {
        if !value.contains('\u{fffd}') {
            return;
        }
        let mut meant = replaced(self.source.slice(range)).into_iter();
        let pick = |c| if c == '\u{fffd}' { meant.next().unwrap_or(c) } else { c };
        *value = value.chars().map(pick).collect::<String>().into();
    }
}

impl Transformer for Restorer<'_> {
    fn visit_string_literal(&self, literal: &mut StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.restore(&mut literal.value, literal.range);
        }
    }

    fn visit_interpolated_string_element(&self, element: &mut InterpolatedStringElement) {
        if let InterpolatedStringElement::Literal(literal) = element {
            self.restore(&mut literal.value, literal.range);
        }
        walk_interpolated_string_element(self, element);
    }
}

/// What stands in a literal's source at each place where its value has U+FFFD.
fn replaced(mut text: &str) -> Vec<char> {
    let mut out = Vec::new();
    while let Some(at) = text.find(['\\', '\u{fffd}']) {
        text = &text[at..];
        let Some(rest) = text.strip_prefix('\\') else {
            out.push('\u{fffd}');
            text = &text['\u{fffd}'.len_utf8()..];
            continue;
        };
        let kind = rest.chars().next().unwrap_or('\\');
        let digits = match kind {
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let after = rest.get(kind.len_utf8()..).unwrap_or("");
        if let Some(code) = after.get(..digits).and_then(|hex| u32::from_str_radix(hex, 16).ok())
            && (code == 0xfffd || (0xd800..0xe000).contains(&code))
        {
            out.extend(surrogate::char_of(code));
        }
        if after.starts_with("{REPLACEMENT CHARACTER}") {
            out.push('\u{fffd}');
        }
        text = after.get(digits..).unwrap_or("");
    }
    out
}
