//! Values that remember what they were made of.
//!
//! What follows from an archive is handed on from one build to the next where what it was made of is
//! the same, and made anew otherwise. Nothing has to say that something has changed: what a value is
//! made of is compared, and it can be made of nothing else.

use std::sync::Arc;

/// The last value of a function, with what it was made of.
#[derive(Debug)]
pub struct Memo<I, T> {
    last: Option<(I, Arc<T>)>,
}

impl<I, T> Default for Memo<I, T> {
    fn default() -> Self {
        Memo { last: None }
    }
}

impl<I: PartialEq, T> Memo<I, T> {
    /// The value that `make` makes of the ingredients: the last one, where those are the same.
    ///
    /// A plain function sees nothing else, so it is the value that it would make now.
    pub fn of(&mut self, ingredients: I, make: fn(&I) -> T) -> Arc<T> {
        let known = self.last.take().filter(|(known, _)| *known == ingredients);
        let value = known.map_or_else(|| Arc::new(make(&ingredients)), |(_, value)| value);
        // Those that were compared last are compared fastest the next time.
        self.last = Some((ingredients, Arc::clone(&value)));
        value
    }
}

/// A value that stands for itself among ingredients: only what was handed on is the same.
#[derive(Debug)]
pub struct Same<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> Same<T> {
    /// A value that others share.
    pub fn of(value: &Arc<T>) -> Self {
        Same(Arc::clone(value))
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Values of which most were handed on: two are looked into only where they are not one.
#[derive(Debug, Default)]
pub struct Each<T>(Arc<Vec<Arc<T>>>);

impl<T> Each<T> {
    /// The values.
    pub fn all(&self) -> &[Arc<T>] {
        &self.0
    }
}

impl<T> Clone for Each<T> {
    fn clone(&self) -> Self {
        Each(Arc::clone(&self.0))
    }
}

impl<T> FromIterator<Arc<T>> for Each<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(values: I) -> Self {
        Each(Arc::new(values.into_iter().collect()))
    }
}

impl<T: PartialEq> PartialEq for Each<T> {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(one, other) || one == other;
        let are_same = || self.0.iter().zip(&*other.0).all(is_same);
        Arc::ptr_eq(&self.0, &other.0) || self.0.len() == other.0.len() && are_same()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(texts: &Each<&str>) -> usize {
        texts.all().iter().flat_map(|text| text.split(' ')).count()
    }

    #[test]
    fn a_value_is_handed_on_while_its_ingredients_are_the_same() {
        let texts =
            |texts: &[&'static str]| texts.iter().copied().map(Arc::new).collect::<Each<_>>();
        let mut memo = Memo::default();
        let first = memo.of(texts(&["a b", "c"]), words);
        assert!(Arc::ptr_eq(&first, &memo.of(texts(&["a b", "c"]), words)));
        assert_eq!(*memo.of(texts(&["a b"]), words), 2);
        let again = memo.of(texts(&["a b", "c"]), words);
        assert!(*again == 3 && !Arc::ptr_eq(&first, &again), "one value is kept");
    }

    #[test]
    fn an_equal_value_that_was_not_handed_on_is_another() {
        let (one, other) = (Arc::new(1), Arc::new(1));
        assert_eq!(Same::of(&one), Same::of(&one));
        assert_ne!(Same::of(&one), Same::of(&other));
    }
}
