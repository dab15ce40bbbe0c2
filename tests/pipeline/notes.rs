//! Notes find their words, or stay as orphans.

use super::driver::{ArchiveFixture, archive, plain_article};

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
fn changed_words_are_shown_marked_and_reported() {
    let quote = "Мост соединит левый берег с болницей, до которой сейчас добираются";
    let note = |quote: &str| format!("[[note]]\nquote = \"{quote}\"\ntext = \"Так ли?\"");
    let site = with_sidecar(&note(quote));
    site.page("articles/a/").has("сейчас добираются</mark>").has("слова изменились");
    insta::assert_snapshot!(site.report(), @r#"
    warning[changed-note]: the quote `Мост соединит левый берег с болницей, до которой сейчас добираются` is not quite what the article says
      --> content/articles/a.toml:1:1
      content/articles/a.txt:7: found here; the note is marked as changed
      hint: if the note still fits, confirm it with `quote = "Мост соединит левый берег с больницей, до которой сейчас добираются"`
    "#);
    let confirmed = "Мост соединит левый берег с больницей, до которой сейчас добираются";
    with_sidecar(&note(confirmed)).is_clean().page("articles/a/").lacks("слова изменились");
}

#[test]
fn the_words_of_another_speaker_do_not_get_the_note() {
    let quote = "Строить начнём осенью, как только сойдёт лёд, и закончим к первым заморозкам";
    let site = with_sidecar(&format!("[[note]]\nquote = \"{quote}\"\ntext = \"Так ли?\""));
    site.page("articles/a/").has("Так ли?").lacks("<mark");
    insta::assert_snapshot!(site.report(), @r"
    warning[orphaned-note]: the quote `Строить начнём осенью, как только сойдёт лёд, и закончим к первым заморозкам` is not in the article
      --> content/articles/a.toml:1:1
      content/articles/a.txt:5: nearest is `Строить начнём весной, как только сойдёт лёд, и закончим к первым заморозкам`, but `весной` stands for `осенью`
      hint: the note is shown at the end of the article; if these words are meant, make them the `quote`
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
fn a_quoted_comment_stays_a_comment() {
    let article = format!(
        "{}\nКомментарии (2)\n\nИван: Давно пора, паром вечно стоит\n\nОтветить\n\n\
         Мария: А кто заплатит?\n\nОтветить\n",
        plain_article("Мост")
    );
    let sidecar = "[[note]]\nquote = \"паром вечно стоит\"\ntext = \"Так ли?\"";
    let site = archive().article("a.txt", article).article("a.toml", sidecar).build();
    let page = site.is_clean().page("articles/a/");
    page.has("class=\"comment\"").has("Комментарий читателя").has("паром вечно стоит</mark>");
    site.page("").lacks("Давно пора");
}

/// A page with comments, of which a note quotes some words.
fn commented(comments: &str, quotes: &[&str]) -> ArchiveFixture {
    let article = format!("{}\nКомментарии (2)\n\n{comments}", plain_article("Мост"));
    let note = |quote: &&str| format!("[[note]]\nquote = \"{quote}\"\ntext = \"Так ли?\"\n");
    let sidecar: String = quotes.iter().map(note).collect();
    archive().article("a.txt", article).article("a.toml", sidecar)
}

const NAMED_ABOVE: &str = "Иван\n12.03.2026, 10:20\n\nДавно пора, паром вечно стоит.\n\n\
    И лодка течёт.\n\nОтветить\n\nМария 12 марта\n\nА кто за это заплатит?\n\nОтветить\n";

#[test]
fn the_paragraphs_of_one_comment_stay_together() {
    let quotes = ["паром вечно стоит", "И лодка течёт", "кто за это заплатит"];
    let site = commented(NAMED_ABOVE, &quotes).build();
    let page = site.is_clean().page("articles/a/");
    assert_eq!(page.0.matches("class=\"comment\"").count(), 2);
    for quote in quotes {
        page.has(&format!("{quote}</mark>"));
    }
}

#[test]
fn a_comment_says_who_wrote_it_where_removed_lines_are_shown() {
    let fixture = commented(NAMED_ABOVE, &["паром вечно стоит", "кто за это заплатит"]);
    let page = fixture.build().page("articles/a/");
    page.has("читателя: Иван, 12.03.2026, 10:20</p>").has("читателя: Мария 12 марта</p>");
    let withheld = "title = \"Архив\"\n[publish]\nremoved = \"rules\"\n";
    let page = fixture.config(withheld).build().page("articles/a/");
    page.has("Комментарий читателя</p>").lacks("Иван").lacks("Мария");
}

#[test]
fn a_name_below_a_comment_is_not_put_above_the_next() {
    let below = "Давно пора, паром вечно стоит.\n\nИван\n12.03.2026, 10:20\n\nОтветить\n\n\
        А кто за это заплатит?\n\nМария\n12.03.2026, 10:40\n\nОтветить\n";
    let page = commented(below, &["кто за это заплатит"]).build().page("articles/a/");
    page.has("Комментарий читателя</p>");
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
      content/articles/a.txt:10: shown here; the note is marked as ambiguous
      hint: add `before` or `after` with a few words beside it; until then the first place is taken
    ");
    site.page("articles/a/").has("data-number=\"1?\"").has("class=\"note-doubt\">таких мест");
}

#[test]
fn context_says_which_line_comes_back() {
    let article = format!(
        "{}\nПоделиться\n\nЧитайте также\nАким обещал ещё один паром через Тихую\n12:40, Сегодня\n",
        plain_article("Паром через Тихую стоит")
            .replace("нового моста", "нового моста вместо «паром через Тихую»")
    );
    let sidecar = "[[note]]\nquote = \"паром через Тихую\"\nbefore = \"еще один \"\ntext = \"x\"";
    let site = archive().article("a.txt", article).article("a.toml", sidecar).build();
    site.is_clean().page("articles/a/").has("ещё один <label").has("паром через Тихую</mark>");
}

#[test]
fn notes_of_an_article_without_text_are_reported() {
    let notes = "[[note]]\ntext = \"Раз.\"\n[[note]]\ntext = \"Два.\"";
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("b.txt", " \n")
        .article("b.toml", notes)
        .build();
    insta::assert_snapshot!(site.report(), @r"
    error[notes-without-article]: 2 notes of this sidecar are shown nowhere
      --> content/articles/b.toml
      content/articles/b.txt: their article is left out
      hint: they are safe in the sidecar, and are shown as soon as their article is
    warning[empty-file]: this file holds blank lines only, so there is no article to show
      --> content/articles/b.txt
      hint: scrape the page again, or delete the file
    ");
}

/// The words of the article that notes of random length are about.
const WORDS: [&str; 10] = [
    "Мост",
    "соединит",
    "левый",
    "берег",
    "с",
    "больницей",
    "до",
    "которой",
    "сейчас",
    "добираются",
];

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 24, ..Default::default() })]

    #[test]
    fn reference_numbers_rise_along_the_line(
        spans in proptest::collection::vec((0usize..WORDS.len(), 1usize..6), 1..9),
    ) {
        let quotes = spans.iter().map(|(first, length)| {
            let last = (first + length).min(WORDS.len());
            let quote = WORDS[*first..last].join(" ").replace("больницей до", "больницей, до");
            format!("[[note]]\nquote = \"{quote}\"\ntext = \"Так ли?\"\n")
        });
        let site = with_sidecar(&quotes.collect::<String>());
        let page = site.page("articles/a/");
        let references = numbers(&page.0, "<sup class=\"ref\"", "data-number=\"");
        proptest::prop_assert_eq!(&references, &(1..=references.len()).collect::<Vec<_>>());
        proptest::prop_assert!(!references.is_empty());
        let margin = numbers(&page.0, "class=\"note-number\"", "\">");
        proptest::prop_assert_eq!(&references, &margin);
    }
}

/// The number that stands behind `before` in each element that begins with `element`.
fn numbers(html: &str, element: &str, before: &str) -> Vec<usize> {
    let number = |rest: &str| {
        let digits = rest.split_once(before)?.1.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    };
    html.split(element).skip(1).map(|rest| number(rest).expect("a number")).collect()
}

#[test]
fn a_sidecar_belongs_to_the_article_whose_name_looks_the_same() {
    for [article, sidecar] in
        [["мой ёж", "мои\u{306} е\u{308}ж"], ["мои\u{306} е\u{308}ж", "мой ёж"]]
    {
        let site = archive().article(&format!("{article}.txt"), plain_article("Мост"));
        let note = "title = \"Паром\"\n[[note]]\ntext = \"Так было.\"";
        let site = site.article(&format!("{sidecar}.toml"), note).build();
        site.is_clean().page("articles/moi-iozh/").has("Паром").has("Так было.");
    }
}
