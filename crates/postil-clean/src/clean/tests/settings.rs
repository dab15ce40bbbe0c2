//! What `[clean]` changes.

use super::check_in;
use crate::clean::body::networks::committee::Committee;
use crate::clean::body::networks::network::{Network, layout};
use crate::clean::body::passes::Passes;
use crate::clean::{Labeller, Scraped};
use crate::ingest::ingest;
use crate::model::sidecar::Sidecar;
use crate::settings::{CleanSettings, Strictness};

#[test]
fn captions_may_be_left_out() {
    // The rule has the name of the part that the line would play.
    let rows = "\
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года.
caption   |Фото: Ирина Лугова
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут.
";
    for (captions, count) in [(true, 3), (false, 2)] {
        let settings = CleanSettings { captions, ..CleanSettings::default() };
        let article = check_in(rows, &Sidecar::default(), &settings);
        assert_eq!(article.blocks.len(), count);
    }
}

#[test]
fn a_person_keeps_a_caption_all_the_same() {
    let rows = "\
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года.
caption   |Фото: Ирина Лугова
";
    let sidecar = Sidecar {
        keep: vec!["Фото: Ирина Лугова".to_owned()], ..Sidecar::default()
    };
    check_in(rows, &sidecar, &CleanSettings { captions: false, ..CleanSettings::default() });
}

#[test]
fn strictness_decides_where_the_evidence_does_not() {
    let member = Network::from_weights(vec![0.0; layout::COUNT]).expect("all weights");
    let indifferent = Committee::new(vec![member]).expect("a member");
    let menu = "Раздел\n".repeat(40);
    let page = format!("Мост открыли вчера, и дорога до города стала короче.\n{menu}");
    let document = ingest("a.txt", page.as_bytes()).0.expect("a text");
    let kept = |strictness| {
        let settings = CleanSettings { strictness, ..CleanSettings::default() };
        let sidecar = Sidecar::default();
        let labeller = Labeller { committee: &indifferent, passes: Passes::ALL };
        let page =
            Scraped { document: &document, others: &[], sidecar: &sidecar, settings: &settings };
        page.clean_with(labeller).0.blocks.len()
    };
    assert_eq!((kept(Strictness::Cautious), kept(Strictness::Thorough)), (41, 1));
}
