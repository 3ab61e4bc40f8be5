//! What is said of a failed call: what happened, what to do, and who can do it.

use super::Locale;
use crate::api::{Error, Kind, Label};

/// Three of an error's four parts; the fourth, code and request ID, is the API's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What happened.
    pub happened: &'static str,
    /// What to do.
    pub next: &'static str,
    /// Who can do it.
    pub who: &'static str,
}

/// The words for an error: by its code where the code says more than its kind.
#[must_use]
pub fn advice(locale: Locale, error: &Error) -> Advice {
    let (happened, next, who) = parts(error);
    Advice { happened: locale.of(happened), next: locale.of(next), who: locale.of(who) }
}

const OPERATOR: Label = Label::new("您", "You");
const ADMINISTRATOR: Label = Label::new("账号管理员", "The account's administrator");
const PORTAL: Label = Label::new("此页面的维护者", "Whoever runs this page");
const CLOUD: Label = Label::new("云服务支持", "The cloud's support");

fn parts(error: &Error) -> (Label, Label, Label) {
    match error.kind {
        Kind::Configuration => (
            Label::new(
                "配置的地址、区域或项目不正确",
                "The configured address, region or project is wrong",
            ),
            Label::new(
                "检查该来源的代理、区域和项目 ID。",
                "Check this source's proxy, region and project ID.",
            ),
            PORTAL,
        ),
        Kind::Credential => (
            Label::new("令牌缺失、过期或无效", "The token is missing, expired or wrong"),
            Label::new("提供新的令牌。", "Provide a new token."),
            OPERATOR,
        ),
        Kind::Invalid => (
            Label::new("收到的回答不符合接口文档", "The answer is not what the API documents"),
            Label::new(
                "会自动重试；若持续出现，请检查代理是否改写了回答。",
                "It is tried again by itself; if it stays, check whether a proxy rewrites answers.",
            ),
            PORTAL,
        ),
        Kind::NotFound => (
            Label::new(
                "实例或项目不存在，或已被删除",
                "The instance or project does not exist, or was deleted",
            ),
            Label::new("确认 ID 和项目，然后刷新。", "Check the ID and the project, then refresh."),
            OPERATOR,
        ),
        Kind::Permission => (
            Label::new("该用户没有所需权限", "This user lacks the permission"),
            Label::new(
                "申请查看实例的权限，然后刷新。",
                "Ask for permission to view instances, then refresh.",
            ),
            ADMINISTRATOR,
        ),
        Kind::Refused => (
            Label::new("服务拒绝了请求", "The service refused the request"),
            Label::new(
                "按错误码和消息处理，然后刷新。",
                "Follow the code and the message, then refresh.",
            ),
            ADMINISTRATOR,
        ),
        Kind::Throttled => (
            Label::new("请求过于频繁，被限流", "Too many requests: the service is throttling"),
            Label::new(
                "会按服务要求的时间自动重试。",
                "It is tried again when the service allows it.",
            ),
            OPERATOR,
        ),
        Kind::Transient => (
            Label::new("服务暂时出错", "The service failed for the moment"),
            Label::new(
                "会自动重试；若持续出现，请附上请求 ID 联系支持。",
                "It is tried again by itself; if it stays, contact support with the request ID.",
            ),
            CLOUD,
        ),
        Kind::Transport => (
            Label::new(
                "没有收到回答：网络或代理不可达",
                "No answer: the network or the proxy is out of reach",
            ),
            Label::new(
                "会自动重试；检查网络，以及代理是否在运行。",
                "It is tried again by itself; check the network and whether the proxy runs.",
            ),
            PORTAL,
        ),
    }
}
