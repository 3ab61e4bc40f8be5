//! The certificates that are trusted for upstreams.

use std::io;

use rustls::{ClientConfig, RootCertStore, pki_types::CertificateDer};

/// Trusts the machine's certificates and `given`. Loads none when no upstream is https: the simulator must
/// start even on a machine without certificates.
///
/// # Errors
///
/// When an upstream is https and there is no certificate to check it with.
pub(super) fn client_config(
    is_needed: bool,
    given: &[CertificateDer<'static>],
) -> io::Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    if is_needed {
        let machines = rustls_native_certs::load_native_certs();
        for error in &machines.errors {
            tracing::warn!(%error, "some of the machine's certificates cannot be read");
        }
        // A certificate of the machine that cannot be parsed is skipped: it is no reason to stop.
        roots.add_parsable_certificates(machines.certs);
        roots.add_parsable_certificates(given.iter().cloned());
        if roots.is_empty() {
            let problem = "no certificates to check upstreams with: install the machine's, or set \
                           upstreams.ca_file";
            return Err(io::Error::new(io::ErrorKind::NotFound, problem));
        }
    }
    Ok(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
}
