//! JSON that stands in a page for programs: `{{ citation.json_ld | data_block }}`.

use std::borrow::Cow;

/// JSON in which no markup can begin or end, whatever its strings hold.
///
/// In a `<script>` the parser knows no character references; it ends at `</script` and changes its
/// mind at `<!--` (HTML standard, 13.2.5.4). Outside of strings JSON has none of these characters,
/// and within them an escape stands for the same.
pub(super) fn harmless(json: &str) -> Cow<'_, str> {
    const SIGNS: [(char, &str); 3] = [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026")];
    let mut text = Cow::Borrowed(json);
    for (sign, escape) in SIGNS {
        if text.contains(sign) {
            text = Cow::Owned(text.replace(sign, escape));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_block_and_none_is_lost() {
        for text in ["</script><b>", "<!--<script>", "a & b", "]]>", "\\u003c", "\u{2028}"] {
            let json = serde_json::to_string(text).unwrap();
            let block = harmless(&json);
            assert!(!block.contains(['<', '>', '&']), "{block}");
            assert_eq!(serde_json::from_str::<String>(&block).unwrap(), text);
        }
    }
}
