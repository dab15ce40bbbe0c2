//! What is known without a dictionary: nothing.

/// No lemma.
pub(super) fn lemmas(_: &str) -> (Vec<String>, bool) {
    (Vec::new(), false)
}

/// No form.
pub(super) fn forms(_: &str) -> Vec<String> {
    Vec::new()
}
