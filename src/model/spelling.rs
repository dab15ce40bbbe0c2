//! Names that look the same and are written otherwise: disks of macOS may write `й` as two characters
//! (NFD) where the text that names the file has one (NFC).

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A name with its letters composed: one form for all that look the same.
pub fn composed(name: &str) -> Cow<'_, str> {
    match is_nfc_quick(name.chars()) {
        IsNormalized::Yes => Cow::Borrowed(name),
        _ => Cow::Owned(name.nfc().collect()),
    }
}

/// Paths that are found by any name that looks the same.
pub struct Spellings<'p> {
    /// Sorted.
    paths: &'p [String],
    /// Those that are not composed, by what they are composed, once somebody asks for a name that
    /// none of them has.
    apart: OnceCell<BTreeMap<String, &'p str>>,
}

impl<'p> Spellings<'p> {
    /// The paths, which are sorted.
    pub fn new(paths: &'p [String]) -> Self {
        Spellings { paths, apart: OnceCell::new() }
    }

    /// The path of this name, else one that looks the same.
    pub fn of(&self, name: &str) -> Option<&'p str> {
        let exact = |name: &str| {
            let place = self.paths.binary_search_by(|path| path.as_str().cmp(name)).ok()?;
            Some(self.paths[place].as_str())
        };
        exact(name).or_else(|| {
            let form = composed(name);
            exact(&form).or_else(|| self.apart().get(&*form).copied())
        })
    }

    fn apart(&self) -> &BTreeMap<String, &'p str> {
        let apart = |path: &'p String| match composed(path) {
            Cow::Owned(form) if form != *path => Some((form, path.as_str())),
            _ => None,
        };
        self.apart.get_or_init(|| self.paths.iter().filter_map(apart).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_in_either_form() {
        let (whole, apart) = ("мой/ёж.png", "мои\u{306}/е\u{308}ж.png");
        for (paths, name, found) in [
            (&[whole][..], whole, Some(whole)),
            (&[whole], apart, Some(whole)),
            (&[apart], whole, Some(apart)),
            (&[apart], apart, Some(apart)),
            (&[apart, whole], whole, Some(whole)),
            (&[apart, whole], apart, Some(apart)),
            (&[whole], "мои/еж.png", None),
        ] {
            let mut paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
            paths.sort();
            assert_eq!(Spellings::new(&paths).of(name), found, "{name} among {paths:?}");
        }
    }
}
