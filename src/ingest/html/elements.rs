//! What an element's name and attributes mean for the lines of a page.

use crate::model::source::LineElement;

/// The attributes of a start tag that matter here.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub pairs: Vec<(String, String)>,
}

impl Attributes {
    /// The value of an attribute; empty where it is written without one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
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

/// How an element shapes the page, by its name; unknown names run along in a line.
pub(super) fn flow(name: &str) -> Flow {
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

/// Elements whose content no reader sees as text.
pub(super) fn is_invisible(name: &str) -> bool {
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
            | "math"
            | "video"
            | "audio"
            | "canvas"
            | "map"
            | "datalist"
            | "title"
    )
}

/// Whether the attributes hide the element.
pub(super) fn is_hidden(attributes: &Attributes) -> bool {
    if attributes.get("hidden").is_some_and(|value| value != "false")
        || attributes.get("aria-hidden").is_some_and(|value| value.trim() == "true")
    {
        return true;
    }
    attributes.get("style").is_some_and(|style| {
        let style: String = style.split_whitespace().collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// How surely an element holds page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// By its name: `nav`, `footer`.
    Sure,
    /// Unless it holds much of the page's text: a form around everything, a class that says
    /// `menu` on the page's frame.
    UnlessLarge,
}

/// Whether an element holds page furniture; `in_article` is whether an `article` is around it.
pub(super) fn furniture(
    name: &str,
    attributes: &Attributes,
    in_article: bool,
) -> Option<Furniture> {
    match name {
        "nav" | "button" | "select" | "textarea" | "dialog" => Some(Furniture::Sure),
        "footer" | "aside" | "form" | "menu" => Some(Furniture::UnlessLarge),
        "header" if !in_article => Some(Furniture::UnlessLarge),
        "html" | "body" | "main" | "article" | "p" | "header" => None,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => None,
        _ if has_furniture_role(attributes) || has_furniture_class(attributes) => {
            Some(Furniture::UnlessLarge)
        }
        _ => None,
    }
}

fn has_furniture_role(attributes: &Attributes) -> bool {
    attributes.get("role").is_some_and(|role| {
        matches!(
            role.trim(),
            "navigation"
                | "banner"
                | "contentinfo"
                | "complementary"
                | "search"
                | "dialog"
                | "menu"
                | "menubar"
        )
    })
}

/// Words that a furniture element has in its class or id on sites in any language.
const FURNITURE_WORDS: [&str; 42] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "banners",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "commentlist",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "footer",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "popular",
    "popup",
    "promo",
    "recommended",
    "related",
    "respond",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "subscription",
    "teaser",
    "teasers",
    "toolbar",
    "widget",
];

fn has_furniture_class(attributes: &Attributes) -> bool {
    ["class", "id"].iter().filter_map(|name| attributes.get(name)).any(|value| {
        value
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| FURNITURE_WORDS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok())
    })
}

/// What a line directly inside the element is; none leaves it to the elements around.
pub(super) fn line_element(name: &str) -> Option<LineElement> {
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
