//! Nobody is shown what they may not know yet: marked words are planted in the scenario, and everything that is sent is searched for them.

use two_hats::content::Source;
use two_hats::session::live::{Command, Reply};

use super::{Room, SMALL, opened, scenario};

/// Words that only a reveal, a console, or one seat may show.
const SECRET: [&str; 7] = [
    "MARKINSIGHT",
    "MARKASKS",
    "MARKSTUCK",
    "MARKLISTEN",
    "MARKDISCUSS",
    "MARKOUTCOME",
    "MARKLATER",
];

fn marked() -> (Source, two_hats::content::Story) {
    let (mut source, _) = scenario(SMALL);
    let with = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let mut text = with(
        &source.text,
        "id: \"oven\", title: \"The oven\",",
        "id: \"oven\", title: \"The oven\", asks: \"MARKASKS\", listen: [\"MARKLISTEN\"], \
         notes: (stuck: \"MARKSTUCK\", question: \"MARKSTUCK\", move_on: \"MARKSTUCK\"), briefs: [(for: [\"night\"], text: \"MARKNIGHT\")],",
    );
    for (from, to) in [
        ("Who took the oven on?", "MARKDISCUSS"),
        ("The burner coughs, and lights.", "MARKOUTCOME"),
        ("The burner stays cold", "MARKOUTCOME"),
        ("They bake flat bread", "MARKOUTCOME"),
        ("People ask for the flat bread.", "MARKLATER"),
    ] {
        text = with(&text, from, to);
    }
    for response in ["split", "speech", "wait"] {
        let at = text.find(&format!("(id: \"{response}\", hat")).unwrap();
        let head = format!("(id: \"{response}\", insight: \"MARKINSIGHT\", hat");
        text.replace_range(at..at + format!("(id: \"{response}\", hat").len(), &head);
    }
    text = with(
        &text,
        "    crises: [",
        "    seats: [(id: \"day\", name: \"Day\", brief: \"BRIEFDAY\"), (id: \"night\", name: \"Night\", brief: \"BRIEFNIGHT\")],\n    crises: [",
    );
    source.text = text;
    let story = source.scenario().unwrap_or_else(|error| panic!("{error}"));
    (source, story)
}

fn secrets(text: &str, words: &[&str]) -> Vec<String> {
    words
        .iter()
        .filter(|word| text.contains(**word))
        .map(|word| (*word).to_owned())
        .collect()
}

#[test]
fn before_the_reveal_no_phone_and_no_wall_gets_a_hat_an_insight_a_note_or_a_count() {
    let mut room = Room::of(marked(), opened(1), 5, None);
    room.console(Command::Observe { seat: 5, on: true });
    let mut steps = 0;
    loop {
        let wall = room.wall().to_string();
        assert_eq!(secrets(&wall, &SECRET), [""; 0], "{wall}");
        assert_eq!(
            secrets(&wall, &["MARKNIGHT", "BRIEFNIGHT", "BRIEFDAY"]),
            [""; 0]
        );
        // Who watches may look for what the moment asks for, and sees what all seats know; hats, notes and what comes of it stay hidden.
        let watches = format!("{}{}", room.seat(5), room.own(5));
        let hidden = ["MARKINSIGHT", "MARKSTUCK", "MARKOUTCOME", "MARKLATER"];
        assert_eq!(secrets(&watches, &hidden), [""; 0], "{watches}");
        assert!(!watches.contains("\"phones\"") && !watches.contains("\"hat\":\"Lead\""));
        for seat in 1..=4 {
            let phone = format!("{}{}", room.seat(seat), room.own(seat));
            assert_eq!(secrets(&phone, &SECRET), [""; 0], "{phone}");
            let night = seat % 2 == 0;
            let asked = room.seat(seat)["crisis"]["id"] == "oven";
            assert_eq!(
                phone.contains("MARKNIGHT"),
                night && asked,
                "{seat} {phone}"
            );
            assert_eq!(phone.contains("BRIEFNIGHT"), night);
            assert_eq!(phone.contains("BRIEFDAY"), !night);
            let other = room.own(if seat == 1 { 2 } else { 1 })["vote"].clone();
            assert!(
                !phone.contains("\"phones\"") && !phone.contains("\"hat\":\"Lead\""),
                "{other}"
            );
            assert!(!phone.contains("\"seed\""));
        }
        assert!(
            !wall.contains("\"phones\"")
                && !wall.contains("\"seed\"")
                && !wall.contains("\"vote\":\"")
        );
        if room.wall()["step"]["step"] == "vote" {
            for (seat, response) in [(1, "split"), (2, "speech"), (3, "split")] {
                assert_eq!(room.vote(seat, response), Reply::Done);
            }
        }
        if room.wall()["step"]["step"] == "name_hat" {
            break;
        }
        room.next();
        steps += 1;
    }
    assert_eq!(steps, 4);
    let console = room.all()[1].to_string();
    assert_eq!(
        secrets(&console, &["MARKINSIGHT", "MARKSTUCK", "MARKLISTEN"]).len(),
        3
    );
    assert!(!console.contains("\"seed\""));
    room.console(Command::Reveal { number: 1 });
    let phone = room.seat(1).to_string();
    assert!(
        phone.contains("MARKASKS") && phone.contains("\"phones\":2"),
        "{phone}"
    );
    assert_eq!(
        secrets(
            &phone,
            &["MARKINSIGHT", "MARKSTUCK", "MARKLISTEN", "MARKDISCUSS"]
        ),
        [""; 0]
    );
}
