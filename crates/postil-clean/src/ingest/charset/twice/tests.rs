//! What comes back of text that was decoded twice.

use super::*;

/// Reads what a text is in one encoding as another.
fn detoured(text: &str, written: &'static Encoding, read: &'static Encoding) -> String {
    let (bytes, _, _) = written.encode(text);
    read.decode_without_bom_handling(&bytes).0.into_owned()
}

fn undo(text: &str) -> Option<Undone> {
    undo_best(text, judge(text)).map(|attempt| attempt.undone)
}

#[test]
fn text_that_was_decoded_twice_comes_back() {
    let russian = "Рыбаки просят перенести нерест: «вода» прогрелась раньше – на неделю.";
    let kazakh = "Балықшылар уылдырық шашуды бір аптаға кейінге қалдыруды сұрайды.";
    let english = "The mayor’s house isn’t for sale – “not yet”.";
    let french = "Les pêcheurs ont été reçus à la préfecture.";
    for (text, written, read) in [
        (russian, UTF_8, WINDOWS_1252),
        (russian, UTF_8, WINDOWS_1251),
        (russian, UTF_8, KOI8_R),
        (russian, UTF_8, IBM866),
        (russian, WINDOWS_1251, WINDOWS_1252),
        (russian, KOI8_R, WINDOWS_1251),
        (russian, WINDOWS_1251, KOI8_R),
        (kazakh, UTF_8, WINDOWS_1252),
        (kazakh, UTF_8, WINDOWS_1251),
        (english, UTF_8, WINDOWS_1252),
        (french, UTF_8, WINDOWS_1252),
    ] {
        let text = written.decode(&written.encode(text).0).0.into_owned();
        let read_text = detoured(&text, written, read);
        let undone = undo(&read_text).expect("the text is strange");
        assert_eq!(undone.text, text, "{} read as {}", written.name(), read.name());
    }
}

#[test]
fn controls_are_the_marks_of_windows() {
    let undone = undo("the mayor\u{92}s \u{93}house\u{94}").expect("controls");
    assert_eq!(undone.text, "the mayor’s “house”");
}

#[test]
fn a_text_with_right_parts_keeps_them() {
    let text = format!("Берег Тарсая. {}", detoured("Рыбаки просят", UTF_8, WINDOWS_1252));
    let undone = undo(&text).expect("half of it is strange");
    assert_eq!(undone.text, "Берег Тарсая. Рыбаки просят");
}

#[test]
fn steps_lead_back() {
    let text = format!("Мост: {} - ok", detoured("Рыбаки просят", UTF_8, WINDOWS_1252));
    let undone = undo(&text).expect("half of it is strange");
    let back = |offset: usize| {
        let step = undone.steps.partition_point(|(here, _)| *here <= offset);
        let (here, read) = step.checked_sub(1).map_or((0, 0), |step| undone.steps[step]);
        read + offset - here
    };
    let end = undone.text.find(" - ok").expect("kept");
    assert_eq!(&text[back(end)..], " - ok");
    let word = undone.text.find("просят").expect("undone");
    assert_eq!(back(word), text.find("Ð¿").expect("the letter п"));
}

#[test]
fn well_decoded_text_stays() {
    for text in ["Рыбаки просят", "Les pêcheurs ont été reçus", "Plain words", "«Р» и «С»"]
    {
        assert!(undo(text).is_none(), "{text}");
    }
}

#[test]
fn words_in_quotation_marks_beside_a_few_strange_ones_stay() {
    let right = "Рыбаки «НР» и ГУП «ТЭК» просят перенести нерест раньше – на неделю. ".repeat(6);
    let text = format!("{right}{}", detoured("Новости: нерест", UTF_8, WINDOWS_1251));
    let read = judge(&text);
    assert!(read.has_foreign && read.strangeness <= STRANGE, "{read:?}");
    assert!(undo(&text).is_none());
}

#[test]
fn a_detour_is_undone_as_often_as_it_was_taken() {
    let russian = "Паромщик ждёт до вечера: «ветер» стихает к ночи – на часок.";
    let german = "Für die Fähre übt man früh; „schöne“ Ausflüge, größere Körbe.";
    let french = "La forêt brûlée a été replantée l’année où l’hôtel fermait.";
    for (text, read, times) in [
        (russian, WINDOWS_1252, 2),
        (russian, WINDOWS_1252, 3),
        (russian, WINDOWS_1251, 2),
        (german, WINDOWS_1252, 2),
        (german, WINDOWS_1252, 3),
        (french, WINDOWS_1252, 2),
    ] {
        let read_text = (0..times).fold(text.to_owned(), |text, _| detoured(&text, UTF_8, read));
        let attempt = undo_best(&read_text, judge(&read_text)).expect("the text is strange");
        assert_eq!((attempt.undone.text.as_str(), attempt.detour.times), (text, times));
        let known = undo_known(&read_text, attempt.detour).expect("known encodings");
        assert_eq!(known.steps, attempt.undone.steps);
    }
}

#[test]
fn steps_lead_back_through_every_detour() {
    let words = "да – 12 «ещё» ok é";
    let read_text = (0..2).fold(words.to_owned(), |text, _| detoured(&text, UTF_8, WINDOWS_1252));
    let detour = Detour { read_as: WINDOWS_1252.name(), written_in: UTF_8.name(), times: 2 };
    let undone = undo_known(&read_text, detour).expect("known encodings");
    let prefix = |end: usize| {
        let twice = detoured(&detoured(&words[..end], UTF_8, WINDOWS_1252), UTF_8, WINDOWS_1252);
        twice.len()
    };
    for (at, character) in words.char_indices() {
        assert_eq!(undone.place(at), prefix(at), "{character}");
    }
}

#[test]
fn letters_of_no_language_together_were_read_as_those_of_a_mac() {
    let text = "Паромщик ждёт до вечера. Рыбаки на берегу, Анна Ким и Олег Рей, ушли домой. Мост.";
    for (written, read) in [(WINDOWS_1251, X_MAC_CYRILLIC), (X_MAC_CYRILLIC, WINDOWS_1251)] {
        let undone = undo(&detoured(text, written, read)).expect("foreign letters");
        assert_eq!(undone.text, text, "{} read as {}", written.name(), read.name());
    }
}

#[test]
fn what_comes_out_unreadable_is_not_undone() {
    let whole = detoured("Паромщик ждёт до вечера, и рыбаки ждут с ним.", UTF_8, WINDOWS_1252);
    let pieces: String =
        whole.chars().enumerate().filter(|(at, _)| at % 3 != 1).map(|(_, sign)| sign).collect();
    assert!(judge(&pieces).strangeness > STRANGE);
    assert!(undo(&pieces).is_none());
    for text in [
        "Ђорђе, Їжак и Қазақ: три слова в русской строке",
        "В финале Ђорђе Павић сыграл лучше, чем в Минске, где его ждала Анна Лукина.",
    ] {
        assert!(undo(text).is_none(), "{text}");
    }
}
