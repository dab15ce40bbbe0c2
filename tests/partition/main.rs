//! Promise 1: every byte of a raw file is kept or removed by a named rule, whatever the file holds.

mod pages;
mod promise;

use postil::config::settings::{
    CleanSettings, LineAction, LinePattern, LineRule, SourceRule, SourceRules, Strictness,
};
use postil::diagnostic::Place;
use postil::model::sidecar::{Note, Sidecar};
use proptest::collection::vec;
use proptest::prelude::*;

use pages::{elements, page, piece};
use promise::{check, check_with};

/// Files of every format, so that each reader meets each input.
const PATHS: [&str; 4] = ["a.txt", "a.html", "a.md", "a.mhtml"];

proptest! {
    #[test]
    fn any_nesting_of_elements_is_partitioned(
        parts in vec(prop_oneof![elements(), piece()], 0..60),
    ) {
        check("a.html", parts.concat().as_bytes(), &Sidecar::default());
    }

    #[test]
    fn any_mix_of_flavours_is_partitioned(
        page in page(),
        width in 20_usize..90,
        (breaks, indent) in prop::sample::select(vec![
            ("\n", ""), ("\n\n", " "), ("\r\n", "\t"), ("\r", "\u{a0}"), ("\n", "    "),
        ]),
    ) {
        let mut mixed = String::new();
        for line in page.lines() {
            let mut column = 0;
            mixed += indent;
            for word in line.split(' ') {
                if column + word.chars().count() > width {
                    mixed += breaks;
                    column = 0;
                }
                mixed += word;
                mixed.push(' ');
                column += word.chars().count() + 1;
            }
            mixed += breaks;
        }
        for path in PATHS {
            check(path, mixed.as_bytes(), &Sidecar::default());
        }
    }

    #[test]
    fn any_page_in_one_line_is_partitioned(pieces in vec(piece(), 20..120), between in "[ \t]{0,4}") {
        let line = pieces.join(&between).replace(['\n', '\r'], " ");
        check("a.txt", line.as_bytes(), &Sidecar::default());
    }

    #[test]
    fn any_two_columns_are_partitioned(pieces in vec((piece(), piece()), 3..40), quoted in any::<bool>()) {
        let sign = if quoted { "> " } else { "" };
        let row = |(left, right): &(String, String)| {
            let flat = |piece: &str| piece.replace(['\n', '\r'], " ");
            format!("{sign}{:<70}{}\n", flat(left), flat(right))
        };
        let page: String = pieces.iter().map(row).collect();
        check("a.txt", page.as_bytes(), &Sidecar::default());
    }

    #[test]
    fn any_bytes_are_partitioned(bytes in vec(any::<u8>(), 0..300)) {
        for path in PATHS {
            check(path, &bytes, &Sidecar::default());
        }
    }

    #[test]
    fn any_page_is_partitioned(page in page()) {
        for path in PATHS {
            check(path, page.as_bytes(), &Sidecar::default());
        }
    }

    #[test]
    fn any_web_archive_is_partitioned(
        page in page(),
        coding in prop::sample::select(vec!["quoted-printable", "base64", "8bit"]),
        breaks in prop::sample::select(vec!["\n", "\r\n"]),
        cut in 0_usize..400,
    ) {
        let head = ["Content-Type: multipart/related; boundary=b", "Date: 4 Mar 2026 05:12:00 -0000"];
        let part = format!("Content-Transfer-Encoding: {coding}{breaks}");
        let archive = format!(
            "{}{breaks}{breaks}--b{breaks}Content-Type: text/html{breaks}{part}{breaks}{page}{breaks}\
             --b--{breaks}",
            head.join(breaks),
        );
        let bytes = archive.as_bytes();
        check("a.mht", bytes, &Sidecar::default());
        check("a.mht", &bytes[..bytes.len() - cut.min(bytes.len())], &Sidecar::default());
    }

    #[test]
    fn any_encoding_is_partitioned(page in page(), label in prop::sample::select(vec![
        "windows-1251", "koi8-r", "ibm866", "gbk", "shift_jis", "euc-kr", "big5", "gb18030",
        "iso-2022-jp", "utf-16le", "utf-16be",
    ])) {
        let page = format!("<meta charset={label}>\n{page}");
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known label");
        let mut bytes = encoding.encode(&page).0.into_owned();
        if label.starts_with("utf-16") {
            let big = label.ends_with("be");
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            bytes = page.encode_utf16().flat_map(unit).collect();
        }
        for path in PATHS {
            check(path, &bytes, &Sidecar::default());
        }
    }

    #[test]
    fn damaged_bytes_are_partitioned(
        page in page(),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = format!("слово {page}").into_bytes();
        for (index, byte) in damage {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        for path in PATHS {
            check(path, &bytes, &Sidecar::default());
        }
    }

    #[test]
    fn a_sidecar_moves_whole_lines(
        page in page(),
        picks in vec(any::<prop::sample::Index>(), 3),
        other in "\\PC{0,8}",
    ) {
        let lines: Vec<String> = page.lines().map(str::to_owned).collect();
        let pick = |index: &prop::sample::Index| match lines.is_empty() {
            true => other.clone(),
            false => lines[index.index(lines.len())].clone(),
        };
        let sidecar = Sidecar {
            drop: vec![pick(&picks[0]), other.clone()],
            keep: vec![pick(&picks[1])],
            notes: vec![Note { quote: Some(pick(&picks[2])), ..Note::default() }],
            ..Sidecar::default()
        };
        for path in PATHS {
            check(path, page.as_bytes(), &sidecar);
        }
    }

    #[test]
    fn settings_move_whole_lines(
        page in page(),
        picks in vec((any::<prop::sample::Index>(), 0..4_usize, any::<bool>()), 0..6),
        strictness in 0..3_usize,
        captions in any::<bool>(),
    ) {
        let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        let rule = |(index, action, regex): &(prop::sample::Index, usize, bool)| {
            let line = if lines.is_empty() { "x" } else { lines[index.index(lines.len())] };
            let first = line.trim().chars().next().unwrap_or('x');
            let literal = || LinePattern::literal(line);
            let pattern = LinePattern::regex(&format!("^[{first}x]")).ok().filter(|_| *regex);
            let (_, action) = LineAction::ALL[*action];
            Some(LineRule { action, pattern: pattern.or_else(literal)?, place: Place::default() })
        };
        let rule = SourceRule {
            folders: vec![".".to_owned()],
            lines: picks.iter().filter_map(rule).collect(),
            ..SourceRule::default()
        };
        let mut settings = CleanSettings::default();
        settings.captions = captions;
        settings.strictness = Strictness::ALL[strictness].1;
        settings.sources = SourceRules::new(vec![rule]);
        for path in PATHS {
            check_with(path, page.as_bytes(), &Sidecar::default(), &settings);
        }
    }
}
