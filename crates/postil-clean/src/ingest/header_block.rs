//! The header block of a text: what programs that scrape and extract write above its first words,
//! a field a line, as `Title: …`, `URL = …`, `Автор<tab>…`.
//!
//! A page begins with one such line by chance – a byline, a date – but hardly with two, and no page
//! shows its own address.

use crate::ingest::cut::{DeclaredAt, physical_lines};
use crate::ingest::front_matter::{self, FrontMatter};
use crate::ingest::header_labels::{Label, label};
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

/// A block has no more lines.
const MOST_LINES: usize = 30;
/// A label has no more bytes.
const LONGEST: usize = 40;

/// What parts a label from what follows it; a block has one of them.
const SIGNS: [char; 3] = [':', '=', '\t'];

/// What stands above a text: front matter, else a header block.
pub(super) fn of_text(text: &str) -> FrontMatter {
    let fenced = front_matter::leading(text);
    match fenced.body_start {
        0 => leading(text),
        _ => fenced,
    }
}

/// Reads the header block; a text without one has a body that starts at 0.
fn leading(text: &str) -> FrontMatter {
    let mut block = FrontMatter::default();
    let (mut at, mut sign) = (0, None);
    for (end, line) in physical_lines(text, 0).take(MOST_LINES) {
        let start = std::mem::replace(&mut at, end);
        if line.trim().is_empty() {
            continue;
        }
        let Some((label, own_sign, value)) = labelled(line) else { break };
        if *sign.get_or_insert(own_sign) != own_sign {
            break;
        }
        let is_text = label == Label::Text;
        if is_text && !value.is_empty() {
            break;
        }
        if label == Label::Field(FieldName::Url) && !is_web_address(value) {
            break;
        }
        if let Label::Field(name) = label {
            let value = if name == FieldName::Author { without_address(value) } else { value };
            front_matter::push_values(&mut block.declared, Some(name), value, start);
        }
        block.body_start = end;
        if is_text {
            break;
        }
    }
    if !is_block(&block.declared) {
        return FrontMatter::default();
    }
    block.declared.iter_mut().for_each(|field| field.rule = DeclaredBy::HeaderBlock);
    block
}

/// The name beside a mail's address: `Anna Hill <anna@v.example>`, `anna@v.example (Anna Hill)`.
fn without_address(value: &str) -> &str {
    let behind = || value.split_once('(')?.1.strip_suffix(')');
    let name = match value.split_once('<') {
        Some((name, _)) => Some(name),
        None if value.contains('@') => behind(),
        None => None,
    };
    name.map(|name| name.trim().trim_matches('"')).filter(|n| !n.is_empty()).unwrap_or(value)
}

/// Whether an address is one of the web, and not that of a house.
fn is_web_address(value: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| value.starts_with(start))
}

/// Whether some fields are those of a header block: two of different kinds, or an address.
fn is_block(declared: &[DeclaredAt]) -> bool {
    let first = declared.first();
    let differs = |field: &DeclaredAt| first.is_some_and(|first| first.name != field.name);
    declared.iter().any(|field| field.name == FieldName::Url || differs(field))
}

/// The label of a line, the sign behind it and what follows; Markdown's marks may stand around the
/// label.
fn labelled(line: &str) -> Option<(Label, char, &str)> {
    let is_mark = |c: char| matches!(c, '*' | '_' | ' ' | '\t' | '\u{feff}');
    let line = line.trim_start_matches(|c| is_mark(c) || matches!(c, '-' | '>'));
    let at = line.find(SIGNS).filter(|at| *at <= LONGEST)?;
    let (words, rest) = line.split_at(at);
    // A tab may only align what stands before the sign.
    let aligned = rest.trim_start_matches(is_mark).starts_with([':', '=']);
    let rest = if aligned { rest.trim_start_matches(is_mark) } else { rest };
    let sign = rest.chars().next()?;
    let value = rest[sign.len_utf8()..].trim_matches(is_mark);
    let words = words.trim_matches(is_mark).to_lowercase();
    let label = label(&words)?;
    (!is_code(sign, value)).then_some((label, sign, value))
}

/// Whether what follows a label is a part of a program or of a table rather than a value.
fn is_code(sign: char, value: &str) -> bool {
    match sign {
        '=' => {
            value.starts_with(['"', '\'', '`', '[', '{', '(', '=', '>', '$'])
                || value.ends_with([';', '{', '(', ','])
        }
        '\t' => value.contains('\t'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, fields: &[(FieldName, &str)], body: &str) {
        let block = leading(text);
        let found: Vec<(FieldName, &str)> =
            block.declared.iter().map(|field| (field.name, field.value.as_str())).collect();
        assert_eq!(found, fields, "{text}");
        assert_eq!(&text[block.body_start..], body, "{text}");
    }

    #[test]
    fn labelled_lines_are_fields() {
        use FieldName::{Author, Captured, Date, Source, Tags, Title, Url};
        check(
            "Title: Мост: открыт\nAuthor: Анна Ким\nDate: 2026-04-20\n\
             URL: https://v.example/1\nSource: Вестник\n\nМост открыт.\n",
            &[
                (Title, "Мост: открыт"),
                (Author, "Анна Ким"),
                (Date, "2026-04-20"),
                (Url, "https://v.example/1"),
                (Source, "Вестник"),
            ],
            "\nМост открыт.\n",
        );
        check(
            "Заголовок: Мост открыт\r\nИсточник: https://v.example/1\r\nТеги: мост, река\r\n\
             Текст:\r\nМост открыт.",
            &[(Title, "Мост открыт"), (Url, "https://v.example/1"), (Tags, "мост"), (Tags, "река")],
            "Мост открыт.",
        );
        check(
            "Title: Мост\n\nURL Source: https://v.example/1\n\nPublished Time: 2026-04-20\n\n\
             Markdown Content:\nМост открыт.",
            &[(Title, "Мост"), (Url, "https://v.example/1"), (Date, "2026-04-20")],
            "Мост открыт.",
        );
        check(
            "**Тақырып:** Көпір ашылды\n**Сілтеме:** https://v.example/1\n**Сохранено:** 2026-04-21\nКөпір.",
            &[(Title, "Көпір ашылды"), (Url, "https://v.example/1"), (Captured, "2026-04-21")],
            "Көпір.",
        );
        check("URL: https://v.example/1\nМост.", &[(Url, "https://v.example/1")], "Мост.");
    }

    #[test]
    fn the_head_of_a_mail_is_a_block() {
        use FieldName::{Author, Date, Title};
        for from in [
            "Anna Hill <anna@v.example>",
            "\"Anna Hill\" <anna@v.example>",
            "anna@v.example (Anna Hill)",
            "Anna Hill",
        ] {
            check(
                &format!(
                    "From: {from}\nNewsgroups: cape.talk\nSubject: The lighthouse\n\
                     Date: 4 Nov 1996 08:12:00 GMT\n\nIt is lit.\n"
                ),
                &[
                    (Author, "Anna Hill"),
                    (Title, "The lighthouse"),
                    (Date, "4 Nov 1996 08:12:00 GMT"),
                ],
                "\nIt is lit.\n",
            );
        }
        check(
            "От: Анна Ким\nКому: Совет\nТема: Маяк\nДата: 04.11.2006\n\nМаяк горит.\n",
            &[(Author, "Анна Ким"), (Title, "Маяк"), (Date, "04.11.2006")],
            "\nМаяк горит.\n",
        );
        check(
            "From: the harbour\nTo: the cape\nThe ferry.",
            &[],
            "From: the harbour\nTo: the cape\nThe ferry.",
        );
    }

    #[test]
    fn labels_are_parted_by_other_signs_too() {
        use FieldName::{Author, Date, Title, Url};
        for sign in [" = ", "=", "\t", ":\t", " : ", "\t: ", " \t="] {
            let block = format!(
                "Title{sign}Мост: открыт = начало\nАвтор{sign}Анна Ким\nДата{sign}2026-04-20\n\
                 URL{sign}https://v.example/?a=1\n\nМост открыт.\n"
            );
            let fields = [
                (Title, "Мост: открыт = начало"),
                (Author, "Анна Ким"),
                (Date, "2026-04-20"),
                (Url, "https://v.example/?a=1"),
            ];
            check(&block, &fields, "\nМост открыт.\n");
        }
    }

    #[test]
    fn programs_and_tables_are_no_block() {
        for text in [
            "title = \"Мост\"\nauthor = \"Анна Ким\"\nprint(title)\n",
            "title = 'Мост';\nurl = 'https://v.example/1';\n",
            "url = get(\nauthor = None,\n",
            "Title\tAuthor\tDate\nМост\tАнна Ким\t2026\n",
            "Автор\tДата\tРубрика\nДата\tАвтор\tРубрика\n",
            "Title: Мост\nauthor = Анна Ким\nМост открыт.\n",
            "Date = day of the year, Title = head of the chapter\nThe bridge is open.\n",
        ] {
            check(text, &[], text);
        }
    }

    #[test]
    fn a_line_that_any_page_has_is_no_block() {
        for text in [
            "Автор: Анна Ким\nМост открыт.",
            "Опубликовано: 12 марта 2026\nМост открыт.",
            "Итоги: мост открыт\nАвтор: Анна Ким\nДата: 12 марта",
            "Мост открыт.\nTitle: Мост\nURL: https://v.example/1",
            "",
        ] {
            check(text, &[], text);
        }
    }

    #[test]
    fn the_address_of_a_house_is_no_header_block() {
        for text in
            ["Адрес: ул. Мира, 5\nМост открыт.\n", "Address: 5 Ferry Lane\nThe bridge is open.\n"]
        {
            check(text, &[], text);
        }
    }
}
