//! What goes wrong in real folders: each gets a clear message or a harmless result, and the other
//! articles build.

use std::time::Instant;

use super::driver::{BuiltSite, archive, plain_article};

#[test]
fn a_binary_file_is_named_and_left_out() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("b.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec())
        .build();
    assert_eq!(site.articles(), 1);
    insta::assert_snapshot!(site.report(), @r"
    error[binary-file]: this file is not text
      --> content/articles/b.txt
      hint: move it out of `content/articles`, or save the page again as text or HTML
    ");
}

#[test]
fn an_empty_file_is_named_and_left_out() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("b.txt", "")
        .article("c.txt", " \n\n")
        .build();
    assert_eq!(site.articles(), 1);
    insta::assert_snapshot!(site.report(), @r"
    warning[empty-file]: this file is empty, so there is no article to show
      --> content/articles/b.txt
      hint: scrape the page again, or delete the file
    warning[empty-file]: this file holds blank lines only, so there is no article to show
      --> content/articles/c.txt
      hint: scrape the page again, or delete the file
    ");
}

#[test]
fn broken_utf_8_is_shown_where_it_breaks() {
    let mut bytes = plain_article("Мост").into_bytes();
    bytes.extend("Последнее слово: ".as_bytes());
    bytes.extend([0xd0, b' ', 0xff]);
    let site = archive().article("a.txt", bytes).build();
    assert_eq!(site.articles(), 1);
    insta::assert_snapshot!(site.report(), @r"
    warning[malformed-text]: 2 places cannot be read as UTF-8 and show as `�`
      --> content/articles/a.txt:8
      hint: the file may be damaged or in another encoding; the raw file stays as it is
    ");
}

#[test]
fn one_line_of_fifty_megabytes_is_an_article_like_any_other() {
    let line = "Слово за слово тянется одна бесконечная строка. ".repeat(50 * 1024 * 1024 / 88);
    let start = Instant::now();
    let site = archive().article("a.txt", plain_article("Мост")).article("b.txt", line).build();
    assert_eq!(site.articles(), 2, "{}", site.report());
    assert!(
        start.elapsed().as_secs() < 120,
        "the work must grow with the length, not with its square"
    );
}

#[test]
fn a_sidecar_without_its_article_is_named() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("b.toml", "title = \"Паром\"")
        .build();
    assert_eq!(site.articles(), 1);
    insta::assert_snapshot!(site.report(), @r"
    warning[sidecar-without-article]: there is no article beside this sidecar
      --> content/articles/b.toml
      hint: give it the name of its article with the ending `.toml`; its notes are shown nowhere until then
    ");
}

#[test]
fn an_unknown_key_in_the_settings_names_the_nearest_one() {
    let site = archive().config("title = \"Архив\"\n\n[list]\nper_pgae = 10\n").build();
    assert!(site.is_nothing());
    insta::assert_snapshot!(site.report(), @r"
    error[unknown-key]: unknown key `per_pgae`
      --> config.toml:4:1
      hint: did you mean `per_page`?
    ");
}

#[test]
fn every_problem_of_the_settings_is_named_at_once() {
    let site = archive()
        .config(
            "titel = \"Архив\"\nlanguage = \"de\"\n\n[list]\nper_page = 0\n[search]\nenabled = 1\n",
        )
        .build();
    insta::assert_snapshot!(site.report(), @r#"
    error[no-title]: the archive has no title
      --> config.toml
      hint: add a line like `title = "My archive"` at the top
    error[unknown-key]: unknown key `titel`
      --> config.toml:1:1
      hint: did you mean `title`?
    error[unknown-language]: the interface has no language `de`
      --> config.toml:2:12
      hint: `language` is `ru`, `kk` or `en`; articles may be in any language
    error[bad-per-page]: `per_page = 0` is out of range
      --> config.toml:5:12
      hint: use a number from 1 to 200
    error[wrong-type]: `enabled` is of type integer
      --> config.toml:7:11
      hint: write `true` or `false`
    "#);
}

#[test]
fn an_unknown_key_in_a_sidecar_costs_no_article() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("a.toml", "auhtor = \"О. Н.\"\nsection = \"Город\"")
        .build();
    site.page("articles/a/").has("Город");
    insta::assert_snapshot!(site.report(), @r"
    error[unknown-key]: unknown key `auhtor`
      --> content/articles/a.toml:1:1
      hint: did you mean `author`?
    ");
}

#[test]
fn a_date_that_is_no_date_is_named() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("a.toml", "date = \"в среду\"")
        .build();
    site.page("articles/a/").has("2026-02-13");
    insta::assert_snapshot!(site.report(), @r"
    error[bad-value]: `date` is `в среду`
      --> content/articles/a.toml:1:8
      hint: write a date, as `2026-02-13`; less exactly `2026-02`, `2026`, `1998~` (about), `1998?`, `1998/2001`, `../2001` (no later)
    ");
}

#[test]
fn a_script_anywhere_is_only_text() {
    let script = "<script>alert(1)</script>";
    let sidecar = format!(
        "title = \"{script} Мост\"\nauthor = \"{script}\"\nsource = \"{script}\"\nsection = \"{script}\"\ntags = [\"{script}\"]\n\
         [[note]]\nquote = \"новый мост\"\nby = \"{script}\"\ntags = [\"{script}\"]\n\
         text = '{script} <img src=x onerror=alert(1)> [a](javascript:alert(1)) <b onclick=alert(1)>b</b>'\n\
         [[note]]\nquote = \"{script}\"\ntext = \"{script}\"\n"
    );
    let article = format!(
        "{}\n\nГород получит новый мост {script} к осени, обещает совет.\n",
        plain_article("Мост")
    );
    let site = archive()
        .config(
            "title = \"<script>alert(1)</script>\"\ndescription = \"<script>alert(1)</script>\"",
        )
        .base_url("https://example.org/")
        .article("a.txt", article)
        .article("a.toml", sidecar)
        .build();
    let markup = |path: &&String| path.ends_with("html") || path.ends_with("xml");
    for path in site.files().keys().filter(markup) {
        let text = String::from_utf8_lossy(&site.files()[path]);
        assert!(!text.contains("<script>alert"), "{} holds the script", path);
        assert!(!text.contains("<img src=x"), "{} holds the image", path);
        assert!(!text.contains("<b onclick"), "{} holds the element", path);
        assert!(!text.contains("\"javascript:"), "{} holds the link", path);
    }
    site.page("articles/a/").has("&lt;script&gt;");
}

#[test]
fn template_syntax_in_an_article_is_only_text() {
    let article = format!(
        "{}\n\nВ отчёте стоит {{{{ 7 * 6 }}}} и {{% include \"x\" %}}, так и напечатали.\n",
        plain_article("Мост")
    );
    let site = archive().article("a.txt", article).build();
    site.is_clean().page("articles/a/").has("{{ 7 * 6 }}").has("{% include &quot;x&quot; %}");
}

#[test]
fn a_broken_template_is_named_with_its_place() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .file("templates/article.html", "<p>\n{% if x %}")
        .build();
    assert!(site.is_nothing());
    let report = site.report();
    assert!(report.contains("--> templates/article.html:2:"), "{report}");
}

#[test]
fn a_file_makes_way_for_a_folder_of_pages() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .file("static/articles", "mine")
        .file("static/articles.txt", "mine too")
        .build();
    assert!(site.report().contains("error[file-is-a-folder]"), "{}", site.report());
    assert!(site.routes().contains(&"articles/a/") && site.routes().contains(&"articles.txt"));
    assert!(!site.routes().contains(&"articles"));
}

#[test]
fn a_template_that_fails_on_a_page_costs_no_published_page() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("b.txt", plain_article("Паром"))
        .file("templates/article.html", "<h1>\n{{ artcle.title }}</h1>")
        .build();
    assert!(site.is_nothing(), "a site without its articles must not be published");
    let report = site.report();
    assert_eq!(report.matches("--> templates/article.html:2:").count(), 1, "{report}");
}

#[test]
fn a_page_of_tags_makes_no_more_of_the_site_than_its_length_asks_for() {
    let words: Vec<String> = (0..4000).map(|number| format!("слово {number}")).collect();
    let listed = format!("{}\nТеги: {}\n", plain_article("Мост"), words.join(", "));
    let hashtags: String = (0..4000).map(|number| format!("#слово{number} ")).collect();
    let hashtags = format!("{}\n{hashtags}\n", plain_article("Мост"));
    let keywords = words.join(", ");
    let declared = format!(
        "<html><head><meta name=\"keywords\" content=\"{keywords}\"></head>\
         <body><h1>Мост</h1><p>{}</p></body></html>",
        plain_article("Мост")
    );
    for (name, text) in [("a.txt", listed), ("b.txt", hashtags), ("c.html", declared)] {
        let input = text.len();
        let site = archive().article(name, text).build();
        let plain = archive().article(name, plain_article("Мост")).build();
        let bytes = |site: &BuiltSite| site.files().values().map(Vec::len).sum::<usize>();
        let more = bytes(&site).saturating_sub(bytes(&plain));
        assert!(more < 10 * input, "{name}: {more} bytes of {input}");
    }
}

#[test]
fn tags_that_a_page_has_too_many_of_are_reported() {
    let words: Vec<String> = (0..30).map(|number| format!("слово {number}")).collect();
    let text = format!("{}\nТеги: {}\n", plain_article("Мост"), words.join(", "));
    let site = archive()
        .article("a.txt", text)
        .file("content/articles/a.toml", "tags = [\"слово 29\", \"своё\"]\n");
    let site = site.build();
    let tags = site.article(0).fields.tags;
    assert_eq!(tags.len(), 26);
    assert_eq!(tags[25].value, "своё");
    insta::assert_snapshot!(site.report(), @r#"
    notice[too-many-tags]: of 30 tags of the page 24 are taken
      --> content/articles/a.txt:9
      hint: name those that you miss in the sidecar, as `tags = ["…"]`
    "#);
}
