//! That the figures add up, and are whose they are said to be.

use super::*;
use crate::clean::body::networks;
use crate::clean::body::networks::committee::Committee;
use crate::clean::body::networks::layers::root_mean_square;
use crate::clean::body::networks::overview::Overview;
use crate::clean::body::networks::weights;
use crate::ingest::ingest;

const PAGE: &str = "Главная\nНовости района\nПодписка\n\n\
    Мост через реку открыли вчера, и дорога до школы стала короче на целый час.\n\
    Строители работали два года и закончили раньше срока, рассказал инженер.\n\
    Читайте также\nВ селе купили автобус\n© 2026";

fn inputs(text: &str) -> Inputs {
    let document = ingest("a.txt", text.as_bytes()).0.expect("a text");
    networks::inputs(&document, &[]).1
}

/// The log-odds of all lines of a page, each with what makes them up.
fn attributed(committee: &Committee, inputs: &Inputs) -> Vec<(f32, Attribution)> {
    let traced = committee.traced(inputs);
    let wanted: Vec<usize> = (0..inputs.lines()).collect();
    let found = committee.attributions(inputs, &grounds(), &traced, &wanted);
    committee.traced_log_odds(inputs, &traced).into_iter().zip(found).collect()
}

/// Every number is a word, but for those of `place`.
fn grounds() -> [Ground; NUMBERS] {
    let mut grounds = [Ground::Length; NUMBERS];
    grounds[1] = Ground::Place;
    grounds
}

/// A network without convolutions: of a line's numbers, the first two make the first two channels;
/// the text before the line adds to the first one, which counts, and so does the first verdict.
fn linear() -> Network {
    let mut weights = vec![0.0; layout::COUNT];
    weights[NUMBERS..2 * NUMBERS].fill(1.0);
    weights[layout::DENSE] = 2.0;
    weights[layout::DENSE + CHANNELS] = -3.0;
    weights[layout::DENSE + INPUT * CHANNELS] = 0.5;
    weights[FIRST.last()..][..CHANNELS + 1].fill(1.0);
    weights[layout::OVERVIEW + VERDICT * CHANNELS] = 0.75;
    weights[layout::OVERVIEW + BEFORE * CHANNELS] = 1.5;
    weights[SECOND.last()..][..CHANNELS + 1].fill(1.0);
    weights[layout::COUNT - 1] = 0.25;
    Network::from_weights(weights).expect("as many as there are")
}

/// Where two numbers stand among what is seen of a line.
const VERDICT: usize = 2 * CHANNELS;
const BEFORE: usize = VERDICT + 1;

fn factor(channel: f32) -> f32 {
    let mut state = [0.0; CHANNELS];
    state[0] = channel;
    1.0 / root_mean_square(&state)
}

#[test]
fn of_a_linear_network_the_figures_are_exact() {
    let inputs = inputs(PAGE);
    let overview = Overview::new(linear().glance(&inputs));
    let committee = Committee::new(vec![linear()]).expect("a member");
    for (line, (odds, found)) in attributed(&committee, &inputs).iter().enumerate() {
        let [first, second, ..] = inputs.numbers(line) else { panic!("two numbers") };
        let channel = 2.0 * first - 3.0 * second + 0.5;
        let told = overview.told(line);
        let verdict = channel * factor(channel);
        let held = 0.75 * factor(channel) / (1.0 + verdict.abs());
        let state = channel + held * channel + 1.5 * told[1];
        let slope = (1.0 + held) * factor(state);
        let expected = [
            (*odds, state * factor(state) + 0.25),
            (found.of(Ground::Length), 2.0 * first * slope),
            (found.of(Ground::Place), -3.0 * second * slope),
            (found.of(Ground::Page), 1.5 * told[1] * factor(state)),
            (found.rest, 0.5 * slope + 0.25),
        ];
        for (found, expected) in expected {
            assert!((found - expected).abs() < 1e-4, "line {line}: {found}, not {expected}");
        }
        assert!(found.of(Ground::Neighbours).abs() < 1e-4, "no convolution, no neighbour");
        assert_eq!(found.of(Ground::Words), 0.0);
    }
}

/// What the shipped network says of a line whose neighbours say nothing.
#[test]
fn a_line_by_itself_owes_nothing_to_neighbours() {
    let alone = "Мост через реку открыли вчера, и дорога до школы стала короче.";
    let (odds, found) = attributed(weights::shipped(), &inputs(alone)).remove(0);
    assert!(found.of(Ground::Neighbours).abs() < 1e-3, "{found:?}");
    assert!((found.total() - odds).abs() < 1e-3);
    assert!(found.of(Ground::Length) != 0.0 && found.of(Ground::Words) != 0.0);
}

#[test]
fn the_figures_of_a_line_do_not_turn_on_which_are_wanted() {
    let (inputs, committee) = (inputs(PAGE), weights::shipped());
    let all = attributed(committee, &inputs);
    let some = committee.attributions(&inputs, &grounds(), &committee.traced(&inputs), &[1, 4]);
    assert_eq!(some, [all[1].1.clone(), all[4].1.clone()]);
}

#[test]
fn figures_add_up_to_the_log_odds() {
    let inputs = inputs(PAGE);
    let found = attributed(weights::shipped(), &inputs);
    assert_eq!(found.len(), inputs.lines());
    for (odds, found) in found {
        assert!((found.total() - odds).abs() < 1e-3, "{odds}: {found:?}");
    }
}
