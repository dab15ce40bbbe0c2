//! The units of a page: its lists, tables, programs, quotations and figures, each with all lines in it.
//!
//! A unit inside another one is a part of it. What only lays out the page is none: a table without
//! data, a list that has sections or most of the page in it.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::ingest::cut::CutLine;
use crate::model::markup::{MarkupUnit, UnitKind};

/// A list, a quotation or a figure that holds more than this share of the page's text holds the
/// article.
const LARGE_SHARE: f64 = 0.5;

/// The kind of unit that an element is by its name.
pub(super) fn kind(name: &str) -> Option<UnitKind> {
    Some(match name {
        "ul" | "ol" | "dl" => UnitKind::List,
        "table" => UnitKind::Table,
        "pre" => UnitKind::Program,
        "blockquote" => UnitKind::Quotation,
        "figure" => UnitKind::Figure,
        _ => return None,
    })
}

/// Whether an element parts a page into articles and what stands beside them.
pub(super) fn is_section(name: &str) -> bool {
    matches!(name, "article" | "aside" | "footer" | "header" | "main" | "nav" | "section")
}

/// A unit that is open, or the lines of one that was.
#[derive(Debug)]
pub(super) struct UnitLines {
    pub unit: MarkupUnit,
    /// How many sections the page had when it opened.
    pub sections: u32,
    /// The indices of its lines; the end is known when it closes.
    pub lines: Range<usize>,
}

/// Tells each line which unit it belongs to; `tables` are the lines of each table that holds data.
pub(super) fn mark(
    lines: &mut [CutLine],
    mut units: Vec<UnitLines>,
    tables: &HashSet<Range<usize>, RandomState>,
) {
    let sizes = sizes(lines);
    let most = LARGE_SHARE * sizes[lines.len()] as f64;
    let is_large = |lines: &Range<usize>| (sizes[lines.end] - sizes[lines.start]) as f64 > most;
    units.retain(|UnitLines { unit, lines, .. }| match unit.kind {
        UnitKind::Table => tables.contains(lines),
        UnitKind::Program | UnitKind::List => true,
        UnitKind::Quotation | UnitKind::Figure => !is_large(lines),
    });
    units.sort_by_key(|unit| (unit.lines.start, std::cmp::Reverse(unit.lines.end)));
    let mut end = 0;
    for (number, unit) in (0..).zip(units) {
        if unit.lines.start < end {
            continue;
        }
        end = unit.lines.end;
        // No line of such a list says more of another one than its form does.
        if unit.unit.kind == UnitKind::List && is_large(&unit.lines) {
            continue;
        }
        for line in &mut lines[unit.lines] {
            line.markup.unit = Some(MarkupUnit { number, ..unit.unit });
        }
    }
}

/// The bytes of text before each line and behind the last one.
fn sizes(lines: &[CutLine]) -> Vec<usize> {
    let mut sizes = vec![0];
    for line in lines {
        sizes.push(sizes[sizes.len() - 1] + line.text.len());
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::html::cut;

    /// For each line with words the kind of its unit, a run of one unit once.
    fn units(html: &str) -> Vec<Option<UnitKind>> {
        let lines = cut(html).lines.into_iter().filter(|line| !line.text.is_empty());
        let mut units: Vec<Option<MarkupUnit>> = lines.map(|line| line.markup.unit).collect();
        units.dedup();
        units.into_iter().map(|unit| unit.map(|unit| unit.kind)).collect()
    }

    #[test]
    fn the_outermost_element_says_what_lines_are_together() {
        use UnitKind::{Figure, List, Program, Quotation, Table};
        const TEXT: &str =
            "<p>Мост через Талды открыли в четверг, и по нему уже ездят автобусы.</p>";
        const ROWS: &str = "<table><tr><td>Год<td>Сток<tr><td>2024<td>12</table>";
        for (html, expected) in [
            ("<dl><dt>Где<dd>В селе<dt>Когда<dd>В мае</dl>".to_owned(), vec![List]),
            ("<ul><li>Раз<ul><li>два</ul><li>три</ul>".to_owned(), vec![List]),
            ("<ul><li>Раз</ul><ul><li>два</ul>".to_owned(), vec![List, List]),
            (ROWS.to_owned(), vec![Table]),
            (format!("<figure>{ROWS}<figcaption>Сток</figure>"), vec![Figure]),
            ("<pre>раз\nдва</pre>".to_owned(), vec![Program]),
            ("<blockquote><p>Да.<p>Нет.</blockquote>".to_owned(), vec![Quotation]),
            ("<ul><li><article><p>Раз.</article></ul>".to_owned(), vec![]),
            ("<table><tr><td><ul><li>Раз</ul><p>Два.</table>".to_owned(), vec![List]),
        ] {
            let found = units(&format!("{TEXT}{html}{TEXT}")).into_iter().flatten();
            assert!(found.eq(expected), "{html}");
        }
    }

    #[test]
    fn what_holds_most_of_the_page_is_no_unit() {
        let text = "<p>Мост через Талды открыли в четверг.</p><ul><li>Раз<li>два</ul>";
        let page = format!("<p>Меню</p><blockquote>{text}</blockquote>");
        assert_eq!(units(&page), [None, Some(UnitKind::List)]);
        let page = format!("<p>Меню</p><ul><li>{text}</li></ul>");
        assert_eq!(units(&page), [None]);
    }
}
