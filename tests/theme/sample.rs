//! An invented archive with one article that has everything, and many plain ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use postil::config::settings::{BaseUrl, Settings, SiteSettings};
use postil::diagnostic::Place;
use postil::model::archive::{Archive, ArchivedArticle, Group, NoteGroup, NoteId, NoteIndices};
use postil::model::article::{Anchor, Article, BlockSpan, PlacedNote, RemovedText, SourceRecord};
use postil::model::cleaned::{
    Block, BlockKind, Field, Fields, LineRange, RemovedLines, TrimmedText,
};
use postil::model::date::ArticleDate;
use postil::model::markdown_page::MarkdownPage;
use postil::model::reason::{Ground, LineReasons, Reason};
use postil::model::route::Route;
use postil::model::sidecar::{Note, NoteKind};
use postil::model::source::{Charset, CharsetOrigin};

/// Settings of a site with everything switched on.
pub fn settings() -> SiteSettings {
    let mut site = Settings::assumed("Архив Суоткеля".to_owned()).site;
    site.description = "Вода, мосты и устав выдуманного города.".to_owned();
    site.author = "Кружок краеведов".to_owned();
    site.base_url = BaseUrl::parse("https://example.org/archive");
    site
}

/// One article that has everything, and `plain` more.
pub fn archive(plain: usize) -> Archive {
    let mut articles = vec![archived(rich_article(), "most", &["most", "voda"], Some("vestnik"))];
    for number in 0..plain {
        let tags: &[&str] = if number % 3 == 0 { &["voda"] } else { &[] };
        let source = if number % 4 == 0 { Some("kurier") } else { Some("vestnik") };
        articles.push(archived(plain_article(number), &format!("a{number}"), tags, source));
    }
    let mut archive = Archive { articles, ..Archive::default() };
    group(&mut archive);
    archive.notes = note_indices(&archive.articles[0]);
    archive.pages =
        vec![own_page("about", "Об архиве", Some(1)), own_page("method", "Метод", None)];
    archive
}

fn group(archive: &mut Archive) {
    let names = BTreeMap::from([
        ("most", "мост"),
        ("voda", "Вода"),
        ("vestnik", "Степной вестник"),
        ("kurier", "Курьер Мойынсу"),
    ]);
    for (id, article) in archive.articles.iter().enumerate() {
        for tag in &article.tags {
            archive.tags.entry(tag.clone()).or_default().articles.push(id);
        }
        if let Some(source) = &article.source {
            archive.sources.entry(source.clone()).or_default().articles.push(id);
        }
        if let Some(date) = &article.article.fields.date {
            archive.years.entry(date.value.day.year()).or_default().push(id);
        }
    }
    let named = |(address, group): (&String, &mut Group)| {
        group.name = names.get(address.as_str()).copied().unwrap_or(address).to_owned();
    };
    archive.tags.iter_mut().for_each(named);
    archive.sources.iter_mut().for_each(named);
    if let Some(group) = archive.tags.get_mut("voda") {
        group.introduction = Some(own_page("voda", "Вода", None));
    }
}

/// The notes of the first article: all have the same tag, and all have the same author.
fn note_indices(archived: &ArchivedArticle) -> NoteIndices {
    let count = archived.article.notes.len();
    let index = |address: &str, name: &str| {
        let notes = (0..count).map(|note| NoteId { article: 0, note }).collect();
        let group = NoteGroup { name: name.to_owned(), notes };
        let addresses = BTreeMap::from([(name.to_owned(), address.to_owned())]);
        (BTreeMap::from([(address.to_owned(), group)]), addresses)
    };
    let (tags, tag_addresses) = index("proverit", "проверить");
    let (authors, author_addresses) = index("a-seitova", "А. Сейтова");
    NoteIndices { tags, authors, tag_addresses, author_addresses }
}

pub fn own_page(name: &str, title: &str, menu: Option<i64>) -> MarkdownPage {
    MarkdownPage {
        path: format!("content/pages/{name}.md"),
        name: name.to_owned(),
        title: title.to_owned(),
        aliases: Vec::new(),
        menu,
        body: "Здесь **всё выдумано**: город, река и [метод](method/).\n\n## Зачем\n\n- чтобы проверить;\n- чтобы показать.\n\n| Что | Сколько |\n|---|--:|\n| мостов | 2 |\n".to_owned(),
    }
}

pub fn archived(
    article: Article,
    name: &str,
    tags: &[&str],
    source: Option<&str>,
) -> ArchivedArticle {
    ArchivedArticle {
        article: Arc::new(article),
        route: Route::page(["articles", name]),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        source: source.map(str::to_owned),
    }
}

pub fn block(kind: BlockKind, line: u32, text: &str) -> Block {
    Block {
        kind,
        text: text.to_owned(),
        lines: LineRange::one(line),
        language: None,
        credit: None,
        trimmed: Vec::new(),
    }
}

pub fn plain_article(number: usize) -> Article {
    let day = NaiveDate::from_ymd_opt(2026, 2, 20).expect("a real day")
        - chrono::Days::new(number as u64 * 9);
    let fields = Fields {
        title: Some(Field::at(
            format!("Городской совет обсудил воду в {}-й раз", number + 1),
            1,
            "heading",
        )),
        date: (number % 11 != 10).then(|| Field::at(ArticleDate::from_day(day), 2, "date line")),
        language: Some(Field::outside("ru".to_owned(), "letters")),
        ..Fields::default()
    };
    let text = "Заседание началось с опозданием на час, потому что в здании не было воды. Депутаты \
        всё же решили, что насосную станцию чинить надо, а деньги на это найдутся не раньше осени, \
        когда город получит перевод из областного бюджета.";
    article(fields, vec![block(BlockKind::Lede, 4, text)])
}

fn article(fields: Fields, blocks: Vec<Block>) -> Article {
    Article {
        source: SourceRecord {
            path: "content/articles/2026/most.txt".to_owned(),
            digest: "0123456789abcdef".repeat(4),
            byte_count: 4120,
            line_count: 61,
            charset: Charset {
                name: "windows-1251",
                origin: CharsetOrigin::Detected,
                malformed: 2,
            },
        },
        fields,
        archived: None,
        rights: None,
        blocks,
        quotations: Vec::new(),
        removed: Vec::new(),
        doubtful: Vec::new(),
        notes: Vec::new(),
    }
}

/// A note on the words `quote`, wherever the article's blocks have them.
pub fn note(article: &Article, kind: NoteKind, quote: &str, text: &str) -> PlacedNote {
    let found = article.blocks.iter().enumerate().find_map(|(index, block)| {
        let start = block.text.find(quote)?;
        Some(BlockSpan { block: index, bytes: start..start + quote.len() })
    });
    PlacedNote {
        note: Note {
            quote: Some(quote.to_owned()),
            before: None,
            after: None,
            kind,
            tags: vec!["проверить".to_owned()],
            by: Some("А. Сейтова".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 3, 9),
            text: text.to_owned(),
            place: Place::line("content/articles/2026/most.toml", 4),
        },
        anchor: found.map_or(Anchor::Orphan, |span| Anchor::Passage(vec![span])),
        raw: Vec::new(),
    }
}

pub fn rich_article() -> Article {
    let fields = Fields {
        title: Some(Field::at(
            "Старый мост через Мойынсу закрыли до осени".to_owned(),
            12,
            "heading before date",
        )),
        date: "2026-03-02T15:17+05:00".parse().ok().map(|date| Field::at(date, 13, "date line")),
        source: Some(Field::at("Степной вестник".to_owned(), 2, "brand line")),
        url: Some(Field::outside("https://stepnoy-vestnik.example/most".to_owned(), "sidecar")),
        author: Some(Field::at("Ерлан Тасболат".to_owned(), 15, "byline")),
        author_role: Some(Field::at("корреспондент".to_owned(), 15, "byline")),
        section: Some(Field::at("Городское хозяйство".to_owned(), 11, "section line")),
        language: Some(Field::outside("ru".to_owned(), "letters")),
        tags: vec![Field::at("мост".to_owned(), 40, "hashtags")],
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
        rule: "dateline".into(),
        line: 16,
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
    let part = |rule: &'static str, first, last, texts: &[&str]| RemovedText {
        removed: RemovedLines { rule: rule.into(), lines: LineRange { first, last } },
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        nearest: (first < last).then(|| weighed(first + 1)),
    };
    vec![
        part("menu", 1, 10, &["Главная", "Степной вестник", "Новости", "Погода −4°", "USD 512,3"]),
        part("view counter", 14, 14, &["Просмотров: 133"]),
        part(
            "read also",
            32,
            36,
            &["Читайте также", "В Каратобе открыли школу", "Паводок отступил"],
        ),
    ]
}

fn rich_notes(article: &Article) -> Vec<PlacedNote> {
    let mut whole = note(
        article,
        NoteKind::Context,
        "",
        "Первая из трёх статей о мосте; **вторая** вышла в апреле.",
    );
    whole.note.quote = None;
    whole.anchor = Anchor::Document;
    vec![
        whole,
        note(
            article,
            NoteKind::Claim,
            "тяжелее трёх тонн",
            "В постановлении № 14 стоит *пять* тонн. См. [текст](https://uprava.example/14).",
        ),
        note(
            article,
            NoteKind::Comment,
            "трещины заметили ещё в январе, но осмотр отложили: не было ни лодки, ни водолаза",
            "В отчёте подрядчика тот же осмотр назван проведённым.",
        ),
        note(
            article,
            NoteKind::Question,
            "Новый порядок осмотра, по которому каждую опору проверяют дважды в год, вступит в силу не раньше первого июля",
            "Кто отвечает за мост до июля?",
        ),
        note(
            article,
            NoteKind::Correction,
            "каждую опору проверяют дважды в год",
            "Дважды в год — только средние опоры, остальные раз в два года.",
        ),
        note(
            article,
            NoteKind::Place,
            "Каратобе",
            "Посёлок в семи километрах ниже по течению, около шестисот жителей.",
        ),
        note(
            article,
            NoteKind::Highlight,
            "пустой автобус легче трёх тонн, хотя с пассажирами он тяжелее почти вдвое",
            "",
        ),
        note(article, NoteKind::Organisation, "молоковозы", "Их отправляет завод «Ак-Бура»."),
        note(article, NoteKind::Person, "главного инженера", "Имя не названо и в других статьях."),
        note(
            article,
            NoteKind::Link,
            "открытом торге",
            "Объявление: [лот 88](https://torg.example/88).",
        ),
        note(
            article,
            NoteKind::Claim,
            "мост построили в 1961 году",
            "Эта фраза была в первой редакции статьи.",
        ),
    ]
}
