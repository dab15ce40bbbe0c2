//! How long one waits for the preview: for its first page, and for a note that is written in it.

use std::io::{self, BufRead, BufReader};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::archive::Archive;
use super::edits::Original;
use super::http::Server;
use super::measure::{self, median};

/// Notes that are written in one preview.
const NOTES: usize = 3;
/// Time enough for the watcher to tell of a file that the preview itself wrote.
const PAUSE: Duration = Duration::from_secs(1);

/// What one preview took.
pub struct Served {
    /// Seconds from the start to the first page.
    pub first_page: f64,
    /// Seconds from a note to the browser's being told.
    pub told: f64,
    /// Seconds from a note to the page that shows it.
    pub shown: f64,
    /// Memory in bytes after the last note.
    pub memory: u64,
    /// Peak memory in bytes.
    pub peak: u64,
}

/// A running `postil serve`; it ends with this value.
struct Preview {
    process: Child,
    server: Server,
}

/// A page of the preview as a browser has it.
struct Page {
    /// Its file in the output.
    name: String,
    version: String,
    /// What lets it write.
    token: String,
}

/// Starts the preview of an archive whose store is filled, and writes notes into one article.
pub fn serve(archive: &Archive) -> io::Result<Served> {
    let start = Instant::now();
    let preview = Preview::start(archive)?;
    let home = preview.server.get("/")?;
    let first_page = start.elapsed().as_secs_f64();
    let path = first_article(&home).ok_or_else(|| io::Error::other("no article on page one"))?;
    let (told, shown) = preview.write_notes(archive, path)?;
    let memory = |name| measure::memory_of(preview.process.id(), name).unwrap_or_default();
    Ok(Served { first_page, told, shown, memory: memory("VmRSS"), peak: memory("VmHWM") })
}

impl Preview {
    /// Starts at any free port, and waits until it serves.
    fn start(archive: &Archive) -> io::Result<Preview> {
        let mut command = archive.command("serve");
        command.args(["--port", "0"]).stdin(Stdio::null()).stdout(Stdio::null());
        let mut process = command.stderr(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(process.stderr.take().expect("stderr is piped")).lines();
        let server = lines.by_ref().map_while(Result::ok).find_map(|line| Server::announced(&line));
        // What it says later is of no interest, but must not fill the pipe.
        thread::spawn(move || lines.for_each(drop));
        let server = server.ok_or_else(|| io::Error::other("postil serve does not serve"))?;
        Ok(Preview { process, server })
    }

    /// Writes notes, one after the other, and gives the median seconds until the browser is told
    /// and until it has the page; the sidecar is then put back.
    fn write_notes(&self, archive: &Archive, path: &str) -> io::Result<(f64, f64)> {
        let page = self.open(path)?;
        let state = self.server.ask(&page.token, &page.question("\"ask\":\"article\""))?;
        let sidecar = json_value(&state, "sidecar").unwrap_or_default().trim_matches('"');
        let original = Original::read(archive.path(sidecar));
        let times: Vec<(f64, f64)> = (1..=NOTES)
            .map(|number| {
                thread::sleep(PAUSE);
                self.write_note(path, &format!("Заметка {number}."))
            })
            .collect::<io::Result<_>>()?;
        original.restore()?;
        let (told, shown): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        Ok((median(told), median(shown)))
    }

    fn write_note(&self, path: &str, text: &str) -> io::Result<(f64, f64)> {
        let page = self.open(path)?;
        let mut events = self.server.listen(&page.name, &page.version)?;
        // The first event says which errors there are, and that the page is listened to.
        events.wait_for("problems")?;
        let state = self.server.ask(&page.token, &page.question("\"ask\":\"article\""))?;
        let note = page.question(&added_note(&state, text));
        let start = Instant::now();
        self.server.ask(&page.token, &note)?;
        events.wait_for("reload")?;
        let told = start.elapsed().as_secs_f64();
        let shows_note = self.server.get(path)?.contains(text);
        let shown = start.elapsed().as_secs_f64();
        match shows_note {
            true => Ok((told, shown)),
            false => Err(io::Error::other(format!("{path} does not show the note"))),
        }
    }

    fn open(&self, path: &str) -> io::Result<Page> {
        let html = self.server.get(path)?;
        Page::read(&html).ok_or_else(|| io::Error::other(format!("{path} cannot be written in")))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // One that has ended already needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Page {
    fn read(html: &str) -> Option<Page> {
        let attribute = |name| between(html, &format!(" {name}=\""), "\"").map(str::to_owned);
        Some(Page {
            name: attribute("data-page")?,
            version: attribute("data-version")?,
            token: attribute("data-token")?,
        })
    }

    /// What the page asks, as JSON; its name has nothing to escape.
    fn question(&self, matter: &str) -> String {
        format!("{{\"page\":\"{}\",{matter}}}", self.name)
    }
}

/// The wish to add a note to an article in that state.
fn added_note(state: &str, text: &str) -> String {
    let base = json_value(state, "base").unwrap_or("null");
    format!(
        "\"ask\":\"write\",\"change\":{{\"base\":{base},\"edits\":\
         [{{\"do\":\"add-note\",\"note\":{{\"text\":\"{text}\"}}}}]}}"
    )
}

/// The path of the first article that a page links to.
fn first_article(html: &str) -> Option<&str> {
    let mut links = html.split("href=\".").skip(1).filter_map(|rest| rest.split('"').next());
    links.find(|path| path.starts_with("/articles/"))
}

/// What stands between two marks, the first time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// The string or `null` of a key, as it is written: it is only handed back.
fn json_value<'t>(json: &'t str, key: &str) -> Option<&'t str> {
    // Within a string the quotation marks would be escaped.
    let (_, rest) = json.split_once(&format!("\"{key}\":"))?;
    let Some(string) = rest.strip_prefix('"') else { return rest.split([',', '}']).next() };
    let mut is_escaped = false;
    let end = string.find(|letter| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends
    })?;
    Some(&rest[..end + 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_taken_as_it_is_written() {
        let json = r#"{"a":"say \"base\":1 \\","base":"x\n","sidecar":null}"#;
        assert_eq!(json_value(json, "a"), Some(r#""say \"base\":1 \\""#));
        assert_eq!(json_value(json, "base"), Some(r#""x\n""#));
        assert_eq!(json_value(json, "sidecar"), Some("null"));
        assert_eq!(json_value(json, "notes"), None);
    }

    #[test]
    fn the_first_article_is_found() {
        let html = "<a href=\"./tags/\">t</a> <a href=\"./articles/2020/a/\">a</a>";
        assert_eq!(first_article(html), Some("/articles/2020/a/"));
        assert_eq!(first_article("<a href=\"./tags/\">t</a>"), None);
    }

    #[test]
    fn a_page_knows_its_name_its_version_and_its_token() {
        let html = "<script data-page=\"a/index.html\" data-version=\"7\"></script>\
                    <script data-postil-page=\"a\" data-token=\"k\"></script>";
        let page = Page::read(html).expect("all three are there");
        assert_eq!(page.question("\"ask\":\"undo\""), r#"{"page":"a/index.html","ask":"undo"}"#);
        assert_eq!((page.version.as_str(), page.token.as_str()), ("7", "k"));
        assert!(Page::read("<p data-page=\"a\">").is_none());
    }
}
