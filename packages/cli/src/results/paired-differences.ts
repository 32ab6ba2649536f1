import { type KeyedState, Metric, type MetricDocument } from 'rightly';
import { unseen } from 'rightly/internal';
import { metricFromJSON } from 'rightly/registry';
import {
  type Difference,
  difference,
  jackknife,
  minimumDetectable,
  Paired,
  tTest,
} from 'rightly/statistics';
import type { Pairs, PairsOfGroup } from '../counting/count-pairs.ts';
import { type Group, plainGroup } from '../counting/group.ts';
import { leaveOneOut, type Replicated } from '../counting/collect-replicates.ts';
import type { DeclaredMetric } from '../reading/declared-metric.ts';
import { valuesOf } from './evaluation.ts';
import type { Result } from './result.ts';
import {
  figureIn,
  withoutInterval,
  type DifferenceOf,
  type DifferenceFigures,
  type Values,
} from './difference-figures.ts';

/** The function for differences on the same rows: from the sums of pairs if they were counted, else from the replicates. */
export function pairedDifferences(
  a: Replicated,
  b: Replicated,
  { classesA, classesB }: Values,
  pairs: Pairs | undefined,
  level: number,
): DifferenceOf {
  const group = plainGroup(b.group);
  let left: { readonly a: Result['value'][][]; readonly b: Result['value'][][] } | undefined;
  const leave = (): NonNullable<typeof left> => {
    const others = new Map(b.replicas!.map((one) => [one.replicate, one]));
    const both = a.replicas!.filter(({ replicate }) => others.has(replicate));
    const partners = both.map(({ replicate }) => others.get(replicate)!);
    return {
      a: leaveOneOut(a.metrics, both).map((one) => valuesOf(one, classesA)),
      b: leaveOneOut(b.metrics, partners).map((one) => valuesOf(one, classesB)),
    };
  };
  return (metric, at, { of }, { value }) => {
    const paired = pairedOf(metric, group, pairs);
    if (paired) return ofDifference(difference(paired as never, { level }), paired);
    if (!a.replicas || !b.replicas)
      return withoutInterval(
        '--cluster COLUMN, with an id of the rows, gives this metric an interval',
      );
    left ??= leave();
    const differences = left.a.flatMap((own, i) => {
      const [x, y] = [figureIn(own[at]!, of), figureIn(left!.b[i]![at]!, of)];
      return x === undefined || y === undefined ? [] : [y - x];
    });
    if (differences.length < Math.max(2, left.a.length))
      return withoutInterval(
        left.a.length < 2
          ? `there must be rows in at least 2 replicates; there are some in ${left.a.length}`
          : 'the number has no value in some replicates',
      );
    const whole = value! - figureIn(valuesOf(a, classesA)[at]!, of)!;
    return ofJackknife(whole, differences, level);
  };
}

function ofJackknife(
  whole: number,
  differences: readonly number[],
  level: number,
): DifferenceFigures {
  const { low, high, standardError, groups } = jackknife(whole, differences, { level });
  return {
    low,
    high,
    method: 'jackknife',
    standardError,
    minimumDetectable: minimumDetectable(standardError, groups - 1, { level }),
    p: tTest(whole, standardError, groups - 1),
    onlyA: null,
    onlyB: null,
    reason: undefined,
  };
}

type AnyPaired = Paired<never>;

/** The paired metric with the sums of a group; undefined where they were not counted. */
function pairedOf(
  metric: DeclaredMetric,
  group: Group,
  pairs: Pairs | undefined,
): AnyPaired | undefined {
  const at = pairs?.names.indexOf(metric.name) ?? -1;
  if (!pairs || at < 0) return undefined;
  const { groups } = pairs;
  const key = JSON.stringify(group);
  const own = group === null ? groups : groups.filter((one) => JSON.stringify(one.group) === key);
  const { version, class_name, config } = new Paired(unseen(metric) as never).toJSON();
  const [first, ...rest] = own.map(({ states }: PairsOfGroup) => {
    const state = states[at] as unknown as KeyedState;
    const document: MetricDocument = { version, class_name, config, state };
    return metricFromJSON(document) as unknown;
  });
  if (!(first instanceof Metric)) return undefined;
  for (const other of rest) first.mergeState(other as never);
  return first as unknown as AnyPaired;
}

function ofDifference(found: Difference, paired?: AnyPaired): DifferenceFigures {
  const { low, high, method, standardError, minimumDetectable: least, reason } = found;
  const { onlyA, onlyB, pValue } = found;
  const samples = paired ? samplesOf(paired) : Infinity;
  return {
    low,
    high,
    method,
    standardError,
    minimumDetectable: least,
    p:
      pValue ??
      (standardError === null ? null : tTest(found.difference, standardError, samples - 1)),
    onlyA,
    onlyB,
    reason,
  };
}

const samplesOf = (paired: AnyPaired): number =>
  (paired.toJSON().state as unknown as { readonly samples: number }).samples;
