//! The days of the week, in all their forms.

use std::sync::LazyLock;

use crate::list::WordList;

const LIST: &str = include_str!("lists/weekdays.txt");
static WEEKDAYS: LazyLock<WordList> = LazyLock::new(|| WordList::read(LIST));

/// The English name of the day that a word in small letters names.
pub fn weekday(word: &str) -> Option<&'static str> {
    WEEKDAYS.key(word)
}

/// Every form that is known.
pub fn forms() -> Vec<&'static str> {
    WEEKDAYS.forms()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list;

    #[test]
    fn every_form_of_every_day_is_that_day() {
        list::assert_complete(LIST, &WEEKDAYS);
        for word in ["средний", "средство", "средний", "субботник", "пятно", "sundry"]
        {
            assert_eq!(weekday(word), None, "{word}");
        }
    }
}
