//! An archive whose every field is hostile.

use super::payloads::{KINDS, Kind};
use crate::harness::Archive;

/// Payloads that pages may well have: their elements are those that a page is made of.
const HARMLESS: Kind = Kind {
    name: "harmless",
    payloads: &[
        "[отчёт](https://uprava.example/ \"Отчёт\") и [статья](articles/harmless/named/)",
        "![план](https://uprava.example/p.png) *план* ![знак](assets/mark.svg \"Знак\")",
        "\n\n1. раз\n\n- два\n\n> три\n\n    четыре\n\n`пять`\n\n---\n\n### шесть\n\n",
    ],
};

/// An archive with the payloads of every kind in every place that scraped pages, their files'
/// names, sidecars and the archive's own pages can fill.
pub fn archive() -> Archive {
    let first: Vec<&str> = KINDS.iter().map(|kind| kind.payloads[0]).collect();
    let words = toml(&first.join(" "));
    let archive = Archive::new().file("config.toml", &config(&words));
    KINDS.iter().fold(archive, |archive, kind| {
        let faulty = format!("content/articles/{}/faulty", kind.name);
        articles(archive, kind)
            .file(&format!("{faulty}.txt"), &filled(TEXT, kind))
            .file(&format!("{faulty}.toml"), &filled(FAULTY_SIDECAR, kind))
    })
}

/// A harmless archive with the same parts, which says what pages are made of.
pub fn twin() -> Archive {
    let archive = articles(Archive::new().file("config.toml", &config("\"Архив\"")), &HARMLESS);
    // Hostile words stand in every outlet nearly alike, so their articles name one another as copies.
    let long = "Насосы работают дальше. ".repeat(120);
    let edited = REPORT.replace("до обеда", "весь день");
    [("Листок", REPORT), ("Управа", &*edited)].iter().fold(archive, |archive, (outlet, report)| {
        let path = format!("content/articles/{outlet}/report");
        archive.file(&format!("{path}.txt"), &format!("{report}\n{long}\n")).file(
            &format!("{path}.toml"),
            &format!("source = \"{outlet}\"\ndate = 2026-02-11\nlanguage = \"kk\"\n"),
        )
    })
}

/// A report that two outlets carry; it is long enough to be known again.
const REPORT: &str = "Насосы откачали подвалы школы

Вода поднялась выше моста за одну ночь, и жители нижних улиц вынесли вещи на крыши домов.

К утру из района пришли четыре насоса, и дружинники до обеда откачивали подвалы школы и больницы.

Учеников перевели в клуб на соседней улице, где занятия пойдут в две смены до самого конца месяца.

Дорогу к переправе обещают отсыпать щебнем, как только сойдёт вода и подсохнут обочины у поворота.
";

fn config(words: &str) -> String {
    format!("title = {words}\ndescription = {words}\nauthor = {words}\n")
}

/// The articles, the tag and the page of one kind.
fn articles(archive: Archive, kind: &Kind) -> Archive {
    let name = kind.name;
    let article = |form: &str| format!("content/articles/{name}/{form}");
    archive
        .file(&article("named.txt"), &filled(TEXT, kind))
        .file(&article("named.toml"), &filled(SIDECAR, kind))
        .file(&article("bare.txt"), &filled(BARE, kind))
        .file(&article("page.html"), &filled(HTML, kind))
        .file(&article("marked.md"), &filled(MARKDOWN, kind))
        .file(&article(&format!("{}.txt", file_name(kind, 0))), &filled(TEXT, kind))
        .file(&format!("content/pages/{name}{}.md", file_name(kind, 1)), &filled(PAGE, kind))
        .file(&format!("content/tags/{name}{}.md", file_name(kind, 2)), &filled(TAG, kind))
}

/// A payload as far as it can be the name of a file.
fn file_name(kind: &Kind, number: usize) -> String {
    let payload = kind.payloads[number % kind.payloads.len()];
    payload.replace(['/', '\0'], "").chars().take(60).collect()
}

const TEXT: &str = "@line@

Вода поднялась выше моста за одну ночь, и жители нижних улиц вынесли вещи на крыши.

@paragraphs@
";

/// A page whose fields stand in its lines.
const BARE: &str = "Меню @line@ Поделиться
 date 2026-02-11 @line@

Автор: @line@
Источник: @line@
URL: @line@

Вода поднялась выше моста за одну ночь, и жители нижних улиц вынесли вещи на крыши.

@paragraphs@

«@line@», — сказал инженер Климов @line@.

Теги: @line:5@
#@line:5@
";

const HTML: &str = "<html><head><title>@text@</title>
<meta name=author content=\"@text@\"><meta name=keywords content=\"@text:5@\">
<meta property=\"og:title\" content=\"@text@\"><meta property=\"og:site_name\" content=\"@text:1@\">
<meta property=\"article:section\" content=\"@text@\"><link rel=canonical href=\"@text@\">
<script type=\"application/ld+json\">{\"@ld@type\": \"NewsArticle\", \"headline\": @json@,
\"author\": {\"name\": @json@}, \"datePublished\": \"2026-02-11\", \"url\": @json@}</script></head><body>
<h1>@raw@</h1><p>Вода поднялась выше моста за одну ночь, и жители вынесли вещи на крыши.</p>
<p>@text@</p><figure><img src=\"@text@\" alt=\"@text@\"><figcaption>@text@</figcaption></figure>
<p>Жители нижних улиц ждали лодок до утра, <a href=\"@text@\">@text@</a>.</p>
<p>Вода уходит <em>медленно @text@</em>, и <b>дамбу @text@</b> <code>@text@</code> укрепляют H<sub>2 @text@</sub> и
м<sup>2 @text@</sup>, <a href='https://dala.example/'>пишет газета @text@</a> за рекой.</p>
<img src='https://cdn.example/most.jpg' alt=\"@text@\">
<p>Дорогу к мосту закрыли для грузовиков, пока не осмотрят опоры и насыпь.</p>
<ol><li value=4>Сначала осмотрят опоры моста и насыпь за ним.<li>The bridge stays closed for heavy trucks until the end of the spring flood.</ol>
<table><tr><th>Год<th>Длина<tr><th>2024<td>96<tr><th>2025<td>98</table>
<p>Расчёт нагрузки каждый может повторить сам, если у него есть числа отдела.</p>
<pre><code>for opora in opory:
    proverit(opora)</code></pre>
<ul><li>@text@</ul><blockquote>@raw@</blockquote><table><tr><td>@text@<td>@text@</table><p>@raw@</p>
</body></html>";

const MARKDOWN: &str = "+++
title = @toml@
author = @toml@
tags = [@toml:5@]
url = @toml@
+++

# @line@

Вода поднялась выше моста за одну ночь, и жители нижних улиц вынесли вещи на крыши.

@paragraphs@

> @line@

![@line@](<@line@>)

```@line@
@line@
```

- @line@
";

/// A page of the archive's own.
const PAGE: &str = "+++\ntitle = @toml@\nmenu = 1\n+++\n\n## @raw@\n\n@paragraphs@";

/// The introduction of a tag.
const TAG: &str = "+++\ntitle = @toml@\naliases = [@toml:5@]\n+++\n\n## @raw@\n\n@paragraphs@";

/// Every field that a person may set, and notes of every state.
const SIDECAR: &str = "title = @toml@
source = @toml:1@
author = @toml@
section = @toml@
rights = @toml@
tags = [@toml:5@]
date = 2026-02-11
url = @address@
archived = @address@

[[note]]
quote = \"Вода поднялась выше моста\"
by = @toml@
tags = [@toml@]
text = @toml@

[[note]]
kind = \"claim\"
by = @toml@
tags = [@toml@]
text = @toml@

[[note]]
quote = @toml@
before = @toml@
after = @toml@
by = @toml@
tags = [@toml@]
text = @toml@

[[note]]
quote = \"Вода поднялась выше мосту за одну ночь\"
by = @toml@
tags = [@toml@]
text = @toml@
";

/// A sidecar with nothing in it that is allowed.
const FAULTY_SIDECAR: &str = "@toml@ = 1
date = @toml@
url = @toml@
archived = @toml@
language = @toml@
tags = [[@toml@]]
[[note]]
kind = @toml@
date = @toml@
@toml@ = @toml@
";

/// A file with its marks filled in: `@FORM@` with the next field, `@FORM:NUMBER@` with that one.
///
/// Every field has all payloads of the kind, but begins with another one, so that one that opens
/// something does not hide the same ones everywhere.
fn filled(template: &str, kind: &Kind) -> String {
    let mut out = String::new();
    for (number, piece) in template.split('@').enumerate() {
        let (form, field) = piece.split_once(':').unwrap_or((piece, ""));
        match number % 2 {
            0 => out.push_str(piece),
            _ => out.push_str(&drawn(form, kind, field.parse().unwrap_or(number / 2 + 10))),
        }
    }
    out
}

/// A field as it stands in a file of some form.
fn drawn(form: &str, kind: &Kind, field: usize) -> String {
    let first = field % kind.payloads.len();
    let payloads = [&kind.payloads[first..], &kind.payloads[..first]].concat();
    let all = format!("Паводок {field} {}", payloads.join(" "));
    match form {
        "raw" => all,
        "line" => all.replace('\n', " "),
        "text" => all.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"),
        "toml" => toml(&all),
        "json" => serde_json::json!(all).to_string().replace("</", "<\\/"),
        // What an address may have in a sidecar.
        "address" => {
            let query = payloads[0].replace(|c: char| c.is_whitespace() || c.is_control(), "");
            toml(&format!("https://page.example/{field}?{query}"))
        }
        "paragraphs" => payloads
            .iter()
            .map(|payload| format!("Река {payload} отступила от крайних домов к вечеру.\n\n"))
            .collect(),
        // The marks' own sign, as JSON-LD has it.
        "ld" => "@".to_owned(),
        unknown => panic!("no form `{unknown}`"),
    }
}

/// A string of TOML.
fn toml(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
