//! Answers stand in one order everywhere: what is number 2 on a phone is number 2 on the wall, on the console and in the count.

use serde_json::Value;

use two_hats::session::live::Command;

use super::{Room, opened};

fn ids(rows: &Value, name: &str) -> Vec<String> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row[name].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn phones_wall_console_hands_and_the_split_number_answers_alike() {
    let mut room = Room::new(opened(2), 4, None);
    room.next();
    room.next();
    for crisis in 0..3 {
        let wall = ids(&room.wall()["crisis"]["responses"], "id");
        assert!(wall.len() > 1);
        for seat in 1..=4 {
            assert_eq!(ids(&room.seat(seat)["crisis"]["responses"], "id"), wall);
        }
        let console = super::console(&room.live);
        for table in 0..2 {
            assert_eq!(ids(&console["tallies"][table]["rows"], "response"), wall);
        }
        assert_eq!(ids(&console["notes"]["responses"], "id"), wall);
        for seat in 1..=4 {
            room.vote(seat, &wall[0]);
        }
        room.console(Command::Reveal { number: crisis + 1 });
        // At the reveal too, on the screen and in how the room voted.
        assert_eq!(ids(&room.wall()["crisis"]["responses"], "id"), wall);
        assert_eq!(ids(&room.wall()["reveal"]["rounds"][0], "response"), wall);
        assert_eq!(ids(&room.seat(1)["crisis"]["responses"], "id"), wall);
        room.next();
        room.next();
    }
}
