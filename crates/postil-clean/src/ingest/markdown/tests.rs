use super::*;

fn check(text: &str, expected: &[(LineElement, &str)]) {
    let cut = cut(text);
    let found: Vec<_> =
        cut.lines.iter().map(|line| (line.markup.element, line.text.as_str())).collect();
    assert_eq!(found, expected);
    assert_eq!(cut.lines.last().map_or(0, |line| line.end), text.len());
}

#[test]
fn each_line_has_its_element_and_plain_words() {
    check(
        "# Заголовок\n\nПервый **важный** абзац,\nперенесённый.\n\n> Чужие слова\n\n- раз\n",
        &[
            (LineElement::Heading(1), "Заголовок"),
            (LineElement::Plain, ""),
            (LineElement::Paragraph, "Первый важный абзац,"),
            (LineElement::Paragraph, "перенесённый."),
            (LineElement::Plain, ""),
            (LineElement::Quotation, "Чужие слова"),
            (LineElement::Plain, ""),
            (LineElement::ListItem, "раз"),
        ],
    );
}

#[test]
fn raw_html_is_markup() {
    check(
        "<div class=\"x\">\n<script>alert(1)</script>\n</div>\n\nСлова.",
        &[
            (LineElement::Markup, ""),
            (LineElement::Markup, ""),
            (LineElement::Markup, ""),
            (LineElement::Plain, ""),
            (LineElement::Paragraph, "Слова."),
        ],
    );
}

#[test]
fn the_cells_of_a_table_stand_apart() {
    check(
        "| Год | Ячмень |\n|---|---|\n| 2024 | **10,8** |\n",
        &[
            (LineElement::Plain, "Год | Ячмень"),
            (LineElement::Markup, ""),
            (LineElement::Plain, "2024 | 10,8"),
        ],
    );
}

#[test]
fn links_between_notes_show_their_words() {
    for (written, shown) in [
        ("Пишет [[Анна Ким]].", "Пишет Анна Ким."),
        ("Пишет [[люди/Анна Ким|А. Ким]].", "Пишет А. Ким."),
        ("Слева ![[мост.png]] мост.", "Слева  мост."),
        ("Скобки [1] и [[ пусты.", "Скобки [1] и [[ пусты."),
    ] {
        check(written, &[(LineElement::Paragraph, shown)]);
    }
}

#[test]
fn a_footnote_is_text_at_both_of_its_ends() {
    check(
        "Вода дорожает[^1] и дальше[^а].\n\n[^1]: https://uprava.example/tarif\n[^а]: По словам *жителей*,\n    и не только.\n",
        &[
            (LineElement::Paragraph, "Вода дорожает[1] и дальше[а]."),
            (LineElement::Plain, ""),
            (LineElement::Paragraph, "[1] https://uprava.example/tarif"),
            (LineElement::Paragraph, "[а] По словам жителей,"),
            (LineElement::Paragraph, "и не только."),
        ],
    );
}

#[test]
fn tasks_are_ticked_or_not() {
    check(
        "- [x] спросить\n- [ ] записать\n- [да] просто\n",
        &[
            (LineElement::ListItem, "☑ спросить"),
            (LineElement::ListItem, "☐ записать"),
            (LineElement::ListItem, "[да] просто"),
        ],
    );
}

#[test]
fn wrapped_lines_continue() {
    let cut = cut("Одна\nдве\n\nтри");
    let continues: Vec<bool> = cut.lines.iter().map(|line| line.markup.continues).collect();
    assert_eq!(continues, [false, true, false, false]);
}

#[test]
fn front_matter_declares_fields() {
    let texts = [
        "+++\ntitle = \"Школа открыта\"\ndate = 2026-02-03\ntags = [\"школа\", \"село\"]\n+++\nТекст.",
        "---\ntitle: \"Школа открыта\"\ndate: 2026-02-03\ntags:\n- школа\n- село\n---\nТекст.",
    ];
    for text in texts {
        let cut = cut(text);
        let mut values: Vec<&str> = cut.declared.iter().map(|d| d.value.as_str()).collect();
        values.sort_unstable();
        assert_eq!(values, ["2026-02-03", "Школа открыта", "село", "школа"]);
        assert_eq!(cut.lines[0].markup.element, LineElement::Markup);
        assert_eq!(cut.lines.last().map(|line| line.text.as_str()), Some("Текст."));
    }
}

#[test]
fn an_unclosed_fence_is_no_front_matter() {
    check("---\ntitle: x", &[(LineElement::Markup, ""), (LineElement::Paragraph, "title: x")]);
}
