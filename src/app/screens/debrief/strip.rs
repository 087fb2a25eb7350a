//! Where a game lies among others: a line from worse to better, a mark for each kind of games and one for this, their names below.

use bevy::prelude::*;

use crate::app::kit::{Look, Style, Ui, announce_label, at, block, column, silent};
use crate::debrief::{Standing, StandingMark, WAYS};

/// Room to the right of the last mark for its name, in heights of text.
const LAST: f32 = 8.0;
/// Width of a letter, in heights of it: rather more than less, for names must not touch.
const LETTER: f32 = 0.58;
/// Height of the line with its marks, in heights of text.
const LINE: f32 = 1.1;
/// Height of a row of names, in heights of their letters, as they are set.
const ROW: f32 = 1.4;
/// From a mark's stem to its name, and between a name and the next stem, in logical pixels.
const BESIDE: f32 = 5.0;

/// The row below the line on which each name stands, from 0, so that no name lies on another and no stem runs through one. Names are where
/// they begin and how wide they are, from left to right.
fn rows(names: &[(f32, f32)]) -> Vec<usize> {
    let mut rows = vec![0; names.len()];
    // From the right: a stem then only has to get past names that begin to its right.
    for this in (0..names.len()).rev() {
        let (from, wide) = names[this];
        let meets = |row: usize| {
            let others = names.iter().zip(&rows).skip(this + 1);
            let mut others = others.filter(|(_, other)| **other >= row);
            others.any(|((begins, _), _)| *begins < from + wide)
        };
        rows[this] = (0..names.len()).find(|&row| !meets(row)).unwrap_or(this);
    }
    rows
}

/// Draws it, so many logical pixels wide, with what it says in words.
pub(super) fn draw(ui: &mut Ui<'_, '_>, standing: &Standing, wide: f32) {
    let names: Vec<String> = standing
        .marks
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    ui.text(Style::Plain, standing.said.clone());
    let label = format!(
        "A line with games that are played {}, and yours. {} {WAYS}",
        names.join(", "),
        standing.said
    );
    let rem = ui.look.rem;
    let all = standing.line();
    let long = (wide - rem * LAST).max(rem);
    let places: Vec<(f32, f32)> = all
        .iter()
        .map(|mark| {
            let letters = mark.name.chars().count() as f32;
            let text = letters * LETTER * set(ui.look, style(mark));
            (mark.place as f32 * long, text + 2.0 * BESIDE)
        })
        .collect();
    let rows = rows(&places);
    let row_high = ROW * set(ui.look, Style::Label).max(set(ui.look, Style::Small));
    let below = rows.iter().max().map_or(0, |last| last + 1);
    let node = block(percent(100), px(rem * LINE + row_high * below as f32));
    let access = announce_label(accesskit::Role::Figure, label);
    ui.node((node, access), |ui| {
        let t = ui.look.tokens;
        let middle = rem * LINE / 2.0;
        let line = at(0.0, middle - 1.0, long, 2.0);
        ui.leaf((line, BackgroundColor(t.line.into())));
        for ((mark, (from, _)), row) in all.iter().zip(&places).zip(&rows) {
            let top = rem * LINE + row_high * *row as f32;
            let stem = at(from - 1.0, middle, 2.0, top + row_high * 0.7 - middle);
            let ink = if mark.you { t.ink } else { t.line };
            ui.leaf((stem, BackgroundColor(ink.into())));
            name(ui, mark, from + BESIDE, top);
        }
        // Over the stems, this game's last.
        for (mark, (from, _)) in all.iter().zip(&places) {
            dot(ui, mark, Vec2::new(*from, middle));
        }
    });
    // What the marks stand for comes after them: where the page ends, they are what is seen.
    ui.text(Style::Small, WAYS);
}

const fn style(mark: &StandingMark) -> Style {
    if mark.you { Style::Label } else { Style::Small }
}

/// Height of a text of this kind as it is set, in logical pixels: what was chosen small does not shrink further.
fn set(look: &Look, style: Style) -> f32 {
    look.sized(style.size()) * look.rem / look.fit
}

fn name(ui: &mut Ui<'_, '_>, mark: &StandingMark, left: f32, top: f32) {
    let t = ui.look.tokens;
    let ink = if mark.you { t.ink } else { t.soft };
    let (font, _, line) = style(mark).bundle(ui.look);
    let node = Node {
        position_type: PositionType::Absolute,
        left: px(left),
        top: px(top),
        ..column(0.0)
    };
    ui.leaf((
        Text::new(mark.name),
        font,
        TextColor(ink.into()),
        line,
        TextLayout::no_wrap(),
        silent(),
        node,
    ));
}

fn dot(ui: &mut Ui<'_, '_>, mark: &StandingMark, middle: Vec2) {
    use crate::app::kit::Arrange;
    let t = ui.look.tokens;
    let side = ui.look.rem * if mark.you { 0.9 } else { 0.6 };
    let corner = middle - Vec2::splat(side / 2.0);
    let node = at(corner.x, corner.y, side, side).pill(t.outline);
    let ground = if mark.you { t.ink } else { t.card };
    ui.leaf((
        node,
        BackgroundColor(ground.into()),
        BorderColor::all(Color::from(t.ink)),
    ));
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn names_stand_clear_of_each_other_and_of_stems() {
        assert!(rows(&[]).is_empty());
        // Far apart: one row.
        assert_eq!(rows(&[(0.0, 40.0), (50.0, 40.0), (100.0, 40.0)]), [0, 0, 0]);
        // Near each other: a stair, whose stems pass to the left of what is above.
        assert_eq!(rows(&[(0.0, 40.0), (10.0, 40.0), (20.0, 40.0)]), [2, 1, 0]);
        // A short name would stand above, but for the stem that comes down after it.
        assert_eq!(rows(&[(0.0, 15.0), (10.0, 40.0), (20.0, 40.0)]), [2, 1, 0]);
        // At one place.
        assert_eq!(rows(&[(5.0, 20.0), (5.0, 20.0), (60.0, 9.0)]), [1, 0, 0]);
    }
}
