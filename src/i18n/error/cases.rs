//! What can have happened, each with what to do and who can do it. What to do is shared where it is one.

use crate::i18n::Text;

/// What happened, what to do, who can do it.
pub(super) type Case = (Text, Text, Text);

const OPERATOR: Text = Text::new("您", "You");
const ADMINISTRATOR: Text = Text::new("账号管理员", "The account's administrator");
const PORTAL: Text = Text::new("此页面的维护者", "Whoever runs this page");
const CLOUD: Text = Text::new("云服务支持", "The cloud's support");

const CHECK_ADDRESS: Text = Text::new(
    "检查该来源的代理、区域和项目 ID。",
    "Check this source's proxy, region and project ID.",
);
const CHECK_ID: Text =
    Text::new("确认 ID 和项目，然后刷新。", "Check the ID and the project, then refresh.");
const CHECK_PROJECT: Text = Text::new(
    "确认该来源的项目 ID 属于令牌所在的账号和区域。",
    "Check that this source's project ID belongs to the token's account and region.",
);
const CHECK_PROXY: Text = Text::new(
    "会自动重试；请检查代理的日志及其到云服务的网络。",
    "It is tried again by itself; check the proxy's log and its way to the cloud.",
);
const CONTACT: Text = Text::new(
    "会自动重试；若持续出现，请附上请求 ID 联系支持。",
    "It is tried again by itself; if it stays, contact support with the request ID.",
);
const CREATE_AGAIN: Text = Text::new(
    "附上错误码联系支持，或删除后重新创建。",
    "Contact support with the code, or delete it and create it again.",
);
const FOLLOW: Text =
    Text::new("按错误码和消息处理，然后刷新。", "Follow the code and the message, then refresh.");
const FREE_QUOTA: Text = Text::new(
    "申请提高配额，或释放不再使用的实例。",
    "Ask for a higher quota, or release instances that are not used.",
);
const GET_PERMISSION: Text = Text::new(
    "申请查看实例的权限，然后刷新。",
    "Ask for permission to view instances, then refresh.",
);
const GET_ROLE: Text = Text::new(
    "为该用户授予此项目的 IAM 角色，然后提供新的令牌。",
    "Give the user an IAM role in this project, then provide a new token.",
);
const NEW_TOKEN: Text = Text::new("提供新的令牌。", "Provide a new token.");
const OTHER_PLACE: Text = Text::new(
    "换一个可用区或规格，然后重新创建。",
    "Choose another zone or specification, then create it again.",
);
const RENEW_ACCOUNT: Text = Text::new(
    "检查账号是否欠费或被冻结，恢复后刷新。",
    "See whether the account is in arrears or frozen; refresh when that is settled.",
);
const SCOPED_TOKEN: Text = Text::new(
    "用 IAM 用户为此项目重新获取令牌。",
    "Get a token as an IAM user, for this very project.",
);
const WAIT: Text = Text::new(
    "等待当前操作完成；会自动重试。",
    "Wait for the operation under way; it is tried again by itself.",
);
const WAIT_TURN: Text =
    Text::new("会按服务要求的时间自动重试。", "It is tried again when the service allows it.");

// Of a kind, where the code says no more.

pub(super) const CONFIGURATION: Case = (
    Text::new("配置的地址、区域或项目不正确", "The configured address, region or project is wrong"),
    CHECK_ADDRESS,
    PORTAL,
);
pub(super) const CREDENTIAL: Case = (
    Text::new("令牌缺失、过期或无效", "The token is missing, expired or wrong"),
    NEW_TOKEN,
    OPERATOR,
);
pub(super) const INVALID: Case = (
    Text::new("收到的响应不符合接口文档", "The answer is not what the API documents"),
    Text::new(
        "会自动重试；若持续出现，请检查代理是否改写了响应。",
        "It is tried again by itself; if it stays, check whether a proxy rewrites answers.",
    ),
    PORTAL,
);
pub(super) const NOT_FOUND: Case = (
    Text::new(
        "实例或项目不存在，或已被删除",
        "The instance or project does not exist, or was deleted",
    ),
    CHECK_ID,
    OPERATOR,
);
pub(super) const PERMISSION: Case = (
    Text::new("该用户没有所需权限", "This user lacks the permission"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(super) const REFUSED: Case =
    (Text::new("服务拒绝了请求", "The service refused the request"), FOLLOW, ADMINISTRATOR);
pub(super) const THROTTLED: Case = (
    Text::new("请求过于频繁，已被限流", "Too many requests: the service is throttling"),
    WAIT_TURN,
    OPERATOR,
);
pub(super) const TRANSIENT: Case =
    (Text::new("服务暂时出错", "The service failed for the moment"), CONTACT, CLOUD);
pub(super) const TRANSPORT: Case = (
    Text::new(
        "没有收到响应：网络或代理不可达",
        "No answer: the network or the proxy is out of reach",
    ),
    Text::new(
        "会自动重试；请检查网络，以及代理是否在运行。",
        "It is tried again by itself; check the network and whether the proxy runs.",
    ),
    PORTAL,
);

// Of a code: the token.

pub(super) const NO_TOKEN: Case =
    (Text::new("请求中没有令牌", "The request had no token"), NEW_TOKEN, OPERATOR);
pub(super) const OLD_TOKEN: Case = (
    Text::new("令牌已过期（有效期 24 小时）", "The token has expired; it lives for 24 hours"),
    NEW_TOKEN,
    OPERATOR,
);
pub(super) const WRONG_TOKEN: Case =
    (Text::new("令牌无效", "The token is wrong"), NEW_TOKEN, OPERATOR);
pub(super) const OTHER_TOKEN: Case = (
    Text::new("管理接口不接受此令牌", "The management API does not accept this token"),
    SCOPED_TOKEN,
    OPERATOR,
);
pub(super) const TOKEN_WITHOUT_PROJECT: Case =
    (Text::new("令牌不属于任何项目", "The token belongs to no project"), SCOPED_TOKEN, OPERATOR);
pub(super) const TOKEN_WITHOUT_USER: Case =
    (Text::new("令牌中没有用户", "The token names no user"), SCOPED_TOKEN, OPERATOR);
pub(super) const TOKEN_WITHOUT_ROLE: Case =
    (Text::new("令牌的用户没有任何角色", "The token's user has no role"), GET_ROLE, ADMINISTRATOR);
pub(super) const SIGNATURE: Case = (
    Text::new(
        "IAM 认证失败：令牌、AK 或签名不正确",
        "IAM refused the token, the access key or its signature",
    ),
    NEW_TOKEN,
    OPERATOR,
);
pub(super) const APP: Case = (
    Text::new("应用认证信息不正确", "The application's credential is wrong"),
    Text::new("检查代理使用的应用密钥。", "Check the application key that the proxy uses."),
    PORTAL,
);

// What is not allowed.

pub(super) const RESTRICTED: Case =
    (Text::new("此操作受限", "This operation is restricted"), GET_PERMISSION, ADMINISTRATOR);
pub(super) const SUSPENDED: Case =
    (Text::new("账号已被暂停", "The account is suspended"), RENEW_ACCOUNT, ADMINISTRATOR);
pub(super) const READ_ONLY: Case =
    (Text::new("账号为只读状态", "The account is read-only"), RENEW_ACCOUNT, ADMINISTRATOR);
pub(super) const FOREIGN: Case = (
    Text::new("该资源属于另一个项目", "The resource belongs to another project"),
    CHECK_PROJECT,
    OPERATOR,
);
pub(super) const DOMAIN: Case = (
    Text::new("该账号无权使用此服务", "This account may not use the service"),
    Text::new("先为该账号开通服务。", "Subscribe to the service with this account first."),
    ADMINISTRATOR,
);
pub(super) const OTHER_PROJECT: Case = (
    Text::new("令牌不属于所请求的项目", "The token is for another project than the one asked for"),
    CHECK_PROJECT,
    OPERATOR,
);
pub(super) const ENTERPRISE: Case = (
    Text::new("该用户无权访问此企业项目", "This user may not enter the enterprise project"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(super) const POLICY: Case = (
    Text::new("IAM 策略不允许此操作", "An IAM policy does not allow this"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(super) const REGION: Case = (
    Text::new("该用户被禁止访问此区域", "This user may not enter the region"),
    GET_PERMISSION,
    ADMINISTRATOR,
);
pub(super) const PROJECT_OFF: Case =
    (Text::new("项目不可用", "The project is not available"), RENEW_ACCOUNT, ADMINISTRATOR);
pub(super) const PHONE: Case = (
    Text::new(
        "没有该云手机的权限（与令牌无关）",
        "No permission for this cloud phone; the token is not the reason",
    ),
    Text::new(
        "确认该云手机属于配置的用户，或申请权限。",
        "Check that the phone belongs to the configured user, or ask for permission.",
    ),
    ADMINISTRATOR,
);

// What was not found, or cannot be asked for so.

pub(super) const NO_INSTANCE: Case = (
    Text::new("实例不存在，或已被删除", "The instance does not exist, or was deleted"),
    CHECK_ID,
    OPERATOR,
);
pub(super) const NO_SPEC: Case = (
    Text::new("实例规格不存在", "The instance's specification does not exist"),
    CHECK_ID,
    OPERATOR,
);
pub(super) const NO_API: Case = (
    Text::new(
        "接口不存在或未发布：路径、区域或主机不正确",
        "No such API: the path, the region or the host is wrong",
    ),
    CHECK_ADDRESS,
    PORTAL,
);
pub(super) const PARAMETER: Case = (
    Text::new("请求参数不正确", "A parameter of the request is wrong"),
    Text::new(
        "检查配置的 ID；若无误，请附上请求 ID 联系支持。",
        "Check the configured IDs; if they are right, contact support with the request ID.",
    ),
    PORTAL,
);
pub(super) const TOO_LARGE: Case = (
    Text::new("请求或其请求头过大", "The request or its headers are too large"),
    Text::new(
        "让代理接受 32 KB 的请求头：令牌可能很长。",
        "Let the proxy take headers of 32 KB: a token can be long.",
    ),
    PORTAL,
);
pub(super) const TWO_REGIONS: Case = (
    Text::new("云手机位于不同区域", "The cloud phones are in different regions"),
    Text::new("为每个区域配置一个来源。", "Configure a source for each region."),
    PORTAL,
);
pub(super) const FRAMEWORK: Case = (
    Text::new("ROMA 的服务框架拒绝了请求", "ROMA's service framework refused the request"),
    FOLLOW,
    CLOUD,
);
pub(super) const PLATFORM: Case = (
    Text::new("KooPhone 平台返回公共错误", "KooPhone's platform answered with a common error"),
    FOLLOW,
    CLOUD,
);

// A creation that failed.

pub(super) const CREATION: Case =
    (Text::new("创建失败", "The creation failed"), CREATE_AGAIN, CLOUD);
pub(super) const QUOTA: Case = (
    Text::new("创建失败：配额不足", "The creation failed: a quota is used up"),
    FREE_QUOTA,
    ADMINISTRATOR,
);
pub(super) const RESOURCES: Case = (
    Text::new("创建失败：资源不足", "The creation failed: not enough resources there"),
    OTHER_PLACE,
    OPERATOR,
);
pub(super) const INSTANCE_QUOTA: Case = (
    Text::new("实例数量已达配额上限", "The quota of instances is used up"),
    FREE_QUOTA,
    ADMINISTRATOR,
);

// What passes.

pub(super) const CONFLICT: Case = (
    Text::new("实例当前状态不允许此操作", "The instance's state does not allow this now"),
    WAIT,
    OPERATOR,
);
pub(super) const LOCKED: Case = (
    Text::new("另一操作正在进行，实例已锁定", "Another operation has locked the instance"),
    WAIT,
    OPERATOR,
);
pub(super) const INTERNAL: Case =
    (Text::new("服务内部错误", "The service has an internal error"), CONTACT, CLOUD);
pub(super) const DATABASE: Case =
    (Text::new("服务的数据库出错", "The service's database failed"), CONTACT, CLOUD);
pub(super) const SYSTEM: Case =
    (Text::new("服务系统错误", "The service's system failed"), CONTACT, CLOUD);
pub(super) const BACKEND: Case = (
    Text::new("网关连接不到后端服务", "The cloud's gateway does not reach the service"),
    CONTACT,
    CLOUD,
);
pub(super) const BACKEND_SLOW: Case = (
    Text::new("后端服务响应超时", "The service did not answer its gateway in time"),
    CONTACT,
    CLOUD,
);
pub(super) const FRONT: Case =
    (Text::new("云服务网关内部错误", "The cloud's gateway has an internal error"), CONTACT, CLOUD);
pub(super) const IAM: Case =
    (Text::new("云服务网关无法使用 IAM", "The cloud's gateway cannot use IAM"), CONTACT, CLOUD);
pub(super) const GATEWAY_REFUSED: Case = (
    Text::new("云服务网关拒绝了请求", "The cloud's gateway refused the request"),
    CHECK_ADDRESS,
    PORTAL,
);
pub(super) const OVER_LIMIT: Case = (
    Text::new(
        "请求过于频繁：已达该接口的限流上限",
        "Too many requests: this API's limit is reached",
    ),
    WAIT_TURN,
    OPERATOR,
);

// What the gateway beside this widget says for itself.

pub(super) const PROXY_NO_ENTRY: Case = (
    Text::new("代理不接受来自此页面的请求", "The proxy takes no requests from this page"),
    Text::new("检查代理允许的主机和来源。", "Check which hosts and origins the proxy allows."),
    PORTAL,
);
pub(super) const PROXY_CUT: Case = (
    Text::new("代理没有从云服务得到完整响应", "The proxy got no whole answer from the cloud"),
    CHECK_PROXY,
    PORTAL,
);
pub(super) const PROXY_TOKEN: Case = (
    Text::new("代理自己的凭证不可用", "The proxy's own credential does not work"),
    CHECK_PROXY,
    PORTAL,
);
