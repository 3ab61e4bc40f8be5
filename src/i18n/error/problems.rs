//! The words for an error that did not come from an API.

use super::cases::{
    CHECK_ADDRESS, CHECK_NETWORK, CHECK_PROXY, CHECK_REWRITE, Case, NETWORK, OPERATOR, PORTAL,
    RELOAD, web_page,
};
use crate::{api::Problem, i18n::Text};

/// The words for a problem, by the HTTP status if that says more; `None` if the words for the kind suffice.
pub(super) const fn case(problem: Problem, status: Option<u16>) -> Option<&'static Case> {
    Some(match problem {
        Problem::Unreachable => return None,
        Problem::CrossOrigin => &CROSS_ORIGIN,
        Problem::TimedOut => &TIMED_OUT,
        Problem::HostFetch => &HOST_FETCH,
        // A redirect leads to the same page.
        Problem::Redirected | Problem::WebPage => &web_page::WEB_PAGE,
        Problem::ProxyLogin => &PROXY_LOGIN,
        Problem::HeaderTooLarge => &HEADER_TOO_LARGE,
        Problem::Blocked => &BLOCKED,
        Problem::UnsignedError => match status {
            Some(401) => &LOGIN,
            Some(404 | 405) => &NO_PATH,
            Some(429) => return None,
            _ => &UNSIGNED_ERROR,
        },
        Problem::Empty => &EMPTY,
        Problem::CutOff => &CUT_OFF,
        Problem::NotJson { .. } => &NOT_JSON,
        Problem::UnsupportedCharset => &UNSUPPORTED_CHARSET,
        Problem::NotAnObject => &NOT_AN_OBJECT,
        Problem::InstancesNotAnArray => &INSTANCES_NOT_AN_ARRAY,
        Problem::NoStatus => &NO_STATUS,
        Problem::NoDataStatus => &NO_DATA_STATUS,
        Problem::UnusableId { .. } => &UNUSABLE_ID,
    })
}

/// The text with the placeholder `{line}` or `{field}` replaced by the problem's value.
pub(super) fn filled_in(text: &str, problem: Problem) -> String {
    if let Problem::NotJson { line } = problem {
        text.replace("{line}", &line.to_string())
    } else if let Problem::UnusableId { field } = problem {
        text.replace("{field}", field)
    } else {
        text.to_owned()
    }
}

// No answer arrived.

const CROSS_ORIGIN: Case = Case::new(
    Text::new(
        "没有收到响应：代理与此页面不同源",
        "No response from the proxy, which has a different origin from this page",
    ),
    Text::new(
        "请检查代理是否在运行、是否允许此页面跨域访问（CORS），以及此页面的内容安全策略（connect-src）是否允许访问代理。",
        "Check that the proxy is running, that its CORS headers allow this page, and that this page's content security policy (connect-src) allows the proxy.",
    ),
    PORTAL,
);
const TIMED_OUT: Case = Case::new(
    Text::new("请求超时：60 秒内没有收到完整响应", "Timed out: no complete response within 60 s"),
    CHECK_NETWORK,
    PORTAL,
);
const HOST_FETCH: Case = Case::new(
    Text::new("此页面自己的 fetch 函数出错", "This page's own fetch function failed"),
    Text::new(
        "请检查此页面中替换了 fetch 的脚本。",
        "Check this page's scripts that replace fetch.",
    ),
    PORTAL,
);

// Something between the page and the API answered.

const PROXY_LOGIN: Case = Case::new(
    Text::new("网络中的另一个代理要求登录", "Another proxy on the network requires a sign-in"),
    Text::new(
        "请登录该代理，或联系网络管理员。",
        "Sign in to that proxy, or contact the network administrator.",
    ),
    OPERATOR,
);
const HEADER_TOO_LARGE: Case = Case::new(
    Text::new("请求头或 Cookie 过大", "The request headers or cookies are too large"),
    Text::new(
        "请清除此网站的 Cookie，或将代理的请求头上限设为 32 KB，Token 可能较长。",
        "Clear this site's cookies, or configure the proxy to accept headers of up to 32 KB; tokens can be long.",
    ),
    PORTAL,
);
const BLOCKED: Case = Case::new(
    Text::new(
        "此页面与接口之间的防火墙拦截了请求",
        "A firewall between this page and the API blocked the request",
    ),
    Text::new("请联系网络管理员放行。", "Ask the network administrator to allow the request."),
    NETWORK,
);
const LOGIN: Case = Case::new(
    Text::new(
        "此页面与接口之间的服务器要求登录",
        "A server between this page and the API requires a sign-in",
    ),
    RELOAD,
    OPERATOR,
);
const NO_PATH: Case = Case::new(
    Text::new(
        "此页面与接口之间的服务器没有此路径",
        "A server between this page and the API doesn't have this path",
    ),
    CHECK_ADDRESS,
    PORTAL,
);
const UNSIGNED_ERROR: Case = Case::new(
    Text::new(
        "此页面与接口之间的服务器返回了错误",
        "A server between this page and the API returned an error",
    ),
    CHECK_PROXY,
    PORTAL,
);

// A good status whose body is not what the API documents.

const EMPTY: Case =
    Case::new(Text::new("响应为空", "The response is empty"), CHECK_REWRITE, PORTAL);
const CUT_OFF: Case =
    Case::new(Text::new("响应不完整", "The response is incomplete"), CHECK_REWRITE, PORTAL);
const NOT_JSON: Case = Case::new(
    Text::new("响应不是 JSON（第 {line} 行）", "The response isn't JSON (line {line})"),
    CHECK_REWRITE,
    PORTAL,
);
const UNSUPPORTED_CHARSET: Case = Case::new(
    Text::new("不支持响应的字符编码", "The character encoding of the response isn't supported"),
    CHECK_REWRITE,
    PORTAL,
);
const NOT_AN_OBJECT: Case = Case::new(
    Text::new("响应不是 JSON 对象", "The response isn't a JSON object"),
    CHECK_REWRITE,
    PORTAL,
);
const INSTANCES_NOT_AN_ARRAY: Case = Case::new(
    Text::new("响应中没有实例列表", "The response contains no instance list"),
    CHECK_REWRITE,
    PORTAL,
);
const NO_STATUS: Case = Case::new(
    Text::new("响应中没有创建状态", "The response contains no creation status"),
    CHECK_REWRITE,
    PORTAL,
);
const NO_DATA_STATUS: Case = Case::new(
    Text::new("响应中没有准备状态", "The response contains no preparation status"),
    CHECK_REWRITE,
    PORTAL,
);

// The request could not be made.

const UNUSABLE_ID: Case = Case::new(
    Text::new("此 ID 不能用作 {field}", "This ID can't be used as {field}"),
    Text::new("请检查配置的 ID。", "Check the configured IDs."),
    PORTAL,
);
