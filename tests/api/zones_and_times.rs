//! The small parsers: zones, daily windows and times.

use instance_console::api::{Timestamp, maintenance::Window, zones};

#[track_caller]
fn check_zones(text: &str, zones: &[&str]) {
    assert_eq!(zones::split(text), zones, "{text}");
}

#[test]
fn nothing_is_no_zone() {
    for text in ["", " ", "[]", "[ ]", "[,]", ",,", r#"[""]"#, "['', \"\"]"] {
        check_zones(text, &[]);
    }
}

#[test]
fn zones_are_trimmed_of_blanks_and_quotes() {
    check_zones("az1", &["az1"]);
    check_zones(" [ az1 ,\taz2 ] ", &["az1", "az2"]);
    check_zones(r#"["az0.dc0", 'az1.dc1']"#, &["az0.dc0", "az1.dc1"]);
    check_zones("az1,,az2,", &["az1", "az2"]);
}

#[test]
fn one_pair_of_brackets_goes_and_half_a_pair_stays() {
    check_zones("[[az1]]", &["[az1]"]);
    check_zones("[az1", &["[az1"]);
    check_zones("az1]", &["az1]"]);
}

#[track_caller]
fn check_window(begin: &str, end: &str, expected: Option<(u32, u32)>) {
    let window = Window::parse(begin, end);
    assert_eq!(window.map(|window| (window.begin(), window.end())), expected, "{begin} {end}");
}

#[test]
fn a_window_is_read_with_and_without_seconds() {
    check_window("02:00:00", "06:00:00", Some((7200, 21_600)));
    check_window(" 02:00 ", "23:59:59", Some((7200, 86_399)));
    check_window("00:00", "00:00:01", Some((0, 1)));
}

#[test]
fn what_is_no_time_of_day_is_no_window() {
    for wrong in [
        "",
        "2:00",
        "24:00:00",
        "23:60",
        "23:00:60",
        "23",
        "23:",
        "23:00:",
        "23:00:00:",
        ":00:00",
        "23:00:00Z",
        "-1:00",
        "+5:00",
        "02:+5",
        "１２:00",
        "é:00",
        "aa:bb",
        "#",
    ] {
        check_window(wrong, "06:00:00", None);
        check_window("06:00:00", wrong, None);
    }
}

#[test]
fn a_window_within_a_day_has_its_begin_inside_and_its_end_outside() {
    let window = Window::parse("02:00", "06:00").unwrap();
    for (second, inside) in [(7199, false), (7200, true), (21_599, true), (21_600, false)] {
        assert_eq!(window.contains(second), Some(inside));
    }
}

#[track_caller]
fn check_date(text: &str, millis: Option<i64>) {
    assert_eq!(Timestamp::from_http_date(text).map(Timestamp::as_millis), millis, "{text}");
}

#[test]
fn an_http_date_is_read_in_its_three_forms() {
    check_date("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777_000));
    check_date(" Sunday, 06-Nov-94 08:49:37 GMT ", Some(784_111_777_000));
    check_date("Sun Nov  6 08:49:37 1994", Some(784_111_777_000));
}

#[test]
fn an_http_date_knows_leap_years_and_centuries() {
    check_date("Tue, 29 Feb 2000 12:00:00 GMT", Some(951_825_600_000));
    check_date("Wed, 01 Mar 2000 00:00:00 GMT", Some(951_868_800_000));
    check_date("Fri, 31 Dec 2027 23:59:59 GMT", Some(1_830_297_599_000));
    check_date("Mon, 29 Feb 2100 12:00:00 GMT", None);
    check_date("Saturday, 21-Nov-26 05:28:29 GMT", Some(1_795_238_909_000));
    check_date("Saturday, 21-Nov-70 05:28:29 GMT", Some(28_013_309_000));
}

#[test]
fn an_http_date_that_is_none_or_not_after_1970_is_no_moment() {
    for text in [
        "",
        "now",
        "1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
    ] {
        check_date(text, None);
    }
}
