//! The text of a file, as UTF-8, a portion at a time: unpacked where it is packed, decoded whatever
//! it is written in.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;
use postil_clean::ingest::StreamDecoder;

/// So much is decoded at a time; it is enough to recognise an encoding by.
pub(super) const PORTION: usize = 256 << 10;

/// What a packed file begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A file as UTF-8.
pub(super) struct TextStream<'r> {
    input: Box<dyn Read + 'r>,
    decoder: StreamDecoder,
    /// Decoded and not yet taken.
    text: String,
    taken: usize,
    raw: Vec<u8>,
    is_at_end: bool,
    /// Why it cannot be read on, once all that came before is taken.
    failure: Option<io::Error>,
    charset: Rc<Cell<Charset>>,
}

/// What a stream has found out about its encoding so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset {
    /// The encoding's name.
    pub name: &'static str,
    /// Some bytes are no characters in it.
    pub is_damaged: bool,
}

impl<'r> TextStream<'r> {
    /// The text of what is read, which may be packed with gzip.
    ///
    /// Fails as reading does.
    pub(super) fn new(input: impl Read + 'r) -> io::Result<Self> {
        let mut input = BufReader::new(input);
        let is_packed = input.fill_buf()?.starts_with(&GZIP);
        let input: Box<dyn Read + 'r> =
            if is_packed { Box::new(MultiGzDecoder::new(input)) } else { Box::new(input) };
        let decoder = StreamDecoder::default();
        let charset = Charset { name: decoder.encoding(), is_damaged: false };
        Ok(TextStream {
            input,
            decoder,
            text: String::new(),
            taken: 0,
            raw: Vec::new(),
            is_at_end: false,
            failure: None,
            charset: Rc::new(Cell::new(charset)),
        })
    }

    /// Where to look up what is known of the encoding, also once the stream is somebody else's.
    pub(super) fn charset(&self) -> Rc<Cell<Charset>> {
        Rc::clone(&self.charset)
    }

    fn decode_portion(&mut self) {
        self.raw.clear();
        self.text.clear();
        self.taken = 0;
        let read = (&mut self.input).take(PORTION as u64).read_to_end(&mut self.raw);
        self.is_at_end = read.is_err() || self.raw.len() < PORTION;
        self.failure = read.err();
        self.decoder.decode(&self.raw, self.is_at_end, &mut self.text);
        let (name, is_damaged) = (self.decoder.encoding(), self.decoder.is_damaged());
        self.charset.set(Charset { name, is_damaged });
    }
}

impl Read for TextStream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for TextStream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.text.len() && !self.is_at_end {
            self.decode_portion();
        }
        if self.taken == self.text.len()
            && let Some(failure) = self.failure.take()
        {
            return Err(failure);
        }
        Ok(&self.text.as_bytes()[self.taken..])
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn packed_files_are_unpacked_member_by_member() {
        let whole = [packed("id,text\n"), packed("1,Мост\n")].concat();
        let mut text = String::new();
        TextStream::new(whole.as_slice()).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "id,text\n1,Мост\n");
    }

    #[test]
    fn what_stands_before_a_break_is_read_before_the_break_is_told() {
        let text = "Мост открыли. ".repeat(40_000);
        let whole = packed(&text);
        let mut stream = TextStream::new(&whole[..whole.len() - 9]).unwrap();
        let mut read = Vec::new();
        assert!(stream.read_to_end(&mut read).is_err());
        assert!(read.len() > text.len() / 2 && text.as_bytes().starts_with(&read));
        assert_eq!(stream.fill_buf().unwrap(), b"", "and then it is at its end");
    }

    #[test]
    fn a_long_text_of_another_encoding_comes_in_portions() {
        let text = "Мост через реку открыли в четверг.\n".repeat(PORTION / 20);
        let bytes = encoding_rs::WINDOWS_1251.encode(&text).0.into_owned();
        let mut stream = TextStream::new(bytes.as_slice()).unwrap();
        let charset = stream.charset();
        let mut read = String::new();
        stream.read_to_string(&mut read).unwrap();
        assert!(read == text);
        assert_eq!(charset.get(), Charset { name: "windows-1251", is_damaged: false });
    }
}
