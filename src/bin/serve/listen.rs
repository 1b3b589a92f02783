//! The two ports: one for the page and the sandbox, one that is a second origin for the sandbox.

use crate::error::ServeError;
use std::{io, net::IpAddr};
use tokio::net::TcpListener;

/// Listens on a port that was asked for with this option.
///
/// # Errors
///
/// The port is taken, or the system refuses.
pub async fn on(addr: IpAddr, port: u16, option: &'static str) -> Result<TcpListener, ServeError> {
    TcpListener::bind((addr, port)).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => ServeError::Taken { addr, port, option },
        _ => ServeError::Listen { addr, port, source },
    })
}

/// Listens for the second origin: on the port that was asked for, else on the one after `first`, else on any.
///
/// # Errors
///
/// The port that was asked for is taken, or the system refuses.
pub async fn second(addr: IpAddr, asked: Option<u16>, first: u16) -> Result<TcpListener, ServeError> {
    const OPTION: &str = "--second-port";
    if let Some(port) = asked {
        return on(addr, port, OPTION).await;
    }
    let next = match first.checked_add(1) {
        Some(next) => on(addr, next, OPTION).await.ok(),
        None => None,
    };
    match next {
        Some(listener) => Ok(listener),
        None => on(addr, 0, OPTION).await,
    }
}
