// A light stemmer for Kazakh: takes off case, possessive and plural endings.
// The tables and the order are those of src/search/kazakh.rs, where they are explained.

/** What is typed for the letters that a Russian keyboard has not. */
const LETTERS = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и',
};

const vowel = /[аәеиоөұүыіэюя]$/;
const narrowVowel = /[ыіи]$/;
const openEnd = /(?:[аәеэоюя]|[шқк][иұүыіөә])$/;
const vowelOrGlide = /[аәеиоөұүыіэюярйу]$/;
const voiceless = /[пткқсшщфхцчбвгд]$/;
const voiced = /[^пткқсшщфхцчбвгд]$/;
const nasal = /[мнң]$/;
const nasalOrVowel = /[аәеиоөұүыіэюямнң]$/;
const consonant = /[^аәеиоөұүыіэюя]$/;
const plural = /[лдт][ае]р$/;
const anything = /.$/;

const TABLE = [
  ['ндағы', narrowVowel], ['ндегі', narrowVowel], ['дағы', voiced], ['дегі', voiced],
  ['тағы', voiceless], ['тегі', voiceless], ['ымыз', consonant], ['іміз', consonant],
  ['ыңыз', consonant], ['іңіз', consonant], ['ның', nasalOrVowel], ['нің', nasalOrVowel],
  ['дың', voiced], ['дің', voiced], ['тың', voiceless], ['тің', voiceless], ['нда', narrowVowel],
  ['нде', narrowVowel], ['дан', voiced], ['ден', voiced], ['тан', voiceless], ['тен', voiceless],
  ['нан', nasal], ['нен', nasal], ['нан', narrowVowel], ['нен', narrowVowel], ['мен', anything],
  ['бен', anything], ['пен', voiceless], ['мыз', vowel], ['міз', vowel], ['ңыз', vowel],
  ['ңіз', vowel], ['лар', vowelOrGlide], ['лер', vowelOrGlide], ['дар', voiced], ['дер', voiced],
  ['тар', voiceless], ['тер', voiceless], ['ға', voiced], ['ге', voiced], ['қа', voiceless],
  ['ке', voiceless], ['на', narrowVowel], ['не', narrowVowel], ['ны', openEnd], ['ні', openEnd],
  ['ды', voiced], ['ді', voiced], ['ты', voiceless], ['ті', voiceless], ['да', voiced],
  ['де', voiced], ['та', voiceless], ['те', voiceless], ['сы', openEnd], ['сі', openEnd],
  ['ым', plural], ['ім', plural], ['ың', plural], ['ің', plural], ['н', narrowVowel],
  ['ы', consonant], ['і', consonant],
];

const SHORT_STEMS = `
  үй су ән іс ет ат от ит ай ой ел ер ес ту би ас із ұл он аң оқ ми ұя
  іні ата ана аға апа әке ақ ар жау тау бау дау бу ду шу аю
`;
const WHOLE = `
  салдар қарын мұрын орын мойын ерін егін жауын тасқын түн іні іс бұйрық
  пәкістан дағыстан түркістан үндістан
`;

/** Whether `word` has a letter that Kazakh has and Russian has not. */
export const isKazakh = (word) => /[әғқңөұүһі]/.test(word);

/** A word as it is typed without the letters that Kazakh alone has. */
export const folded = (word) => word.replace(/[әғқңөұүһі]/g, (letter) => LETTERS[letter]);

/** What matches a text in either spelling, letter by letter. */
const inEitherSpelling = (text) =>
  text.replace(/[әғқңөұүһі]/g, (letter) => `[${letter}${LETTERS[letter]}]`);

const listed = (list) => new RegExp(`^(?:${inEitherSpelling(list.trim().replace(/\s+/g, '|'))})$`);
const isShortStem = listed(SHORT_STEMS);
const isWhole = listed(WHOLE);

const ENDINGS = TABLE.map(([ending, after]) => ({
  ending,
  after,
  spelling: new RegExp(`${inEitherSpelling(ending)}$`),
}));

/** The stem of a lower-case word. */
export function kazakh(word) {
  let stem = word;
  for (let next = stem; next !== undefined; next = withoutEnding(stem)) stem = next;
  return settled(stem);
}

function withoutEnding(word) {
  if (isWhole.test(word)) return undefined;
  for (const { ending, after, spelling } of ENDINGS) {
    if (!spelling.test(word)) continue;
    const stem = word.slice(0, -ending.length);
    const fits =
      (stem.length >= 3 || isShortStem.test(stem)) &&
      after.test(stem) &&
      isInHarmony(stem, ending) &&
      !isCountry(stem, ending);
    if (fits) return stem;
  }
  return undefined;
}

function isInHarmony(stem, ending) {
  const isBack = /[аы]/.test(ending);
  if ((!isBack && !/[еі]/.test(ending)) || /^[мбп]ен$/.test(ending)) return true;
  const last = stem.match(/[аыұәеөүіуиоэюя](?=[^аыұәеөүіуиоэюя]*$)/)?.[0];
  if (last === undefined) return false;
  return /[уиоэюя]/.test(last) || /[аыұ]/.test(last) === isBack;
}

const isCountry = (stem, ending) =>
  ending === 'тан' && stem.length > 4 && /[^аәеиоөұүыіэюяу]с$/.test(stem);

function settled(stem) {
  if (stem.length < 3) return stem;
  const whole = stem
    .replace(/(?<=[аәеиоөұүыіэюяу])б$/, 'п')
    .replace(/(?<=[аәеиоөұүыіэюяу])г$/, 'к')
    .replace(/(?<=[аәеиоөұүыіэюяу])ғ$/, 'қ');
  if (whole.length > 4 && /[ыіи][қк]$/.test(whole)) return whole.slice(0, -2) + whole.at(-1);
  if (whole.length < 4) return whole;
  if (/[^аәеиоөұүыіэюя][ыіи][нңлзр]$/.test(whole)) return whole.slice(0, -2) + whole.at(-1);
  return whole.replace(/(?<=[аәеиоөұүыіэюя])[нң]$|(?<=[скпшф])т$|(?<=[зн])д$/, '');
}
