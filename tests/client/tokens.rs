//! The token: sent, rejected, replaced, and never printed.

use console_config::TokenProblem;
use futures_util::FutureExt as _;
use instance_console::{
    api::{Error, ErrorParts, Headers, Kind},
    client::Token,
};

use crate::script::{Client, Script, body, detail, exchange};

fn token(text: &str) -> Token {
    Token::new(text).unwrap()
}

fn rejection() -> Error {
    Error::from(ErrorParts {
        kind: Kind::Credential,
        status: Some(401),
        code: Some("APIGW.0301".to_owned()),
        message: "Incorrect IAM authentication information".to_owned(),
        problem: None,
        request_id: None,
        retry_after: None,
    })
}

/// Sends seven requests, of which six are in flight and one waits.
fn six_and_one(
    client: &Client,
) -> Vec<impl Future<Output = instance_console::client::Reply> + use<>> {
    let mut waiting: Vec<_> = (0..7).map(|n| client.send(detail(&n.to_string()))).collect();
    for reply in &mut waiting {
        assert!(reply.now_or_never().is_none());
    }
    waiting
}

#[test]
fn without_a_token_none_is_sent() {
    let (script, client) = Script::client();
    let mut reply = client.send(detail("a"));
    assert!((&mut reply).now_or_never().is_none());
    script.answer(0, "{}");
    assert!(!reply.now_or_never().unwrap().had_token);
    assert_eq!(script.tokens(), [None]);
}

#[test]
fn a_token_is_sent_from_then_on_also_by_what_waits_for_its_turn() {
    let (script, client) = Script::client();
    let mut waiting = six_and_one(&client);
    client.set_token(token("good"));
    script.answer(0, "{}");
    assert!(!waiting.remove(0).now_or_never().unwrap().had_token);
    let mut seventh = waiting.pop().unwrap();
    assert!((&mut seventh).now_or_never().is_none());
    assert_eq!(script.tokens().last().unwrap().as_deref(), Some("good"));
    script.answer(6, "{}");
    assert!(seventh.now_or_never().unwrap().had_token);
}

#[test]
fn a_rejected_token_is_not_sent_again_until_there_is_another() {
    let (script, client) = Script::client();
    client.set_token(token("old"));
    let mut waiting = six_and_one(&client);
    client.mark_token_rejected(&rejection());
    script.answer(0, "{}");
    assert!(waiting.remove(0).now_or_never().is_some());
    let seventh = waiting.pop().unwrap().now_or_never().unwrap();
    assert_eq!(seventh.result.unwrap_err(), rejection());
    assert!(seventh.had_token);
    assert_eq!(script.count(), 6);
    // The client still knows the token, because a server may have repeated it in a message.
    assert_eq!(client.token(), Some(token("old")));

    client.set_token(token("new"));
    let mut reply = client.send(detail("a"));
    assert!((&mut reply).now_or_never().is_none());
    assert_eq!(script.tokens().last().unwrap().as_deref(), Some("new"));
    script.answer(6, "{}");
    assert_eq!(body(&reply.now_or_never().unwrap()), "{}");
}

#[test]
fn the_want_of_a_token_is_not_a_rejected_one() {
    let (script, client) = Script::client();
    client.mark_token_rejected(&rejection());
    let reply = client.send(detail("a"));
    assert!(reply.now_or_never().is_none());
    assert_eq!(script.count(), 1);
}

#[test]
fn a_text_that_no_header_can_hold_is_no_token() {
    for text in ["a b", "令牌", "a\0b", "a\u{7f}b", "caf\u{e9}", "\"a"] {
        assert!(Token::new(text).is_err(), "{text:?}");
    }
}

#[test]
fn what_surrounds_a_token_is_not_sent() {
    for text in ["\u{feff}good\n", "X-Auth-Token: good", "\"good\"", "go\n od"] {
        let (script, client) = Script::client();
        client.set_token(token(text));
        assert!(client.send(detail("a")).now_or_never().is_none());
        assert_eq!(script.tokens(), [Some("good".to_owned())], "{text:?}");
    }
}

#[test]
fn each_character_that_a_header_can_hold_is_sent() {
    let all: String = ('!'..='~').collect();
    let (script, client) = Script::client();
    client.set_token(token(&all));
    assert!(client.send(detail("a")).now_or_never().is_none());
    assert_eq!(script.tokens(), [Some(all)]);
}

#[test]
fn blanks_around_a_token_are_not_part_of_it_and_blanks_alone_are_none() {
    assert_eq!(token(" \tgood\r\n").reveal(), "good");
    assert_eq!(Token::new(" \n"), Err(TokenProblem::Empty));
}

#[test]
fn a_token_is_never_printed() {
    let (_, client) = Script::client();
    client.set_token(token("secret"));
    assert!(!format!("{:?} {client:?}", token("secret")).contains("secret"));
}

#[test]
fn a_token_that_the_server_repeats_is_taken_out_and_the_rest_stays() {
    for (token, body, expected) in [
        (
            "good-token-1",
            "{\"m\": \"no good-token-1, good-token-1\"}",
            "{\"m\": \"no [token], [token]\"}",
        ),
        ("good-token-1", "good-token-2 good-token-", "good-token-2 good-token-"),
        // A short token could be part of any word.
        ("running", "running", "running"),
        // This must take time linear in the length of the body, because the page hangs meanwhile.
        ("good-token-1", &"good-token-1".repeat(300_000), &"[token]".repeat(300_000)),
    ] {
        let (script, client) = Script::client();
        client.set_token(Token::new(token).unwrap());
        let mut reply = client.send(detail("a"));
        assert!((&mut reply).now_or_never().is_none());
        script.end(0, Ok(exchange(body.as_bytes(), Headers::default())));
        let answer = reply.now_or_never().unwrap().result.unwrap();
        assert_eq!(str::from_utf8(&answer.answer.body), Ok(expected));
    }
}
