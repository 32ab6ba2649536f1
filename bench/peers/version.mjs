import { readFileSync } from 'node:fs';

/** The version of the library in this tree. */
export const { version } = JSON.parse(
  readFileSync(new URL('../../packages/rightly/package.json', import.meta.url), 'utf8'),
);
