import { isPlain } from './errors.ts';
import { isArray, objectOf } from './readable.ts';

interface Resident {
  readonly location?: string;
  readonly dims?: unknown;
  readonly shape?: unknown;
  readonly type?: unknown;
  readonly ort_tensor?: Resident;
  getData?(): Promise<unknown>;
  dataSync?(): unknown;
  data?(): unknown;
}

/** Tensors stand in lists, or in an option by name: deeper than that nothing is read. */
const DEEPEST = 4;

/**
 * What lies on a device, read; anything else as it is. A tensor of ONNX Runtime or TensorFlow.js stays on the device, and one of
 * jax-js is freed as `updateState` frees it. What was read stands in a list: a promise would ask a value that is like a promise for another.
 */
async function onHost(input: unknown, depth = 0): Promise<readonly [unknown]> {
  const own = objectOf<Resident>(input);
  const tensor = objectOf<Resident>(own.ort_tensor ?? own);
  const { dims, type, shape } = tensor;
  if (typeof tensor.getData === 'function') return [{ data: await tensor.getData(), dims, type }];
  if (tensor.dataSync && typeof tensor.data === 'function')
    return [{ data: await tensor.data(), shape }];
  // Several outputs in a list; options, and outputs by name.
  const isList = isArray(input);
  if (depth === DEEPEST || !(isList ? isOfTensors(input) : isPlain(input) && !('data' in input)))
    return [input];
  const read = await Promise.all(
    Object.entries(input as object).map(
      async ([key, value]) => [key, (await onHost(value, depth + 1))[0]] as const,
    ),
  );
  return [isList ? read.map(([, value]) => value) : Object.fromEntries(read)];
}

/** No model has more outputs than a thousand. */
const isOfTensors = (list: readonly unknown[]): boolean => list.length < 1e3 && list.some(isTensor);

const isTensor = (input: unknown): boolean => {
  const own = objectOf(input);
  return 'ort_tensor' in own || 'getData' in own || 'dataSync' in own;
};

/** `updateState` of what lies on a device. */
export async function updateAsync(
  metric: { updateState(...given: never[]): void },
  given: readonly unknown[],
): Promise<void> {
  const read = await Promise.all(given.map((input) => onHost(input)));
  metric.updateState(...(read.flat(1) as never[]));
}
