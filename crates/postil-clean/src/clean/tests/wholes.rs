//! What is one thing stays whole, and a thread of comments goes whole.

use super::cleaned;
use crate::model::sidecar::Sidecar;

const LEDE: &str = "The ferry to Quiet Cape keeps its own log, and the crew reads it with a short script that the harbour master wrote last winter.";
const END: &str = "The script runs twice a day, and what it prints hangs at the pier, where passengers look for the next crossing.";

/// The blocks of a page in HTML.
fn blocks(html: &str) -> Vec<String> {
    let (article, _) = cleaned("a.html", html, &Sidecar::default());
    article.blocks.into_iter().map(|block| block.text).collect()
}

fn page(amid: &str) -> String {
    let menu = "<ul><li><a>Home</a><li><a>News</a><li><a>Harbour</a></ul>";
    let body = format!("<p>{LEDE}</p>{amid}<p>{END}</p>");
    format!("{menu}<article><h1>How the ferry counts its days</h1>{body}</article>{menu}")
}

#[test]
fn lines_of_a_program_and_rows_of_a_table_are_no_dates_and_no_counts() {
    for (amid, lines) in [
        (
            "<pre><code># hours\nlet open = 6;\nif hour &lt; open &amp;&amp; ferry {\n}\n2026-02-14\n}\nwait(5)</code></pre>",
            &[
                "# hours",
                "let open = 6;",
                "if hour < open && ferry {",
                "}",
                "2026-02-14",
                "}",
                "wait(5)",
            ][..],
        ),
        (
            "<pre>crossing   boats\n14 February 2026   3\n15 February 2026   5\n</pre>",
            &["crossing boats", "14 February 2026 3", "15 February 2026 5"],
        ),
        (
            "<table><tr><th>day<th>boats<tr><td>14 February 2026<td>3<tr><td>15 February 2026<td>5</table>",
            &["day | boats", "14 February 2026 | 3", "15 February 2026 | 5"],
        ),
    ] {
        let found = blocks(&page(amid));
        let expected = [&[LEDE][..], lines, &[END]].concat();
        assert_eq!(found.join("\n"), expected.join("\n"));
    }
}

#[test]
fn a_program_in_markdown_stays_whole() {
    let program = "let open = 6;\nif open {\n}\n2026-02-14\n}\nwait(5)";
    let page = format!("# How the ferry counts\n\n{LEDE}\n\n```\n{program}\n```\n\n{END}\n");
    let (article, _) = cleaned("a.md", &page, &Sidecar::default());
    let found: Vec<String> = article.blocks.into_iter().map(|block| block.text).collect();
    assert_eq!(found.join("\n"), [LEDE, program, END].join("\n"));
}

#[test]
fn a_comment_that_can_be_answered_is_no_text_however_long_it_is() {
    let comment = "Thank you for the script! Have you tried to read the log from the other side of the bay, where the signal is weak and the clock of the pier runs a minute late every week?";
    for (heading, answer) in [("Comments 2", "Reply"), ("Комментарии (2)", "Ответить")]
    {
        let thread =
            |name: &str| format!("{name}\n15 Feb 2026 01:00\n{comment} {name}\n{answer}\n");
        let thread = format!("{heading}\n\n{}\n{}", thread("harbour_cat"), thread("old_oar"));
        let page =
            format!("Home\nNews\n\nHow the ferry counts its days\n\n{LEDE}\n\n{END}\n\n{thread}");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let found: Vec<String> = article.blocks.into_iter().map(|block| block.text).collect();
        assert_eq!(found, [LEDE, END], "{heading}");
    }
}

/// A short text in a dump, and comments of readers that are longer than it.
#[test]
fn comments_below_a_short_text_are_none_of_it() {
    let text = [
        "Мы собрали эхолот из старого приёмника и неделю искали с ним мель у мыса.",
        "Весь секрет в том, что датчик висит на длинном шесте и не слышит мотора.",
        "Чертежи датчика лежат на странице клуба, спрашивайте ниже.",
    ];
    let comments = [
        (
            "river_cat",
            "А почему не взяли готовый датчик? У нас на катере такой стоит третий год, и ни разу не подвёл, хотя зимой его приходится снимать, потому что корпус не держит мороза.",
        ),
        (
            "Ермек",
            "Делали похожее в кружке, но отец сказал, что без поверки такой прибор никому не покажешь. Как вы решили этот вопрос? Инспекция у нас строгая и самодельного не любит.",
        ),
        (
            "tihiy_omut",
            "Сколько всё это стоило? Готовый эхолот сейчас можно взять недорого, а времени вы потратили неделю. Для детей, конечно, полезно, с этим не спорю, пусть возятся.",
        ),
        (
            "river_cat",
            "Ещё вопрос: как часто он меряет? Если раз в минуту, то на ходу от него никакого толку, а если чаще, то сядет за час любая батарея, проверено не раз.",
        ),
    ];
    for (heading, day, answer) in [
        ("Комментарии 4", "15 фев в 01:00", "Ответить"),
        ("4 комментария", "15 февраля 2026, 01:00", "Ответить"),
        ("Обсуждение", "вчера", "Ответить\nПожаловаться"),
        ("Комментарии (4)", "15.02.2026", "+3\nОтветить"),
        ("Comments", "15 Feb 2026", "Reply"),
    ] {
        let thread: String = comments
            .iter()
            .map(|(name, words)| format!("{name}\n{day}\n{words}\n{answer}\n\n"))
            .collect();
        let page = format!(
            "Мыс\nНовости\n\nЭхолот из старого приёмника\n14 фев 2026 в 10:20\n\n{}\n\n{heading}\n\n{thread}",
            text.join("\n\n")
        );
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let kept: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(kept, text, "{heading}, {answer}");
    }
}
