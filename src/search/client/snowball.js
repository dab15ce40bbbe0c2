// The Snowball stemmers for Russian and English, after the descriptions at snowballstem.org
// (the revision that the crate rust-stemmers has). Words come in lower case, without ё.

/** The longest of `endings` that `word` ends with, or an empty string. */
function longest(word, endings) {
  let best = '';
  for (const ending of endings) {
    if (ending.length > best.length && word.endsWith(ending)) best = ending;
  }
  return best;
}

const list = (text) => text.split(' ');

// ---- Russian ----

/** Endings that are cut only after а or я, and endings that are always cut. */
const kind = (afterA, always) => ({ afterA: list(afterA), always: list(always) });

const GERUND = kind('в вши вшись', 'ив ивши ившись ыв ывши ывшись');
const PARTICIPLE = kind('ем нн вш ющ щ', 'ивш ывш ующ');
const VERB = kind(
  'ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно',
  'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
);
const ADJECTIVE = list(
  'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею',
);
const NOUN = list(
  'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
);

/** `word` without its longest ending of a kind; null when none fits. */
function cut(word, { afterA, always }) {
  const ending = longest(word, [...afterA, ...always]);
  const rest = word.slice(0, word.length - ending.length);
  if (!ending || (afterA.includes(ending) && !/[ая]$/.test(rest))) return null;
  return rest;
}

const cutPlain = (word, endings) => cut(word, { afterA: [], always: endings });

function cutAdjectival(word) {
  const rest = cutPlain(word, ADJECTIVE);
  return rest === null ? null : (cut(rest, PARTICIPLE) ?? rest);
}

function cutInflection(region) {
  const gerund = cut(region, GERUND);
  if (gerund !== null) return gerund;
  const plain = region.replace(/с[яь]$/, '');
  return cutAdjectival(plain) ?? cut(plain, VERB) ?? cutPlain(plain, NOUN) ?? plain;
}

/** The stem of a Russian word. */
export function russian(word) {
  const start = word.search(/[аеиоуыэюя]/) + 1;
  if (start === 0) return word;
  const second = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word);
  const secondStart = (second ? second[0].length : word.length) - start;

  let region = cutInflection(word.slice(start)).replace(/и$/, '');
  const derivational = region.search(/ость?$/);
  if (derivational >= secondStart) region = region.slice(0, derivational);
  region = tidy(region);
  return word.slice(0, start) + region;
}

function tidy(region) {
  if (/ейше?$/.test(region)) return region.replace(/ейше?$/, '').replace(/нн$/, 'н');
  return region.replace(/нн$/, 'н').replace(/ь$/, '');
}

// ---- English ----

const EXCEPTIONS = new Map(Object.entries({
  skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie',
  idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl',
  sky: 'sky', news: 'news', howe: 'howe', atlas: 'atlas', cosmos: 'cosmos', bias: 'bias', andes: 'andes',
}));
const INVARIANT = list('inning outing canning herring earring proceed exceed succeed');

const DERIVATIONS = new Map(Object.entries({
  tional: 'tion', enci: 'ence', anci: 'ance', abli: 'able', entli: 'ent', izer: 'ize',
  ization: 'ize', ational: 'ate', ation: 'ate', ator: 'ate', alism: 'al', aliti: 'al', alli: 'al',
  fulness: 'ful', ousli: 'ous', ousness: 'ous', iveness: 'ive', iviti: 'ive', biliti: 'ble',
  bli: 'ble', ogi: 'og', fulli: 'ful', lessli: 'less', li: '',
}));
const ADJECTIVAL = new Map(Object.entries({
  tional: 'tion', ational: 'ate', alize: 'al', icate: 'ic', iciti: 'ic', ical: 'ic', ful: '',
  ness: '', ative: '',
}));
const RESIDUAL = list('al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion');

const isShort = (stem) => /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/.test(stem);

/** Where the first and the second region of an English word start. */
function regions(word) {
  const past = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
  const special = /^(?:gener|commun|arsen)/.exec(word) ?? past.exec(word);
  if (!special) return [word.length, word.length];
  const first = special[0].length;
  const next = past.exec(word.slice(first));
  return [first, next ? first + next[0].length : word.length];
}

function withoutPlural(word) {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(?:ied|ies)$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word)) return word;
  return /[aeiouy].*.s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word, first) {
  const ending = longest(word, ['eed', 'eedly', 'ed', 'edly', 'ing', 'ingly']);
  const rest = word.slice(0, word.length - ending.length);
  if (ending.startsWith('eed')) return rest.length >= first ? `${rest}ee` : word;
  if (!ending || !/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return rest.length === first && isShort(rest) ? `${rest}e` : rest;
}

function withoutDerivation(word, first) {
  const ending = longest(word, DERIVATIONS.keys());
  const rest = word.slice(0, word.length - ending.length);
  if (!ending || rest.length < first) return word;
  if (ending === 'ogi' && !rest.endsWith('l')) return word;
  if (ending === 'li' && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + DERIVATIONS.get(ending);
}

function withoutAdjectival(word, first, second) {
  const ending = longest(word, ADJECTIVAL.keys());
  const rest = word.slice(0, word.length - ending.length);
  const start = ending === 'ative' ? second : first;
  return ending && rest.length >= start ? rest + ADJECTIVAL.get(ending) : word;
}

function withoutResidual(word, second) {
  const ending = longest(word, RESIDUAL);
  const rest = word.slice(0, word.length - ending.length);
  if (!ending || rest.length < second || (ending === 'ion' && !/[st]$/.test(rest))) return word;
  return rest;
}

function withoutFinal(word, first, second) {
  const rest = word.slice(0, -1);
  if (word.endsWith('e')) {
    return rest.length >= second || (rest.length >= first && !isShort(rest)) ? rest : word;
  }
  return word.endsWith('ll') && rest.length >= second ? rest : word;
}

/** The stem of an English word. */
export function english(word) {
  if (EXCEPTIONS.has(word)) return EXCEPTIONS.get(word);
  if (word.length < 3) return word;
  let stem = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const [first, second] = regions(stem);
  stem = withoutPlural(stem);
  if (INVARIANT.includes(stem)) return stem;
  stem = withoutTense(stem, first).replace(/(.[^aeiouy])[yY]$/, '$1i');
  stem = withoutDerivation(stem, first);
  stem = withoutAdjectival(stem, first, second);
  stem = withoutResidual(stem, second);
  return withoutFinal(stem, first, second).replaceAll('Y', 'y');
}
