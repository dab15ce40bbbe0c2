//! What words are, in Russian, Kazakh, English and the other languages of archives: letters, names,
//! roles, verbs of saying, numbers, dates, the phrases of page furniture, the small words that turn a
//! statement round, and where a sentence ends.
//!
//! Tables and grammar only: a word in, what it states out. Nothing here knows a page, a note or a
//! stage, and a list that two stages need has its home here, as a file below `lists/`. A list of
//! forms is `key = entry entry …` (`list`); one of phrases has a heading and `|` between them
//! ([`phrases`]). Where nothing else is said, words are asked for in small letters and without `ё`,
//! as texts are folded.
//!
//! ```
//! use postil_text::{months, numerals, person, sentence};
//!
//! let text = "В г. Заречный приехал министр. Его ждали двести человек.";
//! assert_eq!(sentence::first(text), "В г. Заречный приехал министр.");
//! assert!(person::is_role("министр"));
//! assert_eq!(months::month("қарашада"), Some(11));
//!
//! let count = numerals::numeral("двести").expect("a number word");
//! assert_eq!(count.value.to_string(), "200");
//! ```

pub mod abbreviations;
mod endings;
pub mod excerpt;
pub mod letter;
pub mod lexicon;
mod list;
pub mod months;
pub mod name;
pub mod numerals;
pub mod person;
pub mod phrases;
pub mod quote;
pub mod reference;
pub mod sentence;
pub mod statements;
pub mod stem;
pub mod stop_words;
pub mod units;
pub mod unseen;
pub mod value;
pub mod verbs;
pub mod weekdays;
