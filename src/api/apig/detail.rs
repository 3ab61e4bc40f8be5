//! One APIG instance, with all that was sent of it.

use std::sync::Arc;

use super::instance::{Instance, Row};
use crate::api::{
    Answer, Decoded, Error, Field, SentObject, ServiceName,
    body::{self, Fault},
    field, lenient,
};

/// An instance's detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The fields that the list has too, read from the detail.
    pub instance: Arc<Instance>,
    /// The answer as it was sent.
    pub sent: SentObject,
}

impl Detail {
    /// Every field that was sent, documented ones first and in the documents' order.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        field::read(ServiceName::Apig, &self.sent)
    }
}

/// Decodes an instance's detail; `asked` is the ID of the request, used when the answer has none.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](crate::api::Kind::Invalid) for a body that is no object.
pub fn decode_detail(answer: &Answer, asked: &str) -> Result<Decoded<Detail>, Error> {
    let read = |text: &str| -> Result<Detail, Fault> {
        let row: Row<'_> = lenient::object(text)?;
        let instance = row.instance(Some(asked)).unwrap_or_default();
        Ok(Detail { instance, sent: SentObject::read(text)? })
    };
    body::decode(answer, read)
}
