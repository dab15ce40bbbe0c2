// Phrases: words one behind another, each in any form. Where few articles have all of them, or words
// that are very common, these articles are read; else the index says where each word stands.

import { isStopWord, normalForm, readings, sought, words } from './language.js';
import { termsFor } from './lemmas.js';

/** So few articles are read sooner than the files that say where words stand. */
const FEW = 8;
/** Of a word that stands in more articles the places are not loaded: they take more than some articles. */
const MOST_PLACED = 16384;

/**
 * Which documents `fits` a phrase, as far as the index says; unless it `isSure` of that, those that
 * are left are to be read.
 */
export async function sieve(store, phrase) {
  const failed = { numbers: null, isSure: false };
  const { numbers, isSure } = await numbersWith(store, phrase).catch(() => failed);
  const isUnknown = !numbers || (phrase.isBanned && !isSure);
  return { isSure, fits: (number) => isUnknown || numbers.has(number) !== phrase.isBanned };
}

/**
 * The numbers of the documents with a phrase, or where `isSure` is false, of those that may have it. Of
 * a banned one all places are loaded: without them every result would have to be read.
 */
async function numbersWith(store, { words: phrase, isBanned }) {
  const places = phrase.map((word, at) => ({ word, at })).filter(({ word }) => !isStopWord(word));
  if (!places.length) return { numbers: null, isSure: false };
  const found = await Promise.all(places.map(async ({ word, at }) => ({ at, runs: await runsOf(store, word) })));
  const having = found.map(({ runs }) => new Set(runs.flatMap(({ documents }) => [...documents])));
  const all = new Set([...having[0]].filter((number) => having.every((numbers) => numbers.has(number))));
  const placed = found.filter((_, i) => isBanned || having[i].size <= MOST_PLACED);
  if (all.size <= FEW || placed.length < 2) return { numbers: all, isSure: !all.size };
  const starts = await Promise.all(placed.map((word) => startsOf(store, word, all)));
  const isThere = (number) => [...starts[0].get(number)].some((start) =>
    starts.every((of) => of.get(number).has(start)));
  return { numbers: new Set([...all].filter(isThere)), isSure: placed.length === phrase.length };
}

/**
 * The postings of all terms that a word may have, each with the `term`, the name of the file of their
 * `places`, and how many postings of each term that has.
 */
async function runsOf(store, word) {
  const runs = (await termsFor(store, word)).map(async (term) => {
    const shard = await (await store.shardOf(term))?.terms;
    const postings = shard?.get(term);
    if (!postings?.count) return [];
    const own = { term, documents: postings.documents, places: shard.places, counts: countsOf(shard) };
    if (!postings.rest) return [own];
    const { documents, places } = await store.rest(postings);
    return [own, { term, documents, places, counts: [[term, documents.length]] }];
  });
  return (await Promise.all(runs)).flat();
}

const countsOf = (shard) => [...shard.values()].map(({ term, held }) => [term, held]);

/** By each of some documents where in it a phrase would begin that has a word at this place. */
async function startsOf(store, { at, runs }, numbers) {
  const starts = new Map([...numbers].map((number) => [number, new Set()]));
  await Promise.all(runs.map(async ({ term, documents, places, counts }) => {
    const file = await store.file(places, 'P', (content) => readPlaces(content, counts));
    documents.forEach((number, i) => {
      const own = starts.get(number);
      if (own) for (const place of file.get(term)[i]) own.add(place - at);
    });
  }));
  return starts;
}

/** Where terms stand: of each a list of places for every posting. */
function readPlaces(content, counts) {
  const list = () => {
    const places = [];
    let [place, number] = [0, 0];
    do {
      number = content.number();
      place += number >>> 1;
      if (place) places.push(place);
    } while (number & 1);
    return places;
  };
  return new Map(counts.map(([term, count]) => [term, content.list(count, list)]));
}

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
