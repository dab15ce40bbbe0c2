//! A small file in the link to it: it is saved without a script, and without a file on the site.

use percent_encoding::percent_encode_byte;

/// The address of a file that holds `text` (RFC 2397).
///
/// Letters beyond ASCII stand as they are, since a browser encodes them; all else that the URL
/// standard does not count among URL code points is encoded, so that no markup can begin in it. The
/// text must be without unseen characters.
pub fn data_link(media_type: &str, text: &str) -> String {
    let mut link = format!("data:{media_type};charset=utf-8,");
    for character in text.chars() {
        match character {
            c if c.is_ascii_alphanumeric() || "-._~!*(),;:@/?$+=".contains(c) => link.push(c),
            c => match u8::try_from(c) {
                Ok(byte) if byte.is_ascii() => link.push_str(percent_encode_byte(byte)),
                _ => link.push(c),
            },
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_end_a_link_is_encoded() {
        let link = data_link("text/plain", "«Мост» 5% <b>\"&#{}\r\n");
        assert_eq!(
            link,
            "data:text/plain;charset=utf-8,«Мост»%205%25%20%3Cb%3E%22%26%23%7B%7D%0D%0A"
        );
    }
}
