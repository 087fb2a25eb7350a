//! Only what changed is drawn anew: everything else stays in the picture from the frame before. Without a graphics card the processor
//! shades every pixel, and a page that is drawn whole for a bar that grows takes as long as ten frames may.
//!
//! What is to be drawn is compared with what was drawn last, item by item. Where they differ, the page is drawn again, from its ground to
//! what lies on top, each item clipped to that place. Whatever could not be compared so (a picture that has just come, another size, two
//! windows) is drawn whole. Gradients, slices and materials are not looked at: the game draws with none of them.

mod places;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use bevy::camera::ClearColorConfig;
use bevy::math::Affine2;
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_asset::ExtractedAssets;
use bevy::render::render_resource::PipelineCache;
use bevy::render::sync_world::TemporaryRenderEntity;
use bevy::render::texture::GpuImage;
use bevy::render::view::ViewTarget;
use bevy::render::{Render, RenderApp, RenderStartup, RenderSystems};
use bevy::ui_render::box_shadow::{ExtractedBoxShadow, ExtractedBoxShadows};
use bevy::ui_render::{ExtractedUiItem, ExtractedUiNode, ExtractedUiNodes, NodeType};

use places::Places;

/// Frames that are drawn whole after something came that cannot be compared: it reaches the graphics card in the next one.
const WHOLE: u32 = 3;

/// An item as it is drawn.
#[derive(Debug, Clone, Copy)]
struct Item {
    z: f32,
    /// Everything that can be seen of it.
    looks: u64,
    /// Where it is.
    at: Rect,
}

/// What was drawn last.
#[derive(Resource, Debug, Default)]
struct Drawn {
    items: Vec<Item>,
    size: Option<UVec2>,
    /// Frames that are still to be drawn whole.
    whole: u32,
    /// The last frame reached the picture.
    done: bool,
}

fn bits(values: impl IntoIterator<Item = f32>, into: &mut DefaultHasher) {
    for value in values {
        value.to_bits().hash(into);
    }
}

fn rect(of: Rect) -> [f32; 4] {
    [of.min.x, of.min.y, of.max.x, of.max.y]
}

/// The upright box around a box of this size, put in its place.
fn around(transform: &Affine2, of: Rect) -> Rect {
    let corners = [
        of.min,
        Vec2::new(of.max.x, of.min.y),
        of.max,
        Vec2::new(of.min.x, of.max.y),
    ];
    let corners = corners.map(|corner| transform.transform_point2(corner));
    let least = corners.into_iter().reduce(Vec2::min).unwrap_or_default();
    let most = corners.into_iter().reduce(Vec2::max).unwrap_or_default();
    Rect::from_corners(least, most)
}

fn clipped(at: Rect, clip: Option<Rect>) -> Rect {
    clip.map_or(at, |clip| at.intersect(clip))
}

/// Whether something is drawn as large as it is, and upright: what is not cannot be clipped.
fn upright(transform: &Affine2) -> bool {
    transform.matrix2 == Mat2::IDENTITY
}

/// An item of the page, and whether it can be clipped.
fn of_node(node: &ExtractedUiNode, nodes: &ExtractedUiNodes) -> (Item, bool) {
    let mut looks = DefaultHasher::new();
    bits(node.transform.to_cols_array(), &mut looks);
    bits(node.clip.map(rect).into_iter().flatten(), &mut looks);
    node.image.hash(&mut looks);
    let at = match &node.item {
        ExtractedUiItem::Node {
            color,
            rect: of,
            atlas_scaling,
            flip_x,
            flip_y,
            border_radius,
            border,
            node_type,
        } => {
            bits(color.to_f32_array(), &mut looks);
            bits(rect(*of), &mut looks);
            bits(atlas_scaling.iter().flat_map(Vec2::to_array), &mut looks);
            bits(<[f32; 4]>::from(*border_radius), &mut looks);
            bits(
                [border.min_inset, border.max_inset]
                    .into_iter()
                    .flat_map(|inset| inset.to_array()),
                &mut looks,
            );
            let kind = match node_type {
                NodeType::Rect => 0,
                NodeType::Inverted => u32::MAX,
                NodeType::Border(flags) => *flags,
            };
            (kind, flip_x, flip_y).hash(&mut looks);
            around(
                &node.transform,
                Rect::from_center_size(Vec2::ZERO, of.size()),
            )
        }
        ExtractedUiItem::Glyphs { range } => {
            let mut at = Rect::EMPTY;
            for glyph in nodes.glyphs.get(range.clone()).unwrap_or_default() {
                bits(glyph.color.to_f32_array(), &mut looks);
                bits(glyph.translation.to_array(), &mut looks);
                bits(rect(glyph.rect), &mut looks);
                at = at.union(Rect::from_center_size(glyph.translation, glyph.rect.size()));
            }
            around(&node.transform, at)
        }
    };
    let item = Item {
        z: node.z_order,
        looks: looks.finish(),
        at: clipped(at, node.clip),
    };
    (item, upright(&node.transform))
}

fn of_shadow(shadow: &ExtractedBoxShadow) -> (Item, bool) {
    let mut looks = DefaultHasher::new();
    bits(shadow.transform.to_cols_array(), &mut looks);
    bits(shadow.clip.map(rect).into_iter().flatten(), &mut looks);
    bits(shadow.color.to_f32_array(), &mut looks);
    bits(<[f32; 4]>::from(shadow.radius), &mut looks);
    bits(shadow.bounds.to_array(), &mut looks);
    bits(
        [shadow.blur_radius, shadow.size.x, shadow.size.y],
        &mut looks,
    );
    let of = Rect::from_center_size(Vec2::ZERO, shadow.bounds);
    let item = Item {
        z: shadow.stack_index as f32 + bevy::ui_render::stack_z_offsets::BOX_SHADOW,
        looks: looks.finish(),
        at: clipped(around(&shadow.transform, of), shadow.clip),
    };
    (item, upright(&shadow.transform))
}

/// Where two pictures differ; nothing if what both hold lies in another order.
fn differ(before: &[Item], now: &[Item]) -> Option<Vec<Rect>> {
    let mut left: HashMap<u64, u32> = HashMap::new();
    for item in before {
        *left.entry(item.looks).or_default() += 1;
    }
    let mut differs = Vec::new();
    let mut stay: HashMap<u64, u32> = HashMap::new();
    for item in now {
        match left.get_mut(&item.looks).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                *stay.entry(item.looks).or_default() += 1;
            }
            None => differs.push(item.at),
        }
    }
    let staying = |items: &[Item]| -> Vec<u64> {
        let mut stay = stay.clone();
        let stays = items.iter().filter(|item| {
            let count = stay.get_mut(&item.looks).filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_some()
        });
        stays.map(|item| item.looks).collect()
    };
    if staying(before) != staying(now) {
        return None;
    }
    for item in before {
        if let Some(count) = left.get_mut(&item.looks).filter(|count| **count > 0) {
            *count -= 1;
            differs.push(item.at);
        }
    }
    Some(differs)
}

/// Leaves of what is to be drawn what differs from the last picture.
fn spare(
    mut drawn: ResMut<Drawn>,
    mut cameras: Query<&mut ExtractedCamera>,
    mut nodes: ResMut<ExtractedUiNodes>,
    mut shadows: ResMut<ExtractedBoxShadows>,
    images: Res<ExtractedAssets<GpuImage>>,
    pipelines: Res<PipelineCache>,
    mut commands: Commands,
) {
    let of_nodes: Vec<(Item, bool)> = nodes.uinodes.iter().map(|n| of_node(n, &nodes)).collect();
    let of_shadows: Vec<(Item, bool)> = shadows.box_shadows.iter().map(of_shadow).collect();
    let mut all: Vec<(Item, bool)> = of_nodes.iter().chain(&of_shadows).copied().collect();
    all.sort_by(|(a, _), (b, _)| a.z.total_cmp(&b.z));
    let items: Vec<Item> = all.iter().map(|(item, _)| *item).collect();
    let Ok(mut camera) = cameras.single_mut() else {
        drawn.items.clear();
        drawn.whole = WHOLE;
        return;
    };
    let size = camera.physical_target_size;
    let came = !images.extracted.is_empty() || !images.removed.is_empty();
    let waits = pipelines.waiting_pipelines().next().is_some();
    if came || waits || !drawn.done || drawn.size != size {
        drawn.whole = WHOLE;
    }
    let differs = differ(&drawn.items, &items);
    drawn.items = items;
    drawn.size = size;
    drawn.done = false;
    if drawn.whole > 0 {
        drawn.whole -= 1;
        return;
    }
    let (Some(size), Some(differs)) = (size, differs) else {
        return;
    };
    let page = Rect::from_corners(Vec2::ZERO, size.as_vec2());
    let firm = all.iter().filter(|(_, upright)| !upright);
    let firm: Vec<Rect> = firm.map(|(item, _)| item.at).collect();
    let Some(places) = Places::of(page, &differs, &firm) else {
        return;
    };
    camera.clear_color = ClearColorConfig::None;
    let before = std::mem::take(&mut nodes.uinodes);
    for (node, (item, upright)) in before.into_iter().zip(of_nodes) {
        let mut entities = entities(node.render_entity, &mut commands);
        for clip in places.clips(item.at, node.clip, upright) {
            nodes.uinodes.push(ExtractedUiNode {
                clip,
                item: again(&node.item),
                render_entity: entities(),
                ..node
            });
        }
    }
    let before = std::mem::take(&mut shadows.box_shadows);
    for (shadow, (item, upright)) in before.into_iter().zip(of_shadows) {
        let mut entities = entities(shadow.render_entity, &mut commands);
        for clip in places.clips(item.at, shadow.clip, upright) {
            shadows.box_shadows.push(ExtractedBoxShadow {
                clip,
                render_entity: entities(),
                ..shadow
            });
        }
    }
}

/// What an item is drawn as, once for every place: first as itself, then as more of its kind.
fn entities(own: Entity, commands: &mut Commands) -> impl FnMut() -> Entity {
    let mut own = Some(own);
    move || {
        own.take()
            .unwrap_or_else(|| commands.spawn(TemporaryRenderEntity).id())
    }
}

/// The same once more.
fn again(item: &ExtractedUiItem) -> ExtractedUiItem {
    match item {
        ExtractedUiItem::Node {
            color,
            rect,
            atlas_scaling,
            flip_x,
            flip_y,
            border_radius,
            border,
            node_type,
        } => ExtractedUiItem::Node {
            color: *color,
            rect: *rect,
            atlas_scaling: *atlas_scaling,
            flip_x: *flip_x,
            flip_y: *flip_y,
            border_radius: *border_radius,
            border: *border,
            node_type: *node_type,
        },
        ExtractedUiItem::Glyphs { range } => ExtractedUiItem::Glyphs {
            range: range.clone(),
        },
    }
}

fn done(mut drawn: ResMut<Drawn>, views: Query<(), (With<ViewTarget>, With<ExtractedCamera>)>) {
    drawn.done = !views.is_empty();
}

fn begin(mut commands: Commands) {
    commands.insert_resource(Drawn::default());
}

/// Has the next frames drawn whole.
#[cfg(test)]
pub(super) fn forget(app: &mut App) {
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.world_mut().resource_mut::<Drawn>().whole = WHOLE;
    }
}

pub(super) fn plugin(app: &mut App) {
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render
            .init_resource::<Drawn>()
            .add_systems(RenderStartup, begin)
            .add_systems(
                Render,
                (
                    spare
                        .after(RenderSystems::ExtractCommands)
                        .before(RenderSystems::CreateViews),
                    done.in_set(RenderSystems::Cleanup),
                ),
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(z: f32, looks: u64, left: f32) -> Item {
        let at = Rect::new(left, 0.0, left + 10.0, 10.0);
        Item { z, looks, at }
    }

    #[test]
    fn only_what_comes_and_goes_differs() {
        let before = [item(0.0, 1, 0.0), item(1.0, 2, 20.0), item(2.0, 3, 40.0)];
        let now = [item(0.0, 1, 0.0), item(1.0, 4, 60.0), item(2.0, 3, 40.0)];
        let differs = differ(&before, &now);
        assert_eq!(differs, Some(vec![now[1].at, before[1].at]));
        assert_eq!(differ(&now, &now), Some(Vec::new()));
    }

    #[test]
    fn another_order_is_another_picture() {
        let before = [item(0.0, 1, 0.0), item(1.0, 2, 5.0)];
        let now = [item(0.0, 2, 5.0), item(1.0, 1, 0.0)];
        assert_eq!(differ(&before, &now), None);
    }
}
