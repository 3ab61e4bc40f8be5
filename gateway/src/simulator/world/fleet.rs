//! The `default` scenario's settled instances: two projects of a believable company.

use super::{
    EAST, NORTH, Place, dice,
    instance::{Instance, Life},
    status::Status,
};

/// The production project: 34 instances, newest first.
const PRODUCTION: [(&str, &str); 34] = [
    ("ledger-api", "Restarting"),
    ("orders-prod", "Running"),
    ("payments-gateway", "Running"),
    ("catalog-prod", "Running"),
    ("identity-prod", "Updating"),
    ("pricing-prod", "Running"),
    ("shipping-prod", "Running"),
    ("returns-prod", "Unhealthy"),
    ("loyalty-prod", "Running"),
    ("notifications-prod", "Running"),
    ("mobile-edge", "Running"),
    ("web-edge", "Running"),
    ("partner-edge", "Running"),
    ("partner-sandbox", "Frozen"),
    ("warehouse-prod", "Running"),
    ("suppliers-prod", "Running"),
    ("fraud-scoring", "Running"),
    ("recommendations", "UpdateFailed"),
    ("telemetry-ingest", "Running"),
    ("iot-frankfurt-link", "Running"),
    ("billing-prod", "Running"),
    ("tax-prod", "Running"),
    ("documents-prod", "Running"),
    ("maps-proxy", "Running"),
    ("weather-proxy", "Frozen"),
    ("translations-prod", "Running"),
    ("support-desk", "Running"),
    ("hr-portal", "Running"),
    ("finance-portal", "Running"),
    ("legacy-soap-bridge", "RollbackFailed"),
    ("legacy-erp-bridge", "Running"),
    ("dns-control", "Running"),
    ("audit-export", "DeleteFailed"),
    ("first-gateway", "Running"),
];

/// The staging project: 12 instances, newest first.
const STAGING: [(&str, &str); 12] = [
    ("orders-staging", "Running"),
    ("payments-staging", "Running"),
    ("catalog-staging", "Updating"),
    ("identity-staging", "Running"),
    ("shipping-staging", "Running"),
    ("mobile-staging", "Frozen"),
    ("web-staging", "Running"),
    ("load-test-a", "Running"),
    ("load-test-b", "InstallFailed"),
    ("integration-nightly", "Running"),
    ("demo-customer-north", "Unhealthy"),
    ("demo-customer-south", "Running"),
];

/// The instances of both projects.
pub(super) fn instances(seed: u64) -> Vec<Instance> {
    let mut all = Vec::with_capacity(PRODUCTION.len() + STAGING.len());
    for (place, rows) in [(NORTH, &PRODUCTION[..]), (EAST, &STAGING[..])] {
        let mut created = -86_400;
        for &(name, status) in rows {
            created -= age_step(seed, place, name);
            all.push(Instance::new(seed, place, name.to_owned(), created, life(status)));
        }
    }
    all
}

/// How much older an instance is than the one before it in the list: a few hours to twelve days, in seconds.
fn age_step(seed: u64, place: Place, name: &str) -> i64 {
    let seconds = dice::roll(seed, &format!("{}/{name}/age", place.project_id)) % 1_000_000;
    10_000 + i64::try_from(seconds).unwrap_or(0)
}

/// Restarts and updates come to an end while the page is open; the rest stays.
fn life(status: &'static str) -> Life {
    match status {
        "Restarting" => Life::Until(25, status),
        "Updating" => Life::Until(90, status),
        _ => Life::Steady(Status::named(status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_of_the_fleet_is_documented() {
        for instance in instances(1) {
            assert!(instance.status(0).number.is_some(), "{}", instance.name);
        }
    }
}
