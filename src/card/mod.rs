//! The picture that stands for a page where its address is passed on, drawn for pages that have no
//! picture of their own: a headline, the archive's name, a day.
//!
//! Social networks take `og:image` as a bitmap only, so the card is made here, once, with a font of
//! its own. It is no stage: it knows neither articles nor settings, and draws what it is told.

mod canvas;
mod face;
mod lines;

use serde::Serialize;

use canvas::{Canvas, Shade};
use face::Face;
use lines::Setting;

/// The width of a card in pixels, with the height the size that Open Graph's readers ask for.
pub const WIDTH: u32 = 1200;
/// The height of a card in pixels.
pub const HEIGHT: u32 = 630;

/// The empty space at the left and at the right.
const MARGIN: f32 = 88.0;
/// The width of the bar at the left edge.
const BAR: u32 = 16;
/// The size of the words above and below the headline.
const SMALL: f32 = 34.0;
/// Where the line above the headline stands.
const ABOVE: f32 = 104.0;
/// Where the line below the headline stands.
const BELOW: f32 = 560.0;
/// The middle of the headline.
const MIDDLE: f32 = 322.0;

/// What stands on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The words above: the archive's name; may be empty.
    pub above: String,
    /// The words in large letters.
    pub headline: String,
    /// The words below, as a day and an outlet; may be empty.
    pub below: String,
}

/// The card as a PNG.
pub fn draw(card: &Card) -> Vec<u8> {
    let face = Face::new();
    let mut canvas = Canvas::new();
    canvas.bar(BAR);
    let width = WIDTH as f32 - 2.0 * MARGIN;
    let headline = lines::headline(&face, &card.headline, width);
    // A line is as high as the size of its letters, and stands on what reaches below them.
    let first = MIDDLE + headline.size * (0.7 - headline.lines.len() as f32 / 2.0);
    for (number, words) in (0_u8..).zip(&headline.lines) {
        let line = first + headline.size * f32::from(number);
        canvas.write(&face, words, headline.size, (MARGIN, line), Shade::Ink);
    }
    for (words, line) in [(&card.above, ABOVE), (&card.below, BELOW)] {
        let Setting { size, lines } = lines::one_line(&face, words, SMALL, width);
        for words in &lines {
            canvas.write(&face, words, size, (MARGIN, line), Shade::Soft);
        }
    }
    canvas.into_png()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(headline: &str) -> Card {
        Card {
            above: "Архив".into(), headline: headline.into(), below: "1 мая 2026".into()
        }
    }

    #[test]
    fn a_card_is_a_png_of_the_size_that_networks_show() {
        let png = draw(&card("Мост через Талды открыт"));
        let reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
        assert!(png.len() < 20_000, "{} bytes", png.len());
    }

    #[test]
    fn other_words_make_another_card_and_the_same_words_the_same() {
        assert_ne!(draw(&card("Мост открыт")), draw(&card("Мост закрыт")));
        assert_eq!(draw(&card("Мост открыт")), draw(&card("Мост открыт")));
        let mut later = card("Мост открыт");
        later.below = "2 мая 2026".into();
        assert_ne!(draw(&later), draw(&card("Мост открыт")));
    }

    #[test]
    fn any_words_have_a_card() {
        for words in ["", " ", "漢字", "\u{202e}\u{0}\n", &"длинно ".repeat(400), &"Ж".repeat(5000)]
        {
            assert!(draw(&card(words)).starts_with(b"\x89PNG"), "{words:.20}");
        }
    }
}
