//! The documented fields of the services' instances, without the words for them.

use super::{Field, Group, Hint, Value};
use console_config::ServiceName;

/// The documented fields of a service's instances, in the order in which they are shown.
pub fn documented(service: ServiceName) -> impl Iterator<Item = FieldCode> {
    rows(service).iter().map(|row| row.code)
}

/// A documented field with its value; `None` for an undocumented name.
pub(super) fn field(service: ServiceName, name: &str, value: Value) -> Option<Field> {
    let row = rows(service).iter().find(|row| row.name == name)?;
    Some(row.field(value))
}

pub(super) const fn rows(service: ServiceName) -> &'static [Row] {
    match service {
        ServiceName::Apig => ApigField::ROWS,
        ServiceName::KooPhone => KooPhoneField::ROWS,
        ServiceName::Roma => RomaField::ROWS,
    }
}

/// A documented field of one of the services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldCode {
    /// A field of an APIG instance.
    Apig(ApigField),
    /// A field of a KooPhone cloud phone.
    KooPhone(KooPhoneField),
    /// A field of a ROMA Connect instance.
    Roma(RomaField),
}

/// What the documents say of one field.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) code: FieldCode,
    pub(super) name: &'static str,
    pub(super) group: Group,
    pub(super) hint: Hint,
}

impl Row {
    pub(super) fn field(&self, value: Value) -> Field {
        let (name, code) = (self.name.to_owned(), Some(self.code));
        Field { name, code, group: self.group, hint: self.hint, value }
    }
}

/// Defines an enum of a service's fields, and the table of their names, groups and hints, in one order.
macro_rules! documented_fields {
    (
        $(#[$doc:meta])*
        $Fields:ident, $Service:ident {
            $($field:ident = $name:literal, $group:ident, $hint:ident;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each variant is spelt as the document spells the field")]
        pub enum $Fields {
            $($field,)*
        }

        impl $Fields {
            const ROWS: &[Row] = &[
                $(Row {
                    code: FieldCode::$Service(Self::$field),
                    name: $name,
                    group: Group::$group,
                    hint: Hint::$hint,
                },)*
            ];
        }
    };
}

documented_fields! {
    /// A documented field of an APIG instance.
    ///
    /// In each group, the fields that the list has too come first: they are shown before the detail has come.
    /// `spec_id` and `eip_id` are those of the create request, which the detail's example shows.
    ApigField, Apig {
        Id = "id", Overview, Plain;
        InstanceName = "instance_name", Overview, Plain;
        Status = "status", Overview, Plain;
        InstanceStatus = "instance_status", Overview, Plain;
        Type = "type", Overview, Plain;
        Spec = "spec", Overview, Plain;
        SpecId = "spec_id", Overview, Plain;
        CreateTime = "create_time", Overview, Time;
        ProjectId = "project_id", Overview, Plain;
        EnterpriseProjectId = "enterprise_project_id", Overview, Plain;
        Description = "description", Overview, Plain;
        InstanceVersion = "instance_version", Overview, Plain;
        UserId = "user_id", Overview, Plain;
        AvailableZoneIds = "available_zone_ids", Overview, Zones;
        IsReleasable = "is_releasable", Overview, Plain;
        VpcId = "vpc_id", Network, Plain;
        SubnetId = "subnet_id", Network, Plain;
        SecurityGroupId = "security_group_id", Network, Plain;
        VirsubnetId = "virsubnet_id", Network, Unsupported;
        NodeIps = "node_ips", Network, Plain;
        NodeIpv6Ips = "node_ipv6_ips", Network, Plain;
        UnreliableIps = "unreliable_ips", Network, Plain;
        EnableFullstackIpv6 = "enable_fullstack_ipv6", Network, Plain;
        Listeners = "listeners", Network, Unsupported;
        EipAddress = "eip_address", Access, Plain;
        EipId = "eip_id", Access, Plain;
        LoadbalancerProvider = "loadbalancer_provider", Access, Plain;
        IngressIp = "ingress_ip", Access, Plain;
        IngressIpV6 = "ingress_ip_v6", Access, Plain;
        EipIpv6Address = "eip_ipv6_address", Access, Plain;
        NatEipAddress = "nat_eip_address", Access, Plain;
        NatEipIpv6Cidr = "nat_eip_ipv6_cidr", Access, Plain;
        RomaEipAddress = "roma_eip_address", Access, Unsupported;
        BandwidthSize = "bandwidth_size", Access, Plain;
        BandwidthChargingMode = "bandwidth_charging_mode", Access, Plain;
        IngressBandwidthChargingMode = "ingress_bandwidth_charging_mode", Access, Plain;
        Publicips = "publicips", Access, Plain;
        Privateips = "privateips", Access, Plain;
        PublicIpv6Ips = "public_ipv6_ips", Access, Plain;
        EndpointService = "endpoint_service", Access, Plain;
        EndpointServices = "endpoint_services", Access, Plain;
        ChargingMode = "charging_mode", Billing, Plain;
        CbcMetadata = "cbc_metadata", Billing, Plain;
        CbcOperationLocks = "cbc_operation_locks", Billing, Plain;
        MaintainBegin = "maintain_begin", Maintenance, Plain;
        MaintainEnd = "maintain_end", Maintenance, Plain;
        SupportedFeatures = "supported_features", Features, Plain;
    }
}

documented_fields! {
    /// A documented field of a ROMA Connect instance.
    ///
    /// `demondPay` is spelt so by the service.
    RomaField, Roma {
        InstanceId = "instanceId", Overview, Plain;
        Name = "name", Overview, Plain;
        Status = "status", Overview, Plain;
        Description = "description", Overview, Plain;
        Type = "type", Overview, Plain;
        SpecCode = "specCode", Overview, Plain;
        Engine = "engine", Overview, Deprecated;
        EngineVersion = "engineVersion", Overview, Deprecated;
        Location = "location", Overview, Deprecated;
        Scope = "scope", Overview, Plain;
        CpuArch = "cpuArch", Overview, Plain;
        CreatedAt = "createdAt", Overview, Time;
        UpdatedAt = "updatedAt", Overview, Time;
        DeletedAt = "deletedAt", Overview, Time;
        AvailableZones = "availableZones", Overview, Zones;
        TenantId = "tenantId", Overview, Plain;
        EpId = "epId", Overview, Plain;
        EpIdOrDefault = "epIdOrDefault", Overview, Plain;
        UserId = "userId", Overview, Plain;
        UserName = "userName", Overview, Plain;
        DomainId = "domainId", Overview, Plain;
        TaskStatus = "taskStatus", Overview, Plain;
        ErrorCode = "errorCode", Overview, Plain;
        ErrorMessage = "errorMessage", Overview, Plain;
        TagEntries = "tagEntries", Overview, Plain;
        EpIds = "epIds", Overview, Plain;
        ResourceList = "resourceList", Overview, Plain;
        ResLeakStatus = "resLeakStatus", Overview, Plain;
        LtsLogGroupId = "ltsLogGroupId", Overview, Plain;
        CryptoType = "cryptoType", Overview, Plain;
        RocketmqEnable = "rocketmqEnable", Overview, Plain;
        TenantVpcId = "tenantVpcId", Network, Plain;
        TenantSubnetId = "tenantSubnetId", Network, Plain;
        TenantSecurityGroupId = "tenantSecurityGroupId", Network, Plain;
        VirtualRouterId = "virtualRouterId", Network, Plain;
        ResTenantId = "resTenantId", Network, Plain;
        ResDomainId = "resDomainId", Network, Plain;
        ResVpcId = "resVpcId", Network, Plain;
        ResSubnetId = "resSubnetId", Network, Plain;
        ResSecurityGroupId = "resSecurityGroupId", Network, Plain;
        ResInstanceClusterId = "resInstanceClusterId", Network, Plain;
        Ipv6Enable = "ipv6Enable", Network, Plain;
        ExternalElbEnable = "externalElbEnable", Network, Plain;
        ConnectAddress = "connectAddress", Access, Plain;
        ConnectAddressWithPP = "connectAddressWithPP", Access, Plain;
        MgmtConnectAddress = "mgmtConnectAddress", Access, Plain;
        MgmtExtraConnectAddress = "mgmtExtraConnectAddress", Access, Plain;
        Ipv6ConnectAddress = "ipv6ConnectAddress", Access, Plain;
        Port = "port", Access, Deprecated;
        ConAmount = "conAmount", Access, Plain;
        PublicipId = "publicipId", Access, Plain;
        PublicipAddr = "publicipAddr", Access, Plain;
        PublicipBounded = "publicipBounded", Access, Plain;
        Bandwidths = "bandwidths", Access, Plain;
        IngressBandwidthSize = "ingressBandwidthSize", Access, Plain;
        NoPasswordAccess = "noPasswordAccess", Access, Plain;
        AccessUser = "accessUser", Access, Plain;
        ChargingMode = "chargingMode", Billing, Plain;
        DemondPay = "demondPay", Billing, Plain;
        PrePay = "prePay", Billing, Plain;
        ProductId = "productId", Billing, Plain;
        OrderId = "orderId", Billing, Plain;
        MaintainBegin = "maintainBegin", Maintenance, Plain;
        MaintainEnd = "maintainEnd", Maintenance, Plain;
        OutZones = "outZones", Other, Ignored;
        NameLike = "nameLike", Other, Ignored;
        InstanceIdLike = "instanceIdLike", Other, Ignored;
        StatusIncluded = "statusIncluded", Other, Ignored;
        TypeExcluded = "typeExcluded", Other, Ignored;
    }
}

documented_fields! {
    /// A known field of a KooPhone cloud phone.
    KooPhoneField, KooPhone {
        InstanceId = "instance_id", Overview, Plain;
        UserId = "user_id", Overview, Plain;
        Status = "status", Overview, Plain;
        WaitingCount = "waitingCount", Overview, Plain;
    }
}
