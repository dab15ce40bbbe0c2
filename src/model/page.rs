//! A page before it is rendered: its address, its template, and all that it shows.

use serde::Serialize;

use crate::model::route::Route;

/// A page before it is rendered.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// The template's name, as `article.html`.
    pub template: &'static str,
    /// All that the template gets.
    pub view: View,
}

/// All that a template gets; one variant for each kind of page.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum View {
    /// Nothing yet.
    Empty,
}
