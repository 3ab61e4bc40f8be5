//! The form that asks for a token.

use console_config::TokenProblem;

use super::{Locale, Text, elapsed, pair};
use crate::poll::Millis;

pub const TOKEN: Text = Text::new("Token（X-Auth-Token）", "Token (X-Auth-Token)");
pub const HOW: Text = Text::new(
    "调用 IAM“获取用户 Token”接口，复制响应消息头 X-Subject-Token 的值。",
    "Call the IAM API for obtaining a user token, and copy the value of the X-Subject-Token response header.",
);
pub const HINT: Text = Text::new(
    "Token 仅保存在本页内存中，且只发送给已配置的代理。",
    "The token is kept only in this page's memory and sent only to the configured proxy.",
);
pub const REFUSED: Text = Text::new(
    "Token 未通过验证，可能已过期（有效期 24 小时）。请重新获取并输入。",
    "The token was rejected. It may have expired (tokens last 24 hours). Enter a new one.",
);
/// The announcement of a rejected token where the page, not the person, provides the next one.
pub const REJECTED: Text = Text::new("Token 未通过验证。", "The token was rejected.");
pub const TITLE: Text = Text::new("请输入 Token 以继续", "Enter a token to continue");
pub const USE: Text = Text::new("使用 Token", "Use token");

pub const ASKED: Text = Text::new("正在从所在页面获取 Token…", "Getting a token from this page…");
pub const NOT_GIVEN: Text = Text::new(
    "所在页面未提供有效的 Token。请单击“刷新”重试；如仍不行，请重新登录该页面，或联系控制台管理员。",
    "This page didn't provide a valid token. Select Refresh to try again. If that doesn't help, sign in again or contact the console administrator.",
);

pub const NOT_RENEWED: Text =
    Text::new("代理无法续期自己的 Token。", "The proxy can't renew its own token.");

/// When the proxy's own token ends that it cannot renew, and what to do.
#[must_use]
pub fn ends_in(locale: Locale, left: Millis) -> String {
    if left == 0 {
        let ended = Text::new(
            "该 Token 已失效，请联系代理的维护人员。",
            "It has ended. Contact whoever runs the proxy.",
        );
        return ended.localized(locale).to_owned();
    }
    let left = elapsed(locale, left);
    match locale {
        Locale::En => format!("It ends in {left}. Contact whoever runs the proxy."),
        Locale::Zh => format!("该 Token 将在 {left}后失效，请联系代理的维护人员。"),
    }
}

/// The source for which a token is typed.
#[must_use]
pub fn required_by(locale: Locale, source: &str) -> String {
    let label = match locale {
        Locale::En => "Required by",
        Locale::Zh => "需要 Token 的来源",
    };
    pair(locale, label, source)
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
