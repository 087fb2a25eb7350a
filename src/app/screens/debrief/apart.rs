//! Keeping apart what would lie on each other.

/// Middles of cells of this height that lie on each other nowhere, each as near to its value as there is room. In the order of the values.
pub(super) fn apart(values: &[f32], cell: f32, top: f32, floor: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let value = |i: usize| values.get(i).copied().unwrap_or_default();
    order.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
    let mut placed: Vec<f32> = Vec::with_capacity(values.len());
    for &i in &order {
        let least = placed.last().map_or(top, |last| last + cell);
        placed.push(value(i).max(least));
    }
    // What was pushed too far down comes up again, and takes half of the way back from what pushed it.
    let mut most = floor;
    for (at, &i) in placed.iter_mut().zip(&order).rev() {
        let pushed = *at - value(i);
        *at = (*at - pushed / 2.0).min(most);
        most = *at - cell;
    }
    let mut least = top;
    for at in &mut placed {
        *at = at.max(least);
        least = *at + cell;
    }
    let mut found = vec![0.0; values.len()];
    for (at, &i) in placed.iter().zip(&order) {
        if let Some(place) = found.get_mut(i) {
            *place = *at;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn cells_never_lie_on_each_other_and_stay_in_the_chart() {
        let columns: [&[f32]; 5] = [
            &[100.0, 100.0, 100.0],
            &[0.0, 0.0, 0.0, 0.0, 0.0],
            &[300.0, 300.0, 299.0],
            &[10.0, 150.0, 160.0, 290.0],
            &[],
        ];
        for values in columns {
            let found = apart(values, 24.0, 0.0, 300.0);
            let mut sorted = found.clone();
            sorted.sort_by(f32::total_cmp);
            for pair in sorted.windows(2) {
                assert!(pair[1] - pair[0] >= 23.9, "{values:?}: {found:?}");
            }
            for at in found {
                assert!((-0.1..=300.1).contains(&at), "{values:?}: {at}");
            }
        }
    }

    #[test]
    fn what_is_alone_stays_where_it_is() {
        assert_eq!(
            apart(&[10.0, 200.0, 90.0], 24.0, 0.0, 300.0),
            [10.0, 200.0, 90.0]
        );
    }
}
