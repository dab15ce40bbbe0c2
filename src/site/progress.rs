//! Tells how the work goes on.

/// Told how the work goes on. Every method has an empty default.
pub trait Progress: Sync {
    /// A stretch of work begins that takes `steps` steps.
    fn begin(&self, work: Work, steps: usize) {
        let _ = (work, steps);
    }

    /// One step is done.
    fn step(&self) {}
}

/// The stretches of a build that take time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Reading and cleaning articles.
    Cleaning,
    /// Rendering pages.
    Rendering,
}

/// Nobody is told.
pub struct Silent;

impl Progress for Silent {}
