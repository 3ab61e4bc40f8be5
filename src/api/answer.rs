//! What a server sent back, before anyone has read it.

/// An HTTP answer: all that a decoder may look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status, 100 to 599.
    pub status: u16,
    /// The few headers that mean something here.
    pub headers: Headers,
    /// The body as it came, of any length and any content.
    pub body: Vec<u8>,
}

/// The headers that are read; all others are left alone.
///
/// Each is `None` when the server did not send it, and also when the answer came from another
/// origin that does not list it in `Access-Control-Expose-Headers`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Date`, the server's clock, to the second.
    pub date: Option<String>,
    /// `Retry-After`, in either of its forms.
    pub retry_after: Option<String>,
    /// `X-Request-Id`, what a support engineer asks for.
    pub request_id: Option<String>,
}
