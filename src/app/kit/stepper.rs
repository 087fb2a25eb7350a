//! A whole number between bounds: minus and plus to click, digits to type, the keys - and + once it has the focus.

use std::sync::Arc;

use bevy::a11y::{AccessibilityNode, ActionRequest};
use bevy::input::keyboard::KeyboardInput;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::input_focus::{FocusCause, InputFocus, InputFocusVisible};
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::ui_widgets::{self, Activate};
use bevy::window::RequestRedraw;

use super::access::{announce_label, silent};
use super::announcer::Announcer;
use super::arrange::{Arrange, beside, block};
use super::focus::{FocusId, InitialFocus};
use super::keys::meant;
use super::message::AnyMessage;
use super::paint::Paint;
use super::text::Style;
use super::tokens::{BUTTON_RADIUS, space};
use super::ui::Ui;
use crate::app::step::Step;

mod digits;
mod hands;

pub(super) use digits::takes;
pub(super) use hands::plugin;

/// What a number sends when it is set.
type Sends = Arc<dyn Fn(u16) -> AnyMessage + Send + Sync>;

/// A number to be drawn, with all that it may become.
#[derive(Component, Clone)]
pub struct Stepper {
    id: String,
    label: String,
    value: Option<u16>,
    least: u16,
    most: u16,
    by: u16,
    first: bool,
    tab: i32,
    sends: Sends,
}

impl Stepper {
    /// A number from `least` to `most`. The page knows it by `id`, a screen reader by `label`; `value` is nothing while nobody has said any.
    /// Whatever is set sends `sends(number)`.
    #[must_use]
    pub fn new<M: Into<AnyMessage>>(
        id: impl Into<String>,
        label: impl Into<String>,
        value: Option<u16>,
        (least, most): (u16, u16),
        sends: impl Fn(u16) -> M + Send + Sync + 'static,
    ) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            value,
            least,
            most: most.max(least),
            by: 1,
            first: false,
            tab: 0,
            sends: Arc::new(move |number| sends(number).into()),
        }
    }

    /// How far one step goes; 1 unless this is said.
    #[must_use]
    pub const fn by(mut self, by: u16) -> Self {
        self.by = by;
        self
    }

    /// It has the focus when the page opens.
    #[must_use]
    pub const fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// Tab passes over it; a click gives it the focus.
    #[must_use]
    pub const fn off_tab(mut self) -> Self {
        self.tab = -1;
        self
    }

    /// One step up or down, to a whole number of steps.
    fn stepped(&self, up: bool) -> u16 {
        let by = self.by.max(1);
        let Some(value) = self.value else {
            return if up { self.least.max(1) } else { self.least }.min(self.most);
        };
        let to = if up {
            (value / by).saturating_add(1).saturating_mul(by)
        } else {
            value.saturating_sub(1) / by * by
        };
        to.clamp(self.least, self.most)
    }
}

/// What is being typed: it outlives the page that is drawn again.
#[derive(Resource, Debug, Default)]
struct Typing {
    /// By which the focus knows the number, in its window.
    id: String,
    digits: Option<String>,
    refused: bool,
}

/// Up or down by one step.
#[derive(Component, Debug, Clone, Copy)]
struct Nudge {
    up: bool,
}

/// The number itself.
#[derive(Component, Debug)]
struct Number;

/// Says why a digit was not taken.
#[derive(Component, Debug)]
struct Bound;

impl Ui<'_, '_> {
    /// A number that can be changed.
    pub fn stepper(&mut self, stepper: Stepper) -> Entity {
        let look = self.look;
        let t = look.tokens;
        let mut access = announce_label(accesskit::Role::SpinButton, stepper.label.clone());
        access.set_min_numeric_value(f64::from(stepper.least));
        access.set_max_numeric_value(f64::from(stepper.most));
        for action in [
            accesskit::Action::Increment,
            accesskit::Action::Decrement,
            accesskit::Action::SetValue,
            accesskit::Action::Focus,
        ] {
            access.add_action(action);
        }
        if let Some(value) = stepper.value {
            access.set_numeric_value(f64::from(value));
            access.set_value(value.to_string());
        }
        let node = beside(space::XS)
            .button_framed(t.outline)
            .pad(space::XS)
            .firm();
        let hand = (
            access,
            FocusId(stepper.id.clone()),
            TabIndex(stepper.tab),
            AutoDirectionalNavigation::default(),
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(t.soft)),
            stepper.clone(),
        );
        let inside = |ui: &mut Ui<'_, '_>| {
            ui.nudge(&stepper, false);
            let (mut font, color, line) = Style::Number.bundle(look);
            font.font_size = bevy::text::FontSize::Rem(1.3);
            ui.node(
                Node {
                    min_width: px(look.rem * 2.7),
                    flex_direction: FlexDirection::Column,
                    align_items: AlignItems::Center,
                    ..default()
                },
                |ui| {
                    let shown = stepper
                        .value
                        .map_or_else(|| "–".to_owned(), |v| v.to_string());
                    ui.leaf((
                        Text::new(shown),
                        font,
                        color,
                        line,
                        TextLayout::no_wrap(),
                        Number,
                        silent(),
                    ));
                    let (font, _, line) = Style::Small.bundle(look);
                    ui.leaf((
                        Text::new(""),
                        font,
                        TextColor(t.lead.into()),
                        line,
                        TextLayout::no_wrap(),
                        Bound,
                        Node {
                            display: Display::None,
                            ..default()
                        },
                        silent(),
                    ));
                },
            );
            ui.nudge(&stepper, true);
        };
        if stepper.first {
            self.node((node, hand, InitialFocus), inside)
        } else {
            self.node((node, hand), inside)
        }
    }

    fn nudge(&mut self, stepper: &Stepper, up: bool) {
        let look = self.look;
        let t = look.tokens;
        let (icon, word) = if up {
            ("plus", "More")
        } else {
            ("minus", "Fewer")
        };
        let ends = match (up, stepper.value) {
            (true, Some(value)) => value >= stepper.most,
            (false, Some(value)) => value <= stepper.least,
            (_, None) => stepper.most == 0,
        };
        let label = format!("{word}: {}", stepper.label);
        let side = px(38.0_f32.max(look.rem * 1.7));
        let bundle = (
            block(side, side).centred().corners(BUTTON_RADIUS),
            announce_label(accesskit::Role::Button, label),
            ui_widgets::Button,
            Nudge { up },
            FocusId(format!("{} {}", stepper.id, icon)),
            Hovered::default(),
            BackgroundColor(t.card.into()),
            Paint {
                rest: t.card.into(),
                hover: t.raised.into(),
                press: t.raised.mixed(t.ink, 12).into(),
            },
        );
        let tint = if ends { t.line } else { t.ink };
        let draw = |ui: &mut Ui<'_, '_>| {
            ui.icon(icon, 0.9, tint);
        };
        if ends {
            self.node((bundle, InteractionDisabled), draw);
        } else {
            self.node(bundle, draw);
        }
    }
}
