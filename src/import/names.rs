//! The names of imported pages: made from address and time, so that the same page always gets the same.
//!
//! The host is a folder, and so is each part of the path, as far as they are short, and Latin letters,
//! digits and hyphens; then the file is called as the page was. Whatever else an address has is
//! written by its sounds, and a short hash of the address stands behind it, since two addresses may
//! sound alike. No name is a device of Windows, and none is too long for it.

use postil_clean::model::ending::RawFormat;

use crate::archive::address::{address_part, short_hash};
use crate::config::settings::AddressScheme;
use crate::import::capture::Capture;
use crate::import::origin::At;
use crate::model::device::is_device;
use crate::model::web_address;

/// The longest name below the folder of the articles in bytes: Windows takes paths of 260.
const LONGEST: usize = 140;
/// The longest part that is written by its sounds, and of a path that is too long.
const LONGEST_PART: usize = 60;
/// Endings that say how a server makes a page, and nothing of the page.
const ENDINGS: [&str; 9] =
    [".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".phtml"];

/// The names that a page may have, without their ending, the best one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// After the address.
    pub plain: String,
    /// After the address and the time of capture.
    pub timed: String,
    /// After address, time and bytes.
    pub distinct: String,
}

/// The names of a page with the digest of its bytes.
pub(super) fn names(capture: &Capture, digest: &str) -> Names {
    if let Some(own) = &capture.own_name {
        return of_file(&own.stem, digest);
    }
    let row = capture.row.as_ref();
    let plain = match (row.and_then(|row| row.name.as_deref()), capture.address()) {
        (Some(name), _) => of_name(name),
        (None, Some(address)) => of_address(address),
        (None, None) => of_place(capture),
    };
    let plain = format!("{}{plain}", row.map_or("", |row| &row.folder));
    let digest = short_hash(digest);
    let time = capture.captured.map_or_else(|| digest.clone(), |captured| captured.in_a_name());
    let timed = format!("{plain}-{time}");
    Names { distinct: format!("{timed}-{digest}"), plain, timed }
}

/// The names of a file, which keeps its own; where something has that, it gets a folder of its own.
fn of_file(stem: &str, digest: &str) -> Names {
    let apart = format!("{}/{stem}", short_hash(digest));
    Names { plain: stem.to_owned(), timed: apart.clone(), distinct: apart }
}

/// A name that a table gives a page, which may be a path.
fn of_name(name: &str) -> String {
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|stated| !stated.is_empty()).collect();
    let plain = |(at, stated): (usize, &&str)| {
        let is_folder = at + 1 < parts.len();
        let may_stay = is_plain(stated) && !(is_folder && is_taken(stated));
        if may_stay { (*stated).to_owned() } else { part(stated) }
    };
    let whole = parts.iter().enumerate().map(plain).collect::<Vec<_>>().join("/");
    match whole.len() > LONGEST || whole.is_empty() {
        true => format!("{}-{}", short(&part(name)), short_hash(name)),
        false => whole,
    }
}

/// Whether a folder of that name could be in the way of a page, its sidecar, or be taken for what a
/// browser saved beside a page.
fn is_taken(folder: &str) -> bool {
    RawFormat::of(folder).is_some() || folder.ends_with(".toml") || folder.ends_with(".files")
}

/// Whether a part of a name can stay as it is: small Latin letters, digits, hyphens, and dots within.
fn is_plain(part: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    let has_dot_outside = part.starts_with('.') || part.ends_with('.');
    part.chars().all(is_letter) && !has_dot_outside && !is_device(part)
}

/// The name of a page without an address: its title, or where it was found.
fn of_place(capture: &Capture) -> String {
    let at = match capture.origin.at {
        At::Row(row, _) => format!("row {row}"),
        at => at.to_string(),
    };
    let origin = format!("{} {at}", capture.origin.file_name());
    match capture.fields.title.as_deref() {
        Some(title) => format!("{}-{}", short(&part(title)), short_hash(&origin)),
        None => part(&origin),
    }
}

/// The name of a page with an address.
pub(super) fn of_address(address: &str) -> String {
    let plain = web_address::plain(address);
    let (rest, query) = plain.split_once('?').unwrap_or((&plain, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stated: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let last = stated.pop().map_or("index", without_ending);
    let last = format!("{last} {query}");
    let parts: Vec<String> = stated.iter().map(|stated| part(stated)).collect();
    let (folder, name) = (host_folder(host), part(last.trim_end()));
    let whole = [std::slice::from_ref(&folder), &parts, std::slice::from_ref(&name)];
    let whole = whole.concat().join("/");
    let stem = rest.strip_suffix(ending_of(rest)).unwrap_or(rest).trim_end_matches('/');
    let is_exact = whole == stem || path.is_empty() && query.is_empty() && folder == host;
    match (whole.len() > LONGEST, is_exact) {
        (false, true) => whole,
        (false, false) => format!("{}-{}", cut_name(&whole), short_hash(&plain)),
        (true, _) => format!("{}/{}-{}", short(&folder), short(&name), short_hash(&plain)),
    }
}

/// A name whose last part is short enough to have a hash behind it.
fn cut_name(whole: &str) -> String {
    let (folders, name) = whole.rsplit_once('/').unwrap_or(("", whole));
    format!("{folders}/{}", short(name))
}

fn short(part: &str) -> &str {
    part[..part.len().min(LONGEST_PART)].trim_end_matches(['-', '.'])
}

fn part(name: &str) -> String {
    address_part(name, AddressScheme::Second)
}

/// A host as the name of a folder, with its dots.
fn host_folder(host: &str) -> String {
    let labels = host.split('.').filter(|label| !label.is_empty()).map(part);
    let folder = labels.collect::<Vec<_>>().join(".");
    if folder.is_empty() || is_device(&folder) { part(host) } else { folder }
}

fn without_ending(name: &str) -> &str {
    name.strip_suffix(ending_of(name)).filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// The ending of a name that says nothing; empty where it has none.
fn ending_of(name: &str) -> &str {
    let at = name.rfind('.').unwrap_or(name.len());
    if ENDINGS.contains(&name[at..].to_ascii_lowercase().as_str()) { &name[at..] } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_readable_address_is_the_name() {
        for (address, name) in [
            ("https://www.dala.example/news/2026/most", "dala.example/news/2026/most"),
            ("http://dala.example/news/2026/most.html", "dala.example/news/2026/most"),
            (
                "https://dala.example/news/2026/most/?utm_source=x#top",
                "dala.example/news/2026/most",
            ),
            ("https://dala.example/", "dala.example/index"),
            ("https://dala.example", "dala.example/index"),
            ("https://dala.example/a.php", "dala.example/a"),
        ] {
            assert_eq!(of_address(address), name);
        }
    }

    #[test]
    fn any_other_address_has_a_hash_behind_what_can_be_read() {
        for (address, readable) in [
            ("https://dala.example/index.php?id=45", "dala.example/index-id-45-"),
            ("https://dala.example/News/Most", "dala.example/news/most-"),
            ("https://dala.example/новости/мост", "dala.example/novosti/most-"),
            ("https://dala.example:8080/most", "dala.example-8080/most-"),
            ("https://xn--80a1acny.example/a", "pochta.example/a-"),
            ("https://dala.example/a//b/../c", "dala.example/a/b/"),
            ("https://con.example/aux", "con-"),
            ("https://dala.example/a_b", "dala.example/a-b-"),
            ("https://dala.example/?p=5", "dala.example/index-p-5-"),
        ] {
            let name = of_address(address);
            assert!(name.starts_with(readable), "{address}: {name}");
            assert_eq!(name.rsplit('-').next().unwrap().len(), 8, "{name}");
        }
    }

    #[test]
    fn other_addresses_have_other_names() {
        let addresses = [
            "https://dala.example/a-b",
            "https://dala.example/a/b",
            "https://dala.example/a_b",
            "https://dala.example/A-B",
            "https://dala.example/a-b?c",
            "https://dala.example/a-b/c",
            "https://dala.example:81/a-b",
            "https://dala.example/a%20b",
            "https://dala.example/a.b",
        ];
        let names: std::collections::BTreeSet<String> =
            addresses.iter().map(|address| of_address(address)).collect();
        assert_eq!(names.len(), addresses.len(), "{names:?}");
    }

    #[test]
    fn a_stated_name_stays_below_the_folder() {
        for (stated, name) in [
            ("17", "17"),
            ("2026/Мост", "2026/most"),
            ("a\\b", "a/b"),
            ("2026/dala.example/most", "2026/dala.example/most"),
            ("/etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(of_name(stated), name);
        }
        for folder in ["news.files", "a.txt", "a.mht", "b.mhtml", "a.b.html", "page.toml"] {
            assert!(!of_name(&format!("{folder}/x")).contains('.'), "{folder}");
        }
        for stated in ["../../etc/passwd", "//", "..", "a/../b", &"a/".repeat(300), "con"] {
            let name = of_name(stated);
            let is_plain = |part: &str| !part.is_empty() && part != ".." && !is_device(part);
            assert!(name.split('/').all(is_plain) && name.len() <= LONGEST, "{stated}: {name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_name_fits_every_file_system(address in "https?://[a-zа-я.:0-9]{0,300}/\\PC{0,400}") {
            let name = of_address(&address);
            proptest::prop_assert!(name.len() <= LONGEST + LONGEST_PART + 10, "{}", name);
            for part in name.split('/') {
                proptest::prop_assert!(!part.is_empty() && !part.starts_with('.'), "{}", name);
                proptest::prop_assert!(!is_device(part) && !part.ends_with('.'), "{}", name);
                let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
                proptest::prop_assert!(part.chars().all(plain), "{}", name);
            }
        }
    }
}
