//! Drawing meters and their bars.

use bevy::prelude::*;

use super::access::{announce_label, silent};
use super::arrange::{Arrange, beside, block, column};
use super::bars::{Bar, Delta};
use super::text::Style;
use super::tokens::{Rgb, space};
use super::ui::Ui;

/// A meter below this is near its end.
const LOW: f32 = 30.0;

impl Ui<'_, '_> {
    /// The bar of a meter: its empty track and its filled part.
    pub fn bar(&mut self, bar: Bar, tint: Rgb, height: f32) -> Entity {
        let t = self.look.tokens;
        let track = block(percent(100), px(height)).pill(t.outline).clipped();
        self.node(
            (
                track,
                BackgroundColor(t.card.into()),
                BorderColor::all(Color::from(t.ink)),
            ),
            |ui| {
                ui.leaf((
                    Node {
                        width: percent(bar.now()),
                        height: percent(100),
                        ..default()
                    },
                    BackgroundColor(tint.into()),
                    bar,
                ));
            },
        )
    }

    /// A number that counts along with a bar; silent, because the meter says it.
    pub fn counted(&mut self, style: Style, bar: Bar) -> Entity {
        let (font, color, line) = style.bundle(self.look);
        let fixed = Node::default().firm();
        self.leaf((
            Text::new(format!("{:.0}", bar.now())),
            font,
            color,
            line,
            TextLayout::no_wrap(),
            fixed,
            Delta(bar),
            silent(),
        ))
    }

    /// A meter with icon, name, number and bar, so many heights of text wide.
    pub fn meter(&mut self, id: &str, name: &str, bar: Bar, width: f32) -> Entity {
        self.named_meter(id, name, bar, width, true)
    }

    /// The same without its name, where there is little room: a screen reader still says it.
    pub fn short_meter(&mut self, id: &str, name: &str, bar: Bar, width: f32) -> Entity {
        self.named_meter(id, name, bar, width, false)
    }

    fn named_meter(&mut self, id: &str, name: &str, bar: Bar, width: f32, named: bool) -> Entity {
        let tint = self.look.tokens.meter(id);
        let rem = self.look.rem;
        let value = bar.to.round();
        let mut access = announce_label(accesskit::Role::Meter, name);
        access.set_numeric_value(f64::from(value));
        access.set_min_numeric_value(0.0);
        access.set_max_numeric_value(100.0);
        access.set_value(format!("{value:.0} of 100"));
        let node = Node {
            width: px(rem * width),
            min_width: px(0),
            flex_shrink: 1.0,
            ..column(space::XS)
        };
        let icon = meter_icon(id);
        let name = if named {
            name.to_owned()
        } else {
            String::new()
        };
        self.node((node, access), |ui| {
            ui.node(beside(space::XS), |ui| {
                ui.icon(icon, 1.0, tint);
                let (font, _, line) = Style::Small.bundle(ui.look);
                ui.leaf((
                    Text::new(name),
                    font,
                    TextColor(ui.look.tokens.ink.into()),
                    line,
                    // Authors name meters: a word too long for its place goes on below.
                    TextLayout::linebreak(bevy::text::LineBreak::WordOrCharacter),
                    Node::default().rest(),
                    silent(),
                ));
                ui.counted(Style::Label, bar);
            });
            // What is near its end is thick.
            ui.bar(bar, tint, if value < LOW { 22.0 } else { 14.0 });
        })
    }
}

/// The icon of a meter.
#[must_use]
pub(crate) fn meter_icon(id: &str) -> &'static str {
    match id {
        "morale" => "morale",
        "stability" => "stability",
        "results" => "results",
        _ => "meter",
    }
}
