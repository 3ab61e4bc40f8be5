//! Errors because the user or the account may not do something.

use super::{ADMINISTRATOR, CHECK_PROJECT, Case, GET_PERMISSION, OPERATOR, RENEW_ACCOUNT};
use crate::i18n::Text;

pub(in crate::i18n::error) const RESTRICTED: Case = Case::new(
    Text::new("该用户无权调用此接口", "This user isn't allowed to call this API"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const SUSPENDED: Case =
    Case::new(Text::new("账号已被暂停", "The account is suspended"), RENEW_ACCOUNT, ADMINISTRATOR);
pub(in crate::i18n::error) const READ_ONLY: Case = Case::new(
    Text::new("账号为只读状态", "The account is read-only"),
    RENEW_ACCOUNT,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const FOREIGN: Case = Case::new(
    Text::new("该资源属于另一个项目", "The resource belongs to another project"),
    CHECK_PROJECT,
    OPERATOR,
);
pub(in crate::i18n::error) const DOMAIN: Case = Case::new(
    Text::new("该账号无权使用此服务", "This account isn't allowed to use the service"),
    Text::new("请先为该账号开通服务。", "Subscribe to the service with this account first."),
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const OTHER_PROJECT: Case = Case::new(
    Text::new("Token 不属于所请求的项目", "The token was issued for another project"),
    CHECK_PROJECT,
    OPERATOR,
);
pub(in crate::i18n::error) const ENTERPRISE: Case = Case::new(
    Text::new("该用户无权访问此企业项目", "This user can't access the enterprise project"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const POLICY: Case = Case::new(
    Text::new("IAM 策略不允许此操作", "An IAM policy denies this operation"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const REGION: Case = Case::new(
    Text::new("该用户被禁止访问此区域", "This user can't access this region"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const PROJECT_OFF: Case =
    Case::new(Text::new("项目不可用", "The project isn't available"), RENEW_ACCOUNT, ADMINISTRATOR);
pub(in crate::i18n::error) const PHONE: Case = Case::new(
    Text::new(
        "没有该云手机的权限（与 Token 无关）",
        "No permission for this cloud phone (the token is not the reason)",
    ),
    Text::new(
        "请确认该云手机属于配置的用户，或申请权限。",
        "Check that the cloud phone belongs to the configured user, or request permission.",
    ),
    ADMINISTRATOR,
);
