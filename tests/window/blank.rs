//! Whether a page scrolls through blankness: between two things that it shows, above the first, or below the last.

use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use bevy::ui_widgets::ScrollArea;
use two_hats::app::kit::OnActivate;

use crate::hand::Play;

/// How much of a page may be empty in one piece, as a part of what is seen at once. The map of the debrief is drawn with lines alone, and takes
/// four fifths.
const BLANK: f32 = 0.85;

/// Everything within a part that scrolls.
fn within(world: &World, area: Entity) -> Vec<Entity> {
    let mut waiting = vec![area];
    let mut all = Vec::new();
    while let Some(entity) = waiting.pop() {
        if let Some(children) = world.get::<Children>(entity) {
            waiting.extend(children.iter());
            all.extend(children.iter());
        }
    }
    all
}

/// Whether something is seen there: words, a picture, a control, a part of a drawing.
fn shows(world: &World, entity: Entity) -> bool {
    let says = world
        .get::<Text>(entity)
        .is_some_and(|text| !text.0.trim().is_empty());
    let leaf = world
        .get::<Children>(entity)
        .is_none_or(RelationshipTarget::is_empty);
    let ink = world
        .get::<BackgroundColor>(entity)
        .is_some_and(|color| color.0.alpha() > 0.0);
    let seen = world
        .get::<InheritedVisibility>(entity)
        .is_some_and(|seen| seen.get());
    seen && (says
        || (leaf && ink)
        || world.get::<ImageNode>(entity).is_some()
        || world.get::<OnActivate>(entity).is_some())
}

/// Top and bottom of something on the page, in pixels.
fn extent(world: &World, entity: Entity) -> Option<(f32, f32)> {
    let node = world.get::<ComputedNode>(entity)?;
    let at = world.get::<UiGlobalTransform>(entity)?;
    let half = node.size().y / 2.0;
    (half > 0.25).then_some((at.translation.y - half, at.translation.y + half))
}

/// Parts of the page that scroll through nearly all of their height in which nothing is seen.
pub(crate) fn blank(play: &mut Play) -> Vec<String> {
    let world = play.app.world_mut();
    let mut areas = world.query_filtered::<(Entity, &ComputedNode), With<ScrollArea>>();
    let areas: Vec<(Entity, f32, f32, f32)> = areas
        .iter(world)
        .map(|(area, node)| {
            (
                area,
                node.size().y,
                node.content_size().y,
                node.inverse_scale_factor(),
            )
        })
        .filter(|(_, shown, content, _)| *shown > 1.0 && content > &(shown + 1.5))
        .collect();
    let mut found = Vec::new();
    for (area, shown, content, scale) in areas {
        let Some((top, _)) = extent(world, area) else {
            continue;
        };
        let scrolled = world.get::<ScrollPosition>(area).map_or(0.0, |p| p.0.y) / scale;
        let begins = top - scrolled;
        let all = within(world, area)
            .into_iter()
            .filter(|entity| shows(world, *entity));
        let mut extents: Vec<(f32, f32)> = all.filter_map(|entity| extent(world, entity)).collect();
        extents.push((begins + content, begins + content));
        extents.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut reached = begins;
        for (from, to) in extents {
            if from - reached > shown * BLANK {
                found.push(format!(
                    "{:.0} of {shown:.0} pixels are blank, {:.0} below the top",
                    from - reached,
                    reached - begins
                ));
            }
            reached = reached.max(to);
        }
    }
    found
}
