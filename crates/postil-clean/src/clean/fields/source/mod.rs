//! Finds the outlet that published the article.

pub(in crate::clean) mod patterns;

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::clean::fields::source::patterns::{DATELINE, HOST, LABEL, PHOTO, RIGHTS, attributed};
use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::{Confidence, Field, FieldName};
use crate::model::line::LineNumber;
use crate::model::rule::{DeclaredBy, Rule};
use crate::model::source::DeclaredField;
use postil_text::letter::{is_letter, lower_case};
use postil_text::verbs::NAMING_SOURCE;
use postil_text::{furniture, host_name};

/// A line longer than this is searched only at its start and its end, in bytes.
const REACH: usize = 1200;
/// An agency's dateline stands in one of so many first lines of the text.
const OPENING: usize = 3;

/// What a line holds that names its source or its picture's in so many words; one pass for all.
///
/// It begins with whatever stands before the words, so that it has no words to look for first: in
/// Russian text many places look like one of them, and each look takes long.
static CLUE: LazyLock<Regex> = LazyLock::new(|| {
    patterns::regex(&format!("^(?s:.*?)(?i:новости|{})", NAMING_SOURCE.join("|")))
});

/// Bodies that make news and do not publish it.
const INSTITUTIONS: [&str; 20] = [
    "МВД",
    "МЧС",
    "МИД",
    "КНБ",
    "ДЧС",
    "ФСБ",
    "СК",
    "ГИБДД",
    "ЦБ",
    "НБ",
    "ДП",
    "МЗ",
    "ООН",
    "ОБСЕ",
    "ІІМ",
    "ТЖМ",
    "СІМ",
    "ҰҚК",
    "Минздрав",
    "Минобороны",
];

/// Finds the outlet: as declared, else as the text, the captions or the furniture name it.
pub(crate) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
) -> Option<Field<String>> {
    of_declared(declared)
        .or_else(|| of_lines(facts, body))
        .or_else(|| of_title_element(declared).map(guess))
        .or_else(|| of_address(declared).map(guess))
}

fn of_lines(facts: &[LineFacts], body: &Range<usize>) -> Option<Field<String>> {
    let holds = |lines: Range<usize>, clue: fn(&str) -> bool| -> Vec<usize> {
        lines.filter(|index| edges(facts[*index].text).any(clue)).collect()
    };
    let named = holds(0..body.end.min(facts.len()), |text| CLUE.is_match(text));
    let labelled = || holds(0..facts.len(), patterns::is_labelled);
    let rights = || holds(body.end..facts.len(), |text| text.contains('©'));
    let opening = || datelines(facts, body);
    let with_host = || holds_host(&named, facts);
    let is_photo = |index: &usize| edges(facts[*index].text).any(patterns::is_photo);
    let photos: Vec<usize> = named.iter().copied().filter(is_photo).collect();
    first_match(&photos, facts, &PHOTO, Rule::Caption, is_any)
        .or_else(|| first_name(&with_host(), facts, attributed, (Rule::Attribution, is_host)))
        .or_else(|| first_match(&labelled(), facts, &LABEL, Rule::SourceLine, is_any))
        .or_else(|| first_match(&opening(), facts, &DATELINE, Rule::AgencyDateline, is_any))
        .or_else(|| first_name(&named, facts, attributed, (Rule::Attribution, is_outlet)))
        .or_else(|| in_furniture(facts, body).map(guess))
        .or_else(|| {
            first_match(&rights(), facts, &RIGHTS, Rule::RightsNotice, is_outlet).map(guess)
        })
}

/// The lines in which a host may be named: a letter stands right behind a full stop.
fn holds_host(lines: &[usize], facts: &[LineFacts]) -> Vec<usize> {
    let may_hold = |text: &str| {
        let mut stops = memchr::memchr_iter(b'.', text.as_bytes());
        stops.any(|stop| text[stop + 1..].starts_with(is_letter))
    };
    lines.iter().copied().filter(|index| may_hold(facts[*index].text)).collect()
}

/// The text's first lines, as far as they may open with an agency's dateline.
fn datelines(facts: &[LineFacts], body: &Range<usize>) -> Vec<usize> {
    let opening = body.clone().filter(|index| facts[*index].has_words()).take(OPENING);
    opening.filter(|index| patterns::dateline_head(facts[*index].text).is_some()).collect()
}

fn guess(field: Field<String>) -> Field<String> {
    field.with(Confidence::Guess)
}

fn of_declared(declared: &[DeclaredField]) -> Option<Field<String>> {
    const RANKS: [DeclaredBy; 5] = [
        DeclaredBy::FrontMatter,
        DeclaredBy::HeaderBlock,
        DeclaredBy::OgSiteName,
        DeclaredBy::JsonLd,
        DeclaredBy::ApplicationName,
    ];
    let find = |rule: &DeclaredBy| {
        declared.iter().find(|f| {
            f.name == FieldName::Source && f.rule == *rule && f.value.chars().count() <= 80
        })
    };
    let field = RANKS.iter().find_map(find)?;
    Some(Field::at(field.value.clone(), field.line, field.rule))
}

/// The first name that `regex` finds and `fits` accepts; it is compiled for the first line alone.
fn first_match(
    lines: &[usize],
    facts: &[LineFacts],
    regex: &LazyLock<Regex>,
    rule: Rule,
    fits: fn(&str) -> bool,
) -> Option<Field<String>> {
    let names = |text| regex.captures_iter(text).filter_map(|captures| patterns::named(&captures));
    first_name(lines, facts, names, (rule, fits))
}

/// The first of the names in some lines that `fits` accepts.
fn first_name<'a, N: Iterator<Item = &'a str>>(
    lines: &[usize],
    facts: &'a [LineFacts<'a>],
    names: impl Fn(&'a str) -> N,
    (rule, fits): (Rule, fn(&str) -> bool),
) -> Option<Field<String>> {
    lines.iter().find_map(|index| {
        let mut names = edges(facts[*index].text).flat_map(&names).map(bare);
        let name = names.find(|name| fits(name))?;
        let field = Field::at(name.to_owned(), LineNumber::of_index(*index), rule);
        Some(field.with(Confidence::Likely))
    })
}

/// The start and the end of a text; attributions stand there.
fn edges(text: &str) -> impl Iterator<Item = &str> {
    let (head, tail) = if text.len() <= 2 * REACH {
        (text, None)
    } else {
        let tail = text.ceil_char_boundary(text.len() - REACH);
        (&text[..text.floor_char_boundary(REACH)], Some(&text[tail..]))
    };
    iter::once(head).chain(tail)
}

fn bare(name: &str) -> &str {
    name.trim_matches(['«', '»', '"', '“', '”', ' ', '.', ','])
}

fn is_any(name: &str) -> bool {
    !name.is_empty()
}

fn is_host(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.')
        && !name.contains(' ')
        && (2..=8).contains(&last.chars().count())
        && last.chars().all(char::is_alphabetic)
}

/// Whether a name can be an outlet's: no institution, and not of the shape of a person's.
fn is_outlet(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let latin = name.chars().all(|c| c.is_ascii() || !c.is_alphabetic());
    let acronym = words.first().is_some_and(|word| word.chars().all(char::is_uppercase));
    let person = words.len() >= 2
        && !latin
        && !acronym
        && words.iter().all(|word| word.starts_with(char::is_uppercase));
    name.chars().count() >= 3 && !INSTITUTIONS.contains(&words[0]) && !person
}

/// A host in the lines around the text: `Следите за новостями dala.example в:`, or in a line of
/// its own.
fn in_furniture(facts: &[LineFacts], body: &Range<usize>) -> Option<Field<String>> {
    let around = (body.end..facts.len()).chain(0..body.start);
    let names = |line: &LineFacts| line.cue.is_some() || is_host(line.text);
    around.filter(|index| names(&facts[*index])).find_map(|index| {
        let line = facts[index].text;
        let mut hosts = HOST.captures_iter(&line[..line.floor_char_boundary(REACH)]);
        let host = hosts.find(|host| !is_network(&host[1]))?[1].to_owned();
        Some(Field::at(host, LineNumber::of_index(index), Rule::AddressInPage))
    })
}

/// Whether a host is a network on which outlets have pages of their own.
fn is_network(host: &str) -> bool {
    const NETWORKS: [&str; 14] = [
        "vk.com",
        "ok.ru",
        "facebook.com",
        "instagram.com",
        "twitter.com",
        "x.com",
        "youtube.com",
        "telegram.org",
        "dzen.ru",
        "yandex.ru",
        "rutube.ru",
        "mail.ru",
        "linkedin.com",
        "tiktok.com",
    ];
    let host = host.to_lowercase();
    NETWORKS.iter().any(|name| {
        host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// What stands behind the last bar of `<title>`, but for a place, a day or a section.
fn of_title_element(declared: &[DeclaredField]) -> Option<Field<String>> {
    let field = declared.iter().find(|field| field.rule == DeclaredBy::TitleElement)?;
    let name = patterns::behind_title(&field.value)?;
    let is_other = name.contains(',') || furniture::is_menu_word(&lower_case(name));
    (!is_other).then(|| Field::at(name.to_owned(), field.line, DeclaredBy::TitleElement))
}

/// The host of the page's own address.
fn of_address(declared: &[DeclaredField]) -> Option<Field<String>> {
    let field = declared.iter().find(|field| field.name == FieldName::Url)?;
    Some(Field::at(host_name::of_address(&field.value)?, field.line, field.rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_no_outlets() {
        assert!(is_network("vk.com") && is_network("m.vk.com") && is_network("Dzen.ru"));
        assert!(!is_network("dala.example") && !is_network("stepvk.com"));
    }
}
