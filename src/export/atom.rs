//! A feed in Atom (RFC 4287).

use crate::cite;
use crate::config::settings::SiteSettings;
use crate::diagnostic::Diagnostic;
use crate::export::escape_xml;
use crate::export::feed::{self, Entry, Feed, FeedFormat};
use crate::model::archive::Articles;
use crate::model::article::Article;

/// Draws a feed. Its date is that of what is newest in it, not of the build.
///
/// Fails as the articles do.
pub fn draw(
    feed: &Feed,
    articles: &dyn Articles,
    settings: &SiteSettings,
) -> Result<String, Diagnostic> {
    let mut xml = head(feed, settings);
    for new in &feed.entries {
        xml.push_str(&entry(&*articles.article(new.id)?, new));
    }
    xml.push_str("</feed>\n");
    Ok(xml)
}

/// What the feed says of itself.
fn head(feed: &Feed, settings: &SiteSettings) -> String {
    let home = escape_xml(&feed.home);
    let author = if settings.author.is_empty() { settings.title_here() } else { &settings.author };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <title>{title}</title>\n<id>{home}</id>\n<updated>{updated}</updated>\n\
         <author><name>{author}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{home}{file}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"./\"/>\n",
        language = settings.language.code(),
        title = escape_xml(&feed.title),
        updated = feed.updated().unwrap_or("1970-01-01T00:00:00Z"),
        author = escape_xml(author),
        file = FeedFormat::Atom.file_name(),
    );
    let description = settings.description_here();
    if !description.is_empty() {
        xml.push_str(&format!("<subtitle>{}</subtitle>\n", escape_xml(description)));
    }
    xml
}

fn entry(article: &Article, new: &Entry) -> String {
    let address = escape_xml(&new.address);
    let mut xml = format!(
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{}</updated>\n",
        escape_xml(article.title()),
        new.updated,
    );
    if let Some(published) = &new.published {
        xml.push_str(&format!("<published>{published}</published>\n"));
    }
    let authors = cite::sure(&article.fields.author);
    for author in authors.iter().flat_map(|names| names.split(", ")) {
        xml.push_str(&format!("<author><name>{}</name></author>\n", escape_xml(author)));
    }
    if let Some(lede) = feed::summary(article) {
        xml.push_str(&format!("<summary>{}</summary>\n", escape_xml(&lede)));
    }
    xml.push_str("</entry>\n");
    xml
}
