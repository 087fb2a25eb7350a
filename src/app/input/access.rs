//! What a screen reader gets: the words of every text, what it asks controls to do, and what has just happened.

use bevy::a11y::{AccessibilityNode, ActionRequest};
use bevy::input_focus::{FocusCause, InputFocus, InputFocusVisible};
use bevy::prelude::*;
use bevy::ui_widgets::Activate;

use crate::app::Step;
use crate::app::theme::Does;

/// Says things that have happened, once, without moving the focus.
#[derive(Resource, Debug, Default)]
pub struct Announcer {
    waiting: Vec<String>,
    said: Vec<String>,
}

impl Announcer {
    /// Has something said.
    pub fn say(&mut self, text: impl Into<String>) {
        self.waiting.push(text.into());
    }

    /// What was said since the program began, the last one at the end.
    #[must_use]
    pub fn said(&self) -> &[String] {
        &self.said
    }
}

/// How many announcements are kept.
const KEPT: usize = 50;

#[derive(Component)]
struct Live;

fn live(mut commands: Commands) {
    let mut node = accesskit::Node::new(accesskit::Role::Status);
    node.set_live(accesskit::Live::Polite);
    commands.spawn((
        Live,
        AccessibilityNode(node),
        Node {
            position_type: PositionType::Absolute,
            width: px(1),
            height: px(1),
            ..default()
        },
        Name::new("announcements"),
    ));
}

fn announce(mut announcer: ResMut<Announcer>, mut live: Query<&mut AccessibilityNode, With<Live>>) {
    if announcer.waiting.is_empty() {
        return;
    }
    let text = std::mem::take(&mut announcer.waiting).join(" ");
    for mut node in &mut live {
        node.set_value(text.clone());
        node.set_label(text.clone());
    }
    let over = (announcer.said.len() + 1).saturating_sub(KEPT);
    announcer.said.drain(..over);
    announcer.said.push(text);
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
            node.set_label(text.0.clone());
            node.set_value(text.0.clone());
        }
    }
}

/// What a screen reader asks a control to do.
fn asked(
    mut requests: MessageReader<ActionRequest>,
    controls: Query<(), With<Does>>,
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
        .init_resource::<Announcer>()
        .add_systems(Startup, live)
        .add_systems(PreUpdate, asked)
        .add_systems(Update, (announce, words).in_set(Step::Settle));
}
