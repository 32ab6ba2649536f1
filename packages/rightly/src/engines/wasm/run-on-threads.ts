import { hasKernels, type Evaluator } from '../host.ts';
import type { Inputs, Sink } from '../vocabulary.ts';
import { type Heap, heapOf } from './heap.ts';
import { areasFrom, copyLabels, type KernelMemory } from './memory.ts';
import { withKernels } from './own-kernels.ts';
import { NotShared, CallRecorder } from './call-recorder.ts';
import { callAll } from './pool.ts';
import { sharedModule } from './shared.ts';

/** The fewest bytes of scores that are worth a thread. Calling a thread takes as long as reading about a megabyte. */
const LEAST_BYTES = 2 * 2 ** 20;

interface Work {
  readonly evaluator: Evaluator;
  readonly n: number;
  readonly inputs: Inputs;
  /** Whether the sink needs each value, and not only the number of ones. */
  readonly readsEach: boolean;
  readonly sink: Sink;
}

/**
 * Counts on threads. Returns false where threads cannot count, or are not worthwhile. Otherwise the promise says whether they counted. If
 * not, the sink is unchanged.
 */
export function runOnThreads(work: Work, threads: number): Promise<boolean> | false {
  const { evaluator, n, inputs } = work;
  const scores = inputs.yPred.bits ?? (inputs.yPred.data as unknown as Partial<Uint8Array>);
  const heap = scores.buffer && heapOf(scores.buffer);
  const parts = Math.min(threads, Math.floor((scores.byteLength ?? 0) / LEAST_BYTES), n);
  if (!heap?.grows || !hasKernels(evaluator, inputs) || !(parts > 1)) return false;
  const taken: number[] = [];
  const free = (): void => taken.forEach((address) => heap.free(address));
  try {
    return makeCalls(recordCalls(work, heap, parts, taken), work.sink, heap, free);
  } catch (error) {
    free();
    if (error instanceof NotShared) return false;
    throw error;
  }
}

/** Runs the recorded calls, and reads their results. */
async function makeCalls(
  recorders: readonly CallRecorder[],
  sink: Sink,
  { memory }: Heap,
  free: () => void,
): Promise<boolean> {
  let results: Float64Array[];
  try {
    results = await callAll(
      recorders.map(({ calls }) => calls),
      {
        modules: Array.from(memory.codes, sharedModule),
        memory: memory.memory,
        names: namesIn(memory),
      },
    );
  } catch {
    // A thread may still write to this memory, so it is not used again.
    return false;
  }
  try {
    recorders.forEach((recorder, i) => recorder.read(results[i]!, sink));
  } finally {
    free();
  }
  return true;
}

/** The names of the kernels. Calls have their indexes. */
const namesIn = ({ kernels }: KernelMemory): string[] => Object.keys(kernels!);

/** Records the calls for each part of the batch. */
function recordCalls(
  { evaluator, n, inputs, readsEach }: Work,
  heap: Heap,
  parts: number,
  taken: number[],
): CallRecorder[] {
  const allocate = (size: number): number => {
    const address = heap.allocate(size);
    if (address === undefined) throw new NotShared();
    taken.push(address);
    return address;
  };
  for (const { codes } of evaluator.programs) withKernels(heap.memory, codes);
  const names = namesIn(heap.memory);
  const shared = { ...inputs };
  for (const { labels } of evaluator.programs)
    if (labels && !heap.memory.holds(shared[labels], 'I32')) {
      // The address comes first, because allocating may grow the memory and replace its buffer.
      const address = allocate(4 * n);
      const data = new Int32Array(heap.memory.memory.buffer, address, n);
      copyLabels(inputs[labels], 0, n, data);
      shared[labels] = { data };
    }
  const step = Math.ceil(n / parts);
  return Array.from({ length: parts }, (_, part) => {
    const start = part * step;
    const end = Math.min(n, start + step);
    // Each part has its own flags, because kernels write past the end.
    const flags = evaluator.columns.map(() => (readsEach ? allocate(step) - start : undefined));
    const recorder = new CallRecorder(names, heap, allocate(areasFrom(0).end), flags);
    for (const program of evaluator.programs) program.run(recorder, start, end, shared);
    return recorder;
  });
}
