//! Whether what stands right outside of a place changes what the words in it say.
//!
//! A quote may be cut from a longer statement; but no negation, no sign and no part of a number may
//! be cut off: `5 градусов` of `-5 градусов`, `подписал` of `не подписал`, `8` of `8 млн`.

mod bonds;

use std::ops::Range;

use crate::annotate::meaning::Difference;
use crate::annotate::meaning::facts::{self, Item, Weight};
use crate::model::quote::has_open_quotation;
use bonds::Edge;

/// So many bytes beside a place are looked at; no number is longer.
const REACH: usize = 160;

/// Whether no fact is cut off at the edges of a place in a folded text, save what a note has in its
/// words before and after it.
///
/// # Errors
///
/// Names what the place has left of a fact, and the fact as the text states it.
pub fn edges_are_whole(
    text: &str,
    place: &Range<usize>,
    context: (&str, &str),
) -> Result<(), Difference> {
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((place.end + REACH).min(text.len()));
    let (around, inner) = (&text[from..to], place.start - from..place.end - from);
    let edges = Edges { around, inner, context };
    match edges.cut_off(&outermost(facts::items(around))) {
        Some(fact) => {
            let (ours, theirs) = (edges.rest_of(&fact), &around[fact]);
            Err(Difference::Fact(ours.to_owned(), theirs.to_owned()))
        }
        None => Ok(()),
    }
}

/// The items that stand in no other one, as the currency does in `$500`.
fn outermost(mut items: Vec<Item>) -> Vec<Item> {
    let mut end = 0;
    items.retain(|item| {
        let is_beyond = item.range.end > end;
        end = end.max(item.range.end);
        is_beyond
    });
    items
}

/// The text around a place, and what a note says of it.
struct Edges<'a> {
    around: &'a str,
    /// Where the place is in it.
    inner: Range<usize>,
    context: (&'a str, &'a str),
}

impl Edges<'_> {
    /// The first fact that is lost with what stands outside of the place.
    fn cut_off(&self, items: &[Item]) -> Option<Range<usize>> {
        let Range { start, end } = self.inner;
        let crosses = |item: &Item, edge: usize| item.range.start < edge && edge < item.range.end;
        let cut = items.iter().filter(|item| item.weight == Weight::Fact);
        let cut = cut.filter(|item| crosses(item, start) || crosses(item, end));
        let cut = cut.map(|item| item.range.clone());
        let edges = [Edge::start(self.around, items, start), Edge::end(self.around, items, end)];
        let beside = edges.iter().flat_map(Edge::bonds);
        cut.chain(beside).chain(self.prime()).find(|fact| !self.is_given(fact))
    }

    /// A mark of feet, inches, minutes or seconds right behind the number that the place ends with.
    fn prime(&self) -> Option<Range<usize>> {
        let (head, tail) = self.around.split_at(self.inner.end);
        let is_prime = head.ends_with(|c: char| c.is_ascii_digit())
            && tail.starts_with(['"', '\''])
            && !has_open_quotation(head);
        let number = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        is_prime.then_some(number..self.inner.end + 1)
    }

    /// What the place has of a fact.
    fn rest_of(&self, fact: &Range<usize>) -> &str {
        let start = fact.start.max(self.inner.start);
        self.around.get(start..fact.end.min(self.inner.end)).unwrap_or_default()
    }

    /// Whether the context has the part of a fact that stands outside.
    fn is_given(&self, fact: &Range<usize>) -> bool {
        let (before, after) = self.context;
        let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let head = self.around[fact.start.min(self.inner.start)..self.inner.start].trim();
        let tail = self.around[self.inner.end..fact.end.max(self.inner.end)].trim();
        let has_head = before.trim_end().strip_suffix(head);
        let has_tail = after.trim_start().strip_prefix(tail);
        has_head.is_some_and(|rest| head.is_empty() || is_edge(rest.chars().next_back()))
            && has_tail.is_some_and(|rest| tail.is_empty() || is_edge(rest.chars().next()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `[words]` in a text, and what is cut off at its edges.
    fn cut_off(text: &str, context: (&str, &str)) -> Option<String> {
        let (head, rest) = text.split_once('[').unwrap();
        let (words, tail) = rest.split_once(']').unwrap();
        let place = head.len()..head.len() + words.len();
        match edges_are_whole(&[head, words, tail].concat(), &place, context) {
            Err(Difference::Fact(_, cut)) => Some(cut),
            _ => None,
        }
    }

    #[test]
    fn no_fact_is_cut_off_at_an_edge() {
        for (text, cut) in [
            ("упала до -[5 градусов ночью]", "-5"),
            ("вчера он не [подписал приказ]", "не"),
            ("выделили [на ремонт 8] млн тенге", "8 млн"),
            ("всего сорок [пять человек]", "сорок пять"),
            ("длиной [в 5] мм", "5 мм"),
            ("якобы [подписал приказ]", "якобы"),
            ("отказался [поддержать план]", "отказался"),
            ("отказался от [поддержки плана]", "отказался"),
            ("the mayor refused to [sign the order]", "refused"),
            ("only [five people came]", "only"),
            ("the mayor [did] not come", "not"),
            ("ол хатқа [қол қойған] жоқ", "жоқ"),
            ("жобаны [қолдаудан] бас тартты", "бас тартты"),
            ("на [сайте site].example вышло", "site.example"),
            ("[заплатил 500] € за дом", "500 €"),
        ] {
            assert_eq!(cut_off(text, ("", "")).as_deref(), Some(cut), "{text}");
        }
    }

    #[test]
    fn a_number_and_what_it_is_of_are_one_fact() {
        for (text, cut) in [
            // A day and its month.
            ("[5] марта откроют мост", "5 марта"),
            ("с утра 5 [марта откроют мост]", "5 марта"),
            ("пятое [марта] было днем", "пятое марта"),
            ("[5] наурыз күні ашылды", "5 наурыз"),
            ("наурыздың [5-і күні]", "наурыздың 5"),
            ("they meet on May [5 again]", "May 5"),
            ("they meet on [5] May again", "5 May"),
            // A number and its unit or money.
            ("снесли 5 [метров забора]", "5 метров"),
            ("снесли пять [метров забора]", "пять метров"),
            ("ехал [5 км]/ч по мосту", "км/ч"),
            ("заплатил 500 [рублей за дом]", "500 рублей"),
            ("заплатил [USD] 500 за дом", "USD 500"),
            ("[прошло 5] лет", "5 лет"),
            ("[встреча в 5] утра", "5 утра"),
            ("[they meet at 5] pm", "5 pm"),
            ("[упало до 5 градусов] мороза", "мороза"),
            ("в 2020 [году мост открыли]", "2020 году"),
            ("[ждали 5] минут", "5 минут"),
            // Ranges and fractions.
            ("[Пришли 10]-15 человек", "10-15"),
            ("пришли 10-[15 человек]", "10-15"),
            ("[пришли пять]-шесть человек", "пять-шесть"),
            ("[температура 5] -7 градусов", "5 -7"),
            ("[Доля 5]/6 участка", "5/6"),
            ("пришло от [10] до 15 человек", "от"),
            ("пришло [от 10] до 15 человек", "10 до 15"),
            ("пришло от 10 до [15 человек]", "до"),
            ("[с 5] по 7 число", "5 по 7"),
            ("[open from 10] to 15 daily", "10 to 15"),
            ("[пришли 5] или 6 человек", "5 или 6"),
            ("две [трети жителей]", "две трети"),
            ("две трети [жителей пришли]", "трети"),
            ("пять [шестых участка]", "пять шестых"),
            ("прошло пять с [половиной минут]", "пять с половиной"),
            ("[waited five] and a half hours", "five and a half"),
            ("[проголосовали 5] из 6 депутатов", "5 из 6"),
            ("[five] out of six members came", "five out of six"),
            ("купил [экран 27]\" вчера", "27\""),
            ("рост [около 5]' у всех", "5'"),
            // Shares.
            ("Треть [жителей против]", "Треть"),
            ("a third of [the residents] agree", "third"),
            ("half of [the residents] agree", "half"),
            ("5% [жителей пришли]", "%"),
            ("один из [жителей пришел]", "один"),
            ("мало [жителей пришло]", "мало"),
            ("few [residents came]", "few"),
            ("most of [the residents came]", "most"),
            ("аз [тұрғын келді]", "аз"),
            ("он редко [приходил]", "редко"),
        ] {
            assert_eq!(cut_off(text, ("", "")).as_deref(), Some(cut), "{text}");
        }
    }

    #[test]
    fn a_denial_reaches_beyond_small_words() {
        for (text, cut) in [
            ("мэр не смог [подписать приказ]", "не"),
            ("мэр не хотел бы [подписать приказ]", "не"),
            ("мэр не может быть [назначен снова]", "не"),
            ("мэр не был [назначен снова]", "не"),
            ("не все [жители пришли]", "не"),
            ("не в [школе учатся дети]", "не"),
            ("никто из [жителей пришел]", "никто"),
            ("мэр не был «[назначен снова]»", "не"),
            ("she did not agree to [sign the order]", "not"),
            ("she was unable to [sign the order]", "unable"),
            ("все, кроме [жителей поселка]", "кроме"),
            ("вместо [моста построили паром]", "вместо"),
            ("instead of [the bridge] they came", "instead of"),
            ("жалобы на отсутствие [света в домах]", "отсутствие"),
            ("пришел бывший [министр области]", "бывший"),
            ("the former [minister came]", "former"),
            ("бұрынғы [министр келді]", "бұрынғы"),
            ("not all [residents came]", "not"),
            ("No one [in the village came]", "No one"),
            ("No one in [the village came]", "No one"),
            ("none of [the residents came]", "none"),
            ("мэр перестал [строить мост]", "перестал"),
            ("she stopped [building the bridge]", "stopped"),
            ("жители против [нового моста]", "против"),
            ("they voted against [the new bridge]", "against"),
            ("they voted against the [new bridge]", "against"),
            ("тұрғындар [жаңа көпірге] қарсы", "қарсы"),
            ("ол хатқа [қол қоя] алған жоқ", "жоқ"),
            ("ол хатқа [қол қоя] алмады", "алмады"),
            ("бұл хатқа [қол қою] керек емес", "емес"),
        ] {
            let text = text.replace(['«', '»'], "\"");
            assert_eq!(cut_off(&text, ("", "")).as_deref(), Some(cut), "{text}");
        }
    }

    #[test]
    fn a_name_or_word_of_several_parts_is_one() {
        for (text, cut) in [
            ("сказал [Петров]-Водкин вчера", "Петров-Водкин"),
            ("сказал Петров-[Водкин вчера]", "Петров-Водкин"),
            ("ездил в [Ростов]-на-Дону", "Ростов-на"),
            ("ездил в Ростов-на-[Дону]", "на-Дону"),
            ("летел на [Ту]-154 домой", "Ту-154"),
            ("летел на Ту-[154 домой]", "Ту-154"),
            ("после [COVID]-19 дома", "COVID-19"),
            ("в 5-[этажном доме]", "5-этажном"),
            ("приехал экс-[министр области]", "экс"),
            ("the ex-[minister came]", "ex"),
            ("a non-[member came]", "non-member"),
            ("пришел вице-[премьер страны]", "вице-премьер"),
            ("so O'[Brien came]", "O'Brien"),
            ("the B&[B is shut]", "B&B"),
            ("the [B]&B is shut", "B&B"),
        ] {
            let (text, cut) = (text.replace('\'', "\""), cut.replace('\'', "\""));
            assert_eq!(cut_off(&text, ("", "")), Some(cut), "{text}");
        }
    }

    #[test]
    fn whole_statements_have_whole_edges() {
        for text in [
            "вчера он [подписал приказ] не глядя",
            "не вчера, [он подписал приказ]",
            "все [жители поселка] пришли",
            "было [5 градусов ночью], -7 утром",
            "[ол келді], бірақ жоқ деді",
            "в поселке [Ясный Берег] живут",
            "[8 млн тенге] выделили",
            "[мост открыли в 2020] году",
            "много [жителей поселка] пришли",
            "пять [жителей поселка] пришли",
            "[в марте] 12 человек пришли",
            "[5 марта] 2020 года открыли",
            "в 2020 [300 человек пришли]",
            "жители против. [Мост открыли]",
            "он редко, [если приходил]",
            "сказал [Лугин] - мэр города",
            "сказал [Лугин]-мэр города",
            "это сине-[зеленый дом]",
            "в 2020 [третий мост открыли]",
            "в доме 5, [12 марта открыли]",
            "не пришел Лугин [и мост закрыли]",
            "сказал \"нет\" [и мост закрыли]",
            "the cost - [5 tenge each]",
            "ушел из \"[зала 27]\" домой",
        ] {
            assert_eq!(cut_off(text, ("", "")), None, "{text}");
        }
    }

    #[test]
    fn what_the_context_has_is_not_cut_off() {
        for (text, before, after) in [
            ("вчера он не [подписал приказ]", "он не", ""),
            ("упала до -[5 градусов ночью]", "до -", ""),
            ("выделили [на ремонт 8] млн тенге", "", "млн тенге"),
            ("с утра 5 [марта откроют мост]", "утра 5 ", ""),
            ("мэр не смог [подписать приказ]", "мэр не смог ", ""),
            ("сказал [Петров]-Водкин вчера", "", "-Водкин"),
            ("две трети [жителей пришли]", "две трети", ""),
        ] {
            assert_eq!(cut_off(text, (before, after)), None, "{text}");
        }
        let mine = cut_off("вчера он не [подписал приказ]", ("обо мне", ""));
        assert_eq!(mine.as_deref(), Some("не"));
    }
}
