//! A scraped page's text as the saved web page that it might have been scraped from.

/// Lines of fewer characters are links of a list; the others are paragraphs.
const LINK: usize = 60;
/// How often the style sheet and the script of a page repeat themselves.
const REPETITIONS: usize = 100;

/// A page of about 40 KB that shows the lines of `text`.
pub fn page(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let title = lines.first().copied().unwrap_or_default();
    let style =
        ".card__title--wide{margin:0 auto;color:#333;padding:4px 8px}\n".repeat(REPETITIONS);
    let script =
        "window.queue.push({\"event\":\"view\",\"slot\":17,\"lazy\":true,\"html\":\"<b>\"});\n"
            .repeat(REPETITIONS);
    let body: String = lines.iter().enumerate().map(|(number, line)| block(number, line)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{}</title>\n\
         <style>{style}</style>\n<script>{script}</script></head>\n\
         <body class=\"page page--article\"><div id=\"app\" class=\"layout\"><main class=\"content\">\n\
         {body}</main></div></body></html>\n",
        escape(title)
    )
}

fn block(number: usize, line: &str) -> String {
    let text = escape(line);
    match line.chars().count() < LINK {
        true => format!(
            "<div class=\"card card--small\" data-slot=\"{number}\"><ul class=\"menu__list\"><li \
             class=\"menu__item\"><a class=\"menu__link\" href=\"/page/{number}?from=list\" \
             title=\"{text}\"><span class=\"icon icon-arrow\"></span>{text}</a></li></ul></div>\n"
        ),
        false => format!(
            "<div class=\"article__block\" data-slot=\"{number}\"><p class=\"article__text\">{text}\
             </p></div>\n"
        ),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_shown() {
        let html = page("Меню\n\n  «Дом» & \"сад\"\n");
        assert!(html.contains("</span>Меню</a>"));
        assert!(html.contains("«Дом» &amp; &quot;сад&quot;</a>"));
    }
}
