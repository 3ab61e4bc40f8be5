use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Notify, Semaphore};

use super::*;
use crate::proxy::AnswerHeaders;

pub(super) fn answer(status: u16, size: usize) -> Answer {
    Answer {
        status: StatusCode::from_u16(status).unwrap(),
        headers: AnswerHeaders::default(),
        body: vec![b' '; size].into(),
    }
}

pub(super) fn key(name: &str) -> Key {
    Key {
        asker: Asker::Gateway,
        destination: Destination { upstream: 0, route: Route::ApigProgress },
        target: name.into(),
        body: axum::body::Bytes::new(),
    }
}

fn cache() -> (Arc<Cache>, Clock) {
    let clock = Clock::manual();
    (Cache::new(CacheSettings::default(), clock.clone(), Metrics::default()).unwrap(), clock)
}

fn status(reply: &Reply) -> u16 {
    reply.outcome.as_ref().unwrap().answer.status.as_u16()
}

#[tokio::test]
async fn a_client_that_leaves_does_not_cancel_the_call() {
    let (cache, _) = cache();
    let (gate, calls) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
    let call = || {
        let (gate, calls) = (Arc::clone(&gate), Arc::clone(&calls));
        async move {
            calls.fetch_add(1, Ordering::Relaxed);
            let _pass = gate.acquire().await.unwrap();
            Ok(answer(200, 1))
        }
    };
    let first = tokio::spawn({
        let (cache, call) = (Arc::clone(&cache), call());
        async move { cache.ask(key("a"), || call).await }
    });
    while calls.load(Ordering::Relaxed) == 0 {
        tokio::task::yield_now().await;
    }
    let second = cache.ask(key("a"), call);
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    gate.add_permits(9);
    let second = second.await;
    assert_eq!((status(&second), second.how), (200, How::Collapsed));
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    assert_eq!(cache.ask(key("a"), call).await.how, How::Hit);
}

#[tokio::test]
async fn after_a_call_that_panics_the_next_one_is_made() {
    let (cache, _) = cache();
    let reply = cache.ask(key("a"), || async { panic!("on purpose") }).await;
    assert_eq!(reply.outcome.unwrap_err(), GatewayError::Cut);
    assert_eq!(status(&cache.ask(key("a"), || async { Ok(answer(200, 1)) }).await), 200);
}

#[tokio::test]
async fn a_refusal_of_a_browsers_token_is_nobody_elses() {
    for (code, calls_expected) in [(401, 2), (403, 2), (404, 1)] {
        let (cache, _) = cache();
        let calls = Arc::new(AtomicUsize::new(0));
        let go = Arc::new(Notify::new());
        let ask = || {
            let (cache, calls, go) = (Arc::clone(&cache), Arc::clone(&calls), Arc::clone(&go));
            let key = Key { asker: cache.browser(None), ..key("a") };
            tokio::spawn(async move {
                let call = async move {
                    if calls.fetch_add(1, Ordering::Relaxed) == 0 {
                        go.notified().await;
                    }
                    Ok(answer(code, 1))
                };
                cache.ask(key, || call).await
            })
        };
        let (first, second) = (ask(), ask());
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        go.notify_one();
        assert_eq!((status(&first.await.unwrap()), status(&second.await.unwrap())), (code, code));
        assert_eq!(calls.load(Ordering::Relaxed), calls_expected, "{code}");
    }
}

#[tokio::test]
async fn only_good_answers_are_kept_and_only_for_their_time() {
    let (cache, clock) = cache();
    let ask = async |status| cache.ask(key("a"), || async move { Ok(answer(status, 1)) }).await.how;
    assert_eq!(ask(404).await, How::Miss);
    assert_eq!(ask(200).await, How::Miss);
    assert_eq!(ask(200).await, How::Hit);
    clock.advance(Duration::from_millis(1_999));
    assert_eq!(ask(200).await, How::Hit);
    clock.advance(Duration::from_millis(1));
    assert_eq!(ask(200).await, How::Miss);
}

#[tokio::test]
async fn trouble_is_remembered_for_its_asker_and_way() {
    let (cache, clock) = cache();
    let ask = async |key: Key, outcome: Result<Answer, GatewayError>| {
        cache.ask(key, || async { outcome }).await.how
    };
    let busy = || {
        let mut busy = answer(429, 1);
        busy.headers.retry_after = Some(HeaderValue::from_static("10"));
        Ok(busy)
    };
    assert_eq!(ask(key("a"), busy()).await, How::Miss);
    assert_eq!(ask(key("b"), Ok(answer(200, 1))).await, How::Remembered);
    let list = Destination { upstream: 0, route: Route::ApigList };
    let other_destination = Key { destination: list, ..key("a") };
    assert_eq!(ask(other_destination, Ok(answer(200, 1))).await, How::Miss);
    let other_asker = Key { asker: cache.browser(None), ..key("a") };
    assert_eq!(ask(other_asker, Ok(answer(200, 1))).await, How::Miss);
    // One call probes whether the trouble is over; the others are answered from memory meanwhile.
    clock.advance(Duration::from_secs(13));
    assert_eq!(ask(key("b"), Err(GatewayError::Slow)).await, How::Miss);
    assert_eq!(ask(key("a"), Ok(answer(200, 1))).await, How::Remembered);
    clock.advance(Duration::from_secs(13));
    assert_eq!(ask(key("b"), Ok(answer(200, 1))).await, How::Miss);
    assert_eq!(ask(key("a"), Ok(answer(200, 1))).await, How::Miss);
    // An error that is not the upstream's trouble is not remembered.
    assert_eq!(ask(key("c"), Err(GatewayError::TokenRefused(None))).await, How::Miss);
    assert_eq!(ask(key("c"), Ok(answer(200, 1))).await, How::Miss);
}

#[tokio::test(start_paused = true)]
async fn what_has_ended_takes_no_memory_when_nobody_asks() {
    let (cache, clock) = cache();
    cache.ask(key("a"), || async { Ok(answer(200, 10_000)) }).await;
    let kept = || (cache.metrics.kept_answers.get(), cache.metrics.kept_bytes.get());
    tokio::time::sleep(2 * SWEEP).await;
    assert!(kept().0 == 1 && kept().1 > 10_000, "{:?}", kept());
    clock.advance(Duration::from_secs(2));
    tokio::time::sleep(2 * SWEEP).await;
    assert_eq!(kept(), (0, 0));
}
