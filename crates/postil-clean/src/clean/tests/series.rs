//! Archives whose pages have a fixed form: what they share of it is text, and what stands around it goes.

use crate::clean::clean;
use crate::clean::recurrence::{LineKey, Tally, keys};
use crate::ingest::ingest;
use crate::model::cleaned::CleanedArticle;
use crate::model::sidecar::Sidecar;
use crate::settings::CleanSettings;

/// Whom the pages are about.
const PEOPLE: [&str; 10] = [
    "Паромщик Тарас",
    "Мельник Ефим",
    "Буфетчица Зоя",
    "Учительница Майя",
    "Пасечник Лука",
    "Печник Прохор",
    "Тракторист Савва",
    "Регент Фома",
    "Ветеринар Агния",
    "Кузнец Демид",
];

/// What they do.
const DEEDS: [&str; 8] = [
    "перевозит через Тихую первых пассажиров ещё до ледохода.",
    "выкупает старую постройку под Заречным и ставит в ней печь.",
    "собирает с детьми гербарий из сорока степных трав и везёт его в область.",
    "жалуется, что гречиху в этом году посеяли далеко от ульев.",
    "нашёл бы дело и другим, но желающих пока только двое.",
    "ждёт солярку, которую обещали привезти к началу недели.",
    "поёт в хоре песни, записанные у здешних бабушек.",
    "обходит дальние дворы на лыжах, когда заметает дорогу.",
];

/// A sentence that only the page `number` has.
fn own(number: usize, at: usize) -> String {
    format!("{} {}", PEOPLE[number], DEEDS[(number + at) % DEEDS.len()])
}

/// The pages of an archive, cleaned together.
fn archive(file: &str, count: usize, page: impl Fn(usize) -> String) -> Vec<CleanedArticle> {
    let read = |number| ingest(file, page(number).as_bytes()).0.expect("a page with text");
    let documents: Vec<_> = (0..count).map(read).collect();
    let keys: Vec<Vec<LineKey>> = documents.iter().map(|page| keys(page, None)).collect();
    let recurrence = keys.iter().map(Vec::as_slice).collect::<Tally>().count();
    let pages = documents.iter().zip(&keys);
    let (sidecar, settings) = (Sidecar::default(), CleanSettings::default());
    let articles = pages.map(|(page, keys)| {
        let others = recurrence.others(keys);
        clean(page, &others, &sidecar, &settings).0
    });
    articles.collect()
}

fn text(article: &CleanedArticle) -> String {
    let blocks: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    blocks.join("\n")
}

/// Each page keeps all of `kept` and none of `gone`.
fn check(articles: &[CleanedArticle], kept: &[&str], gone: &[&str]) {
    for article in articles {
        let text = text(article);
        kept.iter().for_each(|line| assert!(text.contains(line), "{line} is not in\n{text}"));
        gone.iter().for_each(|line| assert!(!text.contains(line), "{line} is in\n{text}"));
    }
}

#[test]
fn the_questions_of_a_series_of_interviews_stay() {
    let questions = [
        "– Чему вас научил первый год на этом месте?",
        "– Что вы взяли бы с собой на необитаемый остров?",
        "– О чём вы не спросили бы никого, даже друга?",
    ];
    let page = |number: usize| {
        let pairs: String =
            (0..3).map(|at| format!("{}\n– {}\n", questions[at], own(number, at))).collect();
        let day = 1 + number;
        format!(
            "Главная\nЛюди\nАрхив\n{} отвечает\n{day} апреля 2026\n{pairs}Поделиться\nКонтакты\n",
            PEOPLE[number]
        )
    };
    check(
        &archive("a.txt", 10, page),
        &questions.map(|it| it.trim_start_matches("– ")),
        &["Архив", "Контакты"],
    );
}

#[test]
fn headings_in_an_article_that_a_series_repeats_stay() {
    let page = |number: usize| {
        let part = |heading: &str, at| format!("<h2>{heading}</h2><p>{}</p>", own(number, at));
        format!(
            "<nav><a href=/>Главная</a> <a href=/l>Люди</a></nav><article><h1>{} и ремесло</h1>\
             {}{}{}</article><footer>Контакты</footer>",
            PEOPLE[number],
            part("С чего всё началось", 0),
            part("Кому это нужно?", 1),
            part("Что дальше", 2)
        )
    };
    let kept = ["С чего всё началось", "Кому это нужно?", "Что дальше"];
    check(&archive("a.html", 10, page), &kept, &["Контакты", "Главная"]);
}

#[test]
fn letters_keep_their_greeting_and_their_signature() {
    let page = |number: usize| {
        let day = 1 + number;
        format!(
            "Письмо с заставы № {day}\n{day} мая 1993\nДобрый день, милая моя сестра!\n{}\n{}\n\
             Кланяйся от меня всем нашим соседям.\nТвой брат Игнат\n",
            own(number, 0),
            own(number, 1)
        )
    };
    let kept = ["Добрый день, милая", "Кланяйся от меня", "Твой брат Игнат"];
    let articles = archive("a.txt", 8, page);
    check(&articles, &kept, &[]);
    for (number, article) in articles.iter().enumerate() {
        let title = article.fields.title.as_ref().map(|title| title.value.clone());
        assert_eq!(title, Some(format!("Письмо с заставы № {}", 1 + number)));
    }
}

#[test]
fn minutes_keep_who_was_there_and_how_they_voted() {
    let page = |number: usize| {
        format!(
            "Протокол схода № {}\nПрисутствовали: староста Зорин, писарь Кнут, члены схода Рябов и Литвин.\n\
             Слушали: {}\nПостановили: {}\nРешение принято единогласно.\nСтароста Зорин\nПисарь Кнут\n",
            1 + number,
            own(number, 0),
            own(number, 1)
        )
    };
    let kept = ["Присутствовали: староста", "Решение принято единогласно.", "Писарь Кнут"];
    check(&archive("a.txt", 7, page), &kept, &[]);
}

#[test]
fn a_recipe_keeps_the_steps_and_the_list_that_it_shares_with_others() {
    let list = "Для теста:\n2 стакана муки\n3 яйца\nщепотка соли\nКак печь:\n";
    let page = |number: usize| {
        format!(
            "Главная\nКухня\nПогода\n{} печёт пирог\n{}\n{list}{}\nРазогрейте духовку до ста восьмидесяти градусов.\n\
             {}\nПриятного всем аппетита!\nПоделиться\nКонтакты\n",
            PEOPLE[number],
            own(number, 0),
            own(number, 1),
            own(number, 2)
        )
    };
    let kept = ["Для теста:", "3 яйца", "щепотка соли", "Разогрейте духовку", "Приятного всем"];
    check(&archive("a.txt", 7, page), &kept, &["Кухня", "Контакты"]);
}

#[test]
fn the_parts_of_a_serial_keep_what_opens_and_closes_them() {
    let page = |number: usize| {
        format!(
            "Хозяин парома. Часть {}\nБыло так: отшельник Тарас нашёл на косе чужую лодку, и никто за ней не пришёл.\n\
             {}\n{}\nПродолжение читайте через неделю.\n",
            1 + number,
            own(number, 0),
            own(number, 1)
        )
    };
    check(&archive("a.txt", 9, page), &["Было так: отшельник", "Продолжение читайте"], &[]);
}

#[test]
fn sentences_that_tell_other_figures_are_others() {
    let page = |number: usize| {
        format!(
            "Главная\nПогода\nРайон\nТихая на {} мая\nУровень воды в Тихой к восьми часам составил {} сантиметров.\n\
             {}\nЗа сутки вода прибыла на {} сантиметров, передаёт пост у моста.\nПросмотров: {}\nКонтакты\n",
            1 + number,
            210 + 7 * number,
            own(number, 0),
            3 + number,
            45 * number
        )
    };
    let articles = archive("a.txt", 9, page);
    check(
        &articles,
        &["Уровень воды в Тихой", "За сутки вода прибыла"],
        &["Просмотров", "Контакты"],
    );
}

#[test]
fn furniture_around_the_texts_of_a_site_goes() {
    let about = "Степной листок рассказывает о жизни района с прошлого века, выходит по средам и \
                 пятницам и принимает письма читателей в редакции на Садовой улице.";
    let page = |number: usize| {
        format!(
            "Главная\nНовости\nЛюди\nЕщё больше о районе в нашем журнале\n{} за работой\n{}\n{}\nПоделиться\n\
             {about}\nКонтакты\nРеклама\n",
            PEOPLE[number],
            own(number, 0),
            own(number, 1)
        )
    };
    check(&archive("a.txt", 6, page), &[], &["Степной листок", "Ещё больше", "Реклама"]);
}

#[test]
fn the_author_of_all_pages_signs_each_below_its_text() {
    let page = |number: usize| {
        format!(
            "Главная\nОбо мне\nДневник\n{} за работой\n{} мая 2026\n{}\n{}\n{}\nАвтор: Игнат Вербин\nПоделиться\nКонтакты\n",
            PEOPLE[number],
            1 + number,
            own(number, 0),
            own(number, 1),
            own(number, 2)
        )
    };
    for article in archive("a.txt", 7, page) {
        let author = article.fields.author.as_ref().map(|author| author.value.as_str());
        assert_eq!(author, Some("Игнат Вербин"));
    }
}
