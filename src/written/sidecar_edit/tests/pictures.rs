//! Pictures keep the rows of their files.

use super::*;

#[test]
fn a_first_key_stands_above_pictures() {
    let picture = "[[picture]]\nfile = \"most.jpg\"\n";
    let text = edit(picture, set(SidecarField::Title, "Мост"));
    assert!(text.ends_with(picture), "{text}");
    let sidecar = read(&text);
    assert_eq!(sidecar.overrides.title.as_deref(), Some("Мост"));
    assert_eq!(sidecar.pictures.len(), 1);
}

#[test]
fn pictures_keep_what_stays_the_same() {
    let notes = "[[note]]\ntext = \"Ж\"\n";
    let first = "[[picture]]\n# Ours.\nfile = 'a.jpg'  # why\nalt = \"\"\n";
    let text = format!("{first}\n[[picture]]\nfile = \"b.jpg\"\n\n{notes}");
    let edited = edit(&text, set_pictures([picture("a.jpg", Some("Мост"))]));
    assert_eq!(edited, format!("{first}caption = \"Мост\"\n\n{notes}"));
    let edited =
        edit(&edited, set_pictures([picture("a.jpg", Some("Мост")), picture("c d.jpg", None)]));
    assert!(edited.ends_with(&format!("{notes}\n[[picture]]\nfile = \"c d.jpg\"\n")), "{edited}");
    assert_eq!(edit(&edited, set_pictures([])), format!("{notes}"));
    assert_eq!(misstated(&[set_pictures([picture("/etc/a.jpg", None)])]), ["picture"]);
    assert!(refusal("picture = []\n", set_pictures([])).contains("rows-in-one-value"));
}

/// Two pictures, each with a person's comments.
const PICTURES: &str = "\
[[picture]]
# Ours.
file = 'a.jpg'  # why

# Theirs.
[[picture]]
file = \"b.jpg\"
# Asked in May.
caption = \"\"\"Мост
закрыт\"\"\"

[[note]]
text = \"Ж\"
";

fn b() -> OwnPicture {
    picture("b.jpg", Some("Мост\nзакрыт"))
}

#[test]
fn a_deleted_picture_leaves_the_comments_of_the_others() {
    let rest = &PICTURES[PICTURES.find("# Theirs.").unwrap()..];
    assert_eq!(edit(PICTURES, set_pictures([b()])), rest);
}

#[test]
fn a_renamed_picture_keeps_its_row() {
    let renamed = edit(PICTURES, set_pictures([picture("c.jpg", None), b()]));
    assert_eq!(renamed, PICTURES.replace("'a.jpg'", "\"c.jpg\""));
}

#[test]
fn pictures_move_with_what_is_written_at_them() {
    let first = "[[picture]]\n# Ours.\nfile = 'a.jpg'  # why\n";
    let moved = edit(PICTURES, set_pictures([b(), picture("a.jpg", None)]));
    let rest = PICTURES.strip_prefix(first).unwrap().trim_start();
    assert_eq!(moved, format!("{rest}\n{first}"));
    let text = PICTURES.replace('\n', "\r\n");
    let moved =
        edit(&text, set_pictures([read(&text).pictures[1].clone(), picture("a.jpg", None)]));
    assert_eq!(moved, format!("{rest}\n{first}").replace('\n', "\r\n"));
}

#[test]
fn a_picture_that_comes_between_parts_no_comment_from_its_picture() {
    let pictures = set_pictures([picture("a.jpg", None), picture("c.jpg", None), b()]);
    let edited = edit(PICTURES, pictures);
    let files: Vec<_> = read(&edited).pictures.into_iter().map(|picture| picture.file).collect();
    assert_eq!(files, ["a.jpg", "c.jpg", "b.jpg"]);
    assert!(edited.contains("file = \"b.jpg\"\n# Asked in May.\ncaption"), "{edited}");
}

#[test]
fn a_missing_picture_is_called_one() {
    let missing = rows::delete(PATH, PICTURES.to_owned(), "picture", 2).unwrap_err();
    assert!(draw_plain(&missing).contains("no picture 3"));
}
