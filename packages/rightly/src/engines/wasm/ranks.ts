import type { InputData, InputName, Inputs } from '../vocabulary.ts';
import { bytesOf, elementOf, scoresAs } from './kinds.ts';
import { argsOf, inputOf, type Rank, rankOf } from '../rank.ts';
import { PIECE, ROWS } from './memory.ts';
import type { Program, Recognise, Workplace } from './program.ts';

/** The code of a row whose label has no score, or NaN for one: no limit is above it. */
export const UNRANKED = 0x7fffffff;

/** `rank < k`, for argmax and any number of k: they share one scan. */
export const recogniseRanks: Recognise = (columns) => {
  const found = new Map<string, Ranks>();
  columns.forEach((column, which) => {
    const rank = rankOf(column);
    if (!rank || !truthOf(rank).name) return;
    const { key } = rank.above;
    if (!found.has(key)) found.set(key, new Ranks(rank));
    found.get(key)!.add(which, rank);
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

  run(at: Workplace, start: number, end: number, inputs: Inputs): void {
    const [truth, scores] = [inputs[this.#label], inputs[this.#scores]];
    const as = scoresAs(scores)!;
    const hotAs = this.#oneHot ? hotKind(truth) : undefined;
    const width = scores.width!;
    const rows = Math.min(at.rowsOf(scores, as), hotAs ? at.rowsOf(truth, hotAs) : ROWS);
    const step = rows || ROWS;
    for (let i = start; i < end; i += step) {
      const n = Math.min(step, end - i);
      if (rows === 0) this.#wide(at, i, n, truth, scores);
      else {
        const labels = hotAs ? this.#hot(at, i, n, truth, hotAs) : at.stageLabels(truth, i, n);
        const address = at.stage(scores, i * width, n * width, as, at.areas.yPred);
        const { codes } = at.areas;
        at.kernels[`ranks${as}`](address, labels, n, width, this.#stop, this.#ties, codes);
      }
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

  /** The labels of one-hot rows. */
  #hot(at: Workplace, start: number, n: number, truth: InputData, as: HotKind): number {
    const width = truth.width!;
    const { yTrue, labels } = at.areas;
    const address = at.stage(truth, start * width, n * width, as, yTrue);
    at.refuseNaN(at.kernels[`argmax${as}`](address, n, width, labels), truth);
    return labels;
  }

  /** Rows too long to be copied whole: in pieces. */
  #wide(at: Workplace, start: number, n: number, truth: InputData, scores: InputData): void {
    for (let i = 0; i < n; i++) {
      const label = this.#oneHot ? wideArgmax(at, truth, start + i) : Number(truth.data[start + i]);
      at.codes[i] = this.#wideCode(at, scores, start + i, label);
    }
  }

  #wideCode(at: Workplace, scores: InputData, row: number, label: number): number {
    const as = scoresAs(scores)!;
    const width = scores.width!;
    const first = row * width;
    const { yPred } = at.areas;
    const score = label >= 0 && label < width ? at.valueOf(scores, first + label, yPred) : NaN;
    if (score !== score) return UNRANKED;
    let above = 0;
    for (const [i, n] of pieces(first, width, as)) {
      above += at.kernels[`above${as}`](at.stage(scores, i, n, as, yPred), n, score);
      if (above >= this.#stop) return above + 1;
    }
    if (above > 0 || !this.#ties) return above + Number(above > 0);
    for (const [i, n] of pieces(first, label, as))
      if (at.kernels[`equals${as}`](at.stage(scores, i, n, as, yPred), n, score)) return 1;
    return 0;
  }
}

/** How one-hot truth is read. */
type HotKind = 'U8' | 'F32' | 'F64';
const hotKind = (truth: InputData): HotKind =>
  elementOf(truth)!.as === 'U8' ? 'U8' : scoresAs(truth)!;

/** The argmax of one long row. */
function wideArgmax(at: Workplace, truth: InputData, row: number): number {
  const as = scoresAs(truth)!;
  const width = truth.width!;
  const { yTrue, labels } = at.areas;
  let best = row * width;
  let most = -Infinity;
  for (const [i, n] of pieces(best, width, as)) {
    const found = at.kernels[`argmax${as}`](at.stage(truth, i, n, as, yTrue), 1, n, labels);
    at.refuseNaN(found, truth);
    const place = i + at.labels[0]!;
    const value = at.valueOf(truth, place, yTrue);
    if (value > most) [best, most] = [place, value];
  }
  return best - row * width;
}

/** Start and length of the pieces of a long row. */
function* pieces(first: number, length: number, as: 'F32' | 'F64'): Generator<[number, number]> {
  const most = PIECE / bytesOf[as];
  for (let i = 0; i < length; i += most) yield [first + i, Math.min(most, length - i)];
}
