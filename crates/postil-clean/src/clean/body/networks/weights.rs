//! The file of weights: how a committee is written to it and read from it.
//!
//! A header of eight bytes names the format, a byte says how many networks there are. Of each
//! network follow the means and scales as 32-bit floats, and every other group of weights as one
//! 32-bit factor and eight bits a weight. All numbers are little-endian.

use std::sync::LazyLock;

use crate::clean::body::networks::committee::Committee;
use crate::clean::body::networks::features::NUMBERS;
use crate::clean::body::networks::layers::{CHANNELS, Stack};
use crate::clean::body::networks::network::{INPUT, Network, layout};
use crate::clean::body::networks::overview::TOLD;

/// Names the format and its version; another layout of the network needs another version.
const HEADER: &[u8; 8] = b"postilW3";

static SHIPPED: LazyLock<Committee> = LazyLock::new(|| {
    committee_of(include_bytes!("weights.bin")).expect("a test reads the file that is built in")
});

/// The committee that Postil comes with.
pub fn shipped() -> &'static Committee {
    &SHIPPED
}

/// The lengths of the groups of weights that share a factor.
fn groups() -> Vec<usize> {
    let tables = [layout::ELEMENTS - layout::WORDS, layout::DENSE - layout::ELEMENTS];
    let dense = [NUMBERS * CHANNELS, (INPUT - NUMBERS) * CHANNELS, CHANNELS];
    let states = [CHANNELS * CHANNELS, CHANNELS * CHANNELS];
    let overview = [TOLD * CHANNELS, CHANNELS * CHANNELS, CHANNELS];
    let (first, second) = (groups_of(layout::FIRST), groups_of(layout::SECOND));
    [&tables[..], &dense, &first, &states, &overview, &second].concat()
}

fn groups_of(stack: Stack) -> Vec<usize> {
    let convolution = [CHANNELS, 3 * CHANNELS * 2 * CHANNELS, 2 * CHANNELS];
    let mut groups = convolution.repeat(stack.dilations.len());
    groups.extend([CHANNELS, CHANNELS, 1]);
    groups
}

/// Reads a file of weights; none where it is of another format or length.
pub fn committee_of(bytes: &[u8]) -> Option<Committee> {
    let (count, mut rest) = bytes.strip_prefix(HEADER)?.split_first()?;
    let members = (0..*count).map(|_| read_network(&mut rest)).collect::<Option<Vec<_>>>()?;
    Committee::new(members).filter(|_| rest.is_empty())
}

fn read_network(rest: &mut &[u8]) -> Option<Network> {
    let mut weights = Vec::with_capacity(layout::COUNT);
    for _ in 0..2 * NUMBERS {
        weights.push(take_float(rest)?);
    }
    for length in groups() {
        let factor = take_float(rest)?;
        let (group, after) = rest.split_at_checked(length)?;
        weights.extend(group.iter().map(|byte| f32::from(byte.cast_signed()) * factor));
        *rest = after;
    }
    Network::from_weights(weights)
}

fn take_float(rest: &mut &[u8]) -> Option<f32> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(f32::from_le_bytes(*bytes))
}

/// Writes a committee as a file, its weights rounded to eight bits.
pub fn write(committee: &Committee) -> Vec<u8> {
    let members = committee.members();
    let mut bytes = HEADER.to_vec();
    bytes.push(u8::try_from(members.len()).expect("a committee is small"));
    members.iter().for_each(|member| write_network(member.weights(), &mut bytes));
    bytes
}

fn write_network(weights: &[f32], bytes: &mut Vec<u8>) {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_built_in_is_a_committee() {
        assert!(committee_of(include_bytes!("weights.bin")).is_some());
        assert!(include_bytes!("weights.bin").len() <= 300_000);
    }

    #[test]
    fn what_is_written_is_read() {
        let weights: Vec<f32> = (0..layout::COUNT).map(|i| (i % 255) as f32 - 127.0).collect();
        let member = Network::from_weights(weights.clone()).expect("as many as there are");
        let file = write(&Committee::new(vec![member.clone(), member]).expect("two members"));
        let found = committee_of(&file).expect("a committee");
        let words = layout::WORDS..layout::ELEMENTS;
        let same = |member: &Network| member.weights()[words.clone()] == weights[words.clone()];
        assert!(found.members().len() == 2 && found.members().iter().all(same));
        let longer = [&file[..], b"x"].concat();
        for wrong in [&file[1..], &file[..file.len() - 1], &longer, b"postilW3", b"postilW3\0"] {
            assert!(committee_of(wrong).is_none());
        }
    }
}
