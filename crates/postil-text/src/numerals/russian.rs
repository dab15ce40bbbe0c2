//! Russian number words in all their forms.

use crate::endings::forms;
use crate::numerals::{Kind, Numeral};
use crate::value::Value;

/// Cardinals by case: nominative, genitive, dative, accusative, instrumental, prepositional;
/// variants of a form stand behind `/`.
const CARDINALS: [(u64, [&str; 6]); 9] = [
    (0, ["ноль/нуль", "ноля/нуля", "нолю/нулю", "ноль/нуль", "нолем/нулем", "ноле/нуле"]),
    (
        1,
        [
            "один/одна/одно/одни",
            "одного/одной/одних",
            "одному/одной/одним",
            "одного/одну/один/одно/одних/одни",
            "одним/одной/одною/одними",
            "одном/одной/одних",
        ],
    ),
    (
        2,
        [
            "два/две/оба/обе",
            "двух/обоих/обеих",
            "двум/обоим/обеим",
            "два/две/двух",
            "двумя/обоими/обеими",
            "двух",
        ],
    ),
    (3, ["три", "трех", "трем", "три/трех", "тремя", "трех"]),
    (4, ["четыре", "четырех", "четырем", "четыре/четырех", "четырьмя", "четырех"]),
    (8, ["восемь", "восьми", "восьми", "восемь", "восемью/восьмью", "восьми"]),
    (40, ["сорок", "сорока", "сорока", "сорок", "сорока", "сорока"]),
    (90, ["девяносто", "девяноста", "девяноста", "девяносто", "девяноста", "девяноста"]),
    (100, ["сто", "ста", "ста", "сто", "ста", "ста"]),
];

/// The stems of cardinals that are declined like `пять`.
const SOFT: [(u64, &str); 16] = [
    (5, "пят"),
    (6, "шест"),
    (7, "сем"),
    (9, "девят"),
    (10, "десят"),
    (11, "одиннадцат"),
    (12, "двенадцат"),
    (13, "тринадцат"),
    (14, "четырнадцат"),
    (15, "пятнадцат"),
    (16, "шестнадцат"),
    (17, "семнадцат"),
    (18, "восемнадцат"),
    (19, "девятнадцат"),
    (20, "двадцат"),
    (30, "тридцат"),
];
const SOFT_CASES: [&str; 6] = ["ь", "и", "и", "ь", "ью", "и"];

/// Hundreds behind their unit, by case.
const TWO_HUNDRED: [&str; 6] =
    ["двести", "двухсот", "двумстам", "двести", "двумястами", "двухстах"];
const THREE_HUNDRED: [&str; 6] =
    ["триста", "трехсот", "тремстам", "триста", "тремястами", "трехстах"];
const FOUR_HUNDRED: [&str; 6] =
    ["четыреста", "четырехсот", "четыремстам", "четыреста", "четырьмястами", "четырехстах"];
const HUNDREDS: [&str; 6] = ["сот", "сот", "стам", "сот", "стами", "стах"];
const TENS: [&str; 6] = ["десят", "десяти", "десяти", "десят", "десятью", "десяти"];

/// Words that multiply, with their short forms.
const SCALES: [(u64, &str); 12] = [
    (1_000, "тысяч/feminine тысячью тыс"),
    (1_000_000, "миллион/noun млн"),
    (1_000_000_000, "миллиард/noun млрд"),
    (1_000_000_000_000, "триллион/noun трлн"),
    (1_000_000_000_000_000, "квадриллион/noun"),
    (100, "сотня сотни сотне сотню сотней сотнею сотен сотням сотнями сотнях"),
    (10, "десяток десятка десятку десятком десятке десятки десятков десяткам десятками десятках"),
    (12, "дюжин/feminine"),
    (1_000_000_000, "биллион/noun"),
    (1_000_000, "mln"),
    (1_000_000_000, "mlrd bln"),
    (1_000, "ths"),
];

/// The stems of ordinals that are not those of their [`SOFT`] cardinals; their endings are those of
/// adjectives.
const ORDINALS: [(u64, &str); 13] = [
    (0, "нулев"),
    (1, "перв"),
    (2, "втор"),
    (4, "четверт"),
    (7, "седьм"),
    (8, "восьм"),
    (40, "сороков"),
    (50, "пятидесят"),
    (60, "шестидесят"),
    (70, "семидесят"),
    (80, "восьмидесят"),
    (90, "девяност"),
    (100, "сот"),
];
const ORDINAL_ENDINGS: &str = "ый ой ая ое ого ому ую ым ом ою ые ых ыми";
const THIRD: &str = "\
    третий третья третье третьего третьей третьему третью третьим третьем третьею третьи третьих третьими";

/// Groups of people and things: stems and their endings.
const COLLECTIVES: [(u64, &str); 9] = [
    (2, "двое двоих двоим двоими вдвоем"),
    (3, "трое троих троим троими втроем"),
    (4, "четверо четверых четверым четверыми вчетвером"),
    (5, "пятеро пятерых пятерым пятерыми впятером"),
    (6, "шестеро шестерых шестерым шестерыми вшестером"),
    (7, "семеро семерых семерым семерыми всемером"),
    (8, "восьмеро восьмерых восьмерым восьмерыми ввосьмером"),
    (9, "девятеро девятерых девятерым девятерыми вдевятером"),
    (10, "десятеро десятерых десятерым десятерыми вдесятером"),
];

/// Multiples. The once of a tale, `однажды`, is none.
const TIMES: [(u64, &str); 9] = [
    (
        2,
        "вдвое дважды двойн/adjective двоекратн/adjective двукратн/adjective удво/verb удваив/verb удвоени/neuter",
    ),
    (3, "втрое трижды тройн/adjective троекратн/adjective утро/verb утраив/verb утроени/neuter"),
    (4, "вчетверо четырежды четверн/adjective учетвер/verb"),
    (5, "впятеро пятикратн/adjective"),
    (6, "вшестеро"),
    (7, "всемеро"),
    (8, "ввосьмеро"),
    (9, "вдевятеро"),
    (10, "вдесятеро"),
];
/// What [`TIMES`] would take for a multiple.
const NO_TIMES: [&str; 3] = ["утром", "утру", "утроба"];

/// Parts of a whole.
const PARTS: [(u64, &str); 5] = [
    (2, "половин/feminine половинн/adjective наполовину вполовину пол"),
    (3, "трет/soft"),
    (4, "четверт/soft четвертушк/feminine"),
    (8, "восьмушк/feminine"),
    (10, "десятин/feminine"),
];

/// Every word and what it counts.
pub(crate) fn numerals() -> impl Iterator<Item = (String, Numeral)> {
    let cardinals = cardinals().into_iter().flat_map(|(value, cases)| {
        let words =
            cases.into_iter().flat_map(|it| it.split('/').map(str::to_owned).collect::<Vec<_>>());
        words.map(move |word| (word, Numeral::of(value, Kind::Cardinal)))
    });
    let scales = listed(&SCALES, Numeral::scale, Kind::Cardinal);
    let collectives = listed(&COLLECTIVES, Numeral::of, Kind::Cardinal);
    let times = listed(&TIMES, Numeral::of, Kind::Times);
    let times = times.filter(|(word, _)| !NO_TIMES.contains(&word.as_str()));
    let parts = listed(&PARTS, Numeral::of, Kind::Part);
    let half = Numeral::new(Value::new(15, -1), Kind::Cardinal);
    let more = ["полтора", "полторы", "полутора"].map(|word| (word.to_owned(), half));
    cardinals
        .chain(scales)
        .chain(ordinals())
        .chain(collectives)
        .chain(times)
        .chain(parts)
        .chain(more)
}

fn listed(
    list: &'static [(u64, &'static str)],
    numeral: fn(u64, Kind) -> Numeral,
    kind: Kind,
) -> impl Iterator<Item = (String, Numeral)> {
    let entries =
        list.iter().flat_map(|(value, words)| words.split(' ').map(move |it| (*value, it)));
    entries.flat_map(move |(value, entry)| {
        forms(entry).into_iter().map(move |form| (form, numeral(value, kind)))
    })
}

/// The six cases of every cardinal that is one word, without scales.
pub(crate) fn cardinals() -> Vec<(u64, [String; 6])> {
    let mut all: Vec<_> =
        CARDINALS.iter().map(|(value, cases)| (*value, cases.map(str::to_owned))).collect();
    let soft = |stem: &str| SOFT_CASES.map(|ending| format!("{stem}{ending}"));
    all.extend(SOFT.iter().map(|(value, stem)| (*value, soft(stem))));
    let units: Vec<(u64, [String; 6])> =
        all.iter().filter(|(value, _)| (5..10).contains(value)).cloned().collect();
    for (value, cases) in &units {
        if *value < 9 {
            all.push((value * 10, joined(cases, &TENS)));
        }
        all.push((value * 100, joined(cases, &HUNDREDS)));
    }
    let irregular = [(200, TWO_HUNDRED), (300, THREE_HUNDRED), (400, FOUR_HUNDRED)];
    all.extend(irregular.map(|(value, cases)| (value, cases.map(str::to_owned))));
    all
}

/// Each variant of each case before the same case of what it multiplies.
fn joined(cases: &[String; 6], behind: &[&str; 6]) -> [String; 6] {
    std::array::from_fn(|case| {
        let variants = cases[case].split('/').map(|it| format!("{it}{}", behind[case]));
        variants.collect::<Vec<_>>().join("/")
    })
}

fn ordinals() -> impl Iterator<Item = (String, Numeral)> {
    let hundreds = cardinals().into_iter().filter(|(value, _)| (200..1000).contains(value));
    let hundreds = hundreds.map(|(value, cases)| (value, cases[1].clone()));
    let is_own = |value: u64| ORDINALS.iter().any(|(own, _)| *own == value);
    let soft = SOFT.iter().filter(move |(value, _)| !is_own(*value));
    let stems = ORDINALS.iter().chain(soft).map(|(value, stem)| (*value, (*stem).to_owned()));
    let stems = stems.chain(hundreds);
    let regular = stems.flat_map(|(value, stem)| {
        let words = ORDINAL_ENDINGS.split(' ').map(move |ending| format!("{stem}{ending}"));
        words.map(move |word| (word, Numeral::of(value, Kind::Ordinal)))
    });
    let third =
        THIRD.split_whitespace().map(|word| (word.to_owned(), Numeral::of(3, Kind::Ordinal)));
    let scales = [(1_000, "тысячн"), (1_000_000, "миллионн"), (1_000_000_000, "миллиардн")];
    let scales = scales.into_iter().flat_map(|(value, stem)| {
        let words = ORDINAL_ENDINGS.split(' ').map(move |ending| format!("{stem}{ending}"));
        words.map(move |word| (word, Numeral::scale(value, Kind::Ordinal)))
    });
    regular.chain(third).chain(scales)
}
