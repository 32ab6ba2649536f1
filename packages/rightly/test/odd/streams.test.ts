import { Accuracy, BinaryAccuracy, type Metric, MetricList, Sum } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { evaluateStream, Sliced, type StreamSource, Windowed } from 'rightly/streams';
import { describe, expect, test, vi } from 'vitest';
import { caught } from '../caught.ts';
import { faults, odd, revoked } from './values.ts';

/* Odd values for sources, batches, groups and windows. */

const any = (value: unknown): never => value as never;
const first = { yTrue: [1], yPred: [1] };
const two = (batch: unknown): never => any([first, batch]);
const endsWith = (batch: unknown): never => any({ [Symbol.asyncIterator]: () => batch });
const checkpoint = (parts: object): never =>
  any({
    checkpoint: {
      resume: {
        version: 1,
        class_name: 'StreamCheckpoint',
        batches: 1,
        metrics: [new Accuracy().toJSON()],
        ...parts,
      },
    },
  });
const run = (source: unknown, options?: unknown): Promise<unknown> =>
  evaluateStream(any(source), new Accuracy(), any(options));

/** The error of a caller's function passes through. */
const itsOwn = ['a function', 'a function that throws', 'a proxy of a function'];

describe('evaluateStream with another', () => {
  test.each<[string, (value: never) => unknown]>([
    ['source', (value) => run(value)],
    ['metric', (value) => evaluateStream([], value)],
    ['object of options', (value) => run([first], value)],
    ['batch', (value) => run(two(value))],
    ['truth', (value) => run(two({ yTrue: value, yPred: [1] }))],
    ['weight', (value) => run(two({ ...first, sampleWeight: value }))],
    ['onProgress', (value) => run([first], { onProgress: value })],
    ['signal', (value) => run([first], { signal: value })],
    ['checkpoint', (value) => run([first], { checkpoint: value })],
    ['every', (value) => run([first], { checkpoint: { every: value } })],
    ['save', (value) => run([first], { checkpoint: { save: value } })],
    ['resume', (value) => run([first], { checkpoint: { resume: value } })],
    ['place', (value) => run([first], checkpoint({ batches: value }))],
    ['list of documents', (value) => run([first], checkpoint({ metrics: value }))],
    ['document', (value) => run([first], checkpoint({ metrics: [value] }))],
    [
      'state',
      (value) =>
        run([first], checkpoint({ metrics: [{ ...new Accuracy().toJSON(), state: value }] })),
    ],
    ['function for a source', (value) => run(() => value as unknown)],
    ['iterator', (value) => run(endsWith(value))],
    ['answer of an iterator', (value) => run(endsWith({ next: () => value as unknown }))],
  ])('%s', async (_, call) => {
    expect(await faults(call, itsOwn)).toEqual({});
  });

  test.each(Object.entries(odd))('error, from a source that throws %s', async (_, thrown) => {
    const saved: unknown[] = [];
    const metric = new Accuracy();
    const source = function* (): Generator<typeof first> {
      yield first;
      throw thrown;
    };
    const options = { checkpoint: { save: (state: unknown) => saved.push(state) } };
    // A promise reads the property `then` of a thrown value.
    const errors: unknown[] = [];
    await evaluateStream(source(), metric, options).catch((error: unknown) => {
      errors.push(error);
    });
    expect(errors.length === 1 && Object.is(errors[0], thrown)).toBe(true);
    expect([metric.state.count, saved.length]).toEqual([1, 1]);
  });

  test.each(Object.entries(odd))('error, where both fail with %s', async (_, thrown) => {
    const options = {
      checkpoint: {
        save() {
          throw thrown;
        },
      },
    };
    const source = function* (): Generator<typeof first> {
      yield first;
      throw thrown;
    };
    const error = (await evaluateStream(source(), new Accuracy(), options).catch(
      (e: unknown) => e,
    )) as AggregateError;
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.errors.every((one: unknown) => Object.is(one, thrown))).toBe(true);
    expect(error.message.length).toBeLessThan(600);
  });
});

describe('evaluateStream', () => {
  test('rejects with the reason of a signal although the source cannot be closed', async () => {
    const stop = new AbortController();
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => ({ value: first, done: false }),
        return: () => Promise.reject(new Error('cannot be closed')),
      }),
    };
    const metric = new Accuracy();
    const progress = (): void => {
      stop.abort('enough');
      stop.abort('again');
    };
    const run1 = evaluateStream(any(source) as StreamSource<typeof first>, metric, {
      signal: stop.signal,
      onProgress: progress,
    });
    await expect(run1).rejects.toBe('enough');
    expect(metric.state.count).toBe(1);
  });

  test('closes the source of a wrong batch, and names its place', async () => {
    const closed = vi.fn<() => void>();
    const source = endsWith({ next: () => ({ value: 5 }), return: closed });
    await expect(run(source)).rejects.toThrow(
      'evaluateStream: source [0] must be { yTrue, yPred, … }, or [yTrue, yPred, options]; got 5',
    );
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['text', () => run('abc'), 'source must be an iterable of batches'],
    [
      'a typed array',
      () => run(new Float32Array(2)),
      'source must be an iterable of batches, or a function that makes one; got Float32Array(2)',
    ],
    [
      'an iterator without next',
      () => run(endsWith({})),
      'source must be an iterable of batches, or a function that makes one; got Object {  }',
    ],
    [
      'an iterator that answers nothing',
      () => run(endsWith({ next: () => null })),
      'source must return { value, done } from next(); got null',
    ],
    [
      'a batch that cannot be read',
      () => run([revoked({})]),
      'source must give batches; got an object that cannot be read',
    ],
    [
      'a batch of many arguments',
      () => run([[[1], [1], {}, 1, 2]]),
      'source [0] must be { yTrue, yPred, … }, or [yTrue, yPred, options]; got Array(5)',
    ],
    [
      'no checkpoint',
      () => run([first], { checkpoint: { resume: '' } }),
      'checkpoint.resume must be version 1 of a StreamCheckpoint; got version undefined of undefined',
    ],
    [
      'a stream that ends before the place',
      () => run([], checkpoint({ batches: 3 })),
      'source must have the 3 batches of the checkpoint; got 0',
    ],
    [
      'half a signal',
      () => run([first], { signal: { addEventListener: () => {} } }),
      'signal must be an AbortSignal; got Object { addEventListener }',
    ],
    [
      'an error of a million letters',
      () =>
        run(
          (function* () {
            yield { ...first, yTrue: any(new Proxy([1], { get: () => fail() })) };
          })(),
        ),
      'evaluateStream: source [0]: xxx',
    ],
  ])('refuses %s', async (_, act, message) => {
    const error = (await act().catch((e: unknown) => e)) as Error;
    expect(error.message).toContain(message);
    expect(error.message.length).toBeLessThan(5100);
  });
});

function fail(): never {
  throw new RangeError('x'.repeat(1e6));
}

const wrapping: readonly [string, () => Metric][] = [
  ['Windowed', () => new Windowed(new BinaryAccuracy(), { size: 2 })],
  ['Windowed of a list', () => new Windowed(new MetricList([new Accuracy()]), { size: 2 })],
  ['Sliced', () => new Sliced(new BinaryAccuracy())],
  ['Sliced of sums', () => new Sliced(new Sum()) as never],
];
describe.each(wrapping)('%s', (name, make) => {
  const metric = make() as Metric & { updateState(...given: readonly unknown[]): void };
  const width = name === 'Sliced of sums' ? 1 : 2;
  const more = name.startsWith('Sliced') ? { by: ['a', 'b'] } : {};
  const good: readonly unknown[] = [
    ...[
      [1, 0],
      [1, 0],
    ].slice(0, width),
    more,
  ];
  metric.updateState(...good);
  const document = metric.toJSON();
  const [key] = Object.keys(document.state);

  test.each(good.map((_, i) => i))('another argument %i', async (at) => {
    const call = (value: never): void =>
      metric.updateState(...good.map((own1, i) => (i === at ? value : own1)));
    expect(await faults(call)).toEqual({});
  });

  test.each(['by', 'sampleWeight', 'mask'])('another %s', async (option) => {
    const call = (value: never): void =>
      metric.updateState(...good.slice(0, width), { ...more, [option]: value });
    expect(await faults(call)).toEqual({});
  });

  test.each<[string, (value: never) => unknown]>([
    ['metric', (value) => new Windowed(value, { size: 2 })],
    ['metric in groups', (value) => new Sliced(value)],
    ['object of options', (value) => new Windowed(new Accuracy(), value)],
    ['size', (value) => new Windowed(new Accuracy(), { size: value })],
    ['unit', (value) => new Windowed(new Accuracy(), { size: 2, unit: value })],
    ['name', (value) => new Sliced(new Accuracy(), { name: value })],
    ['metric to be merged', (value) => metric.mergeState(value)],
    ['state', (value) => metricFromJSON({ ...document, state: value })],
    ['part of a state', (value) => metricFromJSON({ ...document, state: { [key!]: value } })],
    [
      'state of one',
      (value) => metricFromJSON({ ...document, state: { [key!]: [value] as never } }),
    ],
    ['configuration', (value) => metricFromJSON({ ...document, config: value })],
    [
      'metric in a configuration',
      (value) => metricFromJSON({ ...document, config: { ...document.config, metric: value } }),
    ],
  ])('another %s', async (_, call) => {
    expect(await faults(call)).toEqual({});
  });
});

const sliced = (by: unknown): (() => void) => {
  const metric = new Sliced(new Accuracy());
  return () => metric.updateState([1, 1], [1, 1], { by: any(by) });
};
const keys = 'be the groups of the samples, or one for all: text, whole numbers or booleans; got';
test.each<[string, () => unknown, string]>([
  [
    'half a sample',
    () => new Windowed(new Accuracy(), { size: 2.5 }),
    'size must be a whole number of at least 1; got 2.5',
  ],
  [
    'a window of NaN',
    () => new Windowed(new Accuracy(), { size: NaN }),
    'size must be a whole number of at least 1; got NaN',
  ],
  [
    'a window of a bigint',
    () => new Windowed(new Accuracy(), { size: any(1n) }),
    'size must be a whole number of at least 1; got 1',
  ],
  ['symbols for groups', sliced([Symbol('a'), Symbol('a')]), `${keys} Symbol(a) at [0]`],
  ['objects for groups', sliced([{}, {}]), `${keys} Object {  } at [0]`],
  ['holes for groups', sliced(Object.assign([], { length: 2 })), `${keys} undefined at [0]`],
  [
    'groups that float64 cannot tell apart',
    sliced([2 ** 53, 2 ** 53 + 2]),
    `${keys} 9007199254740992 at [0]`,
  ],
  [
    'groups that are inherited',
    () => new Sliced(new Accuracy()).updateState([1], [1], Object.create({ by: 'a' }) as never),
    `${keys} undefined`,
  ],
  [
    'values of two lengths, one by one',
    () => new Windowed(new Sum(), { size: 5 }).updateState([[1], any([1, 2])]),
    'Windowed.updateState: values must have one shape, [2,1]; got Array(2) at [1]',
  ],
  [
    'truth of two lengths, by group',
    () => new Sliced(new Sum()).updateState([[1], any([1, 2])], { by: ['a', 'b'] }),
    'Sliced.updateState: values must have one shape, [2,1]; got Array(2) at [1]',
  ],
  [
    'numbers beside text, one by one',
    () => new Windowed(new Accuracy(), { size: 5 }).updateState(any(['a', 1]), any(['a', 1])),
    'Windowed.updateState: yTrue must hold strings; got 1 at [1]',
  ],
])('%s is refused', (_, act, message) => {
  expect(caught(act)[1]).toContain(message);
});

test('groups may have any name', () => {
  const metric = new Sliced(new Accuracy());
  metric.updateState([1, 1, 0], [1, 0, 0], { by: ['__proto__', 'constructor', ''] });
  expect(metric.keys()).toEqual(['', '__proto__', 'constructor']);
  expect(Object.entries(metric.result())).toEqual([
    ['', 1],
    ['__proto__', 1],
    ['constructor', 0],
  ]);
  const again = metricFromJSON(JSON.parse(JSON.stringify(metric)));
  expect(JSON.stringify(again)).toBe(JSON.stringify(metric));
});
