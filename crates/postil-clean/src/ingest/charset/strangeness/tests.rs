//! Texts that read like one, and texts that do not.

use super::*;

#[test]
fn languages_are_not_strange() {
    for text in [
        "Рыбаки просят перенести нерест на неделю – «вода прогрелась» № 5.",
        "Балықшылар уылдырық шашуды бір аптаға кейінге қалдыруды сұрайды.",
        "Рибалки просять перенести нерест, бо вода в річці прогрілася раніше.",
        "Рыбакі просяць перанесці нераст, бо вада ў рацэ прагрэлася раней.",
        "Рибари траже да се мрест одложи, јер се вода загрејала раније.",
        "Les pêcheurs ont été reçus à la préfecture où l’on espère un délai.",
        "Większość rybaków już się zgodziła na późniejszy połów.",
        "Ngư dân muốn lùi mùa cá đẻ vì nước ấm lên sớm hơn mọi năm.",
        "Οι ψαράδες ζητούν αναβολή.",
        "הדייגים מבקשים לדחות את העונה, כי המים התחממו.",
        "渔民要求推迟一周。",
        "Café™ – 10 °C, 5 m² und 3 €, à 2 ½.",
        "Plain words only.",
        "РЫБАКИ ПРОСЯТ ПЕРЕНЕСТИ НЕРЕСТ НА НЕДЕЛЮ",
        "БАЛЫҚШЫЛАР УЫЛДЫРЫҚ ШАШУДЫ БІР АПТАҒА КЕЙІНГЕ ҚАЛДЫРУДЫ СҰРАЙДЫ",
        "РИБАЛКИ ПРОСЯТЬ ПЕРЕНЕСТИ НЕРЕСТ",
        "├── src │ ├── fog.rs │ └── ferry.rs └── tests",
        "┌──────────┬──────┐ │ Рыба     │ вес  │ ├──────────┼──────┤ │ щука     │ 3 кг │",
        "The ferry is gone.\u{85}The bridge is open.\u{2028}Lessons begin in spring.\u{85}",
    ] {
        assert!(strangeness(text) < STRANGE, "{text}: {}", strangeness(text));
    }
}

#[test]
fn wrongly_decoded_text_is_strange() {
    for text in [
        "Ðûáàêè ïðîñÿò ïåðåíåñòè íåðåñò",
        "Ð Ñ‹Ð±Ð°ÐºÐ¸ Ð¿Ñ€Ð¾ÑÑÑ‚",
        "Р С‹Р±Р°РєРё РїСЂРѕСЃСЏС‚",
        "пШАЮЙХ ОПНЯЪР ОЕПЕМЕЯРХ МЕПЕЯР",
        "נןותה ףףבמדיא תבנעו ןףןגןחן",
        "╨█┴└╩╚ ╧╨╬╤▀╥ ╧┼╨┼═┼╤╥╚ ═┼╨┼╤╥",
        "╨а╤Л╨▒╨░╨║╨╕ ╨┐╤А╨╛╤Б╤П╤В",
        "Балыќшылар шашуды бір аптаѓа ќалдыруды ґтінді",
        "don\u{c3}\u{a2}\u{c2}\u{80}\u{c2}\u{99}t",
        "the mayor\u{92}s house",
        "the mayorâ€™s â€œhouseâ€",
        "Les pÃªcheurs ont Ã©tÃ© reÃ§us",
        "Рыбаки \u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd} нерест",
    ] {
        assert!(strangeness(text) > STRANGE, "{text}: {}", strangeness(text));
    }
}
