//! Requests for what the caller still has.

use std::rc::Rc;

use futures_util::FutureExt as _;
use instance_console::{
    api::{Answer, Headers, Timestamp},
    client::Reply,
};

use crate::script::{Client, Script, exchange, page, with_status};

const TAG: &str = "W/\"cafe\"";
const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

fn tagged(etag: Option<&str>) -> Headers {
    Headers { etag: etag.map(str::to_owned), ..Headers::default() }
}

/// Asks again for a page that was answered with these headers. The server says that nothing has changed.
fn ask_again(headers: Headers) -> (Script, Client, Rc<Answer>, Reply) {
    let (script, client) = Script::client();
    let known = Rc::clone(&exchange(b"{}", headers).answer);
    let mut reply = client.send_again(page(0), Some(Rc::clone(&known)));
    assert!((&mut reply).now_or_never().is_none());
    let headers = Headers { date: Some(DATE.to_owned()), ..Headers::default() };
    script.end(0, Ok(with_status(304, exchange(b"", headers))));
    let reply = reply.now_or_never().unwrap();
    (script, client, known, reply)
}

#[test]
fn an_unchanged_answer_is_the_known_object_and_tells_the_servers_time() {
    let (script, client, known, reply) = ask_again(tagged(Some(TAG)));
    assert_eq!(script.etags(), [Some(TAG.to_owned())]);
    assert!(Rc::ptr_eq(&reply.result.unwrap().answer, &known));
    let date = Timestamp::from_http_date(DATE).unwrap();
    assert_eq!(client.server_time(1_200), Some(date.as_millis() + 500));
}

#[test]
fn a_304_that_nobody_asked_for_is_no_answer() {
    let (script, _, _, reply) = ask_again(tagged(None));
    assert_eq!(script.etags(), [None]);
    assert_eq!(reply.result.unwrap().answer.status, 304);
}

#[test]
fn a_changed_answer_replaces_the_known_one() {
    let (script, client) = Script::client();
    let known = exchange(b"1", tagged(Some(TAG))).answer;
    let mut reply = client.send_again(page(0), Some(known));
    assert!((&mut reply).now_or_never().is_none());
    script.answer(0, "2");
    assert_eq!(reply.now_or_never().unwrap().result.unwrap().answer.body, b"2");
}
