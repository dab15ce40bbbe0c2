//! Whom the page declares as its authors, in data or by the classes of elements.

use crate::clean::fields::author::candidate::{
    AuthorCandidate, AuthorOrigin, Stated, leave_outlet,
};
use crate::clean::fields::author::{cues, declared_at, names, stretches};
use crate::clean::fields::spot::{Spot, Spots};
use crate::clean::fields::title::outlet::Outlet;
use crate::model::cleaned::FieldName;
use crate::model::limits;
use crate::model::placeholder::is_placeholder;
use crate::model::rule::DeclaredBy;
use crate::model::source::DeclaredField;
use postil_text::bylines::{is_given_name, is_organisation};

/// For each rule all names together; where elements declare them, which stand on teasers too, also
/// the first declaration alone, and those near the headline.
pub(super) fn collect<'a>(spots: &Spots<'_, 'a>, outlet: &Outlet) -> Vec<AuthorCandidate<'a>> {
    let mut rules: Vec<DeclaredBy> = Vec::new();
    for field in spots.page.declared_as(FieldName::Author) {
        if !rules.contains(&field.rule) {
            rules.push(field.rule);
        }
    }
    let declared = rules.into_iter().flat_map(|rule| declared_by(spots, rule));
    let candidate = |(mut names, origin): DeclaredNames<'a>| {
        leave_outlet(&mut names, outlet);
        AuthorCandidate::new(names, origin)
    };
    declared.map(candidate).collect()
}

/// What the declarations by a rule state.
fn declared_by<'a>(spots: &Spots<'_, 'a>, rule: DeclaredBy) -> Vec<DeclaredNames<'a>> {
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
        return Vec::from_iter(stated_by(&named[..1], Stated::Only));
    }
    if !declared_at::is_element(rule) {
        return Vec::from_iter(stated_by(&named, Stated::All));
    }
    let is_near =
        |(_, _, spot): &&Declaration| spot.as_ref().is_some_and(declared_at::is_near_head);
    let near: Vec<Declaration> = named.iter().filter(is_near).cloned().collect();
    let is_other = ![first.len(), all.len()].contains(&together(&near).len())
        || named[0].2.is_some_and(|spot| !declared_at::is_near_head(&spot));
    let near = stated_by(&near, Stated::Near).filter(|_| is_other);
    let others = [stated_by(&named[..1], Stated::First), stated_by(&named, Stated::All)];
    others.into_iter().flatten().chain(near).collect()
}

/// Names that a page declares, and how.
type DeclaredNames<'a> = (Vec<String>, AuthorOrigin<'a>);

/// A declaration, its names, and where it stands.
type Declaration<'a> = (&'a DeclaredField, Vec<String>, Option<Spot>);

fn stated_by<'a>(named: &[Declaration<'a>], stated: Stated) -> Option<DeclaredNames<'a>> {
    let (field, _, spot) = named.first()?;
    let origin = AuthorOrigin::Declared { field, stated, spot: *spot };
    Some((together(named), origin))
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

/// The names in a declared value; a value of few words that reads as none is one as it stands, unless
/// it is a label.
fn declared_names(value: &str) -> Vec<String> {
    let is_address = |word: &str| word.contains('@');
    let is_page = value.contains("://") || value.contains("www.");
    if is_page || value.split_whitespace().next().is_none_or(is_address) {
        return Vec::new();
    }
    if is_office(value) {
        return vec![value.to_owned()];
    }
    let mut names = Vec::new();
    let stretches = stretches::of(value, &[]);
    for stretch in stretches.into_iter().flat_map(|stretch| stretch.split(';')).map(str::trim) {
        let found = names::in_text(stretch);
        let bare =
            found.rest.is_empty() || found.rest.starts_with(|c: char| c == '(' || c.is_lowercase());
        if !found.names.is_empty() && bare {
            names.extend(found.names);
        } else if names.is_empty() && stretch == value && is_bare_name(value) {
            names.push(value.to_owned());
        }
    }
    names
}

/// Whether a value is an organisation's name as it stands: `Herald Staff Report`.
fn is_office(value: &str) -> bool {
    let first = value.split(' ').next().unwrap_or_default();
    let is_one = !value.contains([',', ';', '|', '/', '(', ':', '.']) && value.contains(' ');
    is_one
        && is_bare_name(value)
        && is_organisation(value)
        && !is_given_name(first)
        && cues::after(value).is_none()
}

/// Whether a value may be a name as it stands: a user's, an outlet's.
fn is_bare_name(value: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let is_nobody = |(rest, _): (&str, _)| is_placeholder(FieldName::Author, rest);
    value.split(' ').count() <= MOST_WORDS
        && !value.ends_with(':')
        && !cues::is_bare(value)
        && !cues::after(value).is_some_and(is_nobody)
}
