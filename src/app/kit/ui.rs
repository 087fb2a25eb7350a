//! The hand that draws a page: rows, columns, cards, texts and controls, in the theme's colours and sizes.

use bevy::a11y::AccessibilityNode;
use bevy::ecs::hierarchy::ChildSpawnerCommands;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::ui_widgets;

use super::access::{heard, scrolls, silent};
use super::arrange::{Arrange, block, column, row, shadow, whole};
use super::images::{FaceImage, Icon};
use super::look::Look;
use super::scroll::ScrollKey;
use super::text::Style;
use super::tokens::{Rgb, space};
use crate::content::paragraphs;
use crate::session::Mood;

/// Draws into one node of a page.
pub struct Ui<'a, 'w> {
    pub(super) at: &'a mut ChildSpawnerCommands<'w>,
    /// The look.
    pub look: &'a Look,
    /// A control around this says what is in it.
    pub(super) told: bool,
}

impl<'a, 'w> Ui<'a, 'w> {
    pub(crate) const fn new(at: &'a mut ChildSpawnerCommands<'w>, look: &'a Look) -> Self {
        Self {
            at,
            look,
            told: false,
        }
    }

    /// A node with whatever else, and what is in it.
    pub fn node(&mut self, bundle: impl Bundle, inside: impl FnOnce(&mut Ui<'_, '_>)) -> Entity {
        let (look, told) = (self.look, self.told);
        self.at
            .spawn(bundle)
            .with_children(|at| inside(&mut Ui { at, look, told }))
            .id()
    }

    /// What is drawn by another look, such as larger text.
    pub(crate) fn in_look(&mut self, look: &Look, inside: impl FnOnce(&mut Ui<'_, '_>)) {
        let told = self.told;
        inside(&mut Ui {
            at: self.at,
            look,
            told,
        });
    }

    /// A node with nothing in it.
    pub fn leaf(&mut self, bundle: impl Bundle) -> Entity {
        self.at.spawn(bundle).id()
    }

    /// Puts something more on what was drawn.
    pub fn insert(&mut self, entity: Entity, bundle: impl Bundle) {
        self.at.commands_mut().entity(entity).insert(bundle);
    }

    /// Tab comes to this control after all others of the page.
    pub fn after_others(&mut self, control: Entity) {
        self.insert(control, TabIndex(1));
    }

    /// Things below each other.
    pub fn column(&mut self, gap: f32, inside: impl FnOnce(&mut Ui<'_, '_>)) -> Entity {
        self.node(column(gap), inside)
    }

    /// Things beside each other, centred; what does not fit goes on below.
    pub fn row(&mut self, gap: f32, inside: impl FnOnce(&mut Ui<'_, '_>)) -> Entity {
        self.node(row(gap), inside)
    }

    /// A flexible space that pushes apart what is beside it.
    pub fn spring(&mut self) {
        self.leaf(Node::default().rest());
    }

    /// A hairline across.
    pub fn rule(&mut self) {
        let color: Color = self.look.tokens.line.into();
        self.leaf((block(percent(100), px(2)), BackgroundColor(color)));
    }

    /// How a screen reader meets a text: filled with its words as they are shown, and silent where what is around it says them.
    fn reads(&self, style: Style) -> AccessibilityNode {
        if self.told { silent() } else { heard(style) }
    }

    /// A text in the colour of its kind or in another one, with whatever else there is to it.
    pub(super) fn set(
        &mut self,
        style: Style,
        tint: Option<Rgb>,
        text: impl Into<String>,
        more: impl Bundle,
    ) -> Entity {
        let (font, own, line) = style.bundle(self.look);
        let color = tint.map_or(own, |tint| TextColor(tint.into()));
        self.leaf((Text::new(text), font, color, line, more))
    }

    /// A text.
    pub fn text(&mut self, style: Style, text: impl Into<String>) -> Entity {
        self.set(style, None, text, self.reads(style))
    }

    /// A text in a colour of the theme.
    pub fn tinted(&mut self, style: Style, tint: Rgb, text: impl Into<String>) -> Entity {
        self.set(style, Some(tint), text, self.reads(style))
    }

    /// A text that stays on one line and in its place.
    pub fn short(&mut self, style: Style, tint: Rgb, text: impl Into<String>) -> Entity {
        let one_line = (TextLayout::no_wrap(), Node::default().firm());
        self.set(style, Some(tint), text, (one_line, self.reads(style)))
    }

    /// A text with long words, such as a path: it wraps wherever it has to.
    pub fn path(&mut self, style: Style, text: impl Into<String>) -> Entity {
        let anywhere = TextLayout::linebreak(LineBreak::WordOrCharacter);
        self.set(style, None, text, (anywhere, self.reads(style)))
    }

    /// Paragraphs; an empty line in the text parts them.
    pub fn paragraphs(&mut self, style: Style, text: &str) {
        for paragraph in paragraphs(text) {
            self.text(style, paragraph);
        }
    }

    /// Paragraphs, at most 75 characters wide.
    pub fn prose(&mut self, style: Style, text: &str) {
        let rem = self.look.rem;
        self.node(column(space::S).at_most(rem * 36.0), |ui| {
            ui.paragraphs(style, text);
        });
    }

    /// An icon, so many heights of text high; decoration, and silent.
    pub fn icon(&mut self, icon: &'static str, size: f32, tint: Rgb) -> Entity {
        let side = px(self.look.rem * size);
        self.leaf((
            Icon(icon),
            ImageNode {
                color: tint.into(),
                ..default()
            },
            block(side, side),
            silent(),
        ))
    }

    /// Somebody's face on its tile, so many heights of text high. Silent: whoever draws it says whose it is.
    pub fn face(&mut self, face: &str, mood: Mood, size: f32) -> Entity {
        let side = px(self.look.rem * size);
        let tile: Color = self.look.tokens.tile.into();
        // The shoulders of the drawings are cut to this corner.
        let node = block(side, side)
            .clipped()
            .corners(self.look.rem * size / 4.0);
        let image = FaceImage {
            face: face.to_owned(),
            mood,
        };
        self.node((node, BackgroundColor(tile)), |ui| {
            ui.leaf((image, ImageNode::default(), whole(), silent()));
        })
    }

    /// A card: a panel with an outline and room inside.
    pub fn card(&mut self, inside: impl FnOnce(&mut Ui<'_, '_>)) -> Entity {
        let bundle = self.card_bundle(self.look.tokens.line);
        self.node(bundle, inside)
    }

    /// The components of a card with an outline of this colour.
    #[must_use]
    pub fn card_bundle(&self, outline: Rgb) -> impl Bundle + use<> {
        let t = &self.look.tokens;
        (
            column(space::S).framed(t.outline).pad(space::L),
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(outline)),
            shadow(false),
        )
    }

    /// A part of the page that scrolls when it has to; `key` keeps its place when the page is drawn again.
    pub fn scroll(
        &mut self,
        key: &str,
        node: Node,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let node = Node {
            overflow: Overflow::scroll_y(),
            flex_direction: FlexDirection::Column,
            min_height: px(0),
            // The focus ring needs room: what scrolls is clipped.
            padding: UiRect::all(px(space::S)),
            ..node
        };
        self.node(
            (
                node,
                scrolls(),
                ui_widgets::ScrollArea,
                ScrollPosition::default(),
                ScrollKey(key.to_owned()),
            ),
            inside,
        )
    }
}
