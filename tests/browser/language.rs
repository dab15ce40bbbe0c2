//! The index and the browser know a word by the same term.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use postil::search::language::{self, Reading};
use serde_json::{Value, json};

use crate::harness::{Tab, sample};

/// Stems in the three languages of an archive, to be joined with every ending.
const STEMS: &str = "мухамеди али облыс аудан ешкі кеңес журналист орын халық тариф скважин устав ленинградск чита подпис зелён объём водопроводчик \
    қала мектеб президент өзен көш жиналыс балалар кітап назарбаев банк факт қаулы іні күрес кiтап \
    happ run argu constitut tariff hop fl general relat y";
const ENDINGS: &str = "а ы у ом ами ах ов ой ого ому ыми ая ую ые ейший ость остью ться лся \
    вшись вши ив ивши ать ает ают ался ующий нный енн ием иями ия ье ь \
    лар лер дың дің ның нің ға ге қа ке да де дан ден тан тен мен пен сы сі мыз міз лары лері ы і \
    s es ed ing ies ational tional ation ization fulness ousness iveness ly ying y eed ment able";

/// Spellings that break a careless tokeniser.
const ODDITIES: [&str; 23] = [
    "1,250,000 и 12.500, 01.03.2026, 192.168.100.200, 0,125 Ту-154 А-95 25-летний",
    "H₂O CO₂ x² м³ café CAFÉ Müller naïve Łódź İzmir Ǆ",
    "бiлiм Əкiм iнi ɵнер Mосква КОPOЛËВ PDFа SMSка wi-fi-сеть hОст",
    "1 250 000 тенге, 3\u{a0}500 и 1 234 56 789 0",
    "O'Brien’s вице-мэр Луч-2 юго-восток-запад 2025-2026",
    "рай\u{200b}он раи\u{306}он е\u{308}ж office o\u{fb03}ce \u{ff46}ull ½ km²",
    "вице-\u{301} \u{301}-мэр а-1-б",
    "Ёлка ёлки ЁЛКОЮ",
    "за\u{301}мок за\u{ad}мок",
    "e\u{308}xtra нае\u{308}м",
    "G20, TOL.KZ и 1,5 % – №7",
    "Западно-Казахстанская область",
    "don't rock'n'roll O’Brien’s",
    "COVID19 2026-го 90-х",
    "İstanbul ΣΊΣΥΦΟΣ straße",
    "ҚАЗАҚСТАН Республикасының ӘДІЛЕТ",
    "½ ² Ⅳ ٣ 五",
    "аааааааааааааааааааааааааааааааааааааааааааааааааа",
    "a\u{200d}b a_b a·b",
    "і ї є ў",
    "и в на the of мен",
    "😀слово😀",
    "--- … «»",
];

/// Texts in which every word of the archive, and every stem with every ending, occurs.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = ODDITIES.map(str::to_owned).to_vec();
    for stem in STEMS.split_whitespace() {
        let forms = ENDINGS.split_whitespace().map(|ending| format!("{stem}{ending}"));
        texts.push(forms.collect::<Vec<_>>().join(" "));
    }
    let mut words = BTreeSet::new();
    collect_words(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut words);
    texts.extend(words);
    texts
}

/// Adds every word of every file below a folder, as far as it is UTF-8.
fn collect_words(folder: &Path, words: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        if entry.path().is_dir() {
            collect_words(&entry.path(), words);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            words.extend(text.split_whitespace().map(str::to_owned));
        }
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_index_and_the_browser_agree_on_every_word() {
    let texts = texts();
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    let module = json!(format!("{}search/more.js", tab.base()));
    let found = tab.eval(&format!(
        "import({module}).then(({{ terms }}) =>
            ['russian', 'kazakh', 'both'].flatMap(language =>
                {}.map(text => terms(text, language))))",
        json!(texts)
    ));
    let found = found.as_array().expect("a list");
    let readings = [Reading::Russian, Reading::Kazakh, Reading::Both];
    let cases: Vec<(Reading, &String)> = readings
        .into_iter()
        .flat_map(|reading| texts.iter().map(move |text| (reading, text)))
        .collect();
    assert_eq!(found.len(), cases.len());
    let differences: Vec<(&String, Value, &Value)> = cases
        .into_iter()
        .zip(found)
        .map(|((reading, text), found)| (text, json!(language::stems(text, reading)), found))
        .filter(|(_, expected, found)| expected != *found)
        .collect();
    assert!(differences.is_empty(), "text, index, browser: {differences:#?}");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_query_looks_for_the_lemmas_that_the_index_has() {
    let texts = texts();
    let words: BTreeSet<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
    let asked: Vec<(&str, Vec<String>)> = words
        .into_iter()
        .filter(|word| word.chars().all(char::is_alphabetic))
        .map(|word| (word, language::terms(word, Reading::Russian)))
        .filter(|(_, terms)| terms.iter().all(|term| term.ends_with('=')))
        .collect();
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    let [module, index] =
        ["client.js", "index/"].map(|file| json!(format!("{}search/{file}", tab.base())));
    let found = tab.eval(&format!(
        "import({module}).then(async ({{ openStore, termsFor }}) => {{
            const store = await openStore(new URL({index}, location.href));
            const answers = [0, []];
            for (const [word, lemmas] of {}) {{
                const counts = await Promise.all(lemmas.map((lemma) => store.postings(lemma)));
                const held = lemmas.filter((_, i) => counts[i].count).sort();
                if (!held.length) continue;
                const sought = (await termsFor(store, word)).own.filter((term) => term.endsWith('='));
                answers[0] += 1;
                if (sought.sort().join() !== held.join()) answers[1].push([word, held, sought]);
            }}
            return answers;
        }})",
        json!(asked)
    ));
    assert_eq!(found[1], json!([]), "word, index, browser");
    let least = if cfg!(feature = "morphology") { 1000 } else { 0 };
    assert!(found[0].as_u64().is_some_and(|compared| compared >= least), "{}", found[0]);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_name_is_sought_as_the_other_script_spells_it() {
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    let module = json!(format!("{}search/spellings.js", tab.base()));
    for (word, spelling) in [
        ("shmidt", "шмидт"),
        ("schmidt", "шмидт"),
        ("shcherbakov", "щербаков"),
        ("tsoi", "цой"),
        ("tsoy", "цой"),
        ("tokayev", "токаев"),
        ("zhanna", "жанна"),
        ("alexey", "алексей"),
        ("mariya", "мария"),
        ("iuliia", "юлия"),
        ("zulfiya", "зульфия"),
        ("rossiya", "россия"),
        ("mayya", "майя"),
        ("tatyana", "татьяна"),
        ("tatiana", "татьяна"),
        ("tatjana", "татьяна"),
        ("natalia", "наталия"),
        ("darya", "дарья"),
        ("ilyich", "ильич"),
        ("lukyan", "лукьян"),
        ("piotr", "петр"),
        ("solovyov", "соловьев"),
        ("yuri", "юрий"),
        ("dmitri", "дмитрий"),
        ("aziya", "азия"),
        ("semiya", "семия"),
        ("almaty", "алматы"),
        ("qazaqstan", "казакстан"),
        ("шмидт", "schmidt"),
        ("цой", "tsoi"),
        ("ақтөбе", "aqtobe"),
        ("аксай", "aksai"),
    ] {
        let found = tab.eval(&format!(
            "import({module}).then(({{ transliterated }}) => transliterated({}))",
            json!(word)
        ));
        let found = found.as_array().expect("a list");
        assert!(found.contains(&json!(spelling)) && found.len() <= 8, "{word}: {found:?}");
    }
    for word in ["2026", "g20", "新桥", "straße"] {
        let spellings = format!("import({module}).then(m => m.transliterated({}))", json!(word));
        assert_eq!(tab.eval(&spellings), json!([]), "{word}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_initial_need_not_be_found() {
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    let module = json!(format!("{}search/client.js", tab.base()));
    for (word, is_common) in [
        ("Ж", true),
        ("Ә", true),
        ("J", true),
        ("и", true),
        ("ЖК", false),
        ("5", false),
        ("新", false),
    ] {
        let common = format!(
            "import({module}).then(m => m.asked({})).then(query => query.words[0].common)",
            json!(word)
        );
        assert_eq!(tab.eval(&common), is_common, "{word}");
    }
    tab.finish();
}
