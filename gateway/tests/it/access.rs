//! Which requests may enter, and what they are shown.

use axum::{
    Router,
    body::Body,
    http::{Method, Request},
};
use instance_gateway::{
    app,
    config::{Config, Overrides},
};
use serde_json::{Value, json};

use crate::common::{
    LIST, NORTH, PHONE, PREPARE, PROCESS, Stub, UNKEPT, get, get_with, post, send,
};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

/// The SHA-256 of `a-bearer-token`.
const BEARER_SHA256: &str = "f0a6dc3545af6be9722f4b304e8991f55716ebaa9607303a70751cd89eb4e4f2";

fn parse(text: &str) -> Result<Config, String> {
    let variable = |name: &str| match name {
        "TOKEN" => Some("a-token-of-its-own".to_owned()),
        "FRONT" => Some("0123456789abcdef".to_owned()),
        "SHORT" => Some("short".to_owned()),
        _ => None,
    };
    Config::parse(text, &Overrides::default(), variable).map_err(|error| error.to_string())
}

/// The configuration of a gateway with its own token and this access, in front of the upstream.
fn own(address: &str, before: &str, access: &str) -> String {
    format!(
        "{UNKEPT}{before}\ncredentials = \"gateway\"\ntoken_env = \"TOKEN\"\n{access}\n[upstreams]\n\
         apig = \"{address}\"\nroma = \"{address}\"\nkoophone = \"{address}\"\n"
    )
}

fn gateway(stub: &Stub, before: &str, access: &str) -> Router {
    app(parse(&own(&format!("http://{}", stub.address), before, access)).unwrap()).unwrap()
}

#[test]
fn own_credentials_need_a_door() {
    let own = |before: &str, access: &str| parse(&own("https://a.example", before, access));
    assert!(own("", "").unwrap_err().starts_with("access.kind: is required"));
    assert!(own("", "[access]").unwrap_err().starts_with("access.kind: is required"));
    for (before, access) in [
        ("", "[access]\nkind = \"open\""),
        ("listen = \"0.0.0.0:80\"", "[access]\nkind = \"open\""),
        ("hosts = [\"a.example\"]", "[access]\nkind = \"open\""),
        ("listen = \"unix:/run/gateway\"", "[access]\nkind = \"socket\""),
        ("listen = \"unix:/run/gateway\"\nsocket_mode = \"0600\"", "[access]\nkind = \"open\""),
    ] {
        assert!(own(before, access).is_ok(), "{before} {access} {:?}", own(before, access));
    }
    let warnings = own("listen = \"0.0.0.0:80\"", "[access]\nkind = \"open\"").unwrap().warnings();
    assert!(warnings.iter().any(|warning| warning.contains("lets everyone")), "{warnings:?}");
}

#[test]
fn what_is_wrong_is_named() {
    for (text, expected) in [
        ("[access]\nkind = \"socket\"", "access.kind: \"socket\" requires listen"),
        ("[access]\nkind = \"shut\"", "access.kind: unknown variant"),
        ("[access]\nkind = \"bearer\"", "access.bearer_sha256: must be a list"),
        ("[access]\nkind = \"bearer\"\nbearer_sha256 = [\"ab\"]", "access.bearer_sha256: must"),
        (
            "[access]\nkind = \"open\"\nbearer_sha256 = [\"\"]",
            "access.bearer_sha256: requires kind",
        ),
        ("[access]\nkind = \"secret-header\"", "access.header: is required"),
        ("[access]\nkind = \"secret-header\"\nheader = \"cookie\"", "access.header: must be"),
        ("[access]\nkind = \"secret-header\"\nheader = \"x-a\"", "access: requires secret_env or"),
        (
            "[access]\nkind = \"secret-header\"\nheader = \"x-a\"\nsecret_env = \"SHORT\"",
            "access.secret_env: has fewer than 16",
        ),
        ("[access]\nheader = \"x-a\"", "access.header: requires kind = \"secret-header\""),
        ("[access]\norigins = [\"https://a.example/\"]", "access.origins: must be origins"),
        ("[access]\norigins = [\"*\"]", "access.origins: must be origins"),
        ("[access]\nprojects = [\"a/b\"]", "access.projects: must be a list of IDs"),
        ("listen = \"unix:relative\"", "listen: must be a whole path"),
        ("socket_mode = \"0600\"", "socket_mode: requires listen"),
        ("listen = \"unix:/a\"\nsocket_mode = \"0666\"", "socket_mode: must be octal"),
        ("listen = \"unix:/a\"\nsocket_mode = \"x\"", "socket_mode: must be octal"),
    ] {
        let error = parse(text).unwrap_err();
        assert!(error.starts_with(expected), "{text}\n{error}");
    }
}

#[tokio::test]
async fn everything_but_the_health_needs_the_secret_header() {
    let stub = Stub::saying(OK).await;
    let access = "[access]\nkind = \"secret-header\"\nheader = \"x-front\"\nsecret_env = \"FRONT\"";
    let router = gateway(&stub, "hosts = [\"console.example\"]", access);
    for path in [LIST, "/", "/config.json", "/nothing"] {
        for secret in [None, Some("0123456789abcdeg")] {
            let headers: Vec<_> = secret.map(|secret| ("x-front", secret)).into_iter().collect();
            let answer = get_with(&router, path, &headers).await;
            assert_eq!(answer.error(), (403, "GATEWAY.1403".to_owned()), "{path}");
        }
    }
    assert_eq!(get(&router, "/healthz").await.status, 200);
    assert!(stub.seen().is_empty());
    let front = [("x-front", "0123456789abcdef"), ("host", "console.example")];
    assert_eq!(get_with(&router, LIST, &front).await.status, 200);
    assert!(!stub.seen()[0].contains("x-front"), "{}", stub.seen()[0]);
    // The door does not replace the check of other sites' pages, nor that of the name.
    let site = [front[0], front[1], ("sec-fetch-site", "cross-site")];
    assert_eq!(get_with(&router, LIST, &site).await.error().1, "GATEWAY.0403");
    let other = [front[0], ("host", "evil.example")];
    assert_eq!(get_with(&router, LIST, &other).await.error().1, "GATEWAY.0421");
}

#[tokio::test]
async fn a_bearer_token_opens_and_is_asked_for() {
    let stub = Stub::saying(OK).await;
    let access = format!("[access]\nkind = \"bearer\"\nbearer_sha256 = [\"{BEARER_SHA256}\"]");
    let router = gateway(&stub, "", &access);
    let answer = get(&router, LIST).await;
    assert_eq!(answer.error(), (401, "GATEWAY.0401".to_owned()));
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    let bearer = [("authorization", "Bearer a-bearer-token")];
    assert_eq!(get_with(&router, LIST, &bearer).await.status, 200);
    assert!(!stub.seen()[0].contains("authorization"), "{}", stub.seen()[0]);
}

#[tokio::test]
async fn pages_of_listed_origins_may_ask() {
    let stub = Stub::saying(OK).await;
    let access = "[access]\nkind = \"open\"\norigins = [\"https://portal.example\"]";
    let router = gateway(&stub, "", access);
    let from = |origin| [("origin", origin), ("sec-fetch-site", "cross-site")];
    let answer = get_with(&router, LIST, &from("https://portal.example")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://portal.example"));
    let exposed = answer.header("access-control-expose-headers").unwrap();
    for name in ["x-request-id", "retry-after", "date"] {
        assert!(exposed.contains(name), "{exposed}");
    }
    let answer = get_with(&router, LIST, &from("https://evil.example")).await;
    assert_eq!(answer.error(), (403, "GATEWAY.0403".to_owned()));
    assert_eq!(answer.header("access-control-allow-origin"), None);
    let preflight = Request::builder()
        .method(Method::OPTIONS)
        .uri(LIST)
        .header("origin", "https://portal.example")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "x-auth-token")
        .body(Body::empty())
        .unwrap();
    let answer = send(&router, preflight).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("access-control-allow-headers").unwrap().contains("x-auth-token"));
    assert_eq!(stub.seen().len(), 1);
}

#[tokio::test]
async fn a_team_is_shown_its_projects_users_and_instances() {
    let stub = Stub::saying(OK).await;
    let access = format!(
        "[access]\nkind = \"open\"\nprojects = [\"{NORTH}\"]\nusers = [\"1008600000104285462\"]\n"
    );
    let router = gateway(&stub, "", &access);
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(post(&router, PREPARE, PHONE).await.status, 200);
    let hidden = (403, "GATEWAY.2403".to_owned());
    assert_eq!(get(&router, PROCESS).await.error(), hidden);
    assert_eq!(get(&router, "/v2/other/apigw/instances").await.error(), hidden);
    for body in [
        r#"{"user_id": "other", "instance_id": "iRJEVP9"}"#,
        r#"{"user_id": "1008600000104285462", "user_id": "other", "instance_id": "iRJEVP9"}"#,
        r#"{"user_id": 1008600000104285462, "instance_id": "iRJEVP9"}"#,
    ] {
        assert_eq!(post(&router, PREPARE, body).await.error(), hidden, "{body}");
    }
    // A field that is given twice is sent once, with the value that was checked.
    let twice = r#"{"user_id": "other", "user_id": "1008600000104285462", "instance_id": "a"}"#;
    assert_eq!(post(&router, PREPARE, twice).await.status, 200);
    assert_eq!(stub.seen().len(), 3);
    assert!(!stub.seen()[2].contains("other"), "{}", stub.seen()[2]);
}

/// A simulator with a number of instances, and a gateway in front of it that shows those at these positions.
async fn narrowed(count: usize, positions: &[usize]) -> ([Router; 2], Vec<Value>) {
    let cloud =
        app(parse(&format!("[simulator]\nscenario = \"large\"\ninstances = {count}")).unwrap());
    let cloud = cloud.unwrap();
    let address = get(&cloud, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    let mut ids = Vec::new();
    for position in positions {
        let page = get(&cloud, &format!("{LIST}?limit=1&offset={position}")).await.json();
        ids.push(page["instances"][0]["id"].clone());
    }
    let access = format!("[access]\nkind = \"open\"\ninstances = {}", json!(ids));
    let gateway = app(parse(&own(&address, "", &access)).unwrap()).unwrap();
    ([cloud, gateway], ids)
}

#[tokio::test]
async fn a_list_of_some_instances_has_whole_pages_of_them() {
    let ([_cloud, router], ids) = narrowed(1_200, &[3, 499, 500, 1_199]).await;
    let ask = async |query: &str| {
        let list = get(&router, &format!("{LIST}{query}")).await.json();
        assert_eq!(list["total"], 4);
        let rows = list["instances"].as_array().unwrap();
        assert_eq!(list["size"], rows.len());
        rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ask("").await, ids);
    assert_eq!(ask("?limit=500&offset=0").await, ids);
    assert_eq!(ask("?limit=2").await, ids[..2]);
    assert_eq!(ask("?limit=2&offset=2").await, ids[2..]);
    assert!(ask("?limit=2&offset=4").await.is_empty());
    let id = ids[0].as_str().unwrap();
    assert_eq!(get(&router, &format!("{LIST}/{id}")).await.status, 200);
    assert_eq!(get(&router, &format!("{LIST}/{id}/progress")).await.status, 200);
    for path in [format!("{LIST}/other"), format!("{LIST}/other/progress"), PROCESS.to_owned()] {
        assert_eq!(get(&router, &path).await.error().1, "GATEWAY.2403", "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_unix_socket_has_its_mode_and_goes_with_the_program() {
    use std::{
        fs,
        io::{BufRead as _, BufReader, Read as _, Write as _},
        os::unix::{fs::PermissionsExt as _, net::UnixListener, net::UnixStream},
        process::Command,
    };

    let folder = std::env::temp_dir().join(format!("gateway-socket-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (socket, file) = (folder.join("socket"), folder.join("gateway.toml"));
    // A socket that a killed program left behind is replaced.
    drop(UnixListener::bind(&socket).unwrap());
    let listen = format!("listen = \"unix:{}\"\nsocket_mode = \"0600\"", socket.display());
    fs::write(&file, own("http://127.0.0.1:1", &listen, "[access]\nkind = \"socket\"")).unwrap();
    let mut command = crate::command::program(&["--config", file.to_str().unwrap()]);
    let mut child = command.env("TOKEN", "a-token-of-its-own").spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, format!("unix:{}\n", socket.display()));
    assert_eq!(fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
    let mut stream = UnixStream::connect(&socket).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.0\r\nhost: localhost\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 200"), "{answer}");
    // A second program does not take a place that is in use.
    let mut second = command.env("TOKEN", "a-token-of-its-own").spawn().unwrap();
    assert_eq!(second.wait().unwrap().code(), Some(1));
    assert!(
        Command::new("kill").arg("-INT").arg(child.id().to_string()).status().unwrap().success()
    );
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(log.contains("peer=unix"), "{log}");
    assert!(!socket.exists());
    fs::remove_dir_all(&folder).unwrap();
}
