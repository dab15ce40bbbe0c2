//! Random articles: invented words in Russian, Kazakh and English, with names, numbers, negations,
//! quotations, sentences that stand twice and sentences that are nearly alike.

use crate::random::Random;

/// What an article is invented of in one language.
struct Language {
    syllables: &'static [&'static str],
    small: &'static [&'static str],
    names: &'static [&'static str],
    denial: &'static str,
    said: &'static str,
}

const LANGUAGES: [Language; 3] = [
    Language {
        syllables: &[
            "ва", "ло", "рё", "го", "на", "ми", "сту", "про", "ка", "ти", "ень", "ски", "зе", "бо",
            "при", "вы", "лу", "кон", "жи", "ние",
        ],
        small: &["в", "на", "и", "что", "по", "из", "к", "о", "за", "это"],
        names: &["Лугин", "Дугин", "Лугина", "Серкожаев", "Беркожаев", "Заречный", "Ким", "Омаров"],
        denial: "не",
        said: "сказал",
    },
    Language {
        syllables: &[
            "қа", "ла", "бол", "ды", "ның", "ге", "лік", "тұр", "ғын", "жо", "ба", "көп", "шы",
            "ты", "рай", "өз", "ен", "үй",
        ],
        small: &["мен", "және", "бұл", "үшін", "деп", "да", "осы"],
        names: &["Ержан", "Нұржан", "Берік", "Серік", "Тозбұлақ", "Қарабидай"],
        denial: "емес",
        said: "деді",
    },
    Language {
        syllables: &[
            "ba", "rel", "ton", "mi", "ver", "sta", "lo", "ning", "con", "de", "ri", "pla", "tu",
            "ment", "sho", "er",
        ],
        small: &["the", "of", "a", "in", "to", "and", "that", "for"],
        names: &["Dunmore", "Dunmere", "Alpha", "Beta", "Harwick", "Barwick"],
        denial: "not",
        said: "said",
    },
];
const NUMBERS: [&str; 8] = ["12", "21", "120", "1961", "1,5", "2025", "7", "40"];

/// A word of an article; one that says the same in the next edition keeps its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    pub id: usize,
    pub text: String,
    /// What stands right before and behind it.
    pub marks: (&'static str, &'static str),
    /// A name, a number or a negation.
    pub is_fact: bool,
}

/// A word with its paragraph and the bytes of it where it stands.
pub type LaidWord<'a> = (usize, std::ops::Range<usize>, &'a Word);
/// The words of a sentence.
pub type Sentence = Vec<Word>;
/// The sentences of a paragraph.
pub type Paragraph = Vec<Sentence>;

/// An article, and what it takes to go on writing it.
#[derive(Clone)]
pub struct Article {
    pub paragraphs: Vec<Paragraph>,
    language: usize,
    vocabulary: Vec<String>,
    next: usize,
}

impl Article {
    pub fn random(random: &mut Random) -> Self {
        let language = random.below(LANGUAGES.len());
        let syllables = LANGUAGES[language].syllables;
        let word = |random: &mut Random| -> String {
            (0..random.between(2, 4)).map(|_| random.of(syllables)).collect()
        };
        let vocabulary = (0..150).map(|_| word(random)).collect();
        let mut article = Article { paragraphs: Vec::new(), language, vocabulary, next: 0 };
        for _ in 0..random.between(4, 9) {
            let paragraph = (0..random.between(1, 4)).map(|_| article.sentence(random)).collect();
            article.paragraphs.push(paragraph);
        }
        article
    }

    /// A new sentence, or one that is like an earlier one.
    fn sentence(&mut self, random: &mut Random) -> Sentence {
        let earlier = random.below(100);
        if earlier < 18 && !self.paragraphs.is_empty() {
            let paragraph = random.below(self.paragraphs.len());
            let at = random.below(self.paragraphs[paragraph].len());
            let mut copy = self.copy(paragraph, at);
            if earlier >= 6 {
                self.change_word(&mut copy, random);
            }
            return copy;
        }
        self.invent(random)
    }

    /// A sentence of its own.
    pub fn invent(&mut self, random: &mut Random) -> Sentence {
        let mut sentence: Sentence =
            (0..random.between(5, 20)).map(|_| self.word(random)).collect();
        let language = &LANGUAGES[self.language];
        let last = sentence.len() - 1;
        if random.percent(25) {
            sentence[0].marks.0 = "«";
            sentence[last].marks.1 = "», –";
            let said = self.plain(language.said);
            let mut name = self.fact(random.of(language.names));
            name.marks.1 = ".";
            sentence.extend([said, name]);
        } else {
            sentence[last].marks.1 = ".";
        }
        let first = &mut sentence[0];
        let mut letters = first.text.chars();
        let capital = letters.next().into_iter().flat_map(char::to_uppercase);
        first.text = capital.chain(letters).collect();
        sentence
    }

    fn word(&mut self, random: &mut Random) -> Word {
        let language = &LANGUAGES[self.language];
        match random.below(100) {
            0..7 => self.fact(random.of(language.names)),
            7..12 => self.fact(random.of(&NUMBERS)),
            12..15 => self.fact(language.denial),
            15..35 => self.plain(random.of(language.small)),
            _ => {
                // Few words are frequent and most are rare, as in any text.
                let rank = random.below(self.vocabulary.len());
                let text = self.vocabulary[random.below(rank + 1)].clone();
                let mut word = self.plain(&text);
                word.marks.1 = if random.percent(8) { "," } else { "" };
                word
            }
        }
    }

    fn plain(&mut self, text: &str) -> Word {
        self.next += 1;
        Word { id: self.next, text: text.to_owned(), marks: ("", ""), is_fact: false }
    }

    fn fact(&mut self, text: &str) -> Word {
        Word { is_fact: true, ..self.plain(text) }
    }

    /// Another fact than `text`.
    pub fn other_fact(&mut self, text: &str, random: &mut Random) -> Word {
        let names = LANGUAGES[self.language].names;
        let is_number = text.starts_with(|c: char| c.is_ascii_digit());
        let facts: &[&str] = if is_number { &NUMBERS } else { names };
        let others: Vec<&str> = facts.iter().copied().filter(|fact| *fact != text).collect();
        self.fact(random.of(&others))
    }

    pub fn denial(&mut self) -> Word {
        self.fact(LANGUAGES[self.language].denial)
    }

    /// The same sentence, said again.
    pub fn copy(&mut self, paragraph: usize, sentence: usize) -> Sentence {
        let mut copy = self.paragraphs[paragraph][sentence].clone();
        for word in &mut copy {
            self.next += 1;
            word.id = self.next;
        }
        copy
    }

    /// Puts another word, or another fact, in the place of one.
    pub fn change_word(&mut self, sentence: &mut Sentence, random: &mut Random) {
        let at = random.below(sentence.len());
        let old = sentence[at].clone();
        let new = match old.is_fact {
            true => self.other_fact(&old.text, random),
            false => {
                let text = random.of(&self.vocabulary);
                self.plain(&text)
            }
        };
        sentence[at] = Word { marks: old.marks, ..new };
    }

    /// All words in reading order, with their paragraph and the bytes of it where they stand; and
    /// the texts of the paragraphs.
    pub fn laid(&self, gap: &str) -> (Vec<LaidWord<'_>>, Vec<String>) {
        let (mut words, mut texts) = (Vec::new(), Vec::new());
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            let mut text = String::new();
            for word in paragraph.iter().flatten() {
                text.push_str(if text.is_empty() { "" } else { gap });
                text.push_str(word.marks.0);
                words.push((index, text.len()..text.len() + word.text.len(), word));
                text.push_str(&word.text);
                text.push_str(word.marks.1);
            }
            texts.push(text);
        }
        (words, texts)
    }
}
