//! The fonts, which are inside the binary: one face for titles, one for text.

use bevy::asset::AssetId;
use bevy::prelude::*;

/// Handles of the fonts.
#[derive(Resource, Debug, Clone, Default)]
pub struct Fonts {
    /// Titles and heads of cards.
    pub display: Handle<Font>,
    /// Text.
    pub text: Handle<Font>,
    /// Text that is said or stressed.
    pub italic: Handle<Font>,
    /// Text on a light ground, where thin strokes lose weight: colours are blended in linear light.
    pub text_on_light: Handle<Font>,
    /// The same for what is said.
    pub italic_on_light: Handle<Font>,
    /// Labels and numbers.
    pub bold: Handle<Font>,
}

const DISPLAY: &[u8] = include_bytes!("../../../assets/fonts/Vollkorn-Bold.ttf");
const TEXT: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf");
const ITALIC: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Italic.ttf");
const MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Medium.ttf");
const MEDIUM_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-MediumItalic.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Bold.ttf");

pub(super) fn plugin(app: &mut App) {
    let Some(mut assets) = app.world_mut().get_resource_mut::<Assets<Font>>() else {
        return;
    };
    let fonts = Fonts {
        display: assets.add(Font::from_bytes(DISPLAY.to_vec())),
        text: assets.add(Font::from_bytes(TEXT.to_vec())),
        italic: assets.add(Font::from_bytes(ITALIC.to_vec())),
        text_on_light: assets.add(Font::from_bytes(MEDIUM.to_vec())),
        italic_on_light: assets.add(Font::from_bytes(MEDIUM_ITALIC.to_vec())),
        bold: assets.add(Font::from_bytes(BOLD.to_vec())),
    };
    // Whatever names no font, such as an editable field, is set in the text face too.
    if assets
        .insert(AssetId::default(), Font::from_bytes(TEXT.to_vec()))
        .is_err()
    {
        warn!("the default font could not be set");
    }
    app.insert_resource(fonts);
}
