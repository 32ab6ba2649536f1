import { minimumDetectable, tTest } from 'rightly/statistics';
import { leaveOneOut, type Replicated } from '../counting/collect-replicates.ts';
import { byName } from '../reading/one-vs-rest.ts';
import { isMean } from '../reading/declared-metric.ts';
import { valuesOf } from './evaluation.ts';
import { type FoundInterval, intervalOf, jackknifeOf, OF_ELEMENTS } from './intervals.ts';
import { figuresOf, type Result } from './result.ts';
import { withoutInterval, type DifferenceOf, type Values } from './difference-figures.ts';

/** The function for differences of two models that saw different rows. */
export function unpairedDifferences(
  a: Replicated,
  b: Replicated,
  { classesA, classesB }: Values,
  { level, areElements }: { readonly level: number; readonly areElements: boolean },
): DifferenceOf {
  const endsOf = (
    { metrics, occurring, replicas }: Replicated,
    classes: readonly string[] | undefined,
  ): FoundInterval[] => {
    const whole = valuesOf({ metrics, occurring }, classes);
    const others = replicas && leaveOneOut(metrics, replicas).map((one) => valuesOf(one, classes));
    return byName(metrics).map(([metric], at) =>
      others
        ? jackknifeOf(
            whole[at]!,
            others.map((one) => one[at]!),
            level,
          )
        : areElements
          ? OF_ELEMENTS
          : intervalOf(metric!, level),
    );
  };
  const [before, after] = [endsOf(a, classesA), endsOf(b, classesB)];
  return (metric, at, { of, value: x }, { value: y }) => {
    const [own, other] = [before[at]!, after[at]!];
    if (typeof own === 'string' || typeof other === 'string')
      return withoutInterval([own, other].find((one) => typeof one === 'string') as string);
    const first = isMean(metric) ? 0 : placeOf(valuesOf(a, classesA)[at]!, of);
    const second = isMean(metric) ? 0 : placeOf(valuesOf(b, classesB)[at]!, of);
    const low = y! - x! - Math.hypot(y! - other.low[second]!, own.high[first]! - x!);
    const high = y! - x! + Math.hypot(other.high[second]! - y!, x! - own.low[first]!);
    if (Number.isNaN(low)) return withoutInterval('the number has no value in some replicates');
    const error = Math.hypot(own.standardError[first]!, other.standardError[second]!);
    return {
      low,
      high,
      method: 'square-and-add',
      standardError: error,
      minimumDetectable: minimumDetectable(error, Infinity, { level }),
      p: tTest(y! - x!, error, Infinity),
      onlyA: null,
      onlyB: null,
      reason: undefined,
    };
  };
}

/** The index of a class among the numbers of a result. */
const placeOf = (value: Result['value'], of: string | undefined): number =>
  figuresOf({ value }).findIndex((figure) => figure.of === of);
