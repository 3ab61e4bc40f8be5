//! The part of IAM that gives tokens to a user with a password.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answer::Answer,
    token::Token,
    world::{EAST, Moment, NORTH, ROMA_PROJECT},
};

/// The account that [`USER`] belongs to.
pub const DOMAIN: &str = "simulator";
/// The only user.
pub const USER: &str = "operator";
/// The password of [`USER`].
pub const PASSWORD: &str = "Simulator-password-1";

/// How many wrong passwords lock a user.
const TRIES: u32 = 5;

/// How long a user stays locked, in milliseconds.
const LOCKED_MS: i64 = 15 * 60 * 1000;

/// The beginning of each token that this IAM gives.
const PREFIX: &str = "MIISimulated-";

/// The projects, by name and identifier. The name of ROMA Connect's project is no region.
const PROJECTS: [(&str, &str); 3] = [
    (NORTH.region, NORTH.project_id),
    (EAST.region, EAST.project_id),
    ("cn-north-4_roma", ROMA_PROJECT),
];

/// The tokens given so far, and the wrong passwords of each user.
#[derive(Debug)]
pub(super) struct Iam {
    given: Vec<Given>,
    users: BTreeMap<String, Tries>,
    /// How long a token lives.
    pub(super) life_seconds: u32,
}

#[derive(Debug)]
struct Given {
    ends_ms: i64,
    project_id: &'static str,
}

/// The wrong passwords of a user in a row, and when the lock ends.
#[derive(Clone, Copy, Debug, Default)]
struct Tries {
    wrong: u32,
    locked_until_ms: i64,
}

impl Default for Iam {
    fn default() -> Self {
        Self { given: Vec::new(), users: BTreeMap::new(), life_seconds: 24 * 60 * 60 }
    }
}

impl Iam {
    /// The longest life of a token that can be set: a week.
    pub(super) const LONGEST_LIFE: u32 = 7 * 24 * 60 * 60;

    /// Answers a request for a token; the token itself goes into a header.
    pub(super) fn give(&mut self, body: &[u8], now: Moment) -> (Answer, Option<String>) {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |path: &str| body.pointer(path).and_then(Value::as_str);
        let user = "/auth/identity/password/user";
        let [name, password, domain] = ["name", "password", "domain/name"]
            .map(|field| text(&format!("{user}/{field}")).unwrap_or_default());
        let is_password = body.pointer("/auth/identity/methods") == Some(&json!(["password"]));
        if !is_password || name.is_empty() || password.is_empty() || domain.is_empty() {
            return (error(400, "Bad Request", "The request body is invalid."), None);
        }
        let tries = self.users.entry(name.to_owned()).or_default();
        if now.now_ms() < tries.locked_until_ms {
            return (error(401, "Unauthorized", "The account is locked."), None);
        }
        if (name, password, domain) != (USER, PASSWORD, DOMAIN) {
            tries.wrong += 1;
            if tries.wrong == TRIES {
                *tries = Tries { wrong: 0, locked_until_ms: now.now_ms() + LOCKED_MS };
            }
            return (error(401, "Unauthorized", "The username or password is wrong."), None);
        }
        *tries = Tries::default();
        let (by_name, by_id) = (text("/auth/scope/project/name"), text("/auth/scope/project/id"));
        let project =
            PROJECTS.iter().find(|(name, id)| by_name == Some(*name) || by_id == Some(*id));
        let Some((project_name, project_id)) = project else {
            return (error(404, "Not Found", "Could not find the project."), None);
        };
        let ends_ms = now.now_ms() + i64::from(self.life_seconds) * 1000;
        self.given.push(Given { ends_ms, project_id });
        // Real tokens are thousands of characters long, too.
        let token = format!("{PREFIX}{}-{}", self.given.len(), "0123456789abcdef".repeat(150));
        let body = json!({ "token": {
            "methods": ["password"],
            "issued_at": date(now.now_ms()),
            "expires_at": date(ends_ms),
            "project": { "id": project_id, "name": project_name, "domain": { "name": DOMAIN } },
            "user": { "name": USER, "domain": { "name": DOMAIN } },
            "catalog": [],
        }});
        (Answer { status: 201, body }, Some(token))
    }

    /// Judges a token with this IAM's prefix, for a call to `project`; `None` for a token with another
    /// beginning.
    pub(super) fn judge(&self, token: &str, project: Option<&str>, now: Moment) -> Option<Token> {
        let number = token.strip_prefix(PREFIX)?.split('-').next()?;
        let number = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(given) = number.and_then(|number| self.given.get(number)) else {
            return Some(Token::Wrong);
        };
        Some(if given.ends_ms <= now.now_ms() {
            Token::Expired
        } else if project.is_some_and(|project| project != given.project_id) {
            Token::Forbidden
        } else {
            Token::Accepted
        })
    }

    /// How many tokens were given.
    pub(super) fn given(&self) -> usize {
        self.given.len()
    }
}

fn error(status: u16, title: &str, message: &str) -> Answer {
    let error = json!({ "code": status, "message": message, "title": title });
    Answer { status, body: json!({ "error": error }) }
}

/// A time as IAM writes it.
fn date(unix_ms: i64) -> String {
    let nanoseconds = i128::from(unix_ms) * 1_000_000;
    let date = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok();
    date.and_then(|date| date.format(&Rfc3339).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment { epoch_ms: 1_750_000_000_000, elapsed_ms: second * 1000 }
    }

    fn body(password: &str, project: &Value) -> Vec<u8> {
        let user = json!({ "name": USER, "password": password, "domain": { "name": DOMAIN } });
        let identity = json!({ "methods": ["password"], "password": { "user": user } });
        let auth = json!({ "identity": identity, "scope": { "project": project } });
        json!({ "auth": auth }).to_string().into_bytes()
    }

    #[test]
    fn a_token_is_for_a_project_and_has_an_end() {
        let mut iam = Iam { life_seconds: 60, ..Iam::default() };
        let (answer, token) = iam.give(&body(PASSWORD, &json!({ "name": "cn-north-4" })), at(0));
        assert_eq!(answer.status, 201);
        assert_eq!(answer.body["token"]["expires_at"], "2025-06-15T15:07:40Z");
        let token = token.unwrap();
        let judge = |project, second| iam.judge(&token, project, at(second));
        assert_eq!(judge(Some(NORTH.project_id), 59), Some(Token::Accepted));
        assert_eq!(judge(None, 59), Some(Token::Accepted));
        assert_eq!(judge(Some(EAST.project_id), 59), Some(Token::Forbidden));
        assert_eq!(judge(Some(NORTH.project_id), 60), Some(Token::Expired));
        assert_eq!(iam.judge("MIISimulated-7-x", None, at(0)), Some(Token::Wrong));
        assert_eq!(iam.judge("any other", None, at(0)), None);
    }

    #[test]
    fn five_wrong_passwords_lock_the_user_for_a_quarter_of_an_hour() {
        let mut iam = Iam::default();
        let mut ask = |password, second| {
            let project = json!({ "id": NORTH.project_id });
            iam.give(&body(password, &project), at(second)).0.status
        };
        for _ in 0..4 {
            assert_eq!(ask("wrong", 0), 401);
        }
        assert_eq!(ask(PASSWORD, 0), 201);
        for _ in 0..5 {
            assert_eq!(ask("wrong", 0), 401);
        }
        assert_eq!(ask(PASSWORD, 899), 401);
        assert_eq!(ask(PASSWORD, 900), 201);
    }

    #[test]
    fn a_bad_request_for_a_token_is_refused() {
        let mut iam = Iam::default();
        assert_eq!(iam.give(b"{}", at(0)).0.status, 400);
        assert_eq!(iam.give(&body(PASSWORD, &json!({ "name": "nowhere" })), at(0)).0.status, 404);
    }
}
