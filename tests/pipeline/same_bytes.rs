//! Promise 7: the same input gives the same bytes, whatever the threads and whatever the cache.

use postil::site::Cache;
use proptest::prelude::*;

use super::driver::{ArchiveFixture, BuiltSite, archive, plain_article};

fn bytes(site: &BuiltSite) -> Vec<(String, Vec<u8>)> {
    site.files().iter().map(|file| (file.route.as_str().to_owned(), file.bytes.to_vec())).collect()
}

fn several_articles() -> ArchiveFixture {
    (0..30).fold(archive().base_url("https://example.org/a/"), |archive, number| {
        let tag = ["мост", "Мост", "река", "Ёлка"][number % 4];
        archive
            .article(&format!("2026/{number}.txt"), plain_article(&format!("Новость {number}")))
            .article(&format!("2026/{number}.toml"), format!("tags = [\"{tag}\", \"общий\"]"))
    })
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let build_on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| bytes(&several_articles().build()))
    };
    let one = build_on(1);
    assert!(one.len() > 40);
    assert!(one == build_on(4));
}

/// A change that a person makes to an archive.
#[derive(Debug, Clone)]
enum Edit {
    Write { article: u8, title: u8 },
    Delete { article: u8 },
    Annotate { article: u8, tag: u8 },
    Retitle { site: u8 },
    Template { text: u8 },
    Rule { line: u8 },
    Accept { article: u8 },
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..6u8, 0..4u8).prop_map(|(article, title)| Edit::Write { article, title }),
        (0..6u8).prop_map(|article| Edit::Delete { article }),
        (0..6u8, 0..3u8).prop_map(|(article, tag)| Edit::Annotate { article, tag }),
        (0..3u8).prop_map(|site| Edit::Retitle { site }),
        (0..3u8).prop_map(|text| Edit::Template { text }),
        (0..3u8).prop_map(|line| Edit::Rule { line }),
        (0..6u8).prop_map(|article| Edit::Accept { article }),
    ]
}

fn apply(archive: ArchiveFixture, edit: &Edit) -> ArchiveFixture {
    match edit {
        Edit::Write { article, title } => {
            archive.article(&format!("{article}.txt"), plain_article(&format!("Новость {title}")))
        }
        Edit::Delete { article } => archive.without(&format!("content/articles/{article}.txt")),
        Edit::Annotate { article, tag } => archive.article(
            &format!("{article}.toml"),
            format!("tags = [\"тег {tag}\"]\n[[note]]\nquote = \"левый берег\"\ntext = \"Пометка {tag}.\""),
        ),
        Edit::Retitle { site } => archive.config(&format!("title = \"Архив {site}\"")),
        Edit::Rule { line } => {
            let line = ["^«Строить", "^Мост соединит", "^Нет такой строки"][usize::from(*line)];
            archive.config(&format!(
                "title = \"Архив\"\n[[source]]\nfolders = [\".\"]\ndrop = [{{ regex = '{line}' }}]\n"
            ))
        }
        Edit::Accept { article } => archive.file(
            "content/accepted.toml",
            format!("\"content/articles/{article}.txt\" = {{ kept = \"1-3\", text = \"ab\", raw = \"cd\" }}\n"),
        ),
        Edit::Template { text } => archive.file("templates/404.html", format!("<p>{text}</p>")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_build_with_a_cache_equals_a_build_without(edits in prop::collection::vec(edit(), 1..8)) {
        let mut cache = Cache::in_memory();
        let mut archive = archive().article("0.txt", plain_article("Новость"));
        archive.build_with(&mut cache);
        for edit in &edits {
            archive = apply(archive, edit);
            let warm = archive.build_with(&mut cache);
            let cold = archive.build();
            prop_assert!(bytes(&warm) == bytes(&cold), "the bytes differ after {edit:?}");
            prop_assert_eq!(warm.report(), cold.report());
        }
    }
}
