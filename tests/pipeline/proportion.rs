//! Whatever a page brings thousands of, the site grows in proportion to the page.

use super::driver::{ArchiveFixture, archive, plain_article};

/// How many bytes a kind of page has, about.
const INPUT: usize = 20_000;

/// A page that brings a lot of one thing: its name, and its text with so many bytes of it.
type Kind = (&'static str, &'static str, fn(usize) -> String);

/// A sidecar that brings a lot of one thing: its name, and so many bytes of it.
type SidecarKind = (&'static str, fn(usize) -> String);

/// `piece` with its number in the place of each `{}`, over and over.
fn many(length: usize, piece: &str) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= length {
            break;
        }
        text.push_str(&piece.replace("{}", &number.to_string()));
    }
    text
}

fn below(lines: &str) -> String {
    format!("{}\n{lines}\n", plain_article("Мост"))
}

fn html(head: &str, body: &str) -> String {
    let text = plain_article("Мост").replace("\n\n", "</p><p>");
    format!("<html><head>{head}</head><body><h1>Мост</h1><p>{text}</p>{body}</body></html>")
}

fn front(matter: &str) -> String {
    format!("+++\n{matter}\n+++\n{}", plain_article("Мост"))
}

const PAGES: &[Kind] = &[
    ("tags in a line", "a.txt", |n| below(&format!("Теги: {}", many(n, "слово {}, ")))),
    ("hashtags", "a.txt", |n| below(&many(n, "#слово{} "))),
    ("declared tags", "a.html", |n| {
        html(&many(n, "<meta property=\"article:tag\" content=\"слово {}\">"), "")
    }),
    ("front tags", "a.md", |n| {
        front(&format!("title='Мост'\ntags = [{}]", many(n, "'слово {}', ")))
    }),
    ("front author", "a.md", |n| {
        front(&format!("title='Мост'\nauthor = '{}'", many(n, "Анна Ким{}, ")))
    }),
    ("title front tags", "a.md", |n| {
        front(&format!(
            "title='{}'\ndate='2026-02-02'\nsource='Листок'\ntags = [{}]",
            many(n, "Мост{} открыт "),
            many(300, "'слово {}', ")
        ))
    }),
    ("title txt", "a.txt", |n| plain_article(&many(n, "Мост{} открыт "))),
    ("titles h1", "a.html", |n| html("", &many(n, "<h1>Мост{} открыт</h1>"))),
    ("quotations", "a.txt", |n| {
        below(&many(n, "«Мост {} открыт для всех», – сказал Пётр Лугин.\n\n"))
    }),
    ("speaker", "a.txt", |n| {
        below(&format!(
            "«Мост открыт для всех», – сказал {} Пётр Лугин.\n",
            many(n, "глава совета ")
        ))
    }),
    ("a long role", "a.txt", |n| {
        below(&format!(
            "«Мост открыт для всех», – сказал {} Пётр Лугин.\n\n{}",
            many(n / 2, "глава совета "),
            many(n / 2, "«Мост {} открыт», — сказал Лугин.\n\n")
        ))
    }),
    ("captions", "a.txt", |n| below(&many(n, "Фото: Анна Ким\n"))),
    ("captions html", "a.html", |n| {
        html(
            "",
            &many(
                n,
                "<figure><img src=a><figcaption>Мост {}. Фото: Анна Ким</figcaption></figure>",
            ),
        )
    }),
    ("letters apart", "a.txt", |n| below(&many(n, "а\n\n"))),
    ("menu and text", "a.txt", |n| {
        below(&many(
            n,
            "Поделиться\n\nМост {} открыт для всех жителей города, сообщили в совете.\n\n",
        ))
    }),
    ("paragraphs html", "a.html", |n| html("", &many(n, "<p>Да.</p>"))),
    ("table", "a.html", |n| html("", &format!("<table>{}</table>", many(n, "<tr><td>а{}<td>б")))),
    ("one line", "a.txt", |n| below(&many(n, "слово{} "))),
    ("one word", "a.txt", |n| many(n, "слово{}")),
];

const NOTES: &[SidecarKind] = &[
    ("note bys", |n| many(n, "[[note]]\ntext='а'\nby = 'A{}'\n")),
    ("note tags", |n| many(n, "[[note]]\ntext='а'\ntags = ['A{}']\n")),
    ("note 50 tags", |n| {
        many(
            n,
            &format!(
                "[[note]]\ntext='а'\ntags = [{}]\n",
                (0..50).map(|i| format!("'{i}',")).collect::<String>()
            ),
        )
    }),
    ("notes with 50 tags of their own", |n| {
        let tags: String = (0..50).map(|tag| format!("'{{}}-{tag}',")).collect();
        many(n, &format!("[[note]]\ntext='а'\ntags = [{tags}]\n"))
    }),
    ("notes", |n| many(n, "[[note]]\ntext='а'\n")),
    ("notes quoted", |n| many(n, "[[note]]\nquote='мост'\n")),
    ("notes on all", |n| many(n, "[[note]]\nquote='Пётр Лугин'\ntext='{}'\n")),
];

const SIDECARS: &[SidecarKind] = &[
    ("tags", |n| format!("tags = [{}]", many(n, "'слово {}', "))),
    ("100 long tags", |n| {
        format!(
            "tags = [{}]",
            (0..100)
                .map(|i| format!("'{}',", many(n / 100, &format!("слово{i}"))))
                .collect::<String>()
        )
    }),
    ("title", |n| {
        format!("title = '{}'\ntags = [{}]", many(n, "Мост{} "), many(1800, "'слово {}', "))
    }),
    ("author", |n| format!("author = '{}'", many(n, "Мост{} "))),
    ("source", |n| format!("source = '{}'", many(n, "Мост{} "))),
    ("section", |n| format!("section = '{}'", many(n, "Мост{} "))),
    ("rights", |n| format!("rights = '{}'", many(n, "Мост{} "))),
    ("url", |n| format!("url = 'https://x.example/{}'", many(n, "a{}"))),
    ("archived", |n| format!("archived = 'https://x.example/{}'", many(n, "a{}"))),
    ("note text", |n| format!("[[note]]\ntext = '{}'", many(n, "Мост{} "))),
    ("note text 50 tags", |n| {
        format!("[[note]]\ntext = '{}'\ntags=[{}]", many(n, "Мост{} "), many(900, "'слово {}', "))
    }),
    ("note quote", |n| format!("[[note]]\nquote = '{}'\ntext='а'\n", many(n, "Мост{} "))),
    ("note quote 50 tags", |n| {
        format!(
            "[[note]]\nquote = '{}'\ntags=[{}]\n",
            many(n, "Мост{} "),
            many(900, "'слово {}', ")
        )
    }),
    ("note by", |n| format!("[[note]]\ntext='а'\nby = '{}'", many(n, "Мост{} "))),
    ("note long tag", |n| format!("[[note]]\ntext='а'\ntags = ['{}']\n", many(n, "a{} "))),
    ("drop", |n| format!("drop = [{}]", many(n, "'слово {}', "))),
];

/// What the pages of two dozen tags with long names have, in bytes.
const FIXED_OF_PAGE: usize = 200_000;
/// What the pages of a hundred tags with long names have.
const FIXED_OF_SIDECAR: usize = 1_240_000;
/// Bytes of the site for each byte of input.
const TIMES: usize = 10;
/// The same where every twenty bytes are a note with a page of its own.
const TIMES_OF_PAGES: usize = 500;

/// Builds with so many bytes of a thing and with twice as many: neither the first nor the second
/// half may make more of the site than it has, times `times`.
fn check(kind: &str, fixed: usize, times: usize, make: &dyn Fn(usize) -> ArchiveFixture) {
    let bytes = |length| make(length).build().files().values().map(Vec::len).sum::<usize>();
    let (none, once, twice) = (bytes(1), bytes(INPUT), bytes(2 * INPUT));
    let (first, second) = (once.saturating_sub(none), twice.saturating_sub(once));
    assert!(first <= times * INPUT + fixed, "{kind}: {INPUT} bytes make {first}");
    assert!(second <= times * INPUT, "{kind}: {INPUT} more bytes make {second} more");
}

#[test]
fn a_page_makes_no_more_of_the_site_than_its_length_asks_for() {
    for (kind, name, page) in PAGES {
        check(kind, FIXED_OF_PAGE, TIMES, &|length| {
            archive().base_url("https://archive.example/").article(name, page(length))
        });
    }
}

#[test]
fn a_menu_makes_no_more_of_the_site_than_its_pages_ask_for() {
    for (kind, title) in
        [("menu", "Страница {}"), ("menu of long titles", "Страница {} о мосте и реке")]
    {
        // Each page of about sixty bytes is a page of the site.
        check(kind, FIXED_OF_SIDECAR, TIMES_OF_PAGES, &|length| {
            let pages = (0..length / 60).map(|at| {
                let title = title.replace("{}", &at.to_string());
                (
                    format!("content/pages/p{at}.md"),
                    format!("+++\ntitle = '{title}'\nmenu = 1\n+++\nа\n"),
                )
            });
            let site = archive().article("a.txt", plain_article("Мост"));
            pages.fold(site, |site, (path, text)| site.file(&path, text))
        });
    }
}

#[test]
fn pages_that_find_no_place_in_the_menu_are_said() {
    let page = |at: usize| format!("+++\ntitle = 'Стр. {at:02}'\nmenu = {}\n+++\nа\n", 100 - at);
    let site = |count: usize| {
        let site = archive().article("a.txt", plain_article("Мост"));
        let add =
            |site: ArchiveFixture, at| site.file(&format!("content/pages/p{at:02}.md"), page(at));
        (0..count).fold(site, add).build()
    };
    site(24).is_clean();
    let site = site(26);
    site.page("index.html").has("Стр. 25").has("Стр. 02").lacks("Стр. 01").lacks("Стр. 00");
    // The page itself is there.
    site.page("p00/index.html").has("Стр. 00");
    insta::assert_snapshot!(site.report(), @r"
    warning[too-many]: 26 pages ask for a place in the menu, and 24 get one
      --> content/pages/p01.md
      hint: take `menu` out of some of them, and link to them from another page; the menu stands on every page
    ");
}

fn check_sidecars(kinds: &[SidecarKind], times: usize) {
    for (kind, sidecar) in kinds {
        check(kind, FIXED_OF_SIDECAR, times, &|length| {
            let site = archive().base_url("https://archive.example/");
            let site = site.article("a.txt", plain_article("Мост"));
            site.article("a.toml", sidecar(length))
        });
    }
}

#[test]
fn a_sidecar_makes_no_more_of_the_site_than_its_length_asks_for() {
    check_sidecars(SIDECARS, TIMES);
}

#[test]
fn notes_make_no_more_than_a_page_each() {
    check_sidecars(NOTES, TIMES_OF_PAGES);
}

#[test]
fn the_number_that_is_said_is_that_of_the_page() {
    let repeated = |count: usize, piece: &str| -> String {
        (0..count).map(|number| piece.replace("{}", &number.to_string())).collect()
    };
    let tag = "<meta property=\"article:tag\" content=\"слово {}\">";
    let author = "<meta name=\"author\" content=\"Анна Ким{}\">";
    let letters = |count: u32| -> String {
        let of = |number: u32| char::from_u32(0x430 + number % 32).unwrap();
        let name = |n: u32| format!("{}{}{}", of(n / 1024), of(n / 32), of(n));
        (0..count).map(|n| author.replace("{}", &name(n))).collect()
    };
    for (name, text, said) in [
        ("a.html", html(&repeated(24, tag), ""), None),
        ("a.html", html(&repeated(3000, tag), ""), Some("of 3000 tags of the page 24 are taken")),
        (
            "a.html",
            html(
                &format!(
                    "<meta property=\"article:tag\" content=\"{}\">",
                    repeated(500, "слово {}, ")
                ),
                "",
            ),
            Some("of 500 tags of the page 24 are taken"),
        ),
        ("a.html", html(&letters(24), ""), None),
        ("a.html", html(&letters(30), ""), Some("of 30 authors of the page 24 are taken")),
        ("a.html", html(&letters(3000), ""), Some("of 3000 authors of the page 24 are taken")),
        (
            "a.html",
            html(
                &format!(
                    "<script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \
                     \"author\": [{}\"Анна Ким\"]}}</script>",
                    letters(50).replace("<meta name=\"author\" content=", "").replace('>', ","),
                ),
                "",
            ),
            Some("of 51 authors of the page 24 are taken"),
        ),
        // One who is named again and again.
        ("a.html", html(&repeated(300, author).replace(char::is_numeric, ""), ""), None),
        ("a.txt", below(&repeated(99, "«Мост {} открыт», – сказал Пётр Лугин.\n\n")), None),
        (
            "a.txt",
            below(&repeated(299, "«Мост {} открыт», – сказал Пётр Лугин.\n\n")),
            Some("the record of this article lists 100 of its 300 quotations"),
        ),
    ] {
        let report = archive().article(name, text).build().report();
        let counted: Vec<&str> = report.lines().filter(|line| line.contains("too-many")).collect();
        assert_eq!(counted.len(), usize::from(said.is_some()), "{said:?}: {report}");
        assert!(report.contains(said.unwrap_or_default()), "{said:?}: {report}");
    }
}

#[test]
fn quotations_that_the_record_has_no_room_for_are_counted_on_the_page() {
    let said = |count: usize| -> String {
        (0..count).map(|at| format!("«Мост {at} открыт», – сказал Пётр Лугин.\n\n")).collect()
    };
    // The plain article has one of its own.
    for (count, more) in [(100, "И ещё 1 цитата."), (104, "И ещё 5 цитат.")] {
        archive().article("a.txt", below(&said(count))).build().page("articles/a/audit/").has(more);
    }
    archive().article("a.txt", below(&said(99))).build().page("articles/a/audit/").lacks("И ещё ");
}

#[test]
fn what_a_page_has_too_much_of_is_said_once_for_each_kind() {
    let authors = many(1000, "Анна Ким{}, ");
    let matter = format!(
        "title = '{}'\nauthor = '{authors}'\nsource = '{}'\nsection = '{}'\nurl = 'https://a.example/{}'",
        many(4000, "Мост открыт "),
        many(1000, "Листок "),
        many(1000, "Город "),
        many(4000, "a"),
    );
    let site = archive().article("a.md", front(&matter)).build();
    let fields = site.article(0).fields;
    assert_eq!(fields.author.unwrap().value.split(", ").count(), 24);
    let title = fields.title.unwrap().value;
    assert!(title.ends_with("Мост…") && title.chars().count() <= 501, "{title}");
    assert!(fields.url.is_none(), "a part of an address leads elsewhere");
    insta::assert_snapshot!(site.report(), @r#"
    notice[too-long]: `title` of the page has 2183 characters, and the first 500 are taken
      --> content/articles/a.md:2
      hint: write a shorter one into the sidecar, as `title = "…"`
    notice[too-many-authors]: of 54 authors of the page 24 are taken
      --> content/articles/a.md:3
      hint: name those that count in the sidecar, as `author = "…"`
    notice[too-long]: `section` of the page has 545 characters, and the first 120 are taken
      --> content/articles/a.md:5
      hint: write a shorter one into the sidecar, as `section = "…"`
    notice[too-long]: the address of the page has 4018 characters, and is left out
      --> content/articles/a.md:6
      hint: write one of at most 2000 into the sidecar, as `url = "…"`
    "#);
}
