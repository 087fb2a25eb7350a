//! Picking a response, giving it, and going on to what comes next.

use super::{Game, explained};
use crate::app::data::narration;
use crate::app::kit::Announcer;
use crate::session::{Intent, Stage, SubmitError};

/// Says what comes next.
pub(super) fn onward(game: &Game, announcer: &mut Announcer) {
    if let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) {
        announcer.say(narration::arrival(crisis));
    }
}

/// Picks a response without giving it.
pub(super) fn pick(game: &mut Game, id: &str, announcer: &mut Announcer) {
    let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) else {
        return;
    };
    let Some(response) = crisis.responses.iter().find(|r| r.id == id) else {
        return;
    };
    announcer.say(format!(
        "Picked: {} Enter gives this answer.",
        response.text
    ));
    game.picked = Some(id.to_owned());
}

/// Gives the response that is picked. It is on disk before it is shown. Returns whether there was one.
///
/// # Errors
/// Why it could not be given, in sentences.
pub(super) fn confirm(game: &mut Game, announcer: &mut Announcer) -> Result<bool, String> {
    let Some(response) = game.picked.clone() else {
        return Ok(false);
    };
    let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) else {
        return Ok(false);
    };
    let intent = Intent::Choose {
        crisis: crisis.id.clone(),
        response,
    };
    let Some(session) = game.session() else {
        return Ok(false);
    };
    session.submit(&intent).map_err(|error| match error {
        SubmitError::Save(error) => format!(
            "{}\n\nNothing has changed. Mend it, and decide again.",
            explained(&error)
        ),
        SubmitError::Refused(_) => error.to_string(),
    })?;
    game.picked = None;
    game.refresh();
    if let Some(last) = game.view().and_then(|view| view.last.as_ref()) {
        announcer.say(narration::turn(last));
    }
    Ok(true)
}
