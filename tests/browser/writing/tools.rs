//! Uses the writing tools as a person does.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Archive, Tab};

/// The sidecar that is written.
pub(super) const SIDECAR: &str = "content/articles/flood.toml";

/// The tools of the page.
pub const TOOLS: &str = "document.querySelector('postil-writing').shadowRoot";

/// Opens the form of the first note.
pub(super) fn edit_first(tab: &mut Tab) {
    tab.eval("(edit => { edit.focus(); edit.click(); })(document.querySelector('.postil-edit'))");
    tab.wait_until(&format!("{TOOLS}.querySelector('.panel [name=text]')"));
}

/// A tab of the given width with the article open and its tools there.
pub(super) fn article(address: &str, width: u32) -> Tab {
    let mut tab = Tab::open(address);
    tab.resize(width);
    tab.goto("articles/flood/");
    wait_for_tools(&mut tab);
    tab
}

pub fn wait_for_tools(tab: &mut Tab) {
    tab.wait_until("document.querySelector('postil-writing')?.shadowRoot.querySelector('.add')");
    tab.wait_until("document.querySelector('.postil-edit, .postil-accept')");
}

/// Selects words of the article, as a drag over them does.
pub(super) fn select(tab: &mut Tab, words: &str) {
    let found = tab.eval(&format!(
        "(() => {{
            const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {{
                const node = walker.currentNode;
                const at = node.data.indexOf({words});
                if (at < 0 || !node.parentElement.closest('[id^=p]')) continue;
                node.parentElement.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                getSelection().setBaseAndExtent(node, at, node, at + {words}.length);
                return true;
            }}
            return false;
        }})()",
        words = json!(words)
    ));
    assert_eq!(found, true, "no `{words}`");
}

/// Clicks the middle of an element of the tools with the mouse.
pub(super) fn press(tab: &mut Tab, selector: &str) {
    let found = format!("{TOOLS}.querySelector({})", json!(selector));
    tab.wait_until(&format!("{found} && !{found}.hidden"));
    sleep(Duration::from_millis(100));
    let place = tab.eval(&format!(
        "(() => {{
            const element = {found};
            element.scrollIntoView({{ block: 'nearest', behavior: 'instant' }});
            const box = element.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const top = {TOOLS}.elementFromPoint(x, y);
            return element.contains(top) ? [x, y] : 'covered by ' + (top && top.outerHTML);
        }})()"
    ));
    let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
        panic!("cannot hit {selector}: {place}");
    };
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
        tab.call("Input.dispatchMouseEvent", event);
    }
}

/// Puts the cursor into a field of the panel, all of its text selected, and types.
pub(super) fn fill(tab: &mut Tab, name: &str, text: &str) {
    let field = format!("{TOOLS}.querySelector('[name={name}]')");
    tab.wait_until(&field);
    tab.eval(&format!("(() => {{ const f = {field}; f.focus(); f.select(); }})()"));
    tab.type_text(text);
}

pub(super) fn panel(tab: &mut Tab, expression: &str) -> Value {
    tab.eval(&format!("{TOOLS}.querySelector('.panel'){expression}"))
}

/// Waits until the sidecar is as expected.
pub(super) fn wait_for_sidecar(archive: &Archive, expected: &str) {
    let mut found = String::new();
    for _ in 0..300 {
        found = archive.read(SIDECAR);
        if found == expected {
            return;
        }
        sleep(Duration::from_millis(50));
    }
    assert_eq!(found, expected);
}

pub(super) fn wait_for_text(tab: &mut Tab, text: &str) {
    tab.wait_until(&format!(
        "document.querySelector('main').textContent.includes({})",
        json!(text)
    ));
    wait_for_tools(tab);
}

pub(super) fn today(tab: &mut Tab) -> String {
    let day =
        "(d => new Date(d - d.getTimezoneOffset() * 6e4).toISOString().slice(0, 10))(new Date())";
    tab.eval(day).as_str().expect("a day").to_owned()
}
