// From a word to the terms that articles may have for it: the index knows the forms of its lemmas.

import { meet, normalForm, sought } from './language.js';

/**
 * The terms that articles may have for a word: its stems, and the lemmas that these lead to. They
 * lead to lemmas of like words too, so of these only those count that have the word among their
 * forms; where none has it, all of them may be meant.
 */
export async function termsFor(store, word) {
  const stems = sought(word);
  const form = normalForm(word);
  const heads = await Promise.all(stems.map((stem) => store.postings(stem)));
  const links = [...new Set(heads.flatMap((head) => head.links))];
  const isForm = async (lemma) => (await formsOf(store, lemma)).includes(form);
  const fits = await Promise.all(links.map(isForm));
  const own = links.filter((_, i) => fits[i]);
  return [...stems, ...(own.length ? own : links)];
}

/** The forms of a lemma, which is given as its term, and is met. */
export async function formsOf(store, lemma) {
  const forms = (await store.postings(lemma)).forms();
  meet(lemma, forms);
  return forms;
}
