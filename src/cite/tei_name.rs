//! What the TEI document of an article is called, where it is published.

use crate::cite;
use crate::model::key::Key;
use crate::model::route::Route;

/// The folder of TEI documents within that of the data, with a `/` at its end.
pub const TEI_FOLDER: &str = "tei/";

/// How much of an address is in a name, in bytes: file systems take names of 255, and a hash and an
/// ending follow.
const LONGEST_NAME: usize = 200;

/// The name of an article's TEI document: its address without slashes.
///
/// A hash follows where the address alone would be too long a name, or that of another article too.
pub fn tei_name(route: &Route) -> String {
    let key = cite::key(route);
    let name = key.replace(':', "--");
    if name.len() <= LONGEST_NAME && !key.contains("--") {
        return format!("{name}.xml");
    }
    let hash = Key::of_bytes(key.as_bytes()).to_string();
    format!("{}-{hash:.8}.xml", &name[..name.floor_char_boundary(LONGEST_NAME)])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn name(path: &str) -> String {
        let route = Route::page(["articles"].into_iter().chain(path.split('/')));
        tei_name(&route)
    }

    #[test]
    fn a_document_is_named_for_its_address() {
        assert_eq!(name("2026/most"), "2026--most.xml");
        assert_eq!(name("most"), "most.xml");
    }

    #[test]
    fn names_of_documents_differ_and_fit_a_file_system() {
        let folder = vec!["folder"; 60].join("/");
        let word = "w".repeat(240);
        let paths = [
            "a/b".to_owned(),
            "a--b".to_owned(),
            "a/b--c".to_owned(),
            "a--b/c".to_owned(),
            format!("{folder}/a"),
            format!("{folder}/b"),
            format!("{word}/a"),
            format!("{word}/{word}/ё"),
            format!("{word}/{word}/я"),
        ];
        let names: BTreeSet<String> = paths.iter().map(|path| name(path)).collect();
        assert_eq!(names.len(), paths.len(), "{names:?}");
        assert!(names.iter().all(|name| name.len() <= 255), "{names:?}");
    }
}
