//! What a line looks like that names the outlet or agency that an article is from.

use std::iter;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use postil_text::letter::is_capital;
use postil_text::verbs::NAMING_SOURCE;

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant and covered by tests")
}

/// What a name can look like: a host, words in quotation marks, or words with capitals.
const NAME: &str = r#"(?:[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,8}|«[^«»]{2,60}»|"[^"]{2,60}"|“[^”]{2,60}”|\p{Lu}[\p{L}\d-]*(?:\s+\p{Lu}[\p{L}\d-]*){0,2})"#;

/// A verb that names a source, and the name. Its verb may be the end of another word, for with a
/// word's border in it a pattern takes many times as long on text beyond ASCII.
static ATTRIBUTION: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = NAMING_SOURCE.join("|");
    regex(&format!(
        r"(?i:{verbs})\s+(?:со ссылкой на\s+)?(?:(?i:корреспондент|корр\.|агентство|информагентство|портал|сайт|издание|газета|ИА|МИА|собкор)\s+)*({NAME})"
    ))
});
const PHOTO_OPENING: &str = r"(?i:фото\s*[-–—]\s*новости)\s";
pub(super) static PHOTO: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"{PHOTO_OPENING}\s*({NAME})\s+от\s")));
const LABEL_OPENING: &str =
    r"^(?i:источник|по материалам|дереккөз|дерек көзі|source|quelle|źródło|fuente)\s*";
/// A line that says what its source is, up to a mark; without one, the first words with capitals.
/// Behind a dash, which stands in sentences too, it says nothing else.
pub(super) static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    const KIND: &str = r"(?x: (?i: газета|журнал|портал|сайт|издание|агентство|информагентство|
        телеканал|newspaper|website )\s+ )*";
    let up_to_mark =
        format!(r"(?:https?://(?:www\.)?)?(?:(?:({NAME})|({WORDS}))\s*{NAME_END}|({NAME}))");
    let whole = format!(r"(?:({NAME})|({WORDS}))\.?$");
    regex(&format!(r"{LABEL_OPENING}(?::\s*{KIND}{up_to_mark}|[–—]\s*{KIND}{whole})"))
});

/// Whether a text holds what opens [`PHOTO`]. Few do, and to compile a pattern with a name takes
/// longer than to clean a page.
pub(super) fn is_photo(text: &str) -> bool {
    static OPENING: LazyLock<Regex> = LazyLock::new(|| regex(PHOTO_OPENING));
    OPENING.is_match(text)
}

/// Whether a text opens as [`LABEL`] does.
pub(super) fn is_labelled(text: &str) -> bool {
    static OPENING: LazyLock<Regex> = LazyLock::new(|| regex(&format!("{LABEL_OPENING}[:–—]")));
    text.contains([':', '–', '—']) && OPENING.is_match(text)
}

/// A name that may have words in small letters, `Степной вестник`, where it is known to end.
const WORDS: &str = r"\p{Lu}[\p{L}\d&'’-]*(?:\s+[\p{L}\d&'’-]+){0,4}?";
/// A mark, a year, or what is reserved in a rights notice.
const NAME_END: &str =
    r"(?:$|[,.|•·;:(]|[-–—]\s|(?:19|20)\d\d|(?i:все права|барлық құқық|all rights))";

/// A rights notice names its owner up to such an end.
pub(super) static RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    const YEARS: &str = r"(?:19|20)\d\d\s*(?:[-–—]\s*(?:19|20)\d\d)?[,.]?\s*";
    regex(&format!(
        r"©\s*(?i:copyright\s*)?(?:{YEARS})?(?:({NAME})\s*{NAME_END}|({WORDS})\s*{NAME_END})"
    ))
});
/// Who holds the rights in a page, by a notice that is about all of it: with a year, or with what is
/// reserved. One without is beside a picture.
pub(in crate::clean) fn owner(text: &str) -> Option<&str> {
    static OF_PAGE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(?:19|20)\d\d\b|(?i:все права|барлық құқық|all rights)"));
    let is_notice = text.contains('©') && OF_PAGE.is_match(text);
    is_notice.then(|| RIGHTS.captures(text))?.and_then(|captures| named(&captures))
}

/// The source behind a word that announces it: `Источник: X`.
pub(in crate::clean) fn labelled(text: &str) -> Option<&str> {
    is_labelled(text).then(|| LABEL.captures(text))?.and_then(|captures| named(&captures))
}

/// What stands behind the last mark in `<title>`, where more words stand before it.
pub(in crate::clean) fn behind_title(title: &str) -> Option<&str> {
    const MARKS: [&str; 5] = [" | ", " — ", " – ", " - ", " :: "];
    let (head, tail) = MARKS.iter().find_map(|mark| title.rsplit_once(mark))?;
    let fits = head.split_whitespace().count() > tail.split_whitespace().count()
        && (2..=40).contains(&tail.chars().count());
    fits.then_some(tail.trim())
}

/// What a report of a news agency opens with: a place, perhaps a day, and the agency.
pub(super) static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    const CITY: &str = r"\p{Lu}{2}[\p{Lu}\s.'-]*";
    const PLACE: &str = r"\p{Lu}[\p{L}\s.'-]+";
    const DAY: &str = r",\s(?:\p{L}+\.?\s\d{1,2}|\d{1,2}\s\p{L}+)\.?";
    const AGENCY: &str = r"\p{Lu}[\p{L}\d\s.&-]+?";
    const NAMED: &str = r"\p{Lu}{3}[\p{Lu}\d-]*";
    regex(&format!(
        r"(?x)^(?: (?:{CITY}|{PLACE}{DAY})(?:{DAY})?\s (?: \(({AGENCY})\)\s*[-–—]\s | /({AGENCY})/\.?\s )
            | {CITY}(?:{DAY})?\.?\s*[-–—]\s((?:ИА|РИА|МИА)\s{AGENCY})\.\s
            | {CITY}\.\s(?:\d{{1,2}}\s\p{{L}}+\.?\s)?({NAMED})\.?\s[-–—]\s )"
    ))
});
/// The start of a line that may open with an agency's dateline: capitals and a dash, or marks around
/// the agency's name. Few lines do, and to read one takes much longer.
pub(super) fn dateline_head(text: &str) -> Option<&str> {
    const REACH: usize = 160;
    let head = &text[..text.floor_char_boundary(REACH)];
    let mut letters = head.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let marked = head.contains(['(', '/']);
    (is_capital(first) && (marked || is_capital(second)) && head.contains(['-', '–', '—', '/']))
        .then_some(head)
}

pub(super) static HOST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:^|[\s(«©/])((?:[\p{L}\d-]+\.)+(?:kz|ru|com|org|net|info|news|media|uz|kg|by|ua|su|рф|қаз|example))(?:$|[\s,.:;)»/])",
    )
});

/// A word's last character.
static OF_WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"^\w$"));

/// The names in a text that stand behind a verb of attribution.
pub(super) fn attributed(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    iter::from_fn(move || {
        loop {
            let found = ATTRIBUTION.captures_at(text, from)?;
            let verb = found.get_match();
            if !ends_with_word(&text[..verb.start()]) {
                from = verb.end();
                return named(&found);
            }
            from = text.ceil_char_boundary(verb.start() + 1);
        }
    })
}

/// Whether no border parts a text from a letter behind it.
fn ends_with_word(text: &str) -> bool {
    let last = text.char_indices().next_back();
    last.is_some_and(|(at, _)| OF_WORD.is_match(&text[at..]))
}

/// The name in a match, in whichever of the pattern's groups it stands.
pub(super) fn named<'t>(captures: &Captures<'t>) -> Option<&'t str> {
    captures.iter().skip(1).flatten().next().map(|name| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::fields::source::{bare, is_host, is_outlet};

    fn outlet(text: &str) -> Option<String> {
        let mut names = attributed(text).map(bare);
        names.find(|name| is_host(name) || is_outlet(name)).map(str::to_owned)
    }

    #[test]
    fn outlets_are_named_in_attributions() {
        for (text, expected) in [
            ("Мост открыт, передает Stepnoy.example.", Some("Stepnoy.example")),
            ("Мост открыт, сообщает корреспондент «Степного вестника».", Some("Степного вестника")),
            ("Мост открыт, передает агентство Steppe News.", Some("Steppe News")),
            ("Көпір ашылды, деп хабарлайды DALA.EXAMPLE.", Some("DALA.EXAMPLE")),
            ("The bridge is open, reports Steppe Herald.", Some("Steppe Herald")),
            ("Дожди ожидаются завтра, сообщает МЧС.", None),
            ("«Мы рады», – сообщает Иван Климов.", None),
            ("Об этом сообщает пресс-служба акимата.", None),
            ("Он списывает, выпишет Дала и напишет Степной вестник.", None),
            ("Он перепишет Дала, пишет «Степной вестник».", Some("Степной вестник")),
        ] {
            assert_eq!(outlet(text).as_deref(), expected, "{text}");
        }
    }

    fn first(regex: &Regex, text: &str) -> Option<String> {
        named(&regex.captures(text)?).map(|name| bare(name).to_owned())
    }

    #[test]
    fn rights_notices_name_their_owner_in_full() {
        for (text, expected) in [
            ("© Степной вестник, 2026", Some("Степной вестник")),
            ("© Дала үні, 2026", Some("Дала үні")),
            ("© 2019–2026 «Степной вестник». Все права защищены.", Some("Степной вестник")),
            ("© 2026 Степной вестник Все права защищены", Some("Степной вестник")),
            (
                "© 2026 Steppe Herald Media Ltd. All rights reserved.",
                Some("Steppe Herald Media Ltd"),
            ),
            ("© Copyright 2026 Steppe Herald", Some("Steppe Herald")),
            ("© dala.example 2026", Some("dala.example")),
            ("© Использование любых материалов без согласия редакции запрещено", None),
        ] {
            assert_eq!(first(&RIGHTS, text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_line_names_its_source_in_full() {
        for (text, expected) in [
            ("Источник: Озёрные новости", Some("Озёрные новости")),
            ("Источник: Вечерняя газета Озёрного, № 7", Some("Вечерняя газета Озёрного")),
            ("Источник — Озёрный край", Some("Озёрный край")),
            ("По материалам: Озёрный край.", Some("Озёрный край")),
            ("Источник: газета «Озёрный край», № 7", Some("Озёрный край")),
            ("Источник: https://www.dala.example/2026/1", Some("dala.example")),
            ("Дереккөз: Дала үні", Some("Дала үні")),
            ("Source: The Cape light, 4 March", Some("The Cape light")),
            ("Source: Cape Light says the lamp was lit again on Monday night", Some("Cape Light")),
            ("Источник: собственная информация", None),
            ("Источник фото: Озёрный край", None),
            ("Источники рек: Озёрный край", None),
            ("Источник – Подземный ключ – пересох", None),
        ] {
            assert_eq!(
                is_labelled(text).then(|| first(&LABEL, text)).flatten().as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn datelines_name_an_agency() {
        for (text, expected) in [
            ("LAKESIDE, March 3 (Steppe Wire) - Officials said", Some("Steppe Wire")),
            ("Lakeside, March 3 (Steppe Wire) — Officials said", Some("Steppe Wire")),
            ("БЕЛЫЙ ЯР, 3 марта. /СТЕПЬ-ПРЕСС/. Мост открыт", Some("СТЕПЬ-ПРЕСС")),
            ("БЕЛЫЙ ЯР, 3 мар – РИА Степь. Мост открыт", Some("РИА Степь")),
            ("ОЗЁРНОЕ. СТЕПЬИНФОРМ – В районе начался сев", Some("СТЕПЬИНФОРМ")),
            ("ОЗЁРНОЕ. 3 марта. СТЕПЬИНФОРМ – В районе начался сев", Some("СТЕПЬИНФОРМ")),
            ("АҚКӨЛ. 3 наурыз. ДАЛААҚПАРАТ – Ауданда егіс басталды", Some("ДАЛААҚПАРАТ")),
            ("Министерство природы (Минприроды) – новый хозяин парка", None),
            ("Белый Яр, 15 апреля 2026 г. – Компания ввела станцию", None),
            ("МОСТ открыли (наконец) - и тут же закрыли", None),
        ] {
            let found = dateline_head(text).and_then(|head| first(&DATELINE, head));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
