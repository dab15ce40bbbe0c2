//! The kind of a note, by what its annotation is for and what its bodies name.

use serde_json::Value;

use crate::model::sidecar::NoteKind;
use crate::written::exchange::bodies::Said;
use crate::written::exchange::motives::{is_naming, motivations};

/// The kind that an annotation is of, and those of its motives that are left out.
///
/// A body that names a kind outranks the motivations, and these the purposes of the texts.
pub(super) fn kind(annotation: &Value, said: &Said) -> (Option<NoteKind>, Vec<String>) {
    let motivations = motivations(annotation);
    let kind = said.kind.or_else(|| motivations.iter().chain(&said.purposes).find_map(meant));
    let is_read = |motive: &String| match motive.as_str() {
        "commenting" => true,
        name if is_naming(name) => said.kind.is_some() || !said.tags.is_empty(),
        name => kind.is_some_and(|kind| kind.motivation() == name),
    };
    let mut left_out: Vec<String> = Vec::new();
    for (called, motives) in [("motivation", &motivations), ("purpose", &said.purposes)] {
        let unread = motives.iter().filter(|motive| !is_read(motive));
        left_out.extend(unread.map(|motive| format!("the {called} `{motive}`")));
    }
    left_out.dedup();
    (kind, left_out)
}

/// The kind that a motive means by itself.
fn meant(motive: &String) -> Option<NoteKind> {
    let is_meant = |kind: &NoteKind| kind.motivation() == motive && motive != "identifying";
    NoteKind::ALL.iter().map(|(_, kind)| *kind).find(is_meant)
}
