import { F1Score, MeanIoU } from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { fill, forms, giveBackAll, kindOf } from './forms.ts';
import { pick, randomFrom } from './random.ts';

/* Labels and the classes of the highest scores, counted by kernels, compared with plain loops. */

afterEach(giveBackAll);

type Cells = Record<string, number>;

const scoresOf = (classes: readonly number[], width: number) => ({
  data: Float32Array.from({ length: classes.length * width }, (_, i) =>
    i % width === classes[Math.floor(i / width)] ? 1 : 0,
  ),
  shape: [classes.length, width],
});

describe('labels that are counted by class', () => {
  const called = [0, 1, 2, 2, 1, 0];
  const yPred = scoresOf(called, 3);

  test.each([
    ['Int32Array', 2, [0, 1, 2, 1, 2, 0]],
    ['Int32Array', -1, [0, 1, -1, 1, 2, -1]],
    ['Uint8Array', 255, [0, 255, 2, 1, 255, 0]],
    ['Int32Array', 1, [0, 1, 2, 1, 1, 0]],
    ['Float32Array', -1, [0, 1, -1, 1, 2, -1]],
    ['BigInt64Array', -1, [0, 1, -1, 1, 2, -1]],
    ['Float64Array', 2 ** 40, [0, 1, 2 ** 40, 1, 2, 2 ** 40]],
    ['Int32Array', 2 ** 32, [0, 1, 2, 1, 2, 0]],
  ])('%s: the label %d is left out', (kind, ignoreClass, truth) => {
    const yTrue = fill(kindOf[kind]!, truth.length, (i) => truth[i]!);
    const [hits, truths, calls]: [Cells, Cells, Cells] = [{}, {}, {}];
    truth.forEach((label, i) => {
      if (label === ignoreClass) return;
      truths[label] = (truths[label] ?? 0) + 1;
      calls[called[i]!] = (calls[called[i]!] ?? 0) + 1;
      if (label === called[i]) hits[label] = (hits[label] ?? 0) + 1;
    });
    const f1 = new F1Score({ sparseYTrue: true, ignoreClass });
    f1.updateState(yTrue, yPred);
    expect(f1.state).toEqual({ classes: 3, hits, truths, calls });
    const iou = new MeanIoU({ numClasses: 3, sparseYPred: false, ignoreClass });
    iou.updateState(yTrue, yPred);
    expect(iou.state).toEqual({ hits, truths, calls });
  });

  test.each([3, -1, 2 ** 31, -(2 ** 40)])('%d is a label of no class', (label) => {
    const truth = [0, 1, label, 1, 2, 0];
    const f1 = new F1Score({ sparseYTrue: true });
    f1.updateState(truth, yPred);
    expect(f1.state).toEqual({
      classes: 3,
      hits: { 0: 2, 1: 1 },
      truths: { 0: 2, 1: 2, 2: 1, [label]: 1 },
      calls: { 0: 2, 1: 2, 2: 2 },
    });
    // Another label is ignored. A number that is no 32-bit integer must not become that label.
    const iou = new MeanIoU({
      numClasses: 3,
      sparseYPred: false,
      ignoreClass: label === -1 ? 9 : -1,
    });
    expect(() => iou.updateState(truth, yPred)).toThrow(
      `MeanIoU.updateState: yTrue must lie between 0 and 2; got ${label} at [2]`,
    );
    expect(iou.state).toEqual({ hits: {}, truths: {}, calls: {} });
  });

  test('more classes than are counted by kernels, and one score each', () => {
    const width = 11_000;
    const truth = [0, 10_999, 10_000, 5];
    const f1 = new F1Score({ sparseYTrue: true });
    f1.updateState(truth, scoresOf([0, 10_999, 3, 5], width));
    expect(f1.state).toEqual({
      classes: width,
      hits: { 0: 1, 5: 1, 10_999: 1 },
      truths: { 0: 1, 5: 1, 10_000: 1, 10_999: 1 },
      calls: { 0: 1, 3: 1, 5: 1, 10_999: 1 },
    });
    const one = new F1Score({ sparseYTrue: true });
    one.updateState([0, 0], scoresOf([0, 0], 1));
    expect(one.state).toEqual({ classes: 1, hits: { 0: 2 }, truths: { 0: 2 }, calls: { 0: 2 } });
  });

  test('more samples than are counted at once', () => {
    const [n, width] = [100_000, 3];
    const random = randomFrom(17);
    const draw = (): number => Math.floor(random() * width);
    const labels = Int32Array.from({ length: n }, draw);
    const guesses = Array.from({ length: n }, draw);
    const [hits, truths, calls]: [Cells, Cells, Cells] = [{}, {}, {}];
    for (let i = 0; i < n; i++) {
      const [label, guess] = [labels[i]!, guesses[i]!];
      truths[label] = (truths[label] ?? 0) + 1;
      calls[guess] = (calls[guess] ?? 0) + 1;
      if (label === guess) hits[label] = (hits[label] ?? 0) + 1;
    }
    const { data, shape } = scoresOf(guesses, width);
    for (const form of ['flat', 'resident'] as const) {
      const f1 = new F1Score({ sparseYTrue: true });
      f1.updateState(forms[form](labels, [n], undefined), forms[form](data, shape, undefined));
      expect(f1.state).toEqual({ classes: width, hits, truths, calls });
    }
  });
});

describe('labels beside labels', () => {
  const kinds = ['Int32Array', 'Uint8Array', 'Int16Array', 'Float32Array', 'BigInt64Array'];
  const [n, width] = [70_001, 21];
  const random = randomFrom(23);
  const draw = (): number => Math.floor(random() * width);
  const truth = Array.from({ length: n }, draw);
  const guess = Array.from({ length: n }, draw);

  const stateOf = (ignored: number, places = n): Record<'hits' | 'truths' | 'calls', Cells> => {
    const [hits, truths, calls]: [Cells, Cells, Cells] = [{}, {}, {}];
    for (let i = 0; i < places; i++) {
      const [label, called] = [truth[i]!, guess[i]!];
      if (label === ignored) continue;
      truths[label] = (truths[label] ?? 0) + 1;
      calls[called] = (calls[called] ?? 0) + 1;
      if (label === called) hits[label] = (hits[label] ?? 0) + 1;
    }
    return { hits, truths, calls };
  };

  test.each(kinds)('%s', (kind) => {
    for (const form of ['flat', 'resident'] as const)
      for (const ignoreClass of [-1, 3])
        for (const metric of [
          new MeanIoU({ numClasses: width, ignoreClass }),
          new MeanIoU({ ignoreClass }),
          new F1Score({ sparseYTrue: true, sparseYPred: true, ignoreClass }),
        ]) {
          const [a, b] = [truth, guess].map((labels) =>
            forms[form](
              fill(kindOf[kind]!, n, (i) => labels[i]!),
              [n],
              undefined,
            ),
          );
          metric.updateState(a as never, b as never);
          expect(metric.state).toEqual(stateOf(ignoreClass));
        }
  });

  test.each([
    ['yTrue', 21],
    ['yPred', 21],
    ['yTrue', -1],
    ['yPred', -1],
    ['yPred', 2 ** 31 - 1],
    ['yTrue', 2 ** 40],
    ['yPred', 2 ** 40],
  ])('in %s %d is a label of no class', (side, label) => {
    const [a, b] = [Float64Array.from(truth), Float64Array.from(guess)];
    (side === 'yTrue' ? a : b)[40_000] = label;
    const metric = new MeanIoU({ numClasses: width });
    expect(() => metric.updateState(a, b)).toThrow(
      `MeanIoU.updateState: ${side} must lie between 0 and 20; got ${label} at [40000]`,
    );
    expect(metric.state).toEqual({ hits: {}, truths: {}, calls: {} });
  });

  test.each([0, 1, 2, 20, 21, 22])('%d labels, without a number of classes', (count) => {
    const metric = new MeanIoU();
    metric.updateState(
      Int32Array.from(truth.slice(0, count)),
      Int32Array.from(guess.slice(0, count)),
    );
    expect(metric.state).toEqual(stateOf(-1, count));
  });

  test('more classes than are counted by kernels', () => {
    const metric = new MeanIoU({ numClasses: 2 ** 20 });
    metric.updateState(Int32Array.from(truth), Int32Array.from(guess));
    expect(metric.state).toEqual(stateOf(-1));
  });

  test.each([-5, 4095, 4096, 2 ** 20, 2 ** 30])(
    '%d is a class where any class index is allowed',
    (label) => {
      const [a, b] = [Int32Array.from(truth), Int32Array.from(guess)];
      for (const labels of [a, b]) labels[9] = label;
      const metric = new F1Score({ sparseYTrue: true, sparseYPred: true });
      metric.updateState(a, b);
      const { hits, truths, calls } = metric.state as Record<string, Cells>;
      expect([hits![label], truths![label], calls![label]]).toEqual([1, 1, 1]);
      expect(metric.keys()).toHaveLength(width + 1);
    },
  );
});

describe('truth of a number for each class', () => {
  const called = [0, 1, 2, 2, 1, 0, 1];
  const yPred = scoresOf(called, 3);
  const hot = [0, 1, 2, 1, 2, 0, 0].map((label) => [0, 1, 2].map((c) => (c === label ? 1 : 0)));

  /** The sums of these rows, computed one number after the other. */
  const stateOf = (truth: readonly (readonly number[])[]): object => {
    const [hits, truths, calls]: [Cells, Cells, Cells] = [{}, {}, {}];
    const add = (cells: Cells, key: number, x: number): void => {
      cells[key] = (cells[key] ?? 0) + x;
    };
    truth.forEach((row, i) => {
      row.forEach((x, c) => add(truths, c, x));
      add(hits, called[i]!, row[called[i]!]!);
      add(calls, called[i]!, 1);
    });
    // A sum of 0 counts as absent.
    for (const cells of [hits, truths])
      for (const [key, sum] of Object.entries(cells)) if (sum === 0) delete cells[key];
    return { classes: 3, hits, truths, calls };
  };

  test.each<[string, (row: number[]) => void]>([
    ['one-hot', () => undefined],
    ['two classes', (row) => row.splice(0, 3, 1, 1, 0)],
    ['no class', (row) => row.fill(0)],
    ['a class that is not one', (row) => row.splice(0, 3, 0, 2, 0)],
    ['a class and a little of another', (row) => row.splice(0, 3, 0, 1, 2 ** -30)],
    ['numbers below 0', (row) => row.splice(0, 3, -1, 1, 1)],
    ['-0', (row) => row.splice(0, 3, -0, 1, -0)],
  ])('%s, in each place', (_, change) => {
    for (const kind of ['Float32Array', 'Float64Array', 'Uint8Array', 'Int8Array', 'BigInt64Array'])
      for (const form of ['flat', 'nested', 'resident'] as const)
        for (let place = 0; place < hot.length; place++) {
          const rows = hot.map((row) => row.slice());
          change(rows[place]!);
          const isWhole = rows.flat().every((x) => Number.isInteger(x) && x >= 0);
          if (!isWhole && !kind.startsWith('Float')) continue;
          const data = fill(kindOf[kind]!, 21, (i) => rows.flat()[i]!);
          const f1 = new F1Score();
          f1.updateState(forms[form](data, [7, 3], undefined), yPred);
          expect(f1.state).toEqual(stateOf(rows));
        }
  });

  test('more vectors than are read at once, the odd one last, and NaN', () => {
    const [n, width] = [20_000, 21];
    const rows = scoresOf(
      Array.from({ length: n }, (_, i) => i % width),
      width,
    );
    const f1 = new F1Score();
    f1.updateState(rows, rows);
    const sparse = new F1Score({ sparseYTrue: true });
    sparse.updateState(
      Int32Array.from({ length: n }, (_, i) => i % width),
      rows,
    );
    expect(f1.state).toEqual(sparse.state);
    const odd = { ...rows, data: Float32Array.from(rows.data) };
    odd.data[n * width - 1] = 3;
    f1.resetState();
    f1.updateState(odd, rows);
    expect((f1.state['truths'] as Cells)[width - 1]).toBe(
      (sparse.state['truths'] as Cells)[width - 1]! + 3,
    );
    odd.data[n * width - 1] = NaN;
    expect(() => f1.updateState(odd, rows)).toThrow(
      'F1Score.updateState: yTrue must not hold NaN; got NaN at [19999,20]',
    );
  });
});

describe('the index of the highest score', () => {
  // Lengths around a vector, several vectors, and a piece of a long row.
  const widths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 1023, 1024, 1025, 2047, 2048];
  const draws: Readonly<Record<string, (random: () => number) => number>> = {
    'of few numbers': (random) => pick(random, [0, 1, 2]),
    'of many numbers': (random) => random(),
    'of numbers below 0': (random) => pick(random, [-Infinity, -1, -2]),
    'of equal ones': () => 5,
  };

  test.each(Object.entries(draws))('%s', (_, draw) => {
    const random = randomFrom(19);
    for (const kind of ['Float32Array', 'Float64Array'])
      for (const width of [...widths, 2049, 4096, 4100, 9000])
        for (const n of [1, 2, 5]) {
          const scores = fill(kindOf[kind]!, n * width, () => draw(random));
          const calls: Cells = {};
          for (let i = 0; i < n; i++) {
            let best = 0;
            for (let c = 1; c < width; c++)
              if (scores[i * width + c]! > scores[i * width + best]!) best = c;
            calls[best] = (calls[best] ?? 0) + 1;
          }
          const f1 = new F1Score({ sparseYTrue: true });
          f1.updateState(new Int32Array(n), forms.resident(scores, [n, width], undefined));
          expect(f1.state['calls']).toEqual(calls);
        }
  });

  test.each([0, 1, 2046, 2047, 2048, 2049, 4095, 4096, 4999])(
    'the first of equal scores, at %d',
    (place) => {
      for (const next of [place + 1, place + 2048, 4999].filter((one) => one < 5000)) {
        const scores = new Float32Array(5000);
        scores[place] = scores[next] = 1;
        const f1 = new F1Score({ sparseYTrue: true });
        f1.updateState([place], { data: scores, shape: [1, 5000] });
        expect(f1.state['hits']).toEqual({ [place]: 1 });
      }
    },
  );
});
