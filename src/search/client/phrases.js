// Phrases, which are looked for in the texts: the index does not say where in one a word stands.

import { normalForm, readings, sought, words } from './language.js';

/** Whether some texts have all phrases that are wanted, and none that are banned. */
export function fitsPhrases(texts, phrases) {
  return phrases.every((phrase) => hasPhrase(texts, phrase.words) !== phrase.isBanned);
}

/** Whether one of the texts has the words of a phrase one behind another, each in any form. */
function hasPhrase(texts, phrase) {
  const wanted = phrase.map((word) => new Set([normalForm(word), ...sought(word)]));
  const fits = (word, i) => [normalForm(word), ...readings(word)].some((term) => wanted[i].has(term));
  return texts.some((text) => {
    const found = [...words(text)].map(({ word }) => word);
    return found.some((_, at) => wanted.every((_, i) => at + i < found.length && fits(found[at + i], i)));
  });
}
