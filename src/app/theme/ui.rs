//! The hand that draws a page: rows, columns, cards, texts and controls, in the theme's colours and sizes.

use bevy::a11y::AccessibilityNode;
use bevy::ecs::hierarchy::ChildSpawnerCommands;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::ui_widgets;

use super::bars::{Bar, Delta};
use super::buttons::{Button, Does, Face, Shortcut};
use super::images::{FaceImage, Icon};
use super::look::Look;
use super::paint::Paint;
use super::text::Style;
use super::tokens::{BUTTON_RADIUS, CARD_RADIUS, Rgb, space};
use crate::app::input::{First, FocusId, ScrollKey};
use crate::session::Mood;

/// Draws into one node of a page.
pub struct Ui<'a, 'w> {
    at: &'a mut ChildSpawnerCommands<'w>,
    /// The look.
    pub look: &'a Look,
}

/// An accessibility node of a role with a label.
#[must_use]
pub fn announce_label(role: accesskit::Role, label: impl Into<String>) -> AccessibilityNode {
    let mut node = accesskit::Node::new(role);
    node.set_label(label.into());
    AccessibilityNode(node)
}

impl<'a, 'w> Ui<'a, 'w> {
    pub(crate) const fn new(at: &'a mut ChildSpawnerCommands<'w>, look: &'a Look) -> Self {
        Self { at, look }
    }

    /// A node with whatever else, and what is in it.
    pub fn node(&mut self, bundle: impl Bundle, inside: impl FnOnce(&mut Ui<'_, '_>)) -> Entity {
        let look = self.look;
        self.at
            .spawn(bundle)
            .with_children(|at| inside(&mut Ui { at, look }))
            .id()
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
        self.leaf(Node {
            flex_grow: 1.0,
            ..default()
        });
    }

    /// A hairline across.
    pub fn rule(&mut self) {
        let color: Color = self.look.tokens.line.into();
        self.leaf((
            Node {
                width: percent(100),
                height: px(2),
                flex_shrink: 0.0,
                ..default()
            },
            BackgroundColor(color),
        ));
    }

    /// A text.
    pub fn text(&mut self, style: Style, text: impl Into<String>) -> Entity {
        let look = self.look;
        self.leaf((Text::new(text), style.bundle(look), a11y_text(style)))
    }

    /// A text in a colour of the theme.
    pub fn tinted(&mut self, style: Style, tint: Rgb, text: impl Into<String>) -> Entity {
        let (font, _, line) = style.bundle(self.look);
        self.leaf((
            Text::new(text),
            font,
            TextColor(tint.into()),
            line,
            a11y_text(style),
        ))
    }

    /// A text that stays on one line and in its place.
    pub fn short(&mut self, style: Style, tint: Rgb, text: impl Into<String>) -> Entity {
        let (font, _, line) = style.bundle(self.look);
        self.leaf((
            Text::new(text),
            font,
            TextColor(tint.into()),
            line,
            TextLayout::no_wrap(),
            Node {
                flex_shrink: 0.0,
                ..default()
            },
            a11y_text(style),
        ))
    }

    /// A text with long words, such as a path: it wraps wherever it has to.
    pub fn path(&mut self, style: Style, text: impl Into<String>) -> Entity {
        let bundle = style.bundle(self.look);
        self.leaf((
            Text::new(text),
            bundle,
            TextLayout::linebreak(LineBreak::WordOrCharacter),
            a11y_text(style),
        ))
    }

    /// Paragraphs, at most 75 characters wide; an empty line in the text parts them.
    pub fn prose(&mut self, style: Style, text: &str) {
        let rem = self.look.rem;
        self.node(
            Node {
                max_width: px(rem * 36.0),
                ..column(space::S)
            },
            |ui| {
                for paragraph in text.split("\n\n").filter(|p| !p.trim().is_empty()) {
                    ui.text(style, paragraph.trim());
                }
            },
        );
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
            Node {
                width: side,
                height: side,
                flex_shrink: 0.0,
                ..default()
            },
            silent(),
        ))
    }

    /// Somebody's face on its tile, so many heights of text high. Silent: whoever draws it says whose it is.
    pub fn face(&mut self, face: &str, mood: Mood, size: f32) -> Entity {
        let side = px(self.look.rem * size);
        let tile: Color = self.look.tokens.tile.into();
        // The shoulders of the drawings are cut to this corner.
        let node = Node {
            width: side,
            height: side,
            flex_shrink: 0.0,
            border_radius: BorderRadius::all(px(self.look.rem * size / 4.0)),
            overflow: Overflow::clip(),
            ..default()
        };
        let image = FaceImage {
            face: face.to_owned(),
            mood,
        };
        self.node((node, BackgroundColor(tile)), |ui| {
            ui.leaf((
                image,
                ImageNode::default(),
                Node {
                    width: percent(100),
                    height: percent(100),
                    ..default()
                },
                silent(),
            ));
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
            Node {
                padding: UiRect::all(px(space::L)),
                border: UiRect::all(px(t.outline)),
                border_radius: BorderRadius::all(px(CARD_RADIUS)),
                ..column(space::S)
            },
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(outline)),
            BoxShadow::new(
                Color::srgba(0.1, 0.1, 0.12, 0.12),
                px(0),
                px(4),
                px(0),
                px(16),
            ),
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
                ui_widgets::ScrollArea,
                ScrollPosition::default(),
                ScrollKey(key.to_owned()),
            ),
            inside,
        )
    }

    /// A button.
    pub fn button(&mut self, button: Button) -> Entity {
        let t = self.look.tokens;
        let ground = match button.face {
            Face::Main => t.ink,
            Face::Quiet => t.bg,
            Face::Plain | Face::Chosen => t.card,
        };
        let (ink, hover) = match button.face {
            Face::Main => (t.card, t.ink.mixed(t.card, 18)),
            _ => (t.ink, t.raised),
        };
        let ink = if button.disabled { t.soft } else { ink };
        let tint = button.tint.unwrap_or(ink);
        let outline = match button.face {
            Face::Quiet => t.bg,
            Face::Plain if button.disabled => t.line,
            Face::Plain => t.soft.mixed(t.card, 45),
            Face::Main | Face::Chosen => t.ink,
        };
        let node = Node {
            padding: UiRect::axes(px(space::L), px(space::S)),
            border: UiRect::all(px(t.outline)),
            border_radius: BorderRadius::all(px(BUTTON_RADIUS)),
            align_items: AlignItems::Center,
            justify_content: if button.wide {
                JustifyContent::FlexStart
            } else {
                JustifyContent::Center
            },
            column_gap: px(space::S),
            min_height: px(44),
            width: if button.wide { percent(100) } else { auto() },
            flex_shrink: if button.wide { 1.0 } else { 0.0 },
            max_width: percent(100),
            ..default()
        };
        let (label, hint, icon, chosen, ink_off) = (
            button.label.clone(),
            button.hint.clone(),
            button.icon,
            button.toggled == Some(true),
            t.soft,
        );
        let main = button.face == Face::Main;
        self.control(
            &button,
            (node, BorderColor::all(Color::from(outline))),
            ground,
            hover,
            |ui| {
                if let Some(icon) = icon {
                    ui.icon(icon, 1.1, tint);
                }
                if chosen {
                    ui.icon("check", 0.9, ink);
                }
                let (font, _, line) = Style::Label.bundle(ui.look);
                ui.leaf((
                    Text::new(label),
                    font,
                    TextColor(ink.into()),
                    line,
                    Node {
                        flex_shrink: 1.0,
                        ..default()
                    },
                ));
                if let Some(hint) = hint {
                    ui.short(Style::Small, if main { ink } else { ink_off }, hint);
                }
            },
        )
    }

    /// A control that holds whatever is drawn in it: a card that can be chosen, a point of a chart.
    pub fn control(
        &mut self,
        button: &Button,
        bundle: impl Bundle,
        rest: Rgb,
        hover: Rgb,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let paint = Paint {
            rest: rest.into(),
            hover: hover.into(),
            press: hover.mixed(self.look.tokens.ink, 12).into(),
        };
        self.painted(button, bundle, paint, inside)
    }

    /// A control through which what is behind it is seen, until a pointer comes.
    pub fn clear_control(
        &mut self,
        button: &Button,
        bundle: impl Bundle,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let hover = Color::from(self.look.tokens.ink);
        let paint = Paint {
            rest: Color::NONE,
            hover: hover.with_alpha(0.12),
            press: hover.with_alpha(0.24),
        };
        self.painted(button, bundle, paint, inside)
    }

    fn painted(
        &mut self,
        button: &Button,
        bundle: impl Bundle,
        paint: Paint,
        inside: impl FnOnce(&mut Ui<'_, '_>),
    ) -> Entity {
        let look = self.look;
        let mut says = button.says.clone().unwrap_or_else(|| button.label.clone());
        if let Some(hint) = &button.hint {
            says = format!("{says}. Key: {hint}");
        }
        let role = match button.toggled {
            Some(_) => accesskit::Role::CheckBox,
            None => accesskit::Role::Button,
        };
        let mut access = announce_label(role, says);
        if let Some(on) = button.toggled {
            access.set_toggled(if on {
                accesskit::Toggled::True
            } else {
                accesskit::Toggled::False
            });
        }
        if button.disabled {
            access.set_disabled();
        }
        access.add_action(accesskit::Action::Click);
        access.add_action(accesskit::Action::Focus);
        let mut entity = self.at.spawn((
            bundle,
            access,
            ui_widgets::Button,
            Does(button.does.clone()),
            Shortcut(button.keys.clone()),
            FocusId(button.id.clone().unwrap_or_else(|| button.label.clone())),
            Hovered::default(),
            BackgroundColor(paint.rest),
            paint,
        ));
        if button.disabled {
            entity.insert(InteractionDisabled);
        } else {
            entity.insert((TabIndex(0), AutoDirectionalNavigation::default()));
        }
        if button.first {
            entity.insert(First);
        }
        entity.with_children(|at| inside(&mut Ui { at, look })).id()
    }

    /// The bar of a meter: its empty track and its filled part.
    pub fn bar(&mut self, bar: Bar, tint: Rgb, height: f32) -> Entity {
        let t = self.look.tokens;
        let track = Node {
            width: percent(100),
            height: px(height),
            border: UiRect::all(px(t.outline)),
            border_radius: BorderRadius::MAX,
            overflow: Overflow::clip(),
            flex_shrink: 0.0,
            ..default()
        };
        self.node(
            (
                track,
                BackgroundColor(t.card.into()),
                BorderColor::all(Color::from(t.ink)),
            ),
            |ui| {
                ui.leaf((
                    Node {
                        width: percent(bar.now()),
                        height: percent(100),
                        ..default()
                    },
                    BackgroundColor(tint.into()),
                    bar,
                ));
            },
        )
    }

    /// A meter with icon, name, number and bar, so many heights of text wide.
    pub fn meter(&mut self, id: &str, name: &str, bar: Bar, width: f32) -> Entity {
        let tint = self.look.tokens.meter(id);
        let rem = self.look.rem;
        let value = bar.to.round();
        let mut access = announce_label(accesskit::Role::Meter, name);
        access.set_numeric_value(f64::from(value));
        access.set_min_numeric_value(0.0);
        access.set_max_numeric_value(100.0);
        access.set_value(format!("{value:.0} of 100"));
        let node = Node {
            width: px(rem * width),
            min_width: px(0),
            flex_shrink: 1.0,
            ..column(space::XS)
        };
        let icon = meter_icon(id);
        let name = name.to_owned();
        self.node((node, access), |ui| {
            ui.node(
                Node {
                    column_gap: px(space::XS),
                    align_items: AlignItems::Center,
                    ..default()
                },
                |ui| {
                    ui.icon(icon, 1.0, tint);
                    let (font, _, line) = Style::Small.bundle(ui.look);
                    ui.leaf((
                        Text::new(name),
                        font,
                        TextColor(ui.look.tokens.ink.into()),
                        line,
                        // Authors name meters: a word too long for its place goes on below.
                        TextLayout::linebreak(bevy::text::LineBreak::WordOrCharacter),
                        Node {
                            flex_shrink: 1.0,
                            flex_grow: 1.0,
                            ..default()
                        },
                        silent(),
                    ));
                    let (font, color, line) = Style::Label.bundle(ui.look);
                    ui.leaf((
                        Text::new(format!("{:.0}", bar.now())),
                        font,
                        color,
                        line,
                        TextLayout::no_wrap(),
                        Node {
                            flex_shrink: 0.0,
                            ..default()
                        },
                        Delta(bar),
                        silent(),
                    ));
                },
            );
            ui.bar(bar, tint, 14.0);
        })
    }
}

/// The icon of a meter.
#[must_use]
pub(crate) fn meter_icon(id: &str) -> &'static str {
    match id {
        "morale" => "morale",
        "stability" => "stability",
        "results" => "results",
        _ => "meter",
    }
}

/// Things below each other.
#[must_use]
pub(crate) fn column(gap: f32) -> Node {
    Node {
        flex_direction: FlexDirection::Column,
        row_gap: px(gap),
        min_width: px(0),
        ..default()
    }
}

/// Things beside each other.
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

/// Nothing that a screen reader has to say.
#[must_use]
pub(crate) fn silent() -> AccessibilityNode {
    let mut node = accesskit::Node::new(accesskit::Role::GenericContainer);
    node.set_hidden();
    AccessibilityNode(node)
}

/// How a screen reader meets a text: filled with its words by `input::access`.
fn a11y_text(style: Style) -> AccessibilityNode {
    let mut node = accesskit::Node::new(match style {
        Style::Giant | Style::Title | Style::Head => accesskit::Role::Heading,
        _ => accesskit::Role::Label,
    });
    match style {
        Style::Giant | Style::Title => node.set_level(1),
        Style::Head => node.set_level(2),
        _ => {}
    }
    AccessibilityNode(node)
}
