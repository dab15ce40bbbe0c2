//! What an archive's owner knows of single sources: `[[source]]` in `config.toml`.
//!
//! A rule says which articles it is about, by the host of their address, the name of their source
//! or the folder that they lie in, and what becomes of lines in them.

mod pattern;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;
use crate::model::sidecar::Showing;
use postil_text::host_name;
use postil_text::quote::fold_text;

pub use pattern::LinePattern;

/// The rules for sources, and an index of what they are about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceRules {
    rules: Vec<SourceRule>,
    by_host: BTreeMap<String, BTreeSet<usize>>,
    by_name: BTreeMap<String, BTreeSet<usize>>,
    by_folder: BTreeMap<String, BTreeSet<usize>>,
}

/// The folder that stands for every folder.
const EVERY_FOLDER: &str = ".";

/// What is known of the articles of one source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceRule {
    /// Hosts, as `dala.example`; each stands for its subdomains too.
    pub hosts: Vec<String>,
    /// Names of the source.
    pub names: Vec<String>,
    /// Folders, as `dala` or `2026/dala`; `.` stands for every folder.
    pub folders: Vec<String>,
    /// The name of the source that the articles get.
    pub source: Option<String>,
    /// How the articles may be shown.
    pub showing: Showing,
    /// What becomes of which lines.
    pub lines: Vec<LineRule>,
    /// Where its `[[source]]` stands.
    pub place: Place,
}

impl SourceRule {
    /// What the outlet that it is about is told by; a rule for all articles is about none.
    fn outlet(&self) -> Option<String> {
        let folder = || self.folders.iter().find(|folder| *folder != EVERY_FOLDER);
        let name = || self.source.iter().chain(&self.names).next();
        let host = self.hosts.first().cloned();
        host.or_else(|| name().map(|name| folded_name(name))).or_else(|| folder().cloned())
    }

    /// What the rule says to an article that it is about, wherever it stands.
    pub fn content(&self) -> impl serde::Serialize {
        let line = |rule: &LineRule| {
            let is_regex = matches!(rule.pattern, LinePattern::Regex(_));
            (rule.action.key(), is_regex, rule.pattern.as_str().to_owned())
        };
        (self.source.clone(), self.showing, self.lines.iter().map(line).collect::<Vec<_>>())
    }
}

/// What becomes of the lines that a pattern fits.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRule {
    /// What becomes of them.
    pub action: LineAction,
    /// Which lines.
    pub pattern: LinePattern,
    /// Where the pattern stands.
    pub place: Place,
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineAction {
    /// It is removed.
    Drop,
    /// It is text.
    Keep,
    /// It and everything above it is removed.
    StartAfter,
    /// It and everything below it is removed.
    EndBefore,
    /// It is removed, and its words are shown nowhere.
    Withhold,
}

impl LineAction {
    /// Every action with the key that `config.toml` uses.
    pub const ALL: [(&'static str, LineAction); 5] = [
        ("drop", LineAction::Drop),
        ("keep", LineAction::Keep),
        ("start_after", LineAction::StartAfter),
        ("end_before", LineAction::EndBefore),
        ("withhold", LineAction::Withhold),
    ];

    /// The key that `config.toml` uses.
    pub fn key(self) -> &'static str {
        LineAction::ALL[self as usize].0
    }
}

/// What an article says of its source.
#[derive(Debug, Clone, Copy)]
pub struct SourceClues<'a> {
    /// The article's path, with `/`.
    pub path: &'a str,
    /// Its address on the web.
    pub url: Option<&'a str>,
    /// The outlet; bare text often names it by its host.
    pub source: Option<&'a str>,
}

impl SourceRules {
    /// Indexes the rules; they keep their order.
    pub fn new(rules: Vec<SourceRule>) -> Self {
        let mut indexed = SourceRules::default();
        for (index, rule) in rules.iter().enumerate() {
            for host in &rule.hosts {
                indexed.by_host.entry(host.clone()).or_default().insert(index);
            }
            for name in &rule.names {
                indexed.by_name.entry(folded_name(name)).or_default().insert(index);
            }
            for folder in &rule.folders {
                indexed.by_folder.entry(folder.clone()).or_default().insert(index);
            }
        }
        SourceRules { rules, ..indexed }
    }

    /// The rules in the order of the file.
    pub fn as_slice(&self) -> &[SourceRule] {
        &self.rules
    }

    /// The rules for an article, by their index.
    pub fn matching(&self, origin: &SourceClues) -> BTreeSet<usize> {
        if self.rules.is_empty() {
            return BTreeSet::new();
        }
        let hosts = [origin.url, origin.source];
        let hosts = hosts.map(|text| text.and_then(host_name::of_address));
        let of_hosts = hosts.iter().flatten().flat_map(|host| self.of_host(host));
        let of_name = origin.source.and_then(|name| self.by_name.get(&folded_name(name)));
        of_hosts.chain(of_name).chain(self.of_path(origin.path)).flatten().copied().collect()
    }

    /// How articles may be shown that these rules are about: of several rules the last one counts.
    pub fn showing(&self, matching: &BTreeSet<usize>) -> Showing {
        let showing = matching.iter().map(|rule| self.rules[*rule].showing);
        showing.fold(Showing::default(), |earlier, later| later.or(earlier))
    }

    /// The outlet of an article, by which it is told from others: as the last of the rules for it
    /// calls it, else its host, else its source's name.
    pub fn outlet(&self, origin: &SourceClues) -> Option<String> {
        let rules = self.matching(origin).into_iter().rev().map(|rule| &self.rules[rule]);
        let host = || origin.url.or(origin.source).and_then(host_name::of_address);
        let name = || origin.source.map(folded_name);
        rules.into_iter().find_map(SourceRule::outlet).or_else(host).or_else(name)
    }

    /// The rules for a host or one that it is a subdomain of.
    fn of_host(&self, host: &str) -> impl Iterator<Item = &BTreeSet<usize>> {
        let ends = host.match_indices('.').map(|(dot, _)| dot + 1);
        std::iter::once(0).chain(ends).filter_map(|start| self.by_host.get(&host[start..]))
    }

    /// The rules for any run of the folders that a path goes through.
    fn of_path(&self, path: &str) -> impl Iterator<Item = &BTreeSet<usize>> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let starts = std::iter::once(0).chain(folder.match_indices('/').map(|(at, _)| at + 1));
        let runs = starts.flat_map(move |start| {
            let rest = &folder[start..];
            let ends = rest.match_indices('/').map(|(at, _)| at);
            ends.chain([rest.len()]).map(move |end| &rest[..end])
        });
        runs.chain([EVERY_FOLDER]).filter_map(|run| self.by_folder.get(run))
    }
}

/// A name as names are compared: whatever its case, its quotation marks and its spacing.
pub(crate) fn folded_name(name: &str) -> String {
    fold_text(&name.to_lowercase()).replace('"', "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::pattern::REGEX_REACH;
    use super::*;

    fn rules() -> SourceRules {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        SourceRules::new(vec![
            SourceRule { hosts: texts(&["dala.example"]), ..SourceRule::default() },
            SourceRule {
                names: texts(&["Степной вестник"]), ..SourceRule::default()
            },
            SourceRule { folders: texts(&["dala", "2026/gorod"]), ..SourceRule::default() },
            SourceRule { folders: texts(&["."]), ..SourceRule::default() },
        ])
    }

    fn matching(path: &str, url: &str, source: &str) -> Vec<usize> {
        let given = |text| Some(text).filter(|text: &&str| !text.is_empty());
        let origin = SourceClues { path, url: given(url), source: given(source) };
        rules().matching(&origin).into_iter().collect()
    }

    #[test]
    fn a_host_stands_for_its_subdomains() {
        for url in
            ["https://dala.example/a", "http://WWW.Dala.example:80", "https://m.dala.example"]
        {
            assert_eq!(matching("a.txt", url, ""), [0, 3], "{url}");
        }
        assert_eq!(matching("a.txt", "https://ndala.example/dala.example", ""), [3]);
        assert_eq!(matching("a.txt", "https://dala.example.org", ""), [3]);
    }

    #[test]
    fn a_host_is_the_same_in_ascii_and_in_letters() {
        let hosts = |host: &str| host_name::of_address(host).into_iter().collect();
        for (of_rule, of_page) in [
            ("архив.рф", "https://xn--80aer5aza.xn--p1ai/b"),
            ("xn--80aer5aza.xn--p1ai", "https://www.Архив.рф/b"),
        ] {
            let rule = SourceRule { hosts: hosts(of_rule), ..SourceRule::default() };
            let origin = SourceClues { path: "a.txt", url: Some(of_page), source: None };
            assert_eq!(SourceRules::new(vec![rule]).matching(&origin), [0].into(), "{of_page}");
        }
    }

    #[test]
    fn a_source_that_text_names_by_its_host_has_that_host() {
        assert_eq!(matching("a.txt", "", "DALA.EXAMPLE"), [0, 3]);
    }

    #[test]
    fn a_name_has_any_case_and_any_quotation_marks() {
        assert_eq!(matching("a.txt", "", "«СТЕПНОЙ  ВЕСТНИК»"), [1, 3]);
        assert_eq!(matching("a.txt", "", "Степной"), [3]);
    }

    #[test]
    fn a_folder_counts_wherever_it_lies() {
        assert_eq!(matching("content/articles/2026/dala/01/a.txt", "", ""), [2, 3]);
        assert_eq!(matching("content/articles/2026/gorod/a.txt", "", ""), [2, 3]);
        assert_eq!(matching("content/articles/gorod/2026/a.txt", "", ""), [3]);
        assert_eq!(matching("content/articles/dala.txt", "", ""), [3]);
    }

    #[test]
    fn an_outlet_is_told_by_rules_hosts_and_names() {
        let outlet = |path: &str, url: &str, source: &str| {
            let given = |text| Some(text).filter(|text: &&str| !text.is_empty());
            rules().outlet(&SourceClues { path, url: given(url), source: given(source) })
        };
        for (path, url, source, expected) in [
            ("a.txt", "https://www.dala.example/1", "", Some("dala.example")),
            ("a.txt", "https://foto.dala.example/2", "Дала", Some("dala.example")),
            ("a.txt", "https://parom.example/1", "", Some("parom.example")),
            ("a.txt", "", "parom.example", Some("parom.example")),
            ("a.txt", "", "«Степной вестник»", Some("степной вестник")),
            ("a.txt", "", "Тихая заря", Some("тихая заря")),
            ("articles/dala/a.txt", "", "", Some("dala")),
            ("articles/a.txt", "", "", None),
        ] {
            assert_eq!(outlet(path, url, source).as_deref(), expected, "{path} {url} {source}");
        }
    }

    #[test]
    fn a_long_line_is_matched_by_its_start() {
        let pattern = LinePattern::regex("конец").expect("a pattern");
        let line = format!("{}конец", "я".repeat(REGEX_REACH));
        assert!(!pattern.fits(&line, ""));
        assert!(pattern.fits("это конец", ""));
    }

    #[test]
    fn ordinary_patterns_are_small_enough() {
        for pattern in [r"^Просмотров: \d+$", r"^[\p{L} -]{2,60}:$", r"(?i)^(фото|сурет)\s*:\s*\w+"]
        {
            assert!(LinePattern::regex(pattern).is_ok(), "{pattern}");
        }
        assert!(LinePattern::regex(r"\w{900}{900}").is_err());
    }
}
