import type { InputName, Inputs, Recognise } from '../vocabulary.ts';
import { elementOf, scoresAs } from './kinds.ts';
import { argsOf, inputOf, type Rank, rankOf } from '../rank.ts';
import { bytes } from './kernel.generated.ts';
import { placeFor } from './place.ts';
import type { LabelKernels, Program, Workplace } from './program.ts';

/** The code of a row whose label has no score, or whose score is NaN. No limit is above it. */
export const UNRANKED = 0x7fffffff;

/** Recognises `rank < k`, for argmax and any number of k. They share one scan. */
export const recogniseRanks: Recognise = (columns) => {
  const found = new Map<string, Ranks>();
  columns.forEach((column, which) => {
    const rank = rankOf(column);
    if (!rank || !truthOf(rank).name) return;
    const { key } = rank.above;
    const program = found.get(key) ?? new Ranks(rank);
    found.set(key, program);
    program.add(which, rank);
  });
  return [...found.values()];
};

/** The input of the labels. It holds labels, or one-hot rows whose argmax is the label. */
function truthOf({ label }: Rank): { name: InputName | undefined; hot: LabelKernels | undefined } {
  const [hot] = argsOf(label, 'argmax') ?? [];
  return { name: inputOf(hot ?? label), hot: label.labels };
}

/**
 * A code is 0 where the label's score is the first of the highest, and 1 where an earlier score is equal to it. Otherwise it is 1 + the
 * number of higher scores.
 */
const limitOf = ({ k, ties }: Rank): number => (ties ? 1 : Math.min(k, UNRANKED - 2) + 1);

class Ranks implements Program {
  readonly codes: readonly string[];
  readonly columns: number[] = [];
  readonly #limits: number[] = [];
  readonly #label: InputName;
  readonly #hot: LabelKernels | undefined;
  readonly #scores: InputName;
  /** Counting the higher scores of a row may stop at this number. */
  #stop = 1;
  #ties = 0;

  constructor(rank: Rank) {
    const { name, hot } = truthOf(rank);
    this.codes = hot ? [bytes, hot.code] : [bytes];
    this.#hot = hot;
    this.#label = name!;
    this.#scores = inputOf(rank.of)!;
  }

  get labels(): InputName | undefined {
    return this.#hot ? undefined : this.#label;
  }

  add(which: number, rank: Rank): void {
    const limit = limitOf(rank);
    this.columns.push(which);
    this.#limits.push(limit);
    this.#stop = Math.max(this.#stop, limit - 1);
    if (rank.ties) this.#ties = 1;
  }

  reads(inputs: Inputs): boolean {
    const isRead = (name: InputName): boolean => elementOf(inputs[name]) !== undefined;
    return isRead(this.#scores) && (!this.#hot || isRead(this.#label));
  }

  rows(at: Pick<Workplace, 'rowsOf'>, inputs: Inputs): number {
    const [truth, scores] = [inputs[this.#label], inputs[this.#scores]];
    const rows = at.rowsOf(scores, scoresAs(scores)!);
    return Math.min(rows, this.#hot?.rows(at, truth) ?? rows);
  }

  placeFor(inputs: Inputs): ReturnType<Program['placeFor']> {
    return placeFor(this, inputs);
  }

  run(at: Workplace, start: number, end: number, inputs: Inputs): void {
    const [truth, scores] = [inputs[this.#label], inputs[this.#scores]];
    const as = scoresAs(scores)!;
    const width = scores.width!;
    const rows = this.rows(at, inputs);
    for (let i = start; i < end; i += rows) {
      const n = Math.min(rows, end - i);
      const labels = this.#hot?.labels(at, i, n, truth) ?? at.stageLabels(truth, i, n);
      const address = at.stage(scores, i * width, n * width, as, at.areas.yPred);
      const { codes } = at.areas;
      at.kernels[`ranks${as}`](address, labels, n, width, this.#stop, this.#ties, codes);
      this.#answer(at, i, n);
    }
  }

  #answer(at: Workplace, start: number, n: number): void {
    for (let i = 0; i < this.columns.length; i++) {
      const which = this.columns[i]!;
      const flags = at.flagsFor(which, start);
      const ones = at.kernels.below(at.areas.codes, n, this.#limits[i]!, flags);
      at.emit(which, start, n, flags, ones);
    }
  }
}
