import type { Column, InputData, Inputs, InputName } from '../vocabulary.ts';
import { bytesOf, elementOf, scoresAs } from './kinds.ts';
import { argsOf, inputOf } from './match.ts';
import { PIECE, ROWS } from './memory.ts';
import type { Program, Recognise, Workplace } from './program.ts';

/** The code of a row whose label has no score, or NaN for one: no limit is above it. */
const UNRANKED = 0x7fffffff;

/** `rank(label, scores) < k`, for argmax and any number of k: they share one scan. */
export const recogniseRanks: Recognise = (columns) => {
  const found = new Map<string, Ranks>();
  columns.forEach((column, which) => {
    const query = queryOf(column, which);
    if (!query) return;
    const { key } = query;
    if (!found.has(key)) found.set(key, new Ranks(query));
    found.get(key)!.add(query);
  });
  return [...found.values()];
};

/** Whether the code of a row is below a limit, for the column at `which`. */
interface Query {
  readonly which: number;
  readonly limit: number;
  /** What must be the same for two queries to share a scan. */
  readonly key: string;
  readonly label: InputName;
  readonly oneHot: boolean;
  readonly scores: InputName;
}

/** A code is 0 where the label's score is the first of the highest, 1 where it is tied with an earlier one, else 1 + how many are above it. */
function queryOf(column: Column, which: number): Query | undefined {
  const [rank, k] = argsOf(column, 'less') ?? [];
  const [left, right] = argsOf(rank, 'plus') ?? [];
  const above = argsOf(left ?? rank, 'above');
  const ties = argsOf(right, 'tiedBefore');
  if (!above || (left && (!ties || k !== 1 || `${keysOf(ties)}` !== `${keysOf(above)}`)))
    return undefined;
  const [label, scores] = above;
  const hot = argsOf(label, 'argmax')?.[0];
  return {
    which,
    limit: left ? 1 : Math.min(k as number, UNRANKED - 2) + 1,
    key: keysOf(above).join(),
    label: inputOf(hot ?? label)!,
    oneHot: hot !== undefined,
    scores: inputOf(scores)!,
  };
}

const keysOf = (args: readonly unknown[]): string[] => args.map((arg) => (arg as Column).key);

class Ranks implements Program {
  readonly columns: number[] = [];
  readonly #queries: Query[] = [];
  readonly #shared: Query;
  /** Above how many scores a row need not be counted on. */
  #stop = 1;
  #ties = 0;

  constructor(shared: Query) {
    this.#shared = shared;
  }

  add(query: Query): void {
    this.columns.push(query.which);
    this.#queries.push(query);
    this.#stop = Math.max(this.#stop, query.limit - 1);
    if (query.limit === 1) this.#ties = 1;
  }

  reads(inputs: Inputs): boolean {
    const { label, oneHot, scores } = this.#shared;
    return !!elementOf(inputs[scores]) && (!oneHot || !!elementOf(inputs[label]));
  }

  run(at: Workplace, start: number, end: number, inputs: Inputs): void {
    const { label, oneHot } = this.#shared;
    const [truth, scores] = [inputs[label], inputs[this.#shared.scores]];
    const as = scoresAs(scores)!;
    const hotAs = oneHot ? hotKind(truth) : undefined;
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
    for (const { which, limit } of this.#queries) {
      const flags = at.flagsFor(which, start);
      at.emit(which, start, n, flags, at.kernels.below(at.areas.codes, n, limit, flags));
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
      const label = this.#shared.oneHot
        ? wideArgmax(at, truth, start + i)
        : Number(truth.data[start + i]);
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
