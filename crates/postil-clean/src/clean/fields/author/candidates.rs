//! The bylines that a page shows and declares, and what is known about each.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::clean::fields::author::shown::{self, AuthorPlace};
use crate::clean::fields::author::text_words::TextWords;
use crate::clean::fields::author::{declared_at, names, stretches};
use crate::clean::fields::spot::{self, Spot, Spots};
use crate::clean::fields::title::outlet::Outlet;
use crate::clean::page::PageParts;
use crate::model::cleaned::FieldName;
use crate::model::limits;
use crate::model::rule::DeclaredBy;
use crate::model::source::{DeclaredField, LineElement};
use postil_text::bylines::{is_given_name, is_organisation};
use postil_text::letter::{self, lower_case};

/// How many candidates a page has at most.
const MAX_CANDIDATES: usize = 400;

/// People who could be the authors.
#[derive(Debug)]
pub(super) struct AuthorCandidate<'a> {
    pub names: Vec<String>,
    /// The names in lower case, sorted, as sets are compared.
    pub key: Vec<String>,
    pub origin: AuthorOrigin<'a>,
    pub company: Company,
    /// How much of the names that stand there these are.
    pub part: Part,
    /// The first name starts with a common given name.
    pub is_given: bool,
    /// A word of the first name stands in the text without a capital.
    pub common_word: bool,
    /// The last word of the first name stands in the text with one.
    pub in_text: bool,
    /// A name is an organisation's by its words, or as the page declares it.
    pub has_organisation: bool,
    /// A name is the outlet's.
    pub has_outlet: bool,
    /// The names that stand behind its own begin with no common given name.
    pub others_are_none: bool,
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
}

/// How much of the names that stand in a place a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of them.
    All,
    /// The first name, where commas may part a role from it.
    First,
    /// The last name without its last words, which may be an outlet.
    WithoutEnd,
}

/// Where a candidate stands.
#[derive(Debug, Clone)]
pub(super) enum AuthorOrigin<'a> {
    Line(AuthorPlace<'a>),
    Declared { field: &'a DeclaredField, stated: Stated, spot: Option<Spot> },
}

/// How many of a rule's declarations a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    /// The only one.
    Only,
    /// The first of several.
    First,
    /// Those near the headline.
    Near,
    /// All of several.
    All,
}

/// Every candidate: the lines' first, then what the page declares.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<AuthorCandidate<'a>> {
    let spots = Spots::new(page, title);
    let shown = shown::collect(&spots, title).into_iter();
    let mut candidates: Vec<AuthorCandidate> = shown
        .map(|(names, place)| AuthorCandidate::new(names, AuthorOrigin::Line(place)))
        .collect();
    candidates.retain(|candidate| !is_words_alone(candidate) && !is_teaser(page, candidate));
    candidates.extend(declared(&spots));
    let parts = candidates.iter().flat_map(AuthorCandidate::parts).collect::<Vec<_>>();
    candidates.extend(parts);
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
            is_given: names.first().is_some_and(|name| opens_given(name)),
            names,
            key,
            origin,
            company: Company::default(),
            part: Part::All,
            common_word: false,
            in_text: false,
            has_organisation: false,
            has_outlet: false,
            others_are_none: false,
        }
    }

    /// What it may be but for roles and outlets that read as names.
    fn parts(&self) -> Vec<Self> {
        let first = self.names.first().filter(|name| self.names.len() > 1 && name.contains(' '));
        let others_are_none = !self.names.iter().skip(1).any(|name| opens_given(name));
        let first = first.map(|name| AuthorCandidate {
            others_are_none,
            ..self.part(vec![name.clone()], Part::First)
        });
        let shorter = self.names.last().and_then(|last| without_end(last)).map(|last| {
            let others = &self.names[..self.names.len() - 1];
            self.part([others, &[last]].concat(), Part::WithoutEnd)
        });
        first.into_iter().chain(shorter).collect()
    }

    fn part(&self, names: Vec<String>, part: Part) -> Self {
        AuthorCandidate { part, ..AuthorCandidate::new(names, self.origin.clone()) }
    }

    /// Where an element that declares the names stands.
    pub fn spot(&self) -> Option<&Spot> {
        match &self.origin {
            AuthorOrigin::Declared { spot, .. } => spot.as_ref(),
            AuthorOrigin::Line(_) => None,
        }
    }

    pub fn place(&self) -> Option<&AuthorPlace<'a>> {
        match &self.origin {
            AuthorOrigin::Line(place) => Some(place),
            AuthorOrigin::Declared { .. } => None,
        }
    }

    /// Whether it is the outlet, and no person whose page is named for them.
    pub fn is_outlet(&self) -> bool {
        self.has_outlet && self.names.len() == 1 && !self.is_given
    }

    /// Whether nothing but the shape of its words says that it is a person's name.
    pub fn is_shape_alone(&self) -> bool {
        let is_bare = self
            .place()
            .is_some_and(|place| place.cue.is_none() && !place.cue_before && place.role.is_none());
        is_bare && !self.is_given && self.company.declared_same == 0 && self.company.repeated == 0
    }

    /// Whether JSON-LD calls it an organisation.
    fn is_called_organisation(&self) -> bool {
        matches!(&self.origin, AuthorOrigin::Declared { field, .. }
            if field.rule == DeclaredBy::JsonLdOrganization)
    }

    /// Whether it is an office or an agency, which is not the outlet itself, and signs the text:
    /// declared as its author, or announced beside it.
    pub fn is_signing_office(&self) -> bool {
        const REACH: i64 = 6;
        let signs = self.place().is_none_or(|place| {
            let is_beside = (-REACH..=0).contains(&place.spot.from_start)
                || (0..=REACH).contains(&place.spot.from_end);
            is_beside && (place.cue.is_some() || place.cue_before)
        });
        let is_aside = self.spot().is_some_and(declared_at::is_aside);
        self.part == Part::All && self.has_organisation && !self.has_outlet && signs && !is_aside
    }

    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.names.first().map(String::as_str).unwrap_or_default().split(' ')
    }
}

/// Whether a line outside the article leads to another page, stands in a list of such or among
/// comments, or tells below the text who wrote what the headline above it is of, and when.
fn is_teaser(page: &PageParts, candidate: &AuthorCandidate) -> bool {
    candidate.place().is_some_and(|place| {
        let is_announced = place.cue.is_some() || place.cue_before;
        let leads_on = place.line.link_share() > 0.5 && spot::is_outside(page, place.line);
        let is_of_other = place.headed && place.spot.from_end > 1 && place.date_in_line;
        let is_in_list = place.zone.is_some() && (place.headed || !is_announced);
        is_in_list || (leads_on || is_of_other) && !is_announced
    })
}

/// Whether nothing but its shape makes a name of a line that reads as something else: a heading
/// of the article, a place that begins with an adjective, `Верхняя Каменка`, or is one word, which
/// no byline in Cyrillic is.
fn is_words_alone(candidate: &AuthorCandidate) -> bool {
    let Some(place) = candidate.place() else { return false };
    let is_announced = place.cue.is_some() || place.cue_before || place.role.is_some();
    let markup = place.line.markup;
    let is_of_article = markup.context.as_ref().is_none_or(|context| context.in_article);
    let is_linked = place.line.link_share() > 0.0;
    let is_heading = matches!(markup.element, LineElement::Heading(_));
    let is_heading = is_heading && is_of_article && !is_linked;
    let mut words = candidate.names.iter().flat_map(|name| name.split(' '));
    let is_adjective = candidate.first_words().next().is_some_and(is_russian_adjective);
    let is_place =
        candidate.names.iter().all(|name| !name.contains([' ', '.']) && is_cyrillic(name));
    let reads_otherwise = is_heading || is_adjective || is_place;
    !is_announced && reads_otherwise && !words.any(is_given_name)
}

/// Whether a name begins with a common given name.
pub(super) fn opens_given(name: &str) -> bool {
    name.split(' ').next().is_some_and(is_given_name)
}

fn is_cyrillic(name: &str) -> bool {
    name.starts_with(|letter| matches!(letter, '\u{400}'..='\u{52f}'))
}

/// Whether a word ends as Russian adjectives do.
fn is_russian_adjective(word: &str) -> bool {
    ["ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий"].iter().any(|ending| word.ends_with(ending))
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

/// The first words of a name, where more follow than a name has: two, or three with an initial.
fn without_end(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_short = |word: &&&str| word.ends_with('.') || word.starts_with(char::is_lowercase);
    let length = 2 + words.iter().take(3).filter(is_short).count();
    (words.len() > length).then(|| words[..length].join(" "))
}

/// What the page declares: for each rule all names together, the first declaration alone, and those
/// near the headline.
fn declared<'a>(spots: &Spots<'_, 'a>) -> Vec<AuthorCandidate<'a>> {
    let mut rules: Vec<DeclaredBy> = Vec::new();
    for field in spots.page.declared_as(FieldName::Author) {
        if !rules.contains(&field.rule) {
            rules.push(field.rule);
        }
    }
    rules.into_iter().flat_map(|rule| declared_by(spots, rule)).collect()
}

/// The candidates that the declarations by a rule make.
fn declared_by<'a>(spots: &Spots<'_, 'a>, rule: DeclaredBy) -> Vec<AuthorCandidate<'a>> {
    let fields = spots.page.declared_as(FieldName::Author).filter(|field| field.rule == rule);
    let fields = fields.take(limits::AUTHORS);
    let named =
        fields.map(|field| (field, declared_names(&field.value), declared_at::of(spots, field)));
    let is_own = |(_, names, spot): &Declaration| {
        !names.is_empty() && !spot.as_ref().is_some_and(declared_at::is_teaser)
    };
    let named: Vec<Declaration> = named.filter(is_own).collect();
    let Some((_, first, _)) = named.first() else { return Vec::new() };
    let all = together(&named);
    if first.len() == all.len() {
        return Vec::from_iter(candidate(&named[..1], Stated::Only));
    }
    let is_near =
        |(_, _, spot): &&Declaration| spot.as_ref().is_some_and(declared_at::is_near_head);
    let near: Vec<Declaration> = named.iter().filter(is_near).cloned().collect();
    let is_other = ![first.len(), all.len()].contains(&together(&near).len())
        || named[0].2.is_some_and(|spot| !declared_at::is_near_head(&spot));
    let near = candidate(&near, Stated::Near).filter(|_| is_other);
    let others = [candidate(&named[..1], Stated::First), candidate(&named, Stated::All)];
    others.into_iter().flatten().chain(near).collect()
}

/// A declaration, its names, and where it stands.
type Declaration<'a> = (&'a DeclaredField, Vec<String>, Option<Spot>);

fn candidate<'a>(named: &[Declaration<'a>], stated: Stated) -> Option<AuthorCandidate<'a>> {
    let (field, _, spot) = named.first()?;
    let origin = AuthorOrigin::Declared { field, stated, spot: *spot };
    Some(AuthorCandidate::new(together(named), origin))
}

/// The names of some declarations, each once.
fn together(named: &[Declaration]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in named.iter().flat_map(|(_, names, _)| names) {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
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
    let outlet = Outlet::new(page);
    for candidate in candidates.iter_mut() {
        candidate.has_organisation = candidate.is_called_organisation()
            || candidate.names.iter().any(|n| is_organisation(n));
        candidate.has_outlet = candidate.key.iter().any(|name| outlet.is(name));
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
    let company = |candidate: &AuthorCandidate| {
        let own = candidate.key.as_slice();
        let (lines, declared) = stated.get(own).copied().unwrap_or_default();
        let is_whole = candidate.part == Part::All;
        let is_shown = candidate.place().is_some() && is_whole;
        let is_aside = candidate.spot().is_some_and(declared_at::is_aside);
        let is_declared = candidate.place().is_none() && is_whole && !is_aside;
        Company {
            repeated: (lines - usize::from(is_shown)).min(3),
            declared_same: (declared - usize::from(is_declared)).min(3),
            undeclared: any_declared && declared == 0,
        }
    };
    candidates.iter().map(company).collect()
}

/// For each set of names, how many lines and how many declarations state it.
fn stated<'c>(
    candidates: &'c [AuthorCandidate],
) -> HashMap<&'c [String], (usize, usize), RandomState> {
    let mut stated: HashMap<&[String], (usize, usize), RandomState> = HashMap::default();
    for candidate in candidates.iter().filter(|candidate| candidate.part == Part::All) {
        let (lines, declared) = stated.entry(candidate.key.as_slice()).or_default();
        if !candidate.spot().is_some_and(declared_at::is_aside) {
            *(if candidate.place().is_some() { lines } else { declared }) += 1;
        }
    }
    stated
}
