//! Pictures of every screen in every theme, drawn without a window: to be looked at, and to see that nothing has gone blank.

#[cfg(feature = "host")]
mod phones;
mod rooms;
mod scenes;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::app::PluginsState;
use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::image::Image;
use bevy::input_focus::InputFocusVisible;
use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{PipelineCache, TextureFormat};
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::time::TimeUpdateStrategy;
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;

use super::driver::Driver;
use super::window::NoWindow;
use crate::app::data::settings::{Settings, Theme};
use crate::app::data::sources::Sources;
use crate::app::kit::{AnyMessage, FixedPage};
use scenes::Scene;

/// Size of the pictures, in pixels.
const SIZE: (u32, u32) = (1280, 720);
/// Frames until a page stands: fonts and pictures reach the graphics card in the second or third.
const FRAMES: usize = 6;
/// Most frames that a picture may take.
const PATIENCE: usize = 400;
/// A picture with fewer colours than this shows nothing.
const FEWEST_COLOURS: usize = 12;

/// Why pictures could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// Nothing draws.
    #[error(transparent)]
    NoDriver(#[from] NoWindow),
    /// A file could not be written.
    #[error("{} could not be written: {why}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A page shows nothing.
    #[error("{0} is blank")]
    Blank(String),
    /// A page never came.
    #[error("the picture of {0} did not come")]
    Missing(String),
}

/// Draws every screen into a folder, which is made if it is not there. Returns the files.
///
/// # Errors
/// If nothing can draw, a picture is blank or does not come, or a file cannot be written.
pub fn capture(folder: &Path) -> Result<Vec<PathBuf>, CaptureError> {
    if Driver::find().is_none() {
        return Err(NoWindow::Driver.into());
    }
    let written = |path: &Path, why: std::io::Error| CaptureError::Write {
        path: path.to_owned(),
        why: why.to_string(),
    };
    std::fs::create_dir_all(folder).map_err(|why| written(folder, why))?;
    let saves = std::env::temp_dir().join(format!("two-hats-capture-{}", std::process::id()));
    std::fs::create_dir_all(&saves).map_err(|why| written(&saves, why))?;
    let made = Camera::new(&saves).and_then(|mut camera| camera.everything(folder));
    // Only what this made itself lies in there.
    let _ = std::fs::remove_dir_all(&saves);
    made
}

struct Camera {
    app: App,
    target: Handle<Image>,
    pictures: Vec<PathBuf>,
}

impl Camera {
    fn new(saves: &Path) -> Result<Self, CaptureError> {
        let mut app = App::new();
        app.add_plugins(
            DefaultPlugins
                .build()
                .disable::<WinitPlugin>()
                .disable::<bevy::log::LogPlugin>()
                .disable::<PipelinedRenderingPlugin>()
                .set(WindowPlugin {
                    primary_window: None,
                    exit_condition: ExitCondition::DontExit,
                    ..default()
                }),
        )
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(
            100,
        )))
        .insert_resource(FixedPage(Vec2::new(SIZE.0 as f32, SIZE.1 as f32)))
        .insert_resource(Settings {
            reduced_motion: true,
            notes_read: true,
            name_hats: false,
            ..default()
        })
        .insert_resource(Sources {
            saves: Some(saves.to_owned()),
            ..default()
        })
        .add_plugins(crate::app::parts::plugin);
        let mut image =
            Image::new_target_texture(SIZE.0, SIZE.1, TextureFormat::Rgba8UnormSrgb, None);
        image.asset_usage = RenderAssetUsages::RENDER_WORLD;
        let target = app.world_mut().resource_mut::<Assets<Image>>().add(image);
        let seen = target.clone();
        app.world_mut().spawn((
            Camera2d,
            Msaa::Off,
            IsDefaultUiCamera,
            RenderTarget::Image(seen.into()),
        ));
        for _ in 0..PATIENCE {
            if app.plugins_state() == PluginsState::Ready {
                break;
            }
            std::thread::sleep(Duration::from_millis(25));
            bevy::tasks::tick_global_task_pools_on_main_thread();
        }
        if app.plugins_state() != PluginsState::Ready {
            return Err(NoWindow::Driver.into());
        }
        app.finish();
        app.cleanup();
        let mut camera = Self {
            app,
            target,
            pictures: Vec::new(),
        };
        camera.until_drawn();
        Ok(camera)
    }

    fn frames(&mut self, n: usize) {
        for _ in 0..n {
            self.app.update();
        }
    }

    /// Draws until the graphics card has a program for everything on the page: they are made beside the frames, and what waits for one is not drawn.
    fn until_drawn(&mut self) {
        for _ in 0..PATIENCE {
            self.frames(1);
            let pipelines = self
                .app
                .get_sub_app(RenderApp)
                .and_then(|render| render.world().get_resource::<PipelineCache>());
            if pipelines.is_none_or(|cache| cache.waiting_pipelines().next().is_none()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.frames(FRAMES);
    }

    fn everything(&mut self, folder: &Path) -> Result<Vec<PathBuf>, CaptureError> {
        for theme in Theme::ALL {
            let name = theme.name().to_lowercase().replace(' ', "-");
            self.tour(folder, &name, theme, 100)?;
        }
        self.tour(folder, "paper-200", Theme::Paper, 200)?;
        Ok(std::mem::take(&mut self.pictures))
    }

    /// Every screen in one look.
    fn tour(
        &mut self,
        folder: &Path,
        look: &str,
        theme: Theme,
        text: u32,
    ) -> Result<(), CaptureError> {
        {
            let mut settings = self.app.world_mut().resource_mut::<Settings>();
            settings.theme = theme;
            settings.text_percent = text;
        }
        for scene in scenes::all() {
            self.play(&scene)?;
            let name = format!("{look}-{}", scene.name);
            let path = folder.join(format!("{name}.png"));
            self.picture(&name, &path)?;
            self.pictures.push(path);
        }
        Ok(())
    }

    fn play(&mut self, scene: &Scene) -> Result<(), CaptureError> {
        self.app.world_mut().resource_mut::<InputFocusVisible>().0 = scene.ring;
        for step in &scene.steps {
            let mut messages: Vec<AnyMessage> = Vec::new();
            step(self.app.world_mut(), &mut messages);
            for message in messages {
                message.send(&mut self.app.world_mut().commands());
                self.app.world_mut().flush();
                self.frames(2);
            }
        }
        for _ in 0..PATIENCE {
            self.frames(1);
            if (scene.ready)(self.app.world_mut()) {
                self.until_drawn();
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Err(CaptureError::Missing(scene.name.to_owned()))
    }

    fn picture(&mut self, name: &str, path: &Path) -> Result<(), CaptureError> {
        let taken: Arc<Mutex<Option<Image>>> = Arc::default();
        let hand = Arc::clone(&taken);
        self.app
            .world_mut()
            .spawn(Screenshot::image(self.target.clone()))
            .observe(move |captured: On<ScreenshotCaptured>| {
                if let Ok(mut taken) = hand.lock() {
                    *taken = Some(captured.image.clone());
                }
            });
        for _ in 0..PATIENCE {
            self.app.update();
            let image = taken.lock().ok().and_then(|mut taken| taken.take());
            if let Some(image) = image {
                return save(name, path, image);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(CaptureError::Missing(name.to_owned()))
    }
}

fn save(name: &str, path: &Path, image: Image) -> Result<(), CaptureError> {
    let colours: HashSet<&[u8]> = image
        .data
        .as_deref()
        .unwrap_or_default()
        .chunks_exact(4)
        .collect();
    if colours.len() < FEWEST_COLOURS {
        return Err(CaptureError::Blank(name.to_owned()));
    }
    let written = |why: String| CaptureError::Write {
        path: path.to_owned(),
        why,
    };
    image
        .try_into_dynamic()
        .map_err(|why| written(why.to_string()))?
        .to_rgb8()
        .save(path)
        .map_err(|why| written(why.to_string()))
}
