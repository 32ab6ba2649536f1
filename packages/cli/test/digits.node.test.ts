import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluate, made, type Result, text } from './command.ts';

const digits = new URL('../../../examples/digits/', import.meta.url).pathname;

interface Score {
  readonly metric: 'accuracy' | 'top_k_accuracy';
  readonly k: number | null;
  readonly weighted: boolean;
  readonly ink: string | null;
  readonly value: number;
}

const { results: scores } = JSON.parse(readFileSync(`${digits}scikit-learn.json`, 'utf8')) as {
  results: Score[];
};
const name = ({ metric, k }: Pick<Score, 'metric' | 'k'>): string => metric + (k ?? '');
const inkOf = (group: Result['group']): string => (group ? String(group['ink']) : '');
const byName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

const ks = [...new Set(scores.flatMap(({ k }) => (k === null ? [] : [k])))];
const metrics = [
  'sparse_categorical_accuracy:name=accuracy',
  ...ks.map((k) => `sparse_top_k_categorical_accuracy:k=${k},name=top_k_accuracy${k}`),
].join();

test('scikit-learn’s answers are not empty', () => {
  expect(ks).toEqual([1, 2, 3, 5]);
  expect(scores).toHaveLength(2 * 4 * 5); // with and without weights; all rows and three kinds of ink; five scores
});

for (const file of ['predictions.parquet', 'predictions.csv'])
  for (const weighted of [true, false])
    test(`${file}, ${weighted ? 'weighted' : 'unweighted'}: scikit-learn's scores, by ink and in total`, async () => {
      const path = weighted
        ? digits + file
        : await made(file, `SELECT * EXCLUDE (sample_weight) FROM ${text(digits + file)}`);
      const { rows, columns, results, warnings } = await evaluate(
        path,
        '--metrics',
        metrics,
        '--by',
        'ink',
      );
      const wanted = scores.filter((score) => score.weighted === weighted);

      expect(rows).toBe(899);
      expect(columns['sample_weight']).toBe(weighted ? 'sample_weight' : null);
      expect(warnings).toEqual([]);
      expect(
        byName(results.map(({ metric, group }) => ({ name: `${metric} ${inkOf(group)}` }))),
      ).toEqual(byName(wanted.map((score) => ({ name: `${name(score)} ${score.ink ?? ''}` }))));
      for (const score of wanted) {
        const found = results.find(
          ({ metric, group }) => metric === name(score) && inkOf(group) === (score.ink ?? ''),
        );
        expect(Math.abs(found!.value! / score.value - 1)).toBeLessThan(1e-12);
      }
    });
