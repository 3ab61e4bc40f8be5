//! CA certificates that are trusted besides the machine's own.

use rustls::pki_types::{CertificateDer, pem::PemObject as _};

use super::ConfigError;

/// Reads the certificates of a PEM file, at least one.
pub(super) fn read(path: &str) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let fail =
        |problem: String| ConfigError::new("upstreams.ca_file", format!("{path}: {problem}"));
    let text = std::fs::read(path).map_err(|error| fail(error.to_string()))?;
    let certificates = CertificateDer::pem_slice_iter(&text).collect::<Result<Vec<_>, _>>();
    let certificates = certificates.map_err(|error| fail(error.to_string()))?;
    let mut roots = rustls::RootCertStore::empty();
    for certificate in &certificates {
        roots.add(certificate.clone()).map_err(|error| fail(error.to_string()))?;
    }
    if certificates.is_empty() {
        return Err(fail("contains no PEM certificate".to_owned()));
    }
    Ok(certificates)
}
