//! What stands at the edges of a text: a deck and questions above, notes on the author and corrections below.

use super::{cleaned, text};
use crate::model::cleaned::CleanedArticle;
use crate::model::sidecar::{FieldOverrides, Sidecar};

const TITLE: &str = "The lighthouse is lit again";
const TEXT: [&str; 4] = [
    "The lighthouse on Quiet Cape was lit again after its lens had been cleaned all winter long.",
    "Visitors may climb it in summer, when the paint on the railings is dry, said its keeper Egor Panov.",
    "A museum will be opened in the keeper's house at the same time, and the ferry will call twice a day.",
    "The council paid for the stairs, and the school sent its oldest pupils to carry the books up to the lamp.",
];

fn article(html: &str) -> CleanedArticle {
    cleaned("a.html", html, &Sidecar::default()).0
}

fn has(article: &CleanedArticle, words: &str) -> bool {
    article.blocks.iter().any(|block| block.text.contains(words))
}

/// The page of the lighthouse with something below its headline, and something behind its text.
fn page(below: &str, behind: &str) -> String {
    let paragraphs = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    format!(
        "<html><head><title>{TITLE}</title></head><body><nav><a href='/'>News</a><a href='/s'>Sport</a>\
         </nav><article><h1>{TITLE}</h1>\n{below}\n{paragraphs}\n{behind}</article></body></html>"
    )
}

#[test]
fn notes_on_the_author_leave_the_end_of_a_text_and_corrections_stay() {
    let correction = "Correction: an earlier version gave the wrong height of the lighthouse.";
    for (byline, note) in [
        ("By Nora Hill", "Nora Hill is the islands correspondent. She has lived here since 2004."),
        ("By Nora Hill", "Nora Hill writes about the sea and teaches at the college."),
        ("By Nora Hill and Tom Berg", "Tom Berg covers the harbour for the Cape Light."),
        ("By Nora Hill", "Contact Nora Hill at nora@cape.example or 555-0100."),
        ("Von Nora Hill", "Nora Hill ist Redakteurin und lebt am Kap."),
        ("Par Nora Hill", "Nora Hill est géographe et vit au cap."),
        ("Автор: Анна Ким", "Анна Ким — корреспондент, живёт у моря."),
        ("By Nora Hill", "About the author: she has kept the log of the cape for years."),
    ] {
        for behind in [
            format!("<p>{note}</p>"),
            format!("<p>{note}</p><p>{correction}</p>"),
            format!("<p>{correction}</p><p>{note}</p>"),
        ] {
            let article = article(&page(&format!("<p>{byline}</p>"), &behind));
            assert!(!has(&article, note), "{note}");
            assert_eq!(has(&article, correction), behind.contains(correction), "{behind}");
            assert!(TEXT.iter().all(|text| has(&article, text)), "{behind}");
        }
    }
}

#[test]
fn what_a_text_tells_of_others_stays() {
    for (byline, end) in [
        ("By Nora Hill", "Egor Panov is the keeper, and his son will follow him."),
        ("By Nora Hill", "Nora Hill climbed the stairs with the pupils."),
    ] {
        let article = article(&page(&format!("<p>{byline}</p>"), &format!("<p>{end}</p>")));
        assert!(has(&article, end), "{end}");
    }
}

#[test]
fn a_deck_below_the_headline_is_text() {
    for deck in [
        "<h2>The lens of the lighthouse has been cleaned all winter</h2>",
        "<p class='deck'>The lens of the lighthouse on the cape has been cleaned all winter</p>",
    ] {
        let article = article(&page(&format!("{deck}<p>By Nora Hill</p>"), ""));
        assert!(
            has(&article, "cleaned all winter</") || has(&article, "has been cleaned all winter")
        );
        assert_eq!(text(article.fields.title.as_ref()), Some(TITLE));
    }
}

#[test]
fn the_first_question_of_an_interview_is_no_headline() {
    let asked = [
        (
            "Why are the stairs made of wood?",
            "Because iron rusts by the sea in three winters, and oak does not.",
        ),
        (
            "And the lamp?",
            "The lamp is the old one, and we have only cleaned its lens with vinegar.",
        ),
        (
            "Who will keep it?",
            "My son will, he has learned to read the clouds and the ships' lights.",
        ),
        (
            "When may we climb up?",
            "In summer, when the paint on the railings is dry and the school is closed.",
        ),
    ];
    for mark in ["", "– "] {
        let lines = asked.map(|(question, answer)| format!("{mark}{question}\n\n{mark}{answer}"));
        let (article, _) = cleaned("a.txt", &lines.join("\n\n"), &Sidecar::default());
        assert!(has(&article, "Why are the stairs"), "{mark}");
    }
}

#[test]
fn authors_that_a_person_states_are_read_as_a_byline() {
    for (stated, author, role) in [
        (
            "Т. Береговая, специальный корреспондент",
            "Т. Береговая",
            Some("специальный корреспондент"),
        ),
        ("Nora Hill (Reuters)", "Nora Hill", Some("Reuters")),
        ("Nora Hill, Tom Berg", "Nora Hill, Tom Berg", None),
        ("Редакция", "Редакция", None),
    ] {
        let overrides =
            FieldOverrides { author: Some(vec![stated.to_owned()]), ..Default::default() };
        let sidecar = Sidecar { overrides, ..Sidecar::default() };
        let fields =
            cleaned("a.html", &page("<p>By Tom Berg, reporter</p>", ""), &sidecar).0.fields;
        let found = (text(fields.author.as_ref()), text(fields.author_role.as_ref()));
        assert_eq!(found, (Some(author), role), "{stated}");
        let markdown =
            format!("---\nauthor: {stated}\n---\n\n# {TITLE}\n\n{}\n", TEXT.join("\n\n"));
        let fields = cleaned("a.md", &markdown, &Sidecar::default()).0.fields;
        let found = (text(fields.author.as_ref()), text(fields.author_role.as_ref()));
        assert_eq!(found, (Some(author), role), "{markdown}");
    }
}

#[test]
fn a_list_of_sentences_in_the_element_of_the_text_is_text() {
    let terms = [
        ("Lens", "The glass that gathers the light of the lamp."),
        ("Log", "The book in which the keeper writes what he has seen."),
        ("Ebb", "The falling of the water between two tides."),
    ];
    let definitions =
        terms.map(|(term, means)| format!("<dt>{term}</dt><dd>{means}</dd>")).concat();
    let html = format!(
        "<html><head><title>Words of the cape</title></head><body><nav><a>Home</a><a>Topics</a></nav>\
         <h1>Words of the cape</h1><p>These are the words that are heard most often on the cape.</p>\
         <dl>{definitions}</dl></body></html>"
    );
    let article = article(&html);
    assert!(terms.iter().all(|(term, means)| has(&article, term) && has(&article, means)));
}

#[test]
fn what_stands_in_the_box_of_an_invitation_goes_with_it() {
    let letter = "The best of the islands, every Friday in your inbox.";
    let behind = format!(
        "<div class='letter'><h4>Sign up for our letter</h4><p>{letter}</p></div><p>The bell was cast anew, and \
         its sound carries as far as the second island when the wind comes from the west.</p>"
    );
    let article = article(&page("<p>By Nora Hill</p>", &behind));
    assert!(!has(&article, letter) && has(&article, "second island"));
}
