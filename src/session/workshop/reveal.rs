//! What a reveal says beside the turn: the split, and how the predictions did.

use super::state::{Prediction, Round};
use super::view::{JudgedView, MovedView, PredictionView, SplitView, Verdict};
use crate::session::way::Way;
use crate::session::{MeterMove, MeterView, ResponseView};

/// The responses with their hands and shares.
pub(super) fn split(round: &Round, responses: Vec<ResponseView>) -> Vec<SplitView> {
    let hands: Vec<u16> = responses
        .iter()
        .map(|response| {
            let found = round.hands.iter().find(|(id, _)| *id == response.id);
            found.map_or(0, |(_, hands)| *hands)
        })
        .collect();
    let percents = percents(&hands);
    responses
        .into_iter()
        .zip(hands.into_iter().zip(percents))
        .map(|(response, (hands, percent))| SplitView {
            chosen: response.id == round.response,
            response,
            hands,
            percent,
        })
        .collect()
}

/// Shares in whole per cent that add up to 100, each as near to its own as that allows (the method of Hare and Niemeyer): everything is
/// rounded down, and what is missing goes to the largest remainders, the first of equal ones first. All 0 without hands.
pub(in crate::session) fn percents(hands: &[u16]) -> Vec<u16> {
    let total: u32 = hands.iter().map(|&h| u32::from(h)).sum();
    if total == 0 {
        return vec![0; hands.len()];
    }
    let exact = hands.iter().map(|&h| u32::from(h) * 100);
    let mut shares: Vec<(usize, u32, u32)> = exact
        .enumerate()
        .map(|(at, exact)| (at, exact / total, exact % total))
        .collect();
    let given: u32 = shares.iter().map(|(_, whole, _)| whole).sum();
    shares.sort_by_key(|&(at, _, rest)| (std::cmp::Reverse(rest), at));
    for share in shares
        .iter_mut()
        .take(100_usize.saturating_sub(given as usize))
    {
        share.1 += 1;
    }
    shares.sort_by_key(|&(at, ..)| at);
    shares
        .into_iter()
        .map(|(_, whole, _)| whole as u16)
        .collect()
}

/// The meters that moved most: those whose change, up or down, is the largest in whole points.
pub(in crate::session) fn moved(moves: &[MeterMove]) -> Vec<MovedView> {
    let by = |m: &MeterMove| m.after - m.before;
    let most = moves.iter().map(|m| by(m).abs()).max().unwrap_or(0);
    moves
        .iter()
        .filter(|m| most > 0 && by(m).abs() == most)
        .map(|m| MovedView {
            meter: m.id.clone(),
            name: m.name.clone(),
            by: by(m),
            way: if by(m) > 0 { Way::Up } else { Way::Down },
        })
        .collect()
}

/// How a prediction did. If nothing moved, only that it stays is right, whatever the meter.
pub(in crate::session) fn verdict(prediction: &Prediction, moved: &[MovedView]) -> Verdict {
    if moved.is_empty() {
        return match prediction.way {
            Way::Same => Verdict::Right,
            Way::Up | Way::Down => Verdict::Wrong,
        };
    }
    let meter = moved.iter().find(|m| m.meter == prediction.meter);
    let way = |m: &MovedView| m.way == prediction.way;
    match meter {
        Some(m) if way(m) => Verdict::Right,
        Some(_) => Verdict::Half,
        None if moved.iter().any(way) => Verdict::Half,
        None => Verdict::Wrong,
    }
}

/// The predictions, those with most hands first.
pub(super) fn judged(
    predictions: &[Prediction],
    moved: &[MovedView],
    meters: &[MeterView],
) -> Vec<JudgedView> {
    let most = predictions.iter().map(|p| p.hands).max().flatten();
    let mut judged: Vec<JudgedView> = predictions
        .iter()
        .map(|prediction| JudgedView {
            leading: prediction.hands == most,
            verdict: verdict(prediction, moved),
            prediction: named(prediction, meters),
        })
        .collect();
    judged.sort_by_key(|j| std::cmp::Reverse(j.prediction.hands));
    judged
}

/// A prediction with the name of its meter.
pub(super) fn named(prediction: &Prediction, meters: &[MeterView]) -> PredictionView {
    let meter = meters.iter().find(|m| m.id == prediction.meter);
    PredictionView {
        name: meter.map_or_else(|| prediction.meter.clone(), |m| m.name.clone()),
        meter: prediction.meter.clone(),
        way: prediction.way,
        hands: prediction.hands,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{moved, percents, verdict};
    use crate::session::MeterMove;
    use crate::session::workshop::{Prediction, Verdict, Way};

    fn moves(by: &[(&str, i32)]) -> Vec<MeterMove> {
        by.iter()
            .map(|(id, by)| MeterMove {
                id: (*id).to_owned(),
                name: id.to_uppercase(),
                before: 50,
                after: 50 + by,
                lines: Vec::new(),
                reason: String::new(),
            })
            .collect()
    }

    fn said(meter: &str, way: Way, by: &[(&str, i32)]) -> Verdict {
        let prediction = Prediction {
            meter: meter.to_owned(),
            way,
            hands: None,
        };
        verdict(&prediction, &moved(&moves(by)))
    }

    #[test]
    fn a_prediction_is_right_half_right_or_wrong() {
        let turn = [("morale", 3), ("stability", -7), ("results", 0)];
        assert_eq!(said("stability", Way::Down, &turn), Verdict::Right);
        assert_eq!(said("stability", Way::Up, &turn), Verdict::Half);
        assert_eq!(said("stability", Way::Same, &turn), Verdict::Half);
        assert_eq!(said("results", Way::Down, &turn), Verdict::Half);
        assert_eq!(said("morale", Way::Up, &turn), Verdict::Wrong);
        assert_eq!(said("morale", Way::Same, &turn), Verdict::Wrong);
        // Two that moved alike are both right, each its own way.
        let alike = [("morale", 4), ("stability", -4), ("results", 1)];
        assert_eq!(said("morale", Way::Up, &alike), Verdict::Right);
        assert_eq!(said("stability", Way::Down, &alike), Verdict::Right);
        assert_eq!(said("stability", Way::Up, &alike), Verdict::Half);
        // Nothing moved.
        let still = [("morale", 0), ("stability", 0)];
        assert_eq!(said("morale", Way::Same, &still), Verdict::Right);
        assert_eq!(said("morale", Way::Up, &still), Verdict::Wrong);
    }

    #[test]
    fn thirds_make_a_hundred() {
        assert_eq!(percents(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents(&[0, 0]), [0, 0]);
        assert_eq!(percents(&[0, 500]), [0, 100]);
    }

    proptest! {
        #[test]
        fn shares_make_a_hundred(hands in prop::collection::vec(0_u16..=500, 1..6)) {
            let shares = percents(&hands);
            let total: u32 = hands.iter().map(|&h| u32::from(h)).sum();
            let sum: u16 = shares.iter().sum();
            prop_assert_eq!(sum, if total == 0 { 0 } else { 100 });
            for (&hands, &share) in hands.iter().zip(&shares) {
                let exact = f64::from(hands) * 100.0 / f64::from(total.max(1));
                prop_assert!((f64::from(share) - exact).abs() < 1.0);
            }
        }
    }
}
