//! How long the frames of a reveal take, picture drawn.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::renderer::RenderDevice;
use bevy::time::TimeUpdateStrategy;

use super::scenes::pick;
use super::{Camera, CaptureError, VIEWS, every_scene};
use crate::app::data::settings::Settings;
use crate::app::kit::{AnyMessage, Curtain, whole};
use crate::app::play::game::GameAction;

/// The picture from which an answer is given.
const BEFORE: &str = "crisis-picked";
/// What the game's time moves on by in a frame: sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);
/// Reveals that are timed; what is drawn for the first time in one is made there.
const REVEALS: usize = 3;
/// Most frames of a reveal.
const MOST: usize = 400;

/// A frame that was timed.
#[derive(Debug, Clone, Copy)]
pub struct TimedFrame {
    /// When in its reveal it is, in seconds.
    pub at: f32,
    /// How long it took, picture drawn.
    pub took: Duration,
}

/// How long frames take.
#[derive(Debug, Clone, Default)]
pub struct Times {
    /// The frames of some reveals, the shortest first.
    pub reveals: Vec<TimedFrame>,
    /// The frames of a square that moves over an empty page, the shortest first: what any frame takes here.
    pub least: Vec<Duration>,
}

/// Frames of the square.
const LEAST: u16 = 200;

impl Camera {
    /// The time of every frame of some reveals, from the answer until everything stands, and of a page that hardly moves.
    pub(super) fn times(&mut self) -> Result<Times, CaptureError> {
        let reveals = self.reveals()?;
        Ok(Times {
            least: self.least(),
            reveals,
        })
    }

    fn least(&mut self) -> Vec<Duration> {
        let all = Node {
            position_type: PositionType::Absolute,
            ..whole()
        };
        let side = Node {
            width: px(100),
            height: px(100),
            ..default()
        };
        let world = self.app.world_mut();
        let page = world.spawn((all, BackgroundColor(Color::WHITE), GlobalZIndex(i32::MAX)));
        let page = page.id();
        let square = (side, BackgroundColor(Color::BLACK), UiTransform::IDENTITY);
        let square = world.spawn((square, ChildOf(page))).id();
        self.frames(3);
        let mut times: Vec<Duration> = (0..LEAST)
            .map(|step| {
                let began = Instant::now();
                if let Some(mut at) = self.app.world_mut().get_mut::<UiTransform>(square) {
                    at.translation.x = px(f32::from(step) * 2.0);
                }
                self.app.update();
                self.wait();
                began.elapsed()
            })
            .collect();
        self.app.world_mut().despawn(page);
        times.sort_unstable();
        times
    }

    fn reveals(&mut self) -> Result<Vec<TimedFrame>, CaptureError> {
        self.before()?;
        let mut times = Vec::new();
        for turn in 0..REVEALS {
            self.send(GameAction::Confirm);
            for _ in 0..MOST {
                let began = Instant::now();
                self.app.update();
                self.wait();
                let took = began.elapsed();
                let curtain = self.app.world().resource::<Curtain>();
                let (at, playing) = (curtain.passed(), curtain.playing());
                times.push(TimedFrame { at, took });
                // It begins in the frame after the answer.
                if times.len() > 3 && !playing {
                    break;
                }
            }
            self.send(GameAction::Next);
            self.frames(2);
            let mut picks = Vec::new();
            pick(turn)(self.app.world_mut(), &mut picks);
            picks.into_iter().for_each(|message| self.send(message));
            self.frames(2);
        }
        times.sort_unstable_by_key(|frame| frame.took);
        Ok(times)
    }

    /// Opens a crisis with an answer picked, in a game that moves.
    fn before(&mut self) -> Result<(), CaptureError> {
        self.resize(VIEWS[0].size);
        for scene in every_scene() {
            self.play(&scene)?;
            if scene.name == BEFORE {
                break;
            }
        }
        let mut settings = self.app.world_mut().resource_mut::<Settings>();
        settings.reduced_motion = false;
        self.goes_by(FRAME);
        self.frames(3);
        Ok(())
    }

    /// Each frame moves the game's time on by so much.
    fn goes_by(&mut self, frame: Duration) {
        let goes = TimeUpdateStrategy::ManualDuration(frame);
        self.app.insert_resource(goes);
    }

    fn send(&mut self, message: impl Into<AnyMessage>) {
        let world = self.app.world_mut();
        message.into().send(&mut world.commands());
        world.flush();
    }

    /// Waits until everything that was asked of the graphics card is drawn.
    fn wait(&self) {
        let render = self.app.get_sub_app(RenderApp);
        let device = render.and_then(|render| render.world().get_resource::<RenderDevice>());
        if let Some(device) = device {
            // A device that is lost shows in the pictures.
            let _ = device.poll(wgpu::PollType::wait_indefinitely());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shell::{capture::with_camera, damage};

    /// So many values of a picture differ from those of another by more than a shade that rounding leaves.
    fn other(a: &Image, b: &Image) -> usize {
        let bytes = |image: &Image| image.data.clone().unwrap_or_default();
        let (a, b) = (bytes(a), bytes(b));
        assert_eq!(a.len(), b.len());
        a.iter()
            .zip(&b)
            .filter(|(a, b)| a.abs_diff(**b) > 4)
            .count()
    }

    #[test]
    fn a_picture_of_which_parts_were_drawn_is_the_one_that_is_drawn_whole() {
        let compared = with_camera(|camera| {
            camera.before()?;
            camera.send(GameAction::Confirm);
            let mut compared = 0;
            for moment in 0..24 {
                camera.goes_by(FRAME);
                camera.frames(9);
                camera.goes_by(Duration::ZERO);
                let parts = camera.shot().expect("a picture");
                damage::forget(&mut camera.app);
                camera.frames(4);
                let whole = camera.shot().expect("a picture");
                assert_eq!(other(&parts, &whole), 0, "at moment {moment}");
                compared += 1;
            }
            Ok(compared)
        });
        match compared {
            Ok(compared) => assert_eq!(compared, 24),
            Err(CaptureError::NoDriver(why)) => eprintln!("nothing draws here: {why}"),
            Err(why) => panic!("{why}"),
        }
    }
}
