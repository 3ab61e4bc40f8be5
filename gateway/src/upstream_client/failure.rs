//! Why no answer came, told apart by the types of the errors.

use std::{error::Error, io, iter};

use hyper_util::client::legacy;

use super::connector::{ConnectTimedOut, EgressFailed, NameNotFound};
use crate::gateway_error::GatewayError;

/// The gateway's error for a request that failed before the head of an answer.
pub(crate) fn of_request(error: &legacy::Error) -> GatewayError {
    for cause in causes(error) {
        let is_certificate =
            || matches!(cause.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)));
        if cause.is::<ConnectTimedOut>() || is_timeout(cause) && error.is_connect() {
            return GatewayError::ConnectTimedOut;
        } else if cause.is::<EgressFailed>() {
            return GatewayError::EgressFailed;
        } else if cause.is::<NameNotFound>() {
            return GatewayError::NameNotFound;
        } else if is_certificate() {
            return GatewayError::Certificate;
        } else if is_too_large(cause) {
            return GatewayError::HeadTooLarge;
        }
    }
    if error.is_connect() { GatewayError::Unreachable } else { GatewayError::Cut }
}

/// An error with all of its causes, for the log.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    for cause in causes(error).map(ToString::to_string) {
        // An I/O error repeats the text of the error inside of it.
        if !text.ends_with(&cause) {
            text.push_str(if text.is_empty() { "" } else { ": " });
            text.push_str(&cause);
        }
    }
    text
}

/// An error, what caused it, what caused that, and so on.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(error), |error| {
        // An I/O error's `source` skips the error inside of it.
        let error: &'a (dyn Error + 'static) = *error;
        let inside = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        inside.map(|inside| inside as &(dyn Error + 'static)).or_else(|| error.source())
    })
}

fn is_timeout(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::TimedOut)
}

fn is_too_large(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse_too_large)
}
