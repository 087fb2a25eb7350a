//! The presenter's window: a second window beside the projector's, with a camera and a page of its own.

use bevy::camera::RenderTarget;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::window::{RequestRedraw, WindowRef, WindowResolution};

use super::Step;
use super::input::{First, FocusId, ScrollKey};
use super::nav::Nav;
use super::room::Room;
use super::theme::Look;

/// What the window is called.
const TITLE: &str = "Two Hats: presenter";
/// How large it opens, in logical pixels.
const SIZE: (u32, u32) = (640, 720);

/// The presenter's window, if it is open.
#[derive(Resource, Debug, Default)]
pub struct PresenterWindow {
    wanted: bool,
    window: Option<Entity>,
    /// Stays when the window goes, and rests.
    camera: Option<Entity>,
    stale: bool,
}

impl PresenterWindow {
    /// Whether it is open, or about to be.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.wanted
    }

    /// Opens it, or closes it.
    pub const fn toggle(&mut self) {
        self.wanted = !self.wanted;
    }

    /// The camera that its page is drawn for.
    #[must_use]
    pub fn camera(&self) -> Option<Entity> {
        self.camera.filter(|_| self.window.is_some())
    }

    /// Whether its page has to be drawn again whatever the other window shows.
    #[must_use]
    pub(crate) const fn is_stale(&self) -> bool {
        self.stale
    }

    pub(crate) const fn drawn(&mut self) {
        self.stale = false;
    }
}

/// The root of the presenter's page.
#[derive(Component, Debug, Clone, Copy)]
pub struct PresenterRoot;

/// The look of the presenter's page, whose size is its own.
#[derive(Resource, Debug, Clone, Default)]
pub(crate) struct PresenterLook(pub(crate) Option<Look>);

/// Where the focus and the scrolled parts of the presenter's page were.
#[derive(Resource, Debug, Default)]
struct Memory {
    focus: Option<String>,
    scroll: Vec<(String, Vec2)>,
}

/// Opens and closes the window. Whoever closes it by its own means closes nothing else.
fn open_close(
    mut presenter: ResMut<PresenterWindow>,
    room: Res<Room>,
    windows: Query<(), With<Window>>,
    roots: Query<Entity, With<PresenterRoot>>,
    mut cameras: Query<(&mut Camera, &mut RenderTarget)>,
    mut nav: ResMut<Nav>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    if room.view().is_none() && presenter.wanted {
        presenter.wanted = false;
    }
    let closed = presenter
        .window
        .is_some_and(|window| !windows.contains(window));
    if closed {
        presenter.wanted = false;
    }
    match (presenter.wanted, presenter.window) {
        (true, None) => {
            let window = commands
                .spawn(Window {
                    title: TITLE.to_owned(),
                    name: Some("two-hats-presenter".to_owned()),
                    resolution: WindowResolution::new(SIZE.0, SIZE.1),
                    ..default()
                })
                .id();
            let target = RenderTarget::Window(WindowRef::Entity(window));
            match presenter
                .camera
                .and_then(|known| cameras.get_mut(known).ok())
            {
                Some((mut camera, mut old)) => {
                    camera.is_active = true;
                    *old = target;
                }
                None => {
                    let camera = Camera {
                        order: 1,
                        ..default()
                    };
                    presenter.camera =
                        Some(commands.spawn((Camera2d, Msaa::Off, camera, target)).id());
                }
            }
            presenter.window = Some(window);
            presenter.stale = true;
            nav.redraw();
            redraw.write(RequestRedraw);
        }
        (false, Some(window)) => {
            for root in &roots {
                commands.entity(root).despawn();
            }
            if let Some(Ok((mut camera, _))) = presenter.camera.map(|known| cameras.get_mut(known))
            {
                camera.is_active = false;
            }
            if !closed {
                commands.entity(window).despawn();
            }
            presenter.window = None;
            nav.redraw();
            redraw.write(RequestRedraw);
        }
        _ => {}
    }
}

/// The presenter's page has the size of text that was set, whatever the size of the projector's window: what the other window adds to the
/// scale of everything is taken off here.
fn fit(
    mut presenter: ResMut<PresenterWindow>,
    mut windows: Query<&mut Window>,
    look: Res<Look>,
    scale: Res<UiScale>,
    mut own: ResMut<PresenterLook>,
) {
    let Some(window) = presenter.window else {
        if own.0.is_some() {
            own.0 = None;
        }
        return;
    };
    let Ok(mut window) = windows.get_mut(window) else {
        return;
    };
    let base = window.resolution.base_scale_factor();
    let wanted = base / scale.0.max(0.1);
    if (window.resolution.scale_factor() - wanted).abs() > 0.001 {
        window.resolution.set_scale_factor_override(Some(wanted));
    }
    let wide = window.resolution.physical_width() as f32 / base / look.rem;
    let high = window.resolution.physical_height() as f32 / base / look.rem;
    let same = own.0.as_ref().is_some_and(|own| {
        (own.wide - wide).abs() < 0.01
            && (own.high - high).abs() < 0.01
            && own.tokens == look.tokens
            && (own.rem - look.rem).abs() < 0.01
    });
    if !same {
        own.0 = Some(Look {
            wide,
            high,
            ..look.clone()
        });
        presenter.stale = true;
    }
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

/// Controls of the presenter's page are for the pointer and for the keys that are written on them: Tab stays on the projector's page, which
/// has them all. What was clicked here keeps the focus.
fn settle(
    roots: Query<Entity, Added<PresenterRoot>>,
    children: Query<&Children>,
    mut ids: Query<&mut FocusId>,
    mut scrolled: Query<(&ScrollKey, &mut ScrollPosition)>,
    memory: Res<Memory>,
    mut focus: ResMut<InputFocus>,
    mut commands: Commands,
) {
    for root in &roots {
        for entity in children.iter_descendants(root) {
            if let Ok(mut id) = ids.get_mut(entity) {
                id.0 = format!("presenter/{}", id.0);
                commands
                    .entity(entity)
                    .remove::<(First, AutoDirectionalNavigation)>();
                if memory.focus.as_ref() == Some(&id.0) {
                    focus.set(entity, FocusCause::Navigated);
                }
            }
            if let Ok((key, mut position)) = scrolled.get_mut(entity)
                && let Some((_, was)) = memory.scroll.iter().find(|(known, _)| *known == key.0)
            {
                position.0 = *was;
            }
        }
    }
}

fn off_tab(
    roots: Query<Entity, Added<PresenterRoot>>,
    children: Query<&Children>,
    mut indices: Query<&mut TabIndex>,
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
    app.init_resource::<PresenterWindow>()
        .init_resource::<PresenterLook>()
        .init_resource::<Memory>()
        .add_systems(
            Update,
            (open_close, ApplyDeferred, fit, remember)
                .chain()
                .after(Step::Act)
                .before(Step::Draw),
        )
        .add_systems(Update, off_tab.in_set(Step::Settle))
        // After the other page has given the focus to what had it there.
        .add_systems(Update, settle.after(Step::Settle));
}
