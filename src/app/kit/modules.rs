//! A code for scanning: dark on light in every theme, because not every reader takes the reverse.

use std::collections::HashMap;

use bevy::asset::RenderAssetUsages;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

use super::access::announce_label;
use super::arrange::block;
use super::tokens::Tokens;
use super::ui::Ui;

/// Light modules around a code.
const QUIET: usize = 4;

/// Shows a code: its rows, a `1` for each dark module.
#[derive(Component, Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Modules(pub Vec<String>);

/// What has been drawn.
#[derive(Resource, Debug, Default)]
struct Drawn(HashMap<Modules, Handle<Image>>);

impl Ui<'_, '_> {
    /// A code for scanning, so many heights of text high; a screen reader gets what it says.
    pub fn modules(&mut self, rows: &[String], says: &str, size: f32) -> Entity {
        let side = px(self.look.rem * size);
        self.leaf((
            Modules(rows.to_vec()),
            ImageNode::default(),
            block(side, side),
            announce_label(accesskit::Role::Image, says),
        ))
    }
}

/// One pixel a module, the light ones around it too.
fn picture(rows: &[String]) -> Image {
    let side = rows.len() + 2 * QUIET;
    let (ink, paper) = (Tokens::PAPER.ink, Tokens::PAPER.card);
    let mut data = Vec::with_capacity(side * side * 4);
    for y in 0..side {
        let row = y.checked_sub(QUIET).and_then(|y| rows.get(y));
        for x in 0..side {
            let module = row.zip(x.checked_sub(QUIET));
            let dark = module.is_some_and(|(row, x)| row.as_bytes().get(x) == Some(&b'1'));
            let of = if dark { ink } else { paper };
            data.extend([of.0, of.1, of.2, 255]);
        }
    }
    let side = u32::try_from(side).unwrap_or(1);
    let mut image = Image::new(
        Extent3d {
            width: side,
            height: side,
            depth_or_array_layers: 1,
        },
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    );
    // The edge of a module is an edge.
    image.sampler = ImageSampler::nearest();
    image
}

fn show(
    mut drawn: ResMut<Drawn>,
    mut images: ResMut<Assets<Image>>,
    mut codes: Query<(&Modules, &mut ImageNode), Changed<Modules>>,
) {
    for (code, mut node) in &mut codes {
        let handle = drawn.0.entry(code.clone());
        node.image = handle
            .or_insert_with(|| images.add(picture(&code.0)))
            .clone();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>()
        .add_systems(PostUpdate, show.before(bevy::ui::UiSystems::Content));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_light_modules_around_it_and_its_own_where_they_are() {
        let image = picture(&["10".to_owned(), "01".to_owned()]);
        assert_eq!((image.width(), image.height()), (10, 10));
        let data = image.data.unwrap();
        let dark = |x: usize, y: usize| data[(y * 10 + x) * 4] < 0x80;
        assert!(dark(4, 4) && dark(5, 5));
        assert_eq!((0..100).filter(|at| dark(at % 10, at / 10)).count(), 2);
    }
}
