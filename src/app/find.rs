//! The search box as the combobox of the ARIA guide, with a list below it and manual selection: the arrow keys mark a line,
//! the return key picks the marked one, Escape first closes the list and then empties the box. The focus never leaves the box.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A line is marked.
    Mark(usize),
    /// A line is picked.
    Pick(usize),
    /// The list is closed, or the box emptied.
    Close,
}

/// What a key does with so many lines, one of which may be marked; nothing for keys that are the box's own. A closed list has
/// its lines all the same: marking one opens it again.
#[must_use]
pub fn pressed(key: &str, lines: usize, marked: Option<usize>) -> Option<Pressed> {
    let last = lines.checked_sub(1);
    match key {
        "Escape" => Some(Pressed::Close),
        "ArrowDown" => last.map(|last| {
            let next = marked.map_or(0, |at| at + 1);
            Pressed::Mark(if next > last { 0 } else { next })
        }),
        "ArrowUp" => {
            last.map(|last| Pressed::Mark(marked.and_then(|at| at.checked_sub(1)).unwrap_or(last)))
        }
        // Nothing is picked that was not marked first: the return key of a phone is pressed by habit.
        "Enter" => last.map(|_| marked.map_or(Pressed::Mark(0), Pressed::Pick)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_go_round() {
        let mut marked = None;
        let mut seen = Vec::new();
        for key in ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"] {
            let Some(Pressed::Mark(line)) = pressed(key, 2, marked) else {
                panic!("{key} marks no line");
            };
            marked = Some(line);
            seen.push(line);
        }
        assert_eq!(seen, [0, 1, 0, 1, 0]);
        assert_eq!(pressed("ArrowUp", 8, None), Some(Pressed::Mark(7)));
    }

    #[test]
    fn the_return_key_marks_before_it_picks() {
        assert_eq!(pressed("Enter", 3, None), Some(Pressed::Mark(0)));
        assert_eq!(pressed("Enter", 3, Some(2)), Some(Pressed::Pick(2)));
    }

    #[test]
    fn without_lines_nothing_is_marked_and_other_keys_are_the_box_s_own() {
        for key in ["ArrowDown", "ArrowUp", "Enter"] {
            assert_eq!(pressed(key, 0, None), None, "{key}");
        }
        for key in ["Home", "End", "ArrowLeft", "a", "Tab", "Unidentified"] {
            assert_eq!(pressed(key, 4, Some(1)), None, "{key}");
        }
        assert_eq!(pressed("Escape", 0, None), Some(Pressed::Close));
    }
}
