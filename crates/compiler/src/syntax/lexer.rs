//! Cuts a source into tokens the way CPython's tokenizer does, errors included (`Parser/lexer/lexer.c`).
//!
//! Used for two things: to refuse sources that nest too deeply before ruff's recursive parser sees them, and, when a
//! source is wrong, to say so in CPython's words. Correct programs are parsed from ruff's own tokens.

use super::token::{Kind, LexError, Token};
use crate::error::{ErrorKind, Warning};
use crate::source::Source;

/// CPython's `MAXINDENT` and `MAXLEVEL`.
const MAX_INDENT: usize = 100;
const MAX_LEVEL: usize = 200;
/// Fields within the formats of fields.
const MAX_FIELDS: usize = 3;
/// CPython's `MAXFSTRINGLEVEL`.
const MAX_TEXT_LEVEL: usize = 150;

pub(super) type Lex<T> = Result<T, Box<LexError>>;

struct Bracket {
    open: u8,
    at: usize,
}

/// An f-string or t-string being read.
struct Text {
    quote: u8,
    triple: bool,
    raw: bool,
    /// `f` or `t`.
    letter: char,
    start: usize,
    /// Number of open brackets outside of the string.
    base: usize,
    /// For each open field, the number of brackets that were open before its `{`.
    fields: Vec<usize>,
    /// The format specification of the innermost field is being read.
    in_spec: bool,
    /// The next token is literal text (else an expression's).
    literal: bool,
}

pub(crate) struct Lexer<'a> {
    source: &'a Source<'a>,
    bytes: &'a [u8],
    pub(super) at: usize,
    indents: Vec<(u32, u32)>,
    /// Dedents (negative) or indents still to be given.
    pending: i32,
    line_start: bool,
    brackets: Vec<Bracket>,
    texts: Vec<Text>,
    /// The last token ended a line, so no NEWLINE is due at the end of the text.
    ended: bool,
    pub(crate) warnings: Vec<Warning>,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(source: &'a Source<'a>) -> Self {
        Lexer {
            source,
            bytes: source.text.as_bytes(),
            at: 0,
            indents: vec![(0, 0)],
            pending: 0,
            line_start: true,
            brackets: Vec::new(),
            texts: Vec::new(),
            ended: true,
            warnings: Vec::new(),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn peek_at(&self, n: usize) -> Option<u8> {
        self.bytes.get(self.at + n).copied()
    }

    // ---- errors ------------------------------------------------------------------------------------------------

    fn line_of(&self, at: usize) -> (u32, usize) {
        let at = at.min(self.bytes.len());
        let (line, col) = self.source.line_col((at as u32).into());
        (line, at - col as usize)
    }

    fn chars(&self, from: usize, to: usize) -> u32 {
        self.source.text.get(from..to).map_or((to - from) as u32, |s| s.chars().count() as u32)
    }

    /// An error whose column is the number of characters of the line up to `cursor`.
    pub(super) fn error_at<T>(&self, cursor: usize, message: impl Into<String>) -> Lex<T> {
        let (line, start) = self.line_of(cursor);
        let (line, start) = if cursor == start && line > 1 { self.line_of(cursor - 1) } else { (line, start) };
        let col = self.chars(start, cursor);
        self.fail(ErrorKind::SyntaxError, message, line, col, col as i32)
    }

    fn fail<T>(&self, kind: ErrorKind, message: impl Into<String>, line: u32, col: u32, end_col: i32) -> Lex<T> {
        Err(Box::new(LexError { kind, message: message.into(), line, col, end_col, unclosed: false }))
    }

    /// The bracket that is open at the end of the text.
    pub(crate) fn unclosed(&self) -> Option<LexError> {
        let bracket = self.brackets.last()?;
        let (line, start) = self.line_of(bracket.at);
        Some(LexError {
            kind: ErrorKind::SyntaxError,
            message: format!("'{}' was never closed", char::from(bracket.open)),
            line,
            col: self.chars(start, bracket.at) + 1,
            end_col: 0,
            unclosed: true,
        })
    }

    /// The line of the innermost open bracket.
    pub(crate) fn open_line(&self) -> Option<u32> {
        self.brackets.last().map(|b| self.line_of(b.at).0)
    }

    // ---- tokens ------------------------------------------------------------------------------------------------

    /// The next token. After `Kind::End` it gives `End` for ever.
    pub(crate) fn next(&mut self) -> Lex<Token> {
        let token = self.scan()?;
        self.ended = matches!(token.kind, Kind::Newline | Kind::Indent | Kind::Dedent | Kind::End);
        Ok(token)
    }

    fn token(&self, kind: Kind, start: usize) -> Token {
        Token { kind, start: start as u32, end: self.at as u32, level: self.brackets.len() as u16 }
    }

    fn scan(&mut self) -> Lex<Token> {
        if self.texts.last().is_some_and(|t| t.literal) {
            return self.text_literal();
        }
        if self.line_start {
            self.line_start = false;
            self.indentation()?;
        }
        if self.pending != 0 {
            let kind = if self.pending < 0 { Kind::Dedent } else { Kind::Indent };
            self.pending -= self.pending.signum();
            return Ok(self.token(kind, self.at));
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            let Some(c) = self.peek() else { return self.end() };
            match c {
                b'\n' | b'\r' => {
                    self.newline();
                    if self.brackets.is_empty() {
                        let token = self.token(Kind::Newline, start);
                        self.line_start = true;
                        return Ok(token);
                    }
                }
                b'\\' => self.continuation()?,
                _ => return self.token_from(c, start),
            }
        }
    }

    fn newline(&mut self) {
        if self.peek() == Some(b'\r') && self.peek_at(1) == Some(b'\n') {
            self.at += 1;
        }
        self.at += 1;
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | 0x0c) = self.peek() {
            self.at += 1;
        }
        if self.peek() == Some(b'#') {
            self.at = self.line_end(self.at);
        }
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or(&[]);
        from + rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    /// `\` must end its line.
    fn continuation(&mut self) -> Lex<()> {
        let at = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'\n' | b'\r') => {
                self.newline();
                if self.peek().is_none() { self.unexpected_end(at) } else { Ok(()) }
            }
            None => self.unexpected_end(at),
            Some(_) => {
                let (line, start) = self.line_of(at);
                let col = self.chars(start, at) + 2;
                self.fail(
                    ErrorKind::SyntaxError,
                    "unexpected character after line continuation character",
                    line,
                    col,
                    0,
                )
            }
        }
    }

    fn unexpected_end<T>(&self, backslash: usize) -> Lex<T> {
        if let Some(open) = self.unclosed() {
            return Err(Box::new(open));
        }
        let (line, start) = self.line_of(backslash);
        let col = self.chars(start, backslash) + 2;
        self.fail(ErrorKind::SyntaxError, "unexpected EOF while parsing", line, col, -1)
    }

    /// The end of the text: a last NEWLINE, the dedents, the end itself.
    fn end(&mut self) -> Lex<Token> {
        if let Some(text) = self.texts.last() {
            if let Some(open) = self.unclosed()
                && self.brackets.len() > text.base
            {
                return Err(Box::new(open));
            }
            return self.unterminated_text();
        }
        if let Some(open) = self.unclosed() {
            return Err(Box::new(open));
        }
        if !self.ended {
            return Ok(self.token(Kind::Newline, self.at));
        }
        if self.indents.len() > 1 {
            self.indents.pop();
            return Ok(self.token(Kind::Dedent, self.at));
        }
        Ok(self.token(Kind::End, self.at))
    }

    /// At the start of a line: its indentation against the lines before.
    fn indentation(&mut self) -> Lex<()> {
        let (mut col, mut alt) = (0u32, 0u32);
        loop {
            match self.peek() {
                Some(b' ') => (col, alt) = (col + 1, alt + 1),
                Some(b'\t') => (col, alt) = ((col / 8 + 1) * 8, alt + 1),
                Some(0x0c) => (col, alt) = (0, 0),
                Some(b'\\') if matches!(self.peek_at(1), Some(b'\n' | b'\r')) => {
                    // A continued line has the indentation of its first part.
                    let backslash = self.at;
                    self.at += 1;
                    self.newline();
                    if self.peek().is_none() {
                        return self.unexpected_end(backslash);
                    }
                    self.skip_blanks();
                    break;
                }
                Some(b'#' | b'\n' | b'\r') => {
                    // Blank: counts for nothing.
                    self.at = self.line_end(self.at);
                    if self.peek().is_none() {
                        return Ok(());
                    }
                    self.newline();
                    (col, alt) = (0, 0);
                    continue;
                }
                None => return Ok(()),
                _ => break,
            }
            self.at += 1;
        }
        if self.brackets.is_empty() && self.texts.is_empty() { self.compare_indent(col, alt) } else { Ok(()) }
    }

    fn compare_indent(&mut self, col: u32, alt: u32) -> Lex<()> {
        let (top, alt_top) = self.indents.last().copied().unwrap_or((0, 0));
        if col == top {
            return if alt == alt_top { Ok(()) } else { self.tab_error() };
        }
        if col > top {
            if self.indents.len() >= MAX_INDENT {
                let line = self.line_of(self.at).0;
                return self.fail(ErrorKind::IndentationError, "too many levels of indentation", line, 1, 0);
            }
            if alt <= alt_top {
                return self.tab_error();
            }
            self.indents.push((col, alt));
            self.pending = 1;
            return Ok(());
        }
        while self.indents.len() > 1 && self.indents.last().is_some_and(|i| col < i.0) {
            self.indents.pop();
            self.pending -= 1;
        }
        let (top, alt_top) = self.indents.last().copied().unwrap_or((0, 0));
        if col != top {
            let (line, start) = self.line_of(self.at);
            let width = self.chars(start, self.line_end(self.at)) + 1;
            let message = "unindent does not match any outer indentation level";
            return self.fail(ErrorKind::IndentationError, message, line, width, -1);
        }
        if alt == alt_top { Ok(()) } else { self.tab_error() }
    }

    fn tab_error<T>(&self) -> Lex<T> {
        let line = self.line_of(self.at).0;
        self.fail(ErrorKind::TabError, "inconsistent use of tabs and spaces in indentation", line, 1, 0)
    }

    fn token_from(&mut self, c: u8, start: usize) -> Lex<Token> {
        if c.is_ascii_alphabetic() || c == b'_' || c >= 0x80 {
            return self.name_or_string(start);
        }
        if c.is_ascii_digit() || (c == b'.' && self.peek_at(1).is_some_and(|d| d.is_ascii_digit())) {
            self.number(start)?;
            return Ok(self.token(Kind::Number, start));
        }
        if c == b'\'' || c == b'"' {
            return self.string(start, c);
        }
        self.operator(c, start)
    }

    fn name_or_string(&mut self, start: usize) -> Lex<Token> {
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        let mut letters = 0;
        let mut prefix = String::new();
        while let Some(letter) = rest.get(letters).map(u8::to_ascii_lowercase) {
            let letter = char::from(letter);
            if !"burft".contains(letter) || prefix.contains(letter) {
                break;
            }
            prefix.push(letter);
            letters += 1;
        }
        if let Some(&quote) = rest.get(letters)
            && letters > 0
            && matches!(quote, b'\'' | b'"')
        {
            self.check_prefix(&prefix, start, start + letters + 1)?;
            match prefix.as_str() {
                "f" | "t" | "fr" | "rf" | "tr" | "rt" => return self.text_start(start, letters, &prefix),
                "r" | "b" | "u" | "br" | "rb" => {
                    self.at = start + letters;
                    return self.string(start, quote);
                }
                _ => {}
            }
        }
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80) {
            self.at += 1;
        }
        self.check_identifier(start)?;
        Ok(self.token(Kind::Name, start))
    }

    /// CPython `maybe_raise_syntax_error_for_string_prefixes`.
    fn check_prefix(&self, prefix: &str, start: usize, cursor: usize) -> Lex<()> {
        const CLASHES: [(char, char); 7] =
            [('u', 'b'), ('u', 'r'), ('u', 'f'), ('u', 't'), ('b', 'f'), ('b', 't'), ('f', 't')];
        let clash = CLASHES.into_iter().find(|(a, b)| prefix.contains(*a) && prefix.contains(*b));
        let Some((a, b)) = clash else { return Ok(()) };
        let (line, from) = self.line_of(start);
        let (col, end) = (self.chars(from, start) + 1, self.chars(from, cursor));
        let message = format!("'{a}' and '{b}' prefixes are incompatible");
        self.fail(ErrorKind::SyntaxError, message, line, col, end as i32)
    }

    /// CPython `verify_identifier`.
    fn check_identifier(&mut self, start: usize) -> Lex<()> {
        let name = self.source.text.get(start..self.at).unwrap_or("");
        if name.is_ascii() {
            return Ok(());
        }
        for (i, c) in name.char_indices() {
            let fine =
                if i == 0 { c == '_' || unicode_ident::is_xid_start(c) } else { unicode_ident::is_xid_continue(c) };
            if !fine {
                self.at = start + i + c.len_utf8();
                return self.bad_character(c);
            }
        }
        Ok(())
    }

    /// The character before the cursor has no place in a program.
    fn bad_character<T>(&self, c: char) -> Lex<T> {
        let code = u32::from(c);
        let message = if is_printable(c) {
            format!("invalid character '{c}' (U+{code:04X})")
        } else {
            format!("invalid non-printable character U+{code:04X}")
        };
        self.error_at(self.at, message)
    }

    fn operator(&mut self, c: u8, start: usize) -> Lex<Token> {
        const THREE: [&[u8]; 5] = [b"...", b"**=", b"//=", b"<<=", b">>="];
        const TWO: [&[u8]; 20] = [
            b"!=", b"%=", b"&=", b"**", b"*=", b"+=", b"-=", b"->", b"//", b"/=", b":=", b"<<", b"<=", b"<>", b"==",
            b">=", b">>", b"@=", b"^=", b"|=",
        ];
        let field = self.texts.last().is_some_and(|t| t.fields.last() == Some(&(self.brackets.len().wrapping_sub(1))));
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        // In a field's own expression, `:` starts the format, whatever follows, and `!` the conversion unless `!=`.
        let length = if field && c == b':' {
            1
        } else if THREE.iter().any(|op| rest.starts_with(op)) {
            3
        } else if TWO.iter().any(|op| rest.starts_with(op)) {
            2
        } else {
            1
        };
        if length > 1 {
            self.at += length;
            return Ok(self.token(Kind::Op, start));
        }
        match c {
            b'(' | b'[' | b'{' => self.open(c, start),
            b')' | b']' | b'}' => self.close(c, start),
            b':' if field => {
                self.at += 1;
                if let Some(text) = self.texts.last_mut() {
                    (text.in_spec, text.literal) = (true, true);
                }
                Ok(self.token(Kind::Op, start))
            }
            _ if c < 0x20 || c == 0x7f => {
                self.at += 1;
                self.bad_character(char::from(c))
            }
            _ => {
                self.at += 1;
                Ok(self.token(Kind::Op, start))
            }
        }
    }

    fn open(&mut self, c: u8, start: usize) -> Lex<Token> {
        self.at += 1;
        if self.brackets.len() >= MAX_LEVEL {
            return self.error_at(self.at, "too many nested parentheses");
        }
        self.brackets.push(Bracket { open: c, at: start });
        Ok(self.token(Kind::Op, start))
    }

    fn close(&mut self, c: u8, start: usize) -> Lex<Token> {
        self.at += 1;
        if let Some(text) = self.texts.last()
            && text.fields.is_empty()
            && c == b'}'
        {
            let letter = text.letter;
            return self.error_at(self.at, format!("{letter}-string: single '}}' is not allowed"));
        }
        let shown = char::from(c);
        if let Some(text) = self.texts.last()
            && c != b'}'
            && text.fields.last() == Some(&self.brackets.len().wrapping_sub(1))
        {
            return self.error_at(self.at, format!("{}-string: unmatched '{shown}'", text.letter));
        }
        let Some(open) = self.brackets.pop() else {
            return self.error_at(self.at, format!("unmatched '{shown}'"));
        };
        let matches = matches!((open.open, c), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        if !matches {
            let (line, here) = (self.line_of(open.at).0, self.line_of(start).0);
            let mut message =
                format!("closing parenthesis '{shown}' does not match opening parenthesis '{}'", char::from(open.open));
            if line != here {
                message.push_str(&format!(" on line {line}"));
            }
            return self.error_at(self.at, message);
        }
        if let Some(text) = self.texts.last_mut()
            && c == b'}'
            && text.fields.last() == Some(&self.brackets.len())
        {
            text.fields.pop();
            text.literal = true;
            text.in_spec = !text.fields.is_empty();
        }
        Ok(self.token(Kind::Op, start))
    }

    // ---- strings -----------------------------------------------------------------------------------------------

    /// A plain string, the cursor on its quote.
    fn string(&mut self, start: usize, quote: u8) -> Lex<Token> {
        let triple = self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote);
        let mut escaped_quote = false;
        if !triple && self.peek_at(1) == Some(quote) {
            self.at += 2;
            return Ok(self.token(Kind::String, start));
        }
        self.at += if triple { 3 } else { 1 };
        loop {
            match self.peek() {
                Some(b'\\') => {
                    self.at += 1;
                    escaped_quote |= self.peek() == Some(quote);
                    if self.peek() == Some(b'\r') {
                        self.newline();
                    } else if self.peek().is_some() {
                        self.at += 1;
                    }
                }
                Some(c) if c == quote => {
                    if !triple {
                        self.at += 1;
                        return Ok(self.token(Kind::String, start));
                    }
                    if self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote) {
                        self.at += 3;
                        return Ok(self.token(Kind::String, start));
                    }
                    self.at += 1;
                }
                Some(b'\n' | b'\r') if !triple => return self.unterminated(start, quote, triple, escaped_quote),
                None => return self.unterminated(start, quote, triple, escaped_quote),
                Some(_) => self.at += 1,
            }
        }
    }

    fn unterminated<T>(&mut self, start: usize, quote: u8, triple: bool, escaped_quote: bool) -> Lex<T> {
        if let Some(text) = self.texts.last()
            && text.quote == quote
            && text.triple == triple
        {
            let message = format!("{}-string: expecting '}}'", text.letter);
            return self.error_at(start + 1, message);
        }
        let last = if triple { self.source.line_count() } else { self.line_of(self.at).0 };
        let last = if !triple && self.peek().is_none() { self.line_of(self.at.saturating_sub(1)).0 } else { last };
        let message = match (triple, escaped_quote) {
            (true, _) => format!("unterminated triple-quoted string literal (detected at line {last})"),
            (false, true) => {
                format!("unterminated string literal (detected at line {last}); perhaps you escaped the end quote?")
            }
            (false, false) => format!("unterminated string literal (detected at line {last})"),
        };
        self.error_at(start + 1, message)
    }

    fn text_start(&mut self, start: usize, letters: usize, prefix: &str) -> Lex<Token> {
        self.at = start + letters;
        let quote = self.peek().unwrap_or(b'\'');
        let triple = self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote);
        self.at += if triple { 3 } else { 1 };
        if self.texts.len() + 1 >= MAX_TEXT_LEVEL {
            return self.error_at(self.at, "too many nested f-strings or t-strings");
        }
        self.texts.push(Text {
            quote,
            triple,
            raw: prefix.contains('r'),
            letter: if prefix.contains('f') { 'f' } else { 't' },
            start,
            base: self.brackets.len(),
            fields: Vec::new(),
            in_spec: false,
            literal: true,
        });
        Ok(self.token(Kind::TextStart, start))
    }

    fn unterminated_text<T>(&self) -> Lex<T> {
        let Some(text) = self.texts.last() else { return self.error_at(self.at, "unexpected EOF while parsing") };
        let letter = text.letter;
        let message = if text.triple {
            format!(
                "unterminated triple-quoted {letter}-string literal (detected at line {})",
                self.source.line_count()
            )
        } else {
            let line = self.line_of(self.at.min(self.line_end(self.at))).0;
            format!("unterminated {letter}-string literal (detected at line {line})")
        };
        self.error_at(text.start + 1, message)
    }

    /// Literal text of an f-string up to a field or the end. CPython `tok_get_fstring_mode`.
    fn text_literal(&mut self) -> Lex<Token> {
        let start = self.at;
        let Some(text) = self.texts.last() else { return self.end() };
        let (quote, triple, raw, in_spec, letter) = (text.quote, text.triple, text.raw, text.in_spec, text.letter);
        loop {
            let Some(c) = self.peek() else { return self.unterminated_text() };
            match c {
                _ if c == quote && (!triple || (self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote))) => {
                    if self.at > start {
                        return Ok(self.token(Kind::TextMiddle, start));
                    }
                    self.at += if triple { 3 } else { 1 };
                    if in_spec {
                        // The field is still open: the parser will miss its `}`.
                        let open = self.texts.pop().map_or(0, |t| t.base);
                        self.brackets.truncate(open);
                    } else {
                        self.texts.pop();
                    }
                    return Ok(self.token(Kind::TextEnd, start));
                }
                b'\n' | b'\r' if !triple => {
                    if in_spec {
                        let message = format!(
                            "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
                        );
                        return self.error_at(self.at + 1, message);
                    }
                    return self.unterminated_text();
                }
                b'{' if self.peek_at(1) == Some(b'{') && !in_spec => self.at += 2,
                b'{' => {
                    if self.at > start {
                        return Ok(self.token(Kind::TextMiddle, start));
                    }
                    let depth = self.brackets.len();
                    if let Some(text) = self.texts.last_mut() {
                        if text.fields.len() >= MAX_FIELDS {
                            return self.error_at(start, format!("{letter}-string: expressions nested too deeply"));
                        }
                        text.fields.push(depth);
                        (text.literal, text.in_spec) = (false, false);
                    }
                    return self.open(b'{', start);
                }
                b'}' if in_spec => {
                    if self.at > start {
                        return Ok(self.token(Kind::TextMiddle, start));
                    }
                    return self.close(b'}', start);
                }
                b'}' if self.peek_at(1) == Some(b'}') => self.at += 2,
                b'}' => {
                    self.at += 1;
                    return self.error_at(self.at, format!("{letter}-string: single '}}' is not allowed"));
                }
                b'\\' => {
                    self.at += 1;
                    if self.bytes.get(self.at..).is_some_and(|r| r.starts_with(b"N{")) && !raw {
                        // A named character's braces are no field's.
                        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
                        let stop = rest.iter().position(|b| *b == b'}' || *b == b'\n' || *b == quote);
                        self.at += stop.map_or(rest.len(), |n| n + usize::from(rest.get(n) == Some(&b'}')));
                    } else if self.peek().is_some_and(|c| c != b'{' && c != b'}') {
                        self.newline_or_one();
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    fn newline_or_one(&mut self) {
        if self.peek() == Some(b'\r') {
            self.newline();
        } else {
            self.at += 1;
        }
    }

    // ---- numbers -----------------------------------------------------------------------------------------------

    /// CPython's number branch of `tok_get_normal_mode`.
    fn number(&mut self, start: usize) -> Lex<()> {
        if self.peek() == Some(b'0') {
            match self.peek_at(1) {
                Some(b'x' | b'X') => return self.radix(16, "hexadecimal"),
                Some(b'o' | b'O') => return self.radix(8, "octal"),
                Some(b'b' | b'B') => return self.radix(2, "binary"),
                _ => {}
            }
            return self.zeros(start);
        }
        if self.peek() != Some(b'.') {
            self.digits()?;
        }
        self.fraction()
    }

    fn radix(&mut self, radix: u32, kind: &str) -> Lex<()> {
        self.at += 2;
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
            }
            match self.peek() {
                Some(c) if char::from(c).is_digit(radix) => {}
                Some(c) if c.is_ascii_digit() => {
                    self.at += 1;
                    return self.error_at(self.at, format!("invalid digit '{}' in {kind} literal", char::from(c)));
                }
                _ => return self.error_at(self.at, format!("invalid {kind} literal")),
            }
            while self.peek().is_some_and(|c| char::from(c).is_digit(radix)) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                break;
            }
        }
        if let Some(c) = self.peek()
            && c.is_ascii_digit()
        {
            self.at += 1;
            return self.error_at(self.at, format!("invalid digit '{}' in {kind} literal", char::from(c)));
        }
        self.number_end(kind)
    }

    /// A number that starts with 0: zero itself, or a float.
    fn zeros(&mut self, start: usize) -> Lex<()> {
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
                if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
                    return self.error_at(self.at, "invalid decimal literal");
                }
            }
            if self.peek() != Some(b'0') {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at + 1;
        let nonzero = self.peek().is_some_and(|c| c.is_ascii_digit());
        if nonzero {
            self.digits()?;
        }
        match self.peek() {
            Some(b'.' | b'e' | b'E' | b'j' | b'J') => self.fraction(),
            _ if nonzero => {
                let (line, from) = self.line_of(start);
                let (col, end) = (self.chars(from, start) + 1, self.chars(from, zeros_end));
                let message =
                    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
                self.fail(ErrorKind::SyntaxError, message, line, col, end as i32)
            }
            _ => self.number_end("decimal"),
        }
    }

    fn digits(&mut self) -> Lex<()> {
        loop {
            while self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
                return self.error_at(self.at, "invalid decimal literal");
            }
        }
    }

    /// What may follow the whole part: fraction, exponent, `j`.
    fn fraction(&mut self) -> Lex<()> {
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.digits()?;
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            match (self.peek_at(1), self.peek_at(2)) {
                (Some(b'+' | b'-'), Some(c)) if c.is_ascii_digit() => self.at += 2,
                (Some(b'+' | b'-'), _) => return self.error_at(self.at + 2, "invalid decimal literal"),
                (Some(c), _) if c.is_ascii_digit() => self.at += 1,
                _ => return self.number_end("decimal"),
            }
            self.digits()?;
        }
        if let Some(b'j' | b'J') = self.peek() {
            self.at += 1;
            return self.number_end("imaginary");
        }
        self.number_end("decimal")
    }

    /// A number may touch no name, but for the keywords that can follow it.
    fn number_end(&mut self, kind: &str) -> Lex<()> {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        const AFTER: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or", b"not"];
        if AFTER.iter().any(|word| rest.starts_with(word)) {
            let line = self.line_of(self.at).0;
            self.warnings.push(Warning { message: format!("invalid {kind} literal"), line });
            return Ok(());
        }
        match rest.first() {
            Some(c) if c.is_ascii_alphanumeric() || *c == b'_' => {
                self.error_at(self.at, format!("invalid {kind} literal"))
            }
            Some(c) if *c >= 0x80 => {
                let c = self.source.text.get(self.at..).and_then(|s| s.chars().next());
                match c {
                    Some(c) if unicode_ident::is_xid_continue(c) => {
                        self.error_at(self.at, format!("invalid {kind} literal"))
                    }
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }
}

/// Whether `str.isprintable` holds, near enough: no control, format, separator or private characters.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(u32::from(c),
            0xa0 | 0xad | 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x1680 | 0x180e | 0x2000..=0x200f
            | 0x2028..=0x202f | 0x205f..=0x206f | 0x3000 | 0xe000..=0xf8ff | 0xfeff | 0xfff0..=0xfffb
            | 0xe0000..=0x10ffff)
}
