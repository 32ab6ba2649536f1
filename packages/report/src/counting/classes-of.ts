import type { ClassesFigures, ClassFigures, Confused, MatrixFigures, ReportData } from '../data.ts';
import { rateOf, type RateOptions } from './rate.ts';

/** A confusion matrix: a row for each true class, and a column for each predicted class. */
export interface Matrix {
  readonly classes: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** The most rows and columns of the drawn matrix. */
const MOST_CELLS = 40;
/** The number of most confused pairs. */
const MOST_PAIRS = 20;

const goodness = ({ recall }: ClassFigures): number => recall.value ?? Infinity;

/** The figures of classes, from a confusion matrix. */
export function classesOf({ classes, rows }: Matrix, options: RateOptions): ClassesFigures {
  const truths = rows.map((row) => total(row));
  const calls = classes.map((_, j) => total(rows.map((row) => row[j]!)));
  const byClass = classes.map((name, i): ClassFigures => {
    const [hits, truth, called] = [rows[i]![i]!, truths[i]!, calls[i]!];
    return {
      name,
      support: truth,
      predicted: called,
      precision: called > 0 ? hits / called : null,
      recall: rateOf(hits, truth, options),
      f1: truth + called > 0 ? (2 * hits) / (truth + called) : null,
    };
  });
  return {
    byClass: byClass.sort((a, b) => goodness(a) - goodness(b)),
    matrix: coarse({ classes, rows }),
    confused: confusedMost({ classes, rows }, truths),
  };
}

const total = (list: readonly number[]): number => list.reduce((all, x) => all + x, 0);

/** The matrix to draw. With very many classes, each row and column stands for several neighbouring classes. */
function coarse({ classes, rows }: Matrix): MatrixFigures {
  const each = Math.ceil(classes.length / MOST_CELLS);
  if (each <= 1) return { names: classes, rows, classesEach: 1 };
  const count = Math.ceil(classes.length / each);
  const cells = Array.from({ length: count }, () => Array.from({ length: count }, () => 0));
  rows.forEach((row, i) => {
    const own = cells[Math.floor(i / each)]!;
    row.forEach((weight, j) => {
      own[Math.floor(j / each)]! += weight;
    });
  });
  const names = cells.map((_, i) => {
    const [first, last] = [i * each, Math.min(classes.length, (i + 1) * each) - 1];
    return first === last ? classes[first]! : `${classes[first]!} … ${classes[last]!}`;
  });
  return { names, rows: cells, classesEach: each };
}

function confusedMost({ classes, rows }: Matrix, truths: readonly number[]): Confused[] {
  const found: Confused[] = [];
  rows.forEach((row, i) => {
    row.forEach((weight, j) => {
      if (i !== j && weight > 0)
        found.push({
          truth: classes[i]!,
          prediction: classes[j]!,
          weight,
          share: weight / truths[i]!,
        });
    });
  });
  return found.sort((a, b) => b.weight - a.weight).slice(0, MOST_PAIRS);
}

/** The accuracy of a model that always predicts the most frequent class. */
export function constantOf(classes: ClassesFigures | null): ReportData['constant'] {
  if (!classes) return null;
  const all = classes.byClass.reduce((sum, { support }) => sum + support, 0);
  const most = classes.byClass.reduce((a, b) => (b.support > a.support ? b : a));
  return all > 0 ? { name: most.name, accuracy: most.support / all } : null;
}
