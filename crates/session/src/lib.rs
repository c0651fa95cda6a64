//! One run of one program: the only way in for the page and the command line. Plain data goes in and out; no Python
//! value crosses this wall, and a session knows neither clock nor browser: the host asks it to [`Session::step`] and
//! tells it the time with [`Session::advance_to`].

mod frames;
mod replay;
mod run;
mod snapshot;
mod walk;

pub use coroscope_asyncio::{Counts, HandleKind, HandleView, TimerView};
pub use coroscope_vm::events::{Chain, Event, EventKind, Events, LaneKind, MAIN, Stream, TaskId, WaitOn, WakeCause};
pub use coroscope_vm::module::Library;
pub use coroscope_vm::record::{Traffic, Way};
pub use frames::{FrameKind, FrameView, Link, LinkState, LocalView, Stack};
pub use replay::{Replay, Seek};
pub use run::{Config, Diagnostic, Limits, Recording, Session, Step, check};
pub use snapshot::{Snapshot, TaskState, TaskView};
pub use walk::{Position, Spot, Stride, Walk, Walked};
