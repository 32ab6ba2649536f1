// The reference: reads a file from beginning to end, a megabyte at a time.
import { closeSync, openSync, readSync } from 'node:fs';

for (const path of process.argv.slice(2)) {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(2 ** 20);
  while (readSync(file, bytes) > 0);
  closeSync(file);
}
