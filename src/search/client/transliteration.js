// The same name in the other script: `Shmidt` for `Шмидт`, `Qazaqstan` for `Қазақстан`.
//
// There is no one transliteration: passports follow ICAO, maps BGN, the press its ear, and German
// names have kept their own spelling. So a word has several spellings in the other script, the
// likeliest first, and what has none of them in the archive was not meant, nor a mere beginning of one. A Kazakh letter is
// written as the Russian one that looks like it, which is how the index knows it as well.

import { termsFor } from './lemmas.js';

/** No word has more spellings: each may cost a look into another part of the index. */
const MOST_SPELLINGS = 8;
/** Shorter words are abbreviations, and each spells some other one. */
const SHORTEST_SPELT = 3;

/** A soft sign has a consonant before it. */
const STRAY_SIGN = /(?:^|[аеиоуыэюяйжшщцьъ])ь/;

/** What stands for a group of Latin letters; longer groups come first. */
const TO_CYRILLIC = [
  ['shch', 'щ'], ['sch', 'ш', 'щ'], ['tch', 'ч'], ['aye', 'ае'], ['eye', 'ее'], ['iye', 'ие'],
  ['oye', 'ое'], ['uye', 'уе'], ['aya', 'ая'], ['iya', 'ия'], ['iia', 'ия'], ['eya', 'ея'],
  ['oya', 'оя'], ['uya', 'уя'], ['yya', 'ыя'], ['zh', 'ж'], ['kh', 'х'], ['ts', 'ц'], ['tz', 'ц'],
  ['ch', 'ч'], ['sh', 'ш'], ['yu', 'ю', 'ью'], ['iu', 'ю', 'ью'], ['ju', 'ю', 'ью'],
  ['ya', 'я', 'ья'], ['ia', 'ия', 'ья', 'я'], ['ja', 'я', 'ья'], ['yo', 'е', 'ье', 'йо'],
  ['io', 'ио', 'е'], ['ye', 'е', 'ье'], ['yi', 'ьи', 'ый'], ['iy', 'ий'], ['yy', 'ый'], ['ij', 'ий'],
  ['gh', 'г'], ['ph', 'ф'], ['ff', 'фф', 'в'], ['ck', 'к'], ['ay', 'ай'], ['ey', 'ей'],
  ['oy', 'ой'], ['uy', 'уй'], ['ai', 'ай'], ['ei', 'ей'], ['oi', 'ой'], ['ui', 'уй'], ['a', 'а'],
  ['b', 'б'], ['c', 'к', 'ц'], ['d', 'д'], ['e', 'е', 'э'], ['f', 'ф'], ['g', 'г'],
  ['h', 'х', 'г'], ['i', 'и', 'ы', 'ий'], ['j', 'й', 'дж', 'ж'], ['k', 'к'], ['l', 'л', 'ль'],
  ['m', 'м'], ['n', 'н'], ['o', 'о'], ['p', 'п'], ['q', 'к'], ['r', 'р'], ['s', 'с'], ['t', 'т'],
  ['u', 'у'], ['v', 'в'], ['w', 'в'], ['x', 'кс', 'х'], ['y', 'ы', 'ий', 'й', 'и'], ['z', 'з'],
];

/** What stands for a Cyrillic letter. */
const TO_LATIN = [
  ['кс', 'ks', 'x'], ['ий', 'iy', 'y'], ['ый', 'yy', 'y'],
  ['а', 'a'], ['б', 'b'], ['в', 'v'], ['г', 'g'], ['д', 'd'], ['е', 'e', 'ye'], ['ж', 'zh'],
  ['з', 'z'], ['и', 'i'], ['й', 'y', 'i'], ['к', 'k'], ['л', 'l'], ['м', 'm'], ['н', 'n'],
  ['о', 'o'], ['п', 'p'], ['р', 'r'], ['с', 's'], ['т', 't'], ['у', 'u'], ['ф', 'f'],
  ['х', 'kh', 'h'], ['ц', 'ts'], ['ч', 'ch'], ['ш', 'sh', 'sch'], ['щ', 'shch'], ['ъ', ''],
  ['ы', 'y'], ['ь', ''], ['э', 'e'], ['ю', 'yu', 'iu'], ['я', 'ya', 'ia'],
  ['ә', 'a'], ['ғ', 'g', 'gh'], ['қ', 'q', 'k'], ['ң', 'n', 'ng'], ['ө', 'o'], ['ұ', 'u'],
  ['ү', 'u'], ['һ', 'h'], ['і', 'i'],
];

/** The terms that articles may have for a word as the other script spells it; none for the shortest ones. */
export async function termsOfSpellings(store, word) {
  if (word.length < SHORTEST_SPELT) return [];
  const found = transliterated(word).map((spelling) => termsFor(store, spelling));
  return (await Promise.all(found)).flatMap(({ own }) => own);
}

/** The spellings in the other script of a word in its normal form; none of one in neither. */
export function transliterated(word) {
  if (/^[a-z]+$/.test(word)) return spellings(word, TO_CYRILLIC);
  return /^[а-яәғқңөұүһі]+$/.test(word) ? spellings(word, TO_LATIN) : [];
}

/** The likeliest spellings of `word`; each step away from the first choice makes one less likely. */
function spellings(word, table) {
  let found = [{ text: '', doubt: 0 }];
  for (let at = 0; at < word.length; ) {
    const [group, ...choices] = table.find(([letters]) => word.startsWith(letters, at));
    const longer = ({ text, doubt }) =>
      choices.map((choice, i) => ({ text: text + choice, doubt: doubt + i }));
    const all = found.flatMap(longer).filter(({ text }) => !STRAY_SIGN.test(text)).sort((a, b) => a.doubt - b.doubt);
    found = all.slice(0, MOST_SPELLINGS);
    at += group.length;
  }
  return found.map(({ text }) => text);
}
