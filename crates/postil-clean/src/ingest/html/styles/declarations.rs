//! What declarations say of an element's being seen.

use std::sync::LazyLock;

use regex::Regex;

/// What decides whether an element is seen.
pub(super) const PROPERTIES: usize = 3;
/// The place of `display`.
pub(super) const DISPLAY: usize = 0;
const SIZE: usize = 1;
/// The place of `visibility`, which an element has from the one around it.
pub(super) const VISIBILITY: usize = 2;

/// What is said of one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub hides: bool,
    pub is_important: bool,
}

/// What is said of `display`, of a height of nothing behind which all is cut off, and of `visibility`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Declarations(pub [Option<Said>; PROPERTIES]);

impl Declarations {
    /// Reads what stands between the braces of a rule, or in a `style`.
    pub fn of(text: &str) -> Declarations {
        /// Most rules are about neither, and to part one takes much longer.
        static ANY: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new("(?i)display|visibility|overflow|height").expect("words are a pattern")
        });
        let mut said = Declarations::default();
        if ANY.is_match(text) {
            let mut size = Size::default();
            text.split(';').filter_map(declaration).for_each(|(property, value, is_important)| {
                said.take(property, value, is_important);
                size.take(property, value);
            });
            said.0[SIZE] = size.said();
        }
        said
    }

    fn take(&mut self, property: &str, value: &str, is_important: bool) {
        let (place, hidden) = match property {
            _ if property.eq_ignore_ascii_case("display") => (DISPLAY, ["none", "none"]),
            _ if property.eq_ignore_ascii_case("visibility") => {
                (VISIBILITY, ["hidden", "collapse"])
            }
            _ => return,
        };
        let outranked = self.0[place].is_some_and(|said| said.is_important && !is_important);
        if !outranked && is_keyword(value) {
            let hides = hidden.iter().any(|hidden| hidden.eq_ignore_ascii_case(value));
            self.0[place] = Some(Said { hides, is_important });
        }
    }

    /// Whether nothing is said of any property.
    pub fn is_empty(self) -> bool {
        self == Declarations::default()
    }

    /// What hides of it.
    pub fn hiding(self) -> Declarations {
        Declarations(self.0.map(|said| said.filter(|said| said.hides)))
    }

    /// What shows of it.
    pub fn showing(self) -> Declarations {
        Declarations(self.0.map(|said| said.filter(|said| !said.hides)))
    }
}

/// The property and the value of a declaration, and whether it is important.
fn declaration(text: &str) -> Option<(&str, &str, bool)> {
    let (property, value) = text.split_once(':')?;
    let (value, priority) = value.split_once('!').unwrap_or((value, ""));
    Some((property.trim(), value.trim(), priority.trim().eq_ignore_ascii_case("important")))
}

/// Whether a value may be one; old browsers were told apart by values that are none.
fn is_keyword(value: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | ' ' | '(' | ')');
    !value.is_empty() && value.chars().all(is_part)
}

/// What declarations say of the room for an element's content.
#[derive(Debug, Default)]
struct Size {
    has_no_height: Option<bool>,
    cuts_off: Option<bool>,
    is_padded: bool,
}

impl Size {
    fn take(&mut self, property: &str, value: &str) {
        match &*property.to_ascii_lowercase() {
            "height" | "max-height" => self.has_no_height = Some(is_nothing(value)),
            "overflow" | "overflow-y" => {
                self.cuts_off =
                    Some(["hidden", "clip"].iter().any(|v| v.eq_ignore_ascii_case(value)));
            }
            "padding" | "padding-top" | "padding-bottom" => self.is_padded |= !is_nothing(value),
            _ => {}
        }
    }

    /// To hide, a rule has to say it whole; to show, either will do.
    fn said(&self) -> Option<Said> {
        let hides = match (self.has_no_height, self.cuts_off) {
            (Some(true), Some(true)) => !self.is_padded,
            (Some(false), _) | (_, Some(false)) => false,
            _ => return None,
        };
        Some(Said { hides, is_important: false })
    }
}

/// Whether a length is zero, in whatever unit.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !number.is_empty() && number.chars().all(|c| matches!(c, '0' | '.'))
}
