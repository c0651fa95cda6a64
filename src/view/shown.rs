//! A snapshot as a property of panels: they are drawn anew when there is another one.

use std::ops::Deref;
use std::rc::Rc;

use coroscope_session::{LaneKind, MAIN, Snapshot, TaskId};
use yew::AttrValue;

use crate::driver::Player;
use crate::words::Words;

#[derive(Clone)]
pub struct Shown(pub Rc<Snapshot>);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shown {
    type Target = Snapshot;
    fn deref(&self) -> &Snapshot {
        &self.0
    }
}

impl Shown {
    /// What a lane is called.
    pub fn name(&self, id: TaskId, player: &Player, words: &Words) -> AttrValue {
        match self.task(id) {
            _ if id == MAIN => words.main_program.into(),
            Some(task) if task.kind == LaneKind::Task => task.name.clone().into(),
            _ => player.trace().lanes.name_of(id).to_string().into(),
        }
    }
}
