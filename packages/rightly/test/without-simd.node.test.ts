import { afterEach, describe, expect, test, vi } from 'vitest';

const own = globalThis.WebAssembly;
afterEach(() => {
  globalThis.WebAssembly = own;
});

/** The library, loaded where WebAssembly exists and compiles nothing. An old browser has no SIMD, and a page may forbid all code. */
async function loaded(): Promise<typeof import('../src/index.ts')> {
  const asked = vi.fn<() => never>(() => {
    throw new own.CompileError('no SIMD');
  });
  globalThis.WebAssembly = { ...own, Memory: own.Memory, Module: asked as never };
  vi.resetModules();
  const library = await import('../src/index.ts');
  expect(asked).not.toHaveBeenCalled();
  return library;
}

const truth = Int32Array.of(0, 1, 1, 0);
const scores = Float32Array.of(0.1, 0.9, 0.4, 0.6);
const rows = [
  [0.9, 0.1],
  [0.1, 0.9],
  [0.6, 0.4],
  [0.2, 0.8],
].map((row) => Float32Array.from(row));

describe('without SIMD plain arrays are used', () => {
  test.each<[string, (library: typeof import('../src/index.ts')) => unknown, unknown]>([
    ['thresholds', ({ AUC }) => updated(new AUC(), scores), 0.75],
    [
      'classes',
      ({ MeanIoU }) => updated(new MeanIoU({ numClasses: 2, sparseYPred: false }), rows),
      1 / 3,
    ],
    [
      'ranks',
      ({ SparseCategoricalAccuracy }) => updated(new SparseCategoricalAccuracy(), rows),
      0.5,
    ],
    ['comparisons', ({ BinaryAccuracy }) => updated(new BinaryAccuracy(), scores), 0.5],
  ])('%s', async (_, count, wanted) => {
    expect(count(await loaded())).toBeCloseTo(wanted as number, 6);
  });
});

function updated(
  metric: { updateState(yTrue: never, yPred: never): void; result(): unknown },
  predictions: unknown,
): unknown {
  metric.updateState(truth as never, predictions as never);
  metric.updateState(truth as never, predictions as never);
  return metric.result();
}
