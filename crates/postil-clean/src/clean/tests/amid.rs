//! What stands amid a text and is none of it, and what looks so and is.

use super::cleaned;
use crate::model::cleaned::BlockKind;
use crate::model::sidecar::Sidecar;

const FIRST: &str = "Маяк на мысе Тихом зажгли снова: линзу чистили всю зиму, а лестницу собрали заново из лиственницы, рассказал смотритель Егор Панов.";
const LAST: &str = "Подняться наверх разрешат летом, когда высохнет краска на перилах, и тогда же откроют музей в доме смотрителя.";

/// The kept lines of a page with something between its two paragraphs, but for these.
fn amid(name: &str, between: &str) -> Vec<String> {
    let page = match name.ends_with(".html") {
        true => format!(
            "<html><body><nav><a>Новости</a> <a>Город</a></nav><main><article><h1>Маяк зажгли</h1>\
             <div class='body'><p>{FIRST}</p>{between}<p>{LAST}</p></div></article></main></body>"
        ),
        false => format!(
            "Новости\nГород\n\nМаяк зажгли\n\n{FIRST}\n\n{between}\n\n{LAST}\n\nПоделиться\n"
        ),
    };
    let (article, _) = cleaned(name, &page, &Sidecar::default());
    let texts: Vec<String> = article.blocks.into_iter().map(|block| block.text).collect();
    assert!(texts.iter().any(|text| text == FIRST) && texts.iter().any(|text| text == LAST));
    texts.into_iter().filter(|text| text != FIRST && text != LAST).collect()
}

#[test]
fn the_words_of_a_teaser_go_with_its_title() {
    let sentence =
        "Лодочники три дня искали её у каменной гряды и подняли на берег вместе с сетью.";
    let plain = format!("Читайте также\nБакен унесло в море\n{sentence}");
    assert_eq!(amid("a.txt", &plain), [""; 0]);
    let card = format!(
        "<div class='card'><div>Читайте также</div><h4><a href='/2'>Бакен унесло в море</a></h4>\
         <p>{sentence}</p></div>"
    );
    assert_eq!(amid("a.html", &card), [""; 0]);
}

#[test]
fn a_card_that_is_one_link_is_no_text() {
    let sentence =
        "Лодочники три дня искали её у каменной гряды и подняли на берег вместе с сетью.";
    for card in [
        format!("<span>Также по теме</span><b>Бакен унесло в море</b><p>{sentence}</p>"),
        format!("<h4>Бакен унесло в море</h4><p>{sentence}</p>"),
        format!("<div>Город</div><div>Бакен унесло в море</div><div>{sentence}</div>"),
        format!("<p>{sentence}</p><p>{sentence} Нашли её на третий день у северного мыса.</p>"),
    ] {
        assert_eq!(
            amid("a.html", &format!("<a class='card' href='/2'>{card}</a>")),
            [""; 0],
            "{card}"
        );
    }
    let linked = format!("<p><a href='/2'>{sentence}</a></p>");
    assert_eq!(amid("a.html", &linked), [sentence]);
}

#[test]
fn a_credit_at_its_end_tells_a_caption_from_text() {
    for (line, expected) in [
        ("Катер у причала. Фото автора", BlockKind::Caption),
        ("Катер у причала в мае. Фото: Анна Ким.", BlockKind::Caption),
        ("The boat at its berth. Photo by Nora Hill", BlockKind::Caption),
        ("Катер причалу показали. Фото понравилось всем.", BlockKind::Paragraph),
        (
            "Катер у причала. Фото автора показали смотрителю, и он узнал свою лодку.",
            BlockKind::Paragraph,
        ),
    ] {
        let page = format!("Маяк зажгли\n\n{FIRST}\n\n{line}\n\n{LAST}\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let block = article.blocks.iter().find(|block| line.starts_with(&block.text));
        assert_eq!(block.map(|block| block.kind), Some(expected), "{line}");
    }
}

#[test]
fn a_paragraph_below_a_list_of_other_pages_is_the_texts_own() {
    let paragraph = "Смотритель живёт на мысе один, и продукты ему возят на катере раз в неделю.";
    let between = format!(
        "<blockquote><p>Свет видно за двадцать миль.</p></blockquote>\
         <div class='card'><div>Читайте также</div><div><a href='/2'>Бакен унесло в море</a></div></div>\
         <p>{paragraph}</p>"
    );
    assert!(amid("a.html", &between).contains(&paragraph.to_owned()));
}

#[test]
fn names_below_the_headlines_of_other_pages_are_no_authors() {
    let below = "Свежее\nБакен унесло в море\nАнна Ким · 2 часа назад\nПричал закрыли до лета\n\
                 Пётр Лугин · 3 часа назад\n";
    let page =
        format!("Новости\nГород\n\nМаяк на мысе Тихом зажгли\n\n{FIRST}\n\n{LAST}\n\n{below}");
    let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
    assert_eq!(article.fields.author, None);
}

#[test]
fn a_post_stays_with_who_wrote_it() {
    let post = "<blockquote class='post'><p>Свет видно за двадцать миль, проверили с катера.</p>\
                — Порт Тихий (@port_tikhy) <a href='/s'>3 мая 2026</a></blockquote>";
    assert_eq!(
        amid("a.html", post),
        [
            "Свет видно за двадцать миль, проверили с катера.",
            "— Порт Тихий (@port_tikhy) 3 мая 2026"
        ]
    );
    assert_eq!(
        amid("a.txt", "View this post on Photogram\nПубликация от Порт Тихий (@port_tikhy)"),
        [""; 0]
    );
}

#[test]
fn a_notice_on_cookies_is_no_text_however_long() {
    let notice = "Мы и наши партнёры сохраняем куки и идентификаторы, чтобы показывать вам подходящую рекламу и считать её.";
    assert_eq!(amid("a.html", &format!("<div role='dialog'><p>{notice}</p></div>")), [""; 0]);
    let page = format!(
        "{notice}\nПринять все\nНовости\nГород\nМаяк на мысе Тихом зажгли снова\n3 мая 2026\n{FIRST}\n"
    );
    let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
    let title = article.fields.title.expect("a headline");
    assert_eq!(title.value, "Маяк на мысе Тихом зажгли снова");
    assert_eq!(article.blocks[0].text, FIRST);
}

#[test]
fn the_outlets_name_is_no_part_of_a_headline_in_a_line() {
    for (host, heading) in [
        ("tikhiy-bereg", "Маяк – снова – зажгли – Тихий берег"),
        ("tikhiybereg", "Тихий берег :: Маяк – снова – зажгли"),
        ("portal", "Маяк – снова – зажгли"),
    ] {
        let page = format!(
            "<html><head><link rel=canonical href='https://{host}.example/1'></head><body>\
             <h1>{heading}</h1><p>{FIRST}</p><p>{LAST}</p></body>"
        );
        let (article, _) = cleaned("a.html", &page, &Sidecar::default());
        assert_eq!(article.fields.title.expect("a headline").value, "Маяк – снова – зажгли");
    }
}

#[test]
fn an_invitation_goes_with_what_it_says_to_the_reader() {
    for invitation in [
        "Подпишитесь на нашу рассылку\n\nНовости мыса каждую пятницу придут в вашу почту.",
        "Оставьте почту\n\nПодписаться\n\nНажимая кнопку, вы соглашаетесь с правилами рассылки.",
    ] {
        assert_eq!(amid("a.txt", invitation), [""; 0], "{invitation}");
    }
    let advice = "Если вы идёте на мыс, возьмите фонарь, потому что темнеет там рано.";
    let more = "Вам пригодится и верёвка, чтобы спуститься к причалу по обрыву.";
    let both = amid("a.txt", &format!("{more}\n\nПодписаться\n\n{advice}"));
    assert_eq!(both.len(), 2, "{both:?}");
}
