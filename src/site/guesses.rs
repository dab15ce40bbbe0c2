//! What there is to say of fields that are guesses, so that a person accepts or mends them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::Archive;
use crate::model::cleaned::FieldName;
use crate::model::head::Head;

/// So many articles are named one by one.
const FEW: usize = 3;

/// One notice for each of a few articles with guesses; of more of them one that sums them up and
/// names those with the most.
pub fn guesses(archive: &Archive) -> Vec<Diagnostic> {
    let heads = archive.articles.iter().map(|archived| &*archived.head);
    let mut unsure: Vec<&Head> = heads.filter(|head| !head.guesses.is_empty()).collect();
    unsure.sort_by_key(|head| (Reverse(head.guesses.len()), &head.path));
    if unsure.len() <= FEW {
        return unsure.into_iter().filter_map(guesses_of).collect();
    }
    let mut counts: BTreeMap<FieldName, usize> = BTreeMap::new();
    let fields = unsure.iter().flat_map(|head| &head.guesses);
    fields.for_each(|field| *counts.entry(*field).or_default() += 1);
    let counts: Vec<(&str, usize)> =
        counts.into_iter().map(|(field, count)| (name(field), count)).collect();
    let worst = unsure.iter().take(FEW).map(|head| (head.path.as_str(), names(head)));
    vec![catalogue::guesses_summed_up(unsure.len(), &counts, worst)]
}

/// A notice for the guesses of an article, if it has some.
pub fn guesses_of(head: &Head) -> Option<Diagnostic> {
    let guesses = names(head);
    (!guesses.is_empty()).then(|| catalogue::guessed_fields(&head.path, &guesses))
}

fn names(head: &Head) -> Vec<&'static str> {
    head.guesses.iter().map(|field| name(*field)).collect()
}

fn name(field: FieldName) -> &'static str {
    match field {
        FieldName::Title => "title",
        FieldName::Date => "date",
        FieldName::Source => "source",
        FieldName::Author => "author",
        _ => "section",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::report::draw_plain;
    use crate::model::archive::ArchivedArticle;
    use crate::model::route::Route;

    fn report(guesses: &[&[FieldName]]) -> String {
        let archived = |(number, fields): (usize, &&[FieldName])| ArchivedArticle {
            head: Arc::new(Head {
                path: format!("content/articles/{number}.txt"),
                guesses: fields.to_vec(),
                ..Head::default()
            }),
            route: Route::page([number.to_string()]),
            tags: Vec::new(),
            source: None,
            authors: Vec::new(),
            versions: Vec::new(),
            own_route: None,
        };
        let articles = guesses.iter().enumerate().map(archived).collect();
        let archive = Archive { articles: Arc::new(articles), ..Archive::default() };
        super::guesses(&archive).iter().map(draw_plain).collect()
    }

    #[test]
    fn a_few_articles_are_named_one_by_one() {
        assert_eq!(report(&[&[], &[]]), "");
        insta::assert_snapshot!(report(&[
            &[FieldName::Date],
            &[],
            &[FieldName::Date, FieldName::Author]
        ]), @r"
        notice[guess]: `date`, `author` are guesses
          --> content/articles/2.txt
          hint: accept guesses in the preview, or write what is right into the sidecar; until then they are marked, and left out of citations
        notice[guess]: `date` is a guess
          --> content/articles/0.txt
          hint: accept guesses in the preview, or write what is right into the sidecar; until then they are marked, and left out of citations
        ");
    }

    #[test]
    fn many_articles_are_summed_up_with_the_worst() {
        let one: &[FieldName] = &[FieldName::Date];
        let two: &[FieldName] = &[FieldName::Date, FieldName::Author];
        insta::assert_snapshot!(report(&[one, one, two, one, &[], one]), @r"
        notice[guess]: 5 articles have guesses: `date` of 5, `author` of 1
          content/articles/2.txt: `date`, `author`
          content/articles/0.txt: `date`
          content/articles/1.txt: `date`
          hint: accept guesses in the preview, or write what is right into the sidecar; until then they are marked, and left out of citations
        ");
    }
}
