//! Temporary failures in the cloud.

use super::{CHECK_ADDRESS, CLOUD, CONTACT, Case, NOBODY, PORTAL, WAIT, WAIT_TURN};
use crate::i18n::Text;

pub(in crate::i18n::error) const CONFLICT: Case = Case::new(
    Text::new(
        "实例当前状态不允许此操作",
        "The current instance status doesn't allow this operation",
    ),
    WAIT,
    NOBODY,
);
pub(in crate::i18n::error) const LOCKED: Case = Case::new(
    Text::new("实例已被其他操作锁定", "The instance is locked by another operation"),
    WAIT,
    NOBODY,
);
pub(in crate::i18n::error) const INTERNAL: Case = Case::new(
    Text::new("服务内部错误", "The service encountered an internal error"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const DATABASE: Case = Case::new(
    Text::new("服务访问数据库失败", "The service couldn't access its database"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const SYSTEM: Case =
    Case::new(Text::new("服务系统错误", "The service encountered a system error"), CONTACT, CLOUD);
pub(in crate::i18n::error) const BACKEND: Case = Case::new(
    Text::new("云服务网关连接不到后端服务", "The cloud gateway can't reach the backend service"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const BACKEND_SLOW: Case = Case::new(
    Text::new("后端服务响应超时", "The backend service didn't respond in time"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const FRONT: Case = Case::new(
    Text::new("云服务网关内部错误", "The cloud gateway encountered an internal error"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const IAM: Case = Case::new(
    Text::new("云服务网关无法访问 IAM", "The cloud gateway can't access IAM"),
    CONTACT,
    CLOUD,
);
pub(in crate::i18n::error) const GATEWAY_REFUSED: Case = Case::new(
    Text::new("云服务网关拒绝了请求", "The cloud gateway rejected the request"),
    CHECK_ADDRESS,
    PORTAL,
);
pub(in crate::i18n::error) const OVER_LIMIT: Case = Case::new(
    Text::new(
        "请求过于频繁：已达该接口的流控上限",
        "Too many requests: this API's rate limit has been reached",
    ),
    WAIT_TURN,
    NOBODY,
);
