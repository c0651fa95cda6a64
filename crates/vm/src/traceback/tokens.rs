//! A small scanner for stretches of Python source, enough to find what a caret line points at. It knows no grammar: what
//! it sees is part of a program that compiled.

/// What a token is, as far as carets need to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A name, number, string, `None` ...: something that can end an operand.
    Operand,
    Keyword,
    Operator,
    Open,
    Close,
}

/// A token with its place in the text: line and character, both from 0.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
    pub col: usize,
    pub end_line: usize,
    pub end_col: usize,
    /// For a bracket: the index of the other one.
    pub other: usize,
    /// How many brackets are open around it.
    pub depth: usize,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Operand && self.text == text
    }

    /// Whether an operand can end here.
    pub fn ends_operand(&self) -> bool {
        matches!(self.kind, Kind::Operand | Kind::Close)
    }

    /// Whether the token is a plain name.
    pub fn is_name(&self) -> bool {
        self.kind == Kind::Operand && self.text.chars().next().is_some_and(|c| c == '_' || c.is_alphabetic())
    }
}

const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

const OPERATORS: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "...", "!=", "**", "//", ">>", "<<", "<=", ">=", "==", "->", "+=", "-=", "*=", "/=",
    "%=", "@=", "&=", "|=", "^=", ":=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "=", ".", ",", ":",
    ";", "!",
];

struct Scanner {
    chars: Vec<char>,
    at: usize,
    line: usize,
    col: usize,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn advance(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        if c == '\n' {
            self.line += 1;
            self.col = 0;
        } else {
            self.col += 1;
        }
        Some(c)
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(i, c)| self.peek(i) == Some(c))
    }

    /// Over white space, comments and line continuations.
    fn skip_blank(&mut self) {
        while let Some(c) = self.peek(0) {
            match c {
                '#' => {
                    while self.peek(0).is_some_and(|c| c != '\n') {
                        self.advance();
                    }
                }
                '\\' if self.peek(1) == Some('\n') => {
                    self.advance();
                }
                c if c.is_whitespace() => {}
                _ => return,
            }
            self.advance();
        }
    }

    /// The string that begins here, its prefix already read. False if it does not end.
    fn string(&mut self) -> bool {
        let Some(quote) = self.advance() else { return false };
        let triple = self.peek(0) == Some(quote) && self.peek(1) == Some(quote);
        if triple {
            self.advance();
            self.advance();
        } else if self.peek(0) == Some(quote) {
            self.advance();
            return true;
        }
        // Braces of an f-string may hold quotes of the same kind since 3.12; they must be over before it ends.
        while let Some(c) = self.advance() {
            if c == '\\' {
                self.advance();
            } else if c == '\n' && !triple {
                return false;
            } else if c == quote {
                if !triple {
                    return true;
                }
                if self.peek(0) == Some(quote) && self.peek(1) == Some(quote) {
                    self.advance();
                    self.advance();
                    return true;
                }
            }
        }
        false
    }

    /// An f-string, whose replacement fields are skipped with their brackets and strings.
    fn format_string(&mut self) -> bool {
        let Some(quote) = self.advance() else { return false };
        let triple = self.peek(0) == Some(quote) && self.peek(1) == Some(quote);
        if triple {
            self.advance();
            self.advance();
        }
        let mut open = 0_usize;
        while let Some(c) = self.peek(0) {
            if open > 0 && (c == '"' || c == '\'') && c != quote {
                if !self.string() {
                    return false;
                }
                continue;
            }
            self.advance();
            match c {
                '\\' if open == 0 => {
                    self.advance();
                }
                '{' if open == 0 && self.peek(0) == Some('{') => {
                    self.advance();
                }
                '{' | '[' | '(' if open > 0 || c == '{' => open += 1,
                '}' | ']' | ')' if open > 0 => open -= 1,
                '\n' if !triple && open == 0 => return false,
                c if c == quote && open == 0 => {
                    if !triple {
                        return true;
                    }
                    if self.peek(0) == Some(quote) && self.peek(1) == Some(quote) {
                        self.advance();
                        self.advance();
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Reads one token; `None` if the text is not Python here.
    fn token(&mut self) -> Option<(Kind, String)> {
        let c = self.peek(0)?;
        let start = self.at;
        let text = |s: &Scanner| s.chars[start..s.at].iter().collect::<String>();
        if c == '"' || c == '\'' {
            return self.string().then(|| (Kind::Operand, "''".to_owned()));
        }
        if c == '_' || c.is_alphabetic() || (c as u32) > 127 {
            while self.peek(0).is_some_and(|c| c == '_' || c.is_alphanumeric() || (c as u32) > 127) {
                self.advance();
            }
            let word = text(self);
            if word.len() <= 2 && self.peek(0).is_some_and(|c| c == '"' || c == '\'') {
                let kind = word.to_ascii_lowercase();
                let formatted = kind.contains('f') || kind.contains('t');
                let ended = if formatted { self.format_string() } else { self.string() };
                return ended.then(|| (Kind::Operand, "''".to_owned()));
            }
            let kind = if KEYWORDS.contains(&word.as_str()) { Kind::Keyword } else { Kind::Operand };
            return Some((kind, word));
        }
        if c.is_ascii_digit() || (c == '.' && self.peek(1).is_some_and(|c| c.is_ascii_digit())) {
            while let Some(c) = self.peek(0) {
                let exponent = matches!(c, '+' | '-')
                    && self.chars.get(self.at.wrapping_sub(1)).is_some_and(|p| matches!(p, 'e' | 'E'))
                    && !text(self).starts_with("0x")
                    && !text(self).starts_with("0X");
                if !(c.is_ascii_alphanumeric() || c == '_' || c == '.' || exponent) {
                    break;
                }
                self.advance();
            }
            return Some((Kind::Operand, "0".to_owned()));
        }
        if "([{".contains(c) || ")]}".contains(c) {
            self.advance();
            return Some((if "([{".contains(c) { Kind::Open } else { Kind::Close }, c.to_string()));
        }
        let operator = OPERATORS.iter().find(|o| self.starts_with(o))?;
        for _ in 0..operator.len() {
            self.advance();
        }
        let kind = if *operator == "..." { Kind::Operand } else { Kind::Operator };
        Some((kind, (*operator).to_owned()))
    }
}

/// The tokens of a text; `None` if brackets do not match or a string does not end.
pub(super) fn scan(text: &str) -> Option<Vec<Token>> {
    let mut s = Scanner { chars: text.chars().collect(), at: 0, line: 0, col: 0 };
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        s.skip_blank();
        if s.peek(0).is_none() {
            break;
        }
        let (line, col) = (s.line, s.col);
        let (kind, text) = s.token()?;
        let mut token = Token { kind, text, line, col, end_line: s.line, end_col: s.col, other: 0, depth: open.len() };
        let index = tokens.len();
        match kind {
            Kind::Open => open.push(index),
            Kind::Close => {
                let first = open.pop()?;
                if !matches!((tokens[first].text.as_str(), token.text.as_str()), ("(", ")") | ("[", "]") | ("{", "}")) {
                    return None;
                }
                token.depth -= 1;
                token.other = first;
                tokens[first].other = index;
            }
            _ => {}
        }
        tokens.push(token);
    }
    open.is_empty().then_some(tokens)
}
