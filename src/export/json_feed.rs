//! A feed in JSON Feed, version 1.1.

use serde_json::{Value, json};

use crate::cite;
use crate::config::settings::SiteSettings;
use crate::diagnostic::Diagnostic;
use crate::export::feed::{self, Entry, Feed, FeedFormat};
use crate::model::archive::Articles;
use crate::model::article::Article;
use postil_text::unseen;

/// Draws a feed.
///
/// Fails as the articles do.
pub fn draw(
    feed: &Feed,
    articles: &dyn Articles,
    settings: &SiteSettings,
) -> Result<String, Diagnostic> {
    let items =
        feed.entries.iter().map(|new| Ok(item(&*articles.article(new.id)?, new, feed.tags)));
    let mut drawn = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": format!("{}{}", feed.home, FeedFormat::Json.file_name()),
        "language": settings.language.code(),
        "items": items.collect::<Result<Vec<Value>, Diagnostic>>()?,
    });
    if !settings.description_here().is_empty() {
        drawn["description"] = settings.description_here().into();
    }
    if !settings.author.is_empty() {
        drawn["authors"] = json!([{ "name": settings.author }]);
    }
    Ok(unseen::in_json(drawn.to_string()) + "\n")
}

fn item(article: &Article, new: &Entry, tags: usize) -> Value {
    let mut item = json!({
        "id": new.address,
        "url": new.address,
        "title": article.title(),
        // An item has some content, if need be none.
        "content_text": feed::summary(article).unwrap_or_default(),
        "date_modified": new.updated,
    });
    if let Some(published) = &new.published {
        item["date_published"] = published.as_str().into();
    }
    add_fields(&mut item, article, tags);
    item
}

/// Adds what is known of an article.
fn add_fields(item: &mut Value, article: &Article, tags: usize) {
    let fields = &article.fields;
    if let Some(url) = &fields.url {
        item["external_url"] = url.value.as_str().into();
    }
    if let Some(authors) = cite::sure(&fields.author) {
        let names = authors.split(", ").map(|name| json!({ "name": name }));
        item["authors"] = names.collect();
    }
    if let Some(language) = &fields.language {
        item["language"] = language.value.as_str().into();
    }
    let tags = fields.tags.iter().take(tags).map(|tag| tag.value.as_str());
    let tags: Vec<&str> = tags.collect();
    if !tags.is_empty() {
        item["tags"] = tags.into();
    }
}
