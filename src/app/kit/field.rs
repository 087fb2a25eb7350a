//! A line that is typed into. What was typed outlives the page that is drawn again.

use std::collections::HashMap;

use bevy::a11y::{AccessibilityNode, ActionRequest};
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::input_focus::{FocusCause, FocusedInput, InputFocus, InputFocusVisible};
use bevy::prelude::*;
use bevy::text::{EditableText, TextCursorStyle, TextEdit, TextEditChange};
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::window::RequestRedraw;

use super::access::announce_label;
use super::arrange::Arrange;
use super::focus::{FocusId, InitialFocus};
use super::message::AnyMessage;
use super::text::Style;
use super::tokens::space;
use super::ui::Ui;
use crate::app::step::Step;

/// A line to be drawn that is typed into.
#[derive(Debug, Clone)]
pub struct Field {
    /// What the page knows it by, and [`Drafts`] its text.
    pub id: &'static str,
    /// What a screen reader calls it. Draw the words above it too.
    pub label: String,
    /// What Enter sends; whoever reads it takes the text from [`Drafts`].
    pub sends: AnyMessage,
    /// The focus is here when the page opens.
    pub first: bool,
    /// It takes no more characters than this.
    pub most: Option<usize>,
}

/// What was typed into fields and not used up yet.
#[derive(Resource, Debug, Default)]
pub struct Drafts(HashMap<String, String>);

impl Drafts {
    /// The text of a field; empty if nothing was typed.
    #[must_use]
    pub fn get(&self, id: &str) -> &str {
        self.0.get(id).map_or("", String::as_str)
    }

    /// Fills a field; one that is on the page shows it when the page is drawn again.
    pub fn set(&mut self, id: &str, text: impl Into<String>) {
        self.0.insert(id.to_owned(), text.into());
    }

    /// Empties a field, in the same way.
    pub fn clear(&mut self, id: &str) {
        self.0.remove(id);
    }
}

/// What Enter in a field asks for, and what [`Drafts`] knows its text by: pages may change what they know the control by.
#[derive(Component, Debug, Clone)]
struct Enters {
    draft: &'static str,
    sends: AnyMessage,
    /// Whether what was typed before its page was drawn again is in it.
    filled: bool,
}

/// The field that is typed into, as it was before its page was drawn again: where the cursor stands, and keys whose letters have not reached
/// the text yet.
#[derive(Resource, Default)]
struct InHand(Option<(&'static str, EditableText)>);

/// Enter was pressed: what was typed before it has reached the text by the next frame.
#[derive(Component, Debug)]
struct Entered;

impl Ui<'_, '_> {
    /// A line that is typed into.
    pub fn field(&mut self, field: Field) -> Entity {
        let look = self.look;
        let t = look.tokens;
        let (font, color, line) = Style::Plain.bundle(look);
        let mut access = announce_label(accesskit::Role::TextInput, field.label);
        access.add_action(accesskit::Action::Focus);
        access.add_action(accesskit::Action::SetValue);
        let node = Node::default()
            .grow_from(look.rem * 14.0)
            .button_framed(t.outline)
            .inset(space::M, space::S)
            .clipped()
            .slim();
        let text = (
            EditableText {
                allow_newlines: false,
                max_characters: field.most,
                ..default()
            },
            TextLayout::no_wrap(),
            TextCursorStyle {
                color: t.ink.into(),
                selection_color: Color::from(t.focus).with_alpha(0.35),
                unfocused_selection_color: Color::NONE,
                selected_text_color: None,
            },
            (font, color, line),
        );
        let hand = (
            access,
            FocusId(field.id.to_owned()),
            TabIndex(0),
            AutoDirectionalNavigation::default(),
            Enters {
                draft: field.id,
                sends: field.sends,
                filled: false,
            },
        );
        let paint = (
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(t.soft)),
        );
        if field.first {
            self.leaf((node, paint, text, hand, InitialFocus))
        } else {
            self.leaf((node, paint, text, hand))
        }
    }
}

/// Remembers the field that is typed into, before its page may be drawn again.
fn hold(
    focus: Res<InputFocus>,
    fields: Query<(&Enters, &EditableText)>,
    mut in_hand: ResMut<InHand>,
) {
    let held = focus.get().and_then(|entity| fields.get(entity).ok());
    in_hand.0 = held.map(|(enters, text)| {
        let editing = EditableText {
            editor: text.editor.clone(),
            pending_edits: text.pending_edits.clone(),
            ..default()
        };
        (enters.draft, editing)
    });
}

/// A field that is drawn again gets back what was in it. The one that is typed into goes on as if nothing had been drawn.
fn fill(
    drafts: Res<Drafts>,
    mut in_hand: ResMut<InHand>,
    mut fields: Query<(&mut Enters, &mut EditableText), Added<Enters>>,
) {
    for (mut enters, mut text) in &mut fields {
        enters.filled = true;
        let draft = drafts.get(enters.draft);
        let held = in_hand
            .0
            .take_if(|(id, held)| *id == enters.draft && held.value() == draft);
        if let Some((_, held)) = held {
            text.editor = held.editor;
            text.pending_edits = held.pending_edits;
        } else if !draft.is_empty() {
            text.editor_mut().set_text(draft);
            text.queue_edit(TextEdit::TextEnd(false));
        }
    }
}

fn typed(
    change: On<TextEditChange>,
    mut fields: Query<(&Enters, &EditableText, &mut AccessibilityNode)>,
    mut drafts: ResMut<Drafts>,
) {
    // A page that is measured before it is shown has fields that nobody has typed into.
    if let Ok((enters, text, mut access)) = fields.get_mut(change.event_target())
        && enters.filled
    {
        let value = text.value().to_string();
        if drafts.get(enters.draft) != value {
            access.set_value(value.clone());
            drafts.set(enters.draft, value);
        }
    }
}

fn enter(
    pressed: On<FocusedInput<KeyboardInput>>,
    fields: Query<&EditableText, With<Enters>>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let input = &pressed.input;
    let entity = pressed.event_target();
    if input.state.is_pressed()
        && !input.repeat
        && input.logical_key == Key::Enter
        && fields.get(entity).is_ok_and(|text| !text.is_composing())
    {
        commands.entity(entity).insert(Entered);
        redraw.write(RequestRedraw);
    }
}

fn entered(fields: Query<(Entity, &Enters), With<Entered>>, mut commands: Commands) {
    for (entity, enters) in &fields {
        enters.sends.send(&mut commands);
        commands.entity(entity).remove::<Entered>();
    }
}

/// What a screen reader asks a field to do.
fn asked(
    mut requests: MessageReader<ActionRequest>,
    mut fields: Query<&mut EditableText, With<Enters>>,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
) {
    for request in requests.read() {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else {
            continue;
        };
        let Ok(mut text) = fields.get_mut(entity) else {
            continue;
        };
        match (&request.action, &request.data) {
            (accesskit::Action::Focus | accesskit::Action::Click, _) => {
                visible.0 = true;
                focus.set(entity, FocusCause::Navigated);
            }
            (accesskit::Action::SetValue, Some(accesskit::ActionData::Value(value))) => {
                text.queue_edit(TextEdit::SelectAll);
                text.queue_edit(TextEdit::Insert(value.as_ref().into()));
            }
            _ => {}
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drafts>()
        .init_resource::<InHand>()
        .add_observer(typed)
        .add_observer(enter)
        .add_systems(bevy::app::First, entered)
        .add_systems(PreUpdate, asked)
        .add_systems(
            Update,
            (
                hold.after(Step::Navigate).before(Step::Draw),
                fill.in_set(Step::Settle),
            ),
        );
}
