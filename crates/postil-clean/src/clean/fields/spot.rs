//! Where a line stands: how far from headline and text, counted in lines with words, and in which
//! part of the page.

use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use crate::model::source::LineElement;

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Lines with words from the headline's last to here; negative above it; none without headline.
    pub from_title: Option<i64>,
    /// Lines with words from the text's first to here; negative above it.
    pub from_start: i64,
    /// Lines with words from the text's last to here; negative before it.
    pub from_end: i64,
    /// It is furniture by its elements' names.
    pub furniture: bool,
    /// Most of the line leads elsewhere.
    pub linked: bool,
    /// In a list of other pages, or among comments.
    pub elsewhere: bool,
    /// In an element below the text that is called a reader's comment.
    pub comment: bool,
    /// Below a heading that announces the comments.
    pub below_comments: bool,
    /// The text stands in an `article` or `main`, and the line in none.
    pub outside: bool,
    /// It is a part of a quotation.
    pub quotes: bool,
}

/// The lines of a page, ready to be asked where they stand.
pub(super) struct Spots<'p, 'a> {
    pub page: &'p PageParts<'a>,
    /// For each line, and for the page's end, how many lines with words stand before it.
    ranks: Vec<i64>,
    /// The rank of the headline's last line.
    title: Option<i64>,
    /// The first line below the text that announces other pages or comments.
    elsewhere: usize,
    /// The first such heading that announces comments.
    comments: usize,
}

impl<'p, 'a> Spots<'p, 'a> {
    /// `title` are the lines of the headline.
    pub fn new(page: &'p PageParts<'a>, title: &[usize]) -> Self {
        let mut ranks = Vec::with_capacity(page.facts.len() + 1);
        let mut rank = 0_i64;
        for line in page.facts {
            ranks.push(rank);
            rank += i64::from(line.has_words());
        }
        ranks.push(rank);
        let mut below = page.body.end..page.facts.len();
        let elsewhere = below.clone().find(|index| zone(page, *index).is_some());
        let comments = below.find(|index| {
            let is_heading = matches!(page.facts[*index].markup.element, LineElement::Heading(_));
            is_heading && zone(page, *index) == Some(Rule::Comments)
        });
        Spots {
            title: title.last().map(|last| ranks[*last]),
            elsewhere: elsewhere.unwrap_or(usize::MAX),
            comments: comments.unwrap_or(usize::MAX),
            page,
            ranks,
        }
    }

    /// Where a line stands; what no line declares stands where the page's last one does.
    pub fn of(&self, index: usize) -> Spot {
        let index = index.min(self.page.facts.len().saturating_sub(1));
        let (rank, body) = (self.ranks[index], &self.page.body);
        let line = self.page.facts.get(index);
        Spot {
            from_title: self.title.map(|title| rank - title),
            from_start: rank - self.ranks[body.start],
            from_end: rank - (self.ranks[body.end] - 1),
            furniture: line.is_some_and(|line| line.markup.furniture),
            linked: line.is_some_and(|line| line.link_share() > 0.5),
            elsewhere: index >= self.elsewhere,
            comment: index >= body.end && line.is_some_and(is_comment),
            below_comments: index >= self.comments,
            outside: line.is_some_and(|line| is_outside(self.page, line)),
            quotes: line.is_some_and(|line| line.markup.element == LineElement::Quotation),
        }
    }
}

/// The list of other pages or the comments that a line below the text announces.
pub(super) fn zone(page: &PageParts, index: usize) -> Option<Rule> {
    let cue = page.facts[index].cue.filter(|_| index >= page.body.end)?;
    matches!(cue, Rule::ReadAlso | Rule::Comments).then_some(cue)
}

/// Whether one of the nearest elements around a line is called a reader's comment.
fn is_comment(line: &LineFacts) -> bool {
    const NAMES: [&str; 8] = [
        "comment",
        "comments",
        "commentlist",
        "reply",
        "replies",
        "discuss",
        "discussion",
        "disqus",
    ];
    line.markup.context.as_ref().is_some_and(|context| context.is_called(&NAMES))
}

/// Whether the text stands in an `article` or `main`, and a line in none.
pub(super) fn is_outside(page: &PageParts, line: &LineFacts) -> bool {
    let in_article = |line: &LineFacts| line.markup.context.as_ref().is_some_and(|m| m.in_article);
    page.facts.get(page.body.start).is_some_and(in_article) && !in_article(line)
}
