//! Errors of the token, or of the application key that is used instead.

use super::{ADMINISTRATOR, Case, GET_ROLE, NEW_TOKEN, OPERATOR, PORTAL, SCOPED_TOKEN};
use crate::i18n::Text;

pub(in crate::i18n::error) const NO_TOKEN: Case =
    Case::new(Text::new("请求中没有 Token", "The request contains no token"), NEW_TOKEN, OPERATOR);
pub(in crate::i18n::error) const OLD_TOKEN: Case = Case::new(
    Text::new("Token 已过期（有效期 24 小时）", "The token has expired (valid for 24 hours)"),
    NEW_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const WRONG_TOKEN: Case =
    Case::new(Text::new("Token 无效", "The token is invalid"), NEW_TOKEN, OPERATOR);
pub(in crate::i18n::error) const OTHER_TOKEN: Case = Case::new(
    Text::new("管理接口不接受此 Token", "The management API doesn't accept this token"),
    SCOPED_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const TOKEN_WITHOUT_PROJECT: Case = Case::new(
    Text::new("Token 不属于任何项目", "The token has no project scope"),
    SCOPED_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const TOKEN_WITHOUT_USER: Case = Case::new(
    Text::new("Token 中没有用户信息", "The token has no user information"),
    SCOPED_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const TOKEN_WITHOUT_ROLE: Case = Case::new(
    Text::new("Token 的用户没有任何角色", "The token's user doesn't have any roles"),
    GET_ROLE,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const SIGNATURE: Case = Case::new(
    Text::new(
        "IAM 认证失败：Token、AK 或签名不正确",
        "IAM authentication failed: incorrect token, access key, or signature",
    ),
    NEW_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const APP: Case = Case::new(
    Text::new("应用认证信息不正确", "The application credential is incorrect"),
    Text::new("请检查代理使用的应用密钥。", "Check the application key that the proxy uses."),
    PORTAL,
);
