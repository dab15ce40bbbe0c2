//! The names of the rules, as reports and pages show them.
//!
//! They are part of the format that `postil clean --json` prints, so a name is not changed.

/// Nothing but white space.
pub(super) const BLANK: &str = "blank";
/// Nothing that a reader sees.
pub(super) const MARKUP: &str = "markup";
/// The headline, or its repetition.
pub(super) const TITLE: &str = "title";
/// A line that is a date, a time, or both.
pub(super) const DATE_LINE: &str = "date line";
/// Evidence: a date that counts from the day of capture.
pub(super) const RELATIVE_DATE: &str = "relative date";
/// Evidence: a day and a month, in the year that the day of capture tells.
pub(super) const YEARLESS_DATE: &str = "date without a year";
/// The scraper's `date 2026-01-31` at the top of a file.
pub(super) const DATE_STAMP: &str = "date stamp";
/// The author's name, role or credit.
pub(super) const BYLINE: &str = "byline";
/// The outlet's section.
pub(super) const SECTION: &str = "section";
/// A line of hashtags.
pub(super) const HASHTAGS: &str = "hashtags";
/// A line that calls its words tags: `Теги: мост, паводок`.
pub(super) const TAGS: &str = "tags";
/// Views, likes and other bare numbers.
pub(super) const COUNTER: &str = "counter";
/// Menus, breadcrumbs, and whatever else leads elsewhere.
pub(super) const NAVIGATION: &str = "navigation";
/// Rates, weather, polls.
pub(super) const WIDGET: &str = "widget";
/// Invitations to share or follow.
pub(super) const SHARE: &str = "share";
/// Lists of other pages.
pub(super) const READ_ALSO: &str = "read also";
/// Comments by readers.
pub(super) const COMMENTS: &str = "comments";
/// Rights notices, imprints, and banners about cookies.
pub(super) const LEGAL: &str = "legal";
/// Lines that many documents of the archive have.
pub(super) const REPEATED: &str = "repeated";
/// What the text says for the second time.
pub(super) const COPY: &str = "copy of the text";
/// Text that stands apart from the article's.
pub(super) const OUTSIDE: &str = "outside the text";
/// A picture's caption or credit, in an archive that shows none.
pub(super) const CAPTION: &str = "caption";
/// What `config.toml` says of the article's source.
pub(super) const SOURCE_RULE: &str = "source rule";
/// A person's `drop`.
pub(super) const DROPPED: &str = "dropped by hand";
/// Evidence: a person's sidecar.
pub(super) const SIDECAR: &str = "sidecar";
/// A line that came back because a note quotes it.
pub(super) const QUOTED: &str = "quoted by a note";
