//! The Atom feed of the newest articles (RFC 4287).

use chrono::{NaiveTime, SecondsFormat};

use crate::config::settings::{BaseUrl, SiteSettings, TimeZone, moment};
use crate::diagnostic::Diagnostic;
use crate::export::{escape_xml, xml_address};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId, Articles};
use crate::model::article::Article;
use crate::model::cleaned::Confidence;
use crate::model::date::ArticleDate;
use crate::model::key::Key;

/// Entries in the feed.
const ENTRIES: usize = 30;

/// The key of all that the feed is made from.
pub fn key(archive: &Archive, settings: &SiteSettings) -> Key {
    let entries = newest(archive).map(|(_, archived, _)| (&archived.route, archived.head.article));
    let base_url = settings.base_url.as_ref().map(BaseUrl::as_str);
    let SiteSettings { title, description, author, language, time_zone, .. } = settings;
    let entries: Vec<_> = entries.collect();
    let dates: Vec<String> = newest(archive).map(|(.., date)| rfc3339(date, *time_zone)).collect();
    Key::of(&(base_url, title, description, author, language.code(), entries, dates))
}

/// Makes `feed.xml`; empty where the archive has no address. Its date is that of the newest
/// article, not of the build.
///
/// Fails as the articles do.
pub fn feed(
    archive: &Archive,
    articles: &dyn Articles,
    settings: &SiteSettings,
) -> Result<String, Diagnostic> {
    let Some(base_url) = &settings.base_url else { return Ok(String::new()) };
    let updated = newest(archive).next().map(|(.., date)| rfc3339(date, settings.time_zone));
    let updated = updated.as_deref().unwrap_or("1970-01-01T00:00:00Z");
    let mut xml = head(settings, base_url, updated);
    for (id, archived, date) in newest(archive) {
        let address = xml_address(base_url, &archived.route);
        xml.push_str(&entry(&*articles.article(id)?, &address, &rfc3339(date, settings.time_zone)));
    }
    xml.push_str("</feed>\n");
    Ok(xml)
}

/// The newest articles whose day is known: a feed can say no less.
fn newest(archive: &Archive) -> impl Iterator<Item = (ArticleId, &ArchivedArticle, ArticleDate)> {
    let articles = archive.articles.iter().enumerate();
    let dated = articles.filter_map(|(id, archived)| Some((id, archived, archived.head.date?)));
    dated.filter(|(.., date)| date.is_exact()).take(ENTRIES)
}

/// What the feed says of itself.
fn head(settings: &SiteSettings, base_url: &BaseUrl, updated: &str) -> String {
    let base = escape_xml(base_url.as_str());
    let author = match settings.author.is_empty() {
        true => &settings.title,
        false => &settings.author,
    };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <title>{title}</title>\n<id>{base}</id>\n<updated>{updated}</updated>\n\
         <author><name>{author}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}feed.xml\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}\"/>\n",
        language = settings.language.code(),
        title = escape_xml(&settings.title),
        author = escape_xml(author),
    );
    if !settings.description.is_empty() {
        xml.push_str(&format!("<subtitle>{}</subtitle>\n", escape_xml(&settings.description)));
    }
    xml
}

fn entry(article: &Article, address: &str, date: &str) -> String {
    let mut xml = format!(
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{date}</updated>\n",
        escape_xml(article.title()),
    );
    let author = article.fields.author.as_ref();
    if let Some(author) = author.filter(|author| author.evidence.confidence != Confidence::Guess) {
        xml.push_str(&format!("<author><name>{}</name></author>\n", escape_xml(&author.value)));
    }
    if let Some(lede) = article.blocks.iter().find(|block| block.kind.is_prose()) {
        xml.push_str(&format!("<summary>{}</summary>\n", escape_xml(&lede.text)));
    }
    xml.push_str("</entry>\n");
    xml
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
