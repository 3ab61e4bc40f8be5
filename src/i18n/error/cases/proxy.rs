//! What the gateway beside this widget says for itself.

use super::{CHECK_PROXY, CHECK_REWRITE, Case, OPERATOR, PORTAL, WAIT};
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
pub(in crate::i18n::error) const UPSTREAM_UNREACHABLE: Case = Case::new(
    Text::new("代理无法连接到云服务", "The proxy cannot connect to the cloud"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_NO_CONNECTION: Case = Case::new(
    Text::new("代理连接云服务超时", "The proxy's connection to the cloud timed out"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_SLOW: Case = Case::new(
    Text::new("云服务没有及时响应代理", "The cloud did not answer the proxy in time"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_NAME: Case = Case::new(
    Text::new("代理无法解析云服务的域名", "The proxy cannot resolve the host name of the cloud"),
    Text::new(
        "请检查代理配置的上游地址以及代理所在机器的 DNS。",
        "Check the upstream address in the proxy's configuration and the DNS of the proxy's machine.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_CERTIFICATE: Case = Case::new(
    Text::new("代理不信任云服务的证书", "The proxy does not trust the certificate of the cloud"),
    Text::new(
        "请检查上游地址和代理所在机器的时间；如果证书由企业 CA 签发，请在代理的配置中设置 ca_file。",
        "Check the upstream address and the clock of the proxy's machine. If a company's own authority signs certificates, set ca_file in the proxy's configuration.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_TOO_LARGE: Case = Case::new(
    Text::new("云服务的响应过大", "The answer of the cloud is too large for the proxy"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_NOT_JSON: Case = Case::new(
    Text::new("代理收到的响应不是 JSON", "The proxy got an answer that is not JSON"),
    CHECK_REWRITE,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_ECHO: Case = Case::new(
    Text::new(
        "代理拦截了一个包含其自身令牌的响应",
        "The proxy held back an answer that repeats the proxy's own token",
    ),
    Text::new(
        "请检查代理配置的上游地址，并考虑更换令牌。",
        "Check the upstream address in the proxy's configuration, and consider replacing the token.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const EGRESS: Case = Case::new(
    Text::new(
        "代理无法通过出口代理（HTTPS_PROXY）访问云服务",
        "The proxy cannot reach the cloud through its own outgoing proxy (HTTPS_PROXY)",
    ),
    Text::new(
        "请检查 HTTPS_PROXY 的地址和密码，以及出口代理是否允许访问云服务。",
        "Check the address and the password in HTTPS_PROXY, and whether the outgoing proxy allows the cloud.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_TOKEN: Case = Case::new(
    Text::new("代理自己的凭证不可用", "The proxy's own credential does not work"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_NO_TOKEN: Case = Case::new(
    Text::new("代理尚未从 IAM 获取到令牌", "The proxy has no token from IAM yet"),
    Text::new(
        "代理会继续尝试。请检查代理能否访问 IAM，以及所配置的项目。",
        "It goes on trying. Check whether it reaches IAM, and the project it is configured for.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_USER_REFUSED: Case = Case::new(
    Text::new("IAM 拒绝了代理的用户名或密码", "IAM refused the proxy's user name or password"),
    Text::new(
        "为避免用户被锁定，代理已不再尝试。请更正用户名或密码，然后重新加载代理的配置。",
        "The proxy has stopped trying, lest the user is locked. Correct them, then reload the proxy's configuration.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_CLOCK: Case = Case::new(
    Text::new(
        "代理所在机器的时间不准，签名被拒绝",
        "The clock of the proxy's machine is wrong, so its signature was refused",
    ),
    Text::new("请校准该机器的时间（NTP）。", "Set that machine's clock, best by NTP."),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_NOT_SHOWN: Case = Case::new(
    Text::new("代理未开放此项目或实例", "The proxy does not show this project or instance"),
    Text::new(
        "请检查代理配置中的 access，或从此页面移除该项。",
        "Check `access` in the proxy's configuration, or remove it from this page.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_BUSY: Case = Case::new(
    Text::new("代理中排队的请求过多", "Too many requests wait at the proxy"),
    WAIT,
    OPERATOR,
);
