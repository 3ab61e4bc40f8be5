//! Errors because something was not found, or because the request was wrong.

use super::{
    CHECK_ADDRESS, CHECK_ID, CHECK_PHONE, CLOUD, CONTACT_WITH_CODE, Case, OPERATOR, PORTAL,
};
use crate::i18n::Text;

pub(in crate::i18n::error) const NO_INSTANCE: Case = Case::new(
    Text::new("实例不存在，或已被删除", "The instance doesn't exist or has been deleted"),
    CHECK_ID,
    OPERATOR,
);
pub(in crate::i18n::error) const NO_PHONE: Case = Case::new(
    Text::new("实例不存在，或已被删除", "The instance doesn't exist or has been deleted"),
    CHECK_PHONE,
    OPERATOR,
);
pub(in crate::i18n::error) const NO_SPEC: Case = Case::new(
    Text::new("实例规格不存在", "The instance specification doesn't exist"),
    CHECK_ID,
    OPERATOR,
);
pub(in crate::i18n::error) const NO_API: Case = Case::new(
    Text::new(
        "接口不存在或未发布：路径、区域或主机不正确",
        "No such API: the path, region, or host is incorrect",
    ),
    CHECK_ADDRESS,
    PORTAL,
);
pub(in crate::i18n::error) const PARAMETER: Case = Case::new(
    Text::new("请求参数不正确", "A request parameter is incorrect"),
    Text::new(
        "请检查配置的 ID。如果无误，请提供请求 ID 联系技术支持。",
        "Check the configured IDs. If they are correct, contact support with the request ID.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const TOO_LARGE: Case = Case::new(
    Text::new("请求或其请求头过大", "The request or its headers are too large"),
    Text::new(
        "请将代理的请求头上限设为 32 KB，Token 可能较长。",
        "Configure the proxy to accept headers of up to 32 KB; tokens can be long.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const TWO_REGIONS: Case = Case::new(
    Text::new("云手机位于不同区域", "The cloud phones are in different regions"),
    Text::new("请为每个区域配置一个来源。", "Configure a source for each region."),
    PORTAL,
);
pub(in crate::i18n::error) const FRAMEWORK: Case = Case::new(
    Text::new("ROMA 的服务框架拒绝了请求", "The ROMA service framework rejected the request"),
    CONTACT_WITH_CODE,
    CLOUD,
);
pub(in crate::i18n::error) const PLATFORM: Case = Case::new(
    Text::new("KooPhone 平台返回了公共错误码", "The KooPhone platform returned a common error"),
    CONTACT_WITH_CODE,
    CLOUD,
);
