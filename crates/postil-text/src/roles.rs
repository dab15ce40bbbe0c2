//! What people are called beside their names: trades, titles, honours and pronouns.

use std::sync::LazyLock;

use crate::letter::lower_case;
use crate::phrases::PhraseList;

const ROLES: &str = include_str!("lists/roles.txt");

/// What authors are by trade.
pub static TRADES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(ROLES, &["trade"]));
static TITLES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(ROLES, &["title"]));
static HONOURS: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(ROLES, &["honour"]));
static KIN: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(ROLES, &["kin"]));
static OF_BYLINES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(ROLES, &["byline"]));

/// Academic titles and degrees beside a name.
pub static DEGREES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(ROLES, &["degree"]));

/// A longer line is no trade, in bytes.
const LONGEST_TRADE: usize = 100;

/// Whether a line is a trade such as `корреспондент`.
pub fn is_trade(text: &str) -> bool {
    text.len() < LONGEST_TRADE && TRADES.has_in_any_case(text.trim_end_matches([',', '.']))
}

/// Whether a word says what somebody is, whatever they have written.
pub fn is_title(word: &str) -> bool {
    TITLES.has_in_any_case(word.trim_end_matches('.'))
}

/// Whether what stands before a name only honours it.
pub fn is_honour(role: &str) -> bool {
    HONOURS.has_in_any_case(role.trim_end_matches('.'))
}

/// Whether a word says what somebody is or does, in the nominative.
pub fn is_title_or_trade(word: &str) -> bool {
    is_title(word) || TRADES.has_in_any_case(word)
}

/// Whether a text is an academic title or a degree, one of a science too: `к.м.н.`, `доктор
/// исторических наук`, `т.ғ.к.`, `филология ғылымдарының докторы`.
pub fn is_degree(text: &str) -> bool {
    let lower = lower_case(text.trim());
    DEGREES.has(&lower) || is_short_degree(&lower) || is_degree_of_science(&lower)
}

/// Whether a word is a degree of a science in letters: `к.м.н.`, `д.т.н`, `ф.ғ.д.`
fn is_short_degree(word: &str) -> bool {
    const LEAST: usize = 3;
    let letters: Vec<&str> = word.trim_end_matches('.').split('.').collect();
    let are_short = letters.iter().all(|part| (1..=4).contains(&part.chars().count()));
    let [first, .., before, last] = letters[..] else { return false };
    letters.len() >= LEAST
        && are_short
        && (matches!(first, "к" | "д") && last == "н" || before == "ғ" && matches!(last, "к" | "д"))
}

/// Whether a text is a degree of a science in words.
fn is_degree_of_science(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let [first, .., before, last] = words[..] else { return false };
    matches!(first, "доктор" | "кандидат") && last == "наук"
        || before == "ғылымдарының" && matches!(last, "докторы" | "кандидаты")
}

/// Whether a word says what somebody is; in Kazakh also what somebody is of something: `әкімі`.
pub fn is_role(word: &str) -> bool {
    is_title_or_trade(word) || is_role_of_something(word)
}

/// Whether a Kazakh word says what somebody is of something: `әкімі`, `директоры`.
pub fn is_role_of_something(word: &str) -> bool {
    let lower = lower_case(word);
    let mut roles = ["сы", "сі", "ы", "і"].iter().filter_map(|ending| lower.strip_suffix(ending));
    roles.any(is_title_or_trade)
}

/// Whether a word says what somebody is to another, as `мать`.
pub fn is_kin(word: &str) -> bool {
    KIN.has_in_any_case(word)
}

/// Whether a word beside a name belongs to a role or a degree and not to another name.
pub fn is_beside_name(word: &str) -> bool {
    OF_BYLINES.has_in_any_case(word)
}

/// Whether a word stands for people without naming them.
pub fn is_pronoun(word: &str) -> bool {
    const PRONOUNS: [&str; 24] = [
        "i", "we", "they", "you", "it", "he", "she", "this", "that", "who", "one", "some", "many",
        "others", "everyone", "я", "мы", "они", "вы", "он", "она", "ол", "біз", "олар",
    ];
    PRONOUNS.contains(&&*lower_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;

    #[test]
    fn lists_of_roles_are_tidy() {
        phrases::assert_tidy(ROLES);
    }

    #[test]
    fn a_role_is_known_wherever_it_stands() {
        for (text, trade, role, beside) in [
            ("Корреспондент", true, true, false),
            ("Главный редактор,", true, false, false),
            ("Министр", false, true, false),
            ("әкімі", false, true, false),
            ("Editor", true, true, true),
            ("Prof.", false, true, false),
            ("PhD", false, false, true),
            // A surname too.
            ("King", false, true, false),
            ("Мост", false, false, false),
            ("", false, false, false),
        ] {
            assert_eq!(is_trade(text), trade, "{text}");
            assert_eq!(is_role(text), role, "{text}");
            assert_eq!(is_beside_name(text), beside, "{text}");
        }
        for degree in [
            "PhD",
            "Prof.",
            "Профессор",
            "к.м.н.",
            "д.э.н",
            "ф.ғ.к.",
            "кандидат исторических наук",
            "доктор физико-математических наук",
            "филология ғылымдарының докторы",
            "PhD докторы",
        ] {
            assert!(is_degree(degree), "{degree}");
        }
        assert!(!["г.", "и.о.", "т.д.", "доктор", "Анна Ким", "А.Н.К."].into_iter().any(is_degree));
        assert!(is_honour("Mr.") && is_title("mr") && !is_honour("министр"));
        assert!(is_pronoun("Она") && !is_pronoun("Анна"));
        assert!(is_kin("Мать") && !is_kin("адвокат"));
    }
}
