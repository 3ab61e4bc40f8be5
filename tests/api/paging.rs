//! Which offsets are asked for, from which pages.

use instance_console::api::{Page, paging::Paging};

/// An offset answered with so many entries and a total, and the offsets asked for then.
type Step<'a> = (u64, u64, Option<u64>, &'a [u64]);

fn page(received: u64, total: Option<u64>) -> Page {
    Page { received, total, ..Page::default() }
}

#[track_caller]
fn check(steps: &[Step<'_>], total: u64) {
    let mut paging = Paging::default();
    assert_eq!(paging.first(), 0);
    assert!(!paging.is_done());
    for (offset, received, total, next) in steps {
        assert_eq!(paging.answered(*offset, &page(*received, *total)), *next, "after {offset}");
    }
    assert!(paging.is_done());
    assert_eq!(paging.total(), total);
}

#[test]
fn one_page_is_all() {
    check(&[(0, 2, Some(2), &[])], 2);
}

#[test]
fn a_full_page_that_is_all_is_not_followed() {
    check(&[(0, 500, Some(500), &[])], 500);
}

#[test]
fn an_empty_project_has_one_empty_page() {
    check(&[(0, 0, Some(0), &[])], 0);
    check(&[(0, 0, None, &[])], 0);
}

#[test]
fn the_first_page_asks_for_all_others_at_once() {
    check(
        &[
            (0, 500, Some(1200), &[500, 1000]),
            (500, 500, Some(1200), &[]),
            (1000, 200, Some(1200), &[]),
        ],
        1200,
    );
}

#[test]
fn pages_may_come_in_any_order() {
    check(
        &[
            (0, 500, Some(1200), &[500, 1000]),
            (1000, 200, Some(1200), &[]),
            (500, 500, Some(1200), &[]),
        ],
        1200,
    );
}

#[test]
fn a_size_capped_in_silence_sets_the_step() {
    check(
        &[
            (0, 200, Some(700), &[200, 400, 600]),
            (200, 200, Some(700), &[]),
            (400, 200, Some(700), &[]),
            (600, 100, Some(700), &[]),
        ],
        700,
    );
}

#[test]
fn without_a_total_pages_follow_until_a_short_one() {
    check(&[(0, 3, None, &[])], 3);
    check(&[(0, 500, None, &[500]), (500, 500, None, &[1000]), (1000, 7, None, &[])], 1007);
}

#[test]
fn without_a_total_pages_follow_until_an_empty_one() {
    check(&[(0, 500, None, &[500]), (500, 0, None, &[])], 500);
}

#[test]
fn a_total_that_comes_late_is_used() {
    check(&[(0, 500, None, &[500]), (500, 500, Some(1200), &[1000]), (1000, 200, None, &[])], 1200);
}

#[test]
fn a_total_that_is_sent_once_is_remembered() {
    check(
        &[(0, 500, Some(1200), &[500, 1000]), (500, 500, None, &[]), (1000, 200, None, &[])],
        1200,
    );
}

#[test]
fn an_empty_page_ends_the_list_whatever_the_total() {
    check(&[(0, 0, Some(1200), &[])], 1200);
}

#[test]
fn a_total_that_shrinks_asks_for_nothing_more() {
    check(
        &[
            (0, 500, Some(1200), &[500, 1000]),
            (500, 100, Some(600), &[]),
            (1000, 0, Some(600), &[]),
        ],
        600,
    );
}

#[test]
fn the_total_is_never_less_than_what_came() {
    check(&[(0, 500, Some(501), &[500]), (500, 1, Some(3), &[])], 501);
}

#[test]
fn a_total_that_grows_asks_for_what_has_come_since_and_once_only() {
    check(
        &[
            (0, 500, Some(1200), &[500, 1000]),
            (500, 500, Some(1700), &[1500]),
            (1000, 500, Some(1700), &[]),
            (1500, 200, Some(1700), &[]),
        ],
        1700,
    );
}

#[test]
fn a_total_that_grows_within_the_pages_asked_for_asks_for_nothing() {
    check(&[(0, 500, Some(600), &[500]), (500, 200, Some(700), &[])], 700);
}

/// Answers everything that is asked for, and counts the pages.
fn pages(received: u64, total: impl Fn(u64) -> Option<u64>) -> usize {
    let mut paging = Paging::default();
    let mut open = vec![paging.first()];
    let mut answered = 0;
    while let Some(offset) = open.pop() {
        open.extend(paging.answered(offset, &page(received, total(offset))));
        answered += 1;
        assert!(answered <= 1000, "without end");
    }
    assert!(paging.is_done());
    answered
}

#[test]
fn a_service_without_end_is_left_after_a_hundred_pages() {
    assert_eq!(pages(500, |_| None), 100);
    assert_eq!(pages(500, |_| Some(u64::MAX)), 100);
    assert_eq!(pages(1, |_| Some(u64::MAX)), 100);
    assert_eq!(pages(500, |offset| Some(offset + 501)), 100);
}

#[test]
fn what_was_left_is_known_to_be_missing() {
    let mut paging = Paging::default();
    let first = paging.first();
    let next = paging.answered(first, &page(500, Some(60_000)));
    assert_eq!((next.len(), next.last()), (99, Some(&49_500)));
    assert_eq!(paging.total(), 60_000);
}

#[test]
fn offsets_do_not_overflow() {
    let mut paging = Paging::default();
    paging.first();
    assert_eq!(paging.answered(0, &page(u64::MAX, None)), [] as [u64; 0]);
    assert_eq!(paging.answered(u64::MAX, &page(u64::MAX, Some(u64::MAX))), [] as [u64; 0]);
    assert_eq!(paging.total(), u64::MAX);
}
