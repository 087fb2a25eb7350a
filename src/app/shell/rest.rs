//! The window rests while nothing happens, and no sooner than what happened last is seen.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};

use crate::app::play::room::{Clock, PhonesOn, Room};
use crate::app::screens::page::PageRoot;
use crate::app::screens::room::presenter::PresenterRoot;

/// The window wakes once a second while the timer runs, and otherwise when somebody does something. The wait is the same all the time:
/// another one would wake the window at once.
fn rest(
    clock: Clock,
    room: Res<Room>,
    phones: Res<PhonesOn>,
    winit: Option<ResMut<WinitSettings>>,
) {
    let Some(mut winit) = winit else { return };
    let now = clock.now();
    let runs = room
        .timer(now)
        .is_some_and(|timer| timer.running && timer.left > 0)
        || phones.until.is_some_and(|until| until > now);
    let (focused, unfocused) = if runs {
        let wait = Duration::from_millis(1000);
        (
            UpdateMode::reactive(wait),
            UpdateMode::reactive_low_power(wait),
        )
    } else {
        let idle = WinitSettings::desktop_app();
        (idle.focused_mode, idle.unfocused_mode)
    };
    if winit.focused_mode != focused || winit.unfocused_mode != unfocused {
        winit.focused_mode = focused;
        winit.unfocused_mode = unfocused;
    }
}

pub(in crate::app) fn plugin(app: &mut App) {
    app.add_systems(Last, rest);
}

/// Frames until a page is seen whole: its fonts and pictures reach the graphics card in the second or third.
const FRAMES: u32 = 4;
/// Frames that are waited for programs of the graphics card at most: a driver that never gives one must not keep the machine busy.
const PATIENCE: u32 = 2000;

/// What the graphics card has done; written by the part of the program that draws.
#[derive(Resource, Clone, Default)]
struct Drawn(Arc<Progress>);

#[derive(Default)]
struct Progress {
    /// Frames that were drawn.
    frames: AtomicU32,
    /// Something could not be drawn yet: a program for it is being made.
    waits: AtomicBool,
}

fn tell(drawn: Res<Drawn>, pipelines: Option<Res<PipelineCache>>) {
    let waits = pipelines.is_none_or(|cache| cache.waiting_pipelines().next().is_some());
    drawn.0.waits.store(waits, Ordering::Relaxed);
    drawn.0.frames.fetch_add(1, Ordering::Relaxed);
}

/// Draws on until everything that belongs to a page is on the screen. The window would else sleep before its first picture is out, and stay
/// black until somebody touches it.
fn draw_on(
    drawn: Res<Drawn>,
    new: Query<(), Or<(Added<PageRoot>, Added<PresenterRoot>)>>,
    mut left: Local<u32>,
    mut waited: Local<u32>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let first = drawn.0.frames.load(Ordering::Relaxed) == 0;
    let waits = first || drawn.0.waits.load(Ordering::Relaxed);
    *waited = if waits { waited.saturating_add(1) } else { 0 };
    if !new.is_empty() || (waits && *waited < PATIENCE) {
        *left = FRAMES;
    }
    if *left > 0 {
        *left -= 1;
        redraw.write(RequestRedraw);
    }
}

/// For a window: it does not rest before it is drawn.
pub(super) fn until_drawn(app: &mut App) {
    let drawn = Drawn::default();
    app.insert_resource(drawn.clone())
        .add_systems(Last, draw_on);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render
            .insert_resource(drawn)
            .add_systems(Render, tell.in_set(RenderSystems::Cleanup));
    }
}
