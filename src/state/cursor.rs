//! The one position in a run that every panel shows and may move.

/// Where in the run the panels look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    /// At the newest event, moving with the run.
    #[default]
    Live,
    /// At this instruction number.
    At { step: u64 },
}

impl Cursor {
    /// Whether something that happened at this instruction lies behind the cursor.
    pub fn has_passed(self, step: u64) -> bool {
        match self {
            Cursor::Live => true,
            Cursor::At { step: here } => step <= here,
        }
    }
}
