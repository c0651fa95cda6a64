//! The tree turned into a flat program for the machine.

use crate::charset::{CharSet, Folding, fold};
use crate::node::{Greed, Node, Place, UNLIMITED};
use crate::parse::{self, ErrorKind, PatternError};

/// Largest program: a pattern such as `((a{1000}){1000}){1000}` does not unroll, so only a huge text gets near.
const MAX_PROGRAM: usize = 4_000_000;

#[derive(Debug)]
pub(crate) enum Inst {
    Char(u32),
    CharFolded(u32, Folding),
    Any,
    AnyButNewline,
    Set(Box<CharSet>),
    Place(Place),
    /// Try the next instruction, on failure go there.
    Try(u32),
    Jump(u32),
    Open(u32),
    Close(u32),
    Backref(u32, Folding),
    /// Go there when the group has not matched.
    UnlessGroup(u32, u32),
    /// The next instruction matches one code point; go on behind it.
    RepeatOne {
        min: u32,
        max: u32,
        lazy: bool,
    },
    LoopStart(u32),
    Loop {
        counter: u32,
        min: u32,
        max: u32,
        lazy: bool,
        exit: u32,
    },
    /// The second entry of a lazy loop: one more round. Its `Loop` is the instruction before it.
    LoopMore,
    /// Start of a lookaround: step back that far, and where to go on.
    Look {
        back: u32,
        negative: bool,
        exit: u32,
    },
    LookEnd {
        negative: bool,
    },
    Atomic,
    AtomicEnd,
    Fail,
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    pub(crate) code: Vec<Inst>,
    pub(crate) counters: usize,
    /// Number of groups, the whole match not counted.
    pub groups: usize,
    /// Group names in the order of their groups.
    pub names: Vec<(String, usize)>,
    /// The flags in force, inline ones and the default included.
    pub flags: u32,
    /// A code point that each match starts with.
    pub(crate) first: Option<u32>,
}

impl Pattern {
    /// Compiles `text` (code points, or bytes when `is_bytes`) as `re.compile` does.
    ///
    /// # Errors
    /// What CPython raises for the same pattern, with its words and position.
    pub fn compile(text: &[u32], flags: u32, is_bytes: bool) -> Result<Pattern, PatternError> {
        let tree = parse::parse(text, flags, is_bytes)?;
        let mut builder = Builder { code: Vec::new(), counters: 0, widths: tree.group_widths };
        builder.node(&tree.root)?;
        builder.code.push(Inst::Match);
        let first = match builder.code.iter().find(|i| !matches!(i, Inst::Open(_))) {
            Some(Inst::Char(c)) => Some(*c),
            _ => None,
        };
        Ok(Pattern {
            code: builder.code,
            counters: builder.counters,
            groups: tree.group_count - 1,
            names: tree.names,
            flags: tree.flags,
            first,
        })
    }

    /// The number of the group with that name.
    pub fn group_named(&self, name: &str) -> Option<usize> {
        self.names.iter().find(|(n, _)| n == name).map(|(_, g)| *g)
    }
}

struct Builder {
    code: Vec<Inst>,
    counters: usize,
    widths: Vec<(u64, u64)>,
}

type Built = Result<(), PatternError>;

impl Builder {
    fn here(&self) -> u32 {
        self.code.len() as u32
    }

    fn push(&mut self, inst: Inst) -> Result<usize, PatternError> {
        if self.code.len() >= MAX_PROGRAM {
            return Err(PatternError::new(ErrorKind::Overflow, "regular expression code size limit exceeded", None));
        }
        self.code.push(inst);
        Ok(self.code.len() - 1)
    }

    fn node(&mut self, node: &Node) -> Built {
        match node {
            Node::Empty => {}
            Node::Char(c, folding) => {
                self.push(char_inst(*c, *folding))?;
            }
            Node::Any => {
                self.push(Inst::Any)?;
            }
            Node::AnyButNewline => {
                self.push(Inst::AnyButNewline)?;
            }
            Node::Set(set) => {
                self.push(Inst::Set(Box::new(set.clone())))?;
            }
            Node::Seq(items) => {
                for item in items {
                    self.node(item)?;
                }
            }
            Node::Alt(arms) => self.alternation(arms)?,
            Node::Group(group, body) => {
                self.push(Inst::Open(*group as u32))?;
                self.node(body)?;
                self.push(Inst::Close(*group as u32))?;
            }
            Node::Atomic(body) => self.atomic(|b| b.node(body))?,
            Node::Repeat { body, min, max, greed } => self.repeat(body, *min, *max, *greed)?,
            Node::Place(place) => {
                self.push(Inst::Place(*place))?;
            }
            Node::Look { behind, negative, body } => self.look(*behind, *negative, body)?,
            Node::Backref(group, folding) => {
                self.push(Inst::Backref(*group as u32, *folding))?;
            }
            Node::Cond { group, yes, no } => {
                let test = self.push(Inst::Fail)?;
                self.node(yes)?;
                let skip = self.push(Inst::Fail)?;
                self.code[test] = Inst::UnlessGroup(*group as u32, self.here());
                self.node(no)?;
                self.code[skip] = Inst::Jump(self.here());
            }
            Node::Never => {
                self.push(Inst::Fail)?;
            }
        }
        Ok(())
    }

    fn alternation(&mut self, arms: &[Node]) -> Built {
        let mut exits = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            if i + 1 == arms.len() {
                self.node(arm)?;
                break;
            }
            let fork = self.push(Inst::Fail)?;
            self.node(arm)?;
            exits.push(self.push(Inst::Fail)?);
            self.code[fork] = Inst::Try(self.here());
        }
        for exit in exits {
            self.code[exit] = Inst::Jump(self.here());
        }
        Ok(())
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self) -> Built) -> Built {
        self.push(Inst::Atomic)?;
        body(self)?;
        self.push(Inst::AtomicEnd)?;
        Ok(())
    }

    fn repeat(&mut self, body: &Node, min: u32, max: u32, greed: Greed) -> Built {
        if greed == Greed::Possessive {
            return self.atomic(|b| b.repeat(body, min, max, Greed::Greedy));
        }
        let lazy = greed == Greed::Lazy;
        if matches!(body, Node::Char(..) | Node::Any | Node::AnyButNewline | Node::Set(_)) {
            self.push(Inst::RepeatOne { min, max, lazy })?;
            return self.node(body);
        }
        if (min, max) == (0, 1) && !lazy {
            // An optional part that matched nothing leaves its groups set, as a loop would: no counter is needed.
            let fork = self.push(Inst::Fail)?;
            self.node(body)?;
            self.code[fork] = Inst::Try(self.here());
            return Ok(());
        }
        let counter = self.counters as u32;
        self.counters += 1;
        self.push(Inst::LoopStart(counter))?;
        let head = self.push(Inst::Fail)?;
        self.push(Inst::LoopMore)?;
        self.node(body)?;
        self.push(Inst::Jump(head as u32))?;
        self.code[head] = Inst::Loop { counter, min, max, lazy, exit: self.here() };
        Ok(())
    }

    fn look(&mut self, behind: bool, negative: bool, body: &Node) -> Built {
        let mut back = 0;
        if behind {
            let (low, high) = body.width(&self.widths);
            if low != high || low > u64::from(u32::MAX) {
                let text = "look-behind requires fixed-width pattern";
                return Err(PatternError::new(ErrorKind::Pattern, text, None));
            }
            back = low as u32;
        }
        let start = self.push(Inst::Fail)?;
        self.node(body)?;
        self.push(Inst::LookEnd { negative })?;
        self.code[start] = Inst::Look { back, negative, exit: self.here() };
        Ok(())
    }
}

fn char_inst(c: u32, folding: Folding) -> Inst {
    let folded = fold(c, folding);
    let has_case = |f: Folding| {
        let ch = char::from_u32(c);
        match f {
            Folding::Exact => false,
            Folding::Ascii => ch.is_some_and(|c| c.is_ascii_alphabetic()),
            Folding::Unicode => ch.is_some_and(char::is_alphabetic),
        }
    };
    if has_case(folding) { Inst::CharFolded(folded, folding) } else { Inst::Char(c) }
}

/// Keeps `UNLIMITED` and the largest count apart from arithmetic on counts.
pub(crate) fn may_repeat(count: u32, max: u32) -> bool {
    max == UNLIMITED || count < max
}
