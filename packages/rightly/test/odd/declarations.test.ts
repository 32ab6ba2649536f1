import {
  lossDefinition,
  MeanMetric,
  MeanMetricWrapper,
  Metric,
  type SumsDefinition,
  SumsMetric,
} from 'rightly';
import { abs, isArgmax, labels, less, minus, reals, scores } from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { faults, revoked } from './values.ts';

/* A user's own classes whose static definition, or the results of its functions, have wrong types. */

const close = {
  className: 'Close',
  name: 'close',
  direction: 'up',
  range: [0, 1],
  options: {},
  value: () => less(abs(minus(reals('yTrue'), reals('yPred'))), 10),
};
const right = isArgmax(labels('yTrue'), scores('yPred'));
const rightByClass: SumsDefinition<object, number> = {
  className: 'RightByClass',
  name: 'right_by_class',
  options: {},
  sums: () => ({ right: { where: right, by: labels('yTrue') } }),
  result: () => 1,
};

function mean(definition: unknown): void {
  class Own extends MeanMetric {
    static readonly definition = definition as never;
  }
  const metric = new Own();
  metric.updateState([1, 2], [1, 2]);
  metric.result();
}

function sums(definition: unknown): void {
  class Own extends SumsMetric {
    static readonly definition = definition as never;
  }
  const metric = new Own();
  metric.updateState(
    [1, 0],
    [
      [0, 1],
      [1, 0],
    ],
  );
  metric.result();
}

const sum = (summand: object): unknown => ({
  ...rightByClass,
  sums: () => ({ right: { where: right, by: labels('yTrue'), ...summand } }),
});

/** The error of a function of the definition passes through. */
const itsOwn = ['a function', 'a function that throws', 'a proxy of a function'];
/** The result is made from the value of a formula. */
const parts = 'className name direction range options value counted checked loss'.split(' ');
const sumsParts =
  'className name direction range options sums result check keys kernels hasClasses'.split(' ');

describe('a mean', () => {
  test('is made', () => {
    expect(() => mean(close)).not.toThrow();
  });

  test.each(parts)('with another %s', async (part) => {
    expect(await faults((value) => mean({ ...close, [part]: value }), itsOwn)).toEqual({});
  });

  test.each(['value', 'counted'])('whose %s gives something else', async (part) => {
    expect(await faults((value) => mean({ ...close, [part]: () => value as unknown }))).toEqual({});
  });

  test('with another definition', async () => {
    expect(await faults(mean)).toEqual({});
  });

  test.each(['default', 'accepts', 'expected', 'kinds', 'settle'])(
    'with an option of another %s',
    async (part) => {
      const option = { default: 1, expected: 'be 1', accepts: () => true };
      const call = (value: never): void =>
        mean({ ...close, options: { x: { ...option, [part]: value } } });
      expect(await faults(call, itsOwn)).toEqual({});
    },
  );
});

describe('sums', () => {
  test('are made', () => {
    expect(() => sums(rightByClass)).not.toThrow();
  });

  test.each(sumsParts)('with another %s', async (part) => {
    expect(await faults((value) => sums({ ...rightByClass, [part]: value }), itsOwn)).toEqual({});
  });

  test.each(['sums', 'kernels'])('whose %s gives something else', async (part) => {
    const call = (value: never): void => sums({ ...rightByClass, [part]: () => value as unknown });
    expect(await faults(call, itsOwn)).toEqual({});
  });

  test.each(['value', 'where', 'by', 'moments', 'scores', 'pairs'])(
    'with another %s',
    async (part) => {
      expect(await faults((value) => sums(sum({ [part]: value })))).toEqual({});
      expect(await faults((value) => sums(sum({ [part]: [value, right] })))).toEqual({});
    },
  );

  test('with another sum', async () => {
    expect(
      await faults((value) => sums({ ...rightByClass, sums: () => ({ right: value }) })),
    ).toEqual({});
  });
});

class Bare extends Metric<'a'> {
  static readonly definition = { className: 'Bare', name: 'bare', options: {} } as const;
  constructor(names: readonly 'a'[] = ['a']) {
    super(names);
  }
  updateState(added: { readonly a: number }): void {
    this.add(added);
  }
  formula(): number {
    return 1;
  }
}

test.each<[string, (value: never) => unknown]>([
  ['names of sums', (value) => new Bare(value)],
  ['a name of a sum', (value) => new Bare([value])],
  ['what is added', (value) => new Bare().updateState(value)],
  ['what is added to a sum', (value) => new Bare().updateState({ a: value })],
  ['a loss', (value) => lossDefinition(value)],
  ['what is averaged', (value) => new MeanMetricWrapper(value)],
  ['options of what is averaged', (value) => new MeanMetricWrapper(() => 1, value)],
])('%s of another kind', async (_, call) => {
  expect(await faults(call)).toEqual({});
});

// oxlint-disable-next-line typescript/no-extraneous-class -- a definition is what it lacks
class Forgotten extends (Metric as unknown as new (names: string[]) => object) {}

test.each<[string, () => unknown, string]>([
  [
    'a class without a definition',
    () => new Forgotten([]),
    'TypeError: a class of metrics must have a static definition; got undefined',
  ],
  [
    'a mean without a value',
    () => mean({ ...close, value: undefined }),
    "TypeError: Close: the static definition's value must be a function; got undefined",
  ],
  [
    'a range upside down',
    () => mean({ ...close, range: [1, 0] }),
    "TypeError: Close: the static definition's range must be the lowest and the highest possible value; got Array(2)",
  ],
  [
    'a range of a formula upside down',
    () => sums({ ...rightByClass, range: [1, 0] }),
    "TypeError: RightByClass: the static definition's range must be the lowest and the highest possible value, or be left out; got Array(2)",
  ],
  [
    'another direction',
    () => mean({ ...close, direction: 'left' }),
    "TypeError: Close: the static definition's direction must be 'up' or 'down', or be left out; got \"left\"",
  ],
  [
    'a value that no verb made',
    () => mean({ ...close, value: () => ({ type: 'column', verb: 'less', key: 'x', args: [{}] }) }),
    'TypeError: Close.constructor: the value must be made of the verbs of rightly/verbs; got Object {  }',
  ],
  [
    'a condition that is a number',
    () => mean({ ...close, counted: () => 1 }),
    'TypeError: Close.constructor: counted must be made of the verbs of rightly/verbs; got 1',
  ],
  [
    'a misspelt part of a sum',
    () => sums(sum({ wehre: right })),
    'TypeError: RightByClass.constructor: the sums: right options must be an object of value, where, by, scores, moments, pairs, isPerSample, isUnweighted; got "wehre"',
  ],
  [
    'three keys',
    () => sums(sum({ by: [right, right, right] })),
    'TypeError: RightByClass.constructor: the sums: right: by must be a key or a pair of keys, each a column or rows; got Array(3)',
  ],
  [
    'kernels that are none',
    () => sums({ ...rightByClass, kernels: () => 5 }),
    'TypeError: RightByClass.constructor: the result of kernels must be a function, or be left out; got 5',
  ],
  [
    'text for a number',
    () => new Bare().updateState({ a: '1' as never }),
    'RangeError: Bare.updateState: a must be a finite sum; got "1"',
  ],
  [
    'a revoked function',
    () => new MeanMetricWrapper(revoked(() => 1)),
    'TypeError: MeanMetricWrapper.constructor: options must be an object of name, dtype, reduction, fn, direction; got an object that cannot be read',
  ],
])('%s is refused', (_, act, message) => {
  expect(caught(act).join(': ')).toBe(message);
});
