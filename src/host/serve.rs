//! Taking connections: with limits, so that whoever is slow, silent or in love with encryption costs nobody else anything.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;
use tower::ServiceExt;

use super::ask::{Ask, Notice};
use super::shared::{From, Shared};

/// A connection says something, and all of its request's head, within this time.
const HEAD: Duration = Duration::from_secs(5);
/// The kernel holds no more for a page that does not read.
const SEND_BUFFER: usize = 64 << 10;
/// The first byte of a TLS hello.
const TLS: u8 = 0x16;
/// No more connections at a time, and no more from one address: a room of phones behind one router has one.
const MOST: usize = 8_000;
const FROM_ONE: usize = 4_000;

/// Who is connected from where.
#[derive(Debug, Default)]
struct Count {
    all: AtomicUsize,
    from: Mutex<BTreeMap<IpAddr, usize>>,
}

/// One connection in the count, until it is dropped.
struct Counted {
    count: Arc<Count>,
    from: IpAddr,
}

impl Count {
    fn take(self: &Arc<Self>, from: IpAddr) -> Option<Counted> {
        let mut known = self.from.lock().unwrap_or_else(PoisonError::into_inner);
        let own = known.entry(from).or_default();
        if *own >= FROM_ONE || self.all.load(Ordering::Relaxed) >= MOST {
            return None;
        }
        *own += 1;
        self.all.fetch_add(1, Ordering::Relaxed);
        Some(Counted {
            count: Arc::clone(self),
            from,
        })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.count.all.fetch_sub(1, Ordering::Relaxed);
        let known = self.count.from.lock();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = known.get_mut(&self.from) {
            *own -= 1;
            if *own == 0 {
                known.remove(&self.from);
            }
        }
    }
}

/// Takes connections until told to stop; then all of them end.
pub(super) async fn accept(
    listener: TcpListener,
    router: Router,
    shared: Arc<Shared>,
    mut stop: watch::Receiver<bool>,
) {
    let count = Arc::new(Count::default());
    loop {
        let taken = tokio::select! {
            taken = listener.accept() => taken,
            _ = stop.changed() => break,
        };
        let Ok((stream, from)) = taken else {
            // Too many open files: what is open goes on, and closes some day.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Some(counted) = count.take(from.ip().to_canonical()) else {
            continue;
        };
        let (router, shared, mut stop) = (router.clone(), Arc::clone(&shared), stop.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = serve(stream, from, router, &shared) => {}
                _ = stop.changed() => {}
            }
            drop(counted);
        });
    }
}

async fn serve(stream: TcpStream, from: SocketAddr, router: Router, shared: &Shared) {
    let mut first = [0];
    match timeout(HEAD, stream.peek(&mut first)).await {
        Ok(Ok(1)) if first == [TLS] => {
            // Closed at once: the browser then shows the page without encryption, and not after five seconds.
            shared.tell(Ask::Noticed(Notice::Encrypted));
            return;
        }
        Ok(Ok(1)) => {}
        _ => return,
    }
    // What the system does not grant is not worth losing a phone over.
    let _ = SockRef::from(&stream).set_send_buffer_size(SEND_BUFFER);
    let _ = stream.set_nodelay(true);
    let from = From(from.ip().to_canonical());
    let service = router.map_request(move |mut request: hyper::Request<_>| {
        request.extensions_mut().insert(from);
        request
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(16 << 10)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .with_upgrades();
    // A connection that breaks is the business of whoever was at its other end.
    let _ = served.await;
}
