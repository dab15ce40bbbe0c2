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
