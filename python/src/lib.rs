//! `postil._native`: the cleaner for Python.
//!
//! Everything that Python sees is made here or re-exported by `postil/__init__.py`; the types stand
//! in `postil/_native.pyi`. Cleaning itself is `postil-clean`'s. The interpreter's lock is released
//! while it works, and nothing that goes wrong in it leaves but as an exception.

mod archive;
mod article;
mod batch;
mod catalogue;
mod evidence;
mod failure;
mod lines;
mod page;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::archive::{ArchivePage, ArchiveRecord, WebArchive};
    #[pymodule_export]
    use crate::article::{Article, Block, FieldEvidence, Quotation, Remark, RemovedLines};
    #[pymodule_export]
    use crate::article::{RestoredLines, TextSpan, TrimmedText};
    #[pymodule_export]
    use crate::batch::{clean_batch, read_batch};
    #[pymodule_export]
    use crate::evidence::Evidence;
    #[pymodule_export]
    use crate::failure::{BatchError, EvidenceError, PageError, PostilError};
    #[pymodule_export]
    use crate::page::clean;

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
