import type { CountedPair } from '../counting/count-pairs.ts';
import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import { plainGroup } from '../counting/group.ts';
import {
  type CollectedReplicates,
  collectReplicates,
  type Replicated,
} from '../counting/collect-replicates.ts';
import { byName } from '../reading/one-vs-rest.ts';
import { definitionOf } from '../reading/declared-metric.ts';
import { type Comparison, chooseBetter, type Single } from './comparison.ts';
import { compareValues, toEvaluation, valuesOf } from './evaluation.ts';
import { figuresOf, isMatrixValue } from './result.ts';
import { pairedDifferences } from './paired-differences.ts';
import { unpairedDifferences } from './unpaired-differences.ts';
import { withoutInterval, type DifferenceOf, type Values } from './difference-figures.ts';

/** Compares two models on the same rows. */
export function comparePairs({ a, b, pairs }: CountedPair, level: number): Comparison {
  return compareGroups(a, b, level, (first, second, metrics) =>
    pairedDifferences(first, second, metrics, pairs, level),
  );
}

/** Compares two evaluations that saw different rows. */
export const compareStates = (a: EvaluationSums, b: EvaluationSums, level: number): Comparison => ({
  ...compareGroups(a, b, level, (first, second, metrics) =>
    unpairedDifferences(first, second, metrics, {
      level,
      areElements: [a, b].some(({ reading }) => reading?.elements),
    }),
  ),
  isPaired: false,
});

type DifferencesFor = (a: Replicated, b: Replicated, values: Values) => DifferenceOf;

function compareGroups(
  first: EvaluationSums,
  second: EvaluationSums,
  level: number,
  differencesFor: DifferencesFor,
): Comparison {
  const [a, b] = [collectReplicates(first), collectReplicates(second)];
  const values = { classesA: a.columns.classes, classesB: b.columns.classes };
  const others = new Map(Array.from(b.groups, (group) => [keyOf(group), group]));
  const groups = inOrder(a).flatMap((own): Single[] => {
    const other = own === a.total ? b.total : others.get(keyOf(own));
    return other ? ofGroup(own, other, values, differencesFor(own, other, values)) : [];
  });
  const { warnings, assumed } = toEvaluation(b);
  const before = toEvaluation(a);
  return {
    names: { a: a.source, b: b.source },
    isPaired: true,
    rows: b.total.rows,
    columns: { a: a.columns, b: b.columns },
    by: a.columns.by,
    results: chooseBetter(groups, level),
    level,
    warnings: [
      ...before.warnings.map((one) => `A: ${one}`),
      ...warnings.map((one) => `B: ${one}`),
      ...unmatchedGroups(a, b),
    ],
    assumed: [
      ...before.assumed,
      ...assumed.filter(({ flag }) => !before.assumed.some((one) => one.flag === flag)),
    ],
  };
}

const keyOf = ({ group }: Pick<Replicated, 'group'>): string =>
  JSON.stringify(Object.entries(plainGroup(group) ?? {}));

/** Warnings about groups that only one of the models has. */
function unmatchedGroups(a: CollectedReplicates, b: CollectedReplicates): string[] {
  const [own, other] = [a, b].map(({ groups }) => new Set(Array.from(groups, keyOf)));
  return (
    [
      ['A', missing(own!, other!)],
      ['B', missing(other!, own!)],
    ] as const
  ).flatMap(([name, n]) =>
    n === 0 ? [] : [`${n} group${n === 1 ? ' is' : 's are'} in ${name} only, and not compared`],
  );
}

/** The number of keys that the second set lacks. */
const missing = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((key) => !other.has(key)).length;

/** The groups of the old model in the order of their values, the total last. */
function inOrder({ groups, total, columns: { by } }: CollectedReplicates): Replicated[] {
  const sorted = [...groups].sort((one, two) => {
    const [x, y] = [plainGroup(one.group)!, plainGroup(two.group)!];
    for (const name of by) {
      const order = compareValues(x[name]!, y[name]!);
      if (order !== 0) return order;
    }
    return 0;
  });
  return [...sorted, total];
}

function ofGroup(
  a: Replicated,
  b: Replicated,
  values: Values,
  differenceOf: DifferenceOf,
): Single[] {
  const [before, after] = [valuesOf(a, values.classesA), valuesOf(b, values.classesB)];
  const metrics = byName(b.metrics).map(([metric]) => metric!);
  return metrics.flatMap((metric, at): Single[] => {
    const own = before[at]!;
    const now = after[at]!;
    // The difference of two matrices is not one number.
    if (isMatrixValue(own) || isMatrixValue(now)) return [];
    const old = new Map(figuresOf({ value: own }).map((figure) => [figure.of, figure]));
    const found: Single[] = [];
    for (const figure of figuresOf({ value: now })) {
      const first = old.get(figure.of) ?? { of: figure.of, value: null };
      const [x, y] = [a.rows === 0 ? null : first.value, b.rows === 0 ? null : figure.value];
      const isKnown = x !== null && y !== null;
      found.push({
        metric: metric.name,
        class_name: definitionOf(metric).className,
        of: figure.of,
        group: plainGroup(b.group),
        rows: b.rows,
        a: x,
        b: y,
        difference: isKnown ? y - x : null,
        direction: definitionOf(metric).direction,
        ...(isKnown
          ? differenceOf(metric, at, first, figure)
          : withoutInterval('there is nothing to count')),
      });
    }
    return found;
  });
}
