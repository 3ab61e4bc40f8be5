//! What is said in the place of a console whose configuration is wrong.

use super::Text;

pub const WRONG: Text = Text::new(
    "控制台无法启动：配置有误",
    "The console cannot start: its configuration has problems",
);
pub const NEXT: Text = Text::new(
    "请更正配置中的这些字段，然后重新加载页面。",
    "Correct these fields in the configuration, then reload the page.",
);
