//! The `postil` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    postil::cli::run()
}
