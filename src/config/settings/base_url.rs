//! The address under which a site is published.

use percent_encoding::{CONTROLS, utf8_percent_encode};
use postil_text::host_name;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::model::page::Href;
use crate::model::route::Route;

/// Where a site is published: scheme, host and folder, with a `/` at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Checks an address; the `/` at its end may be left out. A host in other letters than ASCII's
    /// is written as `xn--…`, and such letters in the folder are percent-encoded.
    pub fn parse(text: &str) -> Option<Self> {
        let text = &in_ascii(text)?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        let plain = text.chars().all(|c| {
            c.is_ascii_graphic() && !matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '\'')
        });
        let climbs = rest.split('/').any(|part| part == ".." || part == ".");
        // Whoever logs in would stand on every page.
        let is_login = host.contains('@');
        if host.is_empty() || is_login || !plain || climbs || rest.contains("//") {
            return None;
        }
        Some(BaseUrl(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The whole address, with a `/` at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole address of a page or file.
    pub fn address(&self, route: &Route) -> String {
        format!("{}{}", self.0, Href::from(route).as_str())
    }

    /// The address of a folder of the site, whose name ends with a `/`, or of the site itself.
    pub fn below(&self, folder: &str) -> Self {
        BaseUrl(format!("{}{folder}", self.0))
    }

    /// The path on the host, with a `/` at both ends: `/archive/`, or `/`.
    pub fn path(&self) -> &str {
        let host_at = self.0.find("://").map_or(0, |at| at + 3);
        let slash = self.0[host_at..].find('/').expect("a base URL ends with a slash");
        &self.0[host_at + slash..]
    }
}

/// An address as it is written in ASCII; none where its host has no such form.
fn in_ascii(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    let (scheme, rest) = text.split_once("://")?;
    let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let name = host_name::in_ascii(name)?;
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let letters: String = folder.nfc().collect();
    Some(format!("{scheme}://{name}{port}/{}", utf8_percent_encode(&letters, CONTROLS)))
}
