//! The article that has everything.

use super::*;

pub fn rich_article() -> Article {
    let fields = Fields {
        title: Some(Field::at(
            "Старый мост через Мойынсу закрыли до осени".to_owned(),
            12,
            Rule::LineAbove,
        )),
        date: "2026-03-02T15:17+05:00".parse().ok().map(|date| Field::at(date, 13, Rule::DateLine)),
        source: Some(Field::at("Степной вестник".to_owned(), 2, DeclaredBy::OgSiteName)),
        url: Some(Field::outside("https://stepnoy-vestnik.example/most".to_owned(), Rule::Sidecar)),
        author: Some(Field::at("Ерлан Тасболат".to_owned(), 15, Rule::AuthorLine)),
        author_role: Some(Field::at("корреспондент".to_owned(), 15, Rule::AuthorLine)),
        section: Some(Field::at("Городское хозяйство".to_owned(), 11, Rule::SectionLine)),
        language: Some(Field::outside("ru".to_owned(), Rule::LettersAndWords)),
        tags: vec![Field::at("мост".to_owned(), 40, Rule::Hashtags)],
        title_derived: false,
    };
    let mut article = article(fields, rich_blocks());
    article.archived = Some("https://archive.example/2026/most".to_owned());
    article.rights = Some("© «Степной вестник», показано с разрешения редакции".to_owned());
    article.removed = rich_removed();
    article.doubtful = vec![weighed(22)];
    article.notes = rich_notes(&article);
    article
}

fn rich_blocks() -> Vec<Block> {
    use BlockKind::{Caption, Heading, Lede, List, Paragraph, Quotation};
    let mut lede = block(
        Lede,
        16,
        "Городская управа закрыла старый мост через Мойынсу для всех машин тяжелее трёх тонн. Запрет продлится до октября, пока подрядчик не укрепит две средние опоры, которые весной подмыла вода.",
    );
    lede.trimmed.push(TrimmedText {
        rule: Rule::DateStamp,
        line: 16.into(),
        text: "СУОТКЕЛЬ, 2 марта. ".to_owned(),
    });
    vec![
        lede,
        block(
            Caption,
            17,
            "Средняя опора моста после февральского паводка. Фото пресс-службы управы",
        ),
        block(
            Paragraph,
            18,
            "По словам главного инженера, трещины заметили ещё в январе, но осмотр отложили: не было ни лодки, ни водолаза. Новый порядок осмотра, по которому каждую опору проверяют дважды в год, вступит в силу не раньше первого июля, когда управа утвердит список исполнителей.",
        ),
        block(
            Quotation,
            20,
            "«Мост не упадёт, но рисковать людьми мы не станем», — сказал инженер.",
        ),
        block(Heading, 22, "Как теперь ездить"),
        block(
            Paragraph,
            23,
            "Объезд проложили через посёлок Каратобе, и дорога в больницу стала длиннее на одиннадцать километров. Автобусы ходят как прежде, потому что пустой автобус легче трёх тонн, хотя с пассажирами он тяжелее почти вдвое.",
        ),
        block(List, 25, "грузовики едут через Каратобе;"),
        block(List, 26, "скорая помощь переезжает мост по одной машине;"),
        block(List, 27, "молоковозы ждут разрешения управы."),
        block(
            Paragraph,
            29,
            "Подрядчика выберут на открытом торге в конце марта. Смету управа оценила в сто сорок миллионов, из которых тридцать уже потрачены на обследование дна.",
        ),
        block(Paragraph, 30, "Жители Каратобе просят поставить на объезде хотя бы два фонаря."),
    ]
}

fn weighed(line: u32) -> LineReasons {
    let reason = |ground, strength| Reason { ground, strength: Some(strength) };
    LineReasons {
        lines: LineRange::one(line),
        log_odds: Some(-12),
        reasons: vec![
            reason(Ground::Neighbours, -31),
            reason(Ground::Words, 9),
            reason(Ground::Place, -4),
        ],
    }
}

fn rich_removed() -> Vec<RemovedText> {
    let part = |rule: Rule, first: u32, last: u32, texts: &[&str]| RemovedText {
        removed: RemovedLines { rule, lines: LineRange::new(first, last) },
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        nearest: (first < last).then(|| weighed(first + 1)),
    };
    vec![
        part(
            Rule::Navigation,
            1,
            10,
            &["Главная", "Степной вестник", "Новости", "Погода −4°", "USD 512,3"],
        ),
        part(Rule::Counter, 14, 14, &["Просмотров: 133"]),
        part(
            Rule::ReadAlso,
            32,
            36,
            &["Читайте также", "В Каратобе открыли школу", "Паводок отступил"],
        ),
    ]
}

/// The notes on passages: kind, quote, text.
const NOTES: [(NoteKind, &str, &str); 10] = [
    (
        NoteKind::Claim,
        "тяжелее трёх тонн",
        "В постановлении № 14 стоит *пять* тонн. См. [текст](https://uprava.example/14).",
    ),
    (
        NoteKind::Comment,
        "трещины заметили ещё в январе, но осмотр отложили: не было ни лодки, ни водолаза",
        "В отчёте подрядчика тот же осмотр назван проведённым.",
    ),
    (
        NoteKind::Question,
        "Новый порядок осмотра, по которому каждую опору проверяют дважды в год, вступит в силу не раньше первого июля",
        "Кто отвечает за мост до июля?",
    ),
    (
        NoteKind::Correction,
        "каждую опору проверяют дважды в год",
        "Дважды в год — только средние опоры, остальные раз в два года.",
    ),
    (
        NoteKind::Place,
        "Каратобе",
        "Посёлок в семи километрах ниже по течению, около шестисот жителей.",
    ),
    (
        NoteKind::Highlight,
        "пустой автобус легче трёх тонн, хотя с пассажирами он тяжелее почти вдвое",
        "",
    ),
    (NoteKind::Organisation, "молоковозы", "Их отправляет завод «Ак-Бура»."),
    (NoteKind::Person, "главного инженера", "Имя не названо и в других статьях."),
    (NoteKind::Link, "открытом торге", "Объявление: [лот 88](https://torg.example/88)."),
    (NoteKind::Claim, "мост построили в 1961 году", "Эта фраза была в первой редакции статьи."),
];

fn rich_notes(article: &Article) -> Vec<PlacedNote> {
    let about = "Первая из трёх статей о мосте; **вторая** вышла в апреле.";
    let mut whole = note(article, NoteKind::Context, "", about);
    whole.note.quote = None;
    whole.anchor = Anchor::Document;
    let others = NOTES.map(|(kind, quote, text)| note(article, kind, quote, text));
    std::iter::once(whole).chain(others).collect()
}
