//! Which code says what: a table for each family of codes, by the digits as sent.

use super::cases::{self, Case};

type Codes = &'static [(&'static str, &'static Case)];

/// What a code says; `None` for one that is not known, or that says different things and came without
/// what would tell them apart.
pub(super) fn case(code: &str, status: Option<u16>) -> Option<&'static Case> {
    let (family, digits) = code.rsplit_once('.')?;
    let codes = match family {
        "APIC" => APIC,
        // Either name for one and the same family.
        "APIG" | "APIGW" if digits == "0201" => return front_0201(status),
        // The management API's older codes, .1000 to .1013; ROMA's side of it still sends them.
        "APIG" if digits.starts_with("10") => {
            return (status? == 401).then_some(&cases::OTHER_TOKEN);
        }
        "APIG" | "APIGW" => APIG,
        "ROMA" => ROMA,
        "SCB" => SCB,
        "KOOPHONE.API" => KOOPHONE,
        "common" if digits.starts_with("00000") => return Some(&cases::PLATFORM),
        "GATEWAY" => GATEWAY,
        _ => return None,
    };
    codes.iter().find(|(known, _)| *known == digits).map(|(_, case)| *case)
}

/// One code for six statuses.
fn front_0201(status: Option<u16>) -> Option<&'static Case> {
    match status? {
        413 | 414 | 431 | 494 => Some(&cases::TOO_LARGE),
        502 => Some(&cases::BACKEND),
        504 => Some(&cases::BACKEND_SLOW),
        _ => Some(&cases::GATEWAY_REFUSED),
    }
}

const APIC: Codes = &[
    ("7100", &cases::NO_TOKEN),
    ("7101", &cases::OLD_TOKEN),
    ("7102", &cases::WRONG_TOKEN),
    ("7103", &cases::TOKEN_WITHOUT_PROJECT),
    ("7105", &cases::TOKEN_WITHOUT_USER),
    ("7106", &cases::RESTRICTED),
    ("7107", &cases::TOKEN_WITHOUT_ROLE),
    ("7109", &cases::SUSPENDED),
    ("7110", &cases::READ_ONLY),
    ("7111", &cases::FOREIGN),
    ("7118", &cases::DOMAIN),
    ("7130", &cases::OTHER_PROJECT),
    ("7134", &cases::ENTERPRISE),
    ("7211", &cases::PARAMETER),
    ("7300", &cases::POLICY),
    ("7301", &cases::NO_SPEC),
    ("7302", &cases::NO_INSTANCE),
    ("7400", &cases::INSTANCE_QUOTA),
    ("7701", &cases::CONFLICT),
    ("7712", &cases::LOCKED),
    ("9000", &cases::INTERNAL),
    ("9100", &cases::DATABASE),
    ("9206", &cases::CREATION),
    ("9218", &cases::QUOTA),
    ("9219", &cases::RESOURCES),
    ("9999", &cases::SYSTEM),
];

const APIG: Codes = &[
    ("0101", &cases::NO_API),
    ("0203", &cases::BACKEND_SLOW),
    ("0301", &cases::SIGNATURE),
    ("0302", &cases::RESTRICTED),
    ("0303", &cases::APP),
    ("0304", &cases::RESTRICTED),
    ("0305", &cases::OTHER_TOKEN),
    ("0306", &cases::RESTRICTED),
    ("0307", &cases::OLD_TOKEN),
    ("0308", &cases::OVER_LIMIT),
    ("0310", &cases::PROJECT_OFF),
    ("0601", &cases::FRONT),
    ("0610", &cases::BACKEND),
    ("0613", &cases::IAM),
    ("0802", &cases::REGION),
    ("3030", &cases::NO_INSTANCE),
    ("9008", &cases::OVER_LIMIT),
    ("9999", &cases::SYSTEM),
];

// ROMA says by the code alone what happened: it comes with HTTP 400 or 500 alike.
const ROMA: Codes = &[
    ("1000", &cases::NO_TOKEN),
    ("1002", &cases::WRONG_TOKEN),
    ("1006", &cases::RESTRICTED),
    ("1007", &cases::NO_API),
    ("13000", &cases::PARAMETER),
    ("00110002", &cases::NO_INSTANCE),
    ("00110006", &cases::NO_INSTANCE),
];

const SCB: Codes = &[("00000000", &cases::FRAMEWORK)];

const KOOPHONE: Codes = &[
    ("1000", &cases::PARAMETER),
    ("1001", &cases::PHONE),
    ("1002", &cases::TWO_REGIONS),
    ("4001", &cases::NO_INSTANCE),
    ("9999", &cases::INTERNAL),
];

const GATEWAY: Codes = &[
    ("0403", &cases::PROXY_NO_ENTRY),
    ("0421", &cases::PROXY_NO_ENTRY),
    ("0431", &cases::TOO_LARGE),
    ("0404", &cases::NO_API),
    ("1404", &cases::NO_API),
    ("0502", &cases::PROXY_CUT),
    ("1502", &cases::PROXY_CUT),
    ("2502", &cases::PROXY_CUT),
    ("3502", &cases::PROXY_CUT),
    ("0504", &cases::PROXY_CUT),
    ("0503", &cases::PROXY_TOKEN),
    ("1503", &cases::PROXY_TOKEN),
];
