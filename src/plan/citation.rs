//! What an article's page says for those who cite it, people and programs.

use crate::cite::formats::ReferenceFormat;
use crate::cite::styles::Style;
use crate::cite::{self, Place, Reference, data_link};
use crate::model::article::Article;
use crate::model::page::{CitationView, DownloadView, StyledView};

/// Everything that an article's page says of it as a work to be cited.
pub(super) fn citation(article: &Article, place: &Place) -> CitationView {
    let reference = cite::reference(article, place);
    let date = cite::sure(&article.fields.date);
    CitationView {
        title: reference.cited_title(),
        author: cite::sure(&article.fields.author),
        date,
        published: date.filter(|date| !date.is_unsure()),
        source: reference.source.clone(),
        address: reference.page.clone(),
        metadata: cite::metadata(&reference),
        json_ld: cite::news_article(&reference),
        styles: Style::ALL.iter().map(|style| styled(*style, &reference)).collect(),
        downloads: ReferenceFormat::ALL.map(|format| download(format, &reference)).into(),
    }
}

fn styled(style: Style, reference: &Reference) -> StyledView {
    StyledView { name: style.name(), pieces: style.write(reference) }
}

/// A file of the reference that lies in its link: an archive has many articles, and a file for each
/// format of each would be three times as many.
fn download(format: ReferenceFormat, reference: &Reference) -> DownloadView {
    DownloadView {
        name: format.name(),
        file: format!("{}.{}", reference.key.replace(':', "-"), format.extension()),
        href: data_link(format.media_type(), &format.file(reference)),
    }
}
