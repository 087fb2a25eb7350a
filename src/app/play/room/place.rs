//! Where a workshop is held: the screens of the computer, whether it stays awake, whether it is plugged in.

use bevy::prelude::*;

/// A screen that the wall can be on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Display {
    /// What the system calls it, and how large it is.
    pub name: String,
    /// Whether the wall is on it.
    pub here: bool,
}

/// What the window knows of its computer; nothing where there is no window.
#[derive(Resource, Debug, Default, Clone, PartialEq, Eq)]
pub struct Place {
    /// The screens, if there are two or more.
    pub displays: Vec<Display>,
    /// Whether the system was asked to stay awake, and does; nothing while it was not asked.
    pub awake: Option<bool>,
    /// Whether the computer runs on its battery.
    pub battery: bool,
}

impl Place {
    /// What a facilitator has to know, in a sentence each.
    #[must_use]
    pub fn warnings(&self) -> Vec<&'static str> {
        let battery = "This computer runs on its battery: plug it in.";
        let sleep = "This computer may go to sleep or show its screen saver: switch that off in its settings while the room is on.";
        let mut said = Vec::new();
        if self.battery {
            said.push(battery);
        }
        if self.awake == Some(false) {
            said.push(sleep);
        }
        said
    }
}
