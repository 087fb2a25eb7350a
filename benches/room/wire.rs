//! What a phone says and hears, in the words of each server.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use super::Failed;

/// A server that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ours,
    Ws,
    SocketIo,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Ours, Self::Ws, Self::SocketIo];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Ws => "ws",
            Self::SocketIo => "socket.io",
        }
    }
}

/// Where a server is, and what a phone has to know of it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) address: String,
    /// The code to join by, of ours.
    pub(super) code: String,
}

/// What a phone has heard. Only the thread that all phones share looks at it.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Acknowledgements: of which message, when, and `seq` of the save.
    pub(super) acks: Vec<(u64, Instant, u64)>,
    /// States: their `seq`, and when each came. Kept only while asked for.
    pub(super) states: Option<Vec<(u64, Instant)>>,
    /// The last state as it came, where it is kept.
    pub(super) text: Option<Utf8Bytes>,
    pub(super) keeps_text: bool,
    /// When the whole state came first.
    pub(super) in_since: Option<Instant>,
    /// Votes of others: of which seat, when.
    pub(super) votes: Vec<(u32, Instant)>,
    pub(super) refused: Option<String>,
    pub(super) gone: bool,
}

type Socket = WebSocketStream<TcpStream>;

/// A phone, or another page.
#[derive(Debug)]
pub(super) struct Phone {
    kind: Kind,
    out: Rc<tokio::sync::Mutex<SplitSink<Socket, Message>>>,
    pub(super) heard: Rc<RefCell<Heard>>,
    pub(super) seat: u32,
    /// What proves the seat, of ours.
    pub(super) token: String,
    reader: tokio::task::JoinHandle<()>,
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Takes a seat of ours. The others know no seats.
pub(super) async fn join(place: &Place) -> Result<String, Failed> {
    if place.kind != Kind::Ours {
        return Ok(String::new());
    }
    let body = json!({"code": place.code});
    let joined = post(&place.address, "/join", &body).await?;
    Ok(joined["token"].as_str().ok_or("no seat")?.to_owned())
}

/// Makes a request with a body of JSON.
pub(super) async fn post(address: &str, path: &str, body: &Value) -> Result<Value, Failed> {
    let body = body.to_string();
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (_, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
    Ok(serde_json::from_str(body)?)
}

impl Phone {
    /// Connects, and returns as soon as it is in: the state has come.
    pub(super) async fn open(place: &Place, access: &str, token: &str) -> Result<Self, Failed> {
        let stream = TcpStream::connect(&place.address).await?;
        stream.set_nodelay(true)?;
        let path = match place.kind {
            Kind::Ours => "socket",
            Kind::Ws => "",
            Kind::SocketIo => "socket.io/?EIO=4&transport=websocket",
        };
        let request = format!("ws://{}/{path}", place.address).into_client_request()?;
        let config = WebSocketConfig::default()
            .read_buffer_size(16 << 10)
            .write_buffer_size(0);
        let (socket, _) = client_async_with_config(request, stream, Some(config)).await?;
        let (out, mut back) = socket.split();
        let out = Rc::new(tokio::sync::Mutex::new(out));
        let heard = Rc::new(RefCell::new(Heard::default()));
        let (reads, answers, kind) = (Rc::clone(&heard), Rc::clone(&out), place.kind);
        let (entered, inside) = tokio::sync::oneshot::channel();
        let reader = tokio::task::spawn_local(async move {
            let mut entered = Some(entered);
            while let Some(Ok(message)) = back.next().await {
                let Message::Text(text) = message else {
                    continue;
                };
                let answer = reads.borrow_mut().hear(kind, text);
                if let Some(answer) = answer {
                    // A socket that is closed has nothing to answer.
                    let _ = answers.lock().await.send(Message::text(answer)).await;
                }
                if reads.borrow().in_since.is_some()
                    && let Some(entered) = entered.take()
                {
                    let _ = entered.send(());
                }
            }
            reads.borrow_mut().gone = true;
        });
        let phone = Self {
            kind,
            out,
            heard,
            seat: 0,
            token: token.to_owned(),
            reader,
        };
        if kind == Kind::Ours {
            let hello = json!({"type": "hello", "v": 1, "access": access, "token": token});
            phone.say(hello.to_string()).await?;
        } else if kind == Kind::Ws {
            phone.say(r#"{"type":"hello"}"#.to_owned()).await?;
        }
        inside.await.map_err(|_| "the server closed the socket")?;
        Ok(phone)
    }

    pub(super) async fn say(&self, text: String) -> Result<(), Failed> {
        Ok(self.out.lock().await.send(Message::text(text)).await?)
    }

    /// Sends a command of ours.
    pub(super) async fn ask(&self, cid: u64, command: &Value) -> Result<(), Failed> {
        self.say(json!({"type": "do", "cid": cid, "epoch": 0, "command": command}).to_string())
            .await
    }

    /// Says that it is there, as a visible page of ours does every ten seconds.
    pub(super) async fn here(&self) -> Result<(), Failed> {
        match self.kind {
            Kind::Ours => self.say(r#"{"type":"here"}"#.to_owned()).await,
            Kind::Ws | Kind::SocketIo => Ok(()),
        }
    }

    /// Votes. `crisis` is ours alone.
    pub(super) async fn vote(&self, cid: u64, crisis: &str, response: &str) -> Result<(), Failed> {
        let seat = self.seat;
        match self.kind {
            Kind::Ours => {
                let vote = json!({"vote": {"crisis": crisis, "round": 1, "response": response}});
                self.ask(cid, &vote).await
            }
            Kind::Ws => {
                let vote = json!({"type": "vote", "cid": cid, "seat": seat, "response": response});
                self.say(vote.to_string()).await
            }
            Kind::SocketIo => {
                let vote = json!(["vote", {"cid": cid, "seat": seat, "response": response}]);
                self.say(format!("42{cid}{vote}")).await
            }
        }
    }

    /// Whether each vote goes to everybody, of the others.
    pub(super) async fn chat(&self, on: bool) -> Result<(), Failed> {
        match self.kind {
            Kind::Ours => Ok(()),
            Kind::Ws => {
                self.say(json!({"type": "mode", "chat": on}).to_string())
                    .await
            }
            Kind::SocketIo => {
                self.say(format!("420{}", json!(["mode", {"chat": on}])))
                    .await
            }
        }
    }
}

impl Heard {
    /// Takes a message; gives what has to be answered at once.
    fn hear(&mut self, kind: Kind, text: Utf8Bytes) -> Option<String> {
        let now = Instant::now();
        match kind {
            Kind::Ours => self.ours(text, now),
            Kind::Ws => self.ws(&text, now),
            Kind::SocketIo => return self.socket_io(&text, now),
        }
        None
    }

    fn ours(&mut self, text: Utf8Bytes, now: Instant) {
        if text.starts_with(r#"{"type":"state""#) {
            self.in_since.get_or_insert(now);
            if let Some(states) = &mut self.states {
                states.push((number(&text, r#""seq":"#).unwrap_or(0), now));
            }
            if self.keeps_text {
                self.text = Some(text);
            }
        } else if text.starts_with(r#"{"type":"ack""#) {
            let cid = number(&text, r#""cid":"#).unwrap_or(0);
            let seq = number(&text, r#""seq":"#).unwrap_or(0);
            self.acks.push((cid, now, seq));
        } else if text.starts_with(r#"{"type":"refused""#) {
            self.refused = Some(text.to_string());
        }
    }

    fn ws(&mut self, text: &str, now: Instant) {
        if text.starts_with(r#"{"type":"state""#) {
            self.in_since.get_or_insert(now);
        } else if text.starts_with(r#"{"type":"ack""#) {
            let cid = number(text, r#""cid":"#).unwrap_or(0);
            self.acks.push((cid, now, 0));
        } else if text.starts_with(r#"{"type":"vote""#) {
            self.vote(text, now);
        }
    }

    /// The framing of Engine.IO 4 and Socket.IO 5: `0` open, `2` ping, `40` connected, `42` an event, `43` an acknowledgement.
    fn socket_io(&mut self, text: &str, now: Instant) -> Option<String> {
        if text == "2" {
            return Some("3".to_owned());
        } else if text.starts_with('0') {
            return Some("40".to_owned());
        } else if text.starts_with("40") {
            return Some(r#"420["hello",{}]"#.to_owned());
        } else if let Some(ack) = text.strip_prefix("43") {
            let cid = number(ack, "").unwrap_or(0);
            self.in_since.get_or_insert(now);
            self.acks.push((cid, now, 0));
        } else if text.starts_with(r#"42["vote""#) {
            self.vote(text, now);
        }
        None
    }

    fn vote(&mut self, text: &str, now: Instant) {
        if let Some(seat) = number(text, r#""seat":"#) {
            self.votes.push((seat as u32, now));
        }
    }
}

/// The number that stands after some words.
fn number(text: &str, after: &str) -> Option<u64> {
    let at = text.find(after)? + after.len();
    let rest = text.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest.get(..digits)?.parse().ok()
}
