import { expect, test } from 'vitest';
import { errorsOf } from '../src/counting/errors-of.ts';
import { edgesOf, ErrorBins, ErrorCells, ZERO } from '../src/counting/error-metrics.ts';

/** The bin that an error is counted in. */
function binOf(error: number): number {
  const metric = new ErrorBins();
  metric.updateState([0], [error]);
  const { weights } = metric.toJSON().state as unknown as { weights: Record<string, number> };
  return Number(Object.keys(weights)[0]);
}

const after = (x: number): number => {
  const bits = new BigInt64Array(Float64Array.of(x).buffer);
  return new Float64Array(BigInt64Array.of(bits[0]! + (x > 0 ? 1n : -1n)).buffer)[0]!;
};

test('there are eight bins an octave, from 2^-20 to 2^40, on both sides of 0', () => {
  expect([edgesOf(480 + 8 * 20)[0], edgesOf(480 + 8 * 30)[0], edgesOf(479 - 8 * 21)[1]]).toEqual([
    1, 1024, -2,
  ]);
  for (let n = 1; n < 480; n++) {
    const [from, to] = edgesOf(480 + n);
    expect(Math.log2(from)).toBeCloseTo(n / 8 - 20, 12);
    expect(edgesOf(479 - n)).toEqual([-to, -from]);
  }
});

test('a bin holds its upper end, and not its lower one', () => {
  for (let n = 1; n < 479; n += 7) {
    const [from, to] = edgesOf(480 + n);
    expect([from, after(from), to, after(to)].map(binOf)).toEqual(
      [479, 480, 480, 481].map((bin) => bin + n),
    );
    expect([-from, after(-from), -to, after(-to)].map(binOf)).toEqual(
      [479, 480, 478, 479].map((bin) => bin - n),
    );
  }
});

test('what is smaller or larger than all edges is in the bins around 0, and in the outermost ones', () => {
  const tiny = [0, -0, 5e-324, -5e-324, 1e-310, 2 ** -20, -(2 ** -20)];
  expect(tiny.map(binOf)).toEqual(tiny.map(() => 479));
  expect([after(2 ** -20), 2 ** 40, 1e300, Number.MAX_VALUE].map(binOf)).toEqual([
    480, 959, 959, 959,
  ]);
  expect([-(2 ** 40), -1e300, -Number.MAX_VALUE].map(binOf)).toEqual([0, 0, 0]);
});

test('the bin that holds 0 reaches to both sides of 0', () => {
  expect(edgesOf(ZERO)).toEqual([edgesOf(ZERO - 1)[1], 2 ** -20]);
  expect(edgesOf(ZERO + 1)[0]).toBe(2 ** -20);
  expect([edgesOf(0)[0], edgesOf(959)[1]]).toEqual([-(2 ** 40), 2 ** 40]);
});

test('figures have a bin at 0, and joined bins of one sign', () => {
  const numbers = [0, 0, 1, 1.01, 2 ** 20, -1, -(2 ** 10)];
  const count = <M extends ErrorBins | ErrorCells>(metric: M, truth: number): M => {
    metric.updateState(
      numbers.map((x) => truth * x),
      numbers,
    );
    return metric;
  };
  const figures = errorsOf(count(new ErrorBins(), 0), count(new ErrorCells(), 1));
  const holds = ({ from, to }: { from: number; to: number }): number[] =>
    numbers.filter((x) => x > from && x <= to);
  expect(figures.bins.map((bin) => [bin.weight, holds(bin)])).toEqual([
    [1, [-(2 ** 10)]],
    [1, [-1]],
    [2, [0, 0]],
    [2, [1, 1.01]],
    [1, [2 ** 20]],
  ]);
  expect(figures.bySize.map(({ weight, meanError }) => [weight, meanError])).toEqual(
    [1, 1, 2, 2, 1].map((weight) => [weight, 0]),
  );
  for (const { from, to } of figures.bins)
    expect(from < 0 && to > 0).toBe(holds({ from, to })[0] === 0);
});

test('bins are of float64, whatever type the numbers have', () => {
  const x = Math.fround(2 ** 0.125);
  const truths = (of: typeof Float32Array | typeof Float64Array): unknown => {
    const metric = new ErrorCells();
    metric.updateState(of.of(x, 2, after(2)), of.of(x, 2, 2));
    return metric.toJSON().state;
  };
  expect(x).not.toBe(2 ** 0.125);
  const [narrow, wide] = [truths(Float32Array), truths(Float64Array)] as Record<string, object>[];
  expect(Object.keys(narrow!['weights']!)).toContain(String(x > 2 ** 0.125 ? 641 : 640));
  expect(Object.keys(wide!['weights']!)).toContain(String(x > 2 ** 0.125 ? 641 : 640));
});
