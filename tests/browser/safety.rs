//! Nothing scraped is executed, wherever a page puts its code.

use crate::harness::{Archive, Tab};

/// Every way into a page that an article has: text, title, tag, source, author, note.
fn hostile_archive() -> Archive {
    let payloads = [
        "<script>window.pwned = 1</script>",
        "<img src=x onerror='window.pwned = 2'>",
        "\"><svg onload=\"window.pwned = 3\">",
        "</script><script>window.pwned = 4</script>",
        "{{ 7 * 7 }}{% include \"base.html\" %}",
        "<a href=\"javascript:window.pwned = 5\">ссылка</a>",
        "[ссылка](javascript:window.pwned=6)",
    ];
    let text = payloads.map(|payload| format!("Обычное предложение о паводке и {payload} дальше.\n\n"));
    let html = format!("<html><body><h1>Страница</h1><p>{}</p></body></html>", payloads.join("</p><p>"));
    let all = payloads.concat();
    let sidecar = format!(
        "title = '''Паводок {all}'''\nsource = '''Вестник {all}'''\nauthor = '''Автор {all}'''\n\
         section = '''Раздел {all}'''\ntags = ['''тег {all}''', 'паводок']\n\
         [[note]]\nquote = 'Обычное предложение о паводке'\nby = '''{all}'''\ntext = '''{all}'''\n\
         [[note]]\ntags = ['''{all}''']\ntext = '''{all}'''\n\
         [[note]]\nquote = '''нет такого {all}'''\ntext = 'сирота'\n"
    );
    // Without the first three the headline must not be taken from the sidecar.
    Archive::new()
        .file("content/articles/named.txt", &text.concat())
        .file("content/articles/named.toml", &once_per_quote(&sidecar))
        .file("content/articles/bare.txt", &format!("date 2026-02-11 {all}\n\n{}", text.concat()))
        .file("content/articles/page.html", &html)
        .file("content/articles/note.md", &format!("# {all}\n\n{}", text.concat()))
        .file("content/pages/about.md", &format!("# О нас\n\n{}", text.concat()))
}
