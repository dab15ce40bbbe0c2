//! What a reader does with hands: click, tap, type.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use super::Tab;

/// A key: its name, its code, its number, and the text that it types.
const KEYS: [(&str, &str, u32, &str); 6] = [
    ("/", "Slash", 191, "/"),
    ("Enter", "Enter", 13, "\r"),
    ("Escape", "Escape", 27, ""),
    ("ArrowUp", "ArrowUp", 38, ""),
    ("ArrowDown", "ArrowDown", 40, ""),
    ("Tab", "Tab", 9, ""),
];

impl Tab {
    /// Clicks the middle of the first element that matches a selector.
    pub fn click(&mut self, selector: &str) {
        let (x, y) = self.middle_of(selector);
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Taps the middle of the first element that matches a selector, on a touch screen.
    pub fn tap(&mut self, selector: &str) {
        let (x, y) = self.middle_of(selector);
        for (kind, points) in [("touchStart", json!([{ "x": x, "y": y }])), ("touchEnd", json!([]))]
        {
            let event = json!({ "type": kind, "touchPoints": points });
            self.call("Input.dispatchTouchEvent", event);
        }
    }

    /// Clicks a link, and waits until its page is loaded.
    pub fn follow(&mut self, selector: &str) {
        self.load(|tab| tab.click(selector));
    }

    /// Presses a key by its name, as `Enter`.
    pub fn press(&mut self, name: &str) {
        let known = KEYS.iter().find(|key| key.0 == name);
        let (key, code, number, text) = known.unwrap_or_else(|| panic!("no key {name}"));
        let base = json!({ "key": key, "code": code, "windowsVirtualKeyCode": number });
        let mut down = base.clone();
        down["type"] = json!(if text.is_empty() { "rawKeyDown" } else { "keyDown" });
        down["text"] = json!(text);
        self.call("Input.dispatchKeyEvent", down);
        let mut up = base;
        up["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", up);
    }

    /// Types a text where the cursor stands.
    pub fn type_text(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// The middle of an element's first box, once it is scrolled into view and stands still.
    ///
    /// Fails when another element lies on top of it, for then a reader could not hit it.
    fn middle_of(&mut self, selector: &str) -> (f64, f64) {
        let mut point = self.locate(selector);
        for _ in 0..100 {
            sleep(Duration::from_millis(50));
            let now = self.locate(selector);
            if now == point {
                break;
            }
            point = now;
        }
        match (&point[0], &point[1]) {
            (Value::Number(x), Value::Number(y)) => {
                (x.as_f64().expect("a number"), y.as_f64().expect("a number"))
            }
            _ => panic!("cannot hit {selector}: {point}"),
        }
    }

    /// The middle of an element's first box as `[x, y]`, or why there is none.
    fn locate(&mut self, selector: &str) -> Value {
        self.eval(&format!(
            "(() => {{
                const element = document.querySelector({});
                if (!element) return 'no such element';
                element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = element.getClientRects()[0];
                if (!box) return 'not visible';
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                const top = document.elementFromPoint(x, y);
                const hit = top && (element.contains(top) || top.contains(element));
                return hit ? [x, y] : 'covered by ' + (top && top.outerHTML.slice(0, 200));
            }})()",
            json!(selector)
        ))
    }
}
