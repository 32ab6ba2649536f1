import { round } from '../../core/dtype.ts';
import { positive } from '../cpu/counting.ts';
import { part } from '../cpu/in-blocks.ts';
import type { InputData, Inputs } from '../vocabulary.ts';
import { bytes } from './buckets.generated.ts';
import { isAs, scoresAs } from './kinds.ts';
import { type KernelMemory, commonMemory, ownerOf, PIECE, ROWS } from './memory.ts';
import { moreKernels } from './more-kernels.ts';

type Buckets = (
  scores: number,
  truth: number,
  n: number,
  limits: number,
  count: number,
  start: number,
  scale: number,
  cells: number,
) => number;

const bucketsIn = moreKernels(bytes);

type Kernels = Record<'bucketsF32' | 'bucketsF64', Buckets>;

/** Where limits and cells fit into their areas. */
const MOST = 4096;

/** How often negatives and positives are in each bucket; the last place is that of NaN. */
export interface BucketCounts {
  readonly negatives: Float64Array;
  readonly positives: Float64Array;
  /** Whether a score is below 0 or above 1. */
  readonly isOutside: boolean;
}

/** Counts `n` scores by bucket with kernels; undefined where these cannot read them, or the thresholds are not at even distances. */
export function countByBucket(
  n: number,
  { yTrue, yPred }: Inputs,
  thresholds: readonly number[],
): BucketCounts | undefined {
  const count = thresholds.length;
  const as = yPred.bits ? undefined : scoresAs(yPred);
  const at = as && isAs(yPred.data, as) && count <= MOST && place(yPred);
  if (!at) return undefined;
  const even = evenly(thresholds, as, yPred);
  if (!even) return undefined;
  const { areas, memory } = at;
  const limits = new (as === 'F32' ? Float32Array : Float64Array)(
    memory.buffer,
    areas.bits,
    count + 2,
  );
  limits.set(even.limits);
  limits.fill(Infinity, count);
  const cells = new Int32Array(memory.buffer, areas.codes, 2 * (count + 2)).fill(0);
  const kernel = (bucketsIn(at) as Kernels)[`buckets${as}`];
  const rows = Math.min(ROWS, PIECE / 8);
  const total = new Float64Array(cells.length);
  let isOutside = 0;
  for (let start = 0; start < n; start += rows) {
    const length = Math.min(rows, n - start);
    const truth = isAs(yTrue.data, 'U8') ? yTrue : positive(length, part(yTrue, start, length));
    const y = at.stage(truth, truth === yTrue ? start : 0, length, 'U8', areas.yTrue);
    const p = at.stage(yPred, start, length, as, areas.yPred);
    isOutside |= kernel(p, y, length, areas.bits, count, even.start, even.scale, areas.codes);
  }
  for (let i = 0; i < total.length; i++) total[i] = cells[i]!;
  return {
    negatives: total.subarray(0, count + 2),
    positives: total.subarray(count + 2),
    isOutside: isOutside === 1,
  };
}

const place = (scores: InputData): KernelMemory | undefined => ownerOf(scores) ?? commonMemory();

/** How the place of a number among thresholds at even distances is found; undefined for others. */
function evenly(
  thresholds: readonly number[],
  as: 'F32' | 'F64',
  { dtype = 'float64' }: InputData,
): { limits: number[]; start: number; scale: number } | undefined {
  const limits = thresholds.map((threshold) => round(threshold, dtype));
  const count = limits.length;
  const first = limits[0] ?? 0;
  const step = count > 1 ? (limits[count - 1]! - first) / (count - 1) : 1;
  // A limit is found to a tenth of a step, and rounding must not move it by more.
  const slack = step / 10;
  const isEven = limits.every((limit, i) => Math.abs(limit - first - i * step) < slack / 10);
  const last = Math.max(Math.abs(first), Math.abs(limits[count - 1] ?? 0));
  if (!isEven || last * 2 ** (as === 'F32' ? -20 : -48) > slack) return undefined;
  return { limits, start: first + slack, scale: 1 / step };
}
