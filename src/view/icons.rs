//! The page's few icons, drawn for it on a grid of 16.

use yew::prelude::*;

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

pub fn run() -> Html {
    icon("M4 2.6v10.8a.6.6 0 0 0 .92.5l8.4-5.4a.6.6 0 0 0 0-1L4.92 2.1A.6.6 0 0 0 4 2.6Z")
}

pub fn pause() -> Html {
    icon("M4 2.5h2.6v11H4zM9.4 2.5H12v11H9.4z")
}

pub fn stop() -> Html {
    icon("M3.5 4a.5.5 0 0 1 .5-.5h8a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5H4a.5.5 0 0 1-.5-.5z")
}

pub fn back() -> Html {
    icon("M10.4 2.6 11.5 3.7 7.2 8l4.3 4.3-1.1 1.1L5 8z")
}

pub fn forth() -> Html {
    icon("M5.6 2.6 4.5 3.7 8.8 8l-4.3 4.3 1.1 1.1L11 8z")
}

pub fn up() -> Html {
    icon("M2.6 10.4 3.7 11.5 8 7.2l4.3 4.3 1.1-1.1L8 5z")
}

pub fn down() -> Html {
    icon("M2.6 5.6 3.7 4.5 8 8.8l4.3-4.3 1.1 1.1L8 11z")
}

pub fn cross() -> Html {
    icon("M3.7 2.6 8 6.9l4.3-4.3 1.1 1.1L9.1 8l4.3 4.3-1.1 1.1L8 9.1l-4.3 4.3-1.1-1.1L6.9 8 2.6 3.7z")
}

pub fn check() -> Html {
    icon("M2.2 8.6 3.3 7.5l3 3 6.4-6.9 1.1 1-7.4 8.1z")
}

pub fn grip() -> Html {
    icon("M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z")
}

pub fn share() -> Html {
    icon(
        "M11.5 1.5a2.5 2.5 0 1 1-1.8 4.2L6.4 7.4a2.6 2.6 0 0 1 0 1.2l3.3 1.7a2.5 2.5 0 1 1-.6 1.3L5.7 9.9a2.5 2.5 0 1 1 0-3.8l3.4-1.7a2.5 2.5 0 0 1 2.4-2.9Z",
    )
}

pub fn flag() -> Html {
    icon("M3 1.5h1.5v1H13l-2 3.5 2 3.5H4.5v5H3zM4.5 4v4h5.9L9.3 6l1.1-2z")
}

pub fn minus() -> Html {
    icon("M3 7.2h10v1.6H3z")
}

pub fn plus() -> Html {
    icon("M7.2 3h1.6v4.2H13v1.6H8.8V13H7.2V8.8H3V7.2h4.2z")
}

/// Arrows to both sides.
pub fn fit() -> Html {
    icon(
        "M1.5 3H3v10H1.5zM13 3h1.5v10H13zM6.6 5.2 4.4 7.3h7.2L9.4 5.2l1-1L14 8l-3.6 3.8-1-1 2.2-2.1H4.4l2.2 2.1-1 1L2 8l3.6-3.8z",
    )
}

/// Rows of which some are folded together.
pub fn fold() -> Html {
    icon("M2 2.5h12V4H2zM2 12h12v1.5H2zM8 4.9l2.6 2.4H5.4zM8 11.1 5.4 8.7h5.2z")
}

pub fn tree() -> Html {
    icon("M2 2h5v3.4H5.2v2.4H9V6.2h5v3.4H9V9.2H5.2v3.3H9v-1.9h5V14H9v-.1H3.8V5.4H2z")
}

pub fn save() -> Html {
    icon("M7.2 2h1.6v6l2-2 1.1 1.1L8 11 4.1 7.1 5.2 6l2 2zM2.5 12.2h11v1.6h-11z")
}

pub fn list() -> Html {
    icon("M2 3.5h12V5H2zM2 7.25h12v1.5H2zM2 11h12v1.5H2z")
}

pub fn sun() -> Html {
    icon(
        "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM7.3 1h1.4v2.2H7.3zM7.3 12.8h1.4V15H7.3zM1 7.3h2.2v1.4H1zM12.8 7.3H15v1.4h-2.2zM2.6 3.6l1-1 1.5 1.6-1 1zM10.9 11.8l1-1 1.5 1.6-1 1zM12.4 2.6l1 1-1.5 1.6-1-1zM4.1 10.8l1 1-1.5 1.6-1-1z",
    )
}

pub fn moon() -> Html {
    icon("M6.2 1.8a6.2 6.2 0 1 0 8 8A5.2 5.2 0 0 1 6.2 1.8Z")
}

pub fn undo() -> Html {
    icon("M6 2 2 6l4 4V7.2h3.4a2.4 2.4 0 1 1 0 4.8H5v1.6h4.4a4 4 0 1 0 0-8H6z")
}

pub fn out() -> Html {
    icon("M3 3h4.5v1.5h-3v7h7v-3H13V13H3zM9 2.5h4.5V7H12V5.1L7.9 9.2 6.8 8.1 10.9 4H9z")
}

/// The sign of the page: three lanes, one of them running.
pub fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="mark-wait" d="M3 5.2h18v1.6H3zM3 17.2h18v1.6H3zM3 11.2h18v1.6H3z" />
            <rect class="mark-a" x="3" y="3" width="6" height="6" rx="1.6" />
            <rect class="mark-b" x="9" y="9" width="6" height="6" rx="1.6" />
            <rect class="mark-c" x="15" y="15" width="6" height="6" rx="1.6" />
        </svg>
    }
}

pub fn to_start() -> Html {
    icon("M3 2.5h1.6v11H3zM12.4 2.6l1.1 1.1L9.2 8l4.3 4.3-1.1 1.1L7 8z")
}

pub fn to_end() -> Html {
    icon("M11.4 2.5H13v11h-1.6zM3.6 2.6 2.5 3.7 6.8 8l-4.3 4.3 1.1 1.1L9 8z")
}

pub fn more() -> Html {
    icon("M3 6.6h2.8v2.8H3zM6.6 6.6h2.8v2.8H6.6zM10.2 6.6H13v2.8h-2.8z")
}

/// A task's state by shape, so that it is not told by colour alone.
pub fn state(state: coroscope_session::TaskState) -> Html {
    use coroscope_session::TaskState as S;
    icon(match state {
        S::Running => "M4.5 2.5v11l8-5.5z",
        S::Ready => "M3 3.5h2v9H3zM7 3.5h2v9H7zM11 3.5h2v9h-2z",
        S::Created => "M7 3h2v4h4v2H9v4H7V9H3V7h4z",
        S::Waiting => "M4 2.5h8L9 8l3 5.5H4L7 8z",
        S::Hosting => "M8 2.5a5.5 5.5 0 1 1-5.2 3.7l1.6.6A3.8 3.8 0 1 0 8 4.2V6L4.8 3.4 8 .8z",
        S::Done => "M6.4 12.6 2.2 8.4l1.3-1.3 2.9 2.9 6.1-6.2 1.3 1.3z",
        S::Failed => "M7 2.5h2v7H7zM7 11.3h2v2.2H7z",
        S::Cancelled => "m4 2.8 4 4 4-4L13.2 4l-4 4 4 4-1.2 1.2-4-4-4 4L2.8 12l4-4-4-4z",
    })
}
