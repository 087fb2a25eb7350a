//! What a game teaches: one page that scrolls, in the order of a good review.

mod acts;
mod asked;
mod cells;
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
mod shared;
mod state;
mod strip;

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;

use shared::{Parts, SectionHead, icon, quiet};

use crate::app::step::Step;

pub use state::{Fold, OpenNumber, Opened, PageAction, Section, Unfolded};

use crate::app::kit::Announcer;
use crate::app::kit::FocusId;
use crate::app::kit::{Arrange, Button, Look, Style, Ui, announce_label, column, row, space};
use crate::app::play::debriefing::{DebriefStatus, Debriefing};
use crate::app::play::game::Game;
use crate::app::screens::nav::{Navigate, Screen, Seen};
use crate::app::screens::page::Page;
use crate::app::screens::parts::ending_and_story;
use crate::debrief::{Debrief, NOTE};
use crate::session::{EndView, Stage, View};

/// The widest that the page's column becomes, in logical pixels.
const WIDEST: f32 = 1220.0;

/// The part of the chosen size in which the first page is written, where ending and story stand beside each other.
const FIRST: f32 = 0.8;

/// Width of the page's column, in logical pixels.
fn width(look: &Look) -> f32 {
    (look.wide * look.rem - 2.0 * (space::XL + space::S)).clamp(320.0, WIDEST)
}

/// Whether the links and the buttons have bars of their own, which do not scroll.
fn barred(look: &Look) -> bool {
    look.roomy() && look.high >= 27.0
}

fn draw(
    mut page: Page,
    game: Res<Game>,
    state: Res<Debriefing>,
    open: Res<OpenNumber>,
    unfolded: Res<Unfolded>,
) {
    let Some((view, end)) = game.view().and_then(|view| match &view.stage {
        Stage::End(end) => Some((view, end)),
        Stage::Crisis(_) => None,
    }) else {
        nothing(&mut page);
        return;
    };
    let id = format!("debrief/{}", game.number());
    let barred = barred(&page.look);
    let width = width(&page.look);
    let ready = state.debrief().is_some();
    page.draw(&id, &format!("Debrief: {}", view.briefing.title), |ui| {
        let reckoned = unfolded.contains(Fold::Reckoned);
        if barred && reckoned {
            links::links(ui, ready, true);
        }
        let scrolled = Node::default().grow().align_middle();
        ui.scroll_with_mark("debrief", scrolled, barred, |ui| {
            let node = Node {
                padding: UiRect::vertical(px(space::M)),
                ..column(space::XL).wide(width).within()
            };
            ui.node(node, |ui| {
                first(ui, view, end, &state);
                if let Some(debrief) = state.debrief() {
                    let named = game.played().map_or((0, 0), |played| played.named);
                    acts::draw(ui, view, debrief, named, reckoned);
                }
                if !barred {
                    if reckoned {
                        links::links(ui, ready, false);
                    }
                    links::buttons(ui, &state, false);
                }
                match state.status() {
                    DebriefStatus::Ready(_) if !reckoned => {}
                    DebriefStatus::Ready(debrief) => {
                        ui.node((column(0.0), links::ReckonedHead), |ui| {
                            ending::reckoned(ui, debrief);
                        });
                        let inside = width - 2.0 * (space::L + ui.look.tokens.outline);
                        let parts = Parts {
                            debrief,
                            opened: open.0.as_ref(),
                            unfolded: &unfolded,
                            view,
                            width: inside,
                        };
                        for section in Section::ALL {
                            draw_section(ui, section, &parts);
                        }
                        foot(ui, debrief);
                    }
                    DebriefStatus::Computing(progress) => ending::computing(ui, progress.percent()),
                    DebriefStatus::Failed(why) => {
                        ui.prose(Style::Plain, why);
                    }
                    DebriefStatus::None => {}
                }
            });
        });
        if barred {
            links::buttons(ui, &state, true);
        }
    });
}

/// How it ended, and beside it the story, where there is room: the first page has both.
fn first(ui: &mut Ui<'_, '_>, view: &View, end: &EndView, state: &Debriefing) {
    let acts = state.debrief().map(|debrief| debrief.acts());
    let Some(acts) = acts.filter(|acts| acts::story_beside(ui.look, acts)) else {
        ending::closing(ui, view, end, state.standing(), false);
        return;
    };
    let smaller = ui.look.fitted(FIRST);
    ui.in_look(&smaller, |ui| {
        ending_and_story(
            ui,
            space::S,
            |ui| ending::closing(ui, view, end, state.standing(), true),
            |ui| acts::lines(ui, view, &acts),
        );
        ui.text(Style::Small, NOTE);
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
    let mut access = announce_label(accesskit::Role::Heading, section.title());
    access.set_level(2);
    access.add_action(accesskit::Action::Focus);
    let bundle = (
        row(space::S).one_line(),
        access,
        FocusId(format!("section/{section:?}")),
        TabIndex(0),
        AutoDirectionalNavigation::default(),
        SectionHead(section),
    );
    let ink = ui.look.tokens.ink;
    ui.node(bundle, |ui| {
        ui.icon(icon(section), 1.3, ink);
        quiet(ui, Style::Head, section.title());
    });
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
        let node = column(space::L).pad(space::XXL);
        ui.node(node, |ui| {
            ui.text(Style::Title, "Nothing to look back on yet");
            ui.text(Style::Plain, "A debrief comes at the end of a game.");
            ui.button(
                Button::new("Choose a scenario", Navigate::Open(Screen::Picker))
                    .main()
                    .first(),
            );
        });
    });
}

/// Says that the debrief is there to whoever waits for it on its page.
fn announce(
    state: Res<Debriefing>,
    screen: Res<State<Screen>>,
    mut computing: Local<bool>,
    mut announcer: ResMut<Announcer>,
) {
    let waited = *computing && *screen.get() == Screen::Debrief;
    *computing = matches!(state.status(), DebriefStatus::Computing(_));
    if waited {
        match state.status() {
            DebriefStatus::Ready(_) => announcer.say("The debrief is there."),
            DebriefStatus::Failed(why) => announcer.say(why.clone()),
            DebriefStatus::None | DebriefStatus::Computing(_) => {}
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (
            announce
                .in_set(Step::Drawn)
                .run_if(resource_changed::<Debriefing>),
            draw.in_set(Step::Draw).run_if(
                |seen: Seen, game: Res<Game>, state: Res<Debriefing>, unfolded: Res<Unfolded>| {
                    seen.page(Screen::Debrief)
                        && (seen.is_changed()
                            | game.is_changed()
                            | state.is_changed()
                            | unfolded.is_changed())
                },
            ),
        ),
    )
    .add_plugins((
        state::plugin,
        ending::plugin,
        ledger::plugin,
        links::plugin,
        meters::plugin,
    ));
}
