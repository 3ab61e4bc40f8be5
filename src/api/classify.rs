//! What an error answer means: by its code first, because one HTTP status can mean many things
//! (ROMA answers 400 for a bad token, KooPhone 401 for a missing permission), by the status else.

use super::{Json, Kind, wire::text};

/// The parts of an error body, in whichever of its shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// The code, as sent; a number becomes its digits.
    pub code: Option<String>,
    /// The message, or the raw text where there is no other.
    pub message: String,
    /// The request ID that some bodies carry.
    pub request_id: Option<String>,
}

/// The names of code and message, in the order in which they are tried.
const SHAPES: [(&str, &str); 3] =
    [("error_code", "error_msg"), ("errorCode", "errorMsg"), ("code", "message")];

impl ErrorBody {
    /// Reads any of the shapes the services and what stands before them send: the three pairs of
    /// names, the same inside a nested object (IAM), or plain text. An HTML page says nothing, and
    /// the code `"0"` means that there is none.
    #[must_use]
    pub fn read(body: &[u8]) -> Self {
        let value = Json::read(body).unwrap_or(Json::Null);
        Self::from_value(&value)
            .unwrap_or_else(|| Self { message: plain_text(body), ..Self::default() })
    }

    fn from_value(value: &Json) -> Option<Self> {
        let object = value.as_object()?;
        let text = |name: &str| object.get(name).and_then(text);
        for (code, message) in SHAPES {
            let (code, message) = (text(code), text(message));
            if code.is_some() || message.is_some() {
                let code = code.filter(|code| code != "0");
                let request_id = text("request_id");
                return Some(Self { code, message: message.unwrap_or_default(), request_id });
            }
        }
        // One level down is enough, and keeps a nest of a thousand objects cheap.
        object.iter().find_map(|(_, nested)| {
            let object = nested.as_object()?;
            let has_any = SHAPES.iter().any(|(code, message)| {
                [code, message].iter().any(|name| object.get(name).is_some())
            });
            let found = has_any.then(|| Self::from_value(nested))??;
            Some(Self { request_id: found.request_id.or_else(|| text("request_id")), ..found })
        })
    }
}

fn plain_text(body: &[u8]) -> String {
    // A message is at most 500 characters, of at most four bytes each.
    let start = body.get(..2048).unwrap_or(body);
    let text = String::from_utf8_lossy(start);
    let text = text.trim();
    let is_text = !text.starts_with('<') && !text.starts_with('{') && !text.contains('\0');
    if is_text { text.to_owned() } else { String::new() }
}

/// What can be done about an error, from its HTTP status and the API's code.
#[must_use]
pub fn kind(status: u16, code: Option<&str>) -> Kind {
    code.and_then(|code| by_code(status, code)).unwrap_or_else(|| by_status(status, code))
}

fn by_code(status: u16, code: &str) -> Option<Kind> {
    if let Some(number) = code.strip_prefix("APIC.") {
        return apic(number);
    }
    // The cloud's front gateway writes either prefix for one and the same family.
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
        // It comes with HTTP 401, and is about the instance, not about the token.
        "KOOPHONE.API.1001" => Some(Kind::Permission),
        "KOOPHONE.API.4001" => Some(Kind::NotFound),
        "KOOPHONE.API.9999" => Some(Kind::Transient),
        // The gateway's own: it knows no such path, or has no upstream for it.
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
        // One code with six statuses, of which only two pass by themselves.
        "0201" if matches!(status, 502 | 504) => Some(Kind::Transient),
        "0201" => Some(Kind::Refused),
        "0203" | "0601" | "0610" | "0613" => Some(Kind::Transient),
        "0301" | "0303" | "0305" | "0307" => Some(Kind::Credential),
        "0302" | "0304" | "0306" | "0310" | "0802" => Some(Kind::Permission),
        "0308" => Some(Kind::Throttled),
        // The gateway knows no instances: whatever it did not find is part of the address.
        _ if status == 404 => Some(Kind::Configuration),
        _ => None,
    }
}

fn by_status(status: u16, code: Option<&str>) -> Kind {
    match status {
        401 => Kind::Credential,
        403 => Kind::Permission,
        // Without an API's code it is some server on the way that knows no such path: to call the
        // instance gone would be a guess. An API's code has a dot, a repeated status has none.
        404 if code.is_some_and(|code| code.contains('.')) => Kind::NotFound,
        404 | 405 => Kind::Configuration,
        429 => Kind::Throttled,
        408 | 500.. => Kind::Transient,
        400..500 => Kind::Refused,
        // An error inside a good answer.
        ..400 if code.is_some() => Kind::Refused,
        ..400 => Kind::Invalid,
    }
}
