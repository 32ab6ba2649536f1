import { CohenKappa, ConfusionMatrix } from 'rightly';
import { afterEach, describe, expect, test } from 'vitest';
import { outcomeClasses } from '../outcome-classes.ts';
import { forms, giveBackAll } from './forms.ts';
import { randomFrom } from './random.ts';

/* Pairs of labels that are counted in a table, compared with plain loops, and with the same labels in arrays that do not use a table. */

afterEach(giveBackAll);

const draw = (n: number, most: number, seed: number): Int32Array => {
  const random = randomFrom(seed);
  return Int32Array.from({ length: n }, () => Math.floor(random() * most));
};

type Cells = Record<string, Record<string, number>>;

const pairsOf = (truth: ArrayLike<number>, guess: ArrayLike<number>, left?: number): Cells => {
  const cells: Cells = {};
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === left) continue;
    const row = (cells[truth[i]!] ??= {});
    row[guess[i]!] = (row[guess[i]!] ?? 0) + 1;
  }
  return cells;
};

/** Where two tables differ, in words. `toEqual` takes seconds for tens of thousands of cells. */
function differences(found: Cells, wanted: Cells): string[] {
  const rows = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...rows].flatMap((y) => {
    const [mine, theirs] = [found[y] ?? {}, wanted[y] ?? {}];
    const columns = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return [...columns].flatMap((p) =>
      mine[p] === theirs[p] ? [] : [`${y} as ${p}: ${mine[p]}, not ${theirs[p]}`],
    );
  });
}

describe('pairs of labels', () => {
  // Sizes around those of a table, of four tables, of a block and of eight samples.
  test.each([
    [1, 1],
    [3, 2],
    [5, 16],
    [6, 17],
    [100, 15],
    [1000, 40],
    [8191, 128],
    [8200, 129],
    [32_768, 100],
    [32_775, 100],
    [65_544, 256],
    [65_544, 257],
    [40_001, 300],
    [70_000, 1023],
    [70_000, 1024],
    [70_000, 1025],
    [70_000, 3000],
  ])('%d of them, of %d classes', (n, most) => {
    const [truth, guess] = [draw(n, most, 3), draw(n, most, 4)];
    const wanted = pairsOf(truth, guess);
    for (const kind of [Int32Array, Uint8Array, Uint16Array, Float32Array, Float64Array])
      for (const form of ['flat', 'resident'] as const) {
        if (kind === Uint8Array && most > 256) continue;
        const metric = new ConfusionMatrix({ sparseYPred: true });
        metric.updateState(
          forms[form](kind.from(truth), [n], undefined),
          forms[form](kind.from(guess), [n], undefined),
        );
        const { pairs, ...others } = metric.state as { pairs: Cells };
        expect([others, differences(pairs, wanted)]).toEqual([{}, []]);
      }
  });

  // In the first block, in both halves of the second block, and after the last eight samples.
  test.each([0, 5000, 32_768 + 300, 32_768 + 16_384 + 300, 65_536 + 2])(
    'a label far above all others at %d is counted',
    (place) => {
      for (const label of [17, 127, 128, 255, 256, 1000])
        for (const kind of [Int32Array, Uint16Array, Float32Array]) {
          const [truth, guess] = [draw(65_539, 10, 13), draw(65_539, 10, 14)];
          guess[place] = label;
          const metric = new ConfusionMatrix({ sparseYPred: true });
          metric.updateState(kind.from(truth), kind.from(guess));
          expect(metric.state).toEqual({ pairs: pairsOf(truth, guess) });
        }
    },
  );

  test.each([-1, 3, 255, 300])('many samples without those of the label %d', (ignoreClass) => {
    const [truth, guess] = [draw(40_001, 8, 15), draw(40_001, 8, 16)];
    for (let i = 0; i < truth.length; i += 1000) [truth[i], guess[i]] = [ignoreClass, 77];
    for (const numClasses of [undefined, 8]) {
      const metric = new ConfusionMatrix({ sparseYPred: true, ignoreClass, numClasses });
      metric.updateState(truth, guess);
      expect(metric.state).toEqual({ pairs: pairsOf(truth, guess, ignoreClass) });
    }
  });

  test.each([5, 15, 16, 99, 100, 127, 128, 255, 256, 1000])(
    'the label %d beyond 5 classes is refused, among many samples too',
    (label) => {
      for (const side of [0, 1]) {
        const pair = [draw(70_001, 5, 17), draw(70_001, 5, 18)] as const;
        pair[side]![40_000] = label;
        const metric = new ConfusionMatrix({ sparseYPred: true, numClasses: 5 });
        expect(() => metric.updateState(...pair)).toThrow(
          `ConfusionMatrix.updateState: ${side === 0 ? 'yTrue' : 'yPred'} must lie between 0 and 4; got ${label} at [40000]`,
        );
        expect(metric.state).toEqual({ pairs: {} });
      }
    },
  );

  test.each([-1, 0, 7, 255, 2 ** 40])('the label %d is left out', (ignoreClass) => {
    const [truth, guess] = [draw(1001, 8, 5), draw(1001, 8, 6)];
    if (ignoreClass === -1 || ignoreClass === 255)
      for (let i = 0; i < truth.length; i += 3) truth[i] = ignoreClass;
    const metric = new ConfusionMatrix({ sparseYPred: true, ignoreClass });
    metric.updateState(truth, guess);
    expect(metric.state).toEqual({ pairs: pairsOf(truth, guess, ignoreClass) });
  });

  test.each([-1, 2 ** 30, 5])(
    'the label %d beyond the known classes is refused, at any index',
    (label) => {
      for (let place = 0; place < 9; place++)
        for (const side of [0, 1]) {
          const pair = [draw(9, 5, 7), draw(9, 5, 8)] as const;
          pair[side]![place] = label;
          const metric = new ConfusionMatrix({ sparseYPred: true, numClasses: 5 });
          expect(() => metric.updateState(...pair)).toThrow(
            `ConfusionMatrix.updateState: ${side === 0 ? 'yTrue' : 'yPred'} must lie between 0 and 4; got ${label} at [${place}]`,
          );
          expect(metric.state).toEqual({ pairs: {} });
        }
    },
  );

  test('a label beyond 32 bits is not taken for -1, which is left out', () => {
    const [truth, guess] = [Float64Array.of(0, 2 ** 40, -1, 1), Int32Array.of(0, 1, 1, 1)];
    const metric = new ConfusionMatrix({ sparseYPred: true, ignoreClass: -1 });
    metric.updateState(truth, guess);
    expect(metric.state).toEqual({ pairs: pairsOf(truth, guess, -1) });
  });

  test('negative and large labels are classes, where any label is allowed', () => {
    const [truth, guess] = [Int32Array.of(0, 1, -5, 2 ** 30), Int32Array.of(0, -5, 1, 1)];
    const metric = new ConfusionMatrix({ sparseYPred: true });
    metric.updateState(truth, guess);
    expect(metric.state).toEqual({ pairs: pairsOf(truth, guess) });
    expect(metric.keys()).toEqual([-5, 0, 1, 2 ** 30]);
  });

  test('scores: the first of the highest is predicted, and a label beyond them stays', () => {
    const [n, width] = [5000, 7];
    const [truth, guess] = [draw(n, width, 9), draw(n, width, 10)];
    truth[17] = 9;
    truth[18] = -3;
    const data = Float32Array.from({ length: n * width }, (_, i) =>
      i % width >= guess[Math.floor(i / width)]! ? 1 : 0,
    );
    for (const labels of [truth, Float64Array.from(truth)]) {
      const metric = new ConfusionMatrix();
      metric.updateState(labels, { data, shape: [n, width] });
      expect(metric.state).toEqual({ classes: width, pairs: pairsOf(truth, guess), unknown: {} });
    }
  });

  test('sums by class equal those of the same labels without a table', () => {
    const [truth, guess] = [draw(3001, 11, 11), draw(3001, 11, 12)];
    const makers = [
      ...outcomeClasses.map((Class) => () => new Class({ sparseYPred: true })),
      () => new CohenKappa({ sparseYPred: true, weights: 'linear' }),
    ];
    for (const make of makers) {
      const [table, plain] = [make(), make()];
      table.updateState(truth, guess);
      plain.updateState(Array.from(truth), Array.from(guess));
      expect(table.state).toEqual(plain.state);
      expect(table.result()).toEqual(plain.result());
    }
  });
});
