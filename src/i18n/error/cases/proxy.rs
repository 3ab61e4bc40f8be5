//! Errors that the gateway of this project reports itself.

use super::{CHECK_PROXY, CHECK_REWRITE, Case, OPERATOR, PORTAL};
use crate::i18n::Text;

pub(in crate::i18n::error) const PROXY_NO_ENTRY: Case = Case::new(
    Text::new("代理不接受来自此页面的请求", "The proxy doesn't accept requests from this page"),
    Text::new(
        "请检查代理允许的主机和源（Origin）。",
        "Check which hosts and origins the proxy allows.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const NO_BEARER: Case = Case::new(
    Text::new("代理要求 Bearer Token", "The proxy requires a bearer token"),
    Text::new("请检查代理配置中的 access。", "Check access in the proxy's configuration."),
    PORTAL,
);
pub(in crate::i18n::error) const NOT_THROUGH_FRONT: Case = Case::new(
    Text::new(
        "请求未经过代理前面的服务器",
        "The request didn't come through the server in front of the proxy",
    ),
    Text::new("请通过该服务器的地址访问控制台。", "Open the console at that server's address."),
    OPERATOR,
);
pub(in crate::i18n::error) const NOT_ALLOWED: Case = Case::new(
    Text::new("代理不允许此请求", "The proxy doesn't allow this request"),
    Text::new(
        "请检查控制台与代理的版本是否一致。",
        "Check that the console and the proxy have the same version.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const SLOW_REQUEST: Case = Case::new(
    Text::new("代理未及时收到完整的请求", "The proxy didn't receive the complete request in time"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_CUT: Case = Case::new(
    Text::new(
        "代理收到的华为云响应不完整",
        "The proxy received an incomplete response from Huawei Cloud",
    ),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_UNREACHABLE: Case = Case::new(
    Text::new("代理连接华为云失败", "The proxy couldn't connect to Huawei Cloud"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_NO_CONNECTION: Case = Case::new(
    Text::new("代理连接华为云超时", "The proxy's connection to Huawei Cloud timed out"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_SLOW: Case = Case::new(
    Text::new("华为云未在规定时间内响应代理", "Huawei Cloud didn't respond to the proxy in time"),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_NAME: Case = Case::new(
    Text::new("代理解析华为云域名失败", "The proxy couldn't resolve Huawei Cloud's host name"),
    Text::new(
        "请检查代理配置的上游地址以及代理所在机器的 DNS。",
        "Check the upstream address in the proxy's configuration and the DNS of the proxy's machine.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_CERTIFICATE: Case = Case::new(
    Text::new("代理不信任华为云的证书", "The proxy doesn't trust Huawei Cloud's certificate"),
    Text::new(
        "请检查上游地址和代理所在机器的时间；如果证书由企业 CA 签发，请在代理的配置中设置 ca_file。",
        "Check the upstream address and the clock of the proxy's machine. If your company issues its own certificates, set ca_file in the proxy's configuration.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_TOO_LARGE: Case = Case::new(
    Text::new(
        "华为云的响应超过代理的大小上限",
        "The response from Huawei Cloud is too large for the proxy",
    ),
    CHECK_PROXY,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_WEB_PAGE: Case = Case::new(
    Text::new(
        "代理从华为云地址收到的是网页",
        "The proxy received a web page from Huawei Cloud's address",
    ),
    Text::new(
        "请检查上游地址及中间的代理。",
        "Check the upstream address and any proxy in between.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_NOT_JSON: Case = Case::new(
    Text::new("代理收到的响应不是 JSON", "The proxy received a response that isn't JSON"),
    CHECK_REWRITE,
    PORTAL,
);
pub(in crate::i18n::error) const UPSTREAM_ECHO: Case = Case::new(
    Text::new(
        "代理拦截了包含其自身 Token 的响应",
        "The proxy blocked a response that contains the proxy's own token",
    ),
    Text::new(
        "请检查代理配置的上游地址，并考虑更换 Token。",
        "Check the upstream address in the proxy's configuration, and consider replacing the token.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const EGRESS: Case = Case::new(
    Text::new(
        "代理通过出口代理（HTTPS_PROXY）访问华为云失败",
        "The proxy couldn't reach Huawei Cloud through its outgoing proxy (HTTPS_PROXY)",
    ),
    Text::new(
        "请检查 HTTPS_PROXY 的地址和密码，以及出口代理是否允许访问华为云。",
        "Check the address and password in HTTPS_PROXY, and whether the outgoing proxy allows access to Huawei Cloud.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_TOKEN: Case = Case::new(
    Text::new("代理的凭证无效", "The proxy's credential is invalid"),
    Text::new(
        "请在代理的配置中更换 Token 或访问密钥。",
        "Replace the token or access key in the proxy's configuration.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_NO_TOKEN: Case = Case::new(
    Text::new("代理尚未从 IAM 获取到 Token", "The proxy has no token from IAM yet"),
    Text::new(
        "请检查代理能否访问 IAM，以及代理配置的项目是否正确。",
        "Check that the proxy can reach IAM and that its configured project is correct.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_USER_REFUSED: Case = Case::new(
    Text::new("IAM 拒绝了代理的用户名或密码", "IAM rejected the proxy's username or password"),
    Text::new(
        "为避免用户被锁定，代理已停止重试。请更正用户名或密码，然后重新加载代理的配置；如无需更改配置，请重启代理。",
        "The proxy stopped trying so that the user isn't locked. Correct the username or password, and then reload the proxy's configuration, or restart the proxy if the configuration needs no change.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_CLOCK: Case = Case::new(
    Text::new(
        "代理所在机器的时间不准，签名被拒绝",
        "The clock of the proxy's machine is incorrect, so its signature was rejected",
    ),
    Text::new("请校准该机器的时间（NTP）。", "Set the clock of that machine, preferably with NTP."),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_NOT_SHOWN: Case = Case::new(
    Text::new("代理未开放此项目或实例", "The proxy doesn't show this project or instance"),
    Text::new(
        "请检查代理配置中的 access，或从此页面移除该项。",
        "Check access in the proxy's configuration, or remove the project or instance from this page.",
    ),
    PORTAL,
);
pub(in crate::i18n::error) const PROXY_BUSY: Case = Case::new(
    Text::new("代理中排队的请求过多", "Too many requests are waiting at the proxy"),
    Text::new(
        "如持续出现，请在代理的配置中调大 limits.calls_at_once。",
        "If this persists, raise limits.calls_at_once in the proxy's configuration.",
    ),
    PORTAL,
);
