//! The pictures between the blocks of an article.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::archive::{Archive, PublishedPicture};
use crate::model::cleaned::BlockKind;
use crate::model::head::{Head, PictureClue};
use crate::model::page::{PictureView, PublishedPictureView, RowView};
use crate::model::picture::Picture;

/// The pictures that an article shows and that are published, by what clues call them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(in crate::plan) struct OwnPictures(BTreeMap<String, PublishedPicture>);

impl OwnPictures {
    /// Those of an article.
    pub(in crate::plan) fn new(head: &Head, archive: &Archive) -> Self {
        let names = head.pictures.iter().map(PictureClue::name);
        let own =
            names.filter_map(|name| Some((name.to_owned(), archive.pictures.get(name)?.clone())));
        OwnPictures(own.collect())
    }

    /// A picture as the page shows it: itself, or the way to it; none where there is neither.
    pub(super) fn view(&self, picture: &Picture) -> Option<PictureView> {
        let published = PictureClue::of(picture).and_then(|clue| self.0.get(clue.name()));
        let published = published.cloned().map(shown);
        let address = picture.address.clone().filter(|_| published.is_none());
        let is_shown = published.is_some() || address.is_some();
        is_shown.then(|| PictureView {
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
            published,
            address,
        })
    }
}

fn shown(picture: PublishedPicture) -> PublishedPictureView {
    let PublishedPicture { file, width, height } = picture;
    PublishedPictureView { file, width, height }
}

/// Puts pictures between rows, which have all blocks of the article.
pub(super) fn among(rows: Vec<RowView>, pictures: &[Picture], own: &OwnPictures) -> Vec<RowView> {
    let mut waiting = pictures.iter().peekable();
    let mut all = Vec::with_capacity(rows.len());
    let mut next = 0;
    for mut row in rows {
        next += row.blocks.len();
        while let Some(picture) = waiting.next_if(|picture| picture.block < next) {
            let Some(view) = own.view(picture) else { continue };
            let is_captioned = picture.has_caption && row.kind == BlockKind::Caption;
            match is_captioned && row.picture.is_none() {
                true => row.picture = Some(view),
                false => all.push(alone(view)),
            }
        }
        all.push(row);
    }
    all.extend(waiting.filter_map(|picture| own.view(picture)).map(alone));
    all
}

/// The row of a picture without a caption.
fn alone(picture: PictureView) -> RowView {
    RowView {
        kind: BlockKind::Caption,
        form: "picture",
        level: None,
        asks: false,
        picture: Some(picture),
        writer: None,
        blocks: Vec::new(),
        notes: Vec::new(),
    }
}
