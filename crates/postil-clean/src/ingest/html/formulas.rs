//! Formulas: the tokens of MathML in one line, with signs for what their places say.
//!
//! A fraction has a stroke between its parts, what stands above and below a sign is told by `^` and
//! `_`, and several tokens in such a place stand in brackets. What a page says of a formula in another
//! notation is read where it has no tokens.

use crate::ingest::html::elements::Tag;

/// A longer text beside a formula is left out, in bytes.
const LONGEST: usize = 1000;
/// Further in, tokens stand in no brackets: to set them moves what stands between.
const DEEPEST: usize = 32;

/// The open elements of a formula, the innermost last; none outside of one.
#[derive(Debug, Default)]
pub(super) struct Formula {
    open: Vec<Part>,
    /// What the page says in the formula's place.
    instead: Option<String>,
}

/// An open element of a formula.
#[derive(Debug)]
struct Part {
    layout: Layout,
    /// How many elements have begun in it.
    children: usize,
    /// Where its text begins in the line, in bytes.
    start: usize,
    /// Several tokens in it stand in brackets.
    is_bracketed: bool,
}

/// How an element sets those in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One behind the other.
    Row,
    /// One above or beside another: the signs before the second and the third.
    Places(&'static str, &'static str),
    /// The rows of a table, or their cells.
    Table(&'static str),
}

impl Layout {
    fn of(name: &str) -> Layout {
        match name {
            "mfrac" => Layout::Places("/", ""),
            "msub" | "munder" => Layout::Places("_", ""),
            "msup" | "mover" => Layout::Places("^", ""),
            "msubsup" | "munderover" => Layout::Places("_", "^"),
            "mtable" => Layout::Table("; "),
            "mtr" | "mlabeledtr" => Layout::Table(" "),
            _ => Layout::Row,
        }
    }

    fn has_places(self) -> bool {
        matches!(self, Layout::Places(..))
    }

    /// The sign before an element with so many before it.
    fn sign(self, before: usize) -> &'static str {
        match (self, before) {
            (Layout::Places(second, _), 1) => second,
            (Layout::Places(_, third), 2) => third,
            (Layout::Table(sign), 1..) => sign,
            _ => "",
        }
    }
}

impl Formula {
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether an element says in another notation what tokens have said; `line` is the line's text.
    pub fn repeats(&self, name: &str, line: &str) -> bool {
        let has_tokens = || self.open.first().is_some_and(|math| !math.said(line).is_empty());
        match name {
            "annotation-xml" => self.is_open(),
            "annotation" => has_tokens(),
            _ => false,
        }
    }

    /// The signs before an element that opens.
    pub fn signs(&mut self, name: &str) -> [&'static str; 2] {
        let around = self.open.last_mut().map_or("", |part| {
            part.children += 1;
            part.layout.sign(part.children - 1)
        });
        [around, if self.is_open() && name == "msqrt" { "√" } else { "" }]
    }

    /// An element opens, and its text begins at byte `start` of the line.
    pub fn open(&mut self, tag: Tag, start: usize) {
        if !self.is_open() && tag.name != "math" {
            return;
        }
        if !self.is_open() {
            let text = tag.attributes.get("alttext").filter(|text| text.len() <= LONGEST);
            self.instead = text.map(str::to_owned);
        }
        let is_placed = self.open.last().is_some_and(|part| part.layout.has_places());
        let is_bracketed =
            self.open.len() < DEEPEST && (tag.name == "msqrt" || is_placed && tag.name == "mrow");
        self.open.push(Part { layout: Layout::of(tag.name), children: 0, start, is_bracketed });
    }

    /// The innermost element closes; gives what stands for a formula without tokens.
    pub fn close(&mut self, line: &mut String) -> Option<String> {
        let part = self.open.pop()?;
        let said = part.said(line).len();
        if part.is_bracketed && part.children > 1 && said > 0 {
            line.insert(line.len() - said, '(');
            line.push(')');
        }
        self.instead.take_if(|_| self.open.is_empty()).filter(|_| said == 0)
    }
}

impl Part {
    /// Its text; none where the line ended in it.
    fn said<'a>(&self, line: &'a str) -> &'a str {
        line.get(self.start..).unwrap_or_default().trim_start()
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::html::cut;

    fn text(html: &str) -> String {
        let lines = cut(html).lines.into_iter().map(|line| line.text);
        lines.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_formula_stays_in_its_sentence() {
        for (formula, expected) in [
            ("<math><mn>540</mn> <mo>+</mo>\n<mi>x</mi></math>", "540+x"),
            ("<math><msup><mi>c</mi><mrow><mn>2</mn></mrow></msup></math>", "c^2"),
            (
                "<math><msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup></math>",
                "(a+b)^2",
            ),
            ("<math><mfrac><mn>1</mn><mrow><mn>2</mn><mi>π</mi></mrow></mfrac></math>", "1/(2π)"),
            ("<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>", "x_1^2"),
            ("<math><msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt></math>", "√(a+b)"),
            (
                "<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn>\
                 </mtd></mtr></mtable></math>",
                "1 2; 3",
            ),
            ("<math><mi>a</mi><mspace width='1em'/><mo>=</mo><mi>b</mi></math>", "a=b"),
        ] {
            let html = format!("<p>Площадь равна {formula} гектаров.</p>");
            assert_eq!(text(&html), format!("Площадь равна {expected} гектаров."), "{formula}");
        }
    }

    #[test]
    fn another_notation_stands_for_a_formula_without_tokens_alone() {
        let tex = "<annotation encoding='application/x-tex'>x^2</annotation>";
        for (html, expected) in [
            (format!("<math alttext='x^2'><semantics><mi>x</mi>{tex}</semantics></math>"), "x"),
            (format!("<math alttext='y'>{tex}</math>"), "x^2"),
            ("<math alttext='y = 2'></math>".to_owned(), "y = 2"),
            ("<math alttext='y'/>".to_owned(), "y"),
            ("<math><annotation-xml><ci>x</ci></annotation-xml></math>".to_owned(), ""),
        ] {
            let page = format!("<p>«{html}»</p>");
            assert_eq!(text(&page), format!("«{expected}»"), "{page}");
        }
    }

    #[test]
    fn a_formula_hidden_behind_its_picture_is_read() {
        let math = "<math><mi>l</mi><mo>=</mo><mn>41</mn></math>";
        let page = |around: &str| format!("<p>Длина {around}{math}</span><img alt='l'> м.</p>");
        assert_eq!(text(&page("<span style='display: none'>")), "Длина l=41 м.");
        assert_eq!(text(&page("<span>")), "Длина l=41 м.");
        let hidden = format!("<p>Мост.</p><div hidden>Слова <p>{math}</p></div>");
        assert_eq!(text(&hidden), "Мост.");
    }
}
