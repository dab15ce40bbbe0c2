//! Old addresses of a page as people list them, in sidecars and in front matter.

use crate::diagnostic::catalogue;
use crate::diagnostic::toml_table::TableReader;
use crate::model::limits;
use crate::model::route::Route;

/// What an old address looks like, for the hint beside a value that is none.
const AN_ADDRESS: &str = "a path within the site, as `/news/most/` or `/2019/most.html`";

/// The addresses that a key lists, as they are written; what is none is reported, and so is what
/// is left out of too long a list.
pub(super) fn read_old_addresses(reader: &mut TableReader, key: &str) -> Vec<String> {
    read(reader, key, is_address)
}

/// What a key lists of old addresses, which begin with `/`, and of names, which do not.
pub(super) fn read_names_and_addresses(
    reader: &mut TableReader,
    key: &str,
) -> (Vec<String>, Vec<String>) {
    let listed = read(reader, key, |text| !text.starts_with('/') || is_address(text));
    listed.into_iter().partition(|text| !text.starts_with('/'))
}

fn is_address(text: &str) -> bool {
    Route::stated(text).is_some()
}

fn read(reader: &mut TableReader, key: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let taken = |text: &str| fits(text).then(|| text.to_owned());
    let mut listed = reader.parsed_texts(key, AN_ADDRESS, taken);
    let stated = listed.len();
    if stated > limits::ALIASES {
        reader.report(key, |place| catalogue::too_many_texts(place, key, stated, limits::ALIASES));
        listed.truncate(limits::ALIASES);
    }
    listed
}
