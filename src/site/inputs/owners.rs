//! Whose sidecar is whose, where raw files have one name and several endings.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use postil_clean::model::ending::split_ending;

use crate::model::spelling::composed;

/// The raw articles that have sidecars, or would have those that are written next.
#[derive(Debug, Default)]
pub struct SidecarOwners<'p> {
    /// By the name without its ending, the letters composed.
    owners: HashMap<Cow<'p, str>, &'p str>,
    /// The articles that have sidecars.
    served: HashSet<&'p str>,
}

impl<'p> SidecarOwners<'p> {
    /// The owners among all raw articles, sorted by path, of which each says whether it has a sidecar.
    pub fn of(articles: impl IntoIterator<Item = (&'p str, bool)>) -> Self {
        let (mut owners, mut served) = (HashMap::new(), HashSet::new());
        for (path, has_sidecar) in articles {
            let owner = owners.entry(composed(stem(path))).or_insert(path);
            if has_sidecar {
                *owner = path;
                served.insert(path);
            }
        }
        SidecarOwners { owners, served }
    }

    /// The raw article that has the sidecar of one without, or would have it before it.
    pub fn other_than(&self, article: &str) -> Option<&'p str> {
        let owner = *self.owners.get(&composed(stem(article)))?;
        (owner != article && !self.served.contains(article)).then_some(owner)
    }
}

fn stem(path: &str) -> &str {
    split_ending(path).map_or(path, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_name_has_the_sidecar_unless_another_one_has_it() {
        let other = |articles: &[(&'static str, bool)], article| {
            SidecarOwners::of(articles.iter().copied()).other_than(article)
        };
        for (articles, article, owner) in [
            (&[("b.HTML", false), ("b.txt", false)][..], "b.txt", Some("b.HTML")),
            (&[("b.HTML", false), ("b.txt", false)], "b.HTML", None),
            (&[("b.html", false), ("b.txt", true)], "b.html", Some("b.txt")),
            (&[("b.html", false), ("b.x.txt", false)], "b.x.txt", None),
            (&[("мои\u{306}.md", true), ("мой.txt", false)], "мой.txt", Some("мои\u{306}.md")),
            (&[("мои\u{306}.md", true), ("мой.txt", true)], "мои\u{306}.md", None),
        ] {
            assert_eq!(other(articles, article), owner, "{articles:?}");
        }
    }
}
