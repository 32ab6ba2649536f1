import { type Dtype, round } from '../../core/dtype.ts';
import { positive } from '../cpu/counting.ts';
import { part } from '../cpu/in-blocks.ts';
import type { InputData, Inputs } from '../vocabulary.ts';
import { bytes } from './buckets.generated.ts';
import { bytesOf, elementOf, type Kind } from './kinds.ts';
import { commonMemory, ownerOf, PIECE, ROWS } from './memory.ts';
import { moreKernels } from './more-kernels.ts';

type Count = (
  scores: number,
  scoreBytes: number,
  truth: number,
  truthBytes: number,
  n: number,
  given: number,
  room: number,
) => number;

const bucketsIn = moreKernels(bytes);

type Kernels = Record<'count', Count>;

/** The largest number of thresholds that fit into their working area. Four tables of counts then fit into the area for tables. */
const MOST = ROWS / 8 - 2;

/** The number of negatives and of positives in each bucket. The last element is that of NaN. */
export interface BucketCounts {
  readonly negatives: Float64Array;
  readonly positives: Float64Array;
  /** Whether a score is below 0 or above 1. */
  readonly isOutside: boolean;
}

/** Counts `n` scores by bucket with kernels. Undefined where kernels cannot read the inputs, or where thresholds are not evenly spaced. */
export function countByBucket(
  n: number,
  { yTrue, yPred }: Inputs,
  thresholds: readonly number[],
): BucketCounts | undefined {
  const as = kindOf(yPred);
  if (as !== 'F32' && as !== 'F64') return undefined;
  const { Floats, great, limits, scale, formula } = limitsFor(thresholds, as, yPred.dtype);
  const at = scale && n < 2 ** 31 && (ownerOf(yPred) ?? commonMemory());
  if (!at) return undefined;
  const { areas, memory } = at;
  const places = limits.length + 2;
  const given = new Floats(memory.buffer, areas.bits);
  given.set([limits[0]!, scale, limits.length - 1, great, ...formula]);
  given.set(limits, 6);
  const cells = new Int32Array(memory.buffer, areas.codes, 8 * places).fill(0);
  const tables = [0, 8, 16, 24].map((size) => areas.codes + size * places);
  new Int32Array(memory.buffer, areas.labels).set([...tables, places - 1]);
  const truthAs = kindOf(yTrue);
  const isRead = truthAs === 'U8' || truthAs === 'F32';
  const kernel = (bucketsIn(at) as Kernels).count;
  const rows = PIECE / 8;
  let found = 0;
  for (let start = 0; start < n; start += rows) {
    const length = Math.min(rows, n - start);
    const y = isRead
      ? at.stage(yTrue, start, length, truthAs, areas.yTrue)
      : at.stage(positive(length, part(yTrue, start, length)), 0, length, 'U8', areas.yTrue);
    const p = at.stage(yPred, start, length, as, areas.yPred);
    found |= kernel(
      p,
      bytesOf[as],
      y,
      isRead ? bytesOf[truthAs] : 1,
      length,
      areas.bits,
      areas.labels,
    );
    at.refuseNaN(found & 2, yTrue);
  }
  const [negatives, positives] = [new Float64Array(places), new Float64Array(places)];
  // A table has a pair for each bucket.
  for (let table = 0; table < cells.length; table += 2 * places)
    for (let i = 0; i < places; i++) {
      negatives[i]! += cells[table + 2 * i]!;
      positives[i]! += cells[table + 2 * i + 1]!;
    }
  return { negatives, positives, isOutside: (found & 1) > 0 };
}

/** Thresholds in the form that the kernel takes. */
interface Limits {
  readonly Floats: Float32ArrayConstructor | Float64ArrayConstructor;
  /** Numbers of the array's type that are this large have no fraction. */
  readonly great: number;
  readonly limits: Float32Array | Float64Array;
  readonly scale: number | undefined;
  readonly formula: readonly [number, number];
}

/** The limits of each list of thresholds. A metric counts by the same thresholds in each batch. */
const knownLimits = new WeakMap<readonly number[], Map<string, Limits>>();

function limitsFor(thresholds: readonly number[], as: 'F32' | 'F64', dtype?: Dtype): Limits {
  const own = knownLimits.get(thresholds) ?? new Map<string, Limits>();
  const key = `${as} ${dtype}`;
  const found = own.get(key) ?? makeLimits(thresholds, as, dtype);
  knownLimits.set(thresholds, own.set(key, found));
  return found;
}

function makeLimits(
  thresholds: readonly number[],
  as: 'F32' | 'F64',
  dtype: Dtype = 'float64',
): Limits {
  const [Floats, great, precision] =
    as === 'F32'
      ? ([Float32Array, 2 ** 23, 2 ** -20] as const)
      : ([Float64Array, 2 ** 52, 2 ** -48] as const);
  // The elements can have less precision than the type of the array.
  const limits = Floats.from(thresholds.map((limit) => round(limit, dtype)));
  const scale = scaleOf(limits, precision);
  return { Floats, great, limits, scale, formula: scale ? formulaOf(limits, scale) : [0, 0] };
}

/** The element type of an input in memory. Undefined for 16-bit floats. */
const kindOf = (input: InputData): Kind | undefined =>
  input.bits ? undefined : elementOf(input)?.as;

/** Limit i is `(i + offset) / parts`. If that is not exact, `parts` is 0. */
function formulaOf(limits: Float32Array | Float64Array, scale: number): [number, number] {
  const parts = Math.round(scale);
  const offset = limits.length > 1 ? Math.round(limits[0]! * scale) : limits[0]!;
  // An array rounds each result to its precision, as the kernel does.
  const sums = limits.map((_, i) => i + offset);
  const quotients = sums.map((sum) => sum / parts);
  return [offset, quotients.every((limit, i) => limit === limits[i]) ? parts : 0];
}

/** The number of steps between limits in an interval of length 1. Undefined where limits are not evenly spaced, or are too many for the kernels. */
function scaleOf(limits: ArrayLike<number>, precision: number): number | undefined {
  const count = limits.length;
  const [first, last] = [limits[0]!, limits[count - 1]!];
  const step = count > 1 ? (last - first) / (count - 1) : 1;
  // The kernel estimates the nearest limit. Rounding may move the estimate by at most a tenth of a step.
  const slack = step / 10;
  const isEven = Array.from(limits).every(
    (limit, i) => Math.abs(limit - first - i * step) < slack / 10,
  );
  const size = Math.max(Math.abs(first), Math.abs(last));
  // A number times the scale must be finite, in float32 too.
  const isFine = size * precision <= slack && step > 2 ** -64;
  return isEven && isFine && count <= MOST ? 1 / step : undefined;
}
