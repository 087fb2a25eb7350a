//! Verbs for laying things out: how a node begins (`column`, `row`, `beside`, `panes`, `block`), and what is said of it after that.
//! A page says `column(space::M).wide(rem * 20.0).framed(outline)` where it would otherwise fill in eight fields.

use bevy::prelude::*;

use super::tokens::{BUTTON_RADIUS, CARD_RADIUS, space};

/// Things below each other, so many logical pixels apart.
#[must_use]
pub(crate) fn column(gap: f32) -> Node {
    Node {
        flex_direction: FlexDirection::Column,
        row_gap: px(gap),
        min_width: px(0),
        ..default()
    }
}

/// Things below each other, as wide as what is left beside them.
#[must_use]
pub(crate) fn filling(gap: f32) -> Node {
    column(gap).grow()
}

/// Things beside each other, centred; what does not fit goes on below.
#[must_use]
pub(crate) fn row(gap: f32) -> Node {
    Node {
        align_items: AlignItems::Center,
        column_gap: px(gap),
        row_gap: px(gap.min(space::S)),
        flex_wrap: FlexWrap::Wrap,
        min_width: px(0),
        ..default()
    }
}

/// Things beside each other on one line, centred.
#[must_use]
pub(crate) fn beside(gap: f32) -> Node {
    Node {
        align_items: AlignItems::Center,
        column_gap: px(gap),
        ..default()
    }
}

/// Things beside each other on one line, their tops level.
#[must_use]
pub(crate) fn beside_top(gap: f32) -> Node {
    Node {
        align_items: AlignItems::FlexStart,
        column_gap: px(gap),
        ..default()
    }
}

/// Parts of a page: beside each other where there is room, else below each other.
#[must_use]
pub(crate) fn panes(roomy: bool, column_gap: f32, row_gap: f32) -> Node {
    Node {
        flex_direction: if roomy {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        column_gap: px(column_gap),
        row_gap: px(row_gap),
        ..default()
    }
}

/// Something of one size, which it keeps where room is short.
#[must_use]
pub(crate) fn block(width: Val, height: Val) -> Node {
    Node {
        width,
        height,
        flex_shrink: 0.0,
        ..default()
    }
}

/// As wide and as high as what it is in.
#[must_use]
pub(crate) fn whole() -> Node {
    Node {
        width: percent(100),
        height: percent(100),
        ..default()
    }
}

/// At a place of what it is in, in logical pixels from its left and top.
#[must_use]
pub(crate) fn at(left: f32, top: f32, width: f32, height: f32) -> Node {
    Node {
        position_type: PositionType::Absolute,
        left: px(left),
        top: px(top),
        width: px(width),
        height: px(height),
        ..default()
    }
}

/// What a card casts on the page; more of it where the card is lifted off.
#[must_use]
pub(crate) fn shadow(lifted: bool) -> BoxShadow {
    let (dark, down, blur) = if lifted {
        (0.28, 10.0, 28.0)
    } else {
        (0.12, 4.0, 16.0)
    };
    let color = Color::srgba(0.1, 0.1, 0.12, dark);
    BoxShadow::new(color, px(0), px(down), px(0), px(blur))
}

/// What is said of a node. Lengths are logical pixels; `beside` in a name means: where panes stand beside each other.
pub(crate) trait Arrange: Sized {
    /// Changes some of its fields.
    #[must_use]
    fn with(self, change: impl FnOnce(&mut Node)) -> Node;

    /// Takes the room that is left, whatever is in it; several share it equally.
    fn grow(self) -> Node {
        self.grow_from(0.0)
    }

    /// Takes the room that is left, and goes below where less than this is.
    fn grow_from(self, basis: f32) -> Node {
        self.with(|node| {
            node.flex_grow = 1.0;
            node.flex_shrink = 1.0;
            node.flex_basis = px(basis);
        })
    }

    /// Takes the room that is left beside others, and is as high as what is in it below them.
    fn grow_beside(self, roomy: bool) -> Node {
        self.rest()
            .with(|node| node.flex_basis = if roomy { px(0) } else { auto() })
    }

    /// Takes the room that is left beyond what is in it.
    fn rest(self) -> Node {
        self.with(|node| node.flex_grow = 1.0)
    }

    /// Keeps its size where room is short.
    fn firm(self) -> Node {
        self.with(|node| node.flex_shrink = 0.0)
    }

    /// May become narrower than its widest word.
    fn slim(self) -> Node {
        self.with(|node| node.min_width = px(0))
    }

    /// So wide, and it stays so.
    fn wide(self, width: f32) -> Node {
        self.firm().with(|node| node.width = px(width))
    }

    /// So wide beside others, and as wide as it comes below them; it stays so.
    fn wide_beside(self, roomy: bool, width: f32) -> Node {
        self.firm()
            .with(|node| node.width = if roomy { px(width) } else { auto() })
    }

    /// As wide as what it is in.
    fn full(self) -> Node {
        self.with(|node| node.width = percent(100))
    }

    /// At most so wide.
    fn at_most(self, width: f32) -> Node {
        self.with(|node| node.max_width = px(width))
    }

    /// At most as wide as what it is in.
    fn within(self) -> Node {
        self.with(|node| node.max_width = percent(100))
    }

    /// In the middle of what it is in, both ways.
    fn in_the_middle(self) -> Node {
        self.with(|node| node.margin = UiRect::all(auto()))
    }

    /// So far below what is before it.
    fn below(self, gap: f32) -> Node {
        self.with(|node| node.margin = UiRect::top(px(gap)))
    }

    /// Room inside, the same on all sides.
    fn pad(self, room: f32) -> Node {
        self.with(|node| node.padding = UiRect::all(px(room)))
    }

    /// Room inside: on the left and right, and above and below.
    fn inset(self, sides: f32, ends: f32) -> Node {
        self.with(|node| node.padding = UiRect::axes(px(sides), px(ends)))
    }

    /// A line around it.
    fn outlined(self, line: f32) -> Node {
        self.with(|node| node.border = UiRect::all(px(line)))
    }

    /// A line above it.
    fn edge_above(self, line: f32) -> Node {
        self.with(|node| node.border = UiRect::top(px(line)))
    }

    /// A line below it.
    fn edge_below(self, line: f32) -> Node {
        self.with(|node| node.border = UiRect::bottom(px(line)))
    }

    /// A line on its left.
    fn edge_left(self, line: f32) -> Node {
        self.with(|node| node.border = UiRect::left(px(line)))
    }

    /// Round corners.
    fn corners(self, radius: f32) -> Node {
        self.with(|node| node.border_radius = BorderRadius::all(px(radius)))
    }

    /// The line and the corners of a card.
    fn framed(self, line: f32) -> Node {
        self.outlined(line).corners(CARD_RADIUS)
    }

    /// The line and the corners of a button.
    fn button_framed(self, line: f32) -> Node {
        self.outlined(line).corners(BUTTON_RADIUS)
    }

    /// A line around it, and ends that are half circles.
    fn pill(self, line: f32) -> Node {
        self.outlined(line)
            .with(|node| node.border_radius = BorderRadius::MAX)
    }

    /// What is in it stops at its edge.
    fn clipped(self) -> Node {
        self.with(|node| node.overflow = Overflow::clip())
    }

    /// What is in it begins at its top; in a column, at its left.
    fn align_top(self) -> Node {
        self.with(|node| node.align_items = AlignItems::FlexStart)
    }

    /// What is in it stands in the middle of its height; in a column, of its width.
    fn align_middle(self) -> Node {
        self.with(|node| node.align_items = AlignItems::Center)
    }

    /// What is in it is as high as it; in a column, as wide.
    fn align_stretch(self) -> Node {
        self.with(|node| node.align_items = AlignItems::Stretch)
    }

    /// Panes in the middle of its height beside each other, and as wide as it below each other.
    fn align_middle_beside(self, roomy: bool) -> Node {
        if roomy {
            self.align_middle()
        } else {
            self.align_stretch()
        }
    }

    /// What is in it stands in its middle, both ways.
    fn centred(self) -> Node {
        self.align_middle().to_centre()
    }

    /// What is in it stands in the middle of its line.
    fn to_centre(self) -> Node {
        self.with(|node| node.justify_content = JustifyContent::Center)
    }

    /// What is in it stands at the end of its line.
    fn to_end(self) -> Node {
        self.with(|node| node.justify_content = JustifyContent::FlexEnd)
    }

    /// What is in it stands at both ends of its line.
    fn apart(self) -> Node {
        self.with(|node| node.justify_content = JustifyContent::SpaceBetween)
    }

    /// What is in it stays on one line.
    fn one_line(self) -> Node {
        self.with(|node| node.flex_wrap = FlexWrap::NoWrap)
    }
}

impl Arrange for Node {
    fn with(mut self, change: impl FnOnce(&mut Node)) -> Node {
        change(&mut self);
        self
    }
}
