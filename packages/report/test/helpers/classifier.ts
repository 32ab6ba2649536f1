import type {
  CalibrationFigures,
  ClassesFigures,
  ReportData,
  SlicesFigures,
  ThresholdFigures,
} from '../../src/data.ts';
import { part, randomFrom } from './estimate.ts';

/** A report that has only a number of rows. */
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

/** Classes of a model that is right for about nine of ten rows. It confuses neighbouring classes most often. */
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
    .map(({ truth, prediction, weight, share }) => ({ truth, prediction, weight, share }));
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

/** Buckets of scores. `share` is the share of positive rows. With a higher `skill`, the scores separate positives and negatives better. */
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
  // The areas are summed from the highest threshold on: the ROC area by trapezoids, the average precision by steps.
  let [hits, alarms, rocAuc, averagePrecision] = [0, 0, 0, 0];
  const [all, none] = [positives, negatives].map((list) =>
    list.reduce((total, weight) => total + weight, 0),
  ) as [number, number];
  for (let i = 199; i >= 0; i--) {
    rocAuc += (negatives[i]! / none) * ((hits + positives[i]! / 2) / all);
    hits += positives[i]!;
    alarms += negatives[i]!;
    averagePrecision += (positives[i]! / all) * (hits / (hits + alarms || 1));
  }
  return { name, thresholds, positives, negatives, rocAuc, averagePrecision };
}

/** Ten bins of confidence of a model that is a little too sure. */
export function calibrationOf(rows: number): CalibrationFigures {
  const bins = Array.from({ length: 10 }, (_, i) => {
    const weight = Math.round((rows * (i + 1) ** 3) / 3025);
    const confidence = (i + 0.55) / 10;
    return {
      from: i / 10,
      to: (i + 1) / 10,
      weight,
      confidence,
      right: part(Math.round(weight * confidence ** 1.25), weight),
    };
  });
  const error = bins.reduce(
    (sum, bin) => sum + (bin.weight / rows) * Math.abs(bin.confidence - (bin.right.value ?? 0)),
    0,
  );
  return { bins, error, brier: 0.1432 };
}

/** Groups of very different sizes. */
export function slicesOf(column: string, metric: string, names: readonly string[]): SlicesFigures {
  const groups = names
    .map((name, i) => {
      const rows = Math.round(900 / (i + 1) ** 1.4) + 4;
      const right = Math.round(
        rows * (0.86 - 0.05 * Math.cos(5 * i)) - (i === 2 ? rows * 0.16 : 0),
      );
      return { name, rows, ...part(right, rows), differs: i === 2 };
    })
    .sort((a, b) => a.value! - b.value!);
  return { column, metric, direction: 'up', groups, minRows: 30 };
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
    topK: Array.from({ length: 10 }, (_, i) => ({
      k: i + 1,
      ...part(Math.round(1800 - (1800 - hits) / (i + 1) ** 1.6), 1800),
    })),
    thresholds: DIGITS.map((name, i) => thresholdsOf(name, 1800, 0.1, 1.5 + (i % 4) * 0.4)),
    calibration: calibrationOf(1800),
    slices: [
      slicesOf('writer', 'accuracy', [
        'Ann',
        'Bea',
        'Cem',
        'Dan',
        'Eve',
        'Finn',
        'Guo',
        'Hana',
        'Ines',
        'Jan',
      ]),
      slicesOf('month', 'accuracy', ['January', 'February', 'March', 'April']),
    ],
    health: [
      { what: 'Rows where two classes have the highest score', rows: 3 },
      { what: 'Rows with a score that is not a number', rows: 1 },
    ],
    assumed: [
      'Column label holds the true class, for its name says so.',
      'Columns p_0 to p_9 hold probabilities, for they sum to 1.',
    ],
    warnings: ['1 row with a score that is not a number counts as wrong.'],
    worst: {
      columns: ['row', 'label', 'prediction', 'confidence', 'writer'],
      rows: [
        ['812', 'three', 'four', '0.9997', 'Cem'],
        ['33', 'nine', 'zero', '0.9981', 'Ann'],
        ['1402', 'eight', 'nine', '0.9974', 'Cem'],
      ],
    },
    missing: [],
  };
}

/** A model that tells two classes apart, with a weight of each row. */
export function binary(): ReportData {
  const classes = classesOf(['no', 'yes'], 2500);
  return {
    ...empty,
    title: 'churn.csv',
    rows: 5000,
    effectiveRows: 3120.4,
    headlines: [
      { metric: 'binary_accuracy', direction: 'up', ...part(4390, 5000) },
      { metric: 'auc', direction: 'up', value: 0.9312, low: 0.9241, high: 0.9383 },
    ],
    constant: { name: 'no', accuracy: 0.8 },
    classes,
    thresholds: [thresholdsOf(null, 5000, 0.2, 1.6)],
    calibration: calibrationOf(5000),
    missing: ['Accuracy among the first k: there are two classes.'],
  };
}

/** A thousand classes, as in ImageNet. */
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
    topK: Array.from({ length: 100 }, (_, i) => ({
      k: i + 1,
      ...part(Math.round(50_000 - 4940 / (i + 1) ** 0.7), 50_000),
    })),
    thresholds: names.map((name, i) => thresholdsOf(name, 60, 0.5, 1 + (i % 9) / 4)),
    calibration: calibrationOf(50_000),
    slices: [
      slicesOf(
        'source',
        'accuracy',
        Array.from({ length: 80 }, (_, i) => `camera ${i + 1}`),
      ),
    ],
  };
}
