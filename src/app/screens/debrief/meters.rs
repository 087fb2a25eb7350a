//! The meters over the crises. Every point is a control: it says what it is, and opens what made it.

use bevy::input_focus::directional_navigation::DirectionalNavigationMap;
use bevy::math::CompassOctant;
use bevy::prelude::*;

use super::cells::apart;
use super::shared::figure;
use super::state::{OpenNumber, Opened, Opens, PageAction};
use crate::app::kit::{
    Arrange, Button, Mark, Rgb, Stroke, Style, Ui, at, block, meter_icon, space,
};
use crate::app::step::Step;
use crate::debrief::page::ends;
use crate::debrief::{Debrief, Kind, Number, Points, Turn, signed};

/// Height of what can be clicked around a point, in logical pixels.
const CELL: f32 = 24.0;
/// Most width of it.
const CELL_WIDE: f32 = 32.0;
/// Least and most size of a mark, in logical pixels: it grows with the text, as far as its cell lets it.
const MARK: (f32, f32) = (12.0, 18.0);

/// Size of a mark beside text of this height.
fn mark_size(rem: f32) -> f32 {
    (rem * 0.6).clamp(MARK.0, MARK.1)
}

/// A point of the chart: where its mark is.
#[derive(Component, Debug, Clone, Copy)]
struct PointAt(Vec2);

/// The ring around the point that is open.
#[derive(Component)]
struct OpenRing;

/// What a point is, in words: `Morale after crisis 4, The pager storm: 52, down 6`.
pub(super) fn say(debrief: &Debrief, number: &Number, turn: u16) -> String {
    let value = |turn: u16| {
        let found = number.values.get(usize::from(turn));
        found.copied().unwrap_or_default()
    };
    let now = value(turn);
    if turn == 0 {
        return format!("{} at the start: {}", number.name, now.whole());
    }
    let by = shown(now) - shown(value(turn - 1));
    let way = match by {
        0 => "unchanged".to_owned(),
        1.. => format!("up {by}"),
        _ => format!("down {}", -by),
    };
    let title = debrief
        .turns
        .iter()
        .find(|t| t.turn == turn)
        .map_or("", |t| &t.title);
    format!(
        "{} after crisis {turn}, {title}: {}, {way}",
        number.name,
        now.whole()
    )
}

/// The whole points that are shown.
fn shown(points: Points) -> i32 {
    points.whole().replace('−', "-").parse().unwrap_or_default()
}

/// The places of a chart, in logical pixels.
#[derive(Debug, Clone, Copy)]
struct Plot {
    left: f32,
    right: f32,
    top: f32,
    floor: f32,
    turns: usize,
}

impl Plot {
    fn step(self) -> f32 {
        (self.right - self.left) / self.turns.max(1) as f32
    }

    fn x(self, turn: usize) -> f32 {
        self.left + self.step() * turn as f32
    }

    fn y(self, points: Points) -> f32 {
        let share = (points.float() / 100.0).clamp(0.0, 1.0) as f32;
        self.floor - share * (self.floor - self.top)
    }
}

/// The chart, so many logical pixels wide.
pub(super) fn draw(ui: &mut Ui<'_, '_>, debrief: &Debrief, opened: Option<&Opened>, width: f32) {
    let numbers = debrief.numbers.iter();
    let meters: Vec<&Number> = numbers.filter(|n| n.kind == Kind::Meter).collect();
    let rem = ui.look.rem;
    let high = (rem * 15.0).min(ui.look.high * rem * 0.5);
    let plot = Plot {
        left: rem * 2.4,
        right: width - rem,
        top: CELL / 2.0,
        floor: high,
        turns: debrief.turns.len(),
    };
    let luck = high + rem * 3.4;
    let label = format!("The meters over the crises: {}.", ends(&meters));
    legend(ui, &meters);
    let node = block(px(width), px(luck + rem * 2.6));
    figure(ui, label, node, |ui| {
        grid(ui, plot);
        turn_numbers(ui, plot, &debrief.turns);
        lucks(ui, plot, luck, &debrief.turns);
        for (i, meter) in meters.iter().enumerate() {
            let stroke = Stroke::of(i, ui.look.tokens.meter(&meter.id));
            let places: Vec<Vec2> = meter
                .values
                .iter()
                .enumerate()
                .map(|(turn, value)| Vec2::new(plot.x(turn), plot.y(*value)))
                .collect();
            for pair in places.windows(2) {
                if let [from, to] = pair {
                    ui.stroke(*from, *to, stroke);
                }
            }
        }
        let open = points(ui, plot, debrief, &meters, opened);
        ring(ui, open);
    });
}

fn legend(ui: &mut Ui<'_, '_>, meters: &[&Number]) {
    let ink = ui.look.tokens.ink;
    ui.row(space::XL, |ui| {
        for (i, meter) in meters.iter().enumerate() {
            let tint = ui.look.tokens.meter(&meter.id);
            let ends = (meter.values.first(), meter.values.last());
            let text = format!(
                "{} {} → {}",
                meter.name,
                ends.0.copied().unwrap_or_default().whole(),
                ends.1.copied().unwrap_or_default().whole()
            );
            ui.row(space::S, |ui| {
                ui.key_mark(Mark::of(i), mark_size(ui.look.rem), tint);
                ui.icon(meter_icon(&meter.id), 1.1, tint);
                ui.tinted(Style::Label, ink, text);
            });
        }
    });
}

fn grid(ui: &mut Ui<'_, '_>, plot: Plot) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    for level in [0, 25, 50, 75, 100] {
        let y = plot.y(Points(level * 1000));
        let (tint, thick) = if level == 0 {
            (t.soft, 2.0)
        } else {
            (t.line, 1.0)
        };
        ui.leaf((
            at(plot.left, y - thick / 2.0, plot.right - plot.left, thick),
            BackgroundColor(tint.into()),
        ));
        let place = Rect::new(0.0, y - rem * 0.6, plot.left - 10.0, y + rem * 0.6);
        ui.note(
            place,
            JustifyContent::FlexEnd,
            Style::Small,
            t.soft,
            level.to_string(),
        );
    }
}

fn turn_numbers(ui: &mut Ui<'_, '_>, plot: Plot, turns: &[Turn]) {
    let (rem, soft) = (ui.look.rem, ui.look.tokens.soft);
    for turn in turns {
        let x = plot.x(usize::from(turn.turn));
        let place = Rect::new(
            x - plot.step() / 2.0,
            plot.floor + rem * 0.5,
            x + plot.step() / 2.0,
            plot.floor + rem * 1.7,
        );
        ui.note(
            place,
            JustifyContent::Center,
            Style::Small,
            soft,
            turn.turn.to_string(),
        );
    }
}

/// Bars up for a turn that came better than was to be expected, down for one that came worse.
fn lucks(ui: &mut Ui<'_, '_>, plot: Plot, middle: f32, turns: &[Turn]) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let most = turns
        .iter()
        .map(|turn| turn.surprise.mean.abs())
        .fold(3.0, f64::max);
    ui.leaf((
        at(plot.left, middle - 1.0, plot.right - plot.left, 2.0),
        BackgroundColor(t.line.into()),
    ));
    ui.node(at(4.0, middle - rem * 0.6, rem * 1.2, rem * 1.2), |ui| {
        ui.icon("luck", 1.2, t.soft);
    });
    let figures = plot.step() >= rem * 2.2;
    for turn in turns {
        let x = plot.x(usize::from(turn.turn));
        let size = ((turn.surprise.mean.abs() / most) as f32 * rem).max(4.0);
        let up = turn.surprise.mean >= 0.0;
        let wide = (plot.step() * 0.3).min(14.0);
        let top = if up { middle - size } else { middle };
        let (ground, edge) = if up {
            (t.soft, t.soft)
        } else {
            (t.card, t.soft)
        };
        ui.leaf((
            at(x - wide / 2.0, top, wide, size).outlined(2.0),
            BackgroundColor(ground.into()),
            BorderColor::all(Color::from(edge)),
        ));
        if figures {
            let y = middle + rem * 1.2;
            let place = Rect::new(
                x - plot.step() / 2.0,
                y,
                x + plot.step() / 2.0,
                y + rem * 1.2,
            );
            let text = signed(turn.surprise.mean);
            ui.note(place, JustifyContent::Center, Style::Small, t.soft, text);
        }
    }
}

/// The points. Returns the place of the one that is open.
fn points(
    ui: &mut Ui<'_, '_>,
    plot: Plot,
    debrief: &Debrief,
    meters: &[&Number],
    opened: Option<&Opened>,
) -> Option<Vec2> {
    let mut open = None;
    let wide = (plot.step() - 2.0).min(CELL_WIDE);
    for turn in 0..=plot.turns as u16 {
        let at_turn = usize::from(turn);
        let values: Vec<Points> = meters
            .iter()
            .map(|m| m.values.get(at_turn).copied().unwrap_or_default())
            .collect();
        let heights: Vec<f32> = values.iter().map(|value| plot.y(*value)).collect();
        let cells = apart(&heights, CELL + 1.0, plot.top, plot.floor);
        let x = plot.x(at_turn);
        for (i, meter) in meters.iter().enumerate() {
            let (Some(&y), Some(&cell)) = (heights.get(i), cells.get(i)) else {
                continue;
            };
            let this = Opened {
                number: meter.id.clone(),
                turn: Some(turn),
            };
            if opened == Some(&this) {
                open = Some(Vec2::new(x, y));
            }
            let tint: Rgb = ui.look.tokens.meter(&meter.id);
            let button = Button::new(say(debrief, meter, turn), PageAction::Open(this.clone()))
                .id(format!("point/{}/{turn}", meter.id));
            let node = at(x - wide / 2.0, cell - CELL / 2.0, wide, CELL).corners(6.0);
            let bundle = (node, Opens::following(this), PointAt(Vec2::new(x, y)));
            let inside = Vec2::new(wide / 2.0, y - cell + CELL / 2.0);
            ui.clear_control(&button, bundle, |ui| {
                ui.mark(Mark::of(i), inside, mark_size(ui.look.rem), tint);
            });
        }
    }
    open
}

fn ring(ui: &mut Ui<'_, '_>, open: Option<Vec2>) {
    let node = Node {
        border: UiRect::all(px(2)),
        border_radius: BorderRadius::MAX,
        display: if open.is_some() {
            Display::Flex
        } else {
            Display::None
        },
        ..ring_at(open.unwrap_or_default())
    };
    let ink = Color::from(ui.look.tokens.ink);
    ui.leaf((node, BorderColor::all(ink), OpenRing, Pickable::IGNORE));
}

fn ring_at(place: Vec2) -> Node {
    const SIZE: f32 = MARK.1 + 6.0;
    at(place.x - SIZE / 2.0, place.y - SIZE / 2.0, SIZE, SIZE)
}

/// The ring goes to the point that is open.
fn follow(
    open: Res<OpenNumber>,
    points: Query<(&Opens, &PointAt)>,
    mut rings: Query<&mut Node, With<OpenRing>>,
) {
    if !open.is_changed() {
        return;
    }
    let place = points
        .iter()
        .find(|(opens, _)| open.0.as_ref() == Some(&opens.number))
        .map(|(_, at)| at.0);
    for mut node in &mut rings {
        match place {
            Some(place) => {
                let there = ring_at(place);
                node.left = there.left;
                node.top = there.top;
                node.display = Display::Flex;
            }
            None => node.display = Display::None,
        }
    }
}

/// Left and right go along a line, whatever else is nearer.
fn along(
    added: Query<(Entity, &Opens), Added<PointAt>>,
    mut gone: RemovedComponents<PointAt>,
    mut map: ResMut<DirectionalNavigationMap>,
) {
    for entity in gone.read() {
        map.remove(entity);
    }
    let mut points: Vec<(&Opened, Entity)> = added.iter().map(|(e, o)| (&o.number, e)).collect();
    points.sort_by(|(a, _), (b, _)| (&a.number, a.turn).cmp(&(&b.number, b.turn)));
    for pair in points.windows(2) {
        if let [(a, from), (b, to)] = pair
            && a.number == b.number
        {
            map.add_symmetrical_edge(*from, *to, CompassOctant::East);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (follow, along).in_set(Step::Settle));
}
