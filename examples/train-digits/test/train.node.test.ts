import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { form, printedBy, runNode, shownIn } from './printed.ts';

const example = new URL('../', import.meta.url);
const command = new URL('../../../packages/cli/bin/rightly.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'train-digits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'predictions.parquet');
const output = printedBy(example, file);
const printed = (name: string): string => new RegExp(`^${name}: (.+)$`, 'm').exec(output)![1]!;

interface Report {
  readonly rows: number;
  readonly results: readonly { readonly metric: string; readonly value: number }[];
}

test('more than 95 % of the held-out pictures are read right', () => {
  expect(Number(printed('accuracy'))).toBeGreaterThan(0.95);
});

test('each epoch has its line, with the names of Keras', () => {
  const lines = output.split('\n').filter((line) => line.includes('/step - loss: '));
  expect(output.match(/^Epoch \d+\/25$/gm)).toHaveLength(25);
  expect(lines).toHaveLength(25);
  for (const line of lines)
    expect(line.match(/(?<= - )\w+(?=: )/g)).toEqual(
      ['', 'val_'].flatMap((prefix) =>
        ['loss', 'accuracy', 'top3', 'balanced_accuracy'].map((name) => prefix + name),
      ),
    );
});

test('the command says the same of the written file, to the last digit', () => {
  const metrics = 'accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3';
  const evaluate = (...args: string[]): Record<string, string> => {
    const report = JSON.parse(
      runNode(command, 'evaluate', file, '--metrics', metrics, '--format', 'json', ...args),
    ) as Report;
    expect(report.rows).toBe(899);
    return Object.fromEntries(report.results.map(({ metric, value }) => [metric, `${value}`]));
  };
  expect(evaluate('--no-sample-weight')).toEqual({
    accuracy: printed('accuracy'),
    top3: printed('top3'),
  });
  expect(evaluate()['accuracy']).toBe(printed('balanced_accuracy'));
});

test('README.md shows such an output', () => {
  const shown = shownIn(example, (text) => text.replaceAll('predictions.parquet', file));
  expect(form(output)).toEqual(expect.arrayContaining(shown));
});
