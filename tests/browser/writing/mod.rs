//! Notes and details are written on the page, in the preview alone.

mod blocked;
mod broken;
mod guide;
mod mishaps;
pub mod tools;
mod untouched;

use serde_json::json;

use crate::harness::{Archive, Tab};

use tools::*;

const ARTICLE: &str = "Половодье в Заречном

Вода в Тихой поднялась на два метра за одну ночь, и мост закрыли для машин.

Мэр пообещал открыть мост к пятнице, хотя инженеры просили две недели.

К вечеру мост закрыли и для пешеходов, а река отступила от крайних домов.
";

const NOTES: &str = "# По памяти.
tags = [\"река\"]

[[note]]
quote = \"открыть мост к пятнице\"
kind = \"claim\"
tags = [\"обещания\"]
text = \"Мост открыли **через три недели**.\"

[[note]]
quote = \"этих слов в статье нет\"
text = \"Осиротевшая заметка.\"
";

/// The words beside the first `мост закрыли`, as a note is stored with them.
const BESIDE: &str = "before = \"Вода в Тихой поднялась на два метра за одну ночь, и \"
after = \" для машин. Мэр пообещал открыть мост к\"
";

/// Widths of a desk and of a phone.
const WIDTHS: [u32; 2] = [1440, 390];

fn archive() -> Archive {
    Archive::new().file("content/articles/flood.txt", ARTICLE).file(SIDECAR, NOTES)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn selected_words_become_a_note_in_its_place() {
    for width in WIDTHS {
        let archive = archive();
        let preview = archive.preview();
        let mut tab = article(&preview.address(), width);
        select(&mut tab, "мост закрыли");
        press(&mut tab, ".bubble");
        fill(&mut tab, "tags", "обе");
        press(&mut tab, ".suggestions button");
        fill(&mut tab, "by", "И. Лодкин");
        fill(&mut tab, "text", "Закрыли **дважды**.");
        tab.wait_until(&format!(
            "{TOOLS}.querySelector('.shown strong')?.textContent === 'дважды'"
        ));
        tab.screenshot(&format!("writing-note-{width}"));
        let above = "(panel => panel.querySelector('[name=text]').getBoundingClientRect().bottom
            <= panel.querySelector('.actions').getBoundingClientRect().top)";
        let above = format!("{above}({TOOLS}.querySelector('.panel'))");
        assert_eq!(tab.eval(&above), true, "the buttons cover the text at {width}");
        let inside = panel(&mut tab, ".getBoundingClientRect().right <= innerWidth");
        assert_eq!(inside, true, "the panel leaves a window of {width}");
        press(&mut tab, ".actions .main");
        let added = format!(
            "\n[[note]]\nquote = \"мост закрыли\"\n{BESIDE}tags = [\"обещания\"]\n\
             by = \"И. Лодкин\"\ndate = {}\ntext = \"Закрыли **дважды**.\"\n",
            today(&mut tab)
        );
        wait_for_sidecar(&archive, &format!("{NOTES}{added}"));
        wait_for_text(&mut tab, "Закрыли дважды.");
        assert_eq!(tab.text("main mark"), "мост закрыли");
        assert_eq!(tab.eval("localStorage.getItem('postil-author')"), "И. Лодкин");
        assert_eq!(tab.eval("document.documentElement.scrollWidth <= innerWidth"), true);
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_note_is_written_with_the_keyboard_alone() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    let key = json!({ "type": "rawKeyDown", "modifiers": 1, "key": "n", "code": "KeyN", "windowsVirtualKeyCode": 78 });
    tab.call("Input.dispatchKeyEvent", key);
    tab.wait_until(&format!("{TOOLS}.activeElement?.name === 'text'"));
    tab.type_text("Обо всей статье.");
    tab.press("Escape");
    assert_eq!(panel(&mut tab, ".querySelector('[name=text]').value"), "Обо всей статье.");
    tab.press("Escape");
    assert_eq!(panel(&mut tab, " === null"), true);
    assert_eq!(archive.read(SIDECAR), NOTES);

    press(&mut tab, ".add");
    tab.wait_until(&format!("{TOOLS}.activeElement?.name === 'text'"));
    tab.type_text("Обо всей статье.");
    let enter = json!({ "type": "rawKeyDown", "modifiers": 2, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13 });
    tab.call("Input.dispatchKeyEvent", enter);
    let added = format!("\n[[note]]\ndate = {}\ntext = \"Обо всей статье.\"\n", today(&mut tab));
    wait_for_sidecar(&archive, &format!("{NOTES}{added}"));
    wait_for_text(&mut tab, "Обо всей статье.");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_guess_is_accepted_with_one_click() {
    const UNSURE: &str = "Мост через Тихую

3 апреля 2025 года мост закрыли. Новый мост соединит левый берег с больницей, до которой сейчас добираются в объезд больше часа.

Пётр Лугин

Анна Ким

Глава совета обещал, что паром будет ходить каждый день, пока строители не закончат работу.
";
    let sidecar = "# По памяти.\ndate = 2025-04-03\n";
    let archive = Archive::new().file("content/articles/flood.txt", UNSURE).file(SIDECAR, sidecar);
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 390);
    let mark = "document.querySelector('[data-guess=author]')";
    tab.wait_until(&format!("{mark}?.querySelector('button')"));
    tab.eval(&format!("{mark}.querySelector('button').click()"));
    wait_for_sidecar(&archive, &format!("{sidecar}author = \"Пётр Лугин\"\n"));
    tab.wait_until(&format!("document.querySelector('h1') && !{mark}"));
    wait_for_text(&mut tab, "Пётр Лугин");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_note_is_edited_deleted_and_brought_back() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    tab.eval("document.querySelector('.postil-edit').click()");
    fill(&mut tab, "text", "Мост открыли **через месяц**.");
    press(&mut tab, ".actions .main");
    let edited = NOTES.replace("через три недели", "через месяц");
    wait_for_sidecar(&archive, &edited);
    wait_for_text(&mut tab, "через месяц");

    tab.eval("document.querySelector('.postil-edit').click()");
    press(&mut tab, ".actions .remove");
    tab.wait_until("!document.querySelector('main').textContent.includes('через месяц')");
    wait_for_tools(&mut tab);
    tab.screenshot("writing-undo");
    press(&mut tab, ".toast button");
    wait_for_sidecar(&archive, &edited);
    wait_for_text(&mut tab, "через месяц");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_orphan_is_attached_to_the_words_that_are_selected() {
    for width in WIDTHS {
        let archive = archive();
        let preview = archive.preview();
        let mut tab = article(&preview.address(), width);
        press(&mut tab, ".notes");
        press(&mut tab, ".list button");
        tab.wait_until(&format!("{TOOLS}.querySelector('.alert')"));
        select(&mut tab, "инженеры просили две недели");
        press(&mut tab, ".take");
        tab.screenshot(&format!("writing-orphan-{width}"));
        press(&mut tab, ".actions .main");
        let before = "и мост закрыли для машин. Мэр пообещал открыть мост к пятнице, хотя ";
        let attached = NOTES.replace(
            "этих слов в статье нет\"",
            &format!("инженеры просили две недели\"\nbefore = \"{before}\""),
        );
        wait_for_sidecar(&archive, &attached);
        tab.wait_until("document.querySelectorAll('main mark').length === 2");
        tab.finish();
    }
}

/// Opens the first doubtful note, confirms the place where it stands, and waits for the sidecar.
fn confirm(width: u32, sidecar: &str, confirmed: &str, name: &str) {
    let archive = archive().file(SIDECAR, sidecar);
    let preview = archive.preview();
    let mut tab = article(&preview.address(), width);
    assert_eq!(tab.count("main .note-doubt"), 1);
    assert_eq!(tab.count("main .ref a[data-number='1?']"), 1);
    press(&mut tab, ".notes");
    press(&mut tab, ".list button");
    tab.wait_until(&format!("{TOOLS}.querySelector('.confirm')"));
    tab.screenshot(&format!("writing-{name}-{width}"));
    press(&mut tab, ".confirm");
    wait_for_sidecar(&archive, confirmed);
    tab.wait_until("document.querySelectorAll('main .note-doubt').length === 0");
    tab.wait_until("document.querySelector('main .ref a[data-number=\"1\"]')");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn changed_words_are_confirmed_on_the_page() {
    let changed =
        "[[note]]\nquote = \"Вода в Тихой подналась на два метра\"\ntext = \"Проверено.\"\n";
    let after = " за одну ночь, и мост закрыли для машин. Мэр пообещал открыть мост к";
    let confirmed = changed.replace("подналась", "поднялась");
    let confirmed = confirmed.replace("\ntext", &format!("\nafter = \"{after}\"\ntext"));
    for width in WIDTHS {
        confirm(width, changed, &confirmed, "changed");
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn one_of_several_places_is_confirmed_on_the_page() {
    let ambiguous = "[[note]]\nquote = \"мост закрыли\"\ntext = \"Первый раз.\"\n";
    let confirmed = ambiguous.replace("\ntext", &format!("\n{BESIDE}text"));
    for width in WIDTHS {
        confirm(width, ambiguous, &confirmed, "ambiguous");
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_sidecar_changed_meanwhile_is_shown_beside_the_change() {
    for width in WIDTHS {
        let archive = archive();
        let preview = archive.preview();
        let mut tab = article(&preview.address(), width);
        tab.eval("document.querySelector('.postil-edit').click()");
        fill(&mut tab, "text", "Моя правка.");
        let theirs = NOTES.replace("# По памяти.", "# Проверено.\ntitle = \"Другой заголовок\"");
        archive.write(SIDECAR, &theirs);
        press(&mut tab, ".actions .main");
        tab.wait_until(&format!("{TOOLS}.querySelectorAll('.sides pre').length === 2"));
        let sides = panel(&mut tab, ".querySelector('.sides').textContent").to_string();
        assert!(sides.contains("Другой заголовок") && sides.contains("Моя правка."), "{sides}");
        assert_eq!(archive.read(SIDECAR), theirs);
        tab.screenshot(&format!("writing-conflict-{width}"));
        press(&mut tab, ".actions .main");
        wait_for_sidecar(
            &archive,
            &theirs.replace("Мост открыли **через три недели**.", "Моя правка."),
        );
        wait_for_text(&mut tab, "Моя правка.");
        let problems = tab.take_problems();
        assert!(problems.iter().all(|problem| problem.contains("409")), "{problems:#?}");
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn details_and_lines_are_changed_on_the_page() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    press(&mut tab, ".details");
    fill(&mut tab, "author", "Т. Бережная");
    press(&mut tab, ".actions .main");
    wait_for_text(&mut tab, "Т. Бережная");
    press(&mut tab, ".raw-lines");
    tab.wait_until(&format!(
        "{TOOLS}.querySelector('[data-line=\"5\"] select')?.value === 'paragraph'"
    ));
    tab.eval(&format!(
        "(() => {{
            const kind = {TOOLS}.querySelector('[data-line=\"5\"] select');
            kind.value = 'heading';
            kind.dispatchEvent(new Event('change'));
        }})()"
    ));
    tab.wait_until("document.querySelector('.text h2')?.textContent.includes('Мэр пообещал')");
    wait_for_tools(&mut tab);
    press(&mut tab, ".raw-lines");
    press(&mut tab, "[data-line='7'] button");
    tab.wait_until("!document.querySelector('.text').textContent.includes('К вечеру')");
    wait_for_tools(&mut tab);
    press(&mut tab, ".raw-lines");
    tab.wait_until(&format!("{TOOLS}.querySelector('[data-line=\"7\"] del')"));
    tab.screenshot("writing-lines");
    press(&mut tab, "[data-line='7'] button");
    wait_for_text(&mut tab, "К вечеру");
    assert!(archive.read(SIDECAR).contains("author = \"Т. Бережная\"\n"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_form_of_details_has_all_that_a_sidecar_says_and_marks_what_is_wrong() {
    for width in [390, 1440] {
        let archive = archive();
        let preview = archive.preview();
        let mut tab = article(&preview.address(), width);
        press(&mut tab, ".details");
        tab.wait_until(&format!("{TOOLS}.querySelector('[name=aliases]')"));
        fill(&mut tab, "url", "listok.example");
        fill(&mut tab, "added", "вчера");
        fill(&mut tab, "rights", "© Листок");
        fill(&mut tab, "picture", "foto/most.jpg");
        fill(&mut tab, "picture-alt", "Мост");
        press(&mut tab, ".actions .main");
        tab.wait_until(&format!("{TOOLS}.querySelectorAll('[aria-invalid]').length === 2"));
        let words = tab.eval(&format!("{TOOLS}.querySelector('#wrong-url').textContent"));
        assert_eq!(words, "Нужен адрес, который начинается с https:// или http://.");
        tab.screenshot(&format!("writing-details-{width}"));
        assert_eq!(tab.eval(OVERLAPPING), json!([]), "buttons lie over one another");
        fill(&mut tab, "url", "https://listok.example/1");
        fill(&mut tab, "added", "2026-02-14");
        tab.wait_until(&format!("{TOOLS}.querySelectorAll('[aria-invalid]').length === 0"));
        tab.eval(&format!("{TOOLS}.querySelector('[name=publish]').value = 'excerpt'"));
        press(&mut tab, ".actions .main");
        tab.wait_until("document.body.innerText.includes('© Листок')");
        let sidecar = archive.read(SIDECAR);
        for line in [
            "url = \"https://listok.example/1\"",
            "added = 2026-02-14",
            "publish = \"excerpt\"",
            "[[picture]]\nfile = \"foto/most.jpg\"\nalt = \"Мост\"",
        ] {
            assert!(sidecar.contains(line), "{line}: {sidecar}");
        }
        wait_for_tools(&mut tab);
        press(&mut tab, ".details");
        press(&mut tab, ".accept-text");
        tab.wait_until(&format!("{TOOLS}.querySelector('.panel') === null"));
        assert!(archive.read("content/accepted.toml").contains("flood.txt"));
        // The refused values are answered with an error.
        let problems = tab.take_problems();
        assert!(problems.iter().all(|problem| problem.contains("422")), "{problems:#?}");
    }
}

/// The pairs of buttons and fields in view that lie over one another.
const OVERLAPPING: &str = "(() => {
    const panel = document.querySelector('postil-writing').shadowRoot.querySelector('.panel');
    const bottom = panel.querySelector('.actions').getBoundingClientRect().top;
    const shown = [...panel.querySelectorAll('button')].map((button) => [button.textContent, button.getBoundingClientRect()]);
    const isOver = ([, a], [, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return shown.flatMap((one, at) => shown.slice(at + 1)
        .filter((other) => isOver(one, other) && other[1].top < bottom).map((other) => [one[0], other[0]]));
})()";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_published_site_has_nothing_of_it() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("articles/flood/");
    assert_eq!(tab.count("script[data-postil-page], postil-writing, .postil-edit"), 0);
    assert_eq!(tab.eval("document.documentElement.outerHTML.includes('_postil')"), false);
    tab.finish();
}
