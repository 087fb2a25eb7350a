//! Every byte that the program sends to phones and walls, kept by a proxy in front of it and searched for what they may not know yet.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::MaybeTlsStream;
use tokio_tungstenite::client_async;

use super::{Host, Page, SMALL, at_step, command, vote};

/// What nobody but the console may ever see before the reveal, and most of it not after it.
const NEVER: [&str; 6] = [
    "MARKINSIGHT",
    "MARKSTUCK",
    "MARKLISTEN",
    "MARKDISCUSS",
    ":877,",
    ":443,",
];
/// What a reveal shows.
const LATER: [&str; 2] = ["MARKASKS", "MARKOUTCOME"];
/// What comes of it turns later.
const MUCH_LATER: &str = "MARKLATER";
const SEED: &str = "8917263544";

/// The small scenario with a marked word in every place that must stay hidden. Weights and sizes of effects are numbers that stand nowhere else.
fn marked() -> String {
    let mut text = std::fs::read_to_string(SMALL).unwrap();
    for (from, to) in [
        (
            "id: \"oven\", title: \"The oven\",",
            "id: \"oven\", title: \"The oven\", asks: \"MARKASKS\", listen: [\"MARKLISTEN\"], \
             notes: (stuck: \"MARKSTUCK\", question: \"MARKSTUCK\", move_on: \"MARKSTUCK\"), \
             briefs: [(for: [\"night\"], text: \"MARKNIGHT\")],",
        ),
        (
            "    crises: [",
            "    seats: [(id: \"day\", name: \"Day\", brief: \"BRIEFDAY\"), (id: \"night\", name: \"Night\", brief: \"BRIEFNIGHT\")],\n    crises: [",
        ),
        ("Who took the oven on?", "MARKDISCUSS"),
        (
            "weight: 2, text: \"The burner coughs",
            "weight: 877, text: \"The burner coughs",
        ),
        (
            "weight: 1, text: \"The burner stays",
            "weight: 443, text: \"The burner stays",
        ),
        ("The burner coughs, and lights.", "MARKOUTCOME"),
        ("The burner stays cold", "MARKOUTCOME"),
        ("They bake flat bread", "MARKOUTCOME"),
        ("People ask for the flat bread.", MUCH_LATER),
        (
            "(id: \"split\", hat",
            "(id: \"split\", insight: \"MARKINSIGHT\", hat",
        ),
        (
            "(id: \"speech\", hat",
            "(id: \"speech\", insight: \"MARKINSIGHT\", hat",
        ),
        (
            "(id: \"wait\", hat",
            "(id: \"wait\", insight: \"MARKINSIGHT\", hat",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

/// A proxy that keeps what the program sends.
struct Wire {
    address: String,
    kept: Arc<Mutex<Vec<u8>>>,
}

impl Wire {
    async fn before(host: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let kept = Arc::new(Mutex::new(Vec::new()));
        let (host, keeps) = (host.to_owned(), Arc::clone(&kept));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (mut from, mut to) = TcpStream::connect(&host).await.unwrap().into_split();
                let (mut asks, mut hears) = client.into_split();
                let keeps = Arc::clone(&keeps);
                tokio::spawn(async move {
                    // A side that has gone ends its half.
                    let _ = tokio::io::copy(&mut asks, &mut to).await;
                });
                tokio::spawn(async move {
                    let mut bytes = vec![0; 1 << 16];
                    while let Ok(count @ 1..) = from.read(&mut bytes).await {
                        keeps.lock().unwrap().extend_from_slice(&bytes[..count]);
                        if hears.write_all(&bytes[..count]).await.is_err() {
                            break;
                        }
                    }
                });
            }
        });
        Self { address, kept }
    }

    /// A page whose bytes go through it.
    async fn page(&self, host: &str, access: &str, token: &str) -> Page {
        let stream = TcpStream::connect(&self.address).await.unwrap();
        let request = format!("ws://{host}/socket");
        let (socket, _) = client_async(request, MaybeTlsStream::Plain(stream))
            .await
            .unwrap();
        let mut page = Page {
            socket,
            cid: 0,
            state: serde_json::Value::Null,
        };
        page.say(&json!({"type": "hello", "v": 1, "access": access, "token": token}))
            .await;
        page.until(|state| !state.is_null()).await;
        page
    }

    /// A request without a socket. Gives the body.
    async fn http(&self, host: &str, request: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        let length = body.len();
        let head = format!(
            "{request} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    fn has(&self, word: &str) -> bool {
        String::from_utf8_lossy(&self.kept.lock().unwrap()).contains(word)
    }

    fn none_of(&self, whose: &str, words: &[&str]) {
        for word in words {
            assert!(!self.has(word), "{whose} was sent {word}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_that_phones_and_walls_are_sent_tells_what_they_may_not_know() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("scenario.ron");
    std::fs::write(&scenario, marked()).unwrap();
    let mut run = command(folder.path());
    run.arg("host")
        .arg(&scenario)
        .args(["--seed", SEED, "--crises", "4", "--port", "0", "--again"]);
    run.arg("--save")
        .arg(folder.path().canonicalize().unwrap().join("room.twohats"));
    let host = Host::run(run);
    let address = host.address().to_owned();

    let mut wires: BTreeMap<String, Wire> = BTreeMap::new();
    let mut pages = Vec::new();
    let mut tokens = Vec::new();
    for seat in 1..=4 {
        let wire = Wire::before(&address).await;
        let code = host.code();
        for look in ["/", &*format!("/{code}"), &*format!("/room?code={code}")] {
            wire.http(&address, &format!("GET {look}"), "").await;
        }
        let joined = wire
            .http(&address, "POST /join", &json!({"code": code}).to_string())
            .await;
        let joined: serde_json::Value = serde_json::from_str(&joined).unwrap();
        let token = joined["token"].as_str().unwrap().to_owned();
        pages.push(wire.page(&address, "seat", &token).await);
        wires.insert(format!("seat {seat}"), wire);
        tokens.push(token);
    }
    let wire = Wire::before(&address).await;
    wire.http(&address, "GET /wall", "").await;
    let asked = json!({"access": "wall", "code": host.secret("wall")}).to_string();
    let entered = wire.http(&address, "POST /enter", &asked).await;
    let entered: serde_json::Value = serde_json::from_str(&entered).unwrap();
    let mut wall = wire
        .page(&address, "wall", entered["token"].as_str().unwrap())
        .await;
    wires.insert("the wall".to_owned(), wire);
    let console_wire = Wire::before(&address).await;
    let device = host.enter("console");
    let mut console = console_wire.page(&address, "console", &device).await;

    // To the end of the crisis: every step, a wrong command, another look at the state.
    let steps = [
        "discuss",
        "vote",
        "talk",
        "vote_again",
        "predict",
        "name_hat",
    ];
    for step in steps {
        console.next().await;
        for (seat, page) in (1..).zip(&mut pages) {
            page.until(at_step(step)).await;
            if step == "vote" && seat < 4 {
                page.ask(vote(["split", "speech", "split"][seat - 1])).await;
            }
            page.ask(json!({"reveal": {"number": 1}})).await;
            page.say(&json!({"type": "state"})).await;
            page.hear().await;
        }
        wall.until(at_step(step)).await;
    }
    let secrets = [
        host.secret("console"),
        host.secret("wall"),
        host.save().display().to_string(),
    ];
    for (whose, wire) in &wires {
        wire.none_of(whose, &NEVER);
        wire.none_of(whose, &LATER);
        wire.none_of(
            whose,
            &[
                MUCH_LATER,
                SEED,
                &format!("{:x}", SEED.parse::<u64>().unwrap()),
            ],
        );
        wire.none_of(
            whose,
            &[
                "\"phones\":",
                "\"hat\":\"",
                "\"insight\"",
                "\"weight\"",
                "\"seed\"",
            ],
        );
        wire.none_of(whose, &secrets.each_ref().map(String::as_str));
        let night = matches!(&**whose, "seat 2" | "seat 4");
        assert_eq!(wire.has("MARKNIGHT"), night, "{whose}");
        assert_eq!(wire.has("BRIEFNIGHT"), night, "{whose}");
        assert_eq!(
            wire.has("BRIEFDAY"),
            !night && whose != "the wall",
            "{whose}"
        );
        for (seat, token) in (1..).zip(&tokens) {
            assert_eq!(
                wire.has(token),
                *whose == format!("seat {seat}"),
                "{whose} and the token of {seat}"
            );
        }
    }
    // What is searched for is there: the console has had it, and after the reveal they have some of it.
    for word in ["MARKINSIGHT", "MARKSTUCK", "MARKLISTEN", "MARKDISCUSS"] {
        assert!(console_wire.has(word), "{word}");
    }
    console_wire.none_of("the console", &[SEED]);
    console.next().await;
    for page in &mut pages {
        page.until(at_step("reveal")).await;
    }
    wall.until(at_step("reveal")).await;
    for (whose, wire) in &wires {
        for word in LATER {
            assert!(wire.has(word), "{whose} sees {word} at the reveal");
        }
        wire.none_of(whose, &NEVER);
        wire.none_of(whose, &[MUCH_LATER, SEED]);
    }
}
