//! Sets up the template engine: which templates there are, and what they may call.

use std::borrow::Cow;
use std::io::{self, Write};

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::config::settings::Language;
use crate::diagnostic::Diagnostic;
use crate::render::layers::{DEFAULT_THEME, Layers};
use crate::render::phrases::Phrases;
use crate::render::template::TemplateOrigin;
use crate::render::{data_block, dates, failure, markdown, numbers};
use postil_text::unseen;

/// Parses every template.
///
/// Fails with every template that does not parse, or calls what is not there.
pub(super) fn build(
    layers: &Layers,
    theme: &str,
    language: Language,
) -> Result<Tera, Vec<Diagnostic>> {
    let phrases = Phrases::read(&layers.phrases, language)?;
    let mut tera = Tera::new();
    // Every name ends with nothing: no template is left unescaped.
    tera.autoescape_on([""]);
    tera.set_escape_fn(write_escaped);
    let mut prefixes = vec![format!("{theme}/")];
    if theme != DEFAULT_THEME {
        prefixes.push(format!("{DEFAULT_THEME}/"));
    }
    tera.set_fallback_prefixes(prefixes).expect("no template is loaded yet");
    tera.global_context().insert("postil_version", env!("CARGO_PKG_VERSION"));
    let sources: Vec<(&String, Cow<str>)> = layers
        .templates
        .iter()
        .map(|(name, template)| match template.origin {
            TemplateOrigin::Embedded => (name, phrases.put_into(&template.text).into()),
            // Where it fails is told by its lines and columns as its author wrote them.
            TemplateOrigin::Archive => (name, template.text.as_str().into()),
        })
        .collect();
    register(&mut tera, phrases, language);
    match tera.add_raw_templates(sources) {
        Ok(()) => Ok(tera),
        Err(error) => Err(failure::diagnose_all(&error, layers)),
    }
}

/// Writes a text so that it stands in a page as text, in a tag or outside of any.
pub(super) fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    tera::escape_html(&unseen::taken_out(text), out)
}

fn register(tera: &mut Tera, phrases: Phrases, language: Language) {
    let of_year = phrases.plain("date.month_of_year").unwrap_or("{Month} {year}").to_owned();
    tera.register_function("t", move |arguments: Kwargs, _: &State| phrases.translate(&arguments));
    tera.register_filter("date", move |date: &str, arguments: Kwargs, _: &State| {
        match arguments.get::<bool>("time")?.unwrap_or_default() {
            true => dates::long_with_time(date, language),
            false => dates::long(date, language),
        }
    });
    tera.register_filter("datetime", |date: &str, _: Kwargs, _: &State| dates::machine(date));
    tera.register_filter(
        "month",
        move |month: usize, arguments: Kwargs, _: &State| match arguments.get::<i64>("year")? {
            Some(year) => dates::month_of_year((month, year), &of_year, language),
            None => dates::month(month, language),
        },
    );
    tera.register_filter("number", move |number: u64, _: Kwargs, _: &State| {
        numbers::grouped(number, language)
    });
    tera.register_filter("bytes", move |count: u64, _: Kwargs, _: &State| {
        numbers::bytes(count, language)
    });
    tera.register_filter("markdown", markdown_filter);
    tera.register_filter("data_block", |json: &str, _: Kwargs, _: &State| {
        Ok::<_, tera::Error>(Value::safe_string(&data_block::harmless(json)))
    });
    tera.register_filter("safe", refuse_safe);
}

/// `{{ text | markdown }}`; `heading` is the highest level of its headings (default 2), `prefix`
/// keeps the footnotes of two texts on one page apart.
fn markdown_filter(text: &str, arguments: Kwargs, state: &State) -> TeraResult<Value> {
    let root = state.get::<String>("root")?.unwrap_or_default();
    let page = state.get::<Value>("page")?;
    let base = page.as_ref().and_then(|page| page.get_from_path("base")?.as_str());
    let options = markdown::MarkdownOptions {
        root: &root,
        base: base.unwrap_or(&root),
        heading: arguments.get::<usize>("heading")?.unwrap_or(2),
        prefix: arguments.get::<&str>("prefix")?.unwrap_or_default(),
    };
    Ok(Value::safe_string(markdown::render(text, &options).as_str()))
}

/// Scraped text must never print unescaped, so the engine's own way to do so is closed.
fn refuse_safe(_: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Err(tera::Error::message(
        "the filter `safe` is switched off, since scraped text must never print unescaped",
    ))
}
