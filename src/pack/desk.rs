//! `desk.json`: words for the two other seats, the reception desk and the kiosk. A pack may do without; then neither page opens.

use crate::pack::authored::record;
use crate::pack::kiosk::KioskText;
use crate::pack::number::Date;
use crate::pack::reception::ReceptionText;

record! {
    /// `desk.json`.
    pub struct DeskFile {
        /// The last day on which a shared screen says what is open: after it the directory counts as old.
        holds_until: Option<Date>,
        /// Words for the reception desk.
        reception: ReceptionText,
        /// Words for the kiosk.
        kiosk: KioskText,
    }
}
