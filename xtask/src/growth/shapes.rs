//! What there can be a lot of in an archive.

mod crawls;
mod imports;
mod pages;

/// The files of an archive: paths and texts.
pub type Files = Vec<(String, String)>;

/// An archive, or a page, with so many of one thing.
pub struct Shape {
    /// Of what.
    pub name: String,
    /// The smallest number to make it with.
    pub number: usize,
    /// Makes it.
    pub files: Box<dyn Fn(usize) -> Files + Sync>,
    /// What Postil is asked to do with it.
    pub arguments: &'static [&'static str],
}

/// Every shape: those of archives, of notes from elsewhere, of crawls, and a page of each piece again
/// and again.
pub fn all() -> impl Iterator<Item = Shape> {
    let built = ARCHIVES.iter().map(|archive| shape(archive, &["build"]));
    let imported = imports::IMPORTS.iter().map(|import| shape(import, imports::ARGUMENTS));
    let crawled = crawls::CRAWLS.iter().map(|crawl| shape(crawl, crawls::ARGUMENTS));
    built.chain(imported).chain(crawled).chain(pages::PAGES.iter().flat_map(|page| page.shapes()))
}

fn shape((name, number, files): &'static Archive, arguments: &'static [&'static str]) -> Shape {
    Shape { name: (*name).to_owned(), number: *number, files: Box::new(files), arguments }
}

type Archive = (&'static str, usize, fn(usize) -> Files);

/// Archives with so many of one thing: of what, the smallest number, and how they are made.
const ARCHIVES: &[Archive] = &[
    ("notes alike", 150, |n| {
        noted("", &many(n, "[[note]]\nquote = 'Совет города Заречного'\ntext = 'а'\n"))
    }),
    ("notes beside one another", 200, |n| {
        noted(&many(n, "слово{} "), &many(n, "[[note]]\nquote = 'слово{}'\n"))
    }),
    ("notes with tags and authors of their own", 50, |n| {
        noted("", &many(n, "[[note]]\ntext = 'а'\ntags = ['т{}']\nby = 'А{}'\n"))
    }),
    ("notes without a place", 150, |n| {
        noted("", &many(n, "[[note]]\nquote = 'Паром {} ушёл к дальнему берегу'\ntext = 'а'\n"))
    }),
    ("notes on removed lines", 60, |n| {
        let lines = many(n, "Читайте также\nЗаголовок номер {} о мосте\n");
        noted(&lines, &many(n, "[[note]]\nquote = 'Заголовок номер {} о мосте'\n"))
    }),
    ("unknown keys of a sidecar", 500, |n| noted("", &many(n, "key{} = 1\n"))),
    ("a key of a sidecar again", 500, |n| noted("", &many(n, "title = 'а'\n"))),
    ("values of a wrong type", 500, |n| noted("", &list("tags", n, "1"))),
    ("tags of a sidecar", 500, |n| noted("", &list("tags", n, "'т{}'"))),
    ("dropped lines", 200, |n| {
        noted(&many(n, "строка номер {}\n"), &list("drop", n, "'строка номер {}'"))
    }),
    ("dropped lines that are not there", 500, |n| noted("", &list("drop", n, "'строка номер {}'"))),
    ("tags of a page", 500, |n| noted(&format!("Теги: {}", many(n, "слово {}, ")), "")),
    ("tags of an archive", 8, |n| {
        articles(n, |at| format!("{}Теги: {}", text(), many(20, &format!("слово {at}-{{}}, "))))
    }),
    ("articles with one title and tag", 30, |n| {
        articles(n, |_| format!("{}Теги: мост, река\n", text()))
    }),
    ("articles with words of their own", 20, |n| {
        articles(n, |at| format!("{}{}\n", text(), many(40, &format!("слово {at}х{{}} "))))
    }),
    ("words of an article", 500, |n| noted(&many(n, "слово {}х и ещё мост.\n"), "")),
    ("rules for sources", 500, |n| {
        configured(&many(n, "[[source]]\nhost = 'x{}.example'\ndrop = ['Поделиться {}']\n"))
    }),
    ("lines of a rule for a source", 500, |n| {
        let rule =
            format!("[[source]]\nhost = 'x.example'\n{}", list("drop", n, "'Поделиться {}'"));
        configured(&rule)
    }),
    ("unknown keys of the settings", 300, |n| configured(&many(n, "key{} = 1\n"))),
    ("introductions of tags", 40, |n| {
        let page = |at: usize| {
            let page = format!("+++\ntitle = 'Т{at}'\naliases = ['а{at}']\n+++\nТекст");
            (format!("content/tags/t{at}.md"), page)
        };
        noted("", "").into_iter().chain((0..n).map(page)).collect()
    }),
    ("names of an introduction", 500, |n| {
        let page = format!("+++\ntitle = 'Т'\n{}+++\nТекст", list("aliases", n, "'а{}'"));
        let mut files = noted("", "");
        files.push(("content/tags/t.md".to_owned(), page));
        files
    }),
    ("own pages that ask for a place in the menu", 40, |n| {
        let page = |at: usize| {
            let page = format!("+++\ntitle = 'Страница {at}'\nmenu = {at}\n+++\nТекст");
            (format!("content/pages/p{at}.md"), page)
        };
        noted("", "").into_iter().chain((0..n).map(page)).collect()
    }),
    ("quotations in one another in Markdown", 1000, |n| markdown(&"> ".repeat(n))),
    ("lists in one another in Markdown", 500, |n| markdown(&"- ".repeat(n))),
    ("emphasis in one another in Markdown", 500, |n| {
        markdown(&format!("{}{}", "*а ".repeat(n), "а*".repeat(n)))
    }),
    ("quotations in one another in a note", 500, |n| {
        noted("", &format!("[[note]]\ntext = '{}а'\n", "> ".repeat(n)))
    }),
    ("links in one another in a note", 500, |n| {
        noted("", &format!("[[note]]\ntext = '{}а{}'\n", "[".repeat(n), "](б)".repeat(n)))
    }),
    ("elements in one another", 1000, |n| html("", &"<div>".repeat(n))),
    ("inline elements in one another", 1000, |n| html("", &"<b>".repeat(n))),
    ("lists in one another", 500, |n| html("", &"<ul><li>".repeat(n))),
    ("tables in one another", 500, |n| html("", &"<table><tr><td>".repeat(n))),
    ("authors and tags that a page declares", 500, |n| {
        let author = "<meta name=\"author\" content=\"Анна Ким{}\">";
        html(&many(n, &format!("{author}<meta property=\"article:tag\" content=\"а{{}}\">")), "")
    }),
    ("headings of a page", 100, |n| html("", &many(n, "<h1>Мост {} открыт</h1>"))),
    ("what a page's script declares", 500, |n| {
        let article = "{\"@type\":\"NewsArticle\",\"headline\":\"Мост #\"},".replace('#', "{}");
        let list = many(n, &article);
        html(&format!("<script type=\"application/ld+json\">[{list}1]</script>"), "")
    }),
    ("captures of one page", 30, |n| {
        let head = "Title: Мост\nURL: https://x.example/most";
        articles(n, |at| format!("{head}\n\n{}Записано {at} марта.\n", text()))
    }),
    ("pages that state one address", 30, |n| {
        let words = |at: usize| many(60, &format!("слово{at}а{{}} "));
        articles(n, |at| {
            format!("Title: Мост {at}\nURL: https://x.example/news\n\n{}.\n", words(at))
        })
    }),
    ("outlets that carry a report", 30, |n| {
        articles(n, |at| format!("Title: Мост\nURL: https://o{at}.example/most\n\n{}", text()))
    }),
    ("captions", 150, |n| noted(&many(n, "Фото: Анна Ким{}\n\n"), "")),
    ("speakers", 100, |n| {
        noted(&many(n, "«Мост открыт», – сказал глава совета Пётр Лугин{}.\n\n"), "")
    }),
];

/// `piece` so many times, with its number in the place of each `{}`.
fn many(count: usize, piece: &str) -> String {
    (0..count).map(|number| piece.replace("{}", &number.to_string())).collect()
}

/// A TOML list.
fn list(key: &str, count: usize, member: &str) -> String {
    format!("{key} = [{}]\n", many(count, &format!("{member},\n")))
}

/// The text of a plain page.
fn text() -> String {
    let paragraph = "Совет города Заречного одобрил смету нового моста через Тихую, и рабочие начнут \
                     строить его весной.\n\n";
    format!("Мост\n\n{}", paragraph.repeat(3))
}

/// An archive of one page that ends with `lines`, and its sidecar.
fn noted(lines: &str, sidecar: &str) -> Files {
    let mut files = configured("");
    files[0].1.push_str(lines);
    files.push(("content/articles/a.toml".to_owned(), sidecar.to_owned()));
    files
}

/// An archive of one page of `x.example`, and more settings.
fn configured(settings: &str) -> Files {
    vec![
        ("content/articles/a.txt".to_owned(), text()),
        ("content/articles/b.txt".to_owned(), text()),
        ("content/articles/b.toml".to_owned(), "url = 'https://x.example/b'\n".to_owned()),
        ("config.toml".to_owned(), format!("title = 'А'\n{settings}")),
    ]
}

fn articles(count: usize, page: impl Fn(usize) -> String) -> Files {
    let mut files = configured("");
    files.extend((0..count).map(|at| (format!("content/articles/c{at}.txt"), page(at))));
    files
}

fn markdown(lines: &str) -> Files {
    let mut files = configured("");
    files.push(("content/articles/c.md".to_owned(), format!("# Мост\n\n{}{lines}а\n", text())));
    files
}

fn html(head: &str, body: &str) -> Files {
    let page = format!(
        "<html><head>{head}</head><body><h1>Мост</h1><p>{}</p>{body}а</body></html>",
        text()
    );
    let mut files = configured("");
    files.push(("content/articles/c.html".to_owned(), page));
    files
}
