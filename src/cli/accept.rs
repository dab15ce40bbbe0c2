//! `postil clean --accept`: the texts of some articles are as their owner wants them.

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::CleanArguments;
use crate::cli::report::{Failure, counted, print_diagnostics, say};
use crate::cli::selection::Selection;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::own_files;
use crate::model::accepted::{self, ACCEPTED_FILE, AcceptedText};
use crate::site::Selected;

/// Writes the texts that the articles have now into the file of accepted texts.
pub fn run(root: Option<&Path>, arguments: &CleanArguments) -> Result<Outcome, Failure> {
    let selection = Selection::new(root, &arguments.paths)?;
    let cleaned = selection.clean()?;
    if cleaned.collection.diagnostics.iter().any(is_about_accepted_texts) {
        let message = format!("`{ACCEPTED_FILE}` cannot be read, so nothing was changed");
        return Err(Failure::new(message, "mend the errors above and accept again"));
    }
    let outcome =
        if cleaned.collection.diagnostics.is_empty() { Outcome::Fine } else { Outcome::AtFault };
    accept(&selection, cleaned)?;
    Ok(outcome)
}

/// Whether the file of accepted texts would lose something if it were written.
fn is_about_accepted_texts(problem: &Diagnostic) -> bool {
    problem.place.as_ref().is_some_and(|place| place.path == ACCEPTED_FILE)
}

fn accept(selection: &Selection, cleaned: Selected) -> Result<(), Failure> {
    let Selected { collection, accepted: mut texts, paths } = cleaned;
    let is_there = |path: &String| paths.binary_search(path).is_ok();
    for (path, gone) in texts.extract_if(.., |path, _| !is_there(path)) {
        print_diagnostics(&[catalogue::accepted_article_left_out(gone.place, &path)]);
    }
    let (mut new, mut changed) = (0, 0);
    let mut count = 0;
    for article in selection.articles(&collection) {
        let article = article?;
        let now = AcceptedText::of(&article);
        count += 1;
        match texts.insert(article.source.path.clone(), now.clone()) {
            None => new += 1,
            Some(before) if before.text != now.text => changed += 1,
            Some(_) => {}
        }
    }
    own_files::write_accepted(&selection.workspace.root, accepted::draw(&texts).as_bytes())?;
    say(format!(
        "accepted {}: {new} new, {changed} changed; {} in `{ACCEPTED_FILE}`",
        counted(count, "text"),
        texts.len(),
    ));
    Ok(())
}
