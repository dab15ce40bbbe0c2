use super::*;

const SCHEME: AddressScheme = AddressScheme::Second;

fn introduction(name: &str, title: &str, aliases: &[&str]) -> MarkdownPage {
    MarkdownPage {
        path: format!("content/tags/{name}.md"),
        name: name.to_owned(),
        language: None,
        title: title.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        old_addresses: Vec::new(),
        menu: None,
        body: String::new(),
    }
}

#[test]
fn spellings_of_one_name_are_one_group() {
    let mut builder = GroupBuilder::new(SCHEME);
    for (id, name) in ["мост", "Мост", "Мост"].into_iter().enumerate() {
        builder.add(name, id);
    }
    let groups = builder.finish();
    assert_eq!(groups.groups["most"].name, "Мост");
    assert_eq!(groups.groups["most"].articles, [0, 1, 2]);
}

#[test]
fn an_introduction_names_its_tag_and_takes_in_its_aliases() {
    let mut builder = GroupBuilder::with_introductions(
        vec![introduction("water", "Вода", &["водоканал"])],
        SCHEME,
    );
    builder.add("Водоканал", 0);
    builder.add("вода", 1);
    let groups = builder.finish();
    assert_eq!(groups.address("Водоканал").as_deref(), Some("water"));
    assert_eq!(groups.groups["water"].name, "Вода");
    assert_eq!(groups.groups["water"].articles, [0, 1]);
    assert_eq!(groups.groups["water"].other_addresses, ["voda", "vodokanal"]);
}

#[test]
fn names_that_share_an_address_stay_apart() {
    let mut builder = GroupBuilder::new(SCHEME);
    builder.add("C", 0);
    builder.add("C++", 1);
    let groups = builder.finish();
    assert_eq!(groups.groups.len(), 2);
    assert_ne!(groups.address("C"), groups.address("C++"));
}

#[test]
fn the_file_name_of_an_introduction_is_an_alias() {
    let mut builder =
        GroupBuilder::with_introductions(vec![introduction("c", "Си", &["a"])], SCHEME);
    for (id, name) in ["a", "«c»", "C"].into_iter().enumerate() {
        builder.add(name, id);
    }
    let groups = builder.finish();
    assert_eq!(groups.groups["c"].articles, [0, 2]);
    assert_ne!(groups.address("«c»").as_deref(), Some("c"));
}

#[test]
fn an_introduction_in_another_language_joins_its_tag_and_does_not_rename_it() {
    let kazakh = |name: &str, title: &str| MarkdownPage {
        language: Some("kk".to_owned()),
        ..introduction(name, title, &[])
    };
    let pages = vec![kazakh("water", "Су"), introduction("water", "Вода", &[])];
    let mut builder = GroupBuilder::with_introductions(pages, SCHEME);
    builder.add("су", 0);
    builder.add("вода", 1);
    let groups = builder.finish();
    let water = &groups.groups["water"];
    assert_eq!((water.name.as_str(), &*water.articles), ("Вода", &[0, 1][..]));
    let shown = |code: &str| water.introduction_in(code).map(|page| page.title.as_str());
    assert_eq!([shown("ru"), shown("kk"), shown("en")], [Some("Вода"), Some("Су"), Some("Вода")]);
}

#[test]
fn an_introduction_that_is_not_shown_is_reported() {
    let pages = vec![introduction("Мост", "Мост", &[]), introduction("most", "Мосты", &[])];
    let groups = GroupBuilder::with_introductions(pages, SCHEME).finish();
    let codes: Vec<_> = groups.diagnostics.iter().map(|found| &*found.code).collect();
    assert_eq!(codes, ["introduction-twice", "introduction-without-tag"]);
}
