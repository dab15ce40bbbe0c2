//! Removes the lines that fields were found in, and names them after these.

use crate::clean::body::labels::{FieldLines, Label};
use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;

/// Removes the lines that hold nothing but a field, and names those that show one.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    let fields = &view.fields;
    let byline = fields.byline.iter().map(|index| (*index, Rule::Byline));
    let section = fields.section.map(|index| (index, Rule::Section));
    let date = fields.date.map(|index| (index, Rule::DateLine));
    let tags = fields.tags.iter().map(|index| (*index, Rule::Tags));
    let title = fields.title.iter().map(|index| (*index, Rule::Title));
    name_shown(labels, view.facts, fields);
    for (index, rule) in tags.chain(byline).chain(section).chain(date).chain(title) {
        if view.facts[index].has_words() {
            labels[index] = Label::Remove(rule);
        }
    }
}

/// Names the removed lines that author and date were read from after what they show.
fn name_shown(labels: &mut [Label], facts: &[LineFacts], fields: &FieldLines) {
    let date = fields.date_shown.filter(|index| !facts[*index].dates.is_empty());
    let date = date.map(|index| (index, Rule::DateLine));
    let author = fields.author_shown.map(|index| (index, Rule::Byline));
    for (index, rule) in date.into_iter().chain(author) {
        const VAGUE: [Rule; 4] = [Rule::Navigation, Rule::Outside, Rule::Share, Rule::ReadAlso];
        let line = &facts[index];
        let vague = matches!(labels[index], Label::Remove(rule) if VAGUE.contains(&rule));
        if vague && line.cue.is_none() && line.has_words() {
            labels[index] = Label::Remove(rule);
        }
    }
}
