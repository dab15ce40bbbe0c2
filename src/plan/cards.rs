//! Which pages stand for themselves by a card, and what is on it: an article without a picture has a
//! card of its own where the archive wishes so, all other pages share that of the site.

use serde::Serialize;

use crate::model::archive::{ArchivedArticle, ArticleId};
use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::route::Route;
use crate::plan::Plan;

/// The card of the site, in a language's folder.
pub(super) const CARD: &str = "card.png";
/// The folder of the cards of articles, where a site that is too large is seen to have them.
const FOLDER: &str = "cards/";

/// Whom a card stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSubject {
    /// The site in this language.
    Site,
    /// An article.
    Article(ArticleId),
}

/// What is on a card.
#[derive(Debug, Serialize)]
pub struct CardWords {
    /// What stands above; may be empty.
    pub above: String,
    /// What stands in large letters.
    pub headline: String,
    /// The day; none of a guess.
    pub date: Option<ArticleDate>,
    /// What stands below, behind the day; may be empty.
    pub below: String,
}

impl Plan {
    /// The cards of this language with their addresses; those of articles are there once, in the
    /// first one. Without an address of the site nobody could be told of them.
    pub fn cards(&self) -> Vec<(CardSubject, Route)> {
        if !self.frame.has_cards() {
            return Vec::new();
        }
        let ids = 0..self.archive.articles.len();
        let of_articles = ids.filter(|_| self.frame.is_first_language()).filter_map(|id| {
            let route = self.article_card(&self.archive.articles[id])?;
            Some((CardSubject::Article(id), route))
        });
        [(CardSubject::Site, Route::file(CARD))].into_iter().chain(of_articles).collect()
    }

    /// What is on a card.
    pub fn card(&self, subject: CardSubject) -> CardWords {
        let CardSubject::Article(id) = subject else {
            let (headline, below) = self.frame.names();
            return CardWords { above: String::new(), headline, date: None, below };
        };
        let head = &self.archive.articles[id].head;
        let sure = |field| !head.is_guess(field);
        CardWords {
            above: self.frame.cited_title().to_owned(),
            headline: head.title.clone(),
            date: head.date.filter(|_| sure(FieldName::Date)),
            below: head.source.clone().filter(|_| sure(FieldName::Source)).unwrap_or_default(),
        }
    }

    /// The whole address of the picture that stands for an article before its text is known.
    pub(super) fn card_address(&self, archived: &ArchivedArticle) -> Option<String> {
        let route = self.article_card(archived).unwrap_or_else(|| Route::file(CARD));
        self.frame
            .cited_address()
            .filter(|_| self.frame.has_cards())
            .map(|base| base.address(&route))
    }

    /// Where an article's card stands; none where the article has a picture.
    fn article_card(&self, archived: &ArchivedArticle) -> Option<Route> {
        let mut pictures = archived.head.pictures.iter();
        let has_picture = pictures.any(|clue| self.archive.pictures.contains_key(clue.name()));
        let address = archived.route.as_str().trim_end_matches('/');
        let address = address.strip_prefix("articles/").unwrap_or(address);
        let has_card = self.frame.articles_have_cards() && !has_picture;
        has_card.then(|| Route::file(&format!("{FOLDER}{address}.png")))
    }
}
