import { eachClass, type Versus } from '../../reading/against-the-rest.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import type { Chosen, Shown } from '../../reading/shared.ts';
import { asked, type Description, type Question, type ShownText } from './document.ts';

/* The metrics that were asked for, beside those that were counted for them. */

/** As a description has them: areas of each class once. */
export function shownText(
  { metrics, versus, shown }: Chosen,
  scores = 0,
): Pick<Description, 'shown' | 'against'> {
  const each = versus?.classes.length ?? 1;
  const areas = shown.filter(({ from }) => from >= metrics.length);
  const others = shown.filter((one) => !areas.includes(one) || areas.indexOf(one) % each === 0);
  const written = others.map(({ metric, from, isUndecided }): ShownText =>
    Object.assign(
      asked(metric),
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
    ...(versus && {
      against: { metrics: versus.metrics.map(asked), classes: versus.classes, scores },
    }),
  };
}

/** The same again; undefined where all metrics were counted as they are shown. */
export function shownFrom(
  { shown, against }: Description,
  metrics: readonly DeclaredMetric[],
  create: (metric: Question['metrics'][number]) => DeclaredMetric,
): Chosen | undefined {
  if (!shown) return undefined;
  const versus: Versus | undefined = against && {
    metrics: against.metrics.map(create),
    classes: against.classes,
  };
  let next = metrics.length;
  return {
    metrics,
    versus,
    shown: shown.flatMap((one): Shown[] => {
      const metric = create(one);
      if (one.from !== null)
        return [{ metric, from: one.from, isUndecided: one.undecided ?? false }];
      return eachClass({ metrics: [metric], classes: versus!.classes }).map((own) => ({
        metric: own,
        from: next++,
        isUndecided: false,
      }));
    }),
  };
}
