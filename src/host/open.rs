//! Opening a room to the network, and closing it.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;

use serde::Serialize;
use tokio::sync::watch;

use super::ask::Ask;
use super::cards::{Card, cards, preflight};
use super::code;
use super::door::{Door, join};
use super::hub::Hub;
use super::routes::router;
use super::say::now;
use super::screen::Screen;
use super::serve::accept;
use super::shared::Shared;
use crate::content::Library;
use crate::session::live::Live;

/// The port that is tried first, and how many after it.
const PORT: u16 = 8080;
const PORTS: u16 = 20;

/// Connections that a room may need.
const FILES: u64 = 8_192;

/// How a room is opened.
#[derive(Debug)]
pub struct Options {
    /// The address to listen at; nothing takes the one that the room was served at last, or the likeliest network card.
    pub bind: Option<IpAddr>,
    /// The port; nothing takes that of last time, or the first that is free from 8080 on; 0 any that is free.
    pub port: Option<u16>,
    /// Where scenarios are found when the save has to be opened again.
    pub library: Library,
}

/// Why a room could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// The port is taken.
    #[error("port {0} is taken by another program")]
    PortTaken(u16),
    /// This address cannot be listened at.
    #[error("this computer cannot be reached at {0}: {1}")]
    Address(SocketAddr, String),
    /// The system gives no threads or no random numbers.
    #[error("{0}")]
    System(String),
    /// A room without a save would lose what people did.
    #[error("a room needs a save")]
    NoSave,
}

/// Where a room is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addresses {
    /// For phones, to be scanned: in capitals, with the code.
    pub join: String,
    /// For phones, to be typed.
    pub address: String,
    /// The code to join by, as the room was opened.
    pub code: String,
    /// For the facilitator's device. Whoever has it leads the room.
    pub console: String,
    /// For a browser that is shown to the room.
    pub wall: String,
    /// What to know before the room comes in.
    pub preflight: Vec<String>,
}

/// A room that is open. It closes when this is dropped.
#[derive(Debug)]
pub struct Open {
    addresses: Addresses,
    asks: mpsc::Sender<Ask>,
    stop: watch::Sender<bool>,
    hub: Option<JoinHandle<()>>,
    runtime: Option<tokio::runtime::Runtime>,
}

/// Opens a room.
///
/// # Errors
/// If the port is taken, the address cannot be listened at, or the system does not play along.
pub fn open(mut live: Live, options: Options) -> Result<Open, HostError> {
    let save = live.session().save().ok_or(HostError::NoSave)?;
    let save = PathBuf::from(save);
    let system = |error: std::io::Error| HostError::System(error.to_string());
    let known = cards().unwrap_or_default();
    let last = last_served(&live, &known);
    let bind = options.bind.or(last.map(|(bind, _)| bind));
    let bind = bind.unwrap_or_else(|| likeliest(&known));
    let again = last.filter(|_| options.port.is_none());
    let again = again.and_then(|(_, port)| listen(bind, Some(port)).ok());
    let listener = again.map_or_else(|| listen(bind, options.port), Ok)?;
    let port = listener.local_addr().map_err(system)?.port();
    let shown = if bind.is_unspecified() {
        likeliest(&known)
    } else {
        bind
    };
    let address = SocketAddr::new(shown, port).to_string();
    let files = rlimit::increase_nofile_limit(FILES).unwrap_or(FILES);
    let no_random = |error: code::NoRandom| HostError::System(error.to_string());
    let kept = live.codes();
    let kept = kept.map(|(console, wall)| (console.to_owned(), wall.to_owned()));
    let (console, wall) = match kept {
        Some(kept) => kept,
        None => (
            code::draw(10).map_err(no_random)?,
            code::draw(8).map_err(no_random)?,
        ),
    };
    let at = (&*bind.to_string(), port);
    live.keep_served((&console, &wall), at, now())
        .map_err(|error| HostError::System(error.to_string()))?;
    let addresses = Addresses {
        join: join(&address, live.code()),
        code: live.code().to_owned(),
        console: format!("http://{address}/console#{console}"),
        wall: format!("http://{address}/wall#{wall}"),
        preflight: preflight(shown, &known, files),
        address: address.clone(),
    };

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("room-network")
        .enable_all()
        .build()
        .map_err(system)?;
    let (asks, asked) = mpsc::channel();
    let (stop, stopped) = watch::channel(false);
    let hosts = hosts(bind, shown, port, &known);
    let shared = Arc::new(Shared::new(asks.clone(), hosts, console, wall));
    listener.set_nonblocking(true).map_err(system)?;
    let listener = {
        let _entered = runtime.enter();
        tokio::net::TcpListener::from_std(listener).map_err(system)?
    };
    runtime.spawn(accept(
        listener,
        router(Arc::clone(&shared)),
        shared,
        stopped,
    ));
    let hub = Hub::new(
        live,
        Door::new(&address),
        save,
        options.library,
        asks.clone(),
    );
    let hub = std::thread::Builder::new()
        .name("room".to_owned())
        .spawn(move || hub.run(&asked))
        .map_err(system)?;
    Ok(Open {
        addresses,
        asks,
        stop,
        hub: Some(hub),
        runtime: Some(runtime),
    })
}

impl Open {
    /// Where it is found.
    #[must_use]
    pub const fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// A wall and a console of this very program. `wake` is called from another thread whenever there is something new to be seen.
    #[must_use]
    pub fn screen(&self, wake: impl Fn() + Send + Sync + 'static) -> Screen {
        Screen::new(self.asks.clone(), wake)
    }

    /// Closes the room: every page is told, every socket ends, the port is free, and the save is closed.
    pub fn close(mut self) {
        self.shut();
    }

    fn shut(&mut self) {
        // If nobody listens any more, it is closed.
        let _ = self.asks.send(Ask::Stop);
        if let Some(hub) = self.hub.take() {
            let _ = hub.join();
        }
        if let Some(runtime) = self.runtime.take() {
            // A moment for pages to hear that it is over.
            runtime.block_on(async {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            });
            let _ = self.stop.send(true);
            runtime.shutdown_timeout(std::time::Duration::from_secs(1));
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.shut();
    }
}

/// Where the room was served last, if this computer still has that address: there phones look for it.
fn last_served(live: &Live, cards: &[Card]) -> Option<(IpAddr, u16)> {
    let (address, port) = live.served()?;
    let address: IpAddr = address.parse().ok()?;
    let ours = address.is_unspecified()
        || address.is_loopback()
        || cards.iter().any(|card| card.address == address);
    ours.then_some((address, port))
}

/// The address that phones most likely reach.
fn likeliest(cards: &[Card]) -> IpAddr {
    let first = cards.first().map(|card| card.address);
    first.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

fn listen(bind: IpAddr, port: Option<u16>) -> Result<TcpListener, HostError> {
    let ports = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + PORTS,
    };
    let first = *ports.start();
    for port in ports {
        let address = SocketAddr::new(bind, port);
        match bound(address) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(HostError::Address(address, error.to_string())),
        }
    }
    Err(HostError::PortTaken(first))
}

fn bound(address: SocketAddr) -> std::io::Result<TcpListener> {
    use socket2::{Domain, Protocol, Socket, Type};
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    // A room that is opened again must not wait for what the last one left in the kernel. Elsewhere this would share a port that is in use.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(1_024)?;
    Ok(socket.into())
}

/// Every name and address that the room is shown under, as `Host` has them.
fn hosts(bind: IpAddr, shown: IpAddr, port: u16, cards: &[Card]) -> BTreeSet<String> {
    let mut addresses = BTreeSet::from([shown]);
    if bind.is_unspecified() {
        addresses.extend(cards.iter().map(|card| card.address));
    }
    let mut names: Vec<String> = addresses
        .iter()
        .map(|address| match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        })
        .collect();
    if bind.is_unspecified() || bind.is_loopback() {
        names.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
    }
    let with_port = names.iter().map(|name| format!("{name}:{port}"));
    let mut hosts: BTreeSet<String> = with_port.collect();
    if port == 80 {
        hosts.extend(names);
    }
    hosts
}
