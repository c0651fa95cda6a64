//! f-strings and t-strings. CPython `codegen_joined_str`, `codegen_template_str`.

use super::Compiler;
use crate::error::Result;
use coroscope_bytecode::{Const, Conversion, Instr, Pos};
use ruff_python_ast::{self as ast, ConversionFlag, FStringPart, InterpolatedElement, InterpolatedStringElement};
use ruff_text_size::{Ranged, TextRange};

/// More pieces than this are joined in several steps.
const MAX_PIECES: usize = 128;

/// A part of an f-string: text, or a field.
enum Piece<'e> {
    Text(String, TextRange),
    Field(&'e InterpolatedElement),
}

/// Joins neighbouring texts, and adds the source of `{x=}` fields to them.
struct Pieces<'e>(Vec<Piece<'e>>);

impl<'e> Pieces<'e> {
    fn text(&mut self, text: &str, range: TextRange) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Piece::Text(before, _)) => before.push_str(text),
            _ => self.0.push(Piece::Text(text.to_owned(), range)),
        }
    }

    fn elements(&mut self, elements: &'e [InterpolatedStringElement]) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => self.text(&literal.value, literal.range),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        self.text(debug.as_str(), field.range);
                    }
                    self.0.push(Piece::Field(field));
                }
            }
        }
    }
}

impl Compiler<'_> {
    pub(super) fn fstring(&mut self, e: &ast::ExprFString) -> Result {
        let pos = self.pos(e);
        let mut pieces = Pieces(Vec::new());
        for part in e.value.iter() {
            match part {
                FStringPart::Literal(literal) => pieces.text(literal.as_str(), literal.range),
                FStringPart::FString(f) => pieces.elements(&f.elements),
            }
        }
        self.pieces(&pieces, pos)
    }

    fn pieces(&mut self, pieces: &Pieces, pos: Pos) -> Result {
        let mut height = 0;
        for piece in &pieces.0 {
            match piece {
                Piece::Text(text, range) => {
                    let at = if pieces.0.len() == 1 { pos } else { self.pos(*range) };
                    self.load_str(text, at);
                }
                Piece::Field(field) => self.field(field)?,
            }
            height += 1;
            if height == MAX_PIECES {
                self.emit(Instr::BuildString(height as u32), pos);
                height = 1;
            }
        }
        match pieces.0.len() {
            0 => self.load_str("", pos),
            1 => {}
            _ => self.emit(Instr::BuildString(height as u32), pos),
        }
        Ok(())
    }

    fn field(&mut self, field: &InterpolatedElement) -> Result {
        let pos = self.pos(field);
        self.expr(&field.expression)?;
        let conversion = conversion_of(field);
        if conversion != Conversion::None {
            self.emit(Instr::Convert(conversion), pos);
        }
        match &field.format_spec {
            Some(spec) => {
                self.format_spec(spec)?;
                self.emit(Instr::FormatWithSpec, pos);
            }
            None => self.emit(Instr::FormatSimple, pos),
        }
        Ok(())
    }

    fn format_spec(&mut self, spec: &ast::InterpolatedStringFormatSpec) -> Result {
        let pos = self.pos(spec);
        let mut pieces = Pieces(Vec::new());
        pieces.elements(&spec.elements);
        self.pieces(&pieces, pos)
    }

    pub(super) fn tstring(&mut self, e: &ast::ExprTString) -> Result {
        let pos = self.pos(e);
        let mut pieces = Pieces(Vec::new());
        for part in e.value.iter() {
            pieces.elements(&part.elements);
        }
        // Between any two fields, and at both ends, stands a string.
        let mut strings = vec![String::new()];
        let mut fields = Vec::new();
        for piece in pieces.0 {
            match piece {
                Piece::Text(text, _) => {
                    if let Some(last) = strings.last_mut() {
                        *last = text;
                    }
                }
                Piece::Field(field) => {
                    fields.push(field);
                    strings.push(String::new());
                }
            }
        }
        self.load_const(Const::Tuple(strings.into_iter().map(Const::Str).collect()), pos);
        for field in &fields {
            self.interpolation(field)?;
        }
        self.emit(Instr::BuildTuple(fields.len() as u32), pos);
        self.emit(Instr::BuildTemplate, pos);
        Ok(())
    }

    fn interpolation(&mut self, field: &InterpolatedElement) -> Result {
        let pos = self.pos(field);
        self.expr(&field.expression)?;
        let text = self.interpolation_text(field);
        self.load_str(&text, pos);
        if let Some(spec) = &field.format_spec {
            self.format_spec(spec)?;
        }
        let instr = Instr::BuildInterpolation(conversion_of(field), field.format_spec.is_some());
        self.emit(instr, pos);
        Ok(())
    }

    /// The source text of a field's expression, parentheses and all.
    fn interpolation_text(&self, field: &InterpolatedElement) -> String {
        if let Some(debug) = &field.debug_text {
            return debug.as_str().trim_end().trim_end_matches('=').trim_end().to_owned();
        }
        let whole = self.source.slice(field.range());
        let after = (field.expression.end() - field.range().start()).to_usize();
        // Closing parentheses and blanks may follow the expression before `!`, `:` or `}`.
        let rest = whole.get(after..).unwrap_or("");
        let end = after + rest.find(['!', ':', '}']).unwrap_or(0);
        whole.get(1..end).unwrap_or("").trim_end().to_owned()
    }
}

fn conversion_of(field: &InterpolatedElement) -> Conversion {
    match field.conversion {
        ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => Conversion::Repr,
        ConversionFlag::None => Conversion::None,
        ConversionFlag::Str => Conversion::Str,
        ConversionFlag::Ascii => Conversion::Ascii,
        ConversionFlag::Repr => Conversion::Repr,
    }
}
