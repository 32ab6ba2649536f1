// npm run mutate -- FOLDER [--plain] [--sample N] [--seed S] [--seconds N]
//
// Changes one place of packages/rightly/src/FOLDER at a time, and runs tests against each change. Each test runs once as it is. Then the
// test runs again for each change in code that the test reached, until some test fails with that change. All this happens in one process,
// which is replaced after an endless loop, and after a change whose effects outlive the test. See docs/testing.md.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { report } from './report.mjs';
import { testsOf } from './tests.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plain: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '3600' },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('npm run mutate -- FOLDER must name a folder of packages/rightly/src');

const copy = join(tmpdir(), `rightly-mutate-${folder.replaceAll('/', '-')}`);
const [log, now] = ['log.jsonl', 'now.json'].map((name) => join(copy, name));
await prepare(folder, copy, values.sample && Number(values.sample), Number(values.seed));
const tests = testsOf(folder, copy);
const end = Date.now() + 1000 * Number(values.seconds);

/** A test that takes longer than this without a change is given up. */
const LONGEST = 200_000;

const records = () =>
  existsSync(log)
    ? readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line)
        .map((line) => JSON.parse(line))
    : [];

/** Runs the tests that are left. True where all have run. */
async function round(left) {
  writeFileSync(now, '{}');
  const output = openSync(join(copy, 'output.txt'), 'w');
  const child = spawn(
    'npx',
    ['vitest', 'run', '-c', join('scripts', 'mutate', 'vitest.config.ts')],
    {
      cwd: copy,
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, MUTATE: copy, MUTATE_TESTS: left.join(), MUTATE_PLAIN: values.plain },
    },
  );
  let [last, since] = ['', Date.now()];
  while (child.exitCode === null) {
    await setTimeout(150);
    const text = readFileSync(now, 'utf8');
    if (text !== last) [last, since] = [text, Date.now()];
    const { mutant, test, limit = LONGEST, restart } = text.endsWith('}') ? JSON.parse(text) : {};
    const isStuck = Date.now() - since > limit;
    if (!isStuck && !restart && Date.now() < end) continue;
    process.kill(-child.pid, 'SIGKILL');
    if (isStuck)
      appendFileSync(
        log,
        `${JSON.stringify(mutant ? { killed: mutant, test, why: 'timeout' } : { done: test, why: 'timeout' })}\n`,
      );
    return false;
  }
  return true;
}

let left = tests;
while (left.length > 0 && Date.now() < end) {
  if (await round(left)) left = [];
  if (records().length === 0 && Date.now() < end)
    throw new Error(`no test has run: see ${join(copy, 'output.txt')}`);
  const last = records().findLast(({ test, done }) => test ?? done);
  const at = left.indexOf((last?.test ?? last?.done ?? '').split('#')[0]);
  left = left.slice(Math.max(at, 0));
}
report(copy, records());
if (left.length > 0)
  console.log(`Too little time: tests of ${left.length} files have not all run.`);
