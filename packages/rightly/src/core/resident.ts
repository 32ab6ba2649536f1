import { isPlain } from './errors.ts';

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

/**
 * What lies on a device, read; anything else as it is. A tensor of ONNX Runtime or TensorFlow.js stays on the device, and one of
 * jax-js is freed as `updateState` frees it.
 */
async function onHost(input: unknown): Promise<unknown> {
  const own = Object(input) as Resident;
  const tensor = own.ort_tensor ?? own;
  const { dims, type, shape } = tensor;
  if (typeof tensor.getData === 'function') return { data: await tensor.getData(), dims, type };
  if (tensor.dataSync && typeof tensor.data === 'function')
    return { data: await tensor.data(), shape };
  // Several outputs.
  if (Array.isArray(input) && input.some(isTensor)) return Promise.all(input.map(onHost));
  // Options, and outputs by name.
  if (!isPlain(input) || 'data' in input) return input;
  const read = Object.entries(input).map(async ([key, value]) => [key, await onHost(value)]);
  return Object.fromEntries(await Promise.all(read)) as unknown;
}

const isTensor = (input: unknown): boolean => {
  const own = Object(input) as object;
  return 'ort_tensor' in own || 'getData' in own || 'dataSync' in own;
};

/** `updateState` of what lies on a device. */
export async function updateAsync(
  metric: { updateState(...given: never[]): void },
  given: readonly unknown[],
): Promise<void> {
  const read = await Promise.all(given.map(onHost));
  metric.updateState(...(read as never[]));
}
