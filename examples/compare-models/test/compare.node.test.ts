import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runNode } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);
const root = new URL('../../../', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, example));
const readme = readFileSync(new URL('README.md', example), 'utf8');
const [shown, program] = Array.from(
  readme.matchAll(/```console\n([^`]*)```/g),
  ([, text]) => text!,
);

const files = ['nearest-centroid.csv', 'predictions.parquet'].map(
  (name) => `examples/digits/${name}`,
);

/** What compare.sh prints. Throws, with its status, where it fails. */
const compared = (...named: readonly string[]): string =>
  execFileSync('sh', [path('compare.sh'), ...named], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, NO_COLOR: '1' },
  });

test('compare.sh prints what README.md shows', () => {
  expect(compared(...files)).toBe(shown);
});

test('compare.sh fails where the new model is worse', () => {
  const [old, now] = files;
  expect(() => compared(now!, old!)).toThrow(expect.objectContaining({ status: 1 }));
});

test('compare.mjs prints what README.md shows, with the numbers of the command', () => {
  const printed = runNode(path('compare.mjs'));
  expect(printed).toBe(program);
  const command = fileURLToPath(new URL('packages/cli/bin/rightly.js', root));
  const options = ['--no-sample-weight', '--metrics', 'accuracy', '--format', 'json'];
  const report = JSON.parse(runNode(command, 'compare', ...files, ...options)) as {
    readonly results: readonly {
      readonly a: number;
      readonly b: number;
      readonly difference: number;
      readonly interval: { readonly low: number; readonly high: number };
    }[];
  };
  const { a, b, difference, interval } = report.results[0]!;
  const numbers = [a, b, difference, interval.low, interval.high].map((x) => x.toFixed(6));
  const [line] = printed.split('\n');
  expect(line!.match(/\d\.\d{6}/g)).toEqual(numbers);
});
