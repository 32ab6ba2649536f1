import { F1Score, MeanIoU } from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { fill, forms, giveBackAll, kindOf } from './forms.ts';
import { pick, randomFrom } from './random.ts';

/* Labels and the classes of the highest scores, counted by kernels, against plain loops. */

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
    // Another label is left out, and no 32-bit integer becomes that.
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

describe('the place of the highest score', () => {
  // Around the lengths of a vector, of several, and of a piece of a long row.
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
    'of those that are equal the first one, at %d',
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
