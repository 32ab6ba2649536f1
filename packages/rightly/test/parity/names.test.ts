import { type AnyMetric, F1Score, Metric, MetricList } from 'rightly';
import { metricClasses, metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { catalogueCases, catalogueDifferences, metricOf, see } from './catalogue.ts';
import { type Named, namedAccuracies, namedIoUs, namedProbabilities } from './names.ts';

const make = (className: string, config: object): AnyMetric => {
  const Class = metricClasses.find(({ definition }) => definition.className === className)!;
  return Metric.fromConfig.call(Class, config as never) as AnyMetric;
};

const weightOf = ({ sampleWeight }: Named['updates'][number]): object =>
  sampleWeight === undefined ? {} : { sampleWeight };

/** Results of cases by index and by name that differ in some bits. */
function differences(cases: readonly Named[]): unknown[] {
  return cases.flatMap(({ title, className, config, named, updates }) => {
    const [indexed, byName] = [make(className, config), make(className, named)];
    const list = new MetricList([make(className, named), make(className, { ...named, name: 'b' })]);
    for (const update of updates) {
      indexed.updateState(...update.byIndex, weightOf(update));
      byName.updateState(update.yTrue, update.yPred, weightOf(update));
      list.updateState(update.yTrue as never, update.yPred as never, weightOf(update));
    }
    const saved = metricFromJSON(JSON.parse(JSON.stringify(byName)));
    const results = [byName, ...list.metrics, saved].map((metric) => metric.result() as unknown);
    const isSame = results.every((result) => Object.is(result, indexed.result()));
    const isKept = JSON.stringify(saved) === JSON.stringify(byName);
    return isSame && isKept ? [] : [[title, indexed.result(), ...results, isKept]];
  });
}

describe('recorded cases have the same results by name and by index:', () => {
  test.each([
    ['SparseCategoricalAccuracy', namedAccuracies, 300],
    ['SparseTopKCategoricalAccuracy', namedAccuracies, 400],
    ['IoU', namedIoUs, 60],
    ['MeanIoU', namedIoUs, 60],
    ['ExpectedCalibrationError', namedProbabilities, 60],
    ['BrierScore', namedProbabilities, 60],
  ])('%s', (className, cases, least) => {
    const own = cases.filter((c) => c.className === className);
    expect(own.length).toBeGreaterThan(least);
    expect(differences(own)).toEqual([]);
  });
});

/** The index of the 1 in each vector of zeros. Undefined where a vector is not one-hot. */
function hotPlaces(data: readonly number[], width: number): number[] | undefined {
  const rows = Array.from({ length: data.length / width }, (_, i) =>
    data.slice(i * width, (i + 1) * width),
  );
  const isHot = rows.every(
    (row) => row.filter((x) => x === 1).length === 1 && row.every((x) => x === 0 || x === 1),
  );
  return isHot ? rows.map((row) => row.indexOf(1)) : undefined;
}

test('F-scores of recorded one-hot truth are equal where truth is names', () => {
  const cases = catalogueCases.filter(
    ({ className, config }) => /^F(1|Beta)Score$/.test(className) && config['threshold'] == null,
  );
  let count = 0;
  for (const c of cases) {
    const width = c.updates[0]?.yPred[1].at(-1) ?? 0;
    const classes = Array.from({ length: width }, (_, i) => `class ${i}`);
    const hot = c.updates.map(({ yTrue }) => hotPlaces(yTrue[2], width));
    if (width === 0 || hot.includes(undefined)) continue;
    count++;
    const dense = make(c.className, { ...c.config, classes });
    for (const update of c.updates) see(dense, update, 'flat');
    const sparse = make(c.className, { ...c.config, classes, sparse_y_true: true });
    c.updates.forEach((update, i) => {
      const shape = update.yTrue[1].slice(0, -1);
      const yTrue = { data: hot[i]!.map((place) => classes[place]!), shape };
      const { yPred, sampleWeight } = update;
      const scores = { data: Float64Array.from(yPred[2]), shape: yPred[1] };
      const weight = sampleWeight && {
        data: Float64Array.from(sampleWeight[2]),
        shape: sampleWeight[1],
      };
      sparse.updateState(yTrue, scores, {
        ...(weight && { sampleWeight: weight.shape.length === 0 ? weight.data[0]! : weight }),
      });
    });
    const plain = metricOf(c);
    for (const update of c.updates) see(plain, update, 'flat');
    expect(dense.result(), c.title).toEqual(plain.result());
    expect((dense as F1Score).keys()).toEqual(Array.isArray(dense.result()) ? classes : []);
    expect(catalogueDifferences(c, sparse.result())).toEqual([]);
  }
  expect(count).toBeGreaterThan(50);
});
