//! Links to instances in the cloud's own console.

use serde::Serialize;

use crate::{
    ProblemKind, ServiceName,
    fields::{Fields, Findings, Reported},
};

/// The URL of an instance's page in the cloud's own console, with the placeholders `{project_id}`, `{region}`
/// and `{instance_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ConsoleUrl(String);

const PROJECT: &str = "project_id";
const REGION: &str = "region";
const INSTANCE: &str = "instance_id";

impl ConsoleUrl {
    /// Reads the field `console_url` of a source.
    pub(crate) fn read(
        fields: &Fields<'_>,
        service: ServiceName,
        findings: &mut Findings,
    ) -> Result<Option<Self>, Reported> {
        let Some(text) = fields.text("console_url", findings)? else { return Ok(None) };
        if is_console_url(text, service) {
            Ok(Some(Self(text.to_owned())))
        } else {
            findings.problem(fields.path_of("console_url"), ProblemKind::NotConsoleUrl)
        }
    }

    /// Whether the URL has a `{region}` placeholder.
    pub(crate) fn needs_region(&self) -> bool {
        parts(&self.0).any(|part| part == Some(Part::Place(REGION)))
    }

    /// Fills the placeholders with the percent-encoded values.
    pub(crate) fn fill(&self, project: &str, region: &str, instance: &str) -> String {
        let mut url = String::new();
        for part in parts(&self.0).flatten() {
            match part {
                Part::Text(text) => url.push_str(text),
                Part::Place(PROJECT) => encode(project, &mut url),
                Part::Place(REGION) => encode(region, &mut url),
                Part::Place(_) => encode(instance, &mut url),
            }
        }
        url
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Place(&'a str),
}

/// The texts and placeholders in order; `None` for an unmatched brace.
fn parts(template: &str) -> impl Iterator<Item = Option<Part<'_>>> {
    let text = |text: &'_ str| !text.contains('}');
    template.split('{').enumerate().flat_map(move |(index, part)| {
        if index == 0 {
            return [text(part).then_some(Part::Text(part)), Some(Part::Text(""))];
        }
        match part.split_once('}') {
            Some((place, rest)) => {
                [Some(Part::Place(place)), text(rest).then_some(Part::Text(rest))]
            }
            None => [None, None],
        }
    })
}

/// Whether a text is an https URL with known placeholders only. Its host can have `{region}` and no other, so
/// that no instance's ID decides which host it is.
fn is_console_url(text: &str, service: ServiceName) -> bool {
    let is_place = |place: &str| match place {
        PROJECT => service.owner_field() == PROJECT,
        REGION | INSTANCE => true,
        _ => false,
    };
    let is_known = parts(text).all(|part| match part {
        Some(Part::Text(_)) => true,
        Some(Part::Place(place)) => is_place(place),
        None => false,
    });
    let is_clean = !text.contains(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\\' | '"' | '<' | '>' | '`')
    });
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_host = host.is_some_and(|host| {
        !host.is_empty()
            && !host.starts_with(':')
            && !host.contains('@')
            && parts(host).all(|part| {
                part.is_some_and(|part| matches!(part, Part::Text(_) | Part::Place(REGION)))
            })
    });
    is_known && is_clean && is_host
}

/// Percent-encodes all but letters, digits, `-`, `.`, `_` and `~`.
fn encode(value: &str, url: &mut String) {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 });
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(digit(byte >> 4));
            url.push(digit(byte & 15));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> String {
        ConsoleUrl(template.to_owned()).fill("p-1", "cn-north-4", "a/b?c#d {x}\u{202e}")
    }

    #[test]
    fn values_are_encoded_wherever_they_stand() {
        assert_eq!(
            filled("https://console.example/{region}/?p={project_id}#/apig/{instance_id}/info"),
            "https://console.example/cn-north-4/?p=p-1#/apig/a%2Fb%3Fc%23d%20%7Bx%7D%E2%80%AE/info"
        );
        assert_eq!(filled("https://{region}.example"), "https://cn-north-4.example");
    }

    #[test]
    fn only_an_https_address_with_known_places_is_one() {
        let is_apig = |text| is_console_url(text, ServiceName::Apig);
        for text in [
            "https://console.example",
            "https://console.example:8443/a?b={instance_id}#/{project_id}",
            "https://{region}.console.example/{instance_id}",
        ] {
            assert!(is_apig(text), "{text}");
        }
        for text in [
            "http://console.example",
            "HTTPS://console.example",
            "//console.example",
            "/console",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "https://:443/",
            "https://?a",
            "https://user:pass@console.example",
            "https://{instance_id}.example/",
            "https://{project_id}/",
            "https://a.example/{name}",
            "https://a.example/{",
            "https://a.example/}",
            "https://a.example/{region",
            "https://a.example/{{region}}",
            "https://a.example/a b",
            "https://a.example/\\b",
            "https://a.example/\n",
        ] {
            assert!(!is_apig(text), "{text}");
        }
        let of_project = "https://a.example/{project_id}";
        assert!(is_console_url(of_project, ServiceName::Roma));
        assert!(!is_console_url(of_project, ServiceName::KooPhone), "KooPhone's owner is a user");
    }

    #[test]
    fn the_region_is_needed_where_it_has_a_place() {
        let needs = |text: &str| ConsoleUrl(text.to_owned()).needs_region();
        assert!(needs("https://a.example/{region}"));
        assert!(!needs("https://a.example/region"));
    }
}
