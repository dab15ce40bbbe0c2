//! The switch of the page's colours.

use serde_json::{Value, json};

use crate::harness::{Tab, sample};

/// The ground of the page, and every colour of the theme.
const COLOURS: &str = "(() => {
    const names = ['paper', 'paper-raised', 'ink', 'ink-soft', 'rule', 'accent', 'accent-ink', 'mark',
        'mark-deep', 'focus', 'kind-plain', 'kind-claim', 'kind-correction', 'kind-question',
        'kind-context', 'kind-name'];
    const style = getComputedStyle(document.documentElement);
    const values = names.map(name => style.getPropertyValue(`--${name}`).trim());
    return [getComputedStyle(document.body).backgroundColor, ...values];
})()";

const SWITCH: &str = "[data-colours-switch]";

fn pressed(tab: &mut Tab) -> Value {
    tab.eval(&format!("document.querySelector('{SWITCH}').ariaPressed"))
}

fn colours(tab: &mut Tab) -> Value {
    tab.eval(COLOURS)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn chosen_colours_are_those_of_the_system_and_come_in_turn() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.prefer_colours("dark");
    tab.goto("");
    let dark = colours(&mut tab);
    tab.prefer_colours("light");
    let light = colours(&mut tab);
    assert_ne!(light, dark);
    for (system, turns) in [
        ("light", [("true", &dark), ("false", &light), ("mixed", &light)]),
        ("dark", [("false", &light), ("true", &dark), ("mixed", &dark)]),
    ] {
        tab.prefer_colours(system);
        for (state, expected) in turns {
            tab.click(SWITCH);
            assert_eq!(
                (pressed(&mut tab), &colours(&mut tab)),
                (json!(state), expected),
                "{system}"
            );
        }
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_choice_stays_and_is_there_before_any_file_of_a_script() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.prefer_colours("light");
    tab.goto("");
    tab.click(SWITCH);
    let dark = colours(&mut tab);
    tab.goto("tags/");
    assert_eq!((pressed(&mut tab), colours(&mut tab)), (json!("true"), dark.clone()));
    // Without the file the line in the page's head has done it.
    let away = json!({ "urls": ["*/assets/colours.js"] });
    tab.call("Network.setBlockedURLs", away);
    tab.goto("sources/");
    assert_eq!(colours(&mut tab), dark);
    assert_eq!(tab.eval(&format!("document.querySelector('{SWITCH}').hidden")), true);
    tab.take_problems();
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn paper_is_white_whatever_was_chosen() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.prefer_colours("light");
    tab.goto("");
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let printed = colours(&mut tab);
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "" }));
    tab.click(SWITCH);
    assert_eq!(pressed(&mut tab), "true");
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let dark = colours(&mut tab);
    assert_eq!(dark[0], "rgb(255, 255, 255)");
    // Paper names all colours but the outline of what has the focus, and the ink on a button.
    let differences: Vec<usize> = (0..17).filter(|at| printed[at] != dark[at]).collect();
    assert!(differences.iter().all(|at| [7, 10].contains(at)), "{differences:?}");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn without_javascript_the_system_decides_and_there_is_no_switch() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    tab.prefer_colours("dark");
    tab.goto("");
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    assert_eq!(colours(&mut tab)[0], "rgb(23, 21, 18)");
    assert_eq!(tab.eval(&format!("document.querySelector('{SWITCH}').checkVisibility()")), false);
    tab.finish();
}
