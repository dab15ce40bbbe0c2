//! Addresses as pages write them, made whole (RFC 3986, section 5) and harmless.

use std::borrow::Cow;

use postil_text::unseen;

use crate::model::limits;

/// The absolute address that a reference of a page means; `base` is the address that it starts from.
///
/// None where it leads nowhere by itself, where its scheme is none of `http`, `https` and `mailto`,
/// or where it is too long. Signs that are not seen, or that turn text, are no part of an address, nor
/// is [who logs in](without_user).
pub fn resolved(reference: &str, base: Option<&str>) -> Option<String> {
    let reference = plain(reference)?;
    let address = match scheme(&reference) {
        Some(scheme) => whole(&scheme, &reference[scheme.len() + 1..])?,
        None => Base::of(base?)?.joined(&reference)?,
    };
    (address.len() <= limits::ADDRESS).then(|| without_user(&address).into_owned())
}

/// An address of the web without the name and the password that its writer logs in with: whoever
/// publishes a page need not give them away.
pub fn without_user(address: &str) -> Cow<'_, str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let Some(start) = scheme.map(str::len) else { return address.into() };
    let host = address[start..].split(['/', '?', '#', '\\']).next().unwrap_or_default();
    match host.rfind('@') {
        Some(end) => format!("{}{}", &address[..start], &address[start + end + 1..]).into(),
        None => address.into(),
    }
}

/// A reference as browsers read it: without the white space around and the breaks inside it.
fn plain(reference: &str) -> Option<String> {
    let trimmed = reference.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let kept = trimmed.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let kept: String = kept.collect();
    let is_odd = kept.chars().any(char::is_control) || unseen::taken_out(&kept) != kept;
    (!kept.is_empty() && !is_odd).then(|| without_marks(&kept).into_owned())
}

/// An address with percent signs for the signs that none has as they are (RFC 3986, appendix C): spaces,
/// and what ends it where it stands in markup.
pub fn without_marks(address: &str) -> Cow<'_, str> {
    const MARKS: [char; 7] = [' ', '<', '>', '"', '`', '{', '}'];
    if !address.contains(MARKS) {
        return address.into();
    }
    let encoded = |sign: char| match MARKS.contains(&sign) {
        true => format!("%{:02X}", u32::from(sign)),
        false => sign.to_string(),
    };
    address.chars().map(encoded).collect::<String>().into()
}

/// The scheme of a reference in lower case, where it has one.
fn scheme(reference: &str) -> Option<String> {
    let (scheme, _) = reference.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// An address of a known scheme, with what stands behind the colon.
fn whole(scheme: &str, rest: &str) -> Option<String> {
    let is_known = match scheme {
        "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
        "mailto" => rest.contains('@') && !rest.starts_with('/'),
        _ => false,
    };
    is_known.then(|| format!("{scheme}:{rest}"))
}

/// Whether what stands behind the two strokes begins with the name of a host; browsers read a
/// backslash in it as a stroke.
fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit('@').next().unwrap_or_default();
    !name.is_empty() && !host.contains('\\')
}

/// The parts of an address that a reference starts from.
struct Base<'a> {
    scheme: &'a str,
    host: &'a str,
    path: &'a str,
    query: Option<&'a str>,
}

impl<'a> Base<'a> {
    fn of(address: &'a str) -> Option<Base<'a>> {
        let (scheme, rest) = address.split_once("://")?;
        let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        let rest = rest.split('#').next().unwrap_or_default();
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        (is_web && has_host(host)).then_some(Base { scheme, host, path, query })
    }

    /// The address that a reference without a scheme means.
    fn joined(&self, reference: &str) -> Option<String> {
        let Base { scheme, host, path, query } = *self;
        if let Some(other) = reference.strip_prefix("//") {
            return whole(&scheme.to_ascii_lowercase(), reference).filter(|_| has_host(other));
        }
        let end = reference.find(['?', '#']).unwrap_or(reference.len());
        let (own, behind) = reference.split_at(end);
        if own.contains('\\') {
            return None;
        }
        let query = query.filter(|_| behind.starts_with('#')).map(|query| format!("?{query}"));
        let (path, query) = match own {
            "" => (path.to_owned(), query.unwrap_or_default()),
            own if own.starts_with('/') => (without_dots(own), String::new()),
            own => {
                let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
                (without_dots(&format!("{folder}{own}")), String::new())
            }
        };
        Some(format!("{}://{host}{path}{query}{behind}", scheme.to_ascii_lowercase()))
    }
}

/// A path without `.` and `..`, which never lead out of it.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            part => kept.push(part),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://dala.example/news/2026/most.html?page=2#top";

    #[test]
    fn references_start_from_the_page() {
        for (reference, expected) in [
            ("rechka.html", "https://dala.example/news/2026/rechka.html"),
            ("./rechka/", "https://dala.example/news/2026/rechka/"),
            ("../2025/", "https://dala.example/news/2025/"),
            ("../../../../x", "https://dala.example/x"),
            ("..", "https://dala.example/news/"),
            ("/", "https://dala.example/"),
            ("/a//b?c=../d", "https://dala.example/a//b?c=../d"),
            ("?page=3", "https://dala.example/news/2026/most.html?page=3"),
            ("#end", "https://dala.example/news/2026/most.html?page=2#end"),
            ("//gazeta.example/a", "https://gazeta.example/a"),
            ("  https://gazeta.example/a b\n ", "https://gazeta.example/a%20b"),
            ("HTTPS://Gazeta.example/", "https://Gazeta.example/"),
            ("мост", "https://dala.example/news/2026/мост"),
            ("mailto:red@dala.example", "mailto:red@dala.example"),
            ("htt\nps://gazeta.example/", "https://gazeta.example/"),
            ("https://a.kim:parol@gazeta.example/a@b", "https://gazeta.example/a@b"),
            ("//a.kim@gazeta.example/?q=x@y", "https://gazeta.example/?q=x@y"),
            ("https://gazeta.example?mail=a@b.example", "https://gazeta.example?mail=a@b.example"),
        ] {
            assert_eq!(resolved(reference, Some(PAGE)).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(
            resolved("a", Some("https://dala.example")).as_deref(),
            Some("https://dala.example/a")
        );
    }

    #[test]
    fn who_logs_in_is_no_part_of_a_page() {
        let page = Some("http://a.kim:parol@dala.example:8080/news/");
        for (reference, expected) in [
            ("/", "http://dala.example:8080/"),
            ("most.html", "http://dala.example:8080/news/most.html"),
        ] {
            assert_eq!(resolved(reference, page).as_deref(), Some(expected));
        }
        for (address, expected) in [
            ("HTTPS://a@b@dala.example/x", "HTTPS://dala.example/x"),
            ("https://dala.example/a:b@c", "https://dala.example/a:b@c"),
            ("mailto:a.kim@dala.example", "mailto:a.kim@dala.example"),
            ("ж://a@b", "ж://a@b"),
        ] {
            assert_eq!(without_user(address), expected);
        }
    }

    #[test]
    fn what_leads_nowhere_is_no_address() {
        for reference in [
            "",
            " ",
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "tel:112",
            "https:/x",
            "https://",
            "https://a.kim:parol@",
            "https:dala.example",
            "https:\\\\gazeta.example",
            "https://gazeta.example\\@dala.example/",
            "\\\\gazeta.example\\a",
            "//",
            "mailto:",
            "https://dala.example/\u{202e}gpj.exe",
        ] {
            assert_eq!(resolved(reference, Some(PAGE)), None, "{reference}");
        }
        let marked = resolved("https://dala.example/a><img src=x>\"", None);
        assert_eq!(marked.as_deref(), Some("https://dala.example/a%3E%3Cimg%20src=x%3E%22"));
        assert_eq!(resolved("/a", None), None, "of a page without an address");
        assert_eq!(resolved("/a", Some("ftp://dala.example/")), None);
        let long = format!("https://dala.example/{}", "a".repeat(limits::ADDRESS));
        assert_eq!(resolved(&long, None), None);
    }
}
