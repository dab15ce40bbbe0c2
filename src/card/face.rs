//! The letters of a card: Ubuntu Light, which has the Latin, Cyrillic and Greek letters that archives
//! need, as the crate of egui's fonts brings it.

use ab_glyph::{Font, FontRef, GlyphId, OutlinedGlyph, PxScale, ScaleFont, point};
use epaint_default_fonts::UBUNTU_LIGHT;
use postil_text::unseen;
use unicode_normalization::UnicodeNormalization;

/// A font, ready to measure and to draw.
pub(super) struct Face(FontRef<'static>);

impl Face {
    pub(super) fn new() -> Self {
        Face(FontRef::try_from_slice(UBUNTU_LIGHT).expect("the font that is built in is whole"))
    }

    /// Words with those characters alone that the font has, one space between them.
    ///
    /// Letters with their accents apart are joined first, and hyphens of other kinds are plain ones.
    pub(super) fn known(&self, text: &str) -> String {
        let text = unseen::taken_out(text);
        let plain = text.nfc().map(|letter| match letter {
            '\u{2010}'..='\u{2012}' => '-',
            '\u{2015}' => '—',
            letter => letter,
        });
        let known: String = plain.filter(|c| c.is_whitespace() || self.has(*c)).collect();
        known.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn has(&self, letter: char) -> bool {
        self.0.glyph_id(letter) != GlyphId(0)
    }

    /// How wide words are, in pixels.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let scaled = self.0.as_scaled(PxScale::from(size));
        text.chars().map(|letter| scaled.h_advance(scaled.glyph_id(letter))).sum()
    }

    /// The outlines of words whose line begins at a place.
    pub(super) fn outlines<'f>(
        &'f self,
        text: &'f str,
        size: f32,
        (left, line): (f32, f32),
    ) -> impl Iterator<Item = OutlinedGlyph> + 'f {
        let scale = PxScale::from(size);
        let scaled = self.0.as_scaled(scale);
        let mut at = left;
        text.chars().filter_map(move |letter| {
            let id = scaled.glyph_id(letter);
            let glyph = id.with_scale_and_position(scale, point(at, line));
            at += scaled.h_advance(id);
            self.0.outline_glyph(glyph)
        })
    }
}
