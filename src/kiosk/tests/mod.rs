//! Turns at the screen with a clock of our own, and the advice that is taken away, on the pack that ships.

mod session;
mod takeaway;

use crate::folder::{files_of, real_folder};
use crate::pack::author::ReadPack;
use std::sync::LazyLock;

/// The pack that ships.
pub(super) static PACK: LazyLock<ReadPack> =
    LazyLock::new(|| crate::verify::read_checked(&files_of(&real_folder())).unwrap());
