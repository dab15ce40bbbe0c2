//! The Static Repository of OAI-PMH as its specification wants it: elements and their order, names,
//! identifiers and days.
//!
//! Sources: *Specification for an OAI Static Repository*, 2004; *OAI Identifier Format*, 2006.

use std::collections::{BTreeMap, BTreeSet};

use super::driver::plain_article;
use super::harvest::{repository, three};

/// An element of the repository: its name and what stands in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn names(&self) -> Vec<&str> {
        self.children.iter().map(|child| &*child.name).collect()
    }

    fn child(&self, name: &str) -> &Element {
        let found = self.children.iter().find(|child| child.name == name);
        found.unwrap_or_else(|| panic!("no {name} in {}", self.name))
    }

    /// The namespace of each prefix that stands in it, with its own declarations before `above`.
    fn prefixes<'e>(&'e self, above: &Prefixes<'e>, used: &mut BTreeSet<(String, String)>) {
        let mut known = above.clone();
        for (name, value) in &self.attributes {
            match name.split_once(':') {
                None if name == "xmlns" => drop(known.insert("", value)),
                Some(("xmlns", prefix)) => drop(known.insert(prefix, value)),
                _ => {}
            }
        }
        let names = self.attributes.keys().filter(|name| !name.starts_with("xmlns"));
        for name in names.filter(|name| name.contains(':')).chain([&self.name]) {
            let (prefix, _) = name.split_once(':').unwrap_or_default();
            let space = known.get(prefix).unwrap_or_else(|| panic!("{name} has no namespace"));
            used.insert((prefix.to_owned(), (*space).to_owned()));
        }
        self.children.iter().for_each(|child| child.prefixes(&known, used));
    }
}

/// Namespaces by their prefixes.
type Prefixes<'e> = BTreeMap<&'e str, &'e str>;

/// Reads XML without comments, sections and empty elements, as a repository is; fails where a tag
/// does not close what is open.
fn read(xml: &str) -> Element {
    let body = xml.split_once("?>").expect("a declaration").1;
    let mut open = vec![Element::default()];
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().expect("one is open");
            assert_eq!(done.name, name);
            open.last_mut().expect("the file is open").children.push(done);
            assert_eq!(text.trim(), "", "text behind {name}");
            continue;
        }
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let parts: Vec<&str> = rest.split('"').collect();
        let attribute =
            |pair: &[&str]| (pair[0].trim().trim_end_matches('=').into(), pair[1].into());
        let attributes = parts.chunks_exact(2).map(attribute).collect();
        open.push(Element {
            name: name.to_owned(),
            attributes,
            text: text.trim().to_owned(),
            ..Element::default()
        });
    }
    assert_eq!(open.len(), 1, "an element is left open");
    open.remove(0).children.remove(0)
}

#[test]
fn a_repository_has_the_elements_of_its_schema_and_no_others() {
    let text = repository(&three().build());
    let root = read(&text);
    assert_eq!(root.name, "Repository");
    assert_eq!(root.names(), ["Identify", "ListMetadataFormats", "ListRecords"]);
    let identify = [
        "oai:repositoryName",
        "oai:baseURL",
        "oai:protocolVersion",
        "oai:adminEmail",
        "oai:earliestDatestamp",
        "oai:deletedRecord",
        "oai:granularity",
    ];
    assert_eq!(root.child("Identify").names(), identify);
    let formats = root.child("ListMetadataFormats");
    assert_eq!(formats.names(), ["oai:metadataFormat"]);
    let format = ["oai:metadataPrefix", "oai:schema", "oai:metadataNamespace"];
    assert_eq!(formats.children[0].names(), format);
    let list = root.child("ListRecords");
    let prefix = &formats.children[0].child("oai:metadataPrefix").text;
    assert_eq!(list.attributes, BTreeMap::from([("metadataPrefix".to_owned(), prefix.clone())]));
    for record in &list.children {
        assert_eq!(
            (&*record.name, record.names()),
            ("oai:record", vec!["oai:header", "oai:metadata"])
        );
        assert_eq!(record.children[0].names(), ["oai:identifier", "oai:datestamp"]);
        assert_eq!(record.children[1].names(), ["oai_dc:dc"]);
        let fields = record.children[1].children[0].names();
        let elements = [
            "title",
            "creator",
            "subject",
            "description",
            "publisher",
            "contributor",
            "date",
            "type",
            "format",
            "identifier",
            "source",
            "language",
            "relation",
            "coverage",
            "rights",
        ];
        let is_element =
            |name: &&str| name.strip_prefix("dc:").is_some_and(|name| elements.contains(&name));
        assert!(fields.iter().all(is_element), "{fields:?}");
    }
}

#[test]
fn a_repository_s_names_are_those_of_the_specifications() {
    let text = repository(&three().build());
    let mut used = BTreeSet::new();
    read(&text).prefixes(&Prefixes::new(), &mut used);
    let expected = [
        ("", "http://www.openarchives.org/OAI/2.0/static-repository"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("oai", "http://www.openarchives.org/OAI/2.0/"),
        ("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
        ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let expected = expected.map(|(prefix, space)| (prefix.to_owned(), space.to_owned()));
    assert_eq!(used, BTreeSet::from(expected));
    // A gateway hands a record on by itself: its metadata brings the namespaces that it needs.
    let list = read(&text);
    for record in &list.child("ListRecords").children {
        let alone = &record.child("oai:metadata").children[0];
        alone.prefixes(&Prefixes::new(), &mut BTreeSet::new());
        let schema = &alone.attributes["xsi:schemaLocation"];
        assert!(schema.starts_with("http://www.openarchives.org/OAI/2.0/oai_dc/ "), "{schema}");
    }
}

#[test]
fn identifiers_are_addresses_of_their_own_and_days_are_days() {
    let hosts = ["https://archive.example/a/", "http://архив.example/б/", "http://localhost:8000/"];
    for host in hosts {
        let long = three().base_url(host).article("Ж & ж/%.txt", plain_article("ж"));
        let text = repository(&long.build());
        let root = read(&text);
        let headers = root.child("ListRecords").children.iter().map(|record| &record.children[0]);
        let headers: Vec<(&str, &str)> =
            headers.map(|header| (&*header.children[0].text, &*header.children[1].text)).collect();
        let names: BTreeSet<&str> = headers.iter().map(|(name, _)| *name).collect();
        assert_eq!((names.len(), headers.len()), (4, 4), "{names:?}");
        // RFC 3986: what an address is written with.
        let is_of_address =
            |c: char| c.is_ascii_alphanumeric() || "-_.!~*'();/?:@&=+$,%".contains(c);
        for name in names {
            let parts: Vec<&str> = name.splitn(3, ':').collect();
            let is_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
            assert!(parts[0] == "oai" && parts[1].starts_with(char::is_alphabetic), "{name}");
            assert!(parts[1].chars().all(is_host) && parts[2].chars().all(is_of_address), "{name}");
        }
        let identify = root.child("Identify");
        let earliest = &identify.child("oai:earliestDatestamp").text;
        let granularity = &identify.child("oai:granularity").text;
        for day in headers.iter().map(|(_, day)| *day).chain([&**earliest]) {
            let shape: String =
                day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            let asked = granularity.replace(|c: char| c.is_ascii_alphabetic(), "0");
            assert!(shape == asked && day >= &**earliest, "{day}");
        }
        assert!(identify.child("oai:baseURL").text.is_ascii(), "{host}");
    }
}
