//! Which names have another address by the second scheme than by the first.
//!
//! An archive that chose no scheme may be a published site of the first, whose links would break.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::archive::OwnPages;
use crate::archive::address::address_part;
use crate::config::settings::AddressScheme;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::head::{Head, Remarks};
use crate::model::memo::{Each, Memo};

/// The heads of articles, and the folder that their addresses leave out.
type Named = (Each<Head>, String);

/// The names of articles and of their groups that have moved.
pub(super) type MovedNames = Memo<Named, HashSet<String, RandomState>>;

/// Says how many names have moved; `of_articles` are those of heads.
pub(super) fn moved_addresses(
    of_articles: &HashSet<String, RandomState>,
    remarks: &[Arc<Remarks>],
    own: &OwnPages,
) -> Option<Diagnostic> {
    let own = own.pages.iter().chain(&own.tag_introductions).map(|page| page.name.as_str());
    let of_notes = remarks.iter().flat_map(|remarks| names_of_notes(remarks));
    let others: HashSet<&str, RandomState> = own.chain(of_notes).collect();
    let others = others.into_iter().filter(|name| !of_articles.contains(*name) && is_moved(name));
    let others: Vec<&str> = others.collect();
    let first = of_articles.iter().map(String::as_str).chain(others.iter().copied()).min()?;
    let [old, new] = both(first);
    Some(catalogue::addresses_by_new_scheme(of_articles.len() + others.len(), &old, &new))
}

/// The names of articles and of their groups that have moved.
pub(super) fn moved_names((heads, folder): &Named) -> HashSet<String, RandomState> {
    let parts = heads.all().par_iter().flat_map_iter(|head| names(head, folder));
    let names: HashSet<&str, RandomState> = parts.collect();
    names.into_par_iter().filter(|name| is_moved(name)).map(str::to_owned).collect()
}

fn is_moved(name: &str) -> bool {
    let [old, new] = both(name);
    old != new
}

fn both(name: &str) -> [String; 2] {
    [AddressScheme::First, AddressScheme::Second].map(|scheme| address_part(name, scheme))
}

/// What the addresses of an article, and of the groups that it belongs to, are made from.
fn names<'h>(head: &'h Head, folder: &str) -> impl Iterator<Item = &'h str> {
    let path = head.path.strip_prefix(folder).unwrap_or(&head.path);
    let file = path.rsplit_once('.').map_or(path, |(stem, _)| stem).split('/');
    let groups = head.tags.iter().map(String::as_str).chain(head.source.as_deref());
    file.chain(groups).chain(head.authors())
}

/// The same of the groups that notes belong to.
fn names_of_notes(remarks: &Remarks) -> impl Iterator<Item = &str> {
    let notes = remarks.notes.iter();
    notes.flat_map(|note| note.tags.iter().map(String::as_str).chain(note.by.as_deref()))
}
