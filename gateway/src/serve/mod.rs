//! The HTTP/1.1 server under both the gateway and the simulator.
//!
//! `axum::serve` would do for the gateway, but bounds neither the number of connections, nor the
//! size of a request's head, nor the time that a head or a reader may take, and cannot close a
//! connection without an answer, as the simulator must.

mod answering;
mod connections;
mod limits;
mod slow_reader;
mod socket;

use std::{
    convert::Infallible,
    error::Error,
    future::Future,
    io,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::body::Body;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::Service};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::sync::OwnedSemaphorePermit;

pub(crate) use self::socket::Peer;
use self::{
    answering::Answering, connections::Connections, slow_reader::SlowReader, socket::Socket,
};
pub use self::{
    limits::Limits,
    socket::{Listener, listen},
};
use crate::reload::Reloadable;

/// The longest head of a request, in bytes: a token of 32 KiB and everything else that a browser sends.
///
/// Hyper answers 431 to a longer head; one that it reads at once may be a little longer.
const HEAD_LIMIT: usize = 64 * 1024;

/// How long to wait after a connection could not be accepted, for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How long a connection without a request stays open when the listener is closed: a request may be on its
/// way.
const LAST_CALL: Duration = Duration::from_secs(1);

/// How the server is told to stop.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stop {
    /// `/healthz` answers 503 first, for [`Limits::announcement`], so that a load balancer sends no more
    /// requests. Meanwhile all else goes on as before.
    Announced,
    /// No more connections are accepted, and requests under way end.
    Now,
}

/// How the server ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// Each request under way got its whole answer.
    Drained,
    /// Some request did not end in the time of [`Limits::drain`].
    CutOff,
}

/// What a request can know of its connection.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// The other end.
    pub(crate) peer: Peer,
    is_stopping: Arc<AtomicBool>,
}

impl Connection {
    /// Whether the server was told to stop.
    pub(crate) fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }
}

/// Serves the router until `stop` completes, then lets the requests under way end.
pub async fn serve_router(
    listener: impl Into<Listener>,
    router: impl Into<Reloadable>,
    limits: Limits,
    stop: impl Future<Output = Stop>,
) -> Ending {
    serve(listener, TowerToHyperService::new(router.into()), limits, stop).await
}

/// Serves a service whose error closes the connection without an answer.
pub(crate) async fn serve<S>(
    listener: impl Into<Listener>,
    service: S,
    limits: Limits,
    stop: impl Future<Output = Stop>,
) -> Ending
where
    S: Service<Request<Incoming>, Response = Response<Body>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send + 'static,
{
    let listener = listener.into();
    let server = Server {
        service,
        limits,
        connections: Connections::new(limits.connections),
        open: GracefulShutdown::new(),
        is_stopping: Arc::default(),
    };
    {
        let mut accepting = pin!(server.accept_all(&listener));
        let stop = tokio::select! {
            stop = stop => stop,
            never = &mut accepting => match never {},
        };
        server.is_stopping.store(true, Ordering::Relaxed);
        if stop == Stop::Announced {
            tracing::info!("stopping: /healthz says so, and requests are still taken");
            tokio::select! {
                () = tokio::time::sleep(limits.announcement) => {}
                never = &mut accepting => match never {},
            }
        }
    }
    drop(listener);
    server.drain().await
}

/// The state that the connections share.
struct Server<S> {
    service: S,
    limits: Limits,
    connections: Connections,
    open: GracefulShutdown,
    is_stopping: Arc<AtomicBool>,
}

impl<S> Server<S>
where
    S: Service<Request<Incoming>, Response = Response<Body>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send + 'static,
{
    async fn accept_all(&self, listener: &Listener) -> Infallible {
        loop {
            match listener.accept().await {
                // The place is taken after the accept, so that no idle connection is closed before it must
                // be.
                Ok((stream, peer)) => {
                    let place = self.connections.place().await;
                    self.spawn(stream, peer, place);
                }
                Err(error) => {
                    self.connections.close_longest_idle();
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    }

    fn spawn(&self, stream: Socket, peer: Peer, place: OwnedSemaphorePermit) {
        stream.drop_unacknowledged(self.limits.stall);
        let activity = self.connections.opened();
        let connection = Connection { peer, is_stopping: Arc::clone(&self.is_stopping) };
        let service = Answering {
            service: self.service.clone(),
            activity: Arc::clone(&activity),
            connection,
        };
        let stream = SlowReader::new(stream, Arc::clone(&activity), self.limits);
        let exchange = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.limits.head)
            .max_buf_size(HEAD_LIMIT)
            .serve_connection(TokioIo::new(stream), service);
        let exchange = self.open.watch(exchange);
        tokio::spawn(async move {
            let _place = place;
            let ended = tokio::select! {
                ended = exchange => ended,
                () = activity.told_to_close() => Ok(()),
            };
            if let Err(error) = ended {
                log_ending(peer, &error);
            }
        });
    }

    /// Lets the requests under way end, but for no longer than allowed.
    async fn drain(self) -> Ending {
        let Self { connections, open, limits, .. } = self;
        let last_call = async {
            tokio::time::sleep(LAST_CALL).await;
            connections.close_idle();
            std::future::pending::<Infallible>().await
        };
        tokio::select! {
            () = open.shutdown() => Ending::Drained,
            () = tokio::time::sleep(limits.drain) => {
                tracing::warn!("stopping while requests are under way");
                Ending::CutOff
            }
            never = last_call => match never {},
        }
    }
}

/// Logs what no service saw: a request that hyper refused by itself, or an answer that was not read. Other
/// early ends are the client's own business, and logged at the level debug.
fn log_ending(peer: Peer, error: &hyper::Error) {
    if let Some(status) = refused_with(error) {
        tracing::info!(%peer, status, reason = %error, "rejected a request");
    } else if is_timed_out(error) {
        tracing::info!(%peer, "closed a connection: its client did not read the answer");
    } else {
        tracing::debug!(%peer, %error, "a connection ended early");
    }
}

/// The status with which hyper has answered a head that it could not read.
fn refused_with(error: &hyper::Error) -> Option<u16> {
    match (error.is_parse(), error.is_parse_too_large()) {
        (false, _) => None,
        (true, false) => Some(400),
        // Hyper tells the two apart by the text of the error only.
        (true, true) if error.to_string() == "URI too long" => Some(414),
        (true, true) => Some(431),
    }
}

fn is_timed_out(error: &hyper::Error) -> bool {
    let source = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    source.is_some_and(|source| source.kind() == io::ErrorKind::TimedOut)
}
