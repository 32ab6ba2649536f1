import { AUC, Precision } from 'rightly';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { countByBucket } from '../../src/engines/wasm/by-bucket.ts';
import { fill, forms, giveBackAll, kindOf } from './forms.ts';

/* The kernel of buckets at the start and the end of its inputs. */

afterEach(giveBackAll);

/** The first `n` elements of an array. Other numbers follow them. */
const part = (kind: string, n: number, draw: (i: number) => number, behind: number) =>
  (
    forms.resident(
      fill(kindOf[kind]!, n + 8, (i) => (i < n ? draw(i) : behind)),
      [n + 8],
      undefined,
    ) as { data: Float32Array }
  ).data.subarray(0, n);

describe.each(['Float32Array', 'Float64Array'])('buckets of %s in the kernels’ memory:', (kind) => {
  test.each([0, 1, 2, 3, 4, 5, 255, 256, 258, 1024])(
    'elements after %d scores are ignored',
    (n) => {
      for (const truthKind of ['Uint8Array', 'Float32Array'])
        for (const behind of [7, NaN]) {
          const metric = new AUC({ numThresholds: 5 });
          metric.updateState(
            part(truthKind, n, () => 1, behind),
            part(kind, n, () => 0.3, behind),
          );
          expect(metric.state).toEqual({ positives: n > 0 ? { 1: n } : {}, negatives: {} });
        }
    },
  );

  test.each([1, 2, 3, 5, 1026])('numbers after %d scores are not refused', (n) => {
    const nan = vi.fn<() => void>();
    const inputs = {
      yTrue: { data: part('Float32Array', n, () => 1, NaN), refuse: { nan } as never },
      yPred: { data: part(kind, n, () => 0.3, 7) },
    };
    const found = countByBucket(n, inputs, [0.25, 0.5, 0.75])!;
    expect([...found.positives]).toEqual([0, n, 0, 0, 0]);
    expect([...found.negatives]).toEqual([0, 0, 0, 0, 0]);
    expect(found.isOutside).toBe(false);
    expect(nan).not.toHaveBeenCalled();
  });

  test.each([1, 4, 7, 1025])('the last of %d scores may be NaN, and must be a probability', (n) => {
    const [truth, last] = [part('Float32Array', n, () => 1, 0), n - 1];
    const metric = new AUC({ numThresholds: 5 });
    metric.updateState(
      truth,
      part(kind, n, (i) => (i === last ? NaN : 0.3), 0),
    );
    expect(metric.state['positives']).toEqual(n > 1 ? { 1: last, [-1]: 1 } : { [-1]: 1 });
    for (const wrong of [-0.25, 1.25, Infinity]) {
      const scores = part(kind, n, (i) => (i === last ? wrong : 0.3), 0);
      expect(() => metric.updateState(truth, scores)).toThrow(
        `AUC.updateState: yPred must lie between 0 and 1; got ${wrong} at [${last}]`,
      );
    }
  });

  test.each([1, 4, 7, 1025])('the last of %d truths must not be NaN', (n) => {
    const truth = part('Float32Array', n, (i) => (i === n - 1 ? NaN : 1), 0);
    expect(() =>
      new AUC().updateState(
        truth,
        part(kind, n, () => 0.3, 0),
      ),
    ).toThrow('AUC.updateState: yTrue must not hold NaN');
  });

  test.each([
    ['that are fractions', [0.25, 0.5, 0.75]],
    ['that are none', [0.1, 0.1 + Math.PI / 20, 0.1 + Math.PI / 10]],
    ['of one number', [0.3]],
  ])('thresholds %s, and scores on and beside them', (_, thresholds) => {
    const own = kind === 'Float32Array' ? thresholds.map(Math.fround) : thresholds;
    const beside = own.flatMap((limit) => [
      limit,
      limit * (1 - 2 ** -23),
      limit * (1 + 2 ** -23),
      limit - 0.01,
    ]);
    // Each of these values in each lane.
    const all = [1, 2, 3, 4].flatMap((shift) => Array<number>(shift).fill(0.5).concat(beside));
    const scores = kind === 'Float32Array' ? all.map(Math.fround) : all;
    const metric = new Precision({ thresholds });
    metric.updateState(
      part('Uint8Array', scores.length, () => 1, 0),
      part(kind, scores.length, (i) => scores[i]!, 0),
    );
    const positives: Record<string, number> = {};
    for (const x of scores) {
      const bucket = own.filter((limit) => limit < x).length;
      positives[bucket] = (positives[bucket] ?? 0) + 1;
    }
    expect(metric.state['positives']).toEqual(positives);
  });
});
