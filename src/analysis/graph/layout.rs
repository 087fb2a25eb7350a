//! Where everything stands: cards in one column, links in lanes on both sides of it.

use std::collections::BTreeMap;

use super::measure::{Face, cut, width, wrap};
use super::model::{Card, Graph, Kind, Link, Port, Row, Rows, Side};
use super::style::{BOLD, SMALL, TEXT, TITLE};

/// The width of a card that always comes.
pub(super) const CARD: f32 = 800.0;
/// How far a crisis that may not come stands to the right, so that the line of the story passes it.
pub(super) const INDENT: f32 = 44.0;
/// Where the line of the story runs, from the left edge of the column.
pub(super) const RAIL: f32 = 20.0;
/// From the left edge of a card to its text.
pub(super) const INSET: f32 = 44.0;
/// The right part of a row or heading that holds a bar and a share.
pub(super) const BAR: f32 = 150.0;
const LANE: f32 = 10.0;
const GAP: f32 = 30.0;
const MARGIN: f32 = 28.0;
/// The height of the title and the legend.
pub(super) const LEGEND: f32 = 252.0;

/// A row in its place; `y` values are baselines.
pub(super) struct PlacedRow {
    pub(super) y: f32,
    pub(super) face: Face,
    /// The head, if it has one, and its width.
    pub(super) head: Option<(String, f32)>,
    pub(super) lines: Vec<String>,
    /// Left edge of the text and how wide it may be.
    pub(super) x: f32,
    pub(super) room: f32,
}

/// A card in its place.
pub(super) struct Placed {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) w: f32,
    pub(super) h: f32,
    pub(super) title: Vec<String>,
    pub(super) rows: Vec<PlacedRow>,
}

/// A link in its place: from a point along a lane to another point.
pub(super) struct Route<'a> {
    pub(super) link: &'a Link,
    pub(super) from: (f32, f32),
    pub(super) lane: f32,
    pub(super) to: (f32, f32),
}

pub(super) struct Layout<'a> {
    pub(super) width: f32,
    pub(super) height: f32,
    /// The left edge of the column.
    pub(super) column: f32,
    pub(super) cards: Vec<Placed>,
    /// Strand by strand.
    pub(super) strands: Vec<Vec<Route<'a>>>,
}

pub(super) const LINE: f32 = 17.0;

impl<'a> Layout<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        let mut cards = Vec::with_capacity(graph.cards.len());
        let mut y = MARGIN + LEGEND;
        let mut ended = false;
        for (position, card) in graph.cards.iter().enumerate() {
            let pooled = graph.pools.iter().any(|p| p.first == position);
            if pooled || (!ended && matches!(card.kind, Kind::Ending(_))) {
                y += GAP;
            }
            ended |= matches!(card.kind, Kind::Ending(_));
            let placed = place(card, y);
            y += placed.h + GAP;
            if graph.pools.iter().any(|p| p.last == position) {
                y += GAP / 2.0;
            }
            cards.push(placed);
        }
        let strands = chosen(&graph.links);
        let mut layout = Self {
            width: 0.0,
            height: y - GAP + MARGIN,
            column: 0.0,
            cards,
            strands: Vec::new(),
        };
        let left = layout.lanes(&strands, Side::Left);
        let right = layout.lanes(&strands, Side::Right);
        let lanes =
            |of: &BTreeMap<usize, usize>| of.values().max().map_or(0, |most| most + 1) as f32;
        layout.column = MARGIN + GAP + lanes(&left) * LANE;
        layout.width = layout.column + CARD + GAP + lanes(&right) * LANE + MARGIN;
        for card in &mut layout.cards {
            card.x += layout.column;
            for row in &mut card.rows {
                row.x += layout.column;
            }
        }
        layout.strands = strands
            .iter()
            .enumerate()
            .map(|(strand, links)| layout.routes(strand, links, &left, &right))
            .collect();
        layout
    }

    fn height_of(&self, port: Port) -> f32 {
        let Some(card) = self.cards.get(port.card) else {
            return 0.0;
        };
        let row = port.row.and_then(|r| card.rows.get(r));
        row.map_or(card.y + 20.0, |row| row.y - 4.0)
    }

    /// A lane for every strand on one side: the shortest next to the cards, none over another.
    fn lanes(&self, strands: &[Vec<&Link>], side: Side) -> BTreeMap<usize, usize> {
        let mut spans: Vec<(usize, f32, f32)> = Vec::new();
        for (strand, links) in strands.iter().enumerate() {
            if links.first().is_none_or(|l| l.kind.side() != side) {
                continue;
            }
            let heights = links
                .iter()
                .flat_map(|l| [self.height_of(l.from), self.height_of(l.to)]);
            let (top, bottom) = heights.fold((f32::MAX, f32::MIN), |(top, bottom), y| {
                (top.min(y), bottom.max(y))
            });
            spans.push((strand, top, bottom));
        }
        spans.sort_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)).then(a.0.cmp(&b.0)));
        let mut taken: Vec<Vec<(f32, f32)>> = Vec::new();
        let mut found = BTreeMap::new();
        for (strand, top, bottom) in spans {
            let free = |lane: &Vec<(f32, f32)>| {
                lane.iter()
                    .all(|&(t, b)| bottom + 12.0 < t || b + 12.0 < top)
            };
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            if let Some(lane) = taken.get_mut(lane) {
                lane.push((top, bottom));
            }
            found.insert(strand, lane);
        }
        found
    }

    fn routes(
        &self,
        strand: usize,
        links: &[&'a Link],
        left: &BTreeMap<usize, usize>,
        right: &BTreeMap<usize, usize>,
    ) -> Vec<Route<'a>> {
        let end = |port: Port, side: Side| {
            let card = self.cards.get(port.card);
            let x = card.map_or(0.0, |c| if side == Side::Left { c.x } else { c.x + c.w });
            (x, self.height_of(port))
        };
        links
            .iter()
            .map(|&link| {
                let side = link.kind.side();
                let lane = match side {
                    Side::Left => {
                        let lane = left.get(&strand).copied().unwrap_or(0) as f32;
                        self.column - 18.0 - lane * LANE
                    }
                    Side::Right => {
                        let lane = right.get(&strand).copied().unwrap_or(0) as f32;
                        self.column + CARD + 18.0 + lane * LANE
                    }
                };
                Route {
                    link,
                    from: end(link.from, side),
                    lane,
                    to: end(link.to, side),
                }
            })
            .collect()
    }
}

/// The links that are drawn, strand by strand: where several sources lead to several targets, each target is drawn from the source nearest above
/// it and each source to the target nearest below, since all run in one lane anyway.
fn chosen(links: &[Link]) -> Vec<Vec<&Link>> {
    let mut strands: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
    for link in links {
        strands.entry(link.strand).or_default().push(link);
    }
    let distance = |link: &Link| link.from.card.abs_diff(link.to.card);
    strands
        .into_values()
        .map(|links| {
            let needed = |link: &&Link| {
                let nearest_to = links
                    .iter()
                    .filter(|l| l.to == link.to)
                    .min_by_key(|l| (distance(l), l.from));
                let nearest_from = links
                    .iter()
                    .filter(|l| l.from == link.from)
                    .min_by_key(|l| (distance(l), l.to));
                nearest_to == Some(link) || nearest_from == Some(link)
            };
            links.iter().copied().filter(|l| needed(l)).collect()
        })
        .collect()
}

fn place(card: &Card, y: f32) -> Placed {
    let maybe = matches!(
        card.kind,
        Kind::Crisis {
            conditional: true,
            ..
        }
    );
    let x = if maybe { INDENT } else { 0.0 };
    let w = CARD - x;
    let title = wrap(&card.title, TITLE, w - 32.0 - BAR);
    let mut at = y + 10.0 + title.len() as f32 * 22.0 + LINE + 12.0;
    let mut rows = Vec::with_capacity(card.rows.len());
    let mut before = None;
    for row in &card.rows {
        // A little air before each response, so that what belongs to it stands with it.
        if matches!(row.kind, Rows::Response(_) | Rows::Arrivals)
            || (before.is_some() && before != Some(row.kind) && row.kind == Rows::Remark)
        {
            at += 10.0;
        }
        before = Some(row.kind);
        let placed = place_row(row, x, w, at + 8.0);
        at += placed.lines.len().max(1) as f32 * LINE;
        rows.push(placed);
    }
    Placed {
        x,
        y,
        w,
        h: at + 10.0 - y,
        title,
        rows,
    }
}

fn place_row(row: &Row, x: f32, w: f32, y: f32) -> PlacedRow {
    let bar = if row.share.is_some() { BAR } else { 0.0 };
    let inner = match row.kind {
        Rows::Needs | Rows::Notes | Rows::Later | Rows::Promise => INSET + 14.0,
        Rows::Response(_) => INSET,
        _ => 16.0,
    };
    let mark = if row.mark.is_empty() { 0.0 } else { 34.0 };
    let mut left = x + inner + mark;
    let mut room = w - inner - mark - 16.0 - bar;
    let face = if matches!(row.kind, Rows::Response(_)) {
        TEXT
    } else {
        SMALL
    };
    let mut head = None;
    if !row.head.is_empty() {
        let shown = cut(&row.head, BOLD, room);
        let wide = width(&shown, BOLD);
        left += wide + 8.0;
        room -= wide + 8.0;
        head = Some((shown, wide));
    }
    let lines = match row.kind {
        Rows::Response(_) => vec![cut(&row.text, face, room.max(0.0))],
        Rows::Later => first_two(&row.text, face, room),
        _ => wrap(&row.text, face, room),
    };
    PlacedRow {
        y: y + 5.0,
        face,
        head,
        lines,
        x: left,
        room,
    }
}

/// A text in at most two lines.
fn first_two(text: &str, face: Face, room: f32) -> Vec<String> {
    let lines = wrap(text, face, room);
    if lines.len() <= 2 {
        return lines;
    }
    let rest = lines.get(1..).unwrap_or_default().join(" ");
    lines
        .into_iter()
        .take(1)
        .chain(std::iter::once(cut(&rest, face, room)))
        .collect()
}
