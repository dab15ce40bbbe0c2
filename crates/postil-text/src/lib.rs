//! What words are, in Russian, Kazakh, English and the other languages of archives: letters, names,
//! roles, verbs of saying, numbers, dates, the phrases of page furniture, the small words that turn a
//! statement round, and where a sentence ends.
//!
//! Tables and grammar only: a word in, what it states out. Nothing here knows a page or opens a file.
//!
//! - Characters and texts: [`letter`]s, their sounds in [`latin`], [`unseen`] characters, HTML's
//!   [`character_references`], texts as [`quote`]s are compared and found, [`sentence`] ends,
//!   [`stem`]s, [`excerpt`]s, forms made from [`endings`].
//! - People: [`name`]s and their parts ([`person`]), [`bylines`], [`roles`], [`verbs`] of saying.
//! - Numbers and days: [`numerals`] and the [`value`]s that they state, [`units`] and money, [`months`],
//!   [`seasons`], [`weekdays`].
//! - Small words: [`statements`] that turn a sentence round (negations, limits, doubts),
//!   [`stop_words`], [`abbreviations`].
//! - Names of hosts, in letters and in ASCII: [`host_name`].
//! - What pages say around their text: [`furniture`], in lists of [`phrases`]; a [`sieve`] tells quickly
//!   what is in no list.
//!
//! A list that two parts of a program need has its home here, as a file below `lists/`: one of forms is
//! `key = entry entry …`, one of phrases has a heading and `|` between them. Where nothing else is said,
//! words are asked for in small letters and without `ё`, as texts are folded.
//!
//! ```
//! use postil_text::{months, numerals, roles, sentence};
//!
//! let text = "В г. Заречный приехал министр. Его ждали двести человек.";
//! assert_eq!(sentence::first(text), "В г. Заречный приехал министр.");
//! assert!(roles::is_role("министр"));
//! assert_eq!(months::month("қарашада"), Some(11));
//!
//! let count = numerals::numeral("двести").expect("a number word");
//! assert_eq!(count.value.to_string(), "200");
//! ```

pub mod abbreviations;
pub mod bylines;
pub mod character_references;
pub mod endings;
pub mod excerpt;
pub mod furniture;
pub mod host_name;
pub mod latin;
pub mod letter;
mod list;
pub mod months;
pub mod name;
pub mod numerals;
pub mod person;
pub mod phrases;
pub mod quote;
pub mod roles;
pub mod seasons;
pub mod sentence;
pub mod sieve;
pub mod statements;
pub mod stem;
pub mod stop_words;
pub mod units;
pub mod unseen;
pub mod value;
pub mod verbs;
pub mod weekdays;
