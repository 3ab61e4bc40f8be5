//! The form that asks for a token.

use console_config::TokenProblem;

use super::{Locale, Text, elapsed};
use crate::poll::Millis;

pub const TOKEN: Text = Text::new("Token（X-Auth-Token）", "Token (X-Auth-Token)");
pub const HOW: Text = Text::new(
    "可调用 IAM 获取用户 Token 的接口，取响应消息头 X-Subject-Token 的值。",
    "Get a token from the IAM API: it is the X-Subject-Token response header.",
);
pub const HINT: Text = Text::new(
    "Token 仅保存在本页内存中，且只发送给已配置的代理。",
    "The token is kept only in this page's memory and sent only to the configured proxy.",
);
pub const REFUSED: Text = Text::new(
    "Token 验证失败。请输入新的 Token，有效期为 24 小时。",
    "The token was rejected. Enter a new one; tokens are valid for 24 hours.",
);
pub const TITLE: Text = Text::new("请输入 Token 以继续", "Enter a token to continue");
pub const USE: Text = Text::new("使用 Token", "Use token");

pub const ASKED: Text =
    Text::new("正在向所在页面获取令牌…", "The page is being asked for a token…");
pub const NOT_GIVEN: Text = Text::new(
    "所在页面没有提供可用的令牌。请点击“刷新”重试；如仍不行，请重新登录该页面，或联系其维护人员。",
    "The page has given no token that is accepted. Press Refresh to ask it again; if that does not help, sign in to the page again, or tell those who run it.",
);

pub const NOT_RENEWED: Text =
    Text::new("代理无法续期自己的 Token。", "The proxy can't renew its own token.");

/// When the proxy's own token ends that it cannot renew, and what to do.
#[must_use]
pub fn ends_in(locale: Locale, left: Millis) -> String {
    let left = elapsed(locale, left);
    match locale {
        Locale::En => format!("It ends in {left}. Contact whoever runs the proxy."),
        Locale::Zh => format!("该 Token 将在 {left}后失效，请联系代理的维护人员。"),
    }
}

/// Why a text cannot be used as a token, and was not sent.
#[must_use]
pub const fn problem(problem: TokenProblem) -> Text {
    match problem {
        TokenProblem::Empty => {
            Text::new("未发送：输入的内容中没有 Token。", "Not sent: the text contains no token.")
        }
        TokenProblem::Quote => Text::new(
            "未发送：Token 只有一端带引号，可能没有复制完整。",
            "Not sent: there is a quotation mark at one end only. Part of the token may be missing.",
        ),
        TokenProblem::Blank => Text::new(
            "未发送：Token 中间有空格。请只粘贴 Token 本身。",
            "Not sent: the token contains a space. Paste only the token.",
        ),
        TokenProblem::NotVisibleAscii => Text::new(
            "未发送：Token 只能包含可见的 ASCII 字符。请重新复制。",
            "Not sent: tokens contain only visible ASCII characters. Copy the token again.",
        ),
        TokenProblem::TooLong => Text::new(
            "未发送：Token 超过 32 KB 的上限。",
            "Not sent: the token is longer than the maximum of 32 KB.",
        ),
    }
}
