//! How far something is, how long it may still take, and that it stands still.

use super::{Locale, Text, elapsed};
use crate::{
    domain::{
        axis::Unit,
        quantiles::{Quantiles, Remaining},
        stall::{Overdue, Stall},
    },
    poll::Millis,
};

pub const AS_TABLE: Text = Text::new("以表格显示", "As a table");
pub const COLUMN_ELAPSED: Text = Text::new("耗时", "Elapsed");
pub const COLUMN_ENDED: Text = Text::new("结束", "Ended");
pub const COLUMN_ERROR: Text = Text::new("错误", "Error");
pub const COLUMN_NAME: Text = Text::new("名称", "Name");
pub const COLUMN_STARTED: Text = Text::new("开始", "Started");
pub const COLUMN_STATE: Text = Text::new("状态", "State");
pub const ESTIMATE: Text = Text::new("斜纹部分为估算", "The hatched part is an estimate");
pub const STAGES: Text = Text::new("准备阶段", "Stages of the preparation");
pub const STAGE_DONE: Text = Text::new("已完成", "done");
pub const STAGE_MOVING: Text = Text::new("备份或恢复", "Backup or restore");
pub const STAGE_QUEUING: Text = Text::new("排队", "Queue");
pub const STAGE_READY: Text = Text::new("就绪", "Ready");

const MINUTE: Millis = 60_000;

/// From when an axis counts.
#[must_use]
pub fn since(locale: Locale, start: &str) -> String {
    match locale {
        Locale::En => format!("From {start}, server time"),
        Locale::Zh => format!("自 {start} 起（服务器时间）"),
    }
}

/// A number on an axis, with its unit where that is to be said.
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

/// What a screen reader says of a bar with steps.
#[must_use]
pub fn step(locale: Locale, reached: usize, count: usize, percent: u8) -> String {
    match locale {
        Locale::En => format!("step {reached} of {count}, {percent} %"),
        Locale::Zh => format!("第 {reached} 步，共 {count} 步，{percent}%"),
    }
}

/// How long something may still take.
#[must_use]
pub fn remaining(locale: Locale, remaining: Remaining, usual: Quantiles) -> String {
    match (locale, remaining) {
        (_, Remaining::Between(low, high)) => match (locale, bounds(low, high)) {
            (Locale::En, (0, high, unit)) => format!("less than {} left", tick(locale, high, unit)),
            (Locale::Zh, (0, high, unit)) => format!("预计不到 {}", tick(locale, high, unit)),
            (Locale::En, _) => format!("about {} left", range(locale, low, high)),
            (Locale::Zh, _) => format!("预计还需 {}", range(locale, low, high)),
        },
        (Locale::En, Remaining::Longer) => {
            format!("Longer than usual ({})", range(locale, usual.low, usual.slow))
        }
        (Locale::Zh, Remaining::Longer) => {
            format!("用时比往常（{}）长", range(locale, usual.low, usual.slow))
        }
    }
}

/// That something stands still, since when, and what is usual where that is known.
#[must_use]
pub fn stalled(locale: Locale, stall: Stall) -> String {
    let Stall { still, usual } = stall;
    let still = elapsed(locale, still / MINUTE * MINUTE);
    match (locale, usual) {
        (Locale::En, Some((low, high))) => {
            let usual = range(locale, low, high);
            format!("No change for {still}; a whole creation usually takes {usual}")
        }
        (Locale::En, None) => format!("No change for {still}, unusually long"),
        (Locale::Zh, Some((low, high))) => {
            let usual = range(locale, low, high);
            format!("已 {still}没有变化；整个创建通常需要 {usual}")
        }
        (Locale::Zh, None) => format!("已 {still}没有变化，时间异常长"),
    }
}

/// That a creation has lasted longer than any that is known.
#[must_use]
pub fn overdue(locale: Locale, overdue: Overdue) -> String {
    let lasted = elapsed(locale, overdue.lasted / MINUTE * MINUTE);
    let longest = elapsed(locale, overdue.longest.div_ceil(MINUTE) * MINUTE);
    match locale {
        Locale::En => {
            format!("Creating for {lasted}, longer than any known creation (at most {longest})")
        }
        Locale::Zh => format!("创建已持续 {lasted}，超过已知的最长创建时间（{longest}）"),
    }
}

/// `3–5 min`.
fn range(locale: Locale, low: Millis, high: Millis) -> String {
    let (low, high, unit) = bounds(low, high);
    let high_text = tick(locale, high, unit);
    if low == high { high_text } else { format!("{low}–{high_text}") }
}

/// Both ends, rounded apart, in a unit in which they are small numbers: tens of seconds, minutes or hours.
fn bounds(low: Millis, high: Millis) -> (u64, u64, Option<Unit>) {
    let (grain, number, unit) = match high {
        ..120_000 => (10_000, 10, Unit::Second),
        120_000..7_200_000 => (MINUTE, 1, Unit::Minute),
        7_200_000.. => (60 * MINUTE, 1, Unit::Hour),
    };
    // Nothing has no length: it is below the smallest.
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
            (remaining(Locale::En, time, USUAL), remaining(Locale::Zh, time, USUAL))
        };
        let check = |low, high, en: &str, zh: &str| {
            assert_eq!(both(low, high), (en.to_owned(), zh.to_owned()));
        };
        check(200_000, 270_000, "about 3–5 min left", "预计还需 3–5 分钟");
        check(25_000, 41_000, "about 20–50 s left", "预计还需 20–50 秒");
        check(30_000, 130_000, "less than 3 min left", "预计不到 3 分钟");
        check(0, 0, "less than 10 s left", "预计不到 10 秒");
        check(7_200_000, 9_000_000, "about 2–3 h left", "预计还需 2–3 小时");
        check(180_000, 180_000, "about 3 min left", "预计还需 3 分钟");
    }

    #[test]
    fn what_takes_longer_says_what_is_usual() {
        let en = remaining(Locale::En, Remaining::Longer, USUAL);
        assert_eq!(en, "Longer than usual (4–9 min)");
        assert_eq!(remaining(Locale::Zh, Remaining::Longer, USUAL), "用时比往常（4–9 分钟）长");
    }

    #[test]
    fn what_is_overdue_says_for_how_long_and_beyond_what() {
        let long = Overdue { lasted: 9 * 24 * 3_600_000, longest: 900_000 };
        assert_eq!(
            overdue(Locale::En, long),
            "Creating for 9 d, longer than any known creation (at most 15 min)"
        );
        assert_eq!(overdue(Locale::Zh, long), "创建已持续 9 天，超过已知的最长创建时间（15 分钟）");
    }

    #[test]
    fn a_stall_says_since_when_and_what_is_usual() {
        let known = Stall { still: 960_500, usual: Some((300_000, 900_000)) };
        let known = stalled(Locale::En, known);
        assert_eq!(known, "No change for 16 min; a whole creation usually takes 5–15 min");
        let unknown = Stall { still: 1_900_000, usual: None };
        assert_eq!(stalled(Locale::En, unknown), "No change for 31 min, unusually long");
        assert_eq!(stalled(Locale::Zh, unknown), "已 31 分钟没有变化，时间异常长");
    }
}
