//! Pieces that several steps are made of.

use bevy::prelude::*;
use bevy::text::FontSize;

use super::at_stake;
use super::timer::{TimerBar, TimerDigits, timer_node};
use crate::app::data::narration::room::digits;
use crate::app::kit::{
    Arrange, Bar, Rgb, Style, Ui, announce_label, beside_top, block, column, row, silent, space,
};
use crate::app::screens::parts;
use crate::session::workshop::{ProjectorView, RoomStage, RoomStep, TimerView, Verdict, Way};
use crate::session::{AtStake, CrisisView, MemberView, MeterView, at_the_edge};

/// Where the workshop stands: the scenario, the crisis, the step, the meters.
///
/// `told` says whether the wall has told how meters moved: until then they stand where they stood, so that the room can still guess.
pub(crate) fn header(ui: &mut Ui<'_, '_>, view: &ProjectorView, told: bool) {
    let roomy = ui.look.roomy();
    let soft = ui.look.tokens.soft;
    let pad = if roomy { space::XL } else { 0.0 };
    ui.node(
        Node {
            padding: UiRect::new(px(pad), px(pad), px(space::M), px(0)),
            ..row(space::XL).align_top().apart().firm()
        },
        |ui| {
            ui.column(space::XS, |ui| {
                ui.tinted(Style::Small, soft, view.briefing.title.clone());
                ui.row(space::M, |ui| {
                    let crisis = match (view.number, view.crises) {
                        (0, _) => "Workshop".to_owned(),
                        (number, Some(crises)) => format!("Crisis {number} of {crises}"),
                        (number, None) => format!("Crisis {number}"),
                    };
                    ui.text(Style::Label, crisis);
                    if roomy {
                        steps(ui, &view.stage);
                    }
                });
            });
            if view.number > 0 && roomy {
                ui.node(column(space::XS).firm(), |ui| meters(ui, view, told));
            }
        },
    );
}

/// The meters as far as the wall has told of them, and a word where one of them is near the end of the game.
fn meters(ui: &mut Ui<'_, '_>, view: &ProjectorView, told: bool) {
    let mut meters = view.meters.clone();
    if let RoomStage::Reveal(reveal) = &view.stage
        && !told
    {
        for meter in &mut meters {
            let mut all = reveal.turn.aftermath.meters.iter();
            let moved = all.find(|moved| moved.id == meter.id);
            meter.value = moved.map_or(meter.value, |moved| moved.before);
        }
    }
    let node = Node {
        column_gap: px(space::L),
        ..default()
    };
    ui.node(node, |ui| {
        for meter in &meters {
            ui.meter(&meter.id, &meter.name, Bar::at(meter.value as f32), 7.5);
        }
    });
    edge(ui, &meters);
}

/// Which meters are near the end of the game, if any is.
pub(crate) fn edge(ui: &mut Ui<'_, '_>, meters: &[MeterView]) {
    if let Some(edge) = at_the_edge(meters) {
        ui.tinted(Style::Label, ui.look.tokens.lead, edge);
    }
}

/// The steps of a crisis, and which one this is.
fn steps(ui: &mut Ui<'_, '_>, stage: &RoomStage) {
    let at = match stage {
        RoomStage::Asked(asked) => match asked.step {
            RoomStep::Hands | RoomStep::Tie => 1,
            RoomStep::Predict => 2,
            _ => 0,
        },
        RoomStage::Reveal(_) => 3,
        RoomStage::Briefing | RoomStage::Over(_) => return,
    };
    let t = ui.look.tokens;
    ui.row(space::XS, |ui| {
        for (i, name) in ["Discuss", "Hands", "Predict", "Reveal"].iter().enumerate() {
            if i > 0 {
                ui.mute(Style::Small, t.soft, "›");
            }
            if i == at {
                ui.icon("dot", 0.7, t.ink);
                ui.short(Style::Label, t.ink, *name);
            } else {
                ui.short(Style::Small, t.soft, *name);
            }
        }
    });
}

/// The number that a response is called by in the room.
pub(crate) fn numeral(ui: &mut Ui<'_, '_>, number: usize) {
    let look = ui.look;
    let side = px(look.rem * 1.9);
    let (font, _, line) = Style::Label.bundle(look);
    ui.node(
        (
            block(side, side).pill(look.tokens.outline).centred(),
            BorderColor::all(Color::from(look.tokens.ink)),
        ),
        |ui| {
            ui.leaf((
                Text::new(number.to_string()),
                font,
                TextColor(look.tokens.ink.into()),
                line,
                TextLayout::no_wrap(),
            ));
        },
    );
}

/// A response with its number; what else belongs to it below its words.
pub(crate) fn response(
    ui: &mut Ui<'_, '_>,
    number: usize,
    text: &str,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    ui.node(beside_top(space::M).full().slim(), |ui| {
        numeral(ui, number);
        ui.node(fill(column(space::XS)), |ui| {
            ui.text(Style::Plain, text);
            inside(ui);
        });
    });
}

/// Takes the room that is left beside others.
pub(crate) fn fill(node: Node) -> Node {
    node.grow().slim()
}

/// Columns of equal width.
pub(crate) fn grid(ui: &mut Ui<'_, '_>, columns: usize, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    let columns = u16::try_from(columns.max(1)).unwrap_or(1);
    ui.node(
        Node {
            display: Display::Grid,
            grid_template_columns: RepeatedGridTrack::flex(columns, 1.0),
            column_gap: px(space::M),
            row_gap: px(space::M),
            ..Node::default().full().slim().firm()
        },
        inside,
    );
}

/// An icon with words beside it.
pub(crate) fn with_icon(
    ui: &mut Ui<'_, '_>,
    icon: &'static str,
    tint: Rgb,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    ui.node(beside_top(space::S).slim(), |ui| {
        let lift = ui.look.rem * 0.15;
        ui.node(Node::default().below(lift).firm(), |ui| {
            ui.icon(icon, 1.1, tint);
        });
        ui.node(fill(column(0.0)), inside);
    });
}

/// What is seen and said in a crisis: what came back, the scene, the signals, the voices.
pub(crate) fn scene(ui: &mut Ui<'_, '_>, crisis: &CrisisView, at_stake: &AtStake, folds: usize) {
    let t = ui.look.tokens;
    if !crisis.moment.is_empty() {
        ui.text(Style::Soft, crisis.moment.clone());
    }
    at_stake::titled(ui, &crisis.title, Some(crisis.severity));
    parts::news(ui, &crisis.arrived);
    paragraphs(ui, &crisis.scene);
    let columns = if ui.look.roomy() { 2 } else { 1 };
    grid(ui, columns, |ui| {
        for (icon, text) in [("people", &crisis.people), ("process", &crisis.process)] {
            if !text.is_empty() {
                with_icon(ui, icon, t.ink, |ui| {
                    ui.text(Style::Plain, text.clone());
                });
            }
        }
    });
    at_stake::voices(ui, &crisis.voices, Some(at_stake), folds);
    at_stake::draw(ui, at_stake, folds);
}

/// The faces of those who are there.
pub(crate) fn faces(ui: &mut Ui<'_, '_>, team: &[MemberView], size: f32) {
    let ink = ui.look.tokens.ink;
    ui.row(space::M, |ui| {
        for member in team.iter().filter(|member| member.present) {
            let says = format!("{}, {}, {}", member.name, member.job, member.mood.word());
            ui.node(
                (
                    column(2.0).align_middle(),
                    announce_label(accesskit::Role::Image, says),
                ),
                |ui| {
                    ui.face(&member.face, member.mood, size);
                    let (font, _, line) = Style::Small.bundle(ui.look);
                    ui.leaf((
                        Text::new(member.short.clone()),
                        font,
                        TextColor(ink.into()),
                        line,
                        silent(),
                    ));
                },
            );
        }
    });
}

/// The digits of the timer, so many heights of text high.
fn time_left(ui: &mut Ui<'_, '_>, timer: TimerView, size: f32) {
    let look = ui.look;
    let tint = if timer.left == 0 {
        look.tokens.lead
    } else {
        look.tokens.ink
    };
    ui.leaf((
        Text::new(digits(timer.left)),
        TextFont {
            font: (&look.fonts.bold).into(),
            font_size: FontSize::Rem(size),
            ..default()
        },
        TextColor(tint.into()),
        bevy::text::LineHeight::RelativeToFont(1.1),
        TextLayout::no_wrap(),
        Node::default().firm(),
        TimerDigits,
        timer_node(timer.left),
    ));
}

/// What the timer does, in a word.
fn running(ui: &mut Ui<'_, '_>, timer: TimerView) {
    let t = ui.look.tokens;
    if timer.left == 0 {
        ui.row(space::XS, |ui| {
            ui.icon("clock", 1.1, t.lead);
            ui.tinted(Style::Label, t.lead, "The time is up");
        });
    } else {
        let word = if timer.running { "running" } else { "at rest" };
        ui.tinted(Style::Small, t.soft, word);
    }
}

/// The timer of the discussion as wide as the page: what is left of its minutes, and what can be done with it.
pub(crate) fn countdown(
    ui: &mut Ui<'_, '_>,
    timer: TimerView,
    minutes: u16,
    controls: impl FnOnce(&mut Ui<'_, '_>),
) {
    let t = ui.look.tokens;
    let whole = TimerBar(u64::from(minutes) * 60_000);
    let node = row(space::L).apart();
    ui.node(column(space::XS), |ui| {
        ui.node(node, |ui| {
            ui.row(space::M, |ui| {
                time_left(ui, timer, 2.2);
                running(ui, timer);
            });
            ui.row(space::S, controls);
        });
        let track = block(percent(100), px(14)).pill(t.outline).clipped();
        let colours = (
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(t.ink)),
        );
        ui.node((track, colours, silent()), |ui| {
            let part = Node {
                width: percent(whole.part(timer.left)),
                height: percent(100),
                ..default()
            };
            ui.leaf((part, BackgroundColor(t.ink.into()), whole));
        });
    });
}

/// The icon of a way.
#[must_use]
pub(crate) const fn way_icon(way: Way) -> &'static str {
    match way {
        Way::Up => "up",
        Way::Down => "down",
        Way::Same => "minus",
    }
}

/// The icon of a verdict.
#[must_use]
pub(crate) const fn verdict_icon(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "check",
        Verdict::Half => "both",
        Verdict::Wrong => "cross",
    }
}

/// Paragraphs of a wall, at most 56 heights of text wide; an empty line in the text parts them.
pub(super) fn paragraphs(ui: &mut Ui<'_, '_>, text: &str) {
    const WIDEST: f32 = 56.0;
    // A bound that is wider than the page would be the width at which texts are measured, and they are set at the page's.
    let bounded = ui.look.wide > WIDEST + 8.0;
    let node = Node {
        max_width: if bounded {
            px(ui.look.rem * WIDEST)
        } else {
            auto()
        },
        ..column(space::S)
    };
    ui.node(node, |ui| {
        ui.paragraphs(Style::Plain, text);
    });
}
