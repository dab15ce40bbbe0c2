//! The encoding that a server named is the claim that a page is read with.

use encoding_rs::{Encoding, WINDOWS_1254};
use postil::model::article::Anchor;

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive};

const PARAGRAPHS: [&str; 3] = [
    "Balıkçılar avın başlamasının bir hafta ertelenmesini istiyor, çünkü sular bu yıl erken ısındı \
     ve yavru balıklar kıyıda görünmüyor.",
    "Başkan geçen yılın avını hatırlattı: yağmur günlerce dinmedi, ağlar boş geldi, köyün üç teknesi \
     limanda kaldı.",
    "Karar pazartesi günü açıklanacak, dedi yetkililer; toplantıya kıyı köylerinden otuz balıkçı \
     katılacak.",
];

/// A page that says itself that it is in another encoding than it is.
fn page(encoding: &'static Encoding) -> Vec<u8> {
    let text: String = PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>")).collect();
    let page = format!(
        "<html><head><meta charset='iso-8859-1'><title>Avcılar</title></head><body>\
         <article><h1>Avcılar bekliyor</h1>{text}</article></body></html>"
    );
    encoding.encode(&page).0.into_owned()
}

fn stating(media_type: &str) -> ArchiveFixture {
    archive().article("a.html", page(WINDOWS_1254)).article(
        "a.toml",
        format!(
            "[capture]\nmedia_type = '{media_type}'\n[[note]]\nquote = \"yağmur günlerce\"\n\
             text = 'Not.'\n"
        ),
    )
}

fn text(site: &BuiltSite) -> String {
    site.article(0).blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_servers_word_outranks_the_pages() {
    for media_type in [
        "text/html; charset=iso-8859-9",
        "text/html;charset=\"ISO-8859-9\"",
        "TEXT/HTML; q=1; Charset = windows-1254",
    ] {
        let site = stating(media_type).build();
        assert!(text(&site).contains("yağmur günlerce"), "{media_type}: {}", text(&site));
        let anchor = &site.article(0).notes[0].anchor;
        assert!(matches!(anchor, Anchor::Passage(_)), "{media_type}: {anchor:?}");
        site.page("articles/a/audit/").has("yağmur günlerce").has("по заголовку");
    }
    for media_type in ["text/html", "text/html; charset=", "text/html; charset=none", "charset"] {
        let site = stating(media_type).build();
        assert!(text(&site).contains("yaðmur günlerce"), "{media_type}: {}", text(&site));
    }
}

#[test]
fn another_word_of_the_server_is_another_page_and_the_same_one_is_none() {
    let place = Workplace::default();
    for (media_type, is_made) in [
        ("text/html; charset=iso-8859-9", true),
        ("text/html; charset=iso-8859-9", false),
        ("text/html", true),
        ("text/html; charset=iso-8859-9", true),
    ] {
        let archive = stating(media_type);
        let warm = archive.build_with(&place);
        assert!(warm.files() == archive.build().files(), "{media_type}");
        assert_eq!(!warm.cleaned.is_empty(), is_made, "{media_type}");
    }
}
