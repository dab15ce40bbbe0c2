//! What a person decided: the sidecar of a page, and the rules for its source.

pub(crate) mod kinds;
pub(crate) mod lines;
pub(crate) mod sidecar;
pub(crate) mod source_rules;
