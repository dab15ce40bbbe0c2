//! Names and phrases in the place of a byline that are no author of the article.

use super::{cleaned, text};
use crate::model::cleaned::Fields;
use crate::model::sidecar::Sidecar;

const TEXT: [&str; 3] = [
    "The lighthouse on Quiet Cape was lit again after its lens had been cleaned all winter long.",
    "Visitors may climb it in summer, when the paint on the railings is dry, said its keeper Egor Panov.",
    "A museum will be opened in the keeper's house at the same time, and the ferry will call twice a day.",
];

/// The fields of a text with a line below its headline and its day.
fn fields_of_line(line: &str) -> Fields {
    let page =
        format!("The lighthouse is lit again\n\n4 March 2026\n\n{line}\n\n{}\n", TEXT.join("\n\n"));
    let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
    article.fields
}

#[test]
fn who_reads_draws_or_gathers_it_is_no_author_nor_is_a_placeholder() {
    for line in [
        "Read by Nora Hill",
        "Voiced by Nora Hill",
        "Collected by Nora Hill",
        "By popular request",
        "By summer",
        "By the end of the winter",
        "By Staff Reporter",
        "Author: TBA",
        "Автор: moderator3",
        "Автор: наш корреспондент",
        "Автор иллюстраций: Анна Ким",
        "Карикатура Анны Ким",
        "Читает Анна Ким",
        "Live Updates",
        "Key Takeaways",
        "Цитата Дня",
    ] {
        let fields = fields_of_line(line);
        assert_eq!(text(fields.author.as_ref()), None, "{line}");
        let section = text(fields.section.as_ref());
        assert!(section.is_none_or(|section| !section.contains("Hill")), "{line}: {section:?}");
    }
    for line in [
        "Reported by Nora Hill",
        "Story: Nora Hill",
        "By Nora Hill",
        "By Ngozi Okonjo",
        "Корр.: Анна Ким",
        "✍️ Анна Ким",
        "Автор: Анна Ким",
    ] {
        let fields = fields_of_line(line);
        let author = text(fields.author.as_ref()).expect("an author");
        assert!(["Nora Hill", "Ngozi Okonjo", "Анна Ким"].contains(&author), "{line}: {author}");
    }
}

#[test]
fn whom_a_box_beside_the_article_names_is_no_author_of_it() {
    let title = "The lighthouse is lit again";
    let body = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    let author = |above: &str, below: &str| {
        let html = format!("<body>{above}<h1>{title}</h1><p>4 March 2026</p>{body}{below}</body>");
        let (article, _) = cleaned("a.html", &html, &Sidecar::default());
        article.fields.author.map(|author| author.value)
    };
    for aside in [
        "<section class=authors><h3>Columnists</h3><p class=author>Nora Hill</p><p>Tom Berg</p></section>",
        "<div><p>Наши авторы:</p><p>Анна Ким</p></div>",
        "<div class=reviews><h3>Отзывы</h3><p>Было ветрено!</p><p class=author>Анна Ким</p></div>",
        "<div class=ad><p>Тихие воды, роман</p><p>Автор: Анна Ким</p></div>",
        "<div><p>Книга месяца</p><p>Тихие воды</p><p>Автор: Анна Ким</p></div>",
        "<div class=photo><p>Автор: Анна Ким</p><img src=a.jpg></div>",
        "<div class='widget_gallery'><img src=a.jpg><p>Author: Nora Hill</p></div>",
        "<ul><li><a href=/1>Snow is falling again</a> <span itemprop=author>Nora Hill</span></li></ul>",
    ] {
        assert_eq!(author(aside, ""), None, "above: {aside}");
        assert_eq!(author("", aside), None, "below: {aside}");
    }
    for byline in [
        "<p class=author>Nora Hill</p>",
        "<h3>Author</h3><p class=author>Nora Hill</p>",
        "<div class='author-image'><img src=a.jpg><p>Author: Nora Hill</p></div>",
        "<p>Author: Nora Hill</p>",
    ] {
        assert_eq!(author("", byline).as_deref(), Some("Nora Hill"), "{byline}");
    }
}

#[test]
fn whoever_comments_on_an_article_is_no_author_of_it() {
    let title = "The lighthouse is lit again";
    let body = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    for comments in [
        "<section class=comments><p class=comment-author>Nora Hill</p><p>At last!</p></section>",
        "<div><h3>Comments</h3><p><span class=author>Nora Hill</span></p><p>At last!</p></div>",
        "<h3>Оставить комментарий</h3><p><span class=author>Анна Ким</span> 5 марта 2026</p><p>Ура!</p>",
        "<div class=discussion><p><b>Автор: Анна Ким</b>, 5 марта 2026 10:12</p><p>Ура!</p></div>",
        "<div class=replies><div class=reply><a rel=author href=/u/1>Nora Hill</a><p>At last!</p></div></div>",
    ] {
        let html = format!("<body><h1>{title}</h1><p>4 March 2026</p>{body}{comments}</body>");
        let (article, _) = cleaned("a.html", &html, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), None, "{comments}");
    }
}
