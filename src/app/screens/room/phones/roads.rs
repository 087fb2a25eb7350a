//! The roads of all tables over each other: the grade after each crisis, under the same luck.

use bevy::prelude::*;

use crate::app::kit::{Arrange, Mark, Rgb, Stroke, Style, Ui, announce_label, block};
use crate::session::live::WallTable;

/// With more tables than this, only the first, the best and the worst have a name.
const NAMED: usize = 8;
/// Size of the chart, in heights of text: at most so wide and at least, and what is left for figures and names.
const WIDE: f32 = 30.0;
const SLIM: f32 = 16.0;
const HIGH: f32 = 16.0;
const LEFT: f32 = 2.6;
const RIGHT: f32 = 7.0;
const EDGE: f32 = 1.9;

/// The places of a chart, in logical pixels.
struct Plot {
    rem: f32,
    /// In heights of text.
    wide: f32,
    turns: usize,
    low: i32,
    high: i32,
}

impl Plot {
    /// After the so manieth crisis, from 0.
    fn x(&self, turn: usize) -> f32 {
        let share = turn as f32 / (self.turns - 1).max(1) as f32;
        self.rem * (LEFT + (self.wide - LEFT - RIGHT) * share)
    }

    fn y(&self, grade: i32) -> f32 {
        let share = (grade - self.low) as f32 / (self.high - self.low).max(1) as f32;
        self.rem * (HIGH - EDGE - (HIGH - 2.0 * EDGE) * share)
    }
}

fn last(table: &WallTable) -> i32 {
    table.road.last().map_or(0, |turn| turn.grade)
}

/// What the chart shows, in words.
fn said(tables: &[&WallTable]) -> String {
    let ends: Vec<String> = tables
        .iter()
        .map(|table| format!("table {} ends at {}", table.table, last(table)))
        .collect();
    format!(
        "Grade after each crisis, 0 to 100, for each table: {}",
        ends.join(", ")
    )
}

/// Draws them; `fork` is the crisis, from 1, at which they parted.
pub(super) fn draw(ui: &mut Ui<'_, '_>, tables: &[WallTable], fork: Option<u16>) {
    let shown: Vec<&WallTable> = tables.iter().filter(|t| !t.road.is_empty()).collect();
    let turns = shown.iter().map(|table| table.road.len()).max();
    let Some(turns) = turns else { return };
    let grades = || {
        let roads = shown.iter().flat_map(|table| &table.road);
        roads.map(|turn| turn.grade).chain([50])
    };
    let low = (grades().min().unwrap_or(0) - 3).max(0) / 10 * 10;
    let high = ((grades().max().unwrap_or(100) + 12) / 10 * 10).min(100);
    // Half of the page where something stands beside it, without what lies around and between the two.
    let room = if ui.look.roomy() {
        (ui.look.wide - 7.0) / 2.0
    } else {
        ui.look.wide - 4.0
    };
    let plot = Plot {
        rem: ui.look.rem,
        wide: room.clamp(SLIM, WIDE),
        turns,
        low,
        high,
    };
    let node = block(px(plot.rem * plot.wide), px(plot.rem * HIGH)).within();
    let access = announce_label(accesskit::Role::Figure, said(&shown));
    ui.node((node, access), |ui| {
        axes(ui, &plot, fork);
        for (series, table) in shown.iter().enumerate() {
            line(ui, &plot, table, series);
        }
        names(ui, &plot, &shown);
    });
    ui.text(Style::Small, "Grade after each crisis, 0 to 100");
}

/// The colour of the so manieth line; shape of marks and kind of line go with it.
fn tint(ui: &Ui<'_, '_>, series: usize) -> Rgb {
    let t = ui.look.tokens;
    [t.lead, t.manage, t.ink, t.wait, t.soft][series % 5]
}

fn axes(ui: &mut Ui<'_, '_>, plot: &Plot, fork: Option<u16>) {
    let t = ui.look.tokens;
    let (left, right) = (plot.rem * LEFT, plot.rem * (plot.wide - RIGHT));
    for grade in (plot.low..=plot.high).step_by(10) {
        let y = plot.y(grade);
        let stroke = Stroke::whole(t.line, 1.0);
        ui.stroke(Vec2::new(left, y), Vec2::new(right, y), stroke);
        let place = Rect::new(0.0, y - plot.rem * 0.7, left - 8.0, y + plot.rem * 0.7);
        ui.note(
            place,
            JustifyContent::FlexEnd,
            Style::Small,
            t.soft,
            grade.to_string(),
        );
    }
    let floor = plot.rem * (HIGH - EDGE);
    for turn in 0..plot.turns {
        let x = plot.x(turn);
        let place = Rect::new(x - plot.rem, floor + 4.0, x + plot.rem, plot.rem * HIGH);
        let number = (turn + 1).to_string();
        ui.note(place, JustifyContent::Center, Style::Small, t.soft, number);
    }
    if let Some(fork) = fork {
        let x = plot.x(usize::from(fork.saturating_sub(1)));
        let stroke = Stroke {
            dash: Some((6.0, 6.0)),
            ..Stroke::whole(t.soft, 2.0)
        };
        ui.stroke(Vec2::new(x, plot.rem * EDGE), Vec2::new(x, floor), stroke);
    }
}

fn line(ui: &mut Ui<'_, '_>, plot: &Plot, table: &WallTable, series: usize) {
    let tint = tint(ui, series);
    let road = table.road.iter().enumerate();
    let points: Vec<Vec2> = road
        .map(|(turn, taken)| Vec2::new(plot.x(turn), plot.y(taken.grade)))
        .collect();
    for pair in points.windows(2) {
        if let [from, to] = pair {
            ui.stroke(*from, *to, Stroke::of(series, tint));
        }
    }
    for point in points {
        ui.mark(Mark::of(series), point, plot.rem * 0.6, tint);
    }
}

/// Names at the ends of the lines, clear of each other.
fn names(ui: &mut Ui<'_, '_>, plot: &Plot, shown: &[&WallTable]) {
    let mut order: Vec<(usize, &WallTable)> = shown.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, table)| std::cmp::Reverse(last(table)));
    let ends = order.len().saturating_sub(1);
    let all = order.len() <= NAMED;
    let named = order.into_iter().enumerate();
    let named = named.filter(|(at, (series, _))| all || *at == 0 || *at == ends || *series == 0);
    let named: Vec<(usize, &WallTable)> = named.map(|(_, named)| named).collect();
    let step = plot.rem * 1.4;
    let mut free = 0.0_f32;
    let mut places: Vec<f32> = Vec::new();
    for (_, table) in &named {
        let y = free.max(plot.y(last(table)) - step / 2.0);
        free = y + step;
        places.push(y);
    }
    let over = (free - plot.rem * HIGH).max(0.0);
    let left = plot.rem * (plot.wide - RIGHT) + 14.0;
    for ((series, table), y) in named.into_iter().zip(places) {
        let tint = tint(ui, series);
        let place = Rect::new(left, y - over, plot.rem * plot.wide, y - over + step);
        let text = format!("Table {}: {}", table.table, last(table));
        ui.note(place, JustifyContent::FlexStart, Style::Label, tint, text);
    }
}
