//! Authored JSON, read natively: positions kept, every mistake reported at once, and the schema from the same types.

mod folder;
mod invariant;
mod postcodes;
mod reading;
mod schema;
mod site;

pub use folder::{PackFiles, Phrases, ReadPack, read_pack, with_lines};
pub use invariant::{Invariant, InvariantsFile, Least};
pub use reading::{Document, Reading};
pub use schema::{Definitions, Member, schema_for, schemas};
pub use site::{old_in_site, read_site};
