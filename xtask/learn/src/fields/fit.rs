//! The fit: weights under which the right candidates have the greatest sums.

use postil_clean::learn::Choice;

use crate::fields::gold::Case;

/// Steps of gradient descent.
const STEPS: usize = 150;

fn sum(choice: &Choice, weights: &[f32]) -> f32 {
    choice.numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum()
}

/// What is chosen: the candidate with the greatest sum of the value whose candidates have the
/// greatest odds together, and how far the value is ahead of the others and of none.
pub fn best(case: &Case, weights: &[f32]) -> Option<(usize, f32)> {
    let sums: Vec<f32> = case.choices.iter().map(|choice| sum(choice, weights)).collect();
    let most = sums.iter().copied().reduce(f32::max)?;
    let mut values: Vec<(usize, f32)> = Vec::new();
    for (index, sum) in sums.iter().enumerate() {
        let odds = (sum - most).exp();
        match values.iter_mut().find(|(of, _)| case.keys[*of] == case.keys[index]) {
            Some((of, all)) => {
                *all += odds;
                *of = if *sum > sums[*of] { index } else { *of };
            }
            None => values.push((index, odds)),
        }
    }
    let (best, odds) = values.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let others = values.iter().filter(|(of, _)| *of != best);
    let second = others.map(|(_, odds)| most + odds.ln()).fold(0.0, f32::max);
    let sum = most + odds.ln();
    (sum > 0.0).then_some((best, sum - second))
}

/// Fits weights by gradient ascent with per-weight step sizes (Adam).
pub fn fit(cases: &[&Case], decay: f32) -> Vec<f32> {
    let size = cases.iter().find_map(|case| case.choices.first()).map_or(0, |c| c.numbers.len());
    let (mut weights, mut first, mut second) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    for step in 1..=STEPS {
        let mut gradient = vec![0.0; size];
        for case in cases {
            add_gradient(case, &weights, &mut gradient);
        }
        let rate = 0.1 * (1.0 - step as f32 / STEPS as f32) + 0.002;
        for index in 0..size {
            let slope: f32 = gradient[index] - decay * weights[index];
            first[index] = 0.9 * first[index] + 0.1 * slope;
            second[index] = 0.99 * second[index] + 0.01 * slope * slope;
            let (bias, bias2) = (1.0 - 0.9_f32.powi(step as i32), 1.0 - 0.99_f32.powi(step as i32));
            weights[index] +=
                rate * (first[index] / bias) / ((second[index] / bias2).sqrt() + 1e-6);
        }
    }
    weights
}

/// Adds the gradient of the log-probability of the right candidates.
fn add_gradient(case: &Case, weights: &[f32], gradient: &mut [f32]) {
    let sums: Vec<f32> = case.choices.iter().map(|choice| sum(choice, weights)).collect();
    let most = sums.iter().copied().fold(0.0, f32::max);
    let raw: Vec<f32> = sums.iter().map(|sum| (sum - most).exp()).collect();
    let all: f32 = raw.iter().sum::<f32>() + (-most).exp();
    let is_right = case.right.contains(&true);
    let right: f32 = raw.iter().zip(&case.right).filter(|(_, right)| **right).map(|(r, _)| r).sum();
    for ((choice, raw), is) in case.choices.iter().zip(&raw).zip(&case.right) {
        let wanted = if *is && right > 0.0 { raw / right } else { 0.0 };
        let push = case.weight * (if is_right { wanted } else { 0.0 } - raw / all);
        if push.abs() > 1e-6 {
            choice.numbers.iter().zip(gradient.iter_mut()).for_each(|(n, g)| *g += push * n);
        }
    }
}
