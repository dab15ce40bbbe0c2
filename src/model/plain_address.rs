//! What the addresses of one page have in common.

use unicode_normalization::UnicodeNormalization;

use crate::model::punycode;

/// An address without what differs between links to one page: the scheme, `www.`, a port that the
/// scheme implies, what names a part of the page, who led to it, a `/` at the end.
pub fn plain_address(address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address).trim();
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(&host);
    let host: Vec<String> = host.trim_end_matches('.').split('.').map(label).collect();
    let host = host.join(".");
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = decoded(path);
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair));
    let kept: Vec<String> = kept.map(decoded).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{host}/{}{query}", path.trim_end_matches('/'))
}

/// Percent-encoded text as it is meant, its letters in one form (NFC).
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().nfc().collect()
}

/// Parameters that say how a reader came to a page, and nothing of the page.
fn is_tracking(pair: &str) -> bool {
    const NAMES: [&str; 12] = [
        "fbclid",
        "gclid",
        "yclid",
        "dclid",
        "msclkid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_openstat",
        "ysclid",
        "twclid",
        "_ga",
    ];
    let name = pair.split('=').next().unwrap_or(pair).to_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}

/// One label of a host's name: in the letters that its ASCII form (`xn--`) stands for.
fn label(label: &str) -> String {
    let unicode = label.strip_prefix("xn--").and_then(punycode::decode);
    unicode.unwrap_or_else(|| decoded(label)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_one_page_are_one_address() {
        for (one, other) in [
            ("https://www.Listok.example/a%20b/?id=1#note", "http://listok.example/a b/?id=1"),
            ("https://listok.example", "http://listok.example:80/"),
            ("https://listok.example:443/a?utm_source=x&id=1&fbclid=2", "//listok.example/a?id=1"),
            ("https://listok.example/a/?utm_medium=x", "https://listok.example/a"),
            ("https://xn--d1aqf.example/", "http://дом.example"),
            ("https://ДОМ.example/%D0%B4%d0%be%D0%BC", "https://xn--d1aqf.example/дом"),
            ("https://listok.example/и\u{306}", "https://listok.example/%D0%B9"),
            ("https://www.xn--mnchen-3ya.example/", "https://münchen.example"),
        ] {
            assert_eq!(plain_address(one), plain_address(other));
        }
    }

    #[test]
    fn other_pages_have_other_addresses() {
        for (one, other) in [
            ("https://a.example/b?id=1", "https://a.example/b?id=2"),
            ("https://a.example/b", "https://a.example/B"),
            ("https://a.example:8080/b", "https://a.example/b"),
            ("https://a.example/b?utmost=1", "https://a.example/b"),
            ("https://xn--99999999999.example", "https://.example"),
        ] {
            assert_ne!(plain_address(one), plain_address(other));
        }
    }
}
