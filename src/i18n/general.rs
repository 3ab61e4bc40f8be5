//! What is said in many places.

use crate::api::Label;

pub const CHECKING: Label = Label::new("正在检查…", "Checking…");
pub const CLOSE: Label = Label::new("关闭", "Close");
pub const COPIED: Label = Label::new("已复制", "Copied");
pub const COPY: Label = Label::new("复制", "Copy");
pub const COPY_FAILED: Label = Label::new("浏览器不允许复制", "The browser did not allow copying");
pub const DATA_KEPT: Label = Label::new("显示最近一次收到的数据", "Showing the last data received");
pub const NONE: Label = Label::new("–", "–");
pub const PAUSE: Label = Label::new("暂停检查", "Pause");
pub const REFRESH: Label = Label::new("刷新", "Refresh");
pub const REQUEST_ID: Label = Label::new("请求 ID", "Request ID");
pub const RESUME: Label = Label::new("恢复检查", "Resume");
pub const UNKNOWN: Label = Label::new("未知", "Unknown");
pub const WHO: Label = Label::new("处理人", "Who can help");
