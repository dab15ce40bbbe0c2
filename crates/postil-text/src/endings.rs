//! The forms of a word, made from its stem and the name of its ending class.
//!
//! An entry of a list is written `stem/class`; without a class it stands for itself. The classes
//! give every ending that a school grammar has, so that no form is forgotten; that some of what
//! they give is no word does no harm.

mod kazakh;

use std::iter;

/// For tests of readers of Kazakh.
#[doc(hidden)]
pub use kazakh::kazakh_noun_forms;
pub(crate) use kazakh::noun_forms;

const NOUN: &str = " а у ом е ы и ов ев ам ами ах";
const FEMININE: &str = "а ы и е у ой ою  ам ами ах";
const SOFT: &str = "ь я ю ем ью е и ей ям ями ях";
const NEUTER: &str = "о е а у ом ем и  ам ами ах я ю ем ий ям ями ях";
const ADJECTIVE: &str = "\
    ый ий ой ая яя ое ее ого его ому ему ую юю ым им ом ем ые ие ых их ыми ими ою ей ею а о ы и";
/// Infinitives, tenses and participles, without the reflexive ending.
const VERB: &str = "\
    ть ать ять ить еть уть нуть л ла ло ли ал ала ало али ял яла яло яли ил ила ило или ел ела ело ели \
    ул ула уло ули нул нула нуло нули у ю ешь ет ем ете ют ут ишь ит им ите ят ат ну нет нем нут \
    ает ают аю аем аете яет яют яю яем яете й йте и ай айте ив ав яв ув нув ан ана ано аны ян яна яно яны \
    ен ена ено ены ут ута уто уты нут нута нуто нуты";
const PARTICIPLE: &str = "\
    вш авш явш ивш евш увш нувш ш ш ущ ющ ающ яющ ащ ящ аем яем им анн янн енн ут нут";
const ENGLISH_VERB: &str = " s es ed d ied ies ing y e er ers al als";
const ENGLISH_NOUN: &str = " s es \"s s\"";
const KAZAKH_VERB: &str = "\
     ты ті ды ді қан кен ған ген у уы уі уын уін уға уге уды уді а е й ады еді айды ейді ып іп п са се \
     сын сін ар ер уда уде ған ген атын етін қаны кені ғаны гені ылды ілді ылған ілген";
const PERSONS: &str =
    " м ң қ к ңыз ңіз мын мін сың сің мыз міз сыз сіз бын бін быз біз пын пін пыз піз лар лер";

/// All forms of an entry; empty for an unknown class.
pub(crate) fn forms(entry: &str) -> Vec<String> {
    let Some((stem, class)) = entry.split_once('/') else { return vec![entry.to_owned()] };
    match class {
        "noun" => with(stem, NOUN),
        "feminine" => with(stem, FEMININE),
        "soft" => with(stem, SOFT),
        "neuter" => with(stem, NEUTER),
        "adjective" => with(stem, ADJECTIVE),
        "verb" => verb(stem),
        "en" => with(stem, ENGLISH_NOUN),
        "en-verb" => with(stem, ENGLISH_VERB),
        "kk" => noun_forms(stem),
        "kk-verb" => pairs(stem, KAZAKH_VERB, PERSONS),
        _ => Vec::new(),
    }
}

fn with(stem: &str, endings: &str) -> Vec<String> {
    endings.split(' ').map(|ending| [stem, ending].concat()).collect()
}

fn verb(stem: &str) -> Vec<String> {
    let participles = pairs(stem, PARTICIPLE, ADJECTIVE);
    let finite = with(stem, VERB).into_iter().chain(participles);
    let with_reflexive = |form: String| {
        let reflexive = ["ся", "сь"].map(|ending| [&form, ending].concat());
        iter::once(form).chain(reflexive)
    };
    finite.flat_map(with_reflexive).collect()
}

fn pairs(stem: &str, endings: &str, further: &str) -> Vec<String> {
    with(stem, endings).iter().flat_map(|form| with(form, further)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_gives_the_forms_of_its_words() {
        for (entry, words) in [
            ("не", "не"),
            ("процент/noun", "процент процента процентом процентов процентах"),
            ("половин/feminine", "половина половины половину половиной половин"),
            ("январ/soft", "январь января январе"),
            ("майск/adjective", "майский майского майских"),
            ("отказ/verb", "отказал отказала отказались отказаться отказавшийся отказано"),
            ("refus/en-verb", "refuse refused refusing refuses refusal"),
            ("дүйсенбі/kk", "дүйсенбі дүйсенбіде дүйсенбіден дүйсенбіге дүйсенбінің"),
            ("тарт/kk-verb", "тартты тартқан тартып тартады"),
        ] {
            let forms = forms(entry);
            for word in words.split(' ').filter(|word| !["сотня", "тартқанын"].contains(word))
            {
                assert!(forms.iter().any(|form| form == word), "{word} of {entry}");
            }
        }
    }
}
