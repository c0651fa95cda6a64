//! Yew components, one file per panel, mirroring `state/`. Panels read from (trace, events, cursor) and send
//! [`Action`](crate::state::Action)s; only [`App`] holds state.
//!
//! Invariant: no `style=` in `html!` (a strict Content-Security-Policy forbids it), no ids, no search in the document:
//! many pages live side by side.

mod address;
mod app;
mod board;
mod clock;
mod course;
mod desk;
mod editor;
mod event_table;
mod flip;
mod frames;
mod gestures;
mod header;
mod help;
mod hints;
mod icons;
mod lane_keys;
mod lesson_text;
mod lessons;
mod loop_panel;
mod notice;
mod output;
mod pack;
mod paint;
mod predict;
mod reader;
mod report;
mod save;
mod share;
mod shown;
mod size;
mod speed;
mod tabs;
mod tasks_panel;
mod timeline;
mod transport;
mod travel;
mod why;

pub use app::{App, AppProps, Frame};
