//! A mark at the end of what is seen of a page, as long as there is more below.

use bevy::prelude::*;
use bevy::ui_widgets::ScrollArea;
use bevy::window::RequestRedraw;

use super::access::silent;
use super::arrange::Arrange;
use super::tokens::space;
use super::ui::Ui;

/// Shown while the part that scrolls beside it has more below.
#[derive(Component, Debug, Clone, Copy)]
struct More;

/// How much may be out of sight without a mark, in logical pixels: less than a line is only space.
const LEAST: f32 = 20.0;
/// Height of the mark, in heights of text.
const SIDE: f32 = 1.4;

impl Ui<'_, '_> {
    /// A part of the page that scrolls and fills what is left, with a mark while there is more below: on the edge of what follows, where
    /// it covers no text, or at the end of the page if nothing follows.
    pub fn scroll_with_mark(
        &mut self,
        key: &str,
        node: Node,
        followed: bool,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let t = self.look.tokens;
        let side = self.look.rem * SIDE;
        let around = Node {
            flex_direction: FlexDirection::Column,
            min_height: px(0),
            ..Node::default().grow()
        };
        let mark = (
            Node {
                position_type: PositionType::Absolute,
                bottom: px(if followed { -side / 2.0 } else { space::XS }),
                left: percent(50),
                margin: UiRect::left(px(-side / 2.0)),
                width: px(side),
                height: px(side),
                ..Node::default().pill(t.outline).centred()
            },
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(t.soft)),
            Visibility::Hidden,
            GlobalZIndex(1),
            Pickable::IGNORE,
            More,
            silent(),
        );
        self.node(around, |ui| {
            ui.scroll(key, node, inside);
            ui.node(mark, |ui| {
                ui.icon("down", 0.6, t.soft);
            });
        })
    }
}

fn more(
    areas: Query<(&ComputedNode, &ScrollPosition, &ChildOf), With<ScrollArea>>,
    mut marks: Query<(&mut Visibility, &ChildOf), With<More>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for (mut seen, beside) in &mut marks {
        let below = areas
            .iter()
            .filter(|(_, _, parent)| parent.parent() == beside.parent())
            .map(|(node, position, _)| {
                let hidden = (node.content_size().y - node.size().y) * node.inverse_scale_factor();
                hidden - position.0.y
            })
            .fold(0.0, f32::max);
        let now = if below > LEAST {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        };
        if *seen != now {
            *seen = now;
            redraw.write(RequestRedraw);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, more);
}
