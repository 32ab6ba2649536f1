import { maskFor, weightsFor } from '../../../src/core/weights.ts';
import { toBatch } from '../../../src/core/batch.ts';
import { inputsOf } from '../../../src/engines/vocabulary.ts';
import { type Case, type Update } from '../cases.ts';
import { create } from '../classes.ts';
import type { Cell, Typed } from './engine.ts';

/** A case as a table: a row for each element of the values, with the weight that docs/semantics.md defines. */
export interface Table {
  readonly rows: readonly (readonly [yTrue: Cell, yPred: Cell, weight: number])[];
  readonly weighted: boolean;
  readonly yTrue: Typed;
  readonly yPred: Typed;
  /** The number of scores in a row, or 1 for a column. */
  readonly width: number;
}

type Data = readonly (number | bigint | string)[];

/** The table of a case, or undefined where no column holds its numbers. */
export function toTable({ className, config, updates }: Case): Table | undefined {
  const { expression } = create(className, config);
  const batches = updates.map((update) =>
    toBatch(inputsOf(expression), update.yTrue, update.yPred, className),
  );
  const [first] = batches;
  const isHalf = batches.some(({ inputs }) => inputs.yPred.dtype?.endsWith('16'));
  if (!first || isHalf) return undefined;
  const weights = updates.map((update, i) =>
    weigh(update, batches[i]!.shape, config['reduction'] === 'element'),
  );
  const weighted = weights.some((w) => w.some((x) => x !== 1));
  const types = [first.inputs.yTrue, first.inputs.yPred].map(typeOf);
  const rows = batches.flatMap(({ inputs, shape }, b) =>
    Array.from({ length: shape.reduce((n, axis) => n * axis, 1) }, (_, i) => {
      const [y, p] = [inputs.yTrue, inputs.yPred].map(({ data, width }, side) => {
        const cells = Array.from<number | bigint | string, number | bigint | string>(
          (data as Data).slice(i * width!, (i + 1) * width!),
          (x) => (types[side]!.type === 'integer' ? BigInt(x) : x),
        );
        return width! > 1 || isRows(className, side) ? cells : cells[0]!;
      });
      return [y!, p!, weights[b]![i]!] as const;
    }),
  );
  return {
    rows,
    weighted,
    yTrue: types[0]!,
    yPred: types[1]!,
    width: first.inputs.yPred.width!,
  };
}

const isRows = (className: string, side: number): boolean =>
  side === 1 ? /Categorical/.test(className) : /^(TopK)?Categorical/.test(className);

/** The weight of each element. Inner axes share the weight of a sample. */
export function weigh(
  { sampleWeight, mask }: Update,
  shape: readonly number[],
  element: boolean,
): number[] {
  const n = shape.reduce((product, axis) => product * axis, 1);
  const d = element ? 1 : shape.slice(1).reduce((product, axis) => product * axis, 1);
  const given = [weightsFor(sampleWeight, shape, ''), maskFor(mask, shape, '')];
  return Array.from(
    { length: n },
    // 64-bit integers are allowed as weights.
    (_, i) => given.reduce((w, all) => w * Number((all?.[i] ?? 1) as unknown), 1) / d,
  );
}

function typeOf({ data, dtype }: { data: ArrayLike<unknown>; dtype?: unknown }): Typed {
  if (dtype === 'float32') return { type: 'float32' };
  if (data instanceof BigUint64Array) return { type: 'integer', unsigned: true };
  if (ArrayBuffer.isView(data) && !(data instanceof Float64Array)) return { type: 'integer' };
  if (typeof data[0] === 'string') return { type: 'string' };
  return { type: Array.isArray(data) ? 'integer' : 'float64' };
}
