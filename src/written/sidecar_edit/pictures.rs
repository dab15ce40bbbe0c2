//! Sets the pictures of a sidecar, `[[picture]]`: each is known by its file.

use super::rows::{self, Row};
use crate::diagnostic::Diagnostic;
use crate::model::sidecar::OwnPicture;
use crate::written::sidecar::read_sidecar;

const NAME: &str = "picture";

/// Makes the pictures of a sidecar these, in this order; those of the same file keep their rows with
/// what is the same in both.
pub(super) fn set(
    path: &str,
    mut text: String,
    wanted: &[OwnPicture],
) -> Result<String, Diagnostic> {
    rows::takes(path, &text, NAME)?;
    let known = read_sidecar(path, text.as_bytes()).0.pictures;
    let becomes = becomes(&known, wanted);
    for index in (0..known.len()).rev().filter(|index| becomes[*index].is_none()) {
        text = rows::delete(path, text, NAME, index)?;
    }
    let kept = known.iter().zip(&becomes).filter_map(|(old, becomes)| Some((old, (*becomes)?)));
    let mut standing = Vec::new();
    for (index, (old, place)) in kept.enumerate() {
        text = rows::replace(path, text, index, [old, &wanted[place]].map(Row::of_picture))?;
        standing.push(place);
    }
    put_in_order(path, text, standing, wanted)
}

/// Which of the wanted pictures each known one becomes: that of the same file, else the one in its
/// place, if that one is of a file that no known one has.
fn becomes(known: &[OwnPicture], wanted: &[OwnPicture]) -> Vec<Option<usize>> {
    let mut becomes = vec![None; known.len()];
    let mut others = Vec::new();
    for (place, picture) in wanted.iter().enumerate() {
        let mut rows = becomes.iter_mut().zip(known);
        match rows.find(|(becomes, known)| becomes.is_none() && known.file == picture.file) {
            Some((becomes, _)) => *becomes = Some(place),
            None => others.push(place),
        }
    }
    for place in others {
        if let Some(becomes @ None) = becomes.get_mut(place) {
            *becomes = Some(place);
        }
    }
    becomes
}

/// Moves rows down and adds those that are wanting; `standing` is where the rows that are there
/// belong, in the order of the text.
fn put_in_order(
    path: &str,
    mut text: String,
    mut standing: Vec<usize>,
    wanted: &[OwnPicture],
) -> Result<String, Diagnostic> {
    let in_order = standing.iter().fold(0, |next, place| next + usize::from(*place == next));
    for (place, picture) in wanted.iter().enumerate().skip(in_order) {
        text = match standing.iter().position(|known| *known == place) {
            Some(index) => {
                standing.remove(index);
                rows::move_down(path, text, NAME, index)?
            }
            None => rows::add(text, &Row::of_picture(picture)),
        };
        standing.push(place);
    }
    Ok(text)
}
