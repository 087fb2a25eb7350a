//! What stands on the page, as HTML. Authors' words say their own language and find their own direction.

use maud::{Markup, html};

use super::chart;
use crate::content::phrases;
use crate::debrief::page::{
    Block, Cells, Figure, Group, List, Multiple, Row, Score, Span, Table, Text, Tone,
};
use crate::engine::Hat;

/// Writes blocks and texts in which authors' words are of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue<'a> {
    /// None if it is that of the page.
    lang: Option<&'a str>,
}

impl<'a> Tongue<'a> {
    pub(super) fn of(language: &'a str) -> Self {
        Self {
            lang: (!language.is_empty() && language != "en").then_some(language),
        }
    }

    /// What the attribute `lang` says of authors' words.
    pub(super) const fn lang(self) -> Option<&'a str> {
        self.lang
    }

    /// `lang` and `dir` of an element that holds nothing but this text: only then is all of it set to its own side.
    fn own(self, text: &Text) -> (Option<&'a str>, Option<&'static str>) {
        if text.is_authors() {
            (self.lang, Some("auto"))
        } else {
            (None, None)
        }
    }

    /// A text within a line.
    pub(super) fn text(self, text: &Text) -> Markup {
        let alone = text.is_authors();
        html! {
            @for span in &text.0 {
                @match span {
                    Span::Author(text) if alone => (text),
                    // Isolated: what stands beside it keeps its place, whatever direction it has.
                    Span::Author(text) => bdi lang=[self.lang] { (text) },
                    Span::Ours(text) => (text),
                    Span::Strong(text) => b { (self.inner(text)) },
                    Span::Soft(text) => span.soft { (self.inner(text)) },
                    Span::Term(name, about) => span title=(about) { (name) },
                    Span::Hat(hat) => (worn(*hat)),
                    Span::Break => br;,
                }
            }
        }
    }

    /// A text within a text: never alone in its line.
    fn inner(self, text: &Text) -> Markup {
        if !text.is_authors() {
            return self.text(text);
        }
        html! { bdi lang=[self.lang] { (self.text(text)) } }
    }

    pub(super) fn blocks(self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    fn block(self, block: &Block) -> Markup {
        match block {
            Block::Heading(text) => {
                let (lang, dir) = self.own(text);
                html! { h3 lang=[lang] dir=[dir] { (self.text(text)) } }
            }
            Block::Prose(tone, text) => self.prose(*tone, text),
            Block::Scores(scores) => html! {
                dl.scores { @for score in scores { (one_score(score)) } }
            },
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => html! { div.wide { (self.table(table)) } },
            Block::List(list, items) => {
                let class = match list {
                    List::Points => None,
                    List::Flat => Some("flat"),
                };
                html! {
                    ul class=[class] {
                        @for item in items {
                            @let (lang, dir) = self.own(item);
                            li lang=[lang] dir=[dir] { (self.text(item)) }
                        }
                    }
                }
            }
            Block::Fold(title, blocks) => html! {
                details {
                    summary { (self.inner(title)) }
                    (self.blocks(blocks))
                }
            },
            Block::Beside(columns) => html! {
                div.pair { @for blocks in columns { div { (self.blocks(blocks)) } } }
            },
            Block::Multiples(roads) => html! {
                ol class={ "multiples of-" (roads.len()) } {
                    @for road in roads { (self.multiple(road)) }
                }
            },
            Block::Group(group, blocks) => {
                let inside = self.blocks(blocks);
                match group {
                    Group::Moment => html! { article.moment { (inside) } },
                    Group::Questions => html! { blockquote { (inside) } },
                    Group::Member => html! { div.member { (inside) } },
                    Group::Plan => html! { div.plan { (inside) } },
                    Group::Advice => html! { div { (inside) } },
                    Group::Screen => html! { div.screen { (inside) } },
                }
            }
        }
    }

    fn prose(self, tone: Tone, text: &Text) -> Markup {
        let class = match tone {
            Tone::Plain => None,
            Tone::Soft => Some("soft"),
            Tone::Kicker => Some("kicker"),
            Tone::Question => Some("question"),
            Tone::Because => Some("because"),
            Tone::Moment => Some("turnline"),
        };
        let (lang, dir) = self.own(text);
        html! { p class=[class] lang=[lang] dir=[dir] { (self.text(text)) } }
    }

    fn figure(self, figure: &Figure) -> Markup {
        html! {
            figure {
                div.wide { (chart::svg(figure)) }
                @if !figure.caption.is_empty() {
                    figcaption { (self.text(&figure.caption)) }
                }
            }
        }
    }

    fn multiple(self, road: &Multiple) -> Markup {
        let (lang, dir) = self.own(&road.text);
        let (insight_lang, insight_dir) = self.own(&road.insight);
        html! {
            li {
                (self.text(&road.name))
                (chart::svg(&road.figure))
                p lang=[lang] dir=[dir] { (self.text(&road.text)) }
                @if !road.insight.is_empty() {
                    p.soft lang=[insight_lang] dir=[insight_dir] { (self.text(&road.insight)) }
                }
            }
        }
    }

    fn table(self, table: &Table) -> Markup {
        let figures = |kind| (kind == Cells::Figures).then_some("n");
        html! {
            table {
                @if let Some(caption) = table.caption { caption { (caption) } }
                thead {
                    tr {
                        @for column in &table.columns {
                            @let (lang, dir) = self.own(&column.name);
                            th class=[figures(column.kind)] scope="col" lang=[lang] dir=[dir] {
                                (self.text(&column.name))
                            }
                        }
                    }
                }
                tbody { @for row in &table.rows { (self.row(table, row)) } }
            }
        }
    }

    fn row(self, table: &Table, row: &Row) -> Markup {
        html! {
            tr class=[row.taken.then_some("taken")] {
                @for (column, cell) in table.columns.iter().zip(&row.cells) {
                    @let (lang, dir) = self.own(cell);
                    @match column.kind {
                        Cells::Figures => td.n { (self.text(cell)) },
                        Cells::Words => td lang=[lang] dir=[dir] { (self.text(cell)) },
                        Cells::Names => th scope="row" lang=[lang] dir=[dir] { (self.text(cell)) },
                    }
                }
            }
        }
    }
}

/// The hat's name in a frame of its own.
fn worn(hat: Hat) -> Markup {
    let class = match hat {
        Hat::Lead => "hat lead",
        Hat::Manage => "hat manage",
        Hat::Both => "hat both",
        Hat::Wait => "hat wait",
    };
    html! { span class=(class) { (phrases::hat(hat).0) } }
}

fn one_score(score: &Score) -> Markup {
    html! {
        div {
            dt { (score.name) }
            dd.big { (score.value) " " small { (score.of) } }
            dd.soft { (score.about) }
        }
    }
}
