//! Drawing a page: what was there goes, the new one comes, and the focus and the place in a scrolled part stay where they were.

use std::collections::HashMap;

use bevy::ecs::system::SystemParam;
use bevy::input_focus::tab_navigation::TabGroup;
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::window::RequestRedraw;

use crate::app::kit::{FocusId, InitialFocus, Look, ScrollKey, Ui, announce_label, whole};
use crate::app::step::Step;

/// The root of the page that is open.
#[derive(Component, Debug, Clone)]
pub struct PageRoot {
    /// What the page is, stable as long as it is about the same thing.
    pub id: String,
    /// Whether it has had its focus and its place: what is drawn only to be measured has not.
    settled: bool,
}

/// Where the focus and the scrolled parts of pages were.
#[derive(Resource, Debug, Default)]
struct Memory {
    focus: HashMap<String, String>,
    scroll: HashMap<(String, String), Vec2>,
}

/// What a screen draws itself with.
#[derive(SystemParam)]
pub struct Page<'w, 's> {
    commands: Commands<'w, 's>,
    /// The look.
    pub look: Res<'w, Look>,
    memory: ResMut<'w, Memory>,
    roots: Query<'w, 's, (Entity, &'static PageRoot)>,
    focus: ResMut<'w, InputFocus>,
    focused: Query<'w, 's, &'static FocusId>,
    parents: Query<'w, 's, &'static ChildOf>,
    scrolled: Query<'w, 's, (&'static ScrollKey, &'static ScrollPosition, Entity)>,
    redraw: MessageWriter<'w, RequestRedraw>,
}

impl Page<'_, '_> {
    /// Puts a page in the place of the one that is open. `id` says what it is about: the focus goes back to where it was on a page with
    /// the same id. `title` is what a screen reader calls it.
    pub fn draw(&mut self, id: &str, title: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
        self.draw_at(1.0, id, title, inside);
    }

    /// The same for the wall of a room.
    pub fn draw_wall(&mut self, id: &str, title: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
        let look = self.look.wall();
        self.draw_in(&look, id, title, inside);
    }

    /// The same with text of this part of the size that was chosen.
    pub fn draw_at(
        &mut self,
        part: f32,
        id: &str,
        title: &str,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) {
        let look = self.look.fitted(part);
        self.draw_in(&look, id, title, inside);
    }

    fn draw_in(
        &mut self,
        look: &Look,
        id: &str,
        title: &str,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) {
        let mut same = false;
        for (root, old) in &self.roots {
            let inside = |entity: Entity| self.parents.root_ancestor(entity) == root;
            if let Some(focused) = self.focus.get().filter(|entity| inside(*entity)) {
                if let Ok(key) = self.focused.get(focused) {
                    self.memory.focus.insert(old.id.clone(), key.0.clone());
                }
                self.focus.clear();
            }
            for (key, position, entity) in &self.scrolled {
                if !old.settled || !inside(entity) {
                    continue;
                }
                self.memory
                    .scroll
                    .insert((old.id.clone(), key.0.clone()), position.0);
            }
            same |= old.id == id;
            self.commands.entity(root).despawn();
        }
        // Another page takes the focus from wherever it is, such as a bar that lies beside it.
        let elsewhere = self.focus.get().is_some_and(|e| self.focused.contains(e));
        if !same || !elsewhere {
            self.focus.clear();
        }
        let node = Node {
            flex_direction: FlexDirection::Column,
            ..whole()
        };
        self.commands
            .spawn((
                PageRoot {
                    id: id.to_owned(),
                    settled: false,
                },
                node,
                BackgroundColor(look.tokens.bg.into()),
                TabGroup::new(0),
                announce_label(accesskit::Role::Main, title),
                Name::new(format!("page {id}")),
            ))
            .with_children(|at| {
                inside(&mut Ui::new(at, look));
            });
        self.redraw.write(RequestRedraw);
    }
}

/// Gives the new page its focus: where it was, or where it begins.
fn settle(
    mut roots: Query<(Entity, &mut PageRoot), Added<PageRoot>>,
    children: Query<&Children>,
    controls: Query<(Entity, &FocusId, Has<InitialFocus>), Without<bevy::ui::InteractionDisabled>>,
    mut scrolled: Query<(&ScrollKey, &mut ScrollPosition)>,
    memory: Res<Memory>,
    mut focus: ResMut<InputFocus>,
) {
    for (root, mut page) in &mut roots {
        page.settled = true;
        let here: Vec<Entity> = children.iter_descendants_depth_first(root).collect();
        let remembered = memory.focus.get(&page.id);
        let mut first = None;
        let mut begins = None;
        let mut kept = None;
        for (entity, id, is_first) in here.iter().filter_map(|e| controls.get(*e).ok()) {
            first = first.or(Some(entity));
            if is_first {
                begins = begins.or(Some(entity));
            }
            if remembered == Some(&id.0) {
                kept = kept.or(Some(entity));
            }
        }
        if focus.get().is_none()
            && let Some(entity) = kept.or(begins).or(first)
        {
            // A page opens where it begins, or where it was: what has the focus scrolls into view only when somebody moves it there.
            focus.set(entity, FocusCause::Pressed);
        }
        for entity in here {
            if let Ok((key, mut position)) = scrolled.get_mut(entity)
                && let Some(was) = memory.scroll.get(&(page.id.clone(), key.0.clone()))
            {
                position.0 = *was;
            }
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Memory>()
        .add_systems(Update, settle.in_set(Step::Settle));
}
