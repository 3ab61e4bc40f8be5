//! The shipped configuration of nginx, with Debian's nginx: two replicas behind TLS, a secret and a cache.
//!
//! Where there is no nginx, the test says so and does nothing.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use axum::Router;
use futures_util::future::join_all;
use instance_gateway::{app, config::Config, simulator::ACCEPTED_TOKEN};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use crate::common::{LIST, PHONE, PREPARE, get, until};

const SHIPPED: &str = include_str!("../../front/nginx.conf");
const NAME: &str = "console.example";
const SECRET: &str = "a-secret-of-the-front";

fn nginx() -> Option<PathBuf> {
    let found = ["/usr/sbin/nginx", "/usr/bin/nginx"].map(PathBuf::from);
    found.into_iter().find(|path| path.exists())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A replica: the program itself.
struct Replica(Child);

impl Replica {
    fn start(folder: &Path, port: u16, cloud: &str) -> Self {
        let file = folder.join(format!("{port}.toml"));
        let text = format!(
            "listen = \"127.0.0.1:{port}\"\nhosts = [\"{NAME}\"]\ncredentials = \"gateway\"\n\
             token_env = \"TOKEN\"\n[access]\nkind = \"secret-header\"\nheader = \"x-gateway-secret\"\n\
             secret_env = \"FRONT\"\n[upstreams]\napig = \"{cloud}\"\nroma = \"{cloud}\"\nkoophone = \"{cloud}\"\n"
        );
        fs::write(&file, text).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_instance-gateway"))
            .args(["--config", file.to_str().unwrap()])
            .env("TOKEN", ACCEPTED_TOKEN)
            .env("FRONT", SECRET)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap())
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// nginx with the shipped configuration, in a folder of its own.
struct Front {
    child: Child,
    address: SocketAddr,
    tls: TlsConnector,
}

impl Front {
    fn start(nginx: &Path, folder: &Path, replicas: [u16; 2]) -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec![NAME.to_owned()]).unwrap();
        fs::write(folder.join("console.example.crt"), cert.pem()).unwrap();
        fs::write(folder.join("console.example.key"), signing_key.serialize_pem()).unwrap();
        let port = free_port();
        let here = folder.display().to_string();
        let site = SHIPPED
            .replace("/etc/instance-gateway", &here)
            .replace("/var/cache/nginx", &here)
            .replace("listen 443", &format!("listen 127.0.0.1:{port}"))
            .replace("127.0.0.1:8081", &format!("127.0.0.1:{}", replicas[0]))
            .replace("127.0.0.1:8082", &format!("127.0.0.1:{}", replicas[1]))
            .replace("replace-this-secret", SECRET);
        let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let places: String =
            kinds.iter().map(|kind| format!("{kind}_temp_path {here}/{kind};\n")).collect();
        let whole = format!(
            "daemon off;\nmaster_process off;\npid {here}/nginx.pid;\nerror_log {here}/error.log;\n\
             events {{}}\nhttp {{\naccess_log off;\n{places}{site}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, whole).unwrap();
        let child = Command::new(nginx)
            .args(["-p", &here, "-e", &format!("{here}/error.log"), "-c"])
            .arg(&file)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(cert.der().clone()).unwrap();
        let tls = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        Self { child, address, tls: TlsConnector::from(Arc::new(tls)) }
    }

    /// Sends a request over TLS in HTTP/1.1; `None` when there is no connection.
    async fn ask(&self, request: &str, body: &str) -> Option<String> {
        let stream = TcpStream::connect(self.address).await.ok()?;
        let name = ServerName::try_from(NAME).unwrap();
        let mut stream = self.tls.connect(name, stream).await.ok()?;
        let length = body.len();
        let head = format!(
            "{request} HTTP/1.1\r\nhost: {NAME}\r\nconnection: close\r\ncontent-length: {length}\r\n\
             content-type: application/json\r\n\r\n{body}"
        );
        stream.write_all(head.as_bytes()).await.ok()?;
        // Without a flush, a part of it may stay in the buffer of the TLS session.
        stream.flush().await.ok()?;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        Some(String::from_utf8_lossy(&answer).into_owned())
    }

    async fn is_good(&self, request: &str, body: &str) -> bool {
        self.ask(request, body).await.is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn calls(cloud: &Router) -> u64 {
    get(cloud, "/simulator").await.json()["request_count"].as_u64().unwrap()
}

#[expect(clippy::print_stdout, reason = "a test that does nothing says so")]
#[tokio::test(flavor = "multi_thread")]
async fn two_replicas_behind_nginx_cost_one_call_and_one_may_go() {
    let Some(nginx) = nginx() else {
        println!("there is no nginx: nothing is tested");
        return;
    };
    let folder = std::env::temp_dir().join(format!("gateway-front-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let cloud = app(Config::simulated()).unwrap();
    let address = get(&cloud, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    let ports = [free_port(), free_port()];
    let [first, second] = ports.map(|port| Replica::start(&folder, port, &address));
    let front = Front::start(&nginx, &folder, ports);
    until("both replicas and nginx are there", async || {
        let up = async |port: u16| TcpStream::connect(("127.0.0.1", port)).await.is_ok();
        up(ports[0]).await && up(ports[1]).await && front.is_good("GET /healthz", "").await
    })
    .await;

    // Fifty at once, through two replicas that know nothing of each other.
    let list = format!("GET {LIST}?limit=500");
    let (before, begun) = (calls(&cloud).await, std::time::Instant::now());
    let asked = (0..50).map(|_| front.is_good(&list, ""));
    assert!(join_all(asked).await.into_iter().all(|is_good| is_good));
    let asked = (0..50).map(|_| front.is_good(&list, ""));
    assert!(join_all(asked).await.into_iter().all(|is_good| is_good));
    // At most one call in each time for which a list is kept.
    let most = 1 + begun.elapsed().as_secs() / 10;
    let made = calls(&cloud).await - before;
    assert!((1..=most).contains(&made), "{made} of {most}");
    let post = format!("POST {PREPARE}");
    let before = calls(&cloud).await;
    let asked = (0..20).map(|_| front.is_good(&post, PHONE));
    assert!(join_all(asked).await.into_iter().all(|is_good| is_good));
    assert!(calls(&cloud).await - before <= 2);

    // A replica refuses a request that does not come through the front.
    let answer = crate::common::raw(
        SocketAddr::from(([127, 0, 0, 1], ports[0])),
        format!("GET {LIST} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").as_bytes(),
    )
    .await;
    assert!(answer.contains("GATEWAY.1403"), "{answer}");

    // One replica is killed while the page asks: each request is answered.
    drop(first);
    for number in 0..40 {
        let page = format!("GET {LIST}?limit=1&offset={number}");
        assert!(front.is_good(&page, "").await, "request {number}");
        let phone = format!(
            "{{\"user_id\": \"1008600000104285462\", \"instance_id\": \"iRJEVP9\"{}}}",
            " ".repeat(number)
        );
        assert!(front.is_good(&post, &phone).await, "request {number}");
    }
    drop((second, front));
    fs::remove_dir_all(&folder).unwrap();
}
