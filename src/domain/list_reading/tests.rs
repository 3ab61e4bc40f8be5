//! Which offsets are requested, and what happens with a list that changes while it is read.

use super::*;

fn instance(id: u64) -> Arc<Instance> {
    Arc::new(Instance { id: format!("i{id}"), ..Instance::default() })
}

/// A page with the rows `ids`.
fn page(ids: impl IntoIterator<Item = u64>, total: Option<u64>) -> Page {
    let instances: Vec<_> = ids.into_iter().map(instance).collect();
    let received = u64::try_from(instances.len()).unwrap();
    Page { instances, received, total, ..Page::default() }
}

/// A service: the page at an offset, for the reading with a number.
type Serve<'a> = &'a dyn Fn(u32, u64) -> Page;

/// Reads a whole list; of several requests, the last is answered first. Returns the reading, and the offsets
/// of each attempt in the order of the requests.
fn read(serve: Serve<'_>) -> (ListReading, Vec<Vec<u64>>) {
    let mut reading = ListReading::start();
    let (mut open, mut asked) = (vec![0], vec![vec![0]]);
    while let Some(offset) = open.pop() {
        let attempt = reading.number();
        match reading.answered(offset, serve(attempt, offset)) {
            Next::Ask(offsets) => {
                asked.last_mut().unwrap().extend(&offsets);
                open.extend(offsets);
            }
            Next::ReadAgain => {
                asked.push(vec![0]);
                open = vec![0];
            }
            Next::Done => assert!(open.is_empty(), "done while {open:?} are open"),
        }
        assert!(asked.iter().map(Vec::len).sum::<usize>() <= 1000, "without end");
    }
    (reading, asked)
}

/// A service with `rows` rows, of which a page has at most `cap`.
fn obedient(rows: u64, cap: u64, total: impl Fn(u64) -> Option<u64>) -> impl Fn(u32, u64) -> Page {
    move |_, offset| page(offset..rows.min(offset + cap).max(offset), total(offset))
}

#[track_caller]
fn check(serve: Serve<'_>, offsets: &[u64], extent: Extent) {
    let (reading, mut asked) = read(serve);
    assert_eq!(asked.len(), 1, "readings");
    asked[0].sort_unstable();
    assert_eq!(asked[0], offsets);
    assert_eq!(reading.extent(), extent);
}

fn exactly(total: u64) -> Extent {
    Extent { total, ..Extent::default() }
}

#[test]
fn one_page_that_is_not_full_is_all() {
    check(&obedient(2, 500, |_| Some(2)), &[0], exactly(2));
    check(&obedient(2, 500, |_| None), &[0], exactly(2));
    check(&obedient(0, 500, |_| Some(0)), &[0], exactly(0));
}

#[test]
fn a_total_lets_all_pages_be_asked_for_at_once() {
    let mut reading = ListReading::start();
    let first = reading.answered(0, page(0..500, Some(1200)));
    assert_eq!(first, Next::Ask(vec![500, 1000]));
    assert_eq!(reading.answered(1000, page(1000..1200, Some(1200))), Next::Ask(vec![]));
    assert_eq!(reading.answered(500, page(500..1000, Some(1200))), Next::Done);
    assert_eq!(reading.rows().count(), 1200);
}

#[test]
fn a_full_last_page_is_followed_whatever_the_total_says() {
    // 1,200 gateways, of which each page counts 500, none or one, or gives no total.
    for total in [Some(500), Some(0), Some(1), None] {
        check(&obedient(1200, 500, |_| total), &[0, 500, 1000], exactly(1200));
    }
    check(&obedient(1000, 500, |_| Some(1000)), &[0, 500, 1000], exactly(1000));
    check(&obedient(1600, 500, |_| Some(1000)), &[0, 500, 1000, 1500], exactly(1600));
}

#[test]
fn a_page_size_that_the_service_caps_sets_the_step() {
    check(&obedient(700, 200, |_| Some(700)), &[0, 200, 400, 600], exactly(700));
    check(&obedient(900, 200, |_| Some(700)), &[0, 200, 400, 600, 800], exactly(900));
}

#[test]
fn an_empty_page_ends_the_list_whatever_the_total_says() {
    check(&obedient(0, 500, |_| Some(1200)), &[0], Extent { total: 1200, ..Extent::default() });
}

#[test]
fn a_list_without_end_is_left_after_a_hundred_pages_and_said_to_be_longer() {
    for total in [None, Some(u64::MAX), Some(3)] {
        let (reading, asked) = read(&obedient(u64::MAX, 500, |_| total));
        assert_eq!(asked[0].len(), 100, "{total:?}");
        assert!(reading.extent().is_at_least);
    }
}

/// A service of which one of 1,001 rows is deleted after the first page was read. `total` is the total that
/// the page at an offset gives, for the reading with a number.
fn shifting(total: impl Fn(u32, u64) -> Option<u64>) -> impl Fn(u32, u64) -> Page {
    move |attempt, offset| {
        let now: Vec<u64> =
            (0..1001).filter(|id| (attempt, offset) == (1, 0) || *id != 3).collect();
        let start = usize::try_from(offset).unwrap().min(now.len());
        let end = (start + 500).min(now.len());
        page(now[start..end].iter().copied(), total(attempt, offset))
    }
}

#[test]
fn a_list_whose_total_changes_while_it_is_read_is_read_again() {
    let (reading, asked) = read(&shifting(|attempt, offset| {
        Some(if (attempt, offset) == (1, 0) { 1001 } else { 1000 })
    }));
    assert_eq!(asked.len(), 2, "readings");
    let ids: HashSet<&str> = reading.rows().map(|row| row.id.as_str()).collect();
    assert!(ids.contains("i500") && !ids.contains("i3"));
    assert_eq!((ids.len(), reading.extent()), (1000, exactly(1000)));
}

#[test]
fn an_id_on_two_pages_begins_another_reading() {
    let inserted = |attempt, offset| match (attempt, offset) {
        (1, 0) => page(0..500, None),
        (1, _) => page(499..600, None),
        (_, 0) => page(0..500, None),
        _ => page(500..600, None),
    };
    let (reading, asked) = read(&inserted);
    assert_eq!((asked.len(), reading.extent()), (2, exactly(600)));
}

#[test]
fn a_list_that_never_settles_is_read_three_times_and_said_to_have_at_least_so_many() {
    let (reading, asked) = read(&|attempt, offset| {
        page(offset..(offset + 500).min(900), Some(900 + u64::from(attempt) * 10 + offset / 500))
    });
    assert_eq!(asked.len(), 3, "readings");
    let shown = Row::all(0, &[instance(1), instance(1000)]);
    assert_eq!(reading.unconfirmed(shown.iter()), Row::all(0, &[instance(1000)]));
    assert!(reading.extent().is_at_least);
    assert_eq!(reading.rows().count(), 900);
}

#[test]
fn a_total_that_counts_too_many_is_no_change() {
    let serve = |_, offset| if offset == 0 { page(0..38, Some(39)) } else { page([37], Some(39)) };
    check(&serve, &[0, 38], exactly(39));
}

#[test]
fn an_id_that_one_page_names_twice_is_no_change() {
    check(&|_, _| page([1, 2, 2], Some(3)), &[0], exactly(3));
}

#[test]
fn an_answer_to_an_earlier_reading_is_not_taken() {
    let mut reading = ListReading::start();
    reading.answered(0, page(0..500, Some(1200)));
    assert_eq!(reading.answered(500, page(500..1000, Some(1100))), Next::ReadAgain);
    assert_eq!(reading.answered(1000, page(1000..1200, Some(1200))), Next::Ask(vec![]));
    assert_eq!((reading.page_count(), reading.number()), (0, 2));
}

#[test]
fn what_a_settled_list_does_not_name_is_gone() {
    let (reading, _) = read(&obedient(2, 500, |_| Some(2)));
    assert_eq!(reading.unconfirmed(Row::all(0, &[instance(7)]).iter()), []);
}

#[test]
fn entries_that_cannot_be_read_count_as_received() {
    let mut reading = ListReading::start();
    let unreadable = vec![UnreadableRow { position: 1, text: "7".to_owned() }];
    let page = Page { received: 4, unreadable: unreadable.clone(), ..page(0..3, Some(4)) };
    assert_eq!(reading.answered(0, page), Next::Done);
    assert_eq!(reading.extent(), exactly(4));
    assert!(reading.unreadable().eq(&unreadable));
}

#[test]
fn offsets_do_not_overflow() {
    let mut reading = ListReading::start();
    let first = Page { received: u64::MAX, total: Some(u64::MAX), ..Page::default() };
    assert_eq!(reading.answered(0, first), Next::Done);
    assert_eq!(reading.extent().total, u64::MAX);
}
