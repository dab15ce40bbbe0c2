//! Whole imports, from the bytes of files to what stands in the archive.

mod answers;
mod damage;
mod driver;
mod flawed;
mod http;
mod placing;
mod promises;
mod revisits;
mod saved;
mod tables;
mod taken;
mod wacz;
mod writer;
