//! Numbers by name. One list in the order of the names does for topics, questions, findings and pages; a map for each of them
//! would be in the module four times.

/// Names and their numbers.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Vec<(String, u16)>);

impl Numbers {
    /// Each name with its position; the first position when it is there twice.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut numbers = Self::default();
        for (position, name) in names.enumerate() {
            numbers.number(name, position);
        }
        numbers
    }

    /// The number of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<u16> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, number)| *number)
    }

    /// The number of a name; `new` becomes it when there is none.
    pub fn number(&mut self, name: &str, new: usize) -> u16 {
        match self.place(name) {
            Ok(place) => self.0.get(place).map_or(u16::MAX, |(_, number)| *number),
            Err(place) => {
                let number = u16::try_from(new).unwrap_or(u16::MAX);
                self.0.insert(place, (name.to_owned(), number));
                number
            }
        }
    }

    /// How many names there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_first_number() {
        let mut numbers = Numbers::of(["b", "a", "b"].into_iter());
        assert_eq!(
            (numbers.get("a"), numbers.get("b"), numbers.get("c")),
            (Some(1), Some(0), None)
        );
        assert_eq!(
            (
                numbers.number("a", 7),
                numbers.number("c", 7),
                numbers.count()
            ),
            (1, 7, 3)
        );
    }
}
