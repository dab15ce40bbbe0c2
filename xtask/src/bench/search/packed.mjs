// Prints how many bytes each of some files has when a server compresses it: their paths, one a line.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  console.log(gzipSync(readFileSync(path)).length);
}
