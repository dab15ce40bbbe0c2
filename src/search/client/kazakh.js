// A light stemmer for Kazakh: takes off case, possessive and plural endings.
// The tables and the order are those of src/search/kazakh.rs, where they are explained.

const vowel = /[аәеёиоөуұүыіэюя]/;
const narrowVowel = /[ыі]/;
const vowelOrGlide = /[аәеёиоөуұүыіэюярй]/;
const voiceless = /[пткқсшщфхцчбвгд]/;
const voiced = /[^пткқсшщфхцчбвгд]/;
const nasal = /[мнң]/;
const nasalOrVowel = /[аәеёиоөуұүыіэюямнң]/;
const consonant = /[^аәеёиоөуұүыіэюя]/;
const anything = /./;

const CASES = [
  ['ндағы', narrowVowel], ['ндегі', narrowVowel], ['дағы', voiced], ['дегі', voiced],
  ['тағы', voiceless], ['тегі', voiceless], ['ның', nasalOrVowel], ['нің', nasalOrVowel],
  ['дың', voiced], ['дің', voiced], ['тың', voiceless], ['тің', voiceless],
  ['нда', narrowVowel], ['нде', narrowVowel], ['дан', voiced], ['ден', voiced],
  ['тан', voiceless], ['тен', voiceless], ['нан', nasal], ['нен', nasal], ['нан', narrowVowel],
  ['нен', narrowVowel], ['мен', anything], ['бен', anything], ['пен', voiceless],
  ['ға', voiced], ['ге', voiced], ['қа', voiceless], ['ке', voiceless], ['на', narrowVowel],
  ['не', narrowVowel], ['ны', vowel], ['ні', vowel], ['ды', voiced], ['ді', voiced],
  ['ты', voiceless], ['ті', voiceless], ['да', voiced], ['де', voiced], ['та', voiceless],
  ['те', voiceless], ['н', narrowVowel],
];

const POSSESSIVES = [
  ['ымыз', consonant], ['іміз', consonant], ['ыңыз', consonant], ['іңіз', consonant],
  ['мыз', vowel], ['міз', vowel], ['ңыз', vowel], ['ңіз', vowel], ['сы', vowel], ['сі', vowel],
  ['ы', consonant], ['і', consonant],
];

const PLURALS = [
  ['лар', vowelOrGlide], ['лер', vowelOrGlide], ['дар', voiced], ['дер', voiced],
  ['тар', voiceless], ['тер', voiceless],
];

const FINAL_VOWELS = [['ы', consonant], ['і', consonant]];

const VOICELESS_FORM = { б: 'п', г: 'к', ғ: 'қ' };

/** Whether `word` has a letter that Kazakh has and Russian has not. */
export const isKazakh = (word) => /[әғқңөұүһі]/.test(word);

/** The stem of a Kazakh word. */
export function kazakh(word) {
  if (word.endsWith('стан')) return word;
  return settled([CASES, POSSESSIVES, PLURALS, FINAL_VOWELS].reduce(without, word));
}

function without(word, endings) {
  for (const [ending, after] of endings) {
    const stem = word.slice(0, -ending.length);
    const shortest = ending.length > 1 ? 2 : 3;
    if (word.endsWith(ending) && stem.length >= shortest && after.test(stem.at(-1))) return stem;
  }
  return word;
}

function settled(stem) {
  if (stem.length < 2) return stem;
  let last = stem.at(-1);
  if (vowel.test(stem.at(-2))) last = VOICELESS_FORM[last] ?? last;
  const whole = stem.slice(0, -1) + last;
  return whole.length > 4 && /[ыі][қк]$/.test(whole) ? whole.slice(0, -2) + last : whole;
}
