//! `import.json`: which rows of a national list are of this area, and what to cite. Read natively, never sent to a browser.

use crate::pack::SourceId;
use crate::pack::authored::record;

record! {
    /// `import.json`: which rows of the national lists belong to this pack.
    pub struct ImportFile {
        /// The Consolidated Pharmaceutical List, which has the hours of pharmacies.
        pharmacy_hours: PharmacyRows,
        /// GP practices of the Organisation Data Service (epraccur).
        practices: OrganisationRows,
        /// Dispensaries of the Organisation Data Service (edispensary).
        pharmacies: OrganisationRows,
        /// Bank holidays of GOV.UK.
        bank_holidays: HolidayRows,
        /// The districts of the pack by the code that lists of postcodes have for them.
        districts: Vec<DistrictCode>,
    }

    /// Which rows of the Consolidated Pharmaceutical List to take.
    pub struct PharmacyRows {
        /// What to cite.
        source: Cited,
        /// The health and wellbeing boards of the area, in any letters.
        boards: Vec<String>,
        /// Contract types of pharmacies that people can walk into.
        contracts: Vec<String>,
        /// Contract types that are left out.
        other_contracts: Vec<String>,
        /// Codes that are left out whatever the list says.
        left_out: Vec<String>,
    }

    /// Which rows of a list of organisations to take.
    pub struct OrganisationRows {
        /// What to cite.
        source: Cited,
        /// Kinds that are taken: the prescribing setting of a practice, the sub-type of a dispensary.
        kinds: Vec<String>,
        /// The commissioners of the area. None: the postcode decides.
        commissioners: Vec<String>,
        /// Codes that are left out whatever the list says.
        left_out: Vec<String>,
        /// Places whose number is not taken whatever the list says.
        phones_left_out: Vec<WrongPhone>,
    }

    /// A place for which the list gives somebody else's number.
    pub struct WrongPhone {
        /// Its code.
        code: String,
        /// Why the number is wrong.
        reason: String,
    }

    /// Which bank holidays to take.
    pub struct HolidayRows {
        /// What to cite.
        source: Cited,
        /// The part of the United Kingdom, as the list names it.
        division: String,
    }

    /// What a record made from a list cites.
    pub struct Cited {
        /// The source's id.
        id: SourceId,
        /// Its title, without a date.
        title: String,
        /// Its public address.
        url: Option<String>,
    }

    /// A district and its code.
    pub struct DistrictCode {
        /// The code, such as `E07000066`.
        code: String,
        /// The pack's district.
        district: crate::pack::DistrictId,
    }
}
