//! Parts of a page that scroll: by wheel, by key, and so that what has the focus is seen.

use bevy::ecs::system::SystemParam;
use bevy::input_focus::{FocusCause, FocusGained};
use bevy::math::CompassOctant;
use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigator;
use bevy::ui_widgets::{ScrollArea, ScrollIntoView};

use super::focus::FocusId;

/// What a page knows a scrolled part by, when it is drawn again.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
pub struct ScrollKey(pub String);

/// One line of text, in logical pixels.
const LINE: f32 = 40.0;

/// Moves the scrolled parts of the page.
#[derive(SystemParam)]
pub(super) struct Scrolls<'w, 's> {
    areas: Query<
        'w,
        's,
        (Entity, &'static ComputedNode, &'static mut ScrollPosition),
        With<ScrollArea>,
    >,
    parents: Query<'w, 's, &'static ChildOf>,
    places: Query<'w, 's, (&'static ComputedNode, &'static UiGlobalTransform)>,
    controls: Query<'w, 's, (Entity, &'static FocusId)>,
}

impl Scrolls<'_, '_> {
    /// The part that the focus is in, or else the one with the most to show.
    fn area(&self, focused: Option<Entity>) -> Option<Entity> {
        let around = focused.and_then(|entity| {
            self.parents.iter_ancestors(entity).find(|e| {
                self.areas
                    .get(*e)
                    .is_ok_and(|(_, node, _)| hidden(node) > 1.0)
            })
        });
        around.or_else(|| {
            self.areas
                .iter()
                .filter(|(_, node, _)| hidden(node) > 1.0)
                .max_by(|a, b| hidden(a.1).total_cmp(&hidden(b.1)))
                .map(|(entity, _, _)| entity)
        })
    }

    fn shift(&mut self, area: Entity, by: f32) {
        if let Ok((_, node, mut position)) = self.areas.get_mut(area) {
            position.0.y = (position.0.y + by).clamp(0.0, hidden(node).max(0.0));
        }
    }

    /// By so many lines.
    pub(super) fn lines(&mut self, focused: Option<Entity>, lines: f32) {
        if let Some(area) = self.area(focused) {
            self.shift(area, lines * LINE);
        }
    }

    /// By so many pages.
    pub(super) fn page(&mut self, focused: Option<Entity>, pages: f32) {
        if let Some(area) = self.area(focused) {
            let height = self
                .areas
                .get(area)
                .map_or(0.0, |(_, node, _)| shown(node) * 0.85);
            // Zero times infinity is no number.
            let by = if pages.is_infinite() {
                pages
            } else {
                pages * height
            };
            self.shift(area, by);
        }
    }

    /// Moves the focus to what lies there; where nothing does, the page moves. A long text between two controls is read before the
    /// focus jumps over it.
    pub(super) fn go(
        &mut self,
        navigator: &mut AutoDirectionalNavigator,
        direction: CompassOctant,
    ) {
        let focused = navigator.input_focus();
        let step = match direction {
            CompassOctant::North => -1.0,
            CompassOctant::South => 1.0,
            _ => 0.0,
        };
        if step != 0.0 && self.reads_on(focused, step) {
            return;
        }
        if navigator.navigate(direction).is_err() && step != 0.0 {
            self.lines(focused, step);
        }
    }

    /// Moves on by a few lines if there is text to be read before the next control in that direction. Says whether it did.
    pub(super) fn reads_on(&mut self, focused: Option<Entity>, step: f32) -> bool {
        let Some(area) = focused.and_then(|entity| {
            self.parents
                .iter_ancestors(entity)
                .find(|e| self.areas.contains(*e))
        }) else {
            return false;
        };
        let Ok((_, node, position)) = self.areas.get(area) else {
            return false;
        };
        let room = if step > 0.0 {
            hidden(node) - position.0.y
        } else {
            position.0.y
        };
        if room <= 1.0 {
            return false;
        }
        let (Ok((_, area_at)), Some(focused)) = (self.places.get(area), focused) else {
            return false;
        };
        let Ok((_, focused_at)) = self.places.get(focused) else {
            return false;
        };
        let half = node.size().y / 2.0;
        let (here, middle) = (focused_at.translation.y, area_at.translation.y);
        // The nearest control in that direction: if it can be seen, the focus goes there at once.
        let next = self
            .controls
            .iter()
            .filter(|(e, _)| *e != focused && self.parents.iter_ancestors(*e).any(|a| a == area))
            .filter_map(|(e, _)| self.places.get(e).ok())
            .map(|(node, at)| (at.translation.y, node.size().y))
            .filter(|(y, _)| (y - here) * step > 2.0)
            .map(|(y, height)| ((y - middle) * step + height / 2.0).min((y - middle) * step))
            .min_by(f32::total_cmp);
        match next {
            Some(distance) if distance <= half => false,
            _ => {
                self.shift(area, step * 3.0 * LINE);
                true
            }
        }
    }
}

fn shown(node: &ComputedNode) -> f32 {
    node.size().y * node.inverse_scale_factor()
}

/// How much of a part is out of sight, in logical pixels.
fn hidden(node: &ComputedNode) -> f32 {
    (node.content_size().y - node.size().y) * node.inverse_scale_factor()
}

fn show_focused(
    gained: On<FocusGained>,
    controls: Query<(), With<FocusId>>,
    mut commands: Commands,
) {
    let entity = gained.event_target();
    if gained.cause == FocusCause::Navigated && controls.contains(entity) {
        commands.trigger(ScrollIntoView { entity });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(show_focused);
}
