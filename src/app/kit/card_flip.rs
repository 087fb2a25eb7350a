//! A card that turns over: its front narrows, and its back opens in the same place.

use std::f32::consts::PI;

use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::access::silent;
use super::arrange::{Arrange, whole};
use super::cue::{Curtain, step};
use super::look::Look;
use super::tokens::{CARD_RADIUS, time::CARD};
use super::ui::Ui;

/// A card that turns over, once.
#[derive(Component, Debug, Clone, Copy, Default)]
pub struct CardFlip {
    passed: f32,
}

/// What covers a card until it has turned half way.
#[derive(Component, Debug, Clone, Copy)]
struct Front;

impl CardFlip {
    /// A card that began to turn so many seconds ago, or will: below 0 it waits.
    #[must_use]
    pub const fn since(passed: f32) -> Self {
        Self { passed }
    }

    /// How wide the card is seen, 0 to 1: nothing half way.
    fn width(self) -> f32 {
        (self.turned() * PI).cos().abs()
    }

    fn turned(self) -> f32 {
        let t = (self.passed / CARD).clamp(0.0, 1.0);
        EasingCurve::new(0.0, 1.0, EaseFunction::CubicOut).sample_clamped(t)
    }
}

impl Ui<'_, '_> {
    /// Covers the card it is drawn into with its front. Goes when the card has turned half way.
    pub fn front(&mut self, inside: impl FnOnce(&mut Ui<'_, '_>)) -> Entity {
        let t = self.look.tokens;
        self.node(
            (
                Node {
                    position_type: PositionType::Absolute,
                    left: px(0),
                    top: px(0),
                    ..whole()
                        .pad(super::tokens::space::L)
                        .clipped()
                        .corners(CARD_RADIUS - t.outline)
                },
                BackgroundColor(t.card.into()),
                Front,
                ZIndex(1),
                silent(),
            ),
            inside,
        )
    }
}

fn turn(
    time: Res<Time>,
    look: Res<Look>,
    curtain: Res<Curtain>,
    mut cards: Query<(Entity, &mut CardFlip, &mut UiTransform)>,
    children: Query<&Children>,
    fronts: Query<(), With<Front>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    for (card, mut turning, mut transform) in &mut cards {
        if look.motion && !curtain.hurried() {
            turning.passed += step(&time);
            redraw.write(RequestRedraw);
        } else {
            turning.passed = CARD;
        }
        transform.scale = Vec2::new(turning.width().max(0.01), 1.0);
        if turning.turned() >= 0.5 {
            for child in children.iter_descendants(card) {
                if fronts.contains(child) {
                    commands.entity(child).despawn();
                }
            }
        }
        if turning.passed >= CARD {
            transform.scale = Vec2::ONE;
            commands.entity(card).remove::<CardFlip>();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, turn);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_whole_at_both_ends_and_an_edge_between() {
        let at = |passed| CardFlip { passed }.width();
        assert!((at(0.0) - 1.0).abs() < 0.01);
        assert!((at(CARD) - 1.0).abs() < 0.01);
        let narrowest = (0..=24)
            .map(|step| at(CARD * step as f32 / 24.0))
            .fold(1.0, f32::min);
        assert!(narrowest < 0.2, "{narrowest}");
    }
}
