//! Random lists of commands over two sockets a seat, sent twice and out of order while the facilitator closes the round, against a model that
//! believes only what was acknowledged. How they arrive is the network's to decide: the model asks what must hold in any order.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use two_hats::session::Event;

use super::{Host, Page, at_step};

const SEATS: usize = 4;

/// How many lists: a few here, 1,000 in `.ci/long`.
fn lists() -> u64 {
    let asked = std::env::var("TWO_HATS_SOCKET_LISTS").ok();
    asked.and_then(|lists| lists.parse().ok()).unwrap_or(40)
}

/// Numbers that look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at as u64 + 1) as usize);
        }
    }
}

/// A vote as it is sent.
#[derive(Debug, Clone)]
struct Sent {
    cid: u64,
    epoch: u64,
    crisis: &'static str,
    response: &'static str,
}

/// What the model believes of a seat.
#[derive(Debug, Clone, Default)]
struct Seat {
    next: u64,
    /// What was accepted as counting when it arrived: never twice the same.
    done: BTreeMap<u64, &'static str>,
}

impl Seat {
    fn counts(&self) -> Option<(u64, &'static str)> {
        self.done
            .last_key_value()
            .map(|(cid, response)| (*cid, *response))
    }
}

/// Sends all of a list on one socket without waiting, and gives each with its answer.
async fn all(mut page: Page, list: Vec<Sent>) -> Vec<(Sent, Value)> {
    for Sent {
        cid,
        epoch,
        crisis,
        response,
    } in &list
    {
        let vote = json!({"vote": {"crisis": crisis, "round": 1, "response": response}});
        page.say(&json!({"type": "do", "cid": cid, "epoch": epoch, "command": vote}))
            .await;
    }
    let mut waiting = list;
    let mut answers = Vec::new();
    while !waiting.is_empty() {
        let answer = page.hear().await;
        assert_ne!(answer["type"], "closed", "{answer}");
        if matches!(answer["type"].as_str(), Some("ack" | "refused")) {
            let of = waiting.iter().position(|sent| answer["cid"] == sent.cid);
            answers.push((waiting.remove(of.unwrap()), answer));
        }
    }
    answers
}

/// The list of each socket of a seat: in no order, some of them twice.
fn meant(dice: &mut Dice, seat: &mut Seat, epoch: u64) -> [Vec<Sent>; 2] {
    let mut lists = [Vec::new(), Vec::new()];
    for _ in 0..1 + dice.below(6) {
        seat.next += 1;
        let sent = Sent {
            cid: seat.next,
            epoch: epoch.saturating_sub(u64::from(dice.below(9) == 0)),
            crisis: if dice.below(12) == 0 {
                "starter"
            } else {
                "oven"
            },
            response: ["split", "speech", "wait"][dice.below(3) as usize],
        };
        let copies = 1 + u64::from(dice.below(3) == 0);
        for _ in 0..copies {
            lists[dice.below(2) as usize].push(sent.clone());
        }
    }
    lists.each_mut().map(|list| {
        dice.shuffle(list);
        std::mem::take(list)
    })
}

impl Seat {
    /// Believes what was acknowledged, and looks whether every answer can be one to what was sent.
    fn hear(&mut self, answers: &[(Sent, Value)], epoch: u64, closed: bool) {
        for (sent, answer) in answers {
            if answer["type"] == "ack" && answer["result"] == "done" {
                assert!(
                    sent.epoch == epoch && sent.crisis == "oven",
                    "{sent:?} {answer}"
                );
                let twice = self.done.insert(sent.cid, sent.response);
                assert_eq!(twice, None, "{sent:?} was counted twice");
            }
        }
        let highest = self.counts().map_or(0, |(cid, _)| cid);
        for (sent, answer) in answers {
            let possible = match (answer["result"].as_str(), answer["reason"].as_str()) {
                (Some("done"), _) => true,
                (Some("again"), _) => self.done.contains_key(&sent.cid),
                (Some("older"), _) => sent.cid < highest,
                (_, Some("closed" | "other_crisis")) => {
                    closed || sent.epoch != epoch || sent.crisis != "oven"
                }
                _ => false,
            };
            assert!(possible, "{sent:?} {answer} {self:?}");
        }
    }
}

/// The state of a page that was just opened.
async fn fresh(address: &str, access: &str, token: &str) -> Value {
    Page::hello(address, access, token).await.state
}

/// Seats, console and model say the same.
async fn agree(address: &str, seats: &[Seat], tokens: &[String], console: &str) {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (seat, token) in seats.iter().zip(tokens) {
        let state = fresh(address, "seat", token).await;
        let (cid, response) = seat
            .counts()
            .map_or((0, Value::Null), |(c, r)| (c, json!(r)));
        assert_eq!(state["you"]["cid"], cid, "{seat:?}");
        assert_eq!(state["you"]["vote"], response, "{seat:?}");
        if let Some((_, response)) = seat.counts() {
            *counts.entry(response).or_default() += 1;
        }
    }
    let state = fresh(address, "console", console).await;
    for row in state["state"]["tallies"][0]["rows"].as_array().unwrap() {
        let believed = counts
            .remove(row["response"].as_str().unwrap())
            .unwrap_or(0);
        assert_eq!(row["phones"], believed, "{row} {seats:?}");
    }
    assert!(counts.is_empty(), "{counts:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_over_two_sockets_come_out_as_the_model_says() {
    let host = Host::new(&["--no-discussion", "--again", "--no-prediction", "--no-hats"]);
    let address = host.address().to_owned();
    let device = host.enter("console");
    let mut console = Page::hello(&address, "console", &device).await;
    let tokens: Vec<String> = (0..SEATS).map(|_| host.join().1).collect();
    console.next().await;
    let mut seats = vec![Seat::default(); SEATS];
    let mut dice = Dice(17);
    for list in 0..lists() {
        let epoch = console.state["epoch"].as_u64().unwrap();
        let closes = dice.below(2) == 0;
        let mut sockets = Vec::new();
        for (number, seat) in seats.iter_mut().enumerate() {
            for list in meant(&mut dice, seat, epoch) {
                let page = Page::hello(&address, "seat", &tokens[number]).await;
                sockets.push((number, page, list));
            }
        }
        let sending: Vec<_> = sockets
            .into_iter()
            .map(|(number, page, list)| (number, tokio::spawn(all(page, list))))
            .collect();
        if closes {
            // Twice as well, and from two devices at once: the second one is refused or known.
            let mut other = Page::hello(&address, "console", &device).await;
            let next = json!({"next": {"from": "vote", "number": 1}});
            let cid = console.cid + 1;
            other
                .say(&json!({"type": "do", "cid": cid, "epoch": epoch, "command": next}))
                .await;
            let answer = console.ask(next).await;
            assert_eq!(answer["type"], "ack", "{answer}");
        }
        let mut answers: BTreeMap<usize, Vec<(Sent, Value)>> = BTreeMap::new();
        for (number, sending) in sending {
            answers
                .entry(number)
                .or_default()
                .extend(sending.await.unwrap());
        }
        for (number, answers) in &answers {
            seats[*number].hear(answers, epoch, closes);
        }
        agree(&address, &seats, &tokens, &device).await;
        if list % 4 == 3 {
            taken_back(&mut console).await;
        } else if closes {
            assert_eq!(
                console.ask(json!({"open": {"step": "vote"}})).await["type"],
                "ack"
            );
        }
        console
            .until(|s| at_step("vote")(&json!({"state": s["state"]["wall"]})))
            .await;
    }
    let host = tokio::task::spawn_blocking(|| host.killed_and_reopened())
        .await
        .unwrap();
    agree(&address, &seats, &tokens, &device).await;
    // In the save stands what was acknowledged as counting, each once, and nothing else.
    let mut kept = BTreeSet::new();
    for entry in host.record().entries {
        if let Event::Vote(vote) = entry.event {
            assert!(
                kept.insert((vote.seat as usize, vote.cid)),
                "{vote:?} stands twice"
            );
        }
    }
    let believed = (1..).zip(&seats);
    let believed =
        believed.flat_map(|(number, seat)| seat.done.keys().map(move |&cid| (number, cid)));
    assert_eq!(kept, believed.collect());
}

/// The facilitator reveals and takes it back: another epoch, and the same round.
async fn taken_back(console: &mut Page) {
    let crisis = "oven";
    let answer = console
        .ask(json!({"choose": {"table": 1, "crisis": crisis, "response": "wait"}}))
        .await;
    assert_eq!(answer["type"], "ack", "{answer}");
    console
        .until(|s| s["state"]["can_step_back"].as_u64() == Some(1))
        .await;
    let before = console.state["epoch"].as_u64().unwrap();
    let answer = console.ask(json!({"step_back": {"turn": 1}})).await;
    assert_eq!(answer["type"], "ack", "{answer}");
    console
        .until(|s| s["epoch"].as_u64().unwrap() > before)
        .await;
}
