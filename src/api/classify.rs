//! Classifies an error answer by its code; without a known code, by its HTTP status.
//!
//! The code goes first, as one status can mean many things: ROMA answers 400 for a bad token, KooPhone 401
//! for a missing permission.

use serde_json::value::RawValue;

use super::{Answer, Kind, Problem, SentObject, lenient, repair::readable_text};

/// The parts of an error body of any shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// The code, as sent; a number becomes its digits.
    pub code: Option<String>,
    /// The message, or the raw text where there is no other.
    pub message: String,
    /// The request ID that some bodies carry.
    pub request_id: Option<String>,
    /// Whether an API wrote it. Any server on the way may send a message alone, or the HTTP status in
    /// place of a code.
    pub is_signed: bool,
}

/// The names of code and message, in the order in which they are tried.
const SHAPES: [(&str, &str); 3] =
    [("error_code", "error_msg"), ("errorCode", "errorMsg"), ("code", "message")];

impl ErrorBody {
    /// Reads any shape that the services and the servers before them send: the three pairs of names, the
    /// same inside a nested object (IAM), or plain text.
    ///
    /// The message of an HTML page is empty, and the code `"0"` means that there is none.
    #[must_use]
    pub fn read(answer: &Answer) -> Self {
        let (text, _) = readable_text(&answer.body);
        SentObject::read(&text)
            .ok()
            .and_then(|object| {
                Self::from_object(&object, answer.status)
                    .or_else(|| Self::from_nested(&object, answer.status))
            })
            .unwrap_or_else(|| Self { message: plain_text(&answer.body), ..Self::default() })
    }

    fn from_object(object: &SentObject, status: u16) -> Option<Self> {
        for (index, (code, message)) in SHAPES.into_iter().enumerate() {
            let (code, message) = (object.text(code), object.text(message));
            if code.is_some() || message.is_some() {
                let code = code.filter(|code| code != "0");
                let is_repeated = code.as_ref().is_none_or(|code| *code == status.to_string());
                // `title` stands beside code and message in what IAM writes.
                let is_signed = index < 2 || !is_repeated || object.get("title").is_some();
                let is_signed = is_signed && !code.as_deref().is_some_and(is_foreign);
                let request_id = object.text("request_id");
                return Some(Self {
                    code,
                    message: message.unwrap_or_default(),
                    request_id,
                    is_signed,
                });
            }
        }
        None
    }

    /// Looks one level down only: that is enough, and keeps a nest of a thousand objects cheap.
    fn from_nested(object: &SentObject, status: u16) -> Option<Self> {
        let nested = |(_, value): (&str, &RawValue)| -> Option<Self> {
            let is_object = lenient::is_object(value.get());
            let nested = is_object.then(|| SentObject::read(value.get()).ok())??;
            Self::from_object(&nested, status)
        };
        let found = object.iter().find_map(nested)?;
        Some(Self { request_id: found.request_id.or_else(|| object.text("request_id")), ..found })
    }
}

/// Whether the gateway made the code, from the status of a server's error that is no JSON: `GATEWAY.9503`.
fn is_foreign(code: &str) -> bool {
    code.strip_prefix("GATEWAY.9").is_some_and(|status| status.len() == 3)
}

fn plain_text(body: &[u8]) -> String {
    // A message is at most 500 characters, of at most four bytes each.
    let start = body.get(..2048).unwrap_or(body);
    let text = String::from_utf8_lossy(start);
    let text = text.trim();
    let is_text = !text.starts_with('<') && !text.starts_with('{') && !text.contains('\0');
    if is_text { text.to_owned() } else { String::new() }
}

/// The problem of an error that no API signed; `None` where one did.
#[must_use]
pub fn problem(answer: &Answer, body: &ErrorBody) -> Option<Problem> {
    if body.is_signed {
        return None;
    }
    let is_too_large = || {
        let start = answer.start();
        ["too large", "too long", "too big", "exceeds server limit"]
            .iter()
            .any(|words| start.contains(words))
    };
    Some(match answer.status {
        300..400 => Problem::Redirected,
        400 if is_too_large() => Problem::HeaderTooLarge,
        413 | 414 | 431 | 494 => Problem::HeaderTooLarge,
        403 | 406 | 418 => Problem::Blocked,
        407 => Problem::ProxyLogin,
        // A captive portal: the network wants a login before it lets anything through.
        511 => Problem::WebPage,
        ..300 if answer.is_web_page() => Problem::WebPage,
        _ => Problem::UnsignedError,
    })
}

/// The kind of an error that no API signed: it is retried, since the server that answered knows nothing of
/// the instance. But a 401 asks for a token, whichever server on the way wants it.
#[must_use]
pub const fn unsigned_kind(status: u16) -> Kind {
    match status {
        401 => Kind::Credential,
        429 => Kind::Throttled,
        0..=399 => Kind::Invalid,
        _ => Kind::Transient,
    }
}

/// The kind of an error that an API signed, from its HTTP status and the API's code.
#[must_use]
pub fn kind(status: u16, code: Option<&str>) -> Kind {
    code.and_then(|code| by_code(status, code)).unwrap_or_else(|| by_status(status, code))
}

fn by_code(status: u16, code: &str) -> Option<Kind> {
    if let Some(number) = code.strip_prefix("APIC.") {
        return apic(number);
    }
    // The cloud's front gateway uses both prefixes for the same codes.
    if let Some(number) = code.strip_prefix("APIGW.").or_else(|| code.strip_prefix("APIG."))
        && number.len() == 4
        && number.starts_with('0')
    {
        return front_gateway(status, number);
    }
    match code {
        "APIG.3030" => Some(Kind::NotFound),
        "APIG.9008" => Some(Kind::Throttled),
        "APIG.9999" => Some(Kind::Transient),
        // ROMA answers these with HTTP 400, and a missing instance with 500.
        "ROMA.1000" | "ROMA.1002" => Some(Kind::Credential),
        "ROMA.1006" => Some(Kind::Permission),
        "ROMA.1007" => Some(Kind::Configuration),
        "ROMA.13000" => Some(Kind::Refused),
        "ROMA.00110002" | "ROMA.00110006" => Some(Kind::NotFound),
        "KOOPHONE.API.1000" | "KOOPHONE.API.1002" => Some(Kind::Refused),
        // This code comes with HTTP 401, but is about the instance, not about the token.
        "KOOPHONE.API.1001" => Some(Kind::Permission),
        "KOOPHONE.API.4001" => Some(Kind::NotFound),
        "KOOPHONE.API.9999" => Some(Kind::Transient),
        // The codes of this project's gateway: it knows no such path, or has no upstream for it.
        "GATEWAY.0404" | "GATEWAY.1404" => Some(Kind::Configuration),
        _ => None,
    }
}

fn apic(number: &str) -> Option<Kind> {
    match number {
        "7100" | "7101" | "7102" | "7103" | "7105" | "7107" => Some(Kind::Credential),
        "7106" | "7109" | "7110" | "7111" | "7118" | "7130" | "7134" | "7300" => {
            Some(Kind::Permission)
        }
        "7301" | "7302" => Some(Kind::NotFound),
        // A bad parameter, a quota, and the three ways in which a creation fails.
        "7211" | "7400" | "9206" | "9218" | "9219" => Some(Kind::Refused),
        "7701" | "7712" | "9000" | "9100" | "9999" => Some(Kind::Transient),
        _ => None,
    }
}

fn front_gateway(status: u16, number: &str) -> Option<Kind> {
    match number {
        "0101" => Some(Kind::Configuration),
        // One code with six statuses, of which only two are temporary.
        "0201" if matches!(status, 502 | 504) => Some(Kind::Transient),
        "0201" => Some(Kind::Refused),
        "0203" | "0601" | "0610" | "0613" => Some(Kind::Transient),
        "0301" | "0303" | "0305" | "0307" => Some(Kind::Credential),
        "0302" | "0304" | "0306" | "0310" | "0802" => Some(Kind::Permission),
        "0308" => Some(Kind::Throttled),
        // The front gateway knows no instances: what it did not find is part of the address.
        _ if status == 404 => Some(Kind::Configuration),
        _ => None,
    }
}

fn by_status(status: u16, code: Option<&str>) -> Kind {
    match status {
        401 => Kind::Credential,
        403 => Kind::Permission,
        // Without an API's code, the 404 may come from a server on the way: to call the instance gone
        // would be a guess. An API's code has a dot, a repeated status has none.
        404 if code.is_some_and(|code| code.contains('.')) => Kind::NotFound,
        404 | 405 => Kind::Configuration,
        429 => Kind::Throttled,
        408 | 500.. => Kind::Transient,
        400..500 => Kind::Refused,
        // An error inside an answer with a good status.
        ..400 if code.is_some() => Kind::Refused,
        ..400 => Kind::Invalid,
    }
}
