//! The articles for harvesters: a Static Repository, in which a gateway answers requests of OAI-PMH 2.0
//! for a site that cannot answer any.
//!
//! Source: *Specification for an OAI Static Repository and an OAI Static Repository Gateway*, 2004. Of
//! each article there is unqualified Dublin Core; what search engines are asked to leave out has no
//! record.

use chrono::NaiveDate;

use super::Holdings;
use crate::cite::{self, Reference};
use crate::config::settings::{BaseUrl, Harvest, OAI, SiteSettings};
use crate::export::portions::Portions;
use crate::export::{escape_xml, xml_address};
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::article::Article;
use crate::model::date::ArticleDate;
use crate::model::excerpt;
use crate::model::head::{Head, Remarks};
use crate::model::route::Route;

/// What stands above all articles.
const START: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Repository xmlns="http://www.openarchives.org/OAI/2.0/static-repository" xmlns:oai="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/static-repository http://www.openarchives.org/OAI/2.0/static-repository.xsd">
"#;

const FORMATS: &str = "\
<ListMetadataFormats>
<oai:metadataFormat>
<oai:metadataPrefix>oai_dc</oai:metadataPrefix>
<oai:schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</oai:schema>
<oai:metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</oai:metadataNamespace>
</oai:metadataFormat>
</ListMetadataFormats>
<ListRecords metadataPrefix=\"oai_dc\">
";

/// What stands below them.
const END: &str = "</ListRecords>\n</Repository>\n";

/// A record's own namespaces: it is handed on without the file around it.
const DUBLIN_CORE: &str = r#"<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">"#;

/// The day of a record where nobody knows any day of any article.
const NO_DAY: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("1970 began");

/// The repository; a file a gateway takes has one record at least.
///
/// Its portions fail as the articles do.
pub fn repository(holdings: Holdings) -> Portions {
    let days = Days::of(holdings.archive);
    let recorded =
        holdings.all().filter(move |id| has_record(&holdings.archive.articles[*id].head));
    let records = recorded.map(move |id| {
        let archived = &holdings.archive.articles[id];
        let article = holdings.articles.article(id)?;
        let reference = cite::reference(&article, &holdings.place(archived));
        let day = days.stamp(archived, &holdings.archive.remarks[id]);
        let base_url = holdings.settings.base_url.as_ref();
        Ok(record(&article, &archived.route, &reference, (base_url, day)))
    });
    let start = std::iter::once_with(move || Ok(start(holdings.settings, days)));
    Portions::new(start.chain(records).chain([Ok(END.to_owned())]))
}

/// What the repository depends on besides the articles that have a record, the archive's name and its
/// address.
pub fn stamps(archive: &Archive) -> Vec<(bool, Option<NaiveDate>)> {
    let known = archive.articles.iter().zip(&archive.remarks);
    known.map(|(known, remarks)| (has_record(&known.head), stamp(known, remarks))).collect()
}

/// Whether an article has a record.
pub fn has_record(head: &Head) -> bool {
    !head.noindex
}

/// The days of an archive's records, from which harvesters tell what is new to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Days {
    earliest: NaiveDate,
    latest: NaiveDate,
}

impl Days {
    fn of(archive: &Archive) -> Self {
        let known = archive.articles.iter().zip(&archive.remarks);
        let known = known.filter(|(archived, _)| has_record(&archived.head));
        let known = known.filter_map(|(archived, remarks)| stamp(archived, remarks));
        Days {
            earliest: known.clone().min().unwrap_or(NO_DAY),
            latest: known.max().unwrap_or(NO_DAY),
        }
    }

    /// The day of a record. Of an article of which nobody knows when it came, it is the latest one: so
    /// no harvester passes it over.
    fn stamp(self, archived: &ArchivedArticle, remarks: &Remarks) -> NaiveDate {
        stamp(archived, remarks).unwrap_or(self.latest)
    }
}

/// The last day of which is known that something came to an article: a note, the article itself, its
/// capture, its publication.
fn stamp(archived: &ArchivedArticle, remarks: &Remarks) -> Option<NaiveDate> {
    let head = &archived.head;
    let exact = |date: Option<ArticleDate>| date.filter(ArticleDate::is_exact).map(|date| date.day);
    let came = remarks.changed.or(exact(head.added)).or(exact(head.captured));
    came.or(head.sure_day().map(|date| date.day))
}

/// What stands before the first record.
fn start(settings: &SiteSettings, days: Days) -> String {
    let harvest = settings.harvest.clone().unwrap_or_default();
    let fields = [
        ("repositoryName", settings.title.clone()),
        ("baseURL", base_address(settings.base_url.as_ref(), &harvest)),
        ("protocolVersion", "2.0".to_owned()),
        ("adminEmail", harvest.email),
        ("earliestDatestamp", days.earliest.to_string()),
        ("deletedRecord", "no".to_owned()),
        ("granularity", "YYYY-MM-DD".to_owned()),
    ];
    let said = fields.map(|(name, value)| element("oai", name, &value)).concat();
    format!("{START}<Identify>\n{said}</Identify>\n{FORMATS}")
}

/// The address under which requests are answered: that of the gateway, with the file's own behind it.
fn base_address(base_url: Option<&BaseUrl>, harvest: &Harvest) -> String {
    let own = base_url.map(|base| base.address(&Route::file(&format!("data/{OAI}"))));
    let own = own.unwrap_or_default();
    match &harvest.gateway {
        Some(gateway) => {
            let (_, address) = own.split_once("://").unwrap_or(("", &own));
            format!("{}{address}", gateway.as_str())
        }
        None => own,
    }
}

/// The record of an article.
fn record(
    article: &Article,
    route: &Route,
    reference: &Reference,
    (base_url, day): (Option<&BaseUrl>, NaiveDate),
) -> String {
    let identifier = identifier(base_url, route);
    let header =
        element("oai", "identifier", &identifier) + &element("oai", "datestamp", &day.to_string());
    let fields = dublin_core(article, reference);
    let fields = fields.iter().map(|(name, value)| element("dc", name, value));
    format!(
        "<oai:record>\n<oai:header>\n{header}</oai:header>\n<oai:metadata>\n{DUBLIN_CORE}\n{}\
         </oai_dc:dc>\n</oai:metadata>\n</oai:record>\n",
        fields.collect::<String>()
    )
}

/// What a record is called everywhere: by the host and the path of the article's page, as the
/// *OAI Identifier Format* asks.
fn identifier(base_url: Option<&BaseUrl>, route: &Route) -> String {
    let address = base_url.map(|base| xml_address(base, route)).unwrap_or_default();
    let (_, address) = address.split_once("://").unwrap_or_default();
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let (name, _) = host.split_once(':').unwrap_or((host, ""));
    format!("oai:{name}:{}", path.trim_end_matches('/'))
}

/// What a record says of its article.
fn dublin_core(article: &Article, reference: &Reference) -> Vec<(&'static str, String)> {
    let one = |name, value: Option<String>| value.map(|value| (name, value));
    let creators = reference.authors.iter().map(|author| ("creator", author.inverted()));
    let subjects = reference.tags.iter().map(|tag| ("subject", tag.clone()));
    let rest = [
        one("description", excerpt::description(article)),
        one("publisher", reference.source.clone()),
        one("date", reference.date.as_ref().map(|date| date.joined("-"))),
        one("type", Some("Text".to_owned())),
        one("format", Some("text/html".to_owned())),
        one("identifier", reference.page.clone()),
        one("source", reference.original.clone()),
        one("language", reference.language.clone()),
        one("relation", reference.archived.clone()),
        one("rights", reference.rights.clone()),
    ];
    let title = one("title", reference.cited_title());
    title.into_iter().chain(creators).chain(subjects).chain(rest.into_iter().flatten()).collect()
}

fn element(prefix: &str, name: &str, value: &str) -> String {
    format!("<{prefix}:{name}>{}</{prefix}:{name}>\n", escape_xml(value))
}
