import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folder } from '../command.ts';
import type { Ended } from '../process.ts';
import { type Kind, kinds } from './kinds.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { type ManyRuns, runMany, times } from './run-many.ts';

/** `FUZZ_SEED=7` tests other changed files than `npm test` does. `FUZZ_TIMES=10` tests ten times as many. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20);

/** Words about the internals of the program, of Node and of DuckDB. They mean nothing to users. */
const inside = new RegExp(
  [
    'Cannot (read|set|mix|convert)|is not (a function|iterable|defined|a constructor)|Maximum call stack',
    'Invalid (typed )?array|Invalid string length|Array buffer allocation|Offset is outside|outside the bounds|must be a multiple',
    'The value of "|Received |out of memory|Unexpected (token|end)|JSON at position|BigInt|Symbol',
    'INTERNAL Error|Assertion|Attempted to|std::|vector|basic_string|bad_alloc|map::at|stack trace|database has been invalidated',
    String.raw`\[object|\bundefined\b|ERR_\w|\bat \S+:\d+:\d+`,
  ].join('|'),
);

/** Whether a run ended in a report, or in one line that says what is wrong. */
const isSound = ({ status, stdout, stderr }: Ended): boolean =>
  status === 0
    ? stdout.startsWith('{') && !inside.test(stderr)
    : status === 2 && stdout === '' && /^rightly: [^\n]+\n$/.test(stderr) && !inside.test(stderr);

/** The most memory for files of a few kilobytes: Node, DuckDB and the kernels take half of that. */
const mostMemory = 2 ** 30;

/** The command lines for changed files of a kind. */
async function linesOf(
  { name, count, isText, files, args, pack }: Kind,
  kind: number,
): Promise<string[][]> {
  const place = folder();
  const whole = await files();
  return Array.from({ length: count * times }, (_, index) => {
    // Each file has its own random numbers, so that a failure can be repeated without the files before it.
    const random = new Random(Math.imul(seed, 0x9e3779b1) + kind * 1_000_003 + index);
    const changed = mutate(whole, random, isText);
    const path = join(place, name.replace('*', String(index)));
    writeFileSync(path, pack ? pack(changed) : changed);
    return args(path, index);
  });
}

let ran: ManyRuns;
const starts: number[] = [];
beforeAll(async () => {
  const lines: string[][] = [];
  for (const [i, kind] of kinds.entries()) {
    starts.push(lines.length);
    lines.push(...(await linesOf(kind, i)));
  }
  ran = await runMany(lines);
}, 600_000);

test.each(kinds.map(({ name, count }, i) => [name, count, i] as const))(
  'a changed %s is a result, or an error in one line',
  (name, count, i) => {
    const runs = ran.runs.slice(starts[i], starts[i]! + count * times);
    const odd = runs.flatMap((run, index) => (isSound(run) ? [] : [{ seed, index, ...run }]));
    expect(odd).toEqual([]);
    expect(runs.length).toBe(count * times);
    // Some changes hit bytes that nobody reads, so some runs succeed. In gzip a checksum covers all bytes, so no run succeeds.
    expect(runs.some(({ status }) => status === 0)).toBe(name !== '*.csv.gz');
  },
);

test('no changed file takes much memory', () => {
  expect(ran.memory).toBeGreaterThan(0);
  expect(ran.memory).toBeLessThan(mostMemory);
});
