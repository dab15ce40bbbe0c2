//! What people write, read and checked: [`sidecar`]s, [`accepted`] texts, the archive's own
//! [pages](markdown_page), and notes from [elsewhere](exchange).

pub mod accepted;
pub mod exchange;
pub mod markdown_page;
mod old_addresses;
pub mod sidecar;
pub mod sidecar_edit;
mod yaml_front_matter;
