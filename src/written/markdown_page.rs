//! Reads the Markdown files that the archive's owner writes: pages and tag introductions.

use crate::diagnostic::toml_table::TomlFile;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::markdown_page::MarkdownPage;
use crate::written::old_addresses::{read_names_and_addresses, read_old_addresses};
use crate::written::yaml_front_matter;

/// What a Markdown file of the archive's owner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkdownKind {
    /// A page of the site; its aliases are old addresses.
    Page,
    /// The introduction of a tag; its aliases are names of the tag, and old addresses behind a `/`.
    TagIntroduction,
}

/// Reads a Markdown file with optional front matter: TOML between two lines `+++`, or the pairs of
/// other generators between two lines `---`.
///
/// The title is that of the front matter, else the first heading, else the file's name. `languages`
/// are the codes that the name may end with, as that of `about.kk.md`, the archive's first one first;
/// of an archive with one language no name has any.
pub fn read_markdown_page(
    path: &str,
    bytes: &[u8],
    kind: MarkdownKind,
    languages: &[&str],
) -> (Option<MarkdownPage>, Vec<Diagnostic>) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (None, vec![catalogue::not_utf8(path)]);
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let file_name = path.rsplit('/').next().unwrap_or(path);
    let (name, language) =
        split_language(file_name.strip_suffix(".md").unwrap_or(file_name), languages);
    let FrontMatter { toml, body, unread } = front_matter(&text);
    let (mut file, table) = TomlFile::parse(path, &toml);
    if let Some(line) = unread {
        file.report(catalogue::unread_front_matter(path, line));
    }
    if body.len() == text.len() && text.lines().next().is_some_and(is_fence) {
        file.report(catalogue::unclosed_front_matter(path));
    }
    let mut reader = file.read(&table, &["title", "aliases", "menu"]);
    let stated = reader.text("title");
    let (aliases, old_addresses) = match kind {
        MarkdownKind::Page => (Vec::new(), read_old_addresses(&mut reader, "aliases")),
        MarkdownKind::TagIntroduction => read_names_and_addresses(&mut reader, "aliases"),
    };
    let menu = reader.integer("menu");
    let (heading, body) = split_heading(body);
    let page = MarkdownPage {
        path: path.to_owned(),
        name: name.to_owned(),
        language: language.map(str::to_owned),
        title: stated.or(heading).unwrap_or_else(|| name.to_owned()),
        aliases,
        old_addresses,
        menu,
        body: body.trim().to_owned(),
    };
    (Some(page), file.into_problems())
}

/// A file's name without the language that it ends with, and that language, unless it is the first.
fn split_language<'n>(name: &'n str, languages: &[&str]) -> (&'n str, Option<&'n str>) {
    let [first, _, ..] = languages else { return (name, None) };
    match name.rsplit_once('.') {
        Some((stem, code)) if !stem.is_empty() && languages.contains(&code) => {
            (stem, Some(code).filter(|code| code != first))
        }
        _ => (name, None),
    }
}

/// The front matter of a file, and what follows it.
struct FrontMatter<'t> {
    /// A line break in place of the opening fence keeps the line numbers of the whole file.
    toml: String,
    body: &'t str,
    /// The line of the file, from 1, that is neither TOML nor such a pair.
    unread: Option<u32>,
}

fn front_matter(text: &str) -> FrontMatter<'_> {
    if let Some((inner, body)) = yaml_front_matter::split(text) {
        let (toml, unread) = match yaml_front_matter::as_toml(inner) {
            Ok(toml) => (toml, None),
            Err(line) => (String::new(), Some(u32::try_from(line + 2).unwrap_or(u32::MAX))),
        };
        return FrontMatter { toml: format!("\n{toml}"), body, unread };
    }
    let (toml, body) = split_front_matter(text).unwrap_or(("", text));
    FrontMatter { toml: format!("\n{toml}"), body, unread: None }
}

/// What stands between two lines `+++` at the top, and what follows.
fn split_front_matter(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next().filter(|line| is_fence(line))?.len();
    let mut end = start;
    for line in lines {
        if is_fence(line) {
            return Some((&text[start..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "+++"
}

/// Takes a first-level heading off the top: the page's title stands above its body anyway.
fn split_heading(body: &str) -> (Option<String>, &str) {
    let Some(rest) = body.trim_start().strip_prefix("# ") else { return (None, body) };
    let (heading, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    (Some(heading.trim().to_owned()), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (MarkdownPage, Vec<Diagnostic>) {
        let (page, problems) =
            read_markdown_page("content/pages/about.md", text.as_bytes(), MarkdownKind::Page, &[]);
        (page.unwrap(), problems)
    }

    #[test]
    fn a_name_ends_with_a_language_where_the_archive_has_several() {
        for (name, languages, stem, language) in [
            ("about.kk", &["ru", "kk"][..], "about", Some("kk")),
            ("about.ru", &["ru", "kk"], "about", None),
            ("about", &["ru", "kk"], "about", None),
            ("about.en", &["ru", "kk"], "about.en", None),
            ("v1.kk", &["ru"], "v1.kk", None),
            (".kk", &["ru", "kk"], ".kk", None),
            ("kk", &["ru", "kk"], "kk", None),
            ("a.b.kk", &["ru", "kk"], "a.b", Some("kk")),
        ] {
            assert_eq!(split_language(name, languages), (stem, language), "{name} {languages:?}");
        }
    }

    #[test]
    fn front_matter_names_the_page() {
        let (page, problems) = read("+++\ntitle = \"Об архиве\"\nmenu = 1\n+++\n\nТекст.\n");
        assert!(problems.is_empty());
        assert_eq!(
            (page.name.as_str(), page.title.as_str(), page.menu),
            ("about", "Об архиве", Some(1))
        );
        assert_eq!(page.body, "Текст.");
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let (page, _) = read("# Метод\n\nТекст.");
        assert_eq!((page.title.as_str(), page.body.as_str()), ("Метод", "Текст."));
    }

    #[test]
    fn front_matter_of_other_generators_is_read() {
        let (page, problems) =
            read("---\ntitle: 'Об архиве'\nmenu: 3\naliases:\n- /o-nas/\n---\n\nТекст.\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((page.title.as_str(), page.menu), ("Об архиве", Some(3)));
        assert_eq!((page.old_addresses.len(), page.body.as_str()), (1, "Текст."));
        let (page, problems) = read("---\nСлова между чертами.\n---\nИ дальше.");
        assert!(problems.is_empty() && page.body.starts_with("---"), "{}", page.body);
    }

    #[test]
    fn what_is_wrong_with_it_has_its_line_and_is_not_shown() {
        for (text, code, line) in [
            ("---\ntitle: a\nlayout: page\n---\nHello", "unknown-key", 3),
            ("---\ntitle: a\ntext: |\n  b\n---\nHello", "unread-front-matter", 3),
        ] {
            let (page, problems) = read(text);
            assert_eq!(problems[0].code, code);
            assert_eq!(problems[0].place.as_ref().unwrap().line, Some(line));
            assert_eq!(page.body, "Hello");
        }
    }

    #[test]
    fn empty_front_matter_is_not_shown() {
        for text in ["+++\n+++\nHello", "+++ \n\n+++\n\nHello", "+++\n+++\n\nHello\n+++\n"] {
            let (page, problems) = read(text);
            assert!(page.body.starts_with("Hello") && problems.is_empty(), "{text}");
        }
    }

    #[test]
    fn front_matter_without_an_end_is_reported() {
        let (page, problems) = read("+++\ntitle = \"a\"\n\nHello");
        assert_eq!(problems[0].code, "unclosed-front-matter");
        assert!(page.body.ends_with("Hello"));
    }

    #[test]
    fn a_problem_has_its_line_in_the_whole_file() {
        let (_, problems) = read("+++\ntitle = \"a\"\nmenuu = 1\n+++\n");
        assert_eq!(problems[0].place.as_ref().unwrap().line, Some(3));
    }
}
