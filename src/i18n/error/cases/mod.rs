//! The causes of errors, each with what to do and who can do it.

pub(super) mod access;
pub(super) mod creation;
pub(super) mod proxy;
pub(super) mod request;
pub(super) mod service;
pub(super) mod token;
pub(super) mod web_page;

use crate::i18n::Text;

/// The cause of an error.
#[derive(Debug)]
pub(super) struct Case {
    /// What happened: one clause without a full stop.
    pub(super) happened: Text,
    /// What to do, in whole sentences. They do not say that the console retries, because that depends on the
    /// error.
    pub(super) next: Text,
    /// Who can take the step in `next`, as a sentence; [`NOBODY`] where there is nothing to do.
    pub(super) who: Text,
}

impl Case {
    pub(super) const fn new(happened: Text, next: Text, who: Text) -> Self {
        Self { happened, next, who }
    }
}

pub(super) const NOBODY: Text = Text::new("", "");
pub(super) const OPERATOR: Text = Text::new("您可自行处理。", "You can fix this.");
pub(super) const ADMINISTRATOR: Text =
    Text::new("请联系：账号管理员", "Ask: the account administrator");
pub(super) const NETWORK: Text = Text::new("请联系：网络管理员", "Ask: the network administrator");
pub(super) const PORTAL: Text = Text::new("请联系：控制台管理员", "Ask: the console administrator");
pub(super) const CLOUD: Text = Text::new("请联系：华为云技术支持", "Ask: Huawei Cloud support");

pub(super) const CHECK_ADDRESS: Text = Text::new(
    "请检查该来源的代理、区域和项目 ID。",
    "Check this source's proxy, region, and project ID.",
);
pub(super) const CHECK_ID: Text = Text::new(
    "请检查实例 ID 和项目，然后刷新。",
    "Check the instance ID and the project, and then refresh.",
);
pub(super) const CHECK_LIST: Text =
    Text::new("请检查该来源的项目 ID 和区域。", "Check this source's project ID and region.");
pub(super) const CHECK_PHONE: Text = Text::new(
    "请检查实例 ID 和用户 ID，然后刷新。",
    "Check the instance ID and the user ID, and then refresh.",
);
pub(super) const CHECK_NETWORK: Text = Text::new(
    "请检查网络以及代理是否在运行。",
    "Check the network and whether the proxy is running.",
);
pub(super) const CHECK_PROJECT: Text = Text::new(
    "请确认该来源的项目 ID 属于 Token 所在的账号和区域。",
    "Check that this source's project ID belongs to the token's account and region.",
);
pub(super) const CHECK_PROXY: Text = Text::new(
    "请检查代理的日志及其到华为云的网络连接。",
    "Check the proxy's log and its connection to Huawei Cloud.",
);
pub(super) const RELOAD: Text = Text::new(
    "请重新加载页面，如出现登录页面请先登录。",
    "Reload the page, and sign in if you are asked to.",
);
pub(super) const CHECK_REWRITE: Text = Text::new(
    "如果错误持续出现，请检查代理是否修改了响应。",
    "If the error persists, check whether a proxy modifies responses.",
);
pub(super) const CONTACT: Text = Text::new(
    "如果错误持续出现，请提供请求 ID 联系技术支持。",
    "If the error persists, contact support with the request ID.",
);
pub(super) const CONTACT_WITH_CODE: Text = Text::new(
    "请提供错误码和请求 ID 联系技术支持。",
    "Contact support with the error code and request ID.",
);
pub(super) const CREATE_AGAIN: Text = Text::new(
    "请提供错误码联系技术支持，或删除实例后重新创建。",
    "Contact support with the error code, or delete the instance and create it again.",
);
pub(super) const FOLLOW: Text = Text::new(
    "请根据错误码和错误信息处理，然后刷新。",
    "Fix the problem that the error code and message describe, and then refresh.",
);
pub(super) const FREE_QUOTA: Text = Text::new(
    "请申请提高配额，或释放不再使用的实例。",
    "Request a higher quota, or release unused instances.",
);
pub(super) const GET_PERMISSION: Text = Text::new(
    "请申请查看实例的权限，然后刷新。",
    "Request permission to view instances, and then refresh.",
);
pub(super) const GET_ROLE: Text = Text::new(
    "请为该用户授予此项目的 IAM 角色，然后输入新的 Token。",
    "Assign the user an IAM role in this project, and then enter a new token.",
);
pub(super) const NEW_TOKEN: Text = Text::new("请输入新的 Token。", "Enter a new token.");
pub(super) const OTHER_PLACE: Text = Text::new(
    "请更换可用区或规格，然后重新创建。",
    "Choose another availability zone or specification, and then create the instance again.",
);
pub(super) const RENEW_ACCOUNT: Text = Text::new(
    "请检查账号是否欠费或被冻结，恢复后刷新。",
    "Check whether the account is in arrears or frozen, and refresh after it is restored.",
);
pub(super) const SCOPED_TOKEN: Text = Text::new(
    "请使用 IAM 用户重新获取此项目的 Token 并输入。",
    "Get a token for this project as an IAM user, and then enter it.",
);
pub(super) const WAIT: Text =
    Text::new("请等待当前操作完成。", "Wait until the current operation is complete.");
pub(super) const WAIT_TURN: Text = Text::new(
    "无需操作，控制台会在服务允许时自动重试。",
    "Nothing to do. The console retries when the service allows it.",
);
