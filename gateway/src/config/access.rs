//! The table `[access]`: which requests may enter, and what they are shown.

use axum::http::{HeaderName, HeaderValue, Uri, header};
use console_config::{LONGEST_ID, is_id};
use secrecy::SecretString;

use super::{
    ConfigError,
    file::{AccessTable, DoorOf},
    listen::Listen,
    secret::{self, Place},
};

/// Which requests may enter, and what they are shown.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// How a request is let in; `None` when the file does not say. A gateway with its own credentials then
    /// answers only under the names of this machine.
    pub door: Option<Door>,
    /// The origins of other sites whose pages may send requests.
    pub origins: Vec<HeaderValue>,
    /// The projects that may be requested; empty allows all.
    pub projects: Vec<String>,
    /// The users of cloud phones that may be requested; empty allows all.
    pub users: Vec<String>,
    /// The instances that may be requested; empty allows all.
    pub instances: Vec<String>,
}

/// How a request is let in.
#[derive(Clone, Debug)]
pub enum Door {
    /// Every request that reaches the gateway enters.
    Open,
    /// A bearer token in `Authorization`, with one of these SHA-256 sums.
    Bearer(Vec<[u8; 32]>),
    /// A header that a server in front adds, with its secret.
    SecretHeader(HeaderName, SecretString),
    /// The permissions of the Unix socket.
    Socket,
}

/// The shortest secret of a header, in bytes.
const SHORTEST_SECRET: usize = 16;

/// Reads the table `[access]`.
pub(super) fn access(
    table: &AccessTable,
    listen: &Listen,
    is_required: bool,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Access, ConfigError> {
    let door = table.kind.map(|kind| door(kind, table, listen, variable)).transpose()?;
    for (field, is_given, kind) in [
        ("bearer_sha256", !table.bearer_sha256.is_empty(), DoorOf::Bearer),
        ("header", table.header.is_some(), DoorOf::SecretHeader),
        ("secret_env", table.secret_env.is_some(), DoorOf::SecretHeader),
        ("secret_file", table.secret_file.is_some(), DoorOf::SecretHeader),
    ] {
        if is_given && table.kind != Some(kind) {
            let kind = if kind == DoorOf::Bearer { "bearer" } else { "secret-header" };
            return Err(ConfigError::new(
                format!("access.{field}"),
                format!("requires kind = \"{kind}\""),
            ));
        }
    }
    if is_required && door.is_none() {
        let problem = "is required when the gateway uses its own credentials: set \"open\", \
                       \"bearer\", \"secret-header\", or \"socket\"";
        return Err(ConfigError::new("access.kind", problem));
    }
    for (field, ids) in
        [("projects", &table.projects), ("users", &table.users), ("instances", &table.instances)]
    {
        if !ids.iter().all(|id| is_id(id, LONGEST_ID)) {
            let problem = "must be a list of IDs: letters, digits, hyphens and underscores";
            return Err(ConfigError::new(format!("access.{field}"), problem));
        }
    }
    Ok(Access {
        door,
        origins: table.origins.iter().map(|text| origin(text)).collect::<Result<_, _>>()?,
        projects: table.projects.clone(),
        users: table.users.clone(),
        instances: table.instances.clone(),
    })
}

fn door(
    kind: DoorOf,
    table: &AccessTable,
    listen: &Listen,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Door, ConfigError> {
    let fail = |field: &str, problem: &str| {
        Err(ConfigError::new(format!("access.{field}"), problem.to_owned()))
    };
    match kind {
        DoorOf::Open => Ok(Door::Open),
        DoorOf::Socket if listen.is_unix() => Ok(Door::Socket),
        DoorOf::Socket => fail("kind", "\"socket\" requires listen = \"unix:/…\""),
        DoorOf::Bearer => {
            let hashes = table.bearer_sha256.iter().map(|text| sha256(text)).collect();
            match hashes {
                Some(hashes) if !table.bearer_sha256.is_empty() => Ok(Door::Bearer(hashes)),
                _ => fail(
                    "bearer_sha256",
                    "must be a list of SHA-256 sums, of 64 hexadecimal digits each",
                ),
            }
        }
        DoorOf::SecretHeader => {
            let Some(name) = &table.header else { return fail("header", "is required") };
            let name = match name.parse::<HeaderName>() {
                Ok(name) if name.as_str().starts_with("x-") => name,
                Ok(name) if name == header::AUTHORIZATION => name,
                Ok(_) | Err(_) => return fail("header", "must be a name such as x-gateway-secret"),
            };
            let (env, file) = (table.secret_env.as_deref(), table.secret_file.as_deref());
            let place = Place::of("access", "secret", env, file)?;
            let secret = secret::read(&place, variable)?;
            if secrecy::ExposeSecret::expose_secret(&secret).len() < SHORTEST_SECRET {
                let field = if env.is_some() { "secret_env" } else { "secret_file" };
                return fail(field, "has fewer than 16 characters");
            }
            Ok(Door::SecretHeader(name, secret))
        }
    }
}

/// The bytes that 64 hexadecimal digits stand for.
fn sha256(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn origin(text: &str) -> Result<HeaderValue, ConfigError> {
    let fail = || {
        let problem = "must be origins such as \"https://portal.example\", without a path";
        Err(ConfigError::new("access.origins", problem))
    };
    let Ok(uri) = text.parse::<Uri>() else { return fail() };
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    let is_bare = uri.authority().is_some_and(|authority| {
        !authority.as_str().contains('@')
            && text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))
                == Some(authority.as_str())
    });
    match HeaderValue::from_str(&text.to_ascii_lowercase()) {
        Ok(value) if is_web && is_bare => Ok(value),
        Ok(_) | Err(_) => fail(),
    }
}
