//! Picking a response, giving it, and going on to what comes next.

use super::{Game, explained};
use crate::app::input::Announcer;
use crate::app::nav::{Nav, Screen};
use crate::app::told;
use crate::session::{Intent, MeterMove, Stage};

/// What a page knows the card of a response by.
pub(crate) fn answer_id(response: &str) -> String {
    format!("answer/{response}")
}

/// To what comes next: a crisis, or the end.
pub(super) fn onward(game: &Game, nav: &mut Nav, announcer: &mut Announcer) {
    nav.open(match game.view().map(|view| &view.stage) {
        Some(Stage::End(_)) => Screen::Debrief,
        Some(Stage::Crisis(crisis)) => {
            announcer.say(told::arrival(crisis));
            Screen::Crisis
        }
        None => Screen::Title,
    });
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

/// Gives the response that is picked. It is on disk before it is shown.
pub(super) fn confirm(game: &mut Game, nav: &mut Nav, announcer: &mut Announcer) {
    let Some(response) = game.picked.clone() else {
        return;
    };
    let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) else {
        return;
    };
    let intent = Intent::Choose {
        crisis: crisis.id.clone(),
        response,
    };
    let Some(session) = game.session() else {
        return;
    };
    match session.submit(&intent) {
        Ok(()) => {
            game.picked = None;
            game.refresh();
            if let Some(last) = game.view().and_then(|view| view.last.as_ref()) {
                announcer.say(told::turn(last));
            }
            nav.open(Screen::Outcome);
        }
        Err(crate::session::SubmitError::Save(error)) => nav.say(format!(
            "{}\n\nNothing has changed. Mend it, and decide again.",
            explained(&error)
        )),
        Err(error @ crate::session::SubmitError::Refused(_)) => nav.say(error.to_string()),
    }
}

/// How meters moved, as one says it.
pub(crate) fn moves(meters: &[MeterMove]) -> String {
    let said: Vec<String> = meters
        .iter()
        .map(|meter| {
            let by = meter.after - meter.before;
            match by {
                0 => format!("{} stays at {}.", meter.name, meter.after),
                1.. => format!("{} rises by {by} to {}.", meter.name, meter.after),
                _ => format!("{} falls by {} to {}.", meter.name, -by, meter.after),
            }
        })
        .collect();
    said.join(" ")
}
