import * as fc from 'fast-check';
import {
  Accuracy,
  BinaryAccuracy,
  F1Score,
  Mean,
  MeanMetric,
  MeanSquaredError,
  MetricList,
  RootMeanSquaredError,
  SparseCategoricalAccuracy,
  Sum,
} from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { readAnswer } from 'rightly/sql';
import { interval, Paired, type RateMethod } from 'rightly/statistics';
import { Windowed } from 'rightly/streams';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { distance, recorded } from './recorded.ts';

/** A metric that has counted these values with these weights. */
function mean(values: readonly number[], sampleWeight?: readonly number[]): Mean {
  const metric = new Mean();
  metric.updateState(values, sampleWeight && { sampleWeight: sampleWeight as number[] });
  return metric;
}

function accuracy(right: readonly number[], sampleWeight?: readonly number[]): Accuracy {
  const metric = new Accuracy();
  const options = sampleWeight && { sampleWeight: sampleWeight as number[] };
  metric.updateState(
    right.map(() => 1),
    right,
    options,
  );
  return metric;
}

describe('intervals agree with recorded answers:', () => {
  test.each(['wilson', 'clopper-pearson', 'wald'] as RateMethod[])('%s', (method) => {
    let asked = 0;
    for (const { right, weights, level, error, size, ends } of recorded.rates) {
      if (!ends[method]) continue;
      asked++;
      const found = interval(accuracy(right, weights), { level, method });
      expect(found.method).toBe(method);
      expect(distance([found.low, found.high], ends[method])).toBeLessThan(1e-10);
      expect(distance([found.standardError, found.effectiveSize], [error, size])).toBeLessThan(
        1e-10,
      );
    }
    expect(asked).toBeGreaterThan(50);
  });

  test('means of other values', () => {
    for (const { values, weights, level, mean: value, error, ends } of recorded.means) {
      const found = interval(mean(values, weights), { level });
      expect(found.method).toBe('t');
      const all = [found.value, found.standardError, found.low, found.high];
      // Of values near 1000 that differ by 2, five digits cancel.
      expect(distance(all, [value, error, ...ends])).toBeLessThan(value > 500 ? 1e-9 : 1e-10);
    }
  });
});

test('without weights, the interval of a proportion is the textbook’s', () => {
  const m = accuracy(Array.from({ length: 300 }, (_, i) => Number(i < 279)));
  const { low, high, effectiveSize, method, level } = interval(m);
  // 279 of 300: R's prop.test without continuity correction.
  expect([low?.toFixed(4), high?.toFixed(4), method, level]).toEqual([
    '0.8954',
    '0.9538',
    'wilson',
    0.95,
  ]);
  expect(effectiveSize).toBeCloseTo(300, 9);
});

const numbersOf = (m: Mean | Accuracy): number[] => {
  const { value, low, high, standardError, effectiveSize } = interval(m);
  return [value, low!, high!, standardError!, effectiveSize!];
};

describe('the interval is the same', () => {
  const weighted = fc.array(
    fc.record({
      value: fc.integer({ min: 0, max: 1 }),
      weight: fc.double({ min: 0.01, max: 9, noNaN: true }),
    }),
    { minLength: 50, maxLength: 200 },
  );

  test('of 50 parts that merge, and of a document', () => {
    fc.assert(
      fc.property(weighted, fc.boolean(), (samples, isReal) => {
        const values = samples.map(({ value }, i) => (isReal ? value + i / 7 : value));
        const weights = samples.map(({ weight }) => weight);
        const make = isReal ? mean : accuracy;
        const parts = Array.from({ length: 50 }, (_, part) => {
          const own = <T>(all: readonly T[]): T[] => all.filter((__, i) => i % 50 === part);
          return make(own(values), own(weights));
        });
        const [first, ...others] = parts as [Mean, ...Mean[]];
        first.mergeState(...others);
        const whole = make(values, weights);
        expect(distance(numbersOf(first), numbersOf(whole))).toBeLessThan(1e-12);
        const back = metricFromJSON(JSON.parse(JSON.stringify(whole)));
        expect(interval(back)).toEqual(interval(whole));
      }),
      { numRuns: 40 },
    );
  });

  test('of sums from a database', () => {
    const metrics = [new Accuracy(), new MeanSquaredError()];
    const row = { _nulls: 0, _rows: 4, _total_0: 3.5, _count_0: 5, _total_1: 5, _count_1: 4 };
    const squares = { _weights: 0, _right_0: 4.25, _wrong_0: 2.25, _samples_0: 4, _wwxx_1: 9 };
    const more = { _samples_1: 4, _ww_1: 4, _wwx_1: 5 };
    const answer = readAnswer(metrics, {}, [{ ...row, ...squares, ...more }] as never);
    const [right, error] = answer.total.metrics.map((metric) => interval(metric));
    const [here, errorHere] = [
      interval(accuracy([1, 1, 0], [0.5, 2, 1.5])),
      interval(mean([1, 0, 2, 2])),
    ];
    expect(right!.standardError).toBeCloseTo(Math.sqrt(0.3 ** 2 * 4.25 + 0.7 ** 2 * 2.25) / 5, 12);
    expect(here.method).toBe(right!.method);
    // Values 1, 0, 2 and 2: sums 5 and 9.
    expect(error).toMatchObject({ low: errorHere.low, high: errorHere.high });
  });
});

test('a window has the interval of the samples in it', () => {
  const window = new Windowed(new Accuracy(), { size: 6 });
  window.updateState([1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 0, 1, 1]);
  expect(interval(window)).toEqual(interval(accuracy([0, 1, 1, 0, 1, 1])));
  const list = new Windowed(new MetricList([new Accuracy()]), { size: 6 });
  expect(interval(list as never).reason).toMatch('only a mean');
});

test('the root of a mean has the roots of the ends', () => {
  const [root, squares] = [new RootMeanSquaredError(), new MeanSquaredError()];
  const pairs = [
    [1, 2, 3, 4, 5, 6, 7],
    [1.1, 2.5, 2.2, 4.4, 4.5, 6.6, 6],
  ] as const;
  root.updateState(...(pairs as never as [number[], number[]]));
  squares.updateState(...(pairs as never as [number[], number[]]));
  const [of, square] = [interval(root), interval(squares)];
  expect(of.low).toBeCloseTo(Math.sqrt(Math.max(0, square.low!)), 12);
  expect(of.high).toBeCloseTo(Math.sqrt(square.high!), 12);
  expect(of.standardError).toBeCloseTo(square.standardError! / (2 * of.value), 12);
});

test('tokens of sequences: the unit of the interval is the sequence', () => {
  // 50 sequences of 20 tokens. Each is all right or all wrong.
  const truth = Array.from({ length: 50 }, () => Array.from({ length: 20 }, () => 1));
  const guesses = truth.map((tokens, i) => tokens.map(() => Number(i % 5 > 0)));
  for (const reduction of ['sample', 'element'] as const) {
    const tokens = new BinaryAccuracy({ reduction });
    tokens.updateState(truth, guesses);
    const found = interval(tokens);
    expect(found.value).toBeCloseTo(0.8, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 50), 12);
    expect(found.effectiveSize).toBe(50);
  }
});

class ErrorRate extends MeanMetric {
  static readonly definition = { ...Accuracy.definition, className: 'ErrorRate' };
  protected override formula(state: { total: number; count: number }): number {
    return 1 - state.total / state.count;
  }
}

const reasonOf = (metric: Parameters<typeof interval>[0], method?: RateMethod) => {
  const found = interval(metric, { method });
  expect([found.low, found.high, found.standardError, found.effectiveSize]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  return found.reason;
};

describe('there is no interval, and a reason,', () => {
  test('for fewer than two samples that weigh something', () => {
    const text = 'there must be at least 2 samples of weight above 0; there are';
    expect(reasonOf(new Accuracy())).toBe(`${text} 0`);
    expect(reasonOf(accuracy([1, 0, 1], [0, 2, 0]))).toBe(`${text} 1`);
    expect(reasonOf(mean([3]))).toBe(`${text} 1`);
  });

  test('for a document of version 1 with weights, also after it was merged', () => {
    const config = { name: 'accuracy', dtype: 'float64' };
    const state = { total: 1.5, count: 2 };
    const old = Accuracy.fromJSON({ version: 1, class_name: 'Accuracy', config, state });
    expect(reasonOf(old)).toMatch('version 1');
    const both = accuracy([1, 0, 1]);
    both.mergeState(old);
    expect(reasonOf(both)).toMatch('version 1');
  });

  test('for values that differ too little', () => {
    const close = Array.from({ length: 1000 }, (_, i) => 1e6 + 0.01 * (i % 2));
    expect(reasonOf(mean(close))).toMatch('differ so little');
    expect(reasonOf(mean([0.1, 0.1, 0.1]))).toMatch('differ so little');
    // Four digits remain. The true deviation is 1.
    const apart = interval(mean(Array.from({ length: 1000 }, (_, i) => 1e4 + 2 * (i % 2))));
    expect(apart.standardError! * Math.sqrt(1000)).toBeCloseTo(1, 4);
  });

  test('for a metric that is no mean, or a formula of a mean', () => {
    expect(reasonOf(new F1Score())).toMatch('new Replicated(metric)');
    const sum = new Sum();
    sum.updateState([1, 2, 3]);
    expect(reasonOf(sum)).toMatch('new Replicated(metric)');
    const own = new ErrorRate();
    own.updateState([1, 1, 1], [1, 0, 1]);
    expect(reasonOf(own)).toMatch('the result is not the mean');
  });

  test('for a method of proportions where values are other than right and wrong', () => {
    expect(reasonOf(mean([1, 2, 3]), 'wilson')).toBe(
      'wilson is for single values that are right or wrong',
    );
  });
});

test('all right, all wrong: the interval has a width', () => {
  for (const method of ['wilson', 'clopper-pearson'] as const) {
    const [all, none] = [
      interval(accuracy([1, 1, 1, 1, 1]), { method }),
      interval(accuracy([0, 0, 0, 0, 0]), { method }),
    ];
    expect([all.high, none.low]).toEqual([1, 0]);
    expect(all.low).toBeLessThan(0.6);
    expect(none.high).toBeCloseTo(1 - all.low!, 12);
  }
});

test('the precision of the result rounds the value alone', () => {
  const m = new SparseCategoricalAccuracy({ dtype: 'float32' });
  m.updateState(
    [0, 1, 1],
    [
      [0.9, 0.1],
      [0.2, 0.8],
      [0.6, 0.4],
    ],
  );
  expect(interval(m).value).toBe(Math.fround(2 / 3));
});

test.each([
  [() => interval({} as never), 'TypeError', 'interval: metric must be a metric; got Object {  }'],
  [
    () => interval(new Accuracy(), { level: 95 }),
    'RangeError',
    'interval: level must be a number between 0 and 1; got 95',
  ],
  [
    () => interval(new Accuracy(), { level: '0.9' as never }),
    'TypeError',
    'interval: level must be a number between 0 and 1; got "0.9"',
  ],
  [
    () => interval(new Accuracy(), { method: 'exact' as never }),
    'RangeError',
    'interval: method must be wilson, clopper-pearson, wald; got "exact"',
  ],
  [
    () => interval(new Accuracy(), { levle: 0.9 } as never),
    'TypeError',
    'interval: options must be an object of level, method; got "levle"',
  ],
  [
    () => interval(new Paired(new Accuracy())),
    'TypeError',
    'interval: metric must be one metric: difference() is for two; got Paired "paired_accuracy"',
  ],
])('%s is refused', (act, kind, text) => {
  expect(caught(act)).toEqual([kind, text]);
});
