//! The documented fields of both services' instances.

use super::{Field, Group, Hint, Value};
use crate::api::Label;

/// Whose instance it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// APIG: one instance's detail, and the newer fields of official clients.
    Apig,
    /// KooPhone: what the preparation call is asked with and answers.
    KooPhone,
    /// ROMA Connect: the instance object of the creation process.
    Roma,
}

impl Service {
    /// A field of a document with what was sent, or is known, of it; `None` for what no document has.
    pub(super) fn field(self, name: &str, value: Value) -> Option<Field> {
        let row = self.rows().iter().find(|row| row.name == name)?;
        let (name, label) = (row.name.to_owned(), Some(row.label));
        Some(Field { name, label, group: row.group, hint: row.hint, value })
    }

    pub(super) const fn rows(self) -> &'static [Row] {
        match self {
            Self::Apig => &APIG,
            Self::KooPhone => &KOOPHONE,
            Self::Roma => &ROMA,
        }
    }
}

/// What the documents say of one field.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) group: Group,
    pub(super) hint: Hint,
    pub(super) label: Label,
}

const fn row(
    name: &'static str,
    group: Group,
    hint: Hint,
    zh: &'static str,
    en: &'static str,
) -> Row {
    Row { name, group, hint, label: Label::new(zh, en) }
}

/// In each group first what the list has too, which is there before the rest has come.
///
/// `spec_id` and `eip_id` are those of the create request, which the detail's example shows.
const APIG: [Row; 47] = [
    row("id", Group::Overview, Hint::Plain, "实例ID", "Instance ID"),
    row("instance_name", Group::Overview, Hint::Plain, "实例名称", "Name"),
    row("status", Group::Overview, Hint::Plain, "实例状态", "Status"),
    row("instance_status", Group::Overview, Hint::Plain, "状态编号", "Status number"),
    row("type", Group::Overview, Hint::Plain, "实例类型", "Type"),
    row("spec", Group::Overview, Hint::Plain, "实例规格", "Specification"),
    row("spec_id", Group::Overview, Hint::Plain, "实例规格", "Specification"),
    row("create_time", Group::Overview, Hint::Time, "创建时间", "Created"),
    row("project_id", Group::Overview, Hint::Plain, "项目ID", "Project ID"),
    row(
        "enterprise_project_id",
        Group::Overview,
        Hint::Plain,
        "企业项目ID",
        "Enterprise project ID",
    ),
    row("description", Group::Overview, Hint::Plain, "描述", "Description"),
    row("instance_version", Group::Overview, Hint::Plain, "实例版本", "Version"),
    row("user_id", Group::Overview, Hint::Plain, "用户ID", "User ID"),
    row("available_zone_ids", Group::Overview, Hint::Zones, "可用区", "Availability zones"),
    row("is_releasable", Group::Overview, Hint::Plain, "可释放", "Can be released"),
    row("vpc_id", Group::Network, Hint::Plain, "虚拟私有云ID", "VPC ID"),
    row("subnet_id", Group::Network, Hint::Plain, "子网ID", "Subnet ID"),
    row("security_group_id", Group::Network, Hint::Plain, "安全组ID", "Security group ID"),
    row("virsubnet_id", Group::Network, Hint::Unsupported, "子网的网络ID", "Subnet network ID"),
    row("node_ips", Group::Network, Hint::Plain, "节点IP", "Node addresses"),
    row("node_ipv6_ips", Group::Network, Hint::Plain, "节点IPv6", "Node addresses (IPv6)"),
    row("unreliable_ips", Group::Network, Hint::Plain, "不可信IP", "Untrusted addresses"),
    row("enable_fullstack_ipv6", Group::Network, Hint::Plain, "全栈IPv6", "Full-stack IPv6"),
    row("listeners", Group::Network, Hint::Unsupported, "监听信息", "Listeners"),
    row("eip_address", Group::Access, Hint::Plain, "弹性IP地址", "EIP"),
    row("eip_id", Group::Access, Hint::Plain, "弹性IP ID", "EIP ID"),
    row("loadbalancer_provider", Group::Access, Hint::Plain, "负载均衡", "Load balancer"),
    row("ingress_ip", Group::Access, Hint::Plain, "VPC访问地址", "VPC address"),
    row("ingress_ip_v6", Group::Access, Hint::Plain, "VPC访问地址（IPv6）", "VPC address (IPv6)"),
    row("eip_ipv6_address", Group::Access, Hint::Plain, "弹性IP地址（IPv6）", "EIP (IPv6)"),
    row("nat_eip_address", Group::Access, Hint::Plain, "出公网IP", "Outbound address"),
    row(
        "nat_eip_ipv6_cidr",
        Group::Access,
        Hint::Plain,
        "出公网网段（IPv6）",
        "Outbound range (IPv6)",
    ),
    row("roma_eip_address", Group::Access, Hint::Unsupported, "ROMA弹性公网IP", "ROMA EIP"),
    row("bandwidth_size", Group::Access, Hint::Plain, "出公网带宽", "Outbound bandwidth"),
    row(
        "bandwidth_charging_mode",
        Group::Access,
        Hint::Plain,
        "出公网带宽计费",
        "Outbound bandwidth billing",
    ),
    row(
        "ingress_bandwidth_charging_mode",
        Group::Access,
        Hint::Plain,
        "入公网带宽计费",
        "Inbound bandwidth billing",
    ),
    row("publicips", Group::Access, Hint::Plain, "公网IP", "Public addresses"),
    row("privateips", Group::Access, Hint::Plain, "私网IP", "Private addresses"),
    row("public_ipv6_ips", Group::Access, Hint::Plain, "公网IPv6", "Public addresses (IPv6)"),
    row("endpoint_service", Group::Access, Hint::Plain, "终端节点服务", "Endpoint service"),
    row("endpoint_services", Group::Access, Hint::Plain, "终端节点服务列表", "Endpoint services"),
    row("charging_mode", Group::Billing, Hint::Plain, "计费方式", "Charging mode"),
    row("cbc_metadata", Group::Billing, Hint::Plain, "订单编号", "Order"),
    row("cbc_operation_locks", Group::Billing, Hint::Plain, "计费操作锁", "Billing locks"),
    row("maintain_begin", Group::Maintenance, Hint::Plain, "维护窗开始", "Maintenance begins"),
    row("maintain_end", Group::Maintenance, Hint::Plain, "维护窗结束", "Maintenance ends"),
    row("supported_features", Group::Features, Hint::Plain, "支持的特性", "Supported features"),
];

/// `demondPay` is spelt so by the service.
const ROMA: [Row; 69] = [
    row("instanceId", Group::Overview, Hint::Plain, "实例ID", "Instance ID"),
    row("name", Group::Overview, Hint::Plain, "实例名称", "Name"),
    row("status", Group::Overview, Hint::Plain, "实例状态", "Status"),
    row("description", Group::Overview, Hint::Plain, "描述", "Description"),
    row("type", Group::Overview, Hint::Plain, "实例类型", "Type"),
    row("specCode", Group::Overview, Hint::Plain, "规格编码", "Specification code"),
    row("engine", Group::Overview, Hint::Deprecated, "引擎", "Engine"),
    row("engineVersion", Group::Overview, Hint::Deprecated, "引擎版本", "Engine version"),
    row("location", Group::Overview, Hint::Deprecated, "位置", "Location"),
    row("scope", Group::Overview, Hint::Plain, "区域", "Scope"),
    row("cpuArch", Group::Overview, Hint::Plain, "CPU架构", "CPU architecture"),
    row("createdAt", Group::Overview, Hint::Time, "创建时间", "Created"),
    row("updatedAt", Group::Overview, Hint::Time, "更新时间", "Updated"),
    row("deletedAt", Group::Overview, Hint::Time, "删除时间", "Deleted"),
    row("availableZones", Group::Overview, Hint::Zones, "可用区", "Availability zones"),
    row("tenantId", Group::Overview, Hint::Plain, "项目ID", "Project ID"),
    row("epId", Group::Overview, Hint::Plain, "企业项目ID", "Enterprise project ID"),
    row(
        "epIdOrDefault",
        Group::Overview,
        Hint::Plain,
        "企业项目ID（含默认）",
        "Enterprise project ID or default",
    ),
    row("userId", Group::Overview, Hint::Plain, "用户ID", "User ID"),
    row("userName", Group::Overview, Hint::Plain, "用户名称", "User name"),
    row("domainId", Group::Overview, Hint::Plain, "域ID", "Domain ID"),
    row("taskStatus", Group::Overview, Hint::Plain, "任务状态", "Task status"),
    row("errorCode", Group::Overview, Hint::Plain, "错误码或任务", "Error code or job"),
    row("errorMessage", Group::Overview, Hint::Plain, "错误信息", "Error message"),
    row("tagEntries", Group::Overview, Hint::Plain, "标签", "Tags"),
    row("epIds", Group::Overview, Hint::Plain, "系统标签", "System tags"),
    row("resourceList", Group::Overview, Hint::Plain, "资源列表", "Resources"),
    row("resLeakStatus", Group::Overview, Hint::Plain, "资源残留状态", "Leftover resources"),
    row("ltsLogGroupId", Group::Overview, Hint::Plain, "LTS日志组ID", "LTS log group ID"),
    row("cryptoType", Group::Overview, Hint::Plain, "加密类型", "Encryption"),
    row("rocketmqEnable", Group::Overview, Hint::Plain, "启用RocketMQ", "RocketMQ"),
    row("tenantVpcId", Group::Network, Hint::Plain, "虚拟私有云ID", "VPC ID"),
    row("tenantSubnetId", Group::Network, Hint::Plain, "子网ID", "Subnet ID"),
    row("tenantSecurityGroupId", Group::Network, Hint::Plain, "安全组ID", "Security group ID"),
    row("virtualRouterId", Group::Network, Hint::Plain, "虚拟路由ID", "Virtual router ID"),
    row("resTenantId", Group::Network, Hint::Plain, "资源租户ID", "Resource tenant ID"),
    row("resDomainId", Group::Network, Hint::Plain, "资源租户域ID", "Resource domain ID"),
    row("resVpcId", Group::Network, Hint::Plain, "资源租户VPC", "Resource VPC ID"),
    row("resSubnetId", Group::Network, Hint::Plain, "资源租户子网", "Resource subnet ID"),
    row(
        "resSecurityGroupId",
        Group::Network,
        Hint::Plain,
        "资源租户安全组",
        "Resource security group ID",
    ),
    row("resInstanceClusterId", Group::Network, Hint::Plain, "所在集群ID", "Cluster ID"),
    row("ipv6Enable", Group::Network, Hint::Plain, "开启IPv6", "IPv6"),
    row("externalElbEnable", Group::Network, Hint::Plain, "启用外接ELB", "External ELB"),
    row("connectAddress", Group::Access, Hint::Plain, "连接地址", "Address"),
    row(
        "connectAddressWithPP",
        Group::Access,
        Hint::Plain,
        "源地址透传",
        "Address with source passed on",
    ),
    row("mgmtConnectAddress", Group::Access, Hint::Plain, "管理面连接地址", "Management address"),
    row(
        "mgmtExtraConnectAddress",
        Group::Access,
        Hint::Plain,
        "管理面附加地址",
        "Additional management address",
    ),
    row("ipv6ConnectAddress", Group::Access, Hint::Plain, "IPv6连接地址", "Address (IPv6)"),
    row("port", Group::Access, Hint::Deprecated, "端口", "Port"),
    row("conAmount", Group::Access, Hint::Plain, "连接数", "Connections"),
    row("publicipId", Group::Access, Hint::Plain, "公网IP的ID", "Public address ID"),
    row("publicipAddr", Group::Access, Hint::Plain, "公网IP地址", "Public address"),
    row("publicipBounded", Group::Access, Hint::Plain, "已绑定公网IP", "Public address bound"),
    row("bandwidths", Group::Access, Hint::Plain, "带宽", "Bandwidth"),
    row("ingressBandwidthSize", Group::Access, Hint::Plain, "入口带宽", "Inbound bandwidth"),
    row("noPasswordAccess", Group::Access, Hint::Plain, "无密码访问", "Access without password"),
    row("accessUser", Group::Access, Hint::Plain, "访问用户", "Access user"),
    row("chargingMode", Group::Billing, Hint::Plain, "付费模式", "Charging mode"),
    row("demondPay", Group::Billing, Hint::Plain, "按需付费", "Pay-per-use"),
    row("prePay", Group::Billing, Hint::Plain, "预付费", "Prepaid"),
    row("productId", Group::Billing, Hint::Plain, "产品ID", "Product ID"),
    row("orderId", Group::Billing, Hint::Plain, "订单ID", "Order ID"),
    row("maintainBegin", Group::Maintenance, Hint::Plain, "维护窗开始", "Maintenance begins"),
    row("maintainEnd", Group::Maintenance, Hint::Plain, "维护窗结束", "Maintenance ends"),
    row("outZones", Group::Other, Hint::Ignored, "排除的可用区", "Excluded zones"),
    row("nameLike", Group::Other, Hint::Ignored, "名称匹配", "Name pattern"),
    row("instanceIdLike", Group::Other, Hint::Ignored, "实例ID匹配", "Instance ID pattern"),
    row("statusIncluded", Group::Other, Hint::Ignored, "包含的状态", "Included statuses"),
    row("typeExcluded", Group::Other, Hint::Ignored, "排除的类型", "Excluded types"),
];

const KOOPHONE: [Row; 4] = [
    row("instance_id", Group::Overview, Hint::Plain, "实例ID", "Instance ID"),
    row("user_id", Group::Overview, Hint::Plain, "用户ID", "User ID"),
    row("status", Group::Overview, Hint::Plain, "准备状态", "Preparation status"),
    row("waitingCount", Group::Overview, Hint::Plain, "排队数", "Waiting before it"),
];
