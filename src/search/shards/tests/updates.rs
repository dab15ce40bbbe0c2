//! An index that is made of an earlier one is the same as one that is made of nothing.

use super::*;

/// Some of which share stems.
const LEMMAS: &str =
    "банк= банка= дорога= дорогой= идти= мост= сталь= стать= человек= шел= нет-такой=";

/// What happens to documents between two indices.
#[derive(Debug, Clone)]
enum Edit {
    Insert(usize, Document),
    Remove(usize),
    Replace(usize, Document),
    Add(usize, String, u32),
}

fn edit() -> impl Strategy<Value = Edit> {
    let counts = || btree_map(term(), 1..50_u32, 0..8);
    let document = || std::array::from_fn::<_, 6, _>(|_| counts());
    prop_oneof![
        (any::<usize>(), document()).prop_map(|(place, document)| Edit::Insert(place, document)),
        any::<usize>().prop_map(Edit::Remove),
        (any::<usize>(), document()).prop_map(|(place, document)| Edit::Replace(place, document)),
        (any::<usize>(), term(), 1..5_u32)
            .prop_map(|(place, term, count)| Edit::Add(place, term, count)),
    ]
}

/// A stem or a lemma.
fn term() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ab1жз]{1,4}",
        select(LEMMAS.split(' ').collect::<Vec<_>>()).prop_map(str::to_owned)
    ]
}

fn apply(documents: &mut Vec<Document>, edit: Edit) {
    let count = documents.len();
    match edit {
        Edit::Insert(place, document) => documents.insert(place % (count + 1), document),
        _ if count == 0 => {}
        Edit::Remove(place) => drop(documents.remove(place % count)),
        Edit::Replace(place, document) => documents[place % count] = document,
        Edit::Add(place, term, count_of_term) => {
            documents[place % count][3].insert(term, count_of_term);
        }
    }
}

fn assert_same(shelf: &Shelf, updated: &ShardedIndex, documents: &[Document]) {
    let (found, expected) = (shelf.files(updated), shelf.files(&shelf.index(documents, None)));
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    assert!(found == expected);
}

proptest! {
    #[test]
    fn small_indices_follow_every_edit(steps in vec(vec(edit(), 1..4), 1..6)) {
        let (shelf, mut documents) = (Shelf::default(), Vec::new());
        let mut index = shelf.index(&documents, None);
        for step in steps {
            step.into_iter().for_each(|edit| apply(&mut documents, edit));
            index = shelf.index(&documents, Some(index.terms()));
            assert_same(&shelf, &index, &documents);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn large_indices_follow_every_edit(steps in vec(vec(edit(), 1..4), 1..4)) {
        let (shelf, mut documents) = (Shelf::default(), many(700));
        let mut index = shelf.index(&documents, None);
        for step in steps {
            step.into_iter().for_each(|edit| apply(&mut documents, edit));
            index = shelf.index(&documents, Some(index.terms()));
            assert_same(&shelf, &index, &documents);
        }
    }
}

#[test]
fn terms_at_the_ends_of_shards_come_and_go() {
    let (shelf, documents) = (Shelf::default(), many(700));
    let index = shelf.index(&documents, None);
    let firsts: Vec<String> =
        index.terms().shards.iter().map(|shard| shard.first.clone()).collect();
    assert!(firsts.len() > 5, "{}", firsts.len());
    for first in &firsts {
        let without = |document: &Document| {
            let mut document = document.clone();
            document.iter_mut().for_each(|field| _ = field.remove(first));
            document
        };
        let fewer: Vec<Document> = documents.iter().map(without).collect();
        let updated = shelf.index(&fewer, Some(index.terms()));
        assert_same(&shelf, &updated, &fewer);
        assert_same(&shelf, &shelf.index(&documents, Some(updated.terms())), &documents);
    }
}

#[test]
fn a_common_term_is_followed() {
    let (shelf, mut documents) = (Shelf::default(), many(9000));
    let index = shelf.index(&documents, None);
    documents[70][0].insert("все".to_owned(), 3);
    documents[80][3].remove("все");
    let updated = shelf.index(&documents, Some(index.terms()));
    assert_same(&shelf, &updated, &documents);
}

#[test]
fn an_edit_reads_and_keeps_what_it_changes() {
    let (shelf, mut documents) = (Shelf::default(), many(3000));
    let index = shelf.index(&documents, None);
    assert!(index.terms().shards.len() > 20);
    documents[700][2].insert("жало".to_owned(), 1);
    shelf.forget_counts();
    let updated = shelf.index(&documents, Some(index.terms()));
    let (read, kept) = shelf.counts();
    // A shard is two files, of which one has the places.
    assert!(read <= 2 * 3 && kept <= 2 * 2, "{read} read, {kept} kept");
    assert_same(&shelf, &updated, &documents);
}

#[cfg(feature = "morphology")]
#[test]
fn a_new_lemma_touches_the_shards_of_its_stems_alone() {
    let (shelf, mut documents) = (Shelf::default(), many(3000));
    let index = shelf.index(&documents, None);
    // Its stems begin with `ид`, `шел`, `шл` and `шедш`.
    documents[700][2].insert("идти=".to_owned(), 1);
    shelf.forget_counts();
    let updated = shelf.index(&documents, Some(index.terms()));
    let (read, kept) = shelf.counts();
    assert!(read <= 2 * 5 && (2 * 2..=2 * 4).contains(&kept), "{read} read, {kept} kept");
    assert_same(&shelf, &updated, &documents);
}

#[test]
fn a_document_that_comes_behind_all_others_moves_none() {
    let (shelf, mut documents) = (Shelf::default(), many(3000));
    let index = shelf.index(&documents, None);
    let body = Counts::from([("жало".to_owned(), 1), ("слово7".to_owned(), 2)]);
    // Documents stand here as articles do, the newest first.
    documents.insert(0, with_body(body));
    shelf.forget_counts();
    let updated = shelf.index(&documents, Some(index.terms()));
    let (read, kept) = shelf.counts();
    assert!(read <= 2 * 6 && kept <= 2 * 4, "{read} read, {kept} kept");
    assert_same(&shelf, &updated, &documents);
}

#[test]
fn an_index_whose_parts_are_gone_is_made_anew() {
    let (shelf, mut documents) = (Shelf::default(), many(300));
    let index = shelf.index(&documents, None);
    shelf.lose();
    documents[7][2].insert("жало".to_owned(), 1);
    assert_same(&shelf, &shelf.index(&documents, Some(index.terms())), &documents);
}
