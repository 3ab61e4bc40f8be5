//! One faulty byte in an answer costs one name, not five hundred rows.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a helper that finds nothing is a failed test"
)]

use std::borrow::Cow;

use instance_console::api::{
    Answer, Decoded, Page, Problem, apig::detail::decode_detail, apig::list::decode_page,
    readable_text,
};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::Value as Json;

use crate::{fixture, properties::json};

fn page(body: &[u8]) -> Decoded<Page> {
    decode_page(&Answer { body: body.to_vec(), ..fixture::ok("") }).unwrap()
}

#[track_caller]
fn check_names(body: &[u8], names: &[&str]) {
    let Decoded { value: page, is_repaired } = page(body);
    let read: Vec<_> = page.instances.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(read, names);
    assert!(is_repaired && page.unreadable.is_empty());
    assert_eq!(page.received, 3);
}

#[test]
fn r03_half_a_surrogate_pair_is_one_odd_letter_in_one_name() {
    check_names(fixture::SURROGATE, &["gw-1", "shop-\u{fffd}", "gw-3"]);
}

#[test]
fn r04_a_raw_line_break_in_a_name_is_taken_as_it_is() {
    check_names(fixture::CONTROL, &["gw-1", "line one\nline two", "gw-3"]);
}

#[test]
fn r05_a_byte_order_mark_is_skipped() {
    check_names(fixture::BOM, &["gw-1", "gw-2", "gw-3"]);
}

/// The page of R05 with its second name replaced, byte for byte.
fn named(name: &[u8]) -> Vec<u8> {
    let body = &fixture::BOM[3..];
    let at = body.windows(4).position(|window| window == b"gw-2").unwrap();
    [&body[..at], name, &body[at + 4..]].concat()
}

#[test]
fn other_odd_bytes_cost_as_little() {
    let check = |name: &[u8], read: &str| check_names(&named(name), &["gw-1", read, "gw-3"]);
    check(b"caf\xe9", "caf\u{fffd}");
    check(b"cut \xe4\xb8", "cut \u{fffd}");
    check(b"nul \0 bell \x07", "nul \0 bell \u{7}");
    check(br"low \ude00 alone", "low \u{fffd} alone");
    check(br"C:\gw", r"C:\gw");
    check(br"\u12", r"\u12");
}

#[test]
fn utf_16_is_read() {
    let text = str::from_utf8(&fixture::BOM[3..]).unwrap();
    let body: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_names(&body, &["gw-1", "gw-2", "gw-3"]);
    check_names(&[b"\xff\xfe", body.as_slice()].concat(), &["gw-1", "gw-2", "gw-3"]);
}

#[test]
fn what_needs_no_repair_has_none() {
    assert!(!page(&named(b"gw-2")).is_repaired);
    assert!(!page(&named(br"\ud83d\ude00")).is_repaired);
    assert!(!page(fixture::LIST.as_bytes()).is_repaired);
    let rows = page(br#"{"instances":[7,{"id":"a"}]}"#);
    assert!(!rows.is_repaired && rows.value.unreadable.len() == 1);
}

#[test]
fn a_broken_row_is_kept_apart_and_the_others_stay() {
    for broken in [r#"{"id":"b" "name":1}"#, r#"{"id":"b",}"#, r#"{id:"b"}"#, "", "<b>", "{{}}"] {
        let body = format!(r#"{{"total":3,"instances" : [{{"id":"a"}},{broken},{{"id":"c"}}]}}"#);
        let Decoded { value: page, is_repaired } = page(body.as_bytes());
        let ids: Vec<_> = page.instances.iter().map(|row| row.id.as_str()).collect();
        assert_eq!((ids, page.received, page.total), (vec!["a", "c"], 3, Some(3)), "{broken}");
        let unreadable: Vec<_> =
            page.unreadable.iter().map(|row| (row.position, row.text.as_str())).collect();
        assert_eq!(unreadable, [(1, broken)]);
        assert!(is_repaired);
    }
}

#[test]
fn what_is_broken_outside_of_rows_is_no_page() {
    for body in [
        r#"{"total":3 "instances":[{"id":"a"}]}"#,
        r#"{"instances":[{"id":"a"},{"id":"b"]}"#,
        r#"{"instances":[{"id":"a"}]},"#,
        r#"{"instances":[{"id":"a"},{"id":"b"#,
        r#"{"instances":{"id":"a" 1}}"#,
    ] {
        let answer = fixture::ok(body);
        let problem = decode_page(&answer).unwrap_err().problem;
        assert!(matches!(problem, Some(Problem::CutOff | Problem::NotJson { .. })), "{body}");
    }
}

#[test]
fn a_detail_shows_the_odd_letter_wherever_it_stands() {
    let body = br#"{"id":"a","brand_new":{"deep":["\ud83d"]},"tags":["x\ud83d"]}"#;
    let detail = decode_detail(&Answer { body: body.to_vec(), ..fixture::ok("") }, "a").unwrap();
    assert!(detail.is_repaired);
    assert_eq!(detail.value.sent.get("tags").unwrap().get(), "[\"x\u{fffd}\"]");
}

/// A part of a JSON string, valid or not.
fn part() -> impl Strategy<Value = Vec<u8>> {
    let sound = ".{0,6}".prop_map(|text| {
        let quoted = serde_json::to_vec(&text).unwrap();
        quoted[1..quoted.len() - 1].to_vec()
    });
    let faults: [&[u8]; 14] = [
        b"\n",
        b"\r\n",
        b"\t",
        b"\0",
        b"\x1f",
        br"\ud83d",
        br"\udc00",
        br"\uD83D\u0041",
        b"\xff",
        b"\xc3",
        b"\xe4\xb8",
        b"\xed\xa0\x80",
        br"\d",
        br"\u12",
    ];
    prop_oneof![2 => sound, 1 => select(faults.to_vec()).prop_map(<[u8]>::to_vec)]
}

proptest! {
    #[test]
    fn no_bytes_make_the_repair_panic_or_grow(bytes in vec(any::<u8>(), 0..400)) {
        let (text, is_repaired) = readable_text(&bytes);
        prop_assert!(text.len() <= bytes.len() * 6);
        prop_assert!(is_repaired || text.as_bytes() == bytes);
    }

    #[test]
    fn nearly_json_makes_the_repair_neither_panic_nor_grow(
        text in r#"([\[\]{},:"\\]|\\u|d83d|\\"|NaN|-?Infinity|-|中|\n){0,60}"#,
    ) {
        let (repaired, _) = readable_text(text.as_bytes());
        prop_assert!(repaired.len() <= text.len() * 6);
    }

    #[test]
    fn valid_json_is_not_touched(value in json(), is_pretty: bool) {
        let text =
            if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        prop_assert_eq!(readable_text(text.as_bytes()), (Cow::Borrowed(text.as_str()), false));
    }

    #[test]
    fn what_has_only_these_faults_becomes_valid_json(
        name in vec(part(), 0..6), value in vec(part(), 0..6), is_marked: bool,
    ) {
        let mark: &[u8] = if is_marked { b"\xef\xbb\xbf" } else { b"" };
        let body =
            [mark, b"{\"", &name.concat(), b"\":[NaN,\"", &value.concat(), b"\",-Infinity]}\0"].concat();
        let (text, is_repaired) = readable_text(&body);
        prop_assert!(is_repaired);
        prop_assert!(serde_json::from_str::<Json>(&text).is_ok(), "{}", text);
        // A repaired text needs no second repair.
        prop_assert_eq!(readable_text(text.as_bytes()), (text.clone(), false));
    }
}
