//! Notes find their words, or stay as orphans.

use super::driver::{archive, plain_article};

fn with_sidecar(sidecar: &str) -> super::driver::BuiltSite {
    archive().article("a.txt", plain_article("Мост")).article("a.toml", sidecar).build()
}

#[test]
fn a_quote_is_marked_where_it_stands() {
    let site = with_sidecar(
        "[[note]]\nquote = \"Строить начнем весной\"\nkind = \"claim\"\ntext = \"Так ли?\"",
    );
    site.is_clean().page("articles/a/").has("Строить начнём весной</mark>").has("Так ли?");
}

#[test]
fn a_note_without_a_quote_is_about_the_whole() {
    with_sidecar("[[note]]\ntext = \"Перепечатка.\"")
        .is_clean()
        .page("articles/a/")
        .has("Перепечатка.");
}

#[test]
fn an_orphan_is_shown_and_reported() {
    let site = with_sidecar("[[note]]\nquote = \"слова, которых нет\"\ntext = \"Пометка.\"");
    site.page("articles/a/").has("слова, которых нет").has("Пометка.").lacks("<mark");
    insta::assert_snapshot!(site.report(), @r"
    warning[orphaned-note]: the quote `слова, которых нет` is not in the article
      --> content/articles/a.toml:1:1
      content/articles/a.txt: searched here
      hint: the note is shown at the end of the article; mend the `quote` so that it has the article's words
    ");
}

#[test]
fn a_quoted_line_is_never_removed() {
    let article = format!(
        "{}\nПоделиться\n\nЧитайте также\nПаром встал на ремонт\n12:40, Сегодня\n",
        plain_article("Мост")
    );
    let plain = archive().article("a.txt", article.clone()).build();
    let before = plain.page("articles/a/").0;
    let sidecar = "[[note]]\nquote = \"Паром встал на ремонт\"\ntext = \"Связано.\"";
    let site = archive().article("a.txt", article).article("a.toml", sidecar).build();
    assert!(!before.contains("Паром встал на ремонт</mark>"));
    site.is_clean().page("articles/a/").has("Паром встал на ремонт</mark>");
}

#[test]
fn a_quote_that_stands_twice_is_reported() {
    let article = format!(
        "{}\n\nЗдесь слово повтор, и здесь слово повтор стоит ещё раз в той же строке.\n",
        plain_article("Мост")
    );
    let site = archive()
        .article("a.txt", article)
        .article("a.toml", "[[note]]\nquote = \"слово повтор\"\ntext = \"x\"")
        .build();
    insta::assert_snapshot!(site.report(), @r"
    warning[ambiguous-note]: the quote `слово повтор` stands in the article 2 times
      --> content/articles/a.toml:1:1
      hint: add `before` or `after` with a few words beside it; until then the first place is taken
    ");
}
