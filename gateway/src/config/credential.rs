//! The credentials of the calls to an upstream, and where the gateway's own come from.

use std::{collections::BTreeMap, fmt, path::PathBuf};

use console_config::{LONGEST_ID, is_id};
use secrecy::{ExposeSecret as _, SecretString};

use super::{
    ConfigError, Token, Upstream,
    file::{AkSkTable, CredentialTable, File, IamPasswordTable, TokenTable},
    secret::{self, Place},
};

/// The credentials that calls carry.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// The browser's `X-Auth-Token`, unchanged.
    Browser,
    /// A token of the gateway's own; the browser's is never passed on.
    Token(Token),
    /// A user of IAM, for whom the gateway gets tokens.
    IamPassword(Box<IamPassword>),
    /// An access key, with which the gateway signs each call.
    AkSk(AkSk),
}

/// A user of IAM with a password, and the project that tokens are for.
#[derive(Clone, Debug)]
pub struct IamPassword {
    /// The credential's name. One task gets the tokens for all its projects, one after the other.
    pub name: String,
    /// The address of IAM.
    pub iam: Upstream,
    /// The user's name.
    pub user: String,
    /// The name of the account that the user belongs to.
    pub domain: String,
    /// The user's password.
    pub password: SecretString,
    /// The project that tokens are for.
    pub project: Project,
}

/// A project, as a request to IAM names it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Project {
    /// A project by its name; a region's main project has the region's name.
    Name(String),
    /// A project by its identifier.
    Id(String),
}

/// An access key, permanent or temporary.
#[derive(Clone)]
pub struct AkSk {
    /// The identifier of the key.
    pub access_key: String,
    /// The secret key, which makes the signatures.
    pub secret_key: SecretString,
    /// The security token of a temporary key.
    pub security_token: Option<SecretString>,
}

impl fmt::Debug for AkSk {
    /// Hides the key's identifier too: it is no secret, but need not be in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AkSk").finish_non_exhaustive()
    }
}

impl Credentials {
    /// Whether the credentials are the gateway's own: then every request that enters uses them.
    pub const fn are_own(&self) -> bool {
        !matches!(self, Self::Browser)
    }

    /// Whether they are the same, by their secrets; a token's file is the same by its path.
    pub(crate) fn are_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Browser, Self::Browser) => true,
            (Self::Token(Token::Fixed(one)), Self::Token(Token::Fixed(other))) => {
                is_same_secret(one, other)
            }
            (Self::Token(Token::File(one)), Self::Token(Token::File(other))) => {
                one.path() == other.path()
            }
            (Self::IamPassword(one), Self::IamPassword(other)) => {
                one.is_same_user(other) && one.is_same_scope(other)
            }
            (Self::AkSk(one), Self::AkSk(other)) => {
                let (token, other_token) = (&one.security_token, &other.security_token);
                one.access_key == other.access_key
                    && is_same_secret(&one.secret_key, &other.secret_key)
                    && match (token, other_token) {
                        (Some(token), Some(other_token)) => is_same_secret(token, other_token),
                        (token, other_token) => token.is_none() && other_token.is_none(),
                    }
            }
            _ => false,
        }
    }
}

impl IamPassword {
    /// Whether one task can get the tokens of both.
    pub(crate) fn is_same_user(&self, other: &Self) -> bool {
        (&self.name, &self.user, &self.domain) == (&other.name, &other.user, &other.domain)
            && is_same_secret(&self.password, &other.password)
    }

    /// Whether both are for the same project of the same IAM.
    pub(crate) fn is_same_scope(&self, other: &Self) -> bool {
        self.project == other.project && self.iam.origin() == other.iam.origin()
    }
}

fn is_same_secret(one: &SecretString, other: &SecretString) -> bool {
    one.expose_secret() == other.expose_secret()
}

/// The credentials in the file; each upstream takes its own by name.
pub(super) struct Named<'a, V> {
    file: &'a File,
    variable: V,
    /// The names of the tables that some upstream uses.
    taken: Vec<String>,
    /// Tokens and secrets that were read, by the name of their credential: a file is read once.
    read: BTreeMap<String, Read>,
    /// The files that secrets were read from.
    pub(super) secret_files: Vec<PathBuf>,
}

/// The part of a credential that does not depend on the region.
#[derive(Clone)]
enum Read {
    Token(Token),
    IamPassword(SecretString),
    AkSk(AkSk),
}

impl<'a, V: Fn(&str) -> Option<String>> Named<'a, V> {
    pub(super) const fn new(file: &'a File, variable: V) -> Self {
        Self { file, variable, taken: Vec::new(), read: BTreeMap::new(), secret_files: Vec::new() }
    }

    /// The file's `credentials`: the name for regions and upstreams that name none.
    pub(super) fn default(&self) -> Option<&'a str> {
        self.file.credentials.as_deref()
    }

    /// The credentials that a field names: `browser`, `gateway`, or a table `[credential.NAME]`.
    pub(super) fn get(
        &mut self,
        field: &str,
        name: &str,
        region: Option<&str>,
    ) -> Result<Credentials, ConfigError> {
        if name == "browser" {
            return Ok(Credentials::Browser);
        } else if name == "gateway" && !self.read.contains_key(name) {
            let token = Token::read(self.file, &self.variable)?;
            self.read.insert(name.to_owned(), Read::Token(token));
        }
        if let Some(Read::Token(token)) = self.read.get(name) {
            return Ok(Credentials::Token(token.clone()));
        }
        let Some(table) = self.file.credential.get(name) else {
            let problem = format!(
                "must be \"browser\", \"gateway\", or the name of a table [credential.{name}]"
            );
            return Err(ConfigError::new(field, problem));
        };
        if !is_id(name, LONGEST_ID) {
            return Err(ConfigError::new(format!("credential.{name}"), "must have a plain name"));
        }
        if !self.taken.iter().any(|taken| taken == name) {
            self.taken.push(name.to_owned());
            let read = self.read(&format!("credential.{name}"), table)?;
            self.read.insert(name.to_owned(), read);
        }
        match (self.read.get(name).cloned(), table) {
            (Some(Read::Token(token)), _) => Ok(Credentials::Token(token)),
            (Some(Read::AkSk(key)), _) => Ok(Credentials::AkSk(key)),
            (Some(Read::IamPassword(password)), CredentialTable::IamPassword(table)) => {
                let login = iam_password(name, table, password, region)?;
                Ok(Credentials::IamPassword(Box::new(login)))
            }
            (Some(Read::IamPassword(_)) | None, _) => {
                Err(ConfigError::new(field, "cannot be read"))
            }
        }
    }

    /// Refuses a table that no upstream uses.
    pub(super) fn check_all_taken(&self) -> Result<(), ConfigError> {
        let idle = self.file.credential.keys().find(|name| !self.taken.contains(name));
        match idle {
            Some(name) => {
                let problem = "is used by no upstream: name it in a field `credentials`";
                Err(ConfigError::new(format!("credential.{name}"), problem))
            }
            None => Ok(()),
        }
    }

    fn read(&mut self, field: &str, table: &CredentialTable) -> Result<Read, ConfigError> {
        match table {
            CredentialTable::Token(TokenTable { token_env, token_file }) => {
                Token::of(field, token_env.as_deref(), token_file.as_deref(), &self.variable)
                    .map(Read::Token)
            }
            CredentialTable::IamPassword(table) => {
                let place = (&table.password_env, &table.password_file);
                self.secret(field, "password", place).map(Read::IamPassword)
            }
            CredentialTable::AkSk(table) => self.ak_sk(field, table).map(Read::AkSk),
        }
    }

    fn ak_sk(&mut self, field: &str, table: &AkSkTable) -> Result<AkSk, ConfigError> {
        let security_token = (&table.security_token_env, &table.security_token_file);
        let key = AkSk {
            access_key: table.access_key.clone(),
            secret_key: self.secret(
                field,
                "secret_key",
                (&table.secret_key_env, &table.secret_key_file),
            )?,
            security_token: match security_token {
                (None, None) => None,
                place => Some(self.secret(field, "security_token", place)?),
            },
        };
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !(1..=128).contains(&key.access_key.len()) || !key.access_key.bytes().all(is_plain) {
            let problem = "must be the identifier of a key: letters and digits";
            return Err(ConfigError::new(format!("{field}.access_key"), problem));
        }
        Ok(key)
    }

    /// Reads a secret from a variable or a file.
    fn secret(
        &mut self,
        table: &str,
        name: &str,
        (env, file): (&Option<String>, &Option<String>),
    ) -> Result<SecretString, ConfigError> {
        let place = Place::of(table, name, env.as_deref(), file.as_deref())?;
        if let Place::File { path, .. } = &place {
            self.secret_files.push(PathBuf::from(path));
        }
        secret::read(&place, &self.variable)
    }
}

fn iam_password(
    name: &str,
    table: &IamPasswordTable,
    password: SecretString,
    region: Option<&str>,
) -> Result<IamPassword, ConfigError> {
    let field = |field: &str| format!("credential.{name}.{field}");
    let project = match (&table.project, &table.project_id) {
        (Some(_), Some(_)) => {
            let problem = "cannot be used together with project";
            return Err(ConfigError::new(field("project_id"), problem));
        }
        (Some(project), None) => Project::Name(project.clone()),
        (None, Some(id)) => Project::Id(id.clone()),
        (None, None) => match region {
            Some(region) => Project::Name(region.to_owned()),
            None => {
                let problem = "or project_id is required, where the upstream is of no region";
                return Err(ConfigError::new(field("project"), problem));
            }
        },
    };
    let iam = match (&table.iam, region) {
        (Some(address), _) => Upstream::parse(&field("iam"), address)?,
        (None, Some(region)) => Upstream::of_region("iam", region)?,
        (None, None) => Upstream::parse(&field("iam"), "https://iam.myhuaweicloud.com")?,
    };
    let IamPasswordTable { user, domain, .. } = table;
    for (value, name) in [(user, "user"), (domain, "domain")] {
        if value.trim().is_empty() {
            return Err(ConfigError::new(field(name), "must not be empty"));
        }
    }
    let (user, domain) = (user.clone(), domain.clone());
    Ok(IamPassword { name: name.to_owned(), iam, user, domain, password, project })
}
