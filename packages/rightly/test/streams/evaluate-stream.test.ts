/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the tests that use them */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  F1Score,
  Mean,
  MeanMetricWrapper,
  MeanSquaredError,
  MetricList,
  SparseCategoricalAccuracy,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { evaluateStream, Sliced, type StreamCheckpoint, Windowed } from 'rightly/streams';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { AllRight } from '../catalogue/own.ts';

const batches = [
  { yTrue: [1, 1], yPred: [1, 0] },
  { yTrue: [1], yPred: [1] },
  { yTrue: [0, 1, 0], yPred: [0, 0, 1] },
  { yTrue: [1, 1], yPred: [1, 1] },
];
const whole = { total: 5, count: 8 };

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A source that records what is requested of it. */
async function* recordedSource(
  log: string[],
  from = 0,
  all: readonly object[] = batches,
): AsyncGenerator<never> {
  try {
    for (const [i, batch] of all.entries()) {
      if (i < from) continue;
      log.push(`pull ${i}`);
      await Promise.resolve();
      yield batch as never;
    }
  } finally {
    log.push('closed');
  }
}

/** The reason of a rejected promise. */
const rejected = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
};

describe('A stream is counted from', () => {
  const named = batches;
  const listed = batches.map(({ yTrue, yPred }) => [yTrue, yPred] as const);
  async function* later(): AsyncGenerator<(typeof batches)[number]> {
    for (const batch of batches) yield await Promise.resolve(batch);
  }
  function* now(): Generator<(typeof batches)[number]> {
    yield* batches;
  }
  test.each<[string, () => never]>([
    ['an array', () => named as never],
    ['lists of arguments', () => listed as never],
    ['a generator', () => now() as never],
    ['an async generator', () => later() as never],
    ['promises', () => batches.map((batch) => Promise.resolve(batch)) as never],
    ['a Set', () => new Set(batches) as never],
    ['a function', () => (() => later()) as never],
    ['a function that is async', () => (async () => now()) as never],
    [
      'a web stream',
      () =>
        new ReadableStream({
          start(controller) {
            for (const batch of batches) controller.enqueue(batch);
            controller.close();
          },
        }) as never,
    ],
  ])('%s', async (_, source) => {
    const metric = new Accuracy();
    expect(await evaluateStream(source(), metric)).toBe(5 / 8);
    expect(metric.state).toEqual(whole);
  });

  test('nothing', async () => {
    expect(await evaluateStream([], new Accuracy())).toBe(0);
  });
});

describe('Its metrics can be', () => {
  test('an array, a list, an own metric, windows and groups', async () => {
    const result = await evaluateStream(batches, [new Accuracy(), new AllRight()]);
    expect(result).toEqual({ accuracy: 0.625, all_right: 0.625 });
    const list = new MetricList([new Accuracy()]);
    expect(await evaluateStream(batches, list)).toEqual({ accuracy: 0.625 });
    expect(await evaluateStream(batches, new Windowed(new Accuracy(), { size: 3 }))).toBe(2 / 3);
    const grouped = batches.map((batch, i) => ({ ...batch, by: i % 2 }));
    expect(await evaluateStream(grouped, new Sliced(new Accuracy()))).toEqual({ 0: 0.4, 1: 1 });
  });

  test('of values alone, with weights', async () => {
    const values = [{ values: [1, 2] }, [[3], { sampleWeight: [2] }]] as const;
    expect(await evaluateStream(values, new Mean())).toBe(9 / 4);
    const weighted = [{ ...batches[0]!, sampleWeight: [3, 1], mask: [true, true] }];
    expect(await evaluateStream(weighted, new Accuracy())).toBe(0.75);
  });

  test('typed: batches and results', async () => {
    const result = evaluateStream([[['a'], ['b']]], new Accuracy());
    expectTypeOf(result).toEqualTypeOf<Promise<number>>();
    expectTypeOf(evaluateStream([], new F1Score({ average: null }))).toEqualTypeOf<
      Promise<number[]>
    >();
    // @ts-expect-error -- text is no score
    const refused = evaluateStream([{ yTrue: [1], yPred: ['a'] }], new BinaryAccuracy());
    await expect(refused).rejects.toThrow('got "a" at [0]');
    await result;
  });
});

describe('Back-pressure:', () => {
  test('a batch is requested when the batch before is counted and reported', async () => {
    const log: string[] = [];
    const metric = new Accuracy();
    await evaluateStream(recordedSource(log), metric, {
      async onProgress({ batches: n, metrics }) {
        await Promise.resolve();
        await Promise.resolve();
        log.push(`told ${n}: ${(metrics.state as { count: number }).count}`);
      },
    });
    expect(log).toEqual([
      'pull 0',
      'told 1: 2',
      'pull 1',
      'told 2: 3',
      'pull 2',
      'told 3: 6',
      'pull 3',
      'told 4: 8',
      'closed',
    ]);
  });

  test('tensors are read before the source disposes of them', async () => {
    const before = tf.memory().numTensors;
    async function* tensors(): AsyncGenerator<{ yTrue: tf.Tensor; yPred: tf.Tensor }> {
      for (const { yTrue, yPred } of batches) {
        const batch = { yTrue: tf.tensor1d(yTrue, 'int32'), yPred: tf.tensor1d(yPred, 'int32') };
        yield batch;
        expect(batch.yPred.isDisposed).toBe(false);
        tf.dispose(batch);
        await Promise.resolve();
      }
    }
    expect(await evaluateStream(tensors(), new Accuracy())).toBe(0.625);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a source in memory lets timers run', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    function* endless(): Generator<(typeof batches)[number]> {
      // oxlint-disable-next-line no-unmodified-loop-condition -- the timer does
      while (ticks < 3) yield batches[0]!;
    }
    await evaluateStream(endless(), new Accuracy());
    clearInterval(timer);
    expect(ticks).toBeGreaterThanOrEqual(3);
  });
});

describe('A signal', () => {
  test('ends the run between batches, and counted batches stay counted', async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const metric = new Accuracy();
    const reason = new Error('enough');
    const run = evaluateStream(recordedSource(log), metric, {
      signal: controller.signal,
      onProgress: ({ batches: n }) => n === 2 && controller.abort(reason),
    });
    expect(await rejected(run)).toBe(reason);
    expect(metric.state).toEqual({ total: 2, count: 3 });
    expect(log).toEqual(['pull 0', 'pull 1', 'closed']);
  });

  test('ends a run whose source never answers', async () => {
    const controller = new AbortController();
    async function* stuck(): AsyncGenerator<(typeof batches)[number]> {
      yield batches[0]!;
      controller.abort();
      await new Promise(() => {});
    }
    const metric = new Accuracy();
    const error = await rejected(evaluateStream(stuck(), metric, { signal: controller.signal }));
    expect(error.name).toBe('AbortError');
    expect(metric.state).toEqual({ total: 1, count: 2 });
  });

  test('that came before ends it at once', async () => {
    const log: string[] = [];
    const run = evaluateStream(recordedSource(log), new Accuracy(), {
      signal: AbortSignal.abort('no'),
    });
    expect(await rejected(run)).toBe('no');
    expect(log).toEqual([]);
  });

  test('has no listener when the run is over', async () => {
    const listeners = new Set<() => void>();
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void listeners.delete(listener),
    };
    await evaluateStream(batches, new Accuracy(), { signal });
    expect(listeners.size).toBe(0);
  });
});

describe('An error', () => {
  test('of a batch names its place; batches before it are counted, and the source is closed', async () => {
    const log: string[] = [];
    const metric = new Accuracy();
    const all = [...batches.slice(0, 2), { yTrue: [1], yPred: [1, 2] }, batches[3]!];
    const error = await rejected(evaluateStream(recordedSource(log, 0, all), metric));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe(
      'evaluateStream: source [2]: Accuracy.updateState: yPred must have the shape of yTrue; got yTrue [1], yPred [2]',
    );
    expect((error.cause as Error).message).toMatch(/^Accuracy/);
    expect(metric.state).toEqual({ total: 2, count: 3 });
    expect(log).toEqual(['pull 0', 'pull 1', 'pull 2', 'closed']);
  });

  test('of the source, of onProgress and of an own metric passes through', async () => {
    const own = new Error('disk');
    async function* failing(): AsyncGenerator<(typeof batches)[number]> {
      yield await Promise.resolve(batches[0]!);
      throw own;
    }
    expect(await rejected(evaluateStream(failing(), new Accuracy()))).toBe(own);
    const onProgress = (): never => {
      throw own;
    };
    const log: string[] = [];
    expect(
      await rejected(evaluateStream(recordedSource(log), new Accuracy(), { onProgress })),
    ).toBe(own);
    expect(log).toEqual(['pull 0', 'closed']);
    const metric = new MeanMetricWrapper(onProgress);
    expect(await rejected(evaluateStream(batches, metric))).toBe(own);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a source that is none',
      () => evaluateStream(5 as never, new Accuracy()),
      'evaluateStream: source must be an iterable of batches, or a function that makes one; got 5',
    ],
    [
      'text for a source',
      () => evaluateStream('abc' as never, new Accuracy()),
      'evaluateStream: source must be an iterable of batches, or a function that makes one; got "abc"',
    ],
    [
      'batches that are none',
      () => evaluateStream([7] as never, new Accuracy()),
      'evaluateStream: source [0] must be { yTrue, yPred, … }, or [yTrue, yPred, options]; got 7',
    ],
    [
      'a batch with another key',
      () => evaluateStream([{ ...batches[0], sample_weight: [1, 1] }] as never, new Accuracy()),
      'evaluateStream: source [0]: Accuracy.updateState: options must be an object of sampleWeight, mask; got "sample_weight"',
    ],
    [
      'a metric that is none',
      () => evaluateStream(batches, 'accuracy' as never),
      'evaluateStream: metrics must be a metric with an updateState, or a MetricList; got "accuracy"',
    ],
    [
      'CompileMetrics, which resets by itself',
      () => evaluateStream(batches, new CompileMetrics({ metrics: ['acc'] }) as never),
      'evaluateStream: metrics must be a metric with an updateState, or a MetricList; got CompileMetrics',
    ],
    [
      'an unknown option',
      () => evaluateStream(batches, new Accuracy(), { abort: 1 } as never),
      'evaluateStream: options must be an object of onProgress, signal, checkpoint; got "abort"',
    ],
    [
      'a signal that is none',
      () => evaluateStream(batches, new Accuracy(), { signal: true as never }),
      'evaluateStream: signal must be an AbortSignal; got true',
    ],
    [
      'onProgress that is no function',
      () => evaluateStream(batches, new Accuracy(), { onProgress: 1 as never }),
      'evaluateStream: onProgress must be a function; got 1',
    ],
    [
      'every 0 batches',
      () => evaluateStream(batches, new Accuracy(), { checkpoint: { every: 0 } }),
      'evaluateStream: checkpoint.every must be a whole number of at least 1; got 0',
    ],
    [
      'a save that is no function',
      () => evaluateStream(batches, new Accuracy(), { checkpoint: { save: 'x' as never } }),
      'evaluateStream: checkpoint.save must be a function; got "x"',
    ],
    [
      'an unknown option of checkpoint',
      () => evaluateStream(batches, new Accuracy(), { checkpoint: { from: 1 } as never }),
      'evaluateStream: checkpoint options must be an object of every, save, resume; got "from"',
    ],
  ])('names %s', async (_, run, message) => {
    expect((await rejected(run())).message).toContain(message);
  });
});

describe('A checkpoint', () => {
  const make = (): MetricList => new MetricList([new Accuracy(), new AUC()]) as never;
  const counted = async (): Promise<object> => {
    const list = make();
    await evaluateStream(batches, list);
    return list.toJSON();
  };

  test('is saved every so many batches, and at the end', async () => {
    const saved: StreamCheckpoint[] = [];
    const save = (one: StreamCheckpoint): void => void saved.push(json(one));
    await evaluateStream(batches, make(), { checkpoint: { every: 3, save } });
    expect(saved.map((one) => one.batches)).toEqual([3, 4]);
    expect(saved[1]!.metrics).toEqual(json((await counted()) as { metrics: unknown }).metrics);
    await evaluateStream(batches, make(), { checkpoint: { every: 2, save } });
    expect(saved.map((one) => one.batches)).toEqual([3, 4, 2, 4]);
  });

  test.each([0, 1, 2, 3, 4])('continues a run that was aborted after %s batches', async (cut) => {
    let saved: StreamCheckpoint | undefined;
    const save = (one: StreamCheckpoint): void => void (saved = json(one));
    const controller = new AbortController();
    const { signal } = controller;
    if (cut === 0) controller.abort();
    const onProgress = ({ batches: n }: { batches: number }): unknown =>
      n === cut && controller.abort();
    await evaluateStream(recordedSource([]), make(), {
      signal,
      onProgress,
      checkpoint: { every: 3, save },
    }).catch(() => {});
    expect(saved?.batches ?? 0).toBe(cut);
    // From a source that starts again, and from a source that can start in the middle.
    const [all, rest]: [string[], string[]] = [[], []];
    for (const source of [recordedSource(all), (n: number) => recordedSource(rest, n)]) {
      const list = make();
      list.updateState([1], [0]);
      if (cut === 0) list.resetState();
      const seen: number[] = [];
      await evaluateStream(source as never, list, {
        onProgress: ({ batches: n }) => seen.push(n),
        checkpoint: { resume: saved && json(saved) },
      });
      expect(list.toJSON()).toEqual(await counted());
      expect(seen).toEqual([1, 2, 3, 4].slice(cut));
    }
    expect(all).toEqual(['pull 0', 'pull 1', 'pull 2', 'pull 3', 'closed']);
    expect(rest).toEqual(all.slice(cut));
  });

  test('is also saved after a bad batch, with windows and groups', async () => {
    const metrics = (): MetricList =>
      new MetricList([
        new Windowed(new Accuracy(), { size: 3 }),
        new MeanMetricWrapper((y, p) => y.map((x: number, i: number) => x - p[i]!)),
      ]) as never;
    let saved: StreamCheckpoint | undefined;
    const save = (one: StreamCheckpoint): void => void (saved = json(one));
    const bad = [...batches.slice(0, 2), { yTrue: [1], yPred: [1, 2] }];
    const run = evaluateStream(bad, metrics(), { checkpoint: { save } });
    await expect(run).rejects.toThrow('source [2]');
    expect(saved!.batches).toBe(2);
    const resumed = metrics();
    await evaluateStream(batches, resumed, { checkpoint: { resume: saved } });
    const straight = metrics();
    await evaluateStream(batches, straight);
    expect(resumed.toJSON()).toEqual(straight.toJSON());
  });

  test('that cannot be saved ends the run; neither error is lost', async () => {
    const full = new Error('disk full');
    let tries = 0;
    const save = (): never => {
      tries++;
      throw full;
    };
    const run = evaluateStream(batches, make(), { checkpoint: { every: 1, save } });
    expect(await rejected(run)).toBe(full);
    expect(tries).toBe(1);
    const bad = [batches[0]!, { yTrue: [1], yPred: [1, 2] }];
    const error = await rejected(evaluateStream(bad, make(), { checkpoint: { save } }));
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.message).toContain('evaluateStream: source [1]: Accuracy.updateState');
    expect((error as AggregateError).errors[1]).toBe(full);
  });

  const saved = (more: object = {}): StreamCheckpoint => ({
    version: 1,
    class_name: 'StreamCheckpoint',
    batches: 1,
    metrics: [new Accuracy().toJSON()],
    ...more,
  });
  test.each<[string, unknown, string]>([
    [
      'of another version',
      saved({ version: 2 as 1 }),
      'must be version 1 of a StreamCheckpoint; got version 2 of StreamCheckpoint',
    ],
    [
      'that is a metric',
      new Accuracy().toJSON(),
      'must be version 1 of a StreamCheckpoint; got version 2 of Accuracy',
    ],
    [
      'that is text',
      'x',
      'must be version 1 of a StreamCheckpoint; got version undefined of undefined',
    ],
    ['at no place', saved({ batches: -1 }), 'batches must be a whole number of at least 0; got -1'],
    ['of more metrics', saved({ metrics: [1, 2] }), 'metrics must be 1 documents; got Array(2)'],
    ['without metrics', saved({ metrics: null }), 'metrics must be 1 documents; got null'],
    [
      'of another metric',
      saved({ metrics: [new AUC().toJSON()] }),
      'metrics 0 must be version 2 of "Accuracy" {"name":"accuracy","dtype":"float64"}; got version 2 of "AUC"',
    ],
    [
      'of another configuration',
      saved({ metrics: [new Accuracy({ name: 'x' }).toJSON()] }),
      'got version 2 of "Accuracy" {"name":"x"',
    ],
    [
      'of a broken state',
      saved({ metrics: [{ ...new Accuracy().toJSON(), state: { total: 2, count: 1 } }] }),
      'metrics 0 state total must be 0 to 1 times count; got 2 of 1',
    ],
    [
      'behind the end of the source',
      saved({ batches: 9 }),
      'source must have the 9 batches of the checkpoint; got 4',
    ],
  ])('%s is refused', async (_, resume, message) => {
    const metric = new Accuracy();
    metric.updateState([1], [1]);
    const error = await rejected(
      evaluateStream(batches, metric, { checkpoint: { resume: resume as never } }),
    );
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/^evaluateStream: /);
    // The metric has the sums of a checkpoint that fits.
    expect(metric.state.count).toBe(message.startsWith('source') ? 0 : 1);
  });
});

test('Batches of different sizes have the result of one batch', async () => {
  const rows = Array.from({ length: 103 }, (_, i) => [i / 103, 1 - i / 103]);
  const labels = rows.map((_, i) => i % 2);
  function* cut(): Generator<readonly [number[], number[][]]> {
    for (let i = 0; i < 103; i += 16) yield [labels.slice(i, i + 16), rows.slice(i, i + 16)];
  }
  const metric = new SparseCategoricalAccuracy();
  metric.updateState(labels, rows);
  expect(await evaluateStream(cut(), new SparseCategoricalAccuracy())).toBe(metric.result());
  expect(await evaluateStream([], new MeanSquaredError())).toBe(0);
});
