//! The Atom feed of the newest articles (RFC 4287).

use chrono::{FixedOffset, NaiveTime, SecondsFormat, TimeZone};

use crate::config::settings::{BaseUrl, SiteSettings};
use crate::export::{escape_xml, xml_address};
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::cleaned::BlockKind;
use crate::model::date::ArticleDate;
use crate::model::output::OutputFile;
use crate::model::route::Route;

/// Entries in the feed.
const ENTRIES: usize = 30;

/// Makes `feed.xml`. Its date is that of the newest article, not of the build.
pub fn feed(archive: &Archive, settings: &SiteSettings, base_url: &BaseUrl) -> OutputFile {
    let dated = archive.articles.iter().filter_map(|article| {
        let date = article.article.fields.date.as_ref()?;
        Some((article, rfc3339(date.value)))
    });
    let entries: Vec<_> = dated.take(ENTRIES).collect();
    let updated = entries.first().map_or("1970-01-01T00:00:00Z", |(_, date)| date);
    let mut xml = head(settings, base_url, updated);
    entries.iter().for_each(|(article, date)| xml.push_str(&entry(article, date, base_url)));
    xml.push_str("</feed>\n");
    OutputFile::new(Route::file("feed.xml"), xml.into_bytes())
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

fn entry(archived: &ArchivedArticle, date: &str, base_url: &BaseUrl) -> String {
    let article = &archived.article;
    let address = xml_address(base_url, &archived.route);
    let mut xml = format!(
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{date}</updated>\n",
        escape_xml(article.title()),
    );
    if let Some(author) = &article.fields.author {
        xml.push_str(&format!("<author><name>{}</name></author>\n", escape_xml(&author.value)));
    }
    if let Some(lede) = article.blocks.iter().find(|block| block.kind != BlockKind::Caption) {
        xml.push_str(&format!("<summary>{}</summary>\n", escape_xml(&lede.text)));
    }
    xml.push_str("</entry>\n");
    xml
}

/// The date as RFC 3339 asks, which knows no day without a time: midnight UTC stands in.
fn rfc3339(date: ArticleDate) -> String {
    let time = date.day.and_time(date.time.unwrap_or(NaiveTime::MIN));
    let offset = date.offset().or_else(|| FixedOffset::east_opt(0)).expect("zero is an offset");
    match offset.from_local_datetime(&time).single() {
        Some(moment) => moment.to_rfc3339_opts(SecondsFormat::Secs, true),
        None => format!("{}T00:00:00Z", date.day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_alone_is_midnight() {
        assert_eq!(rfc3339("2026-02-13".parse().unwrap()), "2026-02-13T00:00:00Z");
        assert_eq!(rfc3339("2026-02-13T18:37+05:00".parse().unwrap()), "2026-02-13T18:37:00+05:00");
    }
}
