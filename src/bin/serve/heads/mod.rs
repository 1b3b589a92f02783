//! What a client sent before hyper read it: the request heads, byte for byte.
//!
//! hyper lower-cases names and puts equal ones together, and a lesson about HTTP shows what went over the wire. So the
//! connection's input is read along, and each head is handed to the request that hyper makes of it.

mod cut;

pub use cut::{Cutter, MAX_HEAD, Sent};

use std::{
    io,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The heads of one connection, shared by its input and its requests.
#[derive(Clone, Debug, Default)]
pub struct Heads(Arc<Mutex<Cutter>>);

impl Heads {
    /// The head of the request that hyper has just handed over, which is the oldest one not yet taken.
    pub fn next(&self) -> Option<Sent> {
        self.lock().next()
    }

    /// The cutter is consistent between any two of its steps, so a panic elsewhere is no reason to stop.
    fn lock(&self) -> MutexGuard<'_, Cutter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection whose input is read along.
#[derive(Debug)]
pub struct ReadAlong<S> {
    stream: S,
    heads: Heads,
}

impl<S> ReadAlong<S> {
    /// Reads along on this stream.
    pub fn new(stream: S, heads: Heads) -> Self {
        Self { stream, heads }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for ReadAlong<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        self.heads.lock().read(&buf.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for ReadAlong<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
