//! A page, and the ways in which scrapers write it down.

/// A page: its lines in order.
pub struct Page(Vec<Line>);

/// A line of a page; a blank one has no words.
#[derive(Clone)]
struct Line {
    words: String,
    is_text: bool,
}

/// A way of writing a page down.
pub struct Flavour {
    pub name: &'static str,
    pub write: fn(&Page) -> String,
}

pub const FLAVOURS: &[Flavour] = &[
    Flavour { name: "no blank lines", write: |page| page.joined("\n") },
    Flavour { name: "double spaced", write: |page| page.joined("\n\n") },
    Flavour { name: "blank lines thrice", write: |page| page.plain().replace('\n', "\n\n\n") },
    Flavour {
        name: "carriage return and line feed",
        write: |page| page.plain().replace('\n', "\r\n"),
    },
    Flavour { name: "carriage returns", write: |page| page.plain().replace('\n', "\r") },
    Flavour { name: "tabs", write: |page| page.each(|line| format!("\t\t{line}")) },
    Flavour { name: "uneven indentation", write: uneven },
    Flavour {
        name: "blanks at the ends",
        write: |page| page.each(|line| format!("{line} \t\u{a0} ")),
    },
    Flavour {
        name: "no-break spaces",
        write: |page| page.each(|line| line.replace(' ', "\u{a0}")),
    },
    Flavour { name: "80 columns", write: |page| page.each(|line| wrap(line, 80)) },
    Flavour { name: "80 columns without blank lines", write: dense },
    Flavour {
        name: "72 columns, indented",
        write: |page| page.each(|line| indent(&wrap(line, 68))),
    },
    Flavour { name: "narrow columns", write: |page| page.each(|line| wrap(line, 38)) },
    Flavour {
        name: "double-spaced columns",
        write: |page| page.each(|line| wrap(line, 80)).replace('\n', "\n\n"),
    },
    Flavour { name: "Markdown remnants", write: markdown },
    Flavour { name: "HTML remnants", write: html },
    Flavour { name: "glued", write: |page| glued(page, str::to_owned, " ") },
    Flavour {
        name: "glued, blocks in their tags",
        write: |page| glued(page, |words| format!("<p>{words}</p>"), ""),
    },
    Flavour { name: "line separators", write: |page| broken_by(page, "\u{2028}") },
    Flavour { name: "paragraph separators", write: |page| broken_by(page, "\u{2029}") },
    Flavour { name: "next lines", write: |page| broken_by(page, "\u{85}") },
    Flavour { name: "vertical tabs", write: |page| broken_by(page, "\u{b}") },
    Flavour { name: "form feeds", write: |page| broken_by(page, "\u{c}\n") },
    Flavour { name: "quoted", write: |page| quoted(&page.plain()) },
    Flavour { name: "quoted columns", write: |page| quoted(&dense(page)) },
    Flavour { name: "one line, wide gaps", write: |page| page.joined("    ") },
    Flavour { name: "one line of HTML", write: |page| html(page).replace('\n', "") },
    Flavour {
        name: "two columns",
        write: |page| two_columns(page, |left, right| format!("{left:<40}{right}")),
    },
    Flavour {
        name: "two columns and a tab",
        write: |page| two_columns(page, |left, right| format!("{left}\t{right}")),
    },
];

/// Ways of writing in which what parted the lines is lost: the text must be there, and may have more
/// beside it.
pub const ROUGH_FLAVOURS: &[Flavour] = &[
    Flavour { name: "one line", write: |page| page.joined(" ") },
    Flavour { name: "one line, words right behind one another", write: |page| page.joined("") },
    Flavour { name: "one line, cut at 80 columns", write: |page| wrap(&page.joined(" "), 80) },
    Flavour {
        name: "one line, cut at 80 columns and quoted",
        write: |page| quoted(&wrap(&page.joined(" "), 80)),
    },
];

impl Page {
    /// Reads a page: `=` before a line of the text, `-` before any other.
    pub fn read(rows: &str) -> Page {
        let line = |row: &str| Line {
            words: row.trim_start_matches(['=', '-']).to_owned(),
            is_text: row.starts_with('='),
        };
        Page(rows.lines().map(line).collect())
    }

    /// The page as it is.
    pub fn plain(&self) -> String {
        self.each(str::to_owned)
    }

    /// The lines of the text.
    pub fn text(&self) -> Vec<&str> {
        self.0.iter().filter(|line| line.is_text).map(|line| line.words.as_str()).collect()
    }

    /// The page with each line that has words written by `write`.
    fn each(&self, write: impl Fn(&str) -> String) -> String {
        let write = |line: &Line| match line.words.as_str() {
            "" => "\n".to_owned(),
            words => write(words) + "\n",
        };
        self.0.iter().map(write).collect()
    }

    fn with_words(&self) -> impl Iterator<Item = &Line> {
        self.0.iter().filter(|line| !line.words.is_empty())
    }

    fn joined(&self, between: &str) -> String {
        let lines: Vec<&str> = self.with_words().map(|line| line.words.as_str()).collect();
        lines.join(between)
    }
}

/// Cuts a line at the last space before a width; a word that is wider stands alone.
fn wrap(line: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

fn indent(lines: &str) -> String {
    let lines: Vec<String> = lines.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}

/// As the source of a page was indented: deeper and deeper, and back.
fn uneven(page: &Page) -> String {
    let line = |(number, line): (usize, &Line)| {
        format!("{}{}\n", " ".repeat(4 * (number % 5)), line.words)
    };
    page.0.iter().enumerate().map(line).collect()
}

fn broken_by(page: &Page, mark: &str) -> String {
    page.plain().replace('\n', mark)
}

/// As a message quotes another one.
fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n").collect()
}

/// The text in two columns, side by side; the other lines as they are.
fn two_columns(page: &Page, beside: impl Fn(&str, &str) -> String) -> String {
    let text = page.text().join(" ");
    let lines = wrap(&text, 34);
    let lines: Vec<&str> = lines.lines().collect();
    let (left, right) = lines.split_at(lines.len().div_ceil(2));
    let mut out = String::new();
    let mut done = false;
    for line in page.0.iter().filter(|line| !line.is_text || !std::mem::replace(&mut done, true)) {
        if !line.is_text {
            out += &format!("{}\n", line.words);
            continue;
        }
        for (place, left) in left.iter().enumerate() {
            out += beside(left, right.get(place).unwrap_or(&"")).trim_end();
            out.push('\n');
        }
    }
    out
}

/// Wrapped, and no blank line between the paragraphs.
fn dense(page: &Page) -> String {
    page.with_words().map(|line| wrap(&line.words, 80) + "\n").collect()
}

/// Emphasis, headings, links and rules, as of a page that went through Markdown.
fn markdown(page: &Page) -> String {
    let line = |(number, line): (usize, &Line)| {
        let words = &line.words;
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        match (line.is_text, number % 3) {
            _ if words.is_empty() => "\n".to_owned(),
            (true, 0) => format!("**{words}**\n"),
            (true, 1) => format!("**{first}** {rest}\n"),
            (true, _) => format!("[{first}](https://maiak.example/{number}) {rest}\n"),
            (false, 0) => format!("* [{words}](/section/{number})\n"),
            (false, 1) => format!("## {words}\n"),
            (false, _) => format!("[**{words}**](https://maiak.example/{number})\n"),
        }
    };
    page.0.iter().enumerate().map(line).collect()
}

/// Tags and character references, as of a page whose markup was half removed.
fn html(page: &Page) -> String {
    let line = |line: &Line| {
        let words = line.words.replace('«', "&laquo;").replace('»', "&raquo;");
        let (first, rest) = words.split_once(' ').unwrap_or((&words, ""));
        match line.is_text {
            _ if words.is_empty() => "<br>\n".to_owned(),
            true => format!("<p>{first}&nbsp;<b class=\"x\">{rest}</b></p>\n"),
            false => format!("<li><a href=\"/x?a=1&amp;b=2\">{words}</a><br/></li>\n"),
        }
    };
    page.0.iter().map(line).collect()
}

/// The paragraphs one after the other in a line, and each group of the menus' lines in a line.
fn glued(page: &Page, write: impl Fn(&str) -> String, between: &str) -> String {
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    let mut apart = false;
    for line in &page.0 {
        if line.words.is_empty() {
            apart = true;
            continue;
        }
        let joined =
            before.is_some_and(|before| before.is_text == line.is_text && (line.is_text || !apart));
        out += if joined { between } else { "\n" };
        out += &write(&line.words);
        (before, apart) = (Some(line), false);
    }
    out
}
