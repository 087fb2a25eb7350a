//! A scene: things that come on, one after another, and then stand. A key or a click shows all of it at once.

use bevy::ecs::message::MessageCursor;
use bevy::input::ButtonState;
use bevy::input::keyboard::KeyboardInput;
use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::look::Look;

/// How long something takes to come on, in seconds.
const ENTER: f32 = 0.3;
/// Most that a frame moves a scene on, in seconds: while a page is put up nothing of what moves on it is seen, and none of it is skipped.
const STEP: f32 = 0.1;

/// By how much this frame moves a scene on, in seconds.
pub(super) fn step(time: &Time) -> f32 {
    time.delta_secs().min(STEP)
}

/// The scene that is played on the page at hand: its time goes on however often the page is drawn again.
#[derive(Resource, Debug, Clone, PartialEq)]
pub struct Curtain {
    passed: f32,
    length: f32,
    /// A key has shown all of it in this frame.
    hurried: bool,
}

impl Default for Curtain {
    fn default() -> Self {
        Self {
            passed: f32::MAX,
            length: 0.0,
            hurried: false,
        }
    }
}

impl Curtain {
    /// Begins a scene of so many seconds.
    pub const fn rise(&mut self, length: f32) {
        self.passed = 0.0;
        self.length = length;
    }

    /// Shows all of it at once.
    pub const fn end(&mut self) {
        self.passed = f32::MAX;
    }

    /// Seconds since it began; beyond everything once it is over.
    #[must_use]
    pub const fn passed(&self) -> f32 {
        self.passed
    }

    /// Whether somebody has asked for all of it in this frame.
    #[must_use]
    pub const fn hurried(&self) -> bool {
        self.hurried
    }

    /// Whether things are still to come.
    #[must_use]
    pub fn playing(&self) -> bool {
        self.passed < self.length
    }
}

/// How something comes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enter {
    /// It rises a little into its place.
    Rise,
    /// It falls into its place, and bounces.
    Drop,
    /// It is pinned: from above the page onto it.
    Pin,
    /// It goes from the middle of the page to its place on the left, which is so many per cent of its own width away.
    Aside(u16),
    /// It is there, at once.
    Stand,
    /// It is large while it moves, and settles.
    Settle,
}

/// Comes on at its time in the scene.
#[derive(Component, Debug, Clone, Copy)]
pub struct Cue {
    /// Seconds after the scene began.
    pub at: f32,
    /// How.
    pub enter: Enter,
    /// How long it takes, in seconds.
    pub lasts: f32,
    /// When it goes again, in seconds after the scene began.
    pub until: f32,
}

impl Cue {
    /// Comes on so many seconds after the scene began.
    #[must_use]
    pub const fn new(at: f32, enter: Enter) -> Self {
        Self {
            at,
            enter,
            lasts: ENTER,
            until: f32::INFINITY,
        }
    }

    /// Goes again so many seconds after the scene began.
    #[must_use]
    pub const fn until(self, until: f32) -> Self {
        Self { until, ..self }
    }

    /// Takes so many seconds.
    #[must_use]
    pub const fn lasting(self, lasts: f32) -> Self {
        Self { lasts, ..self }
    }

    /// Where it stands at a moment of the scene, and whether it is seen.
    fn stands(&self, passed: f32) -> (bool, UiTransform) {
        let done = ((passed - self.at) / self.lasts).clamp(0.0, 1.0);
        let eased = |ease| EasingCurve::new(0.0, 1.0, ease).sample_clamped(done);
        let mut at = UiTransform::default();
        let stays = passed < self.until;
        if done >= 1.0 {
            return (stays, at);
        }
        match self.enter {
            Enter::Stand => {}
            Enter::Rise => at.translation.y = px(16.0 * (1.0 - eased(EaseFunction::CubicOut))),
            Enter::Drop => at.translation.y = px(-160.0 * (1.0 - eased(EaseFunction::BounceOut))),
            Enter::Pin => {
                at.scale = Vec2::splat(1.0 + 0.5 * (1.0 - eased(EaseFunction::CubicOut)));
                at.translation.y = px(-24.0 * (1.0 - eased(EaseFunction::CubicOut)));
            }
            Enter::Aside(away) => {
                let left = 1.0 - eased(EaseFunction::CubicInOut);
                at.translation = Val2::new(percent(f32::from(away) * left), percent(60.0 * left));
            }
            Enter::Settle => {
                let left = 1.0 - eased(EaseFunction::CubicInOut);
                at.scale = Vec2::new(1.0, 1.0 + 0.16 * left);
            }
        }
        // What moves aside has been there from the beginning.
        let begins = passed >= self.at || matches!(self.enter, Enter::Aside(_));
        (begins && stays, at)
    }
}

/// Any key, and any click, shows all of it; a key does nothing else.
fn hurry(
    mut keys: ResMut<Messages<KeyboardInput>>,
    mut read: Local<MessageCursor<KeyboardInput>>,
    buttons: Res<ButtonInput<MouseButton>>,
    mut curtain: ResMut<Curtain>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    curtain.hurried = false;
    let key = read
        .read(&keys)
        .filter(|key| key.state == ButtonState::Pressed && !key.repeat)
        .count()
        > 0;
    if !curtain.playing() {
        return;
    }
    if key || buttons.get_just_pressed().next().is_some() {
        keys.clear();
        curtain.end();
        curtain.hurried = true;
        redraw.write(RequestRedraw);
    }
}

fn play(
    time: Res<Time>,
    look: Res<Look>,
    mut curtain: ResMut<Curtain>,
    mut cues: Query<(&Cue, &mut UiTransform, &mut Visibility)>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let before = curtain.passed;
    if curtain.playing() {
        let passed = before + step(&time);
        curtain.passed = if look.motion { passed } else { f32::MAX };
        redraw.write(RequestRedraw);
    } else if before < f32::MAX {
        curtain.end();
    }
    for (cue, mut transform, mut seen) in &mut cues {
        let (comes, at) = cue.stands(curtain.passed);
        let now = if comes {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        };
        seen.set_if_neq(now);
        transform.set_if_neq(at);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Curtain>()
        .add_systems(
            PreUpdate,
            hurry
                .after(bevy::input::InputSystems)
                // What has the focus must not hear of the key either.
                .before(bevy::input_focus::InputFocusSystems::Dispatch)
                .before(super::keyboard::shortcuts),
        )
        .add_systems(Update, play.after(crate::app::step::Step::Settle));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_on_is_hidden_before_and_in_its_place_after() {
        for enter in [Enter::Rise, Enter::Drop, Enter::Pin, Enter::Settle] {
            let cue = Cue::new(1.0, enter);
            assert!(!cue.stands(0.9).0, "{enter:?}");
            let (seen, between) = cue.stands(1.05);
            assert!(seen && between != UiTransform::default(), "{enter:?}");
            assert_eq!(cue.stands(1.0 + ENTER).1, UiTransform::default());
        }
        let goes = Cue::new(1.0, Enter::Aside(50)).until(1.5);
        assert!(goes.stands(0.0).0 && goes.stands(1.4).0 && !goes.stands(1.5).0);
        assert!(!Cue::new(1.0, Enter::Stand).stands(0.9).0);
        assert!(!goes.stands(f32::MAX).0);
        assert!(Cue::new(9.0, Enter::Rise).stands(f32::MAX).0);
    }

    #[test]
    fn a_scene_plays_until_its_end() {
        let mut curtain = Curtain::default();
        assert!(!curtain.playing());
        curtain.rise(3.0);
        assert!(curtain.playing() && curtain.passed() < 0.1);
        curtain.end();
        assert!(!curtain.playing());
    }
}
