//! Connections to upstreams: which fail and why, which are tried again, and the way to them.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use instance_gateway::{
    app,
    config::{Config, Overrides, Timeouts},
};
use rcgen::{CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, rustls};

use crate::common::{Answer, LIST, PHONE, PREPARE, get, passing_to, post, read_request};

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

/// Runs the function on each connection, and counts the connections.
async fn server<F>(
    serve: impl Fn(TcpStream) -> F + Send + 'static,
) -> (SocketAddr, Arc<AtomicUsize>)
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let count = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(serve(stream));
        }
    });
    (address, count)
}

/// Answers one request and keeps the connection; closes it when the next request has come.
async fn answer_one_request(mut stream: TcpStream) {
    if !read_request(&mut stream).await.is_empty() {
        stream.write_all(OK).await.unwrap();
        read_request(&mut stream).await;
    }
}

#[tokio::test]
async fn a_kept_connection_that_ends_under_a_request_loses_nothing() {
    let (address, _) = server(answer_one_request).await;
    let router = app(passing_to(address)).unwrap();
    let mut lost = 0;
    for turn in 0..400 {
        let answer = if turn % 2 == 0 {
            get(&router, LIST).await
        } else {
            post(&router, PREPARE, PHONE).await
        };
        lost += usize::from(answer.status != 200);
    }
    assert_eq!(lost, 0);
}

#[tokio::test]
async fn a_new_connection_that_ends_is_not_tried_again() {
    let (address, count) = server(|mut stream| async move {
        read_request(&mut stream).await;
    })
    .await;
    let router = app(passing_to(address)).unwrap();
    assert_eq!(get(&router, LIST).await.error(), (502, "GATEWAY.1502".to_owned()));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_answer_that_has_begun_is_not_asked_for_again() {
    let (address, count) = server(|mut stream| async move {
        read_request(&mut stream).await;
        stream.write_all(OK).await.unwrap();
        read_request(&mut stream).await;
        let _ = stream.write_all(b"HTTP/1.1 2").await;
    })
    .await;
    let router = app(passing_to(address)).unwrap();
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(get(&router, LIST).await.error(), (502, "GATEWAY.1502".to_owned()));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_kept_connection_is_tried_again_once_only() {
    let first = Arc::new(AtomicUsize::new(0));
    let (address, count) = server(move |mut stream| {
        let is_first = first.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            read_request(&mut stream).await;
            if is_first {
                stream.write_all(OK).await.unwrap();
                read_request(&mut stream).await;
            }
        }
    })
    .await;
    let router = app(passing_to(address)).unwrap();
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(get(&router, LIST).await.error(), (502, "GATEWAY.1502".to_owned()));
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

/// Reads a configuration with the upstream, and an environment.
fn configured(upstream: &str, ca_file: Option<&str>, variables: &[(&str, String)]) -> Config {
    let ca_file = ca_file.map_or_else(String::new, |path| format!("ca_file = \"{path}\"\n"));
    let variable = |name: &str| {
        variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    };
    let text = format!("[upstreams]\napig = \"{upstream}\"\n{ca_file}");
    let config = Config::parse(&text, &Overrides::default(), variable).unwrap();
    let timeouts =
        Timeouts { connect: Duration::from_millis(500), answer: Duration::from_secs(20) };
    Config { timeouts, ..config }
}

async fn ask(config: Config) -> Answer {
    get(&app(config).unwrap(), LIST).await
}

/// A certificate of `localhost`, and the path of the certificate that signed it.
struct Certified {
    acceptor: TlsAcceptor,
    ca_file: String,
}

impl Certified {
    fn new(name: &str) -> Self {
        let mut ca = CertificateParams::new(Vec::new()).unwrap();
        ca.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let ca = CertifiedIssuer::self_signed(ca, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec!["localhost".to_owned()])
            .unwrap()
            .signed_by(&key, &ca)
            .unwrap();
        let ca_file = format!("{}/ca-{name}.pem", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&ca_file, ca.pem()).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Self { acceptor: TlsAcceptor::from(Arc::new(config)), ca_file }
    }

    /// An https upstream with the certificate.
    async fn upstream(&self) -> SocketAddr {
        let acceptor = self.acceptor.clone();
        let (address, _) = server(move |stream| {
            let acceptor = acceptor.clone();
            async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    answer_once(stream).await;
                }
            }
        })
        .await;
        address
    }
}

async fn answer_once(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    let mut buffer = [0; 4096];
    let _ = stream.read(&mut buffer).await;
    let _ = stream.write_all(OK).await;
    let _ = stream.shutdown().await;
}

#[tokio::test]
async fn a_certificate_counts_when_the_ca_file_names_its_issuer() {
    let known = Certified::new("known");
    let other = Certified::new("other");
    let upstream = format!("https://localhost:{}", known.upstream().await.port());
    assert_eq!(ask(configured(&upstream, Some(&known.ca_file), &[])).await.status, 200);
    let answer = ask(configured(&upstream, Some(&other.ca_file), &[])).await;
    assert_eq!(answer.error(), (502, "GATEWAY.5502".to_owned()));
    // The certificate is for another name.
    let upstream = upstream.replace("localhost", "127.0.0.1");
    let answer = ask(configured(&upstream, Some(&known.ca_file), &[])).await;
    assert_eq!(answer.error(), (502, "GATEWAY.5502".to_owned()));
}

#[tokio::test]
async fn failures_of_a_connection_are_told_apart() {
    let certified = Certified::new("apart");
    let ca_file = Some(certified.ca_file.as_str());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed = listener.local_addr().unwrap().port();
    drop(listener);
    // It accepts connections and sends nothing: the TLS handshake never ends.
    let (silent, _) = server(|stream| async move {
        std::future::pending::<()>().await;
        drop(stream);
    })
    .await;
    let (plain, _) = server(answer_once).await;
    for (upstream, expected) in [
        (format!("https://localhost:{closed}"), (502, "GATEWAY.0502")),
        ("https://no-such-host.invalid".to_owned(), (502, "GATEWAY.4502")),
        (format!("https://localhost:{}", silent.port()), (504, "GATEWAY.1504")),
        (format!("https://localhost:{}", plain.port()), (502, "GATEWAY.0502")),
    ] {
        let (status, code) = ask(configured(&upstream, ca_file, &[])).await.error();
        assert_eq!((status, code.as_str()), expected, "{upstream}");
    }
}

/// A proxy that opens a tunnel to any address, if the request has the password.
async fn egress_proxy(authorization: Option<&'static str>) -> (SocketAddr, Arc<AtomicUsize>) {
    server(move |mut stream| async move {
        let request = read_request(&mut stream).await;
        let sent = request.lines().find_map(|line| {
            line.to_lowercase().strip_prefix("proxy-authorization: ").map(str::to_owned)
        });
        if sent.as_deref() != authorization.map(str::to_lowercase).as_deref() {
            let _ = stream.write_all(b"HTTP/1.1 407 x\r\ncontent-length: 0\r\n\r\n").await;
            return;
        }
        let target = request.strip_prefix("CONNECT ").and_then(|rest| rest.split(' ').next());
        let Ok(mut upstream) = TcpStream::connect(target.unwrap()).await else {
            let _ = stream.write_all(b"HTTP/1.1 502 x\r\ncontent-length: 0\r\n\r\n").await;
            return;
        };
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let _ = tokio::io::copy_bidirectional(&mut stream, &mut upstream).await;
    })
    .await
}

#[tokio::test]
async fn https_upstreams_are_reached_through_the_proxy_of_the_environment() {
    let certified = Certified::new("egress");
    let upstream = format!("https://localhost:{}", certified.upstream().await.port());
    let ca_file = Some(certified.ca_file.as_str());
    let (proxy, tunnels) = egress_proxy(Some("Basic dXNlcjpzZWNyZXQ=")).await;
    let with = ("HTTPS_PROXY", format!("http://user:secret@{proxy}"));
    assert_eq!(ask(configured(&upstream, ca_file, std::slice::from_ref(&with))).await.status, 200);
    assert_eq!(tunnels.load(Ordering::SeqCst), 1);
    // With `NO_PROXY`, the proxy is not used.
    let without = ("NO_PROXY", "localhost".to_owned());
    assert_eq!(ask(configured(&upstream, ca_file, &[with, without])).await.status, 200);
    assert_eq!(tunnels.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_proxy_that_opens_no_tunnel_is_told_from_an_upstream_that_is_down() {
    let certified = Certified::new("no-tunnel");
    let upstream = format!("https://localhost:{}", certified.upstream().await.port());
    let ca_file = Some(certified.ca_file.as_str());
    let (proxy, _) = egress_proxy(Some("Basic dXNlcjpzZWNyZXQ=")).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed = listener.local_addr().unwrap();
    drop(listener);
    for proxy in [
        format!("http://user:wrong@{proxy}"),
        format!("http://{closed}"),
        "http://no-such-host.invalid".to_owned(),
    ] {
        let answer = ask(configured(&upstream, ca_file, &[("HTTPS_PROXY", proxy)])).await;
        assert_eq!(answer.error(), (503, "GATEWAY.2503".to_owned()));
    }
}
