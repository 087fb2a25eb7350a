//! One page's socket: what it says goes to the hub, what waits for it is sent, and whoever is slow, silent or too loud is let go.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use tokio::time::timeout;

use super::ask::Ask;
use super::code;
use super::protocol::{FromPage, VERSION, close};
use super::shared::Shared;
use super::slot::{Mailbox, Outgoing};

/// A page says what it is within this time.
const HELLO: Duration = Duration::from_secs(5);
/// A message is sent within this time, or the page does not read.
const SEND: Duration = Duration::from_secs(5);
/// Messages a second that a page may send in the long run, and at once.
const RATE: f64 = 20.0;
const BURST: f64 = 100.0;

static PAGES: AtomicU64 = AtomicU64::new(1);

/// How much a page has said lately.
struct Allowance {
    left: f64,
    at: Instant,
}

impl Allowance {
    fn take(&mut self) -> bool {
        let now = Instant::now();
        let gained = (now - self.at).as_secs_f64() * RATE;
        self.left = (self.left + gained).min(BURST) - 1.0;
        self.at = now;
        self.left >= 0.0
    }
}

/// Serves a socket until either side ends it.
pub(super) async fn serve(mut socket: WebSocket, from: IpAddr, shared: Arc<Shared>) {
    let page = PAGES.fetch_add(1, Ordering::Relaxed);
    let slot = Arc::new(Mailbox::default());
    let first = timeout(HELLO, text(&mut socket)).await;
    let ask = match first {
        Err(_) => Err((close::TIMEOUT, "no hello came")),
        Ok(None) => return,
        Ok(Some(text)) => hello(page, &text, &slot, from, &shared),
    };
    match ask {
        Ok(ask) => {
            shared.tell(ask);
            let why = talk(&mut socket, page, &slot, &shared).await;
            shared.tell(Ask::Gone(page));
            if let Some((code, why)) = why {
                end(&mut socket, code, why).await;
            }
        }
        Err((code, why)) => end(&mut socket, code, why).await,
    }
}

/// What a page says first.
fn hello(
    page: u64,
    text: &str,
    slot: &Arc<Mailbox>,
    from: IpAddr,
    shared: &Shared,
) -> Result<Ask, (u16, &'static str)> {
    let slot = Arc::clone(slot);
    match serde_json::from_str(text) {
        Ok(FromPage::Hello {
            v: VERSION,
            access,
            token,
            ..
        }) => Ok(Ask::Hello {
            page,
            sha256: code::sha256(&token),
            access,
            slot,
        }),
        Ok(FromPage::Claim {
            v: VERSION,
            code,
            seat,
        }) => {
            // A claim is a guess as well: each costs as much as a wrong code until the facilitator nods.
            if shared.wait(from).is_some() {
                return Err((close::FLOOD, "wait before the next try"));
            }
            shared.wrong(from);
            let code = code::typed(&code);
            Ok(Ask::Claim {
                page,
                code,
                seat,
                slot,
            })
        }
        _ => Err((close::BAD, "a hello of this version was expected")),
    }
}

/// Listens and sends. Gives why it is to be closed, if the page is still there.
async fn talk(
    socket: &mut WebSocket,
    page: u64,
    slot: &Mailbox,
    shared: &Shared,
) -> Option<(u16, &'static str)> {
    let mut allowance = Allowance {
        left: BURST,
        at: Instant::now(),
    };
    loop {
        tokio::select! {
            message = socket.recv() => {
                let message = message?.ok()?;
                if !allowance.take() {
                    return Some((close::FLOOD, "too many messages"));
                }
                match message {
                    Message::Text(text) => {
                        let Some(ask) = heard(page, &text) else {
                            return Some((close::BAD, "this message cannot be read"));
                        };
                        shared.tell(ask);
                    }
                    Message::Close(_) => return None,
                    Message::Ping(_) | Message::Pong(_) => {}
                    Message::Binary(_) => return Some((close::BAD, "this message cannot be read")),
                }
            }
            () = slot.changed() => {
                while let Some(next) = slot.next() {
                    match next {
                        Outgoing::Text(text) => {
                            let sent = timeout(SEND, socket.send(Message::Text(text.into()))).await;
                            match sent {
                                Ok(Ok(())) => {}
                                Ok(Err(_)) => return None,
                                Err(_) => return Some((close::TIMEOUT, "the page does not read")),
                            }
                        }
                        Outgoing::Close(code, why) => return Some((code, why)),
                    }
                }
            }
        }
    }
}

fn heard(page: u64, text: &str) -> Option<Ask> {
    match serde_json::from_str(text).ok()? {
        FromPage::Do {
            cid,
            epoch,
            command,
        } => Some(Ask::Do {
            page,
            cid,
            epoch,
            command,
        }),
        FromPage::Here {} => Some(Ask::Here(page)),
        FromPage::Away {} => Some(Ask::Away(page)),
        FromPage::State {} => Some(Ask::State(page)),
        FromPage::Hello { .. } | FromPage::Claim { .. } => None,
    }
}

async fn text(socket: &mut WebSocket) -> Option<String> {
    loop {
        match socket.recv().await?.ok()? {
            Message::Text(text) => return Some(text.to_string()),
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Binary(_) => return Some(String::new()),
            Message::Close(_) => return None,
        }
    }
}

/// Says why, and waits no longer than a moment for the page to hear it.
async fn end(socket: &mut WebSocket, code: u16, why: &'static str) {
    let frame = CloseFrame {
        code,
        reason: why.into(),
    };
    let closing = async {
        if socket.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    // A page that does not answer is gone anyway.
    let _ = timeout(Duration::from_secs(1), closing).await;
}
