//! The file with the gateway's own token: what may surround the token, and what may happen to the file.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use axum::Router;
use instance_gateway::{
    app,
    config::{Config, Credentials, Overrides, Token, TokenFile},
};

use crate::common::{LIST, Stub, get, passing_to, until};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
const OLD: &str = "old-token-0123456789";
const NEW: &str = "new-token-9876543210-abcdefgh";

/// A path for this test alone.
fn place(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("token_file");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    let _ = fs::remove_file(&path);
    path
}

async fn open(path: &Path) -> TokenFile {
    let path = path.to_owned();
    tokio::task::spawn_blocking(|| TokenFile::open(path)).await.unwrap().unwrap()
}

async fn holding(path: &Path, upstream: &Stub) -> Router {
    let credentials = Credentials::Token(Token::File(open(path).await));
    app(Config { credentials, ..passing_to(upstream.address) }).unwrap()
}

/// The token of the latest call.
fn sent(upstream: &Stub) -> String {
    let request = upstream.seen().pop().unwrap();
    let line = request.lines().find_map(|line| line.strip_prefix("x-auth-token: "));
    line.unwrap().to_owned()
}

async fn asks_with(router: &Router, upstream: &Stub, token: &str) -> bool {
    assert_eq!(get(router, LIST).await.status, 200);
    sent(upstream) == token
}

#[tokio::test]
async fn what_surrounds_the_token_is_not_sent() {
    let upstream = Stub::saying(OK).await;
    let path = place("surrounded");
    for text in [
        format!("\u{feff}{OLD}\n"),
        format!("\"{OLD}\"\n"),
        format!("X-Auth-Token: {OLD}\r\n"),
        format!("{}\n  {}\n", &OLD[..7], &OLD[7..]),
    ] {
        // Written long ago: nothing to wait for.
        fs::write(&path, &text).unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(std::time::UNIX_EPOCH)
            .unwrap();
        let router = holding(&path, &upstream).await;
        assert!(asks_with(&router, &upstream, OLD).await, "{text:?}");
    }
}

#[test]
fn what_is_no_token_is_refused_by_name_in_file_and_variable() {
    let path = place("refused");
    let utf16: Vec<u8> = "\u{feff}token".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, problem) in [
        (&b""[..], "contains no valid token"),
        (b"two tokens", "contains a token with a space inside"),
        (b"Bearer token", "contains a token with a space inside"),
        (b"\"token", "contains a token with a quotation mark at one end only"),
        ("t\u{f6}ken".as_bytes(), "contains characters other than visible ASCII"),
        (b"to\0ken", "contains characters other than visible ASCII"),
        (&[b'a'; 32 * 1024 + 1], "contains more than 32768 characters"),
        (&utf16, "is not UTF-8; some editors write UTF-16"),
    ] {
        fs::write(&path, bytes).unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(std::time::UNIX_EPOCH)
            .unwrap();
        let upstreams = "[upstreams]\napig = \"https://apig.example\"";
        let parse = |field: &str| {
            let text = format!("credentials = \"gateway\"\n{field}\n{upstreams}");
            let variable =
                |name: &str| (name == "TOKEN").then(|| String::from_utf8_lossy(bytes).into_owned());
            Config::parse(&text, &Overrides::default(), variable).unwrap_err().to_string()
        };
        let path = path.display();
        assert_eq!(
            parse(&format!("token_file = \"{path}\"")),
            format!("token_file: {path} {problem}")
        );
        if !problem.contains("UTF-8") {
            assert_eq!(
                parse("token_env = \"TOKEN\""),
                format!("token_env: environment variable TOKEN {problem}")
            );
        }
    }
}

#[tokio::test]
async fn the_last_good_token_outlives_its_file() {
    let upstream = Stub::saying(OK).await;
    let path = place("outlived");
    fs::write(&path, OLD).unwrap();
    let router = holding(&path, &upstream).await;
    fs::remove_file(&path).unwrap();
    assert!(asks_with(&router, &upstream, OLD).await);
    // A text that is no token is not used, and the next good one is.
    fs::write(&path, "no token").unwrap();
    fs::rename(&path, place("outlived.old")).unwrap();
    assert!(asks_with(&router, &upstream, OLD).await);
    fs::write(&path, NEW).unwrap();
    until("the new token is used", async || asks_with(&router, &upstream, NEW).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_token_is_never_sent_while_its_file_is_rewritten_in_place() {
    let upstream = Stub::saying(OK).await;
    let path = place("rewritten");
    fs::write(&path, OLD).unwrap();
    let router = holding(&path, &upstream).await;
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Truncates, writes a half, and only then the rest: as a shell or an editor does.
            let mut tokens = [NEW, OLD].into_iter().cycle();
            while !is_over.load(Ordering::Relaxed) {
                let token = tokens.next().unwrap();
                let mut file = File::create(&path).unwrap();
                for half in [&token[..8], &token[8..]] {
                    file.write_all(half.as_bytes()).unwrap();
                    std::thread::sleep(Duration::from_millis(15));
                }
            }
            fs::write(&path, NEW).unwrap();
        });
        tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                let started = Instant::now();
                while started.elapsed() < Duration::from_secs(3) {
                    assert_eq!(get(&router, LIST).await.status, 200);
                    let sent = sent(&upstream);
                    assert!(sent == OLD || sent == NEW, "{sent}");
                }
            });
        });
        is_over.store(true, Ordering::Relaxed);
    });
    until("the new token is used", async || asks_with(&router, &upstream, NEW).await).await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_read_that_hangs_keeps_no_call_waiting() {
    let upstream = Stub::saying(OK).await;
    let path = place("hanging");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    // As a mount that answers once, and then never again.
    let writer = std::thread::spawn({
        let path = path.clone();
        move || fs::write(path, OLD)
    });
    let router = holding(&path, &upstream).await;
    writer.join().unwrap().unwrap();
    for _ in 0..20 {
        let asked =
            tokio::time::timeout(Duration::from_secs(5), asks_with(&router, &upstream, OLD));
        assert!(asked.await.unwrap());
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_hangs_from_the_start_is_said() {
    let path = place("hanging-at-start");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let error = TokenFile::open(&path).unwrap_err().to_string();
    assert_eq!(error, "could not be read, or kept changing, for 5 seconds");
}

#[cfg(unix)]
#[test]
fn loose_permissions_are_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;
    let path = place("loose");
    fs::write(&path, OLD).unwrap();
    for (mode, is_loose) in [(0o600, false), (0o640, false), (0o644, true), (0o666, true)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(std::time::UNIX_EPOCH)
            .unwrap();
        let credentials = Credentials::Token(Token::File(TokenFile::open(&path).unwrap()));
        let warnings = Config { credentials, ..Config::simulated() }.warnings();
        let expected = format!("{}: the mode {mode:04o} is loose; 0600 is right", path.display());
        assert_eq!(warnings, if is_loose { vec![expected] } else { Vec::new() });
    }
}
