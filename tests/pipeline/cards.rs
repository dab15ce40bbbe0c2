//! The picture that stands for a page where its address is passed on.

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive, plain_article};

const ADDRESS: &str = "https://archive.example/a/";

fn with_sidecar(sidecar: &str) -> ArchiveFixture {
    archive()
        .base_url(ADDRESS)
        .config("title = \"Архив\"\n[publish]\ncards = \"articles\"\n")
        .article("most.txt", plain_article("Мост"))
        .article("most.toml", sidecar)
}

/// The address of the picture that stands for a page.
fn image(site: &BuiltSite, route: &str) -> Option<String> {
    let page = site.page(route).0;
    let (_, rest) = page.split_once("property=\"og:image\" content=\"")?;
    rest.split('"').next().map(str::to_owned)
}

#[test]
fn every_page_has_a_picture_that_is_there() {
    let site = with_sidecar("tags = [\"мост\"]\n").build();
    for (route, expected) in
        [("", "card.png"), ("tags/most/", "card.png"), ("articles/most/", "cards/most.png")]
    {
        assert_eq!(image(&site, route), Some(format!("{ADDRESS}{expected}")), "{route}");
        assert!(site.files()[expected].starts_with(b"\x89PNG"), "{expected}");
        site.page(route).has("name=\"twitter:card\" content=\"summary_large_image\"");
    }
}

#[test]
fn articles_share_the_card_of_the_site_unless_they_shall_have_their_own() {
    let site = with_sidecar("").config("title = \"Архив\"\n").build();
    assert_eq!(image(&site, "articles/most/"), Some(format!("{ADDRESS}card.png")));
    let pictures = site.paths().into_iter().filter(|path| path.ends_with(".png"));
    assert_eq!(pictures.collect::<Vec<_>>(), ["card.png"]);
}

#[test]
fn without_an_address_or_a_wish_there_is_none() {
    let nowhere = archive().article("most.txt", plain_article("Мост"));
    let unwanted = with_sidecar("").config("title = \"Архив\"\n[publish]\ncards = \"none\"\n");
    for fixture in [nowhere, unwanted] {
        let site = fixture.build();
        assert_eq!(image(&site, "articles/most/"), None);
        assert!(!site.paths().iter().any(|path| path.ends_with(".png")));
    }
}

#[test]
fn the_archive_s_own_picture_takes_the_place_of_a_card() {
    let own = with_sidecar("").file("static/card.png", "own");
    let site = own.build();
    site.is_clean();
    assert_eq!(site.files()["card.png"], b"own");
    assert_eq!(image(&site, ""), Some(format!("{ADDRESS}card.png")));
}

#[test]
fn each_language_has_a_card_and_articles_have_one() {
    let config = "title = \"Архив\"\nlanguages = [\"ru\", \"kk\"]\n[publish]\ncards = \"articles\"\n\
         [translation.kk]\ntitle = \"Мұрағат\"\n";
    let site = with_sidecar("").config(config).build();
    assert_eq!(image(&site, "kk/"), Some(format!("{ADDRESS}kk/card.png")));
    assert_ne!(site.files()["kk/card.png"], site.files()["card.png"]);
    let article = Some(format!("{ADDRESS}cards/most.png"));
    assert_eq!(image(&site, "kk/articles/most/"), article);
    assert!(!site.files().contains_key("kk/cards/most.png"));
}

#[test]
fn a_card_changes_with_what_is_on_it_and_with_nothing_else() {
    let card = |sidecar: &str| with_sidecar(sidecar).build().files()["cards/most.png"].clone();
    let first = card("date = 2026-02-13\n");
    assert_ne!(first, card("date = 2026-02-14\n"));
    assert_ne!(first, card("date = 2026-02-13\ntitle = \"Дорога\"\n"));
    assert_ne!(first, card("date = 2026-02-13\nsource = \"Листок\"\n"));
    assert_eq!(first, card("date = 2026-02-13\n[[note]]\ntext = \"Примечание\"\n"));
    let place = Workplace::default();
    with_sidecar("date = 2026-02-13\n").build_with(&place);
    let again = with_sidecar("date = 2026-02-13\n").build_with(&place);
    assert!(!again.made.iter().any(|path| path.ends_with(".png")), "{:?}", again.made);
}
