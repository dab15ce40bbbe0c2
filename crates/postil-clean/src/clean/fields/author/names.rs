//! Reads names out of a byline's words.

use std::borrow::Cow;

use crate::clean::fields::author::found::NamesFound;
use crate::clean::fields::author::name_reader::NameReader;
use crate::clean::fields::author::role::{self, OpeningRole};
use crate::clean::fields::author::{announced_names, cues, dense_bylines, dense_names};
use crate::clean::page::cue;
use crate::model::cleaned::FieldName;
use crate::model::placeholder::is_placeholder;
use postil_text::bylines::is_given_name;
use postil_text::furniture;
use postil_text::letter::is_capital;
use postil_text::roles;

/// A longer stretch is read only at its start, in bytes.
const MAX_BYTES: usize = 300;

/// Reads the names that a stretch starts with, after the word that announces them.
pub(super) fn in_text(text: &str) -> NamesFound<'_> {
    let text = &text[..text.floor_char_boundary(MAX_BYTES)];
    let found = match cues::after(text) {
        Some((rest, cue)) => {
            // `Posted by: By Nora Hill` has two.
            let rest = cues::after(rest).map_or(rest, |(rest, _)| rest);
            NamesFound { cue: Some(cue), ..names(rest, true) }
        }
        None if text.starts_with(dense_names::is_letter_of_name) => {
            dense_bylines::names_of(text).unwrap_or_default()
        }
        None => after_role(text).unwrap_or_else(|| names(text, false)),
    };
    let found = before_outlet(before_role(before_others_work(before_address(found))));
    let is_nobody = |name: &String| is_placeholder(FieldName::Author, name);
    if found.names.iter().any(is_nobody) { NamesFound::default() } else { found }
}

/// Names without the mail addresses behind them: `Nora Hill nora@cape.example`.
fn before_address(found: NamesFound<'_>) -> NamesFound<'_> {
    let is_address = |word: &str| {
        let parts = word.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let is_behind = !found.names.is_empty() && found.rest.split_whitespace().all(is_address);
    if is_behind { NamesFound { rest: Cow::default(), after_comma: false, ..found } } else { found }
}

/// Names without what is told behind them of somebody else's work: `Анна Ким. Фото: Тимур Садов`.
fn before_others_work(found: NamesFound<'_>) -> NamesFound<'_> {
    match !found.names.is_empty() && cues::opens_another(&found.rest) {
        true => NamesFound { rest: Cow::default(), after_comma: false, ..found },
        false => found,
    }
}

/// Names with nothing but a role behind them, a comma or a few capitals between:
/// `Анна Ким, корреспондент`, `Nora Hill Transport editor`.
fn before_role(found: NamesFound<'_>) -> NamesFound<'_> {
    if found.cue.is_some() || found.role.is_some() {
        return found;
    }
    let role = match found.after_comma {
        true => role::whole(&found.rest),
        false => role_behind(&found),
    };
    match role.map(str::to_owned) {
        Some(role) => NamesFound { role: Some(role), rest: Cow::default(), ..found },
        None => found,
    }
}

/// Names with nothing but an outlet behind them: `Nora Hill of the Steppe Herald`.
fn before_outlet(found: NamesFound<'_>) -> NamesFound<'_> {
    let is_person = found.names.last().is_some_and(|name| name.contains(' '));
    match is_person && role::is_outlet(&found.rest, found.after_comma) {
        true => NamesFound { rest: Cow::default(), after_comma: false, ..found },
        false => found,
    }
}

/// The role that a full name runs into.
fn role_behind<'f>(found: &'f NamesFound<'_>) -> Option<&'f str> {
    const MOST_WORDS: usize = 3;
    let first = found.names.first()?.split(' ').next()?;
    let is_full = found.names.len() == 1 && found.names[0].contains(' ');
    // Outlets and sections stand before roles too.
    let is_full = is_full && is_given_name(first);
    let words = found.rest.split_whitespace().count();
    let last = found.rest.split_whitespace().next_back()?;
    (is_full && words <= MOST_WORDS && roles::is_beside_name(last)).then_some(&*found.rest)
}

/// A full name behind a role, and perhaps an outlet: `Корреспондент «Маяка» Анна Ким`.
fn after_role(text: &str) -> Option<NamesFound<'_>> {
    let OpeningRole { role, rest } = role::opening(text)?;
    let found = names(rest, false);
    let is_full = found.names.first().is_some_and(|name| name.contains(' '));
    is_full.then(|| NamesFound { role: Some(role.to_owned()), ..found })
}

fn names(text: &str, announced: bool) -> NamesFound<'_> {
    if text.starts_with(dense_names::is_letter_of_name) {
        return if announced { dense_bylines::announced(text) } else { NamesFound::default() };
    }
    if cue::after_opening(text, &furniture::CREDIT).is_some() || opens_rights(text) {
        return NamesFound { names: Vec::new(), rest: text.into(), ..NamesFound::default() };
    }
    // Nothing but a capital opens a name; most lines end here.
    let is_open = text.trim_start().starts_with(is_capital);
    let mut found = match is_open {
        true => NameReader::read(text),
        false => NamesFound { rest: text.trim().into(), ..NamesFound::default() },
    };
    if announced && found.names.is_empty() {
        announced_names::without_capitals(text, &mut found);
    }
    let is_one_word = found.names.len() == 1 && !found.names[0].contains(' ');
    if announced && (found.names.is_empty() || is_one_word && !found.after_comma) {
        announced_names::in_small_letters(text, &mut found);
    }
    if found.names.is_empty() && announced {
        announced_names::handle(text, &mut found);
    }
    found
}

/// Whether a text says who has the rights in something: `Copyright Tom Berg`.
fn opens_rights(text: &str) -> bool {
    ["Copyright", "copyright", "COPYRIGHT", "©", "(c)", "(C)"]
        .iter()
        .any(|sign| text.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str], rest: &str) {
        let found = in_text(text);
        assert_eq!(found.names, expected, "{text}");
        assert_eq!(found.rest, rest, "{text}");
    }

    #[test]
    fn names_are_read_up_to_other_words() {
        check(
            "By Nora Hill and Tom van der Berg, data reporters",
            &["Nora Hill", "Tom van der Berg"],
            "data reporters",
        );
        check("Автор: Анна Ким", &["Анна Ким"], "");
        check(
            "Von A. Sommer, K. Winter und Jo Herbst",
            &["A. Sommer", "K. Winter", "Jo Herbst"],
            "",
        );
        check("Posted by river_cat in Letters", &["river_cat"], "in Letters");
        check("作者：王小明 编辑", &["王小明"], "");
        check("Nora Hill is a reporter.", &["Nora Hill"], "is a reporter.");
        check("мост открыт", &[], "мост открыт");
        check("By Nora Hill , Tom Berg , Ann Lee", &["Nora Hill", "Tom Berg", "Ann Lee"], "");
        check("By Nora Hill For Steppe.example", &["Nora Hill"], "");
        check("By Nora Hill nora@cape.example", &["Nora Hill"], "");
        check("Nora Hill (@norahill)", &["Nora Hill"], "(@norahill)");
        check("Copyright Tom Berg", &[], "Copyright Tom Berg");
        check("Nora Hill of the Austin Herald", &["Nora Hill"], "");
        check("Анна Ким, «Степной вестник»", &["Анна Ким"], "");
        check("Анна Ким из «Степного вестника»", &["Анна Ким"], "");
        check("Nora Hill1, Tom Berg 2,*, Ann Lee2", &["Nora Hill", "Tom Berg", "Ann Lee"], "");
        check("Nora Hill Nora Hill", &["Nora Hill"], "");
        check("ByNora Hill", &["Nora Hill"], "");
        check("Byron Hill", &["Byron Hill"], "");
        check("written by nora hill", &["nora hill"], "");
        check("كتبت: ليلى حداد", &["ليلى حداد"], "");
        check("بقلم محمد بن سالم", &["محمد بن سالم"], "");
        check("تقرير: ليلى حداد ومنى سالم", &["ليلى حداد", "منى سالم"], "");
        check("ليلى حداد", &[], "ليلى حداد");
        check("מאת דנה לוי", &["דנה לוי"], "");
        check("Автор: Анна ким", &["Анна ким"], "");
        check("by car and train to town", &["car"], "and train to town");
        check("Posted byNora Hill", &["Nora Hill"], "");
        check("Nora Hill January 21", &["Nora Hill"], "January 21");
        check("By April Hill", &["April Hill"], "");
        check("By Nora Hill. This text has links.", &["Nora Hill"], "This text has links.");
        check("Anna (Nora) Hill", &["Anna (Nora) Hill"], "");
        check("Anna Hill (Herald)", &["Anna Hill"], "");
        check("Sami al-Hadi und Отто фон Берг", &["Sami al-Hadi", "Отто фон Берг"], "");
        check("Nora Hill, FAAFP, CFP", &["Nora Hill"], "");
        check("By Nora Hill, Data Editor, The Herald", &["Nora Hill"], "Data Editor, The Herald");
        check("Nora Hill, Tom Berg, AFP", &["Nora Hill", "Tom Berg", "AFP"], "");
        check("By Nora Hill, Cape News", &["Nora Hill"], "");
        check("By Nora Hill, Cape-Light.example", &["Nora Hill"], "");
        check("By Nora Hill, Tom Press", &["Nora Hill", "Tom Press"], "");
        check("By Nora Hill, Anna Herald", &["Nora Hill", "Anna Herald"], "");
        check("By Nora Hill, Cape Press", &["Nora Hill"], "");
        check("By Nora Hill, Victoria Gazette", &["Nora Hill"], "");
        check("By Nora Hill, Austin Herald", &["Nora Hill"], "");
        check("Nora Hill and Tom Berg, Austin Herald", &["Nora Hill", "Tom Berg"], "");
        check("Hill, N. A., Berg, T.", &["Hill N. A.", "Berg T."], "");
        check("Соколов А. Н., Петрова И. В.", &["Соколов А. Н.", "Петрова И. В."], "");
        check("Әлиев Ғ. Қ. және Ғ. Қ. Сәтова", &["Әлиев Ғ. Қ.", "Ғ. Қ. Сәтова"], "");
        check("Nora Hill and Cape News", &["Nora Hill", "Cape News"], "");
        check("Nora Hill CAPE TODAY", &["Nora Hill"], "");
        check("Nora Hill AFP", &["Nora Hill"], "");
        check("Text von Nora Hill Illustration von Tom Berg", &["Nora Hill"], "");
        check("NORA HILL Austin Herald", &["NORA HILL"], "");
        check("Анна Сергеевна КИМ", &["Анна Сергеевна КИМ"], "");
        check("Айдос Серікұлы АХМЕТОВ", &["Айдос Серікұлы АХМЕТОВ"], "");
        check("By Xiao Ming WANG", &["Xiao Ming WANG"], "");
        check("Nora Hill MW", &["Nora Hill MW"], "");
        check("Anna Maria HILL", &["Anna Maria HILL"], "");
        check("NORA VAN HILL", &["NORA VAN HILL"], "");
        check("John Paul Hill III", &["John Paul Hill III"], "");
        check("By Nora Blog", &["Nora"], "");
    }

    #[test]
    fn roles_beside_a_name_are_no_part_of_it() {
        check("By Nora Hill, Transport correspondent", &["Nora Hill"], "Transport correspondent");
        check("Корреспондент Анна Ким", &["Анна Ким"], "");
        check("Корреспондент «Маяка» Анна Ким", &["Анна Ким"], "");
        check("Анна Ким, корреспондент «Маяка»", &["Анна Ким"], "");
        assert_eq!(in_text("Корреспондент Анна Ким").role.as_deref(), Some("Корреспондент"));
        check("Анна Ким, корреспондент", &["Анна Ким"], "");
        check("Anna Hill Transport editor", &["Anna Hill"], "");
        check("Anna Hill Reporter", &["Anna Hill"], "");
        check("By Nora Hill, Extension educator", &["Nora Hill"], "Extension educator");
        check("By Nora Hill, Tom in Riverside", &["Nora Hill", "Tom"], "in Riverside");
        check("Steppe Herald Reporter", &["Steppe Herald"], "Reporter");
        check("Nora Hill@norahill", &["Nora Hill"], "");
        check("by hill on Monday", &["hill"], "on Monday");
        check("Von NoraHill am", &["NoraHill"], "am");
        check("Беседовала Анна Ким", &["Анна Ким"], "");
        check("Фото Анны Ким", &[], "Фото Анны Ким");
        check("Editor Picks", &["Editor Picks"], "");
        check("Автор: А.Б. Ким", &["А.Б. Ким"], "");
    }
}
