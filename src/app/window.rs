//! The window itself: opened where there is a screen and something to draw with, remembered where it was.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::settings::{
    ReflectSettingsGroup, SaveSettingsDeferred, SaveSettingsSync, SettingsGroup, SettingsPlugin,
};
use bevy::window::{
    ExitCondition, PresentMode, PrimaryWindow, WindowCloseRequested, WindowMode, WindowResized,
    WindowResolution,
};
use bevy::winit::WinitSettings;

use super::action::Action;
use super::game::{GameAction, Shelves};
use super::nav::{Go, Screen};
use super::settings::{SETTINGS, Settings};

/// What to open, and with what.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where things come from.
    pub shelves: Shelves,
    /// What to do first; nothing for the title.
    pub first: Option<Action>,
}

impl Options {
    /// Begins with a game of this scenario: its id, or its path.
    #[must_use]
    pub fn play(mut self, scenario: Option<String>) -> Self {
        self.first = Some(match scenario {
            Some(name) => GameAction::New(name).into(),
            None => Go::To(Screen::Picker).into(),
        });
        self
    }

    /// Begins with a save: this one, or the one that was played last.
    #[must_use]
    pub fn resume(mut self, file: Option<PathBuf>, stored: bool) -> Self {
        self.first = Some(
            match file {
                Some(file) => GameAction::Resume { file, stored },
                None => GameAction::ResumeLatest,
            }
            .into(),
        );
        self
    }
}

/// Why no window could be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoWindow {
    /// There is no screen.
    #[error("there is no display")]
    Display,
    /// There is a screen, and nothing that draws on it.
    #[error("there is no graphics driver (Vulkan or OpenGL)")]
    Driver,
    /// Something else went wrong before the window was there.
    #[error("the window could not be opened: {0}")]
    Other(String),
}

/// Opens the game and plays it until it is left.
///
/// # Errors
/// If no window can be opened; nothing has happened then.
pub fn run(options: Options) -> Result<AppExit, NoWindow> {
    if no_display() {
        return Err(NoWindow::Display);
    }
    if !can_draw() {
        return Err(NoWindow::Driver);
    }
    // What is said about a failure is ours to say, and a failure after the window was there is a bug that has to be seen.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let built = catch_unwind(AssertUnwindSafe(|| build(options)));
    std::panic::set_hook(hook);
    let mut app = built.map_err(|cause| {
        let said = cause
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| cause.downcast_ref::<&str>().map(|s| (*s).to_owned()));
        NoWindow::Other(said.unwrap_or_else(|| "for an unknown reason".to_owned()))
    })?;
    Ok(app.run())
}

/// Whether this surely is a machine without a screen. Only Unix tells before one tries.
fn no_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(all(unix, not(target_os = "macos")))
        && !set("DISPLAY")
        && !(cfg!(feature = "wayland") && (set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")))
}

/// Whether anything can draw: a graphics card or a program that stands in for one.
pub(super) fn can_draw() -> bool {
    let instance = wgpu::Instance::default();
    let asked = instance.request_adapter(&wgpu::RequestAdapterOptions::default());
    bevy::tasks::block_on(asked).is_ok()
}

fn build(options: Options) -> App {
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(Window {
                    title: "Two Hats".to_owned(),
                    name: Some("two-hats".to_owned()),
                    resolution: WindowResolution::new(1280, 720),
                    present_mode: PresentMode::AutoVsync,
                    resize_constraints: bevy::window::WindowResizeConstraints {
                        min_width: 640.0,
                        min_height: 400.0,
                        ..default()
                    },
                    ..default()
                }),
                exit_condition: ExitCondition::OnPrimaryClosed,
                close_when_requested: true,
                ..default()
            })
            .set(LogPlugin {
                filter: "error,two_hats=warn".to_owned(),
                ..default()
            }),
    );
    app.register_type::<Settings>()
        .register_type::<Place>()
        .add_plugins(SettingsPlugin::new(SETTINGS))
        .insert_resource(options.shelves)
        .insert_resource(WinitSettings::desktop_app())
        .add_plugins((super::plugin, place))
        .add_systems(Startup, |mut commands: Commands| {
            // The interface smooths its own edges; smoothing the picture again would only cost memory.
            commands.spawn((Camera2d, Msaa::Off));
        });
    if let Some(first) = options.first {
        app.add_systems(Startup, move |mut out: MessageWriter<Action>| {
            out.write(first.clone());
        });
    }
    app
}

/// Where the window was.
#[derive(Resource, SettingsGroup, Reflect, Debug, Default, Clone, PartialEq)]
#[reflect(Resource, SettingsGroup, Default)]
#[settings_group(group = "window")]
struct Place {
    position: Option<IVec2>,
    size: Option<UVec2>,
}

/// The smallest window that is worth remembering, in pixels: a window manager may report less on the way to closing.
const LEAST: u32 = 200;

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

fn remember(
    mut moved: MessageReader<WindowMoved>,
    mut resized: MessageReader<WindowResized>,
    window: Query<(Entity, &Window), With<PrimaryWindow>>,
    mut place: ResMut<Place>,
    mut commands: Commands,
) {
    let Ok((entity, window)) = window.single() else {
        return;
    };
    let changed =
        moved.read().any(|m| m.window == entity) | resized.read().any(|r| r.window == entity);
    // The place of a window that fills the screen is not where it goes back to.
    if !changed || window.mode != WindowMode::Windowed {
        return;
    }
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
        commands.queue(SaveSettingsDeferred(Duration::from_millis(500)));
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
    if close.read().next().is_some() || exit.read().next().is_some() {
        commands.queue(SaveSettingsSync::IfChanged);
    }
}

fn place(app: &mut App) {
    app.init_resource::<Place>()
        .add_systems(PreStartup, restore)
        .add_systems(
            Update,
            (remember, fill_screen.run_if(resource_changed::<Settings>)),
        )
        .add_systems(Last, save_on_close);
}
