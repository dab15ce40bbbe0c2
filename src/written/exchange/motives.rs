//! What an annotation is for: motivations, and the purposes of its bodies (Web Annotation Data
//! Model, section 3.3.5).

use serde_json::Value;

use crate::written::exchange::json::{plain_name, texts};

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
pub(super) fn motivations(annotation: &Value) -> Vec<String> {
    texts(&annotation["motivation"]).iter().map(|name| plain_name(name).to_owned()).collect()
}

/// Whether what is for this is a name rather than a text.
pub(super) fn is_naming(motive: &str) -> bool {
    motive == TAGGING || motive == CLASSIFYING
}
