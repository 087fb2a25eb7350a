//! How it looks: the theme and the size of text that were set, and the size of the window.

use bevy::prelude::*;
use bevy::text::RemSize;
use bevy::window::PrimaryWindow;

use crate::app::data::settings::{Settings, Theme};
use crate::app::kit::tokens::REM;
use crate::app::kit::{FixedPage, Fonts, Look, PAGE, Tokens, scale};

/// The colours of a theme.
#[must_use]
pub const fn tokens(theme: Theme) -> Tokens {
    match theme {
        Theme::Paper => Tokens::PAPER,
        Theme::Dusk => Tokens::DUSK,
        Theme::HighContrast => Tokens::HIGH_CONTRAST,
    }
}

fn fit(
    window: Query<&Window, With<PrimaryWindow>>,
    fixed: Option<Res<FixedPage>>,
    settings: Res<Settings>,
    fonts: Res<Fonts>,
    mut look: ResMut<Look>,
    mut ui_scale: ResMut<UiScale>,
    mut rem: ResMut<RemSize>,
) {
    let size = match (&fixed, window.single()) {
        (Some(fixed), _) => fixed.0,
        (None, Ok(window)) => Vec2::new(window.width(), window.height()),
        (None, Err(_)) => PAGE,
    };
    let scale = scale(size.x, size.y);
    let height = REM * settings.text_scale();
    let now = Look {
        tokens: tokens(settings.theme),
        fonts: fonts.clone(),
        wide: size.x / scale / height,
        high: size.y / scale / height,
        motion: !settings.reduced_motion,
        rem: height,
        scale,
        fit: 1.0,
        smallest: 0.0,
    };
    // A page of the same proportions is as wide in heights of text, and still larger.
    let same = (ui_scale.0 - scale).abs() < 0.001
        && look.tokens == now.tokens
        && (look.wide - now.wide).abs() < 0.01
        && (look.high - now.high).abs() < 0.01
        && look.motion == now.motion
        && look.fonts.text == now.fonts.text;
    if same {
        return;
    }
    *look = now;
    ui_scale.0 = scale;
    rem.0 = height;
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, fit);
}
