//! How the work of a build, and of the cleaning of a page, grows with what there is to do: by counts,
//! not by seconds.
//!
//! The program is compiled with the counters of rustc's coverage, its libraries too: each says how
//! often a piece of code was run, and their sum is what a run did. What a library of the machine
//! does by itself, as copying memory, is not counted.
//! Three runs tell: from `n` to `2n` and from `2n` to `4n` of a thing. Linear work grows by twice
//! as much the second time, quadratic work by four times as much; what does not grow counts for
//! nothing. A search of the whole text for each note is as much as notes times text, but each step of
//! it is small: where both grow, the growth is a little over two.

mod profile;
mod shapes;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::target;
use shapes::Shape;

/// The second growth is less than so many times the first.
const MOST_GROWTH: f64 = 2.5;
/// A growth of fewer steps says nothing.
const FEWEST_STEPS: u64 = 50_000;
/// How often a number is doubled that says nothing, or seems to say that work is quadratic: where a
/// bound of the program lies between two numbers, the next ones tell.
const MOST_DOUBLINGS: usize = 3;

/// The steps of a run with a number of a thing, with twice and with four times as many.
struct Growth {
    number: usize,
    steps: [u64; 3],
}

impl Growth {
    /// By how many steps the work grows from `n` to `2n` and from `2n` to `4n`.
    fn differences(&self) -> [u64; 2] {
        let [once, twice, four_times] = self.steps;
        [twice.saturating_sub(once), four_times.saturating_sub(twice)]
    }

    /// How many times the first growth the second one is.
    fn times(&self) -> f64 {
        let [first, second] = self.differences();
        second as f64 / first as f64
    }

    fn verdict(&self) -> Verdict {
        match () {
            () if self.differences()[0] < FEWEST_STEPS => Verdict::Untold,
            () if self.times() > MOST_GROWTH => Verdict::Quadratic,
            () => Verdict::Linear,
        }
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let [first, second] = self.differences();
        write!(to, "n = {} | {first} | {second} | {:.2} |", self.number, self.times())
    }
}

/// What a growth says.
#[derive(PartialEq, Eq)]
enum Verdict {
    Linear,
    Quadratic,
    /// There were too few steps.
    Untold,
}

/// Counts the steps of every shape and prints them as a table.
///
/// `named` are words of the shapes to be counted; none for all. Fails where one is quadratic; says
/// so where the compiler writes counters of a version that is not known.
pub fn run(root: &Path, named: &[&str]) -> io::Result<()> {
    let program = build_program(root)?;
    let wanted = |shape: &Shape| named.is_empty() || named.iter().any(|n| shape.name.contains(n));
    println!("| shape | steps from n to 2n | from 2n to 4n | growth |\n|---|---|---|---|");
    let (mut bad, mut short, mut count) = (Vec::new(), Vec::new(), 0);
    for shape in shapes::all().filter(wanted) {
        let growth = match growth(&program, &shape) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                println!("not counted: {error}");
                return Ok(());
            }
            counted => counted?,
        };
        println!("| {}, {growth}", shape.name);
        count += 1;
        match growth.verdict() {
            Verdict::Linear => {}
            Verdict::Quadratic => bad.push(shape.name),
            Verdict::Untold => short.push(shape.name),
        }
    }
    conclusion(count, &bad, &short)
}

/// Fails where something was more than linear, or nothing was counted that tells it.
fn conclusion(count: usize, bad: &[String], short: &[String]) -> io::Result<()> {
    let failed = |what: &str, shapes: &[String]| {
        Err(io::Error::other(format!("{what}: {}", shapes.join(", "))))
    };
    match () {
        () if !bad.is_empty() => failed("more than linear", bad),
        () if !short.is_empty() => failed("too few steps to tell", short),
        () if count == 0 => Err(io::Error::other("no shape has a name with these words")),
        () => Ok(()),
    }
}

/// Compiles Postil with counters, apart from all other builds.
fn build_program(root: &Path) -> io::Result<PathBuf> {
    let target = target::folder(root).join("growth");
    let status = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["build", "--quiet", "--package", "postil", "--target-dir"])
        .arg(&target)
        .env("RUSTFLAGS", "-C instrument-coverage")
        // Counters need no names of lines.
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        // Build scripts count too, and would leave their counts where they run.
        .env("LLVM_PROFILE_FILE", target.join("build.profraw"))
        .status()?;
    match status.success() {
        true => Ok(target.join("debug").join(format!("postil{}", std::env::consts::EXE_SUFFIX))),
        false => Err(io::Error::other("postil does not compile")),
    }
}

/// The growth of a shape's work from the first number on that shows it to be linear, else from the
/// last that was tried.
fn growth(program: &Path, shape: &Shape) -> io::Result<Growth> {
    let steps = |times: usize| steps(program, shape, times * shape.number);
    // The largest takes about as long as the two others.
    let (smaller, largest) = thread::scope(|scope| {
        let smaller = scope.spawn(|| [steps(1), steps(2)]);
        let largest = steps(4);
        (smaller.join().expect("counting does not panic"), largest)
    });
    let [once, twice] = smaller;
    let mut growth = Growth { number: shape.number, steps: [once?, twice?, largest?] };
    for doubled in 1..=MOST_DOUBLINGS {
        if growth.verdict() == Verdict::Linear {
            break;
        }
        let [_, twice, four_times] = growth.steps;
        let steps = [twice, four_times, steps(4 << doubled)?];
        growth = Growth { number: 2 * growth.number, steps };
    }
    Ok(growth)
}

/// How many steps it takes to do what a shape asks for with so many of its thing.
fn steps(program: &Path, shape: &Shape, count: usize) -> io::Result<u64> {
    let folder = tempfile::tempdir()?;
    for (path, text) in (shape.files)(count) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("every file lies in the folder"))?;
        fs::write(path, text)?;
    }
    let counts = folder.path().join("counts.profraw");
    let status = Command::new(program)
        .current_dir(folder.path())
        .args(shape.arguments)
        // The counters of several threads would overwrite one another.
        .env("RAYON_NUM_THREADS", "1")
        .env("LLVM_PROFILE_FILE", &counts)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    // Shapes are full of mistakes, so a build that reports some is one that has counted.
    match status.code() {
        Some(0..=2) => profile::total(&fs::read(counts)?),
        _ => Err(io::Error::other(format!("`postil` ended with {status}"))),
    }
}
