//! `desk.json`: words for the two other seats, the reception desk and the kiosk. A pack may do without; then neither page opens.

use crate::pack::authored::record;
use crate::pack::reception::ReceptionText;
use crate::pack::text::Text;

record! {
    /// `desk.json`.
    pub struct DeskFile {
        /// Words for the reception desk.
        reception: ReceptionText,
        /// Words for the kiosk.
        kiosk: KioskText,
    }

    /// Words for the kiosk.
    pub struct KioskText {
        /// The heading of the screen that waits for somebody.
        title: Text,
    }
}
