// Writes the pages of metrics into docs/metrics: bundles main.ts, and runs it.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const program = fileURLToPath(new URL('node_modules/.cache/docs/main.mjs', root));
mkdirSync(new URL('.', `file://${program}`), { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
execFileSync(process.execPath, [program, root.href], { stdio: 'inherit' });
