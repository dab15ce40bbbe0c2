//! Whose page it is and of which day, where a name or a date alone does not say it.

use super::{cleaned, text};
use crate::model::sidecar::Sidecar;

const TEXT: [&str; 3] = [
    "The lighthouse on Quiet Cape was lit again after its lens had been cleaned all winter long.",
    "Visitors may climb it in summer, when the paint on the railings is dry, said its keeper Egor Panov.",
    "A museum will be opened in the keeper's house at the same time, and the ferry will call twice a day.",
];

#[test]
fn the_pages_other_dates_tell_the_day_from_the_month() {
    for (other, expected) in [
        ("Next tour of the cape: 04/15/2026", "2026-03-04"),
        ("Next tour of the cape: 15/04/2026", "2026-04-03"),
        ("Next tours of the cape: 04/15/2026, 05/20/2026", "2026-03-04"),
    ] {
        let text = TEXT.join("\n\n");
        let page =
            format!("The lighthouse is lit again\n\n03/04/2026\n\n{text}\n\n{other}\n\nShare\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let day = article.fields.date.map(|date| date.value.to_string());
        assert_eq!(day.as_deref(), Some(expected), "{other}");
    }
}

#[test]
fn a_text_in_japanese_or_chinese_is_signed_at_its_end_or_start() {
    let first = "岬の灯台が三日、半年ぶりに点灯した。冬の間にレンズを磨き、階段を木で組み直したと灯台守は話す。";
    let last = "塗装が乾く夏には上まで登れるようになり、灯台守の家には小さな博物館も開く予定だ。";
    for (page, author) in [
        (format!("{first}\n\n{last}【山田太郎】"), Some("山田太郎")),
        (format!("{first}\n\n{last}\n\n（山田 太郎）"), Some("山田 太郎")),
        (format!("〔記者王小明／台北報導〕{first}\n\n{last}"), Some("王小明")),
        (format!("{first}\n\n{last}【共同】"), None),
        (format!("{first}\n\n{last}"), None),
    ] {
        let page = format!("岬の灯台が再び点灯\n\n{page}\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), author, "{page}");
    }
}
