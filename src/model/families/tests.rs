use super::*;

fn head(source: &str, date: &str, words: std::ops::Range<u64>) -> Head {
    let hash = |word: u64| (word + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17);
    Head {
        source: (!source.is_empty()).then(|| source.to_owned()),
        date: date.parse().ok(),
        path: format!("{source} {date}"),
        sketch: Sketch::of(words.map(hash)),
        ..Head::default()
    }
}

fn check(heads: &[Head], expected: &[&[usize]]) {
    assert_eq!(families(&heads.iter().collect::<Vec<_>>()), expected);
}

#[test]
fn copies_stand_in_the_order_of_time() {
    check(
        &[
            head("Вестник", "2026-02-15", 0..200),
            head("Курьер", "2026-02-14", 10..210),
            head("Листок", "2026-02-14", 5000..5200),
            head("", "", 0..190),
        ],
        &[&[1, 0, 3]],
    );
}

#[test]
fn a_report_has_one_article_of_each_outlet() {
    check(
        &[
            head("Агентство", "2026-02-14", 0..200),
            head("Курьер", "2026-02-15", 0..200),
            head("Агентство", "2026-02-16", 0..200),
            head("Листок", "2026-02-16", 0..200),
        ],
        &[&[0, 1, 3]],
    );
}

#[test]
fn what_is_no_copy_stands_alone() {
    let whole = || head("Вестник", "2026-02-15", 0..200);
    check(&[whole(), head("Вестник", "2026-02-15", 0..200)], &[]);
    check(&[whole(), head("Курьер", "2026-03-15", 0..200)], &[]);
    check(&[whole(), head("Курьер", "2026-02-15", 150..350)], &[]);
    check(&[head("Вестник", "", 0..40), head("Курьер", "", 0..40)], &[]);
    check(&[head("", "", 0..200), head("", "", 0..200)], &[]);
}

#[test]
fn a_page_that_was_saved_twice_is_known_by_its_text() {
    let page = |date| head("Вестник", date, 0..200);
    let doubles = |heads: &[Head]| doubles(&heads.iter().collect::<Vec<_>>());
    for (other, is_double) in [
        (page("2026-02-15"), true),
        (page(""), true),
        (head("Вестник", "2026-02-15", 10..205), true),
        // An update of the text, another day, another outlet, another text.
        (head("Вестник", "2026-02-15", 60..260), false),
        (page("2026-02-16"), false),
        (head("Курьер", "2026-02-15", 0..200), false),
        (head("Вестник", "2026-02-15", 500..700), false),
    ] {
        let expected = if is_double { vec![vec![0, 1]] } else { Vec::new() };
        assert_eq!(doubles(&[page("2026-02-15"), other.clone()]), expected, "{other:?}");
    }
    let short = |words| head("", "2026-02-15", words);
    assert_eq!(doubles(&[short(0..20), short(0..20), short(0..19)]), [[0, 1]]);
    assert!(doubles(&[short(0..0), short(0..0)]).is_empty());
}

#[test]
fn what_occurs_once_is_mostly_not_taken_for_repeated() {
    let hashes: Vec<u32> = (0..1000_u32).map(|number| hash(&[number])).collect();
    let often: Vec<u32> = hashes.iter().chain(&hashes[..10]).copied().collect();
    let found: Vec<usize> = repeated(&often).collect();
    assert!((0..10).chain(1000..1010).all(|place| found.contains(&place)), "{found:?}");
    assert!(found.len() < 300, "{} of 1010", found.len());
    assert_eq!(repeated(&[]).count(), 0);
}

#[test]
fn a_report_that_everybody_carried_is_one_family() {
    let heads: Vec<Head> =
        (0..500).map(|outlet| head(&format!("{outlet}"), "2026-02-15", 0..200)).collect();
    let found = families(&heads.iter().collect::<Vec<_>>());
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [500]);
}
