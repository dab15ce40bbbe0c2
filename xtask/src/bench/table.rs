//! The Markdown table of the figures: Postil's, and beside them those of another program where it is
//! there.

use std::fmt;

/// A table of figures.
pub struct Table {
    heading: Row,
    rows: Vec<Row>,
    /// Whether the columns for the other program and the ratio are drawn.
    is_compared: bool,
}

/// One line: what is measured, Postil's figure, the other program's, and the ratio of the two.
type Row = [String; 4];

impl Table {
    /// An empty table; `rival` is the name and version of the program that is compared, if there is
    /// one.
    pub fn new(subject: String, rival: Option<(&str, &str)>) -> Self {
        let is_compared = rival.is_some();
        let (name, version) = rival.unwrap_or_default();
        let (column, ratio) = (format!("{name} {version}"), format!("Postil ÷ {name}"));
        let heading = [subject, "Postil".to_owned(), column, ratio];
        Table { heading, rows: Vec::new(), is_compared }
    }

    /// Adds a figure that only Postil has.
    pub fn push(&mut self, name: &str, figure: impl fmt::Display) {
        self.rows.push([name.to_owned(), figure.to_string(), String::new(), String::new()]);
    }

    /// Adds a figure of both.
    pub fn push_compared(&mut self, name: &str, figures: [String; 3]) {
        let [postil, hugo, ratio] = figures;
        self.rows.push([name.to_owned(), postil, hugo, ratio]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = if self.is_compared { 4 } else { 2 };
        writeln!(f, "| {} |", self.heading[..columns].join(" | "))?;
        writeln!(f, "|{}", "---|".repeat(columns))?;
        for row in &self.rows {
            writeln!(f, "| {} |", row[..columns].join(" | "))?;
        }
        Ok(())
    }
}

/// A number with its thousands set apart, as `10,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([7, 100, 1000, 1_234_567].map(grouped), ["7", "100", "1,000", "1,234,567"]);
    }

    #[test]
    fn without_a_rival_there_is_no_column_for_it() {
        let draw = |rival| {
            let mut table = Table::new("10 articles".to_owned(), rival);
            table.push_compared("wall", ["1 s", "2 s", "0.50"].map(str::to_owned));
            table.to_string()
        };
        assert_eq!(draw(None), "| 10 articles | Postil |\n|---|---|\n| wall | 1 s |\n");
        assert_eq!(
            draw(Some(("Hugo", "1.2"))),
            "| 10 articles | Postil | Hugo 1.2 | Postil ÷ Hugo |\n|---|---|---|---|\n\
             | wall | 1 s | 2 s | 0.50 |\n"
        );
    }
}
