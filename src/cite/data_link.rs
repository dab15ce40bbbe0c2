//! A small file in the link to it: it is saved without a script, and without a file on the site.

use percent_encoding::percent_encode_byte;

/// The address of a file that holds `text` (RFC 2397).
///
/// Letters beyond ASCII stand as they are, since a browser encodes them in UTF-8; all else that the URL
/// standard does not count among URL code points is encoded, so that no markup can begin in it. The
/// text must be without unseen characters.
pub fn data_link(media_type: &str, text: &str) -> String {
    let mut link = String::with_capacity(text.len() + text.len() / 2 + 64);
    link.push_str("data:");
    link.push_str(media_type);
    link.push(',');
    // Most characters stand as they are, so what lies between the others is copied as a whole.
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_encoded) {
        link.push_str(&rest[..at]);
        link.push_str(percent_encode_byte(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    link.push_str(rest);
    link
}

/// Whether a byte is a character of ASCII that has to be encoded.
fn is_encoded(byte: u8) -> bool {
    let stands = byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'!' | b'*' | b'(' | b')' | b',' | b';')
        || matches!(byte, b':' | b'@' | b'/' | b'?' | b'$' | b'+' | b'=');
    byte.is_ascii() && !stands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_end_a_link_is_encoded() {
        let link = data_link("text/plain", "«Мост» 5% <b>\"&#{}\r\n");
        assert_eq!(link, "data:text/plain,«Мост»%205%25%20%3Cb%3E%22%26%23%7B%7D%0D%0A");
    }
}
