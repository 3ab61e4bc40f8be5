//! The words for an error of which only the kind is known.

use super::Subject;
use super::cases::{
    ADMINISTRATOR, CHECK_ADDRESS, CHECK_ID, CHECK_LIST, CHECK_NETWORK, CHECK_PHONE, CHECK_REWRITE,
    CLOUD, CONTACT, Case, FOLLOW, GET_PERMISSION, NEW_TOKEN, NOBODY, OPERATOR, PORTAL, WAIT_TURN,
};
use crate::{api::Kind, i18n::Text};

/// The words for a kind. What was not found depends on what the call was about.
pub(super) const fn case(kind: Kind, subject: Subject) -> &'static Case {
    match kind {
        Kind::Configuration => &CONFIGURATION,
        Kind::Credential => &CREDENTIAL,
        Kind::Invalid => &INVALID,
        Kind::NotFound => match subject {
            Subject::Instance => &NOT_FOUND,
            Subject::List => &LIST_NOT_FOUND,
            Subject::Phone => &PHONE_NOT_FOUND,
        },
        Kind::Permission => &PERMISSION,
        Kind::Refused => &REFUSED,
        Kind::Throttled => &THROTTLED,
        Kind::Transient => &TRANSIENT,
        Kind::Transport => &TRANSPORT,
    }
}

const CONFIGURATION: Case = Case::new(
    Text::new(
        "配置的地址、区域或项目不正确",
        "The configured address, region, or project is incorrect",
    ),
    CHECK_ADDRESS,
    PORTAL,
);
const CREDENTIAL: Case = Case::new(
    Text::new("Token 缺失、过期或无效", "The token is missing, expired, or invalid"),
    NEW_TOKEN,
    OPERATOR,
);
const INVALID: Case = Case::new(
    Text::new("响应与接口文档不一致", "The response doesn't match the API documentation"),
    CHECK_REWRITE,
    PORTAL,
);
const NOT_FOUND: Case = Case::new(
    Text::new(
        "实例或项目不存在，或已被删除",
        "The instance or project doesn't exist or has been deleted",
    ),
    CHECK_ID,
    OPERATOR,
);
const LIST_NOT_FOUND: Case = Case::new(
    Text::new("找不到该项目或区域的资源", "The project or region has no such resource"),
    CHECK_LIST,
    PORTAL,
);
const PHONE_NOT_FOUND: Case = Case::new(
    Text::new(
        "实例或用户不存在，或已被删除",
        "The instance or user doesn't exist or has been deleted",
    ),
    CHECK_PHONE,
    OPERATOR,
);
const PERMISSION: Case = Case::new(
    Text::new("该用户没有所需权限", "This user doesn't have the required permission"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
const REFUSED: Case = Case::new(
    Text::new("服务拒绝了请求", "The service rejected the request"),
    FOLLOW,
    ADMINISTRATOR,
);
const THROTTLED: Case = Case::new(
    Text::new("请求过于频繁，已触发流控", "Too many requests: the service is limiting the rate"),
    WAIT_TURN,
    NOBODY,
);
const TRANSIENT: Case = Case::new(
    Text::new("服务暂时不可用", "The service is temporarily unavailable"),
    CONTACT,
    CLOUD,
);
const TRANSPORT: Case = Case::new(
    Text::new(
        "没有收到响应：网络或代理不可达",
        "No response: the network or the proxy is unreachable",
    ),
    CHECK_NETWORK,
    PORTAL,
);
