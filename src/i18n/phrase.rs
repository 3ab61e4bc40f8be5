//! Sentences with numbers in them.

use super::{Locale, general, table};
use crate::poll::{Cause, End, Millis, Rest, Schedule};

/// A length of time, coarse enough to be read at a glance: `8 s`, `3 min 5 s`, `2 h 10 min`, `3 d 4 h`.
#[must_use]
pub fn elapsed(locale: Locale, millis: Millis) -> String {
    let seconds = millis / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let pair = |big: u64, small: u64, units: [&str; 2]| match small {
        0 => format!("{big} {}", units[0]),
        small => format!("{big} {} {small} {}", units[0], units[1]),
    };
    match locale {
        _ if minutes == 0 => pair(seconds, 0, [if locale == Locale::En { "s" } else { "秒" }, ""]),
        Locale::En if hours == 0 => pair(minutes, seconds % 60, ["min", "s"]),
        Locale::Zh if hours == 0 => pair(minutes, seconds % 60, ["分钟", "秒"]),
        Locale::En if days == 0 => pair(hours, minutes % 60, ["h", "min"]),
        Locale::Zh if days == 0 => pair(hours, minutes % 60, ["小时", "分钟"]),
        Locale::En => pair(days, hours % 24, ["d", "h"]),
        Locale::Zh => pair(days, hours % 24, ["天", "小时"]),
    }
}

/// The note about the age of the data that are shown.
#[must_use]
pub fn kept(locale: Locale, age: Millis) -> String {
    let age = elapsed(locale, age);
    match locale {
        Locale::En => format!("Showing data from {age} ago"),
        Locale::Zh => format!("当前显示 {age}前的数据"),
    }
}

/// A label and its value.
#[must_use]
pub fn pair(locale: Locale, label: &str, value: &str) -> String {
    let colon = if locale == Locale::En { ": " } else { "：" };
    [label, colon, value].concat()
}

/// A text, and a note to it in brackets.
#[must_use]
pub fn aside(locale: Locale, text: &str, note: &str) -> String {
    let (open, close) = if locale == Locale::En { (" (", ")") } else { ("（", "）") };
    [text, open, note, close].concat()
}

/// Short phrases, read as one.
#[must_use]
pub fn phrases(locale: Locale, all: &[&str]) -> String {
    all.join(if locale == Locale::En { ", " } else { "，" })
}

/// Sentences, with or without full stops, joined to one text.
#[must_use]
pub fn sentences(locale: Locale, all: &[String]) -> String {
    let bare: Vec<_> = all.iter().map(|it| it.trim_end_matches(['.', '。'])).collect();
    bare.join(if locale == Locale::En { ". " } else { "；" })
}

/// The separator between the items of a list.
#[must_use]
pub const fn comma(locale: Locale) -> &'static str {
    match locale {
        Locale::En => ", ",
        Locale::Zh => "、",
    }
}

/// How many rows a table has, for [`count`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Rows that match the filter.
    pub matching: usize,
    /// Rows that were loaded.
    pub loaded: usize,
    /// Rows that the services have beside the loaded ones, by their own count.
    pub missing: u64,
    /// Loaded rows that the last reading of a list did not have. They do not count towards the total.
    pub unconfirmed: usize,
    /// Whether there may be more: a list kept changing while it was read, or was too long to be read
    /// completely.
    pub is_at_least: bool,
    /// Whether any list was loaded, at least in part. Without one the other numbers say nothing.
    pub is_loaded: bool,
}

/// How many rows match, how many there are, and whether some of those are not loaded.
#[must_use]
pub fn count(locale: Locale, count: Count) -> String {
    let Count { matching, loaded, missing, unconfirmed, is_at_least, is_loaded } = count;
    if !is_loaded {
        return table::NOT_LOADED.localized(locale).to_owned();
    }
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let total = whole(loaded.saturating_sub(unconfirmed)).saturating_add(missing);
    let is_partial = missing > 0;
    let matches = number(whole(matching));
    let (here, bare_all) = (number(whole(loaded)), number(total));
    let all = match locale {
        Locale::En if is_at_least => format!("at least {bare_all}"),
        Locale::En => bare_all.clone(),
        Locale::Zh if is_at_least => format!("至少 {bare_all}"),
        Locale::Zh => format!("共 {bare_all}"),
    };
    match (locale, matching == loaded, is_partial) {
        (Locale::En, true, false) if loaded == 1 && !is_at_least => "1 instance".to_owned(),
        (Locale::En, true, false) => format!("{all} instances"),
        (Locale::En, false, false) => format!("{matches} of {all} instances"),
        (Locale::En, true, true) => format!("{here} of {all} instances loaded"),
        (Locale::En, false, true) => {
            let matches = if matching == 1 { "1 match".to_owned() } else { matches + " matches" };
            format!("{matches} in {here} of {all} instances loaded")
        }
        (Locale::Zh, true, false) if !is_at_least => format!("{bare_all} 个实例"),
        (Locale::Zh, true, false) => format!("{all} 个实例"),
        (Locale::Zh, false, false) => format!("{all} 个实例，{matches} 个符合条件"),
        (Locale::Zh, true, true) => format!("{all} 个实例，已加载 {here} 个"),
        (Locale::Zh, false, true) => {
            format!("{all} 个实例，已加载 {here} 个，{matches} 个符合条件")
        }
    }
}

/// A number with a comma before each three digits, as both languages write it.
#[must_use]
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The number of phones that wait before a cloud phone. It is not shown as a time: its unit is undocumented.
#[must_use]
pub fn waiting(locale: Locale, count: i64) -> String {
    match locale {
        Locale::En => format!("In queue: {count}"),
        Locale::Zh => format!("排队数：{count}"),
    }
}

/// The service and the source of a creation.
#[must_use]
pub fn service_and_source(source: &str, service: &str) -> String {
    format!("{service} · {source}")
}

/// When the next check is, and the reason for that time.
#[must_use]
pub fn schedule(locale: Locale, schedule: Schedule) -> String {
    // A countdown at 0 s would seem stuck.
    let wait = |wait: Millis| elapsed(locale, wait.div_ceil(1000).max(1) * 1000);
    match (locale, schedule) {
        (_, Schedule::Checking | Schedule::Next { wait: 0, .. }) => {
            general::CHECKING.localized(locale).to_owned()
        }
        (Locale::En, Schedule::Next { wait: time, cause }) => match cause {
            Cause::Interval => format!("Refreshes in {}", wait(time)),
            Cause::Backoff(1) => format!("Refresh failed. Retrying in {}", wait(time)),
            Cause::Backoff(n) => format!("Refresh failed {n} times. Retrying in {}", wait(time)),
            Cause::RetryAfter => format!("Retrying in {}, as the service asked", wait(time)),
        },
        (Locale::Zh, Schedule::Next { wait: time, cause }) => match cause {
            Cause::Interval => format!("{}后刷新", wait(time)),
            Cause::Backoff(1) => format!("刷新失败，{}后重试", wait(time)),
            Cause::Backoff(n) => format!("刷新失败 {n} 次，{}后重试", wait(time)),
            Cause::RetryAfter => format!("将按服务要求在 {}后重试", wait(time)),
        },
        (Locale::En, Schedule::Resting(Rest::Hidden)) => {
            "Paused while the tab is hidden".to_owned()
        }
        (Locale::En, Schedule::Resting(Rest::Offline)) => "Paused while offline".to_owned(),
        (Locale::En, Schedule::Resting(Rest::Paused)) => "Auto-refresh paused".to_owned(),
        (Locale::En, Schedule::Halted) => "Waiting for a token".to_owned(),
        (Locale::En, Schedule::Ended(End::Gone)) => "Stopped: not found".to_owned(),
        (Locale::En, Schedule::Ended(End::Refused)) => {
            "Refresh stopped: request rejected. Select Refresh to try again".to_owned()
        }
        (Locale::En, Schedule::Ended(End::Terminal)) => "Finished; no longer refreshing".to_owned(),
        (Locale::Zh, Schedule::Resting(Rest::Hidden)) => "标签页在后台，自动刷新已暂停".to_owned(),
        (Locale::Zh, Schedule::Resting(Rest::Offline)) => "网络已断开，自动刷新已暂停".to_owned(),
        (Locale::Zh, Schedule::Resting(Rest::Paused)) => "自动刷新已暂停".to_owned(),
        (Locale::Zh, Schedule::Halted) => "等待 Token".to_owned(),
        (Locale::Zh, Schedule::Ended(End::Gone)) => "已停止刷新：未找到".to_owned(),
        (Locale::Zh, Schedule::Ended(End::Refused)) => {
            "已停止刷新：请求被拒绝，可单击“刷新”重试".to_owned()
        }
        (Locale::Zh, Schedule::Ended(End::Terminal)) => "已结束，不再刷新".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_its_two_largest_units() {
        let both = |millis| (elapsed(Locale::En, millis), elapsed(Locale::Zh, millis));
        let check = |millis, en: &str, zh: &str| assert_eq!(both(millis), (en.into(), zh.into()));
        check(0, "0 s", "0 秒");
        check(59_999, "59 s", "59 秒");
        check(60_000, "1 min", "1 分钟");
        check(185_000, "3 min 5 s", "3 分钟 5 秒");
        check(7_800_000, "2 h 10 min", "2 小时 10 分钟");
        check(273_600_000, "3 d 4 h", "3 天 4 小时");
    }

    #[test]
    fn a_count_says_what_it_covers() {
        let said = |locale, (matching, loaded, total), is_at_least| {
            let missing = total - u64::try_from(loaded).expect("a small number");
            let is_loaded = true;
            count(
                locale,
                Count { matching, loaded, missing, unconfirmed: 0, is_at_least, is_loaded },
            )
        };
        assert_eq!(said(Locale::En, (46, 46, 46), false), "46 instances");
        assert_eq!(said(Locale::En, (1, 1, 1), false), "1 instance");
        assert_eq!(said(Locale::En, (3, 46, 46), false), "3 of 46 instances");
        assert_eq!(said(Locale::En, (340, 340, 1200), false), "340 of 1,200 instances loaded");
        assert_eq!(
            said(Locale::Zh, (7, 500, 10_000), false),
            "共 10,000 个实例，已加载 500 个，7 个符合条件"
        );
        assert_eq!(
            said(Locale::En, (7, 500, 10_000), false),
            "7 matches in 500 of 10,000 instances loaded"
        );
        assert_eq!(
            said(Locale::En, (1, 500, 10_000), false),
            "1 match in 500 of 10,000 instances loaded"
        );
        assert_eq!(said(Locale::Zh, (51, 51, 51), false), "51 个实例");
        assert_eq!(said(Locale::Zh, (3, 51, 51), false), "共 51 个实例，3 个符合条件");
        assert_eq!(said(Locale::Zh, (340, 340, 1200), false), "共 1,200 个实例，已加载 340 个");
        assert_eq!(said(Locale::En, (500, 500, 500), true), "at least 500 instances");
        assert_eq!(said(Locale::Zh, (500, 500, 500), true), "至少 500 个实例");
        let unsettled = Count {
            matching: 501,
            loaded: 501,
            missing: 0,
            unconfirmed: 3,
            is_at_least: true,
            is_loaded: true,
        };
        assert_eq!(count(Locale::En, unsettled), "at least 498 instances");
        assert_eq!(said(Locale::Zh, (3, 500, 500), true), "至少 500 个实例，3 个符合条件");
        let nothing = Count { is_loaded: false, ..unsettled };
        assert_eq!(
            [Locale::En, Locale::Zh].map(|locale| count(locale, nothing)),
            ["Not loaded", "未加载"]
        );
    }

    #[test]
    fn a_countdown_never_stands_at_nothing() {
        let next = |wait| Schedule::Next { wait, cause: Cause::Interval };
        assert_eq!(schedule(Locale::En, next(1)), "Refreshes in 1 s");
        assert_eq!(schedule(Locale::En, next(0)), "Refreshing…");
    }
}
