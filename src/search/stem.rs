//! Words without their endings, so that "aching", "aches" and "ache" are one. Only what changes a word's form is cut: the same
//! is done to the words of the index, so a stem need not be a word.

/// Endings, and the fewest letters that must stay. The first that fits is cut.
const ENDINGS: [(&str, usize); 13] = [
    ("nesses", 4),
    ("iness", 3),
    ("ness", 4),
    ("ings", 3),
    ("ing", 3),
    ("ies", 2),
    ("ied", 2),
    ("ed", 3),
    ("es", 3),
    ("ys", 3),
    ("s", 3),
    ("ly", 4),
    ("y", 3),
];

/// The most letters of a stem: what follows tells few words apart and is often misspelt.
const LONGEST: usize = 7;

/// The stem of a word in small letters.
pub(crate) fn stem(word: &str) -> String {
    let mut left = word;
    if !left.is_ascii() {
        return word.to_owned();
    }
    for (ending, least) in ENDINGS {
        let Some(rest) = left.strip_suffix(ending) else {
            continue;
        };
        let stays = match ending {
            // "glass", "virus" and "arthritis" are no plurals; the e of "eyes" belongs to the word and goes below.
            "s" => rest.ends_with(['s', 'u', 'i']),
            "es" => {
                !rest.ends_with(['s', 'x', 'z']) && !rest.ends_with("ch") && !rest.ends_with("sh")
            }
            "y" | "ys" => rest.ends_with(['a', 'e', 'o', 'u']),
            _ => false,
        };
        if rest.len() < least || stays || !rest.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            continue;
        }
        left = rest;
        break;
    }
    if left.len() > 3 {
        left = left.strip_suffix('e').unwrap_or(left);
    }
    // "stopped", "stopping", "tummy": one letter of two. Most words that end so without an ending have l, s, f or z.
    let mut last = left.bytes().rev();
    let double = last.next().filter(|byte| last.next() == Some(*byte));
    if left.len() > 3
        && left.len() < word.len()
        && double.is_some_and(|it| b"bdgmnprt".contains(&it))
    {
        left = left.get(..left.len() - 1).unwrap_or(left);
    }
    left.get(..LONGEST).unwrap_or(left).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one() {
        for forms in [
            &["ache", "aches", "aching", "ached", "achy"][..],
            &["itch", "itchy", "itching", "itches", "itchiness"],
            &["baby", "babies", "babys"],
            &["stop", "stopping", "stopped", "stops"],
            &["wheeze", "wheezy", "wheezing"],
            &["eye", "eyes"],
            &["worry", "worried", "worries"],
            &["sick", "sickness"],
            &["tummy", "tummies"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("glass", "gla"),
            ("virus", "viru"),
            ("pus", "pu"),
            ("king", "k"),
            ("bed", "b"),
            ("boys", "bo"),
            ("kidneys", "kidne"),
        ] {
            assert_ne!(stem(one), other);
        }
        assert_eq!(stem("caf\u{e9}s"), "caf\u{e9}s");
    }
}
