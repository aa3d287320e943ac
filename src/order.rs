//! Lists put in order by insertion. The lists are short, and the standard library's sorts cost the module five kilobytes for
//! every type that is sorted.

use std::cmp::Ordering;

/// The items in the order of their keys; items with equal keys stay as they came.
#[must_use]
pub fn by_key<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    by(items, |a, b| key(a).cmp(&key(b)))
}

/// The items in the order that `compare` gives; items that are equal stay as they came.
#[must_use]
pub fn by<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        let place = ordered.partition_point(|other| compare(other, &item) != Ordering::Greater);
        ordered.insert(place, item);
    }
    ordered
}

/// The numbers in order, each once.
#[must_use]
pub fn once_each<T: PartialOrd + Copy>(items: Vec<T>) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        let place = ordered.partition_point(|other| *other < item);
        if ordered.get(place) != Some(&item) {
            ordered.insert(place, item);
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_as_they_came() {
        let ordered = by_key(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |item| item.0);
        assert_eq!(ordered, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn numbers_come_once_each() {
        assert_eq!(once_each(vec![3, 1, 3, 2, 1]), [1, 2, 3]);
    }
}
