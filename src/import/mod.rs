//! Reads what others have kept pages in, for an archive to take.

pub mod table;
