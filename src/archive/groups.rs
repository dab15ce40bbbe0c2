//! Groups articles by a name that people spell in more than one way.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::archive::address::{address_part, short_hash};
use crate::config::settings::AddressScheme;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{ArticleId, Group};
use crate::model::markdown_page::MarkdownPage;
use crate::model::quote::fold_text;

/// Collects articles by name.
pub struct GroupBuilder {
    scheme: AddressScheme,
    /// The articles of each name as it is spelt, each as often as it has the name.
    spelt: HashMap<String, Vec<ArticleId>>,
    /// Folded names that mean the group with this address.
    aliases: BTreeMap<String, String>,
    introductions: BTreeMap<String, MarkdownPage>,
    /// Introductions in other languages than the first, by address.
    translations: BTreeMap<String, Vec<MarkdownPage>>,
    diagnostics: Vec<Diagnostic>,
}

/// What the spellings of one name have together.
#[derive(Default)]
struct Members {
    /// How often each spelling occurs.
    spellings: BTreeMap<String, usize>,
    articles: Vec<ArticleId>,
}

impl Members {
    fn add(&mut self, spelling: String, articles: &[ArticleId]) {
        *self.spellings.entry(spelling).or_default() += articles.len();
        self.articles.extend(articles);
    }
}

/// Groups with their addresses.
#[derive(Debug)]
pub struct Groups {
    /// The groups by address.
    pub groups: Arc<BTreeMap<String, Group>>,
    /// By the name as it is spelt.
    addresses: HashMap<String, Arc<str>>,
    /// What is wrong with the introductions.
    pub diagnostics: Vec<Diagnostic>,
}

impl GroupBuilder {
    /// Starts with nothing.
    pub fn new(scheme: AddressScheme) -> Self {
        GroupBuilder {
            scheme,
            spelt: HashMap::new(),
            aliases: BTreeMap::new(),
            introductions: BTreeMap::new(),
            translations: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Starts with introductions, whose names and aliases join their groups.
    ///
    /// Of two introductions with one address and language the first stays, and a diagnostic names
    /// both.
    pub fn with_introductions(introductions: Vec<MarkdownPage>, scheme: AddressScheme) -> Self {
        let mut builder = GroupBuilder::new(scheme);
        let is_first = |page: &MarkdownPage| page.language.is_none();
        let (first, others): (Vec<_>, Vec<_>) = introductions.into_iter().partition(is_first);
        for page in first.into_iter().chain(others) {
            builder.introduce(page);
        }
        builder
    }

    /// Takes in an introduction; what it calls its tag is what an earlier one does not claim.
    fn introduce(&mut self, page: MarkdownPage) {
        let address = address_part(&page.name, self.scheme);
        if let Some(first) = self.introduced(&address, page.language.as_deref()) {
            let twice = catalogue::introduction_twice(&page.path, &first.path);
            return self.diagnostics.push(twice);
        }
        let is_translation = page.language.is_some();
        for spelling in page.aliases.iter().chain([&page.title, &page.name]) {
            let folded = fold_name(spelling);
            if !is_translation || !self.aliases.contains_key(&folded) {
                self.aliases.insert(folded, address.clone());
            }
        }
        match is_translation {
            true => self.translations.entry(address).or_default().push(page),
            false => drop(self.introductions.insert(address, page)),
        }
    }

    fn introduced(&self, address: &str, language: Option<&str>) -> Option<&MarkdownPage> {
        let Some(language) = language else { return self.introductions.get(address) };
        let others = self.translations.get(address)?;
        others.iter().find(|page| page.language.as_deref() == Some(language))
    }

    /// Adds an article to the group of a name.
    pub fn add(&mut self, name: &str, article: ArticleId) {
        match self.spelt.get_mut(name) {
            Some(articles) => articles.push(article),
            None => drop(self.spelt.insert(name.to_owned(), vec![article])),
        }
    }

    /// Gives each group its address and its most frequent spelling.
    ///
    /// Two names that would share an address, as `C` and `C++`, stay apart: the later one in the
    /// alphabet gets a short hash, unless an introduction says that the address is its own.
    pub fn finish(mut self) -> Groups {
        let mut merged: BTreeMap<String, Members> = BTreeMap::new();
        let mut addresses = HashMap::new();
        let folded = by_folded_name(std::mem::take(&mut self.spelt));
        let mut claimed = self.claimed(folded.keys());
        for (folded, spelt) in folded {
            let address = self.address_of(&folded, &mut claimed);
            let shared: Arc<str> = address.as_str().into();
            let group = merged.entry(address).or_default();
            for (spelling, articles) in spelt {
                addresses.insert(spelling.clone(), Arc::clone(&shared));
                group.add(spelling, &articles);
            }
        }
        let groups = merged.into_iter().map(|(address, members)| self.group(address, members));
        let groups = Arc::new(groups.collect());
        let unused = self.introductions.values().chain(self.translations.values().flatten());
        let unused = unused.map(|page| catalogue::introduction_without_tag(&page.path));
        let diagnostics = self.diagnostics.into_iter().chain(unused).collect();
        Groups { groups, addresses, diagnostics }
    }

    /// The addresses that belong to a name by its letters and by an introduction.
    fn claimed<'n>(&self, names: impl Iterator<Item = &'n String>) -> BTreeSet<String> {
        let addressed = names.map(|name| (name, address_part(name, self.scheme)));
        let owned = |(name, address): &(&String, String)| self.aliases.get(*name) == Some(address);
        addressed.filter(owned).map(|(_, address)| address).collect()
    }

    fn address_of(&self, folded: &str, claimed: &mut BTreeSet<String>) -> String {
        if let Some(address) = self.aliases.get(folded) {
            return address.clone();
        }
        let address = address_part(folded, self.scheme);
        match claimed.insert(address.clone()) {
            true => address,
            false => format!("{address}-{}", short_hash(folded)),
        }
    }

    fn group(&mut self, address: String, members: Members) -> (String, Group) {
        let introduction = self.introductions.remove(&address);
        let translations = self.translations.remove(&address).unwrap_or_default();
        let most_frequent = || {
            let most =
                members.spellings.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
            most.map(|(name, _)| name.clone()).unwrap_or_default()
        };
        let name = introduction.as_ref().map_or_else(most_frequent, |page| page.title.clone());
        let mut articles = members.articles;
        articles.sort_unstable();
        articles.dedup();
        let other_addresses = introduction.as_ref().map(|page| self.others(page, &address));
        let other_addresses = other_addresses.unwrap_or_default();
        (address, Group { name, articles, other_addresses, introduction, translations })
    }
}

impl GroupBuilder {
    /// The addresses that the names of an introduction would have without it, besides its own.
    fn others(&self, page: &MarkdownPage, own: &str) -> Vec<String> {
        let names = page.aliases.iter().chain([&page.title]).map(|name| fold_name(name));
        let addresses = names.map(|name| address_part(&name, self.scheme));
        let others: BTreeSet<String> = addresses.filter(|address| address != own).collect();
        others.into_iter().collect()
    }
}

impl Groups {
    /// The address of the group that a name belongs to.
    ///
    /// None of a name that was not added, spelt as it is.
    pub fn address(&self, name: &str) -> Option<Arc<str>> {
        self.addresses.get(name).cloned()
    }
}

/// The spellings of each name, with their articles.
fn by_folded_name(
    spelt: HashMap<String, Vec<ArticleId>>,
) -> BTreeMap<String, Vec<(String, Vec<ArticleId>)>> {
    let mut names: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (spelling, articles) in spelt {
        names.entry(fold_name(&spelling)).or_default().push((spelling, articles));
    }
    names
}

fn fold_name(name: &str) -> String {
    fold_text(&name.to_lowercase())
}

#[cfg(test)]
mod tests;
