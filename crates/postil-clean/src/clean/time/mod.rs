//! Times and dates as pages write them.

pub(crate) mod clock;
pub(crate) mod notation;
pub(crate) mod stamp;
pub(crate) mod zone;
