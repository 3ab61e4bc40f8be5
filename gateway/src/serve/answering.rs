//! A service that reports when a request begins and when its answer has been made.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::body::{Body, Bytes};
use hyper::{
    Request, Response,
    body::{Body as HttpBody, Frame, Incoming, SizeHint},
    service::Service,
};

use super::{Connection, connections::Activity};

/// The service of one connection.
#[derive(Debug)]
pub(super) struct Answering<S> {
    pub(super) service: S,
    pub(super) activity: Arc<Activity>,
    pub(super) connection: Connection,
}

impl<S> Service<Request<Incoming>> for Answering<S>
where
    S: Service<Request<Incoming>, Response = Response<Body>>,
    S::Future: Send + 'static,
{
    type Response = Response<AnswerBody>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        self.activity.request_began();
        request.extensions_mut().insert(self.connection.clone());
        let answer = self.service.call(request);
        let activity = Arc::clone(&self.activity);
        Box::pin(async move { Ok(answer.await?.map(|body| AnswerBody { body, activity })) })
    }
}

/// A body that reports, when it is dropped, that all of it was taken.
#[derive(Debug)]
pub(super) struct AnswerBody {
    body: Body,
    activity: Arc<Activity>,
}

impl HttpBody for AnswerBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for AnswerBody {
    fn drop(&mut self) {
        self.activity.answer_made();
    }
}
