//! Pictures of saved pages: published once, shown where they stood, and never asked for elsewhere.

use data_encoding::BASE64;

use super::driver::{ArchiveFixture, Workplace, archive};

const FIRST: &str = "Уровень воды в реке Мойынсу у села Приречье за сутки упал на 28 сантиметров.";
const SECOND: &str = "По данным штаба, подтопленными остаются девятнадцать дворов из сорока шести.";
const THIRD: &str = "Комиссия по ущербу начнёт работу в четверг и примет заявления до вечера.";

/// The head of a PNG of a size, and some bytes that tell it from others.
fn png(width: u32, height: u32, mark: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, mark, mark, mark, mark]);
    bytes
}

/// A page with something between its first paragraph and its second.
fn page(between: &str) -> String {
    format!(
        "<!-- saved from url=(0038)https://izvestiya.example/news/pavodok/ -->\
         <title>Вода уходит</title><div class=top><img src=a_files/logo.png><ul><li>Новости<li>Район</ul></div>\
         <h1>Вода уходит</h1><div class=date>21 апреля 2026</div><p>{FIRST}</p>{between}<p>{SECOND}</p>\
         <p>{THIRD}</p><div class=sidebar><h4>Ещё</h4><img src=a_files/teaser.png><ul><li>Посевная начнётся раньше</ul></div>"
    )
}

/// An archive with such a page and the folder that was saved with it.
fn with(between: &str) -> ArchiveFixture {
    let folder = "content/articles/a_files";
    archive()
        .article("a.html", page(between))
        .file(&format!("{folder}/most.png"), png(640, 400, 1))
        .file(&format!("{folder}/copy.png"), png(640, 400, 1))
        .file(&format!("{folder}/logo.png"), png(400, 200, 2))
        .file(&format!("{folder}/teaser.png"), png(400, 200, 3))
        .file(&format!("{folder}/icon.png"), png(32, 32, 4))
        .file(
            &format!("{folder}/vector.svg"),
            "<svg onload='alert(1)' width='400' height='300'></svg>",
        )
        .file("content/secret.png", png(640, 400, 5))
}

/// The pictures among the files of a site.
fn published(fixture: &ArchiveFixture) -> Vec<String> {
    let site = fixture.build();
    let paths = site.paths().into_iter().filter(|path| path.starts_with("assets/pictures/"));
    paths.map(str::to_owned).collect()
}

#[test]
fn a_picture_amid_the_text_is_shown_with_its_size() {
    let fixture = with("<figure><img src='./a_files/most.png' alt='Мост \"Талды\"'></figure>");
    let paths = published(&fixture);
    assert_eq!(paths.len(), 1, "{paths:?}");
    let image = format!(
        "<img src=\"../../{}\" width=\"640\" height=\"400\" alt=\"Мост &quot;Талды&quot;\" loading=\"lazy\"",
        paths[0]
    );
    let site = fixture.base_url("https://archive.example/").build();
    let page = site.page("articles/a/").0;
    assert!(page.contains(&image), "{page}");
    let text = &page[page.find("data-search-body").unwrap()..];
    assert!(text.find(FIRST) < text.find("<figure>") && text.find("<figure>") < text.find(SECOND));
    assert!(page.contains(&format!("og:image\" content=\"https://archive.example/{}", paths[0])));
    assert_eq!(site.files()[&paths[0]], png(640, 400, 1));
    assert!(!site.report().contains("picture"), "{}", site.report());
}

#[test]
fn a_caption_stands_below_its_picture() {
    let between =
        "<div><img src=a_files/most.png><div class=cap>Мост через Талды. Фото автора</div></div>";
    let page = with(between).build().page("articles/a/").0;
    let figure = &page[page.find("<figure>").unwrap()..page.find("</figure>").unwrap()];
    assert!(figure.contains("<img ") && figure.contains("<figcaption class=\"caption\" id=\"p-"));
    assert!(figure.contains("Мост через Талды. Фото автора"));
}

#[test]
fn only_pictures_of_the_text_are_published() {
    for between in [
        "",
        "<img src=a_files/icon.png>",
        "<img src=a_files/vector.svg>",
        "<img src=a_files/most.png width=1 height=1>",
        "<div hidden><img src=a_files/most.png></div>",
        "<a href='https://ads.example/'><img src=a_files/most.png></a>",
        "<img src='../../../secret.png'>",
        "<img src='/a_files/most.png'>",
        "<img src='file:a_files/most.png'>",
        "<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
        "<img src='a_files/most.png\u{0}'>",
    ] {
        assert_eq!(published(&with(between)), [""; 0], "{between}");
    }
    let many = "<img src=a_files/most.png><img src=a_files/copy.png><img src=a_files/most.png>";
    assert_eq!(published(&with(many)).len(), 1, "the same bytes are one file");
}

#[test]
fn a_picture_in_the_page_itself_is_published() {
    let bytes = png(300, 200, 7);
    let between = format!("<img alt='' src='data:image/png;base64,{}'>", BASE64.encode(&bytes));
    let fixture = with(&between);
    let paths = published(&fixture);
    assert_eq!(paths.len(), 1);
    let site = fixture.build();
    assert_eq!(site.files()[&paths[0]], bytes);
    let page = site.page("articles/a/").0;
    assert!(page.contains(&paths[0]) && !page.contains("data:image"));
}

#[test]
fn a_sidecar_puts_pictures_above_the_text() {
    let sidecar = "[[picture]]\nfile = \"../secret.png\"\nalt = \"Мост\"\ncaption = \"Фото <из> архива\"\n\
                   [[picture]]\nfile = \"a_files/most.png\"\n";
    let fixture = with("<img src=a_files/most.png alt=Другое>").article("a.toml", sidecar);
    assert_eq!(published(&fixture).len(), 2);
    let page = fixture.build().page("articles/a/").0;
    let text = &page[page.find("data-search-body").unwrap()..];
    assert!(text.find("<figure>") < text.find(FIRST));
    assert_eq!(page.matches("<img ").count(), 2, "a picture stands in a page once");
    assert!(page.contains("<figcaption class=\"caption\">Фото &lt;из&gt; архива</figcaption>"));
    for file in ["/etc/passwd", "https://elsewhere.example/a.png", "C:\\a.png", ""] {
        let sidecar = format!("[[picture]]\nfile = '{file}'\n");
        let site = with("").article("a.toml", sidecar).build();
        assert!(site.report().contains("a file beside the article"), "{file}: {}", site.report());
    }
    let outside = "[[picture]]\nfile = '../../../../x.png'\n";
    assert_eq!(published(&with("").article("a.toml", outside)), [""; 0]);
}

#[test]
fn a_picture_elsewhere_is_a_link() {
    let between = "<img src='https://cdn.example/most.jpg' alt='Мост'><img src='/foto/2.jpg'>";
    let site = with(between).build();
    let page = site.page("articles/a/").0;
    for piece in [
        "<a href=\"https://cdn.example/most.jpg\" rel=\"noopener nofollow\">",
        ">Мост</span></a>",
        "<a href=\"https://izvestiya.example/foto/2.jpg\" rel=\"noopener nofollow\">",
    ] {
        assert!(page.contains(piece), "{piece}: {page}");
    }
    assert!(!page.contains("<img"), "nothing is asked for elsewhere");
}

#[test]
fn a_missing_picture_is_reported_once() {
    let page = page("<img src=b_files/1.png><img src=b_files/2.png>");
    let page = page.replace("<!-- saved from", "<!-- from");
    let report = archive().article("a.html", page).build().report();
    assert_eq!(report.matches("missing-picture").count(), 1, "{report}");
    assert!(report.contains("`content/articles/b_files/1.png` and 1 more"), "{report}");
}

#[test]
fn another_picture_changes_its_page_alone() {
    let place = Workplace::default();
    let other = page("").replace("pavodok", "posevnaya");
    let fixture = with("<img src=a_files/most.png>").article("b.html", other);
    fixture.build_with(&place);
    let changed = fixture.file("content/articles/a_files/most.png", png(640, 480, 9));
    let site = changed.build_with(&place);
    let pages: Vec<&String> = site.made.iter().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages, ["articles/a/index.html"]);
    assert_eq!(site.files(), changed.build().files());
    assert_eq!(site.cleaned, [""; 0], "the text is what it was");
}

#[test]
fn a_withheld_article_shows_no_picture() {
    for extent in ["excerpt", "metadata"] {
        let fixture = with("<img src=a_files/most.png>");
        let fixture = fixture.article("a.toml", format!("publish = \"{extent}\""));
        assert_eq!(published(&fixture), [""; 0], "{extent}");
    }
}

#[test]
fn a_file_is_found_whichever_way_its_letters_are_composed() {
    let (whole, apart) = ("мой_ёж", "мои\u{306}_е\u{308}ж");
    for (on_disk, named) in [(whole, apart), (apart, whole)] {
        let page = page(&format!("<figure><img src='{named}_files/most.png'></figure>"));
        let fixture = archive()
            .article("a.html", page)
            .file(&format!("content/articles/{on_disk}_files/most.png"), png(640, 400, 1));
        assert_eq!(published(&fixture).len(), 1, "{on_disk:?}");
        assert!(!fixture.build().report().contains("lacks the picture"));
    }
}
