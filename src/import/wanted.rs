//! Which pages of a file somebody wants.

use chrono::NaiveDate;

use crate::import::capture::{PageFormat, Sight};
use crate::import::reason::Reason;
use crate::import::table::TableOptions;
use crate::model::web_address;

/// Which pages of a file somebody wants.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Hosts, with their subdomains; all where there is none.
    pub hosts: Vec<String>,
    /// Beginnings of paths, in which `*` stands for anything; all where there is none.
    pub paths: Vec<String>,
    /// The first day of capture.
    pub since: Option<NaiveDate>,
    /// The last day of capture.
    pub until: Option<NaiveDate>,
    /// Formats besides HTML.
    pub formats: Vec<PageFormat>,
    /// Which captures of one address.
    pub captures: Captures,
    /// What of the HTML that a package does not list as a page.
    pub unlisted: Unlisted,
    /// How tables are read.
    pub tables: TableOptions,
}

/// Which captures of one address are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Captures {
    /// The newest one.
    #[default]
    Last,
    /// Each one.
    All,
}

/// What becomes of HTML that a package does not list as a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unlisted {
    /// It is left out: frames and adverts.
    #[default]
    LeftOut,
    /// It is taken.
    Taken,
}

impl Wanted {
    /// Whether only some pages are wanted, by their address or their day.
    pub fn sifts(&self) -> bool {
        let has_days = self.since.is_some() || self.until.is_some();
        has_days || !self.hosts.is_empty() || !self.paths.is_empty()
    }

    /// Whether a capture is wanted, of what is seen of it; a page without an address has no host and no path.
    ///
    /// Fails with the reason for which it is not.
    pub fn check(&self, sight: Sight) -> Result<(), Reason> {
        let Sight { address, captured, is_listed, .. } = sight;
        let plain = address.map(web_address::plain).unwrap_or_default();
        let (host, path) = plain.split_at(plain.find('/').unwrap_or(plain.len()));
        if !self.hosts.is_empty() && !self.hosts.iter().any(|wanted| is_host(host, wanted)) {
            return Err(Reason::OtherHost);
        }
        if !self.paths.is_empty() && !self.paths.iter().any(|wanted| fits(path, wanted)) {
            return Err(Reason::OtherPath);
        }
        let day = captured.map(|captured| captured.day);
        let is_late = |since| day.is_none_or(|day| day < since);
        let is_early = |until| day.is_none_or(|day| day > until);
        if self.since.is_some_and(is_late) || self.until.is_some_and(is_early) {
            return Err(Reason::OtherDays);
        }
        match is_listed || self.unlisted == Unlisted::Taken {
            true => Ok(()),
            false => Err(Reason::NotListed),
        }
    }
}

/// Whether a host is the wanted one or below it.
fn is_host(host: &str, wanted: &str) -> bool {
    let wanted = web_address::plain(&format!("//{wanted}"));
    let wanted = wanted.trim_end_matches('/');
    host.strip_suffix(wanted).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a path begins as is wanted.
fn fits(path: &str, wanted: &str) -> bool {
    let mut parts = wanted.split('*');
    let first = parts.next().unwrap_or_default();
    // A path stands without the `/` at its end.
    let path = format!("{path}/");
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    parts.all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight<'a>(address: Option<&'a str>, captured: Option<&str>) -> Sight<'a> {
        let captured = captured.and_then(|captured| captured.parse().ok());
        Sight { address, captured, is_listed: true, flaw: None }
    }

    fn wanted(hosts: &[&str], paths: &[&str]) -> Wanted {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Wanted { hosts: owned(hosts), paths: owned(paths), ..Wanted::default() }
    }

    #[test]
    fn a_page_is_of_its_host_and_of_those_above_it() {
        let of =
            |host| wanted(&[host], &[]).check(sight(Some("https://News.Dala.example:443/a"), None));
        for host in ["dala.example", "news.dala.example", "www.dala.example", "DALA.example"] {
            assert_eq!(of(host), Ok(()), "{host}");
        }
        for host in ["ala.example", "dala.example.org", "other.example"] {
            assert_eq!(of(host), Err(Reason::OtherHost), "{host}");
        }
        assert_eq!(wanted(&["a.example"], &[]).check(sight(None, None)), Err(Reason::OtherHost));
    }

    #[test]
    fn a_path_is_wanted_by_its_beginning() {
        let of = |path| {
            wanted(&[], &[path]).check(sight(Some("https://a.example/news/2026/most/?id=5"), None))
        };
        for path in ["/news/", "/", "/*/2026/", "/news/*most", "/news/2026/most", "*id=5"] {
            assert_eq!(of(path), Ok(()), "{path}");
        }
        for path in ["/new/", "/2026/", "/*/2025/", "news"] {
            assert_eq!(of(path), Err(Reason::OtherPath), "{path}");
        }
        let page = Some("https://a.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8");
        assert_eq!(wanted(&[], &["/новости/"]).check(sight(page, None)), Ok(()));
    }

    #[test]
    fn the_days_of_capture_have_both_ends_in_them() {
        let day = |text: &str| text.parse().ok();
        let of = |since: &str, until: &str, captured: &str| {
            let wanted = Wanted { since: day(since), until: day(until), ..Wanted::default() };
            wanted.check(sight(None, Some(captured)))
        };
        let captured = "2026-02-14T11:52:00Z";
        for (since, until) in [("2026-02-14", "2026-02-14"), ("", "2026-03-01"), ("2025-01-01", "")]
        {
            assert_eq!(of(since, until, captured), Ok(()));
        }
        for (since, until, captured) in [
            ("2026-02-15", "", captured),
            ("", "2026-02-13", captured),
            ("2026-02-13", "", "unknown"),
        ] {
            assert_eq!(of(since, until, captured), Err(Reason::OtherDays));
        }
    }
}
