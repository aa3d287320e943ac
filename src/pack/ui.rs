//! Words of the screens, one field each, so that a missing one is a mistake in the pack and not a blank button.

use crate::pack::authored::record;
use crate::pack::text::Text;

record! {
    /// Words of the screens.
    pub struct Ui {
        /// The answer "yes".
        yes: Text,
        /// The answer "no".
        no: Text,
    }
}
