//! Texts that are used in many places.

use super::{Locale, Text};
use crate::api::ServiceName;

pub const CHECKING: Text = Text::new("正在刷新…", "Refreshing…");
pub const CLOSE: Text = Text::new("关闭", "Close");
/// The console of the cloud itself, to which a link leads.
pub const CLOUD_CONSOLE: Text = Text::new("华为云控制台", "Huawei Cloud console");
pub const COPIED: Text = Text::new("已复制", "Copied");
pub const COPY_BY_HAND: Text = Text::new("请手动复制这段文本", "Copy this text manually");
pub const COPY_FAILED: Text = Text::new(
    "复制失败，请在浏览器中允许访问剪贴板。",
    "Couldn't copy. Allow clipboard access in the browser.",
);
pub const ID: Text = Text::new("ID", "ID");
pub const NEW_TAB: Text = Text::new("在新标签页中打开", "Opens in a new tab");
/// What a screen reader says for a dash.
pub const NO_VALUE: Text = Text::new("无", "no value");
pub const PAUSE: Text = Text::new("暂停", "Pause");
pub const PAUSE_ALL: Text = Text::new("暂停自动刷新", "Pause auto-refresh");
pub const RESUME_ALL: Text = Text::new("恢复自动刷新", "Resume auto-refresh");
pub const REFRESH: Text = Text::new("刷新", "Refresh");
pub const REQUEST_ID: Text = Text::new("请求 ID", "Request ID");
pub const RESUME: Text = Text::new("恢复", "Resume");
/// The mark of a console whose instances are simulated.
pub const SIMULATOR: Text = Text::new("模拟器", "Simulator");
pub const SIMULATOR_HINT: Text = Text::new(
    "数据来自模拟器，这些实例均为虚构。",
    "The data comes from a simulator. These instances don't exist.",
);
pub const UNKNOWN: Text = Text::new("未知", "Unknown");

/// The label of the link to an instance on the cloud's own console.
#[must_use]
pub fn open_in_cloud_console(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Open {name} in the Huawei Cloud console (new tab)"),
        Locale::Zh => format!("在华为云控制台中打开 {name}（新标签页）"),
    }
}

/// The name of a service, the same in both languages.
#[must_use]
pub const fn service_name(service: ServiceName) -> &'static str {
    match service {
        ServiceName::Apig => "APIG",
        ServiceName::KooPhone => "KooPhone",
        ServiceName::Roma => "ROMA",
    }
}
