//! The least that axum can be: what any server on axum pays, and so the measure for ours.

use axum::{Router, routing::get};
use bytes::Bytes;

/// As large as what the practice server is asked for.
const CONTENT: &str = match std::str::from_utf8(&[b'x'; 1024]) {
    Ok(text) => text,
    Err(_) => "",
};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("listening on http://{}/", listener.local_addr()?);
    let hello = get(async || CONTENT).put(async |_: Bytes| "hello\n");
    axum::serve(listener, Router::new().route("/", hello)).await
}
