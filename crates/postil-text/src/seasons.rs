//! The names of the seasons, as dates have them and as a page prints them.

use crate::list;
use crate::months::Printed;

const LIST: &str = include_str!("lists/seasons.txt");
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// The season that a word in small letters names, from 0 for spring.
pub fn season(word: &str) -> Option<u32> {
    let known = list::entries(LIST).find(|(key, form)| *form == word && SEASONS.contains(key));
    (0..).zip(SEASONS).find(|(_, season)| Some(*season) == known.map(|(key, _)| key)).map(|it| it.0)
}

/// The name of a season, from 0 for spring.
pub fn name(number: usize, printed: Printed) -> Option<&'static str> {
    let row = printed.row();
    list::entries(LIST).filter(|(key, _)| *key == row).nth(number).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_is_the_same_in_a_date_and_on_a_page() {
        for number in 0..4 {
            for printed in
                [Printed::Russian, Printed::RussianGenitive, Printed::Kazakh, Printed::English]
            {
                let name = name(number, printed).expect("every season has a name");
                assert_eq!(season(name), Some(number as u32), "{name}");
            }
        }
        assert_eq!((season("fall"), season("год"), season("russian")), (Some(2), None, None));
        assert_eq!(name(4, Printed::English), None);
    }
}
