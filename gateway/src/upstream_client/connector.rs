//! Connects to an upstream: name resolution, TCP, perhaps a proxy, TLS.
//!
//! Each step that fails has an error type of its own, so that the steps can be told apart.

use std::{
    error::Error,
    fmt, io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
    vec,
};

use axum::http::Uri;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::connect::{
        HttpConnector,
        dns::{GaiResolver, Name},
        proxy::Tunnel,
    },
    rt::TokioIo,
};
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower_service::Service;

use super::connection::Counted;
use crate::config::EgressProxy;

type BoxError = Box<dyn Error + Send + Sync>;
type BoxFuture<T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send>>;
type Secured<C> = <HttpsConnector<C> as Service<Uri>>::Response;

/// Connects to upstreams, with one timeout for all steps together.
#[derive(Clone, Debug)]
pub(super) struct Connector {
    secure: HttpsConnector<Egress>,
    within: Duration,
}

impl Connector {
    pub(super) fn new(tls: ClientConfig, egress: EgressProxy, within: Duration) -> Self {
        let mut http = HttpConnector::new_with_resolver(Resolver(GaiResolver::new()));
        http.enforce_http(false);
        http.set_nodelay(true);
        let secure = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(Egress { http, proxy: egress });
        Self { secure, within }
    }
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Counted<TokioIo<Secured<Egress>>>>;
    type Error = BoxError;
    type Future = BoxFuture<Self::Response>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.secure.poll_ready(context)
    }

    fn call(&mut self, upstream: Uri) -> Self::Future {
        let connecting = self.secure.call(upstream);
        let within = self.within;
        Box::pin(async move {
            let stream = tokio::time::timeout(within, connecting)
                .await
                .unwrap_or_else(|_| Err(ConnectTimedOut.into()))?;
            Ok(TokioIo::new(Counted::new(TokioIo::new(stream))))
        })
    }
}

/// Connects to the upstream itself, or through the egress proxy.
#[derive(Clone, Debug)]
pub(super) struct Egress {
    http: HttpConnector<Resolver>,
    proxy: EgressProxy,
}

impl Service<Uri> for Egress {
    type Response = TokioIo<TcpStream>;
    type Error = BoxError;
    type Future = BoxFuture<Self::Response>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.http.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, upstream: Uri) -> Self::Future {
        let Some(proxy) = self.proxy.intercept(&upstream) else {
            let connecting = self.http.call(upstream);
            return Box::pin(async { connecting.await.map_err(Into::into) });
        };
        let mut tunnel = Tunnel::new(proxy.uri().clone(), self.http.clone());
        if let Some(authorization) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let connecting = tunnel.call(upstream);
        Box::pin(async { connecting.await.map_err(|error| EgressFailed(error.into()).into()) })
    }
}

/// The machine's resolver.
#[derive(Clone, Debug)]
pub(super) struct Resolver(GaiResolver);

impl Service<Name> for Resolver {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = NameNotFound;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, NameNotFound>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), NameNotFound>> {
        self.0.poll_ready(context).map_err(NameNotFound)
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let resolving = self.0.call(name);
        Box::pin(async {
            let addresses = resolving.await.map_err(NameNotFound)?;
            Ok(addresses.collect::<Vec<_>>().into_iter())
        })
    }
}

/// The upstream's name has no address.
#[derive(Debug)]
pub(super) struct NameNotFound(io::Error);

/// The egress proxy cannot be reached, or opens no tunnel.
#[derive(Debug)]
pub(super) struct EgressFailed(BoxError);

/// There was no connection in time.
#[derive(Debug)]
pub(super) struct ConnectTimedOut;

impl fmt::Display for NameNotFound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("name not found")
    }
}

impl Error for NameNotFound {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl fmt::Display for EgressFailed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no tunnel through the proxy")
    }
}

impl Error for EgressFailed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

impl fmt::Display for ConnectTimedOut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no connection in time")
    }
}

impl Error for ConnectTimedOut {}
