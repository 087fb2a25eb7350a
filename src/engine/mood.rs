//! How somebody with so much trust and energy looks and is spoken of: one set of thresholds for faces and words.

use serde::Serialize;

/// How far somebody trusts you.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrustLevel {
    /// Below 18 points.
    Lost,
    /// 18 to 29 points.
    Distant,
    /// 30 to 43 points.
    Wary,
    /// 44 to 57 points.
    Open,
    /// 58 to 71 points.
    Trusting,
    /// 72 points and more.
    Devoted,
}

impl TrustLevel {
    /// Returns the level of so many points, 0 to 100.
    #[must_use]
    pub const fn of(points: i32) -> Self {
        match points {
            ..18 => Self::Lost,
            18..30 => Self::Distant,
            30..44 => Self::Wary,
            44..58 => Self::Open,
            58..72 => Self::Trusting,
            _ => Self::Devoted,
        }
    }
}

/// How much strength somebody has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnergyLevel {
    /// Below 18 points.
    Spent,
    /// 18 to 29 points.
    Low,
    /// 30 to 44 points.
    Tiring,
    /// 45 to 69 points.
    Fresh,
    /// 70 points and more.
    Rested,
}

impl EnergyLevel {
    /// Returns the level of so many points, 0 to 100.
    #[must_use]
    pub const fn of(points: i32) -> Self {
        match points {
            ..18 => Self::Spent,
            18..30 => Self::Low,
            30..45 => Self::Tiring,
            45..70 => Self::Fresh,
            _ => Self::Rested,
        }
    }
}

/// How someone looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// At ease and keen.
    Pleased,
    /// As on most days.
    Calm,
    /// Not sure of you.
    Worried,
    /// At the end of their strength.
    Tired,
    /// At the end of their trust.
    Angry,
}

impl Mood {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pleased => "pleased",
            Self::Calm => "calm",
            Self::Worried => "worried",
            Self::Tired => "tired",
            Self::Angry => "angry",
        }
    }
}

/// Returns how someone looks with so much trust and energy, in points from 0 to 100. Who lacks both shows what is lacking most.
#[must_use]
pub fn mood(trust: i32, energy: i32) -> Mood {
    let (trusts, strength) = (TrustLevel::of(trust), EnergyLevel::of(energy));
    if trusts <= TrustLevel::Distant && trust <= energy {
        Mood::Angry
    } else if strength <= EnergyLevel::Low {
        Mood::Tired
    } else if trusts <= TrustLevel::Wary {
        Mood::Worried
    } else if trusts >= TrustLevel::Trusting && strength >= EnergyLevel::Fresh {
        Mood::Pleased
    } else {
        Mood::Calm
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_never_says_otherwise_than_the_words() {
        for trust in 0..=100 {
            for energy in 0..=100 {
                let (trusts, strength) = (TrustLevel::of(trust), EnergyLevel::of(energy));
                match mood(trust, energy) {
                    Mood::Pleased => assert!(trusts >= TrustLevel::Trusting),
                    Mood::Calm => assert!(trusts >= TrustLevel::Open),
                    Mood::Worried => assert!(trusts <= TrustLevel::Wary),
                    Mood::Tired => assert!(strength <= EnergyLevel::Low),
                    Mood::Angry => assert!(trusts <= TrustLevel::Distant),
                }
            }
        }
    }
}
