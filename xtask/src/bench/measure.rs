//! Runs a command and measures its time and its memory.

use std::fs;
use std::io;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Wall-clock seconds.
    pub seconds: f64,
    /// Peak memory in bytes; 0 where the system does not tell (`/proc` is Linux's).
    pub memory: u64,
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
    let start = Instant::now();
    let mut child = command.spawn()?;
    let watcher = watch_memory(&child);
    let status = child.wait()?;
    let seconds = start.elapsed().as_secs_f64();
    let memory = watcher.join().unwrap_or(0);
    let output = read_back(messages)?;
    match status.success() {
        true => Ok((Run { seconds, memory }, output)),
        false => Err(io::Error::other(format!("{command:?} failed: {output}"))),
    }
}

/// Reads the process's peak memory every few milliseconds until it ends.
///
/// The system keeps the peak itself, so only a peak in the last milliseconds can be missed.
fn watch_memory(child: &Child) -> thread::JoinHandle<u64> {
    let status = format!("/proc/{}/status", child.id());
    thread::spawn(move || {
        let mut peak = 0;
        while let Some(memory) = fs::read_to_string(&status).ok().as_deref().and_then(peak_memory) {
            peak = memory;
            thread::sleep(Duration::from_millis(5));
        }
        peak
    })
}

/// The peak memory in bytes that a `/proc/PID/status` tells; a process that ended tells none.
fn peak_memory(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peak_memory_is_read() {
        let status = "Name:\tpostil\nVmPeak:\t  9000 kB\nVmHWM:\t  2048 kB\nThreads:\t1\n";
        assert_eq!(peak_memory(status), Some(2_097_152));
        assert_eq!(peak_memory("Name:\tpostil\nState:\tZ (zombie)\n"), None);
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), 2.5);
    }

    #[test]
    fn a_failing_command_tells_why() {
        let error = run(Command::new("ls").arg("/no/such/folder")).expect_err("it fails");
        assert!(error.to_string().contains("/no/such/folder"));
    }
}
