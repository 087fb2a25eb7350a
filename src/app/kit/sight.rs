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
    /// Whether most of it is on the screen.
    pub(super) fn seen(&self) -> bool {
        let whole = Rect::from_center_size(self.at.translation, self.node.size());
        let mut seen = whole;
        if let Some(target) = self.target {
            let page = Rect::from_corners(Vec2::ZERO, target.physical_size().as_vec2());
            seen = seen.intersect(page);
        }
        if let Some(clip) = self.clip {
            seen = seen.intersect(clip.clip);
        }
        let area = |rect: Rect| rect.width().max(0.0) * rect.height().max(0.0);
        area(seen) >= MOST * area(whole)
    }
}
