//! Hostile input costs little: the work grows with the length of a page, not with its square.
//!
//! Each shape is cleaned at two lengths, the second four times the first. Linear work takes about
//! four times as long, quadratic work sixteen times; no absolute time is asked for.

use std::time::{Duration, Instant};

use postil::config::Settings;
use postil::model::sidecar::Sidecar;
use postil_clean::clean::clean;
use postil_clean::ingest::ingest;

/// The shorter length of a page in one line, in bytes.
const OF_A_LINE: usize = 48 * 1024;
/// The shorter length of a page of many lines or of markup; four times as long, it is one of ten
/// thousand elements in one another.
const OF_MANY: usize = 12_500;
/// A shorter time says nothing, in seconds.
const SHORTEST: f64 = 0.02;
/// Four times the length takes less than so many times as long.
const MOST_GROWTH: f64 = 10.0;

fn time(path: &str, raw: &str) -> Duration {
    let settings = Settings::assumed(String::new()).clean;
    let start = Instant::now();
    let document = ingest(path, raw.as_bytes()).0.expect("a page with text");
    let (article, _) = clean(&document, &[], &Sidecar::default(), &settings);
    assert!(!article.removed.is_empty() || !article.blocks.is_empty());
    start.elapsed()
}

/// Cleans `piece`, repeated, at both lengths; the machine may be busy, so the best of five counts.
fn check(path: &str, piece: &str, length: usize) {
    let mut growth = f64::MAX;
    for _ in 0..5 {
        let page = |length: usize| format!("Мост открыт.\n{}", piece.repeat(length / piece.len()));
        let short = time(path, &page(length));
        let long = time(path, &page(4 * length));
        growth = growth.min(long.as_secs_f64() / short.as_secs_f64().max(SHORTEST));
        if growth < MOST_GROWTH {
            return;
        }
    }
    panic!("four times {piece:?} in {path} takes {growth:.1} times as long");
}

#[test]
fn long_lines_cost_their_length() {
    for piece in [
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
    ] {
        check("a.txt", piece, OF_A_LINE);
    }
}

#[test]
fn many_lines_cost_their_number() {
    for piece in [
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
    ] {
        check("a.txt", piece, OF_MANY);
    }
}

#[test]
fn markup_costs_its_length() {
    for piece in [
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
    ] {
        check("a.html", piece, OF_MANY);
    }
    for piece in ["> ", "- ", "*а", "[а](б)", "`", "# а\n\n", "<div>"] {
        check("a.md", piece, OF_MANY);
    }
}
