//! Properties for every input: nothing panics, and a percentage is between 0 and 100.
//!
//! A test without an assertion checks only that nothing panics.

use instance_console::api::{
    Answer, Headers, RetryAfter, Status, Timestamp, apig::show_progress, classify::ErrorBody,
    maintenance::Window, zones,
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value as Json};

use crate::fixture::{self, decode};

const BODIES: [&str; 10] = [
    fixture::LIST,
    fixture::DETAIL,
    fixture::PROGRESS,
    fixture::PROGRESS_FAILED,
    fixture::PROCESS,
    fixture::PREPARATION,
    fixture::ERROR_401,
    fixture::NESTED,
    fixture::CAMEL,
    fixture::FRONT_APIGW,
];

/// Names that the decoders look for, so that they do not skip every generated object.
const NAMES: [&str; 22] = [
    "instances",
    "instance",
    "item",
    "data",
    "status",
    "progress",
    "error_code",
    "error_msg",
    "error",
    "code",
    "message",
    "id",
    "instance_status",
    "publicips",
    "ip_address",
    "create_time",
    "total",
    "currentTime",
    "waitingCount",
    "errorCode",
    "errorMessage",
    "available_zone_ids",
];

/// Runs everything that reads a body on one body.
pub(crate) fn decode_all(status: u16, body: &[u8]) {
    let answer = Answer { status, headers: Headers::default(), body: body.to_vec() };
    let percents = [
        decode::progress(&answer).ok().and_then(|creation| creation.percent),
        decode::process(&answer).ok().and_then(|process| {
            let parts = process.services.iter().filter_map(|service| service.percent).max();
            process.percent.max(parts)
        }),
    ];
    assert!(percents.into_iter().flatten().all(|percent| percent <= 100));
    let errors = [
        decode::instances(&answer)
            .map(|page| assert!(page.instances.len() as u64 <= page.received)),
        decode::detail(&answer, "asked").map(|detail| assert!(!detail.instance.id.is_empty())),
        decode::preparation(&answer).map(drop),
    ];
    for error in errors.into_iter().filter_map(Result::err) {
        assert!(error.message.chars().count() <= 500);
        assert_eq!(error.status, Some(status));
    }
    let _ = ErrorBody::read(&answer);
}

pub(crate) fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        ".{0,8}".prop_map(Json::from),
        proptest::sample::select(vec![
            "", "0", "#", "JOB-1", "Running", "creating", "[a, b]", "99"
        ])
        .prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        let name = prop_oneof![
            4 => proptest::sample::select(NAMES.to_vec()).prop_map(str::to_owned),
            1 => ".{0,6}",
        ];
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::Array),
            vec((name, inner), 0..8)
                .prop_map(|entries| Json::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Collects the JSON pointers to all values inside a value.
fn pointers(value: &Json, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        Json::Object(object) => {
            for (name, item) in object {
                pointers(item, &format!("{at}/{name}"), found);
            }
        }
        Json::Bool(_) | Json::Null | Json::Number(_) | Json::String(_) => {}
    }
}

proptest! {
    #[test]
    fn no_bytes_make_anything_panic(status: u16, bytes in vec(any::<u8>(), 0..400)) {
        decode_all(200, &bytes);
        decode_all(status, &bytes);
    }

    #[test]
    fn no_json_makes_anything_panic(status in 200..600_u16, value in json()) {
        let body = value.to_string();
        decode_all(200, body.as_bytes());
        decode_all(status, body.as_bytes());
    }

    #[test]
    fn no_value_in_the_place_of_a_documented_one_makes_anything_panic(
        body in 0..BODIES.len(), place: prop::sample::Index, value in json(),
    ) {
        let mut body: Json = serde_json::from_str(BODIES[body]).unwrap();
        let mut all = Vec::new();
        pointers(&body, "", &mut all);
        *body.pointer_mut(place.get::<String>(&all)).unwrap() = value;
        decode_all(200, body.to_string().as_bytes());
        decode_all(404, body.to_string().as_bytes());
    }

    #[test]
    fn no_example_cut_or_with_a_byte_changed_makes_anything_panic(
        body in 0..BODIES.len(), at: prop::sample::Index, byte: u8,
    ) {
        let mut bytes = BODIES[body].as_bytes().to_vec();
        let at = at.index(bytes.len());
        decode_all(200, &bytes[..at]);
        bytes[at] = byte;
        decode_all(200, &bytes);
    }

    #[test]
    fn a_text_in_any_place_of_a_name_is_kept(number: Option<i64>, name: Option<String>) {
        let status = Status::decode(number, name.clone());
        prop_assert_eq!(status.number(), number);
        prop_assert_eq!(status.name(), name.as_deref().filter(|name| !name.is_empty()));
    }

    #[test]
    fn every_sent_percentage_becomes_the_nearest_one(sent: i64) {
        let body = format!(r#"{{"status":"creating","progress":{sent}}}"#);
        let answer = fixture::ok(&body);
        let nearest = u8::try_from(sent.clamp(0, 100)).unwrap();
        prop_assert_eq!(decode::progress(&answer).unwrap().percent, Some(nearest));
        prop_assert_eq!(decode::process(&answer).unwrap().percent, Some(nearest));
    }

    #[test]
    fn no_text_makes_a_small_reader_panic(text: String, other in r#"[\[\]", a-z0-9:]{0,24}"#) {
        for text in [&text, &other] {
            prop_assert!(zones::split(text).iter().all(|zone| !zone.is_empty()));
            let _ = RetryAfter::parse(text);
            let _ = Timestamp::from_http_date(text);
            let _ = Window::parse(text, "02:00");
        }
    }

    #[test]
    fn every_time_of_day_is_read(hour in 0..24_u32, minute in 0..60_u32, second in 0..60_u32) {
        let time = format!("{hour:02}:{minute:02}:{second:02}");
        let window = Window::parse(&time, &time).unwrap();
        prop_assert_eq!(window.begin(), hour * 3600 + minute * 60 + second);
    }

    #[test]
    fn nearly_a_date_makes_nothing_panic(
        text in "(Sun|Thursday)(, |,|\x20)[0-9]{1,2}[ -](Nov|Feb|Jan)[ -][0-9]{1,5} \
                 [0-9]{2}:[0-9]{2}:[0-9]{2}( GMT| [0-9]{4})?",
    ) {
        let _ = Timestamp::from_http_date(&text);
        let _ = RetryAfter::parse(&text);
    }

    #[test]
    fn a_moment_is_after_the_epoch_and_within_what_a_browser_can_show(number: i64) {
        if let Some(moment) = Timestamp::from_unix(number) {
            prop_assert!((1..=8_640_000_000_000_000).contains(&moment.as_millis()));
        }
    }

    #[test]
    fn a_target_is_plain_ascii_and_its_ids_never_add_a_segment(project: String, instance: String) {
        if let Ok(request) = show_progress(&project, &instance) {
            let target = request.target();
            prop_assert!(target.is_ascii());
            prop_assert_eq!(target.split('/').count(), 7);
            prop_assert!(!target.contains(['?', '#', '\\', ' ']));
        }
    }
}
