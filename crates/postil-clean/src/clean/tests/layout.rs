//! What the dump did to the lines is undone, and every line of the file is accounted for.

use super::{check, check_with, cleaned};
use crate::model::cleaned::{Block, CleanedArticle};
use crate::model::rule::Rule;
use crate::model::sidecar::Sidecar;

fn texts(article: &CleanedArticle) -> Vec<&str> {
    article.blocks.iter().map(|block| block.text.as_str()).collect()
}

#[test]
fn a_paragraph_of_two_lines_is_one() {
    let page = "Паром через Талды пойдёт с первого апреля, если весь лёд сойдёт\nвовремя, сообщили в порту.\n";
    let (article, _) = cleaned("a.txt", page, &Sidecar::default());
    assert_eq!(
        texts(&article),
        [
            "Паром через Талды пойдёт с первого апреля, если весь лёд сойдёт вовремя, сообщили в порту."
        ]
    );
}

#[test]
fn two_short_lines_stay_two() {
    let page = "Ой ты, паром, мой паром,\nвези меня на тот берег.\n";
    assert_eq!(texts(&cleaned("a.txt", page, &Sidecar::default()).0).len(), 2);
}

#[test]
fn the_left_column_is_read_before_the_right_one() {
    let rows = "\
lede |Мост через Талды закрыли на             районе. Дорога стала длиннее
lede |ремонт до самой весны, и жители         на сорок минут, зато автобус
lede |двух сёл снова ездят в город            теперь ходит чаще. Ремонт
lede |вокруг озера. Школьников возят          обещают закончить к маю,
lede |отдельным автобусом, который            если паводок не размоет
lede |выделили хозяйства в этом               насыпь у второй опоры.
";
    let article = check_with(rows, &Sidecar::default());
    assert_eq!(
        texts(&article),
        [
            "Мост через Талды закрыли на ремонт до самой весны, и жители двух сёл снова ездят в город \
          вокруг озера. Школьников возят отдельным автобусом, который выделили хозяйства в этом \
          районе. Дорога стала длиннее на сорок минут, зато автобус теперь ходит чаще. Ремонт \
          обещают закончить к маю, если паводок не размоет насыпь у второй опоры."
        ]
    );
}

#[test]
fn the_signs_of_a_quoted_message_are_listed() {
    let page = "> Паром через Талды пойдёт с первого апреля, если лёд сойдёт вовремя.\n>\n\
                > Об этом сообщили в порту, где уже готовят причал и красят перила.\n> >\n\
                > > Расписание обещают вывесить на пристани и напечатать в газете.\n";
    let (article, _) = cleaned("a.txt", page, &Sidecar::default());
    assert!(texts(&article).iter().all(|text| !text.contains('>')), "{article:?}");
    let cut: Vec<&str> =
        article.blocks.iter().map(|block| block.trimmed[0].text.as_str()).collect();
    assert_eq!(cut, ["> ", "> ", "> > "]);
    assert!(article.removed.iter().all(|run| run.rule == Rule::Markup), "{:?}", article.removed);
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let article = check_with(
        "
lede      |В селе Белый Яр открыли мост через реку Талды. Строители работали два
lede      |года и закончили раньше срока, хотя прошлой весной вода поднялась выше
lede      |опор и залила всю стройку.
blank     |
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут,
paragraph |а раньше они шли вдоль берега больше часа, и в половодье занятия часто
paragraph |отменяли.
",
        &Sidecar::default(),
    );
    assert_eq!(article.blocks.len(), 2);
    assert!(article.blocks[0].text.contains("два года"));
}

#[test]
fn evidence_of_a_wrapped_text_names_its_line() {
    let fields = check(
        "
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года.
lede      |Строители закончили раньше срока, хотя весной вода поднялась выше опор и
lede      |залила всю стройку, а песка не хватало, передает Stepnoy.example.
blank     |
paragraph |По новой дороге школьники доезжают до районного центра за двадцать
paragraph |минут, а раньше они шли вдоль берега больше часа, и в половодье занятия
paragraph |часто отменяли.
",
    );
    let source = fields.source.expect("an attribution");
    assert_eq!((source.value.as_str(), source.evidence.line), ("Stepnoy.example", Some(3.into())));
}

#[test]
fn markup_in_a_text_is_cut_and_listed() {
    let article = check_with(
        "
lede      |<p>В селе Белый Яр <b>открыли</b> мост&nbsp;через реку Талды, который строили два года.</p>
markup    |<br/>
paragraph |**Движение** начнётся в среду, а до того мост проверят [грузовиками](/gruz) с песком.
",
        &Sidecar::default(),
    );
    assert_eq!(
        texts(&article),
        [
            "В селе Белый Яр открыли мост через реку Талды, который строили два года.",
            "Движение начнётся в среду, а до того мост проверят грузовиками с песком."
        ]
    );
    let pieces = article.blocks.iter().flat_map(|block| &block.trimmed);
    let pieces: Vec<(u32, &str)> =
        pieces.map(|piece| (piece.line.get(), piece.text.as_str())).collect();
    let first = ["<p>", "<b>", "</b>", "</p>"].map(|text| (1, text));
    let third = ["**", "**", "[", "](/gruz)"].map(|text| (3, text));
    assert_eq!(pieces, [first, third].concat());
}

#[test]
fn paragraphs_in_one_line_are_blocks_of_their_own() {
    let first = "Паром через Талды пойдёт с первого апреля, если лёд сойдёт вовремя, а вода не поднимется выше старой пристани.";
    let second = "Расписание обещают вывесить на пристани и напечатать в газете.";
    let page = format!("<h1>Паром через Талды</h1>\n<p>{first}</p><p>{second}</p>\n");
    let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
    assert_eq!(texts(&article), [first, second]);
    let cut = |block: &Block| -> Vec<String> {
        block.trimmed.iter().map(|cut| cut.text.clone()).collect()
    };
    let cut: Vec<Vec<String>> = article.blocks.iter().map(cut).collect();
    assert_eq!(cut, [["<p>", "</p>"], ["<p>", "</p>"]]);
}

#[test]
fn an_initial_in_an_element_of_its_own_belongs_to_its_word() {
    let rest = "удья Марат Талдин присудил паромщику сумму, которой хватит на новый паром.";
    let whole = format!("С{rest}");
    let more = "Иск рассматривали девять месяцев, и за это время сменились два эксперта.";
    let page = |lede: &str| {
        format!("<article><h1>Паромщик отсудил паром</h1>{lede}<p>{more}</p></article>")
    };
    for (path, raw) in [
        ("a.html", page(&format!("<div>С</div><div>{rest}</div>"))),
        ("a.html", page(&format!("<p class='initial'>С</p> <p>{rest}</p>"))),
        ("a.txt", format!("Паромщик отсудил паром\n\nС\n{rest}\n\n{more}\n")),
        ("a.txt", format!("Паромщик отсудил паром\n\nС\n\n{rest}\n\n{more}\n")),
    ] {
        let (article, _) = cleaned(path, &raw, &Sidecar::default());
        assert_eq!(texts(&article), [&*whole, more], "{raw}");
    }
    let quoted = page(&format!("<div>«С</div><div>{rest}»</div>"));
    let (article, _) = cleaned("a.html", &quoted, &Sidecar::default());
    assert_eq!(texts(&article)[0], format!("«{whole}»"));
}

#[test]
fn the_letters_of_a_glossary_stand_alone() {
    let entry = |letter: char, word: &str| {
        format!(
            "{letter}\n\n{word} – так на реке зовут всякое место, где лодка садится на дно.\n\n"
        )
    };
    let words = [('К', "коса"), ('М', "мель"), ('О', "отмель"), ('П', "перекат")];
    let page: String = words.iter().map(|(letter, word)| entry(*letter, word)).collect();
    let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
    assert!(!texts(&article).iter().any(|text| text.starts_with("Ккоса")), "{article:?}");
}
