//! Markdown as harmless HTML: for notes, the archive's own pages, and introductions.
//!
//! Raw HTML shows as text. A link may lead to `http`, `https`, `mailto`, or a place within the
//! site; of any other the words alone stay. A picture from elsewhere becomes a link to it, since a page
//! asks no other host for anything.

mod links;

use pulldown_cmark::{
    Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

use crate::model::html::SafeHtml;
use links::{Target, target};
use postil_text::unseen;

pub use links::{InnerLink, inner_links, is_file};

/// How a text sits in its page.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkdownOptions<'a> {
    /// The prefix that leads to the home page of the reader's language; links to pages of the site
    /// are read from there.
    pub(super) root: &'a str,
    /// The prefix that leads to the site's root; links to files are read from there.
    pub(super) base: &'a str,
    /// The level of the text's highest headings, 1 to 6.
    pub(super) heading: usize,
    /// Keeps the footnotes of two texts on one page apart.
    pub(super) prefix: &'a str,
}

/// What is understood besides plain Markdown.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Renders Markdown with tables, footnotes, struck text and lists of tasks.
pub(super) fn render(text: &str, options: &MarkdownOptions) -> SafeHtml {
    let events: Vec<Event> = Parser::new_ext(text, EXTENSIONS).collect();
    let shift = heading_shift(&events, options.heading);
    let mut rewriter = Rewriter { options, shift, open_links: Vec::new(), open_images: Vec::new() };
    let rewritten = events.into_iter().map(|event| rewriter.event(event));
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, rewritten);
    // Only now: an entity names any character.
    SafeHtml::vouched(unseen::taken_out(&out).into_owned())
}

/// How far headings move, so that the highest one gets the level `wanted`.
fn heading_shift(events: &[Event], wanted: usize) -> isize {
    let level = |event: &Event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as isize),
        _ => None,
    };
    events.iter().filter_map(level).min().map_or(0, |highest| wanted as isize - highest)
}

/// Rewrites the parser's events into ones that are harmless to print.
struct Rewriter<'a> {
    options: &'a MarkdownOptions<'a>,
    shift: isize,
    /// For each link that is open, the tag that ends it; none of one whose words stand alone.
    open_links: Vec<&'static str>,
    /// For each picture that is open: the tag that ends it, where it became something else.
    open_images: Vec<Option<&'static str>>,
}

impl Rewriter<'_> {
    fn event<'e>(&mut self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            // A column's alignment would be an inline style, which the page's policy forbids.
            Event::Start(Tag::Table(columns)) => {
                Event::Start(Tag::Table(vec![Alignment::None; columns.len()]))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let (start, end) = self.link(link_type, &dest_url, &title);
                self.open_links.push(end);
                Event::InlineHtml(start.into())
            }
            Event::End(TagEnd::Link) => {
                Event::InlineHtml(self.open_links.pop().unwrap_or_default().into())
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                self.image(link_type, dest_url, title, id)
            }
            Event::End(TagEnd::Image) => match self.open_images.pop().flatten() {
                Some(tag) => Event::InlineHtml(tag.into()),
                None => Event::End(TagEnd::Image),
            },
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: self.level(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(self.level(level))),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                Event::Start(Tag::FootnoteDefinition(self.footnote(&label)))
            }
            Event::FootnoteReference(label) => Event::FootnoteReference(self.footnote(&label)),
            // A box that cannot be ticked is a sign, which everybody's browser reads out.
            Event::TaskListMarker(is_done) => Event::Text(if is_done { "☑ " } else { "☐ " }.into()),
            harmless => harmless,
        }
    }

    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let moved = (level as isize + self.shift).clamp(1, 6);
        HeadingLevel::try_from(moved as usize).unwrap_or(HeadingLevel::H6)
    }

    fn footnote<'e>(&self, label: &str) -> CowStr<'e> {
        format!("{}fn-{label}", self.options.prefix).into()
    }

    /// The tags around the words of a link; none where its address is refused.
    fn link(&self, link_type: LinkType, address: &str, title: &str) -> (String, &'static str) {
        let mail = matches!(link_type, LinkType::Email) && !address.starts_with("mailto:");
        let address = if mail { format!("mailto:{address}") } else { address.to_owned() };
        let title = match title {
            "" => String::new(),
            title => format!(" title=\"{}\"", escape(title)),
        };
        let start = match target(&address, self.options) {
            Target::Outside(address) => {
                format!("<a href=\"{}\" rel=\"noopener nofollow\"{title}>", escape(&address))
            }
            Target::Inside(address) => format!("<a href=\"{}\"{title}>", escape(&address)),
            Target::Refused => return (String::new(), ""),
        };
        (start, "</a>")
    }

    /// A picture of the site stays; one from elsewhere becomes a link with the picture's words.
    fn image<'e>(
        &mut self,
        link_type: LinkType,
        address: CowStr<'e>,
        title: CowStr<'e>,
        id: CowStr<'e>,
    ) -> Event<'e> {
        if let Target::Inside(address) = target(&address, self.options) {
            self.open_images.push(None);
            return Event::Start(Tag::Image { link_type, dest_url: address.into(), title, id });
        }
        let (start, end) = self.link(LinkType::Inline, &address, &title);
        self.open_images.push(Some(end));
        Event::InlineHtml(start.into())
    }
}

fn escape(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut out).expect("writing to memory succeeds");
    String::from_utf8(out).expect("escaping keeps UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let options = MarkdownOptions { root: "../", base: "../../", heading: 3, prefix: "n1-" };
        render(text, &options).as_str().trim_end().to_owned()
    }

    #[test]
    fn raw_html_shows_as_text() {
        assert_eq!(
            html("Вот <script>alert(1)</script>"),
            "<p>Вот &lt;script&gt;alert(1)&lt;/script&gt;</p>"
        );
        assert_eq!(
            html("<img src=x onerror=alert(1)>"),
            "<p>&lt;img src=x onerror=alert(1)&gt;</p>"
        );
    }

    #[test]
    fn an_outside_link_says_so() {
        assert_eq!(
            html("[отчёт](https://uprava.example/a?b=1&c=2)"),
            "<p><a href=\"https://uprava.example/a?b=1&amp;c=2\" rel=\"noopener nofollow\">отчёт</a></p>"
        );
        assert!(
            html("<a.seitova@uprava.example>").contains("href=\"mailto:a.seitova@uprava.example\"")
        );
    }

    #[test]
    fn a_link_does_not_say_who_logs_in() {
        let html = html("[отчёт](https://a.kim:parol@uprava.example/a) <http://b@uprava.example/>");
        assert!(html.contains("href=\"https://uprava.example/a\""), "{html}");
        assert!(
            html.contains("href=\"http://uprava.example/\"") && !html.contains("parol"),
            "{html}"
        );
    }

    #[test]
    fn tasks_are_ticked_or_not() {
        let html = html("- [x] спросить\n- [ ] записать\n- [да] просто");
        for item in ["<li>☑ спросить</li>", "<li>☐ записать</li>", "<li>[да] просто</li>"]
        {
            assert!(html.contains(item), "{html}");
        }
    }

    #[test]
    fn a_link_with_a_dangerous_scheme_is_its_words() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java&#10;script:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//elsewhere.example/x",
        ] {
            let link = format!("[x *y*](<{address}> \"z\")");
            assert_eq!(html(&link), "<p>x <em>y</em></p>", "{address}");
            assert_eq!(html(&format!("!{link}")), "<p>x <em>y</em></p>", "{address}");
        }
    }

    #[test]
    fn a_link_within_the_site_is_read_from_its_root() {
        assert_eq!(html("[метод](/method/)"), "<p><a href=\"../method/\">метод</a></p>");
        assert_eq!(html("[метод](method/)"), "<p><a href=\"../method/\">метод</a></p>");
        assert_eq!(html("[выше](#p3)"), "<p><a href=\"#p3\">выше</a></p>");
    }

    #[test]
    fn a_link_to_a_file_is_read_from_the_root_of_all_languages() {
        for (address, is_of_all) in [
            ("data/articles.csv", true),
            ("plan.pdf#page=2", true),
            ("v1.2/plan/", false),
            ("plan/?a=1.5", false),
            ("", false),
            ("plan", false),
        ] {
            let root = if is_of_all { "../../" } else { "../" };
            let expected = format!("<a href=\"{root}{address}\">");
            assert!(html(&format!("[а](/{address})")).contains(&expected), "{address}");
        }
    }

    #[test]
    fn links_within_the_site_are_listed_with_their_lines() {
        let text = "[а](/method/) и [б](https://a.example/)\n\n![в](plan.png) [г](#p3) <a@b.example>\n\
                    [д][1] [е](javascript:x)\n\n[1]: ../tags/";
        let found = inner_links(text);
        let found: Vec<(&str, u32)> =
            found.iter().map(|link| (&*link.address, link.line)).collect();
        assert_eq!(found, [("method/", 1), ("plan.png", 3), ("#p3", 3), ("../tags/", 4)]);
    }

    #[test]
    fn a_picture_from_elsewhere_is_not_fetched() {
        assert_eq!(
            html("![план](https://elsewhere.example/p.png)"),
            "<p><a href=\"https://elsewhere.example/p.png\" rel=\"noopener nofollow\">план</a></p>"
        );
        assert!(html("![план](assets/plan.png)").contains("src=\"../../assets/plan.png\""));
    }

    #[test]
    fn headings_sit_below_those_of_the_page() {
        assert_eq!(html("# Один\n\n## Два"), "<h3>Один</h3>\n<h4>Два</h4>");
        assert_eq!(html("## Один"), "<h3>Один</h3>");
    }

    #[test]
    fn footnotes_of_two_texts_stay_apart() {
        let html = html("Да[^1].\n\n[^1]: Нет.");
        assert!(html.contains("href=\"#n1-fn-1\"") && html.contains("id=\"n1-fn-1\""), "{html}");
    }
}
