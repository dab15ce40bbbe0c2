//! Counts are the same in whatever order they are merged, and the same as a tally's.

use proptest::prelude::*;

use super::super::Tally;
use super::*;

/// Documents of few lines, so that many share some.
fn archives() -> impl Strategy<Value = Vec<Vec<LineKey>>> {
    let key = prop_oneof![0..6_u64, Just(u64::MAX), (1..4_u64).prop_map(|part| part << 62)];
    proptest::collection::vec(proptest::collection::vec(key, 0..8), 0..40)
}

fn merged(parts: impl IntoIterator<Item = Counts>) -> Counts {
    let add = |sum: Counts, part| sum.merge(&part).expect("nothing was cut");
    parts.into_iter().fold(Counts::default(), add)
}

fn counted(documents: &[Vec<LineKey>]) -> Counts {
    merged(documents.iter().map(|keys| Counts::of(keys)))
}

proptest! {
    #[test]
    fn parts_merge_in_any_order(documents in archives(), size in 1..9_usize) {
        let whole = counted(&documents);
        let parts: Vec<Counts> = documents.chunks(size).map(counted).collect();
        prop_assert_eq!(&merged(parts.iter().cloned()), &whole);
        prop_assert_eq!(&merged(parts.into_iter().rev()), &whole);
        prop_assert_eq!(whole.pages(), documents.len() as u64);
    }

    #[test]
    fn counts_say_what_a_tally_says(documents in archives()) {
        let recurrence = documents.iter().map(Vec::as_slice).collect::<Tally>().count();
        let counts = counted(&documents);
        for document in &documents {
            let others = recurrence.others(document);
            prop_assert_eq!(&counts.others(document), &others);
            prop_assert_eq!(&counts.cut(2).others(document), &others);
        }
    }

    #[test]
    fn pieces_are_merged_and_joined_to_the_whole(documents in archives(), parts in 1..7_usize) {
        let mut pieces = vec![Counts::default(); parts];
        for document in &documents {
            for (sum, piece) in pieces.iter_mut().zip(Counts::of(document).split(parts)) {
                *sum = sum.merge(&piece).expect("nothing was cut");
            }
        }
        pieces.reverse();
        prop_assert_eq!(Counts::join(&pieces).expect("pieces of one"), counted(&documents));
    }

    #[test]
    fn what_is_written_is_read(documents in archives(), least in 0..30_u8) {
        let counts = counted(&documents).cut(least);
        prop_assert_eq!(Counts::from_bytes(&counts.to_bytes()).expect("as written"), counts);
    }

    #[test]
    fn a_changed_byte_is_noticed(documents in archives(), at in any::<usize>(), bit in 0..8_u32) {
        let mut bytes = counted(&documents).to_bytes();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        prop_assert!(Counts::from_bytes(&bytes).is_err());
        prop_assert!(Counts::from_bytes(&bytes[..at]).is_err());
    }
}

/// What is said of bytes.
fn code(bytes: &[u8]) -> String {
    Counts::from_bytes(bytes).expect_err("no evidence").code.into_owned()
}

#[test]
fn bytes_that_are_no_evidence_are_told_apart() {
    let counts = counted(&[vec![7, 9], vec![9]]);
    let bytes = counts.to_bytes();
    let of_another_version = [&bytes[..8], &[99, 0, 0, 0], &bytes[12..]].concat();
    let longer = [&bytes[..], b"!"].concat();
    let cases: [(&[u8], &str); 7] = [
        (b"", "foreign-evidence"),
        (b"PAR1 and so on", "foreign-evidence"),
        (&bytes[..7], "foreign-evidence"),
        (&bytes[..10], "damaged-evidence"),
        (&of_another_version, "evidence-version"),
        (&bytes[..bytes.len() - 1], "damaged-evidence"),
        (&longer, "damaged-evidence"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(code(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn sealed_bytes_that_break_a_promise_are_damaged() {
    let write = |keys: &[LineKey], documents: &[u8], least| {
        let (keys, documents) = (keys.to_vec(), documents.to_vec());
        Counts { keys, documents, least, pages: 1 }.to_bytes()
    };
    assert_eq!(code(&write(&[2, 1], &[1, 1], 1)), "damaged-evidence", "not in order");
    assert_eq!(code(&write(&[1, 1], &[1, 1], 1)), "damaged-evidence", "twice");
    assert_eq!(code(&write(&[1], &[0], 1)), "damaged-evidence", "in no document");
    assert_eq!(code(&write(&[1], &[MANY + 1], 1)), "damaged-evidence", "more than are counted");
    assert_eq!(code(&write(&[1], &[2], 3)), "damaged-evidence", "fewer than are held");
    assert_eq!(code(&write(&[1, 2], &[1], 1)), "damaged-evidence", "a count too few");
}

#[test]
fn what_was_cut_merges_no_more() {
    let counts = counted(&[vec![1, 2], vec![2]]);
    let cut = counts.cut(2);
    assert_eq!((cut.lines(), cut.least(), cut.pages()), (1, 2, 2));
    for (one, other) in [(&cut, &counts), (&counts, &cut)] {
        assert_eq!(one.merge(other).expect_err("cut").code, "cut-evidence");
    }
    assert_eq!(cut.cut(1), cut, "what is gone does not come back");
}

#[test]
fn counting_stops_where_nobody_asks_for_more() {
    let many = counted(&vec![vec![5]; 400]);
    let enough = counted(&vec![vec![5]; usize::from(MANY)]);
    let fewer = counted(&vec![vec![5]; usize::from(MANY) - 1]);
    let others = |counts: &Counts| counts.others(&[5, 6]);
    assert_eq!([others(&many), others(&enough), others(&fewer)], [[17, 0], [17, 0], [9, 0]]);
    assert_eq!(many.spread().iter().sum::<u64>(), 1);
    assert_eq!(many.spread()[usize::from(MANY) - 1], 1);
}

#[test]
fn what_is_no_piece_of_one_whole_is_not_joined() {
    let counts = counted(&[vec![1, u64::MAX], vec![2]]);
    let pieces = counts.split(2);
    assert_eq!(pieces.iter().map(Counts::lines).collect::<Vec<_>>(), [2, 1]);
    for wrong in [
        vec![counts.clone(), pieces[0].clone()],
        vec![pieces[0].cut(2), pieces[1].clone()],
        vec![pieces[0].clone(), counted(&[vec![u64::MAX]])],
    ] {
        assert_eq!(Counts::join(&wrong).expect_err("no pieces").code, "evidence-pieces");
    }
    assert_eq!(Counts::join(&[]).expect("nothing is whole"), Counts::default());
}

/// Whoever changes what a key is made of gives evidence another version: old counts would silently
/// be of other lines.
#[test]
fn keys_are_those_of_the_version() {
    let page =
        "---\nurl: https://dala.example/1\n---\nМост – 12 км, OPEN!\nМост длиной 12 км открыт.\n";
    let document = crate::ingest::ingest("a.md", page.as_bytes()).0.expect("text");
    assert_eq!(
        super::super::keys(&document, None),
        [0, 0, 0, 1_295_595_226_946_264_274, 6_065_780_980_046_940_686]
    );
}
