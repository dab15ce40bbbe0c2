//! Pages that a property test makes up: pieces of articles and of furniture, elements.

use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces of pages that between them reach every rule.
const PIECES: &[&str] = &[
    " date 2026-01-05 Мост открыт, передает Stepnoy.example",
    "Читайте также",
    "Поделиться",
    "Комментарии (3)",
    "Автор: Анна Ким",
    "корреспондент",
    "Анна Ким",
    "133",
    "#мост #река",
    "Фото: Анна Ким",
    "19.03.2025 08:24",
    "События",
    "Новый мост через реку Талды соединил два берега, и дорога стала короче на час.",
    "— Мы ждали его годы, — сказал житель.",
    "• пункт",
    "«Мост нужен всем», – сказал глава совета Пётр Лугин. – «Ждали",
    "\"We waited,\" said Nora Hill. \"",
    "– отметила она.",
    "По новой дороге школьники доезжают до районного центра за двадцать\nминут, а раньше они шли вдоль берега больше часа, и в половодье\nзанятия часто отменяли. Теперь учителя просят пустить по мосту ещё\nодин автобус, чтобы успевали и те, кто живёт на хуторах за рекой.\n",
    "**Мост** [открыт](https://dala.example/a) &laquo;вчера&raquo;</p>",
    "<p>&nbsp;</p>",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "\u{c}\n",
    "> ",
    "\n> Мост",
    "Главная Новости Культура Спорт Связь Общество ",
    "мостаГлавная",
    "2024\t15,1\n2025\t18,0\n",
    "левый столбец идёт                  а правый столбец тоже\nпо строкам вниз и вниз             идёт по строкам вниз\n",
    "\r",
    "\n\n",
    "\0",
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<script>",
    "</script>",
    "<br>",
    "<!--",
    "-->",
    "<li>",
    "<a href='x'>",
    "</a>",
    "<nav>",
    "</nav>",
    "<article>",
    "<h1>",
    "</h1>",
    "<b>",
    "<title>",
    "</title>",
    "<textarea>",
    "<svg/>",
    "<td>",
    "<pre>",
    "&amp;",
    "&#x0;",
    "<",
    "# ",
    "> ",
    "- ",
    "```",
    "+++\n",
    "---\n",
    "title: x\n",
    "[x](y)",
    "**",
    "| a | b |\n",
];

const ELEMENTS: &[&str] = &[
    "p",
    "div",
    "ul",
    "li",
    "table",
    "td",
    "a",
    "b",
    "nav",
    "article",
    "aside",
    "h1",
    "form",
    "blockquote",
    "figure",
    "figcaption",
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "textarea",
    "title",
    "select",
    "option",
    "pre",
    "time",
    "main",
    "head",
    "body",
    "html",
];

const ATTRIBUTES: &[&str] = &[
    "",
    " hidden",
    " class='menu'",
    " href=\"/a?b=1&c\"",
    " style='display:none'",
    " id=x x",
    " datetime='2026-02-13T10:00'",
    " content=\"Мост",
    " =",
    " a='",
    "/",
];

/// A piece of a page.
pub fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(PIECES).prop_map(str::to_owned),
        "\\PC{0,12}",
        "[ \t\r\n]{1,3}",
    ]
}

/// Some pieces, one behind the other.
pub fn page() -> impl Strategy<Value = String> {
    vec(piece(), 0..40).prop_map(|pieces| pieces.join(""))
}

/// Elements in one another, some of them never closed, some closed twice.
pub fn elements() -> impl Strategy<Value = String> {
    let parts = (prop::sample::select(ELEMENTS), prop::sample::select(ATTRIBUTES));
    parts.prop_flat_map(|(name, attributes)| {
        prop::sample::select(vec![
            format!("<{name}{attributes}>"),
            format!("<{name}>"),
            format!("</{name}>"),
            format!("<{name}{attributes}>Мост через реку открыли вчера утром.</{name}>"),
        ])
    })
}
