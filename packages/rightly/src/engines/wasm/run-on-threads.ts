import { isKnown, type Plan } from '../host.ts';
import type { Inputs, Sink } from '../vocabulary.ts';
import { type Heap, heapOf } from './heap.ts';
import { areasFrom, copyLabels, type KernelMemory } from './memory.ts';
import { withKernels } from './own-kernels.ts';
import { NotShared, Paper } from './paper.ts';
import { callAll } from './pool.ts';
import { sharedModule } from './shared.ts';

/** Bytes of scores that a thread gets at least: to ask it costs as much as to read about a megabyte. */
const WORTH = 2 * 2 ** 20;

interface Work {
  readonly plan: Plan;
  readonly n: number;
  readonly inputs: Inputs;
  /** Whether the sink needs each value, and not only how many ones there are. */
  readonly readsEach: boolean;
  readonly sink: Sink;
}

/**
 * False where threads cannot do the work, or it does not pay; else a promise of whether they did. Where they did not, the sink
 * has had nothing.
 */
export function runOnThreads(work: Work, threads: number): Promise<boolean> | false {
  const { plan, n, inputs } = work;
  const scores = inputs.yPred.bits ?? (inputs.yPred.data as unknown as Partial<Uint8Array>);
  const heap = scores.buffer && heapOf(scores.buffer);
  const parts = Math.min(threads, Math.floor((scores.byteLength ?? 0) / WORTH), n);
  if (!heap?.grows || !isKnown(plan, inputs) || !(parts > 1)) return false;
  const taken: number[] = [];
  const giveBack = (): void => taken.forEach((address) => heap.giveBack(address));
  try {
    return make(write(work, heap, parts, taken), work.sink, heap, giveBack);
  } catch (error) {
    giveBack();
    if (error instanceof NotShared) return false;
    throw error;
  }
}

/** Has the calls made, and reads what they return. */
async function make(
  papers: readonly Paper[],
  sink: Sink,
  { memory }: Heap,
  giveBack: () => void,
): Promise<boolean> {
  let results: Float64Array[];
  try {
    results = await callAll(
      papers.map(({ calls }) => calls),
      {
        modules: Array.from(memory.codes, sharedModule),
        memory: memory.memory,
        names: namesIn(memory),
      },
    );
  } catch {
    // A thread may still write where it was told to: that place is not used again.
    return false;
  }
  try {
    papers.forEach((paper, i) => paper.read(results[i]!, sink));
  } finally {
    giveBack();
  }
  return true;
}

/** The names of the kernels, by whose places threads are told of them. */
const namesIn = ({ kernels }: KernelMemory): string[] => Object.keys(kernels!);

/** The calls for each part of the batch. */
function write(
  { plan, n, inputs, readsEach }: Work,
  heap: Heap,
  parts: number,
  taken: number[],
): Paper[] {
  const take = (size: number): number => {
    const address = heap.take(size);
    if (address === undefined) throw new NotShared();
    taken.push(address);
    return address;
  };
  for (const { codes } of plan.programs) withKernels(heap.memory, codes);
  const names = namesIn(heap.memory);
  const shared = { ...inputs };
  for (const { labels } of plan.programs)
    if (labels && !heap.memory.holds(shared[labels], 'I32')) {
      // First the address: to take it may grow the memory, and then its buffer is another.
      const address = take(4 * n);
      const data = new Int32Array(heap.memory.memory.buffer, address, n);
      copyLabels(inputs[labels], 0, n, data);
      shared[labels] = { data };
    }
  const step = Math.ceil(n / parts);
  return Array.from({ length: parts }, (_, part) => {
    const start = part * step;
    const end = Math.min(n, start + step);
    // Each part has flags of its own: kernels write past the end.
    const flags = plan.columns.map(() => (readsEach ? take(step) - start : undefined));
    const paper = new Paper(names, heap, take(areasFrom(0).end), flags);
    for (const program of plan.programs) program.run(paper, start, end, shared);
    return paper;
  });
}
