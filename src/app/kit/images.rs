//! Faces and icons, which are inside the binary and unpacked when they are first shown.

use std::collections::HashMap;

use bevy::asset::RenderAssetUsages;
use bevy::image::{
    CompressedImageFormats, ImageFilterMode, ImageSampler, ImageSamplerDescriptor, ImageType,
};
use bevy::prelude::*;
use include_dir::{Dir, include_dir};

use crate::session::Mood;

static FACES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/faces");
static ICONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/icons");

/// Shows somebody's face.
#[derive(Component, Debug, Clone, PartialEq, Eq, Hash)]
pub struct FaceImage {
    /// Id of the face.
    pub face: String,
    /// How they look.
    pub mood: Mood,
}

/// Shows an icon: the name of its file, without the ending. Icons are white; the colour comes from the node.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Icon(pub &'static str);

/// What has been unpacked.
#[derive(Resource, Debug, Default)]
struct Unpacked(HashMap<String, Handle<Image>>);

impl Unpacked {
    fn get(&mut self, dir: &Dir<'_>, path: &str, images: &mut Assets<Image>) -> Handle<Image> {
        if let Some(handle) = self.0.get(path) {
            return handle.clone();
        }
        let image = dir
            .get_file(path)
            .and_then(|file| picture(file.contents()))
            .unwrap_or_else(Image::transparent);
        let handle = images.add(image);
        self.0.insert(path.to_owned(), handle.clone());
        handle
    }
}

fn picture(png: &[u8]) -> Option<Image> {
    Image::from_buffer(
        png,
        ImageType::Extension("png"),
        CompressedImageFormats::NONE,
        true,
        ImageSampler::Descriptor(ImageSamplerDescriptor {
            mipmap_filter: ImageFilterMode::Linear,
            ..ImageSamplerDescriptor::linear()
        }),
        RenderAssetUsages::RENDER_WORLD,
    )
    .inspect_err(|error| warn!("a picture cannot be unpacked: {error}"))
    .ok()
    .map(with_smaller)
}

/// Adds the picture at half its size, a quarter, and so on: drawn small, it would else lose every other line.
fn with_smaller(mut image: Image) -> Image {
    let (mut width, mut height) = (image.width() as usize, image.height() as usize);
    let Some(mut all) = image.data.take() else {
        return image;
    };
    if all.len() != width * height * 4 {
        image.data = Some(all);
        return image;
    }
    let mut level = all.clone();
    let mut levels = 1;
    while width > 1 && height > 1 {
        level = halved(&level, width, height);
        (width, height) = (width / 2, height / 2);
        all.extend_from_slice(&level);
        levels += 1;
    }
    image.texture_descriptor.mip_level_count = levels;
    image.data = Some(all);
    image
}

/// A picture of RGBA bytes at half its size; colours count by how much they cover.
fn halved(from: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut to = Vec::with_capacity(from.len() / 4);
    for y in 0..height / 2 {
        for x in 0..width / 2 {
            let mut sum = [0_u32; 4];
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let at = ((2 * y + dy) * width + 2 * x + dx) * 4;
                if let Some([r, g, b, a]) = from
                    .get(at..at + 4)
                    .and_then(|p| <[u8; 4]>::try_from(p).ok())
                {
                    let alpha = u32::from(a);
                    for (sum, colour) in sum.iter_mut().zip([r, g, b]) {
                        *sum += u32::from(colour) * alpha;
                    }
                    sum[3] += alpha;
                }
            }
            let colour = |c: u32| (c / sum[3].max(1)) as u8;
            to.extend([
                colour(sum[0]),
                colour(sum[1]),
                colour(sum[2]),
                (sum[3] / 4) as u8,
            ]);
        }
    }
    to
}

/// The picture of somebody; of somebody else, always the same one, if the library has no such face.
fn file_of(face: &FaceImage) -> String {
    let mood = face.mood.word();
    let own = format!("{}/{mood}.png", face.face);
    if FACES.get_file(&own).is_some() {
        return own;
    }
    let sum = face.face.bytes().fold(7_usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(byte))
    });
    let others: Vec<String> = FACES
        .dirs()
        .map(|dir| format!("{}/{mood}.png", dir.path().display()))
        .filter(|path| FACES.get_file(path).is_some())
        .collect();
    match others.len() {
        0 => own,
        n => others.get(sum % n).cloned().unwrap_or(own),
    }
}

fn show_faces(
    mut unpacked: ResMut<Unpacked>,
    mut images: ResMut<Assets<Image>>,
    mut faces: Query<(&FaceImage, &mut ImageNode), Changed<FaceImage>>,
) {
    for (face, mut node) in &mut faces {
        node.image = unpacked.get(&FACES, &file_of(face), &mut images);
    }
}

fn show_icons(
    mut unpacked: ResMut<Unpacked>,
    mut images: ResMut<Assets<Image>>,
    mut icons: Query<(&Icon, &mut ImageNode), Changed<Icon>>,
) {
    for (icon, mut node) in &mut icons {
        node.image = unpacked.get(&ICONS, &format!("{}.png", icon.0), &mut images);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Unpacked>().add_systems(
        PostUpdate,
        (show_faces, show_icons).before(bevy::ui::UiSystems::Content),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_and_every_face_is_a_picture() {
        let files = ICONS.files().chain(FACES.dirs().flat_map(Dir::files));
        let mut seen = 0;
        for file in files.filter(|f| f.path().extension().is_some_and(|e| e == "png")) {
            assert!(
                picture(file.contents()).is_some(),
                "{}",
                file.path().display()
            );
            seen += 1;
        }
        assert!(seen > 24 * 5, "{seen} pictures");
    }

    #[test]
    fn what_is_drawn_small_keeps_its_colour() {
        // Two opaque red dots beside two that cannot be seen, whose colour must not bleed in.
        let four = [255, 0, 0, 255, 0, 255, 0, 0, 255, 0, 0, 255, 0, 255, 0, 0];
        assert_eq!(halved(&four, 2, 2), [255, 0, 0, 127]);
        let image = picture(ICONS.get_file("mark.png").unwrap().contents()).unwrap();
        assert_eq!(image.texture_descriptor.mip_level_count, 10);
    }

    #[test]
    fn somebody_unknown_gets_a_face_and_keeps_it() {
        let face = |mood| FaceImage {
            face: "nobody-has-this-id".to_owned(),
            mood,
        };
        let calm = file_of(&face(Mood::Calm));
        assert!(FACES.get_file(&calm).is_some(), "{calm}");
        let angry = file_of(&face(Mood::Angry));
        assert_eq!(
            calm.split('/').next(),
            angry.split('/').next(),
            "the same person in every mood"
        );
    }
}
