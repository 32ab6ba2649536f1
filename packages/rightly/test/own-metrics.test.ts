import {
  type ArrayInput,
  type Definition,
  MeanAbsoluteError,
  MeanMetricWrapper,
  MeanSquaredError,
  Metric,
  MetricList,
  type State,
} from 'rightly';
import {
  abs,
  atMost,
  less,
  mean,
  minus,
  perClass,
  reals,
  square,
  sum,
  vectors,
} from 'rightly/verbs';
import { describe, expect, test } from 'vitest';

/* A user's own metrics: a class of sums and a formula, a function, a declaration. */

/** The share of the variance of the truth that a model explains. */
class Explained extends Metric<'n' | 'y' | 'squares' | 'residuals'> {
  static readonly definition = {
    className: 'Explained',
    name: 'r2',
    direction: 'up',
    options: {},
  } as const;

  constructor(options?: { name?: string }) {
    super(['n', 'y', 'squares', 'residuals'], options);
  }

  updateState(yTrue: readonly number[], yPred: readonly number[]): void {
    const total = (of: (y: number, i: number) => number): number =>
      yTrue.reduce((sums, y, i) => sums + of(y, i), 0);
    this.add({
      n: yTrue.length,
      y: total((y) => y),
      squares: total((y) => y * y),
      residuals: total((y, i) => (y - yPred[i]!) ** 2),
    });
  }

  protected formula({
    n,
    y,
    squares,
    residuals,
  }: State<'n' | 'y' | 'squares' | 'residuals'>): number {
    return n === 0 ? 0 : 1 - residuals / (squares - y ** 2 / n);
  }
}

const seen = (): Explained => {
  const metric = new Explained();
  metric.updateState([1, 2, 3], [1, 2, 4]);
  return metric;
};

describe('a class of sums and a formula', () => {
  test('computes its formula from all sums', () => {
    const metric = seen();
    expect(metric.result()).toBe(1 - 1 / 2);
    metric.updateState([6], [6]);
    expect(metric.state).toEqual({ n: 4, y: 12, squares: 50, residuals: 1 });
    expect(metric.result()).toBe(1 - 1 / 14);
    expect(metric).toMatchObject({ name: 'r2', direction: 'up', dtype: 'float64' });
    metric.resetState();
    expect(metric.result()).toBe(0);
  });

  test('merges, is saved and restored', () => {
    const [metric, other] = [seen(), new Explained()];
    other.updateState([6], [6]);
    metric.mergeState(other);
    const back = Explained.fromJSON<Explained>(JSON.parse(JSON.stringify(metric)));
    expect(back).toBeInstanceOf(Explained);
    expect(back.result()).toBe(1 - 1 / 14);
    back.updateState([0], [1]);
    expect(back.state).toEqual({ n: 5, y: 12, squares: 50, residuals: 2 });
    expect(metric.state.n).toBe(4);
  });

  test('small sums are not lost among large ones', () => {
    const metric = new Explained();
    metric.updateState([1e8], [0]);
    for (let i = 0; i < 10; i++) metric.updateState([0.1], [0.2]);
    expect(metric.state.squares + metric.state.compensation!.squares).toBe(1e16);
    expect(metric.state.compensation!.squares).toBeCloseTo(0.1, 15);
  });

  test('refuses an update that is not finite', () => {
    const metric = seen();
    const { state } = metric;
    expect(() => metric.updateState([1, 2], [1, NaN])).toThrow(
      'Explained.updateState: residuals must be a finite sum; got NaN',
    );
    expect(metric.state).toEqual(state);
    expect(() => metric.mergeState(new MeanSquaredError() as never)).toThrow(
      'Explained.mergeState: an argument must be another Explained {}; got MeanSquaredError {}',
    );
  });

  test('is rounded to its dtype', () => {
    const metric = Explained.fromConfig<Explained>({ name: 'x', dtype: 'float32' });
    metric.updateState([1, 2, 3], [1, 2, 3.1]);
    expect(metric.result()).toBe(Math.fround(metric.result()));
    expect(metric.name).toBe('x');
  });
});

const within = (yTrue: number[], yPred: number[]): number[] =>
  yTrue.map((y, i) => (Math.abs(y - yPred[i]!) < 10 ? 1 : 0));
const declared = less(abs(minus(reals('yTrue'), reals('yPred'))), 10);

const listOf = (metric: MeanMetricWrapper): MetricList =>
  new MetricList([metric, new MeanAbsoluteError(), new MeanMetricWrapper(within)]);

describe('a function and a declaration', () => {
  const makers = {
    function: () => new MeanMetricWrapper(within, { name: 'close', direction: 'up' }),
    'function among options': () =>
      new MeanMetricWrapper({ fn: within as never, name: 'close', direction: 'up' }),
    declaration: () => new MeanMetricWrapper(declared, { name: 'close', direction: 'up' }),
  };

  describe.each(Object.keys(makers) as (keyof typeof makers)[])('%s', (kind) => {
    const make = makers[kind];

    test('averages', () => {
      const metric = make();
      metric.updateState([100, 200, 300], Float32Array.of(105, 220, 299));
      metric.updateState([1], [2], { sampleWeight: [3] });
      metric.updateState([1, 5], [2, 100], { mask: [true, false] });
      expect(metric.state).toEqual({ total: 6, count: 7 });
      expect(metric).toMatchObject({ name: 'close', direction: 'up' });
    });

    test('merges, resets and continues', () => {
      const [metric, other] = [make(), make()];
      metric.updateState([1], [2]);
      other.updateState([1], [200]);
      metric.mergeState(other);
      expect(metric.result()).toBe(0.5);
      const { fn } = metric;
      const saved = JSON.parse(JSON.stringify(metric)) as { config: object };
      const back = MeanMetricWrapper.fromJSON<MeanMetricWrapper>({
        ...saved,
        config: { ...saved.config, fn },
      });
      back.updateState([0], [0]);
      expect(back.state).toEqual({ total: 2, count: 3 });
      expect(back.getConfig()).toEqual(metric.getConfig());
      back.resetState();
      expect(back.result()).toBe(0);
    });

    test('a document does not hold the function itself', () => {
      expect(() => MeanMetricWrapper.fromJSON(JSON.parse(JSON.stringify(make())))).toThrow(
        'MeanMetricWrapper.constructor: fn must be a function of yTrue and yPred, or a declaration; got Object { module, class_name, config, registered_name }',
      );
    });

    test('works in a list with others', () => {
      const [list, other] = [listOf(make()), listOf(make())];
      list.updateState([100, 200], [105, 220]);
      other.updateState([100], [100]);
      list.mergeState(other);
      expect(list.names).toEqual(['close', 'mean_absolute_error', 'within']);
      const all = list.result();
      expect(all['close']).toBeCloseTo(2 / 3, 15);
      expect(all['mean_absolute_error']).toBeCloseTo(25 / 3, 14);
      expect(all['within']).toBe(all['close']);
      const before = structuredClone(list.metrics.map(({ state }) => state));
      expect(() => list.updateState([1], [NaN])).toThrow('must be a finite number');
      expect(list.metrics.map(({ state }) => state)).toEqual(before);
    });
  });

  test('functions in one list do not share their values', () => {
    const misses = (yTrue: number[], yPred: number[]): number[] =>
      within(yTrue, yPred).map((hit) => 1 - hit);
    const list = new MetricList([within, misses].map((fn) => new MeanMetricWrapper(fn)));
    list.updateState([1, 1, 1], [2, 3, 100], { sampleWeight: [1, 1, 2] });
    list.updateState([1], [100]);
    expect(list.metrics.map(({ state }) => state.total)).toEqual([2, 3]);
  });

  test('a function gets nested arrays of numbers for every input', () => {
    const got: unknown[] = [];
    const metric = new MeanMetricWrapper((yTrue, yPred) => {
      got.push(yTrue, yPred);
      return yTrue.map(() => 1);
    });
    metric.updateState({ data: BigInt64Array.of(1n, 2n, 3n, 4n), shape: [2, 2] }, [
      [[0.5], [1]],
      [[2], [3]],
    ]);
    expect(got).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [[0.5], [1]],
        [[2], [3]],
      ],
    ]);
    metric.updateState(['cat', 'dog'] as never, ['cat', 'cow'] as never);
    expect(got.slice(2)).toEqual([
      ['cat', 'dog'],
      ['cat', 'cow'],
    ]);
  });

  test('one number is the value of every sample, and values may have inner axes', () => {
    const metric = new MeanMetricWrapper(() => 0.25);
    metric.updateState([1, 2, 3], [1, 2, 3]);
    metric.updateState([1], [1], { sampleWeight: 2 });
    expect(metric.state).toEqual({ total: 1.25, count: 5 });
    const inner = new MeanMetricWrapper(() => [
      [1, 2],
      [3, 4],
    ]);
    inner.updateState([1, 2], [1, 2], { sampleWeight: [1, 3] });
    expect(inner.state).toEqual({ total: 12, count: 4 });
    const elements = new MeanMetricWrapper(
      () => [
        [1, 2],
        [3, 4],
      ],
      { reduction: 'element' },
    );
    elements.updateState([1, 2], [1, 2]);
    expect(elements.state).toEqual({ total: 10, count: 4 });
  });

  test('functions have their own names, declarations that of the class', () => {
    expect(new MeanMetricWrapper(within).name).toBe('within');
    expect(new MeanMetricWrapper(declared).name).toBe('mean_metric_wrapper');
    expect(new MeanMetricWrapper(within, { name: 'x' }).name).toBe('x');
    expect(new MeanMetricWrapper(declared).getConfig()['fn']).toEqual({
      module: 'builtins',
      class_name: 'Declaration',
      config: declared.key,
      registered_name: declared.key,
    });
    expect(new MeanMetricWrapper(within).getConfig()['fn']).toMatchObject({
      class_name: 'function',
      config: 'within',
    });
  });

  test('a declaration has the results of a class with the same declaration', () => {
    const rows = mean(square(minus(vectors('yTrue'), vectors('yPred'))));
    const [own, known] = [new MeanMetricWrapper(rows), new MeanSquaredError()];
    const yPred = [
      [0.1, 0.7],
      [3, -2],
    ];
    for (const metric of [own, known])
      metric.updateState(
        [
          [1, 0],
          [2, 2],
        ],
        yPred,
      );
    expect(own.state).toEqual(known.state);
  });
});

interface CappedOptions {
  readonly cap?: number | undefined;
}

/** Absolute errors up to a cap: an own class with a definition. */
class Capped extends MeanAbsoluteError {
  static override readonly definition: Definition<object> = {
    className: 'Capped',
    name: 'capped',
    direction: 'down',
    range: [0, Infinity],
    checked: MeanAbsoluteError.definition.checked!,
    options: {
      cap: {
        default: 1,
        expected: 'be a number above 0',
        accepts: (cap: unknown) => Number(cap) > 0,
      },
    },
    value: (options) =>
      sum(
        atMost(
          abs(minus(perClass('yTrue'), perClass('yPred'))),
          (options as Required<CappedOptions>).cap!,
        ),
      ),
  };
  declare updateState: (yTrue: ArrayInput, yPred: ArrayInput) => void;
}

describe('a class by a definition', () => {
  test('counts, is configured, merged, saved and works in a list', () => {
    const metric = new Capped({ cap: 2 } as never);
    metric.updateState([[1, 2]], [[1.5, 7]]);
    expect(metric.result()).toBe(2.5);
    expect(metric.getConfig()).toEqual({ name: 'capped', dtype: 'float64', cap: 2 });
    const back = Capped.fromJSON<Capped>(JSON.parse(JSON.stringify(metric)));
    back.mergeState(metric);
    expect(back.state).toEqual({ total: 5, count: 2 });
    expect(() => new Capped({ cap: -1 } as never)).toThrow(
      'Capped.constructor: cap must be a number above 0; got -1',
    );
    const list = new MetricList([back, new MeanAbsoluteError()]);
    list.updateState([[1, 2]], [[1, 2]]);
    expect(list.result()).toEqual({ capped: 5 / 3, mean_absolute_error: 0 });
    const again = MetricList.fromJSON(JSON.parse(JSON.stringify(list)), [
      Capped,
      MeanAbsoluteError,
    ]);
    expect(again.result()).toEqual(list.result());
  });
});
