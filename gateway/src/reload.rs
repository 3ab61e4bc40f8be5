//! A router that can be replaced while it serves.

use std::{
    convert::Infallible,
    sync::{Arc, PoisonError, RwLock},
    task::{Context, Poll},
};

use axum::{Router, body::Body, http::Request, response::Response, routing::future::RouteFuture};
use hyper::body::Incoming;
use tower_service::Service;

/// The current router. Each request is answered by the one that was current when it came.
#[derive(Clone, Debug)]
pub struct Reloadable(Arc<RwLock<Router>>);

impl Reloadable {
    /// Answers later requests by another router. Requests under way keep theirs.
    pub fn replace(&self, router: Router) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = router;
    }

    fn current(&self) -> Router {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl From<Router> for Reloadable {
    fn from(router: Router) -> Self {
        Self(Arc::new(RwLock::new(router)))
    }
}

impl Service<Request<Incoming>> for Reloadable {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = RouteFuture<Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Incoming>) -> Self::Future {
        self.current().call(request)
    }
}
