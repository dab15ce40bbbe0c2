//! Paths as they are typed into a shell, so that a command in a hint can be copied.

use postil_text::unseen::on_one_line;

/// A path, in quotes where it needs them.
pub fn typed(path: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/\\.:_-".contains(character);
    if path.chars().all(plain) {
        path.to_owned()
    } else if on_one_line(path) == path {
        format!("'{}'", path.replace('\'', r"'\''"))
    } else {
        spelled_out(path)
    }
}

/// A path with characters that a terminal must not get, in the quotes whose escapes shells read
/// (POSIX.1-2024, section 2.2.4).
fn spelled_out(path: &str) -> String {
    let mut out = String::from("$'");
    for character in path.chars() {
        let shown = on_one_line(character.encode_utf8(&mut [0; 4]));
        match character {
            '\'' | '\\' => out.extend(['\\', character]),
            _ if shown.starts_with("\\u") => {
                let mut bytes = [0; 4];
                let bytes = character.encode_utf8(&mut bytes).bytes();
                // Three octal digits: no digit behind them is taken for a part.
                bytes.for_each(|byte| out.push_str(&format!("\\{byte:03o}")));
            }
            _ => out.push_str(&shown),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(typed("content/articles/мост.txt"), "content/articles/мост.txt");
        assert_eq!(typed("my news"), "'my news'");
        assert_eq!(typed("it's"), r"'it'\''s'");
        assert_eq!(typed("$(ls)"), "'$(ls)'");
        assert_eq!(typed("a\n\u{1b}2'\\\u{202e}"), r"$'a\n\0332\'\\\342\200\256'");
    }
}
