//! The window itself: opened where there is a screen and something to draw with, remembered where it was.

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use bevy::app::TerminalCtrlCHandlerPlugin;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::settings::SettingsPlugin;
use bevy::window::{ExitCondition, PresentMode, WindowResolution};
use bevy::winit::WinitSettings;

use super::driver::{Driver, OpenGlPlugin};
use super::{assistive, damage, driver, ended, place, rest, stage};
use crate::app::data::settings::{SETTINGS, Settings};
use crate::app::data::sources::Sources;
use crate::app::kit::AnyMessage;
use crate::app::play::game::GameAction;
use crate::app::play::saves::OpenSave;
use crate::app::screens::nav::{Navigate, Screen};

/// What to open, and with what.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where things come from.
    pub sources: Sources,
    /// What to do first; nothing for the title.
    pub first: Option<AnyMessage>,
}

impl Options {
    /// Begins with a game of this scenario: its id, or its path.
    #[must_use]
    pub fn play(mut self, scenario: Option<String>) -> Self {
        self.first = Some(match scenario {
            Some(name) => GameAction::New(name).into(),
            None => Navigate::Open(Screen::Picker).into(),
        });
        self
    }

    /// Begins with a save: this one, or the one that was played last.
    #[must_use]
    pub fn resume(mut self, file: Option<PathBuf>, stored: bool) -> Self {
        self.first = Some(OpenSave { file, stored }.into());
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
    let found = Driver::find().ok_or(NoWindow::Driver)?;
    // What is said about a failure is ours to say, and a failure after the window was there is a bug that has to be seen.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let built = catch_unwind(AssertUnwindSafe(|| build(options, found)));
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

/// Forgets the square that Bevy makes for sprites of a kind that no page has: for its four corners the graphics card's memory would be laid out for
/// thousands of meshes (9 MiB).
fn no_meshes(mut meshes: ResMut<Assets<Mesh>>) {
    let all: Vec<_> = meshes.ids().collect();
    for mesh in all {
        meshes.remove(mesh);
    }
}

fn build(options: Options, found: Driver) -> App {
    let mut app = App::new();
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(Window {
                title: "Two Hats".to_owned(),
                name: Some("two-hats".to_owned()),
                resolution: WindowResolution::new(1280, 720),
                present_mode: PresentMode::AutoVsync,
                // Pages stand still for minutes: one picture ahead is enough, and each costs its room.
                desired_maximum_frame_latency: NonZero::new(1),
                resize_constraints: bevy::window::WindowResizeConstraints {
                    min_width: 640.0,
                    min_height: 400.0,
                    ..default()
                },
                ..default()
            }),
            exit_condition: ExitCondition::OnPrimaryClosed,
            // A workshop is not ended by a slip of the hand: `screens::closing` closes.
            close_when_requested: false,
            ..default()
        })
        .set(LogPlugin {
            filter: "error,two_hats=warn".to_owned(),
            ..default()
        })
        // Drawing beside the next frame would show each key a frame later, and keep two frames in memory.
        .disable::<PipelinedRenderingPlugin>()
        // Bevy's own leaves with an error, and only once something else has woken the window.
        .disable::<TerminalCtrlCHandlerPlugin>();
    match found {
        Driver::Usual => app.add_plugins(plugins.set(driver::usual())),
        Driver::OpenGl => app.add_plugins(
            plugins
                .disable::<RenderPlugin>()
                .add_before::<RenderPlugin>(OpenGlPlugin),
        ),
    };
    app.register_type::<Settings>()
        .register_type::<place::Place>()
        .add_plugins(SettingsPlugin::new(SETTINGS))
        .insert_resource(options.sources)
        .insert_resource(WinitSettings::desktop_app())
        .add_plugins((
            crate::app::parts::plugin,
            place::plugin,
            damage::plugin,
            rest::until_drawn,
            assistive::plugin,
            ended::plugin,
            stage::plugin,
        ))
        .add_systems(Startup, |mut commands: Commands| {
            // The interface smooths its own edges; smoothing the picture again would only cost memory.
            commands.spawn((Camera2d, Msaa::Off));
        })
        .add_systems(Last, no_meshes.run_if(run_once));
    if let Some(first) = options.first {
        app.add_systems(Startup, move |mut commands: Commands| {
            first.send(&mut commands);
        });
    }
    app
}
