//! Drawing controls: buttons, and cards that can be chosen.

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::ui_widgets;

use super::access::announce_label;
use super::arrange::{Arrange, beside};
use super::buttons::{Button, Face, OnActivate, Shortcut};
use super::focus::{FocusId, InitialFocus};
use super::paint::Paint;
use super::text::Style;
use super::tokens::{Rgb, space};
use super::ui::Ui;

impl Ui<'_, '_> {
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
            justify_content: if button.wide {
                JustifyContent::FlexStart
            } else {
                JustifyContent::Center
            },
            min_height: px(44),
            width: if button.wide { percent(100) } else { auto() },
            flex_shrink: if button.wide { 1.0 } else { 0.0 },
            ..beside(space::S)
                .button_framed(t.outline)
                .inset(space::L, space::S)
                .within()
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
                if !label.is_empty() {
                    let (font, _, line) = Style::Label.bundle(ui.look);
                    ui.leaf((
                        Text::new(label),
                        font,
                        TextColor(ink.into()),
                        line,
                        Node::default(),
                    ));
                }
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
            OnActivate(button.sends.clone()),
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
            entity.insert(InitialFocus);
        }
        entity
            .with_children(|at| {
                // What the control is called is said once, by itself.
                inside(&mut Ui {
                    at,
                    look,
                    told: true,
                });
            })
            .id()
    }
}
