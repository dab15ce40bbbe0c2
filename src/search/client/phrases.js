// Phrases: words one behind another, each in any form. Where few articles have all of them, or words
// that are very common, these articles are read; else the index says where each word stands.

import { isStopWord, normalForm, readings, sought, words } from './language.js';
import { termsFor } from './lemmas.js';
import { numbersWhere } from './narrowing.js';
import { hitsIn } from './passage.js';
import { bitOf, FACETS_BIT } from './query.js';

/** So few articles are read sooner than the files that say where words stand. */
const FEW = 8;
/** Of a word that stands in more articles the places are not loaded: they take more than some articles. */
const MOST_PLACED = 16384;
/** A title's words are numbered below this, and no others are. */
const TITLE_END = 256;

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

/** The numbers of the documents with a phrase, or where `isSure` is false, of those that may have it. */
async function numbersWith(store, phrase) {
  if (bitOf(phrase.field) === FACETS_BIT) return { numbers: await withValue(store, phrase), isSure: true };
  const { field, words: own, isBanned } = phrase;
  const places = own.map((word, at) => ({ word, at })).filter(({ word }) => !isStopWord(word));
  if (!places.length) return { numbers: null, isSure: false };
  const bit = bitOf(field);
  const found = await Promise.all(places.map(async ({ word, at }) => ({ at, runs: await runsOf(store, word) })));
  const having = found.map(({ runs }) => new Set(runs.flatMap((run) => documentsIn(run, bit))));
  const all = new Set([...having[0]].filter((number) => having.every((numbers) => numbers.has(number))));
  // Of a banned one all places are loaded: without them every result would have to be read.
  const placed = found.filter((_, i) => isBanned || having[i].size <= MOST_PLACED);
  if (all.size <= FEW || placed.length < 2) return { numbers: all, isSure: !all.size };
  const numbers = await placedTogether(store, placed, all, field);
  // Where notes begin among the words of a document the index does not say.
  return { numbers, isSure: !numbers.size || (field !== 'note' && placed.length === own.length) };
}

/** The numbers of the documents of which a value of the phrase's facet has it. */
async function withValue(store, { field, words: own }) {
  const wanted = await meant(store, own);
  return numbersWhere(store, field, (value) => stretchesOf(value, wanted).length);
}

const documentsIn = ({ documents, impacts }, bit) =>
  [...documents].filter((_, i) => !bit || impacts[i] & bit);

/** The numbers of those documents that have the words of a phrase one behind another, in the title if that is the field. */
async function placedTogether(store, placed, all, field) {
  const starts = await Promise.all(placed.map((word) => startsOf(store, word, all)));
  const isThere = (number) => [...starts[0].get(number)].some((start) =>
    (field !== 'title' || start < TITLE_END) && starts.every((of) => of.get(number).has(start)));
  return new Set([...all].filter(isThere));
}

/**
 * The postings of all terms that a word may have, each with the `term`, the name of the file of their
 * `places`, and how many postings of each term that has.
 */
async function runsOf(store, word) {
  const runs = (await termsFor(store, word)).own.map(async (term) => {
    const shard = await (await store.shardOf(term))?.terms;
    const postings = shard?.get(term);
    if (!postings?.count) return [];
    const { documents, impacts } = postings;
    const own = { term, documents, impacts, places: shard.places, counts: countsOf(shard) };
    if (!postings.rest) return [own];
    const rest = await store.rest(postings);
    return [own, { ...rest, term, counts: [[term, rest.documents.length]] }];
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

/** Whether an article has all phrases that are wanted, and none that are banned, each in its field. */
export async function fitsPhrases(store, texts, phrases) {
  const { title, body } = texts;
  const beside = [...texts.in_note, ...texts.in_comment];
  const fields = { title: [title], note: beside, undefined: [title, ...body, ...beside] };
  const has = async ({ words: own, field }) => {
    const wanted = await meant(store, own);
    return (fields[field] ?? texts.in_facts).some((text) => stretchesOf(text, wanted).length);
  };
  const found = await Promise.all(phrases.map(has));
  return phrases.every(({ isBanned }, i) => found[i] !== isBanned);
}

/** What gives the hits of phrases and of single terms in a text. */
export async function finderWith(store, phrases, terms) {
  const wanted = await Promise.all(phrases.map((phrase) => meant(store, phrase.words)));
  return (text) => {
    const stretches = wanted.flatMap((phrase, i) => stretchesOf(text, phrase).map((hit) => ({ ...hit, term: i })));
    const all = [...stretches, ...hitsIn(text, terms)].sort((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    return all.filter((hit) => hit.start >= end && (end = hit.end));
  };
}

/** Of each word of a phrase the terms that a word of a text has if it is a form of it. */
async function meant(store, phrase) {
  // The words of a banned phrase have not been looked for.
  await Promise.all(phrase.map((word) => termsFor(store, word)));
  return phrase.map((word) => {
    const lemmas = readings(word).filter((term) => term.endsWith('='));
    return new Set([normalForm(word), ...(lemmas.length ? lemmas : sought(word))]);
  });
}

/** Where a text has the words of a phrase one behind another, each in any form. */
function stretchesOf(text, phrase) {
  const found = [...words(text)];
  const fits = (word, i) => [normalForm(word), ...readings(word)].some((term) => phrase[i].has(term));
  const isThere = (at) => phrase.every((_, i) => at + i < found.length && fits(found[at + i].word, i));
  return found.flatMap(({ start }, at) =>
    (isThere(at) ? [{ start, end: found[at + phrase.length - 1].end }] : []));
}
