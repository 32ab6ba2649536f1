import { eachClass, type OneVsRest } from '../../reading/one-vs-rest.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import type { SelectedMetrics, Shown } from '../../reading/share-sums.ts';
import { configOf, type Description, type Question, type ShownText } from './document.ts';

/* Conversion of shown metrics to the description of an answer, and back. */

/** The shown metrics for a description. Areas of each class occur once. */
export function shownText(
  { metrics, oneVsRest, shown }: SelectedMetrics,
  scores = 0,
): Pick<Description, 'shown' | 'against'> {
  const each = oneVsRest?.classes.length ?? 1;
  const areas = shown.filter(({ from }) => from >= metrics.length);
  const others = shown.filter((one) => !areas.includes(one) || areas.indexOf(one) % each === 0);
  const written = others.map(({ metric, from, isUndecided }): ShownText =>
    Object.assign(
      configOf(metric),
      { from: from < metrics.length ? from : null },
      isUndecided && { undecided: true },
    ),
  );
  const isAsCounted =
    shown.length === metrics.length &&
    shown.every(
      ({ metric, from, isUndecided }, i) => metric === metrics[i] && from === i && !isUndecided,
    );
  return {
    ...(!isAsCounted && { shown: written }),
    ...(oneVsRest && {
      against: { metrics: oneVsRest.metrics.map(configOf), classes: oneVsRest.classes, scores },
    }),
  };
}

/** The shown metrics from a description; undefined where all counted metrics are shown unchanged. */
export function shownFrom(
  { shown, against }: Description,
  metrics: readonly DeclaredMetric[],
  create: (metric: Question['metrics'][number]) => DeclaredMetric,
): SelectedMetrics | undefined {
  if (!shown) return undefined;
  const oneVsRest: OneVsRest | undefined = against && {
    metrics: against.metrics.map(create),
    classes: against.classes,
  };
  let next = metrics.length;
  return {
    metrics,
    oneVsRest,
    shown: shown.flatMap((one): Shown[] => {
      const metric = create(one);
      if (one.from !== null)
        return [{ metric, from: one.from, isUndecided: one.undecided ?? false }];
      return eachClass({ metrics: [metric], classes: oneVsRest!.classes }).map((own) => ({
        metric: own,
        from: next++,
        isUndecided: false,
      }));
    }),
  };
}
