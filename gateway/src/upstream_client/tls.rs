//! Which certificates of upstreams count.

use std::io;

use rustls::{ClientConfig, RootCertStore, pki_types::CertificateDer};

/// Trusts the machine's certificates and those given; none where no upstream is https, for the simulator
/// starts also where there are no certificates.
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
        // A certificate of the machine that is out of the ordinary is not worth stopping for.
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
