//! A room over the network: the program itself, real sockets, and whoever means no good.

#![cfg(all(feature = "host", unix))]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod bytes;
mod crowd;
#[cfg(target_os = "linux")]
mod disk;
mod kept;
mod kills;
#[cfg(target_os = "linux")]
mod network;
mod protocol;
#[cfg(target_os = "linux")]
#[path = "../session/faults/shim.rs"]
mod shim;
mod sleep;
mod slow;
mod soak;
mod sockets;
mod threats;
mod trouble;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const SMALL: &str = "tests/fixtures/small/scenario.ron";

/// The program, serving a room.
struct Host {
    child: Child,
    said: Value,
    folder: Option<TempDir>,
}

fn command(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command.env("TWO_HATS_DATA", home);
    command
}

impl Host {
    fn new(more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let save = folder.path().canonicalize().unwrap().join("room.twohats");
        let mut run = command(folder.path());
        run.args(["host", SMALL, "--seed", "4", "--crises", "4", "--port", "0"])
            .args(["--save", save.to_str().unwrap()])
            .args(more);
        let mut host = Self::run(run);
        host.folder = Some(folder);
        host
    }

    fn run(command: Command) -> Self {
        Self::run_at(command, "127.0.0.1")
    }

    fn run_at(mut command: Command, address: &str) -> Self {
        let mut child = command
            .args(["--headless", "--bind", address])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let said = serde_json::from_str(&line).unwrap_or_else(|_| {
            let mut error = String::new();
            child
                .stderr
                .as_mut()
                .unwrap()
                .read_to_string(&mut error)
                .unwrap();
            panic!("{line}{error}")
        });
        Self {
            child,
            said,
            folder: None,
        }
    }

    /// Kills it, and opens the room again at the same port.
    fn killed_and_reopened(mut self) -> Self {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let folder = self.folder.take();
        let mut run = command(folder.as_ref().unwrap().path());
        run.arg("host").arg("--resume").arg(self.save());
        run.args(["--port", self.address().rsplit_once(':').unwrap().1]);
        let mut host = Self::run(run);
        host.folder = folder;
        host
    }

    /// What is in the save, from a copy of it: the program holds the save itself.
    fn record(&self) -> two_hats::session::Record {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.twohats");
        std::fs::copy(self.save(), &copy).unwrap();
        two_hats::session::read(&copy).unwrap()
    }

    fn address(&self) -> &str {
        self.said["address"].as_str().unwrap()
    }

    fn code(&self) -> &str {
        self.said["code"].as_str().unwrap()
    }

    fn save(&self) -> PathBuf {
        PathBuf::from(self.said["save"].as_str().unwrap())
    }

    /// What stands behind `#` in an address that it said.
    fn secret(&self, of: &str) -> String {
        self.said[of]
            .as_str()
            .unwrap()
            .split_once('#')
            .unwrap()
            .1
            .to_owned()
    }

    fn join(&self) -> (u32, String) {
        let (status, body) = self.post("/join", &json!({"code": self.code().to_lowercase()}));
        assert_eq!(status, 200, "{body}");
        let seat = body["seat"].as_u64().unwrap() as u32;
        (seat, body["token"].as_str().unwrap().to_owned())
    }

    fn enter(&self, access: &str) -> String {
        let body = json!({"access": access, "code": self.secret(access)});
        let (status, body) = self.post("/enter", &body);
        assert_eq!(status, 200, "{body}");
        body["token"].as_str().unwrap().to_owned()
    }

    fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let body = body.to_string();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address(),
            body.len()
        );
        let (status, _, body) = self.raw(&(head + &body));
        (status, serde_json::from_str(&body).unwrap_or(Value::Null))
    }

    fn get(&self, path: &str) -> (u16, String, String) {
        self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address()
        ))
    }

    /// Sends bytes, and gives status, head and body of the answer; 0 if there was none.
    fn raw(&self, request: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        // A host that has heard enough may close before everything was sent.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        (status.unwrap_or(0), head.to_lowercase(), body.to_owned())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page.
struct Page {
    socket: WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
    cid: u64,
    /// The newest state.
    state: Value,
}

impl Page {
    async fn open(address: &str) -> Self {
        let (socket, _) = connect_async(format!("ws://{address}/socket"))
            .await
            .unwrap();
        Self {
            socket,
            cid: 0,
            state: Value::Null,
        }
    }

    async fn hello(address: &str, access: &str, token: &str) -> Self {
        let mut page = Self::open(address).await;
        page.say(&json!({"type": "hello", "v": 1, "access": access, "token": token}))
            .await;
        assert_eq!(page.hear().await["type"], "welcome");
        page.hear().await;
        page.cid = page.state["you"]["cid"].as_u64().unwrap_or(0);
        page
    }

    async fn say(&mut self, message: &Value) {
        self.socket
            .send(Message::text(message.to_string()))
            .await
            .unwrap();
    }

    /// The next message; `{"type":"closed","code":…}` if there is none.
    async fn hear(&mut self) -> Value {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(20), self.socket.next());
            let message = next.await.expect("the host says something within 20 s");
            let value: Value = match message {
                Some(Ok(Message::Text(text))) => serde_json::from_str(&text).unwrap(),
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(1005, |frame| u16::from(frame.code));
                    json!({"type": "closed", "code": code})
                }
                Some(Ok(_)) => continue,
                Some(Err(_)) | None => json!({"type": "closed", "code": 1006}),
            };
            if value["type"] == "state" {
                self.state = value.clone();
            }
            return value;
        }
    }

    /// Asks for something, and waits for the answer.
    async fn ask(&mut self, command: Value) -> Value {
        self.cid += 1;
        let epoch = self.state["epoch"].as_u64().unwrap();
        self.say(&json!({"type": "do", "cid": self.cid, "epoch": epoch, "command": command}))
            .await;
        loop {
            let answer = self.hear().await;
            if answer["cid"] == self.cid || answer["type"] == "closed" {
                return answer;
            }
        }
    }

    /// Waits for a state that fits.
    async fn until(&mut self, fits: impl Fn(&Value) -> bool) {
        while !fits(&self.state) {
            assert_ne!(self.hear().await["type"], "closed");
        }
    }

    async fn next(&mut self) {
        let step = self.state["state"]["wall"]["step"].clone();
        let answer = self
            .ask(json!({"next": {"from": step["step"], "number": step["number"]}}))
            .await;
        assert_eq!(answer["type"], "ack", "{answer}");
        self.until(|state| state["state"]["wall"]["step"] != step)
            .await;
    }
}

fn vote(response: &str) -> Value {
    json!({"vote": {"crisis": "oven", "round": 1, "response": response}})
}

fn at_step(step: &str) -> impl Fn(&Value) -> bool {
    move |state| state["state"]["step"]["step"] == step
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_goes_from_the_code_to_the_reveal() {
    let host = Host::new(&["--no-prediction", "--no-hats"]);
    let address = host.address().to_owned();
    let mut console = Page::hello(&address, "console", &host.enter("console")).await;
    let mut wall = Page::hello(&address, "wall", &host.enter("wall")).await;
    let mut phones = Vec::new();
    for seat in 1..=3 {
        let (number, token) = host.join();
        assert_eq!(number, seat);
        phones.push(Page::hello(&address, "seat", &token).await);
    }
    wall.until(|state| state["state"]["here"] == 3).await;
    assert_eq!(wall.state["door"]["code"], host.code());
    assert_eq!(
        wall.state["door"]["code_rows"].as_array().unwrap().len(),
        25
    );
    console.next().await;
    console.next().await;
    for (phone, response) in phones.iter_mut().zip(["split", "speech", "split"]) {
        phone.until(at_step("vote")).await;
        let answer = phone.ask(vote(response)).await;
        assert_eq!(answer["result"], "done", "{answer}");
        phone.until(|state| state["you"]["vote"] == response).await;
    }
    wall.until(|state| state["state"]["tables"][0]["done"] == 3)
        .await;
    console.next().await;
    for phone in &mut phones {
        phone.until(at_step("reveal")).await;
        assert_eq!(phone.state["state"]["reveal"]["response"], "split");
    }
    wall.until(at_step("reveal")).await;
    let token = host.enter("wall");
    let late = Page::hello(&address, "wall", &token).await;
    assert_eq!(late.state["state"]["reveal"]["rounds"][0][0]["phones"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_goes_to_another_device_with_a_nod_only() {
    let host = Host::new(&[]);
    let address = host.address().to_owned();
    let mut console = Page::hello(&address, "console", &host.enter("console")).await;
    let (seat, token) = host.join();
    let mut old = Page::hello(&address, "seat", &token).await;
    let mut other = Page::open(&address).await;
    other
        .say(&json!({"type": "claim", "v": 1, "code": host.code(), "seat": seat}))
        .await;
    assert_eq!(other.hear().await["type"], "waiting");
    console
        .until(|state| state["state"]["claims"][0]["seat"] == seat)
        .await;
    let claim = console.state["state"]["claims"][0]["claim"].clone();
    console
        .ask(json!({"nod": {"claim": claim, "yes": true}}))
        .await;
    let granted = other.hear().await;
    assert_eq!(granted["type"], "granted", "{granted}");
    loop {
        let heard = old.hear().await;
        if heard["type"] == "closed" {
            assert_eq!(heard["code"], 4410);
            break;
        }
    }
    let fresh = Page::hello(&address, "seat", granted["token"].as_str().unwrap()).await;
    assert_eq!(fresh.state["you"]["seat"], seat);
    let mut gone = Page::open(&address).await;
    gone.say(&json!({"type": "hello", "v": 1, "access": "seat", "token": token}))
        .await;
    assert_eq!(gone.hear().await["code"], 4401);
}
