//! Breaks words into lines that fit a card.

use crate::card::face::Face;

/// The sizes of a headline and how many lines each has room for, the largest first.
const SIZES: [(f32, usize); 4] = [(92.0, 3), (78.0, 4), (66.0, 5), (56.0, 6)];

const CUT: &str = "…";

/// Words in lines of one size.
#[derive(Debug, PartialEq)]
pub(super) struct Setting {
    pub(super) size: f32,
    pub(super) lines: Vec<String>,
}

/// A headline in the largest letters in which it fits; in the smallest it is cut off.
pub(super) fn headline(face: &Face, text: &str, width: f32) -> Setting {
    let text = face.known(text);
    let mut last = Setting { size: SIZES[0].0, lines: Vec::new() };
    for (size, room) in SIZES {
        let mut lines = broken(face, &text, size, width, room + 1);
        if lines.len() <= room {
            return Setting { size, lines };
        }
        lines.truncate(room);
        last = Setting { size, lines };
    }
    if let Some(line) = last.lines.last_mut() {
        shorten(face, line, last.size, width);
    }
    last
}

/// Words on one line at most, cut off where it ends.
pub(super) fn one_line(face: &Face, text: &str, size: f32, width: f32) -> Setting {
    let mut lines = broken(face, &face.known(text), size, width, 2);
    if lines.len() > 1 {
        shorten(face, &mut lines[0], size, width);
        lines.truncate(1);
    }
    Setting { size, lines }
}

/// The first lines of a text: as many words on each as fit, and of a longer word what fits.
fn broken(face: &Face, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && lines.len() < most {
        let end = line_end(face, rest, size, width);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines
}

/// Where the first line of a text ends: behind the last word that fits, else within the first.
fn line_end(face: &Face, text: &str, size: f32, width: f32) -> usize {
    let (mut used, mut space) = (0.0, None);
    for (at, letter) in text.char_indices() {
        used += face.width(letter.encode_utf8(&mut [0; 4]), size);
        if letter == ' ' {
            space = Some(at);
        } else if used > width && at > 0 {
            return space.unwrap_or(at);
        }
    }
    text.len()
}

/// Puts the sign of what is left out behind as much of a line as leaves room for it.
fn shorten(face: &Face, line: &mut String, size: f32, width: f32) {
    while !line.is_empty() && face.width(&format!("{line}{CUT}"), size) > width {
        line.pop();
    }
    line.truncate(line.trim_end().len());
    line.push_str(CUT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_as_large_as_it_fits() {
        let face = Face::new();
        let mut sizes = Vec::new();
        for words in 1..80 {
            let set = headline(&face, &"вода ".repeat(words), 1024.0);
            let room = SIZES.iter().find(|(size, _)| *size == set.size).map(|(_, room)| *room);
            assert!(Some(set.lines.len()) <= room, "{words} words: {set:?}");
            sizes.push(set.size);
        }
        assert!(sizes.is_sorted_by(|larger, smaller| larger >= smaller), "{sizes:?}");
        sizes.dedup();
        assert_eq!(sizes, SIZES.map(|(size, _)| size));
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let face = Face::new();
        for text in ["Қазақстандағы су ".repeat(30), "Ж".repeat(300), "a ".repeat(500)]
        {
            let Setting { size, lines } = headline(&face, &text, 1024.0);
            assert!(lines.iter().all(|line| face.width(line, size) <= 1024.0), "{lines:?}");
            assert!(lines.last().unwrap().ends_with(CUT), "{lines:?}");
        }
    }

    #[test]
    fn words_are_not_torn_where_they_fit() {
        let face = Face::new();
        let set = headline(&face, "Әкімдік өткізген қоғамдық талқылау аяқталды", 700.0);
        assert_eq!(set.lines.join(" "), "Әкімдік өткізген қоғамдық талқылау аяқталды");
        assert!(set.lines.len() > 1);
    }

    #[test]
    fn characters_without_a_shape_are_left_out() {
        let face = Face::new();
        for (text, known) in [
            ("Вода 漢字 и\u{202e} устав", "Вода и устав"),
            ("Красный и\u{306}од", "Красный йод"),
            ("бело\u{2011}синий", "бело-синий"),
            ("Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і №", "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і №"),
        ] {
            assert_eq!(face.known(text), known);
        }
        assert_eq!(headline(&face, "漢字", 900.0).lines, Vec::<String>::new());
    }
}
