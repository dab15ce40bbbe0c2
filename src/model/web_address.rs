//! The plain form of a page's address: what is compared to know that two addresses lead to one page.
//!
//! In `docs/format.md` it stands for readers. Left out are the scheme, `www.`, the port of the scheme,
//! the mark behind `#`, a `/` and an `index.html` at the end, and of the query what only says who came
//! from where. Letters are as they are read, and the rest of the query is in order.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use postil_text::host_name;

use crate::model::key::Key;

/// Keys of a query that say where a reader came from, not which page it is.
const TRACKERS: [&str; 16] = [
    "fbclid",
    "gclid",
    "yclid",
    "ysclid",
    "dclid",
    "twclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "_openstat",
    "_ga",
    "ref",
    "referrer",
    "from",
    "amp",
];
/// The beginning of more such keys.
const TRACKER_START: &str = "utm_";
/// Names of the page that a folder's address shows.
const INDICES: [&str; 2] = ["index.html", "index.htm"];

/// The plain form of any address.
pub fn plain(address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address).trim();
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("{}/{}{}", host_of(authority), path_of(path), query_of(query))
}

/// The host of an address as people read it; none where it has characters that no host has, so that
/// no text may pass for one.
pub fn host(address: &str) -> Option<String> {
    let plain = plain(address);
    let (host, _) = plain.split_once('/')?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
    (!host.is_empty() && host.chars().all(is_plain)).then(|| host.to_owned())
}

/// The key of the plain form of any address.
pub fn key(address: &str) -> Key {
    Key::of_bytes(plain(address).as_bytes())
}

/// The plain form of an address of the web.
///
/// None of what is no such address, and of the home page of a site: pages of a whole site state it as
/// theirs.
pub fn of_page(address: &str) -> Option<String> {
    let (scheme, _) = address.trim().split_once("://")?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let plain = plain(address);
    let (host, page) = plain.split_once('/')?;
    (is_web && host.contains('.') && !page.is_empty()).then_some(plain)
}

/// The key of the page that an address leads to; none where [`of_page`] gives none.
pub fn page_key(address: &str) -> Option<Key> {
    of_page(address).map(|page| Key::of_bytes(page.as_bytes()))
}

fn host_of(authority: &str) -> String {
    let host = authority.rsplit('@').next().unwrap_or_default().to_lowercase();
    let host = host.strip_suffix(":80").or(host.strip_suffix(":443")).unwrap_or(&host);
    host_name::in_letters(host)
}

fn path_of(path: &str) -> String {
    let path = decoded(path);
    let folder = INDICES.iter().find_map(|index| path.strip_suffix(index));
    let folder = folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
    folder.unwrap_or(&path).trim_end_matches('/').to_owned()
}

fn query_of(query: &str) -> String {
    let is_of_page = |part: &&str| {
        let key = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
        !part.is_empty() && !key.starts_with(TRACKER_START) && !TRACKERS.contains(&key.as_str())
    };
    let mut parts: Vec<String> = query.split('&').filter(is_of_page).map(decoded).collect();
    parts.sort_unstable();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

/// The letters that `%D0%BC` stands for, where they are some, in one form (NFC).
fn decoded(part: &str) -> String {
    match percent_decode_str(part).decode_utf8() {
        Ok(letters) => letters.nfc().collect(),
        Err(_) => part.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_shown_in_its_own_letters_or_not_at_all() {
        for (address, shown) in [
            ("https://www.v.example/news/55/", Some("v.example")),
            ("https://v.example", Some("v.example")),
            ("https://xn--80aer5aza.xn--p1ai/a?b=https://c.example/", Some("архив.рф")),
            ("https://v.example@w.example/a", Some("w.example")),
            ("https://v.example\u{202e}/a", None),
            ("https://v.example, w.example/a", None),
            ("https:///a", None),
        ] {
            assert_eq!(host(address).as_deref(), shown, "{address}");
        }
    }

    #[test]
    fn one_page_has_one_form() {
        for (address, form) in [
            ("https://v.example/news/55/", "v.example/news/55"),
            ("http://www.V.example:80/news/55#comments", "v.example/news/55"),
            ("HTTPS://v.example:443/news/55", "v.example/news/55"),
            ("https://v.example/news/55/index.html?utm_source=x&fbclid=1", "v.example/news/55"),
            ("https://v.example/n?id=5&from=main&b=1", "v.example/n?b=1&id=5"),
            ("https://v.example/n?b=1&id=5", "v.example/n?b=1&id=5"),
            ("https://v.example/%D0%BC%D0%BE%D1%81%D1%82", "v.example/мост"),
            ("https://v.example/и\u{306}", "v.example/й"),
            ("https://v.example/мост/", "v.example/мост"),
            ("https://v.example/a%20b", "v.example/a b"),
            ("https://архив.рф:8080/a", "архив.рф:8080/a"),
            ("https://xn--80aer5aza.xn--p1ai/a", "архив.рф/a"),
            ("https://www.xn--mnchen-3ya.example/a", "münchen.example/a"),
            ("https://anna@v.example/a", "v.example/a"),
        ] {
            assert_eq!(of_page(address).as_deref(), Some(form), "{address}");
            assert_eq!(plain(address), form, "{address}");
        }
    }

    #[test]
    fn other_pages_have_other_forms() {
        for (one, other) in [
            ("https://v.example/n?id=5", "https://v.example/n?id=6"),
            ("https://v.example/A", "https://v.example/a"),
            ("https://v.example/a", "https://w.example/a"),
            ("https://v.example:8080/a", "https://v.example/a"),
            ("https://v.example/a?utmost=1", "https://v.example/a"),
            ("https://v.example/%CC%EE", "https://v.example/%EC%F1"),
            ("https://xn--99999999999.example/a", "https://.example/a"),
        ] {
            assert_ne!(page_key(one), page_key(other), "{one}");
        }
    }

    #[test]
    fn a_home_page_and_what_is_no_address_are_no_page() {
        for address in [
            "https://v.example/",
            "https://v.example/index.html",
            "v.example/a",
            "mailto:a@v.example",
            "",
            "#",
        ] {
            assert_eq!(of_page(address), None, "{address}");
        }
        assert_eq!(plain("https://v.example"), plain("//v.example:80/"));
        // A longer label is no name of a host.
        let long = format!("xn--{}", "a".repeat(100));
        assert_eq!(plain(&long), format!("{long}/"));
    }
}
