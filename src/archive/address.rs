//! The addresses of pages: made from names, so that each stays as long as its name does.
//!
//! How a name becomes a part of an address is a scheme with a number. A site keeps its scheme, since
//! another one would break the links to it.

mod readable;

use crate::config::settings::AddressScheme;
use crate::model::route::Route;

/// The longest part of an address in bytes; file systems stop at 255.
const LONGEST_PART: usize = 120;

/// The address of an article: its path below `folder`, without the ending.
///
/// It does not depend on the title, so cleaning a page better never breaks a link to it.
pub fn article_route(path: &str, folder: &str, scheme: AddressScheme) -> Route {
    let name = path.strip_prefix(folder).unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts = stem.split('/').map(|part| address_part(part, scheme));
    Route::page(["articles".to_owned()].into_iter().chain(parts))
}

/// The address of an article whose own is that of another one: it follows from its path alone, so it
/// stays whatever else is in the archive.
pub fn told_apart(route: &Route, path: &str, folder: &str) -> Route {
    let name = path.strip_prefix(folder).unwrap_or(path);
    route.with_ending(&short_hash(name))
}

/// One part of an address: Latin letters, digits and hyphens; never empty.
pub fn address_part(name: &str, scheme: AddressScheme) -> String {
    match scheme {
        AddressScheme::First => slugged(name),
        AddressScheme::Second => readable::part(name),
    }
}

/// A part by the first scheme: each sign that is no Latin letter becomes a hyphen, also amid a word.
///
/// A name that leaves nothing readable, or too much, gets a short hash of itself.
fn slugged(name: &str) -> String {
    let slug = slug::slugify(name);
    if slug.is_empty() {
        return short_hash(name);
    }
    if slug.len() > LONGEST_PART {
        return format!("{}-{}", &slug[..LONGEST_PART], short_hash(name));
    }
    slug
}

/// Eight hexadecimal digits that stand for a name.
pub fn short_hash(name: &str) -> String {
    blake3::hash(name.as_bytes()).to_hex()[..8].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMES: [AddressScheme; 2] = [AddressScheme::First, AddressScheme::Second];

    #[test]
    fn the_path_is_the_address() {
        for scheme in SCHEMES {
            let path = "content/articles/2026/02/Мост 12.txt";
            let route = article_route(path, "content/articles/", scheme);
            assert_eq!(route.as_str(), "articles/2026/02/most-12/");
        }
    }

    #[test]
    fn a_name_without_letters_still_has_an_address() {
        for scheme in SCHEMES {
            assert_eq!(address_part("!!!", scheme).len(), 8);
            assert_ne!(address_part("!!!", scheme), address_part("???", scheme));
        }
    }

    #[test]
    fn a_long_name_fits_the_file_system() {
        for scheme in SCHEMES {
            let part = address_part(&"щ".repeat(250), scheme);
            assert!(part.len() < 255, "{part}");
        }
    }

    #[test]
    fn the_first_scheme_stays_as_it_was() {
        for (name, part) in [
            ("Қазақстан", "k-azak-stan"),
            ("подъезд", "pod-ezd"),
            ("con", "con"),
            ("Щука & ёрш", "shchuka-iorsh"),
        ] {
            assert_eq!(address_part(name, AddressScheme::First), part, "{name}");
        }
    }
}
