// From a word to the terms that articles may have for it: the index knows the forms of its lemmas.

import { meet, normalForm, sought } from './language.js';

/**
 * The terms that articles may have for a word as its `own`: its stems, and the lemmas that have it
 * among their forms. Where none has it, `like` are the lemmas that its stem leads to.
 */
export async function termsFor(store, word) {
  const stems = sought(word);
  const form = normalForm(word);
  const { links } = await store.postings(stems[0]);
  const isForm = async (lemma) => (await formsOf(store, lemma)).includes(form);
  const fits = await Promise.all(links.map(isForm));
  const lemmas = links.filter((_, i) => fits[i]);
  return { own: [...stems, ...lemmas], like: lemmas.length ? [] : links };
}

/** The forms of a lemma, which is given as its term, and is met. */
export async function formsOf(store, lemma) {
  const forms = (await store.postings(lemma)).forms();
  meet(lemma, forms);
  return forms;
}
