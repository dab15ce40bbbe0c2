//! Unpacks what a packed WARC file is a row of: gzip members, or frames of Zstandard.
//!
//! A file of Zstandard may begin with a dictionary for all its frames, in a frame that other readers
//! pass over (*WARC File Compression with Zstandard*, version 1.0).

use std::io::{self, ErrorKind, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use crate::format::{Format, is_skipped};
use crate::trail::Trail;

/// The first byte of a skipped frame that holds a dictionary.
const DICTIONARY_FIRST: u8 = 0x5d;
/// The bytes of a skipped frame before what it holds.
const SKIPPED_HEAD: usize = 8;
/// The largest dictionary that is read; tools make some of a hundred kilobytes.
const LARGEST_DICTIONARY: usize = 16 << 20;
/// What a frame may refer back to: as much as the program `zstd` takes without being asked to.
const LARGEST_WINDOW: u64 = 128 << 20;

/// What unpacks the members of a file, one after the other.
pub(crate) enum Unpacker {
    Gzip,
    /// With the name of the dictionary that all frames are packed with.
    Zstd(Box<FrameDecoder>, Option<u32>),
}

impl Unpacker {
    /// What unpacks a file, whose dictionary is read where it begins with one.
    ///
    /// Fails as the file does, and where the dictionary is damaged.
    pub fn new(format: Format, trail: &mut Trail<impl Read>) -> io::Result<Self> {
        if format == Format::Gzip {
            return Ok(Unpacker::Gzip);
        }
        let mut frames = Box::new(FrameDecoder::new());
        frames.set_max_window_size(LARGEST_WINDOW);
        let dictionary = dictionary(trail)?;
        let name = dictionary.as_ref().map(|dictionary| dictionary.id);
        if let Some(dictionary) = dictionary {
            frames.add_dict(dictionary).map_err(corrupt)?;
        }
        Ok(Unpacker::Zstd(frames, name))
    }

    /// What the members are.
    pub fn format(&self) -> Format {
        match self {
            Unpacker::Gzip => Format::Gzip,
            Unpacker::Zstd(..) => Format::Zstd,
        }
    }

    /// Passes frames that hold nothing of the file.
    ///
    /// Fails as the file does.
    pub fn skip(&self, trail: &mut Trail<impl Read>) -> io::Result<()> {
        while self.format() == Format::Zstd && is_skipped(trail.peek(SKIPPED_HEAD)?) {
            let length = skipped_length(trail.peek(SKIPPED_HEAD)?);
            let whole = SKIPPED_HEAD as u64 + length.unwrap_or_default();
            io::copy(&mut trail.by_ref().take(whole), &mut io::sink())?;
        }
        Ok(())
    }
}

/// How many bytes a skipped frame holds; none where its head is cut.
fn skipped_length(head: &[u8]) -> Option<u64> {
    let length = head.get(4..SKIPPED_HEAD)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(length)))
}

/// The dictionary that a file begins with, which may be packed itself.
fn dictionary(trail: &mut Trail<impl Read>) -> io::Result<Option<Dictionary>> {
    let head = trail.peek(SKIPPED_HEAD)?;
    let length = skipped_length(head).filter(|length| *length <= LARGEST_DICTIONARY as u64);
    let Some(length) = length.filter(|_| is_skipped(head) && head[0] == DICTIONARY_FIRST) else {
        return Ok(None);
    };
    let mut held = Vec::new();
    trail.by_ref().take(SKIPPED_HEAD as u64 + length).read_to_end(&mut held)?;
    let held = &held[SKIPPED_HEAD..];
    let unpacked =
        if held.starts_with(Format::Zstd.mark()) { unpacked(held)? } else { held.to_vec() };
    Dictionary::decode_dict(&unpacked).map(Some).map_err(corrupt)
}

/// The bytes of one frame that is held whole.
fn unpacked(frame: &[u8]) -> io::Result<Vec<u8>> {
    let (mut frames, mut rest, mut bytes) = (FrameDecoder::new(), frame, Vec::new());
    frames.reset(&mut rest).map_err(corrupt)?;
    while !frames.is_finished() && bytes.len() <= LARGEST_DICTIONARY {
        frames.decode_blocks(&mut rest, BlockDecodingStrategy::UptoBlocks(1)).map_err(corrupt)?;
        frames.collect_to_writer(&mut bytes)?;
    }
    match bytes.len() > LARGEST_DICTIONARY {
        true => Err(ErrorKind::InvalidData.into()),
        false => Ok(bytes),
    }
}

fn corrupt(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

/// The first bytes that come out of a member that begins with these bytes; none where it is damaged.
pub(crate) fn opening(format: Format, bytes: &[u8]) -> Option<Vec<u8>> {
    const LENGTH: usize = 5;
    let mut opening = Vec::with_capacity(LENGTH);
    match format {
        Format::Gzip => {
            GzDecoder::new(bytes).take(LENGTH as u64).read_to_end(&mut opening).ok()?;
        }
        // What readers pass over, or pack with a dictionary, is not looked into.
        Format::Zstd if is_skipped(bytes) => {}
        Format::Zstd => {
            let (mut frames, mut rest) = (FrameDecoder::new(), bytes);
            frames.reset(&mut rest).ok()?;
            frames.decode_blocks(&mut rest, BlockDecodingStrategy::UptoBlocks(1)).ok()?;
            frames.take(LENGTH as u64).read_to_end(&mut opening).ok()?;
        }
    }
    Some(opening)
}

/// A member that is being unpacked.
pub(crate) enum Member<R> {
    Gzip(Box<GzDecoder<Trail<R>>>),
    Zstd(Trail<R>, Box<FrameDecoder>, Option<u32>),
}

impl<R: Read> Member<R> {
    /// Begins to unpack the member that begins here; gives too what is wrong with its head.
    pub fn begin(mut trail: Trail<R>, unpacker: Unpacker) -> (Self, io::Result<()>) {
        let Unpacker::Zstd(mut frames, dictionary) = unpacker else {
            return (Member::Gzip(Box::new(GzDecoder::new(trail))), Ok(()));
        };
        let begun = frames.reset(&mut trail).and_then(|()| match dictionary {
            // A frame need not name it.
            Some(name) => frames.force_dict(name),
            None => Ok(()),
        });
        let begun = begun.map_err(|error| fault(&mut trail, error));
        (Member::Zstd(trail, frames, dictionary), begun)
    }

    /// The packed bytes.
    pub fn trail(&self) -> &Trail<R> {
        match self {
            Member::Gzip(decoder) => decoder.get_ref(),
            Member::Zstd(trail, ..) => trail,
        }
    }

    /// The packed bytes behind what was unpacked, and what unpacks the next member.
    pub fn end(self) -> (Trail<R>, Unpacker) {
        match self {
            Member::Gzip(decoder) => (decoder.into_inner(), Unpacker::Gzip),
            Member::Zstd(trail, frames, dictionary) => (trail, Unpacker::Zstd(frames, dictionary)),
        }
    }
}

impl<R: Read> Read for Member<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Member::Gzip(decoder) => decoder.read(into),
            Member::Zstd(trail, frames, _) => {
                while frames.can_collect() == 0 && !frames.is_finished() {
                    let next = BlockDecodingStrategy::UptoBlocks(1);
                    frames.decode_blocks(&mut *trail, next).map_err(|error| fault(trail, error))?;
                }
                let read = frames.read(into)?;
                let is_over = frames.is_finished() && frames.can_collect() == 0;
                match is_over && is_other(frames) {
                    true => Err(ErrorKind::InvalidData.into()),
                    false => Ok(read),
                }
            }
        }
    }
}

/// Whether the bytes of a whole frame are not what they were when it was packed.
fn is_other(frames: &FrameDecoder) -> bool {
    let stated = frames.get_checksum_from_data();
    stated.is_some() && stated != frames.get_calculated_checksum()
}

/// What is wrong with a frame: its reader says everything in one way, also that the file has ended or
/// failed.
fn fault(
    trail: &mut Trail<impl Read>,
    error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> io::Error {
    match trail.peek(1) {
        Ok([]) => ErrorKind::UnexpectedEof.into(),
        Ok(_) => corrupt(error),
        Err(error) => error,
    }
}
