//! Whoever means no good, or has a strange phone: nobody else notices.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::{Host, Page, at_step, vote};

const UPGRADE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

#[test]
fn every_route_and_the_upgrade_take_only_our_own_host_and_origin() {
    let host = Host::new(&[]);
    let own = host.address().to_owned();
    let port = own.rsplit_once(':').unwrap().1.to_owned();
    let routes = [
        "/",
        "/7KQ4M2",
        "/console",
        "/wall",
        "/room?code=7KQ4M2",
        "/socket",
        "/favicon.ico",
        "/nothing",
    ];
    for route in routes {
        for (bad_host, bad_origin) in [
            ("evil.example", None),
            ("127.0.0.1", None),
            (&*format!("evil.example:{port}"), None),
            (&own, Some("http://evil.example".to_owned())),
            (&own, Some(format!("https://{own}"))),
            (&own, Some(format!("http://{own}.evil.example"))),
            (&own, Some("null".to_owned())),
        ] {
            let origin =
                bad_origin.map_or_else(String::new, |origin| format!("Origin: {origin}\r\n"));
            let upgrade = if route == "/socket" {
                UPGRADE
            } else {
                "Connection: close\r\n"
            };
            let (status, _, body) = host.raw(&format!(
                "GET {route} HTTP/1.1\r\nHost: {bad_host}\r\n{origin}{upgrade}\r\n"
            ));
            assert!(
                matches!(status, 403 | 421),
                "{route} {bad_host} {origin}: {status}"
            );
            assert!(body.contains("wrong_address"), "{body}");
        }
        let origin = format!("Origin: http://{own}\r\n");
        let (status, head, _) = host.raw(&format!(
            "GET {route} HTTP/1.1\r\nHost: {own}\r\n{origin}Connection: close\r\n\r\n"
        ));
        assert!(!matches!(status, 421 | 0), "{route}: {status}");
        for header in [
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
        ] {
            assert!(head.contains(header), "{route}: {head}");
        }
    }
    for route in ["/join", "/enter"] {
        let (status, ..) = host.raw(&format!("POST {route} HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        assert_eq!(status, 421);
        let form = format!(
            "POST {route} HTTP/1.1\r\nHost: {own}\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}"
        );
        assert_eq!(host.raw(&form).0, 415, "a form of another site cannot join");
    }
}

#[test]
fn pages_let_in_nothing_but_what_they_are_made_of() {
    let host = Host::new(&[]);
    for route in ["/", "/console", "/wall", "/7kq4m2"] {
        let (status, head, body) = host.get(route);
        assert_eq!(status, 200, "{route}");
        assert!(body.contains("<script"), "{route}");
        for part in [
            "default-src 'none'",
            "script-src 'sha256-",
            "require-trusted-types-for 'script'",
            "frame-ancestors 'none'",
        ] {
            assert!(head.contains(part), "{route} {part}: {head}");
        }
        assert!(!head.contains("unsafe"), "{head}");
    }
}

#[test]
fn a_look_takes_no_seat() {
    let host = Host::new(&[]);
    for method in ["GET", "HEAD"] {
        for route in [
            "/",
            &format!("/{}", host.code()),
            "/join",
            "/enter",
            &format!("/room?code={}", host.code()),
        ] {
            host.raw(&format!(
                "{method} {route} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                host.address()
            ));
        }
    }
    assert_eq!(host.join().0, 1);
}

#[test]
fn guessed_codes_are_slowed_and_whoever_has_a_seat_is_not() {
    let host = Host::new(&[]);
    let guess = || host.post("/join", &json!({"code": "AAAAAA"}));
    for _ in 0..5 {
        assert_eq!(guess().0, 403);
    }
    let (status, body) = guess();
    assert_eq!(status, 429, "{body}");
    assert_eq!(body["reason"], "slow_down");
    assert!(body["retry"].as_u64().unwrap() > 0);
    let (status, _) = host.post(
        "/enter",
        &json!({"access": "console", "code": "AAAAAAAAAA"}),
    );
    assert_eq!(status, 429, "the console's code is a code as well");
}

#[test]
fn a_hello_of_encryption_is_closed_at_once() {
    let host = Host::new(&[]);
    let mut stream = TcpStream::connect(host.address()).unwrap();
    stream.write_all(&[0x16, 3, 1, 0, 200]).unwrap();
    let begin = Instant::now();
    stream
        .set_read_timeout(Some(Duration::from_secs(4)))
        .unwrap();
    let mut byte = [0];
    assert!(!matches!(stream.read(&mut byte), Ok(1)));
    assert!(
        begin.elapsed() < Duration::from_secs(2),
        "{:?}",
        begin.elapsed()
    );
}

#[test]
fn bodies_and_heads_that_are_too_large_are_refused() {
    let host = Host::new(&[]);
    let (status, body) = host.post("/join", &json!({"code": "x".repeat(5_000)}));
    assert_eq!(status, 413, "{body}");
    let head = format!(
        "GET / HTTP/1.1\r\nHost: {}\r\nX-Filler: {}\r\n\r\n",
        host.address(),
        "x".repeat(40_000)
    );
    let (status, ..) = host.raw(&head);
    assert!(matches!(status, 0 | 431), "{status}");
    assert_eq!(host.join().0, 1, "the host goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_huge_and_flooding_pages_are_let_go_and_the_others_vote_on() {
    let host = Host::new(&["--no-discussion"]);
    let address = host.address().to_owned();
    let mut console = Page::hello(&address, "console", &host.enter("console")).await;
    let (_, token) = host.join();
    let (_, bad) = host.join();
    let mut good = Page::hello(&address, "seat", &token).await;
    console.next().await;
    good.until(at_step("vote")).await;

    // Says nothing: closed after five seconds. Half a head: the same.
    let mut silent = Page::open(&address).await;
    let mut half = TcpStream::connect(&address).unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    // Opens with what is no hello.
    let mut stranger = Page::open(&address).await;
    stranger.say(&json!({"type": "here"})).await;
    assert_eq!(stranger.hear().await["code"], 4400);
    // One message that is too large.
    let mut huge = Page::hello(&address, "seat", &bad).await;
    huge.socket
        .send(Message::text("x".repeat(5_000)))
        .await
        .unwrap();
    loop {
        if huge.hear().await["type"] == "closed" {
            break;
        }
    }
    // Many at once.
    let mut flood = Page::hello(&address, "seat", &bad).await;
    for _ in 0..400 {
        if flood
            .socket
            .send(Message::text("{\"type\":\"here\"}"))
            .await
            .is_err()
        {
            break;
        }
    }
    let closed = loop {
        let heard = flood.hear().await;
        if heard["type"] == "closed" {
            break heard["code"].clone();
        }
    };
    assert!(closed == 4429 || closed == 1006, "{closed}");
    let answer = good.ask(vote("split")).await;
    assert_eq!(answer["result"], "done");
    assert_eq!(silent.hear().await["code"], 4408);
    half.set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut answer = Vec::new();
    assert!(
        half.read_to_end(&mut answer).is_ok(),
        "half a head is not waited for"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_tells_every_page_and_frees_the_port_and_the_save() {
    let mut host = Host::new(&[]);
    let address = host.address().to_owned();
    let (_, token) = host.join();
    let mut phone = Page::hello(&address, "seat", &token).await;
    let pid = host.child.id().to_string();
    std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status()
        .unwrap();
    let closed = loop {
        let heard = phone.hear().await;
        if heard["type"] == "closed" {
            break heard["code"].clone();
        }
    };
    assert_eq!(closed, 4411);
    let status = host.child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(
        std::net::TcpListener::bind(&address).is_ok(),
        "the port is free"
    );
    let save = host.save();
    assert!(!save.with_extension("twohats-journal").exists());
    assert!(two_hats::session::read(&save).is_ok());
}
