//! What page furniture says, in the languages that archives hold; the phrases are in
//! `lists/furniture.txt`.

use std::sync::LazyLock;

use crate::phrases::PhraseList;

const FURNITURE: &str = include_str!("lists/furniture.txt");

/// A list that is read when it is first used.
type Phrases = LazyLock<PhraseList>;

fn read(names: &[&str]) -> PhraseList {
    PhraseList::read(FURNITURE, names)
}

/// Invitations to share or follow.
pub static SHARE: Phrases = LazyLock::new(|| read(&["share"]));
/// Openings of lists of other pages.
pub static READ_ALSO: Phrases = LazyLock::new(|| read(&["read-also"]));
/// Openings of comment threads and what stands in them.
pub static COMMENTS: Phrases = LazyLock::new(|| read(&["comments", "answer"]));
/// Of these, invitations to answer a comment.
pub static ANSWER: Phrases = LazyLock::new(|| read(&["answer"]));
/// Openings of rights notices, imprints and error-report boxes.
pub static LEGAL: Phrases = LazyLock::new(|| read(&["legal"]));
/// What a notice speaks of that asks for a reader's consent: what is kept, by whom, and his leave.
pub static CONSENT: LazyLock<[PhraseList; 3]> = LazyLock::new(|| {
    ["consent-data", "consent-partners", "consent-asked"].map(|name| read(&[name]))
});
/// What a notice speaks of that stands before a page, and what its reader is to do.
pub static GATE: LazyLock<[PhraseList; 2]> =
    LazyLock::new(|| ["gate", "gate-asked"].map(|name| read(&[name])));
/// Labels of the buttons below such notices.
pub static CONSENT_BUTTON: Phrases = LazyLock::new(|| read(&["consent-button"]));
/// What stands where the rest of an article is for those who pay.
pub static PAYWALL: Phrases = LazyLock::new(|| read(&["paywall"]));
/// Lines that only lead elsewhere.
pub static NAVIGATION: Phrases = LazyLock::new(|| read(&["menu", "topics"]));
/// Rates, weather and similar boxes.
pub static WIDGET: Phrases = LazyLock::new(|| read(&["widget"]));
/// Words that stand before a picture's author or source.
pub static CREDIT: Phrases = LazyLock::new(|| read(&["credit"]));
/// Words that open a caption and tell of the picture.
pub static SCENE: Phrases = LazyLock::new(|| read(&["scene"]));
/// Words that stand before an author's name.
pub static AUTHOR: Phrases = LazyLock::new(|| read(&["author"]));
/// Headings of notes on authors.
pub static ABOUT_AUTHOR: Phrases = LazyLock::new(|| read(&["about-author"]));
/// Words beside a count of views or minutes.
pub static COUNTED: Phrases = LazyLock::new(|| read(&["counted"]));
/// Stems of words before the day on which a page was published.
pub static PUBLISHED: Phrases = LazyLock::new(|| read(&["published"]));
/// And of words before the day on which it was changed.
pub static UPDATED: Phrases = LazyLock::new(|| read(&["updated"]));
/// What calls a day that of something else than the page, a few words before it.
pub static OTHER_DAY: Phrases = LazyLock::new(|| read(&["other-day"]));
/// The same of an act, a law or a decree.
pub static ACT_DAY: Phrases = LazyLock::new(|| read(&["act-day"]));
/// What calls the day right behind it that of something else.
pub static OTHER_DAY_BESIDE: Phrases = LazyLock::new(|| read(&["other-day-beside"]));
/// And among the first words behind it.
pub static OTHER_DAY_BEHIND: Phrases = LazyLock::new(|| read(&["other-day-behind"]));
/// What calls a day today's, right before it.
pub static TODAY: Phrases = LazyLock::new(|| read(&["today"]));
/// What stands in menus, and names no section.
pub static MENU: Phrases = LazyLock::new(|| read(&["menu"]));
/// What stands in menus and on buttons and names no section.
static NO_SECTION: Phrases = LazyLock::new(|| {
    read(&[
        "menu",
        "labels",
        "share",
        "read-also",
        "comments",
        "answer",
        "legal",
        "consent-button",
        "counted",
    ])
});

/// Whether a text is what menus and buttons say on sites of any outlet, and so names no section.
pub fn is_menu_word(text: &str) -> bool {
    NO_SECTION.has_in_any_case(text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;

    #[test]
    fn lists_of_furniture_are_tidy() {
        phrases::assert_tidy(FURNITURE);
        for list in [
            &SHARE,
            &READ_ALSO,
            &COMMENTS,
            &LEGAL,
            &PAYWALL,
            &CONSENT_BUTTON,
            &NAVIGATION,
            &WIDGET,
            &CREDIT,
            &SCENE,
            &AUTHOR,
            &ABOUT_AUTHOR,
            &COUNTED,
            &PUBLISHED,
            &UPDATED,
            &OTHER_DAY,
            &ACT_DAY,
            &OTHER_DAY_BESIDE,
            &OTHER_DAY_BEHIND,
            &MENU,
        ] {
            assert!(list.len() > 10);
        }
    }

    #[test]
    fn menus_name_pages_and_buttons_beside_sections() {
        for text in ["Главная", "О нас", "Поделиться", " read more ", "Обновлено", "Русский"]
        {
            assert!(is_menu_word(text), "{text}");
        }
        for text in ["Политика", "Қоғам", "Sport", "Мосты", ""] {
            assert!(!is_menu_word(text), "{text}");
        }
        for text in ["меню", "домой", "спорт"] {
            assert!(NAVIGATION.has(text), "{text}");
        }
    }
}
