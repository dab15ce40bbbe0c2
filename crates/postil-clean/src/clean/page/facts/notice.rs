//! A notice that asks for consent, where it fills several lines: sentences, and the buttons below them.
//!
//! One of its sentences says what is kept, the next that the reader agrees; none of them need say both,
//! as is asked of a line by itself.

use crate::clean::page::cue;
use crate::clean::page::facts::LineFacts;
use crate::clean::page::notice::{is_consent, touches_consent};
use crate::model::rule::Rule;
use postil_text::furniture;
use postil_text::letter::lower_case;

/// Between a notice's last sentence and its first button stand at most so many lines with words.
const BETWEEN: usize = 1;
/// A notice has no more sentences and headings.
const MOST: usize = 8;
/// A button has no more words.
const BUTTON: usize = 4;
/// A heading has no more.
const HEADING: usize = 8;

/// Marks the lines of each notice as one that announces legal matters, its buttons too.
pub(super) fn mark(facts: &mut [LineFacts]) {
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let buttons: Vec<bool> = facts.iter().map(is_button).collect();
    let are_alike = |one: &usize, other: &usize| buttons[*one] == buttons[*other];
    let mut above = 0;
    for run in worded.chunk_by(are_alike) {
        if buttons[run[0]] {
            let notice = notice_above(facts, &worded[..above]);
            let buttons = run.iter().copied().filter(|_| !notice.is_empty());
            for line in notice.iter().copied().chain(buttons) {
                facts[line].cue.get_or_insert(Rule::Legal);
            }
        }
        above += run.len();
    }
}

/// The lines of the notice that ends some lines with words.
fn notice_above(facts: &[LineFacts], lines: &[usize]) -> Vec<usize> {
    let text = |index: &usize| facts[*index].text;
    let mut above = lines.iter().rev().peekable();
    let mut skipped = 0;
    while skipped < BETWEEN && above.next_if(|index| !touches_consent(text(index))).is_some() {
        skipped += 1;
    }
    let is_part =
        |index: &&usize| touches_consent(text(index)) || facts[**index].cue == Some(Rule::Legal);
    let mut notice: Vec<usize> = above.by_ref().take(MOST).take_while(is_part).copied().collect();
    let said: Vec<&str> = notice.iter().map(text).collect();
    if !is_consent(&said) {
        return Vec::new();
    }
    let between = lines.iter().rev().take(skipped);
    notice.extend(between.filter(|index| facts[**index].words <= HEADING));
    notice
}

/// Whether a line is the label of a button that gives or refuses consent, or several such labels.
fn is_button(line: &LineFacts) -> bool {
    line.words <= BUTTON
        && cue::after_opening(line.text, &furniture::CONSENT_BUTTON).is_some_and(|rest| {
            let rest = lower_case(rest.trim());
            rest.is_empty() || furniture::CONSENT_BUTTON.has(&rest)
        })
}

#[cfg(test)]
mod tests {
    use crate::clean::page::facts;
    use crate::ingest::ingest;
    use crate::model::rule::Rule;

    /// How many lines of a page belong to such a notice.
    fn check(page: &str, expected: usize) {
        let document = ingest("a.txt", page.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let legal = facts.iter().filter(|line| line.cue == Some(Rule::Legal)).count();
        assert_eq!(legal, expected, "{page}");
    }

    #[test]
    fn a_notice_of_several_lines_is_known_by_its_buttons() {
        check(
            "Сайт кладёт на вашем устройстве файлы cookie, чтобы помнить ваш город.\n\
             Нажимая кнопку, вы соглашаетесь с этим.\nПринять\nНастроить",
            4,
        );
        check(
            "The paper keeps cookies on your phone to count its readers.\n\
             You may withdraw your consent whenever you like.\nAccept  Reject",
            3,
        );
        check(
            "Газет құрылғыңызда cookie сақтайды.\nБатырманы басып, сіз бұған келісесіз.\nҚабылдау",
            3,
        );
        check(
            "Wir speichern Cookies auf Ihrem Gerät.\n\
             Die Einwilligung können Sie widerrufen.\nAlle akzeptieren\nAblehnen",
            4,
        );
    }

    #[test]
    fn an_article_on_consent_is_no_notice() {
        check(
            "Суд велел сайту спрашивать о cookie.\nРедакция с решением согласна.\nНовости\nСпорт",
            0,
        );
        check("Печенье cookie мы печём по субботам.\nРецепт прост.\nПринять", 0);
        check("Мост открыли.\nОтказаться", 0);
    }
}
