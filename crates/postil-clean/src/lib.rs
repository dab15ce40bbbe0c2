//! From the bytes of a scraped page to the article in it, with the line and the rule that each piece
//! of it comes from.
//!
//! ```text
//! bytes → ingest → SourceDocument → clean → CleanedArticle
//! ```
//!
//! Every line of a document is in exactly one block of the article or one run of removed lines, and
//! every field says which line and rule it comes from, and how sure that is. Nothing here opens a
//! file, asks a clock or executes what a page says.
//!
//! ```
//! use postil_clean::{clean, ingest};
//! use postil_clean::model::sidecar::Sidecar;
//! use postil_clean::settings::CleanSettings;
//!
//! let page = "<title>Мост открыт – Дала</title><nav><a>Главная</a> <a>Спорт</a></nav>\
//!     <article><h1>Мост открыт</h1><time datetime='2026-03-12'>12 марта</time>\
//!     <p>В селе Белый Яр открыли мост через реку Талды, который строили два года.</p>\
//!     <p>По новой дороге школьники доезжают до районного центра за двадцать минут.</p></article>";
//! let (document, remarks) = ingest("most.html", page.as_bytes());
//! let document = document.expect("the page holds text");
//! assert!(remarks.is_empty());
//!
//! // What a person knows of the page would outrank what is found in it.
//! let (sidecar, settings) = (Sidecar::default(), CleanSettings::default());
//! let (article, _) = clean(&document, &[], &sidecar, &settings);
//!
//! let title = article.fields.title.expect("a headline");
//! assert_eq!(title.value, "Мост открыт");
//! let day = article.fields.date.expect("a date");
//! assert_eq!(day.value.to_string(), "2026-03-12");
//! let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
//! assert_eq!(texts.len(), 2, "the menu is no part of the text: {texts:?}");
//! assert!(texts[0].starts_with("В селе Белый Яр"));
//! ```
//!
//! Pages of one archive tell one another's furniture: [`clean::recurrence`] counts in how many
//! documents each line stands, and [`clean()`] takes these counts. [`Scraped::explain`] says of each line why it
//! was kept or removed, and [`json`] prints an article. [`model`] has what goes in and comes out,
//! [`settings`] what the owner of an archive decides, [`diagnostic`] what there is to say.

pub mod clean;
pub mod diagnostic;
pub mod ingest;
pub mod json;
pub mod learn;
pub mod model;
pub mod settings;

pub use clean::{Scraped, clean, read_date};
pub use ingest::ingest;
pub use model::VERSION;
