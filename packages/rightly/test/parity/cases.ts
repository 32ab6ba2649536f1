import type { ArrayInput, Config, ShapedData, TypedArray } from 'rightly';
import accuracy from '../../../../fixtures/keras-3.6/accuracy.jsonl?raw';
import binary from '../../../../fixtures/keras-3.6/binary_accuracy.jsonl?raw';
import categorical from '../../../../fixtures/keras-3.6/categorical_accuracy.jsonl?raw';
import sparse from '../../../../fixtures/keras-3.6/sparse_categorical_accuracy.jsonl?raw';
import sparseTopK from '../../../../fixtures/keras-3.6/sparse_top_k_categorical_accuracy.jsonl?raw';
import topK from '../../../../fixtures/keras-3.6/top_k_categorical_accuracy.jsonl?raw';
import sortedIds from '../../../../fixtures/keras-3.15/sparse_top_k_categorical_accuracy.jsonl?raw';
import type { ClassName } from './classes.ts';

/** One call of updateState. */
export interface Update {
  // oxlint-disable-next-line typescript/no-explicit-any -- strings too, which only Accuracy takes
  readonly yTrue: ArrayInput<any>;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly yPred: ArrayInput<any>;
  readonly sampleWeight?: number | ArrayInput | undefined;
  readonly mask?: ArrayInput<boolean | number> | undefined;
}

/** The expected sums. A sum is left out where that of the reference cannot be compared. */
export interface Expected {
  readonly total?: number;
  readonly count?: number;
  readonly result: number;
  /** The relative tolerance of a number. Sums of right and wrong values are exact. */
  readonly tolerance: number;
}

export interface Case {
  readonly title: string;
  readonly className: ClassName;
  /** The options with Keras's keys. Options that are left out have their defaults. */
  readonly config: Config;
  readonly updates: readonly Update[];
  readonly expected: Expected;
}

type Recorded = readonly [
  dtype: 'float16' | 'float32' | 'float64' | 'int32' | 'int64' | 'uint8' | 'bool' | 'string',
  shape: number[],
  data: number[],
];
type RecordedUpdate = Readonly<Record<'yTrue' | 'yPred' | 'sampleWeight', Recorded>>;
interface RecordedCase {
  readonly config: Config;
  readonly updates: readonly RecordedUpdate[];
  readonly total: number;
  readonly count: number;
  readonly result: number;
}

/** The input for a recorded tensor. */
type Form = (tensor: Recorded, keepPrecision: boolean) => ArrayInput;

const arrays: Readonly<Record<Recorded[0], (data: number[]) => TypedArray>> = {
  // Names have no typed array.
  string: (data) => data as never,
  float16: (data) => Uint16Array.from(data, float16Bits),
  float32: (data) => Float32Array.from(data),
  float64: (data) => Float64Array.from(data),
  int32: (data) => Int32Array.from(data),
  int64: (data) => BigInt64Array.from(data, BigInt),
  uint8: (data) => Uint8Array.from(data),
  bool: (data) => Uint8Array.from(data),
};

const typed = ([dtype, , data]: Recorded): TypedArray => arrays[dtype](data);

/** The bits of a number that float16 holds. */
function float16Bits(x: number): number {
  const size = Math.abs(x);
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const fraction = Math.round((size / 2 ** exponent) * 1024);
  const sign = x < 0 ? 0x8000 : 0;
  return size === 0
    ? sign
    : sign + (fraction < 1024 ? fraction : ((exponent + 14) << 10) + fraction);
}

/** Typed arrays, each with its shape. */
export const flat = (tensor: Recorded): ShapedData => ({
  data: typed(tensor),
  shape: tensor[1],
  ...(tensor[0] === 'float16' && { type: 'float16' }),
});

/** Nested arrays of numbers. They hold Float32Arrays where a threshold is rounded to the precision of the scores. */
export const nested: Form = (tensor, keepPrecision) => {
  // Not every runtime has arrays of 16-bit floats.
  if (tensor[0] === 'float16') return flat(tensor);
  const data = typed(tensor);
  const level = (start: number, [width = 1, ...inner]: readonly number[]): ArrayInput => {
    const step = inner.reduce((product, axis) => product * axis, 1);
    if (inner.length > 0)
      return Array.from({ length: width }, (_, i) => level(start + i * step, inner)) as ArrayInput;
    const row = data.slice(start, start + width);
    const isKept = tensor[0] === 'string' || (keepPrecision && row instanceof Float32Array);
    return isKept ? row : Array.from<number | bigint, number>(row, Number);
  };
  return level(0, tensor[1]);
};

/** Every recorded answer of Keras, with its inputs in that form. */
export const casesFromKeras = (form: Form): readonly Case[] => [
  ...casesOf('Accuracy', accuracy, form),
  ...casesOf('BinaryAccuracy', binary, form),
  ...casesOf('CategoricalAccuracy', categorical, form),
  ...casesOf('SparseCategoricalAccuracy', sparse, form),
  ...casesOf('TopKCategoricalAccuracy', topK, form),
  ...casesOf('SparseTopKCategoricalAccuracy', sparseTopK, form),
  ...casesOf('SparseTopKCategoricalAccuracy', sortedIds, form),
];

const casesOf = (className: ClassName, lines: string, form: Form): Case[] =>
  lines
    .trim()
    .split('\n')
    .map((line, i) => {
      const { config, updates, ...sums } = JSON.parse(line) as RecordedCase;
      return {
        title: `${className} ${i + 1} ${JSON.stringify(config)}`,
        className,
        config,
        updates: updates.map((update) => toUpdate(update, className, form)),
        expected: expectedOf(updates, sums, valuesAxes(className)),
      };
    });

const toUpdate = (
  { yTrue, yPred, sampleWeight }: RecordedUpdate,
  className: ClassName,
  form: Form,
): Update => ({
  yTrue: form(yTrue, false),
  yPred: form(yPred, className === 'BinaryAccuracy'),
  sampleWeight: !sampleWeight
    ? undefined
    : sampleWeight[1].length > 0
      ? form(sampleWeight, false)
      : Math.fround(sampleWeight[2][0]!),
});

/** The number of axes of yPred that are not axes of the values. */
const valuesAxes = (className: ClassName): number =>
  className === 'Accuracy' || className === 'BinaryAccuracy' ? 0 : 1;

function expectedOf(
  updates: readonly RecordedUpdate[],
  { total, count, result }: Pick<RecordedCase, 'total' | 'count' | 'result'>,
  classAxes: number,
): Expected {
  // With a scalar weight, the whole batch is one sample in Keras.
  if (updates.some(({ sampleWeight }) => sampleWeight?.[1].length === 0))
    return { result, tolerance: 1e-6 };
  const exact = updates.every(
    ({ yPred: [, shape], sampleWeight }) =>
      !sampleWeight && shape.slice(1, shape.length - classAxes).every((axis) => axis === 1),
  );
  return { total, count, result, tolerance: exact ? 0 : 1e-6 };
}
