import type { ClassesFigures, ReportData, ThresholdFigures } from '../../src/data.ts';
import { part, randomFrom } from './sure.ts';

/** A report that has nothing but its number of rows. */
export const empty: ReportData = {
  title: 'Nothing',
  rows: 0,
  effectiveRows: null,
  level: 0.95,
  headlines: [],
  constant: null,
  classes: null,
  topK: null,
  thresholds: null,
  calibration: null,
  slices: [],
  errors: null,
  comparison: null,
  health: [],
  assumed: [],
  warnings: [],
  worst: null,
  missing: [],
};

/** Classes of a model that is right for about nine rows of ten; neighbouring classes are confused most. */
export function classesOf(names: readonly string[], rowsEach: number): ClassesFigures {
  const random = randomFrom(names.length);
  const n = names.length;
  const full = names.map((_, truth) => {
    const row = Array.from({ length: n }, () => 0);
    const wrong = random() ** 2 * 0.3;
    for (let i = 0; i < rowsEach; i++) {
      const step = 1 + Math.floor(random() ** 2 * Math.min(n - 1, 12));
      row[random() < wrong ? (truth + step) % n : truth]!++;
    }
    return row;
  });
  const byClass = names
    .map((name, i) => {
      const hits = full[i]![i]!;
      const predicted = full.reduce((sum, row) => sum + row[i]!, 0);
      return {
        name,
        support: rowsEach,
        predicted,
        precision: predicted > 0 ? hits / predicted : null,
        recall: part(hits, rowsEach),
        f1: (2 * hits) / (rowsEach + predicted),
      };
    })
    .sort((a, b) => a.recall.value! - b.recall.value!);
  const confused = full
    .flatMap((row, i) =>
      row.map((weight, j) => ({
        truth: names[i]!,
        prediction: names[j]!,
        weight,
        share: weight / rowsEach,
        isRight: i === j,
      })),
    )
    .filter(({ weight, isRight }) => weight > 0 && !isRight)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 20)
    .map(({ isRight: _, ...pair }) => pair);
  const each = Math.ceil(n / 50);
  const size = Math.ceil(n / each);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [i, row] of full.entries())
    for (const [j, weight] of row.entries())
      rows[Math.floor(i / each)]![Math.floor(j / each)]! += weight;
  const ranges = Array.from({ length: size }, (_, i) => {
    const [first, last] = [names[i * each]!, names[Math.min(n, (i + 1) * each) - 1]!];
    return first === last ? first : `${first} … ${last}`;
  });
  return { byClass, confused, matrix: { names: ranges, rows, classesEach: each } };
}

/** Buckets of scores of rows, of which every `1 / share`th is positive. The higher `skill`, the better they are told apart. */
export function thresholdsOf(
  name: string | null,
  rows: number,
  share: number,
  skill: number,
): ThresholdFigures {
  const random = randomFrom(rows + Math.round(1000 * skill));
  const thresholds = Array.from({ length: 199 }, (_, i) => i / 198);
  const positives = Array.from({ length: 200 }, () => 0);
  const negatives = Array.from({ length: 200 }, () => 0);
  for (let i = 0; i < rows; i++) {
    const isPositive = random() < share;
    const noise = random() + random() + random() - 1.5;
    const score = 1 / (1 + Math.exp(-(skill * (isPositive ? 1 : -1) + 3 * noise)));
    (isPositive ? positives : negatives)[thresholds.filter((t) => t < score).length]!++;
  }
  return { name, thresholds, positives, negatives, rocAuc: 0.93, averagePrecision: 0.87 };
}

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Ten classes of handwritten digits, with probabilities and two columns to group by. */
export function digits(): ReportData {
  const classes = classesOf(DIGITS, 180);
  const hits = classes.matrix.rows.reduce((sum, row, i) => sum + row[i]!, 0);
  return {
    ...empty,
    title: 'predictions.parquet',
    rows: 1800,
    effectiveRows: 1650,
    headlines: [
      { metric: 'accuracy', direction: 'up', ...part(hits, 1800) },
      { metric: 'f1_score', direction: 'up', value: 0.8975, low: null, high: null },
      {
        metric: 'categorical_crossentropy',
        direction: 'down',
        value: 0.3121,
        low: 0.2874,
        high: 0.3368,
      },
    ],
    constant: { name: 'three', accuracy: 0.1 },
    classes,
  };
}

/** A thousand classes, as of ImageNet. */
export function thousand(): ReportData {
  const names = Array.from(
    { length: 1000 },
    (_, i) => `class ${String(i).padStart(3, '0')}, of a long name`,
  );
  return {
    ...empty,
    title: 'imagenet.parquet',
    rows: 50_000,
    headlines: [{ metric: 'accuracy', direction: 'up', value: 0.9012, low: 0.8986, high: 0.9038 }],
    constant: { name: names[0]!, accuracy: 0.001 },
    classes: classesOf(names, 50),
  };
}
