//! The schedule panel: the times of all checks, their intervals, and the report.

use super::{Locale, Text, elapsed};
use crate::{api::ApiCall, domain::key::PollKey, poll::Millis};

/// The title of the panel, and the label of the button that opens it.
pub const TITLE: Text = Text::new("刷新、时区与诊断", "Refresh, time zone, and diagnostics");
pub const CHANGING: Text = Text::new(
    "实例变更期间（如创建中）的刷新间隔",
    "Refresh interval during changes (such as creation)",
);
pub const CHECK_NOW: Text = Text::new("立即刷新", "Refresh now");
pub const CONFIGURED: Text = Text::new("默认", "default");
pub const MANUAL: Text =
    Text::new("仅手动刷新（保存在此浏览器中）", "Only refresh manually (saved in this browser)");
pub const NO_DATA: Text = Text::new("暂无此来源的数据", "No data from this source yet");
pub const NONE_IN_PART: Text =
    Text::new("已响应的来源中没有实例", "No instances in the sources that responded");
pub const REPORT: Text = Text::new("诊断报告", "Diagnostic report");
pub const REPORT_COPY: Text = Text::new("复制诊断报告", "Copy diagnostic report");
pub const REPORT_HINT: Text = Text::new(
    "分享前请检查报告内容（英文）。报告不含 Token；未勾选下方选项时，ID 和名称以占位符代替。",
    "Review the report before you share it. It never contains tokens; IDs and names are replaced with placeholders unless you include them.",
);
pub const REPORT_IDS: Text =
    Text::new("包含 ID、名称和来源名称", "Include IDs, names, and source labels");
pub const SAME: Text = Text::new("原因同上。", "Same cause as above.");
pub const SEE_ABOVE: Text =
    Text::new("请查看上方的原因和处理方法。", "See the messages above for causes and solutions.");
pub const SEE_ABOVE_TOKEN: Text =
    Text::new("请在上方输入 Token 以继续加载。", "Enter a token above to continue loading.");
/// Beside [`WAITS_FOR_TOKEN`] where the page provides the tokens, and this console has no form for one.
pub const PAGE_PROVIDES_TOKEN: Text = Text::new(
    "正在等待所在页面提供 Token。",
    "Waiting for the surrounding page to provide a token.",
);
pub const SETTLED: Text = Text::new("无变更时的刷新间隔", "Refresh interval otherwise");

/// The title of an empty table that waits for a token.
pub const WAITS_FOR_TOKEN: Text = Text::new("等待 Token", "Waiting for a token");

/// The kind of a poll.
#[must_use]
pub fn kind(locale: Locale, key: &PollKey) -> &'static str {
    let text = match key.call {
        ApiCall::ShowInstance { .. } => Text::new("实例详情", "instance details"),
        ApiCall::ListInstances => Text::new("实例列表", "instance list"),
        ApiCall::ShowPreparation { .. } => Text::new("准备进度", "preparation progress"),
        ApiCall::ShowProcess { .. } | ApiCall::ShowProgress { .. } => {
            Text::new("创建进度", "creation progress")
        }
    };
    text.localized(locale)
}

/// The text of the mark for data that are older than they should be, with the reason.
#[must_use]
pub fn stale(locale: Locale, whose: &str, age: Millis, why: &str) -> String {
    let age = elapsed(locale, age);
    match (locale, whose) {
        (Locale::En, "") => format!("Showing data from {age} ago. {why}"),
        (Locale::En, whose) => format!("{whose}: showing data from {age} ago. {why}"),
        (Locale::Zh, "") => format!("当前显示 {age}前的数据。{why}"),
        (Locale::Zh, whose) => format!("{whose}：当前显示 {age}前的数据。{why}"),
    }
}
