//! What harvesters are told of the archive.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::settings::{BaseUrl, DataFormat, SiteSettings};

/// What harvesters are told of the archive, besides its name and address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Harvest {
    /// To whom one writes about the archive.
    pub email: String,
    /// The gateway that answers for the archive, where one does.
    pub gateway: Option<BaseUrl>,
}

impl Harvest {
    /// An e-mail address, as the protocol's schema takes it.
    pub fn email(text: &str) -> Option<String> {
        let (name, host) = text.trim().split_once('@')?;
        let is_plain =
            |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && c != '@');
        let is_host = host.split('.').all(is_plain) && host.contains('.');
        (is_plain(name) && is_host).then(|| text.trim().to_owned())
    }
}

impl SiteSettings {
    /// The formats in which all articles are published: records for harvesters have whole addresses and
    /// say whom to write to, so there are none without an address of the site and one of its keeper.
    pub fn published_data(&self) -> BTreeSet<DataFormat> {
        let is_harvested = self.base_url.is_some() && self.harvest.is_some();
        let formats = self.data.iter().copied();
        formats.filter(|format| *format != DataFormat::Oai || is_harvested).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_host() {
        for (text, email) in [
            ("redaktsia@archive.example", Some("redaktsia@archive.example")),
            (" a.b+c@x.y.example ", Some("a.b+c@x.y.example")),
            ("archive.example", None),
            ("a@example", None),
            ("a@@b.example", None),
            ("a b@c.example", None),
            ("@b.example", None),
            ("a@.example", None),
            ("почта@архив.рф", None),
        ] {
            assert_eq!(Harvest::email(text).as_deref(), email, "{text}");
        }
    }
}
