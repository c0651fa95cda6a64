//! Where the panels are. On a wide page all are in sight; on a narrow one the program stays and the others are tabs. The
//! elements are the same in both, so that turning a tablet loses nothing.

use yew::prelude::*;

use super::tabs::Tabs;
use crate::state::{Action, Tab};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct DeskProps {
    pub narrow: bool,
    /// The lesson's text is folded away.
    pub brief: bool,
    /// The reader puts lines in order, over the empty lanes and more.
    pub puzzling: bool,
    pub tab: Tab,
    pub lang: Lang,
    pub dispatch: Callback<Action>,
    pub lesson: Html,
    pub editor: Html,
    /// Each panel with the tab that shows it.
    pub panels: Vec<(Tab, Html)>,
}

#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let place = |(tab, panel): &(Tab, Html)| {
        let hidden = props.narrow && !props.tab.shows(*tab);
        let role = props.narrow.then_some("tabpanel");
        let name = props.narrow.then_some(tab.name(props.lang));
        html! { <div key={*tab as u32} class={classes!("place", area(*tab))} {role} aria-label={name} {hidden}>{ panel.clone() }</div> }
    };
    html! {
        <div class={classes!("desk", props.brief.then_some("brief"), props.puzzling.then_some("puzzling"))}>
            { props.lesson.clone() }
            { props.editor.clone() }
            if props.narrow { <Tabs tab={props.tab} lang={props.lang} dispatch={props.dispatch.clone()} /> }
            { for props.panels.iter().map(place) }
        </div>
    }
}

/// The class that the style sheet places a panel by.
fn area(tab: Tab) -> &'static str {
    match tab {
        Tab::Timeline => "at-timeline",
        Tab::Output => "at-output",
        Tab::Loop => "at-loop",
        Tab::Tasks => "at-tasks",
        Tab::Why => "at-why",
        Tab::Hints => "at-hints",
    }
}
