//! The file that holds the gateway's own token, read outside of any request.
//!
//! A separate thread reads the file: a read of a hung mount or of a FIFO may never return, and would block a
//! request, or the runtime at its end. Requests take the last good token.

use std::{
    fmt, fs, io,
    io::Read,
    path::{Path, PathBuf},
    sync::mpsc as std_mpsc,
    thread,
    time::{Duration, Instant, SystemTime},
};

use console_config::{LONGEST_TOKEN, TokenProblem, read_token};
use secrecy::{ExposeSecret as _, SecretSlice, SecretString};
use tokio::sync::{mpsc, watch};

/// How often the file is read.
const PERIOD: Duration = Duration::from_millis(500);

/// How long the file must stay unchanged before its token is taken: a program that rewrites it in place is
/// done by then.
const SETTLED: Duration = Duration::from_secs(1);

/// How long the first read may take.
const START_WITHIN: Duration = Duration::from_secs(5);

/// How long a later read may take before the log says so.
const HUNG: Duration = Duration::from_secs(10);

/// The most that is read, in bytes: a token, and what may surround it.
const LONGEST_FILE: u64 = 2 * LONGEST_TOKEN as u64;

/// The permissions that a token's file should not give: any to others, and writing to the group.
const LOOSE_MODE: u32 = 0o027;

/// A file with a good token.
#[derive(Clone)]
pub struct TokenFile {
    path: PathBuf,
    first: Sample,
    token: SecretString,
}

/// Why a file has no token.
#[derive(Debug)]
pub enum TokenFileError {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// Within 5 seconds the file was not read, or did not stay unchanged for a second.
    Slow,
    /// The bytes are not UTF-8; some editors write UTF-16.
    NotUtf8,
    /// The text is no token.
    NoToken(TokenProblem),
}

/// The result of one read.
#[derive(Clone)]
struct Sample {
    bytes: SecretSlice<u8>,
    modified: Option<SystemTime>,
    /// The permissions of a regular file.
    mode: Option<u32>,
}

impl TokenFile {
    /// Reads the file for the first time. Blocks for at most 5 seconds.
    ///
    /// # Errors
    ///
    /// When the file cannot be read in time, or holds no token.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, TokenFileError> {
        let path = path.into();
        let (sender, receiver) = std_mpsc::channel();
        let read = path.clone();
        thread::Builder::new()
            .name("token-file-open".to_owned())
            .spawn(move || sender.send(read_settled(&read)))
            .map_err(TokenFileError::Unreadable)?;
        let first = receiver.recv_timeout(START_WITHIN).map_err(|_| TokenFileError::Slow)?;
        let first = first.map_err(TokenFileError::Unreadable)?;
        let token = first.token()?;
        Ok(Self { path, first, token })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What is wrong with the file's permissions, if anything is.
    pub(crate) fn warning(&self) -> Option<String> {
        self.first.loose_mode().map(|mode| mode_warning(&self.path, mode))
    }

    /// Starts to follow the file. Must be called within a Tokio runtime; ends when the receivers are gone.
    pub(crate) fn follow(self) -> watch::Receiver<SecretString> {
        let (current, token) = watch::channel(self.token);
        let (sender, samples) = mpsc::channel(1);
        let path = self.path.clone();
        let reader = thread::Builder::new().name("token-file".to_owned()).spawn(move || {
            while sender.blocking_send(read(&path)).is_ok() {
                thread::sleep(PERIOD);
            }
        });
        if let Err(error) = reader {
            tracing::error!(%error, "no thread to read the token file: a renewed token does not count");
        }
        tokio::spawn(take_settled(self.path, self.first, samples, current));
        token
    }
}

impl fmt::Debug for TokenFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("TokenFile").field(&self.path).finish()
    }
}

impl fmt::Display for TokenFileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(formatter),
            Self::Slow => formatter.write_str("could not be read, or kept changing, for 5 seconds"),
            Self::NotUtf8 => formatter.write_str("is not UTF-8; some editors write UTF-16"),
            Self::NoToken(problem) => formatter.write_str(problem_text(*problem)),
        }
    }
}

impl std::error::Error for TokenFileError {}

/// The warning about a file with secrets that others may read, or the group may write.
pub(crate) fn loose_mode_warning(path: &Path) -> Option<String> {
    let mode = mode(&fs::metadata(path).ok()?).filter(|mode| mode & LOOSE_MODE != 0)?;
    Some(mode_warning(path, mode))
}

fn mode_warning(path: &Path, mode: u32) -> String {
    format!("{}: the mode {mode:04o} is loose; 0600 is right", path.display())
}

/// The problem in words, to follow the name of the file or the variable.
pub(crate) const fn problem_text(problem: TokenProblem) -> &'static str {
    match problem {
        TokenProblem::Empty => "contains no valid token",
        TokenProblem::Quote => "contains a token with a quotation mark at one end only",
        TokenProblem::Blank => "contains a token with a space inside",
        TokenProblem::NotVisibleAscii => "contains characters other than visible ASCII",
        TokenProblem::TooLong => "contains more than 32768 characters",
    }
}

impl PartialEq for Sample {
    fn eq(&self, other: &Self) -> bool {
        let Self { bytes, modified, mode } = self;
        bytes.expose_secret() == other.bytes.expose_secret()
            && (modified, mode) == (&other.modified, &other.mode)
    }
}

impl Sample {
    fn token(&self) -> Result<SecretString, TokenFileError> {
        let text =
            str::from_utf8(self.bytes.expose_secret()).map_err(|_| TokenFileError::NotUtf8)?;
        read_token(text).map(Into::into).map_err(TokenFileError::NoToken)
    }

    fn loose_mode(&self) -> Option<u32> {
        self.mode.filter(|mode| mode & LOOSE_MODE != 0)
    }
}

fn read(path: &Path) -> io::Result<Sample> {
    let file = fs::File::open(path)?;
    let metadata = file.metadata()?;
    let mut bytes = Vec::new();
    file.take(LONGEST_FILE).read_to_end(&mut bytes)?;
    let modified = metadata.modified().ok().filter(|_| metadata.is_file());
    Ok(Sample { bytes: bytes.into(), modified, mode: mode(&metadata) })
}

#[cfg(unix)]
fn mode(metadata: &fs::Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.is_file().then(|| metadata.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> Option<u32> {
    None
}

/// Reads a file once it was not written for a second. A time in the future counts as long ago.
fn read_settled(path: &Path) -> io::Result<Sample> {
    loop {
        let sample = read(path)?;
        let age = sample.modified.and_then(|modified| modified.elapsed().ok());
        if age.is_none_or(|age| age >= SETTLED) {
            return Ok(sample);
        }
        thread::sleep(PERIOD / 5);
    }
}

/// Takes each token that has settled, until the receivers are gone.
async fn take_settled(
    path: PathBuf,
    first: Sample,
    mut samples: mpsc::Receiver<io::Result<Sample>>,
    current: watch::Sender<SecretString>,
) {
    let path = path.display();
    let mut settling = Settling::new(first);
    // Each problem is logged once, and once more after the file was good in between.
    let (mut is_hung, mut is_unreadable) = (false, false);
    loop {
        let sample = tokio::select! {
            sample = tokio::time::timeout(HUNG, samples.recv()) => sample,
            () = current.closed() => return,
        };
        let sample = match sample {
            Ok(Some(Ok(sample))) => sample,
            Ok(Some(Err(error))) => {
                if !is_unreadable {
                    tracing::error!(%error, %path, "the token file cannot be read: the last good token stays");
                }
                is_unreadable = true;
                continue;
            }
            Ok(None) => return,
            Err(_) => {
                if !is_hung {
                    tracing::error!(%path, "a read of the token file hangs: the last good token stays");
                }
                is_hung = true;
                continue;
            }
        };
        (is_hung, is_unreadable) = (false, false);
        let Some(new) = settling.settled(sample, Instant::now()) else { continue };
        if let Some(mode) = new.loose_mode() {
            tracing::warn!(%path, "the token file has the loose mode {mode:04o}; 0600 is right");
        }
        match new.token() {
            Ok(token) => {
                let is_new = current.send_if_modified(|old| {
                    let is_new = old.expose_secret() != token.expose_secret();
                    *old = token;
                    is_new
                });
                if is_new {
                    tracing::info!(%path, "the token was renewed");
                }
            }
            Err(error) => {
                tracing::error!(%path, "the token file {error}: the last good token stays");
            }
        }
    }
}

/// Tells a file at rest from one that is being rewritten.
struct Settling {
    /// The last sample that was given out.
    taken: Sample,
    latest: Sample,
    since: Option<Instant>,
}

impl Settling {
    fn new(first: Sample) -> Self {
        Self { latest: first.clone(), taken: first, since: None }
    }

    /// The sample, when it stayed the same for long enough and was not given out before.
    fn settled(&mut self, sample: Sample, now: Instant) -> Option<&Sample> {
        if sample != self.latest {
            self.latest = sample;
            self.since = Some(now);
            return None;
        }
        let since = *self.since.get_or_insert(now);
        if self.latest == self.taken || now.duration_since(since) < SETTLED {
            return None;
        }
        self.taken.clone_from(&self.latest);
        Some(&self.taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(text: &str) -> Sample {
        let bytes = text.as_bytes().to_vec().into();
        Sample { bytes, modified: None, mode: Some(0o600) }
    }

    #[test]
    fn a_file_that_changes_is_not_taken_before_it_is_at_rest() {
        let start = Instant::now();
        let mut settling = Settling::new(sample("old"));
        let mut settled = |text: &str, milliseconds: u64| {
            let now = start + Duration::from_millis(milliseconds);
            let settled = settling.settled(sample(text), now);
            settled.map(|sample| sample.bytes.expose_secret().to_vec())
        };
        assert_eq!(settled("old", 0), None);
        assert_eq!(settled("ne", 500), None);
        assert_eq!(settled("ne", 1400), None);
        assert_eq!(settled("", 1450), None);
        assert_eq!(settled("new", 1500), None);
        assert_eq!(settled("new", 2400), None);
        assert_eq!(settled("new", 2500), Some(b"new".to_vec()));
        assert_eq!(settled("new", 5000), None);
    }

    #[test]
    fn modes_that_let_others_in_are_loose() {
        for (mode, is_loose) in [
            (0o600, false),
            (0o400, false),
            (0o640, false),
            (0o644, true),
            (0o660, true),
            (0o666, true),
        ] {
            let sample = Sample { mode: Some(mode), ..sample("token") };
            assert_eq!(sample.loose_mode(), is_loose.then_some(mode), "{mode:o}");
        }
    }

    #[test]
    fn bytes_that_are_no_token_are_named() {
        for (bytes, expected) in [
            (&b"\xff\xfea\0b\0"[..], "is not UTF-8"),
            (b"a b", "contains a token with a space"),
            (b"\"a", "contains a token with a quotation mark"),
            (b"", "contains no valid token"),
            (b"a\0b", "contains characters other"),
        ] {
            let sample = Sample { bytes: bytes.to_vec().into(), ..sample("") };
            let error = sample.token().unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
        let token = sample("\u{feff}X-Auth-Token: a\nb\n").token().unwrap();
        assert_eq!(token.expose_secret(), "ab");
    }

    #[test]
    fn a_token_is_never_printed() {
        let token = sample(" token\n").token().unwrap();
        assert_eq!(token.expose_secret(), "token");
        assert!(!format!("{token:?}").contains("token"), "{token:?}");
        let file = TokenFile { path: "/path".into(), first: sample("token"), token };
        assert_eq!(format!("{file:?}"), "TokenFile(\"/path\")");
    }
}
