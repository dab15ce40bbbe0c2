//! Promise 7: the same input gives the same bytes, whatever the threads and whatever earlier builds
//! left; and a build makes anew what the change asks for, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use postil::model::key::Key;
use postil::model::output::MemoryStage;
use postil::site::Site;
use proptest::prelude::*;

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive, plain_article};

fn several_articles() -> ArchiveFixture {
    (0..30).fold(archive().base_url("https://example.org/a/"), |archive, number| {
        let tag = ["мост", "Мост", "река", "Ёлка"][number % 4];
        archive
            .article(&format!("2026/{number}.txt"), plain_article(&format!("Новость {number}")))
            .article(&format!("2026/{number}.toml"), format!("tags = [\"{tag}\", \"общий\"]"))
    })
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let build_on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| several_articles().build().files().clone())
    };
    let one = build_on(1);
    assert!(one.len() > 40);
    assert!(one == build_on(4));
}

/// A change that a person makes to an archive.
#[derive(Debug, Clone)]
enum Edit {
    Write { article: u8, title: u8 },
    Delete { article: u8 },
    Rename { article: u8 },
    Annotate { article: u8, tag: u8 },
    Unannotate { article: u8 },
    Capture { article: u8, page: u8, day: u8 },
    Reprint { article: u8, of: u8 },
    State { article: u8, encoding: u8 },
    Fold { copies: bool },
    Retitle { site: u8 },
    Menu { page: u8 },
    Introduce { tag: u8, text: u8 },
    Template { name: u8, text: u8 },
    Theme { name: u8 },
    Static { text: u8 },
    Rule { line: u8 },
    Clean { captions: bool },
    Accept { article: u8 },
    Comment { text: u8 },
    Version { pages: u8 },
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..6u8, 0..4u8).prop_map(|(article, title)| Edit::Write { article, title }),
        (0..6u8).prop_map(|article| Edit::Delete { article }),
        (0..6u8).prop_map(|article| Edit::Rename { article }),
        (0..6u8, 0..3u8).prop_map(|(article, tag)| Edit::Annotate { article, tag }),
        (0..6u8).prop_map(|article| Edit::Unannotate { article }),
        (0..6u8, 0..2u8, 1..4u8).prop_map(|(article, page, day)| Edit::Capture {
            article,
            page,
            day
        }),
        (0..6u8, 0..2u8).prop_map(|(article, of)| Edit::Reprint { article, of }),
        (0..3u8, 0..3u8).prop_map(|(article, encoding)| Edit::State { article, encoding }),
        any::<bool>().prop_map(|copies| Edit::Fold { copies }),
        (0..3u8).prop_map(|site| Edit::Retitle { site }),
        (0..3u8).prop_map(|page| Edit::Menu { page }),
        (0..3u8, 0..3u8).prop_map(|(tag, text)| Edit::Introduce { tag, text }),
        (0..4u8, 0..3u8).prop_map(|(name, text)| Edit::Template { name, text }),
        (0..3u8).prop_map(|name| Edit::Theme { name }),
        (0..3u8).prop_map(|text| Edit::Static { text }),
        (0..3u8).prop_map(|line| Edit::Rule { line }),
        any::<bool>().prop_map(|captions| Edit::Clean { captions }),
        (0..6u8).prop_map(|article| Edit::Accept { article }),
        (0..3u8).prop_map(|text| Edit::Comment { text }),
        (0..2u8).prop_map(|pages| Edit::Version { pages }),
    ]
}

/// The settings of an archive, put together from what was edited.
#[derive(Debug, Clone, Default)]
struct Config {
    title: u8,
    theme: u8,
    rule: Option<u8>,
    captions: bool,
    fold: bool,
    comment: u8,
}

impl Config {
    fn draw(&self) -> String {
        let theme = ["default", "own", "other"][usize::from(self.theme)];
        let rule = self.rule.map(|line| {
            let line = ["^«Строить", "^Мост соединит", "^Нет такой строки"][usize::from(line)];
            format!("[[source]]\nfolders = [\"0\"]\ndrop = [{{ regex = '{line}' }}]\n")
        });
        format!(
            "# {}\ntitle = \"Архив {}\"\ntheme = \"{theme}\"\n[list]\nper_page = 2\n[clean]\n\
             captions = {}\n[copies]\nfold = {}\n[search]\nelasticlunr = true\n{}",
            self.comment,
            self.title,
            !self.captions,
            self.fold,
            rule.unwrap_or_default(),
        )
    }
}

/// An archive under somebody's hands.
struct Scene {
    archive: ArchiveFixture,
    config: Config,
    place: Workplace,
    /// The archive as the preview has it open, and what is published of it.
    open: (Site, MemoryStage),
}

impl Scene {
    fn new() -> Self {
        let config = Config::default();
        let archive = archive()
            .config(&config.draw())
            .base_url("https://example.org/a/")
            .file("themes/own/theme.toml", "")
            .file("themes/own/templates/years.html", changed_template("years.html", 0))
            .file("themes/other/theme.toml", "");
        let archive = (0..4)
            .fold(archive, |archive, number| archive.article(&path(number), article(number, 0)));
        let place = Workplace::default();
        let open = (Workplace::default().open(), MemoryStage::default());
        Scene { archive, config, place, open }
    }

    fn apply(&mut self, edit: &Edit) {
        let archive = self.archive.clone();
        self.archive = match edit {
            Edit::Write { article: number, title } => {
                archive.article(&path(*number), article(*number, *title))
            }
            Edit::Delete { article } => archive.without(&full_path(*article)),
            Edit::Rename { article: number } => archive
                .without(&full_path(*number))
                .article(&format!("new-{number}.txt"), article(*number, 1)),
            Edit::Annotate { article, tag } => archive.article(
                &path(*article).replace("txt", "toml"),
                format!(
                    "tags = [\"тег {tag}\"]\n[[note]]\nquote = \"левый берег\"\nby = \"А. {tag}\"\n\
                     tags = [\"слово {tag}\"]\ntext = \"Пометка {tag}.\""
                ),
            ),
            Edit::Capture { article, page, day } => archive.article(
                &path(*article).replace("txt", "toml"),
                format!(
                    "{}url = \"https://v.example/{page}\"\ncaptured = 2026-03-0{day}\n\
                     tags = [\"снято {day}\"]\n[[note]]\nquote = \"левый берег\"\n\
                     text = \"Записано {article} марта.\"",
                    ["", "title = \"Мост\"\n", "author = \"А. Мостовой\"\n"][usize::from(*day) % 3]
                ),
            ),
            Edit::Reprint { article: number, of } => {
                archive.article(&path(*number), reprint(*of)).article(
                    &path(*number).replace("txt", "toml"),
                    format!("source = \"Листок {number}\"\ndate = 2026-02-1{number}"),
                )
            }
            Edit::State { article, encoding } => archive
                .article(&path(*article), encoding_rs::WINDOWS_1254.encode(TURKISH).0.into_owned())
                .article(
                    &path(*article).replace("txt", "toml"),
                    format!(
                        "[capture]\nmedia_type = 'text/plain; charset={}'",
                        ["iso-8859-9", "iso-8859-1", ""][usize::from(*encoding)]
                    ),
                ),
            Edit::Unannotate { article } => {
                archive.without(&full_path(*article).replace("txt", "toml"))
            }
            Edit::Menu { page } => archive.file(
                "content/pages/about.md",
                format!("---\ntitle: О нас {page}\nmenu: 1\n---\nТекст."),
            ),
            Edit::Introduce { tag, text } => archive.file(
                &format!("content/tags/teg-{tag}.md"),
                format!("---\ntitle: Тег {tag}\n---\nВведение {text}."),
            ),
            Edit::Template { name, text } => {
                let name = ["404.html", "tag.html", "parts/summary.html", "parts/note.html"]
                    [usize::from(*name)];
                archive.file(&format!("templates/{name}"), changed_template(name, *text))
            }
            Edit::Static { text } => archive.file("static/a.txt", format!("{text}")),
            Edit::Accept { article } => archive.file(
                "content/accepted.toml",
                format!(
                    "\"{}\" = {{ kept = \"1-3\", text = \"ab\", raw = \"cd\" }}\n",
                    full_path(*article)
                ),
            ),
            _ => archive,
        };
        match edit {
            Edit::Retitle { site } => self.config.title = *site,
            Edit::Theme { name } => self.config.theme = *name,
            Edit::Rule { line } => self.config.rule = Some(*line),
            Edit::Clean { captions } => self.config.captions = *captions,
            Edit::Comment { text } => self.config.comment = *text,
            Edit::Fold { copies } => self.config.fold = *copies,
            Edit::Version { pages } => {
                self.place.generator.pages = Key::of(pages);
                let generator = self.place.generator;
                self.open.0 = Workplace { generator, ..Workplace::default() }.open();
            }
            _ => {}
        }
        self.archive = self.archive.clone().config(&self.config.draw());
    }

    /// Builds with what earlier builds left, and from nothing.
    fn build_twice(&self) -> (BuiltSite, BuiltSite) {
        let generator = self.place.generator;
        let nowhere = Workplace { generator, ..Workplace::default() };
        (self.archive.build_with(&self.place), self.archive.build_with(&nowhere))
    }

    /// Builds in the archive that is open since the first edit.
    fn build_open(&mut self) -> BuiltSite {
        let (site, published) = &mut self.open;
        self.archive.build_in(site, published)
    }
}

fn path(number: u8) -> String {
    format!("{number}/a.txt")
}

fn full_path(number: u8) -> String {
    format!("content/articles/{}", path(number))
}

/// A template of the default theme that says a little more.
fn changed_template(name: &str, text: u8) -> String {
    match name.starts_with("parts/") {
        true => format!("<p>{text}</p>{{% include \"default/{name}\" %}}"),
        false => format!(
            "{{% extends \"default/{name}\" %}}{{% block title %}}{text}{{% endblock title %}}"
        ),
    }
}

/// An article that shares no line with another.
fn article(number: u8, title: u8) -> String {
    let town =
        ["Заречный", "Полевой", "Озёрный", "Степной", "Луговой", "Лесной"][usize::from(number)];
    plain_article(&format!("Новость {title} из города {town}"))
        .replace("Заречного", town)
        .replace("Строить начнём", &format!("В город {town} строители придут"))
        .replace("Мост соединит", &format!("{town} и мост соединят"))
}

/// A report whose letters are others in each encoding.
const TURKISH: &str = "Yağmur dindi\n\nBalıkçılar avın başlamasını bekliyor, çünkü sular bu yıl erken \
    ısındı ve yağmur günlerce dinmedi.\n\nKarar pazartesi günü açıklanacak, dedi köyün muhtarı.\n";

/// A report that other outlets carry too.
fn reprint(of: u8) -> String {
    let town = ["Заречный", "Полевой"][usize::from(of)];
    let report = "Совет подвёл итоги года: построены две школы, отремонтирован мост через реку, \
                  заменены трубы на пяти улицах, и на всё это ушло 214 миллионов.";
    let plan = "На следующий год намечены больница на сорок коек, дорога к пристани и новый паром, \
                который возьмёт на борт до двенадцати машин; деньги на них уже выделены.";
    format!(
        "{town}: итоги\n\n{report}\n\n{plan}\n\n«Ждать осталось недолго», – сказал глава совета.\n"
    )
}

/// The documents that an edit asks to be cleaned, of those that are there; none where all may be.
///
/// An article shares its lines with what it was renamed to, if it is there again.
fn asked(edit: &Edit) -> Option<BTreeSet<String>> {
    let renamed = |number: &u8| format!("content/articles/new-{number}.txt");
    match edit {
        Edit::Write { article, .. } | Edit::Delete { article } | Edit::Rename { article } => {
            Some(BTreeSet::from([full_path(*article), renamed(article)]))
        }
        Edit::Annotate { article, .. } | Edit::Unannotate { article } => {
            Some(BTreeSet::from([full_path(*article)]))
        }
        // Whatever is done to captures, the newest of them has the notes of all.
        Edit::Capture { .. } | Edit::Reprint { .. } => None,
        // Texts in one encoding share their lines, and those in another do not.
        Edit::State { .. } => None,
        // The first rule makes it known what tells the source of each document.
        Edit::Rule { .. } | Edit::Clean { .. } => None,
        _ => Some(BTreeSet::new()),
    }
}

/// The files that differ between two builds.
fn differing<'f>(
    before: &'f BTreeMap<String, Vec<u8>>,
    after: &'f BTreeMap<String, Vec<u8>>,
) -> BTreeSet<&'f str> {
    let differs = |path: &&String| before.get(*path) != after.get(*path);
    after.keys().filter(differs).map(String::as_str).collect()
}

/// Whether a file may be made anew and come out the same: what a template says may make no
/// difference, a page of notes and the feeds are made with their articles as they are, the lists by
/// years do not print the tags that they know, a tag's name in other letters has the same terms, and
/// the page of an article may show nothing of what was changed in its raw file, or of its encoding.
fn may_come_out_the_same(edit: &Edit, path: &str) -> bool {
    let look = matches!(edit, Edit::Template { .. } | Edit::Theme { .. } | Edit::Version { .. });
    let named = matches!(edit, Edit::Introduce { .. }) && path == "search/elasticlunr.json";
    let file = path.rsplit('/').next().unwrap_or_default();
    let unprinted = path.starts_with("years/") || file.starts_with("feed.");
    let documents = match edit {
        Edit::State { article, .. } => BTreeSet::from([full_path(*article)]),
        _ => asked(edit).unwrap_or_default(),
    };
    let is_own = |document: &String| {
        let stem = document.trim_start_matches("content/").trim_end_matches(".txt");
        path.strip_prefix(stem).is_some_and(|rest| rest.starts_with('/'))
    };
    look || named || unprinted || path.contains("notes") || documents.iter().any(is_own)
}

/// Whether a page only leads to another one: it says nothing of the site, though its template could.
fn leads_elsewhere(site: &BuiltSite, path: &str) -> bool {
    let page = String::from_utf8_lossy(&site.files()[path]);
    page.contains("http-equiv=\"refresh\"")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn an_incremental_build_equals_a_clean_one_and_does_no_more_than_it_must(
        edits in prop::collection::vec(edit(), 1..10)
    ) {
        let mut scene = Scene::new();
        let (mut before, _) = scene.build_twice();
        let mut has_captures = false;
        for edit in &edits {
            scene.apply(edit);
            let (warm, cold) = scene.build_twice();
            let differing_bytes = differing(warm.files(), cold.files());
            prop_assert!(differing_bytes.is_empty(), "{differing_bytes:?} differ after {edit:?}");
            prop_assert!(warm.paths() == cold.paths(), "the files differ after {edit:?}");
            prop_assert_eq!(warm.report(), cold.report());
            let open = scene.build_open();
            prop_assert!(open.files() == cold.files(), "what is open differs after {edit:?}");
            prop_assert_eq!(open.report(), cold.report());
            has_captures |= matches!(edit, Edit::Capture { .. } | Edit::Reprint { .. });
            if let Some(asked) = asked(edit).filter(|_| !has_captures) {
                let cleaned: BTreeSet<String> = warm.cleaned.iter().cloned().collect();
                prop_assert!(cleaned.is_subset(&asked), "{cleaned:?} cleaned after {edit:?}");
            }
            let changed = differing(before.files(), warm.files());
            let needless = |path: &&String| {
                !changed.contains(path.as_str())
                    && !may_come_out_the_same(edit, path)
                    && !leads_elsewhere(&warm, path)
            };
            let needless: Vec<&String> = warm.made.iter().filter(needless).collect();
            prop_assert!(needless.is_empty(), "{needless:?} made for nothing after {edit:?}");
            before = warm;
        }
    }
}

#[test]
fn a_renamed_file_leaves_the_search_index_as_it_is() {
    let mut scene = Scene::new();
    scene.apply(&Edit::Write { article: 3, title: 1 });
    scene.build_twice();
    scene.apply(&Edit::Rename { article: 3 });
    let (warm, _) = scene.build_twice();
    assert!(warm.made.iter().any(|path| path.starts_with("articles/")), "{:?}", warm.made);
    assert!(!warm.made.contains(&"search/elasticlunr.json".to_owned()), "{:?}", warm.made);
    let made: BTreeSet<u8> = warm.made.iter().filter_map(|path| kind(&warm, path)).collect();
    assert_eq!(made, BTreeSet::from(*b"DR"), "only what results show of it, and the directory");
}

#[test]
fn an_article_that_changes_leaves_the_pieces_of_the_index_that_say_nothing_of_it() {
    let scene = Scene { archive: several_articles(), ..Scene::new() };
    let before = scene.archive.build_with(&scene.place);
    let longer = format!("{}\nПаром ушёл.\n", plain_article("Новость 7"));
    let after = scene.archive.article("2026/7.txt", longer).build_with(&scene.place);
    let made: Vec<u8> = after.made.iter().filter_map(|path| kind(&after, path)).collect();
    assert_eq!(made.iter().filter(|kind| **kind == b'R').count(), 0, "{:?}", after.made);
    let pieces = |site: &BuiltSite| site.paths().iter().filter(|p| p.starts_with(INDEX)).count();
    assert_eq!(pieces(&before), pieces(&after), "what is not named any more is gone");
}

#[test]
fn a_piece_of_the_index_that_is_lost_is_made_again() {
    let scene = Scene { archive: several_articles(), ..Scene::new() };
    let whole = scene.archive.build_with(&scene.place);
    let lost = whole.paths().into_iter().find(|path| kind(&whole, path) == Some(b'T'));
    let lost = lost.expect("a shard").to_owned();
    scene.place.stage.lose(&lost);
    let again = scene.archive.build_with(&scene.place);
    assert!(whole.files() == again.files());
}

/// The folder of the pieces of the search index.
const INDEX: &str = "search/index/";

/// What kind of file of the search index one is; none of any other file.
fn kind(site: &BuiltSite, path: &str) -> Option<u8> {
    let file = site.files().get(path).filter(|_| path.starts_with(INDEX))?;
    let mut head = [0; 4];
    flate2::read::GzDecoder::new(&**file).read_exact(&mut head).expect("it is compressed");
    Some(head[2])
}

#[test]
fn another_program_trusts_nothing_that_this_one_kept() {
    let mut scene = Scene::new();
    scene.archive.build_with(&scene.place);
    assert!(scene.archive.build_with(&scene.place).cleaned.is_empty());
    scene.place.generator.documents = Key::of("another");
    assert_eq!(scene.archive.build_with(&scene.place).cleaned.len(), 4);
}

#[test]
fn a_store_that_lost_its_blobs_costs_time_alone() {
    let scene = Scene::new();
    let whole = scene.archive.build_with(&scene.place);
    scene.place.store.lose_blobs();
    let place = Workplace { store: scene.place.store, ..Workplace::default() };
    let again = scene.archive.build_with(&place);
    assert!(again.cleaned.is_empty());
    assert!(whole.files() == again.files());
}

#[test]
fn lines_that_the_store_lost_still_count_for_new_pages() {
    let menu = "Все новости района у нас\nПогода и курсы на неделю\n";
    let page = |number: u8| format!("{menu}{}", article(number, 0));
    let add = |archive: ArchiveFixture, number| archive.article(&path(number), page(number));
    let place = Workplace::default();
    let four = (0..4).fold(archive(), add);
    four.build_with(&place);
    place.store.lose_blobs();
    let five = add(four, 4);
    assert!(five.build_with(&place).files() == five.build().files());
    let six = add(five, 5);
    assert!(six.build_with(&place).files() == six.build().files());
}
