//! What GitHub takes, and what the site in the output folder has.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::published_sizes;

/// The bytes of a site on GitHub Pages. Source: GitHub, *GitHub Pages limits*.
const LARGEST_SITE: u64 = 1_000_000_000;
/// The bytes of a file in a repository. Source: GitHub, *About large files on GitHub*.
const LARGEST_FILE: u64 = 100_000_000;

/// What is too large in the site that was built last into a folder, if there is one.
pub fn limits(output: &Path) -> Vec<Diagnostic> {
    too_large(&published_sizes(output))
}

fn too_large(sizes: &BTreeMap<String, u64>) -> Vec<Diagnostic> {
    let files = sizes.iter().filter(|(_, size)| **size > LARGEST_FILE);
    let file = |(path, size): (&String, &u64)| {
        catalogue::file_too_large_to_publish(path, *size, LARGEST_FILE)
    };
    let mut found: Vec<Diagnostic> = files.map(file).collect();
    let whole = sizes.values().sum();
    if whole > LARGEST_SITE {
        found.push(catalogue::site_too_large(whole, LARGEST_SITE, &folders(sizes)));
    }
    found
}

/// The sizes of the site's folders, largest first; a file beside them counts as itself.
fn folders(sizes: &BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let mut folders: BTreeMap<&str, u64> = BTreeMap::new();
    for (path, size) in sizes {
        let end = path.find('/').map_or(path.len(), |slash| slash + 1);
        *folders.entry(&path[..end]).or_default() += size;
    }
    let mut folders: Vec<(String, u64)> =
        folders.into_iter().map(|(folder, size)| (folder.to_owned(), size)).collect();
    folders.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, u64)]) -> Vec<String> {
        let sizes = files.iter().map(|(path, size)| ((*path).to_owned(), *size)).collect();
        let drawn = too_large(&sizes);
        drawn.iter().map(crate::diagnostic::report::draw_plain).collect()
    }

    #[test]
    fn what_a_host_takes_is_no_news() {
        assert!(found(&[("index.html", 6_000), ("assets/film.webm", 100_000_000)]).is_empty());
    }

    #[test]
    fn a_site_and_a_file_that_are_too_large_say_what_takes_the_room() {
        let files =
            [("a/1", 99_999_999), ("b/2", 450_000_001), ("b/3", 90_000_000), ("c", 400_000_000)];
        insta::assert_snapshot!(found(&files).concat(), @r"
        warning[file-too-large-to-publish]: this file has 451 MB, and GitHub takes no file of more than 100 MB
          --> b/2
          hint: make it smaller, or link to it where it is
        warning[file-too-large-to-publish]: this file has 400 MB, and GitHub takes no file of more than 100 MB
          --> c
          hint: make it smaller, or link to it where it is
        warning[site-too-large]: the site in the output folder has 1040 MB, and GitHub Pages takes 1000 MB
          hint: most room is taken by `b/` 541 MB, `c` 400 MB, `a/` 100 MB
          hint: publish a part of the archive, or on a host of your own
        ");
    }
}
