//! What outside of a place belongs to what is in it: what stands on both sides of its edge and is
//! one fact, and the denials, limits and shares that reach in, over small words.

use std::ops::Range;

use crate::annotate::meaning::edges::pairs::{self, is_capital};
use crate::annotate::meaning::facts::{Fact, Item};
use postil_text::numerals::Kind as Way;
use postil_text::statements::{Kind, Side, Statement};
use postil_text::stop_words::{HALVES, JOINTS, LINKS, PARTITIVES, PREFIXES, SUFFIXES};

/// Words that a denial may be away from what it denies: `не смог бы и [подписать]`.
const MOST_LINKS: usize = 4;
/// Parts of a name that hyphens join.
const MOST_PARTS: usize = 4;
/// Units that are a part of what follows them: `5% жителей`.
const SHARES: [&str; 2] = ["percent", "per mille"];

/// An edge of a place, with the items of the text on both of its sides.
pub(super) struct Edge<'i, 't> {
    text: &'t str,
    at: usize,
    before: &'i [Item<'t>],
    behind: &'i [Item<'t>],
    /// Where the place is, as seen from the edge.
    outside: Side,
}

impl<'i, 't> Edge<'i, 't> {
    /// The edge at which a place begins; what is `Before` it is outside.
    pub fn start(text: &'t str, items: &'i [Item<'t>], at: usize) -> Self {
        Edge::new(text, items, at, Side::Before)
    }

    /// The edge at which a place ends.
    pub fn end(text: &'t str, items: &'i [Item<'t>], at: usize) -> Self {
        Edge::new(text, items, at, Side::Behind)
    }

    fn new(text: &'t str, items: &'i [Item<'t>], at: usize, outside: Side) -> Self {
        let (before, rest) = items.split_at(items.partition_point(|it| it.range.end <= at));
        let behind = &rest[rest.partition_point(|it| it.range.start < at)..];
        Edge { text, at, before, behind, outside }
    }

    /// What stands outside and belongs to what is inside, with what it makes one statement with.
    pub fn bonds(&self) -> Vec<Range<usize>> {
        let mut found = self.ruling();
        found.extend(self.joined().filter(|_| self.is_one_statement()));
        found.extend(self.joined_by_a_word());
        found
    }

    /// The items outside, from the edge outwards.
    fn outwards(&self) -> Box<dyn Iterator<Item = &'i Item<'t>> + 'i> {
        match self.outside {
            Side::Before => Box::new(self.before.iter().rev()),
            _ => Box::new(self.behind.iter()),
        }
    }

    /// The denials, limits and shares outside that say something of what is inside.
    fn ruling(&self) -> Vec<Range<usize>> {
        let (mut found, mut edge, mut nearer) = (Vec::new(), self.at, None);
        let denied = self.behind.first().filter(|_| self.outside == Side::Before);
        let mut links = Links::new(denied);
        for item in self.outwards().take(MOST_LINKS + 1) {
            let gap = &self.text[edge.min(item.range.end)..edge.max(item.range.start)];
            let is_quoted = gap == " \"" && self.outside == Side::Before;
            if !(matches!(gap, "" | " " | "-" | "/") || is_quoted) {
                break;
            }
            if self.rules(item, nearer) {
                found.push(item.range.clone());
            } else if !links.lead_over(item) {
                break;
            }
            edge = if self.outside == Side::Before { item.range.start } else { item.range.end };
            nearer = Some(item);
        }
        found
    }

    /// Whether an item outside says something of what is inside, beyond a word that is nearer.
    fn rules(&self, item: &Item, nearer: Option<&Item>) -> bool {
        let is_before = self.outside == Side::Before;
        match &item.fact {
            Fact::Statement(statement) => {
                let is_its_side = statement.side == Side::Either || statement.side == self.outside;
                let is_before_all = is_before || statement.side == Side::Behind;
                is_its_side
                    && (nearer.is_none() || (reaches_on(statement) && is_before_all))
                    && !matches!(statement.kind, Kind::Quantity | Kind::Idiom)
            }
            Fact::Sign(_) => is_before && nearer.is_none(),
            Fact::Number { kind: Way::Part, .. } => is_before,
            Fact::Number { .. } => is_before && nearer.is_some_and(|it| PARTITIVES.has(&small(it))),
            Fact::Unit(unit) => is_before && SHARES.contains(unit),
            _ => false,
        }
    }

    /// The items on both sides of the edge, as one piece of the text.
    fn joined(&self) -> Option<Range<usize>> {
        let (left, right) = (self.before.last()?, self.behind.first()?);
        Some(left.range.start..right.range.end)
    }

    /// Whether what stands right before the edge and right behind it is one statement.
    fn is_one_statement(&self) -> bool {
        let (Some(left), Some(right)) = (self.before.last(), self.behind.first()) else {
            return false;
        };
        let gap = &self.text[left.range.end..right.range.start];
        // A year is one without the word for it, but no word for a year is one without its number.
        let may_go = right.fact == Fact::Unit("year") && self.outside == Side::Behind;
        let is_year = may_go && pairs::is_year(left);
        (gap == "-" && self.is_hyphenated(left, right))
            || pairs::is_joined_name(right, gap)
            || pairs::are_one_number(left, right, gap)
            || (pairs::is_counted(left, right, gap) && !is_year)
    }

    /// Whether a hyphen at the edge stands within a name, a word with a number, or a word that is
    /// another one without its beginning or its end: `экс-министр`, `кто-то`.
    fn is_hyphenated(&self, left: &Item, right: &Item) -> bool {
        let is_hyphen =
            |pair: &&[Item]| self.text.get(pair[0].range.end..pair[1].range.start) == Some("-");
        let mut head = self.before.windows(2).rev().take(MOST_PARTS).take_while(is_hyphen);
        let mut tail = self.behind.windows(2).take(MOST_PARTS).take_while(is_hyphen);
        let begins = is_capital(left) || head.any(|pair| is_capital(&pair[0]));
        let ends = is_capital(right) || tail.any(|pair| is_capital(&pair[1]));
        let has_number = pairs::is_number(left) || pairs::is_number(right);
        (begins && ends) || has_number || PREFIXES.has(&small(left)) || SUFFIXES.has(&small(right))
    }

    /// Two numbers with words between them that make one statement of them: `от 10 до 15`, *five
    /// out of six*, `пять с половиной`.
    fn joined_by_a_word(&self) -> Option<Range<usize>> {
        let is_link = |item: &Item| JOINTS.has(&small(item)) || HALVES.has(&small(item));
        let count = self.outwards().take(MOST_LINKS).take_while(|item| is_link(item)).count();
        let words: Vec<String> = self.outwards().take(count).map(small).collect();
        let other = self.outwards().nth(count).filter(|_| count > 0)?;
        let (first, second) = match self.outside {
            Side::Before => (other, self.behind.first()?),
            _ => (self.before.last()?, other),
        };
        let between = &self.text[first.range.end..second.range.start];
        let is_plain = between.chars().all(|c| c.is_alphabetic() || c == ' ');
        let (Fact::Number { .. }, Fact::Number { kind, .. }) = (&first.fact, &second.fact) else {
            return None;
        };
        let is_joint = words.iter().all(|word| JOINTS.has(word)) || *kind == Way::Part;
        (is_plain && is_joint).then_some(first.range.start..second.range.end)
    }
}

/// Whether a statement is about more than the word right beside it.
fn reaches_on(statement: &Statement) -> bool {
    matches!(statement.kind, Kind::Negation | Kind::Refusal | Kind::Doubt | Kind::Share)
}

/// The words that lead from a denial to what it denies: small words, and before each infinitive one
/// other word, whatever it is: `не смог бы [подписать]`, `did not agree to [sign]`.
struct Links {
    /// How many other words may be passed.
    others: usize,
}

impl Links {
    /// None passed yet, before the first piece of what is denied.
    fn new(denied: Option<&Item>) -> Self {
        let is_infinitive = denied.is_some_and(|it| is_infinitive(&small(it)));
        Links { others: usize::from(is_infinitive) }
    }

    /// Passes a piece; false where it leads nowhere.
    fn lead_over(&mut self, item: &Item) -> bool {
        let word = small(item);
        let is_whole = matches!(&item.fact, Fact::Statement(it) if it.kind == Kind::Quantity);
        let is_small = is_whole || LINKS.has(&word);
        let is_other = matches!(item.fact, Fact::Word(_)) && self.others > 0;
        self.others -= usize::from(!is_small && is_other);
        self.others += usize::from(is_infinitive(&word));
        is_small || is_other
    }
}

/// Whether a word in small letters is an infinitive, or begins one.
fn is_infinitive(word: &str) -> bool {
    const ENDINGS: [&str; 5] = ["ть", "ти", "чь", "ться", "тись"];
    word == "to" || (word.chars().count() > 3 && ENDINGS.iter().any(|it| word.ends_with(it)))
}

/// A piece in small letters.
fn small(item: &Item) -> String {
    item.written.to_lowercase()
}
