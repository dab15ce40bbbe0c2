//! Gzip, of which each section is compressed in the way that suits it.
//!
//! Texts repeat one another, and postings do not: what looks like a repetition among them costs more
//! than their codes. So sections are compressed by themselves, with codes of their own; one behind
//! another they are one stream (RFC 1951: only its last block says that it is the last).

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
    let mut packed_runs = Vec::new();
    for (place, run) in (1..).zip(&runs) {
        compress(&mut deflate, run, place == runs.len(), &mut packed_runs);
    }
    // A compressor takes long to make. This one has no strategy of its own any more with a new level.
    deflate.set_compression_level_raw(LEVEL);
    let mut bytes = HEAD.to_vec();
    compress(&mut deflate, texts, runs.is_empty(), &mut bytes);
    bytes.append(&mut packed_runs);
    let mut crc = Crc::new();
    [texts, numbers[0], numbers[1]].into_iter().for_each(|section| crc.update(section));
    bytes.extend_from_slice(&crc.sum().to_le_bytes());
    bytes.extend_from_slice(&crc.amount().to_le_bytes());
    bytes
}

/// Appends a section, which ends with a whole byte.
fn compress(deflate: &mut CompressorOxide, section: &[u8], is_last: bool, bytes: &mut Vec<u8>) {
    let flush = if is_last { TDEFLFlush::Finish } else { TDEFLFlush::Sync };
    let take = |part: &[u8]| {
        bytes.extend_from_slice(part);
        true
    };
    deflate.reset();
    let (status, _) = compress_to_output(deflate, section, flush, take);
    let is_done = matches!(status, TDEFLStatus::Okay | TDEFLStatus::Done);
    assert!(is_done, "memory takes whatever is written");
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
}
