// The files of the index as bytes; docs/search-format.md describes them, and src/search/shards/
// writes them.

const MAGIC = [0x50, 0x53];
const VERSION = 5;
/** How many bytes of its key are a file's name. */
export const NAME = 6;
const HEAD = MAGIC.length + 2 + NAME;
/** Far more than any file of an index holds, so that a foreign one cannot fill the memory. */
const LARGEST = 64 << 20;

/** How a text is written, by the bit beside its length. */
const DECODERS = ['utf-8', 'windows-1251'].map((label) => new TextDecoder(label, { ignoreBOM: true }));

/** A file of the index that cannot be used: it is not there, cut off, or something else. */
export class BadFile extends Error {}

/** An index that a later version of the site has; its pages are to be loaded anew. */
export class NewerFile extends Error {
  reason = 'newer';
}

/** Loads a file and checks that it is what it should be; gives its name and its content. */
export async function load(url, kind, { name, cache } = {}) {
  try {
    return await loadOnce(url, kind, name, cache);
  } catch (error) {
    // A damaged copy, or one of an older version of the site, may be the browser's own.
    if (cache || !(error instanceof BadFile)) throw error;
    return loadOnce(url, kind, name, 'reload');
  }
}

async function loadOnce(url, kind, name, cache) {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new BadFile(url);
  let bytes = new Uint8Array(await answer.arrayBuffer());
  // What does not unpack is not ours.
  bytes = await unpacked(bytes).catch(() => bytes);
  const found = hexadecimal(bytes.subarray(HEAD - NAME, HEAD));
  const isOurs = MAGIC.every((byte, i) => bytes[i] === byte) && bytes[2] === kind.charCodeAt(0);
  if (isOurs && bytes[3] > VERSION) throw new NewerFile(url);
  const isNamed = isOurs && bytes[3] === VERSION && (!name || name === found);
  if (!isNamed) throw new BadFile(url);
  return { name: found, content: new Reader(bytes.subarray(HEAD)) };
}

/**
 * What a compressed file holds; fails where it is cut off, damaged or too large. Some servers unpack
 * files, and then there is nothing to do.
 */
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  // It ends with the size of what it holds.
  const size = new DataView(bytes.buffer).getUint32(bytes.length - 4, true);
  const whole = new Uint8Array(Math.min(size, LARGEST));
  // A stream of a Blob would go round by the browser's other processes.
  const reader = new Response(bytes).body.pipeThrough(new DecompressionStream('gzip')).getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, at);
    at += part.value.length;
  }
  return whole;
}

/** The name of the file that lies so many `places` behind the first of its group. */
export const nameBehind = (name, places) =>
  ((parseInt(name, 16) + places) % 2 ** (8 * NAME)).toString(16).padStart(2 * NAME, '0');

const hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Reads what a file holds, from its beginning on. */
export class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  take(count) {
    if (this.#at + count > this.#bytes.length) throw new BadFile('cut off');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** A number of up to 32 bits. */
  number() {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || factor > 2 ** 28) throw new BadFile('cut off');
      this.#at += 1;
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) return number;
    }
  }

  text() {
    const length = this.number();
    return DECODERS[length & 1].decode(this.take(length >>> 1));
  }

  name() {
    return hexadecimal(this.take(NAME));
  }

  /** `count` of what `read` reads; it gets each with the one before, the first with `first`. */
  list(count, read, first) {
    // Whatever is read takes a byte, so that a damaged count cannot ask for more than there is.
    if (count > this.#bytes.length - this.#at) throw new BadFile('cut off');
    const items = [];
    for (let i = 0; i < count; i += 1) items.push(read(items.at(-1) ?? first));
    return items;
  }

  /** A text that shares its beginning with `last`. */
  frontCoded(last) {
    const shared = this.number();
    if (last.length < shared) throw new BadFile('cut off');
    return last.slice(0, shared) + this.text();
  }

  /** `count` ascending numbers, each as its distance from the one before. */
  ascending(count) {
    let next = 0;
    const numbers = this.list(count, () => {
      const number = next + this.number();
      next = number + 1;
      return number;
    });
    return Uint32Array.from(numbers);
  }
}

/** Compares texts as the index sorts them: by code points. */
export function compare(one, other) {
  const [a, b] = [one, other].map((text) => [...text]);
  const at = a.findIndex((letter, i) => letter !== b[i]);
  return at < 0 ? a.length - b.length : a[at].codePointAt() - (b[at]?.codePointAt() ?? -1);
}
