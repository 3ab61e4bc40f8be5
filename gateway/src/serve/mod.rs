//! The HTTP/1.1 server under both the gateway and the simulator.
//!
//! `axum::serve` would do for the gateway, but bounds neither the size of a request's head nor the
//! time it may take, and cannot close a connection without an answer, as the simulator must.

use std::{future::Future, pin::pin, time::Duration};

use axum::{Router, body::Body};
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::Service};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::TcpListener;

/// Room for a token of 32 KiB and everything else that a browser sends.
///
/// Hyper answers 431 to what is larger; what it has read at once may be a little larger.
const HEAD_LIMIT: usize = 64 * 1024;

/// How long a head may take to arrive, and how long a connection may be idle.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// How long requests under way may take to end after the server was told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// How long to wait after a connection could not be accepted, for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves the router until `stop` completes, then lets requests under way end for five seconds.
pub async fn serve_router(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve(listener, TowerToHyperService::new(router), stop).await;
}

/// Serves a service whose error closes the connection without an answer.
pub(crate) async fn serve<S>(listener: TcpListener, service: S, stop: impl Future<Output = ()>)
where
    S: Service<Request<Incoming>, Response = Response<Body>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send,
{
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).max_buf_size(HEAD_LIMIT);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let connection = builder.serve_connection(TokioIo::new(stream), service.clone());
        let connection = open.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(GRACE, open.shutdown()).await.is_err() {
        tracing::warn!("stopping while requests are under way");
    }
}
