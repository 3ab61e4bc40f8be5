//! APIG: list, detail and creation progress.

use super::Fields;

/// `RespInstanceBase`, and those fields of the detail that stand in for one of its own.
#[derive(Debug)]
pub(in crate::api) struct Instance {
    pub(in crate::api) id: Option<String>,
    pub(in crate::api) project_id: Option<String>,
    pub(in crate::api) instance_name: Option<String>,
    pub(in crate::api) status: Option<String>,
    pub(in crate::api) instance_status: Option<i64>,
    pub(in crate::api) r#type: Option<String>,
    pub(in crate::api) spec: Option<String>,
    /// The detail's example has it instead of `spec`: it is the create request, pasted in.
    pub(in crate::api) spec_id: Option<String>,
    pub(in crate::api) create_time: Option<i64>,
    pub(in crate::api) enterprise_project_id: Option<String>,
    pub(in crate::api) eip_address: Option<String>,
    /// The first `ip_address` of `publicips`, where newer gateways have their address.
    pub(in crate::api) public_ip: Option<String>,
    pub(in crate::api) charging_mode: Option<i64>,
    pub(in crate::api) cbc_metadata: Option<String>,
    pub(in crate::api) loadbalancer_provider: Option<String>,
}

impl Instance {
    pub(in crate::api) fn read(fields: Fields<'_>) -> Self {
        let mut addresses = fields.entries("publicips").into_iter().flatten();
        Self {
            id: fields.text("id"),
            project_id: fields.text("project_id"),
            instance_name: fields.text("instance_name"),
            status: fields.text("status"),
            instance_status: fields.integer("instance_status"),
            r#type: fields.text("type"),
            spec: fields.text("spec"),
            spec_id: fields.text("spec_id"),
            create_time: fields.integer("create_time"),
            enterprise_project_id: fields.text("enterprise_project_id"),
            eip_address: fields.text("eip_address"),
            public_ip: addresses.next().flatten().and_then(|first| first.text("ip_address")),
            charging_mode: fields.integer("charging_mode"),
            cbc_metadata: fields.text("cbc_metadata"),
            loadbalancer_provider: fields.text("loadbalancer_provider"),
        }
    }
}

/// `ShowDetailsOfInstanceProgressV2Response`.
#[derive(Debug)]
pub(in crate::api) struct Progress {
    pub(in crate::api) progress: Option<i64>,
    pub(in crate::api) status: Option<String>,
    pub(in crate::api) error_code: Option<String>,
    pub(in crate::api) error_msg: Option<String>,
    pub(in crate::api) start_time: Option<i64>,
    pub(in crate::api) end_time: Option<i64>,
}

impl Progress {
    pub(in crate::api) fn read(fields: Fields<'_>) -> Self {
        Self {
            progress: fields.integer("progress"),
            status: fields.text("status"),
            error_code: fields.text("error_code"),
            error_msg: fields.text("error_msg"),
            start_time: fields.integer("start_time"),
            end_time: fields.integer("end_time"),
        }
    }
}
