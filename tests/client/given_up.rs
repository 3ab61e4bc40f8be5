//! Requests whose callers have dropped the future.

use futures_util::FutureExt as _;

use crate::script::{Script, body, detail};

#[test]
fn dropping_the_future_gives_the_request_up() {
    let (script, client) = Script::client();
    let mut reply = client.send(detail("a"));
    assert!((&mut reply).now_or_never().is_none());
    drop(reply);
    assert_eq!((script.count(), script.given_up()), (1, 1));
}

#[test]
fn a_joined_request_is_given_up_when_the_last_has_left() {
    let (script, client) = Script::client();
    let (mut first, mut second) = (client.send(detail("a")), client.send(detail("a")));
    assert!((&mut first).now_or_never().is_none());
    assert!((&mut second).now_or_never().is_none());
    drop(first);
    assert_eq!(script.given_up(), 0);
    drop(second);
    assert_eq!(script.given_up(), 1);
}

#[test]
fn the_one_who_began_can_leave_and_the_other_is_answered() {
    let (script, client) = Script::client();
    let (mut first, mut second) = (client.send(detail("a")), client.send(detail("a")));
    assert!((&mut first).now_or_never().is_none());
    drop(first);
    assert!((&mut second).now_or_never().is_none());
    script.answer(0, "{}");
    assert_eq!(body(&second.now_or_never().unwrap()), "{}");
    assert_eq!(script.count(), 1);
}

#[test]
fn what_was_given_up_is_fetched_anew_and_not_joined() {
    let (script, client) = Script::client();
    let mut first = client.send(detail("a"));
    assert!((&mut first).now_or_never().is_none());
    drop(first);
    let mut second = client.send(detail("a"));
    assert!((&mut second).now_or_never().is_none());
    assert_eq!(script.count(), 2);
    script.answer(1, "{}");
    assert_eq!(body(&second.now_or_never().unwrap()), "{}");
}

#[test]
fn an_answer_that_was_given_up_is_of_no_effect() {
    let (script, client) = Script::client();
    let mut reply = client.send(detail("a"));
    assert!((&mut reply).now_or_never().is_none());
    drop(reply);
    drop(client);
    script.answer(0, "{}");
    assert_eq!(script.given_up(), 1);
}
