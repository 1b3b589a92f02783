//! Connections: taken in up to a limit, served with hyper, and ended in order when the server stops.

use crate::{
    front::{Face, Front, Visit},
    guard::{Traced, guarded},
    heads::{Heads, MAX_HEAD, ReadAlong},
    shutdown,
};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time,
};
use tracing::{debug, info, warn};

/// How long requests under way may take once the server stops: longer than the longest delay.
const GRACE: Duration = Duration::from_secs(15);

/// How long to wait when the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(100);

/// How often addresses that were quiet for a while are forgotten.
const FORGETTING: Duration = Duration::from_secs(60);

/// Takes connections on both ports until `stop` is ready, then ends them: idle ones at once, others when their request is
/// answered, streams (by `stopping`) at once, and all after a while or at a second signal.
pub async fn serve(
    front: Arc<Front>,
    listeners: [TcpListener; 2],
    max_connections: usize,
    stop: impl Future<Output = ()>,
    stopping: watch::Sender<bool>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(front.times.head)
        .max_buf_size(MAX_HEAD)
        // A client may close its side once it has asked, as `nc` does, and still wait for the answer.
        .half_close(true)
        // One copy of a small body is cheaper than handing the system two pieces.
        .writev(false);
    let places = Arc::new(Semaphore::new(max_connections));
    let graceful = GracefulShutdown::new();
    let traced = Traced::by_filter();
    let taking = async {
        loop {
            let Ok(place) = place(&places).await else { return };
            let (stream, peer, face) = next(&listeners).await;
            let heads = Heads::default();
            let visit = Visit::new(front.clone(), heads.clone(), peer.ip(), face);
            let service = TowerToHyperService::new(guarded(visit, front.times, traced));
            let connection = http.serve_connection(TokioIo::new(ReadAlong::new(stream, heads)), service);
            let connection = graceful.watch(connection);
            tokio::spawn(async move {
                if let Err(error) = connection.await {
                    debug!(%peer, %error, "a connection ended early");
                }
                drop(place);
            });
        }
    };
    tokio::select! {
        () = taking => {}
        () = forget(&front) => {}
        () = stop => {}
    }
    info!(connections = graceful.count(), "stopping");
    drop(listeners);
    stopping.send_replace(true);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = time::sleep(GRACE) => warn!("ended requests that took too long"),
        () = shutdown::requested() => warn!("ended the requests under way"),
    }
}

/// A place for one more connection.
async fn place(places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, tokio::sync::AcquireError> {
    match places.clone().try_acquire_owned() {
        Ok(place) => Ok(place),
        Err(_) => {
            warn!("as many connections as --max-connections allows are open; others wait");
            places.clone().acquire_owned().await
        }
    }
}

/// The next connection on either port.
async fn next([first, second]: &[TcpListener; 2]) -> (TcpStream, SocketAddr, Face) {
    loop {
        let (taken, face) = tokio::select! {
            taken = first.accept() => (taken, Face::First),
            taken = second.accept() => (taken, Face::Second),
        };
        match taken {
            Ok((stream, peer)) => {
                // Answers are small, and each is written in one piece. A socket that refuses is only slower.
                let _ = stream.set_nodelay(true);
                return (stream, peer, face);
            }
            Err(error) if is_the_clients(&error) => {}
            Err(error) => {
                warn!(%error, "can't take a connection");
                time::sleep(BREATH).await;
            }
        }
    }
}

/// Whether it was the client that ended the connection before it was taken.
fn is_the_clients(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Never ready.
async fn forget(front: &Front) {
    let mut ticks = time::interval(FORGETTING);
    loop {
        ticks.tick().await;
        if let Some(rate) = &front.rate {
            rate.forget();
        }
    }
}
