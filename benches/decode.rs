//! Measures the time to decode a large list: 20 pages of 500 rows. Prints milliseconds.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may panic")]

use std::{
    fmt::Write as _,
    hint::black_box,
    time::{Duration, Instant},
};

use instance_console::api::{Answer, Headers, apig::list::decode_page};

const PAGES: usize = 20;
const ROWS: usize = 500;
/// How many rounds are timed. Only the fastest counts, because other work disturbed the rest.
const ROUNDS: usize = 30;

fn page(number: usize) -> Answer {
    let mut rows = String::new();
    for row in 0..ROWS {
        let index = number * ROWS + row;
        let comma = if row == 0 { "" } else { "," };
        write!(
            rows,
            r#"{comma}{{"id":"{index:032x}","project_id":"73d69ae0cfcf460190522d06b60f05ad","instance_name":"gateway-{index}","status":"Running","instance_status":6,"type":"apig","spec":"BASIC","create_time":{},"enterprise_project_id":"0","eip_address":"192.0.2.7","charging_mode":0,"cbc_metadata":"","loadbalancer_provider":"elb"}}"#,
            1_767_225_600_000_usize + index,
        )
        .unwrap();
    }
    let body = format!(r#"{{"size":{ROWS},"total":{},"instances":[{rows}]}}"#, PAGES * ROWS);
    Answer { status: 200, headers: Headers::default(), body: body.into_bytes() }
}

fn main() {
    let pages: Vec<Answer> = (0..PAGES).map(page).collect();
    let bytes: usize = pages.iter().map(|page| page.body.len()).sum();
    let round = || -> Duration {
        let begin = Instant::now();
        for page in &pages {
            assert_eq!(black_box(decode_page(page).unwrap().value).instances.len(), ROWS);
        }
        begin.elapsed()
    };
    let fastest = (0..ROUNDS).map(|_| round()).min().unwrap_or_default();
    println!(
        "{PAGES} pages of {ROWS} rows, {bytes} bytes: {:.1} ms",
        fastest.as_secs_f64() * 1000.0
    );
}
