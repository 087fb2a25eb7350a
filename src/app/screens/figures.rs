//! Strict figures of the scenario that is played from a file, and what the last save changed about them.

use bevy::prelude::*;

use super::parts;
use super::sheet::{Head, section, sheet};
use crate::analysis::measure::{Change, Changes, Crossing, Figure};
use crate::app::kit::{
    Arrange, Button, GlobalKey, Rgb, Style, Ui, announce_label, beside_top, column, filling, panes,
    row, space,
};
use crate::app::play::figures::{Figures, FiguresAction, Measured};
use crate::app::play::game::Game;
use crate::app::screens::nav::{Navigate, Overlay, Seen, lies_showing};
use crate::app::screens::page::Page;
use crate::app::step::Step;

/// What the page is called.
const TITLE: &str = "What plays show";

fn draw(mut page: Page, figures: Res<Figures>) {
    page.draw("figures", TITLE, |ui| {
        let head = Head {
            title: TITLE.to_owned(),
            back: Button::new("Close", Navigate::Pop)
                .key(KeyCode::Escape, "Esc")
                .key(KeyCode::F6, "")
                .main()
                .first(),
        };
        sheet(ui, head, 66.0, |ui| {
            let Some(file) = figures.file() else {
                ui.prose(
                    Style::Plain,
                    "Figures are shown of a scenario that is played from a file, while somebody writes it: begin with “two-hats play” and the path of the file, or \
                     pick a scenario in a folder of your own.",
                );
                return;
            };
            ui.column(space::S, |ui| {
                ui.path(Style::Small, file.display().to_string());
                standing(ui, &figures);
            });
            if let Some(trouble) = figures.trouble() {
                ui.card(|ui| {
                    ui.text(Style::Label, trouble.what.clone());
                    ui.column(space::L, |ui| parts::mistakes(ui, trouble));
                });
                if figures.measured().is_some() {
                    ui.text(Style::Soft, "Below are the figures of the save before.");
                }
            }
            if let Some(measured) = figures.measured() {
                tables(ui, measured);
            }
        });
    });
}

/// How it stands, and what stops it.
fn standing(ui: &mut Ui<'_, '_>, figures: &Figures) {
    let t = ui.look.tokens;
    let (icon, tint) = if figures.is_running() {
        ("clock", t.soft)
    } else if figures.trouble().is_some() {
        ("cross", t.lead)
    } else if figures.measured().is_some_and(Measured::is_sound) {
        ("check", t.manage)
    } else {
        ("ledger", t.soft)
    };
    let said = figures
        .standing()
        .unwrap_or_else(|| "Nothing is measured at the moment.".to_owned());
    ui.node(beside_top(space::M).slim(), |ui| {
        ui.icon(icon, 1.2, tint);
        ui.node(filling(space::XS), |ui| {
            ui.text(Style::Label, said);
            ui.text(
                Style::Small,
                "Under the standard rules, with the same seeds for every save. The game can go on meanwhile.",
            );
        });
    });
    ui.row(space::S, |ui| {
        ui.button(if figures.is_on() {
            Button::new("Measure no more", FiguresAction::Stop)
                .id("measure")
                .key(KeyCode::KeyM, "M")
        } else {
            Button::new("Measure every save", FiguresAction::Begin)
                .id("measure")
                .key(KeyCode::KeyM, "M")
        });
    });
}

/// What the last save changed, then what is out of bounds, then all the rest; each figure once.
fn tables(ui: &mut Ui<'_, '_>, measured: &Measured) {
    let changes = measured.changes().unwrap_or_else(|| Changes {
        figures: Vec::new(),
        gone: Vec::new(),
    });
    let all: Vec<Change<'_>> = if changes.figures.is_empty() {
        let figures = measured.now.figures.iter();
        figures
            .map(|now| Change {
                now,
                before: Some(now),
            })
            .collect()
    } else {
        changes.figures.clone()
    };
    let moved = |change: &&Change<'_>| {
        change.has_moved() || change.crossing().is_some() || change.before.is_none()
    };
    let (changed, same): (Vec<&Change<'_>>, Vec<&Change<'_>>) = all.iter().partition(moved);
    let (good, doubtful): (Vec<&Change<'_>>, Vec<&Change<'_>>) =
        same.into_iter().partition(|change| change.now.passes());
    if measured.before.is_some() {
        section(ui, "Since the last save", |ui| {
            if changes.is_nothing() {
                ui.text(Style::Soft, "No figure has moved.");
            }
            rows(ui, &changed);
            for gone in &changes.gone {
                line(ui, gone, &gone.number(), Verdict::Gone);
            }
        });
    }
    if !doubtful.is_empty() {
        section(ui, "Out of bounds", |ui| rows(ui, &doubtful));
    }
    if !good.is_empty() {
        section(ui, "Within bounds", |ui| rows(ui, &good));
    }
}

fn rows(ui: &mut Ui<'_, '_>, changes: &[&Change<'_>]) {
    ui.column(space::S, |ui| {
        for change in changes {
            line(ui, change.now, &change.number(), Verdict::of(change));
        }
    });
}

/// What a row is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passes,
    PassesNow,
    Fails,
    FailsNow,
    Unbounded,
    Gone,
}

impl Verdict {
    fn of(change: &Change<'_>) -> Self {
        match change.crossing() {
            Some(Crossing::Passes) => Self::PassesNow,
            Some(Crossing::Fails) => Self::FailsNow,
            None if change.now.threshold().is_empty() => Self::Unbounded,
            None if change.now.passes() => Self::Passes,
            None => Self::Fails,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Passes => "within bounds",
            Self::PassesNow => "within bounds now",
            Self::Fails => "out of bounds",
            Self::FailsNow => "out of bounds now",
            Self::Unbounded => "",
            Self::Gone => "gone",
        }
    }

    const fn mark(self, ui: &Ui<'_, '_>) -> Option<(&'static str, Rgb)> {
        let t = &ui.look.tokens;
        match self {
            Self::Passes | Self::PassesNow => Some(("check", t.manage)),
            Self::Fails | Self::FailsNow => Some(("cross", t.lead)),
            Self::Gone => Some(("left", t.soft)),
            Self::Unbounded => None,
        }
    }
}

/// A figure: its mark, what it is, the number, the bound. A screen reader gets it as one.
fn line(ui: &mut Ui<'_, '_>, figure: &Figure, number: &str, verdict: Verdict) {
    let bound = figure.threshold();
    let wanted = if bound.is_empty() {
        String::new()
    } else {
        format!(", wanted {bound}")
    };
    let judged = match verdict.word() {
        "" => String::new(),
        word => format!(": {word}"),
    };
    let said = format!("{}: {}{wanted}{judged}", figure.what, spoken(number));
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let roomy = ui.look.roomy();
    let strong = matches!(verdict, Verdict::FailsNow | Verdict::PassesNow);
    let access = announce_label(accesskit::Role::ListItem, said);
    let mark = verdict.mark(ui);
    ui.node((beside_top(space::S).slim(), access), |ui| {
        ui.node(row(0.0).wide(rem * 1.6), |ui| {
            if let Some((icon, tint)) = mark {
                ui.icon(icon, 1.1, tint);
            }
        });
        ui.node(panes(roomy, space::L, 0.0).grow().slim(), |ui| {
            ui.node(column(0.0).grow_beside(roomy), |ui| {
                ui.mute(Style::Plain, t.ink, figure.what.clone());
            });
            let style = if strong { Style::Label } else { Style::Plain };
            ui.node(column(0.0).wide_beside(roomy, rem * 14.0), |ui| {
                ui.mute(style, t.ink, number.to_owned());
            });
            ui.node(column(0.0).wide_beside(roomy, rem * 10.0), |ui| {
                let word = if strong { verdict.word() } else { "" };
                let beside = [bound.as_str(), word].map(str::to_owned);
                let beside = beside.into_iter().filter(|part| !part.is_empty());
                ui.mute(Style::Soft, t.soft, beside.collect::<Vec<_>>().join(", "));
            });
        });
    });
}

/// A number as it is said: an arrow and a sign of plus or minus are not read by every screen reader.
fn spoken(number: &str) -> String {
    match number.split_once(" → ") {
        Some((before, now)) => format!("was {before}, is {now}"),
        None => number.to_owned(),
    }
    .replace(" ± ", ", give or take ")
}

/// Whoever opens the page wants figures: they are worked out from then on.
fn begin(seen: Seen, mut was_open: Local<bool>, mut out: MessageWriter<FiguresAction>) {
    let open = seen.overlay(Overlay::Figures);
    if open && !*was_open {
        out.write(FiguresAction::Begin);
    }
    *was_open = open;
}

/// The key lays the page on a game; anywhere else it does nothing.
fn key(mut keys: MessageReader<GlobalKey>, game: Res<Game>, mut out: MessageWriter<Navigate>) {
    for key in keys.read() {
        if *key == GlobalKey::Figures && game.view().is_some() {
            out.write(Navigate::Push(Overlay::Figures));
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (
            key.in_set(Step::Act),
            begin.after(Step::Navigate).before(Step::Draw),
            draw.in_set(Step::Draw)
                .run_if(lies_showing::<Figures>(Overlay::Figures)),
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn numbers_are_said_without_signs() {
        assert_eq!(
            spoken("50.7 → 52.1 ± 0.4"),
            "was 50.7, is 52.1, give or take 0.4"
        );
        assert_eq!(spoken("12 %"), "12 %");
    }
}
