//! An invented archive with one article that has everything, and many plain ones.

mod rich;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use postil::config::settings::{BaseUrl, Settings, SiteSettings};
use postil::diagnostic::{Diagnostic, Place};
use postil::digest;
use postil::model::archive::{
    Archive, ArchivedArticle, ArticleId, Articles, CaptureId, Group, NoteGroup, NoteId, NoteIndices,
};
use postil::model::article::{Anchor, Article, BlockSpan, PlacedNote, RemovedText, SourceRecord};
use postil::model::cleaned::{Block, BlockKind, Field, Fields, RemovedLines, TrimmedText};
use postil::model::date::ArticleDate;
use postil::model::head::Remarks;
use postil::model::key::Key;
use postil::model::line::LineRange;
use postil::model::markdown_page::MarkdownPage;
use postil::model::raw_file::RawFile;
use postil::model::reason::{Ground, LineReasons, Reason};
use postil::model::route::Route;
use postil::model::rule::{DeclaredBy, Rule};
use postil::model::sidecar::{Extent, Note, NoteKind};
use postil::model::source::{Charset, CharsetOrigin};
use postil_clean::ingest;

pub use rich::rich_article;

/// Settings of a site with everything switched on.
pub fn settings() -> SiteSettings {
    let mut site = Settings::assumed("Архив Суоткеля".to_owned()).site;
    site.description = "Вода, мосты и устав выдуманного города.".to_owned();
    site.author = "Кружок краеведов".to_owned();
    site.base_url = BaseUrl::parse("https://example.org/archive");
    site
}

/// An archive in memory.
#[derive(Default)]
pub struct Sample {
    /// Its articles, in its order.
    pub articles: Vec<Article>,
    /// Their heads.
    pub archive: Archive,
}

impl Sample {
    /// Adds an article.
    pub fn push(&mut self, article: Article, name: &str, tags: &[&str], source: Option<&str>) {
        let head = digest::head(&article);
        let remarks = digest::remarks(&article, Key::of(&article));
        let authors = head.authors().map(|_| "erlan-tasbolat".into()).collect();
        self.articles.push(article);
        self.archive.remarks.push(Arc::new(remarks));
        Arc::make_mut(&mut self.archive.articles).push(ArchivedArticle {
            head: Arc::new(head),
            route: Route::page(["articles", name]),
            tags: tags.iter().map(|tag| (*tag).into()).collect(),
            source: source.map(Into::into),
            authors,
            versions: Vec::new(),
            own_route: None,
        });
    }
}

impl Articles for Sample {
    fn article(&self, id: ArticleId) -> Result<Arc<Article>, Diagnostic> {
        Ok(Arc::new(self.articles[id].clone()))
    }

    /// Each version is the article itself with one sentence more.
    fn version(&self, id: ArticleId, _: usize) -> Result<Arc<Article>, Diagnostic> {
        let mut article = self.articles[id].clone();
        if let Some(block) = article.blocks.last_mut() {
            block.text.push_str(" Так было в первой заметке.");
        }
        Ok(Arc::new(article))
    }

    fn raw(&self, capture: CaptureId) -> Result<RawFile, Diagnostic> {
        let (CaptureId::Shown(id) | CaptureId::Other(id, _)) = capture;
        let source = &self.articles[id].source;
        let text: String = (1..=source.line_count).map(|line| format!("Строка {line}\n")).collect();
        let (document, _) = ingest(&source.path, text.as_bytes());
        Ok(RawFile { document: document.expect("it has words"), sha256: "0f".repeat(32) })
    }
}

/// One article that has everything, and `plain` more.
pub fn archive(plain: usize) -> Sample {
    let mut sample = Sample::default();
    sample.push(rich_article(), "most", &["most", "voda"], Some("vestnik"));
    for number in 0..plain {
        let tags: &[&str] = if number % 3 == 0 { &["voda"] } else { &[] };
        let source = if number % 4 == 0 { Some("kurier") } else { Some("vestnik") };
        sample.push(plain_article(number), &format!("a{number}"), tags, source);
    }
    complete(sample)
}

/// Adds the indices and the archive's own pages.
fn complete(mut sample: Sample) -> Sample {
    let archive = &mut sample.archive;
    group(archive);
    archive.notes = note_indices(&archive.remarks[0]);
    archive.pages =
        vec![own_page("about", "Об архиве", Some(1)), own_page("method", "Метод", None)];
    sample
}

fn group(archive: &mut Archive) {
    let names = BTreeMap::from([
        ("most", "мост"),
        ("voda", "Вода"),
        ("vestnik", "Степной вестник"),
        ("kurier", "Курьер Мойынсу"),
        ("erlan-tasbolat", "Ерлан Тасболат"),
    ]);
    let Archive { articles, tags, sources, authors, years, .. } = archive;
    let [tags, sources, authors] = [tags, sources, authors].map(Arc::make_mut);
    for (id, article) in articles.iter().enumerate() {
        for tag in &article.tags {
            tags.entry(tag.to_string()).or_default().articles.push(id);
        }
        if let Some(source) = &article.source {
            sources.entry(source.to_string()).or_default().articles.push(id);
        }
        for author in &article.authors {
            authors.entry(author.to_string()).or_default().articles.push(id);
        }
        if let Some(date) = article.head.date {
            Arc::make_mut(years).entry(date.day.year()).or_default().push(id);
        }
    }
    let named = |(address, group): (&String, &mut Group)| {
        group.name = names.get(address.as_str()).copied().unwrap_or(address).to_owned();
    };
    tags.iter_mut().for_each(named);
    sources.iter_mut().for_each(named);
    authors.iter_mut().for_each(named);
    if let Some(group) = tags.get_mut("voda") {
        group.introduction = Some(own_page("voda", "Вода", None));
    }
}

/// The notes of the first article: all have the same tag, and all have the same author.
fn note_indices(remarks: &Remarks) -> NoteIndices {
    let count = remarks.notes.len();
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
        language: None,
        title: title.to_owned(),
        old_addresses: Vec::new(),
        aliases: Vec::new(),
        menu,
        body: "Здесь **всё выдумано**: город, река и [метод](method/).\n\n## Зачем\n\n- чтобы проверить;\n- чтобы показать.\n\n| Что | Сколько |\n|---|--:|\n| мостов | 2 |\n".to_owned(),
    }
}

pub fn block(kind: BlockKind, line: u32, text: &str) -> Block {
    Block { kind, ..Block::paragraph(text.to_owned(), LineRange::one(line)) }
}

pub fn plain_article(number: usize) -> Article {
    let day = NaiveDate::from_ymd_opt(2026, 2, 20).expect("a real day")
        - chrono::Days::new(number as u64 * 9);
    let fields = Fields {
        title: Some(Field::at(
            format!("Городской совет обсудил воду в {}-й раз", number + 1),
            1,
            Rule::Heading,
        )),
        date: (number % 11 != 10).then(|| Field::at(ArticleDate::from_day(day), 2, Rule::DateLine)),
        language: Some(Field::outside("ru".to_owned(), Rule::LettersAndWords)),
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
                detour: None,
            },
        },
        fields,
        archived: None,
        added: None,
        extent: Extent::Full,
        noindex: false,
        captured: None,
        capture: Default::default(),
        rights: None,
        aliases: Vec::new(),
        blocks,
        quotations: Vec::new(),
        pictures: Vec::new(),
        removed: Vec::new(),
        dropped: Vec::new(),
        restored: Vec::new(),
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

/// An archive in which `article` is the one that has everything.
pub fn archive_of(article: Article) -> Sample {
    let mut sample = Sample::default();
    sample.push(article, "most", &["most", "voda"], Some("vestnik"));
    complete(sample)
}
