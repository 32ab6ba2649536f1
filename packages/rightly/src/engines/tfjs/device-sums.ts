import type { Tensor } from '@tensorflow/tfjs-core';
import { inputsKey } from '../../core/scan.ts';
import type { Sums } from '../../core/state.ts';
import { expressionsOf, type Summand } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/declared-sums.ts';
import type { Expression } from '../vocabulary.ts';
import { counting } from './counting.ts';
import { type Scanned, SumsScan } from './sums-scan.ts';
import type { DeviceOptions } from './weights.ts';

/** Whether a device can count the sums of a metric. The sums must have few keys, which are known beforehand. Keys must be exact: see `isExact`. */
export const hasSumsOnDevice = (metric: AnySumsMetric): boolean =>
  Object.values(metric.summands).every(isOnDevice);

function isOnDevice(summand: Summand): boolean {
  const { by, moments, scores, isPerSample, isUnweighted } = summand;
  if (moments || scores || isPerSample || isUnweighted) return false;
  const expressions = expressionsOf(summand);
  const isRows = expressions.some(({ type }) => type === 'rows');
  const isKey =
    by === undefined || ('verb' in by && isExact(by) && (by.type === 'rows' || !isRows));
  return isKey && expressions.every(isKnown);
}

const isKnown = ({ verb, args, read }: Expression): boolean =>
  typeof args[0] === 'string'
    ? read === undefined && verb !== 'function' && verb !== 'classes'
    : verb in counting && args.every((arg) => typeof arg !== 'object' || isKnown(arg));

/** Whether a key is exact. A key that is computed in float32 could differ from that on the host. */
const isExact = ({ verb, args, run }: Expression): boolean =>
  typeof args[0] === 'string'
    ? run === undefined || verb === 'scores'
    : exact.has(verb) && args.every((arg) => typeof arg !== 'object' || isExact(arg));

const exact: ReadonlySet<string> = new Set([
  'argmax',
  'bucket',
  'differs',
  'ofWidth',
  'place',
  'predicted',
  'reaches',
  'within',
  'withoutNaN',
]);

/** Metrics of several sums that see the same batches of tensors. They are counted on the device, and no tensor is read. */
export class DeviceSums {
  readonly #count: number;
  readonly #scans: readonly { readonly scan: SumsScan; readonly members: readonly number[] }[];

  constructor(metrics: readonly AnySumsMetric[]) {
    this.#count = metrics.length;
    const alike = new Map<string, number[]>();
    metrics.forEach(({ member }, i) => {
      const key = inputsKey(member);
      alike.set(key, [...(alike.get(key) ?? []), i]);
    });
    this.#scans = [...alike.values()].map((members) => ({
      scan: new SumsScan(members.map((i) => metrics[i]!)),
      members,
    }));
  }

  /**
   * The sums of a batch. The caller has a `tidy`. Undefined where reading the batch is better. `classes` is the known number of classes of
   * the labels. Throws TypeError or RangeError for inputs that do not fit.
   */
  batch(
    yTrue: Tensor,
    yPred: Tensor,
    options: DeviceOptions,
    classes: number | undefined,
  ): Scanned | undefined {
    const parts: Scanned[] = [];
    for (const { scan } of this.#scans) {
      const part = scan.batch(yTrue, yPred, options, classes);
      if (!part) return undefined;
      parts.push(part);
    }
    return {
      tensors: parts.flatMap(({ tensors }) => tensors),
      length: parts.reduce((all, { length }) => all + length, 0),
      take: (numbers) => {
        const added = Array.from<Sums<string>>({ length: this.#count });
        let at = 0;
        parts.forEach(({ take, length }, s) => {
          const found = take(numbers.slice(at, (at += length)));
          this.#scans[s]!.members.forEach((i, m) => (added[i] = found[m]!));
        });
        return added;
      },
    };
  }
}
