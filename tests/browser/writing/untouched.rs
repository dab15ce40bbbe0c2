//! What nobody touches in a form stays as a person wrote it.

use super::archive;
use super::tools::*;

/// Values that a field of a form cannot show as they are.
const DETAILS: &str = "# По памяти.
tags = [\"река\", 'мост,паром ']
rights = \"© Листок \"

[[picture]]
file = \"foto/most.jpg\"
alt = \" Мост\"
caption = \"\"\"Мост
закрыт\"\"\"

[[picture]]
# Наш снимок.
file = \"foto/parom.jpg\"
caption = \"\"
";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_form_of_details_changes_only_what_somebody_touched() {
    let archive = archive().file(SIDECAR, DETAILS);
    let preview = archive.preview();
    // A tab for each, since nothing on a page tells that it has been loaded again.
    let save = |name: &str, text: &str, expected: &str| {
        let mut tab = article(&preview.address(), 1440);
        press(&mut tab, ".details");
        fill(&mut tab, name, text);
        press(&mut tab, ".actions .main");
        wait_for_sidecar(&archive, expected);
        tab.finish();
    };
    let author = "\nauthor = \"Т. Бережная\"\n\n[[picture]]\nfile = \"foto/most";
    let with_author = DETAILS.replace("\n\n[[picture]]\nfile = \"foto/most", author);
    save("author", "Т. Бережная", &with_author);
    let with_alt = with_author.replace("\" Мост\"", "\"Мост зимой\"");
    save("picture-alt", "Мост зимой", &with_alt);
    let first = with_alt.find("[[picture]]").unwrap()..with_alt.rfind("[[picture]]").unwrap();
    let mut one_picture = with_alt.clone();
    one_picture.replace_range(first, "");
    save("picture", " ", &one_picture);
}

/// A note whose names the form cannot show as they are.
const NOTE: &str = "[[note]]
quote = \"открыть мост к пятнице\"
tags = [
    'мост, паром',  # the two together
    ' река',
]
by = ' Т. Бережная '  # as she signs
text = \"Да.\"
";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_form_of_a_note_changes_only_what_somebody_touched() {
    let archive = archive().file(SIDECAR, NOTE);
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    edit_first(&mut tab);
    fill(&mut tab, "text", "Нет.");
    press(&mut tab, ".actions .main");
    wait_for_sidecar(&archive, &NOTE.replace("Да.", "Нет."));
    tab.finish();
}
