import * as arrow from 'apache-arrow';
import { Accuracy, F1Score } from 'rightly';
import { evaluationQuery } from 'rightly/sql';
import { expect, test, vi } from 'vitest';
import { PieceSequence } from '../src/counting/sequence.ts';
import { readPieces } from '../src/counting/tables/read-pieces.ts';
import type { Row } from '../src/engines/engine.ts';
import { CompactGroups } from '../src/results/compact-groups.ts';
import type { Result } from '../src/results/result.ts';
import { file, rightly } from './command.ts';

test('each reader gets the pieces again, one at a time', () => {
  const made = vi.fn<(piece: readonly number[]) => void>();
  const pieces = new PieceSequence(4, function* () {
    for (const piece of [[1, 2], [3], [4]]) {
      made(piece);
      yield piece;
    }
  });
  const doubled = pieces.map((one) => 2 * one);
  expect([doubled.length, made.mock.calls.length]).toEqual([4, 0]);
  expect(Array.from(doubled)).toEqual([2, 4, 6, 8]);
  expect(Array.from(doubled.map((one) => one + 1))).toEqual([3, 5, 7, 9]);
  const [first] = pieces;
  expect([first, made.mock.calls.length]).toEqual([1, 7]);
});

const source = { from: 't', yTrue: 'y', yPred: 'p', by: ['g'] } as const;
const rows: Row[] = Array.from({ length: 25 }, (_, i) => ({
  _group_0: `g${i}`,
  _rows: 4,
  _nulls: 0,
  _total_0: i % 4,
  _count_0: 4,
}));

test('an answer that is read in pieces equals an answer that is read at once', () => {
  const query = evaluationQuery([new Accuracy()], source);
  const [whole, pieces] = [query.read(rows), readPieces(rows, query, 10)];
  expect(pieces.groups).toBeInstanceOf(PieceSequence);
  const plain = (answer: typeof pieces): unknown => [
    answer.classes,
    [...answer.groups, answer.total].map((one) => [
      [one.group, one.rows, one.tied, one.nan, one.skipped],
      one.metrics.map((metric) => metric.toJSON()),
    ]),
  ];
  expect(plain(pieces)).toEqual(plain(whole));
});

test('a row that no metric counts is refused in every piece', () => {
  const query = evaluationQuery([new Accuracy()], source);
  const broken = [...rows.slice(0, -1), { ...rows.at(-1)!, _nulls: 1 }];
  expect(() => readPieces(broken, query, 10)).toThrow(RangeError);
});

test('sums by class are read at once, because a group has several rows', () => {
  const query = { read: vi.fn<(all: readonly Row[]) => unknown>() };
  const keyed = [
    { _group_0: 'a', _rows: 1, _key_0: 1 },
    { _group_0: 'a', _rows: 1, _key_0: 2 },
  ];
  readPieces(keyed, query as never, 1);
  expect(query.read.mock.calls).toEqual([[keyed]]);
  expect(evaluationQuery([new F1Score()], source).text).toContain('_key_0');
});

test('Arrow may have more groups than a call takes arguments', async () => {
  const groups = 130_001;
  const numbers = Int32Array.from({ length: groups }, (_, i) => i);
  // Every second row is right.
  const guesses = numbers.map((i) => i + (i % 2));
  const table = arrow.tableFromArrays({ y_true: numbers, y_pred: guesses, g: numbers });
  const path = file('a.arrow', arrow.tableToIPC(table, 'file'));
  const args = ['--by', 'g', '--format', 'csv', '--metrics', 'accuracy'];
  const { status, stdout } = await rightly('evaluate', path, ...args);
  expect(status).toBe(0);
  const right = (groups + 1) / 2;
  expect(stdout.trimEnd().split('\n').slice(-3)).toEqual([
    `${groups - 2},accuracy,,0,0,1`,
    `${groups - 1},accuracy,,1,1,1`,
    `,accuracy,,${right / groups},${right},${groups}`,
  ]);
}, 120_000);

const result = (
  group: Result['group'],
  metric: string,
  value: number | null,
  [total, count]: readonly [number, number],
): Result => ({
  version: 1,
  class_name: 'Accuracy',
  config: { name: metric },
  state: { total, count },
  metric,
  value,
  group,
});

test('results that are stored as numbers are read back unchanged', () => {
  const group = { g: 'x' };
  const first = [result(group, 'a', 0.25, [1, 4]), result(group, 'b', null, [0, 0])];
  const second = [result(null, 'a', 0.5, [3, 6]), result(null, 'b', 2, [10, 5])];
  const lean = new CompactGroups(first, 2);
  const kept = [
    lean.add({ group, rows: 4, results: first }),
    lean.add({ group: null, rows: 6, results: second }),
  ];
  expect(kept.map(({ rows: n, results }) => [n, results])).toEqual([
    [4, first],
    [6, second],
  ]);
});
