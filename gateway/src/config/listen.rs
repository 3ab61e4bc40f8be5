//! Where the gateway listens.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};

use super::ConfigError;

/// An address of this machine, or a Unix socket.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Listen {
    /// An address and a port.
    Address(SocketAddr),
    /// A socket in the file system: a process that may write to it may send requests.
    Unix {
        /// The absolute path.
        path: PathBuf,
        /// The permission bits.
        mode: u32,
    },
}

impl Listen {
    /// Where the gateway listens by default.
    pub const DEFAULT: Self = Self::Address(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080));

    /// The default permissions of a socket: its owner and its group may use it.
    const DEFAULT_MODE: u32 = 0o660;

    /// Whether only processes of this machine can reach it.
    pub(crate) fn is_here(&self) -> bool {
        match self {
            Self::Address(address) => address.ip().is_loopback(),
            Self::Unix { .. } => true,
        }
    }

    pub(super) const fn is_unix(&self) -> bool {
        matches!(self, Self::Unix { .. })
    }

    /// Reads the field `socket_mode`, such as `"0660"`.
    pub(super) fn with_mode(self, mode: Option<&str>) -> Result<Self, ConfigError> {
        let Some(text) = mode else { return Ok(self) };
        let fail = |problem: &str| Err(ConfigError::new("socket_mode", problem));
        let Self::Unix { path, .. } = self else {
            return fail("requires listen = \"unix:/…\"");
        };
        match u32::from_str_radix(text, 8) {
            Ok(mode @ 0..=0o777) if mode & 0o002 == 0 => Ok(Self::Unix { path, mode }),
            Ok(_) | Err(_) => {
                fail("must be octal digits such as \"0660\", and must not give access to everyone")
            }
        }
    }
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("unix:") {
            let path = PathBuf::from(path);
            return if path.is_absolute() {
                Ok(Self::Unix { path, mode: Self::DEFAULT_MODE })
            } else {
                Err("must be a whole path after unix:".to_owned())
            };
        }
        text.parse().map(Self::Address).map_err(|_| {
            "must be an address and a port such as 127.0.0.1:8080, or unix:/path".to_owned()
        })
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(formatter),
            Self::Unix { path, .. } => write!(formatter, "unix:{}", path.display()),
        }
    }
}
