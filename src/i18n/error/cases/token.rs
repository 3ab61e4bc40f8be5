//! The token, and the application key in its place.

use super::{ADMINISTRATOR, Case, GET_ROLE, NEW_TOKEN, OPERATOR, PORTAL, SCOPED_TOKEN};
use crate::i18n::Text;

pub(in crate::i18n::error) const NO_TOKEN: Case =
    Case::new(Text::new("请求中没有令牌", "The request had no token"), NEW_TOKEN, OPERATOR);
pub(in crate::i18n::error) const OLD_TOKEN: Case = Case::new(
    Text::new("令牌已过期（有效期 24 小时）", "The token has expired; it lives for 24 hours"),
    NEW_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const WRONG_TOKEN: Case =
    Case::new(Text::new("令牌无效", "The token is wrong"), NEW_TOKEN, OPERATOR);
pub(in crate::i18n::error) const OTHER_TOKEN: Case = Case::new(
    Text::new("管理接口不接受此令牌", "The management API does not accept this token"),
    SCOPED_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const TOKEN_WITHOUT_PROJECT: Case = Case::new(
    Text::new("令牌不属于任何项目", "The token belongs to no project"),
    SCOPED_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const TOKEN_WITHOUT_USER: Case =
    Case::new(Text::new("令牌中没有用户", "The token names no user"), SCOPED_TOKEN, OPERATOR);
pub(in crate::i18n::error) const TOKEN_WITHOUT_ROLE: Case = Case::new(
    Text::new("令牌的用户没有任何角色", "The token's user has no role"),
    GET_ROLE,
    ADMINISTRATOR,
);
pub(in crate::i18n::error) const SIGNATURE: Case = Case::new(
    Text::new(
        "IAM 认证失败：令牌、AK 或签名不正确",
        "IAM refused the token, the access key or its signature",
    ),
    NEW_TOKEN,
    OPERATOR,
);
pub(in crate::i18n::error) const APP: Case = Case::new(
    Text::new("应用认证信息不正确", "The application's credential is wrong"),
    Text::new("检查代理使用的应用密钥。", "Check the application key that the proxy uses."),
    PORTAL,
);
