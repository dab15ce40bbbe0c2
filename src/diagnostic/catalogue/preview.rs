//! The preview.

use crate::diagnostic::Diagnostic;

/// The build panicked during a preview, which goes on with the last good site.
pub fn build_broke_down() -> Diagnostic {
    Diagnostic::error("build-broke-down", "the build stopped because of a fault in Postil itself")
        .hint("the terminal has the details; undo what you changed last, and report the fault")
}
