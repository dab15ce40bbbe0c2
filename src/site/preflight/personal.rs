//! Personal data that the site would show: addresses of mailboxes, telephone numbers, and Kazakhstan's
//! individual identification numbers.
//!
//! Nothing is removed: whether a number is that of an office or of a person, a person decides.

use std::collections::BTreeSet;
use std::iter;
use std::sync::LazyLock;

use regex::Regex;

use super::links::Links;
use crate::config::settings::RemovedShown;
use crate::diagnostic::catalogue::{self, PersonalData, Standing};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::archive::{ArticleId, Articles, CaptureId};
use crate::model::article::Article;
use crate::model::cleaned::{Block, Fields};
use crate::model::line::LineNumber;
use crate::model::markdown_page::MarkdownPage;
use crate::model::markup::TextMark;
use crate::model::sidecar::Note;
use crate::model::source::SourceLine;

/// What is looked for: how it is written, and what it must be besides.
struct Kind {
    kind: PersonalData,
    pattern: LazyLock<Regex>,
    holds: fn(&str) -> bool,
}

static KINDS: [Kind; 3] = [
    Kind {
        kind: PersonalData::EmailAddress,
        pattern: LazyLock::new(|| {
            pattern(
                r"[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}",
            )
        }),
        holds: |_| true,
    },
    Kind {
        kind: PersonalData::IdentificationNumber,
        pattern: LazyLock::new(|| pattern(r"\d{6}[\s–-]\d{6}\b|\d+")),
        holds: is_iin,
    },
    Kind {
        kind: PersonalData::TelephoneNumber,
        pattern: LazyLock::new(|| {
            pattern(concat!(
                r"\+\d[\d\s()–-]{8,}\d|",
                r"\b8[\s-]?\(?[34789]\d{2,4}\)?[\s-]?\d{1,3}(?:[\s–-]?\d{2}){2}\b",
            ))
        }),
        holds: is_telephone_number,
    },
];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written in this file")
}

/// The personal data of an article: of its text first, then of its fields, pictures and notes.
pub fn of_article(links: &Links, id: ArticleId, article: &Article) -> Vec<Diagnostic> {
    let path = &article.source.path;
    let mut all = of_text(article);
    for (value, standing) in fields(article).into_iter().chain(words_of_pictures(article)) {
        all.extend(found(value, standing, Place::file(path)));
    }
    let address = article.fields.url.as_ref().map_or("", |field| &field.value);
    all.extend(found_in_address(address, Standing::Field, Place::file(path)));
    let notes = article.notes.iter().flat_map(|placed| {
        let Note { text, by, tags, .. } = &placed.note;
        iter::once(text).chain(by).chain(tags).flat_map(|words| data(words))
    });
    all.extend(notes.map(|(kind, found)| {
        let place = links.place_in_sidecars(id, found);
        catalogue::personal_data(place, kind, Standing::Note, found)
    }));
    all
}

/// The words of an article's fields, but for its address.
fn fields(article: &Article) -> Vec<(&str, Standing)> {
    let Fields { title, author, author_role, source, section, tags, .. } = &article.fields;
    let others = [author_role, source, section].into_iter().flatten().chain(tags);
    let others = others.map(|field| &field.value).chain(&article.rights);
    let names = [(title, Standing::Title), (author, Standing::Author)];
    let names = names.into_iter().filter_map(|(field, at)| Some((&*field.as_ref()?.value, at)));
    names.chain(others.map(|value| (value.as_str(), Standing::Field))).collect()
}

fn words_of_pictures(article: &Article) -> impl Iterator<Item = (&str, Standing)> {
    let pictures = article.pictures.iter();
    let words = pictures.flat_map(|picture| iter::once(&picture.alt).chain(&picture.caption));
    words.map(|words| (words.as_str(), Standing::Picture))
}

/// The personal data of older captures of an article, whose texts have pages of their own.
pub fn of_versions(links: &Links, id: ArticleId) -> Vec<Diagnostic> {
    let collection = &links.catalogue.collection;
    let of_version = |place: usize| {
        let article = match links.library.version(id, place) {
            Ok(article) => article,
            Err(lost) => return vec![lost],
        };
        let removed = of_removed(links, CaptureId::Other(id, place), &article);
        of_text(&article).into_iter().chain(removed).collect()
    };
    (0..collection.archive.articles[id].versions.len()).flat_map(of_version).collect()
}

fn of_text(article: &Article) -> Vec<Diagnostic> {
    let place = |block: &Block| Place::line(&article.source.path, block.lines.first.get());
    let of_block = |block: &Block| {
        let links = block.spans.iter().filter_map(|span| match &span.mark {
            TextMark::Link(address) => Some(&**address),
            _ => None,
        });
        let of_links =
            links.flat_map(|address| found_in_address(address, Standing::Link, place(block)));
        let of_words = found(&block.text, Standing::Text, place(block));
        of_words.into_iter().chain(of_links).collect::<Vec<_>>()
    };
    article.blocks.iter().flat_map(of_block).collect()
}

/// The personal data of an article's removed lines, where the site shows their words.
pub fn of_removed(links: &Links, capture: CaptureId, article: &Article) -> Vec<Diagnostic> {
    let settings = &links.catalogue.collection.settings.site;
    if settings.audit.removed == RemovedShown::Rules || article.removed.is_empty() {
        return Vec::new();
    }
    let raw = match links.library.raw(capture) {
        Ok(raw) => raw.document,
        Err(lost) => return vec![lost],
    };
    let shown = article.removed.iter().filter(|text| !text.is_withheld());
    let lines = shown.flat_map(|text| text.removed.lines.indices());
    let lines = lines.filter_map(|index| Some((index, raw.lines.get(index)?)));
    let of_line = |(index, line): (usize, &SourceLine)| {
        let place = Place::line(&article.source.path, LineNumber::of_index(index).get());
        found(&line.text, Standing::Removed, place)
    };
    lines.flat_map(of_line).collect()
}

/// The personal data of the archive's own pages and introductions.
pub fn of_pages(links: &Links) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let pages = links.pages().filter(|page| seen.insert(page.path.clone()));
    let of_page = |page: &MarkdownPage| {
        let above = links.lines_above(page);
        let lines = (above + 1..).zip(page.body.lines());
        let place = |number| Place::line(&page.path, number);
        lines
            .flat_map(|(number, line)| found(line, Standing::Page, place(number)))
            .collect::<Vec<_>>()
    };
    pages.flat_map(of_page).collect()
}

/// What stands in some words, of each kind in their order.
fn found(text: &str, standing: Standing, place: Place) -> Vec<Diagnostic> {
    let report = |(kind, found)| catalogue::personal_data(place.clone(), kind, standing, found);
    data(text).map(report).collect()
}

/// The mailboxes in an address; its numbers are mostly those of pages.
fn found_in_address(address: &str, standing: Standing, place: Place) -> Vec<Diagnostic> {
    let mailboxes = data(address).filter(|(kind, _)| *kind == PersonalData::EmailAddress);
    let report = |(kind, found)| catalogue::personal_data(place.clone(), kind, standing, found);
    mailboxes.map(report).collect()
}

fn data(text: &str) -> impl Iterator<Item = (PersonalData, &str)> {
    KINDS.iter().flat_map(move |kind| {
        let found = kind.pattern.find_iter(text).map(|found| found.as_str());
        found.filter(|found| (kind.holds)(found)).map(|found| (kind.kind, found))
    })
}

/// Whether a number of twelve digits begins with a day of birth and ends with its control digit.
///
/// Source: the rules for individual identification numbers of the Republic of Kazakhstan: digits
/// weighted by 1 to 11 modulo 11, and by 3 to 11, 1, 2 where that gives ten.
fn is_iin(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let [_, _, m, n, d, e, century, .., control] = digits[..] else { return false };
    let (month, day) = (10 * m + n, 10 * d + e);
    if digits.len() != 12 || !(1..=12).contains(&month) || !(1..=31).contains(&day) || century > 6 {
        return false;
    }
    let sum = |shift: usize| {
        let weight = |place: usize| u32::try_from((place + shift) % 11 + 1).unwrap_or(0);
        digits[..11].iter().enumerate().map(|(place, digit)| digit * weight(place)).sum::<u32>()
            % 11
    };
    let remainder = match sum(0) {
        10 => sum(2),
        remainder => remainder,
    };
    remainder == control
}

/// Whether there are as many digits as a number has that is dialled from abroad, or within Russia and
/// Kazakhstan with the prefix 8.
fn is_telephone_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.starts_with('+') { (10..=15).contains(&digits) } else { digits == 11 }
}

#[cfg(test)]
mod tests {
    use super::PersonalData::{EmailAddress, IdentificationNumber, TelephoneNumber};
    use super::*;

    fn found(text: &str) -> Vec<(PersonalData, &str)> {
        data(text).collect()
    }

    #[test]
    fn addresses_telephones_and_identification_numbers_are_found() {
        for (text, name, expected) in [
            ("Пишите на a.lugina@vestnik.example.", EmailAddress, "a.lugina@vestnik.example"),
            ("Почта: приём@заречный.рф", EmailAddress, "приём@заречный.рф"),
            ("Тел. 8 (7212) 56-78-90", TelephoneNumber, "8 (7212) 56-78-90"),
            ("Звоните: 8-701-555-12-34!", TelephoneNumber, "8-701-555-12-34"),
            ("+7 701 555 12 34", TelephoneNumber, "+7 701 555 12 34"),
            ("+44 20 7946 0958", TelephoneNumber, "+44 20 7946 0958"),
            ("ИИН 900101300017", IdentificationNumber, "900101300017"),
            ("ИИН: 900101 300017.", IdentificationNumber, "900101 300017"),
            ("2026 900101\u{a0}300017", IdentificationNumber, "900101\u{a0}300017"),
        ] {
            assert_eq!(found(text), [(name, expected)], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_personal_data() {
        for text in [
            "В 2025 году выделили 3 400 500 000 тенге.",
            "С 1998–2001 по 2014–2026 годы",
            "Счёт 900101300018 и номер 991301300017",
            "12.03.2026 10:00",
            "@vestnik и пост@",
            "900101 3000170 и 1900101 300017",
            "85 000 000 000 тенге",
            "87 000 000 000 тенге",
            "8 марта 2026 года",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
