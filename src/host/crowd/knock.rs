//! Taking a seat: the requests that a simulated phone makes without a socket.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Place;
use crate::host::protocol::{Join, Joined};
use crate::session::live::MOST_NAMES;

/// The longest answer that is read: a room's list of names, each of at most 24 signs in as many bytes as signs may have.
const LONGEST: u64 = 512 * MOST_NAMES as u64;

/// What came of asking for a seat.
pub(super) enum Answer {
    /// A seat.
    In(Joined),
    /// A refusal.
    Refused(Refusal),
}

/// Why there is no seat.
pub(super) struct Refusal {
    /// What it is called.
    pub(super) reason: String,
    /// Its words.
    pub(super) said: String,
    /// After how many milliseconds it may be tried again.
    pub(super) retry: Option<u64>,
}

/// The names of the room's list that nobody has; none where it has no list.
pub(super) async fn free_names(to: SocketAddr, place: &Place) -> io::Result<Vec<String>> {
    let Place { host, code } = place;
    let request =
        format!("GET /room?code={code} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let answer = ask(to, &request).await?;
    let room: serde_json::Value = serde_json::from_str(body(&answer)).unwrap_or_default();
    let list = room.get("list").and_then(serde_json::Value::as_array);
    let free = list.into_iter().flatten().filter(|listed| {
        let seat = listed.get("seat");
        seat.is_none_or(serde_json::Value::is_null)
    });
    let names = free.filter_map(|listed| listed.get("name")?.as_str());
    Ok(names.map(str::to_owned).collect())
}

/// Asks for a seat.
pub(super) async fn knock(to: SocketAddr, place: &Place, name: &str) -> io::Result<Answer> {
    let asked = serde_json::to_string(&Join {
        code: place.code.clone(),
        name: Some(name.to_owned()),
    })?;
    let host = &place.host;
    let request = format!(
        "POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{asked}",
        asked.len()
    );
    let answer = ask(to, &request).await?;
    let body = body(&answer);
    if let Ok(joined) = serde_json::from_str::<Joined>(body) {
        return Ok(Answer::In(joined));
    }
    let refused: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let text = |field: &str| {
        let text = refused.get(field).and_then(serde_json::Value::as_str);
        text.map(str::to_owned)
    };
    let first_line = || {
        let line = answer.lines().next().unwrap_or("no answer");
        line.chars().take(80).collect()
    };
    Ok(Answer::Refused(Refusal {
        reason: text("reason").unwrap_or_default(),
        said: text("text").unwrap_or_else(first_line),
        retry: refused.get("retry").and_then(serde_json::Value::as_u64),
    }))
}

/// One request, and its whole answer.
async fn ask(to: SocketAddr, request: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(to).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    // Whatever goes on for longer is no answer.
    let mut reader = stream.take(LONGEST);
    reader.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap_or_default().1
}
