// Writes the peak of resident memory when the process ends.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () =>
  writeFileSync(process.env['MEMORY_FILE'], readFileSync('/proc/self/status')),
);
