//! The code that runs in the reader's browser: ES modules that import one another.

/// File names in `search/` and their content.
pub(super) const FILES: [(&str, &str); 14] = [
    ("search.js", include_str!("client/search.js")),
    ("box.js", include_str!("client/box.js")),
    ("page.js", include_str!("client/page.js")),
    ("results.js", include_str!("client/results.js")),
    ("snippet.js", include_str!("client/snippet.js")),
    ("query.js", include_str!("client/query.js")),
    ("asked.js", include_str!("client/asked.js")),
    ("store.js", include_str!("client/store.js")),
    ("bytes.js", include_str!("client/bytes.js")),
    ("language.js", include_str!("client/language.js")),
    ("transliteration.js", include_str!("client/transliteration.js")),
    ("russian.js", include_str!("client/russian.js")),
    ("kazakh.js", include_str!("client/kazakh.js")),
    ("snowball.js", include_str!("client/snowball.js")),
];
