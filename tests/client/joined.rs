//! Identical requests in flight.

use std::pin::pin;

use futures_executor::block_on;
use futures_util::{FutureExt as _, StreamExt as _, stream::FuturesUnordered};
use instance_console::client::Token;

use crate::script::{Script, body, detail, page};

#[test]
fn identical_requests_in_flight_are_one_fetch_and_each_gets_the_answer() {
    let (script, client) = Script::client();
    let (mut first, mut second) = (client.send(detail("a")), client.send(detail("a")));
    assert!((&mut first).now_or_never().is_none());
    assert!((&mut second).now_or_never().is_none());
    assert_eq!(script.urls(), ["/v2/p/apigw/instances/a"]);
    script.answer(0, "{}");
    assert_eq!(body(&first.now_or_never().unwrap()), "{}");
    assert_eq!(body(&second.now_or_never().unwrap()), "{}");
}

#[test]
fn all_who_wait_are_woken() {
    let (script, client) = Script::client();
    // Each future is polled again only when it is woken.
    let mut waiting: FuturesUnordered<_> = (0..3).map(|_| client.send(detail("a"))).collect();
    assert!(waiting.next().now_or_never().is_none());
    assert_eq!(script.count(), 1);
    script.answer(0, "{}");
    let replies: Vec<_> = block_on(waiting.collect());
    assert_eq!(replies.iter().map(body).collect::<Vec<_>>(), ["{}"; 3]);
}

#[test]
fn other_requests_are_not_joined() {
    let (script, client) = Script::client();
    let requests = [detail("a"), detail("b"), page(0), page(500)];
    let waiting: Vec<_> = requests.map(|request| client.send(request)).into();
    for reply in waiting {
        assert!(pin!(reply).now_or_never().is_none());
    }
    assert_eq!(script.count(), 4);
}

#[test]
fn what_has_been_answered_is_fetched_again_though_not_all_have_read_the_answer() {
    let (script, client) = Script::client();
    let (mut first, second) = (client.send(detail("a")), client.send(detail("a")));
    assert!((&mut first).now_or_never().is_none());
    script.answer(0, "1");
    assert_eq!(body(&first.now_or_never().unwrap()), "1");
    let mut again = client.send(detail("a"));
    assert!((&mut again).now_or_never().is_none());
    assert_eq!(body(&second.now_or_never().unwrap()), "1");
    script.answer(1, "2");
    assert_eq!(body(&again.now_or_never().unwrap()), "2");
}

#[test]
fn a_request_under_a_new_token_does_not_join_one_under_the_old() {
    let (script, client) = Script::client();
    let mut old = client.send(detail("a"));
    assert!((&mut old).now_or_never().is_none());
    client.set_token(Token::new("new").unwrap());
    let mut new = client.send(detail("a"));
    assert!((&mut new).now_or_never().is_none());
    assert_eq!(script.tokens(), [None, Some("new".to_owned())]);
    script.answer(0, "old");
    assert_eq!(body(&old.now_or_never().unwrap()), "old");
    // The end of the old request did not remove the new one from the requests in flight.
    let mut joined = client.send(detail("a"));
    assert!((&mut joined).now_or_never().is_none());
    assert_eq!(script.count(), 2);
    script.answer(1, "new");
    assert_eq!(body(&new.now_or_never().unwrap()), "new");
    assert_eq!(body(&joined.now_or_never().unwrap()), "new");
}
