//! Where the window is: put back where it was, and kept for the next time.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::settings::{ReflectSettingsGroup, SaveSettingsSync, SettingsGroup};
use bevy::window::{
    Monitor, PrimaryWindow, RequestRedraw, WindowCloseRequested, WindowMode, WindowResized,
};

use crate::app::data::settings::Settings;

/// Where the window was.
#[derive(Resource, SettingsGroup, Reflect, Debug, Default, Clone, PartialEq)]
#[reflect(Resource, SettingsGroup, Default)]
#[settings_group(group = "window")]
pub(super) struct Place {
    position: Option<IVec2>,
    size: Option<UVec2>,
}

/// The smallest window that is worth remembering, in pixels: a window manager may report less on the way to closing.
const LEAST: u32 = 200;
/// How much of a window has to be on a screen so that a hand finds it, in pixels.
const GRIP: IVec2 = IVec2::new(120, 60);
/// Moving a window is many events; it is kept once they have been quiet for so long.
const QUIET: Duration = Duration::from_millis(300);

fn restore(
    place: Res<Place>,
    settings: Res<Settings>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
) {
    let Ok(mut window) = window.single_mut() else {
        return;
    };
    if let Some(position) = place.position {
        window.position = WindowPosition::At(position);
    }
    if let Some(size) = place.size.filter(|s| s.x >= LEAST && s.y >= LEAST) {
        window.resolution.set(size.x as f32, size.y as f32);
    }
    if settings.fullscreen {
        window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Current);
    }
}

/// Whether a hand finds a window: enough of its upper edge is on one of the screens, each with its position and size in pixels.
fn can_be_found(position: IVec2, width: i32, screens: &[IRect]) -> bool {
    let edge = IRect::new(
        position.x,
        position.y,
        position.x + width,
        position.y + GRIP.y,
    );
    screens.iter().any(|screen| {
        let shared = edge.intersect(*screen);
        shared.width() >= GRIP.x.min(width) && shared.height() >= GRIP.y / 2
    })
}

/// A window that was put back where no screen is any more comes to the middle of the first one.
fn back_on_screen(
    monitors: Query<&Monitor>,
    new: Query<(), Added<Monitor>>,
    mut gone: RemovedComponents<Monitor>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
) {
    if new.is_empty() && gone.read().count() == 0 {
        return;
    }
    let screens: Vec<IRect> = monitors
        .iter()
        .map(|monitor| {
            let size = monitor.physical_size().as_ivec2();
            IRect::from_corners(monitor.physical_position, monitor.physical_position + size)
        })
        .collect();
    let Ok(mut window) = window.single_mut() else {
        return;
    };
    let width = i32::try_from(window.resolution.physical_width()).unwrap_or(i32::MAX);
    if let WindowPosition::At(position) = window.position
        && !screens.is_empty()
        && !can_be_found(position, width, &screens)
    {
        window.position = WindowPosition::Centered(MonitorSelection::Primary);
    }
}

fn remember(
    mut moved: MessageReader<WindowMoved>,
    mut resized: MessageReader<WindowResized>,
    window: Query<(Entity, &Window), With<PrimaryWindow>>,
    mut place: ResMut<Place>,
    mut unsaved: Local<Option<Instant>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    let Ok((entity, window)) = window.single() else {
        return;
    };
    let changed =
        moved.read().any(|m| m.window == entity) | resized.read().any(|r| r.window == entity);
    // The place of a window that fills the screen is not where it goes back to.
    if changed && window.mode == WindowMode::Windowed {
        let now = Place {
            position: match window.position {
                WindowPosition::At(position) => Some(position),
                _ => None,
            },
            size: Some(UVec2::new(
                window.resolution.width() as u32,
                window.resolution.height() as u32,
            ))
            .filter(|s| s.x >= LEAST && s.y >= LEAST),
        };
        if place.set_if_neq(now) {
            *unsaved = Some(Instant::now());
        }
    }
    match *unsaved {
        Some(since) if since.elapsed() >= QUIET => {
            *unsaved = None;
            commands.queue(SaveSettingsSync::IfChanged);
        }
        Some(_) => {
            redraw.write(RequestRedraw);
        }
        None => {}
    }
}

fn fill_screen(settings: Res<Settings>, mut window: Query<&mut Window, With<PrimaryWindow>>) {
    let mode = if settings.fullscreen {
        WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        WindowMode::Windowed
    };
    if let Ok(mut window) = window.single_mut()
        && window.mode != mode
    {
        window.mode = mode;
    }
}

/// What was set is on disk before the window goes.
fn save_on_close(
    mut close: MessageReader<WindowCloseRequested>,
    mut exit: MessageReader<AppExit>,
    mut commands: Commands,
) {
    if close.read().next().is_some() | exit.read().next().is_some() {
        commands.queue(SaveSettingsSync::IfChanged);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Place>()
        .add_systems(PreStartup, restore)
        .add_systems(
            Update,
            (
                back_on_screen,
                remember,
                fill_screen.run_if(resource_changed::<Settings>),
            ),
        )
        .add_systems(Last, save_on_close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_found_where_enough_of_it_is_on_a_screen() {
        let screens = [
            IRect::new(0, 0, 1920, 1080),
            IRect::new(1920, 0, 3840, 1080),
        ];
        for (x, y, found) in [
            (0, 0, true),
            (3000, 500, true),
            (-1000, 20, true),
            (-1250, 20, false),
            (4000, 20, false),
            (100, 1070, false),
            (100, -50, false),
            (1900, 0, true),
        ] {
            let at = IVec2::new(x, y);
            assert_eq!(can_be_found(at, 1280, &screens), found, "{at}");
        }
        // The second screen has gone.
        assert!(!can_be_found(IVec2::new(3000, 500), 1280, &screens[..1]));
    }
}
