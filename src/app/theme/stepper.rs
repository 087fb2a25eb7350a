//! A whole number between bounds: minus and plus to click, digits to type, the keys - and + once it has the focus.

use std::sync::Arc;

use bevy::a11y::{AccessibilityNode, ActionRequest};
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::input_focus::{FocusCause, InputFocus, InputFocusVisible};
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::ui_widgets::{self, Activate};
use bevy::window::RequestRedraw;

use super::paint::Paint;
use super::text::Style;
use super::tokens::{BUTTON_RADIUS, space};
use super::ui::{Ui, announce_label, silent};
use crate::app::Step;
use crate::app::action::Action;
use crate::app::input::{Announcer, First, FocusId, meant};

/// What a number asks for when it is set.
type Asks = Arc<dyn Fn(u16) -> Action + Send + Sync>;

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
    asks: Asks,
}

impl Stepper {
    /// A number from `least` to `most`. The page knows it by `id`, a screen reader by `label`; `value` is nothing while nobody has said any.
    /// Whatever is set asks for `asks(number)`.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        value: Option<u16>,
        (least, most): (u16, u16),
        asks: impl Fn(u16) -> Action + Send + Sync + 'static,
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
            asks: Arc::new(asks),
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

/// The digit that is typed: what the key writes, or else its place.
fn digit(input: &KeyboardInput) -> Option<char> {
    if let Key::Character(text) = &input.logical_key
        && let Some(digit) = text.chars().next().filter(char::is_ascii_digit)
    {
        return Some(digit);
    }
    let place = match meant(input) {
        KeyCode::Digit0 => '0',
        KeyCode::Digit1 => '1',
        KeyCode::Digit2 => '2',
        KeyCode::Digit3 => '3',
        KeyCode::Digit4 => '4',
        KeyCode::Digit5 => '5',
        KeyCode::Digit6 => '6',
        KeyCode::Digit7 => '7',
        KeyCode::Digit8 => '8',
        KeyCode::Digit9 => '9',
        _ => return None,
    };
    Some(place)
}

/// Whether a number that has the focus takes this key for itself.
pub(crate) fn takes(input: &KeyboardInput) -> bool {
    digit(input).is_some()
        || matches!(
            meant(input),
            KeyCode::Minus | KeyCode::Equal | KeyCode::Backspace | KeyCode::Enter
        )
}

/// What comes of a key while so many digits stand there.
#[derive(Debug, PartialEq, Eq)]
enum Typed {
    /// These digits, and the number to be set.
    Now(String, Option<u16>),
    /// More than the number may be.
    TooMuch,
}

fn add(digits: Option<&str>, digit: char, least: u16, most: u16) -> Typed {
    let mut text = digits
        .unwrap_or_default()
        .trim_start_matches('0')
        .to_owned();
    text.push(digit);
    match text.parse::<u16>() {
        Ok(number) if number <= most => {
            Typed::Now(text, Some(number).filter(|number| *number >= least))
        }
        _ => Typed::TooMuch,
    }
}

fn rub(digits: Option<&str>, value: Option<u16>, least: u16) -> Typed {
    let mut text = match (digits, value) {
        (Some(digits), _) => digits.to_owned(),
        (None, Some(value)) => value.to_string(),
        (None, None) => String::new(),
    };
    text.pop();
    let number = text.parse::<u16>().unwrap_or(0);
    Typed::Now(text, Some(number).filter(|number| *number >= least))
}

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
        let node = Node {
            align_items: AlignItems::Center,
            column_gap: px(space::XS),
            padding: UiRect::all(px(space::XS)),
            border: UiRect::all(px(t.outline)),
            border_radius: BorderRadius::all(px(BUTTON_RADIUS)),
            flex_shrink: 0.0,
            ..default()
        };
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
            self.node((node, hand, First), inside)
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
            Node {
                width: side,
                height: side,
                align_items: AlignItems::Center,
                justify_content: JustifyContent::Center,
                border_radius: BorderRadius::all(px(BUTTON_RADIUS)),
                flex_shrink: 0.0,
                ..default()
            },
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

/// Sets a number, and says so.
fn set(stepper: &Stepper, number: u16, out: &mut MessageWriter<Action>, announcer: &mut Announcer) {
    if stepper.value != Some(number) {
        out.write((stepper.asks)(number));
        announcer.say(format!("{}: {number}.", stepper.label));
    }
}

fn nudged(
    activate: On<Activate>,
    nudges: Query<(&Nudge, &ChildOf)>,
    steppers: Query<&Stepper>,
    mut typing: ResMut<Typing>,
    mut out: MessageWriter<Action>,
    mut announcer: ResMut<Announcer>,
) {
    if let Ok((nudge, of)) = nudges.get(activate.entity)
        && let Ok(stepper) = steppers.get(of.parent())
    {
        *typing = Typing::default();
        set(stepper, stepper.stepped(nudge.up), &mut out, &mut announcer);
    }
}

fn keys(
    mut keys: MessageReader<KeyboardInput>,
    focus: Res<InputFocus>,
    steppers: Query<&Stepper>,
    mut typing: ResMut<Typing>,
    mut visible: ResMut<InputFocusVisible>,
    mut out: MessageWriter<Action>,
    mut announcer: ResMut<Announcer>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let focused = focus.get().and_then(|entity| steppers.get(entity).ok());
    // Who goes on to something else has finished typing here.
    if typing.digits.is_some() && focused.is_none_or(|stepper| stepper.id != typing.id) {
        let left = steppers.iter().find(|stepper| stepper.id == typing.id);
        finish(left, &mut typing, &mut out, &mut announcer);
    }
    let Some(stepper) = focused else {
        keys.clear();
        return;
    };
    // Several keys may come in one frame: the number that they change is the one that was set last.
    let mut stepper = stepper.clone();
    for input in keys.read() {
        if !input.state.is_pressed() || !takes(input) {
            continue;
        }
        visible.0 = true;
        redraw.write(RequestRedraw);
        let digits = typing.digits.clone();
        let now = match (digit(input), meant(input)) {
            (Some(digit), _) => add(digits.as_deref(), digit, stepper.least, stepper.most),
            (None, KeyCode::Backspace) => rub(digits.as_deref(), stepper.value, stepper.least),
            (None, KeyCode::Enter) => {
                finish(Some(&stepper), &mut typing, &mut out, &mut announcer);
                continue;
            }
            (None, key) => {
                let number = stepper.stepped(key == KeyCode::Equal);
                *typing = Typing::default();
                set(&stepper, number, &mut out, &mut announcer);
                stepper.value = Some(number);
                continue;
            }
        };
        typing.id.clone_from(&stepper.id);
        match now {
            Typed::Now(digits, number) => {
                typing.digits = Some(digits);
                typing.refused = false;
                if let Some(number) = number {
                    set(&stepper, number, &mut out, &mut announcer);
                    stepper.value = Some(number);
                }
            }
            Typed::TooMuch => {
                typing.refused = true;
                typing.digits = typing.digits.take().or_else(|| Some(String::new()));
                announcer.say(format!("{}: at most {}.", stepper.label, stepper.most));
            }
        }
    }
}

/// A number that was left too small becomes the smallest.
fn finish(
    stepper: Option<&Stepper>,
    typing: &mut Typing,
    out: &mut MessageWriter<Action>,
    announcer: &mut Announcer,
) {
    let digits = typing.digits.take().unwrap_or_default();
    *typing = Typing::default();
    if let (Some(stepper), Ok(number)) = (stepper, digits.parse::<u16>())
        && number < stepper.least
    {
        set(stepper, stepper.least, out, announcer);
    }
}

/// What is typed is what is seen.
fn show(
    typing: Res<Typing>,
    steppers: Query<(Entity, &Stepper)>,
    children: Query<&Children>,
    mut numbers: Query<&mut Text, (With<Number>, Without<Bound>)>,
    mut bounds: Query<(&mut Text, &mut Node), (With<Bound>, Without<Number>)>,
) {
    for (entity, stepper) in &steppers {
        let here = typing.id == stepper.id;
        let shown = match (&typing.digits, stepper.value) {
            (Some(digits), _) if here && !digits.is_empty() => digits.clone(),
            (Some(_), _) if here && !typing.refused => "–".to_owned(),
            (_, Some(value)) => value.to_string(),
            (_, None) => "–".to_owned(),
        };
        for child in children.iter_descendants(entity) {
            if let Ok(mut text) = numbers.get_mut(child)
                && text.0 != shown
            {
                text.0.clone_from(&shown);
            }
            if let Ok((mut text, mut node)) = bounds.get_mut(child) {
                let refused = here && typing.refused;
                let (words, display) = if refused {
                    (format!("at most {}", stepper.most), Display::Flex)
                } else {
                    (String::new(), Display::None)
                };
                if text.0 != words {
                    text.0 = words;
                    node.display = display;
                }
            }
        }
    }
}

/// What a screen reader asks a number to do.
fn asked(
    mut requests: MessageReader<ActionRequest>,
    steppers: Query<(&Stepper, &AccessibilityNode)>,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut out: MessageWriter<Action>,
    mut announcer: ResMut<Announcer>,
) {
    for request in requests.read() {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else {
            continue;
        };
        let Ok((stepper, _)) = steppers.get(entity) else {
            continue;
        };
        let number = match (&request.action, &request.data) {
            (accesskit::Action::Focus, _) => {
                visible.0 = true;
                focus.set(entity, FocusCause::Navigated);
                continue;
            }
            (accesskit::Action::Increment, _) => stepper.stepped(true),
            (accesskit::Action::Decrement, _) => stepper.stepped(false),
            (accesskit::Action::SetValue, Some(accesskit::ActionData::NumericValue(value))) => {
                value.clamp(f64::from(stepper.least), f64::from(stepper.most)) as u16
            }
            (accesskit::Action::SetValue, Some(accesskit::ActionData::Value(value))) => {
                match value.trim().parse::<u16>() {
                    Ok(number) => number.clamp(stepper.least, stepper.most),
                    Err(_) => continue,
                }
            }
            _ => continue,
        };
        set(stepper, number, &mut out, &mut announcer);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Typing>()
        .add_observer(nudged)
        .add_systems(
            PreUpdate,
            (
                keys.after(bevy::input::InputSystems)
                    .after(bevy::input_focus::InputFocusSystems::Dispatch),
                asked,
            ),
        )
        .add_systems(Update, show.in_set(Step::Settle));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::nav::{Go, Screen};

    fn now(digits: &str, number: impl Into<Option<u16>>) -> Typed {
        Typed::Now(digits.to_owned(), number.into())
    }

    #[test]
    fn digits_make_a_number_between_its_bounds() {
        assert_eq!(add(None, '4', 20, 180), now("4", None));
        assert_eq!(add(Some("4"), '5', 20, 180), now("45", 45));
        assert_eq!(add(Some("45"), '0', 20, 180), Typed::TooMuch);
        assert_eq!(add(Some("0"), '7', 0, 24), now("7", 7));
        assert_eq!(add(Some("65535"), '9', 0, u16::MAX), Typed::TooMuch);
        assert_eq!(rub(None, Some(45), 20), now("4", None));
        assert_eq!(rub(Some("4"), Some(45), 0), now("", 0));
        assert_eq!(rub(None, None, 0), now("", 0));
    }

    #[test]
    fn a_step_goes_to_the_next_whole_one() {
        let stepper = |value| {
            Stepper::new("n", "N", value, (20, 180), |_| Go::To(Screen::Title).into()).by(5)
        };
        assert_eq!(stepper(Some(47)).stepped(true), 50);
        assert_eq!(stepper(Some(47)).stepped(false), 45);
        assert_eq!(stepper(Some(45)).stepped(false), 40);
        assert_eq!(stepper(Some(20)).stepped(false), 20);
        assert_eq!(stepper(Some(180)).stepped(true), 180);
        assert_eq!(stepper(None).stepped(true), 20);
    }
}
