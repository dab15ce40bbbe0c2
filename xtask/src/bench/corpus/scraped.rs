//! What a naive scraper makes of an article: the page's visible text, in one of five shapes.

use super::article::Article;
use super::random::Random;

/// A page's navigation, as it stands in the scraped text.
const MENU: [&str; 38] = [
    "Рубрики",
    "Политика",
    "Мир",
    "Происшествия",
    "Статьи",
    "Финансы",
    "Наука",
    "Экономика и бизнес",
    "Мнения",
    "Культура",
    "Спорт",
    "Технологии",
    "Право",
    "Общество",
    "Туризм",
    "Прямой эфир:",
    "Репортаж",
    "Интервью недели",
    "Категории",
    "Деньги и рынки",
    "География",
    "Город",
    "Календарь",
    "Организации",
    "Партии",
    "Регионы",
    "Страны",
    "Транспорт",
    "Здоровье",
    "Архив номеров",
    "Юристу",
    "Бухгалтеру",
    "Форум",
    "app store",
    "google play",
    "  • Светлая тема",
    "  • Темная тема",
    "  • Как в системе",
];
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
        "корреспондент".to_owned(),
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
    let head =
        format!(" date {} {}, сообщает {}", article.iso_date(), article.title, article.outlet);
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
        "{}, фото - Новости {} от {day:02}.{month:02}.{year} {} {}",
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
        format!(" date {} РУ", article.iso_date()),
        format!(
            "{INDENT}{}, {day:02} {} {year} | GMT +5",
            time_of_day(random),
            article.month_name()
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

/// Hashtags, the logo's caption, the weather and three exchange rates.
fn widgets(article: &Article, random: &mut Random) -> Vec<String> {
    let mut lines = article.hashtags();
    lines.push(format!("Логотип {}", article.outlet));
    lines.push(format!("{:+}°", random.between(-20, 35)));
    lines.push("$".to_owned());
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
        related.extend([title.clone(), format!("{}, Сегодня", time_of_day(random)), title]);
    }
    let author = &article.author;
    lines.extend(["Поделитесь новостью", "Поделитесь новостью:"].map(str::to_owned));
    lines.extend([format!("Фото {author}"), author.clone(), "Читайте также".to_owned()]);
    lines.extend(related.iter().cloned());
    lines.push(format!("Следите за новостями {} в:", article.outlet));
    lines.extend(
        ["tiktok instagram telegram", "Последние", "Популярные", "Читайте также"]
            .map(str::to_owned),
    );
    lines.extend(related.into_iter().take(6));
    lines.extend(["Сообщите об ошибке на странице", "Ошибка в тексте:"].map(str::to_owned));
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
