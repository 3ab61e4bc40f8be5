//! What fails in the cloud, and passes.

use super::{CHECK_ADDRESS, CLOUD, CONTACT, Case, OPERATOR, PORTAL, WAIT, WAIT_TURN};
use crate::i18n::Text;

pub(in crate::i18n::error) const CONFLICT: Case = Case::new(
    Text::new("实例当前状态不允许此操作", "The instance's state does not allow this now"),
    WAIT,
    OPERATOR,
);
pub(in crate::i18n::error) const LOCKED: Case = Case::new(
    Text::new("另一操作正在进行，实例已锁定", "Another operation has locked the instance"),
    WAIT,
    OPERATOR,
);
pub(in crate::i18n::error) const INTERNAL: Case =
    Case::new(Text::new("服务内部错误", "The service has an internal error"), CONTACT, CLOUD);
pub(in crate::i18n::error) const DATABASE: Case =
    Case::new(Text::new("服务的数据库出错", "The service's database failed"), CONTACT, CLOUD);
pub(in crate::i18n::error) const SYSTEM: Case =
    Case::new(Text::new("服务系统错误", "The service's system failed"), CONTACT, CLOUD);
pub(in crate::i18n::error) const BACKEND: Case = Case::new(
    Text::new("网关连接不到后端服务", "The cloud's gateway does not reach the service"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const BACKEND_SLOW: Case = Case::new(
    Text::new("后端服务响应超时", "The service did not answer its gateway in time"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const FRONT: Case = Case::new(
    Text::new("云服务网关内部错误", "The cloud's gateway has an internal error"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const IAM: Case = Case::new(
    Text::new("云服务网关无法使用 IAM", "The cloud's gateway cannot use IAM"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const GATEWAY_REFUSED: Case = Case::new(
    Text::new("云服务网关拒绝了请求", "The cloud's gateway refused the request"),
    CHECK_ADDRESS,
    PORTAL,
);
pub(in crate::i18n::error) const OVER_LIMIT: Case = Case::new(
    Text::new(
        "请求过于频繁：已达该接口的限流上限",
        "Too many requests: this API's limit is reached",
    ),
    WAIT_TURN,
    OPERATOR,
);
