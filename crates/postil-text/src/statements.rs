//! Small words that turn a statement round, bound it, refuse it or doubt it.

use std::sync::LazyLock;

use crate::list::WordList;

const LIST: &str = include_str!("lists/statements.txt");
static STATEMENTS: LazyLock<WordList> = LazyLock::new(|| WordList::read(LIST));

/// What such a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It says that something is not so.
    Negation,
    /// It says how far something goes: `лишь`, `at least`.
    Limit,
    /// It says that all or many are meant: `все`, `many`. What is so of them is so of some.
    Quantity,
    /// It says that a part is meant: `некоторые`, *few*, *partly*, *seldom*.
    Share,
    /// It looks like another of these, and is none: `не только`.
    Idiom,
    /// It says that somebody would not.
    Refusal,
    /// It says that somebody is not sure.
    Doubt,
}

/// Where a word has to stand to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Anywhere.
    None,
    /// Right before a number: `до пяти`, *over five*.
    BeforeNumber,
    /// Right behind a number: `бестен астам`.
    BehindNumber,
}

/// On which side of what it is about a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Before it: `не подписал`.
    Before,
    /// Behind it, as in Kazakh: `қол қойған жоқ`.
    Behind,
    /// On either side: *not ready*, *is not*.
    Either,
}

/// What some words do to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Statement {
    /// What they do.
    pub kind: Kind,
    /// Their row in the list; words of one row are forms of one, or mean the same.
    pub row: &'static str,
    /// Where they have to stand.
    pub condition: Condition,
    /// Where what they are about stands.
    pub side: Side,
    /// They do it among Kazakh words only, for a Russian word is written alike.
    pub only_kazakh: bool,
}

/// What the first of some words in small letters do to a statement, and how many words it takes.
pub fn statement<'w>(words: impl Fn(usize) -> Option<&'w str>) -> Option<(Statement, usize)> {
    let (row, count) = STATEMENTS.opening(words)?;
    let what = row.split_once(':')?.0;
    let (only_kazakh, what) = what.strip_prefix("kk ").map_or((false, what), |it| (true, it));
    let bare = what.trim_end_matches(['<', '>']);
    let side = match &what[bare.len()..] {
        "<>" => Side::Either,
        ">" => Side::Behind,
        _ if bare == "behind" => Side::Behind,
        _ => Side::Before,
    };
    let (kind, condition) = match bare {
        "negation" => (Kind::Negation, Condition::None),
        "quantity" => (Kind::Quantity, Condition::None),
        "share" => (Kind::Share, Condition::None),
        "idiom" => (Kind::Idiom, Condition::None),
        "refusal" => (Kind::Refusal, Condition::None),
        "doubt" => (Kind::Doubt, Condition::None),
        "before" => (Kind::Limit, Condition::BeforeNumber),
        "behind" => (Kind::Limit, Condition::BehindNumber),
        _ => (Kind::Limit, Condition::None),
    };
    Some((Statement { kind, row, condition, side, only_kazakh }, count))
}

/// Every form that is known.
pub fn forms() -> Vec<&'static str> {
    STATEMENTS.forms()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list;

    #[test]
    fn every_form_of_every_word_is_found() {
        list::assert_complete(LIST, &STATEMENTS);
    }

    #[test]
    fn forms_of_one_word_do_the_same_and_other_words_nothing() {
        let of = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            statement(|at| words.get(at).copied())
        };
        for (one, other) in [
            ("отказался", "отказались"),
            ("отказывается", "отказавшийся"),
            ("отклонил", "отклонила"),
            ("refused", "refusing"),
            ("бас тартты", "бас тартқан"),
            ("лишь", "только"),
            ("не менее", "no less than"),
        ] {
            assert!(
                of(one).is_some() && of(one).map(|it| it.0) == of(other).map(|it| it.0),
                "{one}"
            );
        }
        assert_eq!(of("не менее пяти").map(|it| it.1), Some(2));
        assert_eq!(of("не мы").map(|(it, count)| (it.kind, count)), Some((Kind::Negation, 1)));
        for word in ["небо", "лист", "отказчик", "бас", "nota", "почта", "note"]
        {
            assert_eq!(of(word), None, "{word}");
        }
    }
}
