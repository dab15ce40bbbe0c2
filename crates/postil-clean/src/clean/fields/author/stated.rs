//! Whom the words of a person, or of whoever saved a page, state as its authors: in a sidecar, in front
//! matter, above a text. They are read as a byline is, a name, a role, an outlet; what reads as none
//! stays as it stands.

use crate::clean::fields::author::{names, role};
use postil_text::bylines::{PARTICLES, is_given_name, is_organisation};
use postil_text::letter::lower_case;
use postil_text::name::{has_initials, is_initials, is_name_word};
use postil_text::roles;

/// Authors as they are stated.
#[derive(Debug, PartialEq)]
pub(crate) struct StatedAuthors {
    pub names: Vec<String>,
    /// What stands behind the only ones, or before them: a role, an outlet.
    pub role: Option<String>,
}

/// Reads whom a text states as authors.
pub(crate) fn read(text: &str) -> StatedAuthors {
    let text = text.trim();
    family_first(text)
        .map(|name| StatedAuthors { names: vec![name], role: None })
        .or_else(|| affiliated(text))
        .or_else(|| whole(text))
        .or_else(|| part_by_part(text))
        .unwrap_or_else(|| StatedAuthors { names: vec![text.to_owned()], role: None })
}

/// Reads whom several texts state, each for itself; roles that are not the same are no one's.
pub(crate) fn read_all<'t>(texts: impl Iterator<Item = &'t str>) -> StatedAuthors {
    let stated: Vec<StatedAuthors> = texts.map(read).collect();
    let role = stated.first().and_then(|first| first.role.clone());
    let is_of_all = stated.iter().all(|one| one.role == role);
    let mut names: Vec<String> = Vec::new();
    for name in stated.into_iter().flat_map(|one| one.names) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    StatedAuthors { names, role: role.filter(|_| is_of_all) }
}

/// A family name with the given ones behind its comma, as libraries write them: `Hill, Nora B.`
fn family_first(text: &str) -> Option<String> {
    let (family, given) = text.split_once(", ")?;
    let is_given = |word: &str| is_personal(word) || is_initial(word);
    let is_family = is_family(family) && !is_organisation(text) && !is_organisation(given);
    (is_family && given.split(' ').all(is_given)).then(|| format!("{given} {family}"))
}

/// Whether words are a surname alone: none of them is a given name or stands for one.
fn is_family(words: &str) -> bool {
    let is_particle = |word: &str| PARTICLES.has_in_any_case(word);
    let may_be = |word: &str| is_personal(word) && !is_given_name(word) && !is_initial(word);
    let is_part = |word: &str| is_particle(word) || may_be(word);
    words.split(' ').all(is_part) && !words.split(' ').all(is_particle)
}

/// Whether a word is a given name's first letter, or those of several: `Н.`, `Н.А.`
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(is_initials)
}

/// Whether a word can be one of a person's name and is no role.
fn is_personal(word: &str) -> bool {
    is_name_word(word) && !roles::is_beside_name(word) && !roles::is_role(&lower_case(word))
}

/// Names with brackets behind them: `Nora Hill (The Herald)`.
fn affiliated(text: &str) -> Option<StatedAuthors> {
    let (before, affiliation) = text.strip_suffix(')')?.split_once(" (")?;
    let StatedAuthors { names, role } = whole(before)?;
    Some(StatedAuthors { names, role: role.or_else(|| Some(affiliation.trim().to_owned())) })
}

/// Nothing but people, and a role before them.
fn whole(text: &str) -> Option<StatedAuthors> {
    let found = names::in_text(text);
    let are_people = !found.names.is_empty() && found.names.iter().all(|name| is_person(name));
    let is_role = found.role.as_ref().is_none_or(|role| text.starts_with(role.as_str()));
    let role = found.role.filter(|_| is_role).or(found.degrees.map(str::to_owned));
    (are_people && is_role && found.rest.is_empty() && !found.after_comma)
        .then_some(StatedAuthors { names: found.names, role })
}

/// People between commas, and what they are behind them: `Nora Hill, Tom Berg, staff writers`.
fn part_by_part(text: &str) -> Option<StatedAuthors> {
    let parts: Vec<&str> = text.split(", ").map(str::trim).collect();
    let people: Vec<Option<Vec<String>>> = (0..parts.len()).map(|at| people(&parts, at)).collect();
    people[0].as_ref()?;
    let first_role = people.iter().position(Option::is_none)?;
    let has_more = people[first_role..].iter().any(Option::is_some);
    let role = (!has_more).then(|| parts[first_role..].join(", "));
    Some(StatedAuthors { names: people.into_iter().flatten().flatten().collect(), role })
}

/// The people in one of the parts; a single name is a person's where a role follows.
fn people(parts: &[&str], at: usize) -> Option<Vec<String>> {
    let is_named_alone = || {
        let is_role = parts.get(at + 1).is_some_and(|next| role::whole(next).is_some());
        is_role && is_name_word(parts[at])
    };
    let own = whole(parts[at]).map(|stated| stated.names);
    own.or_else(|| is_named_alone().then(|| vec![parts[at].to_owned()]))
}

/// Whether a name has the words that a person's has, and none of an organisation's or a role.
fn is_person(name: &str) -> bool {
    let is_full = name.contains(' ') || has_initials(name);
    is_full && !is_organisation(name) && !name.split(' ').any(roles::is_beside_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str], role: Option<&str>) {
        let stated = read(text);
        let found = (stated.names.iter().map(String::as_str).collect::<Vec<_>>(), stated.role);
        assert_eq!(found, (names.to_vec(), role.map(str::to_owned)), "{text}");
    }

    #[test]
    fn a_role_or_an_outlet_is_no_author() {
        check(
            "Т. Береговая, специальный корреспондент",
            &["Т. Береговая"],
            Some("специальный корреспондент"),
        );
        check("Dr. Nora Hill", &["Nora Hill"], Some("Dr."));
        check("Анна Ким, к.м.н.", &["Анна Ким"], Some("к.м.н."));
        check("Nora Hill, staff writer", &["Nora Hill"], Some("staff writer"));
        check("Nora Hill (Reuters)", &["Nora Hill"], Some("Reuters"));
        check("Анна Ким («Степной вестник»)", &["Анна Ким"], Some("«Степной вестник»"));
        check(
            "Nora Hill, Data Editor, The Herald",
            &["Nora Hill"],
            Some("Data Editor, The Herald"),
        );
        check(
            "Nora Hill, Tom Berg, staff writers",
            &["Nora Hill", "Tom Berg"],
            Some("staff writers"),
        );
        check("Nora Hill, Reuters", &["Nora Hill"], Some("Reuters"));
        check("Анна, корреспондент", &["Анна"], Some("корреспондент"));
        check("Корреспондент «Маяка» Анна Ким", &["Анна Ким"], Some("Корреспондент"));
        check("Айгүл Сәтова, тілші", &["Айгүл Сәтова"], Some("тілші"));
        check("Nora Hill, editor, Tom Berg, reporter", &["Nora Hill", "Tom Berg"], None);
    }

    #[test]
    fn several_people_are_each_an_author() {
        check("Анна Ким, Тимур Садов", &["Анна Ким", "Тимур Садов"], None);
        check("Nora Hill and Tom Berg", &["Nora Hill", "Tom Berg"], None);
        check("By Nora Hill", &["Nora Hill"], None);
        check("Hill, N. A., Berg, T. O.", &["Hill N. A.", "Berg T. O."], None);
        check("Hill, Nora", &["Nora Hill"], None);
        check("Береговая, Татьяна", &["Татьяна Береговая"], None);
        check("Ван Дейк, Лукас", &["Лукас Ван Дейк"], None);
        check("Ruiz Ortega, Gabriel", &["Gabriel Ruiz Ortega"], None);
        check("О'Брайен, Шон", &["Шон О'Брайен"], None);
        check("Hill, N.", &["N. Hill"], None);
        check("Ли Б., Ким А.", &["Ли Б.", "Ким А."], None);
        check("Hill N., Berg T. O.", &["Hill N.", "Berg T. O."], None);
    }

    #[test]
    fn a_list_has_its_authors_one_by_one() {
        let all = |texts: &[&str]| {
            let StatedAuthors { names, role } = read_all(texts.iter().copied());
            (names.join("; "), role)
        };
        let editor = || Some("редактор".to_owned());
        assert_eq!(all(&["А. Б.", "В. Г."]), ("А. Б.; В. Г.".to_owned(), None));
        assert_eq!(all(&["Ким, Анна", "Ян Ли"]), ("Анна Ким; Ян Ли".to_owned(), None));
        assert_eq!(all(&["Редакция", "Анна"]), ("Редакция; Анна".to_owned(), None));
        assert_eq!(all(&["Анна Ким", "Анна Ким"]), ("Анна Ким".to_owned(), None));
        assert_eq!(
            all(&["Анна Ким, редактор", "Ян Ли, редактор"]),
            ("Анна Ким; Ян Ли".to_owned(), editor())
        );
        assert_eq!(all(&["Анна Ким, редактор", "Ян Ли"]), ("Анна Ким; Ян Ли".to_owned(), None));
    }

    #[test]
    fn what_is_no_byline_stays() {
        for text in [
            "Редакция",
            "Пресс-служба района",
            "Steppe News",
            "river_cat",
            "Nora Blog",
            "王小明",
            "Анна, Тимур",
            "ежедневная газета",
            "",
        ] {
            check(text, &[text], None);
        }
    }
}
