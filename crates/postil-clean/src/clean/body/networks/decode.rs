//! From log-odds to decisions: the best labelling of the whole page.

/// The log-odds that a change between text and boilerplate costs.
pub const CHANGE: f32 = 0.4;

/// Whether each line is text: the labelling with the greatest sum of log-odds, less the price
/// of its changes (Viterbi's algorithm over two states).
pub fn decode(log_odds: &[f32], change: f32) -> Vec<bool> {
    let (mut removed, mut kept) = (0.0_f32, 0.0_f32);
    // For each line, whether the best way into `removed` and into `kept` comes from `kept`.
    let mut came_from_kept = Vec::with_capacity(log_odds.len());
    for odds in log_odds {
        let into_removed = kept - change > removed;
        let into_kept = kept >= removed - change;
        came_from_kept.push((into_removed, into_kept));
        let next_removed = if into_removed { kept - change } else { removed };
        let next_kept = if into_kept { kept } else { removed - change } + odds;
        // Only the difference matters; so the sums stay small on pages of any length.
        (removed, kept) = (0.0, next_kept - next_removed);
    }
    let mut state = kept > removed;
    let mut labels = vec![false; log_odds.len()];
    for (line, (into_removed, into_kept)) in came_from_kept.iter().enumerate().rev() {
        labels[line] = state;
        state = if state { *into_kept } else { *into_removed };
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_line_goes_with_its_neighbours() {
        assert_eq!(
            decode(&[3.0, -0.5, 3.0, -4.0, 0.5, -4.0], CHANGE),
            [true, true, true, false, false, false]
        );
        assert_eq!(decode(&[3.0, -3.0, 3.0], CHANGE), [true, false, true]);
        assert!(decode(&[], CHANGE).is_empty());
    }
}
