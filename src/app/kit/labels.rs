//! Pieces of pages that are made of words: a text that whoever holds it says, a head with its icon, the cap of a key, a grid.

use bevy::prelude::*;
use bevy::text::LineBreak;

use super::access::silent;
use super::arrange::{Arrange, beside, beside_top, block, filling, whole};
use super::images::FaceImage;
use super::text::Style;
use super::tokens::{Rgb, space};
use super::ui::Ui;
use crate::session::Mood;

impl Ui<'_, '_> {
    /// A text that a screen reader passes over, because what holds it says it. A word too long for its place goes on below.
    pub fn mute(&mut self, style: Style, tint: Rgb, text: impl Into<String>) -> Entity {
        let anywhere = TextLayout::linebreak(LineBreak::WordOrCharacter);
        self.set(style, Some(tint), text, (anywhere, silent()))
    }

    /// Two texts that run on as one, each in its own style; a screen reader gets them from what is around them.
    pub fn mute_two(
        &mut self,
        (style, tint, text): (Style, Rgb, String),
        (second, ink, more): (Style, Rgb, String),
    ) -> Entity {
        let (font, _, line) = style.bundle(self.look);
        let begins = (
            Text::new(format!("{text} ")),
            font,
            TextColor(tint.into()),
            line,
            TextLayout::linebreak(LineBreak::WordOrCharacter),
            silent(),
        );
        self.node(begins, |ui| {
            let (font, _, line) = second.bundle(ui.look);
            ui.leaf((TextSpan::new(more), font, TextColor(ink.into()), line));
        })
    }

    /// An icon, and beside it what belongs to it.
    pub fn beside_icon(
        &mut self,
        icon: &'static str,
        size: f32,
        tint: Rgb,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let node = beside_top(space::S).slim();
        // An icon stands in the middle of the first line, whatever its size.
        let lift = (1.4 - size) * self.look.rem / 2.0;
        self.node(node, |ui| {
            ui.node(Node::default().below(lift).firm(), |ui| {
                ui.icon(icon, size, tint);
            });
            ui.node(filling(0.0), inside);
        })
    }

    /// The face of somebody who is not here any more.
    pub fn pale_face(&mut self, face: &str, mood: Mood, size: f32) -> Entity {
        let look = self.look;
        let side = px(look.rem * size);
        let node = block(side, side).clipped().corners(look.rem * size / 4.0);
        let image = FaceImage {
            face: face.to_owned(),
            mood,
        };
        let tile = Color::from(look.tokens.tile).with_alpha(0.5);
        self.node((node, BackgroundColor(tile)), |ui| {
            ui.leaf((
                image,
                ImageNode {
                    color: Color::srgba(1.0, 1.0, 1.0, 0.4),
                    ..default()
                },
                whole(),
                silent(),
            ));
        })
    }

    /// The cap of a key, with an icon beside the letter or numeral.
    pub fn key_cap(
        &mut self,
        key: &str,
        icon: Option<&'static str>,
        ink: Rgb,
        ground: Rgb,
    ) -> Entity {
        let look = self.look;
        let (font, _, line) = Style::Label.bundle(look);
        let edge = if icon.is_some() { ground } else { ink };
        let cap = Node {
            min_width: px(look.rem * 1.7),
            height: px(look.rem * 1.7),
            padding: UiRect::horizontal(px(space::S)),
            ..beside(space::XS)
                .button_framed(look.tokens.outline)
                .to_centre()
                .firm()
        };
        self.node(
            (
                cap,
                BackgroundColor(ground.into()),
                BorderColor::all(Color::from(edge)),
            ),
            |ui| {
                ui.leaf((
                    Text::new(key),
                    font,
                    TextColor(ink.into()),
                    line,
                    TextLayout::no_wrap(),
                    silent(),
                ));
                if let Some(icon) = icon {
                    ui.icon(icon, 1.0, ink);
                }
            },
        )
    }

    /// Columns of equal width; rows are as high as the highest in them.
    pub fn grid(
        &mut self,
        columns: usize,
        gap: f32,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        self.rows(columns, gap, gap, inside)
    }

    /// Columns of equal width, with another gap between their rows.
    pub fn rows(
        &mut self,
        columns: usize,
        gap: f32,
        row_gap: f32,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let columns = u16::try_from(columns.max(1)).unwrap_or(1);
        self.node(
            Node {
                display: Display::Grid,
                grid_template_columns: RepeatedGridTrack::minmax(
                    columns,
                    MinTrackSizingFunction::Px(0.0),
                    MaxTrackSizingFunction::Fraction(1.0),
                ),
                column_gap: px(gap),
                row_gap: px(row_gap),
                ..Node::default().full().slim().firm()
            },
            inside,
        )
    }
}
