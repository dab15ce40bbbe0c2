//! What nobody has accepted yet: it is marked where it is shown, and claimed nowhere else.

use crate::driver::{ArchiveFixture, BuiltSite, archive};

/// A page with two names amid its text, neither of which is called its author's.
const TEXT: &str = "Мост через Тихую\n\n\
    3 апреля 2025 года мост закрыли. Новый мост соединит левый берег с больницей, до которой сейчас добираются в объезд больше часа.\n\n\
    Пётр Лугин\n\n\
    Анна Ким\n\n\
    Глава совета обещал, что паром будет ходить каждый день, пока строители не закончат работу.\n";

fn unsure() -> ArchiveFixture {
    archive().base_url("https://example.org/").article("a.txt", TEXT)
}

fn author_is_a_guess(site: &BuiltSite) -> bool {
    let author = site.article(0).fields.author.expect("the page has a name");
    author.evidence.confidence.name() == "guess"
}

#[test]
fn a_guess_is_marked_with_its_reason() {
    let site = unsure().build();
    assert!(author_is_a_guess(&site));
    site.page("articles/a/").has(
        "<dd>Пётр Лугин <span class=\"guess\" data-guess=\"author\">догадка: имя над текстом</span></dd>",
    );
    site.page("feed.xml").lacks("Пётр Лугин");
}

#[test]
fn what_a_person_accepts_is_no_guess_any_more() {
    let site = unsure().article("a.toml", "title = \"Мост\"\nauthor = \"Пётр Лугин\"").build();
    assert!(!author_is_a_guess(&site));
    site.page("articles/a/").has(">Пётр Лугин</a></dd>").lacks("class=\"guess\"");
    site.page("feed.xml").has("<name>Пётр Лугин</name>");
}

#[test]
fn a_guessed_day_or_source_is_in_no_feed_and_covers_nothing() {
    let told = "source = \"Берег\"\n";
    for (sidecar, is_covered) in
        [(format!("{told}date = 2025-04-03"), true), (told.to_owned(), false)]
    {
        let site = unsure().article("a.toml", sidecar.clone()).build();
        let date = site.article(0).fields.date.expect("the text has a day");
        assert_eq!(date.evidence.confidence.name() == "guess", !is_covered, "{sidecar}");
        for (path, sign) in [("feed.xml", "<entry>"), ("feed.json", "date_published")] {
            assert_eq!(site.page(path).0.contains(sign), is_covered, "{sidecar}: {path}");
        }
        let covers = site.paths().iter().any(|path| path.starts_with("coverage/"));
        assert_eq!(covers, is_covered, "{sidecar}");
    }
}

#[test]
fn an_article_that_was_added_is_in_the_feed_without_its_guessed_day() {
    let site = unsure().article("a.toml", "added = 2026-03-01").build();
    site.page("feed.xml").has("<updated>2026-03-01T00:00:00Z</updated>").lacks("<published>");
    site.page("feed.json").has("\"title\"").lacks("date_published");
}
