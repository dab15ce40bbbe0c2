//! Words of a mail's headers in letters beyond ASCII (RFC 2047): `=?utf-8?B?0JzQvtGB0YI=?=`.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::ingest::coding;
use crate::model::source::TransferCoding;

/// The value of a header as a reader sees it; what is no encoded word stays.
///
/// White space between two encoded words is none of the text.
pub(super) fn decode(value: &str) -> Cow<'_, str> {
    if !value.contains("=?") {
        return Cow::Borrowed(value);
    }
    let (mut text, mut rest, mut is_behind_word) = (String::new(), value, false);
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let word = word(&from[2..]);
        if !(is_behind_word && word.is_some() && before.trim().is_empty()) {
            text.push_str(before);
        }
        is_behind_word = word.is_some();
        match word {
            Some((decoded, behind)) => {
                text.push_str(&decoded);
                rest = behind;
            }
            None => {
                text.push_str("=?");
                rest = &from[2..];
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Reads an encoded word behind its `=?`; gives also what stands behind it.
fn word(from: &str) -> Option<(String, &str)> {
    let (charset, rest) = from.split_once('?')?;
    let (coding, rest) = rest.split_once('?')?;
    let (written, behind) = rest.split_once("?=")?;
    // A language may stand behind the encoding (RFC 2231).
    let label = charset.split('*').next().unwrap_or(charset);
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
    let bytes = match coding {
        "B" | "b" => coding::decode(written.as_bytes(), TransferCoding::Base64).into_owned(),
        "Q" | "q" => {
            let written = written.replace('_', " ");
            coding::decode(written.as_bytes(), TransferCoding::QuotedPrintable).into_owned()
        }
        _ => return None,
    };
    Some((encoding.decode_without_bom_handling(&bytes).0.into_owned(), behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_read() {
        for (value, read) in [
            ("=?utf-8?B?0J/QsNGA0L7QvA==?=", "Паром"),
            ("Re: =?UTF-8?Q?F=C3=A4hre_f=C3=A4hrt?= am 3.", "Re: Fähre fährt am 3."),
            ("=?koi8-r?Q?=F0=C1?= =?koi8-r?B?0s/N?=", "Паром"),
            ("=?utf-8*en?q?ferry?= late", "ferry late"),
            ("what =? is =?utf-8?X?this?=", "what =? is =?utf-8?X?this?="),
            ("=?nobody?B?YWJj?=", "=?nobody?B?YWJj?="),
            ("plain", "plain"),
        ] {
            assert_eq!(decode(value), read, "{value}");
        }
    }
}
