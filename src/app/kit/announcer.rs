//! What has just happened, said once to a screen reader.

use bevy::a11y::AccessibilityNode;
use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use bevy::window::RequestRedraw;

use crate::app::step::Step;

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

/// A screen reader stops speaking when the focus goes to something else: what has happened is said after the focus has gone there.
fn announce(
    mut announcer: ResMut<Announcer>,
    focus: Res<InputFocus>,
    mut before: Local<Option<Entity>>,
    mut live: Query<&mut AccessibilityNode, With<Live>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let moved = focus.get() != *before;
    *before = focus.get();
    if announcer.waiting.is_empty() {
        return;
    }
    if moved {
        redraw.write(RequestRedraw);
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

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Announcer>()
        .add_systems(Startup, live)
        .add_systems(Update, announce.in_set(Step::Settle));
}
