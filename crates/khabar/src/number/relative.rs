//! Ordinals told from where one stands or from the end: "التالي", "السابقة", "الحالي", "الأخيرة", "قبل الأخير".

use super::Numbers;
use crate::text::Text;

/// What a relative ordinal counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Where one is.
    Current,
    /// The last of the row.
    End,
}

/// A relative ordinal where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// What it counts from.
    pub origin: Origin,
    /// How far: 1 the next, -1 the one before.
    pub offset: i32,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
}

impl Numbers {
    /// The relative ordinal that begins at token `at`.
    pub fn relative(&self, text: &Text, at: usize) -> Option<Relative> {
        let found = |origin, offset, last| Some(Relative { origin, offset, first: at, last });
        let last = |at: usize| matches!(text.word(at), "الاخير" | "الاخيره" | "الاخر");
        match text.word(at) {
            "قبل" | "قبلا" if last(at + 1) => found(Origin::End, -1, at + 2),
            "الواحد" | "الثانيه" if matches!(text.word(at + 1), "قبل" | "الي") && last(at + 2) => {
                found(Origin::End, -1, at + 3)
            }
            "الاخير" | "الاخيره" | "الاخر" | "اخر" => found(Origin::End, 0, at + 1),
            "التالي" | "التاليه" => found(Origin::Current, 1, at + 1),
            "السابق" | "السابقه" => found(Origin::Current, -1, at + 1),
            "الحالي" | "الحاليه" => found(Origin::Current, 0, at + 1),
            _ => None,
        }
    }
}
