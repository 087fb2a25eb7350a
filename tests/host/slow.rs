//! Pages that stop reading, and requests without an end: they are let go, keep nothing in memory, and nobody else waits for them.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use serde_json::json;
use socket2::{Domain, Socket, Type};

use super::{Host, Page, at_step, vote};

const SLOW: usize = 40;
/// Enough states to fill what the kernel holds for a page many times over.
const CHANGES: usize = 600;

/// A page of a seat that says hello and then reads nothing.
fn slow(address: &str, token: &str) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    // The kernel of this side takes next to nothing.
    socket.set_recv_buffer_size(2_048).unwrap();
    let to: std::net::SocketAddr = address.parse().unwrap();
    socket.connect(&to.into()).unwrap();
    let mut stream: TcpStream = socket.into();
    let head = format!(
        "GET /socket HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    let hello = json!({"type": "hello", "v": 1, "access": "seat", "token": token}).to_string();
    // A text frame of up to 125 bytes, masked with zeros.
    let mut frame = vec![0x81, 0x80 | u8::try_from(hello.len()).unwrap(), 0, 0, 0, 0];
    frame.extend_from_slice(hello.as_bytes());
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&frame).unwrap();
    stream
}

/// Resident memory of the host, in KiB, where the system tells.
pub(super) fn resident(host: &Host) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", host.child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_that_do_not_read_are_let_go_and_nobody_waits_for_them() {
    let host = Host::new(&[]);
    let address = host.address().to_owned();
    let device = host.enter("console");
    let mut console = Page::hello(&address, "console", &device).await;
    let (seat, token) = host.join();
    let mut good = Page::hello(&address, "seat", &token).await;
    let mut streams = Vec::new();
    for _ in 0..SLOW {
        let (_, token) = host.join();
        streams.push(slow(&address, &token));
    }
    console.next().await;
    let before = resident(&host);
    let mut sent = 0;
    for change in 0..CHANGES {
        // Each goes to everybody.
        let answer = console.ask(json!({"add_minute": {}})).await;
        match answer["type"].as_str() {
            Some("ack") => sent += 1,
            // A console has its limits as well: it comes again.
            Some("closed") => {
                let cid = console.cid;
                console = Page::hello(&address, "console", &device).await;
                console.cid = cid;
            }
            _ => panic!("{answer}"),
        }
        if change % 50 == 0 {
            let seq = console.state["seq"].as_u64().unwrap();
            good.say(&json!({"type": "state"})).await;
            good.until(|state| state["seq"].as_u64().unwrap() >= seq)
                .await;
        }
    }
    assert!(sent > CHANGES / 2, "{sent}");
    if let (Some(before), Some(after)) = (before, resident(&host)) {
        // In queues, 600 states of 40 pages would be some fifty megabytes.
        assert!(after < before + 24 * 1024, "from {before} to {after} KiB");
    }
    console.next().await;
    good.until(at_step("vote")).await;
    assert_eq!(
        good.ask(vote("split")).await["result"],
        "done",
        "seat {seat}"
    );
    // Longer than a page may take for a message: reading now must not look like waking up.
    tokio::time::sleep(Duration::from_secs(7)).await;
    // They were closed, with a part of what was said and no more than the kernel held.
    for mut stream in streams {
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let mut bytes = Vec::new();
        match stream.read_to_end(&mut bytes) {
            Ok(_) => {}
            Err(error) => assert_eq!(
                error.kind(),
                std::io::ErrorKind::ConnectionReset,
                "still open"
            ),
        }
        assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    }
}

/// Writes until the host closes; gives how much it took. Nothing may be taken for ever.
fn endless(mut stream: TcpStream, part: &[u8]) -> usize {
    stream
        .set_write_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let mut taken = 0;
    while taken < 256 << 20 {
        match stream.write(part) {
            Ok(some) => taken += some,
            Err(error) => {
                assert_ne!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock,
                    "neither read nor closed"
                );
                return taken;
            }
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
    taken
}

#[test]
fn requests_without_an_end_are_closed() {
    let host = Host::new(&[]);
    let address = host.address().to_owned();
    let (_, token) = host.join();
    let most = 64 << 20;

    let mut chunked = TcpStream::connect(&address).unwrap();
    let head = format!(
        "POST /join HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    chunked.write_all(head.as_bytes()).unwrap();
    let mut chunk = b"1000\r\n".to_vec();
    chunk.extend_from_slice(&[b' '; 0x1000]);
    chunk.extend_from_slice(b"\r\n");
    assert!(endless(chunked, &chunk) < most, "a body without an end");

    let mut header = TcpStream::connect(&address).unwrap();
    write!(header, "GET / HTTP/1.1\r\nHost: {address}\r\nX-Filler: ").unwrap();
    assert!(
        endless(header, &[b'x'; 4096]) < most,
        "a header without an end"
    );

    // A frame that says it has a terabyte, and begins to send it.
    let mut frame = slow(&address, &token);
    frame
        .write_all(&[0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4])
        .unwrap();
    assert!(
        endless(frame, &[b'x'; 4096]) < most,
        "a frame without an end"
    );

    // A message in parts, none of which is the last.
    let mut parts = slow(&address, &token);
    parts.write_all(&[0x01, 0x81, 0, 0, 0, 0, b'x']).unwrap();
    let mut part = vec![0x00, 0xfe, 0x01, 0x00, 0, 0, 0, 0];
    part.extend_from_slice(&[b'x'; 256]);
    assert!(endless(parts, &part) < most, "a message without an end");

    assert_eq!(host.join().0, 2, "the host goes on");
}
