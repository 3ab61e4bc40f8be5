//! The server's clock, learned from its answers.

use futures_util::FutureExt as _;
use instance_console::api::{Headers, Timestamp};

use crate::script::{Script, detail, exchange, with_status};

const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

#[test]
fn before_the_first_answer_it_is_unknown() {
    let (_, client) = Script::client();
    assert_eq!(client.server_time(5_000), None);
}

#[test]
fn it_is_learned_from_the_date_of_any_answer_and_then_from_an_exact_time() {
    let (script, client) = Script::client();
    let mut reply = client.send(detail("a"));
    assert!((&mut reply).now_or_never().is_none());
    let headers = Headers { date: Some(DATE.to_owned()), ..Headers::default() };
    script.end(0, Ok(with_status(503, exchange(b"", headers))));
    let answered = reply.now_or_never().unwrap().result.unwrap();
    // Sent at 1,000 and received at 1,400 ms. The header has whole seconds: on average half a second is lost.
    let date = Timestamp::from_http_date(DATE).unwrap();
    assert_eq!(client.server_time(1_200), Some(date.as_millis() + 500));

    let exact = Timestamp::from_unix(date.as_millis() + 123).unwrap();
    client.learn_server_time(&answered, exact);
    assert_eq!(client.server_time(1_200), Some(exact.as_millis()));
    assert_eq!(client.server_time(61_200), Some(exact.as_millis() + 60_000));
}

#[test]
fn an_answer_that_was_kept_on_the_way_is_older_than_its_date_by_its_age() {
    let date = Timestamp::from_http_date(DATE).unwrap();
    for (age, passed) in [("0", 0), ("8", 8_000), ("eight", -500), ("-1", -500)] {
        let (script, client) = Script::client();
        let reply = client.send(detail("a"));
        let mut reply = Box::pin(reply);
        assert!((&mut reply).now_or_never().is_none());
        let headers = Headers {
            date: Some(DATE.to_owned()),
            age: Some(age.to_owned()),
            ..Headers::default()
        };
        script.end(0, Ok(exchange(b"", headers)));
        assert!(reply.now_or_never().is_some());
        // Both headers have whole seconds: on average one second is lost.
        assert_eq!(client.server_time(1_200), Some(date.as_millis() + 1_000 + passed), "{age}");
    }
}
