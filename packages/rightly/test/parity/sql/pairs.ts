import {
  Accuracy,
  BinaryAccuracy,
  type KeyedState,
  type MeanMetric,
  MeanSquaredError,
  SparseCategoricalAccuracy,
} from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { type MetricPair, pairsQuery, type PairSource } from 'rightly/sql';
import { difference, Paired, replicateOf } from 'rightly/statistics';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer, cell, type Cell, type SqlEngine, type Typed } from './engine.ts';

type Countable = MeanMetric & Accuracy;

interface Case {
  readonly title: string;
  readonly metrics: readonly MetricPair[];
  readonly types: readonly Typed[];
  /** Truth, predictions of A and B, weight and group of each row. */
  readonly rows: readonly (readonly Cell[])[];
  readonly isList?: boolean;
  readonly isWeighted?: boolean;
}

/** Numbers that are equal in every run. */
function* draws(): Generator<number> {
  for (let x = 12345; ;) {
    x = (x * 1103515245 + 12345) % 2147483648;
    yield x / 2147483648;
  }
}

const n = 97;
const drawn = draws();
const draw = (): number => drawn.next().value as number;
const whole = (below: number): number => Math.floor(draw() * below);
const integer = { type: 'integer' } as const;
const real = { type: 'float64' } as const;
const text = { type: 'string' } as const;
const table = (row: (i: number) => readonly Cell[]): Case['rows'] =>
  Array.from({ length: n }, (_, i) => row(i));
const scores = (): number[] => Array.from({ length: 3 }, () => whole(8) / 8);
const group = (i: number): string => ['de', 'en', 'fr'][i % 3]!;
const weight = (): number => [0, 0.5, 1, 1, 3][whole(5)]!;

const cases: readonly Case[] = [
  {
    title: 'labels',
    metrics: [[new Accuracy(), new Accuracy()]],
    types: [integer, integer, integer, real, text],
    rows: table((i) => [whole(3), whole(3), whole(3), 1, group(i)]),
  },
  {
    title: 'names, with weights',
    metrics: [[new Accuracy(), new Accuracy()]],
    types: [text, text, text, real, text],
    rows: table((i) => [`c${whole(2)}`, `c${whole(2)}`, `c${whole(2)}`, weight(), group(i)]),
    isWeighted: true,
  },
  {
    title: 'probabilities, two metrics and weights',
    metrics: [
      [new BinaryAccuracy(), new BinaryAccuracy()],
      [new MeanSquaredError(), new MeanSquaredError()],
    ],
    types: [real, real, real, real, text],
    rows: table((i) => [whole(2), draw(), draw(), weight(), group(i)]),
    isWeighted: true,
  },
  {
    title: 'numbers',
    metrics: [[new MeanSquaredError(), new MeanSquaredError()]],
    types: [real, real, real, real, text],
    rows: table((i) => [draw() * 9, draw() * 9, draw() * 9, 1, group(i)]),
  },
  {
    title: 'scores, of which no row counts whose class is left out',
    metrics: [[1, 1].map(() => new SparseCategoricalAccuracy({ ignoreClass: 1 })) as never],
    types: [integer, real, real, real, text],
    rows: table((i) => [whole(3), scores(), scores(), 1, group(i)]),
    isList: true,
  },
];

/** The library's own answer. */
function expected({ rows, isWeighted, isList }: Case, [metric]: MetricPair): object {
  const paired = new Paired(metric as unknown as Countable);
  const tensor = (i: number): never => {
    const data = rows.flatMap((row) => row[i] as number[]);
    const shape = isList ? [rows.length, 3] : [rows.length];
    return (typeof data[0] === 'string' ? data : { data: Float64Array.from(data), shape }) as never;
  };
  paired.updateState(
    rows.map((row) => row[0]) as never,
    tensor(1),
    tensor(2),
    isWeighted ? { sampleWeight: rows.map((row) => row[3] as number) } : undefined,
  );
  return difference(paired);
}

/** All numbers of an object, with as many digits as engines agree on. */
const rounded = (found: object): object =>
  Object.fromEntries(
    Object.entries(found).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    ]),
  );

const side = (column: string, type: Typed): { column: string; type: Typed['type'] } => ({
  column,
  ...type,
});

export function pairsAgree(name: string, open: () => Promise<SqlEngine>): void {
  describe(`${name}: two models on the same rows`, () => {
    let engine: SqlEngine;
    beforeAll(async () => {
      engine = await open();
    });

    test.each(cases)('$title', async (c) => {
      const { dialect } = engine;
      const rows = c.rows.map((row) => row.map((value, i) => cell(engine, value, c.types[i]!)));
      const columns = ['y', 'p', 'q', 'w', 'g'];
      const list = c.isList ? { list: true } : {};
      const source: PairSource = {
        from: engine.values(columns, rows),
        a: { yTrue: side('y', c.types[0]!), yPred: { ...side('p', c.types[1]!), ...list } },
        b: { yTrue: side('y', c.types[0]!), yPred: { ...side('q', c.types[2]!), ...list } },
        ...(c.isWeighted && { sampleWeight: 'w' }),
        by: ['g'],
      };
      const query = pairsQuery(c.metrics, source, dialect);
      const groups = query.read(await answer(engine, query.text));
      expect(groups).toHaveLength(3);
      for (const found of groups) {
        const own = c.rows.filter((row) => row[4] === found.group!['g']);
        expect(found.rows).toBe(own.length);
        c.metrics.forEach((pair, i) => {
          const { class_name, config } = new Paired(pair[0] as unknown as Countable).toJSON();
          const state = found.states[i] as unknown as KeyedState;
          const paired = metricFromJSON({ version: 2, class_name, config, state });
          expect(rounded(difference(paired as never))).toEqual(
            rounded(expected({ ...c, rows: own }, pair)),
          );
        });
      }
    });

    test('a key has the replicate that it has in the library', async () => {
      const { dialect } = engine;
      const keys = ['', 'a', 'user 7', 'größe', '漢字', '-12', "it's", ...Array.from('bcdefghij')];
      const written = keys.map((key, i) => [cell(engine, i, integer), cell(engine, key, text)]);
      const rows = await answer(
        engine,
        `SELECT i, ${dialect.replicate('k', 20)} AS r FROM ${engine.values(['i', 'k'], written)} ORDER BY i`,
      );
      expect(rows.map(({ r }) => Number(r))).toEqual(keys.map((key) => replicateOf(key, 20)));
    });
  });
}
