//! What a naive scraper makes of an article: the page's visible text, in one of five shapes.

use super::article::Article;
use super::random::Random;

/// A page's navigation, as it stands in the scraped text.
const MENU: [&str; 38] = [
    "Разделы",
    "Новости дня",
    "Власть и совет",
    "Сёла и города",
    "Деревня живёт",
    "Школа",
    "Больница",
    "Поле и ферма",
    "Цены на рынке",
    "Письма читателей",
    "Книжная полка",
    "Афиша",
    "Стадион",
    "Дороги",
    "Река и лес",
    "На связи:",
    "Разговор недели",
    "Видео с мест",
    "Подборки",
    "Своё дело",
    "Карта района",
    "Соседи",
    "Памятные дни",
    "Союзы и артели",
    "Кто есть кто",
    "Округа",
    "За рубежом",
    "Расписание",
    "Здоровье",
    "Подшивка газеты",
    "Фермеру",
    "Садоводу",
    "Беседка",
    "наше приложение",
    "вход для подписчиков",
    "  ▪ Днём",
    "  ▪ Ночью",
    END_OF_MENU,
];
/// The line that only a page with its navigation has.
pub const END_OF_MENU: &str = "  ▪ По часам устройства";
const INDENT: &str = "    ";

/// The scraped page; `others` are the titles that its read-also lists may name.
pub fn page(article: &Article, others: &[String], random: &mut Random) -> String {
    let lines = match random.between(0, 4) {
        0 => with_byline(article, random),
        1 => with_glued_title(article),
        2 => without_title(article),
        3 => with_navigation(article, others, random),
        _ => indented(article, random),
    };
    lines.join("\n") + "\n"
}

/// The title on the date's line, then section, view counter and byline; hashtags at the end.
fn with_byline(article: &Article, random: &mut Random) -> Vec<String> {
    let mut lines = vec![
        format!(" date {} {}", article.iso_date(), article.title),
        String::new(),
        article.section.to_owned(),
        random.between(20, 900).to_string(),
        article.author.clone(),
        "собственный корреспондент".to_owned(),
        String::new(),
        article.body[0].clone(),
        String::new(),
        photo_credit(article),
        String::new(),
    ];
    push_spaced(&mut lines, &article.body[1..]);
    lines.push(article.hashtags().join(" "));
    lines.push(String::new());
    lines
}

/// The title on the date's line together with the outlet's name.
fn with_glued_title(article: &Article) -> Vec<String> {
    let head = format!(" date {} {}, пишет {}", article.iso_date(), article.title, article.outlet);
    let mut lines = vec![head, String::new()];
    push_spaced(&mut lines, &article.body);
    lines
}

/// No title: the first sentence stands on the date's line.
fn without_title(article: &Article) -> Vec<String> {
    let mut lines =
        vec![format!(" date {} {}", article.iso_date(), article.body[0]), String::new()];
    push_spaced(&mut lines, &article.body[1..]);
    lines
}

/// The whole page: navigation and widgets before the article, share and read-also lists after it.
fn with_navigation(article: &Article, others: &[String], random: &mut Random) -> Vec<String> {
    let head = widgets(article, random);
    let mut lines = head.clone();
    lines.extend(MENU.map(str::to_owned));
    lines.extend(head);
    lines.extend([article.section, "", &article.title, ""].map(str::to_owned));
    let (year, month, day) = article.date;
    lines.push(format!(
        "{}, снимок портала {} за {day:02}.{month:02}.{year} в {}. {}",
        article.town,
        article.outlet,
        time_of_day(random),
        photo_credit(article)
    ));
    for (index, paragraph) in article.body.iter().enumerate() {
        lines.extend([paragraph.clone(), String::new()]);
        if index % 3 == 1 {
            lines.extend([photo_credit(article), String::new()]);
        }
    }
    push_page_end(&mut lines, article, others, random);
    lines
}

/// Indented text with a photo credit after every third paragraph.
fn indented(article: &Article, random: &mut Random) -> Vec<String> {
    let (year, _, day) = article.date;
    let mut lines = vec![
        format!(" date {} Рус", article.iso_date()),
        format!(
            "{INDENT}{day} {} {year} года, {} (время местное)",
            article.month_name(),
            time_of_day(random)
        ),
        String::new(),
        format!("{INDENT}{}", article.title),
        String::new(),
    ];
    for (index, paragraph) in article.body.iter().enumerate() {
        lines.extend([format!("{INDENT}{paragraph}"), String::new()]);
        if index % 3 == 0 {
            lines.extend([format!("{INDENT}{}", photo_credit(article)), String::new()]);
        }
    }
    lines
}

/// Hashtags, the caption of a sign, the weather and three exchange rates.
fn widgets(article: &Article, random: &mut Random) -> Vec<String> {
    let mut lines = article.hashtags();
    lines.push(format!("Знак {}, на первую страницу", article.outlet));
    lines.push(format!("Днём {:+}°, ветер", random.between(-20, 35)));
    lines.push("Обмен валют".to_owned());
    for (low, high) in [(44_000, 54_000), (50_000, 62_000), (500, 700)] {
        let hundredths = random.between(low, high);
        lines.push(format!("{}.{:02}", hundredths / 100, hundredths % 100));
    }
    lines
}

/// Share buttons, two read-also lists, social networks and a form for misprints.
fn push_page_end(
    lines: &mut Vec<String>,
    article: &Article,
    others: &[String],
    random: &mut Random,
) {
    let mut related = Vec::new();
    for title in random.sample(others, 4) {
        related.extend([title.clone(), format!("Сегодня в {}", time_of_day(random)), title]);
    }
    let author = &article.author;
    lines.extend(["Рассказать друзьям", "Рассказать друзьям:"].map(str::to_owned));
    lines.extend([format!("Снимок: {author}"), author.clone(), "По теме".to_owned()]);
    lines.extend(related.iter().cloned());
    lines.push(format!("{}: мы в соцсетях", article.outlet));
    lines.extend(
        ["telegram whatsapp rss", "Свежее", "Самое читаемое", "Читайте ещё"].map(str::to_owned),
    );
    lines.extend(related.into_iter().take(6));
    lines.extend(["Нашли опечатку? Напишите нам", "Что не так:"].map(str::to_owned));
}

fn push_spaced(lines: &mut Vec<String>, paragraphs: &[String]) {
    for paragraph in paragraphs {
        lines.extend([paragraph.clone(), String::new()]);
    }
}

fn photo_credit(article: &Article) -> String {
    format!("Фото: {}", article.outlet)
}

fn time_of_day(random: &mut Random) -> String {
    format!("{:02}:{:02}", random.between(8, 20), random.between(0, 59))
}
