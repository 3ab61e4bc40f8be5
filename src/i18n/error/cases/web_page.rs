//! A web page instead of data, received by this page.

use super::{Case, OPERATOR, RELOAD};
use crate::i18n::Text;

pub(in crate::i18n::error) const WEB_PAGE: Case = Case::new(
    Text::new(
        "收到的是网页而不是数据，可能是登录页面",
        "Received a web page instead of data, probably a sign-in page",
    ),
    RELOAD,
    OPERATOR,
);
