//! What an element is by its name alone, looked up once for each tag.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::model::source::LineElement;

/// What an element is by its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// How it shapes the page.
    pub flow: Flow,
    /// No reader sees its content as text.
    pub invisible: bool,
    /// What a line directly inside it is; none leaves it to the elements around.
    pub line: Option<LineElement>,
    /// What its name says about furniture inside.
    pub furniture: NamedFurniture,
    /// Its place among the common names, if it is one.
    pub place: Option<u8>,
}

/// How an element shapes the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Has no content and no end tag.
    Void,
    /// Starts and ends lines.
    Block,
    /// Runs along in a line.
    Inline,
}

/// What an element's name says about furniture inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedFurniture {
    /// It is nothing but furniture.
    Sure,
    /// It is furniture unless it holds much of the page's text.
    UnlessLarge,
    /// The page's header is furniture unless large; an article's is none.
    Header,
    /// The name says that it is none.
    Never,
    /// The attributes decide.
    ByAttributes,
}

/// The names that nearly every tag has. The first ones are counted by place; see [`ARTICLE`].
const COMMON: [&str; 69] = [
    "article",
    "main",
    "p",
    "pre",
    "code",
    "a",
    "abbr",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "circle",
    "cite",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "meta",
    "nav",
    "noscript",
    "ol",
    "option",
    "path",
    "picture",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "tbody",
    "td",
    "time",
    "title",
    "tr",
    "ul",
    "use",
];
/// How many names are common.
pub(super) const COMMON_NAMES: usize = COMMON.len();
/// The place of `article`.
pub(super) const ARTICLE: usize = 0;
/// The place of `main`.
pub(super) const MAIN: usize = 1;
/// The place of `p`.
pub(super) const P: usize = 2;
/// The place of `pre`.
pub(super) const PRE: usize = 3;
/// The place of `code`.
pub(super) const CODE: usize = 4;

static KINDS: LazyLock<HashMap<&'static str, Kind, RandomState>> = LazyLock::new(|| {
    let kind = |(place, name): (usize, &&'static str)| {
        (*name, Kind { place: Some(place as u8), ..Kind::rare(name) })
    };
    COMMON.iter().enumerate().map(kind).collect()
});

impl Kind {
    /// The kind of the element with this name; unknown names run along in a line.
    pub fn of(name: &str) -> Kind {
        KINDS.get(name).copied().unwrap_or_else(|| Kind::rare(name))
    }

    /// The name, if it is a common one.
    pub fn name(self) -> Option<&'static str> {
        self.place.map(|place| COMMON[usize::from(place)])
    }

    fn rare(name: &str) -> Kind {
        Kind {
            flow: flow(name),
            invisible: is_invisible(name),
            line: line_element(name),
            furniture: furniture(name),
            place: None,
        }
    }
}

fn flow(name: &str) -> Flow {
    match name {
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
        | "param" | "source" | "track" | "wbr" => Flow::Void,
        "address" | "article" | "aside" | "blockquote" | "body" | "button" | "caption"
        | "center" | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "frameset" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" | "head" | "header" | "hgroup" | "html" | "legend" | "li" | "main"
        | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "pre" | "search" | "section"
        | "select" | "summary" | "table" | "tbody" | "td" | "textarea" | "tfoot" | "th"
        | "thead" | "tr" | "ul" => Flow::Block,
        _ => Flow::Inline,
    }
}

fn is_invisible(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "noembed"
            | "noframes"
            | "object"
            | "svg"
            | "video"
            | "audio"
            | "canvas"
            | "map"
            | "datalist"
            | "title"
    )
}

fn line_element(name: &str) -> Option<LineElement> {
    Some(match name {
        "h1" => LineElement::Heading(1),
        "h2" => LineElement::Heading(2),
        "h3" => LineElement::Heading(3),
        "h4" => LineElement::Heading(4),
        "h5" => LineElement::Heading(5),
        "h6" => LineElement::Heading(6),
        "p" => LineElement::Paragraph,
        "blockquote" => LineElement::Quotation,
        "li" | "dd" | "dt" => LineElement::ListItem,
        "figcaption" => LineElement::Caption,
        _ => return None,
    })
}

fn furniture(name: &str) -> NamedFurniture {
    match name {
        "nav" | "button" | "select" | "textarea" | "dialog" => NamedFurniture::Sure,
        "footer" | "aside" | "form" | "menu" => NamedFurniture::UnlessLarge,
        "header" => NamedFurniture::Header,
        "html" | "body" | "main" | "article" | "p" => NamedFurniture::Never,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => NamedFurniture::Never,
        _ => NamedFurniture::ByAttributes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counted_names_stand_at_their_places() {
        const COUNTED: [(&str, usize); 5] =
            [("article", ARTICLE), ("main", MAIN), ("p", P), ("pre", PRE), ("code", CODE)];
        for (name, place) in COUNTED {
            assert_eq!(Kind::of(name).place.map(usize::from), Some(place), "{name}");
        }
    }
}
