import type { InputData, InputName, Inputs, Recognise } from '../vocabulary.ts';
import { elementOf, scoresAs } from './kinds.ts';
import { argsOf, inputOf, type Rank, rankOf } from '../rank.ts';
import { bytes } from './kernel.generated.ts';
import { placeFor } from './place.ts';
import type { Program, Workplace } from './program.ts';

/** The code of a row whose label has no score, or NaN for one: no limit is above it. */
export const UNRANKED = 0x7fffffff;

/** `rank < k`, for argmax and any number of k: they share one scan. */
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

/** The input that labels come from: themselves, or as the places of the largest in one-hot rows. */
function truthOf({ label }: Rank): { name: InputName | undefined; oneHot: boolean } {
  const [hot] = argsOf(label, 'argmax') ?? [];
  return { name: inputOf(hot ?? label), oneHot: hot !== undefined };
}

/** A code is 0 where the label's score is the first of the highest, 1 where it is tied with an earlier one, else 1 + how many are above it. */
const limitOf = ({ k, ties }: Rank): number => (ties ? 1 : Math.min(k, UNRANKED - 2) + 1);

class Ranks implements Program {
  readonly code = bytes;
  readonly columns: number[] = [];
  readonly #limits: number[] = [];
  readonly #label: InputName;
  readonly #oneHot: boolean;
  readonly #scores: InputName;
  /** Above how many scores a row need not be counted on. */
  #stop = 1;
  #ties = 0;

  constructor(rank: Rank) {
    const { name, oneHot } = truthOf(rank);
    this.#oneHot = oneHot;
    this.#label = name!;
    this.#scores = inputOf(rank.of)!;
  }

  get labels(): InputName | undefined {
    return this.#oneHot ? undefined : this.#label;
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
    return isRead(this.#scores) && (!this.#oneHot || isRead(this.#label));
  }

  rows(at: Pick<Workplace, 'rowsOf'>, inputs: Inputs): number {
    const [truth, scores] = [inputs[this.#label], inputs[this.#scores]];
    const rows = at.rowsOf(scores, scoresAs(scores)!);
    return this.#oneHot ? Math.min(rows, at.rowsOf(truth, hotKind(truth))) : rows;
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
      const labels = this.#oneHot ? hotLabels(at, i, n, truth) : at.stageLabels(truth, i, n);
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

/** How one-hot truth is read. */
const hotKind = (truth: InputData): 'U8' | 'F32' | 'F64' =>
  elementOf(truth)!.as === 'U8' ? 'U8' : scoresAs(truth)!;

/** The labels of one-hot rows. */
function hotLabels(at: Workplace, start: number, n: number, truth: InputData): number {
  const as = hotKind(truth);
  const width = truth.width!;
  const { yTrue, labels } = at.areas;
  const address = at.stage(truth, start * width, n * width, as, yTrue);
  at.refuseNaN(at.kernels[`argmax${as}`](address, n, width, labels), truth);
  return labels;
}
