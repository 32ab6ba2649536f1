import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { folder } from './open.ts';

/** The path of `ask.ts`, built as a program for Node. */
export async function buildAsk(): Promise<string> {
  const outfile = join(folder, 'ask.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('ask.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}
