//! The meaning of each error code: a table for each family of codes, by the digits as sent.

use super::cases::{Case, access, creation, proxy, request, service, token};

type Codes = &'static [(&'static str, &'static Case)];

/// The meaning of a code; `None` for an unknown code, and for one with several meanings if the HTTP status
/// that tells them apart is missing.
pub(super) fn case(code: &str, status: Option<u16>) -> Option<&'static Case> {
    let (family, digits) = code.rsplit_once('.')?;
    let codes = match family {
        "APIC" => APIC,
        // Two names of the same family.
        "APIG" | "APIGW" if digits == "0201" => return front_0201(status),
        // The management API's older codes, .1000 to .1013; ROMA's side of it still sends them.
        "APIG" if digits.starts_with("10") => {
            return (status? == 401).then_some(&token::OTHER_TOKEN);
        }
        "APIG" | "APIGW" => APIG,
        "ROMA" => ROMA,
        "SCB" => SCB,
        "KOOPHONE.API" => KOOPHONE,
        "common" if digits.starts_with("00000") => return Some(&request::PLATFORM),
        "GATEWAY" => GATEWAY,
        _ => return None,
    };
    codes.iter().find(|(known, _)| *known == digits).map(|(_, case)| *case)
}

/// The meaning of the code 0201, which comes with six statuses.
fn front_0201(status: Option<u16>) -> Option<&'static Case> {
    match status? {
        413 | 414 | 431 | 494 => Some(&request::TOO_LARGE),
        502 => Some(&service::BACKEND),
        504 => Some(&service::BACKEND_SLOW),
        _ => Some(&service::GATEWAY_REFUSED),
    }
}

const APIC: Codes = &[
    ("7100", &token::NO_TOKEN),
    ("7101", &token::OLD_TOKEN),
    ("7102", &token::WRONG_TOKEN),
    ("7103", &token::TOKEN_WITHOUT_PROJECT),
    ("7105", &token::TOKEN_WITHOUT_USER),
    ("7106", &access::RESTRICTED),
    ("7107", &token::TOKEN_WITHOUT_ROLE),
    ("7109", &access::SUSPENDED),
    ("7110", &access::READ_ONLY),
    ("7111", &access::FOREIGN),
    ("7118", &access::DOMAIN),
    ("7130", &access::OTHER_PROJECT),
    ("7134", &access::ENTERPRISE),
    ("7211", &request::PARAMETER),
    ("7300", &access::POLICY),
    ("7301", &request::NO_SPEC),
    ("7302", &request::NO_INSTANCE),
    ("7400", &creation::INSTANCE_QUOTA),
    ("7701", &service::CONFLICT),
    ("7712", &service::LOCKED),
    ("9000", &service::INTERNAL),
    ("9100", &service::DATABASE),
    ("9206", &creation::CREATION),
    ("9218", &creation::QUOTA),
    ("9219", &creation::RESOURCES),
    ("9999", &service::SYSTEM),
];

const APIG: Codes = &[
    ("0101", &request::NO_API),
    ("0203", &service::BACKEND_SLOW),
    ("0301", &token::SIGNATURE),
    ("0302", &access::RESTRICTED),
    ("0303", &token::APP),
    ("0304", &access::RESTRICTED),
    ("0305", &token::OTHER_TOKEN),
    ("0306", &access::RESTRICTED),
    ("0307", &token::OLD_TOKEN),
    ("0308", &service::OVER_LIMIT),
    ("0310", &access::PROJECT_OFF),
    ("0601", &service::FRONT),
    ("0610", &service::BACKEND),
    ("0613", &service::IAM),
    ("0802", &access::REGION),
    ("3030", &request::NO_INSTANCE),
    ("9008", &service::OVER_LIMIT),
    ("9999", &service::SYSTEM),
];

// For ROMA only the code says what happened: the HTTP status is 400 or 500 for the same code.
const ROMA: Codes = &[
    ("1000", &token::NO_TOKEN),
    ("1002", &token::WRONG_TOKEN),
    ("1006", &access::RESTRICTED),
    ("1007", &request::NO_API),
    ("13000", &request::PARAMETER),
    ("00110002", &request::NO_INSTANCE),
    ("00110006", &request::NO_INSTANCE),
];

const SCB: Codes = &[("00000000", &request::FRAMEWORK)];

const KOOPHONE: Codes = &[
    ("1000", &request::PARAMETER),
    ("1001", &access::PHONE),
    ("1002", &request::TWO_REGIONS),
    ("4001", &request::NO_PHONE),
    ("9999", &service::INTERNAL),
];

const GATEWAY: Codes = &[
    ("0401", &proxy::NO_BEARER),
    ("0403", &proxy::PROXY_NO_ENTRY),
    ("1403", &proxy::NOT_THROUGH_FRONT),
    ("2403", &proxy::PROXY_NOT_SHOWN),
    ("0421", &proxy::PROXY_NO_ENTRY),
    ("0400", &proxy::NOT_ALLOWED),
    ("0405", &proxy::NOT_ALLOWED),
    ("0408", &proxy::SLOW_REQUEST),
    ("0413", &request::TOO_LARGE),
    ("0415", &proxy::NOT_ALLOWED),
    ("0431", &request::TOO_LARGE),
    ("0404", &request::NO_API),
    ("1404", &request::NO_API),
    ("0502", &proxy::UPSTREAM_UNREACHABLE),
    ("1502", &proxy::PROXY_CUT),
    ("2502", &proxy::UPSTREAM_WEB_PAGE),
    ("3502", &proxy::UPSTREAM_TOO_LARGE),
    ("4502", &proxy::UPSTREAM_NAME),
    ("5502", &proxy::UPSTREAM_CERTIFICATE),
    ("6502", &proxy::UPSTREAM_NOT_JSON),
    ("7502", &proxy::UPSTREAM_WEB_PAGE),
    ("8502", &proxy::UPSTREAM_ECHO),
    ("1503", &proxy::PROXY_TOKEN),
    ("2503", &proxy::EGRESS),
    ("3503", &proxy::PROXY_NO_TOKEN),
    ("4503", &proxy::PROXY_USER_REFUSED),
    ("5503", &proxy::PROXY_CLOCK),
    ("6503", &proxy::PROXY_BUSY),
    ("0504", &proxy::UPSTREAM_SLOW),
    ("1504", &proxy::UPSTREAM_NO_CONNECTION),
];
