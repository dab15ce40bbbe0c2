// Phrases, which are looked for in the texts: the index does not say where in one a word stands.

import { normalForm, readings, sought, words } from './language.js';
import { termsFor } from './lemmas.js';

/** Whether some texts have all phrases that are wanted, and none that are banned. */
export async function fitsPhrases(store, texts, phrases) {
  // The words of a banned phrase have not been looked for.
  const meeting = phrases.flatMap((phrase) => phrase.words).map((word) => termsFor(store, word));
  await Promise.all(meeting);
  return phrases.every((phrase) => hasPhrase(texts, phrase.words) !== phrase.isBanned);
}

/** The terms that a word of a text has if it is a form of `word`. */
function termsOfForms(word) {
  const lemmas = readings(word).filter((term) => term.endsWith('='));
  return new Set([normalForm(word), ...(lemmas.length ? lemmas : sought(word))]);
}

/** Whether one of the texts has the words of a phrase one behind another, each in any form. */
function hasPhrase(texts, phrase) {
  const wanted = phrase.map(termsOfForms);
  const fits = (word, i) => [normalForm(word), ...readings(word)].some((term) => wanted[i].has(term));
  return texts.some((text) => {
    const found = [...words(text)].map(({ word }) => word);
    return found.some((_, at) => wanted.every((_, i) => at + i < found.length && fits(found[at + i], i)));
  });
}
