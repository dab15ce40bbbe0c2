//! Which people some words with capitals name.

use postil_text::bylines::{PARTICLES, is_agency, is_given_name, is_organisation, is_trailing};
use postil_text::letter::is_capital;
use postil_text::name::is_initials;
use postil_text::roles;

/// A person's name has no more words than this.
pub(super) const MAX_WORDS: usize = 5;

/// Adds whom the words read last name, if anybody, and empties them.
pub(super) fn finish(current: &mut Vec<&str>, names: &mut Vec<String>) {
    let hangs = |word: &&str| PARTICLES.has(word) || is_trailing(word);
    while current.last().is_some_and(hangs) {
        current.pop();
    }
    let is_other = !names.is_empty() && has_role(current)
        || is_degree(current, names)
        || is_single_letter(current);
    if let Some(surname) = surname_before(current, names) {
        *surname = [&[surname.as_str()], &current[..]].concat().join(" ");
    } else if !current.is_empty() && current.len() <= MAX_WORDS && !is_other {
        match two_people(current) {
            Some([first, second]) => {
                names.push(first.join(" "));
                let second = second.join(" ");
                names.extend((!is_outlet_of(&second, names)).then_some(second));
            }
            None => names.push(unrepeated(current).join(" ")),
        }
    }
    current.clear();
}

/// The surname behind whose comma initials stand: `Hill, N. A.`
fn surname_before<'n>(words: &[&str], names: &'n mut [String]) -> Option<&'n mut String> {
    let is_initial = |word: &&str| word.strip_suffix('.').is_some_and(is_initials);
    let are_initials = !words.is_empty() && words.iter().all(is_initial);
    names.last_mut().filter(|last| are_initials && !last.contains(' '))
}

/// Whether the words are nothing but one capital, as the number of a part is: `I.`
fn is_single_letter(words: &[&str]) -> bool {
    let [word] = words else { return false };
    let word = word.trim_end_matches('.');
    word.chars().count() == 1 && is_initials(word)
}

/// Whether one of the words is that of a role.
pub(super) fn has_role(words: &[&str]) -> bool {
    words.iter().any(|word| roles::is_beside_name(word))
}

/// Whether a name is an outlet's or an office's, and no agency's, and stands behind a person's full
/// name.
pub(super) fn is_outlet_of(name: &str, names: &[String]) -> bool {
    let is_person = |name: &String| name.contains(' ') && !is_organisation(name);
    names.last().is_some_and(is_person) && is_organisation(name) && !is_agency(name)
}

/// Whether what stands between commas behind a full name is a degree in capitals: `MD`, `FAAFP`.
fn is_degree(words: &[&str], names: &[String]) -> bool {
    const LONGEST: usize = 6;
    let [word] = words else { return false };
    let is_short = (2..=LONGEST).contains(&word.chars().count());
    let is_behind_name = names.last().is_some_and(|name| name.contains(' '));
    is_behind_name && is_short && word.chars().all(is_capital) && !is_agency(word)
}

/// A name that stands twice in a row, as a link and its title do, once.
fn unrepeated<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let (first, second) = words.split_at(words.len() / 2);
    if first.len() > 1 && first == second { first } else { words }
}

/// Two people between whom a scrape lost what parted them: `Nora Hill Tom Berg`.
fn two_people<'w, 't>(words: &'w [&'t str]) -> Option<[&'w [&'t str]; 2]> {
    let [first, second, third, fourth] = words else { return None };
    let are_two = is_given_name(first)
        && is_given_name(third)
        && !is_given_name(second)
        && ![second, fourth].into_iter().any(|word| PARTICLES.has(word) || word.ends_with('.'))
        && (first, second) != (third, fourth);
    are_two.then(|| [&words[..2], &words[2..]])
}
