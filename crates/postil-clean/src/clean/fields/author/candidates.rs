//! The bylines that a page shows and declares, and what is known about each.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::clean::fields::author::shown::{self, AuthorPlace};
use crate::clean::fields::author::text_words::TextWords;
use crate::clean::fields::author::{given_names, names, stretches};
use crate::clean::page::PageParts;
use crate::model::cleaned::FieldName;
use crate::model::limits;
use crate::model::rule::DeclaredBy;
use crate::model::source::DeclaredField;
use postil_text::letter::{self, lower_case};

/// How many candidates a page has at most.
const MAX_CANDIDATES: usize = 240;
/// People who could be the authors.
#[derive(Debug)]
pub(super) struct AuthorCandidate<'a> {
    pub names: Vec<String>,
    /// The names in lower case, sorted, as sets are compared.
    pub key: Vec<String>,
    pub origin: AuthorOrigin<'a>,
    pub company: Company,
    /// A word of the first name stands in the text without a capital.
    pub common_word: bool,
    /// The last word of the first name stands in the text with one.
    pub in_text: bool,
}

/// What a candidate is to the others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Company {
    /// Other lines that state the same names, at most 3.
    pub repeated: usize,
    /// Declarations that state the same names, at most 3.
    pub declared_same: usize,
    /// The page declares names, and these are others.
    pub undeclared: bool,
    /// These names are a part of another candidate's.
    pub part_of_more: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum AuthorOrigin<'a> {
    Line(AuthorPlace<'a>),
    Declared { field: &'a DeclaredField, first: bool, all: bool },
}

/// Every candidate: the lines' first, then what the page declares.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<AuthorCandidate<'a>> {
    let shown = shown::collect(page, title).into_iter();
    let mut candidates: Vec<AuthorCandidate> = shown
        .map(|(names, place)| AuthorCandidate::new(names, AuthorOrigin::Line(place)))
        .collect();
    candidates.extend(declared(page));
    candidates.truncate(MAX_CANDIDATES);
    relate(&mut candidates, page);
    candidates
}

impl<'a> AuthorCandidate<'a> {
    pub fn new(names: Vec<String>, origin: AuthorOrigin<'a>) -> Self {
        let mut key: Vec<String> = names.iter().map(|name| folded(name)).collect();
        key.sort_unstable();
        key.dedup();
        AuthorCandidate {
            names,
            key,
            origin,
            company: Company::default(),
            common_word: false,
            in_text: false,
        }
    }

    pub fn place(&self) -> Option<&AuthorPlace<'a>> {
        match &self.origin {
            AuthorOrigin::Line(place) => Some(place),
            AuthorOrigin::Declared { .. } => None,
        }
    }

    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.names.first().map(String::as_str).unwrap_or_default().split(' ')
    }
}

fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in letter::words(name) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&lower_case(word));
    }
    folded
}

/// What the page declares: for each rule all names together, and the first declaration alone.
fn declared<'a>(page: &PageParts<'a>) -> Vec<AuthorCandidate<'a>> {
    let mut rules: Vec<DeclaredBy> = Vec::new();
    for field in page.declared_as(FieldName::Author) {
        if !rules.contains(&field.rule) {
            rules.push(field.rule);
        }
    }
    rules.into_iter().flat_map(|rule| declared_by(page, rule)).collect()
}

/// The first declaration by a rule, and all names that the rule's declarations state together.
fn declared_by<'a>(page: &PageParts<'a>, rule: DeclaredBy) -> Vec<AuthorCandidate<'a>> {
    let fields = page.declared_as(FieldName::Author).filter(|field| field.rule == rule);
    let fields = fields.take(limits::AUTHORS);
    let named = fields.map(|field| (field, declared_names(&field.value)));
    let mut named = named.filter(|(_, names)| !names.is_empty());
    let Some((field, first)) = named.next() else { return Vec::new() };
    let mut all = first.clone();
    for (_, names) in named {
        let new: Vec<String> = names.into_iter().filter(|name| !all.contains(name)).collect();
        all.extend(new);
    }
    let is_all = first.len() == all.len();
    let origin = |first, all| AuthorOrigin::Declared { field, first, all };
    let mut candidates = vec![AuthorCandidate::new(first, origin(true, is_all))];
    if !is_all {
        candidates.push(AuthorCandidate::new(all, origin(false, true)));
    }
    candidates
}

/// The names in a declared value; a value of few words that reads as none is one as it stands.
fn declared_names(value: &str) -> Vec<String> {
    if value.contains("://") || value.contains('@') || value.contains("www.") {
        return Vec::new();
    }
    let mut names = Vec::new();
    for stretch in stretches::of(value, &[]) {
        let found = names::in_text(stretch);
        let bare = found.rest.is_empty() || found.rest.starts_with(char::is_lowercase);
        if !found.names.is_empty() && bare {
            names.extend(found.names);
        } else if names.is_empty() && stretch == value && value.split(' ').count() <= 5 {
            names.push(value.to_owned());
        }
    }
    names
}

/// Fills in what depends on the other candidates and the text.
fn relate(candidates: &mut [AuthorCandidate], page: &PageParts) {
    if candidates.is_empty() {
        return;
    }
    let text = TextWords::new(page, candidates.iter().flat_map(AuthorCandidate::first_words));
    for candidate in candidates.iter_mut() {
        let is_common = |word: &str| text.small.contains(&*lower_case(word));
        let common_word = candidate.first_words().any(is_common);
        let in_text =
            candidate.first_words().last().is_some_and(|word| text.capital.contains(word));
        (candidate.common_word, candidate.in_text) = (common_word, in_text);
    }
    let company = company(candidates);
    candidates.iter_mut().zip(company).for_each(|(candidate, company)| candidate.company = company);
}

/// What each candidate is to the others.
fn company(candidates: &[AuthorCandidate]) -> Vec<Company> {
    let stated = stated(candidates);
    let any_declared = stated.values().any(|(_, declared)| *declared > 0);
    let several: Vec<&[String]> = stated.keys().copied().filter(|key| key.len() > 1).collect();
    let company = |candidate: &AuthorCandidate| {
        let own = candidate.key.as_slice();
        let (lines, declared) = stated[own];
        let is_shown = candidate.place().is_some();
        let holds_own =
            |key: &&[String]| key.len() > own.len() && own.iter().all(|name| key.contains(name));
        Company {
            repeated: (lines - usize::from(is_shown)).min(3),
            declared_same: (declared - usize::from(!is_shown)).min(3),
            undeclared: any_declared && declared == 0,
            part_of_more: several.iter().any(holds_own),
        }
    };
    candidates.iter().map(company).collect()
}

/// For each set of names, how many lines and how many declarations state it.
fn stated<'c>(
    candidates: &'c [AuthorCandidate],
) -> HashMap<&'c [String], (usize, usize), RandomState> {
    let mut stated: HashMap<&[String], (usize, usize), RandomState> = HashMap::default();
    for candidate in candidates {
        let (lines, declared) = stated.entry(candidate.key.as_slice()).or_default();
        *(if candidate.place().is_some() { lines } else { declared }) += 1;
    }
    stated
}

/// Whether the first name starts with a common given name.
pub(super) fn is_given(candidate: &AuthorCandidate) -> bool {
    candidate.first_words().next().is_some_and(given_names::is_given_name)
}
