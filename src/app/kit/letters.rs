//! The room that letters take. Bevy keeps every letter it has drawn, in pictures of 512 × 512 pixels for each font and size, here and once more on the
//! graphics card: 2 MiB for the five letters of a title, and for every size that any page ever had. Here a font begins with a picture as large as
//! the letters at hand need, and a picture goes with the last text that is drawn from it.

use std::collections::HashSet;
use std::hash::BuildHasher;

use bevy::asset::{AssetEventSystems, AssetId};
use bevy::platform::hash::FixedHasher;
use bevy::prelude::*;
use bevy::text::{
    ComputedTextBlock, FontAtlas, FontAtlasKey, FontAtlasSet, FontHinting, FontSmoothing,
    GlyphCacheKey, TextLayoutInfo,
};
use bevy::ui::UiSystems;
use bevy::ui::widget::{text_system, update_editable_text_layout};

/// The smallest and the largest picture that is made here, in pixels a side; Bevy makes what is larger.
const SIDES: [u32; 3] = [128, 256, 512];
/// Empty pixels between letters, as Bevy leaves them.
const BETWEEN: u32 = 2;
/// Letters of many shapes never fill a picture: so many times their own room is made.
const SLACK: f32 = 1.5;

/// The letters of one font and size that are not drawn yet, and the room that they need, in pixels.
#[derive(Debug, Default)]
struct Missing {
    letters: HashSet<u16>,
    room: f32,
}

/// Makes room for the letters of texts that have come, before they are drawn.
fn make_room(
    texts: Query<(&ComputedTextBlock, &FontHinting), Changed<ComputedTextBlock>>,
    mut atlases: ResMut<FontAtlasSet>,
    mut images: ResMut<Assets<Image>>,
) {
    let mut missing: Vec<(FontAtlasKey, Missing)> = Vec::new();
    for (text, hinting) in &texts {
        for run in text.buffer().lines().flat_map(|line| line.runs()) {
            let key = FontAtlasKey {
                id: run.font().data.id() as u32,
                index: run.font().index,
                font_size_bits: run.font_size().to_bits(),
                variations_hash: FixedHasher.hash_one(run.normalized_coords()),
                hinting: *hinting,
                font_smoothing: FontSmoothing::AntiAliased,
            };
            let at = missing.iter().position(|(known, _)| *known == key);
            let at = at.unwrap_or_else(|| {
                missing.push((key, Missing::default()));
                missing.len() - 1
            });
            let Some((_, of)) = missing.get_mut(at) else {
                continue;
            };
            let high = run.font_size();
            for glyph in run.clusters().flat_map(|cluster| cluster.glyphs()) {
                let Ok(glyph_id) = u16::try_from(glyph.id) else {
                    continue;
                };
                if !of.letters.contains(&glyph_id)
                    && !atlases.has_glyph(GlyphCacheKey { glyph_id }, &key)
                {
                    of.letters.insert(glyph_id);
                    of.room += room(glyph.advance, high);
                }
            }
        }
    }
    for (key, of) in missing {
        if of.letters.is_empty() {
            continue;
        }
        let known = atlases.entry(key).or_default();
        let free: f32 = known.iter().map(left).sum();
        let needed = of.room * SLACK;
        if needed > free
            && let Some(side) = SIDES.into_iter().find(|side| square(*side) >= needed)
        {
            known.push(FontAtlas::new(
                &mut images,
                UVec2::splat(side),
                key.font_smoothing,
            ));
        }
    }
}

fn square(side: u32) -> f32 {
    (side * side) as f32
}

/// The room that a letter so wide takes, of a font so high.
fn room(wide: f32, high: f32) -> f32 {
    let between = BETWEEN as f32 + 1.0;
    (wide + between) * (high + between)
}

/// What is left in a picture, in pixels.
fn left(atlas: &FontAtlas) -> f32 {
    let taken: u32 = atlas
        .texture_atlas
        .textures
        .iter()
        .map(|letter| (letter.width() + BETWEEN) * (letter.height() + BETWEEN))
        .sum();
    (square(atlas.texture_atlas.size.x) - taken as f32).max(0.0)
}

/// Lets go of pictures of letters from which no text is drawn any more.
fn let_go(
    changed: Query<(), Changed<TextLayoutInfo>>,
    mut gone: RemovedComponents<TextLayoutInfo>,
    texts: Query<&TextLayoutInfo>,
    mut atlases: ResMut<FontAtlasSet>,
) {
    if gone.read().count() == 0 && changed.is_empty() {
        return;
    }
    let used: HashSet<AssetId<Image>> = texts
        .iter()
        .flat_map(|text| text.glyphs.iter().map(|glyph| glyph.atlas_info.texture))
        .collect();
    atlases.retain(|_, of| {
        of.retain(|atlas| used.contains(&atlas.texture.id()));
        !of.is_empty()
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        (
            make_room.in_set(UiSystems::PostLayout).before(text_system),
            let_go
                .in_set(UiSystems::PostLayout)
                .after(text_system)
                .after(update_editable_text_layout)
                .before(AssetEventSystems),
        ),
    );
}
