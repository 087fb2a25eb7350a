//! What a game teaches: one page that scrolls, in the order of a good review.

mod apart;
mod asked;
mod ending;
mod happened;
mod insights;
mod ledger;
mod links;
mod meters;
mod moments;
mod people;
mod place;
mod plan;
mod profile;
mod scale;

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;

use crate::app::Step;
use crate::app::debriefing::{Debriefing, Section, Stand};
use crate::app::game::Game;
use crate::app::input::FocusId;
use crate::app::nav::{Go, Screen, draws};
use crate::app::page::Page;
use crate::app::theme::{Button, Look, Style, Ui, announce_label, column, row, silent, space};
use crate::debrief::Debrief;
use crate::session::{Stage, View};

/// The widest that the page's column becomes, in logical pixels.
const WIDEST: f32 = 1220.0;

/// What the parts of the page are drawn from.
struct Parts<'a> {
    debrief: &'a Debrief,
    state: &'a Debriefing,
    view: &'a View,
    /// Width of what stands in a card, in logical pixels.
    width: f32,
}

/// The head of a part of the page.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
struct SectionHead(Section);

const fn title(section: Section) -> &'static str {
    match section {
        Section::Happened => "What happened",
        Section::Asked => "What was asked for, and what you wore",
        Section::Moments => "Moments worth discussing",
        Section::Where => "Where you ended up",
        Section::Profile => "Your profile",
        Section::People => "People, promises and values",
        Section::Plan => "A plan",
    }
}

const fn icon(section: Section) -> &'static str {
    match section {
        Section::Happened => "ledger",
        Section::Asked => "both",
        Section::Moments => "road",
        Section::Where => "growth",
        Section::Profile => "notes",
        Section::People => "people",
        Section::Plan => "plan",
    }
}

/// Width of the page's column, in logical pixels.
fn width(look: &Look) -> f32 {
    (look.wide * look.rem - 2.0 * (space::XL + space::S)).clamp(320.0, WIDEST)
}

/// Whether the links and the buttons have bars of their own, which do not scroll.
fn barred(look: &Look) -> bool {
    look.roomy() && look.high >= 27.0
}

fn draw(mut page: Page, game: Res<Game>, state: Res<Debriefing>) {
    let Some((view, end)) = game.view().and_then(|view| match &view.stage {
        Stage::End(end) => Some((view, end)),
        Stage::Crisis(_) => None,
    }) else {
        nothing(&mut page);
        return;
    };
    let id = format!(
        "debrief/{}/{}/{}",
        view.briefing.scenario, view.seed, view.turn
    );
    let barred = barred(&page.look);
    let width = width(&page.look);
    let ready = state.debrief().is_some();
    page.draw(&id, &format!("Debrief: {}", view.briefing.title), |ui| {
        if barred {
            links::links(ui, ready, true);
        }
        let scrolled = Node {
            flex_grow: 1.0,
            flex_basis: px(0),
            align_items: AlignItems::Center,
            ..default()
        };
        ui.scroll("debrief", scrolled, |ui| {
            let node = Node {
                width: px(width),
                max_width: percent(100),
                padding: UiRect::vertical(px(space::M)),
                flex_shrink: 0.0,
                ..column(space::XL)
            };
            ui.node(node, |ui| {
                ending::closing(ui, view, end, state.debrief().map(|d| &**d));
                if !barred {
                    links::links(ui, ready, false);
                    links::buttons(ui, &state, false);
                }
                match state.stand() {
                    Stand::Ready(debrief) => {
                        let inside = width - 2.0 * (space::L + ui.look.tokens.outline);
                        let parts = Parts {
                            debrief,
                            state: &state,
                            view,
                            width: inside,
                        };
                        for section in Section::ALL {
                            draw_section(ui, section, &parts);
                        }
                        foot(ui, debrief);
                    }
                    Stand::Reckoning(progress) => ending::reckoning(ui, progress.percent()),
                    Stand::Failed(why) => {
                        ui.prose(Style::Plain, why);
                    }
                    Stand::None => {}
                }
            });
        });
        if barred {
            links::buttons(ui, &state, true);
        }
    });
}

fn draw_section(ui: &mut Ui<'_, '_>, section: Section, parts: &Parts<'_>) {
    ui.column(space::M, |ui| {
        head(ui, section);
        match section {
            Section::Happened => happened::draw(ui, parts),
            Section::Asked => asked::draw(ui, parts),
            Section::Moments => moments::draw(ui, parts),
            Section::Where => place::draw(ui, parts),
            Section::Profile => profile::draw(ui, parts),
            Section::People => people::draw(ui, parts),
            Section::Plan => plan::draw(ui, parts),
        }
    });
}

/// The head of a part. It takes the focus, so that keys get to parts without controls, too.
fn head(ui: &mut Ui<'_, '_>, section: Section) {
    let mut access = announce_label(accesskit::Role::Heading, title(section));
    access.set_level(2);
    access.add_action(accesskit::Action::Focus);
    let bundle = (
        Node {
            flex_wrap: FlexWrap::NoWrap,
            ..row(space::S)
        },
        access,
        FocusId(format!("section/{section:?}")),
        TabIndex(0),
        AutoDirectionalNavigation::default(),
        SectionHead(section),
    );
    let ink = ui.look.tokens.ink;
    ui.node(bundle, |ui| {
        ui.icon(icon(section), 1.3, ink);
        quiet(ui, Style::Head, title(section));
    });
}

/// A text that is seen only: what is around it says the same in words.
fn quiet(ui: &mut Ui<'_, '_>, style: Style, text: impl Into<String>) -> Entity {
    let bundle = style.bundle(ui.look);
    ui.leaf((
        Text::new(text),
        bundle,
        Node {
            flex_shrink: 1.0,
            ..default()
        },
        silent(),
    ))
}

/// What a chart says to who cannot see it; what is drawn in it is silent or says more.
fn figure(
    ui: &mut Ui<'_, '_>,
    label: impl Into<String>,
    node: Node,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) -> Entity {
    ui.node(
        (node, announce_label(accesskit::Role::Figure, label)),
        inside,
    )
}

fn foot(ui: &mut Ui<'_, '_>, debrief: &Debrief) {
    let played = &debrief.played;
    ui.prose(
        Style::Small,
        &format!(
            "Scenario {}, rulebook {}, seed {}: with the same decisions they give the same numbers on every machine. {} worlds were tried for \
             every road.",
            played.scenario, played.rulebook, played.seed, debrief.scores.lucks
        ),
    );
}

/// There is nothing to debrief: somebody came here without a game.
fn nothing(page: &mut Page) {
    page.draw("debrief/none", "Debrief", |ui| {
        let node = Node {
            padding: UiRect::all(px(space::XXL)),
            ..column(space::L)
        };
        ui.node(node, |ui| {
            ui.text(Style::Title, "Nothing to look back on yet");
            ui.text(Style::Plain, "A debrief comes at the end of a game.");
            ui.button(
                Button::new("Choose a scenario", Go::To(Screen::Picker))
                    .main()
                    .first(),
            );
        });
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        draw.in_set(Step::Draw).run_if(draws(Screen::Debrief)),
    )
    .add_plugins((
        ending::plugin,
        ledger::plugin,
        links::plugin,
        meters::plugin,
    ));
}
