//! How it ended; and grade, decisions and luck apart.

use bevy::a11y::AccessibilityNode;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;

use super::scale::{self, Scale};
use super::shared::{figure, quiet};
use super::strip;
use crate::app::kit::{Arrange, FocusId, InitialFocus, panes};
use crate::app::kit::{Look, Mark, Style, Ui, announce_label, column, row, space};
use crate::app::play::debriefing::{DebriefStatus, Debriefing};
use crate::app::screens::parts::ENDING;
use crate::app::step::Step;
use crate::debrief::{Debrief, NOTE, Scores, Standing, off, one, signed};
use crate::session::{EndView, View};

/// Width of where a game lies beside its ending, in heights of text.
const BESIDE: f32 = 22.0;

/// The closing text: there at once, before anything is computed.
pub(super) fn closing(
    ui: &mut Ui<'_, '_>,
    view: &View,
    end: &EndView,
    standing: Option<&Standing>,
    narrow: bool,
) {
    ui.card(|ui| {
        ui.text(Style::Soft, format!("Debrief: {}", view.briefing.title));
        let mut access = announce_label(accesskit::Role::Heading, end.title.clone());
        access.set_level(1);
        access.add_action(accesskit::Action::Focus);
        let head = (
            row(space::S),
            access,
            FocusId("ending".to_owned()),
            TabIndex(0),
            AutoDirectionalNavigation::default(),
            InitialFocus,
        );
        ui.node(head, |ui| {
            quiet(ui, Style::Title, end.title.clone());
        });
        let roomy = ui.look.roomy() && !narrow;
        let node = panes(roomy, space::XXL, space::M);
        ui.node(node, |ui| {
            let words = column(space::S).grow_beside(roomy);
            ui.node(words, |ui| {
                ui.prose(Style::Plain, &end.text);
                if let Some(fell) = &end.fell {
                    ui.text(Style::Label, fell.said());
                }
            });
            if let Some(standing) = standing {
                let side = column(space::S).wide_beside(roomy, ui.look.rem * BESIDE);
                ui.node(side, |ui| {
                    // Beside a story each line counts, and what it says stands first in it.
                    if !narrow {
                        ui.text(Style::Label, "Where this game lies");
                    }
                    strip::draw(ui, standing, line_width(ui.look, narrow, roomy));
                });
            }
        });
        if !narrow {
            ui.text(Style::Small, NOTE);
        }
    });
}

/// Width of the line on which a game lies among others, in logical pixels.
fn line_width(look: &Look, narrow: bool, roomy: bool) -> f32 {
    let edges = 2.0 * (space::L + look.tokens.outline);
    let page = super::width(look);
    if roomy {
        look.rem * BESIDE
    } else if narrow {
        page * ENDING / 100.0 - edges
    } else {
        page - edges
    }
}

/// Grade, decisions and luck, kept apart: in figures, in sentences, and as the way from one to the other.
pub(super) fn reckoned(ui: &mut Ui<'_, '_>, debrief: &Debrief) {
    ui.card(|ui| {
        let node = panes(ui.look.roomy(), space::XXL, space::M);
        ui.node(node, |ui| scores(ui, &debrief.scores));
        apart(ui, &debrief.scores);
    });
}

const GRADE: &str = "how the team stands; its lowest meter counts most";

/// One of the three figures.
fn score(
    ui: &mut Ui<'_, '_>,
    (icon, name): (&'static str, &str),
    (value, of): (&str, &str),
    about: &str,
) {
    let ink = ui.look.tokens.ink;
    let node = column(0.0);
    let access = announce_label(
        accesskit::Role::Group,
        format!("{name}: {value} {of}, {about}"),
    );
    ui.node((node, access), |ui| {
        ui.row(space::S, |ui| {
            ui.icon(icon, 1.2, ink);
            quiet(ui, Style::Label, name);
        });
        let node = Node {
            align_items: AlignItems::Baseline,
            ..row(space::S)
        };
        ui.node(node, |ui| {
            quiet(ui, Style::Number, value);
            quiet(ui, Style::Soft, of);
        });
        quiet(ui, Style::Small, about);
    });
}

/// Grade, decisions and luck as three figures.
fn scores(ui: &mut Ui<'_, '_>, scores: &Scores) {
    let grade = scores.grade.whole();
    score(ui, ("grade", "Grade"), (&grade, "of 100"), GRADE);
    let quality = scores
        .quality
        .map_or_else(|| "–".to_owned(), |quality| format!("{quality:.0}"));
    score(
        ui,
        ("road", "Decision quality"),
        (&quality, "of 100"),
        "what could be known at the time",
    );
    let within = format!("± {}", off(scores.luck.within));
    score(
        ui,
        ("luck", "Luck"),
        (&signed(scores.luck.mean), &within),
        "points that no decision earned or lost",
    );
}

/// The same in sentences, and as the way from one to the other.
fn apart(ui: &mut Ui<'_, '_>, scores: &Scores) {
    let node = column(space::XS).at_most(ui.look.rem * 42.0);
    ui.node(node, |ui| {
        for said in &scores.said {
            ui.text(Style::Plain, said);
        }
    });
    came_about(ui, scores);
}

/// From what was to be expected, over decisions and luck, to the grade.
fn came_about(ui: &mut Ui<'_, '_>, scores: &Scores) {
    let start = scores.expected_at_start.mean;
    let decided = start + scores.decisions.mean;
    let end = decided + scores.luck.mean;
    let scale = Scale::around([start, decided, end].into_iter());
    let (rem, ink) = (ui.look.rem, ui.look.tokens.ink);
    let roomy = ui.look.roomy();
    let (high, thick) = (rem * 1.5, rem * 0.8);
    let label = format!(
        "How the grade came about: {} was to be expected from the start, decisions moved it by {}, luck by {}, which makes {}.",
        one(start),
        signed(scores.decisions.mean),
        signed(scores.luck.mean),
        one(end)
    );
    let rows = [
        ("A plain routine", start, start, one(start)),
        (
            "Your decisions",
            start,
            decided,
            signed(scores.decisions.mean),
        ),
        ("Luck", decided, end, signed(scores.luck.mean)),
        ("Grade", end, end, one(end)),
    ];
    let line =
        |ui: &mut Ui<'_, '_>, name: &str, value: &str, inside: &mut dyn FnMut(&mut Ui<'_, '_>)| {
            let node = panes(roomy, space::L, 0.0).align_middle_beside(roomy);
            ui.node(node, |ui| {
                let side = Node {
                    column_gap: px(space::M),
                    ..Node::default().wide_beside(roomy, rem * 12.0).apart()
                };
                ui.node(side, |ui| {
                    quiet(ui, Style::Plain, name);
                    quiet(ui, Style::Label, value);
                });
                let track = Node {
                    padding: UiRect::horizontal(px(rem)),
                    ..column(0.0).rest()
                };
                ui.node(track, |ui| inside(ui));
            });
        };
    figure(ui, label, column(0.0), |ui| {
        for (i, (name, from, to, value)) in rows.into_iter().enumerate() {
            let (a, b) = (scale.percent(from), scale.percent(to));
            line(ui, name, &value, &mut |ui| {
                scale::track(ui, scale, high, |ui| {
                    if i == 0 || i == 3 {
                        scale::mark(ui, a, high / 2.0, Mark::Circle, thick, ink);
                    } else {
                        let top = (high - thick) / 2.0;
                        scale::bar(ui, (a, b), (top, thick), ink, b < a);
                    }
                });
            });
        }
        line(ui, "", "", &mut |ui| scale::axis(ui, scale));
    });
    ui.prose(
        Style::Small,
        "The routine is a plain way of playing: the hat that the situation asks for, weighed against what the team has. What it was expected to \
         reach from this start is no judgement, only a place to measure from. A filled bar adds points, a hollow one takes them away.",
    );
}

/// The bar that fills while the roads are tried out.
#[derive(Component)]
struct Filling;

/// What is seen until the debrief is there.
pub(super) fn computing(ui: &mut Ui<'_, '_>, percents: f32) {
    let t = ui.look.tokens;
    let node = column(space::S).at_most(ui.look.rem * 30.0);
    ui.node(node, |ui| {
        ui.text(Style::Plain, "Trying out the roads not taken …");
        let mut access = announce_label(accesskit::Role::ProgressIndicator, "Roads tried out");
        access.set_min_numeric_value(0.0);
        access.set_max_numeric_value(100.0);
        access.set_numeric_value(f64::from(percents));
        let track = Node {
            height: px(14),
            ..Node::default().full().pill(t.outline).clipped()
        };
        let bundle = (
            track,
            access,
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(t.ink)),
        );
        ui.node(bundle, |ui| {
            let node = Node {
                width: percent(percents),
                height: percent(100),
                ..default()
            };
            ui.leaf((node, BackgroundColor(t.manage.into()), Filling));
        });
    });
}

fn fill(
    state: Res<Debriefing>,
    mut bars: Query<(&mut Node, &ChildOf), With<Filling>>,
    mut tracks: Query<&mut AccessibilityNode>,
) {
    let DebriefStatus::Computing(progress) = state.status() else {
        return;
    };
    let done = progress.percent();
    for (mut node, track) in &mut bars {
        if node.width != percent(done) {
            node.width = percent(done);
            if let Ok(mut access) = tracks.get_mut(track.parent()) {
                access.set_numeric_value(f64::from(done));
            }
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, fill.in_set(Step::Settle));
}
