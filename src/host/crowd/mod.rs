//! Simulated phones for a rehearsal and for measuring: they join a room over the network as phones do, think, vote, fall asleep and come back.

mod figures;
mod knock;
mod person;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use figures::Seen;
pub use figures::{Figures, Times};
use person::Person;

use crate::session::live::LiveStep;

/// How quickly simulated people make up their minds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As people in a room do: 4 to 40 seconds.
    People,
    /// For an impatient facilitator: up to 4 seconds.
    Quick,
    /// All at once, for measuring: within a tenth of a second.
    Burst,
}

impl Pace {
    /// The longest that somebody thinks, in milliseconds; the shortest is a tenth of it.
    const fn longest(self) -> u64 {
        match self {
            Self::People => 40_000,
            Self::Quick => 4_000,
            Self::Burst => 100,
        }
    }
}

/// Who comes, and how they behave.
#[derive(Debug, Clone)]
pub struct Crowd {
    /// Where the room is.
    pub place: Place,
    /// How many phones.
    pub people: u32,
    /// How quickly they answer.
    pub pace: Pace,
    /// How often a phone falls asleep, in times an hour; it comes back after 2 to 30 seconds.
    pub naps: f64,
    /// Milliseconds over which they join.
    pub joining: u64,
    /// What their choices are drawn by.
    pub seed: u64,
    /// When they leave at the latest; without, when the game is over.
    pub until: Option<Duration>,
}

/// Where a room is: what its wall shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Address and port, as typed.
    pub host: String,
    /// The code.
    pub code: String,
}

/// Why no crowd could come.
#[derive(Debug, thiserror::Error)]
pub enum CrowdError {
    /// The address is none.
    #[error("\"{0}\" is no address of a room")]
    Address(String),
    /// It is not the address of anything on the network.
    #[error("{host} cannot be reached: {error}")]
    Unreachable {
        /// The address.
        host: String,
        /// Why.
        error: std::io::Error,
    },
    /// The host let nobody in.
    #[error("nobody could join: {0}")]
    Refused(String),
}

impl Place {
    /// Reads `http://192.168.1.10:8080/7KQ4M2`, also without `http://` and in capitals.
    ///
    /// # Errors
    /// If it is no such thing.
    pub fn parse(text: &str) -> Result<Self, CrowdError> {
        let bad = || CrowdError::Address(text.to_owned());
        let lower = text.trim().to_lowercase();
        let rest = lower.strip_prefix("http://").unwrap_or(&lower);
        let (host, code) = rest.trim_end_matches('/').split_once('/').ok_or_else(bad)?;
        let plain = code.len() == 6 && code.chars().all(|c| c.is_ascii_alphanumeric());
        if host.is_empty() || !plain || host.contains('@') {
            return Err(bad());
        }
        let host = if host.contains(':') {
            host.to_owned()
        } else {
            format!("{host}:80")
        };
        Ok(Self {
            host,
            code: code.to_uppercase(),
        })
    }
}

/// What all phones of a crowd share.
struct Shared {
    crowd: Crowd,
    to: SocketAddr,
    seen: mpsc::UnboundedSender<Seen>,
    /// The game is over, or the crowd was told to leave.
    leave: AtomicBool,
    inside: AtomicU32,
}

impl Crowd {
    /// Joins, plays, and leaves when the game is over, the time is up, or `stop` says so. Returns what was measured.
    ///
    /// # Errors
    /// If the room cannot be reached, or lets nobody in.
    pub fn run(self, stop: &AtomicBool) -> Result<Figures, CrowdError> {
        self.run_telling(stop, |_, _| ())
    }

    /// The same, and tells of each step as soon as one of the phones sees it: the step, and the number of its crisis.
    ///
    /// # Errors
    /// If the room cannot be reached, or lets nobody in.
    pub fn run_telling(
        self,
        stop: &AtomicBool,
        step: impl FnMut(LiveStep, u64),
    ) -> Result<Figures, CrowdError> {
        let unreachable = |error| CrowdError::Unreachable {
            host: self.place.host.clone(),
            error,
        };
        let to = std::net::ToSocketAddrs::to_socket_addrs(&*self.place.host)
            .and_then(|mut all| {
                all.next()
                    .ok_or_else(|| std::io::Error::other("no address"))
            })
            .map_err(unreachable)?;
        // A room on this computer is played against with what is left of it.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(unreachable)?;
        runtime.block_on(self.play(to, stop, step))
    }

    async fn play(
        self,
        to: SocketAddr,
        stop: &AtomicBool,
        mut step: impl FnMut(LiveStep, u64),
    ) -> Result<Figures, CrowdError> {
        let (seen, mut told) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            to,
            seen,
            leave: AtomicBool::new(false),
            inside: AtomicU32::new(0),
            crowd: self,
        });
        let began = Instant::now();
        let people = shared.crowd.people;
        for number in 0..people {
            let person = Person::new(number, Arc::clone(&shared));
            tokio::spawn(person.live());
        }
        let mut figures = Figures::new(people);
        let mut looked = tokio::time::interval(Duration::from_millis(100));
        loop {
            tokio::select! {
                Some(seen) = told.recv() => {
                    if let Some((opened, number)) = figures.take(seen) {
                        step(opened, number);
                    }
                }
                _ = looked.tick() => {
                    let late = shared.crowd.until.is_some_and(|until| began.elapsed() >= until);
                    let lost = figures.nobody_came() && shared.inside.load(Ordering::Relaxed) == 0;
                    if stop.load(Ordering::Relaxed) || late || lost || figures.is_over() {
                        break;
                    }
                }
            }
        }
        shared.leave.store(true, Ordering::Relaxed);
        if let Some(reason) = figures.refused_all() {
            return Err(CrowdError::Refused(reason));
        }
        figures.close(began.elapsed());
        Ok(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn addresses_are_read_as_walls_and_people_write_them() {
        let place = |text: &str| Place::parse(text).map(|p| (p.host, p.code)).ok();
        let there = Some(("192.168.1.10:8080".to_owned(), "7KQ4M2".to_owned()));
        assert_eq!(place("HTTP://192.168.1.10:8080/7KQ4M2"), there);
        assert_eq!(place(" 192.168.1.10:8080/7kq4m2/ "), there);
        assert_eq!(
            place("http://room.local/7kq4m2").map(|p| p.0).as_deref(),
            Some("room.local:80")
        );
        for bad in [
            "",
            "192.168.1.10:8080",
            "http:///7KQ4M2",
            "http://a@b/7KQ4M2",
            "http://a/7KQ4M22",
        ] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }
}
