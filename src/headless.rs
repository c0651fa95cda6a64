//! A program's run without a page around it: for hosts that want only the output, and for measuring the engine.

use coroscope_session::{Config, EventKind, Session, Step, Stream};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs a program to its end at once, passing over every sleep, and gives what it wrote to stdout. The caller waits for
/// as long as that takes: the page's player never does so.
///
/// # Errors
/// What it wrote to stderr, if it ended with an exit status other than 0; or that it imports a module written in Python,
/// which the page would fetch.
#[wasm_bindgen]
pub fn run(source: &str) -> Result<String, JsValue> {
    let mut session = Session::new(source, Config::default());
    let exit = loop {
        match session.step(u64::MAX) {
            Step::OutOfFuel => {}
            Step::Waiting { until } => session.advance_to(until),
            Step::NeedsLibrary => return Err("the modules written in Python are not at hand here".into()),
            Step::Finished { exit } => break exit,
        }
    };
    let wanted = if exit == 0 { Stream::Stdout } else { Stream::Stderr };
    let mut written = String::new();
    for event in session.events() {
        if let EventKind::Output { stream, text, .. } = &event.kind
            && *stream == wanted
        {
            written.push_str(text);
        }
    }
    if exit == 0 { Ok(written) } else { Err(written.into()) }
}
