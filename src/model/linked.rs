//! Which addresses of the web are the same page, so that the archive knows its own in links.

use crate::model::key::Key;

/// The key of the page that an address leads to, whichever place in it, over whichever scheme, with
/// or without `www.` and a last stroke; none of what is no address of a page.
pub fn page_key(address: &str) -> Option<Key> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let page = rest.split('#').next().unwrap_or_default();
    let (host, path) = page.split_at(page.find(['/', '?']).unwrap_or(page.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_page = is_web && !host.is_empty();
    is_page.then(|| Key::of_bytes(format!("{host}{}", path.trim_end_matches('/')).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_have_one_key() {
        let key = page_key("https://dala.example/news/1");
        assert!(key.is_some());
        for same in [
            "http://dala.example/news/1/",
            "HTTPS://www.Dala.example/news/1#comments",
            "https://dala.example/news/1",
        ] {
            assert_eq!(page_key(same), key, "{same}");
        }
        for other in [
            "https://dala.example/news/12",
            "https://dala.example/News/1",
            "https://dala.example/news/1?page=2",
            "https://kray.example/news/1",
        ] {
            assert_ne!(page_key(other), key, "{other}");
        }
        assert_eq!(page_key("mailto:a@dala.example"), None);
    }
}
