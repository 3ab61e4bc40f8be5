//! The form that asks for a token.

use super::Text;

pub const TOKEN: Text = Text::new("令牌（X-Auth-Token）", "Token (X-Auth-Token)");
pub const HINT: Text = Text::new(
    "仅保存在本页内存中，只会发送给已配置的代理。",
    "It stays in this page's memory and is sent only to the configured proxy.",
);
pub const REFUSED: Text = Text::new(
    "该令牌未被接受。令牌有效期为 24 小时。",
    "This token was not accepted. A token lives for 24 hours.",
);
pub const TITLE: Text = Text::new("需要令牌才能继续", "A token is needed to go on");
pub const USE: Text = Text::new("使用此令牌", "Use this token");
