//! One run of one program: the only way in for the page and the command line. Plain data goes in and out; no Python
//! value crosses this wall, and a session knows neither clock nor browser: the host asks it to [`Session::step`] and
//! tells it the time with [`Session::advance_to`].

mod run;
mod snapshot;

pub use coroscope_vm::events::{Chain, Event, EventKind, Events, LaneKind, MAIN, Stream, TaskId, WaitOn, WakeCause};
pub use coroscope_vm::module::Library;
pub use run::{Config, Diagnostic, Limits, Session, Step, check};
pub use snapshot::{FrameView, HandleView, LocalView, Snapshot, TaskState, TaskView, TimerView};
