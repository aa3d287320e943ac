//! Every journey of a topic, as a graph: played with the engine, page by page, with every answer of every question.

mod bits;
mod explore;
mod figures;
mod residue;

pub use explore::{Broken, End, Explored, explore};
