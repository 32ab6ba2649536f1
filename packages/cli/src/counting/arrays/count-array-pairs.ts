import { unseen } from 'rightly/internal';
import type { PairState } from 'rightly/sql';
import { Paired } from 'rightly/statistics';
import { type Block, slice } from '../../inputs/arrays/block.ts';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import { InputError } from '../../process/errors.ts';
import { definitionOf } from '../../reading/declared-metric.ts';
import type { ArrayQuestion } from '../../reading/arrays/read-arrays.ts';
import type { ArrayPairQuestion } from '../../reading/pairs/read-array-pair.ts';
import { isPlainMean } from '../../reading/pairs/plain-mean.ts';
import { groupColumns } from '../../reading/replicates.ts';
import type { CountedPair, Pairs } from '../count-pairs.ts';
import { withPositiveLabel } from '../with-positive-label.ts';
import { plainGroup } from '../group.ts';
import { withShownMetrics } from '../shown-metrics.ts';
import { toMetricInputs } from './metric-inputs.ts';
import { countArrays } from './count-arrays.ts';
import { gather } from './gather.ts';
import { Groups } from './groups.ts';
import { withoutLabel } from './without-label.ts';
import { sideBlocks } from './side-blocks.ts';

/** Counts the arrays of two models: each model alone, and then the pairs of rows. */
export async function countArrayPairs(
  question: ArrayPairQuestion,
  positive: string | undefined,
): Promise<CountedPair> {
  const { a, b } = question;
  const options = { positive, asks: true };
  const evaluated = {
    a: withPositiveLabel(withShownMetrics(await countArrays(a), a), options),
    b: withPositiveLabel(withShownMetrics(await countArrays(b), b), options),
  };
  return { ...evaluated, pairs: pairsOf(question) };
}

type AnyPair = {
  updateState(yTrue: unknown, a: unknown, b: unknown, options?: object): void;
  toJSON(): { readonly state: unknown };
};

/** One group of rows. */
interface Group {
  readonly values: readonly unknown[];
  readonly pairs: readonly AnyPair[];
  rows: number;
}

/** The sums over pairs of rows; undefined if no metric is a mean of the same class for both models, and if rows belong to clusters. */
function pairsOf({ again, a: first }: ArrayPairQuestion): Pairs | undefined {
  const { a, b } = again();
  const metrics = a.shown.flatMap(({ metric }) => {
    const other = b.shown.find((one) => one.metric.name === metric.name)!.metric;
    const isOne = definitionOf(metric).className === definitionOf(other).className;
    return isPlainMean(metric) && isOne ? [metric] : [];
  });
  const isClustered = groupColumns(a.columns.by).length < a.columns.by.length;
  const isPaired = metrics.length > 0 && !first.areElements && !isClustered;
  const groups = new Groups<Group>((values) => ({
    values,
    pairs: metrics.map((metric) => new Paired(unseen(metric) as never) as unknown as AnyPair),
    rows: 0,
  }));
  const scratch = [new Scratch(), new Scratch()] as const;
  const sorted = [new Scratch(), new Scratch(), new Scratch(), new Scratch()] as const;
  try {
    const readers = [toMetricInputs(a, scratch[0]), toMetricInputs(b, scratch[1])] as const;
    for (const both of sideBlocks(a.input.blocks(a.columns), b.input.blocks(b.columns))) {
      checkAlike(both.a, both.b);
      const own = kept(readers[0](both.a), a);
      const other = kept(readers[1](both.b), b);
      if (!isPaired || own.rows === 0) continue;
      const { order, parts } = groups.split({ ...own, by: own.by.length > 0 ? own.by : [none] });
      const truth = gather(own.yTrue, order, sorted[0]);
      const [x, y] = [gather(own.yPred, order, sorted[1]), gather(other.yPred, order, sorted[2])];
      const weights = own.sampleWeight && { data: own.sampleWeight, shape: [own.rows] };
      const all = weights && (gather(weights, order, sorted[3]).data as Float64Array);
      for (const { group, start, end } of parts) {
        const rows = [truth, x, y].map((elements) => slice(elements, start, end));
        const more = all && { sampleWeight: all.subarray(start, end) };
        for (const pair of group.pairs) pair.updateState(rows[0], rows[1], rows[2], more);
        group.rows += end - start;
      }
    }
  } finally {
    for (const one of [...scratch, ...sorted]) one.release();
  }
  if (!isPaired) return undefined;
  return {
    names: metrics.map(({ name }) => name),
    groups: groups.all.map(({ values, pairs, rows }) => ({
      group: plainGroup(
        a.columns.by.length === 0
          ? null
          : Object.fromEntries(a.columns.by.map(({ name }, i) => [name, values[i]])),
      ),
      rows,
      states: pairs.map((pair) => pair.toJSON().state as PairState),
    })),
  };
}

/** The values of a group, where there are no groups. */
const none: ArrayLike<unknown> = [];

/** The rows without those of `--ignore-class`. */
const kept = (block: Block, { ignoreClass }: ArrayQuestion): Block =>
  ignoreClass === undefined ? block : withoutLabel(ignoreClass, block);

/** The first place where two lists differ; -1 where they are equal. */
const differs = (one: ArrayLike<unknown>, other: ArrayLike<unknown>): number => {
  for (let i = 0; i < Math.max(one.length, other.length); i++)
    if (one[i] !== other[i] && String(one[i]) !== String(other[i])) return i;
  return -1;
};

/** Throws InputError for rows whose truths or weights differ. */
function checkAlike(a: Block, b: Block): void {
  const width = a.yTrue.data.length / a.rows;
  const truth = differs(a.yTrue.data, b.yTrue.data);
  const weight = differs(a.sampleWeight ?? [], b.sampleWeight ?? []);
  const [what, row] =
    truth >= 0 ? ['the truth', Math.floor(truth / width)] : ['the weight', weight];
  if (truth < 0 && weight < 0) return;
  const location = a.at?.(row) ?? `row ${a.before + row + 1}`;
  throw new InputError(
    `${what} must be the same in ${a.path} and ${b.path}; it differs at ${location}. Rows are matched by their order`,
  );
}
