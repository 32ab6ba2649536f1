import { type DeclaredMetric, definitionOf } from '../reading/declared-metric.ts';

/** The mean area of the classes that have an area; null if no class has one. */
export function meanArea(
  areas: readonly DeclaredMetric[],
  occurring: ReadonlyMap<number, boolean> | undefined,
): number | null {
  const found = areas.filter((area, place) => {
    const others = occurring ? occurring.get(place) : othersOf(area);
    // Without negatives there is no area under the ROC curve.
    return isOfPR(area) ? others !== undefined : others === true;
  });
  const sum = found.reduce((all, area) => all + (area.result() as number), 0);
  return found.length === 0 ? null : sum / found.length;
}

const isOfPR = (area: DeclaredMetric): boolean =>
  definitionOf(area).className === 'AveragePrecision' || area.getConfig()['curve'] === 'PR';

/** Whether there are rows of other classes; undefined without rows of this class. */
function othersOf(area: DeclaredMetric): boolean | undefined {
  const { positives = {}, negatives = {} } = area.toJSON().state;
  const [some, others] = [positives, negatives].map((cells) =>
    Object.values(cells as object).some((weight) => weight > 0),
  );
  return some ? others : undefined;
}
