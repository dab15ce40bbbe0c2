//! The file of weights: how a network is written to it and read from it.
//!
//! A header of eight bytes names the format; then follow the means and scales as 32-bit floats,
//! and every other group of weights as one 32-bit factor and eight bits a weight. All numbers are
//! little-endian.

use std::sync::LazyLock;

use crate::clean::model::features::NUMBERS;
use crate::clean::model::network::{CHANNELS, DILATIONS, INPUT, Network, layout};

/// Names the format and its version; another layout of the network needs another version.
const HEADER: &[u8; 8] = b"postilW1";

static SHIPPED: LazyLock<Network> = LazyLock::new(|| {
    read(include_bytes!("weights.bin")).expect("a test reads the file that is built in")
});

/// The network that Postil comes with.
pub fn shipped() -> &'static Network {
    &SHIPPED
}

/// The lengths of the groups of weights that share a factor.
fn groups() -> Vec<usize> {
    let convolution = [CHANNELS, 3 * CHANNELS * 2 * CHANNELS, 2 * CHANNELS];
    let tables = [layout::ELEMENTS - layout::WORDS, layout::DENSE - layout::ELEMENTS];
    let dense = [NUMBERS * CHANNELS, (INPUT - NUMBERS) * CHANNELS, CHANNELS];
    let mut groups = [&tables[..], &dense].concat();
    DILATIONS.iter().for_each(|_| groups.extend(convolution));
    groups.extend([CHANNELS, CHANNELS, 1]);
    groups
}

/// Reads a file of weights; none where it is of another format or length.
pub fn read(bytes: &[u8]) -> Option<Network> {
    let mut rest = bytes.strip_prefix(HEADER)?;
    let mut weights = Vec::with_capacity(layout::COUNT);
    for _ in 0..2 * NUMBERS {
        weights.push(take_float(&mut rest)?);
    }
    for length in groups() {
        let factor = take_float(&mut rest)?;
        let (group, after) = rest.split_at_checked(length)?;
        weights.extend(group.iter().map(|byte| f32::from(byte.cast_signed()) * factor));
        rest = after;
    }
    Network::from_weights(weights).filter(|_| rest.is_empty())
}

fn take_float(rest: &mut &[u8]) -> Option<f32> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(f32::from_le_bytes(*bytes))
}

/// Writes weights as a file, rounded to eight bits.
pub fn write(weights: &[f32]) -> Vec<u8> {
    let mut bytes = HEADER.to_vec();
    let (scaling, mut rest) = weights.split_at(2 * NUMBERS);
    scaling.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
    for length in groups() {
        let (group, after) = rest.split_at(length);
        let largest = group.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let factor = largest / 127.0;
        bytes.extend(factor.to_le_bytes());
        bytes.extend(group.iter().map(|weight| ((weight / factor).round() as i8).cast_unsigned()));
        rest = after;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_built_in_is_a_network() {
        assert!(read(include_bytes!("weights.bin")).is_some());
        assert!(include_bytes!("weights.bin").len() <= 300_000);
    }

    #[test]
    fn what_is_written_is_read() {
        let weights: Vec<f32> = (0..layout::COUNT).map(|i| (i % 255) as f32 - 127.0).collect();
        assert!(read(&write(&weights)).is_some());
        assert!(read(&write(&weights)[1..]).is_none());
        assert!(read(b"postilW1").is_none());
    }
}
