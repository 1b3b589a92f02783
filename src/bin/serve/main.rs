//! The sandbox on TCP, and the built page beside it.

mod clock;
mod shutdown;
mod site;
mod store;

use axum::{
    Router,
    extract::{ConnectInfo, Request},
    middleware::{Next, from_fn},
    response::Response,
};
use clap::Parser;
use put_playground::sandbox::{self, Arrival, Config, DEFAULT_MAX_BODY, Place};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};
use tokio::net::TcpListener;

/// Where the sandbox is mounted; the page asks for it relative to itself.
const MOUNT: &str = "/sandbox/";

/// Serves the PUT Playground: the built page at /, the practice server at /sandbox/.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The address to listen on; the default is reachable from this machine alone.
    #[arg(long, default_value = "127.0.0.1")]
    addr: IpAddr,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder with the built page.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The largest request body to accept, in bytes.
    #[arg(long, default_value_t = DEFAULT_MAX_BODY)]
    max_body: usize,
    /// Where things are kept: memory, a file (made if it is missing), or redis://HOST:PORT, which several servers can share.
    #[arg(long, default_value = store::MEMORY, value_name = "memory|FILE|redis://…")]
    store: String,
}

/// Why the server did not start, or stopped.
#[derive(Debug, thiserror::Error)]
enum ServeError {
    #[error("no page in {0}: build it with `cargo xtask build`, or name its folder with --dist")]
    NoPage(PathBuf),
    #[error(
        "port {port} of {addr} is taken by another program: choose one with --port, or --port 0 for a free one"
    )]
    Taken { addr: IpAddr, port: u16 },
    #[error("can't listen on {addr}:{port}: {source}")]
    Listen { addr: IpAddr, port: u16, source: std::io::Error },
    #[error(transparent)]
    Store(#[from] store::OpenError),
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), ServeError> {
    if !options.dist.join("index.html").is_file() {
        return Err(ServeError::NoPage(options.dist));
    }
    let store::Stores { store, log } = store::open(&options.store).await?;
    let listener = listen(options.addr, options.port).await?;
    let sandbox = sandbox::router(Config {
        place: Place::Tcp,
        max_body: options.max_body,
        store,
        log,
        clock: Arc::new(clock::SystemClock),
    });
    let app = Router::new()
        .nest(MOUNT, sandbox.layer(from_fn(arrive)))
        .fallback_service(site::router(&options.dist));
    // The one line on stdout: whoever started this process waits for it.
    println!("listening on http://{}/", listener.local_addr()?);
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(shutdown::requested())
        .await?;
    Ok(())
}

async fn listen(addr: IpAddr, port: u16) -> Result<TcpListener, ServeError> {
    TcpListener::bind((addr, port)).await.map_err(|source| match source.kind() {
        std::io::ErrorKind::AddrInUse => ServeError::Taken { addr, port },
        _ => ServeError::Listen { addr, port, source },
    })
}

/// Tells the sandbox by which URL the request came. The authority is the target's where it has one, else `Host`'s
/// (RFC 9112 §3.2.2).
async fn arrive(ConnectInfo(peer): ConnectInfo<SocketAddr>, mut request: Request, next: Next) -> Response {
    let host = request.headers().get("host").and_then(|host| host.to_str().ok());
    let authority = request.uri().authority().map(|authority| authority.as_str()).or(host);
    let arrival = Arrival {
        origin: format!("http://{}", authority.unwrap_or("localhost")),
        mount: MOUNT.to_owned(),
        peer: peer.ip().to_string(),
    };
    request.extensions_mut().insert(arrival);
    next.run(request).await
}
