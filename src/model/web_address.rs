//! The canonical form of a page's address: what is compared to know that two files are one page.
//!
//! In `docs/format.md` it stands for readers. Left out are the scheme, `www.`, the port of the scheme,
//! the mark behind `#`, a `/` and an `index.html` at the end, and of the query what only says who came
//! from where. Letters are as they are read, and the rest of the query is in order.

use percent_encoding::percent_decode_str;

use crate::model::punycode;

/// Keys of a query that say where a reader came from, not which page it is.
const TRACKERS: [&str; 14] = [
    "fbclid",
    "gclid",
    "yclid",
    "ysclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "_openstat",
    "ref",
    "referrer",
    "from",
    "amp",
];
/// The beginning of more such keys.
const TRACKER_START: &str = "utm_";
/// Names of the page that a folder's address shows.
const INDICES: [&str; 2] = ["index.html", "index.htm"];

/// The canonical form of an address of the web.
///
/// None of what is no such address, and of the home page of a site: pages of a whole site state it as
/// theirs.
pub fn canonical(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, path, query) = (host_of(host)?, path_of(path), query_of(query));
    (!path.is_empty() || !query.is_empty()).then(|| format!("{host}/{path}{query}"))
}

fn host_of(authority: &str) -> Option<String> {
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.strip_suffix(":80").or(host.strip_suffix(":443")).unwrap_or(host);
    let (name, port) =
        host.split_once(':').map_or((host, ""), |(name, _)| (name, &host[name.len()..]));
    let name = punycode::host(name.trim_end_matches('.'))?;
    let name = name.strip_prefix("www.").unwrap_or(&name);
    name.contains('.').then(|| format!("{name}{port}"))
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
        !key.is_empty() && !key.starts_with(TRACKER_START) && !TRACKERS.contains(&key.as_str())
    };
    let mut parts: Vec<String> = query.split('&').filter(is_of_page).map(decoded).collect();
    parts.sort_unstable();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

/// The letters that `%D0%BC` stands for, where they are some.
fn decoded(part: &str) -> String {
    match percent_decode_str(part).decode_utf8() {
        Ok(letters) => letters.into_owned(),
        Err(_) => part.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_form() {
        for (address, form) in [
            ("https://v.example/news/55/", "v.example/news/55"),
            ("http://www.V.example:80/news/55#comments", "v.example/news/55"),
            ("https://v.example/news/55/index.html?utm_source=x&fbclid=1", "v.example/news/55"),
            ("https://v.example/n?id=5&from=main&b=1", "v.example/n?b=1&id=5"),
            ("https://v.example/n?b=1&id=5", "v.example/n?b=1&id=5"),
            ("https://v.example/%D0%BC%D0%BE%D1%81%D1%82", "v.example/мост"),
            ("https://v.example/мост/", "v.example/мост"),
            ("https://архив.рф:8080/a", "xn--80aer5aza.xn--p1ai:8080/a"),
        ] {
            assert_eq!(canonical(address).as_deref(), Some(form), "{address}");
        }
    }

    #[test]
    fn other_pages_have_other_forms() {
        let forms = ["https://v.example/a", "https://v.example/b", "https://w.example/a"];
        let forms = forms.map(canonical);
        assert!(forms[0] != forms[1] && forms[0] != forms[2]);
        assert_ne!(canonical("https://v.example/n?id=5"), canonical("https://v.example/n?id=6"));
        assert_ne!(canonical("https://v.example/A"), canonical("https://v.example/a"));
    }

    #[test]
    fn a_home_page_and_what_is_no_address_have_none() {
        for address in
            ["https://v.example/", "https://v.example/index.html", "v.example/a", "", "#"]
        {
            assert_eq!(canonical(address), None, "{address}");
        }
    }
}
