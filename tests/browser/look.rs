//! How pages look: on a phone, and in both colour schemes.

use serde_json::Value;

use crate::harness::{Tab, sample};

/// Pages of every kind, relative to the site's root, found from the home page.
fn pages(tab: &mut Tab) -> Vec<String> {
    tab.goto("");
    let links = tab.eval(
        "[...new Set([...document.links].filter(link => link.origin === location.origin)
            .map(link => decodeURI(link.pathname).replace('/archive/', '')))]",
    );
    let links = links.as_array().cloned().unwrap_or_default();
    let links = links.iter().filter_map(Value::as_str).map(str::to_owned);
    links.filter(|link| !link.contains('.')).collect()
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn no_page_scrolls_sideways_on_a_phone() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    let pages = pages(&mut tab);
    tab.resize(390);
    for page in pages {
        tab.goto(&page);
        let width = tab.eval("document.documentElement.scrollWidth");
        assert_eq!(width, 390, "{page} is wider than a phone");
        assert_eq!(tab.eval("visualViewport.scale"), 1.0, "{page} is shown smaller than it is");
        tab.screenshot(&format!("phone-{}", page.replace('/', "-")));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn text_has_contrast_in_both_colour_schemes() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    let pages = pages(&mut tab);
    for scheme in ["light", "dark"] {
        tab.prefer_colours(scheme);
        for page in &pages {
            tab.goto(page);
            assert_eq!(tab.eval(FAINT_TEXT), serde_json::json!([]), "{page}, {scheme}");
            tab.screenshot(&format!("{scheme}-{}", page.replace('/', "-")));
        }
    }
    tab.finish();
}

/// Lists every visible text with a contrast under 4.5, the least that WCAG 2.2 (1.4.3, AA) asks for.
const FAINT_TEXT: &str = r"(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const blend = colours => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = rgb => {
        const [r, g, b] = rgb.map(byte => byte / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const grounds = element => {
        const colours = [];
        for (let at = element; at; at = at.parentElement) {
            colours.unshift(getComputedStyle(at).backgroundColor);
        }
        return ['Canvas', ...colours];
    };
    const contrast = element => {
        const ground = grounds(element);
        const [dark, light] = [blend(ground), blend([...ground, getComputedStyle(element).color])]
            .map(luminance).sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
    };
    const faint = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const value = contrast(element);
        if (value < 4.5) faint.push(`${value.toFixed(2)} ${texts.currentNode.data.trim()}`);
    }
    return faint;
})()";
