//! What the dump did to the lines is undone, and every line of the file is accounted for.

use super::{check_with, cleaned};
use crate::model::cleaned::CleanedArticle;
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
    assert!(article.removed.iter().all(|run| run.rule == "markup"), "{:?}", article.removed);
}
