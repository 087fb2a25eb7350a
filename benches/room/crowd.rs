//! Many phones in one server, and what they do together.

use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::{sleep, sleep_until};

use super::Failed;
use super::wire::{Phone, Place, join};

/// Nothing that is measured takes longer, or it is lost.
const PATIENCE: Duration = Duration::from_secs(90);

/// What is voted on.
#[derive(Debug, Clone, Default)]
pub(super) struct Question {
    pub(super) crisis: String,
    pub(super) responses: Vec<String>,
}

/// Numbers that look random and are the same every time.
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    /// From 0 up to 1.
    fn roll(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Phones that are in.
#[derive(Debug)]
pub(super) struct Crowd {
    pub(super) place: Place,
    pub(super) phones: Vec<Rc<Phone>>,
    cid: u64,
    draws: Dice,
}

impl Crowd {
    /// Lets phones join over some time. Gives how long after the first of them began the last was in.
    pub(super) async fn join(
        place: &Place,
        people: u32,
        over: Duration,
    ) -> Result<(Self, Duration), Failed> {
        let mut draws = Dice(u64::from(people));
        let begin = Instant::now();
        let mut joins = JoinSet::new();
        for seat in 0..people {
            let (place, at) = (place.clone(), begin + over.mul_f64(draws.roll()));
            joins.spawn_local(async move {
                sleep_until(at.into()).await;
                let opened = async {
                    let token = join(&place).await?;
                    let mut phone = Phone::open(&place, "seat", &token).await?;
                    phone.seat = seat;
                    Ok::<Phone, Failed>(phone)
                };
                opened.await.map_err(|error| error.to_string())
            });
        }
        let mut phones = Vec::new();
        while let Some(joined) = joins.join_next().await {
            phones.push(Rc::new(joined??));
        }
        phones.sort_by_key(|phone| phone.seat);
        let last = phones
            .iter()
            .filter_map(|phone| phone.heard.borrow().in_since)
            .max();
        let took = last.map_or(PATIENCE, |last| last - begin);
        let place = place.clone();
        Ok((
            Self {
                place,
                phones,
                cid: 0,
                draws,
            },
            took,
        ))
    }

    /// Each phone votes once at a time of its own within `over`. Gives when each sent its vote.
    async fn vote(&mut self, over: Duration, asked: &Question) -> Result<Vec<Instant>, Failed> {
        self.cid += 1;
        let (cid, begin) = (self.cid, Instant::now());
        let mut votes = JoinSet::new();
        for (at, phone) in self.phones.iter().enumerate() {
            let (phone, when) = (Rc::clone(phone), begin + over.mul_f64(self.draws.roll()));
            let chosen = (self.draws.roll() * asked.responses.len() as f64) as usize;
            let response = asked.responses.get(chosen).cloned().unwrap_or_default();
            let crisis = asked.crisis.clone();
            votes.spawn_local(async move {
                sleep_until(when.into()).await;
                let sent = Instant::now();
                let said = phone.vote(cid, &crisis, &response).await;
                said.map(|()| (at, sent)).map_err(|error| error.to_string())
            });
        }
        let mut sent = vec![begin; self.phones.len()];
        while let Some(said) = votes.join_next().await {
            let (at, when) = said??;
            if let Some(place) = sent.get_mut(at) {
                *place = when;
            }
        }
        Ok(sent)
    }

    /// Votes, and gives how long each waited for its acknowledgement.
    pub(super) async fn acks(
        &mut self,
        over: Duration,
        asked: &Question,
    ) -> Result<Vec<Duration>, Failed> {
        let sent = self.vote(over, asked).await?;
        let cid = self.cid;
        let acked = |phone: &Rc<Phone>| {
            phone
                .heard
                .borrow()
                .acks
                .last()
                .copied()
                .filter(|ack| ack.0 == cid)
        };
        self.until(|phones| phones.iter().all(|phone| acked(phone).is_some()))
            .await?;
        let times = self.phones.iter().zip(sent);
        Ok(times
            .filter_map(|(phone, sent)| Some(acked(phone)?.1 - sent))
            .collect())
    }

    /// Votes that the server sends to everybody. Gives how long until each voter saw the own one, and until the last phone saw each.
    pub(super) async fn seen(
        &mut self,
        over: Duration,
        asked: &Question,
    ) -> Result<(Vec<Duration>, Vec<Duration>), Failed> {
        let all = self.phones.len();
        for phone in &self.phones {
            phone.heard.borrow_mut().votes.clear();
        }
        let sent = self.vote(over, asked).await?;
        self.until(|phones| {
            phones
                .iter()
                .all(|phone| phone.heard.borrow().votes.len() >= all)
        })
        .await?;
        let mut own = Vec::with_capacity(all);
        let mut last = sent.clone();
        for phone in &self.phones {
            for &(seat, at) in &phone.heard.borrow().votes {
                let seat = seat as usize;
                if let (Some(last), Some(sent)) = (last.get_mut(seat), sent.get(seat)) {
                    *last = at.max(*last);
                    if seat == phone.seat as usize {
                        own.push(at - *sent);
                    }
                }
            }
        }
        Ok((
            own,
            last.into_iter()
                .zip(sent)
                .map(|(last, sent)| last - sent)
                .collect(),
        ))
    }

    /// All connections are lost at once, without a word: the old sockets stay open and are read by nobody, and every phone tries again as
    /// docs/protocol.md says. Gives how long until the last one is in again.
    pub(super) async fn back(&mut self) -> Result<Duration, Failed> {
        let begin = Instant::now();
        let mut backs = JoinSet::new();
        for phone in &self.phones {
            let (place, token, seat) = (self.place.clone(), phone.token.clone(), phone.seat);
            let luck = self.draws.roll();
            backs.spawn_local(async move {
                let mut waits = [200, 500, 1_000].into_iter();
                loop {
                    let wait = waits.next().unwrap_or(1_000);
                    sleep(Duration::from_millis(wait).mul_f64(1.0 + luck / 2.0)).await;
                    match Phone::open(&place, "seat", &token).await {
                        Ok(mut phone) => {
                            phone.seat = seat;
                            return Ok(phone);
                        }
                        Err(error) if begin.elapsed() > PATIENCE => return Err(error.to_string()),
                        Err(_) => {}
                    }
                }
            });
        }
        let mut phones = Vec::new();
        while let Some(back) = backs.join_next().await {
            phones.push(Rc::new(back??));
        }
        let last = phones
            .iter()
            .filter_map(|phone| phone.heard.borrow().in_since)
            .max();
        phones.sort_by_key(|phone| phone.seat);
        self.phones = phones;
        Ok(last.map_or(PATIENCE, |last| last - begin))
    }

    /// Every phone says that it is there.
    pub(super) async fn here(&self) -> Result<(), Failed> {
        for phone in &self.phones {
            phone.here().await?;
        }
        Ok(())
    }

    async fn until(&self, done: impl Fn(&[Rc<Phone>]) -> bool) -> Result<(), Failed> {
        let begin = Instant::now();
        while !done(&self.phones) {
            if let Some(why) = self
                .phones
                .iter()
                .find_map(|phone| phone.heard.borrow().refused.clone())
            {
                return Err(why.into());
            }
            let gone = self
                .phones
                .iter()
                .filter(|phone| phone.heard.borrow().gone)
                .count();
            if gone > 0 || begin.elapsed() > PATIENCE {
                return Err(format!(
                    "{}: {gone} phones were let go, others wait for {:?}",
                    self.place.kind.name(),
                    begin.elapsed()
                )
                .into());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

/// The facilitator of ours.
#[derive(Debug)]
pub(super) struct Console {
    page: Phone,
    cid: u64,
}

impl Console {
    /// Lets a device in.
    pub(super) async fn open(place: &Place, secret: &str) -> Result<Self, Failed> {
        let body = serde_json::json!({"access": "console", "code": secret});
        let entered = super::wire::post(&place.address, "/enter", &body).await?;
        let token = entered["token"].as_str().ok_or("no console")?;
        let page = Phone::open(place, "console", token).await?;
        page.heard.borrow_mut().keeps_text = true;
        page.say(r#"{"type":"state"}"#.to_owned()).await?;
        sleep(Duration::from_millis(200)).await;
        Ok(Self { page, cid: 0 })
    }

    /// The newest state.
    pub(super) fn state(&self) -> Result<Value, Failed> {
        let text = self.page.heard.borrow().text.clone();
        Ok(serde_json::from_str(&text.ok_or("no state")?)?)
    }

    /// Asks, and gives when, and `seq` of the save with it.
    pub(super) async fn ask(&mut self, command: &Value) -> Result<(Instant, u64), Failed> {
        let sent = self.send(command).await?;
        loop {
            {
                let heard = self.page.heard.borrow();
                if let Some(&(cid, _, seq)) = heard.acks.last()
                    && cid == self.cid
                {
                    return Ok((sent, seq));
                }
                if let Some(why) = &heard.refused {
                    return Err(why.clone().into());
                }
            }
            if sent.elapsed() > PATIENCE {
                return Err("the console is not answered".into());
            }
            sleep(Duration::from_millis(1)).await;
        }
    }

    /// Sends, and does not wait.
    pub(super) async fn send(&mut self, command: &Value) -> Result<Instant, Failed> {
        self.cid += 1;
        let sent = Instant::now();
        self.page.ask(self.cid, command).await?;
        Ok(sent)
    }

    /// `seq` of what was sent last and before, as far as it was acknowledged.
    pub(super) fn seqs(&self) -> Vec<u64> {
        self.page
            .heard
            .borrow()
            .acks
            .iter()
            .map(|ack| ack.2)
            .collect()
    }

    /// Goes on to the next step.
    pub(super) async fn next(&mut self) -> Result<(), Failed> {
        let step = self.state()?["state"]["wall"]["step"].clone();
        self.ask(&serde_json::json!({"next": {"from": step["step"], "number": step["number"]}}))
            .await?;
        sleep(Duration::from_millis(500)).await;
        Ok(())
    }

    /// What the room votes on.
    pub(super) fn question(&self) -> Result<Question, Failed> {
        let state = self.state()?;
        let crisis = &state["state"]["wall"]["crisis"];
        let responses = crisis["responses"].as_array().ok_or("nothing is asked")?;
        let ids = responses.iter().filter_map(|r| r["id"].as_str());
        Ok(Question {
            crisis: crisis["id"].as_str().unwrap_or_default().to_owned(),
            responses: ids.map(str::to_owned).collect(),
        })
    }

    /// How many phones are counted.
    pub(super) fn counted(&self) -> Result<u64, Failed> {
        let state = self.state()?;
        let rows = state["state"]["tallies"][0]["rows"].as_array().cloned();
        Ok(rows
            .unwrap_or_default()
            .iter()
            .filter_map(|row| row["phones"].as_u64())
            .sum())
    }
}
