//! What an archive may change about its theme, and what it is told when that goes wrong.

use postil::config::settings::Language;
use postil::render::{Renderer, StaticFile};

use crate::sample::{archive, settings};
use crate::site::{failure, memory, render, report};

#[test]
fn a_template_of_the_archive_replaces_the_theme_s() {
    let site = render(&archive(1), &settings(), &[("templates/404.html", "<p>{{ site.title }}")]);
    assert_eq!(site.unwrap()["404.html"], "<p>Архив Суоткеля");
}

#[test]
fn one_block_is_replaced_and_the_rest_stays() {
    let own = "{% extends \"default/article.html\" %}{% block record %}<p>нет</p>{% endblock %}";
    let site = render(&archive(1), &settings(), &[("templates/article.html", own)]).unwrap();
    let page = &site["articles/most/index.html"];
    assert!(page.contains("<p>нет</p>") && page.contains("<h1") && !page.contains("BLAKE3"));
}

#[test]
fn a_part_is_replaced_wherever_it_is_included() {
    let own = [("templates/parts/footer.html", "<footer>свой</footer>")];
    let site = render(&archive(1), &settings(), &own).unwrap();
    assert!(site.values().all(|page| page.contains("<footer>свой</footer>")));
}

#[test]
fn a_theme_stands_between_the_default_and_the_archive() {
    let mut settings = settings();
    settings.theme = "mine".to_owned();
    let files = [
        ("themes/mine/templates/page.html", "тема"),
        ("themes/mine/templates/404.html", "тема"),
        ("themes/mine/i18n/ru.toml", "title.tags = 'Предметы'"),
        ("templates/404.html", "{% include \"mine/404.html\" %} и архив"),
    ];
    let site = render(&archive(1), &settings, &files).unwrap();
    assert_eq!(site["about/index.html"], "тема");
    assert_eq!(site["404.html"], "тема и архив");
    assert!(site["tags/index.html"].contains("<h1>Предметы</h1>"));
    assert!(site["tags/index.html"].contains("Издания"));
}

#[test]
fn a_folder_of_the_default_theme_s_name_changes_it_file_by_file() {
    let files = [("themes/default/templates/404.html", "на месте")];
    let site = render(&archive(1), &settings(), &files).unwrap();
    assert_eq!(site["404.html"], "на месте");
    assert!(site["index.html"].contains("Старый мост"));
}

#[test]
fn every_template_that_does_not_parse_is_named_with_its_place() {
    let files =
        [("templates/page.html", "<p>\n  {% if %}"), ("templates/404.html", "{{ page.kind }")];
    insta::assert_snapshot!(failure(&archive(0), &settings(), &files), @r"
    error[template]: found `}` but expected }}
      --> templates/404.html:1:14
      hint: mend the template, or delete it to get the theme's own back
    error[template]: found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`
      --> templates/page.html:2:9
      hint: mend the template, or delete it to get the theme's own back
    ");
}

#[test]
fn a_name_that_the_page_does_not_have_is_named_with_its_place() {
    let files = [("templates/article.html", "<h1>\n{{ article.titel }}</h1>")];
    insta::assert_snapshot!(failure(&archive(0), &settings(), &files), @r"
    error[template-unknown-name]: `titel` is not defined
      --> templates/article.html:2:12
      hint: did you mean `title`?
    ");
}

#[test]
fn a_filter_that_is_not_there_is_named_with_its_place() {
    let mut settings = settings();
    settings.theme = "mine".to_owned();
    let files = [("themes/mine/templates/404.html", "\n{{ page.kind | shout }}{{ page | yell }}")];
    insta::assert_snapshot!(failure(&archive(0), &settings, &files), @r"
    error[template]: unknown filter `shout`
      --> themes/mine/templates/404.html:2:16
      hint: mend the template, or delete it to get the theme's own back
    error[template]: unknown filter `yell`
      --> themes/mine/templates/404.html:2:34
      hint: mend the template, or delete it to get the theme's own back
    ");
}

#[test]
fn a_template_that_extends_itself_learns_how_to_extend_the_theme_s() {
    let files = [("templates/404.html", "{% extends \"404.html\" %}")];
    insta::assert_snapshot!(failure(&archive(0), &settings(), &files), @r"
    error[template-circle]: this template extends itself
      --> templates/404.html
      hint: to build on the default theme's template, write `{% extends 'default/404.html' %}`
    ");
}

#[test]
fn a_template_that_includes_itself_learns_how_to_include_the_theme_s() {
    let files = [("templates/parts/note.html", "{% include \"parts/note.html\" %}")];
    insta::assert_snapshot!(failure(&archive(0), &settings(), &files), @r"
    error[template-circle]: this template includes itself
      --> templates/parts/note.html
      hint: to show the default theme's template, write `{% include 'default/parts/note.html' %}`
    ");
}

#[test]
fn a_parent_that_is_not_there_is_named() {
    let files = [("templates/404.html", "{% extends \"default/4O4.html\" %}")];
    insta::assert_snapshot!(failure(&archive(0), &settings(), &files), @r"
    error[template-missing]: this template extends `default/4O4.html`, which is not there
      --> templates/404.html
      hint: name a template of the theme, as `default/base.html`
    ");
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    let mut settings = settings();
    settings.theme = "mine".to_owned();
    insta::assert_snapshot!(failure(&archive(0), &settings, &[]), @r"
    error[unknown-theme]: there is no theme `mine`
      --> config.toml
      hint: make a folder `themes/mine/`, or leave `theme` out for the default one
    ");
}

#[test]
fn safe_is_switched_off() {
    let files = [("templates/404.html", "{{ site.title | safe }}")];
    insta::assert_snapshot!(failure(&archive(0), &settings(), &files), @r"
    error[template]: the filter `safe` is switched off, since scraped text must never print unescaped
      --> templates/404.html:1:17
      hint: mend the template, or delete it to get the theme's own back
    ");
}

#[test]
fn a_template_escapes_whatever_its_name_is() {
    let mut settings = settings();
    settings.title = "<b>Архив</b>".to_owned();
    let files = [
        ("templates/404.html", "{% include \"name.txt\" %}"),
        ("templates/name.txt", "{{ site.title }}"),
    ];
    let site = render(&archive(0), &settings, &files).unwrap();
    assert_eq!(site["404.html"], "&lt;b&gt;Архив&lt;/b&gt;");
}

#[test]
fn own_static_files_lie_where_they_are_put() {
    let files = memory(&[("static/CNAME", "example.org"), ("static/assets/site.css", "body {}")]);
    let renderer =
        Renderer::load(&files, "default", Language::Russian).map_err(|p| report(&p)).unwrap();
    let outputs = renderer.static_files();
    let text = |path: &str| {
        let output = outputs.iter().find(|(known, _)| known == path);
        &output.expect("the file is there").1
    };
    let lies_at = |path: &str| match text(path) {
        StaticFile::Path(lies) => lies.clone(),
        StaticFile::Bytes(bytes) => panic!("{path} holds {} bytes", bytes.len()),
    };
    assert_eq!(lies_at("CNAME"), "static/CNAME");
    assert_eq!(lies_at("assets/site.css"), "static/assets/site.css");
    assert!(matches!(text("assets/mark.svg"), StaticFile::Bytes(svg) if svg.starts_with(b"<svg")));
}

#[test]
fn a_theme_replaces_a_part_of_the_style_sheet() {
    let sheet = |files: &[(&str, &str)]| {
        let renderer =
            Renderer::load(&memory(files), "default", Language::Russian).map_err(|p| report(&p));
        let renderer = renderer.unwrap();
        let sheets: Vec<_> =
            renderer.static_files().iter().filter(|(path, _)| path.ends_with("site.css")).collect();
        assert_eq!(sheets.len(), 1);
        match &sheets[0].1 {
            StaticFile::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
            StaticFile::Path(path) => path.clone(),
        }
    };
    let whole = sheet(&[]);
    let places =
        [":root {", ".site-header {", ".note {", "@media print"].map(|rule| whole.find(rule));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");

    let other = sheet(&[
        ("themes/default/styles/00-colours.css", ":root { --ink: #111; }"),
        ("themes/default/styles/99-mine.css", ".note { color: red; }"),
    ]);
    assert!(other.starts_with(":root { --ink: #111; }\n"));
    assert!(other.contains(".site-header {") && other.ends_with("\n.note { color: red; }"));
    let own = "themes/default/static/site.css";
    assert_eq!(sheet(&[(own, "a {}")]), own);
}

#[test]
fn a_look_changes_with_all_that_its_pages_show_and_with_nothing_else() {
    let look = |files: &[(&str, &str)], language| {
        let renderer = Renderer::load(&memory(files), "default", language);
        renderer.map_err(|problems| report(&problems)).unwrap().look("tag.html")
    };
    let plain = look(&[], Language::Russian);
    for other in ["static/site.css", "templates/404.html", "templates/parts/note.html"] {
        assert_eq!(plain, look(&[(other, "")], Language::Russian), "{other}");
    }
    assert_ne!(plain, look(&[], Language::Kazakh));
    for (own, text) in [
        ("base.html", "{% extends \"default/base.html\" %}"),
        ("tag.html", "{% extends \"default/tag.html\" %}"),
        ("parts/group.html", "{% include \"default/parts/group.html\" %}"),
        ("parts/summary.html", "{% include \"default/parts/summary.html\" %}"),
    ] {
        let file = format!("templates/{own}");
        assert_ne!(plain, look(&[(&file, text)], Language::Russian), "{own}");
    }
    assert_ne!(plain, look(&[("themes/default/i18n/ru.toml", "a = 'б'")], Language::Russian));
    let component = "{% component mark() %}!{% endcomponent mark %}";
    assert_ne!(plain, look(&[("templates/marks.html", component)], Language::Russian));
}
