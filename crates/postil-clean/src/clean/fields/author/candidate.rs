//! People who could be the authors, and what is known about them.

use crate::clean::fields::author::shown::AuthorPlace;
use crate::clean::fields::author::{declared_at, dense_names};
use crate::clean::fields::spot::Spot;
use crate::clean::fields::title::outlet::Outlet;
use crate::model::rule::DeclaredBy;
use crate::model::source::DeclaredField;
use postil_text::bylines::{is_given_name, is_place};
use postil_text::letter::{self, push_lower_case};
use postil_text::name::{has_initials, is_initials};
use postil_text::roles;

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
    /// All words of the first name do.
    pub common_words: bool,
    /// The last word of the first name stands in the text with one.
    pub in_text: bool,
    /// A name is an organisation's by its words, or as the page declares it.
    pub has_organisation: bool,
    /// A name is the outlet's.
    pub has_outlet: bool,
    /// The names that stand behind its own begin with no common given name.
    pub others_are_none: bool,
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
            common_words: false,
            in_text: false,
            has_organisation: false,
            has_outlet: false,
            others_are_none: false,
        }
    }

    /// What it may be but for roles and outlets that read as names.
    pub fn parts(&self) -> Vec<Self> {
        let is_joined = self.is_list() || self.place().is_some_and(|place| place.joined);
        let is_role = self.names.len() > 1 && !is_joined;
        let first = self.names.first().filter(|name| is_role && name.contains(' '));
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

    /// Whether the page's data list the names, each for itself.
    fn is_list(&self) -> bool {
        matches!(&self.origin, AuthorOrigin::Declared { stated: Stated::All, spot: None, .. })
            && self.part == Part::All
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

    /// The line that shows it, or that of the element that declares it.
    pub fn line(&self) -> Option<usize> {
        match &self.origin {
            AuthorOrigin::Line(place) => Some(place.lines[0]),
            AuthorOrigin::Declared { field, spot, .. } => spot.map(|_| field.line.index()),
        }
    }

    /// Whether it is at most a guess: nobody can tell whether the outlet means a person of its own, nor
    /// whether two words with capitals are a name.
    pub fn is_open(&self) -> bool {
        self.is_outlet() || self.is_shape_alone()
    }

    /// Whether it is the outlet, and no person whose page is named for them.
    fn is_outlet(&self) -> bool {
        self.has_outlet && self.names.len() == 1 && !self.is_given
    }

    /// Whether nothing but the shape of its words says that it is a person's name.
    fn is_shape_alone(&self) -> bool {
        let is_bare = self
            .place()
            .is_some_and(|place| place.cue.is_none() && !place.cue_before && place.role.is_none());
        is_bare && !self.is_given && self.company.declared_same == 0 && self.company.repeated == 0
    }

    /// Whether JSON-LD calls it an organisation.
    pub fn is_called_organisation(&self) -> bool {
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

/// Leaves out the page's own outlet where it stands behind a person.
pub(super) fn leave_outlet(names: &mut Vec<String>, outlet: &Outlet) {
    let is_person = |name: &String| name.contains(' ') && opens_given(name) && !opens_place(name);
    let is_outlet = |name: &String| !is_person(name) && outlet.is(&folded(name));
    if names.len() > 1 && !is_outlet(&names[0]) {
        names.retain(|name| !is_outlet(name));
    }
}

/// Whether a name is surely a person's: it begins with a common given name, behind titles too, or in
/// Chinese and Korean with a family's, or has initials beside a surname.
pub(super) fn opens_given(name: &str) -> bool {
    name.split(' ').find(|word| !is_title(word)).is_some_and(is_given_name)
        || dense_names::has_family(name)
        || has_initials(name)
}

/// Whether a word is a title before a name: `Dr.`, `Prof.`, `Dipl.-Ing.`, `Sir`.
fn is_title(word: &str) -> bool {
    const SHORTEST: usize = 3;
    let is_short_form = word.ends_with('.') && word.chars().nth(SHORTEST - 1).is_some();
    is_short_form && !is_initials(word.trim_end_matches('.')) || roles::is_honour(word)
}

/// Whether a name begins with a given name that is a place, too: `Austin Review`.
fn opens_place(name: &str) -> bool {
    name.split(' ').next().is_some_and(is_place)
}

/// A name's words in lower case.
fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in letter::words(name) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        push_lower_case(word, &mut folded);
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
