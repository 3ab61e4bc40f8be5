//! The server with clients that mean it no good: idle connections, readers that do not read; and its stop.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, body::Bytes, routing::get};
use instance_gateway::{
    app,
    config::{Config, Timeouts},
    serve::{Ending, Limits, Stop, serve_router},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::{Notify, oneshot},
    task::JoinHandle,
    time::{Instant, timeout},
};

use crate::common::{Act, LIST, Stub, passing_to, raw, served_within};

/// Long enough for a loaded machine, and shorter than the default limits.
const SOON: Duration = Duration::from_secs(20);

/// More than the kernel's buffers of both ends hold.
const LONG_ANSWER: usize = 16 * 1024 * 1024;

const HEALTH: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

/// Waits until the server closes; gives the number of bytes that came before that.
async fn closed(stream: &mut TcpStream) -> usize {
    let mut buffer = vec![0; 64 * 1024];
    let mut count = 0;
    let reading = async {
        while let Ok(more @ 1..) = stream.read(&mut buffer).await {
            count += more;
        }
    };
    timeout(SOON, reading).await.unwrap();
    count
}

#[tokio::test]
async fn idle_connections_make_room() {
    let limits = Limits { connections: 4, ..Limits::default() };
    let gateway = served_within(Config::simulated(), limits).await;
    let mut idle = Vec::new();
    for head in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: ", "", "", ""] {
        let mut stream = TcpStream::connect(gateway).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        idle.push(stream);
    }
    let answer = timeout(SOON, raw(gateway, HEALTH)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    // The six idle connections and that request share four places.
    for stream in &mut idle[..3] {
        assert_eq!(closed(stream).await, 0);
    }
    let mut last = idle.pop().unwrap();
    last.write_all(HEALTH).await.unwrap();
    assert!(closed(&mut last).await > 0);
}

#[tokio::test]
async fn a_kept_connection_is_idle_between_its_requests() {
    let limits = Limits { connections: 1, ..Limits::default() };
    let gateway = served_within(Config::simulated(), limits).await;
    let mut kept = TcpStream::connect(gateway).await.unwrap();
    kept.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut first = [0; 12];
    kept.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    let answer = timeout(SOON, raw(gateway, HEALTH)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    closed(&mut kept).await;
}

#[tokio::test]
async fn a_connection_with_a_request_is_not_closed_for_another() {
    let upstream = Stub::new(Act::SayAndStall(Vec::new())).await;
    let timeouts = Timeouts { answer: Duration::from_secs(1), ..Timeouts::default() };
    let limits = Limits { connections: 1, ..Limits::default() };
    let config = Config { timeouts, ..passing_to(upstream.address) };
    let gateway = served_within(config, limits).await;
    let request = format!("GET {LIST} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n\r\n");
    let first = tokio::spawn(async move { raw(gateway, request.as_bytes()).await });
    while upstream.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    let second = timeout(SOON, raw(gateway, HEALTH)).await.unwrap();
    assert!(second.starts_with("HTTP/1.1 200"), "{second}");
    let first = first.await.unwrap();
    assert!(first.contains("GATEWAY.0504"), "{first}");
}

/// A server whose only answer is long.
async fn long_answers(limits: Limits) -> SocketAddr {
    let body = Bytes::from(vec![b'x'; LONG_ANSWER]);
    let router = Router::new().route("/", get(move || async move { body }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve_router(listener, router, limits, std::future::pending()));
    address
}

/// Asks for the long answer, with a small buffer to receive it in.
async fn asking(address: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request).await.unwrap();
    stream
}

#[tokio::test]
async fn a_reader_that_does_not_read_is_given_up() {
    let limits = Limits { stall: Duration::from_millis(200), ..Limits::default() };
    let mut stream = asking(long_answers(limits).await).await;
    // A write fails once the server has closed.
    let write = async {
        while stream.write_all(b"x").await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(SOON, write).await.unwrap();
}

#[tokio::test]
async fn a_reader_that_trickles_is_given_up() {
    let answer = Duration::from_millis(500);
    let limits = Limits { stall: Duration::from_secs(600), answer, ..Limits::default() };
    let mut stream = asking(long_answers(limits).await).await;
    let asked = Instant::now();
    let mut buffer = [0; 4096];
    let mut count = 0;
    let mut pace = tokio::time::interval(Duration::from_millis(5));
    let trickling = async {
        while let Ok(more @ 1..) = stream.read(&mut buffer).await {
            count += more;
            pace.tick().await;
        }
    };
    timeout(SOON, trickling).await.unwrap();
    assert!(asked.elapsed() >= answer);
    assert!(count < LONG_ANSWER, "{count}");
}

#[tokio::test]
async fn a_reader_that_reads_gets_all() {
    let (stall, answer) = (Duration::from_secs(5), Duration::from_secs(10));
    let mut stream =
        asking(long_answers(Limits { stall, answer, ..Limits::default() }).await).await;
    assert!(closed(&mut stream).await > LONG_ANSWER);
}

/// A gateway that can be told to stop.
struct Stoppable {
    address: SocketAddr,
    stop: oneshot::Sender<Stop>,
    server: JoinHandle<Ending>,
}

async fn stoppable(config: Config, limits: Limits) -> Stoppable {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, told) = oneshot::channel();
    let router = app(config).unwrap();
    let told = async { told.await.unwrap() };
    let server = tokio::spawn(serve_router(listener, router, limits, told));
    Stoppable { address, stop, server }
}

#[tokio::test]
async fn readiness_goes_before_the_listener() {
    let announcement = Duration::from_secs(2);
    let limits = Limits { announcement, ..Limits::default() };
    let Stoppable { address, stop, server } = stoppable(Config::simulated(), limits).await;
    assert!(raw(address, HEALTH).await.starts_with("HTTP/1.1 200"));
    stop.send(Stop::Announced).unwrap();
    let answer = raw(address, HEALTH).await;
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("stopping"), "{answer}");
    // All else is answered as before.
    let list = format!("GET {LIST} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert!(raw(address, list.as_bytes()).await.starts_with("HTTP/1.1 200"));
    assert_eq!(timeout(SOON, server).await.unwrap().unwrap(), Ending::Drained);
}

/// A server whose answer waits for `go`, and which notifies `asked` when a request comes.
async fn answering_when_let(limits: Limits) -> (Stoppable, [std::sync::Arc<Notify>; 2]) {
    let [asked, go] = [(); 2].map(|()| std::sync::Arc::new(Notify::new()));
    let signals = [asked, go];
    let [asked, go] = signals.clone();
    let answer = move || async move {
        asked.notify_one();
        go.notified().await;
        "whole"
    };
    let router = Router::new().route("/", get(answer));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, told) = oneshot::channel();
    let told = async { told.await.unwrap() };
    let server = tokio::spawn(serve_router(listener, router, limits, told));
    (Stoppable { address, stop, server }, signals)
}

const WHOLE: &[u8] = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

#[tokio::test]
async fn a_request_under_way_is_waited_for() {
    let (Stoppable { address, stop, mut server }, [asked, go]) =
        answering_when_let(Limits::default()).await;
    let asking = tokio::spawn(raw(address, WHOLE));
    asked.notified().await;
    stop.send(Stop::Now).unwrap();
    assert!(timeout(Duration::from_millis(100), &mut server).await.is_err(), "it has ended");
    go.notify_one();
    let answer = timeout(SOON, asking).await.unwrap().unwrap();
    assert!(answer.ends_with("\r\n\r\nwhole"), "{answer}");
    assert_eq!(timeout(SOON, server).await.unwrap().unwrap(), Ending::Drained);
}

#[tokio::test]
async fn a_request_that_does_not_end_is_cut_off() {
    let limits = Limits { drain: Duration::from_millis(100), ..Limits::default() };
    let (Stoppable { address, stop, server }, [asked, _go]) = answering_when_let(limits).await;
    let asking = tokio::spawn(raw(address, WHOLE));
    asked.notified().await;
    stop.send(Stop::Now).unwrap();
    assert_eq!(timeout(SOON, server).await.unwrap().unwrap(), Ending::CutOff);
    asking.abort();
}

#[tokio::test]
async fn idle_connections_and_half_heads_do_not_hold_up_the_stop() {
    let Stoppable { address, stop, server } =
        stoppable(Config::simulated(), Limits::default()).await;
    let mut idle = Vec::new();
    for head in ["", "GET / HT", "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n"] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        idle.push(stream);
    }
    let mut first = [0; 12];
    idle[2].read_exact(&mut first).await.unwrap();
    stop.send(Stop::Now).unwrap();
    // The limit for a head is longer than this.
    assert_eq!(timeout(SOON, server).await.unwrap().unwrap(), Ending::Drained);
}
