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

/** The greatest depth at which tensors are searched. A tensor can be in a list, or be an option. */
const DEEPEST = 4;

/**
 * Reads a tensor on a device. Any other value is returned as it is. A tensor of ONNX Runtime or TensorFlow.js stays on the device. A
 * tensor of jax-js is freed, as `updateState` frees it. The result is in a list, because a promise would unwrap a thenable value.
 */
async function onHost(input: unknown, depth = 0): Promise<readonly [unknown]> {
  const own = objectOf<Resident>(input);
  const tensor = objectOf<Resident>(own.ort_tensor ?? own);
  const { dims, type, shape } = tensor;
  if (typeof tensor.getData === 'function') return [{ data: await tensor.getData(), dims, type }];
  if (tensor.dataSync && typeof tensor.data === 'function')
    return [{ data: await tensor.data(), shape }];
  // A list holds several outputs. An object holds options, or outputs by name.
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

/** Whether a list holds tensors. No model has as many as 1000 outputs. */
const isOfTensors = (list: readonly unknown[]): boolean => list.length < 1e3 && list.some(isTensor);

const isTensor = (input: unknown): boolean => {
  const own = objectOf(input);
  return 'ort_tensor' in own || 'getData' in own || 'dataSync' in own;
};

/** `updateState` for inputs on a device. */
export async function updateAsync(
  metric: { updateState(...given: never[]): void },
  given: readonly unknown[],
): Promise<void> {
  const read = await Promise.all(given.map((input) => onHost(input)));
  metric.updateState(...(read.flat(1) as never[]));
}
