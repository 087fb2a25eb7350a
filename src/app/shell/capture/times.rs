//! How long the frames of a reveal take, picture drawn.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::renderer::RenderDevice;
use bevy::time::TimeUpdateStrategy;

use super::scenes::pick;
use super::{Camera, CaptureError, VIEWS, every_scene};
use crate::app::data::settings::Settings;
use crate::app::kit::{AnyMessage, Curtain};
use crate::app::play::game::GameAction;

/// The picture from which an answer is given.
const BEFORE: &str = "crisis-picked";
/// What the game's time moves on by in a frame: sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);
/// Reveals that are timed; what is drawn for the first time in one is made there.
const REVEALS: usize = 3;
/// Most frames of a reveal.
const MOST: usize = 400;

impl Camera {
    /// The time of every frame of some reveals, from the answer until everything stands; the shortest first.
    pub(super) fn reveals(&mut self) -> Result<Vec<Duration>, CaptureError> {
        self.resize(VIEWS[0].size);
        for scene in every_scene() {
            self.play(&scene)?;
            if scene.name == BEFORE {
                break;
            }
        }
        self.app
            .world_mut()
            .resource_mut::<Settings>()
            .reduced_motion = false;
        self.app
            .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
        self.frames(3);
        let mut times = Vec::new();
        for turn in 0..REVEALS {
            self.send(GameAction::Confirm);
            for _ in 0..MOST {
                let began = Instant::now();
                self.app.update();
                self.wait();
                times.push(began.elapsed());
                // It begins in the frame after the answer.
                if times.len() > 3 && !self.app.world().resource::<Curtain>().playing() {
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
        times.sort_unstable();
        Ok(times)
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
