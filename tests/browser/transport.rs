//! Requests by the real `fetch`, and by whatever a host page puts in its place.

use std::rc::Rc;

use instance_console::{
    api::{Answer, Error, Kind, Problem, Request, koophone},
    browser::spawn::Spawned,
    client::{Transport as _, http::HttpTransport},
};
use js_sys::Promise;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{script, until};

fn phone() -> Request {
    koophone::show_preparation("u", "i").unwrap()
}

/// Sends a request while the page's `fetch` is this function.
async fn send_by(fetch: &str) -> Result<Answer, Error> {
    script(&format!("window.realFetch ??= window.fetch; window.fetch = {fetch};"));
    let sending = HttpTransport.send("/v1/x", &phone(), Some("token"), None).await;
    sending.map(|exchange| Rc::unwrap_or_clone(exchange.answer))
}

#[wasm_bindgen_test]
async fn only_the_own_origin_is_told_which_answer_is_known() {
    let echo = r#"async (request) => new Response(request.headers.get("if-none-match") ?? "none")"#;
    script(&format!("window.realFetch ??= window.fetch; window.fetch = {echo};"));
    for (url, told) in [("/v1/x", "W/\"cafe\""), ("https://other.example/v1/x", "none")] {
        let sending = HttpTransport.send(url, &phone(), None, Some("W/\"cafe\"")).await;
        assert_eq!(sending.unwrap().answer.body, told.as_bytes(), "{url}");
    }
}

#[wasm_bindgen_test]
async fn a_request_arrives_at_fetch_as_it_was_meant() {
    let answer = send_by(
        r#"async (request, ...more) => {
            const { method, url, cache, redirect, referrerPolicy, credentials, signal } = request;
            const headers = Object.fromEntries(request.headers);
            const seen = [request instanceof Request, more.length, method, new URL(url).pathname, cache, redirect,
                referrerPolicy, credentials, signal.aborted, headers["accept"], headers["content-type"],
                headers["x-auth-token"], await request.text()];
            const headersBack = { "content-type": "a", "date": "b", "retry-after": "c", "x-request-id": "d" };
            return new Response(seen.join("|"), { status: 418, headers: headersBack });
        }"#,
    )
    .await
    .unwrap();
    assert_eq!(
        String::from_utf8(answer.body).unwrap(),
        "true|0|POST|/v1/x|no-store|manual|no-referrer|same-origin|false|application/json|\
         application/json|token|{\"instance_id\":\"i\",\"user_id\":\"u\"}"
    );
    assert_eq!(answer.status, 418);
    let headers = answer.headers;
    let read = [headers.content_type, headers.date, headers.retry_after, headers.request_id];
    assert_eq!(read.map(Option::unwrap), ["a", "b", "c", "d"]);
}

#[wasm_bindgen_test]
async fn whatever_a_hosts_fetch_does_is_an_error_and_no_panic() {
    for (fetch, message) in [
        ("() => { throw new Error('thrown'); }", "thrown"),
        ("() => { throw 'text'; }", ""),
        ("() => { throw undefined; }", ""),
        ("() => undefined", ""),
        ("() => null", ""),
        ("async () => undefined", ""),
        ("async () => ({ status: 200, headers: {} })", ""),
        ("() => ({ then: 5 })", ""),
        ("() => ({ get then() { throw 1; } })", ""),
        ("() => Promise.reject('text')", ""),
        ("() => Promise.reject(undefined)", ""),
        ("() => Promise.reject({ message: 'odd' })", "odd"),
        ("() => Promise.reject({ get message() { throw 1; } })", ""),
        ("async () => Response.error()", ""),
        (
            "async () => Object.assign(new Response(''), { arrayBuffer: () => { throw 'text'; } })",
            "",
        ),
        ("undefined", "fetch is not a function"),
        ("5", "fetch is not a function"),
    ] {
        let error = send_by(fetch).await.unwrap_err();
        assert_eq!(
            (error.kind, error.problem),
            (Kind::Transport, Some(Problem::HostFetch)),
            "{fetch}"
        );
        assert_eq!(error.message, message, "{fetch}");
    }
    // A browser may replace this error by one of its own.
    let broken = "async () => new Response(new ReadableStream({ start: (c) => c.error('text') }))";
    assert_eq!(send_by(broken).await.unwrap_err().kind, Kind::Transport);
    // A wrapper that returns a response instead of a promise works, too.
    assert_eq!(send_by("() => new Response('{}')").await.unwrap().body, b"{}");
}

#[wasm_bindgen_test]
async fn a_rejection_of_the_browser_is_a_network_that_is_out_of_reach() {
    for fetch in [
        "() => Promise.reject(new TypeError('Failed to fetch'))",
        "() => Promise.reject(new DOMException('Failed to fetch', 'AbortError'))",
        "async () => new Response(new ReadableStream({ start: (c) => c.error(new TypeError('Failed to fetch')) }))",
    ] {
        let error = send_by(fetch).await.unwrap_err();
        assert_eq!(
            (error.kind, error.problem),
            (Kind::Transport, Some(Problem::Unreachable)),
            "{fetch}"
        );
        assert_eq!(error.message, "Failed to fetch");
    }
}

#[wasm_bindgen_test]
async fn a_redirect_is_not_followed_and_named() {
    let opaque = "Object.defineProperties(new Response(''), { type: { value: 'opaqueredirect' }, status: { value: 0 } })";
    let error = send_by(&format!("async () => {opaque}")).await.unwrap_err();
    assert_eq!(error.problem, Some(Problem::Redirected));
}

#[wasm_bindgen_test]
async fn without_an_answer_a_proxy_of_another_origin_has_a_problem_of_its_own() {
    script("window.realFetch ??= window.fetch; window.fetch = window.realFetch;");
    // Browsers block this port.
    let error =
        HttpTransport.send("http://127.0.0.1:1/v1/x", &phone(), None, None).await.unwrap_err();
    assert_eq!((error.kind, error.problem), (Kind::Transport, Some(Problem::CrossOrigin)));
    let here = script("location.origin").as_string().unwrap();
    script("window.fetch = () => Promise.reject(new TypeError('down'))");
    let error = HttpTransport.send(&format!("{here}/x"), &phone(), None, None).await.unwrap_err();
    assert_eq!(error.problem, Some(Problem::Unreachable));
    script("window.fetch = () => Promise.reject(new TypeError('down'))");
    let error = HttpTransport.send("http://[", &phone(), None, None).await.unwrap_err();
    assert_eq!(error.problem, Some(Problem::HostFetch), "no address");
}

#[wasm_bindgen_test]
async fn dropping_a_request_aborts_it_without_a_reason_also_where_fetch_never_settles() {
    script(
        "window.realFetch ??= window.fetch;
        window.fetch = ({ signal }) => {
            window.ended = new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason.name)));
            return new Promise(() => {});
        };",
    );
    let request = Spawned::new(async {
        let _ = HttpTransport.send("/x", &phone(), None, None).await;
        panic!("it never settles");
    });
    until("the request", || script("window.ended").is_object().then_some(())).await;
    drop(request);
    let ended = JsFuture::from(script("window.ended").unchecked_into::<Promise>()).await.unwrap();
    assert_eq!(ended.as_string().unwrap(), "AbortError");
}

#[wasm_bindgen_test]
fn a_declared_charset_is_decoded_by_the_browser() {
    let decode = |label: &str, text: &[u8]| HttpTransport.decode(label, text);
    assert_eq!(decode("GBK", &[0xcd, 0xf8, 0xb9, 0xd8]).as_deref(), Some("网关"));
    assert_eq!(decode("utf-16le", &[0x41, 0]).as_deref(), Some("A"));
    assert_eq!(decode("GBK", &[0xff]).as_deref(), Some("\u{fffd}"));
    assert_eq!(decode("klingon", b"a"), None);
}
