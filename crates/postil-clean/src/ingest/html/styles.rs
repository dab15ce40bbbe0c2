//! What a page's own `<style>` hides.
//!
//! Only rules count whose selector is about one element by its own name, classes and ids, and that no
//! other rule takes back: what a longer selector or a media query shows may have been shown. Style sheets of other files are not
//! there to be read, and nothing of a sheet is resolved beyond this.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use regex::Regex;

use crate::ingest::html::attributes::Attributes;
use postil_text::letter;

/// A longer style sheet is read so far, in bytes.
const REACH: usize = 1 << 20;
/// So many selectors of what is hidden are remembered.
const MOST: usize = 4000;

/// The classes and ids that a page's styles hide or show.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Selectors, by the first class or id that each asks for.
    hiding: HashMap<String, Vec<Selector>, RandomState>,
    showing: HashSet<String, RandomState>,
}

/// What a selector asks of an element besides the class or id that it is known by.
#[derive(Debug)]
struct Selector {
    /// The element's name; empty where any will do.
    element: String,
    /// Classes and ids, each with its sign.
    names: Vec<String>,
}

impl Styles {
    /// Reads a style sheet.
    pub fn read(&mut self, sheet: &str) {
        let sheet = &sheet[..sheet.floor_char_boundary(REACH)];
        if !sheet.contains("none") && !sheet.contains("hidden") {
            return;
        }
        let sheet = without_comments(sheet);
        // For each at-rule that is open, whether rules inside it hold under a condition.
        let mut conditions: Vec<bool> = Vec::new();
        for part in sheet.split('}') {
            let mut blocks = part.split('{').map(str::trim);
            let mut prelude = blocks.next().unwrap_or_default();
            let mut is_rule = false;
            for block in blocks {
                if is_rule || prelude.starts_with('@') {
                    conditions.push(!is_of_screens(prelude));
                }
                is_rule = !prelude.starts_with('@');
                if is_rule {
                    self.rule(prelude, block, conditions.contains(&true));
                }
                prelude = block;
            }
            if !is_rule {
                conditions.pop();
            }
        }
    }

    fn rule(&mut self, selectors: &str, declarations: &str, is_conditional: bool) {
        let Some(display) = Display::of(declarations) else { return };
        for selector in selectors.split(',').map(str::trim) {
            match display {
                Display::None if !is_conditional && self.hiding.len() < MOST => {
                    if let Some((name, rest)) = Selector::read(selector) {
                        self.hiding.entry(name).or_default().push(rest);
                    }
                }
                Display::None => {}
                Display::Shown => {
                    self.showing.extend(names(subject(selector)).map(str::to_owned));
                }
            }
        }
    }

    /// Whether an element with a name and these attributes is hidden.
    pub fn hide(&self, element: &str, attributes: &Attributes) -> bool {
        if self.hiding.is_empty() || !self.may_hide(attributes) {
            return false;
        }
        let own: Vec<String> = names_of(attributes)
            .map(|(sign, name)| format!("{sign}{name}"))
            .filter(|name| !self.showing.contains(name))
            .collect();
        let hides = |selector: &Selector| {
            (selector.element.is_empty() || selector.element.eq_ignore_ascii_case(element))
                && selector.names.iter().all(|name| own.contains(name))
        };
        own.iter().filter_map(|name| self.hiding.get(name)).flatten().any(hides)
    }

    /// Whether any class or id is one by which a selector is known; of most elements none is.
    fn may_hide(&self, attributes: &Attributes) -> bool {
        let mut known = String::new();
        names_of(attributes).any(|(sign, name)| {
            known.clear();
            known.push(sign);
            known.push_str(name);
            self.hiding.contains_key(&known)
        })
    }
}

/// The classes and the id of an element, each with its sign.
fn names_of<'a>(attributes: &'a Attributes) -> impl Iterator<Item = (char, &'a str)> {
    let classes = letter::pieces(attributes.get("class").unwrap_or_default());
    let id = attributes.get("id").map(|id| ('#', id.trim()));
    classes.map(|class| ('.', class)).chain(id)
}

impl Selector {
    /// Reads a selector that asks for a class or an id, and for nothing but what an element is by
    /// itself: `.note`, `p.note.old`, `#note`.
    fn read(selector: &str) -> Option<(String, Selector)> {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        if !selector.chars().all(|c| is_name(c) || matches!(c, '.' | '#')) {
            return None;
        }
        let start = selector.find(['.', '#'])?;
        let mut names = names(selector).map(str::to_owned);
        let first = names.next().filter(|name| name.len() > 1)?;
        Some((first, Selector { element: selector[..start].to_owned(), names: names.collect() }))
    }
}

/// Whether an at-rule holds on every screen.
fn is_of_screens(prelude: &str) -> bool {
    let media = prelude.strip_prefix("@media").map(str::trim);
    matches!(media, Some("screen" | "all" | "only screen"))
}

/// A sheet without its comments; one that does not end takes all the rest.
fn without_comments(sheet: &str) -> Cow<'_, str> {
    if !sheet.contains("/*") {
        return sheet.into();
    }
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| Some(part.split_once("*/")?.1));
    rest.fold(first, |sheet, part| sheet + part).into()
}

/// What a rule says of an element's being seen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Display {
    None,
    Shown,
}

impl Display {
    fn of(declarations: &str) -> Option<Display> {
        /// Most rules are about neither, and to part one takes much longer.
        static EITHER: LazyLock<Regex> =
            LazyLock::new(|| Regex::new("display|visibility").expect("words are a pattern"));
        if !EITHER.is_match(declarations) {
            return None;
        }
        let (mut display, mut visibility) = (None, None);
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let said = match property.trim() {
                "display" => &mut display,
                "visibility" => &mut visibility,
                _ => continue,
            };
            // The last one counts.
            *said = Some(match value.trim().trim_end_matches("!important").trim_end() {
                "none" | "hidden" => Display::None,
                _ => Display::Shown,
            });
        }
        let hidden = [display, visibility].contains(&Some(Display::None));
        if hidden { Some(Display::None) } else { display.or(visibility) }
    }
}

/// The last part of a selector, which says what element it is about.
fn subject(selector: &str) -> &str {
    selector.rsplit([' ', '>', '+', '~']).next().unwrap_or_default()
}

/// The classes and ids of a part of a selector, each with its sign.
fn names(part: &str) -> impl Iterator<Item = &str> {
    let is_sign = |c: char| matches!(c, '.' | '#' | ':' | '[');
    let starts = part.char_indices().filter(move |(_, c)| is_sign(*c)).map(|(at, _)| at);
    starts.map(move |at| {
        let end = part[at + 1..].find(is_sign).map_or(part.len(), |end| at + 1 + end);
        &part[at..end]
    })
}

#[cfg(test)]
mod tests {
    use crate::ingest::visible_lines;

    fn check(sheet: &str, element: &str, hidden: bool) {
        let page = format!("<style>{sheet}</style><p>Мост</p><p {element}>открыт</p>");
        let lines: Vec<String> = visible_lines(&page).collect();
        assert_eq!(lines.len() == 1, hidden, "{sheet} {element}: {lines:?}");
    }

    #[test]
    fn what_a_class_or_an_id_hides_is_not_seen() {
        check(".old{display:none}", "class='note old'", true);
        check("#draft { color: red; display: none !important }", "id=draft", true);
        check("p, .old, h2 { visibility : hidden }", "class=old", true);
        check("/* old */ .old{display:none}", "class=old", true);
        check(".old{display:block;display:none}", "class=old", true);
        check(".old{visibility:hidden;display:block}", "class=old", true);
        check(
            "@charset \"utf-8\"; @media print{.new{color:red}} .old{display:none}",
            "class=old",
            true,
        );
        check("@font-face{font-family:a} .old{display:none}", "class=old", true);
        check(".note.old{display:none}", "class='old big note'", true);
        check("p.old, div.new{display:none}", "class=old", true);
        check("p#draft.old{display:none}", "class=old id=draft", true);
        check("@media screen{.old{display:none}}", "class=old", true);
        check("@media all{.new{color:red} .old{display:none}}", "class=old", true);
    }

    #[test]
    fn what_may_have_been_shown_is_seen() {
        check(".old{display:none}", "class=older", false);
        check(".note.old{display:none}", "class=old", false);
        check("div.old{display:none}", "class=old", false);
        check(".note.old{display:none}.old{display:block}", "class='note old'", false);
        check("@media screen and (max-width:9em){.old{display:none}}", "class=old", false);
        check("@media screen{@media print{.old{display:none}}}", "class=old", false);
        check(".note > .old, .note .old, .old:not(.new), *, .{display:none}", "class=old", false);
        check(".old{color:red}", "class=old", false);
        check(".box .old{display:none}", "class=old", false);
        check("@media print{.old{display:none}}", "class=old", false);
        check("@media print{.a{color:red}.old{display:none}}", "class=old", false);
        check(".tab{display:none}.tab.active{display:block}", "class='tab active'", false);
        check(".old{display:none}@media screen{.old{display:block}}", "class=old", false);
        check(".old{display:none}.js .old{display:block}", "class=old", false);
        check(".old:hover{display:none}", "class=old", false);
        check(".old{display:none", "class=new", false);
        check("/* .a{color:red} .old{display:none} */", "class=old", false);
        check("/* .a, .old{display:none} */ .new{display:none}", "class=old", false);
        check(".old{display:none;display:block}", "class=old", false);
        check("}}{{.old{", "class=old", false);
    }

    #[test]
    fn what_is_hidden_on_paper_is_seen_on_a_screen() {
        for (media, hidden) in [("", true), ("media=screen", true), ("media=print", false)] {
            let page =
                format!("<style {media}>.old{{display:none}}</style><p>Мост<p class=old>открыт");
            assert_eq!(visible_lines(&page).count() == 1, hidden, "{media}");
        }
    }
}
