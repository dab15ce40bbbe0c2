//! Hostile pages: one piece again and again.

use super::Shape;

/// Pages of one format, each of one piece.
pub struct Pages {
    /// The file's name.
    path: &'static str,
    /// What stands before the pieces.
    opening: &'static str,
    /// The shortest page, in bytes.
    length: usize,
    /// The pieces.
    pieces: &'static [&'static str],
}

impl Pages {
    /// The shape of each piece.
    pub fn shapes(&self) -> impl Iterator<Item = Shape> {
        self.pieces.iter().map(|piece| Shape {
            name: format!("`{}` in {}", piece.escape_debug(), self.path),
            number: self.length / piece.len(),
            files: Box::new(|count| {
                vec![(self.path.to_owned(), self.opening.to_owned() + &piece.repeat(count))]
            }),
            arguments: self.arguments(),
        })
    }

    fn arguments(&self) -> &'static [&'static str] {
        match self.path {
            "a.html" => &["clean", "--json", "a.html"],
            "a.md" => &["clean", "--json", "a.md"],
            _ => &["clean", "--json", "a.txt"],
        }
    }
}

/// Every page.
pub const PAGES: &[Pages] = &[
    Pages {
        path: "a.txt",
        opening: TEXT,
        length: OF_A_LINE,
        pieces: &[
            "Слово за слово тянется одна бесконечная строка. ",
            "Мост ",
            "а",
            "«",
            "\" \"",
            "«Мост открыт», – сказал Пётр Лугин. ",
            "Пётр Лугин сказал: «Мост открыт для всех», а ",
            ", — сказал он. — ",
            "По словам Анны Ким, мост нужен всем. ",
            "Мост нужен всем, считает Пётр Лугин. ",
            "Пётр Лугин Анна Ким ",
            "Поделиться Telegram ",
            "19.03.2025 08:24 ",
            "Фото: А. ",
            "<p>",
            "<a b ",
            "&amp;",
            "**а** ",
            "[](a.b",
            "#а ",
            "Главная Новости ",
            "Главная Новости и о мосте. ",
            "рынкеГлавная",
            "слово.Слово",
            "слово    ",
            "слово\t",
            "„а“ ",
            "\u{200b}",
            "…",
        ],
    },
    Pages {
        path: "a.txt",
        opening: TEXT,
        length: OF_MANY,
        pieces: &[
            "слово\n",
            "\n",
            "\r",
            "слово за словом идёт по дороге к самому дальнему мосту\n",
            "«Мост открыт для всех», – сказал Пётр Лугин.\n\n",
            "— Мост открыт, — сказал он.\n",
            "<p>Мост</p>\n",
            "Читайте также\n",
            "- пункт\n",
            "> слово\n",
            "2024\t15,1\n",
            "слово за словом      и ещё за словом\n",
            "\u{2028}",
        ],
    },
    Pages {
        path: "a.html",
        opening: TEXT,
        length: OF_MANY,
        pieces: &[
            "<div>",
            "<b>",
            "<p><p>",
            "<ul><li>а",
            "<a b=",
            "<!--",
            "&amp;",
            "<p>Мост</p>",
            "<br>",
            "<table><tr><td>",
            "</div>",
            "<script>",
            "<div hidden class='a b c'>",
            "<style>.a .b{display:none}</style><p class='a b'>Мост</p>",
            "<style>p>b{display:none}</style><p>Мост",
            "<ul><li>а</ul><p>Мост открыт.</p>",
            "<math><mfrac>",
            "<dl><dt>а<dd>б",
        ],
    },
    Pages {
        path: "a.html",
        opening: "<script type=\"application/ld+json\">",
        length: OF_MANY,
        pieces: &["[}", "{\"а\":", "\"", "\"\",", "а\n"],
    },
    Pages {
        path: "a.md",
        opening: TEXT,
        length: OF_MARKDOWN,
        pieces: &["> ", "- ", "*а", "[а](б)", "`", "# а\n\n", "<div>"],
    },
];

/// A text before the pieces.
const TEXT: &str = "Мост открыт.\n";
/// The shortest page in one line, in bytes.
const OF_A_LINE: usize = 12 << 10;
/// The shortest page of many lines or of markup, in bytes.
const OF_MANY: usize = 6 << 10;
/// The same in Markdown, where most pieces take few steps.
const OF_MARKDOWN: usize = 24 << 10;
