//! What the rest of the archive asks of one article, made once and kept.
//!
//! The stage stands between `annotate` and `archive`: from here on an archive is a list of heads,
//! and an article is looked at again only where a page shows it.

mod sketch;
mod words;

use chrono::NaiveDate;

use crate::model::article::{Article, RemovedText};
use crate::model::cleaned::{Confidence, Field, FieldName, Fields};
use crate::model::head::{Head, NoteHead, PictureClue, Remarks};
use crate::model::key::Key;
use crate::model::markup::TextMark;
use crate::model::numbering::NumberedNote;
use crate::model::quote::fold_text;
use crate::model::{excerpt, limits, numbering, permalink, web_address};

/// The head of an article.
pub fn head(article: &Article) -> Head {
    let fields = &article.fields;
    let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
    let author =
        fields.author.clone().filter(|author| author.evidence.confidence != Confidence::Guess);
    Head {
        path: article.source.path.clone(),
        content: content(article),
        title: article.title().to_owned(),
        title_derived: fields.title_derived,
        date: fields.date.as_ref().map(|date| date.value),
        captured: article.captured,
        flaw: article.capture.flaw,
        sketch: sketch::sketch(article),
        added: article.added,
        extent: article.extent,
        has_dropped_lines: article.removed.iter().any(RemovedText::is_withheld),
        noindex: article.noindex,
        source: value(&fields.source),
        author: value(&author),
        guesses: guesses(fields),
        tags: fields.tags.iter().map(|tag| tag.value.clone()).collect(),
        aliases: article.aliases.clone(),
        language: value(&fields.language),
        address: fields.url.as_ref().and_then(|url| web_address::of_page(&url.value)),
        links: links(article),
        speakers: speakers(article),
        words: words::words(article),
        pictures: article.pictures.iter().filter_map(PictureClue::of).collect(),
        lede: excerpt::lede(article),
        alone: None,
    }
}

/// What is known of the notes on an article; `key` is the article's.
pub fn remarks(article: &Article, key: Key) -> Remarks {
    Remarks { article: key, changed: changed(article), notes: note_heads(article) }
}

/// The key of an article without its notes.
fn content(article: &Article) -> Key {
    let Article { source, fields, extent, captured, blocks, dropped, .. } = article;
    let text = (source, fields, extent, captured, blocks, dropped);
    let Article { quotations, pictures, removed, restored, doubtful, .. } = article;
    let making = (quotations, pictures, removed, restored, doubtful);
    Key::of(&(text, making, &article.archived, article.added, &article.capture))
}

/// The fields that are guesses; a role goes with its author, and a language with its letters.
fn guesses(fields: &Fields) -> Vec<FieldName> {
    const SHOWN: [FieldName; 5] = [
        FieldName::Title,
        FieldName::Date,
        FieldName::Source,
        FieldName::Author,
        FieldName::Section,
    ];
    let evidence = fields.evidence();
    let is_guess = |name: &FieldName| {
        evidence.get(name).is_some_and(|evidence| evidence.confidence == Confidence::Guess)
    };
    SHOWN.into_iter().filter(is_guess).collect()
}

/// The pages that the text of an article links to.
fn links(article: &Article) -> Vec<Key> {
    let spans = article.blocks.iter().flat_map(|block| &block.spans);
    let addresses = spans.filter_map(|span| match &span.mark {
        TextMark::Link(address) => web_address::page_key(address),
        _ => None,
    });
    let mut links: Vec<Key> = addresses.take(limits::LINKS_IN_HEAD).collect();
    links.sort_unstable();
    links.dedup();
    links
}

/// Those who speak in an article. One word alone is the name of too many people.
fn speakers(article: &Article) -> Vec<Key> {
    let names = article.quotations.iter().filter_map(|said| said.name.as_deref());
    let whole = names.filter(|name| name.split_whitespace().nth(1).is_some());
    let keys = whole.map(|name| Key::of_bytes(fold_text(&name.to_lowercase()).as_bytes()));
    let mut speakers: Vec<Key> = keys.take(limits::SPEAKERS_IN_HEAD).collect();
    speakers.sort_unstable();
    speakers.dedup();
    speakers
}

/// When an article was changed last, where it is known since when it has been there.
fn changed(article: &Article) -> Option<NaiveDate> {
    let added = article.added?.day;
    article.notes.iter().filter_map(|placed| placed.note.date).chain([added]).max()
}

/// The heads of an article's notes, in the order of its sidecar.
fn note_heads(article: &Article) -> Vec<NoteHead> {
    let mut notes = numbering::numbered(article);
    notes.sort_by_key(|note| note.index);
    let head = |(note, id): (&NumberedNote, String)| {
        let own = &note.placed.note;
        NoteHead {
            kind: own.kind,
            tags: own.tags.clone(),
            by: own.by.clone(),
            number: note.number,
            id,
            place: note.place,
        }
    };
    notes.iter().zip(permalink::of_notes(&article.notes)).map(head).collect()
}
