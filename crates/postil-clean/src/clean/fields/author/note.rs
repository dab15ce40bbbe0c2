//! Notes on an author: `Nora Hill is a reporter for the Herald.`, `Contact her at …`.

use crate::clean::fields::author::{candidate, names};
use postil_text::bylines::{CONTACT, TELLS};
use postil_text::letter::{self, lower_case};
use postil_text::roles;

/// A role stands among so many of a note's first words.
const HEAD: usize = 14;
/// A name has no more words.
pub(crate) const LONGEST_NAME: usize = 8;
/// A line with an address has no more words.
const LONGEST_CONTACT: usize = 30;

/// Whether a text opens with a name and tells of whoever has it; both are in small letters.
pub(crate) fn tells_of(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix(name).map(|rest| rest.trim_start_matches([',', ' ']));
    rest.is_some_and(|rest| {
        let mut words = rest.split_whitespace();
        let first = words.next().unwrap_or_default();
        let is_dash = matches!(first, "—" | "–" | "-");
        TELLS.has(first) || is_dash && words.next().is_some_and(roles::is_title_or_trade)
    })
}

/// Whether a text says how to write to whoever has a name; both are in small letters.
pub(crate) fn is_contact(text: &str, name: &str) -> bool {
    let words = || letter::pieces(text);
    let opens = || words().next().is_some_and(|word| CONTACT.has(word));
    text.contains(name) && text.contains('@') && words().count() <= LONGEST_CONTACT && opens()
}

/// Whether a text tells of a person with a role whom no other line names: `Nora Hill is a reporter`.
pub(crate) fn of_stranger<'t>(text: &str, mut others: impl Iterator<Item = &'t str>) -> bool {
    // Few lines get further.
    if !text.split_whitespace().take(LONGEST_NAME + 1).any(is_telling) {
        return false;
    }
    let found = names::in_text(text);
    let [name] = &*found.names else { return false };
    let mut words = found.rest.split_whitespace();
    let tells = words.next().is_some_and(is_telling);
    let has_role = || words.take(HEAD).any(|word| is_trade(word.trim_matches([',', '.'])));
    let surname = name.rsplit(' ').next().unwrap_or(name);
    found.cue.is_none()
        && name.contains(' ')
        && candidate::opens_given(name)
        && tells
        && has_role()
        && !others.any(|line| line.contains(surname))
}

/// Whether a word says that what follows it is told of whoever stands before it.
fn is_telling(word: &str) -> bool {
    matches!(word, "is" | "ist" | "est" | "—" | "–")
}

/// Whether a word is one of what authors are by trade.
fn is_trade(word: &str) -> bool {
    let word = lower_case(word);
    roles::is_beside_name(&word) && roles::is_trade(&word) || roles::TRADES.has(&word)
}
