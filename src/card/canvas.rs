//! The pixels of a card.

use crate::card::face::Face;
use crate::card::{HEIGHT, WIDTH};

/// The colours of the default theme: paper, ink, and what the bar is drawn with.
const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf1];
const INK: [u8; 3] = [0x25, 0x21, 0x1b];
const ACCENT: [u8; 3] = [0x96, 0x30, 0x1f];

/// The colour of a pixel: from 0, the paper, to this one, ink; between them the edges of letters, which
/// are drawn so large that one step is enough.
const DARKEST: u8 = 2;
/// The colour of the bar. Four colours take a quarter of a byte each.
const BAR_COLOUR: u8 = 3;
/// How hard the file is packed: the hardest way takes a quarter more time and saves a twentieth of its
/// ten kilobytes.
const PACKING: u8 = 3;

/// How dark letters are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shade {
    Ink,
    Soft,
}

impl Shade {
    fn darkest(self) -> f32 {
        match self {
            Shade::Ink => f32::from(DARKEST),
            Shade::Soft => 1.4,
        }
    }
}

/// A card while it is drawn; a colour a pixel.
pub(super) struct Canvas(Vec<u8>);

impl Canvas {
    pub(super) fn new() -> Self {
        Canvas(vec![0; (WIDTH * HEIGHT) as usize])
    }

    /// Draws a bar of a width along the left edge.
    pub(super) fn bar(&mut self, width: u32) {
        for row in self.0.chunks_exact_mut(WIDTH as usize) {
            row[..width as usize].fill(BAR_COLOUR);
        }
    }

    /// Writes words on a line that begins at a place; what lies outside the card is not there.
    pub(super) fn write(
        &mut self,
        face: &Face,
        text: &str,
        size: f32,
        place: (f32, f32),
        shade: Shade,
    ) {
        for outline in face.outlines(text, size, place) {
            let corner = outline.px_bounds().min;
            outline.draw(|x, y, cover| {
                let colour = (cover.clamp(0.0, 1.0) * shade.darkest()).round() as u8;
                self.darken(corner.x + x as f32, corner.y + y as f32, colour);
            });
        }
    }

    fn darken(&mut self, x: f32, y: f32, colour: u8) {
        if (0.0..WIDTH as f32).contains(&x) && (0.0..HEIGHT as f32).contains(&y) {
            let pixel = &mut self.0[(y as u32 * WIDTH + x as u32) as usize];
            *pixel = colour.max(*pixel);
        }
    }

    /// The card as a PNG with a palette.
    pub(super) fn into_png(self) -> Vec<u8> {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Two);
        encoder.set_palette(palette());
        encoder.set_deflate_compression(png::DeflateCompression::Level(PACKING));
        encoder.set_filter(png::Filter::NoFilter);
        let byte = |pixels: &[u8]| pixels.iter().fold(0, |byte, pixel| (byte << 2) | pixel);
        let pixels: Vec<u8> = self.0.chunks_exact(4).map(byte).collect();
        let mut writer = encoder.write_header().expect("a card has a size and a palette");
        writer.write_image_data(&pixels).expect("a card has as many pixels as its size says");
        writer.finish().expect("memory takes every byte");
        png
    }
}

/// Paper, the steps to ink, and the bar's colour, as red, green and blue.
fn palette() -> Vec<u8> {
    let step = |number: u8| {
        let mixed = |paper: u8, ink: u8| {
            let (paper, ink) = (u16::from(paper), u16::from(ink));
            let (number, all) = (u16::from(number), u16::from(DARKEST));
            ((paper * (all - number) + ink * number) / all) as u8
        };
        [mixed(PAPER[0], INK[0]), mixed(PAPER[1], INK[1]), mixed(PAPER[2], INK[2])]
    };
    (0..=DARKEST).map(step).chain([ACCENT]).flatten().collect()
}
