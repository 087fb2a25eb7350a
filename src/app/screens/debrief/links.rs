//! The ways through the page and out of it: a link to every part, and the buttons.

use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use bevy::window::RequestRedraw;

use super::shared::SectionHead;
use super::state::{Fold, PageAction, Section};
use crate::app::kit::ScrollKey;
use crate::app::kit::{Arrange, Button, NUMERALS, Style, Ui, announce_label, column, row, space};
use crate::app::play::debriefing::{DebriefAction, Debriefing, Form};
use crate::app::play::game::GameAction;
use crate::app::screens::nav::{Navigate, Screen};
use crate::app::step::Step;

const fn short(section: Section) -> &'static str {
    match section {
        Section::Happened => "Happened",
        Section::Asked => "Asked, worn",
        Section::Moments => "Moments",
        Section::Where => "Where",
        Section::Profile => "Profile",
        Section::People => "People",
        Section::Plan => "Plan",
    }
}

/// A link to every part.
pub(super) fn links(ui: &mut Ui<'_, '_>, ready: bool, bar: bool) {
    let node = Node {
        padding: if bar {
            UiRect::axes(px(space::XL), px(space::S))
        } else {
            UiRect::ZERO
        },
        column_gap: px(space::S),
        ..row(space::S).to_centre().firm()
    };
    let access = announce_label(accesskit::Role::Navigation, "Parts of the debrief");
    ui.node((node, access), |ui| {
        for (section, (key, hint)) in Section::ALL.into_iter().zip(NUMERALS) {
            ui.button(
                Button::new(short(section), PageAction::Jump(section))
                    .says(format!("Go to: {}", section.title()))
                    .key(key, hint)
                    .id(format!("link/{section:?}"))
                    .disabled(!ready)
                    .quiet(),
            );
        }
    });
}

fn ways_on(ui: &mut Ui<'_, '_>, ready: bool) {
    ui.button(
        Button::new("Same luck", GameAction::Again)
            .says("Play this scenario again with the same luck")
            .key(KeyCode::KeyA, "A")
            .icon("back"),
    );
    ui.button(
        Button::new("New luck", GameAction::Anew)
            .says("Play this scenario again, and other things happen")
            .key(KeyCode::KeyN, "N")
            .icon("luck"),
    );
    ui.button(
        Button::new("Scenarios", Navigate::Open(Screen::Picker))
            .says("Choose another scenario")
            .key(KeyCode::KeyS, "S")
            .icon("road"),
    );
    ui.button(
        Button::new("Title", GameAction::Leave)
            .says("Leave the game, and go to the title")
            .key(KeyCode::KeyT, "T")
            .icon("left"),
    );
    ui.spring();
    for form in Form::ALL {
        let (says, key, hint) = match form {
            Form::Html => ("a page to read and print (HTML)", KeyCode::KeyH, "H"),
            Form::Csv => ("the ledger as a table (CSV)", KeyCode::KeyC, "C"),
            Form::Json => ("everything as data (JSON)", KeyCode::KeyJ, "J"),
        };
        ui.button(
            Button::new(form.ending().to_uppercase(), DebriefAction::Export(form))
                .says(format!("Export {says}"))
                .key(key, hint)
                .id(format!("export/{}", form.ending()))
                .icon("export")
                .disabled(!ready),
        );
    }
}

/// What to do next, and the ways to keep the debrief.
pub(super) fn buttons(ui: &mut Ui<'_, '_>, state: &Debriefing, bar: bool) {
    let ready = state.debrief().is_some();
    let node = Node {
        padding: if bar {
            UiRect::axes(px(space::XL), px(space::S))
        } else {
            UiRect::ZERO
        },
        flex_shrink: 0.0,
        ..column(space::S)
    };
    ui.node(node, |ui| {
        match state.written() {
            Some(Ok(path)) => {
                ui.text(Style::Plain, format!("Written: {}", path.display()));
            }
            Some(Err(why)) => {
                ui.text(Style::Plain, why);
            }
            None => {}
        }
        ui.row(space::S, |ui| ways_on(ui, ready));
    });
}

/// A jump that is under way. The focus goes first; the page follows when what the focus moves has moved.
#[derive(Resource, Default)]
struct Jumping(Option<(Landing, u8)>);

/// Where a jump ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Landing {
    Section(Section),
    /// What was just unfolded behind the three acts.
    Reckoned,
}

/// The first of what is unfolded behind the three acts.
#[derive(Component)]
pub(super) struct ReckonedHead;

/// Frames between the focus and the page.
const FRAMES: u8 = 3;

fn jump(
    mut asked: MessageReader<PageAction>,
    mut jumping: ResMut<Jumping>,
    heads: Query<(Entity, &SectionHead, &ComputedNode, &UiGlobalTransform)>,
    reckoned: Query<(&ComputedNode, &UiGlobalTransform), With<ReckonedHead>>,
    mut areas: Query<(
        &ScrollKey,
        &ComputedNode,
        &UiGlobalTransform,
        &mut ScrollPosition,
    )>,
    mut focus: ResMut<InputFocus>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let wanted = asked.read().filter_map(|action| match action {
        PageAction::Jump(section) => Some(Landing::Section(*section)),
        PageAction::Fold(Fold::Reckoned) => Some(Landing::Reckoned),
        _ => None,
    });
    if let Some(landing) = wanted.last() {
        if let Landing::Section(section) = landing
            && let Some((entity, ..)) = heads.iter().find(|(_, head, ..)| head.0 == section)
        {
            focus.set(entity, FocusCause::Navigated);
        }
        jumping.0 = Some((landing, FRAMES));
    }
    let Some((landing, wait)) = jumping.0 else {
        return;
    };
    redraw.write(RequestRedraw);
    if wait > 0 {
        jumping.0 = Some((landing, wait - 1));
        return;
    }
    jumping.0 = None;
    let found = match landing {
        Landing::Section(section) => heads
            .iter()
            .find(|(_, head, ..)| head.0 == section)
            .map(|(_, _, head, at)| (head, at)),
        // Nothing, if it was folded again.
        Landing::Reckoned => reckoned.iter().next(),
    };
    let Some((head, at)) = found else {
        return;
    };
    for (key, area, place, mut position) in &mut areas {
        if key.0 != "debrief" {
            continue;
        }
        let top = |node: &ComputedNode, at: &UiGlobalTransform| {
            (at.translation.y - node.size().y / 2.0) * node.inverse_scale_factor()
        };
        let most = (area.content_size().y - area.size().y) * area.inverse_scale_factor();
        let by = top(head, at) - top(area, place) - space::M;
        position.0.y = (position.0.y + by).clamp(0.0, most.max(0.0));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Jumping>()
        .add_systems(Update, jump.in_set(Step::Settle));
}
