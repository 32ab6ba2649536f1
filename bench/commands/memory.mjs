// Writes down, when the process ends, how much memory it has had resident at most.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () =>
  writeFileSync(process.env['MEMORY_FILE'], readFileSync('/proc/self/status')),
);
