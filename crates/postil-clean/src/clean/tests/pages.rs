//! What the cleaner makes of pages by itself.

use super::{check, check_with, cleaned, text};
use crate::model::sidecar::Sidecar;

#[test]
fn title_glued_to_the_stamp_is_a_title() {
    let fields = check(
        "
title     | date 2026-01-05 Новый мост через Талды – главное событие зимы в районе
blank     |
section   |Дороги и мосты
counter   |207
byline    |Дина Оспанкул
byline    |корреспондент
blank     |
lede      |5 января 2026 года в селе Белый Яр открыли мост через реку Талды, который строили два года, передает Stepnoy.example
blank     |
caption   |Фото: акимат Белого Яра
blank     |
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут вместо часа.
blank     |
hashtags  |#мост #БелыйЯр
",
    );
    assert_eq!(
        text(fields.title.as_ref()),
        Some("Новый мост через Талды – главное событие зимы в районе")
    );
    assert_eq!(fields.date.map(|date| date.value.to_string()).as_deref(), Some("2026-01-05"));
    assert_eq!(text(fields.source.as_ref()), Some("Stepnoy.example"));
    assert_eq!(text(fields.author.as_ref()), Some("Дина Оспанкул"));
    assert_eq!(text(fields.author_role.as_ref()), Some("корреспондент"));
    assert_eq!(text(fields.section.as_ref()), Some("Дороги и мосты"));
    let tags: Vec<&str> = fields.tags.iter().map(|tag| tag.value.as_str()).collect();
    assert_eq!(tags, ["мост", "БелыйЯр"]);
}

#[test]
fn attribution_is_taken_from_a_glued_title() {
    let fields = check(
        "
title     | date 2026-01-06 В Белом Яре обсудили «Мост – дорогу в будущее», сообщает Stepnoy.example
blank     |
lede      |Жителям показали на макете, где пройдут пешеходы, а где будут разъезжаться грузовики.
",
    );
    assert_eq!(text(fields.title.as_ref()), Some("В Белом Яре обсудили «Мост – дорогу в будущее»"));
    assert!(!fields.title_derived);
}

#[test]
fn sentence_glued_to_the_stamp_is_the_lede() {
    let article = check_with(
        "
lede      | date 2026-01-07 Паромщики Белого Яра подсчитали, кому теперь уступят место у причала, передает DALA.EXAMPLE.
blank     |
paragraph |Считали на счётах: электричество в сторожке отключили ещё до половодья.
paragraph |— Мы ждали этот мост много лет, — сказал водитель. — Теперь зима не страшна.
",
        &Sidecar::default(),
    );
    let fields = &article.fields;
    assert!(fields.title_derived);
    assert_eq!(
        text(fields.title.as_ref()),
        Some("Паромщики Белого Яра подсчитали, кому теперь уступят место у причала")
    );
    assert_eq!(text(fields.source.as_ref()), Some("DALA.EXAMPLE"));
    assert_eq!(article.blocks[0].trimmed[0].text, " date 2026-01-07 ");
    assert!(article.blocks[0].text.starts_with("Паромщики Белого"));
}

#[test]
fn menus_widgets_and_other_pages_are_removed() {
    let fields = check(
        "
navigation |#Степь в цифрах
navigation |#Люди дела
navigation |Логотип Новости степи Новости степи
widget     |+3°
widget     |$
widget     |481.15
navigation |Рубрики
navigation |Общество
navigation |События
navigation |Спорт и события
navigation |#Степь в цифрах
section    |События
blank      |
title      |Совет жителей Белого Яра проследит за строительством моста
blank      |
caption    |Совет по мосту, фото - Новости Dala.example от 14.02.2026 16:52 Фото: пресс-служба акимата
lede       |Двенадцать жителей Белого Яра будут каждую неделю проверять, как строят мост, сообщает Dala.example.
blank      |
paragraph  |Выбирали их жребием из всех, кто хотя бы раз опоздал на последний паром.
blank      |
caption    |Фото: пресс-служба акимата
blank      |
paragraph  |\"Я опоздал девять раз, поэтому буду считать каждую заклёпку этого моста\". Арман Талгатулы
blank      |
share      |Поделитесь новостью
byline     |Фото Вера Ключник
byline     |Вера Ключник
read also  |Читайте также
read also  |Школьники Белого Яра выиграли турнир по шахматам
read also  |17:05, Сегодня
read also  |Школьники Белого Яра выиграли турнир по шахматам
read also  |20:31, 12 февраля 2026
share      |Следите за новостями dala.example в:
share      |tiktok instagram telegram
read also  |Популярные
read also  |В степи нашли древнее городище и глиняную посуду
legal      |Сообщите об ошибке на странице
",
    );
    assert_eq!(fields.date.map(|d| d.value.to_string()).as_deref(), Some("2026-02-14T16:52"));
    assert_eq!(text(fields.source.as_ref()), Some("Dala.example"));
    assert_eq!(text(fields.author.as_ref()), Some("Вера Ключник"));
    assert_eq!(text(fields.section.as_ref()), Some("События"));
    assert!(fields.tags.is_empty());
}

#[test]
fn indented_page_with_captions_between_paragraphs() {
    let fields = check(
        "
date line | date 2026-02-02 РУ
date line |    11:40, 02 Февраль 2026 | GMT +5
blank     |
title     |    Строительство моста обсудили на собрании в Белом Яре
blank     |
lede      |    На собрании в Белом Яре рассказали, как идёт строительство моста, передает Talinform.
blank     |
caption   |    Фото: акимат Белого Яра
blank     |
paragraph |    Кроме того, жители попросили провести к мосту освещённую пешеходную дорожку.
blank     |
caption   |    Фото: акимат Белого Яра
",
    );
    assert_eq!(fields.date.map(|d| d.value.to_string()).as_deref(), Some("2026-02-02T11:40+05:00"));
    assert_eq!(text(fields.source.as_ref()), Some("Talinform"));
}

#[test]
fn kazakh_page() {
    let fields = check(
        "
title      |Белояр ауылында Талды өзені арқылы жаңа көпір ашылды
date line  |2026 жылғы 11 ақпан
blank      |
lede       |Белояр ауылында Талды өзені арқылы салынған жаңа көпір пайдалануға берілді, деп хабарлайды DALA.EXAMPLE.
blank      |
paragraph  |Көпірді салуға екі жыл уақыт кетті, енді оқушылар мектепке жиырма минутта жетеді.
read also  |Тағы оқыңыз
read also  |Ауылда жаңа кітапхана ашылды
",
    );
    assert_eq!(fields.date.map(|d| d.value.to_string()).as_deref(), Some("2026-02-11"));
    assert_eq!(text(fields.language.as_ref()), Some("kk"));
    assert_eq!(text(fields.source.as_ref()), Some("DALA.EXAMPLE"));
}

#[test]
fn english_page() {
    let fields = check(
        "
navigation |Home | Region | Letters
share      |Share this story
title      |A new bridge cuts the way to school by half an hour
byline     |By Nora Hill, data reporter
date line  |March 20, 2026, 8:05 a.m.
counter    |5 min read
blank      |
lede       |The village of Bely Yar has opened a bridge across the Taldy, after two years of work on both banks.
paragraph  |Children used to walk for an hour along the river, and in spring they could not cross it at all.
blank      |
read also  |Related stories
read also  |The bakery that moved into a school
legal      |© 2026 Steppe Ledger
",
    );
    assert_eq!(fields.date.map(|d| d.value.to_string()).as_deref(), Some("2026-03-20T08:05"));
    assert_eq!(text(fields.author.as_ref()), Some("Nora Hill"));
    assert_eq!(text(fields.author_role.as_ref()), Some("data reporter"));
    assert_eq!(text(fields.source.as_ref()), Some("Steppe Ledger"));
    assert_eq!(text(fields.language.as_ref()), Some("en"));
}

#[test]
fn a_page_without_text_is_reported() {
    let (article, diagnostics) =
        cleaned("folder/most.html", "<nav>Меню</nav>", &Sidecar::default());
    assert!(diagnostics.iter().any(|found| found.code == "nothing-kept"), "{article:?}");
    assert_eq!(text(article.fields.title.as_ref()), Some("most"));
    assert!(article.fields.title_derived);
}

#[test]
fn declared_fields_of_a_saved_page() {
    let html = r#"<html lang="ru"><head><title>Мост открыт | Степной вестник</title>
<meta property="og:site_name" content="Степной вестник">
<meta property="article:published_time" content="2026-01-05T10:00:00+05:00">
<link rel="canonical" href="https://stepnoy-vestnik.example/most"></head><body>
<header><a href="/">Степной вестник</a></header>
<nav><a href="/a">Общество</a> <a href="/b">Спорт</a></nav>
<article><header><h1>Мост открыт</h1></header>
<p>В селе Белый Яр открыли мост через реку Талды, который строили два года.</p>
<figure><img src="a.jpg"><figcaption>Мост зимой</figcaption></figure>
<h2>Как его строили</h2>
<p>Строители работали в две смены и закончили раньше срока, хотя весной мешала вода.</p>
<blockquote>Мы ждали этот мост много лет</blockquote></article>
<aside><a href="/c">Школьники выиграли турнир</a></aside><script>alert(1)</script></body></html>"#;
    let (article, _) = cleaned("a.html", html, &Sidecar::default());
    let fields = &article.fields;
    assert_eq!(text(fields.title.as_ref()), Some("Мост открыт"));
    assert_eq!(text(fields.source.as_ref()), Some("Степной вестник"));
    assert_eq!(text(fields.url.as_ref()), Some("https://stepnoy-vestnik.example/most"));
    let date = fields.date.as_ref().map(|date| date.value.to_string());
    assert_eq!(date.as_deref(), Some("2026-01-05T10:00+05:00"));
    let kinds: Vec<String> = article.blocks.iter().map(|b| format!("{:?}", b.kind)).collect();
    assert_eq!(kinds, ["Lede", "Caption", "Heading", "Paragraph", "Quotation"]);
}

#[test]
fn a_short_line_that_opens_the_file_is_its_title() {
    let fields = check(
        "
title     |Половодье в Талды
blank     |
lede      |Вода в реке поднялась на два метра за одну ночь, и мост закрыли для машин.
blank     |
paragraph |Мэр пообещал открыть мост к пятнице, хотя инженеры просили две недели.
",
    );
    assert_eq!(text(fields.title.as_ref()), Some("Половодье в Талды"));
}
