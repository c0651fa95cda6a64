//! Refuses sources that nest too deeply, before any recursive code sees them.
//!
//! ruff's parser, the drop of its tree and our own walk over it recurse, and the page gives them about 1 MB of stack.
//! So the tokens are read once beforehand, and what each construct will cost is added up, in units of which a full
//! stack has about [`FULL`]: found by compiling ever deeper sources in a wasm32 build until it trapped. CPython has
//! such limits too; it words them as we do and sets them by its own stack.

use crate::error::{ErrorKind, SyntaxError, Warning};
use crate::source::Source;
use crate::syntax::{Escapes, Kind, Lexer, Token};

/// The units of a full stack, and how many of them a source may use.
const FULL: u32 = 10_000;
const BUDGET: u32 = FULL * 11 / 20;

/// An open bracket (400 deep fill the stack; the tokenizer stops at 200).
const BRACKET: u32 = 25;
/// A level of indentation.
const INDENT: u32 = 20;
/// `-x`, `not x`, `x ** y`.
const PREFIX: u32 = 12;
const LAMBDA: u32 = 7;
/// The `else` of a conditional expression.
const TERNARY: u32 = 4;
/// `.x`, `(...)`, `[...]` after an operand.
const TRAILER: u32 = 3;
const OPERATOR: u32 = 1;
/// A `for` of a comprehension.
const CLAUSE: u32 = 6;

/// Longest decimal integer, as CPython's `sys.int_info.default_max_str_digits`.
const MAX_DIGITS: usize = 4300;
/// Longest integer in another base: our own limit, to keep the conversion quick.
const MAX_RADIX_DIGITS: usize = 200_000;

/// Why a source is refused.
pub(crate) enum Refusal {
    Limit(Box<SyntaxError>),
    /// The tokenizer finds an error. The grammar is to report it, as an error of the parser may come before.
    Tokens,
}

/// What has been spent inside each open bracket.
struct Meter {
    levels: Vec<u32>,
    total: u32,
    /// The last token ended an operand.
    after_operand: bool,
    /// What passed the budget last was a chain, not nesting.
    chain: bool,
}

/// Reads all tokens. Returns what the tokenizer warns of.
pub(crate) fn check(source: &Source) -> Result<Vec<Warning>, Refusal> {
    if source.text.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(Refusal::Limit(plain(ErrorKind::SyntaxError, message)));
    }
    let mut lexer = Lexer::new(source);
    let mut escapes = Escapes::default();
    let mut meter = Meter { levels: vec![0], total: 0, after_operand: false, chain: false };
    loop {
        let token = lexer.next().map_err(|_| Refusal::Tokens)?;
        if token.kind == Kind::End {
            return Ok(escapes.warnings);
        }
        let text = source.text.get(token.start as usize..token.end as usize).unwrap_or("");
        if token.kind == Kind::Number {
            check_number(source, token, text)?;
        }
        escapes.warnings.append(&mut lexer.warnings);
        escapes.look(source, token, text);
        meter.count(token, text);
        if meter.total > BUDGET {
            return Err(Refusal::Limit(if meter.chain {
                plain(ErrorKind::RecursionError, "maximum recursion depth exceeded during compilation")
            } else {
                plain(ErrorKind::MemoryError, "Parser stack overflowed - Python source too complex to parse")
            }));
        }
    }
}

fn plain(kind: ErrorKind, message: &str) -> Box<SyntaxError> {
    Box::new(SyntaxError {
        kind,
        message: message.to_owned(),
        line: 0,
        col: 0,
        end_line: 0,
        end_col: 0,
        text: None,
        suggestion: None,
    })
}

fn check_number(source: &Source, token: Token, text: &str) -> Result<(), Refusal> {
    if text.len() <= MAX_DIGITS {
        return Ok(());
    }
    let digits = text.bytes().filter(|b| *b != b'_').count();
    let decimal = text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    if decimal && digits > MAX_DIGITS {
        let (line, _) = source.line_col(token.start.into());
        let message = format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
             avoid decimal conversion limits."
        );
        let mut error = plain(ErrorKind::SyntaxError, &message);
        (error.line, error.end_line) = (line, line);
        error.text = Some(source.line_text(line).to_owned());
        return Err(Refusal::Limit(error));
    }
    if !decimal && digits > MAX_RADIX_DIGITS {
        return Err(Refusal::Limit(plain(ErrorKind::MemoryError, "")));
    }
    Ok(())
}

impl Meter {
    fn spend(&mut self, cost: u32) {
        self.total += cost;
        if let Some(level) = self.levels.last_mut() {
            *level += cost;
        }
    }

    fn nest(&mut self, cost: u32) {
        self.chain = false;
        self.spend(cost);
    }

    fn chain(&mut self, cost: u32) {
        self.chain = true;
        self.spend(cost);
    }

    /// A new expression starts at this level.
    fn reset(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            self.total -= *level;
            *level = 0;
        }
    }

    fn count(&mut self, token: Token, text: &str) {
        let after_operand = std::mem::replace(&mut self.after_operand, false);
        match token.kind {
            Kind::Newline => self.reset(),
            Kind::Indent => {
                self.total += INDENT;
                self.chain = false;
            }
            Kind::Dedent => self.total = self.total.saturating_sub(INDENT),
            Kind::Number | Kind::String | Kind::TextEnd => self.after_operand = true,
            Kind::TextStart => self.open(BRACKET),
            Kind::TextMiddle | Kind::End => {}
            Kind::Name => self.name(text),
            Kind::Op => self.operator(text, after_operand),
        }
        if token.kind == Kind::TextEnd {
            self.close();
        }
    }

    fn open(&mut self, cost: u32) {
        self.chain = false;
        self.levels.push(0);
        self.spend(cost);
    }

    fn close(&mut self) {
        if self.levels.len() > 1 {
            self.reset();
            self.levels.pop();
        }
        self.after_operand = true;
    }

    fn name(&mut self, text: &str) {
        match text {
            "not" | "await" => self.nest(PREFIX),
            "lambda" => self.nest(LAMBDA),
            "else" => self.nest(TERNARY),
            "for" if self.levels.len() > 1 => self.nest(CLAUSE),
            "and" | "or" | "in" | "is" | "if" | "return" | "yield" | "from" | "import" | "async" => {}
            _ => self.after_operand = true,
        }
    }

    fn operator(&mut self, text: &str, after_operand: bool) {
        match text {
            "(" | "[" | "{" => {
                if after_operand {
                    self.chain(TRAILER);
                }
                self.open(BRACKET);
            }
            ")" | "]" | "}" => self.close(),
            "," | ";" | "=" => self.reset(),
            "." => self.chain(TRAILER),
            "**" | ":=" => self.nest(PREFIX),
            "+" | "-" | "~" if !after_operand => self.nest(PREFIX),
            ":" => {}
            _ => self.chain(OPERATOR),
        }
    }
}
