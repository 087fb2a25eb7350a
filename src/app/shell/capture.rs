//! Pictures of every screen in every theme, drawn without a window: to be looked at, and to see that nothing has gone blank.

#[cfg(feature = "host")]
mod phones;
mod rooms;
mod scenes;
mod times;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::app::PluginsState;
use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::image::{Image, ImageFormat};
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
use crate::app::kit::FixedPage;
use crate::output::whole::{Existing, WriteError, write_whole};
pub use scenes::{Scene, every_scene};
pub use times::{TimedFrame, Times};

/// A page as it is photographed.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// What the names of its pictures have in them; nothing for the usual one.
    pub name: &'static str,
    /// Width and height, in pixels.
    pub size: (u32, u32),
    /// The size of text, in per cent.
    pub text_percent: u32,
}

/// The pages that are photographed: a laptop, a projector, a small window with large text; in each of the three themes.
pub const VIEWS: [View; 3] = [
    View::new("", (1280, 720), 100),
    View::new("projector-", (1920, 1080), 100),
    View::new("small-", (1024, 640), 150),
];
/// Text as large as it may be, in one theme.
const LARGEST: View = View::new("200-", (1280, 720), 200);

impl View {
    const fn new(name: &'static str, size: (u32, u32), text_percent: u32) -> Self {
        Self {
            name,
            size,
            text_percent,
        }
    }
}
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
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A picture could not be put into its format.
    #[error("{0} could not be made a file of: {1}")]
    Format(String, String),
    /// A page shows nothing.
    #[error("{0} is blank")]
    Blank(String),
    /// A page never came.
    #[error("the picture of {0} did not come")]
    Missing(String),
}

/// The looks in which every screen is drawn.
fn looks() -> Vec<(Theme, View)> {
    let themes = |view| Theme::ALL.map(|theme| (theme, view));
    let mut looks: Vec<(Theme, View)> = VIEWS.into_iter().flat_map(themes).collect();
    looks.push((Theme::Paper, LARGEST));
    looks
}

/// How the names of the pictures of a look begin.
fn prefix(theme: Theme, view: View) -> String {
    let look = theme.name().to_lowercase().replace(' ', "-");
    format!("{look}-{}", view.name)
}

fn file(folder: &Path, prefix: &str, scene: &Scene) -> PathBuf {
    folder.join(format!("{prefix}{}.png", scene.name))
}

/// The files that [`capture`] makes: all, or those whose names hold one of these words.
#[must_use]
pub fn pictures(folder: &Path, only: &[String]) -> Vec<PathBuf> {
    let of = |(theme, view)| {
        let prefix = prefix(theme, view);
        let scenes = scenes::wanted(&prefix, only).into_iter();
        let taken = scenes.filter(|scene| scene.is_taken(&prefix, only));
        let files = taken.map(|scene| file(folder, &prefix, &scene));
        files.collect::<Vec<PathBuf>>()
    };
    looks().into_iter().flat_map(of).collect()
}

/// Draws every screen into a folder, which is made if it is not there; or only the pictures whose names hold one of these words. Returns the
/// files.
///
/// # Errors
/// If nothing can draw, a picture is blank or does not come, or a file cannot be written, or is there and may not be replaced.
pub fn capture(
    folder: &Path,
    only: &[String],
    existing: Existing,
) -> Result<Vec<PathBuf>, CaptureError> {
    std::fs::create_dir_all(folder).map_err(WriteError::failed(folder))?;
    with_camera(|camera| {
        for (theme, view) in looks() {
            camera.tour(folder, (theme, view), only, existing)?;
        }
        Ok(std::mem::take(&mut camera.pictures))
    })
}

/// How long each frame of some reveals takes, picture drawn, at 1280 × 720.
///
/// # Errors
/// If nothing can draw, or a page does not come.
pub fn reveal_times() -> Result<Times, CaptureError> {
    with_camera(Camera::times)
}

/// Does something with a camera whose saves are gone afterwards.
fn with_camera<T>(
    does: impl FnOnce(&mut Camera) -> Result<T, CaptureError>,
) -> Result<T, CaptureError> {
    if Driver::find().is_none() {
        return Err(NoWindow::Driver.into());
    }
    let saves = std::env::temp_dir().join(format!("two-hats-capture-{}", std::process::id()));
    std::fs::create_dir_all(&saves).map_err(WriteError::failed(&saves))?;
    let made = Camera::new(&saves).and_then(|mut camera| does(&mut camera));
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
        .add_plugins((crate::app::parts::plugin, super::damage::plugin));
        let target = sized(&mut app, VIEWS[0].size);
        app.world_mut().spawn((
            Camera2d,
            Msaa::Off,
            IsDefaultUiCamera,
            RenderTarget::Image(target.clone().into()),
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

    /// Pictures have this size from now on.
    fn resize(&mut self, size: (u32, u32)) {
        self.target = sized(&mut self.app, size);
        let target = RenderTarget::Image(self.target.clone().into());
        let world = self.app.world_mut();
        let mut cameras = world.query_filtered::<&mut RenderTarget, With<IsDefaultUiCamera>>();
        for mut camera in cameras.iter_mut(world) {
            *camera = target.clone();
        }
    }

    /// Every screen in one look.
    fn tour(
        &mut self,
        folder: &Path,
        (theme, view): (Theme, View),
        only: &[String],
        existing: Existing,
    ) -> Result<(), CaptureError> {
        self.resize(view.size);
        {
            let mut settings = self.app.world_mut().resource_mut::<Settings>();
            settings.theme = theme;
            settings.text_percent = view.text_percent;
        }
        let prefix = prefix(theme, view);
        for scene in scenes::wanted(&prefix, only) {
            self.play(&scene)?;
            if scene.is_taken(&prefix, only) {
                let path = file(folder, &prefix, &scene);
                self.picture(&path, existing)?;
                self.pictures.push(path);
            }
        }
        Ok(())
    }

    fn play(&mut self, scene: &Scene) -> Result<(), CaptureError> {
        if scene.play(&mut self.app) {
            self.until_drawn();
            return Ok(());
        }
        Err(CaptureError::Missing(scene.name.to_owned()))
    }

    fn picture(&mut self, path: &Path, existing: Existing) -> Result<(), CaptureError> {
        let shot = self.shot();
        save(
            path,
            shot.ok_or_else(|| CaptureError::Missing(named(path)))?,
            existing,
        )
    }

    /// What is drawn now.
    fn shot(&mut self) -> Option<Image> {
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
            if image.is_some() {
                return image;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        None
    }
}

/// What a picture is called in messages.
fn named(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A picture to draw into, and a page of its size.
fn sized(app: &mut App, (width, height): (u32, u32)) -> Handle<Image> {
    let mut image = Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None);
    image.asset_usage = RenderAssetUsages::RENDER_WORLD;
    app.insert_resource(FixedPage(Vec2::new(width as f32, height as f32)));
    app.world_mut().resource_mut::<Assets<Image>>().add(image)
}

fn save(path: &Path, image: Image, existing: Existing) -> Result<(), CaptureError> {
    let colours: HashSet<&[u8]> = image
        .data
        .as_deref()
        .unwrap_or_default()
        .chunks_exact(4)
        .collect();
    if colours.len() < FEWEST_COLOURS {
        return Err(CaptureError::Blank(named(path)));
    }
    let failed = |why: String| CaptureError::Format(named(path), why);
    let format = ImageFormat::Png
        .as_image_crate_format()
        .ok_or_else(|| failed("PNG is not built in".to_owned()))?;
    let mut bytes = std::io::Cursor::new(Vec::new());
    image
        .try_into_dynamic()
        .map_err(|why| failed(why.to_string()))?
        .to_rgb8()
        .write_to(&mut bytes, format)
        .map_err(|why| failed(why.to_string()))?;
    Ok(write_whole(path, bytes.get_ref(), existing)?)
}
