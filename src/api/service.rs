//! The three services.

/// Whose instance it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Service {
    /// API Gateway: dedicated instances.
    Apig,
    /// KooPhone: cloud phones.
    KooPhone,
    /// ROMA Connect.
    Roma,
}
