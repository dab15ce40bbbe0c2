// The facets, the days and the order on the search page, as the reader sees and chooses them.

import { numbersOf } from './results.js';

/** So many values of a facet are shown before the reader asks for all. */
const SHOWN_VALUES = 6;
const PLAIN = ['after', 'before', 'sort'];

/** Where there is room beside the results, as in 97-search.css. */
const ROOM_BESIDE = '(width >= 68.75rem)';

/**
 * The choices in the form of `host`; `choose` is called when the reader changes one, and `load` when
 * values are asked for that were not.
 */
export class Choices {
  #form;
  /** The names of the facets. */
  #facets;
  #chosenCount;
  #choose;
  #load;
  #chosen = {};
  /** The large facets whose values have not been asked for. */
  #unread = new Set();
  /** The facets that have been unfolded once; from then on that is the reader's affair. */
  #unfolded = new Set();
  /** Whether the results are known of which the facets count. */
  #isFinal;
  /** The facets of which all values are shown. */
  #whole = new Set();

  constructor(host, choose, load) {
    this.#form = host.querySelector('form');
    this.#chosenCount = host.querySelector('[data-search-chosen]');
    this.#choose = choose;
    this.#load = load;
    this.#facets = [...host.querySelectorAll('[data-facet]')].map((place) => place.dataset.facet);
    openWhereThereIsRoom(host);
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('change', ({ target }) => this.#change(target));
    for (const name of this.#facets) this.#place(name).addEventListener('toggle', () => this.#toggle(name));
  }

  /** Takes the choices of an address. */
  read(params) {
    for (const name of this.#facets) this.#chosen[name] = params.getAll(name);
    for (const name of PLAIN) this.#form.elements[name].value = params.get(name) ?? '';
  }

  /** Adds the choices to an address. */
  write(params) {
    for (const name of this.#facets) for (const value of this.#chosen[name]) params.append(name, value);
    for (const name of PLAIN) if (this.#form.elements[name].value) params.set(name, this.#form.elements[name].value);
  }

  /** What a search is asked for beside the words. */
  get wishes() {
    const plain = Object.fromEntries(PLAIN.map((name) => [name, this.#form.elements[name].value]));
    return { ...plain, chosen: this.#chosen, open: [...this.#unfolded] };
  }

  #change({ type, name, value, checked }) {
    if (type === 'checkbox') {
      const others = this.#chosen[name].filter((other) => other !== value);
      this.#chosen[name] = checked ? [...others, value] : others;
    }
    this.#choose();
  }

  /** A large facet loads when the reader unfolds it. */
  #toggle(name) {
    if (!this.#place(name).open || !this.#unread.delete(name)) return;
    this.#unfolded.add(name);
    this.#load();
  }

  #place(name) {
    return this.#form.querySelector(`[data-facet="${name}"]`);
  }

  /** How many values and days are chosen. */
  get count() {
    const { chosen, after, before } = this.wishes;
    return [...Object.values(chosen).flat(), after, before].filter(Boolean).length;
  }

  /** Shows the facets of what was found, which are so many articles; numbers only where they are final. */
  show(facets, total, isFinal) {
    this.#isFinal = isFinal;
    const { name, value } = document.activeElement;
    this.#chosenCount.textContent = this.count || '';
    for (const facet of facets) this.#fill(facet, total);
    const boxes = [...this.#form.querySelectorAll('[type="checkbox"]')];
    boxes.find((box) => box.name === name && box.value === value)?.focus();
  }

  #fill(facet, total) {
    const { name, values } = facet;
    const place = this.#place(name);
    // Values that all results have lead nowhere.
    place.hidden = values?.every(({ count, isChosen }) => !isChosen && count === total) ?? false;
    if (!values) {
      this.#unread.add(name);
      return;
    }
    this.#unread.delete(name);
    if (values.length && !this.#unfolded.has(name)) place.open = true;
    if (values.length) this.#unfolded.add(name);
    const isWhole = this.#whole.has(name) || values.length <= SHOWN_VALUES + 1;
    const shown = values.filter(({ isChosen }, i) => isWhole || isChosen || i < SHOWN_VALUES);
    place.querySelector('ul').replaceChildren(...shown.map((value) => choice(place, name, value, this.#isFinal)));
    const more = place.querySelector('button');
    more.hidden = isWhole;
    more.onclick = () => {
      this.#whole.add(name);
      this.#fill(facet, total);
      place.querySelectorAll('input')[shown.length]?.focus();
    };
  }
}

/** Beside the results the choices have no line to unfold them with: they are open there. */
function openWhereThereIsRoom(host) {
  const room = matchMedia(ROOM_BESIDE);
  host.open = room.matches;
  room.addEventListener('change', () => { host.open = room.matches; });
}

function choice(place, name, { value, count, isChosen }, isFinal) {
  const item = document.createElement('li');
  const label = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name, value, checked: isChosen });
  const text = Object.assign(document.createElement('span'), { textContent: nameOf(place, name, value) });
  const number = Object.assign(document.createElement('span'), {
    className: 'entry-count', textContent: isFinal ? count.toLocaleString(numbersOf()) : '',
  });
  label.append(box, text, number);
  item.append(label);
  return item;
}

/** How a value is written: languages and kinds of notes are codes in the index, and the page names them. */
function nameOf(place, name, value) {
  if (!['kind', 'language'].includes(name)) return value;
  if (name === 'kind' || place.dataset[value]) return place.dataset[value] ?? value;
  try {
    const names = new Intl.DisplayNames(document.documentElement.lang || 'en', { type: 'language' });
    return names.of(value);
  } catch {
    return value;
  }
}
