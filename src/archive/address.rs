//! The addresses of pages: made from names, so that each stays as long as its name does.

use crate::model::route::Route;

/// The longest part of an address in bytes; file systems stop at 255.
const LONGEST_PART: usize = 120;

/// The address of an article: its path below `folder`, without the ending.
///
/// It does not depend on the title, so cleaning a page better never breaks a link to it.
pub fn article_route(path: &str, folder: &str) -> Route {
    let name = path.strip_prefix(folder).unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Route::page(["articles".to_owned()].into_iter().chain(stem.split('/').map(address_part)))
}

/// One part of an address: Latin letters, digits and hyphens.
///
/// A name that leaves nothing readable, or too much, gets a short hash of itself.
pub fn address_part(name: &str) -> String {
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

    #[test]
    fn the_path_is_the_address() {
        let route = article_route("content/articles/2026/02/Мост 12.txt", "content/articles/");
        assert_eq!(route.as_str(), "articles/2026/02/most-12/");
    }

    #[test]
    fn a_name_without_letters_still_has_an_address() {
        assert_eq!(address_part("!!!").len(), 8);
        assert_ne!(address_part("!!!"), address_part("???"));
    }

    #[test]
    fn a_long_name_fits_the_file_system() {
        let part = address_part(&"щ".repeat(250));
        assert!(part.len() < 255, "{part}");
    }
}
