//! Texts about progress, the remaining time, and stalls.

use super::{Locale, Text, elapsed};
use crate::{
    domain::{
        axis::Unit,
        quantiles::{Quantiles, Remaining},
        stall::{Overdue, Stall},
    },
    poll::Millis,
};

pub const AS_TABLE: Text = Text::new("以表格查看", "View as table");
pub const COLUMN_ELAPSED: Text = Text::new("耗时", "Duration");
pub const COLUMN_ENDED: Text = Text::new("结束", "Ended");
pub const COLUMN_ERROR: Text = Text::new("错误", "Error");
pub const COLUMN_NAME: Text = Text::new("名称", "Name");
pub const COLUMN_STARTED: Text = Text::new("开始", "Started");
pub const COLUMN_STATE: Text = Text::new("状态", "Status");
pub const ESTIMATE: Text = Text::new("斜纹部分为估算进度", "The hatched area is an estimate");
pub const STAGES: Text = Text::new("准备阶段", "Preparation stages");
pub const STAGE_DONE: Text = Text::new("已完成", "completed");
pub const STAGE_MOVING: Text = Text::new("备份或还原", "Backup or restore");
pub const STAGE_QUEUING: Text = Text::new("排队", "Queuing");
pub const STAGE_READY: Text = Text::new("就绪", "Ready");

const MINUTE: Millis = 60_000;

/// The caption that says at which time an axis starts.
#[must_use]
pub fn since(locale: Locale, start: &str) -> String {
    match locale {
        Locale::En => format!("Measured from {start} by the server's clock"),
        Locale::Zh => format!("自 {start} 起计时（以服务器时钟为准）"),
    }
}

/// A number on an axis, with its unit if one is given.
#[must_use]
pub fn tick(locale: Locale, number: u64, unit: Option<Unit>) -> String {
    let unit = match (locale, unit) {
        (_, None) => return number.to_string(),
        (Locale::En, Some(Unit::Second)) => "s",
        (Locale::En, Some(Unit::Minute)) => "min",
        (Locale::En, Some(Unit::Hour)) => "h",
        (Locale::En, Some(Unit::Day)) => "d",
        (Locale::Zh, Some(Unit::Second)) => "秒",
        (Locale::Zh, Some(Unit::Minute)) => "分钟",
        (Locale::Zh, Some(Unit::Hour)) => "小时",
        (Locale::Zh, Some(Unit::Day)) => "天",
    };
    format!("{number} {unit}")
}

/// What a screen reader says for a progress bar with steps.
#[must_use]
pub fn step(locale: Locale, reached: usize, count: usize, percent: u8) -> String {
    match locale {
        Locale::En => format!("step {reached} of {count}, {percent}%"),
        Locale::Zh => format!("第 {reached} 步，共 {count} 步，{percent}%"),
    }
}

/// Whether a text is seen or read aloud: `3–5 min`, or `3 to 5 minutes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Written,
    Spoken,
}

/// The estimated remaining time.
#[must_use]
pub fn remaining(locale: Locale, form: Form, remaining: Remaining, usual: Quantiles) -> String {
    match (locale, remaining) {
        (_, Remaining::Between(low, high)) => match (locale, bounds(low, high)) {
            (Locale::En, (0, high, unit)) => {
                format!("Less than {} left", length(locale, form, high, unit))
            }
            (Locale::Zh, (0, high, unit)) => format!("预计剩余不到 {}", tick(locale, high, unit)),
            (Locale::En, _) => format!("About {} left", range(locale, form, low, high)),
            (Locale::Zh, _) => format!("预计剩余 {}", range(locale, form, low, high)),
        },
        (Locale::En, Remaining::Longer) => {
            format!("Taking longer than usual ({})", range(locale, form, usual.low, usual.slow))
        }
        (Locale::Zh, Remaining::Longer) => {
            format!("已超过通常用时（{}）", range(locale, form, usual.low, usual.slow))
        }
    }
}

/// How long a creation has lasted: until now, or in all.
#[must_use]
pub fn lasted(locale: Locale, lasted: Millis, has_ended: bool) -> String {
    let time = elapsed(locale, lasted);
    match (locale, has_ended) {
        (Locale::En, false) => format!("{time} elapsed"),
        (Locale::En, true) => format!("Took {time}"),
        (Locale::Zh, false) => format!("已用 {time}"),
        (Locale::Zh, true) => format!("耗时 {time}"),
    }
}

/// The warning that a creation has stalled: since when, and if known, how long it usually takes.
#[must_use]
pub fn stalled(locale: Locale, stall: Stall) -> String {
    let Stall { still, usual } = stall;
    let still = elapsed(locale, still / MINUTE * MINUTE);
    match (locale, usual) {
        (Locale::En, Some((low, high))) => {
            let usual = range(locale, Form::Written, low, high);
            format!("No progress for {still}. Usually takes {usual} in total.")
        }
        (Locale::En, None) => format!("No progress for {still}, which is unusually long."),
        (Locale::Zh, Some((low, high))) => {
            let usual = range(locale, Form::Written, low, high);
            format!("进度已 {still}未更新，通常共需 {usual}。")
        }
        (Locale::Zh, None) => format!("进度已 {still}未更新，明显偏长。"),
    }
}

/// A length of time: `5 min`, or `5 minutes`.
fn length(locale: Locale, form: Form, number: u64, unit: Option<Unit>) -> String {
    let word = match (locale, form, unit) {
        (Locale::En, Form::Spoken, Some(Unit::Second)) => "second",
        (Locale::En, Form::Spoken, Some(Unit::Minute)) => "minute",
        (Locale::En, Form::Spoken, Some(Unit::Hour)) => "hour",
        _ => return tick(locale, number, unit),
    };
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// The warning that a creation has lasted longer than any known one.
#[must_use]
pub fn overdue(locale: Locale, overdue: Overdue) -> String {
    let lasted = elapsed(locale, overdue.lasted / MINUTE * MINUTE);
    let longest = elapsed(locale, overdue.longest.div_ceil(MINUTE) * MINUTE);
    match locale {
        Locale::En => {
            format!(
                "Creating for {lasted}; creations usually end within {longest}. Check the instance in the Huawei Cloud console, or contact support."
            )
        }
        Locale::Zh => format!(
            "已创建 {lasted}，通常在 {longest}内完成。请在华为云控制台中查看，或联系技术支持。"
        ),
    }
}

/// A range of times: `3–5 min`, or `3 to 5 minutes`.
fn range(locale: Locale, form: Form, low: Millis, high: Millis) -> String {
    let (low, high, unit) = bounds(low, high);
    let high_text = length(locale, form, high, unit);
    match (locale, form) {
        _ if low == high => high_text,
        (Locale::En, Form::Written) => format!("{low}–{high_text}"),
        (Locale::En, Form::Spoken) => format!("{low} to {high_text}"),
        (Locale::Zh, Form::Written) => format!("{low}～{high_text}"),
        (Locale::Zh, Form::Spoken) => format!("{low} 到 {high_text}"),
    }
}

/// Both ends of a range, the lower rounded down and the higher up, to tens of seconds, minutes or hours.
fn bounds(low: Millis, high: Millis) -> (u64, u64, Option<Unit>) {
    let (grain, number, unit) = match high {
        ..120_000 => (10_000, 10, Unit::Second),
        120_000..7_200_000 => (MINUTE, 1, Unit::Minute),
        7_200_000.. => (60 * MINUTE, 1, Unit::Hour),
    };
    // A time of zero is shown as less than one unit.
    let high = high.div_ceil(grain).max(1);
    ((low / grain).min(high) * number, high * number, Some(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Quantiles =
        Quantiles { low: 240_000, middle: 300_000, high: 360_000, slow: 540_000 };

    #[test]
    fn what_is_left_is_a_range_rounded_apart() {
        let both = |low, high| {
            let time = Remaining::Between(low, high);
            let said = |locale| remaining(locale, Form::Written, time, USUAL);
            (said(Locale::En), said(Locale::Zh))
        };
        let check = |low, high, en: &str, zh: &str| {
            assert_eq!(both(low, high), (en.to_owned(), zh.to_owned()));
        };
        check(200_000, 270_000, "About 3–5 min left", "预计剩余 3～5 分钟");
        check(25_000, 41_000, "About 20–50 s left", "预计剩余 20～50 秒");
        check(30_000, 130_000, "Less than 3 min left", "预计剩余不到 3 分钟");
        check(0, 0, "Less than 10 s left", "预计剩余不到 10 秒");
        check(7_200_000, 9_000_000, "About 2–3 h left", "预计剩余 2～3 小时");
        check(180_000, 180_000, "About 3 min left", "预计剩余 3 分钟");
    }

    #[test]
    fn what_is_left_is_said_aloud_in_whole_words() {
        let said = |locale, low, high| {
            remaining(locale, Form::Spoken, Remaining::Between(low, high), USUAL)
        };
        assert_eq!(said(Locale::En, 200_000, 270_000), "About 3 to 5 minutes left");
        assert_eq!(said(Locale::Zh, 200_000, 270_000), "预计剩余 3 到 5 分钟");
        assert_eq!(said(Locale::En, 3_600_000, 3_600_000), "About 60 minutes left");
        assert_eq!(said(Locale::En, 0, 60_000), "Less than 60 seconds left");
    }

    #[test]
    fn what_takes_longer_says_what_is_usual() {
        let said = |locale| remaining(locale, Form::Written, Remaining::Longer, USUAL);
        assert_eq!(said(Locale::En), "Taking longer than usual (4–9 min)");
        assert_eq!(said(Locale::Zh), "已超过通常用时（4～9 分钟）");
    }

    #[test]
    fn what_is_overdue_says_for_how_long_and_beyond_what() {
        let long = Overdue { lasted: 9 * 24 * 3_600_000, longest: 900_000 };
        assert_eq!(
            overdue(Locale::En, long),
            "Creating for 9 d; creations usually end within 15 min. Check the instance in the Huawei Cloud console, or contact support."
        );
        assert_eq!(
            overdue(Locale::Zh, long),
            "已创建 9 天，通常在 15 分钟内完成。请在华为云控制台中查看，或联系技术支持。"
        );
    }

    #[test]
    fn a_stall_says_since_when_and_what_is_usual() {
        let known = Stall { still: 960_500, usual: Some((300_000, 900_000)) };
        let known = stalled(Locale::En, known);
        assert_eq!(known, "No progress for 16 min. Usually takes 5–15 min in total.");
        let unknown = Stall { still: 1_900_000, usual: None };
        assert_eq!(
            stalled(Locale::En, unknown),
            "No progress for 31 min, which is unusually long."
        );
        assert_eq!(stalled(Locale::Zh, unknown), "进度已 31 分钟未更新，明显偏长。");
    }
}
