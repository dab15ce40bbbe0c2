//! Addresses of whole sites: by the sounds of names, and old ones that lead to the new.

use crate::driver::{ArchiveFixture, BuiltSite, archive, plain_article};

const TITLE: &str = "title = \"Архив\"\n";

fn with_names(config: &str) -> ArchiveFixture {
    let archive = archive().config(&format!("{TITLE}{config}"));
    let archive = archive.file("content/pages/Әңгіме туралы.md", "Текст.");
    ["Қазақстан", "подъезд", "әке", "ке"].into_iter().fold(archive, |archive, name| {
        let tagged = archive.article(&format!("{name}.txt"), plain_article(name));
        tagged.article(&format!("{name}.toml"), "tags = [\"семья\"]")
    })
}

#[test]
fn names_of_files_tags_and_pages_are_written_by_their_sounds() {
    let site = with_names("[addresses]\nscheme = 2").build();
    site.is_clean();
    for route in [
        "articles/qazaqstan/",
        "articles/podezd/",
        "articles/ake/",
        "articles/ke/",
        "tags/semia/",
        "anggime-turaly/",
    ] {
        assert!(site.routes().contains(&route), "{route}: {:?}", site.routes());
    }
    assert!(!site.report().contains("new-addresses"), "{}", site.report());
}

/// Files with some names, and the day on which each entered the archive.
fn entered(names: &[(&str, &str)]) -> ArchiveFixture {
    let archive = archive().config(&format!("{TITLE}[addresses]\nscheme = 2"));
    names.iter().fold(archive, |archive, (name, added)| {
        let stem = name.rsplit_once('.').unwrap().0;
        let note = format!("{added}\n[[note]]\ntext = \"О «{stem}».\"");
        archive.article(name, plain_article(name)).article(&format!("{stem}.toml"), note)
    })
}

/// The address of the article that was made of a file.
fn address_of(site: &BuiltSite, name: &str) -> String {
    let heading = format!("{name}</h1>");
    let pages = site
        .routes()
        .into_iter()
        .filter(|route| route.starts_with("articles/") && site.page(route).0.contains(&heading));
    pages.map(str::to_owned).next().unwrap_or_default()
}

#[test]
fn of_files_with_one_address_each_has_a_page() {
    for names in [
        ["мост 2026.txt", "мост-2026.txt"],
        ["Мост.txt", "мост.txt"],
        ["йод.txt", "и\u{306}од.txt"],
        ["Әке.txt", "аке.txt"],
        ["мост.md", "мост.txt"],
    ] {
        let site = entered(&names.map(|name| (name, ""))).build();
        assert_eq!(site.articles(), 2, "{names:?}: {}", site.report());
        let [one, other] = names.map(|name| address_of(&site, name));
        let mut both = [&one, &other];
        both.sort_by_key(|route| route.len());
        let [short, long] = both;
        assert!(long.starts_with(&format!("{}-", short.trim_end_matches('/'))), "{short} {long}");
        assert_eq!(site.report().matches("warning[address-taken]").count(), 1, "{}", site.report());
    }
}

#[test]
fn an_article_with_an_address_of_its_own_keeps_it() {
    let before = entered(&[("мост-2026.txt", ""), ("мост_2026.txt", "")]).build();
    let [first, second] = ["мост-2026.txt", "мост_2026.txt"].map(|name| address_of(&before, name));
    assert_eq!(first, "articles/most-2026/");
    let after = entered(&[
        ("мост 2026.txt", "added = 2026-03-01"),
        ("мост-2026.txt", ""),
        ("мост_2026.txt", ""),
        ("мост – 2026.txt", "added = 2026-03-02"),
    ]);
    let after = after.build();
    assert_eq!(after.articles(), 4);
    assert_eq!(address_of(&after, "мост-2026.txt"), first);
    assert_eq!(address_of(&after, "мост_2026.txt"), second);
}

#[test]
fn who_shares_an_address_is_told_how_to_choose_one() {
    let site = entered(&[("a b.txt", ""), ("a-b.txt", "")]).build();
    site.page("notes/").has("О «a b»").has("О «a-b»");
    insta::assert_snapshot!(site.report(), @r"
    warning[address-taken]: the address `articles/a-b/` is taken, and this article has `articles/a-b-138fe18c/`
      --> content/articles/a-b.txt
      content/articles/a b.txt: this article has it
      hint: rename this file to choose its address, which follows from the file's name
    ");
}

#[test]
fn a_published_site_keeps_its_addresses() {
    let site = with_names("[addresses]\nscheme = 1").without("content/articles/әке.txt").build();
    for route in ["articles/k-azak-stan/", "articles/pod-ezd/", "tags/sem-ia/"] {
        assert!(site.routes().contains(&route), "{route}: {:?}", site.routes());
    }
}

#[test]
fn an_archive_that_chose_no_scheme_is_told_what_moved() {
    let site = with_names("").build();
    assert!(site.routes().contains(&"articles/qazaqstan/"));
    let report = site.report();
    assert!(report.contains("notice[new-addresses]: 5 addresses have changed"), "{report}");
    let plain = archive().article("most.txt", plain_article("Мост")).build();
    assert_eq!(plain.report(), "");
}

#[test]
fn every_name_that_is_an_address_can_have_moved() {
    let front = "+++\ntitle = \"Мост\"\n+++\nТекст.";
    for (path, text) in [
        ("content/articles/a.toml", "tags = [\"подъезд\"]"),
        ("content/articles/a.toml", "source = \"Подъезд\""),
        ("content/articles/a.toml", "author = \"Асель Подъездова\""),
        ("content/articles/a.toml", "[[note]]\ntext = \"Да.\"\ntags = [\"подъезд\"]"),
        ("content/articles/a.toml", "[[note]]\ntext = \"Да.\"\nby = \"Асель Подъездова\""),
        ("content/tags/подъезд.md", front),
        ("content/pages/подъезд.md", front),
        ("content/articles/подъезд/b.md", "# Паром\n\nТекст."),
    ] {
        let archive = archive().config(TITLE).article("a.txt", plain_article("Мост"));
        let report = archive.file(path, text).build().report();
        assert!(report.contains("notice[new-addresses]: `"), "{path} {text}: {report}");
    }
}

#[test]
fn an_unknown_scheme_is_an_error() {
    let report = with_names("[addresses]\nscheme = 3").build().report();
    assert!(report.contains("error[unknown-scheme]: addresses have no scheme 3"), "{report}");
}

/// An article, a page and a tag, each with old addresses.
fn moved() -> ArchiveFixture {
    archive()
        .config(&format!("{TITLE}[addresses]\nscheme = 2"))
        .base_url("https://example.org/arhiv/")
        .article("2026/most.txt", plain_article("Мост «Южный» & дорога"))
        .article(
            "2026/most.toml",
            "tags = [\"мост\"]\naliases = [\"/news/most/\", \"/2019/most.html\", \"/articles/2026/most/\"]",
        )
        .file("content/pages/about.md", "+++\ntitle = \"О нас\"\naliases = [\"kontakty\"]\n+++\nТекст.")
        .file(
            "content/tags/mosty.md",
            "+++\ntitle = \"Мосты\"\naliases = [\"мост\", \"/tags/bridge/\"]\n+++\nО мостах.",
        )
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let site = moved().build();
    site.is_clean();
    let page = site.page("news/most/");
    page.has("<meta http-equiv=\"refresh\" content=\"0; url=../../articles/2026/most/\">")
        .has("<link rel=\"canonical\" href=\"https://example.org/arhiv/articles/2026/most/\">")
        .has("<meta name=\"robots\" content=\"noindex\">")
        .has("<a href=\"../../articles/2026/most/\">Мост «Южный» &amp; дорога</a>")
        .lacks("<script");
    site.page("2019/most.html").has("url=../articles/2026/most/");
    site.page("kontakty/").has("url=../about/");
    site.page("tags/bridge/").has("url=../../tags/mosty/");
    site.page("articles/2026/most/").has("<article");
}

#[test]
fn the_other_spellings_of_a_tag_lead_to_its_page() {
    let site = moved().build();
    site.page("tags/most/").has("url=../../tags/mosty/");
    let taken = moved().file("content/tags/most.md", "+++\ntitle = \"переправа\"\n+++\nТекст.");
    let taken = taken.article("2026/ferry.txt", plain_article("Паром"));
    let taken = taken.article("2026/ferry.toml", "tags = [\"переправа\"]").build();
    taken.is_clean().page("tags/most/").has("<h1").lacks("http-equiv=\"refresh\"");
}

#[test]
fn an_old_address_is_in_no_sitemap_and_no_list() {
    let site = moved().build();
    let sitemap = site.page("sitemap.xml");
    sitemap.has("/articles/2026/most/</loc>").lacks("news/").lacks("kontakty").lacks("bridge");
    sitemap.lacks("2019");
}

#[test]
fn without_a_base_url_the_canonical_address_is_relative() {
    let site = archive().article("a.txt", plain_article("Мост"));
    let site = site.article("a.toml", "aliases = [\"old\"]").build();
    site.page("old/").has("<link rel=\"canonical\" href=\"../articles/a/\">");
}

#[test]
fn an_address_that_is_taken_is_reported_with_both() {
    let twice = moved().article("b.txt", plain_article("Паром"));
    let twice = twice.article("b.toml", "aliases = [\"news/most\", \"/about/\", \"/years/\"]");
    let site = twice.build();
    let report = site.report();
    for taken in [
        "the old address `/news/most/` of `content/articles/b.txt` is taken by an old address of `content/articles/2026/most.txt`",
        "the old address `/about/` of `content/articles/b.txt` is taken by `content/pages/about.md`",
        "the old address `/years/` of `content/articles/b.txt` is taken by the `years` page that Postil makes",
    ] {
        assert!(report.contains(taken), "{report}");
    }
    assert_eq!(report.matches("error[alias-taken]").count(), 3, "{report}");
    site.page("news/most/").has("articles/2026/most/");
}

#[test]
fn an_old_address_makes_way_for_every_file_and_folder() {
    let noted = || {
        let aliases = "aliases = [\"/news/most/\", \"/2019/most.html\"]";
        let sidecar = format!("tags = [\"мост\"]\n{aliases}\n[[note]]\ntext = \"Так ли?\"");
        let config = format!("{TITLE}[publish]\ndata = [\"csv\"]\n[addresses]\nscheme = 2");
        moved().config(&config).article("2026/most.toml", sidecar)
    };
    let plain = noted().build();
    for (alias, owner) in [
        ("/feed.xml", "the file `feed.xml`"),
        ("/notes.json/", "the file `notes.json`"),
        ("/data/articles.csv", "the file `data/articles.csv`"),
        ("/index.html/a", "the `home` page that Postil makes"),
        ("/404.html/a/b", "the `not-found` page that Postil makes"),
        ("/About/", "`content/pages/about.md`"),
        ("/News/Most/", "an old address of `content/articles/2026/most.txt`"),
        ("/Articles/2026/MOST", "`content/articles/2026/most.txt`"),
        ("/2019/Most.html/a/", "an old address of `content/articles/2026/most.txt`"),
    ] {
        let file = format!("+++\ntitle = \"Паром\"\naliases = [\"{alias}\"]\n+++\nТекст.");
        let site = noted().file("content/pages/ferry.md", file).build();
        let report = site.report();
        let said = format!("of `content/pages/ferry.md` is taken by {owner}");
        assert!(report.contains(&said), "{alias}: {report}");
        assert_eq!(report.matches("error[").count(), 1, "{alias}: {report}");
        let lost: Vec<_> =
            plain.paths().into_iter().filter(|path| !site.paths().contains(path)).collect();
        assert!(lost.is_empty(), "{alias}: {lost:?}");
        assert_eq!(site.paths().len(), plain.paths().len() + 1, "{alias}");
    }
}

#[test]
fn an_alias_that_leads_out_of_the_site_is_reported_and_costs_nothing_else() {
    let aliases = [
        "../../etc/passwd",
        "/a/../../b",
        "https://elsewhere.example/a",
        "javascript:alert(1)",
        "//elsewhere.example",
        "a\\\\b",
        "/con/",
        "/aux/a/",
        "",
        "\\u0000",
    ];
    let listed: Vec<String> = aliases.iter().map(|alias| format!("\"{alias}\"")).collect();
    let site = archive().article("a.txt", plain_article("Мост"));
    let site =
        site.article("a.toml", format!("aliases = [\"old\", {}]", listed.join(", "))).build();
    let report = site.report();
    assert_eq!(report.matches("error[bad-value]: `aliases`").count(), aliases.len(), "{report}");
    assert!(report.contains("hint: write a path within the site"), "{report}");
    site.page("old/").has("url=../articles/a/");
    assert!(site.paths().iter().all(|path| !path.contains("passwd")), "{:?}", site.paths());
}

#[test]
fn more_old_addresses_than_are_taken_are_said() {
    let aliases: Vec<String> = (0..120).map(|number| format!("'old/{number}'")).collect();
    let site = archive().article("a.txt", plain_article("Мост"));
    let site = site.article("a.toml", format!("aliases = [{}]", aliases.join(", "))).build();
    assert_eq!(site.routes().iter().filter(|route| route.starts_with("old/")).count(), 100);
    assert!(site.report().contains("`aliases` has 120 members, and 100 are taken"));
}
