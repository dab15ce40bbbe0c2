//! How far a page's labels are from what they should be.
//!
//! Cross-entropy weighted by words, plus half of what the soft F1 of the page lacks.

/// What a page should be: a target and a weight for each line.
#[derive(Debug, Clone, Copy)]
pub struct Goal<'a> {
    /// 1 where the line is text, else 0.
    pub targets: &'a [f32],
    /// How much the line counts.
    pub weights: &'a [f32],
}

/// The loss of a page and its gradient, by the log-odds of its lines.
pub fn loss(odds: &[f32], goal: Goal) -> (f32, Vec<f32>) {
    let chances: Vec<f32> = odds.iter().map(|odds| 1.0 / (1.0 + (-odds).exp())).collect();
    let (mut hits, mut found, mut wanted) = (0.0, 0.0, 0.0);
    for ((chance, target), weight) in chances.iter().zip(goal.targets).zip(goal.weights) {
        hits += chance * target * weight;
        found += chance * weight;
        wanted += target * weight;
    }
    let both: f32 = f32::max(found + wanted, 1e-6);
    let soft = if wanted > 0.0 { 0.5 } else { 0.0 };
    let mut total = soft * (1.0 - 2.0 * hits / both);
    let mut back = Vec::with_capacity(odds.len());
    for (((odds, chance), target), weight) in
        odds.iter().zip(&chances).zip(goal.targets).zip(goal.weights)
    {
        total += weight * (odds.max(0.0) - odds * target + (-odds.abs()).exp().ln_1p());
        let f1 = 2.0 * weight * (target * both - hits) / (both * both);
        back.push(weight * (chance - target) - soft * f1 * chance * (1.0 - chance));
    }
    (total, back)
}
