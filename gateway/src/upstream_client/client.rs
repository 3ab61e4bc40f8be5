//! The HTTP client of the upstreams.

use std::time::Duration;

use axum::{
    body::Bytes,
    http::{Extensions, Request, Response},
};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_util::{
    client::legacy::{Client, Error},
    rt::{TokioExecutor, TokioTimer},
};

use super::{connection::Traffic, connector::Connector};

/// How long idle connections are kept: shorter than servers do, so that few requests meet one being closed.
const IDLE: Duration = Duration::from_secs(15);

/// The longest head of an answer, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// Sends requests over kept connections, and over a new one where a kept one had ended.
#[derive(Clone, Debug)]
pub(crate) struct UpstreamClient {
    kept: Client<Connector, Full<Bytes>>,
    /// Keeps no connections.
    fresh: Client<Connector, Full<Bytes>>,
}

impl UpstreamClient {
    pub(super) fn with(connector: Connector) -> Self {
        let mut builder = Client::builder(TokioExecutor::new());
        builder.pool_timer(TokioTimer::new()).http1_max_buf_size(LONGEST_HEAD);
        let kept = builder.clone().pool_idle_timeout(IDLE).build(connector.clone());
        let fresh = builder.pool_max_idle_per_host(0).build(connector);
        Self { kept, fresh }
    }

    /// Sends a request, and gives the head of the answer.
    ///
    /// An upstream may close a kept connection while a request is on its way. The request is then sent once
    /// more, over a new connection: all five calls only read, even the POST.
    ///
    /// # Errors
    ///
    /// When no head came.
    pub(crate) async fn send(
        &self,
        request: Request<Full<Bytes>>,
    ) -> Result<Response<Incoming>, Error> {
        let again = request.clone();
        match self.kept.request(request).await {
            Err(error) if was_closed_while_kept(&error) => {
                tracing::debug!(%error, "a kept connection had ended: once more over a new one");
                self.fresh.request(again).await
            }
            result => result,
        }
    }
}

/// Whether a reused connection ended before a byte of this answer.
fn was_closed_while_kept(error: &Error) -> bool {
    let mut extras = Extensions::new();
    if let Some(connection) = error.connect_info() {
        connection.get_extras(&mut extras);
    }
    let traffic = extras.get::<Traffic>();
    traffic.is_some_and(|traffic| traffic.is_reused() && !traffic.has_answer_begun())
}
