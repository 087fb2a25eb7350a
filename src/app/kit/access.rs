//! What a screen reader gets: the words of every text, and what it asks controls to do.

use bevy::a11y::{AccessibilityNode, AccessibilityRequested, ActionRequest};
use bevy::input_focus::{FocusCause, InputFocus, InputFocusVisible};
use bevy::prelude::*;
use bevy::ui_widgets::Activate;

use super::buttons::OnActivate;
use super::text::Style;
use crate::app::step::Step;

/// An accessibility node of a role with a label. A label's own text is its value: accessibility APIs take the name of `Role::Label` from there.
#[must_use]
pub fn announce_label(role: accesskit::Role, label: impl Into<String>) -> AccessibilityNode {
    let mut node = accesskit::Node::new(role);
    name(&mut node, label.into());
    AccessibilityNode(node)
}

/// What is called to a screen reader is words: an arrow would be read as one. "Morale 41 → 38" is "Morale from 41 to 38"; one that only points is left out.
fn spoken(text: String) -> String {
    if !text.contains('→') {
        return text;
    }
    let mut said: Vec<&str> = Vec::new();
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        if words.peek() != Some(&"→") {
            said.push(word);
            continue;
        }
        words.next();
        if words.peek().is_some() {
            said.extend(["from", word, "to"]);
        } else {
            said.push(word);
        }
    }
    said.join(" ")
}

fn name(node: &mut accesskit::Node, text: String) {
    let text = spoken(text);
    if node.role() == accesskit::Role::Label {
        node.set_value(text.clone());
    }
    node.set_label(text);
}

/// Nothing that a screen reader has to say.
#[must_use]
pub(crate) fn silent() -> AccessibilityNode {
    let mut node = accesskit::Node::new(accesskit::Role::GenericContainer);
    node.set_hidden();
    AccessibilityNode(node)
}

/// A text of this kind.
pub(super) fn heard(style: Style) -> AccessibilityNode {
    let mut node = accesskit::Node::new(match style {
        Style::Giant | Style::Title | Style::Head => accesskit::Role::Heading,
        _ => accesskit::Role::Label,
    });
    match style {
        Style::Giant | Style::Title => node.set_level(1),
        Style::Head => node.set_level(2),
        _ => {}
    }
    AccessibilityNode(node)
}

/// A part of a page that scrolls.
pub(super) fn scrolls() -> AccessibilityNode {
    AccessibilityNode(accesskit::Node::new(accesskit::Role::ScrollView))
}

/// Texts are read as they are shown.
fn words(
    mut texts: Query<
        (&Text, &mut AccessibilityNode),
        Or<(Changed<Text>, Added<AccessibilityNode>)>,
    >,
) {
    for (text, mut node) in &mut texts {
        if !node.is_hidden() {
            name(&mut node, text.0.clone());
        }
    }
}

/// Every node has its place in the tree, so that landmarks hold what is in them, in the order in which it is drawn. Who asks for no tree pays for
/// none.
fn plant(
    requested: Option<Res<AccessibilityRequested>>,
    bare: Query<Entity, (With<Node>, Without<AccessibilityNode>)>,
    mut commands: Commands,
) {
    if !requested.is_some_and(|requested| requested.get()) {
        return;
    }
    for entity in &bare {
        let node = accesskit::Node::new(accesskit::Role::GenericContainer);
        commands.entity(entity).try_insert(AccessibilityNode(node));
    }
}

/// What a screen reader asks a control to do.
fn asked(
    mut requests: MessageReader<ActionRequest>,
    controls: Query<(), With<OnActivate>>,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
) {
    for request in requests.read() {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else {
            continue;
        };
        if !controls.contains(entity) {
            continue;
        }
        match request.action {
            accesskit::Action::Click => commands.trigger(Activate { entity }),
            accesskit::Action::Focus => {
                visible.0 = true;
                focus.set(entity, FocusCause::Navigated);
            }
            _ => {}
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    // Comes with the window; without one, nobody asks.
    app.add_message::<ActionRequest>()
        .add_systems(PreUpdate, asked)
        .add_systems(Update, (words, plant).in_set(Step::Settle));
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn an_arrow_is_said_in_words() {
        let said = |text: &str| spoken(text.to_owned());
        assert_eq!(said("Morale 41 → 38"), "Morale from 41 to 38");
        assert_eq!(
            said("Trust 54 → 60, energy 70 → 4"),
            "Trust from 54 to 60, energy from 70 to 4"
        );
        assert_eq!(
            said("Order: what managing builds →"),
            "Order: what managing builds"
        );
        assert_eq!(said("41 and 38"), "41 and 38");
    }
}
