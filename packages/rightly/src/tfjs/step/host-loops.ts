import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { getLoss } from '../../registry.ts';

type Numbers = ArrayLike<number>;

/** A batch as loops read it: rows of predictions and truth. */
export interface Rows {
  /** The tensor of the gradient: the logits of a cross-entropy, otherwise the predictions. */
  readonly z: Numbers;
  /** Predictions. */
  readonly p: Numbers;
  readonly truth: Numbers;
  readonly width: number;
}

/** A loss of the row that begins at `start`, and its gradient times `by`. */
export interface HostLoop {
  value(rows: Rows, start: number): number;
  slopes(rows: Rows, start: number, by: number, into: Float32Array): void;
  /** Whether the truth has one number for a row, the index of a class. */
  readonly isSparse?: boolean;
}

/** log(Σ e^z), computed from the class with the highest logit: the logit minus the logarithm of the probability. */
function logOfSum({ z, p, width }: Rows, start: number): number {
  let highest = start;
  for (let i = start + 1; i < start + width; i++) if (z[i]! > z[highest]!) highest = i;
  return z[highest]! - Math.log(p[highest]!);
}

const sparse: HostLoop = {
  isSparse: true,
  value: (rows, start) => logOfSum(rows, start) - rows.z[start + rows.truth[start / rows.width]!]!,
  slopes({ p, truth, width }, start, by, into) {
    for (let i = start; i < start + width; i++) into[i] = p[i]! * by;
    into[start + truth[start / width]!]! -= by;
  },
};

const categorical = (smoothing: number): HostLoop => ({
  value(rows, start) {
    const { z, truth, width } = rows;
    const log = logOfSum(rows, start);
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      const share = truth[i]! * (1 - smoothing) + smoothing / width;
      // A share of 0 of an infinite number is 0.
      if (share !== 0) sum += share * (log - z[i]!);
    }
    return sum;
  },
  slopes({ p, truth, width }, start, by, into) {
    let total = smoothing;
    for (let i = start; i < start + width; i++) total += truth[i]! * (1 - smoothing);
    for (let i = start; i < start + width; i++) {
      const share = truth[i]! * (1 - smoothing) + smoothing / width;
      into[i] = (p[i]! * total - share) * by;
    }
  },
});

const binary = (smoothing: number): HostLoop => ({
  value({ z, truth, width }, start) {
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      const share = truth[i]! * (1 - smoothing) + smoothing / 2;
      sum += Math.max(z[i]!, 0) - z[i]! * share + Math.log1p(Math.exp(-Math.abs(z[i]!)));
    }
    return sum / width;
  },
  slopes({ p, truth, width }, start, by, into) {
    for (let i = start; i < start + width; i++) {
      const share = truth[i]! * (1 - smoothing) + smoothing / 2;
      into[i] = ((p[i]! - share) * by) / width;
    }
  },
});

/** The mean of a function of the errors in a row. */
const ofErrors = (
  valueOf: (error: number) => number,
  slopeOf: (error: number) => number,
): HostLoop => ({
  value({ z, truth, width }, start) {
    let sum = 0;
    for (let i = start; i < start + width; i++) sum += valueOf(z[i]! - truth[i]!);
    return sum / width;
  },
  slopes({ z, truth, width }, start, by, into) {
    for (let i = start; i < start + width; i++) into[i] = (slopeOf(z[i]! - truth[i]!) * by) / width;
  },
});

const squared = ofErrors(
  (error) => error * error,
  (error) => 2 * error,
);
const absolute = ofErrors(Math.abs, Math.sign);

/** The loop for a loss of logits. Undefined where there is none. */
export function loopOfLogits(metric: AnyMeanMetric): HostLoop | undefined {
  const { class_name: className, config } = metric.toJSON();
  const smoothing = Number(config['label_smoothing'] ?? 0);
  if (className === 'BinaryCrossentropy') return binary(smoothing);
  if (className === 'CategoricalCrossentropy') return categorical(smoothing);
  const isSparse = className === 'SparseCategoricalCrossentropy';
  return isSparse && (config['ignore_class'] ?? undefined) === undefined ? sparse : undefined;
}

const loops: Readonly<Record<string, HostLoop>> = {
  MeanSquaredError: squared,
  MeanAbsoluteError: absolute,
};

/** The loop for a loss of predictions. Undefined where there is none. */
export function loopOfPredictions(metric: AnyMeanMetric): HostLoop | undefined {
  const { class_name: className } = metric.toJSON();
  // A user's own class may have that name too.
  return Object.hasOwn(loops, className) && getLoss(className).constructor === metric.constructor
    ? loops[className]
    : undefined;
}
