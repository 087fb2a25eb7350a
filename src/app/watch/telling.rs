//! The bar that tells what came of an edit, at the foot of whichever page is open.

use bevy::prelude::*;

use super::WatchAction;
use crate::app::input::Announcer;
use crate::app::mistakes::{Mistakes, sentence};
use crate::app::theme::{Button, Style, Ui, column, row, space};
use crate::session::ReloadError;

/// What is told about the last edit, in a bar at the foot of whichever page is open.
#[derive(Resource, Debug, Default)]
pub struct Told(pub(super) Option<Telling>);

/// What a bar says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The text.
    pub text: String,
    /// Whether the edit was taken over.
    pub good: bool,
    /// The mistakes of the edit, if it has some.
    pub mistakes: Option<Mistakes>,
}

impl Told {
    /// What there is to tell.
    #[must_use]
    pub const fn telling(&self) -> Option<&Telling> {
        self.0.as_ref()
    }

    /// Tells what came of an edit: what `Session::reload` or `Workshop::reload` gave. The page has to be drawn again.
    pub fn tell(&mut self, result: Result<bool, ReloadError>, announcer: &mut Announcer) {
        let telling = match result {
            // As it was: what was said about a broken edit before is mended.
            Ok(false) => {
                self.0 = None;
                return;
            }
            Ok(true) => Telling {
                text:
                    "Reloaded: the scenario has been edited, and the game goes on in its new text."
                        .to_owned(),
                good: true,
                mistakes: None,
            },
            Err(ReloadError::Broken(error)) => {
                let mistakes = Mistakes::of(&error);
                Telling {
                    text: format!(
                        "The edit has mistakes, and the game goes on without it. {}",
                        mistakes.first()
                    ),
                    good: false,
                    mistakes: Some(mistakes),
                }
            }
            Err(error @ (ReloadError::Other { .. } | ReloadError::Misfit(_))) => Telling {
                text: format!(
                    "The edit does not fit this game, which goes on without it. {}.",
                    sentence(&error.to_string())
                ),
                good: false,
                mistakes: None,
            },
        };
        announcer.say(telling.text.clone());
        self.0 = Some(telling);
    }

    /// Tells that the file cannot be read any more.
    pub(super) fn gone(&mut self, mistakes: Mistakes, announcer: &mut Announcer) {
        let text = format!(
            "{} The game goes on with the text that it had.",
            mistakes.what
        );
        announcer.say(text.clone());
        self.0 = Some(Telling {
            text,
            good: false,
            mistakes: None,
        });
    }
}

impl Telling {
    /// Draws the bar.
    pub(in crate::app) fn draw(&self, ui: &mut Ui<'_, '_>) {
        let tokens = ui.look.tokens;
        let node = Node {
            width: percent(100),
            flex_shrink: 0.0,
            padding: UiRect::axes(px(space::XL), px(space::S)),
            border: UiRect::top(px(tokens.outline)),
            ..row(space::M)
        };
        let paint = (
            BackgroundColor(tokens.card.into()),
            BorderColor::all(Color::from(tokens.ink)),
        );
        ui.node((node, paint), |ui| {
            let (icon, tint) = if self.good {
                ("check", tokens.manage)
            } else {
                ("cross", tokens.lead)
            };
            ui.icon(icon, 1.2, tint);
            let words = Node {
                flex_grow: 1.0,
                flex_shrink: 1.0,
                flex_basis: px(ui.look.rem * 12.0),
                ..column(0.0)
            };
            ui.node(words, |ui| {
                ui.text(Style::Plain, self.text.clone());
            });
            if self.mistakes.is_some() {
                ui.button(
                    Button::new("Show the mistakes", WatchAction::Show).key(KeyCode::F7, "F7"),
                );
            }
            ui.button(Button::new("Take off", WatchAction::TakeOff).key(KeyCode::F8, "F8"));
        });
    }
}
