//! How pages look: on a phone, and in both colour schemes.

use serde_json::json;

use crate::harness::crawl::crawl;
use crate::harness::{Tab, sample};

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn no_page_scrolls_sideways_on_a_phone() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.resize(390);
    let mut wide = Vec::new();
    crawl(&mut tab, |tab, path| {
        open_details(tab);
        let sizes = tab.eval("[document.documentElement.scrollWidth, visualViewport.scale]");
        if sizes != json!([390, 1]) {
            wide.push(format!("{path}: {sizes}"));
        }
        tab.screenshot(&format!("phone-{path}"));
    });
    assert_eq!(wide, [] as [String; 0], "pages with their width and scale");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn text_has_contrast_in_light_colours() {
    every_text_has_contrast("light");
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn text_has_contrast_in_dark_colours() {
    every_text_has_contrast("dark");
}

fn every_text_has_contrast(scheme: &str) {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.prefer_colours(scheme);
    let mut faint = Vec::new();
    crawl(&mut tab, |tab, path| {
        open_details(tab);
        let texts = tab.eval(FAINT_TEXT);
        faint.extend(texts.as_array().into_iter().flatten().map(|text| format!("{path}: {text}")));
        tab.screenshot(&format!("{scheme}-{path}"));
    });
    assert_eq!(faint, [] as [String; 0], "contrasts of texts that are hard to read");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn no_page_is_empty_on_paper() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    let mut short = Vec::new();
    crawl(&mut tab, |tab, path| {
        let length = "document.querySelector('main').innerText.length";
        let on_screen = tab.eval(length).as_u64().unwrap_or_default();
        tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let on_paper = tab.eval(length).as_u64().unwrap_or_default();
        tab.call("Emulation.setEmulatedMedia", json!({ "media": "screen" }));
        if on_paper * 3 < on_screen {
            short.push(format!("{path}: {on_paper} of {on_screen} characters"));
        }
    });
    assert_eq!(short, [] as [String; 0], "pages of which paper has less than a third");
    tab.finish();
}

/// The page whose picture the README shows; `cargo xtask screenshots` takes it.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_readme_shows_an_article_with_notes_in_the_margin() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    let size = json!({ "width": 1240, "height": 860, "deviceScaleFactor": 1, "mobile": false });
    tab.call("Emulation.setDeviceMetricsOverride", size);
    tab.call("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    tab.goto("articles/2025/nizkaya-voda/");
    let beside = "[...document.querySelectorAll('.text .note')].filter((note) => {
        const { top, bottom, left } = note.getBoundingClientRect();
        return left > 780 && bottom > top && top < 860;
    }).length";
    assert!(tab.eval(beside).as_u64().is_some_and(|notes| notes >= 2));
    tab.screenshot("readme");
    tab.finish();
}

/// Shows what is folded away.
fn open_details(tab: &mut Tab) {
    tab.eval("document.querySelectorAll('details').forEach(details => { details.open = true; })");
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
    // Few colours stand on many words, and the canvas is slow.
    const known = new Map();
    const contrast = element => {
        const ground = grounds(element);
        const all = [...ground, getComputedStyle(element).color];
        if (!known.has(all.join())) {
            const [dark, light] = [blend(ground), blend(all)].map(luminance).sort((a, b) => a - b);
            known.set(all.join(), (light + 0.05) / (dark + 0.05));
        }
        return known.get(all.join());
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
