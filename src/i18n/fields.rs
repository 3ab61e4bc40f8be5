//! The labels of the documented fields.

use super::Text;
use crate::api::field::{ApigField, FieldCode, KooPhoneField, RomaField};

/// The label of a documented field.
#[must_use]
pub const fn field_text(field: FieldCode) -> Text {
    match field {
        FieldCode::Apig(field) => apig(field),
        FieldCode::KooPhone(field) => koophone(field),
        FieldCode::Roma(field) => roma(field),
    }
}

const fn apig(field: ApigField) -> Text {
    match field {
        ApigField::Id => Text::new("实例 ID", "Instance ID"),
        ApigField::InstanceName => Text::new("实例名称", "Name"),
        ApigField::Status => Text::new("实例状态", "Status"),
        ApigField::InstanceStatus => Text::new("状态编号", "Status ID"),
        ApigField::Type => Text::new("实例类型", "Type"),
        ApigField::Spec | ApigField::SpecId => Text::new("实例规格", "Specification"),
        ApigField::CreateTime => Text::new("创建时间", "Created"),
        ApigField::ProjectId => Text::new("项目 ID", "Project ID"),
        ApigField::EnterpriseProjectId => Text::new("企业项目 ID", "Enterprise project ID"),
        ApigField::Description => Text::new("描述", "Description"),
        ApigField::InstanceVersion => Text::new("实例版本", "Version"),
        ApigField::UserId => Text::new("用户 ID", "User ID"),
        ApigField::AvailableZoneIds => Text::new("可用区", "Availability zones"),
        ApigField::IsReleasable => Text::new("可释放", "Can be released"),
        ApigField::VpcId => Text::new("虚拟私有云 ID", "VPC ID"),
        ApigField::SubnetId => Text::new("子网 ID", "Subnet ID"),
        ApigField::SecurityGroupId => Text::new("安全组 ID", "Security group ID"),
        ApigField::VirsubnetId => Text::new("子网的网络 ID", "Subnet network ID"),
        ApigField::NodeIps => Text::new("节点 IP", "Node addresses"),
        ApigField::NodeIpv6Ips => Text::new("节点 IPv6", "Node addresses (IPv6)"),
        ApigField::UnreliableIps => Text::new("不建议使用的入口地址", "Inbound addresses to avoid"),
        ApigField::EnableFullstackIpv6 => Text::new("支持全量 IPv6", "Full-stack IPv6"),
        ApigField::Listeners => Text::new("监听信息", "Listeners"),
        ApigField::EipAddress => Text::new("弹性公网 IP", "EIP"),
        ApigField::EipId => Text::new("弹性公网 IP ID", "EIP ID"),
        ApigField::LoadbalancerProvider => Text::new("负载均衡器类型", "Load balancer type"),
        ApigField::IngressIp => Text::new("虚拟私有云访问地址", "VPC ingress address"),
        ApigField::IngressIpV6 => {
            Text::new("虚拟私有云访问地址（IPv6）", "VPC ingress address (IPv6)")
        }
        ApigField::EipIpv6Address => Text::new("弹性公网 IP（IPv6）", "EIP (IPv6)"),
        ApigField::NatEipAddress => Text::new("出公网 IP", "Outbound public address"),
        ApigField::NatEipIpv6Cidr => {
            Text::new("出公网网段（IPv6）", "Outbound public CIDR block (IPv6)")
        }
        ApigField::RomaEipAddress => Text::new("ROMA 弹性公网 IP", "ROMA EIP"),
        ApigField::BandwidthSize => Text::new("出公网带宽", "Outbound bandwidth"),
        ApigField::BandwidthChargingMode => {
            Text::new("出公网带宽计费模式", "Outbound bandwidth billing mode")
        }
        ApigField::IngressBandwidthChargingMode => {
            Text::new("入公网带宽计费模式", "Inbound bandwidth billing mode")
        }
        ApigField::Publicips => Text::new("公网入口地址", "Public inbound addresses"),
        ApigField::Privateips => Text::new("私网入口地址", "Private inbound addresses"),
        ApigField::PublicIpv6Ips => {
            Text::new("出公网 IP（IPv6）", "Outbound public addresses (IPv6)")
        }
        ApigField::EndpointService => Text::new("终端节点服务", "Endpoint service"),
        ApigField::EndpointServices => Text::new("终端节点服务列表", "Endpoint services"),
        ApigField::ChargingMode => Text::new("计费方式", "Billing mode"),
        ApigField::CbcMetadata => Text::new("包周期计费订单编号", "Order number"),
        ApigField::CbcOperationLocks => Text::new("云运营限制操作锁", "Operation locks"),
        ApigField::MaintainBegin => Text::new("维护时间窗开始时间", "Maintenance window start"),
        ApigField::MaintainEnd => Text::new("维护时间窗结束时间", "Maintenance window end"),
        ApigField::SupportedFeatures => Text::new("支持的特性", "Supported features"),
    }
}

const fn roma(field: RomaField) -> Text {
    match field {
        RomaField::InstanceId => Text::new("实例 ID", "Instance ID"),
        RomaField::Name => Text::new("实例名称", "Name"),
        RomaField::Status => Text::new("实例状态", "Status"),
        RomaField::Description => Text::new("描述", "Description"),
        RomaField::Type => Text::new("实例类型", "Type"),
        RomaField::SpecCode => Text::new("规格编码", "Specification code"),
        RomaField::Engine => Text::new("引擎", "Engine"),
        RomaField::EngineVersion => Text::new("引擎版本", "Engine version"),
        RomaField::Location => Text::new("位置", "Location"),
        RomaField::Scope => Text::new("部署范围", "Scope"),
        RomaField::CpuArch => Text::new("CPU 架构", "CPU architecture"),
        RomaField::CreatedAt => Text::new("创建时间", "Created"),
        RomaField::UpdatedAt => Text::new("更新时间", "Updated"),
        RomaField::DeletedAt => Text::new("删除时间", "Deleted"),
        RomaField::AvailableZones => Text::new("可用区", "Availability zones"),
        RomaField::TenantId => Text::new("项目 ID", "Project ID"),
        RomaField::EpId => Text::new("企业项目 ID", "Enterprise project ID"),
        RomaField::EpIdOrDefault => {
            Text::new("企业项目 ID（含默认）", "Enterprise project ID or default")
        }
        RomaField::UserId => Text::new("用户 ID", "User ID"),
        RomaField::UserName => Text::new("用户名", "Username"),
        RomaField::DomainId => Text::new("账号 ID", "Account ID"),
        RomaField::TaskStatus => Text::new("任务状态", "Task status"),
        RomaField::ErrorCode => Text::new("错误码或任务 ID", "Error code or job ID"),
        RomaField::ErrorMessage => Text::new("错误信息", "Error message"),
        RomaField::TagEntries => Text::new("标签", "Tags"),
        RomaField::EpIds => Text::new("系统标签", "System tags"),
        RomaField::ResourceList => Text::new("资源列表", "Resources"),
        RomaField::ResLeakStatus => Text::new("资源残留状态", "Residual resource status"),
        RomaField::LtsLogGroupId => Text::new("LTS 日志组 ID", "LTS log group ID"),
        RomaField::CryptoType => Text::new("加密类型", "Encryption type"),
        RomaField::RocketmqEnable => Text::new("启用 RocketMQ", "RocketMQ enabled"),
        RomaField::TenantVpcId => Text::new("虚拟私有云 ID", "VPC ID"),
        RomaField::TenantSubnetId => Text::new("子网 ID", "Subnet ID"),
        RomaField::TenantSecurityGroupId => Text::new("安全组 ID", "Security group ID"),
        RomaField::VirtualRouterId => Text::new("虚拟路由 ID", "Virtual router ID"),
        RomaField::ResTenantId => Text::new("资源租户 ID", "Resource tenant ID"),
        RomaField::ResDomainId => Text::new("资源租户账号 ID", "Resource account ID"),
        RomaField::ResVpcId => Text::new("资源租户 VPC ID", "Resource VPC ID"),
        RomaField::ResSubnetId => Text::new("资源租户子网 ID", "Resource subnet ID"),
        RomaField::ResSecurityGroupId => {
            Text::new("资源租户安全组 ID", "Resource security group ID")
        }
        RomaField::ResInstanceClusterId => Text::new("所在集群 ID", "Cluster ID"),
        RomaField::Ipv6Enable => Text::new("开启 IPv6", "IPv6 enabled"),
        RomaField::ExternalElbEnable => Text::new("启用外接 ELB", "External ELB enabled"),
        RomaField::ConnectAddress => Text::new("连接地址", "Connection address"),
        RomaField::ConnectAddressWithPP => Text::new("源地址透传", "Source address pass-through"),
        RomaField::MgmtConnectAddress => Text::new("管理面连接地址", "Management address"),
        RomaField::MgmtExtraConnectAddress => {
            Text::new("管理面附加地址", "Additional management address")
        }
        RomaField::Ipv6ConnectAddress => Text::new("IPv6 连接地址", "Connection address (IPv6)"),
        RomaField::Port => Text::new("端口", "Port"),
        RomaField::ConAmount => Text::new("连接数", "Connections"),
        RomaField::PublicipId => Text::new("弹性公网 IP ID", "EIP ID"),
        RomaField::PublicipAddr => Text::new("弹性公网 IP", "EIP"),
        RomaField::PublicipBounded => Text::new("已绑定弹性公网 IP", "EIP bound"),
        RomaField::Bandwidths => Text::new("带宽", "Bandwidth"),
        RomaField::IngressBandwidthSize => Text::new("入口带宽", "Inbound bandwidth"),
        RomaField::NoPasswordAccess => Text::new("无密码访问", "Access without password"),
        RomaField::AccessUser => Text::new("访问用户", "Access user"),
        RomaField::ChargingMode => Text::new("付费模式", "Billing mode"),
        RomaField::DemondPay => Text::new("按需付费", "Pay-per-use"),
        RomaField::PrePay => Text::new("预付费", "Prepaid"),
        RomaField::ProductId => Text::new("产品 ID", "Product ID"),
        RomaField::OrderId => Text::new("订单 ID", "Order ID"),
        RomaField::MaintainBegin => Text::new("维护时间窗开始时间", "Maintenance window start"),
        RomaField::MaintainEnd => Text::new("维护时间窗结束时间", "Maintenance window end"),
        RomaField::OutZones => Text::new("排除的可用区", "Excluded zones"),
        RomaField::NameLike => Text::new("名称匹配", "Name pattern"),
        RomaField::InstanceIdLike => Text::new("实例 ID 匹配", "Instance ID pattern"),
        RomaField::StatusIncluded => Text::new("包含的状态", "Included statuses"),
        RomaField::TypeExcluded => Text::new("排除的类型", "Excluded types"),
    }
}

const fn koophone(field: KooPhoneField) -> Text {
    match field {
        KooPhoneField::InstanceId => Text::new("实例 ID", "Instance ID"),
        KooPhoneField::UserId => Text::new("用户 ID", "User ID"),
        KooPhoneField::Status => Text::new("准备状态", "Preparation status"),
        KooPhoneField::WaitingCount => Text::new("排队数", "Waiting count"),
    }
}
