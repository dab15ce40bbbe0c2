//! Which adjective a superlative belongs to: the dictionary holds them as words of their own.

/// How a superlative ends, and how its adjective may.
const ENDINGS: [(&str, &[&str]); 4] = [
    ("чайший", &["кий"]),
    ("жайший", &["гий"]),
    ("шайший", &["хий"]),
    ("ейший", &["ый", "ий", "ой"]),
];

/// Those that are made in no such way.
const IRREGULAR: [(&str, &str); 8] = [
    ("низший", "низкий"),
    ("нижайший", "низкий"),
    ("высший", "высокий"),
    ("лучший", "хороший"),
    ("худший", "плохой"),
    ("кратчайший", "короткий"),
    ("ближайший", "близкий"),
    ("тягчайший", "тяжкий"),
];

const STRONGEST: &str = "наи";

/// The words that may be the adjective of a superlative.
pub(super) fn adjectives(superlative: &str) -> Vec<String> {
    let bare = superlative.strip_prefix(STRONGEST).unwrap_or(superlative);
    let irregular = IRREGULAR.iter().filter(|(own, _)| *own == bare);
    let irregular = irregular.map(|(_, adjective)| (*adjective).to_owned());
    let regular =
        ENDINGS.iter().filter_map(|(own, others)| Some((bare.strip_suffix(own)?, others)));
    let regular =
        regular.flat_map(|(stem, others)| others.iter().map(move |end| format!("{stem}{end}")));
    irregular.chain(regular).collect()
}

/// The words that may be superlatives of an adjective.
pub(super) fn superlatives(adjective: &str) -> Vec<String> {
    let irregular = IRREGULAR.iter().filter(|(_, own)| *own == adjective);
    let irregular = irregular.map(|(superlative, _)| (*superlative).to_owned());
    let regular = ENDINGS.iter().flat_map(|(superlative, own)| {
        let stems = own.iter().filter_map(|end| adjective.strip_suffix(end));
        stems.map(move |stem| format!("{stem}{superlative}"))
    });
    let bare: Vec<String> = irregular.chain(regular).collect();
    let strongest: Vec<String> = bare.iter().map(|word| format!("{STRONGEST}{word}")).collect();
    bare.into_iter().chain(strongest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_and_its_superlative_lead_to_one_another() {
        for (adjective, superlative) in [
            ("доступный", "доступнейший"),
            ("строгий", "строжайший"),
            ("высокий", "высочайший"),
            ("высокий", "высший"),
            ("тихий", "наитишайший"),
        ] {
            assert!(adjectives(superlative).iter().any(|word| word == adjective), "{superlative}");
            assert!(superlatives(adjective).iter().any(|word| word == superlative), "{adjective}");
        }
        assert!(adjectives("дом").is_empty() && superlatives("дом").is_empty());
    }
}
