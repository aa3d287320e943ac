//! `browse.json`: ways to a topic for those who would rather look than type.

#[cfg(not(target_arch = "wasm32"))]
use crate::pack::Pack;
use crate::pack::Text;
use crate::pack::authored::record;
use crate::pack::ids::{PictureId, TopicId};

record! {
    /// `browse.json`: ways to a topic for those who would rather look than type.
    pub struct BrowseFile {
        /// The ways, in the order in which the first screen has them.
        groups: Vec<BrowseGroup>,
    }

    /// One way of parting the topics: by the part of the body, by who it is for, by kind.
    pub struct BrowseGroup {
        /// What opens it.
        title: Text,
        /// A picture of `tiles.svg` that stands beside its parts, each at its number.
        picture: Option<PictureId>,
        /// Its parts.
        parts: Vec<BrowsePart>,
    }

    /// Topics that somebody would look for in one place.
    pub struct BrowsePart {
        /// Its name.
        title: Text,
        /// Its topics. They are shown by their names from A to Z.
        topics: Vec<TopicId>,
    }

    /// A group as the search file carries it.
    pub struct Shelf {
        /// What opens it.
        title: Text,
        /// The picture beside its parts.
        picture: Option<PictureId>,
        /// Its parts.
        parts: Vec<ShelfPart>,
    }

    /// A part as the search file carries it.
    pub struct ShelfPart {
        /// Its name.
        title: Text,
        /// The positions of its topics in the pack.
        topics: Vec<u32>,
    }
}

/// The groups as the search file carries them: numbers take half the room of names.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn shelves(groups: &[BrowseGroup], pack: &Pack) -> Vec<Shelf> {
    let number = |topic: &TopicId| pack.find_topic(topic.as_str()).map(u32::from);
    let part = |part: &BrowsePart| {
        let mut topics: Vec<u32> = part.topics.iter().filter_map(number).collect();
        topics.sort_unstable();
        let title = part.title.clone();
        ShelfPart { title, topics }
    };
    let shelf = |group: &BrowseGroup| Shelf {
        title: group.title.clone(),
        picture: group.picture.clone(),
        parts: group.parts.iter().map(part).collect(),
    };
    groups.iter().map(shelf).collect()
}
