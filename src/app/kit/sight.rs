//! Whether something is on the screen.

use bevy::ecs::query::QueryData;
use bevy::prelude::*;
use bevy::ui::{CalculatedClip, ComputedUiRenderTargetInfo, UiGlobalTransform};

/// Where something is, and where it may be seen.
#[derive(QueryData)]
pub(super) struct Sight {
    node: &'static ComputedNode,
    at: &'static UiGlobalTransform,
    clip: Option<&'static CalculatedClip>,
    target: Option<&'static ComputedUiRenderTargetInfo>,
}

/// The part of it that has to be seen.
const MOST: f32 = 0.6;

impl SightItem<'_, '_> {
    /// Whether most of it is on the screen, or it fills most of what is seen of its part of the page.
    pub(super) fn seen(&self) -> bool {
        let whole = Rect::from_center_size(self.at.translation, self.node.size());
        let page = self
            .target
            .map(|target| Rect::from_corners(Vec2::ZERO, target.physical_size().as_vec2()));
        let clip = self.clip.map(|clip| clip.clip);
        let (mut seen, mut room) = (whole, whole.size());
        for around in page.into_iter().chain(clip) {
            seen = seen.intersect(around);
            room = room.min(around.size());
        }
        let area = |size: Vec2| size.x.max(0.0) * size.y.max(0.0);
        let least = MOST * area(room);
        least > 0.0 && area(seen.size()) >= least
    }
}
