//! What can be said of an error by its kind alone.

use super::cases::{
    ADMINISTRATOR, CHECK_ADDRESS, CHECK_ID, CHECK_NETWORK, CHECK_REWRITE, CLOUD, CONTACT, Case,
    FOLLOW, GET_PERMISSION, NEW_TOKEN, OPERATOR, PORTAL, WAIT_TURN,
};
use crate::{api::Kind, i18n::Text};

/// The words for a kind.
pub(super) const fn case(kind: Kind) -> &'static Case {
    match kind {
        Kind::Configuration => &CONFIGURATION,
        Kind::Credential => &CREDENTIAL,
        Kind::Invalid => &INVALID,
        Kind::NotFound => &NOT_FOUND,
        Kind::Permission => &PERMISSION,
        Kind::Refused => &REFUSED,
        Kind::Throttled => &THROTTLED,
        Kind::Transient => &TRANSIENT,
        Kind::Transport => &TRANSPORT,
    }
}

const CONFIGURATION: Case = Case::new(
    Text::new("配置的地址、区域或项目不正确", "The configured address, region or project is wrong"),
    CHECK_ADDRESS,
    PORTAL,
);
const CREDENTIAL: Case = Case::new(
    Text::new("令牌缺失、过期或无效", "The token is missing, expired or wrong"),
    NEW_TOKEN,
    OPERATOR,
);
const INVALID: Case = Case::new(
    Text::new("收到的响应不符合接口文档", "The answer is not what the API documents"),
    CHECK_REWRITE,
    PORTAL,
);
const NOT_FOUND: Case = Case::new(
    Text::new(
        "实例或项目不存在，或已被删除",
        "The instance or project does not exist, or was deleted",
    ),
    CHECK_ID,
    OPERATOR,
);
const PERMISSION: Case = Case::new(
    Text::new("该用户没有所需权限", "This user lacks the permission"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
const REFUSED: Case = Case::new(
    Text::new("服务拒绝了请求", "The service refused the request"),
    FOLLOW,
    ADMINISTRATOR,
);
const THROTTLED: Case = Case::new(
    Text::new("请求过于频繁，已被限流", "Too many requests: the service is throttling"),
    WAIT_TURN,
    OPERATOR,
);
const TRANSIENT: Case =
    Case::new(Text::new("服务暂时出错", "The service failed for the moment"), CONTACT, CLOUD);
const TRANSPORT: Case = Case::new(
    Text::new(
        "没有收到响应：网络或代理不可达",
        "No answer: the network or the proxy is out of reach",
    ),
    CHECK_NETWORK,
    PORTAL,
);
