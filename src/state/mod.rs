//! What the panels show, reduced from a run's events: plain Rust without a browser, tested natively. `view/` mirrors it.
//!
//! A panel is a function of ([`Trace`], the session's snapshot, [`Cursor`]); nothing here knows how it is drawn.

mod clock;
mod cursor;
mod describe;
pub mod export;
mod hints;
mod lanes;
mod layout;
mod link;
mod notice;
mod output;
mod page;
mod predict;
mod report;
mod rewrite;
mod rows;
mod say;
mod source;
mod table;
mod tasks;
#[cfg(test)]
mod testing;
mod trace;
mod why;

pub use clock::{Clock, Speed};
pub use cursor::Cursor;
pub use describe::{describe_span, describe_wait, duration, seconds};
pub use hints::{HintKind, Hints, Told};
pub use lanes::{Arrow, Deed, Lane, LaneState, Lanes, NO_EVENT, Place, Span};
pub use layout::{
    ArrowLine, Bar, Edge, GridLine, Hit, Label, Name, Overview, Path, Scale, Scene, Shape, Still, Subject, Viewport,
    along_wakes, hit, hue, lay_out, mark_at,
};
pub use link::{LINK_LIMIT, Link, PROGRAM_LIMIT};
pub use notice::Notice;
pub use output::{Line, Output};
pub use page::{Action, Kept, Lesson, PageState, Tab, Theme};
pub use predict::{Prediction, Verdict};
pub use report::report;
pub use rewrite::modernise;
pub use rows::{Arrangement, Row, Rows};
pub use table::{Filter, Finds, Sort, tell_event};
pub use tasks::{TaskRow, changed, last_traffic, places, task_tree, waits_on};
pub use trace::{Phase, Trace};
pub use why::{Fact, Stop, Subject as Question, Why, explain, line_of};
