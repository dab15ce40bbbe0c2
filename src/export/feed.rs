//! What is new in the archive or in one of its tags: which articles, in which order, and when.

use std::cmp::Reverse;

use chrono::{NaiveTime, SecondsFormat};
use serde::Serialize;

use crate::config::settings::{BaseUrl, SiteSettings, TimeZone, moment};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId};
use crate::model::article::Article;
use crate::model::date::ArticleDate;
use crate::model::excerpt;
use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::limits;
use crate::model::route::Route;
use postil_text::excerpt::cut;

/// Entries in the archive's feed.
const ENTRIES: usize = 30;
/// Entries in the feed of a tag: there are many of them.
const ENTRIES_OF_TAG: usize = 10;

/// How much of an article's text an entry has at most, in characters.
const SUMMARY: usize = 500;

/// The formats of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeedFormat {
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

impl FeedFormat {
    /// Both.
    pub(super) const ALL: [FeedFormat; 2] = [FeedFormat::Atom, FeedFormat::Json];

    /// The name of the file.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            FeedFormat::Atom => "feed.xml",
            FeedFormat::Json => "feed.json",
        }
    }
}

/// A feed without what its articles say.
#[derive(Debug, Serialize)]
pub(super) struct Feed {
    /// What it is called.
    pub title: String,
    /// The folder of the page that it goes with, as a whole address.
    pub home: String,
    /// How many tags an entry has at most: an article stands in the feeds of all of its tags.
    pub tags: usize,
    /// What is new, the newest first.
    pub entries: Vec<Entry>,
}

/// An article in a feed.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// Which article; its place in the archive says nothing about the feed.
    #[serde(skip)]
    pub id: ArticleId,
    /// What it is.
    article: Key,
    /// The whole address of its page.
    pub address: String,
    /// When it was published, by its page.
    pub published: Option<String>,
    /// When it entered the archive, where that is known, else when it was published.
    pub updated: String,
}

/// The feed of the whole archive; `home` is the address of its language.
pub(super) fn of_archive(archive: &Archive, settings: &SiteSettings, home: &BaseUrl) -> Feed {
    let ids = 0..archive.articles.len();
    Feed {
        title: settings.title_here().to_owned(),
        home: home.as_str().to_owned(),
        tags: limits::TAGS_IN_LISTS,
        entries: newest(archive, ids, ENTRIES, settings, home),
    }
}

/// The feed of a tag.
pub(super) fn of_tag(
    archive: &Archive,
    tag: &str,
    settings: &SiteSettings,
    home: &BaseUrl,
) -> Feed {
    let group = &archive.tags[tag];
    let ids = group.articles.iter().copied();
    Feed {
        title: format!("{} — {}", group.name, settings.title_here()),
        home: home.address(&tag_route(tag)),
        tags: 0,
        entries: newest(archive, ids, ENTRIES_OF_TAG, settings, home),
    }
}

/// The first words of an article: it stands in the feed of each of its tags.
pub(super) fn summary(article: &Article) -> Option<String> {
    excerpt::first_prose(article).map(|text| cut(&text, SUMMARY))
}

/// The page of a tag.
pub(super) fn tag_route(tag: &str) -> Route {
    Route::page(["tags", tag])
}

impl Feed {
    /// When something in it was new last.
    pub(super) fn updated(&self) -> Option<&str> {
        self.entries.first().map(|entry| entry.updated.as_str())
    }
}

/// The articles that came last, of those of which it is known when they came or were published.
fn newest(
    archive: &Archive,
    ids: impl Iterator<Item = ArticleId>,
    most: usize,
    settings: &SiteSettings,
    home: &BaseUrl,
) -> Vec<Entry> {
    let entered = |id: ArticleId| Some((entered(&archive.articles[id])?, id));
    let mut dated: Vec<(ArticleDate, ArticleId)> = ids.filter_map(entered).collect();
    dated.sort_by_key(|(date, id)| (Reverse(*date), *id));
    dated.truncate(most);
    let entry = |(date, id): (ArticleDate, ArticleId)| {
        let archived = &archive.articles[id];
        let written = |date| rfc3339(date, settings.time_zone);
        Entry {
            id,
            article: archive.remarks[id].article,
            address: home.address(&archived.route),
            published: archived.head.sure_day().filter(|day| day.day <= date.day).map(written),
            updated: written(date),
        }
    };
    dated.into_iter().map(entry).collect()
}

/// When an article entered the archive, where a person has said so; else its own date, where the day
/// is known and no guess: a feed can say no less. No page was published after it was saved, so of one
/// that says so, when it was saved.
fn entered(archived: &ArchivedArticle) -> Option<ArticleDate> {
    let Head { added, captured, .. } = &*archived.head;
    let captured = captured.filter(ArticleDate::is_exact);
    let own = || {
        let day = archived.head.sure_day()?;
        Some(captured.filter(|captured| captured.day < day.day).unwrap_or(day))
    };
    added.or_else(own)
}

/// The date as RFC 3339 asks, which knows no day without a time: midnight stands in, in the
/// archive's zone or UTC. So it does for a local time of an unknown zone, which is not UTC's.
fn rfc3339(date: ArticleDate, zone: Option<TimeZone>) -> String {
    let midnight = || zone.map(|zone| zone.at(date.day.and_time(NaiveTime::MIN)));
    match moment(date, zone).or_else(midnight) {
        Some(moment) => moment.to_rfc3339_opts(SecondsFormat::Secs, true),
        None => format!("{}T00:00:00Z", date.day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_never_claimed_to_be_that_of_utc() {
        for (date, zone, expected) in [
            ("2026-02-13", None, "2026-02-13T00:00:00Z"),
            ("2026-02-13", Some("Asia/Almaty"), "2026-02-13T00:00:00+05:00"),
            ("2026-02-13T18:37+05:00", None, "2026-02-13T18:37:00+05:00"),
            ("2026-02-13T18:37Z", Some("Asia/Almaty"), "2026-02-13T18:37:00Z"),
            ("2026-02-13T18:37", None, "2026-02-13T00:00:00Z"),
            ("2026-02-13T18:37", Some("Asia/Almaty"), "2026-02-13T18:37:00+05:00"),
        ] {
            let zone = zone.map(|zone| TimeZone::parse(zone).unwrap());
            assert_eq!(rfc3339(date.parse().unwrap(), zone), expected, "{date} {zone:?}");
        }
    }
}
