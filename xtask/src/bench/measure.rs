//! Runs a command and measures its time, its processor time and its memory.

use std::fs;
use std::io;
use std::ops::Sub;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Wall-clock seconds.
    pub seconds: f64,
    /// Seconds of processor time; 0 where the system does not tell.
    pub processor: Processor,
    /// Peak memory in bytes; 0 where the system does not tell (`/proc` is Linux's).
    pub memory: u64,
}

/// Processor time in seconds.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Processor {
    /// In the program itself.
    pub user: f64,
    /// In the system on its behalf.
    pub system: f64,
}

impl Processor {
    /// Both together.
    pub fn total(self) -> f64 {
        self.user + self.system
    }
}

impl Run {
    /// The run without what another one took.
    pub fn without(self, other: Run) -> Run {
        Run {
            seconds: self.seconds - other.seconds,
            processor: self.processor - other.processor,
            memory: self.memory,
        }
    }
}

impl Sub for Processor {
    type Output = Processor;

    fn sub(self, other: Processor) -> Processor {
        Processor { user: self.user - other.user, system: self.system - other.system }
    }
}

/// Runs a command to its end, its output hidden.
///
/// Fails when the command does, with all that it said.
pub fn run(command: &mut Command) -> io::Result<Run> {
    run_and_read(command).map(|(run, _)| run)
}

/// Runs a command to its end and gives what it printed, errors included.
///
/// Fails when the command does, with all that it said.
pub fn run_and_read(command: &mut Command) -> io::Result<(Run, String)> {
    let messages = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(messages.try_clone()?).stderr(messages.try_clone()?);
    let before = processor_of_children();
    let start = Instant::now();
    let mut child = command.spawn()?;
    let watcher = watch_memory(&child);
    let status = child.wait()?;
    let seconds = start.elapsed().as_secs_f64();
    let processor = processor_of_children() - before;
    let memory = watcher.join().unwrap_or(0);
    let output = read_back(messages)?;
    match status.success() {
        true => Ok((Run { seconds, processor, memory }, output)),
        false => Err(io::Error::other(format!("{command:?} failed: {output}"))),
    }
}

/// Reads the process's peak memory every few milliseconds until it ends.
///
/// The system keeps the peak itself, so only a peak in the last milliseconds can be missed.
fn watch_memory(child: &Child) -> thread::JoinHandle<u64> {
    let process = child.id();
    thread::spawn(move || {
        let mut peak = 0;
        while let Some(memory) = memory_of(process, "VmHWM") {
            peak = memory;
            thread::sleep(Duration::from_millis(5));
        }
        peak
    })
}

/// A figure of a process's memory, in bytes; one that ended has none.
///
/// `VmHWM` is the peak, `VmRSS` what is held now.
pub fn memory_of(process: u32, name: &str) -> Option<u64> {
    memory_in(&fs::read_to_string(format!("/proc/{process}/status")).ok()?, name)
}

/// A figure of memory in a `/proc/PID/status`.
fn memory_in(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// What the children that this process has waited for took until now.
fn processor_of_children() -> Processor {
    let stat = fs::read_to_string("/proc/self/stat").ok();
    stat.as_deref().and_then(children_in).unwrap_or_default()
}

/// The time of the children in a `/proc/PID/stat`; see proc(5), fields 16 and 17.
fn children_in(stat: &str) -> Option<Processor> {
    /// Linux counts for programs in hundredths of a second, whatever the machine.
    const TICKS_PER_SECOND: f64 = 100.0;
    // The second field is a name in parentheses, which may have spaces.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(16 - 3);
    let mut seconds = || Some(fields.next()?.parse::<f64>().ok()? / TICKS_PER_SECOND);
    Some(Processor { user: seconds()?, system: seconds()? })
}

fn read_back(mut file: fs::File) -> io::Result<String> {
    use std::io::{Read, Seek};
    let mut text = String::new();
    file.rewind()?;
    file.read_to_string(&mut text)?;
    Ok(text)
}

/// The middle of some figures, of which there is at least one.
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() % 2 {
        0 => f64::midpoint(sorted[middle - 1], sorted[middle]),
        _ => sorted[middle],
    }
}

/// The figure that `share` of all are not above, by the nearest rank; there is at least one figure.
pub fn percentile(figures: impl IntoIterator<Item = f64>, share: f64) -> f64 {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() as f64 * share).ceil() as usize;
    sorted[rank.clamp(1, sorted.len()) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read() {
        let status = "Name:\tpostil\nVmPeak:\t  9000 kB\nVmHWM:\t  2048 kB\nVmRSS:\t 1024 kB\n";
        assert_eq!(memory_in(status, "VmHWM"), Some(2_097_152));
        assert_eq!(memory_in(status, "VmRSS"), Some(1_048_576));
        assert_eq!(memory_in("Name:\tpostil\nState:\tZ (zombie)\n", "VmHWM"), None);
    }

    #[test]
    fn time_of_children_is_read() {
        let stat = "7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 11 12 250 50 20 0";
        assert_eq!(children_in(stat), Some(Processor { user: 2.5, system: 0.5 }));
        assert_eq!(children_in("7 (a) S 1"), None);
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), 2.5);
    }

    #[test]
    fn a_percentile_is_a_figure_that_was_measured() {
        let figures = (1..=200).map(f64::from);
        assert_eq!(percentile(figures.clone(), 0.95), 190.0);
        assert_eq!(percentile(figures, 1.0), 200.0);
        assert_eq!(percentile([7.0], 0.95), 7.0);
    }

    #[test]
    fn a_failing_command_tells_why() {
        let tests = std::env::current_exe().expect("the tests have a path");
        let error = run(Command::new(tests).arg("--no-such-option")).expect_err("it fails");
        assert!(error.to_string().contains("no-such-option"), "{error}");
    }
}
