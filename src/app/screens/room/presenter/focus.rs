//! Focus and scrolled parts of the presenter's page, which is drawn again like any other.

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::text::EditableText;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;

use super::PresenterRoot;
use crate::app::kit::{FocusId, InitialFocus, ScrollKey, Stepper};
use crate::app::step::Step;

/// Where the focus and the scrolled parts of the presenter's page were.
#[derive(Resource, Debug, Default)]
struct Memory {
    focus: Option<String>,
    scroll: Vec<(String, Vec2)>,
}

/// What is in the window is remembered before it is drawn again.
fn remember(
    focus: Res<InputFocus>,
    roots: Query<Entity, With<PresenterRoot>>,
    children: Query<&Children>,
    ids: Query<&FocusId>,
    scrolled: Query<(&ScrollKey, &ScrollPosition)>,
    mut memory: ResMut<Memory>,
) {
    memory.focus = None;
    for root in &roots {
        memory.scroll.clear();
        for entity in children.iter_descendants(root) {
            if focus.get() == Some(entity)
                && let Ok(id) = ids.get(entity)
            {
                memory.focus = Some(id.0.clone());
            }
            if let Ok((key, position)) = scrolled.get(entity) {
                memory.scroll.push((key.0.clone(), position.0));
            }
        }
    }
}

/// Buttons of the presenter's page are for the pointer and for the keys that are written on them: Tab stays on the projector's page, which
/// has them too. Numbers are typed in here, and nowhere else while this page is open: the first of them has the focus, Tab goes on to the
/// next, and what was clicked keeps it. So it is with words.
fn settle(
    roots: Query<Entity, Added<PresenterRoot>>,
    children: Query<&Children>,
    mut ids: Query<(&mut FocusId, Has<InitialFocus>, Has<Stepper>)>,
    mut scrolled: Query<(&ScrollKey, &mut ScrollPosition)>,
    memory: Res<Memory>,
    mut focus: ResMut<InputFocus>,
    mut commands: Commands,
) {
    for root in &roots {
        let (mut begins, mut kept) = (None, None);
        for entity in children.iter_descendants(root) {
            if let Ok((mut id, first, number)) = ids.get_mut(entity) {
                id.0 = format!("presenter/{}", id.0);
                commands
                    .entity(entity)
                    .remove::<(InitialFocus, AutoDirectionalNavigation)>();
                if memory.focus.as_ref() == Some(&id.0) {
                    kept = Some(entity);
                }
                if first && number {
                    begins = begins.or(Some(entity));
                }
            }
            if let Ok((key, mut position)) = scrolled.get_mut(entity)
                && let Some((_, was)) = memory.scroll.iter().find(|(known, _)| *known == key.0)
            {
                position.0 = *was;
            }
        }
        if let Some(entity) = kept.or(begins) {
            focus.set(entity, FocusCause::Navigated);
        }
    }
}

fn off_tab(
    roots: Query<Entity, Added<PresenterRoot>>,
    children: Query<&Children>,
    mut indices: Query<&mut TabIndex, (Without<Stepper>, Without<EditableText>)>,
) {
    for root in &roots {
        for entity in children.iter_descendants(root) {
            if let Ok(mut index) = indices.get_mut(entity) {
                index.0 = -1;
            }
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Memory>()
        .add_systems(Update, remember.after(Step::Navigate).before(Step::Draw))
        .add_systems(Update, off_tab.in_set(Step::Settle))
        // After the other page has given the focus to what had it there.
        .add_systems(Update, settle.after(Step::Settle));
}
