// npm run fuzz -- --seconds N [--inputs N] [--only WHAT,WHAT] [--seed S]
//
// Bundles main.ts and runs it in its own process. If the process ends early, or is silent for a minute, that is a failure too. Then the
// last turn is printed.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    inputs: { type: 'string', default: 'Infinity' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});

const root = new URL('../../', import.meta.url);
const program = fileURLToPath(new URL('node_modules/.cache/fuzz/main.mjs', root));
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

/** The milliseconds without a report, from the first turn on, after which the process counts as hanging. */
const SILENCE = 60_000;

const child = spawn(
  process.execPath,
  ['--max-old-space-size=1500', program, JSON.stringify(values)],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NO_COLOR: '1', RIGHTLY_ROOT: fileURLToPath(root) },
  },
);
let turn = 'none';
let isSilent = false;
const stop = () => {
  isSilent = true;
  child.kill('SIGKILL');
};
let timer;
child.on('message', (message) => {
  turn = message;
  clearTimeout(timer);
  timer = setTimeout(stop, SILENCE);
});
child.on('close', (code, signal) => {
  clearTimeout(timer);
  if (code === 0 || code === 1) process.exit(code);
  const what = isSilent ? `said nothing for ${SILENCE / 1000} s` : `ended with ${signal ?? code}`;
  console.error(`the process ${what} in this turn: npm run fuzz -- ${turn}`);
  process.exit(1);
});
