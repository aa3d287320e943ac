//! Texts as sentences and words.

/// One sentence: the pieces between spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence<'a>(Vec<&'a str>);

impl<'a> Sentence<'a> {
    /// Its words: the pieces with a letter or digit. "high-pitched" is one word, as somebody reads it; a dash is none.
    pub(super) fn words(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().copied().filter(|piece| is_word(piece))
    }

    /// The sentence as it stands.
    pub(super) fn text(&self) -> String {
        self.0.join(" ")
    }
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

/// The sentences of a text. A full stop, question or exclamation mark before a space ends one, and so does the end of the
/// text: a line of a list counts as one sentence. The pack writes no shortened words, whose full stops would end nothing.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut all = Vec::new();
    let mut open = Sentence::default();
    for piece in text.split_whitespace() {
        open.0.push(piece);
        let bare = piece.trim_end_matches(['"', '”', '’', '\'', ')']);
        if bare.ends_with(['.', '?', '!']) {
            all.push(std::mem::take(&mut open));
        }
    }
    all.push(open);
    all.retain(|sentence| sentence.words().next().is_some());
    all
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn lengths(text: &str) -> Vec<usize> {
        let all = sentences(text);
        all.iter()
            .map(|sentence| sentence.words().count())
            .collect()
    }

    #[test]
    fn a_mark_before_a_space_ends_a_sentence() {
        assert_eq!(lengths("It hurts. Does it burn? Say so!"), [2, 3, 2]);
        assert_eq!(
            lengths("Say “it hurts.” Then wait (a bit.) Go on"),
            [3, 4, 2]
        );
    }

    #[test]
    fn the_end_of_a_line_ends_a_sentence_and_an_empty_one_has_none() {
        assert_eq!(lengths("a stiff neck, or a rash"), [6]);
        assert_eq!(lengths(""), Vec::<usize>::new());
        assert_eq!(lengths(" – . ! "), Vec::<usize>::new());
    }

    #[test]
    fn a_point_in_a_number_or_an_ampersand_ends_nothing() {
        assert_eq!(lengths("38.5C or more: go to A&E – now"), [7]);
        assert_eq!(lengths("high-pitched, non-stop"), [2]);
    }
}
