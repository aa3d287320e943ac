//! `words.json` and `danger.json`: what is understood of what people type, and what is listened for in it.

use crate::pack::authored::record;
use crate::pack::need::Door;

record! {
    /// `words.json`: words that search knows besides those of the topics.
    pub struct WordsFile {
        /// Words that say nothing about what is wrong.
        empty: Vec<String>,
        /// Words that deny those behind them.
        not: Vec<String>,
        /// Words with which a clause begins.
        breaks: Vec<String>,
        /// Words and expressions that mean the same; the first is the one that counts. `#` is a number up to 12, `##` a larger one.
        same: Vec<Vec<String>>,
        /// Words that may stand for others as well.
        hints: Vec<Hint>,
    }

    /// A word that may stand for others as well as for itself.
    pub struct Hint {
        /// The word.
        word: String,
        /// What else it may mean.
        means: Vec<String>,
    }

    /// `danger.json`: what is listened for in everything that is typed.
    pub struct DangerFile {
        /// Sets of words, by whose names the phrases call them.
        sets: Vec<WordSet>,
        /// Expressions that mean no harm: their words count for nothing.
        harmless: Vec<String>,
        /// What says that something was more than a week ago: its clause counts for nothing.
        past: Vec<String>,
        /// What says that danger is only asked or talked about: its clause counts for nothing, unless it is about suicide.
        talk: Vec<String>,
        /// The kinds of danger.
        kinds: Vec<DangerKind>,
    }

    /// Words that count as one.
    pub struct WordSet {
        /// Its name, in capitals.
        name: String,
        /// Its words.
        words: Vec<String>,
    }

    /// One kind of danger.
    pub struct DangerKind {
        /// Its id.
        id: String,
        /// Who can help: `999`, or `111-mental-health`, which is then offered beside it.
        door: Door,
        /// What people say.
        phrases: Vec<String>,
    }
}
