//! Shows how a build goes on: a bar on a terminal, plain lines elsewhere.

use std::io::IsTerminal;
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::site::{Progress, Work};

/// Work of fewer steps than this is over before a plain line would help anyone.
const WORTH_A_LINE: usize = 1000;

/// Shows progress on standard error.
pub struct ShownProgress {
    bar: Mutex<Option<ProgressBar>>,
    terminal: bool,
}

impl ShownProgress {
    /// A bar if standard error is a terminal, else plain lines.
    pub fn new() -> Self {
        ShownProgress { bar: Mutex::new(None), terminal: std::io::stderr().is_terminal() }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.lock().expect("no thread panics with the bar").take() {
            bar.finish_and_clear();
        }
    }

    fn show_bar(&self, work: Work, steps: usize) {
        let style =
            ProgressStyle::with_template("{msg:>10} [{bar:30}] {human_pos}/{human_len} {eta}")
                .expect("the template is valid")
                .progress_chars("=> ");
        let bar = ProgressBar::new(steps as u64).with_style(style).with_message(name(work));
        let before = self.bar.lock().expect("no thread panics with the bar").replace(bar);
        if let Some(before) = before {
            before.finish_and_clear();
        }
    }
}

impl Progress for ShownProgress {
    fn begin(&self, work: Work, steps: usize) {
        if self.terminal {
            self.show_bar(work, steps);
        } else if steps >= WORTH_A_LINE {
            eprintln!("{} {steps} {}", name(work), noun(work));
        }
    }

    fn step(&self) {
        if self.terminal
            && let Some(bar) = &*self.bar.lock().expect("no thread panics with the bar")
        {
            bar.inc(1);
        }
    }
}

/// Shows how far files have been read: a bar on a terminal, nothing elsewhere.
#[derive(Clone)]
pub struct ReadingProgress {
    bar: Option<ProgressBar>,
}

impl ReadingProgress {
    /// Nothing of so many bytes has been read yet.
    pub fn new(bytes: u64) -> Self {
        let style =
            ProgressStyle::with_template("   reading [{bar:30}] {bytes}/{total_bytes} {eta}")
                .expect("the template is valid")
                .progress_chars("=> ");
        let is_terminal = std::io::stderr().is_terminal();
        ReadingProgress { bar: is_terminal.then(|| ProgressBar::new(bytes).with_style(style)) }
    }

    /// So many more bytes have been read.
    pub fn advance(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(bytes);
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn name(work: Work) -> &'static str {
    match work {
        Work::Cleaning => "cleaning",
        Work::Rendering => "rendering",
    }
}

fn noun(work: Work) -> &'static str {
    match work {
        Work::Cleaning => "articles",
        Work::Rendering => "pages",
    }
}
