//! A template as it was found in the layers of the theme.

/// A template's source.
#[derive(Debug)]
pub(super) struct Template {
    /// The path relative to the archive's root; that of an embedded one is where it would stand.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    /// Where it comes from.
    pub(super) origin: TemplateOrigin,
}

/// Where a template comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TemplateOrigin {
    /// The program.
    Embedded,
    /// The archive.
    Archive,
}
