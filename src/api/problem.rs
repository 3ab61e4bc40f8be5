//! What went wrong where no API signed the answer.

/// Why there is no answer of an API, or why it cannot be read.
///
/// An error that carries a code of an API has none of these. The words for each are in `i18n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// No answer arrived: the network is down, or the proxy is not there.
    Unreachable,
    /// No answer arrived from a proxy of another origin: it may be unreachable, may send no CORS
    /// headers, or the page's own content policy may forbid it. A browser does not say which.
    CrossOrigin,
    /// No whole answer arrived in time.
    TimedOut,
    /// The page's own `fetch` threw, or gave something else than a response.
    HostFetch,

    /// A redirect, probably to a sign-in. Redirects are not followed.
    Redirected,
    /// A web page with a good status, probably a sign-in.
    WebPage,
    /// A proxy on the way asks for a login of its own (407).
    ProxyLogin,
    /// A server on the way refused the request for its size, most often that of its headers: the
    /// token or the page's cookies are too long for it (400, 413, 414, 431, 494).
    HeaderTooLarge,
    /// A firewall on the way refused the request (403, 406 or 418 without an API's code).
    Blocked,
    /// Another HTTP error that no API signed. [`status`](super::ErrorParts::status) says which.
    UnsignedError,

    /// A good status without a body.
    Empty,
    /// The body ends before its JSON does.
    CutOff,
    /// The body is no JSON.
    NotJson {
        /// The line of the first fault, from 1.
        line: u32,
    },
    /// The body is in an encoding that is not read, such as UTF-16.
    UnsupportedCharset,
    /// The body is JSON, but no object.
    NotAnObject,
    /// `instances` of the list is no array.
    InstancesNotAnArray,
    /// A creation process without any status.
    NoStatus,
    /// A preparation without `data.status`.
    NoDataStatus,

    /// No request can be made with an ID. The error's message is that ID.
    UnusableId {
        /// The document's name of the parameter.
        field: &'static str,
    },
}
