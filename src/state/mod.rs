//! What the panels show, reduced from a run's events: plain Rust without a browser, tested natively. `view/` mirrors it.
//!
//! A panel is a function of ([`Trace`], the session's snapshot, [`Cursor`]); nothing here knows how it is drawn.

mod clock;
mod cursor;
mod describe;
mod lanes;
mod layout;
mod link;
mod notice;
mod output;
mod page;
mod predict;
mod report;
mod trace;

pub use clock::{Clock, Speed};
pub use cursor::Cursor;
pub use describe::{describe_span, describe_wait, duration, seconds};
pub use lanes::{Lane, LaneState, Lanes, Place, Span};
pub use layout::{Bar, Edge, GridLine, Hit, Label, Name, Scale, Scene, Shape, Still, Viewport, hit, hue, lay_out};
pub use link::{LINK_LIMIT, Link, PROGRAM_LIMIT};
pub use notice::Notice;
pub use output::{Line, Output};
pub use page::{Action, Kept, Lesson, PageState, Tab, Theme};
pub use predict::{Prediction, Verdict};
pub use report::report;
pub use trace::{Phase, Trace};
