//! The tree that a pattern parses to. Depth is limited by the parser, so that walking and dropping it may recurse.

use crate::charset::{CharSet, Folding};

/// How a repeat chooses its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// A place in the text that matches no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    TextStart,
    TextEnd,
    /// `$` without MULTILINE: the end, or before a newline that ends the text.
    TextEndOrNewline,
    LineStart,
    LineEnd,
    WordEdge {
        ascii: bool,
    },
    NotWordEdge {
        ascii: bool,
    },
}

#[derive(Debug)]
pub enum Node {
    Empty,
    Char(u32, Folding),
    Any,
    AnyButNewline,
    Set(CharSet),
    Seq(Vec<Node>),
    Alt(Vec<Node>),
    Group(usize, Box<Node>),
    Atomic(Box<Node>),
    Repeat { body: Box<Node>, min: u32, max: u32, greed: Greed },
    Place(Place),
    Look { behind: bool, negative: bool, body: Box<Node> },
    Backref(usize, Folding),
    Cond { group: usize, yes: Box<Node>, no: Box<Node> },
    Never,
}

/// `max` of a repeat without a limit.
pub const UNLIMITED: u32 = u32::MAX;

impl Node {
    /// Shortest and longest match in code points; a longest of `u64::MAX` stands for no limit.
    pub fn width(&self, group_widths: &[(u64, u64)]) -> (u64, u64) {
        match self {
            Node::Empty | Node::Place(_) | Node::Look { .. } | Node::Never => (0, 0),
            Node::Char(..) | Node::Any | Node::AnyButNewline | Node::Set(_) => (1, 1),
            Node::Seq(items) => items.iter().fold((0u64, 0u64), |(lo, hi), n| {
                let (l, h) = n.width(group_widths);
                (lo.saturating_add(l), hi.saturating_add(h))
            }),
            Node::Alt(arms) => {
                let mut it = arms.iter().map(|n| n.width(group_widths));
                let first = it.next().unwrap_or((0, 0));
                it.fold(first, |(lo, hi), (l, h)| (lo.min(l), hi.max(h)))
            }
            Node::Group(_, body) | Node::Atomic(body) => body.width(group_widths),
            Node::Repeat { body, min, max, .. } => {
                let (l, h) = body.width(group_widths);
                let top = if *max == UNLIMITED && h > 0 { u64::MAX } else { h.saturating_mul(u64::from(*max)) };
                (l.saturating_mul(u64::from(*min)), top)
            }
            Node::Backref(group, _) => group_widths.get(*group).copied().unwrap_or((0, u64::MAX)),
            Node::Cond { yes, no, .. } => {
                let ((a, b), (c, d)) = (yes.width(group_widths), no.width(group_widths));
                (a.min(c), b.max(d))
            }
        }
    }
}
