//! Settings that somebody states, over their defaults.

/// Sets what is stated; the rest keeps its default.
pub(super) fn replace<T>(setting: &mut T, stated: Option<T>) {
    if let Some(value) = stated {
        *setting = value;
    }
}
