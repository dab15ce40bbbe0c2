//! Every number is spelt by the grammar, in every case and language, and read back.

use super::*;

/// Reads a whole text as one number.
fn read(text: &str) -> Option<(Value, Kind)> {
    let mut words = text.split([' ', '-']).filter(|word| *word != "and").map(numeral);
    let mut sum = Sum::of_word(words.next()??);
    for word in words {
        if !sum.push(word?) {
            return None;
        }
    }
    Some((sum.value()?, sum.kind()))
}

/// The first variant of a Russian cardinal below a thousand in a case.
fn russian_group(number: u64, case: usize, words: &[(u64, [String; 6])]) -> String {
    let word = |value: u64| {
        let (_, cases) = words.iter().find(|(it, _)| *it == value).unwrap();
        cases[case].split('/').next().unwrap().to_owned()
    };
    let teens = number % 100;
    let parts = match teens {
        10..20 => vec![number / 100 * 100, teens],
        _ => vec![number / 100 * 100, teens / 10 * 10, teens % 10],
    };
    let spelt: Vec<String> = parts.into_iter().filter(|part| *part > 0).map(word).collect();
    spelt.join(" ")
}

const THOUSANDS: [&str; 6] = ["тысяч", "тысяч", "тысячам", "тысячу", "тысячами", "тысячах"];

fn russian(number: u64, case: usize, words: &[(u64, [String; 6])]) -> String {
    let rest = russian_group(number % 1000, case, words);
    match number / 1000 {
        0 => rest,
        thousands => {
            let thousands = russian_group(thousands, case, words);
            format!("{thousands} {} {rest}", THOUSANDS[case]).trim_end().to_owned()
        }
    }
}

#[test]
fn every_russian_number_is_read_in_every_case() {
    let words = russian::cardinals();
    for number in (1..10_000).chain([12_345, 345_678, 999_999]) {
        for case in 0..6 {
            let text = russian(number, case, &words);
            assert_eq!(read(&text), Some((Value::from(number), Kind::Cardinal)), "{text}");
        }
    }
}

fn english(number: u64, ordinal: bool) -> String {
    let word = |value: u64, ordinal: bool| {
        let mut all = english::CARDINALS.iter().chain(&english::SCALES);
        let (_, cardinal, of_row) = all.find(|(it, ..)| *it == value).unwrap();
        if ordinal { (*of_row).to_owned() } else { (*cardinal).to_owned() }
    };
    let join = |head: String, rest: u64, by: &str| match rest {
        0 => head,
        rest => format!("{head}{by}{}", english(rest, ordinal)),
    };
    let is_last = |rest: u64| ordinal && rest == 0;
    match number {
        0..=20 => word(number, ordinal),
        21..100 => join(word(number / 10 * 10, is_last(number % 10)), number % 10, "-"),
        _ => {
            let (size, by) = if number < 1_000 { (100, " and ") } else { (1_000, " ") };
            let head = english(number / size, false);
            join(format!("{head} {}", word(size, is_last(number % size))), number % size, by)
        }
    }
}

#[test]
fn every_english_number_is_read_as_cardinal_and_ordinal() {
    for number in (1..10_000).chain([12_345, 345_678, 999_999]) {
        for (ordinal, kind) in [(false, Kind::Cardinal), (true, Kind::Ordinal)] {
            let text = english(number, ordinal);
            assert_eq!(read(&text), Some((Value::from(number), kind)), "{text}");
        }
    }
}

/// Spells a Kazakh number; its last word is put through `last`.
fn kazakh(number: u64, last: &dyn Fn(u64) -> String) -> String {
    let plain = |value: u64| {
        let mut all = kazakh::CARDINALS.iter().chain(&kazakh::SCALES);
        all.find(|(it, ..)| *it == value).unwrap().1.to_owned()
    };
    let mut parts = Vec::new();
    for size in [1_000, 100] {
        match number / size % 1_000 {
            0 => {}
            _ if size == 100 && number % 1_000 < 100 => {}
            count if size == 1_000 => {
                parts.extend(kazakh_parts(count));
                parts.push(1_000);
            }
            _ => parts.extend([number % 1_000 / 100, 100]),
        }
    }
    parts.extend([number % 100 / 10 * 10, number % 10].into_iter().filter(|part| *part > 0));
    let end = parts.pop().unwrap();
    let head: Vec<String> = parts.into_iter().map(plain).collect();
    [head.join(" "), last(end)].join(" ").trim_start().to_owned()
}

fn kazakh_parts(below_thousand: u64) -> Vec<u64> {
    let (hundreds, tens, units) =
        (below_thousand / 100, below_thousand % 100 / 10 * 10, below_thousand % 10);
    let hundreds = if hundreds > 0 { vec![hundreds, 100] } else { Vec::new() };
    hundreds.into_iter().chain([tens, units].into_iter().filter(|part| *part > 0)).collect()
}

#[test]
fn every_kazakh_number_is_read_in_every_form() {
    use crate::endings::noun_forms;
    let entry = |value: u64| {
        let mut all = kazakh::CARDINALS.iter().chain(&kazakh::SCALES);
        *all.find(|(it, ..)| *it == value).unwrap()
    };
    for number in (1..10_000).chain([12_345, 345_678, 999_999]) {
        let ordinal = kazakh(number, &|value| entry(value).2.to_owned());
        assert_eq!(read(&ordinal), Some((Value::from(number), Kind::Ordinal)), "{ordinal}");
        for case in 0..8 {
            let form = |value: u64| noun_forms(entry(value).1)[case].clone();
            let text = kazakh(number, &form);
            // `онда` and its like are forms of *he*.
            let is_pronoun = number % 10 == 0 && number % 100 == 10 && (1..7).contains(&case);
            if !is_pronoun {
                assert_eq!(read(&text), Some((Value::from(number), Kind::Cardinal)), "{text}");
            }
        }
    }
}

#[test]
fn every_russian_ordinal_and_scale_is_read() {
    for (text, value, kind) in [
        ("двадцать пятого", 25, Kind::Ordinal),
        ("тысяча девятьсот девяносто первом", 1991, Kind::Ordinal),
        ("двухсотый", 200, Kind::Ordinal),
        ("третьему", 3, Kind::Ordinal),
        ("миллионный", 1_000_000, Kind::Ordinal),
        ("пять сотен", 500, Kind::Cardinal),
        ("два миллиона триста тысяч пятью", 2_300_005, Kind::Cardinal),
        ("трое", 3, Kind::Cardinal),
    ] {
        assert_eq!(read(text), Some((Value::from(value), kind)), "{text}");
    }
    assert_eq!(read("полтора миллиона").map(|it| it.0), Some(Value::from(1_500_000)));
    assert_eq!(numeral("вдвое").map(|it| it.kind), Some(Kind::Times));
    assert_eq!(numeral("треть").map(|it| (it.kind, it.value)), Some((Kind::Part, Value::from(3))));
}

#[test]
fn words_that_only_look_like_numbers_are_none() {
    for word in "\
        стол столица трибуна однако однажды семья семей трение пятно утром оны онда оның жүзі \
        sixty-ish tenant often none weight lone сорока-воровка столь тридевятое бестия the"
        .split_whitespace()
    {
        assert_eq!(numeral(word), None, "{word}");
    }
}

#[test]
fn numbers_begin_longer_words() {
    let whole =
        |word: &str| compound(word).map(|(value, rest)| (value.to_string(), rest.to_owned()));
    for (word, value, rest) in [
        ("двухэтажный", "2", "этажный"),
        ("пятилетние", "5", "летние"),
        ("двадцатипятилетие", "25", "летие"),
        ("десятилетний", "10", "летний"),
        ("девятилетний", "9", "летний"),
        ("стопятидесятилетний", "150", "летний"),
        ("пятитысячный", "5000", "ный"),
        ("полуторамиллионный", "1500000", "ный"),
        ("үшжылдық", "3", "жылдық"),
        ("fivefold", "5", "fold"),
    ] {
        assert_eq!(whole(word), Some((value.to_owned(), rest.to_owned())), "{word}");
    }
    for word in ["семинар", "столица", "пятиться", "одновременно", "полка", "onerous", "трехать"]
    {
        assert_eq!(whole(word), None, "{word}");
    }
}
