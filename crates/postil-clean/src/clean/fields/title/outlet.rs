//! The names of the page's outlet, as a headline may have them beside it: declared, in the address,
//! or in a rights notice.

use crate::clean::fields::title::parts;
use crate::clean::fields::title::wording::key;
use crate::clean::page::PageParts;
use crate::model::cleaned::FieldName;
use postil_text::host_name;

/// An outlet's name has no more words than this.
const MOST_WORDS: usize = 6;
/// Nor more bytes than this.
const LONGEST: usize = 120;
/// Fewer consonants tell no name from another.
const LEAST_CONSONANTS: usize = 4;
/// So many of a page's rights notices are read.
const NOTICES: usize = 4;

/// What the outlet is called.
#[derive(Debug, Default)]
pub(in crate::clean::fields) struct Outlet {
    /// What the page declares as its source, without spaces.
    declared: Vec<String>,
    /// The consonants of the parts of its host.
    hosts: Vec<String>,
    /// Its rights notices, a space at each end.
    rights: Vec<String>,
}

impl Outlet {
    pub fn new(page: &PageParts) -> Self {
        let declared = |name| page.declared_as(name).map(|field| field.value.as_str());
        let short = page.facts.iter().filter(|line| line.words < 40);
        let rights = short.filter(|line| line.text.contains('©')).take(NOTICES);
        Outlet {
            declared: declared(FieldName::Source).map(|name| dense(&key(name))).collect(),
            hosts: declared(FieldName::Url)
                .find_map(host_name::of_address)
                .map_or(Vec::new(), |h| labels(&h)),
            rights: rights.map(|line| format!(" {} ", key(line.text))).collect(),
        }
    }

    /// Whether the outlet is called so.
    pub fn is(&self, name: &str) -> bool {
        let words = name.split(' ').count();
        (1..=MOST_WORDS).contains(&words)
            && name.len() > 2
            && (self.is_declared(name) || self.is_host(name) || self.is_owner(name))
    }

    fn is_declared(&self, name: &str) -> bool {
        let letters = || name.bytes().filter(|byte| *byte != b' ');
        self.declared.iter().any(|declared| declared.bytes().eq(letters()))
    }

    /// A headline without the outlet's name at its start or its end, where words are left.
    pub fn cut_from<'t>(&self, text: &'t str) -> &'t str {
        let text = self.cut_set_off(text);
        let marks = parts::marks(text);
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return text };
        let (head, tail) = (text[..last.start].trim(), text[first.end..].trim());
        if self.stands_beside(head, &text[last.end..]) {
            head
        } else if self.stands_beside(tail, &text[..first.start]) {
            tail
        } else {
            text
        }
    }

    /// A title without the outlet's name where no mark parts it from the headline: between brackets,
    /// behind a full stop, before a colon.
    pub fn cut_set_off<'t>(&self, text: &'t str) -> &'t str {
        let bracketed = |open, close| text.strip_suffix(close)?.rsplit_once(open);
        let behind = bracketed('[', ']').or_else(|| bracketed('(', ')'));
        let behind = behind.or_else(|| text.rsplit_once(". "));
        // Whom a headline quotes or is about stands there, too.
        let is_named = |name: &str| {
            !self.declared.is_empty() && name.len() <= LONGEST && self.is_declared(&key(name))
        };
        let before = || text.split_once(": ").filter(|(name, _)| is_named(name));
        match behind.filter(|(words, name)| self.stands_beside(words, name)) {
            Some((words, _)) => words.trim(),
            None => before().map_or(text, |(_, words)| words.trim()),
        }
    }

    /// Whether a name beside the words of a headline is the outlet's.
    fn stands_beside(&self, words: &str, name: &str) -> bool {
        // To fold a sentence takes much longer than to see that it is none.
        name.len() <= LONGEST
            && words.trim().contains(' ')
            && name.contains(char::is_alphabetic)
            && self.is(&key(name))
    }

    fn is_host(&self, name: &str) -> bool {
        if self.hosts.is_empty() {
            return false;
        }
        let name = consonants(name);
        self.hosts.iter().any(|host| is_like(host, &name))
    }

    fn is_owner(&self, name: &str) -> bool {
        // Most names stand in no notice, whole or not.
        let is_owner =
            |notice: &String| notice.contains(name) && notice.contains(&format!(" {name} "));
        self.rights.iter().any(is_owner)
    }
}

fn dense(key: &str) -> String {
    key.replace(' ', "")
}

/// The consonants of a host's parts, but for the last, and those that many hosts have.
fn labels(host: &str) -> Vec<String> {
    let labels: Vec<&str> = host.split('.').collect();
    let own = labels.iter().rev().skip(1).map(|label| consonants(label));
    own.filter(|label| label.len() >= LEAST_CONSONANTS).collect()
}

/// Whether two names have the same consonants, but for an article or a word at an end.
fn is_like(host: &str, name: &str) -> bool {
    let (short, long) = if host.len() < name.len() { (host, name) } else { (name, host) };
    short.len() >= LEAST_CONSONANTS && short.len() * 10 >= long.len() * 7 && long.contains(short)
}

/// The consonants of a name in Latin letters, as far as all ways to write Russian and Kazakh names
/// in them agree.
fn consonants(name: &str) -> String {
    let mut consonants = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        consonants.push_str(match letter {
            // Who writes `kh` for `х` means what others write `h` for, which is left out.
            'k' if letters.peek() == Some(&'h') => "",
            'б' | 'b' => "b",
            'в' | 'v' | 'w' => "v",
            'г' | 'ғ' | 'g' => "g",
            'д' | 'd' => "d",
            'ж' | 'з' | 'z' => "z",
            'с' | 'ш' | 's' => "s",
            'к' | 'қ' | 'ч' | 'k' | 'c' | 'q' => "k",
            'л' | 'l' => "l",
            'м' | 'm' => "m",
            'н' | 'ң' | 'n' => "n",
            'п' | 'p' => "p",
            'р' | 'r' => "r",
            'т' | 't' => "t",
            'ф' | 'f' => "f",
            'ц' => "ts",
            'щ' => "sk",
            'j' => "z",
            'x' => "ks",
            '0'..='9' => "0",
            _ => "",
        });
    }
    consonants
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlet() -> Outlet {
        Outlet {
            declared: vec!["маяк".to_owned()],
            hosts: labels("www.stepnoy-vestnik.example"),
            rights: vec![" 2026 тоо дала үні все права защищены ".to_owned()],
        }
    }

    #[test]
    fn an_outlet_is_known_by_its_declaration_host_and_notice() {
        for (name, expected) in [
            ("маяк", true),
            ("степной вестник", true),
            ("газета степной вестник", true),
            ("новости района степной вестник", false),
            ("stepnoy vestnik", true),
            ("the stepnoy vestnik", true),
            ("дала үні", true),
            ("мост открыт", false),
            ("новости района", false),
            ("во", false),
        ] {
            assert_eq!(outlet().is(name), expected, "{name}");
        }
    }

    #[test]
    fn the_outlets_name_is_cut_off_whichever_side_it_stands_on() {
        for (title, expected) in [
            ("Мост открыт – Степной вестник", "Мост открыт"),
            ("Дала Үні | Мост открыт", "Мост открыт"),
            ("Мост – открыт :: Маяк", "Мост – открыт"),
            ("Маяк – открыт", "Маяк – открыт"),
            ("Маяк открыт – к зиме", "Маяк открыт – к зиме"),
            ("Мост открыт", "Мост открыт"),
            ("Мост открыт [Маяк]", "Мост открыт"),
            ("Мост открыт (Степной вестник)", "Мост открыт"),
            ("Мост открыт. Дала Үні", "Мост открыт"),
            ("Мост открыт → Маяк", "Мост открыт"),
            ("Маяк: мост уже открыт", "мост уже открыт"),
            ("Степной вестник: мост открыт", "Степной вестник: мост открыт"),
            ("Мост открыт (2026)", "Мост открыт (2026)"),
            ("Мост открыт (видео)", "Мост открыт (видео)"),
            ("Мост открыт. Школа тоже", "Мост открыт. Школа тоже"),
            ("Аким: мост открыт", "Аким: мост открыт"),
        ] {
            assert_eq!(outlet().cut_from(title), expected, "{title}");
        }
    }
}
