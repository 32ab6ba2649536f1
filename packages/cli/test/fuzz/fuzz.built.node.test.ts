import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { file, folder } from '../command.ts';
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

/** A seed for each kind. A new kind of files does not change the files of other kinds. */
const seedOf = (name: string): number =>
  Array.from(name).reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed);

/** The command lines for changed files of a kind. */
async function linesOf({ name, count, isText, files, args, pack }: Kind): Promise<string[][]> {
  const place = folder();
  const whole = await files();
  return Array.from({ length: count * times }, (_, index) => {
    // Each file has its own random numbers, so that a failure can be repeated without the files before it.
    const random = new Random(seedOf(name) + Math.imul(index, 0x9e3779b1));
    const changed = mutate(whole, random, isText);
    const path = join(place, name.replace('*', String(index)));
    writeFileSync(path, pack ? pack(changed) : changed);
    return args(path, index);
  });
}

/** The kind of files of which a checksum covers the content. */
const checked = '*.csv.gz';

/** The command lines for files of that kind that are not changed. */
async function wholeLines(): Promise<string[][]> {
  const { files, args } = kinds.find(({ name }) => name === checked)!;
  return (await files()).flatMap((bytes) =>
    [0, 1].map((i) => args(file('whole.csv.gz', bytes), i)),
  );
}

/** The results of a run; none if the run failed. */
const resultsOf = ({ status, stdout }: Ended): unknown[] =>
  status === 0 ? [(JSON.parse(stdout) as { results: unknown }).results] : [];

let ran: ManyRuns;
let whole: readonly unknown[] = [];
const starts: number[] = [];
beforeAll(async () => {
  const lines: string[][] = [];
  for (const kind of kinds) {
    starts.push(lines.length);
    lines.push(...(await linesOf(kind)));
  }
  const count = lines.length;
  ran = await runMany([...lines, ...(await wholeLines())]);
  whole = ran.runs.slice(count).flatMap(resultsOf);
}, 600_000);

test.each(kinds.map(({ name, count }, i) => [name, count, i] as const))(
  'a changed %s is a result, or an error in one line',
  (name, count, i) => {
    const runs = ran.runs.slice(starts[i], starts[i]! + count * times);
    const odd = runs.flatMap((run, index) => (isSound(run) ? [] : [{ seed, index, ...run }]));
    expect(odd).toEqual([]);
    expect(runs.length).toBe(count * times);
    // Some changes hit bytes that nobody reads, so some runs succeed. In gzip only the header has such bytes.
    const results = runs.flatMap(resultsOf);
    expect(name === checked || results.length > 0).toBe(true);
    expect(name === checked ? whole : results).toEqual(expect.arrayContaining(results));
  },
);

test('no changed file takes much memory', () => {
  expect(ran.memory).toBeGreaterThan(0);
  expect(ran.memory).toBeLessThan(mostMemory);
});
