//! What training and measuring need of the cleaner's insides; no part of what the library promises.

pub use crate::clean::body::networks::{
    committee, decode, features, inputs, layers, network, overview, weights,
};
pub use crate::clean::body::passes::Passes;
pub use crate::clean::fields::weights::FieldWeights;
pub use crate::clean::training::{Choice, PageChoices, candidates};
pub use crate::clean::{Labeller, logical};
