//! Address and headers of an endpoint. Unlike the library's own configuration it reads no
//! environment variables and sends no empty key.

use async_openai::config::Config;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use secrecy::SecretString;

use super::{EndpointConfig, EndpointError};

/// Where requests go and with which headers.
#[derive(Clone)]
pub(super) struct Access {
    base: String,
    headers: HeaderMap,
    key: SecretString,
}

impl Access {
    /// # Errors
    /// [`EndpointError::BadKey`] or [`EndpointError::Config`] for values no header can carry.
    pub(super) fn new(
        endpoint: &str,
        config: &EndpointConfig,
        key: Option<&str>,
    ) -> Result<Self, EndpointError> {
        let mut headers = HeaderMap::new();
        if let Some(key) = key {
            let value = HeaderValue::from_str(&format!("Bearer {key}"));
            let value = value.map_err(|_| EndpointError::BadKey {
                endpoint: endpoint.to_owned(),
            })?;
            headers.insert(AUTHORIZATION, value);
        }
        for (name, value) in &config.extra_headers {
            let header = HeaderName::from_bytes(name.as_bytes()).ok();
            let value = HeaderValue::from_str(value.expose()).ok();
            let (header, value) = header.zip(value).ok_or_else(|| EndpointError::Config {
                endpoint: endpoint.to_owned(),
                field: "extra_headers",
                problem: "holds a name or value that no header can carry".to_owned(),
            })?;
            headers.insert(header, value);
        }
        // The HTTP library then leaves the values out of its own debug output.
        headers
            .values_mut()
            .for_each(|value| value.set_sensitive(true));
        Ok(Self {
            base: config.base().to_owned(),
            headers,
            key: SecretString::from(key.unwrap_or_default().to_owned()),
        })
    }
}

impl Config for Access {
    fn headers(&self) -> HeaderMap {
        self.headers.clone()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn query(&self) -> Vec<(&str, &str)> {
        Vec::new()
    }

    fn api_base(&self) -> &str {
        &self.base
    }

    fn api_key(&self) -> &SecretString {
        &self.key
    }
}
