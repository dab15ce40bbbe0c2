//! What results show, in blocks of some documents each, and the days of all documents.
//!
//! A document's number is its place in the order of the dates, the oldest first and those without a
//! date before them: what comes to an archive is mostly new, and then the others keep their numbers.

use std::collections::BTreeMap;
use std::mem;

use chrono::{Datelike, NaiveDate};
use postil_text::unseen::taken_out;
use rayon::prelude::*;

use super::bytes::{FrontCoded, put_count, put_text};
use super::piece::{Kind, Written};
use crate::config::settings::Language;
use crate::dates;
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::date::ArticleDate;

/// How many documents a block has: few, since each of some results may lie in another.
pub(super) const BLOCK: usize = 8;

/// So many blocks have one name, at least.
const SMALLEST_GROUP: usize = 16;

/// So many names of groups the directory has, at most: three kilobytes.
const MOST_GROUPS: usize = 512;

/// The articles by their numbers.
fn by_number(archive: &Archive) -> Vec<&ArchivedArticle> {
    archive.articles.iter().rev().collect()
}

/// The blocks of all documents, in groups.
pub(super) struct Records {
    /// How many blocks a group has, but for the last one.
    pub(super) group: usize,
    pub(super) blocks: Vec<Written>,
}

impl Records {
    pub(super) fn new(archive: &Archive, languages: &[Language]) -> Self {
        let articles = by_number(archive);
        let block = |articles: &[&ArchivedArticle]| block(archive, articles, languages);
        let mut blocks: Vec<Vec<u8>> = articles.par_chunks(BLOCK).map(block).collect();
        let group = group_size(blocks.len());
        let mut groups = Vec::new();
        while !blocks.is_empty() {
            let others = blocks.split_off(group.min(blocks.len()));
            groups.extend(Written::group(Kind::Records, mem::replace(&mut blocks, others)));
        }
        Records { group, blocks: groups }
    }

    /// The first block of each group, after whose name those of the others follow.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &Written> {
        self.blocks.iter().step_by(self.group)
    }
}

/// How many of so many blocks are named together: few, since a block that changes renames all of its
/// group, but more where there were too many names otherwise.
fn group_size(blocks: usize) -> usize {
    blocks.div_ceil(MOST_GROUPS).next_power_of_two().max(SMALLEST_GROUP)
}

/// The names of the sources, then of each document title, day, place among the sources, and address;
/// then what is known instead of the day, where there is only that, a line in each language.
fn block(archive: &Archive, articles: &[&ArchivedArticle], languages: &[Language]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let sources = sources(archive, articles);
    put_count(&mut bytes, sources.len());
    sources
        .keys()
        .for_each(|address| put_text(&mut bytes, &taken_out(&archive.sources[*address].name)));
    let mut routes = FrontCoded::default();
    let mut last = 0;
    put_count(&mut bytes, articles.len());
    for article in articles {
        let source = article.source.as_ref().and_then(|address| sources.get(&**address));
        put_text(&mut bytes, &taken_out(&article.head.title));
        put_count(&mut bytes, day(article) - last);
        put_count(&mut bytes, source.map_or(0, |place| place + 1));
        routes.put(&mut bytes, article.route.as_str());
        last = day(article);
    }
    put_stretched(&mut bytes, articles, |bytes, date| {
        let lines: Vec<String> =
            languages.iter().map(|language| dates::day(date, *language)).collect();
        put_text(bytes, &lines.join("\n"));
    });
    bytes
}

/// Writes how many articles have no exact day, and of each how far it stands behind the one before,
/// and what `put` writes.
fn put_stretched(
    bytes: &mut Vec<u8>,
    articles: &[&ArchivedArticle],
    put: impl Fn(&mut Vec<u8>, ArticleDate),
) {
    let dates =
        articles.iter().enumerate().filter_map(|(at, article)| Some((at, article.head.date?)));
    let stretched: Vec<(usize, ArticleDate)> = dates.filter(|(_, date)| !date.is_exact()).collect();
    put_count(bytes, stretched.len());
    let mut last = 0;
    for (at, date) in stretched {
        put_count(bytes, at - last);
        put(bytes, date);
        last = at;
    }
}

/// The places of the sources of some articles by their addresses.
fn sources<'a>(archive: &Archive, articles: &[&'a ArchivedArticle]) -> BTreeMap<&'a str, usize> {
    let addresses = articles.iter().filter_map(|article| article.source.as_deref());
    let known = addresses.filter(|address| archive.sources.contains_key(*address));
    let mut places: BTreeMap<&str, usize> = known.map(|address| (address, 0)).collect();
    places.values_mut().enumerate().for_each(|(number, place)| *place = number);
    places
}

/// Each day with how many documents it has; days are counted from the last one before. Then the
/// documents without an exact day, each with the first and the last one that it may be.
pub(super) fn days(archive: &Archive) -> Written {
    let articles = by_number(archive);
    let days: Vec<usize> = articles.iter().map(|article| day(article)).collect();
    let mut bytes = Vec::new();
    let mut last = 0;
    put_count(&mut bytes, days.chunk_by(|one, other| one == other).count());
    for same in days.chunk_by(|one, other| one == other) {
        put_count(&mut bytes, same[0] - last);
        put_count(&mut bytes, same.len());
        last = same[0];
    }
    put_stretched(&mut bytes, &articles, |bytes, date| {
        let (first, last) = date.bounds();
        [first, last].into_iter().for_each(|day| put_count(bytes, number(day)));
    });
    Written::new(Kind::Days, bytes)
}

/// The day of an article as a number that grows by one a day; 1 is the first of January of the year
/// 1, and 0 is no day.
fn day(article: &ArchivedArticle) -> usize {
    number(article.head.date.map(|date| date.day))
}

fn number(day: Option<NaiveDate>) -> usize {
    day.and_then(|day| usize::try_from(day.num_days_from_ce()).ok()).unwrap_or(0)
}
