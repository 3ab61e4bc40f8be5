//! What was not found, or cannot be asked for so.

use super::{CHECK_ADDRESS, CHECK_ID, CLOUD, Case, FOLLOW, OPERATOR, PORTAL};
use crate::i18n::Text;

pub(in crate::i18n::error) const NO_INSTANCE: Case = Case::new(
    Text::new("实例不存在，或已被删除", "The instance does not exist, or was deleted"),
    CHECK_ID,
    OPERATOR,
);
pub(in crate::i18n::error) const NO_SPEC: Case = Case::new(
    Text::new("实例规格不存在", "The instance's specification does not exist"),
    CHECK_ID,
    OPERATOR,
);
pub(in crate::i18n::error) const NO_API: Case = Case::new(
    Text::new(
        "接口不存在或未发布：路径、区域或主机不正确",
        "No such API: the path, the region or the host is wrong",
    ),
    CHECK_ADDRESS,
    PORTAL,
);
pub(in crate::i18n::error) const PARAMETER: Case = Case::new(
    Text::new("请求参数不正确", "A parameter of the request is wrong"),
    Text::new(
        "检查配置的 ID；若无误，请附上请求 ID 联系支持。",
        "Check the configured IDs; if they are right, contact support with the request ID.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const TOO_LARGE: Case = Case::new(
    Text::new("请求或其请求头过大", "The request or its headers are too large"),
    Text::new(
        "让代理接受 32 KB 的请求头：令牌可能很长。",
        "Let the proxy take headers of 32 KB: a token can be long.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const TWO_REGIONS: Case = Case::new(
    Text::new("云手机位于不同区域", "The cloud phones are in different regions"),
    Text::new("为每个区域配置一个来源。", "Configure a source for each region."),
    PORTAL,
);
pub(in crate::i18n::error) const FRAMEWORK: Case = Case::new(
    Text::new("ROMA 的服务框架拒绝了请求", "ROMA's service framework refused the request"),
    FOLLOW,
    CLOUD,
);
pub(in crate::i18n::error) const PLATFORM: Case = Case::new(
    Text::new("KooPhone 平台返回公共错误", "KooPhone's platform answered with a common error"),
    FOLLOW,
    CLOUD,
);
