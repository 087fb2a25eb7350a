//! How somebody with so much trust and energy looks and is spoken of: one set of thresholds for faces and words.

use serde::{Deserialize, Serialize};

use super::ONE;

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

/// How someone looks. Files write it in capitals, as every word of theirs; views in small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all(serialize = "snake_case"))]
pub enum Mood {
    /// At ease and keen.
    Pleased,
    /// As on most days.
    #[default]
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

/// How somebody stands, and how far the last turn moved them; in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bearing {
    /// How far they trust you, 0 to 100 points.
    pub trust: i32,
    /// What strength they have left, 0 to 100 points.
    pub energy: i32,
    /// By how much the last turn moved their trust.
    pub trust_by: i32,
    /// The same for their energy.
    pub energy_by: i32,
}

/// A turn that moves somebody's trust this far shows on their face, in thousandths of a point.
const STIRS: i32 = 4 * ONE;
/// One that costs so much of it unsettles.
const UNSETTLES: i32 = 2_500;
/// One that costs so much energy tires.
const TIRES: i32 = 3_300;

/// Returns how everyone of a team looks. Where members are moved by nothing but what happens (`stirred`), whoever the last turn hurt, drained
/// or pleased most shows it for that turn, one of the team each; where they have luck of their own, one turn says little.
#[must_use]
pub fn moods(team: &[Bearing], stirred: bool) -> Vec<Mood> {
    let lasting = |b: &Bearing| mood(b.trust / ONE, b.energy / ONE);
    let mut moods: Vec<Mood> = team.iter().map(lasting).collect();
    if !stirred {
        return moods;
    }
    let mut shows = |at: Option<(usize, &Bearing)>, face: Mood| {
        if let Some(mood) = at.and_then(|(at, _)| moods.get_mut(at))
            && matches!(*mood, Mood::Calm | Mood::Pleased | Mood::Worried)
        {
            *mood = face;
        }
    };
    let all = || team.iter().enumerate();
    let pleased = all().max_by_key(|(_, b)| b.trust_by);
    shows(pleased.filter(|(_, b)| b.trust_by >= STIRS), Mood::Pleased);
    let drained = all().min_by_key(|(_, b)| b.energy_by);
    shows(drained.filter(|(_, b)| b.energy_by <= -TIRES), Mood::Tired);
    let hurt = all().min_by_key(|(_, b)| b.trust_by);
    let hurt = hurt.filter(|(_, b)| b.trust_by <= -UNSETTLES);
    let angers = hurt.is_some_and(|(_, b)| b.trust_by <= -STIRS);
    shows(hurt, if angers { Mood::Angry } else { Mood::Worried });
    moods
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_a_turn_hurt_drained_or_pleased_most_shows_it() {
        let at = |trust_by, energy_by| Bearing {
            trust: 50 * ONE,
            energy: 55 * ONE,
            trust_by: trust_by * 100,
            energy_by: energy_by * 100,
        };
        let calm = [Mood::Calm; 4];
        assert_eq!(moods(&[at(0, 0); 4], true), calm);
        let turn = [at(-52, 0), at(-45, -40), at(60, 0), at(-20, -30)];
        assert_eq!(
            moods(&turn, true),
            [Mood::Angry, Mood::Tired, Mood::Pleased, Mood::Calm]
        );
        assert_eq!(moods(&turn, false), calm, "luck of their own");
        let unsettled = [at(-30, 0), at(0, 0)];
        assert_eq!(moods(&unsettled, true), [Mood::Worried, Mood::Calm]);
        // Who is at the end of their trust does not brighten up for a turn.
        let lost = Bearing {
            trust: 10 * ONE,
            ..at(90, 0)
        };
        assert_eq!(moods(&[lost], true), [Mood::Angry]);
    }

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
