//! The game without a window and without a graphics card: what tests play and benchmarks measure.

use std::time::Duration;

use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::settings::WgpuSettings;
use bevy::time::TimeUpdateStrategy;
use bevy::window::WindowResolution;

use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;

/// How the game is set up where nobody sees it.
#[derive(Debug, Clone)]
pub struct Headless {
    /// Width of the page, in pixels.
    pub width: u32,
    /// Height of the page, in pixels.
    pub height: u32,
    /// By how much each frame moves the game's time on; nothing for the clock's time.
    pub frame: Option<Duration>,
    /// The settings.
    pub settings: Settings,
    /// Where things come from.
    pub sources: Sources,
}

impl Default for Headless {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 720,
            frame: None,
            settings: Settings::default(),
            sources: Sources::default(),
        }
    }
}

impl Headless {
    /// The game, ready for its first frame.
    pub fn app(self) -> App {
        self.app_with(|_| {})
    }

    /// The same, with something done before the game's own parts are added.
    pub fn app_with(self, more: impl FnOnce(&mut App)) -> App {
        let mut app = App::new();
        app.add_plugins(
            DefaultPlugins
                .build()
                .disable::<bevy::winit::WinitPlugin>()
                .disable::<bevy::log::LogPlugin>()
                .set(RenderPlugin {
                    render_creation: WgpuSettings {
                        backends: None,
                        ..default()
                    }
                    .into(),
                    ..default()
                })
                .set(WindowPlugin {
                    primary_window: Some(Window {
                        resolution: WindowResolution::new(self.width, self.height),
                        ..default()
                    }),
                    close_when_requested: false,
                    ..default()
                }),
        );
        if let Some(frame) = self.frame {
            app.insert_resource(TimeUpdateStrategy::ManualDuration(frame));
        }
        app.insert_resource(self.settings)
            .insert_resource(self.sources);
        more(&mut app);
        app.add_plugins(crate::app::parts::plugin).add_systems(
            Startup,
            |mut commands: Commands| {
                commands.spawn(Camera2d);
            },
        );
        app.finish();
        app.cleanup();
        app
    }
}
