//! What the gateway beside this widget says for itself.

use super::{CHECK_PROXY, Case, PORTAL};
use crate::i18n::Text;

pub(in crate::i18n::error) const PROXY_NO_ENTRY: Case = Case::new(
    Text::new("代理不接受来自此页面的请求", "The proxy takes no requests from this page"),
    Text::new("检查代理允许的主机和来源。", "Check which hosts and origins the proxy allows."),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_CUT: Case = Case::new(
    Text::new("代理没有从云服务得到完整响应", "The proxy got no whole answer from the cloud"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_TOKEN: Case = Case::new(
    Text::new("代理自己的凭证不可用", "The proxy's own credential does not work"),
    CHECK_PROXY,
    PORTAL,
);
