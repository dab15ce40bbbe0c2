//! Gzip, of which each section is compressed in the way that suits it.
//!
//! Texts repeat one another, and postings do not: what looks like a repetition among them costs more
//! than their codes, unless one byte is most of them, for a code takes a bit at least. So sections are
//! compressed by themselves, with codes of their own; one behind another they are one stream
//! (RFC 1951: only its last block says that it is the last).

use flate2::Crc;
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output,
};

/// What gzip begins with where it says nothing of a file (RFC 1952).
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

const LEVEL: u8 = 6;
const WINDOW_BITS: u8 = 15;

/// Texts and runs of numbers as a file of gzip; a run that is empty takes no room.
pub(super) fn gzip(texts: &[u8], numbers: [&[u8]; 2]) -> Vec<u8> {
    let runs: Vec<&[u8]> = numbers.into_iter().filter(|run| !run.is_empty()).collect();
    let strategy = CompressionStrategy::HuffmanOnly;
    let mut deflate = CompressorOxide::with_params(DataFormat::Raw, LEVEL, strategy, WINDOW_BITS);
    let is_last = |place: usize| place + 1 == runs.len();
    // Without looking for repetitions it remembers nothing of one run that the next could show.
    let mut pack = |run: &[u8], place: usize| compressed(&mut deflate, run, is_last(place));
    let mut packed: Vec<Vec<u8>> = (0..).zip(&runs).map(|(place, run)| pack(run, place)).collect();
    // A compressor takes long to make. This one has no strategy of its own any more with a new level.
    deflate.set_compression_level_raw(LEVEL);
    for (place, run) in runs.iter().enumerate().filter(|(_, run)| is_monotonous(run)) {
        deflate.reset();
        let other = compressed(&mut deflate, run, is_last(place));
        if other.len() < packed[place].len() {
            packed[place] = other;
        }
    }
    deflate.reset();
    let texts_packed = compressed(&mut deflate, texts, runs.is_empty());
    let mut crc = Crc::new();
    [texts, numbers[0], numbers[1]].into_iter().for_each(|section| crc.update(section));
    let end = [crc.sum().to_le_bytes(), crc.amount().to_le_bytes()].concat();
    [&HEAD[..], &texts_packed, &packed.concat(), &end].concat()
}

/// Whether one byte is more than half of all.
fn is_monotonous(run: &[u8]) -> bool {
    let mut counts = [0_usize; 256];
    run.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    counts.into_iter().any(|count| 2 * count > run.len())
}

/// A section, which ends with a whole byte.
fn compressed(deflate: &mut CompressorOxide, section: &[u8], is_last: bool) -> Vec<u8> {
    let flush = if is_last { TDEFLFlush::Finish } else { TDEFLFlush::Sync };
    let mut bytes = Vec::new();
    let take = |part: &[u8]| {
        bytes.extend_from_slice(part);
        true
    };
    let (status, _) = compress_to_output(deflate, section, flush, take);
    let is_done = matches!(status, TDEFLStatus::Okay | TDEFLStatus::Done);
    assert!(is_done, "memory takes whatever is written");
    bytes
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use flate2::Compression;
    use flate2::read::GzDecoder;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn sections_are_one_file_behind_another() {
        let many: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
        for (texts, numbers) in [
            ("", [&[][..], &[]]),
            ("слово слово слово", [&[], &[]]),
            ("слово", [&[1, 2, 3], &[]]),
            ("", [&many, &[0; 9]]),
            ("слово", [&[0; 5000], &many]),
            ("слово", [&many, &[0; 5000]]),
        ] {
            let mut read = Vec::new();
            let packed = gzip(texts.as_bytes(), numbers);
            GzDecoder::new(&*packed).read_to_end(&mut read).unwrap();
            assert_eq!(read, [texts.as_bytes(), numbers[0], numbers[1]].concat());
        }
    }

    #[test]
    fn numbers_take_less_without_repetitions_being_looked_for() {
        let random = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24 & *state >> 20 & 15) as u8)
        };
        let numbers: Vec<u8> =
            std::iter::repeat_n((), 5000).scan(7, |state, ()| random(state)).collect();
        let mut plain = GzEncoder::new(Vec::new(), Compression::default());
        plain.write_all(&numbers).unwrap();
        let (own, plain) = (gzip(b"", [&numbers, &[]]).len(), plain.finish().unwrap().len());
        assert!(own * 100 < plain * 95, "{own} bytes instead of {plain}");
    }

    #[test]
    fn numbers_that_are_mostly_the_same_take_less_than_a_bit_each() {
        let numbers: Vec<u8> = (0..20_000_u32).map(|n| u8::from(n % 97 == 0)).collect();
        let packed = gzip(b"", [&numbers, &[]]);
        assert!(packed.len() < 20_000 / 8 / 4, "{} bytes", packed.len());
    }
}
