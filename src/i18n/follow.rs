//! The form that follows an instance by its ID, and the buttons and notes of cards.

use super::{Locale, Text, elapsed, phrases};
use crate::{
    domain::{creation_outcome::Outcome, stored::FollowProblem},
    poll::Millis,
};

pub const FOLLOW: Text = Text::new("跟踪", "Track");
pub const FORGET: Text = Text::new("移除", "Remove");
pub const ID: Text = Text::new("实例 ID", "Instance ID");
pub const NOT_ALLOWED: Text = Text::new(
    "浏览器未允许通知，请在浏览器的网站设置中开启。",
    "Notifications aren't allowed. Turn them on in the browser's site settings.",
);
pub const NOT_POSSIBLE: Text =
    Text::new("此浏览器不支持由网页发送通知", "This browser can't show notifications from a page");
pub const NOTIFY: Text = Text::new("任务结束时通知我", "Notify me when tasks finish");
pub const STARTED: Text = Text::new("已开始跟踪", "Tracking started");
pub const SHOW: Text = Text::new("显示", "Show");
pub const SOURCE: Text = Text::new("来源", "Source");
pub const TITLE: Text = Text::new("按 ID 跟踪实例", "Track an instance by ID");
const OUTCOME_UNKNOWN: Text = Text::new(
    "已不在创建中，服务未返回结果。",
    "No longer being created. The service didn't report a result.",
);
const OUTCOME_UNKNOWN_LISTED: Text = Text::new(
    "已不在创建中，服务未返回结果。请在列表中查看其状态。",
    "No longer being created. The service didn't report a result. Check its status in the list.",
);

/// Why an ID cannot be followed.
#[must_use]
pub const fn problem(problem: FollowProblem) -> Text {
    match problem {
        FollowProblem::AlreadyFollowed => {
            Text::new("已在跟踪此实例", "This instance is already tracked")
        }
        FollowProblem::Empty => Text::new("请输入实例 ID", "Enter an instance ID"),
        FollowProblem::Full => Text::new(
            "最多可跟踪 100 个实例，请先取消跟踪部分实例。",
            "You can track up to 100 instances. Stop tracking one, and then try again.",
        ),
        FollowProblem::Malformed => Text::new(
            "请输入 1～64 个字符，只能包含字母、数字、中划线（-）和下划线（_）",
            "Use 1 to 64 letters, digits, hyphens (-), or underscores (_)",
        ),
        FollowProblem::TooLongForKooPhone => {
            Text::new("KooPhone 的 ID 最多 32 个字符", "KooPhone IDs can have up to 32 characters")
        }
    }
}

/// How a creation ended, and if known, when and after how long. `is_listed` says whether the service has a
/// list, which tells more about an unknown end.
#[must_use]
pub fn outcome(
    locale: Locale,
    outcome: Outcome,
    is_listed: bool,
    when: Option<&str>,
    lasted: Option<Millis>,
) -> String {
    let (word, lasting) = match (locale, outcome) {
        (Locale::En, Outcome::Succeeded) => ("Completed", " · took "),
        (Locale::En, Outcome::Failed) => ("Failed", " · after "),
        (Locale::Zh, Outcome::Succeeded) => ("已完成", "，耗时 "),
        (Locale::Zh, Outcome::Failed) => ("已失败", "，耗时 "),
        (_, Outcome::Unknown) => {
            let text = if is_listed { OUTCOME_UNKNOWN_LISTED } else { OUTCOME_UNKNOWN };
            return text.localized(locale).to_owned();
        }
    };
    let when = when.map(|when| format!(" {when}")).unwrap_or_default();
    let lasted = lasted.map(|lasted| lasting.to_owned() + &elapsed(locale, lasted));
    word.to_owned() + &when + &lasted.unwrap_or_default()
}

/// The label of the button that moves a card up or down.
#[must_use]
pub fn move_card(locale: Locale, name: &str, is_up: bool) -> String {
    match (locale, is_up) {
        (Locale::En, true) => format!("Move {name} up"),
        (Locale::En, false) => format!("Move {name} down"),
        (Locale::Zh, true) => format!("上移 {name}"),
        (Locale::Zh, false) => format!("下移 {name}"),
    }
}

/// What the button that removes a card does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Stops tracking an instance that the person tracks.
    Untrack,
    /// Hides the card, until the person shows the hidden ones.
    Hide,
    /// Removes the card for good.
    Remove,
}

/// The label of the button that removes a card.
#[must_use]
pub fn remove_card(locale: Locale, name: &str, removal: Removal) -> String {
    match (locale, removal) {
        (Locale::En, Removal::Untrack) => format!("Stop tracking {name}"),
        (Locale::En, Removal::Hide) => format!("Hide {name}"),
        (Locale::En, Removal::Remove) => format!("Remove {name} from tasks"),
        (Locale::Zh, Removal::Untrack) => format!("取消跟踪 {name}"),
        (Locale::Zh, Removal::Hide) => format!("隐藏 {name}"),
        (Locale::Zh, Removal::Remove) => format!("从任务中移除 {name}"),
    }
}

/// The mark in front of the page's title: how many tasks have ended while the page was hidden.
#[must_use]
pub fn title_mark(locale: Locale, failed: u32, completed: u32) -> String {
    let part = |count: u32, en: &str, zh: &str| match locale {
        _ if count == 0 => None,
        Locale::En => Some(format!("{count} {en}")),
        Locale::Zh => Some(format!("{count} 个{zh}")),
    };
    let parts = [part(failed, "failed", "失败"), part(completed, "completed", "完成")];
    let parts: Vec<_> = parts.iter().flatten().map(String::as_str).collect();
    phrases(locale, &parts) + " · "
}

/// The announcement of a card's new place.
#[must_use]
pub fn moved(locale: Locale, name: &str, place: usize) -> String {
    match locale {
        Locale::En => format!("{name} moved to position {place}"),
        Locale::Zh => format!("{name} 已移至第 {place} 位"),
    }
}

/// How many cards were dismissed; empty for none.
#[must_use]
pub fn dismissed(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (_, 0) => String::new(),
        (Locale::En, 1) => "1 task hidden".to_owned(),
        (Locale::En, count) => format!("{count} tasks hidden"),
        (Locale::Zh, count) => format!("已隐藏 {count} 项"),
    }
}

/// How many followed instances have no source; empty for none.
#[must_use]
pub fn lost(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (_, 0) => String::new(),
        (Locale::En, 1) => {
            "1 tracked instance belongs to a source that is no longer configured".to_owned()
        }
        (Locale::En, count) => {
            format!("{count} tracked instances belong to sources that are no longer configured")
        }
        (Locale::Zh, count) => format!("{count} 个已跟踪实例的来源已不在配置中"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_says_as_much_as_is_known() {
        let check = |of, when, lasted, en: &str, zh: &str| {
            let said = |locale| outcome(locale, of, true, when, lasted);
            let both = [Locale::En, Locale::Zh].map(said);
            assert_eq!(both, [en, zh]);
        };
        check(
            Outcome::Succeeded,
            Some("08:00"),
            Some(5_000),
            "Completed 08:00 · took 5 s",
            "已完成 08:00，耗时 5 秒",
        );
        check(Outcome::Failed, None, Some(5_000), "Failed · after 5 s", "已失败，耗时 5 秒");
        check(Outcome::Failed, None, None, "Failed", "已失败");
        let unknown =
            |is_listed| outcome(Locale::En, Outcome::Unknown, is_listed, Some("08:00"), None);
        let bare = "No longer being created. The service didn't report a result.";
        assert_eq!(unknown(false), bare);
        assert_eq!(unknown(true), format!("{bare} Check its status in the list."));
    }
}
