//! Runs the scripts beside this file in `node`.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a script prints of each query, a line of numbers; none where there is no `node`.
///
/// Fails when the script does, or does not answer every query.
pub(super) fn answers(
    root: &Path,
    script: &str,
    arguments: &[&OsStr],
    queries: &[String],
) -> io::Result<Option<Vec<Vec<f64>>>> {
    let mut command = Command::new("node");
    // Node.js 20 has sockets to a browser on request only; later ones take the flag too.
    command.arg("--experimental-websocket").arg("--no-warnings");
    command.arg(root.join("xtask/src/bench/search").join(script)).args(arguments);
    let mut child = match command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        child => child?,
    };
    child.stdin.take().expect("it is piped").write_all(queries.join("\n").as_bytes())?;
    let output = child.wait_with_output()?;
    let lines = numbers(&String::from_utf8_lossy(&output.stdout)).map_err(io::Error::other)?;
    match output.status.success() && lines.len() == queries.len() {
        true => Ok(Some(lines)),
        false => Err(io::Error::other("the search did not answer every query")),
    }
}

/// The numbers of each line.
fn numbers(lines: &str) -> Result<Vec<Vec<f64>>, std::num::ParseFloatError> {
    lines.lines().map(|line| line.split(' ').map(str::parse).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_numbers() {
        assert_eq!(numbers("12.5 7\n0 1\n"), Ok(vec![vec![12.5, 7.0], vec![0.0, 1.0]]));
        assert!(numbers("12.5 no\n").is_err());
    }
}
