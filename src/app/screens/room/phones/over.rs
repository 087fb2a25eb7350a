//! The end, in three acts, which the console turns as well: the story, where roads parted and what it cost, a habit.

use bevy::prelude::*;

use super::frame::{Shown, frame};
use super::{roads, tight};
use crate::app::data::narration::phones as words;
use crate::app::kit::{Arrange, Bar, Style, Ui, beside_top, column, panes, row, space};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::app::screens::room::pieces;
use crate::engine::Hat;
use crate::session::live::{
    ActsView, AdviceView, AnsweredView, CardView, PartedView, PointView, WallView,
};

/// With more tables than this, their grades are left to the roads.
const GRADES: usize = 12;

pub(super) fn draw(page: &mut Page, shown: &Shown) {
    let title = match (shown.wall.act, &shown.wall.end) {
        (0 | 1, Some(end)) => end.title.clone(),
        (act, _) => words::act(act).to_owned(),
    };
    frame(page, shown, &title, |ui| match shown.wall.act {
        0 | 1 => story(ui, shown),
        2 => turning(ui, shown),
        _ => habit(ui, shown),
    });
}

/// Two parts beside each other, where there is room: the second one so many times as wide.
fn beside(
    ui: &mut Ui<'_, '_>,
    wider: f32,
    left: impl FnOnce(&mut Ui<'_, '_>),
    right: impl FnOnce(&mut Ui<'_, '_>),
) {
    let roomy = ui.look.roomy();
    let node = Node {
        align_items: if roomy {
            AlignItems::FlexStart
        } else {
            AlignItems::Stretch
        },
        ..panes(roomy, space::XL, space::L).full().slim().firm()
    };
    let part = |grow: f32| {
        let node = column(space::M);
        if roomy {
            let node = pieces::fill(node);
            Node {
                flex_grow: grow,
                ..node
            }
        } else {
            node
        }
    };
    ui.node(node, |ui| {
        ui.node(part(1.0), left);
        ui.node(part(wider), right);
    });
}

fn reckoning(ui: &mut Ui<'_, '_>, acts: Option<&ActsView>) {
    if acts.is_none() {
        ui.text(Style::Soft, "The roads are being reckoned…");
    }
}

/// How it ended, and what led there.
fn story(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let acts = shown.wall.acts.as_ref();
    if let Some(acts) = acts.filter(|_| shown.folds > 0 && ui.look.roomy()) {
        return tight::draw(ui, shown, acts);
    }
    beside(
        ui,
        2.0,
        |ui| ending(ui, shown),
        |ui| {
            let many = shown.wall.tables.len() > 1;
            ui.text(
                Style::Title,
                match acts {
                    Some(acts) if many => format!("The story of table {}", acts.table),
                    _ => words::act(1).to_owned(),
                },
            );
            reckoning(ui, acts);
            let cards: Vec<&CardView> = acts.iter().flat_map(|acts| &acts.story).collect();
            let columns = if ui.look.roomy() && cards.len() > 1 {
                2
            } else {
                1
            };
            pieces::grid(ui, columns, |ui| {
                for card in cards {
                    told(ui, card);
                }
            });
        },
    );
}

/// The grades of the tables, where there are several.
pub(super) fn grades(ui: &mut Ui<'_, '_>, wall: &WallView) {
    let graded = wall.tables.iter().filter(|table| table.grade.is_some());
    if graded.clone().count() > GRADES {
        return;
    }
    ui.row(space::M, |ui| {
        for table in graded {
            let grade = table.grade.unwrap_or_default();
            let text = format!("Table {}: grade {grade}", table.table);
            ui.text(Style::Label, text);
        }
    });
}

fn ending(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let wall = shown.wall;
    let Some(end) = &wall.end else { return };
    ui.text(Style::Giant, end.title.clone());
    pieces::paragraphs(ui, &end.text);
    if let Some(fell) = &end.fell {
        ui.text(Style::Head, fell.said());
    }
    if wall.tables.len() > 1 {
        return grades(ui, wall);
    }
    if let Some(acts) = &wall.acts {
        ui.text(Style::Head, acts.stands.clone());
    }
    let columns = ui.look.columns(14.0, wall.meters.len()).min(2);
    pieces::grid(ui, columns, |ui| {
        for meter in &wall.meters {
            ui.meter(&meter.id, &meter.name, Bar::at(meter.value as f32), 13.0);
        }
    });
}

/// A head with its hat.
fn with_hat(ui: &mut Ui<'_, '_>, head: String, hat: Hat) {
    ui.text(Style::Label, head);
    let node = row(space::XS);
    ui.node(node, |ui| {
        parts::hat_icons(ui, hat, 1.4);
        let t = ui.look.tokens;
        let name = crate::app::data::narration::hat(hat);
        let name = crate::app::data::narration::sentence(name);
        ui.short(Style::Small, parts::hat_ink(&t, hat), name);
    });
}

fn told(ui: &mut Ui<'_, '_>, card: &CardView) {
    ui.card(|ui| {
        let head = format!("{}. {}", card.turn, card.title);
        let node = beside_top(space::S).apart();
        ui.node(node, |ui| {
            ui.node(pieces::fill(column(0.0)), |ui| {
                ui.text(Style::Label, head);
            });
            let says = crate::app::data::narration::hat(card.hat);
            let access = crate::app::kit::announce_label(accesskit::Role::Image, says);
            ui.node((row(0.0), access), |ui| parts::hat_icons(ui, card.hat, 1.5));
        });
        ui.text(Style::Plain, card.did.clone());
        ui.text(Style::Small, card.came.clone());
    });
}

/// Where roads parted; in a room without tables, the answer on which most turned.
fn turning(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let wall = shown.wall;
    let acts = wall.acts.as_ref();
    let parted = acts.and_then(|acts| acts.parted.as_ref());
    let answers = |ui: &mut Ui<'_, '_>| {
        reckoning(ui, acts);
        match (acts, parted) {
            (Some(acts), Some(parted)) => forked(ui, acts.table, parted),
            (Some(acts), None) => {
                if let Some(point) = &acts.point {
                    pointed(ui, point);
                }
            }
            (None, _) => {}
        }
    };
    if wall.tables.len() < 2 {
        ui.text(Style::Title, words::act(2));
        return answers(ui);
    }
    beside(
        ui,
        1.0,
        |ui| {
            ui.text(Style::Title, "The roads");
            if acts.is_some() {
                ui.text(
                    Style::Head,
                    match parted {
                        Some(parted) => format!(
                            "Same luck. The roads parted at crisis {}, “{}”.",
                            parted.turn, parted.title
                        ),
                        None => "Same luck, and the same road at every table.".to_owned(),
                    },
                );
            }
            roads::draw(ui, &wall.tables, parted.map(|parted| parted.turn));
        },
        answers,
    );
}

fn forked(ui: &mut Ui<'_, '_>, table: u16, parted: &PartedView) {
    ui.text(
        Style::Title,
        format!("Crisis {}: {}", parted.turn, parted.title),
    );
    for answer in &parted.answers {
        ui.card(|ui| {
            let tables: Vec<String> = answer.tables.iter().map(u16::to_string).collect();
            let head = match tables.as_slice() {
                [one] => format!("Table {one}"),
                more => format!("Tables {}", more.join(", ")),
            };
            with_hat(ui, head, answer.hat);
            ui.text(Style::Plain, answer.text.clone());
            if !answer.said.is_empty() {
                let said = format!("For table {table}: {}", answer.said);
                ui.text(Style::Soft, said);
            }
        });
    }
    ui.text(
        Style::Soft,
        "Later answers differ too: the whole gap does not come from this one.",
    );
}

fn pointed(ui: &mut Ui<'_, '_>, point: &PointView) {
    ui.text(
        Style::Head,
        format!("Crisis {}: {}", point.turn, point.title),
    );
    let columns = if ui.look.roomy() { 2 } else { 1 };
    pieces::grid(ui, columns, |ui| {
        for (head, text, hat) in [
            ("What was given", &point.taken, point.taken_hat),
            ("Another answer", &point.other, point.other_hat),
        ] {
            ui.card(|ui| {
                with_hat(ui, head.to_owned(), hat);
                ui.text(Style::Plain, text.clone());
            });
        }
    });
    ui.text(Style::Head, point.said.clone());
}

/// What to begin with and what to leave, and what to talk about.
fn habit(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let wall = shown.wall;
    let said = wall.questions.as_ref().is_some_and(|q| q.said.is_some());
    beside(
        ui,
        0.55,
        |ui| {
            ui.text(Style::Title, words::act(3));
            reckoning(ui, wall.acts.as_ref());
            if let Some(acts) = &wall.acts {
                let columns = if ui.look.roomy() { 2 } else { 1 };
                pieces::grid(ui, columns, |ui| {
                    advice(ui, "plus", &acts.start);
                    advice(ui, "minus", &acts.stop);
                });
            }
        },
        |ui| {
            if let Some(questions) = &wall.questions {
                before_after(ui, questions, wall.room.people);
            }
            if wall.closing.is_empty() {
                return;
            }
            ui.text(Style::Title, "To talk about");
            let most = if said { 2 } else { wall.closing.len() };
            for question in wall.closing.iter().take(most) {
                ui.card(|ui| {
                    ui.text(Style::Label, question.clone());
                });
            }
        },
    );
}

fn advice(ui: &mut Ui<'_, '_>, icon: &'static str, advice: &AdviceView) {
    let ink = ui.look.tokens.ink;
    ui.card(|ui| {
        ui.beside_icon(icon, 1.3, ink, |ui| {
            ui.text(Style::Head, advice.title.clone());
        });
        ui.text(Style::Plain, advice.text.clone());
        ui.text(Style::Soft, advice.because.clone());
    });
}

/// How people answered before and after, and what that does not show.
fn before_after(ui: &mut Ui<'_, '_>, questions: &AnsweredView, people: u32) {
    ui.card(|ui| {
        ui.text(Style::Label, "Before and after");
        match &questions.said {
            Some([said, limits]) => {
                ui.text(Style::Plain, said.clone());
                ui.text(Style::Soft, limits.clone());
            }
            None => {
                let answered = questions.answered;
                let text = format!("{answered} of {people} have answered the questions.");
                ui.text(Style::Plain, text);
            }
        }
    });
}
