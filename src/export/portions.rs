//! A file that is made a portion at a time.

use std::io::{self, Read};

use crate::diagnostic::Diagnostic;

/// A file whose text comes in portions; it can be read as bytes.
///
/// Where a portion cannot be made, reading fails, and [`take_fault`](Portions::take_fault) says why.
pub struct Portions<'a> {
    portions: Box<dyn Iterator<Item = Result<String, Diagnostic>> + 'a>,
    /// The portion that is being read, and how much of it has been.
    current: (String, usize),
    fault: Option<Diagnostic>,
}

impl<'a> Portions<'a> {
    /// A file of some portions.
    pub(super) fn new(portions: impl Iterator<Item = Result<String, Diagnostic>> + 'a) -> Self {
        Portions { portions: Box::new(portions), current: (String::new(), 0), fault: None }
    }

    /// Why the reading failed; none where it did not, or not for a portion.
    pub fn take_fault(&mut self) -> Option<Diagnostic> {
        self.fault.take()
    }

    /// The whole file.
    ///
    /// Fails with the first portion that cannot be made.
    pub fn whole(self) -> Result<String, Diagnostic> {
        self.portions.collect()
    }
}

impl Read for Portions<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.current.1 == self.current.0.len() {
            match self.portions.next() {
                None => return Ok(0),
                Some(Ok(portion)) => self.current = (portion, 0),
                Some(Err(fault)) => {
                    let message = fault.message.clone();
                    self.fault = Some(fault);
                    return Err(io::Error::other(message));
                }
            }
        }
        let rest = &self.current.0.as_bytes()[self.current.1..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.current.1 += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::diagnostic::catalogue;

    #[test]
    fn no_portion_is_made_before_the_last_one_is_read() {
        let made = Cell::new(0);
        let portions = (0..1000).map(|number| {
            made.set(number + 1);
            Ok("x".repeat(100))
        });
        let mut portions = Portions::new(portions);
        let mut read = [0; 250];
        portions.read_exact(&mut read).unwrap();
        assert_eq!((read, made.get()), ([b'x'; 250], 3));
        assert_eq!(io::copy(&mut portions, &mut io::sink()).unwrap(), 100_000 - 250);
    }

    #[test]
    fn a_portion_that_cannot_be_made_says_why() {
        let fault = || catalogue::changed_while_building("a.txt");
        let mut portions = Portions::new([Ok("x".to_owned()), Err(fault())].into_iter());
        let mut text = String::new();
        assert!(portions.read_to_string(&mut text).is_err());
        assert_eq!(portions.take_fault(), Some(fault()));
        assert!(Portions::new([Err(fault())].into_iter()).whole().is_err());
    }
}
