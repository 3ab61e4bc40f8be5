//! One page's part in its group, step by step.

use std::rc::Rc;

use instance_console::{
    api::{Answer, Api, Call, Error, Headers},
    poll::{
        Millis, Share,
        message::{Message, Reply},
        share::{Effect, Event, MOST_FOR_OTHERS, Now, SILENCE},
    },
};
use proptest::prelude::*;

fn list() -> Call {
    Call::list("p", 0)
}

fn progress() -> Call {
    Call::new(Api::Progress, "p", "i")
}

fn at(monotonic: Millis) -> Now {
    Now { monotonic, wall: i64::try_from(monotonic).unwrap() }
}

fn reply(status: u16, retry_after: Option<&str>) -> Reply {
    let headers = Headers { retry_after: retry_after.map(str::to_owned), ..Headers::default() };
    let answer = Answer { status, headers, body: b"{}".to_vec() };
    Reply { result: Ok(Rc::new(answer)), is_bare: false, sent: 0, received: 0 }
}

fn ask(ticket: u32, call: Call, tolerance: Millis) -> Event {
    Event::Ask { ticket, call, tolerance }
}

fn heard(call: Call, from: u32, tolerance: Millis) -> Event {
    Event::Heard(Message::Ask { call, from, tolerance })
}

/// What an effect is, in words.
fn describe(effect: &Effect) -> String {
    match effect {
        Effect::Cancel(number) => format!("cancel {number}"),
        Effect::Deliver { ticket, reply } => format!("deliver {ticket} aged {}", reply.received),
        Effect::Fetch { number, call, page } => format!("fetch {number} {} for {page}", name(call)),
        Effect::Queue => "queue".to_owned(),
        Effect::Renew => "renew".to_owned(),
        Effect::Send(Message::Ask { call, tolerance, .. }) => {
            format!("ask {} {tolerance}", name(call))
        }
        Effect::Send(Message::Accepted(call)) => format!("accepted {}", name(call)),
        Effect::Send(Message::Answer { call, is_kept, reply, .. }) => {
            let kept = if *is_kept { "kept " } else { "" };
            format!("answer {kept}{} aged {}", name(call), reply.received)
        }
        Effect::Send(Message::Lead(_)) => "lead".to_owned(),
        Effect::Send(Message::Lost(_)) => "lost".to_owned(),
        Effect::Send(Message::Credential(_)) => "credential".to_owned(),
        Effect::Steal => "steal".to_owned(),
    }
}

fn name(call: &Call) -> &'static str {
    if call.api == Api::List { "list" } else { "progress" }
}

/// Plays a table of moments, events and what is to be done about them.
#[track_caller]
fn play(table: Vec<(Millis, Event, &str)>) -> Share {
    let mut share = Share::new(1);
    for (moment, event, expected) in table {
        let said = format!("at {moment} ms, {event:?}");
        let effects: Vec<_> = share.step(at(moment), event).iter().map(describe).collect();
        assert_eq!(effects.join(", "), expected, "{said}");
    }
    share
}

#[test]
fn a_kept_answer_does_not_grow_too_old_on_its_way() {
    let kept = |age| {
        let reply = Reply { received: age, ..reply(200, None) };
        let (call, from, is_kept) = (list(), 7, true);
        Event::Heard(Message::Answer { call, from, is_kept, told: 0, reply })
    };
    let asked = || (0, ask(1, list(), 1_500), "ask list 1500");
    play(vec![asked(), (90, kept(1_500), "deliver 1 aged 1590")]);
    // It was given to another, which tolerates more.
    play(vec![asked(), (90, kept(1_501), "")]);
    // The page was frozen.
    play(vec![asked(), (SILENCE, kept(0), "")]);
}

#[test]
fn a_page_alone_fetches_what_it_asks_for() {
    let share = play(vec![
        (0, ask(1, list(), 1_500), "ask list 1500"),
        (2, Event::Granted, "lead, fetch 1 list for 1"),
        (2, ask(2, progress(), 0), "fetch 2 progress for 1"),
        (9, Event::Fetched { number: 1, reply: reply(200, None) }, "deliver 1 aged 0"),
        (9, Event::Left(2), "cancel 2"),
        (9, Event::Fetched { number: 2, reply: reply(200, None) }, ""),
        // Nobody else has asked: nothing is kept.
        (10, ask(3, list(), 60_000), "fetch 3 list for 1"),
    ]);
    assert_eq!(share.sleep(at(10)), None);
}

#[test]
fn who_wants_the_same_while_it_is_fetched_gets_the_same() {
    play(vec![
        (0, Event::Granted, "lead"),
        (0, heard(list(), 7, 0), "accepted list, fetch 1 list for 7"),
        (1, ask(1, list(), 0), ""),
        (2, heard(list(), 8, 0), "accepted list"),
        // It is waited for elsewhere.
        (3, Event::Left(1), ""),
        (4, ask(2, list(), 0), ""),
        (
            5,
            Event::Fetched { number: 1, reply: reply(200, None) },
            "answer list aged 0, deliver 2 aged 0",
        ),
    ]);
}

#[test]
fn a_kept_answer_is_given_again_only_to_those_who_tolerate_its_age() {
    play(vec![
        (0, Event::Granted, "lead"),
        (0, heard(list(), 7, 0), "accepted list, fetch 1 list for 7"),
        (5, Event::Fetched { number: 1, reply: reply(200, None) }, "answer list aged 0"),
        (1_505, heard(list(), 8, 1_500), "answer kept list aged 1500"),
        (1_505, ask(1, list(), 1_500), "deliver 1 aged 1500"),
        (1_506, heard(list(), 8, 1_500), "accepted list, fetch 2 list for 8"),
        (1_600, Event::Fetched { number: 2, reply: reply(200, None) }, "answer list aged 0"),
        (1_600, ask(2, list(), 0), "deliver 2 aged 0"),
        (1_601, ask(3, list(), 0), "fetch 3 list for 1"),
    ]);
}

#[test]
fn the_servers_wish_to_be_left_alone_holds_for_all_pages() {
    let mut date = reply(503, Some("Mon, 05 Jan 2026 08:00:09 GMT"));
    if let Ok(answer) = &mut date.result {
        let now = "Mon, 05 Jan 2026 08:00:00 GMT".to_owned();
        Rc::get_mut(answer).unwrap().headers.date = Some(now);
    }
    for (reply, wait) in [(reply(429, Some("9")), 9_000), (date, 9_000), (reply(429, None), 1)] {
        play(vec![
            (0, Event::Granted, "lead"),
            (0, heard(list(), 7, 0), "accepted list, fetch 1 list for 7"),
            (0, Event::Fetched { number: 1, reply }, "answer list aged 0"),
            (wait - 1, heard(list(), 8, 0), &format!("answer kept list aged {}", wait - 1)),
            (wait, heard(list(), 8, 0), "accepted list, fetch 2 list for 8"),
        ]);
    }
    assert_eq!(reply(200, Some("9")).patience(), 0);
    assert_eq!(reply(401, Some("9")).patience(), 0);
}

#[test]
fn a_page_that_is_opened_later_hears_that_the_server_wants_to_be_left_alone() {
    play(vec![
        (0, Event::Granted, "lead"),
        (0, ask(1, list(), 0), "fetch 1 list for 1"),
        (0, Event::Fetched { number: 1, reply: reply(429, Some("9")) }, "deliver 1 aged 0"),
        (8_999, heard(list(), 8, 0), "answer kept list aged 8999"),
        (9_000, heard(list(), 8, 0), "accepted list, fetch 2 list for 8"),
    ]);
}

#[test]
fn an_answer_from_before_a_sleep_is_old_though_one_clock_stood_still() {
    let mut share = Share::new(1);
    let hours = 8 * 60 * 60_000;
    share.step(at(0), Event::Granted);
    share.step(at(0), heard(list(), 7, 0));
    share.step(at(0), Event::Fetched { number: 1, reply: reply(200, None) });
    for now in [Now { monotonic: 10, wall: hours }, Now { monotonic: 28_800_000, wall: -hours }] {
        let mut share = share.clone();
        let effects = share.step(now, heard(list(), 7, 60_000));
        assert_eq!(effects.last().map(describe).as_deref(), Some("fetch 2 list for 7"));
    }
}

#[test]
fn a_follower_takes_only_the_answers_of_the_leader_it_knows() {
    let answer = |from, is_kept, received| {
        let reply = Reply { received, ..reply(200, None) };
        Event::Heard(Message::Answer { call: list(), from, is_kept, told: 0, reply })
    };
    play(vec![
        (0, ask(1, list(), 100), "ask list 100"),
        (0, Event::Heard(Message::Lead(7)), "ask list 100"),
        (1, answer(8, false, 0), ""),
        (1, answer(7, true, 101), ""),
        (1, answer(7, true, 100), "deliver 1 aged 101"),
        (1, answer(7, false, 0), ""),
        // Fetched just now is fresh, however long its body took.
        (2, ask(2, list(), 0), "ask list 0"),
        (3, answer(7, false, 4_000), "deliver 2 aged 4003"),
        // One that was heard hours later, after this page had been frozen, is as old as it is.
        (4, ask(3, list(), 0), "ask list 0"),
        (7_200_000, answer(7, false, 0), "deliver 3 aged 7200000"),
    ]);
}

#[test]
fn a_leader_that_says_nothing_is_robbed_and_one_that_goes_is_followed() {
    let share = play(vec![
        (0, ask(1, list(), 0), "ask list 0"),
        (1_000, ask(2, progress(), 0), "ask progress 0"),
        (1_998, Event::Woke, ""),
        (1_999, Event::Heard(Message::Accepted(list())), ""),
        (2_500, Event::Woke, ""),
        (3_000, Event::Woke, "steal"),
        (3_000, ask(3, list(), 0), ""),
        (3_000, Event::Woke, ""),
        (3_001, Event::Granted, "lead, fetch 1 list for 1, fetch 2 progress for 1"),
        (
            3_002,
            Event::Lost,
            "cancel 1, cancel 2, lost, queue, ask list 0, ask progress 0, ask list 0",
        ),
    ]);
    assert_eq!(share.sleep(at(3_002)), Some(SILENCE));
    assert!(!share.leads());
}

#[test]
fn a_leader_contradicts_a_page_that_was_robbed_before_it_could_say_that_it_leads() {
    let mut share = play(vec![
        (0, Event::Granted, "lead"),
        (0, heard(list(), 7, 0), "accepted list, fetch 1 list for 7"),
        (1, Event::Heard(Message::Lead(8)), "lead"),
        // Whoever followed that one asks again, and is answered.
        (2, heard(list(), 7, 0), "accepted list"),
    ]);
    // Two that lead for good, each by a lock of its own, do not go on about it.
    let said: Vec<_> =
        (0..100).flat_map(|_| share.step(at(3), Event::Heard(Message::Lead(8)))).collect();
    assert!(said.len() < 10, "{said:?}");
    share.step(at(4), Event::Lost);
    share.step(at(5), Event::Granted);
    assert_eq!(share.step(at(6), Event::Heard(Message::Lead(8))).len(), 1);
}

#[test]
fn a_token_makes_its_page_lead_and_all_others_go_on() {
    play(vec![
        (0, ask(1, list(), 0), "ask list 0"),
        (1, Event::Credential, "steal"),
        // What the one before is told no longer counts.
        (
            2,
            Event::Heard(Message::Answer {
                call: list(),
                from: 7,
                is_kept: false,
                told: 0,
                reply: reply(401, None),
            }),
            "",
        ),
        (3, Event::Granted, "lead, credential, fetch 1 list for 1"),
    ]);
    play(vec![(0, Event::Heard(Message::Credential(0)), "renew")]);
}

#[test]
fn who_is_robbed_for_a_token_goes_on_with_it_whatever_it_hears_first() {
    let asked = || vec![(0, Event::Granted, "lead"), (0, ask(1, list(), 0), "fetch 1 list for 1")];
    let mut lock_first = asked();
    lock_first.extend([
        (1, Event::Lost, "cancel 1, lost, queue, ask list 0"),
        (2, Event::Heard(Message::Lead(2)), "ask list 0"),
        (2, Event::Heard(Message::Credential(1)), "renew"),
    ]);
    play(lock_first);
    let mut channel_first = asked();
    channel_first.extend([
        (1, Event::Heard(Message::Lead(2)), "lead"),
        (1, Event::Heard(Message::Credential(1)), "cancel 1, lost, ask list 0, renew"),
        (2, Event::Lost, "lost, queue, ask list 0"),
    ]);
    play(channel_first);
    // News of a token that was given before its own.
    play(vec![
        (5, Event::Credential, "steal"),
        (6, Event::Granted, "lead, credential"),
        (7, Event::Heard(Message::Credential(4)), ""),
    ]);
}

#[test]
fn whoever_says_last_that_it_leads_is_believed_until_it_says_that_it_lost() {
    let answer = |from| {
        let reply = reply(200, None);
        Event::Heard(Message::Answer { call: list(), from, is_kept: false, told: 0, reply })
    };
    play(vec![
        (0, ask(1, list(), 0), "ask list 0"),
        (1, Event::Heard(Message::Lead(7)), "ask list 0"),
        (1, Event::Heard(Message::Lead(8)), "ask list 0"),
        (2, answer(7), ""),
        (3, Event::Heard(Message::Lost(7)), ""),
        (3, Event::Heard(Message::Lost(8)), "ask list 0"),
        (4, answer(7), "deliver 1 aged 4"),
    ]);
}

#[test]
fn what_was_sent_before_a_token_was_there_is_sent_again() {
    play(vec![
        (0, Event::Granted, "lead"),
        (0, heard(list(), 7, 0), "accepted list, fetch 1 list for 7"),
        (0, ask(1, list(), 0), ""),
        (0, heard(progress(), 7, 0), "accepted progress, fetch 2 progress for 7"),
        (1, Event::Fetched { number: 2, reply: reply(401, None) }, "answer progress aged 0"),
        (2, Event::Credential, "credential"),
        (3, Event::Fetched { number: 1, reply: reply(401, None) }, "fetch 3 list for 7"),
        (
            4,
            Event::Fetched { number: 3, reply: reply(200, None) },
            "answer list aged 0, deliver 1 aged 0",
        ),
        // The refusal is not given again.
        (5, heard(progress(), 7, 60_000), "accepted progress, fetch 4 progress for 7"),
    ]);
}

#[test]
fn a_fetch_that_nobody_can_wait_for_any_more_does_not_hold_up_the_next() {
    play(vec![
        (0, Event::Granted, "lead"),
        (0, heard(list(), 7, 0), "accepted list, fetch 1 list for 7"),
        (59_999, heard(list(), 7, 0), "accepted list"),
        (60_000, heard(list(), 7, 0), "accepted list, cancel 1, fetch 2 list for 7"),
    ]);
}

#[test]
fn no_crowd_makes_it_keep_or_fetch_without_end() {
    let mut share = Share::new(1);
    share.step(at(0), Event::Granted);
    let fetches =
        (0..10_000_u64).flat_map(|offset| share.step(at(0), heard(Call::list("p", offset), 7, 0)));
    let fetches = fetches.filter(|effect| matches!(effect, Effect::Fetch { .. }));
    assert_eq!(fetches.count(), MOST_FOR_OTHERS);
    // What is fetched already is answered all the same.
    let accepted = share.step(at(1), heard(Call::list("p", 1), 8, 0));
    assert!(matches!(accepted.as_slice(), [Effect::Send(Message::Accepted(_))]), "{accepted:?}");
    // Bodies as large as a gateway lets through.
    let body = vec![b' '; 16 << 20];
    let answer = Rc::new(Answer { status: 200, headers: Headers::default(), body });
    for number in 1..4 {
        let reply = Reply { result: Ok(Rc::clone(&answer)), is_bare: true, sent: 0, received: 0 };
        share.step(at(0), Event::Fetched { number, reply });
    }
    assert!(Rc::strong_count(&answer) <= 2, "all of them are kept");
}

#[test]
fn what_no_page_of_ours_has_said_is_left_alone() {
    for text in [
        "",
        "[",
        "{}",
        "[]",
        "7",
        "null",
        "[null]",
        r#"["ask"]"#,
        r#"["ask",[],1,1]"#,
        r#"["ask",["list","p","",0],-1,0]"#,
        r#"["ask",["list","p","",0],1,-1]"#,
        r#"["ask",["list","p","",0],4294967296,0]"#,
        r#"["ask",["list","p","",-1],1,0]"#,
        r#"["ask",["list","p","",0],1,0,0]"#,
        r#"["ask",["https://x.org/","p","",0],1,0]"#,
        r#"["ask",["list",1,"",0],1,0]"#,
        r#"["ask",["list","p","",1.5],1,0]"#,
        r#"["accepted"]"#,
        r#"["accepted","list"]"#,
        r#"["lead"]"#,
        r#"["lead",-1]"#,
        r#"["lost"]"#,
        r#"["lost",4294967296]"#,
        r#"["credential"]"#,
        r#"["credential",1.5]"#,
        r#"["answer",["list","p","",0],1,false,0,true,0,0,99,null,null,null]"#,
        r#"["answer",["list","p","",0],1,false,0,true,0,0,600,null,null,null]"#,
        r#"["answer",["list","p","",0],1,false,0,true,0,-1,200,null,null,null]"#,
        r#"["answer",["list","p","",0],1,false,0,true,0,0,0,null,null,null]"#,
        r#"["answer",["list","p","",0],1,false,0,true,0,0,200,null,null]"#,
        r#"["answer",["list","p","",0],1,0,0,true,0,0,200,null,null,null]"#,
    ] {
        assert_eq!(Message::read(text, Vec::new()), None, "{text}");
    }
}

#[test]
fn what_cannot_be_asked_for_is_no_request() {
    for (api, owner, id) in [(Api::Detail, "p", ".."), (Api::List, "", ""), (Api::Process, "p", "")]
    {
        let call = Call::new(api, owner, id);
        let said = Message::Ask { call: call.clone(), from: 1, tolerance: 0 };
        assert_eq!(Message::read(&said.write().0, Vec::new()), Some(said));
        assert!(call.request().is_err(), "{call:?}");
    }
}

fn replies() -> impl Strategy<Value = Reply> {
    let text = || proptest::option::of(".*");
    let answer =
        (100..600_u16, text(), text(), text(), proptest::collection::vec(any::<u8>(), 0..9));
    let answer = answer.prop_map(|(status, date, retry_after, request_id, body)| {
        Ok(Rc::new(Answer {
            status,
            headers: Headers { content_type: None, date, retry_after, request_id },
            body,
        }))
    });
    let error = ".{0,40}".prop_map(|text| Err(Error::transport(&text)));
    let result = prop_oneof![4 => answer, 1 => error, 1 => Just(Err(Error::unusable_token()))];
    let age = || prop_oneof![Just(0), 0..1_000_000_u64, Just(Millis::MAX)];
    (result, any::<bool>(), age(), age()).prop_map(|(result, is_bare, sent, received)| {
        Reply { result, is_bare, sent, received }.aged(0)
    })
}

proptest! {
    #[test]
    fn a_reply_is_told_as_it_is(reply in replies(), owner in ".*", id in ".*", is_kept: bool, told: i64, from: u32) {
        let call = Call::new(Api::Preparation, &owner, &id);
        let said = Message::Answer { call, from, is_kept, told, reply };
        let (text, answer) = said.write();
        let body = answer.map(|answer| answer.body.clone()).unwrap_or_default();
        prop_assert_eq!(Message::read(&text, body), Some(said));
    }

    #[test]
    fn nothing_that_is_said_makes_it_panic(text in ".*", parts in "[\\[\\]\",:0-9a-z{}.-]*") {
        let _ = Message::read(&text, Vec::new());
        let _ = Message::read(&parts, Vec::new());
    }
}
