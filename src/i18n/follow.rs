//! Following by ID, and what happens to a card.

use super::{Locale, Text, elapsed};
use crate::{
    domain::{creation_outcome::Outcome, stored::FollowProblem},
    poll::Millis,
};

pub const DISMISS: Text = Text::new("不再显示", "Dismiss");
pub const DOWN: Text = Text::new("下移", "Move down");
pub const FOLLOW: Text = Text::new("关注", "Follow");
pub const FORGET: Text = Text::new("清除", "Forget");
pub const ID: Text = Text::new("实例 ID", "Instance ID");
pub const NOT_ALLOWED: Text =
    Text::new("浏览器不允许发送通知", "The browser does not allow notifications");
pub const NOT_POSSIBLE: Text =
    Text::new("此浏览器不支持由网页发送通知", "This browser can't show notifications from a page");
pub const NOTIFY: Text = Text::new("结束时通知我", "Notify me when something ends");
pub const REMOVE: Text = Text::new("取消关注", "Stop following");
pub const SHOW: Text = Text::new("显示", "Show");
pub const SOURCE: Text = Text::new("来源", "Source");
pub const TITLE: Text = Text::new("按 ID 关注实例", "Follow an instance by ID");
const OUTCOME_UNKNOWN: Text = Text::new(
    "已不在创建中，服务未返回结束状态",
    "No longer being created; how it ended was not told",
);
pub const UP: Text = Text::new("上移", "Move up");

/// Why an ID cannot be followed.
#[must_use]
pub const fn problem(problem: FollowProblem) -> Text {
    match problem {
        FollowProblem::AlreadyFollowed => Text::new("已在列表中", "It is followed already"),
        FollowProblem::Empty => Text::new("请输入实例 ID", "Enter the ID of an instance"),
        FollowProblem::Full => {
            Text::new("已达到 100 个的上限", "100 are followed already, which is the most")
        }
        FollowProblem::Malformed => Text::new(
            "ID 只能包含字母、数字、- 和 _，最多 64 个字符",
            "An ID has only letters, digits, - and _, at most 64 of them",
        ),
        FollowProblem::TooLongForKooPhone => {
            Text::new("KooPhone 的 ID 最多 32 个字符", "A KooPhone ID has at most 32 characters")
        }
    }
}

/// How a creation ended, and as far as it is known when, and how long it took.
#[must_use]
pub fn outcome(
    locale: Locale,
    outcome: Outcome,
    when: Option<&str>,
    lasted: Option<Millis>,
) -> String {
    let after = || after(locale, when, lasted);
    match (locale, outcome) {
        (Locale::En, Outcome::Succeeded) => format!("Ended{}", after()),
        (Locale::Zh, Outcome::Succeeded) => format!("已结束{}", after()),
        (Locale::En, Outcome::Failed) => format!("Failed{}", after()),
        (Locale::Zh, Outcome::Failed) => format!("已失败{}", after()),
        (_, Outcome::Unknown) => OUTCOME_UNKNOWN.localized(locale).to_owned(),
    }
}

fn after(locale: Locale, when: Option<&str>, lasted: Option<Millis>) -> String {
    let when = when.unwrap_or_default();
    let gap = if when.is_empty() { "" } else { " " };
    let lasted = lasted.map(|lasted| elapsed(locale, lasted));
    match (locale, lasted) {
        (Locale::En, Some(lasted)) => format!("{gap}{when}, after {lasted}"),
        (Locale::Zh, Some(lasted)) => format!("{gap}{when}，历时 {lasted}"),
        (_, None) => format!("{gap}{when}"),
    }
}

/// An instance is followed now.
#[must_use]
pub fn following(locale: Locale, id: &str) -> String {
    match locale {
        Locale::En => format!("Following {id}"),
        Locale::Zh => format!("已关注 {id}"),
    }
}

/// A card has another place.
#[must_use]
pub fn moved(locale: Locale, name: &str, place: usize) -> String {
    match locale {
        Locale::En => format!("{name}: place {place}"),
        Locale::Zh => format!("{name}：第 {place} 位"),
    }
}

/// How many cards are not shown; nothing for none.
#[must_use]
pub fn dismissed(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (_, 0) => String::new(),
        (Locale::En, count) => format!("{count} dismissed"),
        (Locale::Zh, count) => format!("{count} 项不再显示"),
    }
}

/// How many followed instances have no source; nothing for none.
#[must_use]
pub fn lost(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (_, 0) => String::new(),
        (Locale::En, 1) => "1 followed instance is of a source that is not configured".to_owned(),
        (Locale::En, count) => {
            format!("{count} followed instances are of sources that are not configured")
        }
        (Locale::Zh, count) => format!("{count} 个关注的实例所属来源未配置"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_says_as_much_as_is_known() {
        let check = |of, when, lasted, en: &str, zh: &str| {
            let both = [Locale::En, Locale::Zh].map(|locale| outcome(locale, of, when, lasted));
            assert_eq!(both, [en, zh]);
        };
        check(
            Outcome::Succeeded,
            Some("08:00"),
            Some(5_000),
            "Ended 08:00, after 5 s",
            "已结束 08:00，历时 5 秒",
        );
        check(Outcome::Failed, None, Some(5_000), "Failed, after 5 s", "已失败，历时 5 秒");
        check(Outcome::Failed, None, None, "Failed", "已失败");
        let unknown = outcome(Locale::En, Outcome::Unknown, Some("08:00"), None);
        assert_eq!(unknown, "No longer being created; how it ended was not told");
    }
}
