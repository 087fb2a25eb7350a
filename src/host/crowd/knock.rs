//! Taking a seat: the one request that a simulated phone makes without a socket.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Place;
use crate::host::protocol::{Join, Joined, LARGEST};

/// What came of asking for a seat.
pub(super) enum Answer {
    /// A seat.
    In(Joined),
    /// A refusal, with its words and after how many milliseconds it may be tried again.
    Refused(String, Option<u64>),
}

/// Asks for a seat.
pub(super) async fn knock(to: SocketAddr, place: &Place, name: &str) -> io::Result<Answer> {
    let body = serde_json::to_string(&Join {
        code: place.code.clone(),
        name: Some(name.to_owned()),
    })?;
    let host = &place.host;
    let request = format!(
        "POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(to).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    // An answer is short; whatever goes on for longer is none.
    let mut reader = stream.take(4 * LARGEST as u64);
    reader.read_to_end(&mut answer).await?;
    let text = String::from_utf8_lossy(&answer);
    let (_, body) = text.split_once("\r\n\r\n").unwrap_or_default();
    if let Ok(joined) = serde_json::from_str::<Joined>(body) {
        return Ok(Answer::In(joined));
    }
    let refused: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let said = refused.get("text").and_then(serde_json::Value::as_str);
    let said = said.map_or_else(
        || {
            text.lines()
                .next()
                .unwrap_or("no answer")
                .chars()
                .take(80)
                .collect()
        },
        str::to_owned,
    );
    let retry = refused.get("retry").and_then(serde_json::Value::as_u64);
    Ok(Answer::Refused(said, retry))
}
