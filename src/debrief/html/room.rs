//! How the room decided: hands and predictions, turn by turn.

use super::escape::escape;
use crate::debrief::report::{Debrief, Turn};
use crate::debrief::room::RoomTurn;

/// The table; nothing if there was no room.
pub(super) fn room(debrief: &Debrief) -> String {
    let rows: String = debrief
        .turns
        .iter()
        .filter_map(|turn| Some(row(turn, turn.room.as_ref()?)))
        .collect();
    if rows.is_empty() {
        return rows;
    }
    format!(
        "<h3>How the room decided</h3><div class=\"wide\"><table><thead><tr><th class=\"n\" scope=\"col\">Turn</th><th scope=\"col\">Crisis</th>\
         <th scope=\"col\">Hands</th><th scope=\"col\">Predicted to move most</th><th scope=\"col\">Moved most</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

fn row(turn: &Turn, room: &RoomTurn) -> String {
    format!(
        "<tr><td class=\"n\">{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
        turn.turn,
        escape(&turn.title),
        hands(turn, room),
        predictions(room),
        moved(room)
    )
}

fn hands(turn: &Turn, room: &RoomTurn) -> String {
    let counted = room.hands.iter().any(|raised| raised.hands > 0);
    let lines: Vec<String> = room
        .hands
        .iter()
        .filter(|raised| counted || raised.response == turn.response)
        .map(|raised| {
            let text = escape(&raised.text);
            let line = if counted {
                format!("{} ({} %): {text}", raised.hands, raised.percent)
            } else {
                text
            };
            if raised.response == turn.response {
                format!("<b>{line}</b>")
            } else {
                line
            }
        })
        .collect();
    let by = match &*room.by {
        "facilitator" => "<br><span class=\"soft\">a tie, broken by the facilitator</span>",
        "group" => "<br><span class=\"soft\">the group's answer, not by hands</span>",
        _ => "",
    };
    format!("{}{by}", lines.join("<br>"))
}

fn predictions(room: &RoomTurn) -> String {
    let lines: Vec<String> = room
        .predictions
        .iter()
        .map(|foretold| escape(&foretold.said()))
        .collect();
    if lines.is_empty() {
        "–".to_owned()
    } else {
        lines.join("<br>")
    }
}

fn moved(room: &RoomTurn) -> String {
    let lines: Vec<String> = room
        .moved
        .iter()
        .map(|moved| escape(&moved.said()))
        .collect();
    if lines.is_empty() {
        "nothing".to_owned()
    } else {
        lines.join("<br>")
    }
}
