//! Songs and lists, whose lines are as short as those of menus, stay whole amid the text.

use super::cleaned;
use crate::model::sidecar::Sidecar;

const SONG: [&[&str]; 4] = [
    &[
        "Ой ты, паром, мой паром,",
        "Вези меня на тот берег,",
        "Где ждёт меня старый дом,",
        "Где в чудо ещё верят.",
    ],
    &["Припев:", "Талды, Талды,", "Тихая река,", "Через все года", "Ты течёшь пока."],
    &["Утром встанет туман,", "Не видно пристани,", "Паромщик мой капитан,", "Песню мне свистни."],
    &["Припев:", "Талды, Талды,", "Тихая река,", "Через все года", "Ты течёшь пока."],
];
const RECIPE: [&[&str]; 1] = [&[
    "Ингредиенты:",
    "Мука – 3 стакана",
    "Вода – 1 стакан",
    "Дрожжи – 10 г",
    "Соль",
    "Сахар – щепотка",
    "Масло",
    "Закваска",
]];
const RESULTS: [&[&str]; 2] = [
    &["Мужчины, 10 км:", "1. Холмов", "2. Мельник", "3. Ким", "4. Сатов"],
    &["Женщины, 5 км:", "1. Климова", "2. Лугина", "3. Сарина", "4. Ким"],
];

const BEFORE: [&str; 2] = [
    "В субботу у реки прошёл праздник, на который приехали жители пяти сёл района, сообщает «Степной вестник».",
    "Начали его в полдень, когда на причале собрались почти все, кто помнит старый паром.",
];
const AFTER: [&str; 3] = [
    "Праздник повторят через год, пообещал глава совета Пётр Лугин, и позовут на него соседей со всей области.",
    "К тому времени на берегу поставят сцену, а у причала откроют стоянку для автобусов, которой не хватало весной.",
    "На это в бюджете района уже нашли деньги, но строителей будут искать до осени, потому что летом все заняты.",
];
const MENU: [&str; 5] = ["Главная", "Новости", "Культура", "Спорт", "Контакты"];
const FOOTER: [&str; 5] =
    ["Поделиться", "Telegram", "Читайте также", "Школа купила автобус", "Комментарии"];

fn as_text(groups: &[&[&str]]) -> String {
    let groups: Vec<String> = groups.iter().map(|group| group.join("\n")).collect();
    let groups = groups.join("\n\n");
    let lines = |lines: &[&str]| lines.join("\n");
    let [menu, before, after, footer] = [&MENU[..], &BEFORE, &AFTER, &FOOTER].map(lines);
    format!("{menu}\n\nПраздник у реки\n\n{before}\n\n{groups}\n\n{after}\n{footer}\n")
}

/// Verses are lines of a paragraph, and items those of a list.
fn as_html(groups: &[&[&str]]) -> String {
    let each = |tag: &str, lines: &[&str]| -> String {
        lines.iter().map(|line| format!("<{tag}>{line}</{tag}>")).collect()
    };
    let group = |group: &&[&str]| match group[0].ends_with(',') || group[0] == "Припев:" {
        true => format!("<p>{}</p>", group.join("<br>")),
        false => format!("<p>{}</p><ul>{}</ul>", group[0], each("li", &group[1..])),
    };
    let groups: String = groups.iter().map(group).collect();
    format!(
        "<body><nav><ul>{}</ul></nav><article><h1>Праздник у реки</h1>{}{groups}{}</article>\
         <footer>{}</footer></body>",
        each("li", &MENU),
        each("p", &BEFORE),
        each("p", &AFTER),
        each("div", &FOOTER),
    )
}

/// Looks for the lines of some groups in what is kept, one after the other, and for no menu.
fn check(groups: &[&[&str]]) {
    let lines = groups.concat().join(" ");
    for (path, page) in [("a.txt", as_text(groups)), ("a.html", as_html(groups))] {
        let (article, _) = cleaned(path, &page, &Sidecar::default());
        let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        let text = texts.join(" ");
        assert!(text.contains(&lines), "{path}: {text}");
        assert!(!text.contains(MENU[0]) && !text.contains(FOOTER[0]), "{path}: {text}");
    }
}

#[test]
fn a_song_stays_whole() {
    check(&SONG);
}

#[test]
fn the_ingredients_of_a_recipe_stay() {
    check(&RECIPE);
}

#[test]
fn a_list_of_results_stays() {
    check(&RESULTS);
}

#[test]
fn lists_below_headings_beside_the_text_are_all_of_a_recipe() {
    let intro =
        "<p>Хлеб у причала пекут с того года, когда пустили паром, и рецепт не менялся.</p>";
    let recipe = "<h2>Состав</h2><ul><li>Мука – 3 стакана</li><li>Соль</li><li>Вода</li></ul>\
                  <h2>Готовим</h2><ol><li>Замесите тесто и оставьте на час.</li>\
                  <li>Испеките.</li></ol>";
    let menu = "<h3>Ещё</h3><ul><li><a href=1>Уха</a></li><li><a href=2>Пирог</a></li></ul>";
    let (head, tail) =
        ("<ul><li><a href=3>Рецепты</a></li></ul><article><h1>Хлеб</h1>", "</article>");
    for (page, expected) in [
        (format!("{head}{intro}{recipe}{tail}<aside>{menu}</aside>"), 8),
        (format!("{head}{recipe}{tail}<footer>{menu}</footer>"), 7),
        (format!("{head}{intro}{menu}{tail}"), 1),
    ] {
        let (article, _) = cleaned("a.html", &page, &Sidecar::default());
        let kept: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(kept.len(), expected, "{page}: {kept:?}");
    }
}

#[test]
fn who_was_there_is_no_headline_of_minutes() {
    let page = "HARBOUR COUNCIL\nMinutes of the harbour committee\nPresent: N. Hill (Chair), T. Berg\n\
                Apologies: E. Panov\n\n1. The ferry\nThe committee resolved by 5 votes to 3 to keep the \
                ferry on the northern route until the end of winter.\n\n2. Other business\nNone.\n\n\
                3. The pier\nThe pier will be painted in May, and the lamps on it are to be lit all night.\n";
    let (article, _) = cleaned("a.txt", page, &Sidecar::default());
    let kept: Vec<&str> = article.blocks.iter().map(|block| &*block.text).collect();
    let has = |words: &str| kept.iter().any(|text| text.contains(words));
    assert!(has("Present: N. Hill") && has("Apologies: E. Panov"), "{kept:?}");
}
