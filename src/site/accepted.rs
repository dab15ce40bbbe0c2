//! Compares the articles with the texts that somebody has accepted.

use crate::diagnostic::{Diagnostic, Place, Severity, catalogue};
use crate::model::accepted::{ACCEPTED_FILE, AcceptedText, AcceptedTexts};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::line::{count_lines, lines_without};
use crate::site::Purpose;
use crate::site::library::Library;
use crate::written;

/// Reads the accepted texts; an archive need not have any.
pub fn read(files: &dyn Files) -> (AcceptedTexts, Vec<Diagnostic>) {
    if files.paths().binary_search_by(|path| path.as_str().cmp(ACCEPTED_FILE)).is_err() {
        return Default::default();
    }
    match files.read(ACCEPTED_FILE) {
        Ok(bytes) => written::accepted::read_accepted(&bytes),
        Err(error) => {
            (AcceptedTexts::new(), vec![catalogue::unreadable_file(ACCEPTED_FILE, &error)])
        }
    }
}

/// Reports the articles whose text is not the accepted one, and accepted texts without an article.
pub fn check(accepted: &AcceptedTexts, library: &Library, purpose: Purpose) -> Vec<Diagnostic> {
    let severity = match purpose {
        Purpose::Show => Severity::Warning,
        Purpose::Check => Severity::Error,
    };
    let report = |(path, accepted): (&String, &AcceptedText)| {
        if library.collection.document(path).is_none() {
            return Some(catalogue::accepted_article_gone(accepted.place.clone(), path));
        }
        // A file without any text, or one that cannot be read, has been reported as such.
        let article = &article_at(library, path)?;
        impossible(path, accepted, article)
            .or_else(|| compare(path, accepted, &AcceptedText::of(article), severity))
    };
    accepted.iter().filter_map(report).collect()
}

/// Takes out the accepted texts that cannot have been made from their articles, and reports them.
pub fn take_out_impossible(accepted: &mut AcceptedTexts, library: &Library) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    accepted.retain(|path, accepted| {
        let problem =
            article_at(library, path).and_then(|article| impossible(path, accepted, &article));
        let possible = problem.is_none();
        problems.extend(problem);
        possible
    });
    problems
}

/// The article of a path; none where there is none.
fn article_at(library: &Library, path: &str) -> Option<Article> {
    let document = library.collection.document(path)?;
    library.article_of(document, document.made.as_ref()?).ok()
}

/// Says where an accepted text names lines that its raw file does not have.
fn impossible(path: &str, accepted: &AcceptedText, article: &Article) -> Option<Diagnostic> {
    let count = article.source.line_count;
    let last = accepted.kept.last()?.last.get();
    let same_file = article.source.digest.starts_with(&accepted.raw);
    let place = accepted.place.clone();
    (same_file && last > count).then(|| catalogue::accepted_lines_missing(place, path, last, count))
}

fn compare(
    path: &str,
    accepted: &AcceptedText,
    now: &AcceptedText,
    severity: Severity,
) -> Option<Diagnostic> {
    if accepted.text == now.text {
        return None;
    }
    let place = accepted.place.clone();
    if accepted.raw != now.raw {
        return Some(catalogue::accepted_file_changed(severity, path, place));
    }
    let removed = lines_without(&accepted.kept, &now.kept);
    let kept = lines_without(&now.kept, &accepted.kept);
    let first = removed.first().into_iter().chain(kept.first()).map(|run| run.first).min();
    let at = first.map_or_else(|| Place::file(path), |line| Place::line(path, line.get()));
    let change = match (count_lines(&removed), count_lines(&kept)) {
        (0, 0) => "the same lines are read differently".to_owned(),
        (removed, 0) => format!("it lacks {}", counted(removed)),
        (0, kept) => format!("it has {} more", counted(kept)),
        (removed, kept) => format!("it lacks {} and has {kept} more", counted(removed)),
    };
    Some(catalogue::accepted_text_changed(severity, at, place, &change))
}

fn counted(lines: u64) -> String {
    if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") }
}
