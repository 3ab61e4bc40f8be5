//! A connection to an upstream that remembers whether it carried an answer before.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

use hyper_util::client::legacy::connect::{Connected, Connection};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The counts of the bytes received over a connection.
#[derive(Clone, Debug, Default)]
pub(super) struct Traffic(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    received: AtomicU64,
    /// How many bytes had come when the latest request was sent.
    before_request: AtomicU64,
}

impl Traffic {
    /// Whether an answer had come before the latest request was sent.
    pub(super) fn is_reused(&self) -> bool {
        self.0.before_request.load(Ordering::Relaxed) > 0
    }

    /// Whether a byte has come since the latest request was sent.
    pub(super) fn has_answer_begun(&self) -> bool {
        let before = self.0.before_request.load(Ordering::Relaxed);
        self.0.received.load(Ordering::Relaxed) > before
    }
}

/// A stream that counts the bytes it receives.
#[derive(Debug)]
pub(crate) struct Counted<T> {
    stream: T,
    traffic: Traffic,
}

impl<T> Counted<T> {
    pub(super) fn new(stream: T) -> Self {
        Self { stream, traffic: Traffic::default() }
    }

    fn note_request(&self) {
        let received = self.traffic.0.received.load(Ordering::Relaxed);
        self.traffic.0.before_request.store(received, Ordering::Relaxed);
    }
}

impl<T: Connection> Connection for Counted<T> {
    fn connected(&self) -> Connected {
        self.stream.connected().extra(self.traffic.clone())
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Counted<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let filled = buffer.filled().len();
        let result = Pin::new(&mut self.stream).poll_read(context, buffer);
        let count = buffer.filled().len().saturating_sub(filled);
        self.traffic.0.received.fetch_add(u64::try_from(count).unwrap_or(1), Ordering::Relaxed);
        result
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Counted<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.note_request();
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.note_request();
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
