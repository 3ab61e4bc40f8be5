//! The form that asks for a token.

use console_config::TokenProblem;

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

pub const ASKED: Text =
    Text::new("正在向所在页面获取令牌…", "The page is being asked for a token…");
pub const NOT_GIVEN: Text = Text::new(
    "所在页面没有提供可用的令牌。请点击“刷新”重试；如仍不行，请重新登录该页面，或联系其维护人员。",
    "The page has given no token that is accepted. Press Refresh to ask it again; if that does not help, sign in to the page again, or tell those who run it.",
);

/// Why a text cannot be used as a token. It was not sent.
#[must_use]
pub const fn problem(problem: TokenProblem) -> Text {
    match problem {
        TokenProblem::Empty => {
            Text::new("未发送：输入内容中没有令牌。", "Not sent: the text contains no token.")
        }
        TokenProblem::Quote => Text::new(
            "未发送：令牌的一端多了一个引号，可能没有复制完整。",
            "Not sent: a quotation mark stands at one end only. Part of the token may be missing.",
        ),
        TokenProblem::Blank => Text::new(
            "未发送：令牌中间有空格。请只粘贴令牌本身。",
            "Not sent: the token has a blank inside. Paste the token alone.",
        ),
        TokenProblem::NotVisibleAscii => Text::new(
            "未发送：令牌只能包含可见的 ASCII 字符。请重新复制令牌。",
            "Not sent: a token has only visible ASCII characters. Copy the token again.",
        ),
        TokenProblem::TooLong => Text::new(
            "未发送：令牌超过 32 KB 的上限。",
            "Not sent: the token is longer than 32 KB, which is the most.",
        ),
    }
}
