//! The plan and the default theme together: from an archive in memory to finished pages.

mod documented;
mod lists;
mod notes;
mod overrides;
mod pages;
mod phrases;
mod sample;
mod site;
mod small_theme;
