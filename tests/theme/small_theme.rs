//! A theme of four templates: what it has is its own, and all else is the default's in its frame.

use postil::config::settings::SiteSettings;

use crate::sample::{archive, settings};
use crate::site::{Site, failure, render, report};

const BASE: &str = "<!doctype html><html lang=\"{{ site.language }}\"><head>\
    <title>{% block title %}{% include \"parts/title.html\" %}{% endblock title %}</title>\
    {% block head %}{% endblock head %}</head><body class=\"small\">\
    {% block content %}{% endblock content %}{% block scripts %}{% endblock scripts %}</body></html>";
const HOME: &str = "{% extends \"base.html\" %}{% block content %}<h1>{{ site.title }}</h1>\
    {% for summary in list.articles %}<a class=\"small-entry\" href=\"{{ root }}{{ summary.route }}\">\
    {{ summary.title }}</a>{% endfor %}{% endblock content %}";
const ARTICLE: &str = "{% extends \"base.html\" %}{% block content %}<h1>{{ article.title }}</h1>\
    {% for row in rows %}{% include \"parts/row.html\" %}{% endfor %}{% endblock content %}";
const TAG: &str = "{% extends \"base.html\" %}{% block content %}<h1>#{{ name }}</h1>\
    {% include \"parts/list.html\" %}{% endblock content %}";
const THEME: &str = "title = \"Small\"\napi = 1\n";

fn with_theme_file(theme_file: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("themes/small/theme.toml", theme_file),
        ("themes/small/templates/base.html", BASE),
        ("themes/small/templates/home.html", HOME),
        ("themes/small/templates/article.html", ARTICLE),
        ("themes/small/templates/tag.html", TAG),
    ]
}

fn small_settings() -> SiteSettings {
    SiteSettings { theme: "small".to_owned(), ..settings() }
}

fn site() -> Site {
    let site = render(&archive(45), &small_settings(), &with_theme_file(THEME));
    site.unwrap_or_else(|problems| panic!("{}", report(&problems)))
}

#[test]
fn what_the_theme_has_is_its_own() {
    let site = site();
    assert!(site["index.html"].contains("class=\"small-entry\" href=\"./articles/most/\""));
    assert!(site["articles/most/index.html"].contains("<p id=\"p-"));
    assert!(site["tags/voda/index.html"].contains("<h1>#Вода</h1>"));
    assert!(!site["tags/voda/index.html"].contains("class=\"page-head\""));
}

#[test]
fn all_else_is_the_default_s_in_its_frame() {
    let site = site();
    for (path, sign) in [
        ("tags/index.html", "class=\"letters\""),
        ("sources/vestnik/index.html", "class=\"page-head\""),
        ("years/2026/index.html", "entries-compact"),
        ("notes/index.html", "class=\"desk-list\""),
        ("search/index.html", "data-search-page"),
        ("404.html", "class=\"ways-out\""),
    ] {
        let page = &site[path];
        assert!(page.contains(sign) && page.contains("<body class=\"small\">"), "{path}: {page}");
    }
}

#[test]
fn a_theme_for_another_version_is_refused() {
    for (theme_file, expected) in [
        (
            "api = 2\n",
            "error[unknown-theme-api]: this theme is written for version 2 of what templates get, which is 1 here\n  \
             --> themes/small/theme.toml:1:7\n  \
             hint: take another version of the theme, or of Postil; docs/themes.md says what templates get\n",
        ),
        (
            "title = \"Small\"\napy = 1\n",
            "error[unknown-key]: unknown key `apy`\n  --> themes/small/theme.toml:2:1\n  hint: did you mean `api`?\n",
        ),
    ] {
        let said = failure(&archive(1), &small_settings(), &with_theme_file(theme_file));
        assert_eq!(said, expected);
    }
}

#[test]
fn a_theme_that_names_no_version_is_taken_as_it_is() {
    assert!(
        render(&archive(1), &small_settings(), &with_theme_file("title = \"Small\"\n")).is_ok()
    );
}
