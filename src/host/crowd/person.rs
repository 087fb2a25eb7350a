//! One simulated phone: what it does with what it sees.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use rand::RngExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::Shared;
use super::figures::Seen;
use super::knock::{Answer, Refusal, free_names, knock};
use crate::analysis::Draws;
use crate::host::protocol::{HEARTBEAT, VERSION, close};
use crate::session::live::LiveStep;

/// The longest wait before the next try to connect, in milliseconds.
const LONGEST_WAIT: u64 = 1000;

pub(super) struct Person {
    number: u32,
    shared: Arc<Shared>,
    draws: Draws,
    token: String,
    /// Its last `cid`.
    cid: u64,
    /// What it has answered last: step and crisis.
    answered: Option<(LiveStep, String)>,
    /// The step and the number that it has reported.
    reported: Option<(LiveStep, u64)>,
    over: bool,
    /// Since when it has been asleep.
    asleep: Option<Instant>,
}

/// Why a phone is not connected any more.
enum Ended {
    /// It fell asleep.
    Nap,
    /// The connection broke, or the host closed it.
    Broken,
    /// It has left for good.
    Left,
}

/// What it wants to say, and when.
struct Plan {
    at: Instant,
    step: LiveStep,
    command: Value,
    crisis: String,
}

impl Person {
    pub(super) fn new(number: u32, shared: Arc<Shared>) -> Self {
        Self {
            number,
            draws: Draws::of_one(shared.crowd.seed, number, 0),
            shared,
            token: String::new(),
            cid: 0,
            answered: None,
            reported: None,
            over: false,
            asleep: None,
        }
    }

    fn leaves(&self) -> bool {
        self.shared.leave.load(Ordering::Relaxed)
    }

    fn tell(&self, seen: Seen) {
        // Nobody listens any more when the crowd has left.
        let _ = self.shared.seen.send(seen);
    }

    /// Joins, and stays until the crowd leaves.
    pub(super) async fn live(mut self) {
        let people = u64::from(self.shared.crowd.people.max(1));
        let after = self.shared.crowd.joining * u64::from(self.number) / people;
        sleep(Duration::from_millis(after)).await;
        if !self.join().await {
            return;
        }
        self.shared.inside.fetch_add(1, Ordering::Relaxed);
        let mut wait = 200;
        while !self.leaves() {
            match self.connected().await {
                Ok(Ended::Left) => return,
                Ok(Ended::Nap) => {
                    self.tell(Seen::Slept);
                    let nap = self.draws.random_range(2_000..30_000_u64);
                    sleep(Duration::from_millis(nap)).await;
                    self.asleep = Some(Instant::now());
                    wait = 200;
                }
                Ok(Ended::Broken) => {
                    self.tell(Seen::Slept);
                    self.asleep = Some(Instant::now());
                    wait = 200;
                }
                Err(()) => wait = (wait * 2).min(LONGEST_WAIT),
            }
            let more = self.draws.random_range(0..wait / 2);
            sleep(Duration::from_millis(wait + more)).await;
        }
    }

    /// Asks for a seat until it has one, or is told that there is none.
    async fn join(&mut self) -> bool {
        let began = Instant::now();
        let mut name = format!("Guest {}", self.number + 1);
        for _ in 0..20 {
            let place = &self.shared.crowd.place;
            match knock(self.shared.to, place, &name).await {
                Ok(Answer::In(joined)) => {
                    self.token = joined.token;
                    self.tell(Seen::Joined(began.elapsed()));
                    return true;
                }
                // The room has a list of names, or somebody was quicker: a free one is picked.
                Ok(Answer::Refused(Refusal { reason, .. }))
                    if matches!(reason.as_str(), "unknown" | "name_taken") =>
                {
                    match self.free_name().await {
                        Ok(Some(free)) => name = free,
                        Ok(None) => {
                            let said = "every name of the room’s list has a seat already";
                            self.tell(Seen::Refused(said.to_owned()));
                            return false;
                        }
                        Err(_) => sleep(Duration::from_millis(500)).await,
                    }
                }
                Ok(Answer::Refused(Refusal {
                    retry: Some(retry), ..
                })) => sleep(Duration::from_millis(retry.min(10_000))).await,
                Ok(Answer::Refused(Refusal { said, .. })) => {
                    self.tell(Seen::Refused(said));
                    return false;
                }
                Err(_) => sleep(Duration::from_millis(500)).await,
            }
            if self.leaves() {
                return false;
            }
        }
        self.tell(Seen::Refused("the host does not answer".to_owned()));
        false
    }

    /// A name of the room's list that nobody has; nothing if none is left.
    async fn free_name(&mut self) -> std::io::Result<Option<String>> {
        let mut free = free_names(self.shared.to, &self.shared.crowd.place).await?;
        if free.is_empty() {
            return Ok(None);
        }
        let at = self.draws.random_range(0..free.len());
        Ok(Some(free.swap_remove(at)))
    }

    /// One connection, from hello to its end.
    async fn connected(&mut self) -> Result<Ended, ()> {
        let mut socket = self.open().await?;
        let hello = json!({"type": "hello", "v": VERSION, "access": "seat", "token": self.token, "epoch": 0, "seq": 0});
        send(&mut socket, &hello).await?;
        let mut plan: Option<Plan> = None;
        let mut sent: Option<(u64, Instant)> = None;
        let mut epoch = 0;
        let mut here = Instant::now() + Duration::from_millis(HEARTBEAT);
        let nap = self.next_nap();
        loop {
            if self.leaves() {
                let _ = socket.close(None).await;
                return Ok(Ended::Left);
            }
            let now = Instant::now();
            if nap.is_some_and(|nap| now >= nap) && !self.over {
                let frame = tokio_tungstenite::tungstenite::protocol::CloseFrame {
                    code: close::AWAY.into(),
                    reason: "".into(),
                };
                let _ = socket.close(Some(frame)).await;
                return Ok(Ended::Nap);
            }
            if now >= here {
                here = now + Duration::from_millis(HEARTBEAT);
                send(&mut socket, &json!({"type": "here"})).await?;
            }
            if sent.is_none() && plan.as_ref().is_some_and(|plan| now >= plan.at) {
                let Some(Plan {
                    step,
                    command,
                    crisis,
                    ..
                }) = plan.take()
                else {
                    continue;
                };
                self.cid += 1;
                let said =
                    json!({"type": "do", "cid": self.cid, "epoch": epoch, "command": command});
                send(&mut socket, &said).await?;
                sent = Some((self.cid, now));
                self.answered = Some((step, crisis));
            }
            // As long as nothing is to be done earlier.
            let due = plan.as_ref().map_or(here, |plan| plan.at.min(here));
            let due = nap.map_or(due, |nap| due.min(nap));
            let wait = due.saturating_duration_since(Instant::now());
            let wait = wait.clamp(Duration::from_millis(1), Duration::from_millis(250));
            let message = match timeout(wait, socket.next()).await {
                Err(_) => continue,
                Ok(Some(Ok(message))) => message,
                Ok(_) => return Ok(Ended::Broken),
            };
            let Message::Text(text) = message else {
                if message.is_close() {
                    return Ok(Ended::Broken);
                }
                continue;
            };
            let message: Value = serde_json::from_str(&text).map_err(drop)?;
            match message["type"].as_str() {
                Some("state") => {
                    epoch = message["epoch"].as_u64().unwrap_or(epoch);
                    self.sees(&message);
                    if let Some(next) = self.wants(&message) {
                        plan = Some(match plan {
                            // What it was thinking about already.
                            Some(old) if old.step == next.step && old.crisis == next.crisis => old,
                            _ => next,
                        });
                    } else {
                        plan = None;
                    }
                }
                Some("ack") => {
                    if let Some((_, at)) = sent.take() {
                        self.tell(Seen::Acked(at.elapsed()));
                    }
                }
                Some("refused") => {
                    sent = None;
                    self.tell(Seen::Late);
                    if message["reason"] == "not_saved" {
                        self.answered = None;
                    }
                }
                _ => {}
            }
        }
    }

    async fn open(&self) -> Result<WebSocketStream<TcpStream>, ()> {
        let stream = TcpStream::connect(self.shared.to).await.map_err(drop)?;
        let _ = stream.set_nodelay(true);
        let address = format!("ws://{}/socket", self.shared.crowd.place.host);
        let request = address.into_client_request().map_err(drop)?;
        let (socket, _) = client_async(request, stream).await.map_err(drop)?;
        Ok(socket)
    }

    /// When it falls asleep next: after a time that is drawn from an exponential distribution.
    fn next_nap(&mut self) -> Option<Instant> {
        let naps = self.shared.crowd.naps;
        if naps <= 0.0 {
            return None;
        }
        let u: f64 = self.draws.random_range(f64::EPSILON..1.0);
        let seconds = -u.ln() * 3600.0 / naps;
        Some(Instant::now() + Duration::from_secs_f64(seconds.min(86_400.0)))
    }

    /// Tells what it sees.
    fn sees(&mut self, message: &Value) {
        if let Some(since) = self.asleep.take() {
            self.tell(Seen::Back(since.elapsed()));
        }
        let you = &message["you"];
        self.cid = self.cid.max(you["cid"].as_u64().unwrap_or(0));
        let Some(step) = step_of(&message["state"]) else {
            return;
        };
        let number = message["state"]["step"]["number"].as_u64().unwrap_or(0);
        if self.reported != Some((step, number)) {
            self.tell(Seen::Step(step, number, Instant::now()));
            self.reported = Some((step, number));
        }
        if step == LiveStep::Over && !self.over {
            self.over = true;
            self.tell(Seen::Over);
        }
    }

    /// What it wants to say now, if it has not said it yet.
    fn wants(&mut self, message: &Value) -> Option<Plan> {
        let state = &message["state"];
        let you = &message["you"];
        let step = step_of(state)?;
        let crisis = state["crisis"]["id"].as_str()?.to_owned();
        let key = (step, crisis.clone());
        if self.answered.as_ref() == Some(&key) || state["room"]["paused"] == true {
            return None;
        }
        let command = match step {
            LiveStep::Vote | LiveStep::VoteAgain => {
                let responses = state["crisis"]["responses"].as_array()?;
                let at = self.draws.random_range(0..responses.len().max(1));
                let response = responses.get(at)?["id"].as_str()?;
                let round = state["step"]["round"].as_u64().unwrap_or(1);
                json!({"vote": {"crisis": crisis, "round": round, "response": response}})
            }
            LiveStep::Predict => {
                let meters = state["meters"].as_array()?;
                let at = self.draws.random_range(0..meters.len().max(1));
                let meter = meters.get(at)?["id"].as_str()?;
                let way = ["up", "down", "same"][self.draws.random_range(0..3_usize)];
                json!({"predict": {"crisis": crisis, "meter": meter, "way": way}})
            }
            LiveStep::NameHat => {
                let hat = ["Lead", "Manage", "Both", "Wait"][self.draws.random_range(0..4_usize)];
                json!({"name_hat": {"crisis": crisis, "hat": hat}})
            }
            LiveStep::Tie if you["speaker"] == true => {
                let tied = state["tie"]["responses"].as_array()?.first()?.as_str()?;
                json!({"break_tie": {"crisis": crisis, "response": tied}})
            }
            _ => return None,
        };
        let longest = self.shared.crowd.pace.longest();
        let think = self.draws.random_range(longest / 10..longest);
        Some(Plan {
            at: Instant::now() + Duration::from_millis(think),
            step,
            crisis: key.1,
            command,
        })
    }
}

/// The step that a room is at; nothing for one that this program does not know.
fn step_of(state: &Value) -> Option<LiveStep> {
    LiveStep::deserialize(&state["step"]["step"]).ok()
}

async fn send(socket: &mut WebSocketStream<TcpStream>, message: &Value) -> Result<(), ()> {
    let text = Message::text(message.to_string());
    socket.send(text).await.map_err(drop)
}
