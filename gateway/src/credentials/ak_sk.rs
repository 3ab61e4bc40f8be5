//! Signs calls with an access key.

use std::{sync::Arc, time::SystemTime};

use axum::{
    body::Bytes,
    http::{HeaderName, HeaderValue, Request, header},
};
use http_body_util::Full;
use secrecy::ExposeSecret as _;
use time::OffsetDateTime;

use super::{
    Shown, sensitive,
    signature::{ALGORITHM, Signed},
};
use crate::{config::AkSk, gateway_error::GatewayError};

const DATE: HeaderName = HeaderName::from_static("x-sdk-date");
const PROJECT: HeaderName = HeaderName::from_static("x-project-id");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-security-token");

/// An access key that signs.
#[derive(Clone, Debug)]
pub(crate) struct AkSkSigner(Arc<AkSk>);

impl AkSkSigner {
    pub(super) fn new(key: AkSk) -> Self {
        Self(Arc::new(key))
    }

    /// Adds the signed headers and the signature to a request whose address and content type are set.
    ///
    /// # Errors
    ///
    /// When a header's value is invalid, which the configuration rules out.
    pub(super) fn sign(
        &self,
        request: &mut Request<Full<Bytes>>,
        body: &[u8],
        project: Option<&str>,
        now: SystemTime,
    ) -> Result<Shown, GatewayError> {
        let AkSk { access_key, secret_key, security_token } = &*self.0;
        let bad = |_| GatewayError::SignatureRefused(None);
        let date = sdk_date(now);
        // The signed `Host` must be the one that is sent: the client would write it in its own form.
        let host = request.uri().authority().map_or("", |authority| authority.as_str());
        let host = HeaderValue::from_str(host).map_err(bad)?;
        let headers = request.headers_mut();
        headers.insert(header::HOST, host);
        headers.insert(DATE, HeaderValue::from_str(&date).map_err(bad)?);
        if let Some(project) = project {
            headers.insert(PROJECT, HeaderValue::from_str(project).map_err(bad)?);
        }
        if let Some(token) = security_token {
            headers.insert(SECURITY_TOKEN, sensitive(token)?);
        }
        // Sorted by name, as the signature requires.
        let signed = [header::CONTENT_TYPE, header::HOST, PROJECT, DATE, SECURITY_TOKEN];
        let signed: Vec<(&str, &str)> = signed
            .iter()
            .filter_map(|name| Some((name.as_str(), request.headers().get(name)?.to_str().ok()?)))
            .collect();
        let uri = request.uri();
        let signed = Signed {
            method: request.method().as_str(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            headers: &signed,
            body,
        };
        let names = signed.names();
        let signature = signed.signature(secret_key.expose_secret().as_bytes(), &date);
        let authorization = format!(
            "{ALGORITHM} Access={access_key}, SignedHeaders={names}, Signature={signature}"
        );
        let mut authorization = HeaderValue::from_str(&authorization).map_err(bad)?;
        authorization.set_sensitive(true);
        request.headers_mut().insert(header::AUTHORIZATION, authorization);
        Ok(Shown::Signature(now, security_token.clone()))
    }
}

/// A time as `20260102T030405Z`.
fn sdk_date(time: SystemTime) -> String {
    let time = OffsetDateTime::from(time);
    let (date, month) = (time.date(), u8::from(time.month()));
    let (hour, minute, second) = time.to_hms();
    format!("{:04}{month:02}{:02}T{hour:02}{minute:02}{second:02}Z", date.year(), date.day())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn the_official_signers_sign_alike() {
        let signer = AkSkSigner::new(AkSk {
            access_key: "AKEXAMPLE0000000001".to_owned(),
            secret_key: "SKexampleSecret/0000000000000000000000001".into(),
            security_token: None,
        });
        let project = "73d69ae0cfcf460190522d06b60f05ad";
        let address = format!(
            "https://apig.cn-north-4.myhuaweicloud.com/v2/{project}/apigw/instances\
             ?offset=0&limit=20&instance_name=a%20b~%2A%E4%B8%AD&status=Running"
        );
        let mut request = Request::get(address)
            .header("content-type", "application/json")
            .body(Full::default())
            .unwrap();
        let now = UNIX_EPOCH + Duration::from_secs(1_767_323_045);
        signer.sign(&mut request, b"", Some(project), now).unwrap();
        assert_eq!(request.headers()["x-sdk-date"], "20260102T030405Z");
        assert_eq!(
            request.headers()["authorization"],
            "SDK-HMAC-SHA256 Access=AKEXAMPLE0000000001, \
             SignedHeaders=content-type;host;x-project-id;x-sdk-date, \
             Signature=1ccdad931b5f76bae9724204372515adde29ac8af6a9e3e1965728f3af508d23"
        );
        assert!(request.headers()["authorization"].is_sensitive());
    }

    #[test]
    fn the_security_token_of_a_temporary_key_is_signed() {
        let signer = AkSkSigner::new(AkSk {
            access_key: "A".to_owned(),
            secret_key: "secret-key".into(),
            security_token: Some("marker-token".into()),
        });
        let mut request = Request::post("https://koophone.example/v1/instances/prepare-progress")
            .body(Full::default())
            .unwrap();
        let shown = signer.sign(&mut request, b"{}", None, UNIX_EPOCH).unwrap();
        let authorization = request.headers()["authorization"].to_str().unwrap();
        assert!(authorization.contains("SignedHeaders=host;x-sdk-date;x-security-token,"));
        assert_eq!(request.headers()["x-security-token"], "marker-token");
        let printed = format!("{shown:?} {signer:?} {:?}", request.headers());
        assert!(!printed.contains("marker") && !printed.contains("secret-key"), "{printed}");
    }
}
