//! When to stop: requests under way are then finished, new ones are not taken.

/// Ready when the user or the system asks the process to end: SIGINT or SIGTERM; Ctrl-C on Windows. A signal counts from
/// the moment of this call, not from when it is first waited for.
pub fn requested() -> impl Future<Output = ()> {
    let mut signals = signals();
    async move { signals.next().await }
}

#[cfg(unix)]
struct Signals([Option<tokio::signal::unix::Signal>; 2]);

#[cfg(unix)]
fn signals() -> Signals {
    use tokio::signal::unix::{SignalKind, signal};
    // Without a handler a signal ends the process as it always did.
    Signals([SignalKind::interrupt(), SignalKind::terminate()].map(|kind| signal(kind).ok()))
}

#[cfg(unix)]
impl Signals {
    async fn next(&mut self) {
        let [interrupt, terminate] = &mut self.0;
        tokio::select! {
            () = received(interrupt) => {}
            () = received(terminate) => {}
        }
    }
}

#[cfg(unix)]
async fn received(signal: &mut Option<tokio::signal::unix::Signal>) {
    match signal {
        Some(signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
fn signals() -> Signals {
    Signals
}

#[cfg(not(unix))]
impl Signals {
    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without a handler Ctrl-C ends the process as it always did.
            std::future::pending::<()>().await;
        }
    }
}
