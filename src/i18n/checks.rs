//! The schedule panel: the times of all checks, their intervals, and the report.

use super::{Locale, Text, elapsed};
use crate::{api::ApiCall, domain::key::PollKey, poll::Millis};

pub const ALL: Text = Text::new("检查计划", "Checks");
pub const CHANGING: Text = Text::new("有变化时，每隔", "While something changes, every");
pub const CHECK_NOW: Text = Text::new("立即检查", "Check now");
pub const CONFIGURED: Text = Text::new("（默认）", " (default)");
pub const MANUAL: Text = Text::new("仅手动检查（会记住此选择）", "Check only by hand (remembered)");
pub const NO_DATA: Text =
    Text::new("此来源尚无可显示的数据", "There are no data of this source yet");
pub const NONE_IN_PART: Text =
    Text::new("已响应的来源中没有实例", "No instances in the sources that answered");
pub const OPEN: Text = Text::new("检查计划与间隔", "Checks and intervals");
pub const REPORT: Text = Text::new("诊断报告", "Diagnostics report");
pub const REPORT_HINT: Text = Text::new(
    "请先查看再发送。不含令牌；ID 和名称已用占位符代替。",
    "See what it says before you send it. It has no token, and placeholders for IDs and names.",
);
pub const REPORT_IDS: Text =
    Text::new("包含 ID、名称和来源名", "Include IDs, names and source labels");
pub const SAME: Text = Text::new("原因同上。", "For the same reason as above.");
pub const SEE_ABOVE: Text =
    Text::new("原因和处理办法见上方。", "The reasons, and what to do, stand above.");
pub const SEE_ABOVE_TOKEN: Text =
    Text::new("提供令牌后即可继续加载。", "Give one above, and loading goes on.");
pub const SETTLED: Text = Text::new("其他时候，每隔", "Otherwise, every");

/// The title of an empty table that waits for a token.
pub const WAITS_FOR_TOKEN: Text = Text::new("等待令牌", "Waiting for a token");

/// What a poll asks for.
#[must_use]
pub fn kind(locale: Locale, key: &PollKey) -> &'static str {
    let text = match key.call {
        ApiCall::ShowInstance { .. } => Text::new("实例详情", "instance detail"),
        ApiCall::ListInstances => Text::new("实例列表", "list of instances"),
        ApiCall::ShowPreparation { .. } => Text::new("云手机准备进度", "preparation"),
        ApiCall::ShowProcess { .. } | ApiCall::ShowProgress { .. } => {
            Text::new("创建进度", "creation progress")
        }
    };
    text.localized(locale)
}

/// That data are older than they should be, and why.
#[must_use]
pub fn stale(locale: Locale, whose: &str, age: Millis, why: &str) -> String {
    let age = elapsed(locale, age);
    match (locale, whose) {
        (Locale::En, "") => format!("These data are {age} old. {why}"),
        (Locale::En, whose) => format!("The data of {whose} are {age} old. {why}"),
        (Locale::Zh, "") => format!("当前显示的是 {age}前的数据。{why}"),
        (Locale::Zh, whose) => format!("{whose} 的数据是 {age}前的。{why}"),
    }
}
