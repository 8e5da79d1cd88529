//! What a detector finds in a question or a draft that should not go out.

use super::rules::RiskLevel;
use super::span::Span;

/// What sort of harm a finding stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    PersonalData,
    Confidential,
    UnprofessionalTone,
    Political,
    Reputational,
    Security,
    Copyright,
}

impl FindingKind {
    /// All of them.
    pub const ALL: [FindingKind; 7] = [
        FindingKind::PersonalData,
        FindingKind::Confidential,
        FindingKind::UnprofessionalTone,
        FindingKind::Political,
        FindingKind::Reputational,
        FindingKind::Security,
        FindingKind::Copyright,
    ];

    /// Its name in JSON and in `safety.toml`.
    pub fn code(self) -> &'static str {
        match self {
            FindingKind::PersonalData => "personal_data",
            FindingKind::Confidential => "confidential",
            FindingKind::UnprofessionalTone => "unprofessional_tone",
            FindingKind::Political => "political",
            FindingKind::Reputational => "reputational",
            FindingKind::Security => "security",
            FindingKind::Copyright => "copyright",
        }
    }

    /// The kind with this name.
    pub fn of_code(code: &str) -> Option<FindingKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

macro_rules! details {
    ($($(#[$note:meta])* $name:ident $code:literal $kind:ident,)*) => {
        /// What exactly was found.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Detail {
            $($(#[$note])* $name,)*
            /// A pattern of the organisation's own, by its id.
            Own(String),
        }

        impl Detail {
            /// All but the organisations' own.
            pub const ALL: &'static [Detail] = &[$(Detail::$name,)*];

            /// Its name in JSON; an organisation's own goes by its id.
            pub fn code(&self) -> &str {
                match self {
                    $(Detail::$name => $code,)*
                    Detail::Own(id) => id,
                }
            }

            /// The kind that it belongs to; an organisation's own says it itself.
            pub fn kind(&self) -> FindingKind {
                match self {
                    $(Detail::$name => FindingKind::$kind,)*
                    Detail::Own(_) => FindingKind::Confidential,
                }
            }
        }
    };
}

details! {
    Bsn "bsn" PersonalData,
    Iban "iban" PersonalData,
    BankCard "bank_card" PersonalData,
    Phone "phone" PersonalData,
    Email "email" PersonalData,
    Address "address" PersonalData,
    LicencePlate "licence_plate" PersonalData,
    BirthDate "birth_date" PersonalData,
    /// The number of a case of a person who is named beside it.
    CaseNumber "case_number" PersonalData,
    /// A number that stands for one person: client, patient, staff or student number.
    PersonNumber "person_number" PersonalData,
    Passport "passport" PersonalData,
    DrivingLicence "driving_licence" PersonalData,
    Name "name" PersonalData,
    Health "health" PersonalData,
    PoliticalOpinion "political_opinion" PersonalData,
    TradeUnion "trade_union" PersonalData,
    Religion "religion" PersonalData,
    Ethnicity "ethnicity" PersonalData,
    Orientation "orientation" PersonalData,
    Criminal "criminal" PersonalData,
    /// Money, work, family: a matter between a person and the organisation, or of nobody's concern.
    PrivateLife "private_life" PersonalData,
    /// A child with its name and age.
    Minor "minor" PersonalData,
    /// Where a photo was taken, in the image's own data.
    ImagePosition "image_position" PersonalData,
    /// Who took it, or whose camera it is.
    ImageOwner "image_owner" PersonalData,
    /// With what and when it was taken.
    ImageCamera "image_camera" PersonalData,
    IpAddress "ip_address" Security,
    Password "password" Security,
    Token "token" Security,
    TlpRed "tlp_red" Confidential,
    TlpAmber "tlp_amber" Confidential,
    TlpGreen "tlp_green" Confidential,
    StateSecret "state_secret" Confidential,
    Departmental "departmental" Confidential,
    Confidential "confidential" Confidential,
    Internal "internal" Confidential,
    Draft "draft" Confidential,
    NotPublic "not_public" Confidential,
    Embargo "embargo" Confidential,
    /// What was said where the public was not.
    ClosedMeeting "closed_meeting" Confidential,
    Campaigning "campaigning" Political,
    /// Praise or blame of a party or of those who govern.
    PartyOpinion "party_opinion" Political,
    Insult "insult" UnprofessionalTone,
    Contempt "contempt" UnprofessionalTone,
    Shouting "shouting" UnprofessionalTone,
    Mockery "mockery" Reputational,
    /// Work of somebody else, taken over.
    Copied "copied" Copyright,
}

/// One thing that was found, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    pub kind: FindingKind,
    pub detail: Detail,
    /// In the bytes of the question or draft itself, on borders of characters.
    pub span: Span,
    pub level: RiskLevel,
    /// What stands there, masked where it is a value: `NL91 ABNA ****`.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let mut codes: Vec<&str> = Detail::ALL.iter().map(Detail::code).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), Detail::ALL.len());
        assert_eq!(FindingKind::of_code("political"), Some(FindingKind::Political));
        assert_eq!(FindingKind::of_code("politics"), None);
    }
}
