//! Finds a quote in an article's text, step by step: its words beside its context, its words
//! alone, its words within longer ones, similar words.

use std::cell::OnceCell;
use std::ops::Range;

use crate::annotate::context::Context;
use crate::annotate::meaning;
use crate::annotate::similar::{Nearest, Refusal, SimilarText};
use crate::model::article::{BlockSpan, joined_text};
use crate::model::cleaned::Block;
use crate::model::quote::{FoldedQuote, FoldedText};

/// The least share of a context that must fit for a place to be taken without a word.
const FITS: f64 = 0.5;
/// By how much the best of several places must lead.
const LEAD: f64 = 0.2;

/// The text that quotes are looked for in: the blocks, joined by one line break each.
pub struct AnchorText {
    joined: String,
    folded: FoldedText,
    /// Where each block stands in the joined text.
    blocks: Vec<Range<usize>>,
    /// Made for the first quote that is not there word for word.
    similar: OnceCell<SimilarText>,
}

/// Where a quote stands.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// In one place.
    Once(Vec<BlockSpan>),
    /// In one place, which a person must confirm.
    Changed(Vec<BlockSpan>, Change),
    /// In several places that the context does not tell apart.
    Often {
        /// The first of them, or the one whose context fits best.
        first: Vec<BlockSpan>,
        /// How many.
        count: usize,
    },
    /// In none; the nearest words, with why they are not taken.
    Nowhere(Option<(Vec<BlockSpan>, Refusal)>),
}

/// What a person must confirm of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Its words are not quite those of the quote.
    Words,
    /// The words beside it are not those that the note gives.
    Context,
}

impl AnchorText {
    /// Prepares the text of an article.
    pub fn new(blocks: &[Block]) -> Self {
        let (joined, blocks) = joined_text(blocks);
        AnchorText { folded: FoldedText::new(&joined), joined, blocks, similar: OnceCell::new() }
    }

    /// Looks for a quote; `before` and `after` tell several places apart.
    pub fn find(&self, quote: &str, before: Option<&str>, after: Option<&str>) -> Found {
        let quote = FoldedQuote::new(quote, before, after);
        let mut places = quote.places(self.folded.as_str());
        match (places.next(), places.count()) {
            (Some(place), 0) => Found::Once(self.spans(place)),
            (Some(first), others) => Found::Often { first: self.spans(first), count: others + 1 },
            (None, _) => self
                .find_beside_others(&quote)
                .or_else(|| self.find_within_words(&quote))
                .unwrap_or_else(|| self.find_similar(&quote)),
        }
    }

    /// The words of a place as the article has them, its blocks joined by a space.
    pub fn words(&self, spans: &[BlockSpan]) -> String {
        let piece = |span: &BlockSpan| {
            let start = self.blocks[span.block].start;
            &self.joined[start + span.bytes.start..start + span.bytes.end]
        };
        spans.iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    /// The quote's words beside others than those that the note gives.
    fn find_beside_others(&self, quote: &FoldedQuote) -> Option<Found> {
        let context = Context::of(quote)?;
        let text = self.folded.as_str();
        let alone = quote.alone();
        let mut refused = None;
        let mut scored: Vec<(f64, Range<usize>)> = Vec::new();
        for place in alone.places(text) {
            match context.names_are_near(text, &place) {
                Ok(()) => scored.push((context.score(text, &place), place)),
                Err(other) => drop(refused.get_or_insert((place, Refusal::Context(other)))),
            }
        }
        scored.sort_by(|one, other| other.0.total_cmp(&one.0));
        let lead = scored.get(1).map_or(f64::INFINITY, |second| scored[0].0 - second.0);
        let count = scored.len();
        match scored.into_iter().next() {
            None => refused.map(|(place, why)| Found::Nowhere(Some((self.spans(place), why)))),
            Some((score, place)) if lead >= LEAD && (score >= FITS) => {
                Some(Found::Once(self.spans(place)))
            }
            Some((_, place)) if count == 1 => {
                Some(Found::Changed(self.spans(place), Change::Context))
            }
            Some((_, place)) => Some(Found::Often { first: self.spans(place), count }),
        }
    }

    /// The quote's words as parts of longer ones, that are no names and no numbers.
    fn find_within_words(&self, quote: &FoldedQuote) -> Option<Found> {
        let text = self.folded.as_str();
        let whole = quote.occurrences(text).map(|place| whole_words(text, place));
        let same = |place: &Range<usize>| meaning::same_facts(quote.words(), &text[place.clone()]);
        let mut places = whole.filter(same);
        let first = self.spans(places.next()?);
        Some(match places.count() {
            0 => Found::Changed(first, Change::Words),
            others => Found::Nowhere(Some((first, Refusal::Several(others + 1)))),
        })
    }

    fn find_similar(&self, quote: &FoldedQuote) -> Found {
        let text = self.folded.as_str();
        let similar = self.similar.get_or_init(|| SimilarText::new(text));
        match similar.find(text, quote) {
            Ok(place) => Found::Changed(self.spans(place), Change::Words),
            Err(nearest) => {
                Found::Nowhere(nearest.map(|Nearest { place, why }| (self.spans(place), why)))
            }
        }
    }

    /// Cuts a range of the folded text at the borders of the blocks.
    fn spans(&self, folded: Range<usize>) -> Vec<BlockSpan> {
        let range = self.folded.original_range(folded);
        let from = self.blocks.partition_point(|block| block.end <= range.start);
        let touched = self
            .blocks
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, block)| block.start < range.end);
        touched
            .map(|(index, block)| BlockSpan {
                block: index,
                bytes: range.start.max(block.start) - block.start
                    ..range.end.min(block.end) - block.start,
            })
            .collect()
    }
}

/// A range with the whole of the words that it begins and ends in.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let letters = |characters: &mut dyn Iterator<Item = char>| -> usize {
        characters.take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
    };
    let words = &text[range.clone()];
    let before = match words.starts_with(char::is_alphanumeric) {
        true => letters(&mut text[..range.start].chars().rev()),
        false => 0,
    };
    let after = match words.ends_with(char::is_alphanumeric) {
        true => letters(&mut text[range.end..].chars()),
        false => 0,
    };
    range.start - before..range.end + after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::{BlockKind, LineRange};

    fn text(blocks: &[&str]) -> AnchorText {
        let blocks: Vec<Block> = blocks
            .iter()
            .map(|text| Block {
                kind: BlockKind::Paragraph,
                text: (*text).to_owned(),
                lines: LineRange::one(1),
                language: None,
                credit: None,
                trimmed: Vec::new(),
            })
            .collect();
        AnchorText::new(&blocks)
    }

    fn once(block: usize, bytes: Range<usize>) -> Found {
        Found::Once(vec![BlockSpan { block, bytes }])
    }

    #[test]
    fn marks_dashes_and_yo_do_not_matter() {
        let found =
            text(&["Глава сказал:", "— Ещё «один» мост."]).find("- Еще \"один\" мост", None, None);
        let length = "— Ещё «один» мост".len();
        assert_eq!(found, once(1, 0..length));
    }

    #[test]
    fn a_quote_may_run_across_paragraphs() {
        let found = text(&["abc def", "ghi jkl"]).find("def ghi", None, None);
        let spans = vec![BlockSpan { block: 0, bytes: 4..7 }, BlockSpan { block: 1, bytes: 0..3 }];
        assert_eq!(found, Found::Once(spans));
    }

    #[test]
    fn context_tells_two_places_apart() {
        let text = text(&["a mост b", "c mост d"]);
        assert!(matches!(text.find("mост", None, None), Found::Often { count: 2, .. }));
        let word = "mост".len();
        assert_eq!(text.find("mост", Some("c "), None), once(1, 2..2 + word));
        assert_eq!(text.find("mост", None, Some(" b")), once(0, 2..2 + word));
    }

    #[test]
    fn other_words_are_never_taken() {
        assert_eq!(
            words_of(&["Выступил Берик Серкожаев из Заречного."], "Серик Беркожаев"),
            Place::Nowhere
        );
        assert_eq!(
            words_of(
                &["На сессии выступил Берик Серкожаев из Заречного."],
                "На сессии выступил Серик Беркожаев из Заречного"
            ),
            Place::Nowhere
        );
        assert_eq!(words_of(&["abc"], " \u{ad}"), Place::Nowhere);
    }

    /// What became of a quote, with the words that it was found in.
    #[derive(Debug, PartialEq)]
    enum Place {
        Found(String),
        Changed(String),
        Ambiguous(String, usize),
        Nowhere,
    }

    fn placed(blocks: &[&str], quote: &str, before: Option<&str>, after: Option<&str>) -> Place {
        let text = text(blocks);
        match text.find(quote, before, after) {
            Found::Once(spans) => Place::Found(text.words(&spans)),
            Found::Changed(spans, _) => Place::Changed(text.words(&spans)),
            Found::Often { first, count } => Place::Ambiguous(text.words(&first), count),
            Found::Nowhere(_) => Place::Nowhere,
        }
    }

    fn words_of(blocks: &[&str], quote: &str) -> Place {
        placed(blocks, quote, None, None)
    }

    #[test]
    fn the_words_of_another_speaker_are_never_taken() {
        let dugin =
            "«Строительство моста начнём летом, как только сойдёт лёд», — сказал Иван Дугин.";
        for quote in [
            "Строительство моста начнём весной, как только сойдёт лёд",
            "«Строительство моста начнём летом, как только сойдёт лёд», — сказал Пётр Лугин",
            "Строительство моста не начнём летом, как только сойдёт лёд",
        ] {
            assert_eq!(words_of(&[dugin], quote), Place::Nowhere, "{quote}");
        }
        let same = "Строительство моста начнём летом";
        let lugin = Some("Как сказал Пётр Лугин: «");
        assert_eq!(placed(&[dugin], same, lugin, None), Place::Nowhere);
        let told = "Иван Дугин возразил: «Строительство моста начнём летом».";
        assert_eq!(placed(&[told], same, Some("Пётр Лугин сказал: «"), None), Place::Nowhere);
    }

    #[test]
    fn a_mended_slip_is_a_change() {
        assert_eq!(
            words_of(
                &["Глава сказал:", "Новый регламент усиливает контроль."],
                "Новый реглмент усиливает контрол"
            ),
            Place::Changed("Новый регламент усиливает контроль".to_owned())
        );
    }

    #[test]
    fn a_change_may_run_across_paragraphs() {
        assert_eq!(
            words_of(
                &["Они вышли на берег.", "Лодка стояла у старой пристани."],
                "на берег. Лодка стояла у старй пристани"
            ),
            Place::Changed("на берег. Лодка стояла у старой пристани".to_owned())
        );
    }

    #[test]
    fn a_part_of_a_word_is_a_change_and_a_part_of_a_name_is_nothing() {
        assert_eq!(
            words_of(&["Это беззаконие."], "закон"),
            Place::Changed("беззаконие".to_owned())
        );
        assert_eq!(words_of(&["Сказал Иванов."], "Иван"), Place::Nowhere);
        assert_eq!(words_of(&["Ехали 15 км."], "5 км"), Place::Nowhere);
    }

    #[test]
    fn a_context_that_has_changed_still_tells_two_places_apart() {
        let blocks = ["Сначала мост закрыли на зиму.", "Потом старый мост открыли весной."];
        let found = placed(&blocks, "мост", Some("Потом старй "), None);
        assert_eq!(found, Place::Found("мост".to_owned()));
        assert_eq!(
            placed(&blocks, "мост", Some("вот "), None),
            Place::Ambiguous("мост".to_owned(), 2)
        );
    }

    #[test]
    fn words_beside_others_than_the_note_gives_are_a_change() {
        let found =
            placed(&["Вчера новый мост закрыли."], "мост закрыли", Some("говорят, что "), None);
        assert_eq!(found, Place::Changed("мост закрыли".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn a_quote_cut_from_an_article_anchors_to_itself(
            blocks in proptest::collection::vec("[А-Яа-яё]{1,6}( «?[А-Яа-яё0-9]{1,6}[,.»]?){0,12}", 1..6),
            from in 0usize..60,
            length in 1usize..40,
        ) {
            let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
            let joined = blocks.join("\n");
            let words: Vec<(usize, &str)> = joined
                .split([' ', '\n'])
                .map(|word| (word.as_ptr() as usize - joined.as_ptr() as usize, word))
                .collect();
            let first = from % words.len();
            let last = (first + length - 1).min(words.len() - 1);
            let range = words[first].0..words[last].0 + words[last].1.len();
            let found = placed(&blocks, &joined[range.clone()], Some(&joined[..range.start]), Some(&joined[range.end..]));
            let expected = joined[range].replace('\n', " ");
            proptest::prop_assert_eq!(found, Place::Found(expected));
        }

        #[test]
        fn no_note_moves_to_words_with_another_name_or_number(
            words in proptest::collection::vec("[а-я]{3,9}", 4..14),
            name in "[А-Я][а-я]{2,8}",
            other in "[А-Я][а-я]{2,8}",
            at in 0usize..14,
            slip in 0usize..60,
        ) {
            proptest::prop_assume!(name != other);
            let sentence = |name: &str| {
                let mut words = words.clone();
                words.insert(at % words.len(), name.to_owned());
                words.join(" ")
            };
            let mut quote: Vec<char> = sentence(&name).chars().collect();
            let slip = slip % quote.len();
            if quote[slip].is_lowercase() { quote.remove(slip); }
            let quote: String = quote.into_iter().collect();
            let article = format!("{}.", sentence(&other));
            proptest::prop_assert_eq!(words_of(&[&article], &quote), Place::Nowhere);
        }
    }
}
