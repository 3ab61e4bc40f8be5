//! A socket that gives up on a client which reads its answer too slowly or not at all.
//!
//! An answer is held in memory until it is written. Without a bound, a client that reads nothing
//! holds one for as long as it likes, and so does one that reads a byte now and then.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

use super::{Limits, connections::Activity, socket::Socket};

/// A socket with two deadlines for what waits to be written.
#[derive(Debug)]
pub(super) struct SlowReader {
    stream: Socket,
    activity: Arc<Activity>,
    limits: Limits,
    /// When the client must have taken another byte; `None` while nothing waits.
    stalled_at: Option<Instant>,
    /// When the client must have taken all; `None` while nothing waits.
    late_at: Option<Instant>,
    timer: Option<Pin<Box<Sleep>>>,
}

impl SlowReader {
    pub(super) fn new(stream: Socket, activity: Arc<Activity>, limits: Limits) -> Self {
        Self { stream, activity, limits, stalled_at: None, late_at: None, timer: None }
    }

    /// Starts or ends the deadlines by the result of a write, which becomes an error after either deadline.
    fn bounded(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stalled_at = None;
            return written;
        }
        let now = Instant::now();
        let stalled_at = *self.stalled_at.get_or_insert_with(|| now + self.limits.stall);
        let late_at = *self.late_at.get_or_insert_with(|| now + self.limits.answer);
        let deadline = stalled_at.min(late_at);
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if timer.deadline() != deadline {
            timer.as_mut().reset(deadline);
        }
        timer.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for SlowReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for SlowReader {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.bounded(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.bounded(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Hyper flushes when it has written all that it holds.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.late_at = None;
            self.activity.all_written();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
