//! The virtual clock, and where the run stands.

use yew::prelude::*;

use crate::state::{Phase, seconds};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct ClockProps {
    pub phase: Phase,
    pub lang: Lang,
    /// Virtual ns.
    pub now: u64,
}

#[component]
pub fn ClockFace(props: &ClockProps) -> Html {
    let words = props.lang.words();
    let (class, phase) = match props.phase {
        Phase::Idle => ("idle", words.phase_idle.to_owned()),
        Phase::Running => ("running", words.phase_running.to_owned()),
        Phase::Paused => ("paused", words.phase_paused.to_owned()),
        Phase::Stopped => ("stopped", words.phase_stopped.to_owned()),
        Phase::Finished { exit: 0 } => ("finished", words.phase_finished.to_owned()),
        Phase::Finished { exit } => ("failed", format!("{} {exit}", words.phase_failed)),
    };
    html! {
        <div class="clock">
            <span class={classes!("phase", class)} role="status">{ phase }</span>
            <span class="time" role="timer" aria-label={words.clock}>{ seconds(props.now) }</span>
        </div>
    }
}
