import { round } from '../../core/dtype.ts';
import { positive } from '../cpu/counting.ts';
import { part } from '../cpu/in-blocks.ts';
import type { InputData, Inputs } from '../vocabulary.ts';
import { bytes } from './buckets.generated.ts';
import { elementOf, isAs, scoresAs } from './kinds.ts';
import { type KernelMemory, commonMemory, ownerOf, PIECE, ROWS } from './memory.ts';
import { moreKernels } from './more-kernels.ts';

type Buckets = (
  scores: number,
  truth: number,
  n: number,
  truthBytes: number,
  limits: number,
  count: number,
  start: number,
  scale: number,
  cells: number,
  room: number,
) => number;

const bucketsIn = moreKernels(bytes);

/** How truth is read. */
type TruthKind = 'U8' | 'F32';

type Kernels = Record<'bucketsF32' | 'bucketsF64', Buckets>;

/** So many limits fit into their area, and four tables of counts into theirs. */
const MOST = ROWS / 8 - 2;
/** A table for each of four scores that are counted together. */
const TABLES = 4;

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
  const at = as && isAs(yPred.data, as) && count <= MOST && n < 2 ** 31 && place(yPred);
  if (!at) return undefined;
  const even = evenly(thresholds, as, yPred);
  if (!even) return undefined;
  const { areas, memory } = at;
  const { limits, start: from, scale } = even;
  const places = limits.length + 2;
  const room = as === 'F32' ? Float32Array : Float64Array;
  new room(memory.buffer, areas.bits, limits.length).set(limits);
  const cells = new Int32Array(memory.buffer, areas.codes, TABLES * 2 * places).fill(0);
  const truthAs = truthKind(yTrue);
  const truthBytes = truthAs === 'F32' ? 4 : 1;
  const kernel = (bucketsIn(at) as Kernels)[`buckets${as}`];
  const rows = Math.min(ROWS, PIECE / 8);
  let found = 0;
  for (let start = 0; start < n; start += rows) {
    const length = Math.min(rows, n - start);
    const y = truthAs
      ? at.stage(yTrue, start, length, truthAs, areas.yTrue)
      : at.stage(positive(length, part(yTrue, start, length)), 0, length, 'U8', areas.yTrue);
    const p = at.stage(yPred, start, length, as, areas.yPred);
    found |= kernel(
      p,
      y,
      length,
      truthBytes,
      areas.bits,
      limits.length,
      from,
      scale,
      areas.codes,
      areas.labels,
    );
    at.refuseNaN(found & 2, yTrue);
  }
  const [negatives, positives] = [new Float64Array(places), new Float64Array(places)];
  for (let i = 0; i < cells.length; i++)
    (i % 2 === 0 ? negatives : positives)[(i >> 1) % places]! += cells[i]!;
  return { negatives, positives, isOutside: (found & 1) === 1 };
}

/** As float32 where no number becomes 0 that was none; undefined where kernels do not read it. */
function truthKind(truth: InputData): TruthKind | undefined {
  const element = truth.bits ? undefined : elementOf(truth);
  if (element?.as === 'U8') return 'U8';
  return element?.int32 || element?.float32 ? 'F32' : undefined;
}

const place = (scores: InputData): KernelMemory | undefined => ownerOf(scores) ?? commonMemory();

interface Even {
  /** At least one. */
  readonly limits: readonly number[];
  /** `(x - start) * scale` is the place of x among the limits. */
  readonly start: number;
  readonly scale: number;
}

/** How the place of a number among thresholds at even distances is found; undefined for others. */
function evenly(
  thresholds: readonly number[],
  as: 'F32' | 'F64',
  { dtype = 'float64' }: InputData,
): Even | undefined {
  const limits = thresholds.map((threshold) => round(threshold, dtype));
  const count = limits.length;
  // One that nothing is above.
  if (count === 0) return { limits: [Infinity], start: 0, scale: 1 };
  const start = limits[0]!;
  const step = count > 1 ? (limits[count - 1]! - start) / (count - 1) : 1;
  // The nearest limit is found to a tenth of a step, and rounding must not move it by more.
  const slack = step / 10;
  const isEven = limits.every((limit, i) => Math.abs(limit - start - i * step) < slack / 10);
  const last = Math.max(Math.abs(start), Math.abs(limits[count - 1]!));
  const scale = 1 / step;
  if (!isEven || last * 2 ** (as === 'F32' ? -20 : -48) > slack || !(scale < MOST_SCALE))
    return undefined;
  return { limits, start, scale };
}

/** So that a number times this is finite, in float32 too. */
const MOST_SCALE = 2 ** 64;
