//! Servers inside the test process. Each has a runtime of its own, so that stopping one also cuts the connections that a
//! browser keeps open.

use axum::Router;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

/// A running server.
pub struct Server {
    /// Its URL, with its last slash.
    pub url: String,
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves on a free port of this device.
    pub fn start(router: Router) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        listener.set_nonblocking(true).expect("a socket for tokio");
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a socket for tokio");
            axum::serve(listener, router).await.expect("a server");
        });
        Self { url: format!("http://{address}/"), runtime: Some(runtime) }
    }

    /// Stops it in the middle of whatever it does.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A port of this device where nothing listens.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// The folder for pictures and texts: `target/journeys`.
pub fn target_folder() -> PathBuf {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.parent().expect("the target folder").join("journeys");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}
