//! Paths as they are typed into a shell, so that a command in a hint can be copied.

/// A path, in quotes where it needs them.
pub fn typed(path: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/\\.:_-".contains(character);
    match path.chars().all(plain) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
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
    }
}
