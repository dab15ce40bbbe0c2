//! Which program makes a site: what another one left in the store is not taken for its own.

use crate::model::key::Key;

/// The keys of the code that a program is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generator {
    /// Of all that makes a document what it becomes: the cleaner with its weights and lists, and
    /// everything before and after it, up to the head and the index terms.
    pub documents: Key,
    /// Of all that makes pages.
    pub pages: Key,
}

impl Generator {
    /// This program; its keys are taken over its source when it is compiled.
    pub fn current() -> Self {
        let key = |text: &str| text.parse().expect("the build script writes keys");
        Generator { documents: key(env!("POSTIL_DOCUMENTS")), pages: key(env!("POSTIL_PAGES")) }
    }
}
