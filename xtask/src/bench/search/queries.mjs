// Asks a published index, as the site's own search does, and prints how much is loaded for it.
//
//   node queries.mjs SEARCH_FOLDER < queries, one a line
//
// For every query the files are counted that a browser loads which has none of them yet: the
// directory, the shards of the words, and the records of the results that the box shows.
// Prints a line a query: bytes, files, results.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SHOWN = 8;

const folder = process.argv[2];
let [bytes, files] = [0, 0];
globalThis.fetch = async (url) => {
  const file = readFileSync(fileURLToPath(url));
  bytes += file.length;
  files += 1;
  return new Response(file);
};

// Beside a package.json that says so, the client's files are modules.
const copy = mkdtempSync(join(tmpdir(), 'postil-search-'));
cpSync(folder, copy, { recursive: true, filter: (path) => !/\.(bin|json|html)$/.test(path) });
writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
const { openStore, search } = await import(pathToFileURL(join(copy, 'client.js')));

const index = pathToFileURL(join(folder, 'index/'));
for (const query of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  [bytes, files] = [0, 0];
  const store = await openStore(index);
  const { numbers, total } = await search(store, query);
  await Promise.all(numbers.slice(0, SHOWN).map((number) => store.document(number)));
  console.log(bytes, files, total);
}
rmSync(copy, { recursive: true });
