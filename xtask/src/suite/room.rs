//! Whether the disk has room for what the checks write: on a full one each test fails in its own way.

use std::path::Path;
use std::process::Command;

use crate::target;

/// What a first run writes below the target folder, in KiB.
const FIRST_RUN: u64 = 5 << 20;

/// Says so where the disk has less free than a first run writes; silent where `df` cannot tell.
pub fn say_if_short(root: &Path) {
    match free(root) {
        Some(free) if free < FIRST_RUN => println!(
            "note: the disk has {} MB free, and a first run writes up to {}; make room, or name a \
             folder elsewhere in CARGO_TARGET_DIR\n",
            free >> 10,
            FIRST_RUN >> 10
        ),
        _ => {}
    }
}

/// The free room where the target folder is or will be, in KiB, if `df` says it.
fn free(root: &Path) -> Option<u64> {
    let target = target::folder(root);
    let made = target.ancestors().find(|folder| folder.exists())?;
    let output = Command::new("df").arg("-Pk").arg(made).output().ok()?;
    available(&String::from_utf8_lossy(&output.stdout))
}

/// The fourth column of the second line, as POSIX has it.
fn available(table: &str) -> Option<u64> {
    table.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::available;

    #[test]
    fn the_free_room_is_read_from_the_table() {
        let head = "Filesystem 1024-blocks Used Available Capacity Mounted on\n";
        let row = "/dev/vda 263212084 48234496 48001232 51% /\n";
        assert_eq!(available(&format!("{head}{row}")), Some(48_001_232));
        assert_eq!(available(head), None);
        assert_eq!(available("df: /nowhere: No such file or directory\n"), None);
    }
}
