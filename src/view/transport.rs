//! Run, Pause or Resume, Stop.

use yew::prelude::*;

use super::icons;
use crate::driver::Player;
use crate::state::Phase;
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct TransportProps {
    pub phase: Phase,
    pub lang: Lang,
    pub player: Player,
    pub run: Callback<()>,
}

#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let words = props.lang.words();
    let order = |act: fn(&Player)| {
        let player = props.player.clone();
        Callback::from(move |_: MouseEvent| act(&player))
    };
    let run = props.run.reform(|_: MouseEvent| ());
    let (second, second_icon, act): (_, _, fn(&Player)) = match props.phase {
        Phase::Paused => (words.resume, icons::run(), Player::resume),
        _ => (words.pause, icons::pause(), Player::pause),
    };
    let idle = !props.phase.is_under_way();
    html! {
        <div class="transport" role="group" aria-label={words.transport}>
            <button class="primary" title={words.run_keys} onclick={run}>{ icons::run() }{ words.run }</button>
            <button class="plain" disabled={idle} onclick={order(act)}>{ second_icon }{ second }</button>
            <button class="plain" disabled={idle} onclick={order(Player::stop)}>{ icons::stop() }{ words.stop }</button>
        </div>
    }
}
