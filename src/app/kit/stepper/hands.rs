//! Hands on a number: clicks, keys, and what a screen reader asks for.

use bevy::picking::pointer::{PointerAction, PointerInput};

use super::digits::{Typed, add, digit, rub};
use super::*;

/// Sets a number, and says so.
fn set(stepper: &Stepper, number: u16, commands: &mut Commands, announcer: &mut Announcer) {
    if stepper.value != Some(number) {
        (stepper.sends)(number).send(commands);
        announcer.say(format!("{}: {number}.", stepper.label));
    }
}

fn nudged(
    activate: On<Activate>,
    nudges: Query<(&Nudge, &ChildOf)>,
    steppers: Query<&Stepper>,
    mut typing: ResMut<Typing>,
    mut commands: Commands,
    mut announcer: ResMut<Announcer>,
) {
    if let Ok((nudge, of)) = nudges.get(activate.entity)
        && let Ok(stepper) = steppers.get(of.parent())
    {
        *typing = Typing::default();
        set(
            stepper,
            stepper.stepped(nudge.up),
            &mut commands,
            &mut announcer,
        );
    }
}

fn keys(
    mut keys: MessageReader<KeyboardInput>,
    mut pointers: MessageReader<PointerInput>,
    focus: Res<InputFocus>,
    steppers: Query<(&Stepper, &FocusId)>,
    mut typing: ResMut<Typing>,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
    mut announcer: ResMut<Announcer>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let focused = focus.get().and_then(|entity| steppers.get(entity).ok());
    let press = |input: &PointerInput| matches!(input.action, PointerAction::Press(_));
    let clicked = pointers.read().filter(|input| press(input)).count() > 0;
    // Who clicks, or goes on to something else, has finished typing here: to the same number in another window, too.
    if typing.digits.is_some() && (clicked || focused.is_none_or(|(_, id)| id.0 != typing.id)) {
        let left = steppers.iter().find(|(_, id)| id.0 == typing.id);
        finish(
            left.map(|(stepper, _)| stepper),
            &mut typing,
            &mut commands,
            &mut announcer,
        );
    }
    let Some((stepper, id)) = focused else {
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
                finish(Some(&stepper), &mut typing, &mut commands, &mut announcer);
                continue;
            }
            (None, key) => {
                let number = stepper.stepped(key == KeyCode::Equal);
                *typing = Typing::default();
                set(&stepper, number, &mut commands, &mut announcer);
                stepper.value = Some(number);
                continue;
            }
        };
        typing.id.clone_from(&id.0);
        match now {
            Typed::Now(digits, number) => {
                typing.digits = Some(digits);
                typing.refused = false;
                if let Some(number) = number {
                    set(&stepper, number, &mut commands, &mut announcer);
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
    commands: &mut Commands,
    announcer: &mut Announcer,
) {
    let digits = typing.digits.take().unwrap_or_default();
    *typing = Typing::default();
    if let (Some(stepper), Ok(number)) = (stepper, digits.parse::<u16>())
        && number < stepper.least
    {
        set(stepper, stepper.least, commands, announcer);
    }
}

/// What is typed is what is seen.
fn show(
    typing: Res<Typing>,
    steppers: Query<(Entity, &Stepper, &FocusId)>,
    children: Query<&Children>,
    mut numbers: Query<&mut Text, (With<Number>, Without<Bound>)>,
    mut bounds: Query<(&mut Text, &mut Node), (With<Bound>, Without<Number>)>,
) {
    for (entity, stepper, id) in &steppers {
        let here = typing.id == id.0;
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
    mut commands: Commands,
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
        set(stepper, number, &mut commands, &mut announcer);
    }
}

pub(in crate::app::kit) fn plugin(app: &mut App) {
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
