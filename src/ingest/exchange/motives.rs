//! What an annotation is for: motivations, and the purposes of its bodies (Web Annotation Data
//! Model, section 3.3.5).

use serde_json::Value;

use crate::ingest::exchange::bodies::Said;
use crate::ingest::exchange::json::{plain_name, texts};
use crate::model::sidecar::NoteKind;

/// The purpose of a body that is a tag.
const TAGGING: &str = "tagging";
/// The purpose of a body that is the name of a kind, or a tag.
pub(super) const CLASSIFYING: &str = "classifying";

/// What bodies are for that do not say so themselves: to name something, where the annotation is
/// for nothing else.
pub(super) fn purposes_of_bodies(annotation: &Value) -> Vec<String> {
    let motivations = motivations(annotation);
    if motivations.iter().all(|motive| is_naming(motive)) { motivations } else { Vec::new() }
}

/// The motivations of an annotation, without their vocabulary.
fn motivations(annotation: &Value) -> Vec<String> {
    texts(&annotation["motivation"]).iter().map(|name| plain_name(name).to_owned()).collect()
}

/// Whether what is for this is a name rather than a text.
pub(super) fn is_naming(motive: &str) -> bool {
    motive == TAGGING || motive == CLASSIFYING
}

/// The kind that an annotation is of, and those of its motives that are left out.
///
/// A body that names a kind outranks the motivations, and these the purposes of the texts.
pub(super) fn kind(annotation: &Value, said: &Said) -> (Option<NoteKind>, Vec<String>) {
    let motivations = motivations(annotation);
    let kind = said.kind.or_else(|| motivations.iter().chain(&said.purposes).find_map(meant));
    let is_read = |motive: &String| match motive.as_str() {
        "commenting" => true,
        TAGGING | CLASSIFYING => said.kind.is_some() || !said.tags.is_empty(),
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
