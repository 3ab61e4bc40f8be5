//! Six requests at a time, in fair turns.

use std::future::Future;

use futures_executor::block_on;
use futures_util::{FutureExt as _, StreamExt as _, stream::FuturesUnordered};
use instance_console::client::{Reply, limiter::Limiter};

use crate::script::{Script, detail, page};

/// Polls each future once, as a program does that waits for all.
fn look(waiting: &mut [impl Future<Output = Reply> + Unpin]) {
    for reply in waiting {
        let _ = reply.now_or_never();
    }
}

#[test]
fn the_seventh_is_sent_when_one_has_ended_or_was_given_up() {
    let (script, client) = Script::client();
    let mut waiting: Vec<_> = (0..8).map(|n| client.send(detail(&n.to_string()))).collect();
    look(&mut waiting);
    assert_eq!(script.count(), 6);
    script.end(3, Err(instance_console::api::Error::transport("down")));
    assert!((&mut waiting[3]).now_or_never().unwrap().result.is_err());
    drop(waiting.remove(3));
    look(&mut waiting);
    assert_eq!(script.count(), 7);
    drop(waiting.remove(0));
    look(&mut waiting);
    assert_eq!(script.count(), 8);
}

#[test]
fn one_that_leaves_the_queue_is_never_sent_and_holds_up_nobody() {
    let (script, client) = Script::client();
    let mut waiting: Vec<_> = (0..8).map(|n| client.send(detail(&n.to_string()))).collect();
    look(&mut waiting);
    drop(waiting.remove(6));
    drop(waiting.remove(0));
    look(&mut waiting);
    assert_eq!(script.urls().last().unwrap(), "/v2/p/apigw/instances/7");
    assert_eq!(script.count(), 7);
}

#[test]
fn the_pages_of_a_list_take_turns_as_one() {
    let (script, client) = Script::client();
    let mut waiting: Vec<_> = (0..20).map(|n| client.send(page(n * 500))).collect();
    look(&mut waiting);
    let mut progress = client.send(detail("a"));
    assert!((&mut progress).now_or_never().is_none());
    for ended in 0..2 {
        script.answer(ended, "{}");
        assert!((&mut waiting[0]).now_or_never().is_some());
        drop(waiting.remove(0));
        look(&mut waiting);
        assert!((&mut progress).now_or_never().is_none());
    }
    let urls = script.urls();
    assert_eq!(
        urls[6..],
        ["/v2/p/apigw/instances?offset=3000&limit=500", "/v2/p/apigw/instances/a"]
    );
}

#[test]
fn each_phone_has_a_turn_of_its_own_though_all_have_one_path() {
    let (script, client) = Script::client();
    let phone =
        |id: &str| client.send(instance_console::api::koophone::show_preparation("u", id).unwrap());
    let mut waiting: Vec<_> = (0..6).map(|n| client.send(detail(&n.to_string()))).collect();
    look(&mut waiting);
    let mut phones = [phone("1"), phone("2")];
    look(&mut phones);
    assert_eq!(script.count(), 6);
    drop(waiting);
    look(&mut phones);
    assert_eq!(script.count(), 8);
}

#[test]
fn who_waits_for_a_permit_is_woken_by_its_end() {
    let limiter = Limiter::default();
    let mut permits: Vec<_> =
        (0..6).map(|_| limiter.acquire(&"a").now_or_never().unwrap()).collect();
    // The future is polled again only when it is woken.
    let mut seventh: FuturesUnordered<_> = [limiter.acquire(&"b")].into_iter().collect();
    assert!(seventh.next().now_or_never().is_none());
    permits.pop();
    let permit = block_on(seventh.next());
    assert_eq!(limiter.running(), 6);
    drop((permit, permits));
    assert_eq!(limiter.running(), 0);
}
